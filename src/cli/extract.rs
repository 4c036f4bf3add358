//! `spotcheck extract`: folders in, JSON Lines out.

use super::progress::Progress;
use super::{Outcome, When, load, tell};
use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};
use spotcheck::output::{Offsets, Selection, Writer};
use spotcheck::problem::Problem;
use spotcheck::read::{Source, iso_date, walk};
use spotcheck::run::{Options, Run};
use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "Examples:
  spotcheck extract articles -o claims.jsonl
  spotcheck extract articles press.txt --published 2024-02-20 | grep '\"kind\":\"claim\"'
  spotcheck extract - < articles.jsonl > claims.jsonl";

/// The flags of `extract`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Folders and files to read (.txt, .md), or `-` for JSON Lines on standard input
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Where to write; standard output if not given
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Records to write, parted by commas
    #[arg(long, value_delimiter = ',', value_name = "KINDS", default_values_t = DEFAULT_RECORDS)]
    records: Vec<RecordKind>,
    /// A folder of word lists, inspectorates and rules to use in place of, or beside, the built-in ones
    #[arg(long, value_name = "DIR")]
    lexicons: Option<PathBuf>,
    /// Threads to use; as many as there are cores if not given
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,
    /// The publication date of articles that tell none (ISO, such as 2024-02-20)
    #[arg(long, value_name = "DATE", value_parser = date)]
    published: Option<String>,
    /// The unit in which `start` and `end` count
    #[arg(long, value_enum, default_value = "codepoints")]
    offsets: Unit,
    /// Whether to show a progress bar on standard error
    #[arg(long, value_enum, default_value = "auto")]
    progress: When,
}

const DEFAULT_RECORDS: [RecordKind; 5] =
    [RecordKind::Article, RecordKind::Mention, RecordKind::Claim, RecordKind::Entity, RecordKind::Link];

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum RecordKind {
    Article,
    Sentence,
    Mention,
    Claim,
    Entity,
    Link,
}

impl std::fmt::Display for RecordKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.to_possible_value().as_ref().map_or("", |v| v.get_name()))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Unit {
    Codepoints,
    Utf16,
}

/// A publication date, made ISO as those of sidecars are.
pub(super) fn date(given: &str) -> Result<String, String> {
    iso_date(given.trim()).ok_or_else(|| "give a day of the calendar such as 2024-02-20".into())
}

/// Runs `extract`.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let input = Input::of(&arguments.paths)?;
    if let Some(threads) = arguments.threads {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.get());
        pool.build_global().context("cannot start the threads")?;
    }
    let place = arguments.output.as_ref().map_or("standard output".into(), |p| p.display().to_string());
    let cannot = || format!("cannot write {place}");
    let mut writer = Writer::open(arguments.output.as_deref()).with_context(cannot)?;
    let (extractor, faults) = load(arguments.lexicons.as_deref())?;
    let options = options(arguments);
    let mut run = Run::start(&extractor, &options, |bytes| writer.write_all(bytes)).with_context(cannot)?;
    input.feed(&mut run, arguments.progress).with_context(cannot)?;
    let tally = run.finish().with_context(cannot)?;
    writer.finish().with_context(cannot)?;
    Ok(if tally.problems == 0 && faults == 0 { Outcome::Done } else { Outcome::Problems })
}

fn options(arguments: &Arguments) -> Options {
    let has = |kind| arguments.records.contains(&kind);
    let selection = Selection {
        article: has(RecordKind::Article),
        sentence: has(RecordKind::Sentence),
        mention: has(RecordKind::Mention),
        claim: has(RecordKind::Claim),
        entity: has(RecordKind::Entity),
        link: has(RecordKind::Link),
    };
    let mut told = BTreeMap::new();
    if let Some(date) = &arguments.published {
        told.insert("published".into(), date.clone());
    }
    if arguments.records != DEFAULT_RECORDS {
        let kinds: Vec<String> = arguments.records.iter().map(ToString::to_string).collect();
        told.insert("records".into(), kinds.join(","));
    }
    let offsets = if arguments.offsets == Unit::Utf16 { Offsets::Utf16 } else { Offsets::CodePoints };
    Options { offsets, selection, published: arguments.published.clone(), told }
}

/// What a run feeds on.
enum Input {
    /// Files, and what went wrong on the way to them.
    Files(Vec<Source>, Vec<Problem>),
    /// Lines of standard input.
    Lines,
}

impl Input {
    /// Walks `paths`, so that a run over nothing is refused before anything is written.
    fn of(paths: &[PathBuf]) -> anyhow::Result<Self> {
        if paths == [Path::new("-")] {
            return Ok(Self::Lines);
        }
        if paths.iter().any(|p| p == Path::new("-")) {
            bail!("`-` reads standard input and stands alone: name the folders in a run of their own");
        }
        let (sources, problems) = walk(paths);
        if sources.is_empty() {
            problems.iter().for_each(|p| tell(format_args!("{p}")));
            let paths: Vec<_> = paths.iter().map(|p| p.display().to_string()).collect();
            bail!("no article (.txt, .md) in {}", paths.join(", "));
        }
        Ok(Self::Files(sources, problems))
    }

    fn feed<W>(self, run: &mut Run<'_, W>, progress: When) -> io::Result<()>
    where
        W: FnMut(&[u8]) -> io::Result<()> + Send,
    {
        match self {
            Self::Files(sources, problems) => {
                let mut progress = Progress::new(progress, Some(sources.len() as u64));
                problems.into_iter().try_for_each(|problem| run.problem(problem))?;
                run.files(&sources, |tally, problems| progress.show(tally, problems))
            }
            Self::Lines => {
                let mut progress = Progress::new(progress, None);
                run.lines(io::stdin(), |tally, problems| progress.show(tally, problems))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn dates_are_days_of_the_calendar() {
        for good in ["2024-02-29", "2024-02-20T09:00:00Z", "20 February 2024"] {
            assert!(date(good).is_ok(), "{good}");
        }
        for bad in ["2023-02-29", "2024", "yesterday", ""] {
            assert!(date(bad).is_err(), "{bad}");
        }
    }
}
