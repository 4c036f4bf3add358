//! `spotcheck completions`: for the shell, all commands and flags.

use super::{Outcome, tree};
use clap::Args;
use clap_complete::Shell;
use std::io::{self, Write as _};

const EXAMPLES: &str = "Examples:
  spotcheck completions bash > ~/.local/share/bash-completion/completions/spotcheck
  spotcheck completions zsh > ~/.zfunc/_spotcheck";

/// The flags of `completions`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The shell to write for
    shell: Shell,
}

/// Runs `completions`.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut tree(), "spotcheck", &mut script);
    io::stdout().lock().write_all(&script)?;
    Ok(Outcome::Done)
}
