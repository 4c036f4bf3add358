//! `spotcheck schema`: what the records look like, for programs.

use super::{Outcome, say};
use clap::Args;
use spotcheck::output::schema;

const EXAMPLES: &str = "Examples:
  spotcheck schema > records.schema.json

One line of output is one instance of the schema. It is made from the types that write the records.";

/// The flags of `schema`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {}

/// Runs `schema`.
pub(crate) fn run() -> anyhow::Result<Outcome> {
    say(format_args!("{}", serde_json::to_string_pretty(&schema())?))?;
    Ok(Outcome::Done)
}
