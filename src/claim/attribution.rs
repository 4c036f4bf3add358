//! Who makes a claim: the article, or somebody it quotes.

use super::{Claim, Context, Manner};
use crate::read::Zone;

/// Fills in the claim's attribution.
pub(super) fn tell(context: &Context<'_>, claim: &mut Claim) {
    claim.attribution.manner = match context.text.zone(claim.tokens.start) {
        Zone::Headline => Manner::Headline,
        Zone::Caption => Manner::Caption,
        _ => Manner::Narrator,
    };
}
