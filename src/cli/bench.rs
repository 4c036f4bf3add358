//! `spotcheck bench`: how fast the program is over given folders, and where the time goes.

use super::{Outcome, say, tell};
use anyhow::{Context as _, bail};
use clap::Args;
use serde_json::json;
use spotcheck::graph::Graph;
use spotcheck::output::{Offsets, Selection, line, of_article};
use spotcheck::read::{Source, read_file, walk};
use spotcheck::run::{Options, Run, Tally};
use spotcheck::{Extractor, Step};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const EXAMPLES: &str = "Examples:
  spotcheck bench articles
  spotcheck bench articles --threads 8 --json

All records are made and thrown away, so the figures are the program's and not the disk's. Start-up is that
of a process of its own; peak memory that of this one, over all passes.";

/// The flags of `bench`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Folders and files to read (.txt, .md)
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Threads to scale to; as many as there are cores if not given
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,
    /// Passes for each number of threads; the fastest counts
    #[arg(long, value_name = "N", default_value = "2")]
    passes: NonZeroUsize,
    /// Write one JSON object instead of a table
    #[arg(long)]
    json: bool,
}

/// What is measured one by one, in the order of the pipeline.
const STEPS: [&str; 7] = ["read", "text", "mention", "entity", "claim", "graph", "output"];

/// Runs `bench`.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let (sources, problems) = walk(&arguments.paths);
    problems.iter().for_each(|p| tell(format_args!("{p}")));
    if sources.is_empty() {
        bail!("no article (.txt, .md) to measure with");
    }
    let (extractor, _) = Extractor::load(None);
    let steps = steps(&extractor, &sources);
    let most = arguments.threads.or(std::thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
    let mut passes = Vec::new();
    for threads in doubling(most) {
        passes.push((threads, fastest(&extractor, &sources, threads, arguments.passes.get())?));
    }
    let measured = Measured { start_up: start_up()?, steps, passes, memory: peak_memory() };
    if arguments.json {
        say(format_args!("{}", measured.json()))?
    } else {
        measured.table()?
    }
    Ok(if problems.is_empty() { Outcome::Done } else { Outcome::Problems })
}

/// 1, 2, 4 ... and at last `most`.
fn doubling(most: usize) -> Vec<usize> {
    let mut counts: Vec<usize> = (0..).map(|n| 1 << n).take_while(|n| *n < most).collect();
    counts.push(most);
    counts
}

struct Measured {
    start_up: Duration,
    steps: [Duration; STEPS.len()],
    passes: Vec<(usize, (Duration, Tally))>,
    /// Kilobytes, where the system tells.
    memory: Option<u64>,
}

impl Measured {
    fn table(&self) -> std::io::Result<()> {
        let (_, (_, tally)) = &self.passes[0];
        say(format_args!(
            "{} articles, {:.1} MB, {} claims, {} problems",
            tally.articles,
            tally.bytes as f64 / 1e6,
            tally.claims,
            tally.problems
        ))?;
        say(format_args!("start-up     {:7.1} ms", self.start_up.as_secs_f64() * 1e3))?;
        if let Some(memory) = self.memory {
            say(format_args!("peak memory  {:7.1} MB", memory as f64 / 1e3))?;
        }
        say(format_args!("\nthreads  articles/s     MB/s   claims/s    times"))?;
        for (threads, rates) in self.rates() {
            let [articles, megabytes, claims, times] = rates;
            say(format_args!("{threads:7}  {articles:10.0}  {megabytes:7.2}  {claims:9.0}  {times:7.2}"))?;
        }
        say(format_args!("\nstep          ms  share"))?;
        let total: Duration = self.steps.iter().sum();
        for (name, time) in STEPS.iter().zip(&self.steps) {
            let share = time.as_secs_f64() / total.as_secs_f64() * 100.0;
            say(format_args!("{name:8} {:7.0}  {share:4.1}%", time.as_secs_f64() * 1e3))?;
        }
        Ok(())
    }

    /// For each number of threads: articles, megabytes and claims a second, and how many times as fast as one.
    fn rates(&self) -> impl Iterator<Item = (usize, [f64; 4])> {
        let one = self.passes[0].1.0.as_secs_f64();
        self.passes.iter().map(move |(threads, (time, tally))| {
            let seconds = time.as_secs_f64();
            let rate = |count: u64| count as f64 / seconds;
            let megabytes = rate(tally.bytes) / 1e6;
            (*threads, [rate(tally.articles), megabytes, rate(tally.claims), one / seconds])
        })
    }

    fn json(&self) -> serde_json::Value {
        let (_, (_, tally)) = &self.passes[0];
        let milliseconds = |time: &Duration| time.as_secs_f64() * 1e3;
        let steps: serde_json::Map<_, _> =
            STEPS.iter().zip(&self.steps).map(|(n, t)| (n.to_string(), milliseconds(t).into())).collect();
        let threads: Vec<_> = self
            .rates()
            .map(|(threads, [articles, megabytes, claims, times])| {
                json!({"threads": threads, "articles_per_second": articles, "megabytes_per_second": megabytes,
                       "claims_per_second": claims, "times": times})
            })
            .collect();
        json!({"articles": tally.articles, "bytes": tally.bytes, "claims": tally.claims,
               "problems": tally.problems, "start_up_ms": milliseconds(&self.start_up),
               "peak_memory_kb": self.memory, "threads": threads, "steps_ms": steps})
    }
}

/// The fastest of some passes on so many threads.
fn fastest(
    extractor: &Extractor,
    sources: &[Source],
    threads: usize,
    passes: usize,
) -> anyhow::Result<(Duration, Tally)> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build()?;
    let options = Options::default();
    let mut best: Option<(Duration, Tally)> = None;
    for _ in 0..passes {
        let start = Instant::now();
        let tally = pool.install(|| {
            let mut run = Run::start(extractor, &options, |_| Ok(()))?;
            run.files(sources, |_, _| ())?;
            run.finish()
        })?;
        let pass = (start.elapsed(), tally);
        best = Some(best.filter(|b| b.0 < pass.0).unwrap_or(pass));
    }
    best.context("no pass was made")
}

/// The time of each step over all articles, one after another on this thread.
fn steps(extractor: &Extractor, sources: &[Source]) -> [Duration; STEPS.len()] {
    let mut watch = Watch { times: [Duration::ZERO; STEPS.len()], last: Instant::now() };
    let mut graph = Graph::default();
    let mut records = Vec::new();
    for source in sources {
        let Ok((article, _)) = read_file(source, None) else { continue };
        watch.stop(0);
        let step = |step| match step {
            Step::Text => watch.stop(1),
            Step::Mention => watch.stop(2),
            Step::Entity => watch.stop(3),
            Step::Claim => watch.stop(4),
        };
        let (extraction, ()) = extractor.observe(&article, step, |_, _| ());
        graph.add(Graph::of(&extraction));
        watch.stop(5);
        records.clear();
        let selection = Selection::default();
        of_article(&article, &extraction, &extractor.lexicon, Offsets::CodePoints, selection, |record| {
            line(record, &mut records);
        });
        watch.stop(6);
    }
    watch.times
}

struct Watch {
    times: [Duration; STEPS.len()],
    last: Instant,
}

impl Watch {
    /// Counts the time since the last stop for `step`.
    fn stop(&mut self, step: usize) {
        let now = Instant::now();
        self.times[step] += now - self.last;
        self.last = now;
    }
}

/// The fastest of three starts of this program over empty input.
fn start_up() -> anyhow::Result<Duration> {
    let program = std::env::current_exe().context("cannot find this program")?;
    let mut best = Duration::MAX;
    for _ in 0..3 {
        let start = Instant::now();
        let mut command = Command::new(&program);
        command.args(["extract", "-"]).stdin(Stdio::null()).stdout(Stdio::null());
        command.status().context("cannot start this program")?;
        best = best.min(start.elapsed());
    }
    Ok(best)
}

/// The most memory this process has held, in kilobytes, where the system has a `/proc`.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}
