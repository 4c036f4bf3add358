//! `spotcheck check`: word lists, inspectorates and rules are sound, and every rule does what its examples say.

use super::{Outcome, say, tell};
use clap::Args;
use spotcheck::Extractor;
use spotcheck::problem::Problem;
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "Examples:
  spotcheck check
  spotcheck check --lexicons my-lexicons

Faults are told as file:line:column. Every rule is run over its own examples: each `yes` must match with
exactly the bracketed arguments, no `no` may match.";

/// The flags of `check`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// A folder of word lists, inspectorates and rules to check in place of, or beside, the built-in ones
    #[arg(long, value_name = "DIR")]
    lexicons: Option<PathBuf>,
}

/// Runs `check`.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let folder = arguments.lexicons.as_deref();
    let (extractor, mut problems) = Extractor::load(folder);
    problems.extend(extractor.check_examples());
    for mut problem in problems.iter().cloned() {
        problem.path = place(folder, &problem);
        tell(format_args!("{problem}"));
    }
    let lexicon = &extractor.lexicon;
    let phrases: usize = lexicon.lists().iter().map(|l| l.rows().count()).sum();
    let examples: usize = extractor.rules.rules.iter().map(|r| r.examples().count()).sum();
    say(format_args!(
        "{} word lists with {phrases} phrases, {} inspectorates, {} rules with {examples} examples, {} faults",
        lexicon.lists().len(),
        lexicon.inspectorates().len(),
        extractor.rules.rules.len(),
        problems.len()
    ))?;
    Ok(if problems.is_empty() { Outcome::Done } else { Outcome::Problems })
}

/// A path an editor can open: that of the given folder where the file is there, else as in the project.
fn place(folder: Option<&Path>, problem: &Problem) -> String {
    let given = folder.map(|f| f.join(&problem.path)).filter(|p| p.is_file());
    let builtin = || {
        let path = Path::new(&problem.path);
        if path.starts_with("words") || path.starts_with("inspectorates") || path.starts_with("rules") {
            Path::new("lexicons").join(path)
        } else {
            path.into()
        }
    };
    given.unwrap_or_else(builtin).display().to_string()
}
