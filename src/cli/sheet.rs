//! `spotcheck sheet`: the claims of a run as a table to check them in.

use super::{Outcome, open_records, tell};
use anyhow::Context as _;
use clap::Args;
use spotcheck::output::{Writer, sheet};
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  spotcheck sheet claims.jsonl -o claims.csv
  spotcheck extract articles | spotcheck sheet - > claims.csv

One row a claim, in reading order. Who checks fills in verdict, evidence, checker and note. The file is CSV
in UTF-8 with a byte-order mark, so that spreadsheet programs open it as it is; a cell that they would take
for a formula begins with an apostrophe.";

/// The flags of `sheet`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// A file that `extract` wrote, or `-` for standard input
    records: PathBuf,
    /// Where to write; standard output if not given
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The folder that the paths in the records start from: the one in which `extract` ran
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

/// Runs `sheet`.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let mut records = open_records(&arguments.records)?;
    let place = arguments.output.as_ref().map_or("standard output".into(), |p| p.display().to_string());
    let cannot = || format!("cannot write {place}");
    let mut writer = Writer::open(arguments.output.as_deref()).with_context(cannot)?;
    let (_, problems) = sheet(&mut records, &arguments.root, &mut writer).with_context(cannot)?;
    writer.finish().with_context(cannot)?;
    problems.iter().for_each(|problem| tell(format_args!("{problem}")));
    Ok(if problems.is_empty() { Outcome::Done } else { Outcome::Problems })
}
