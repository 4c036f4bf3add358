//! The command line: one file a command.

mod bench;
mod check;
mod completions;
mod explain;
mod extract;
mod man;
mod progress;
mod schema;
mod score;
mod sheet;
mod verify;

use anyhow::Context as _;
use clap::{CommandFactory as _, Parser, Subcommand, ValueEnum};
use spotcheck::Extractor;
use spotcheck::output::Reader;
use std::fmt::Arguments;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write as _};
use std::path::Path;
use std::process::ExitCode;

const EXIT_STATUS: &str = "Exit status:
  0  everything was read
  1  finished, but some inputs had problems, each one told on standard error
  2  could not be done: bad arguments, no readable path, unwritable output";

/// Finds the checkable claims in articles about inspections.
#[derive(Debug, Parser)]
#[command(name = "spotcheck", version, about, after_help = EXIT_STATUS, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Walk folders of articles and write their claims as JSON Lines
    Extract(extract::Arguments),
    /// Show an article with its mentions, and under each sentence its claims and why they were found
    Explain(explain::Arguments),
    /// Write the claims of a run as a CSV sheet to check them in
    Sheet(sheet::Arguments),
    /// Check word lists, inspectorates and rules, and run every rule's examples
    Check(check::Arguments),
    /// Open every source again and prove that each span of a file of records can be read back
    Verify(verify::Arguments),
    /// Score the claims and mentions of articles against gold
    Score(score::Arguments),
    /// Measure speed, start-up, memory and scaling over folders of articles
    Bench(bench::Arguments),
    /// Write the JSON Schema of the records
    Schema(schema::Arguments),
    /// Write a script that completes commands and flags in a shell
    Completions(completions::Arguments),
    /// Write the manual page
    Man(man::Arguments),
}

/// Whether to do something that suits a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    /// On a terminal.
    Auto,
    /// Also elsewhere.
    Always,
    /// Not at all.
    Never,
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All went well.
    Done,
    /// Finished, but some inputs had problems, each told.
    Problems,
}

/// Runs the command the arguments name; what could not be done at all is told on standard error.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let outcome = match cli.command {
        Command::Extract(arguments) => extract::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Sheet(arguments) => sheet::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        Command::Score(arguments) => score::run(&arguments),
        Command::Bench(arguments) => bench::run(&arguments),
        Command::Schema(_) => schema::run(),
        Command::Completions(arguments) => completions::run(&arguments),
        Command::Man(arguments) => man::run(&arguments),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Problems) => ExitCode::from(1),
        Err(error) if closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            tell(format_args!("{error:#}"));
            ExitCode::from(2)
        }
    }
}

/// The commands and flags as data.
fn tree() -> clap::Command {
    Cli::command()
}

fn closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().filter_map(|e| e.downcast_ref::<io::Error>()).any(|e| e.kind() == io::ErrorKind::BrokenPipe)
}

/// Writes a line to standard output; a closed pipe is an error that [`main`] keeps quiet about.
fn say(line: Arguments<'_>) -> io::Result<()> {
    writeln!(io::stdout().lock(), "{line}")
}

/// Writes a line to standard error. That nobody reads it is no reason to stop.
fn tell(line: Arguments<'_>) {
    let _ = writeln!(io::stderr().lock(), "spotcheck: {line}");
}

/// Loads lexicon and rules; answers how many faults were told.
fn load(folder: Option<&Path>) -> anyhow::Result<(Extractor, usize)> {
    if let Some(folder) = folder.filter(|f| !f.is_dir()) {
        anyhow::bail!("no folder {} to take lexicons from", folder.display());
    }
    let (extractor, faults) = Extractor::load(folder);
    faults.iter().for_each(|fault| tell(format_args!("{fault}")));
    Ok((extractor, faults.len()))
}

/// Opens a file of records, or standard input for `-`.
fn open_records(path: &Path) -> anyhow::Result<Reader<Box<dyn BufRead>>> {
    if path == Path::new("-") {
        return Ok(Reader::new("-", Box::new(BufReader::new(io::stdin()))));
    }
    let name = path.display().to_string();
    let file = File::open(path).with_context(|| format!("cannot open the records {name}"))?;
    Ok(Reader::new(name, Box::new(BufReader::with_capacity(1 << 16, file))))
}
