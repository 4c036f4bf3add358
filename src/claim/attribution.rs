//! Who makes a claim: the article, or somebody it quotes.

use super::statements::Saying;
use super::{Claim, ClaimType, Context, Manner};
use crate::read::Zone;

/// Fills in the claim's attribution: the innermost saying whose content holds the claim's words, else the
/// article itself.
pub(super) fn tell(context: &Context<'_>, sayings: &[Saying], claim: &mut Claim) {
    let holds = |s: &&Saying| {
        s.content.contains(claim.tokens) && !(claim.kind == ClaimType::Statement && s.content == claim.tokens)
    };
    if let Some(saying) = sayings.iter().filter(holds).min_by_key(|s| s.content.len()) {
        claim.attribution = saying.attribution.clone();
        return;
    }
    claim.attribution.manner = match context.text.zone(claim.tokens.start) {
        Zone::Headline => Manner::Headline,
        Zone::Caption => Manner::Caption,
        _ => Manner::Narrator,
    };
}
