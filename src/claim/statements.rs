//! Statements: whose words stand between quotation marks.

use super::{Claim, Context};

/// The statement claims of all quotations.
pub(super) fn find(_context: &Context<'_>) -> Vec<Claim> {
    Vec::new()
}
