//! Named conditions that rules can ask for.

use super::Context;
use crate::pattern::Match;

/// The guards a rule may name.
pub const GUARDS: &[&str] = &["in_body"];

/// Whether guard `name` lets a match pass; an unknown name was told at load.
pub(super) fn holds(name: &str, context: &Context<'_>, found: &Match) -> bool {
    match name {
        "in_body" => context.text.sentences[found.sentence as usize].zone == crate::read::Zone::Body,
        _ => false,
    }
}
