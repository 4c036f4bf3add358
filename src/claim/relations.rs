//! Relations: who runs, owns, formed or followed whom.

use super::{Claim, Context};

/// Completes a relation: both ends named.
pub(super) fn complete(context: &Context<'_>, claim: &mut Claim) -> bool {
    for name in ["subject", "object"] {
        let Some(range) = claim.arg(name).and_then(|a| a.span).map(|s| context.text.range(s)) else {
            return false;
        };
        claim.set(name, context.name(range));
    }
    let named = |n: &str| claim.arg(n).is_some_and(|a| a.entity.is_some());
    named("subject") || named("object")
}
