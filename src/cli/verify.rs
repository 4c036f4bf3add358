//! `spotcheck verify`: every source opened again, every span read back.

use super::{Outcome, open_records, say, tell};
use clap::Args;
use spotcheck::output::Verifier;
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  spotcheck verify claims.jsonl
  spotcheck verify claims.jsonl --root /archive/2024    # where `extract` was run
  spotcheck extract articles | spotcheck verify -

Each span is read twice: by its code points (or UTF-16 units) from the decoded text, and by its bytes from
the raw file. Both must give the record's text. The article's id must be the hash of the file's bytes.";

/// The flags of `verify`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// A file that `extract` wrote, or `-` for standard input
    records: PathBuf,
    /// The folder that the paths in the records start from: the one in which `extract` ran
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

/// Failures told one by one; more are only counted.
const MOST_TOLD: u64 = 100;

/// Runs `verify`.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let mut reader = open_records(&arguments.records)?;
    let name = arguments.records.display().to_string();
    let mut verifier = Verifier::new(&arguments.root, &name);
    let mut failures = 0;
    while let Some(record) = reader.next_record() {
        match record {
            Ok(record) => verifier.record(&record, reader.line),
            Err(problem) => verifier.faults.push(problem),
        }
        failures += report(&mut verifier, failures);
    }
    verifier.finish();
    failures += report(&mut verifier, failures);
    if failures > MOST_TOLD {
        tell(format_args!("{} more failures", failures - MOST_TOLD));
    }
    let proof = verifier.proof;
    say(format_args!(
        "{} articles, {} records, {} spans read back, {failures} failures",
        proof.articles, proof.records, proof.spans
    ))?;
    Ok(if failures == 0 { Outcome::Done } else { Outcome::Problems })
}

/// Tells what failed and answers how much that is.
fn report(verifier: &mut Verifier, before: u64) -> u64 {
    let faults = std::mem::take(&mut verifier.faults);
    for (fault, number) in faults.iter().zip(before..) {
        if number < MOST_TOLD {
            tell(format_args!("{fault}"));
        }
    }
    faults.len() as u64
}
