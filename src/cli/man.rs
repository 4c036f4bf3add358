//! `spotcheck man`: the manual page.

use super::{Outcome, tree};
use anyhow::Context as _;
use clap::Args;
use std::io::{self, Write as _};

const EXAMPLES: &str = "Examples:
  spotcheck man > spotcheck.1
  spotcheck man extract | man -l -";

/// The flags of `man`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The command whose page to write; the program's own if not given
    command: Option<String>,
}

/// Runs `man`.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let mut tree = tree();
    tree.build();
    let page = match &arguments.command {
        None => tree,
        Some(name) => {
            tree.find_subcommand(name).with_context(|| format!("there is no command `{name}`"))?.clone()
        }
    };
    let mut text = Vec::new();
    clap_mangen::Man::new(page).render(&mut text)?;
    io::stdout().lock().write_all(&text)?;
    Ok(Outcome::Done)
}
