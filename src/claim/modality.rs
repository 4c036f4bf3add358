//! The mood of a claim.

use super::{Claim, Context};

/// Reads the mood from the words around the match.
pub(super) fn tell(_context: &Context<'_>, _claim: &mut Claim) {}
