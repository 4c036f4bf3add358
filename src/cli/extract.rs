//! `spotcheck extract`: folders in, JSON Lines out.

use super::Outcome;
use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use spotcheck::Extractor;
use spotcheck::output::{Offsets, Selection, Writer};
use spotcheck::problem::Problem;
use spotcheck::read::{parse_line, walk};
use spotcheck::run::{Options, Run, Tally};
use std::collections::BTreeMap;
use std::io::{BufRead as _, IsTerminal as _};
use std::path::PathBuf;

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
    threads: Option<usize>,
    /// The publication date of articles that tell none (ISO, such as 2024-02-20)
    #[arg(long, value_name = "DATE")]
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum When {
    Auto,
    Always,
    Never,
}

/// Runs `extract`.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    if let Some(threads) = arguments.threads {
        rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build_global()
            .context("cannot start the threads")?;
    }
    let (extractor, faults) = Extractor::load(arguments.lexicons.as_deref());
    for fault in &faults {
        eprintln!("spotcheck: {fault}");
    }
    let options = options(arguments);
    let place = arguments.output.as_ref().map_or("standard output".into(), |p| p.display().to_string());
    let mut writer =
        Writer::open(arguments.output.as_deref()).with_context(|| format!("cannot write {place}"))?;
    let (_, problems) = records(arguments, &extractor, &options, &mut writer)
        .with_context(|| format!("cannot write {place}"))?;
    writer.finish().with_context(|| format!("cannot write {place}"))?;
    for problem in &problems {
        eprintln!("spotcheck: {problem}");
    }
    Ok(if problems.is_empty() && faults.is_empty() { Outcome::Done } else { Outcome::Problems })
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

fn records(
    arguments: &Arguments,
    extractor: &Extractor,
    options: &Options,
    writer: &mut Writer,
) -> anyhow::Result<(Tally, Vec<Problem>)> {
    let mut run = Run::start(extractor, options, |bytes| writer.write(bytes))?;
    let dash = PathBuf::from("-");
    if arguments.paths.contains(&dash) {
        if arguments.paths.len() > 1 {
            bail!("`-` reads standard input and stands alone: name the folders in a run of their own");
        }
        standard_input(&mut run, options.published.as_deref())?;
        return Ok(run.finish()?);
    }
    let (sources, problems) = walk(&arguments.paths);
    for problem in problems {
        run.problem(problem)?;
    }
    if sources.is_empty() {
        bail!("no article (.txt, .md) under {}", show(&arguments.paths));
    }
    let bar = bar(arguments.progress, sources.len() as u64);
    run.files(&sources, |tally| {
        bar.set_position(tally.articles + tally.problems);
        bar.set_message(format!("{:.1} MB, {} problems", tally.bytes as f64 / 1e6, tally.problems));
    })?;
    bar.finish_and_clear();
    Ok(run.finish()?)
}

fn show(paths: &[PathBuf]) -> String {
    paths.iter().map(|p| p.display().to_string()).collect::<Vec<_>>().join(", ")
}

fn bar(when: When, total: u64) -> ProgressBar {
    let wanted = match when {
        When::Always => true,
        When::Never => false,
        When::Auto => std::io::stderr().is_terminal(),
    };
    if !wanted {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} articles  {per_sec}  {msg}  {eta} left");
    ProgressBar::new(total).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// One article a line; a line that is none is a problem with its number.
fn standard_input<W: FnMut(&[u8]) -> std::io::Result<()>>(
    run: &mut Run<'_, W>,
    published: Option<&str>,
) -> anyhow::Result<()> {
    let mut batch = Vec::new();
    let most = 16 * rayon::current_num_threads();
    for (number, line) in std::io::stdin().lock().lines().enumerate() {
        let line = line.context("standard input cannot be read as UTF-8 lines")?;
        if line.trim().is_empty() {
            continue;
        }
        batch.push(parse_line(&line, number + 1, published));
        if batch.len() >= most {
            run.articles(std::mem::take(&mut batch))?;
        }
    }
    Ok(run.articles(batch)?)
}
