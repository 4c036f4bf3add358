//! How far a run is: a bar on a terminal, a line now and then elsewhere, and problems as they come.

use super::{When, tell};
use indicatif::{ProgressBar, ProgressStyle};
use spotcheck::problem::Problem;
use spotcheck::run::Tally;
use std::io::{self, IsTerminal as _};
use std::time::{Duration, Instant};

/// Between two lines where there is no bar.
const PAUSE: Duration = Duration::from_secs(5);

/// The progress of one run, on standard error.
pub(super) struct Progress {
    bar: ProgressBar,
    /// Where a bar is asked for but cannot be drawn: when a line was last written.
    plain: Option<Instant>,
    start: Instant,
    total: Option<u64>,
}

impl Progress {
    /// Progress towards `total` inputs, if their number is known.
    pub(super) fn new(when: When, total: Option<u64>) -> Self {
        let terminal = io::stderr().is_terminal();
        let bar = if terminal && when != When::Never { bar(total) } else { ProgressBar::hidden() };
        let start = Instant::now();
        Self { bar, plain: (when == When::Always && !terminal).then_some(start), start, total }
    }

    /// Tells the problems of a batch, then how far the run is.
    pub(super) fn show(&mut self, tally: &Tally, problems: &[Problem]) {
        if !problems.is_empty() {
            self.bar.suspend(|| problems.iter().for_each(|p| tell(format_args!("{p}"))));
        }
        let rate = tally.bytes as f64 / 1e6 / self.start.elapsed().as_secs_f64().max(1e-3);
        let noun = if tally.problems == 1 { "problem" } else { "problems" };
        let message = format!("{rate:.1} MB/s  {} {noun}", tally.problems);
        let last = self.total == Some(tally.inputs);
        if self.plain.is_some_and(|told| last || told.elapsed() > PAUSE) {
            let total = self.total.map(|t| format!("/{t}")).unwrap_or_default();
            tell(format_args!("{}{total} articles  {message}", tally.inputs));
            self.plain = Some(Instant::now());
        }
        self.bar.set_message(message);
        self.bar.set_position(tally.inputs);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

fn bar(total: Option<u64>) -> ProgressBar {
    let (bar, template) = match total {
        Some(total) => (ProgressBar::new(total), "{bar:30} {pos}/{len} articles  {msg}  {eta} left"),
        None => (ProgressBar::new_spinner(), "{spinner} {pos} articles  {msg}"),
    };
    bar.with_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()))
}
