//! Places and who runs them: a home is graded, not the company that owns it.

use super::super::Context;
use super::subject::{holds_org, providers_noun};
use crate::mention::{Kind, Label, Mention};
use crate::text::Range;

/// "The home", "the hospital" means the place and not the company or trust that runs it, where one is named.
pub(super) fn described_site(context: &Context<'_>, range: Range, meant: Option<u32>) -> Option<u32> {
    let operator = meant.filter(|e| is_operator(context, *e))?;
    let noun = context.lower(Range::new(range.end - 1, range.end));
    let same_kind = context.entities.get(operator).name.to_lowercase().ends_with(&noun);
    let definite = context.look().is(range.start, &["the", "this", "that"]) && range.len() <= 4;
    let describes = definite && !holds_org(context, range) && !same_kind && providers_noun(context, range);
    let runs =
        ["provider", "company", "group", "chain", "firm", "operator", "trust", "landlord", "association"];
    (describes && !runs.contains(&noun.as_str())).then(|| site_before(context, range)).flatten()
}

/// Whether a body runs places of which each is graded for itself.
pub(super) fn is_operator(context: &Context<'_>, entity: u32) -> bool {
    let entity = context.entities.get(entity);
    entity.detail != Kind::Council && (entity.owns() || entity.name.ends_with(" Trust"))
}

/// The last place named before `at` that is run by others: by kind, or since a grade follows it in its sentence.
pub(super) fn site_before(context: &Context<'_>, at: Range) -> Option<u32> {
    let before = context.mentions.iter().rev().filter(|m| m.label == Label::Org && m.tokens.end <= at.start);
    let graded = |m: &Mention| {
        let rest = Range::new(m.tokens.end, context.look().sentence(m.tokens.start).end);
        context.scene.inside(rest).any(|(_, m)| m.label == Label::Rating)
    };
    let site = |m: &&Mention| match m.kind {
        Kind::Provider => true,
        Kind::Plain => graded(m),
        _ => false,
    };
    before.filter(site).filter_map(|m| m.entity).find(|e| !is_operator(context, *e))
}

/// The phrase that insertions hang on: "Plas Heulwen" of "Plas Heulwen, in Llanfedwen,", "Golden Lantern" of
/// "Golden Lantern, at 41 Harbour Street, Port Calloway,".
pub(super) fn out_of_insertion(context: &Context<'_>, phrase: Range) -> Range {
    let look = context.look();
    let from = look.sentence(phrase.start).start;
    let place =
        |r: Range| context.scene.inside(r).any(|(_, m)| m.label == Label::Place && m.tokens.start == r.start);
    let mut range = phrase;
    for _ in 0..3 {
        let at = range.start;
        if at < from + 2 {
            break;
        }
        let tied = look.is(at - 1, &["in", "at", "near", "of", "on", "from"]) && look.is(at - 2, &[","]);
        let comma = look.is(at - 1, &[","]) && place(range);
        let end = if tied {
            at - 2
        } else if comma {
            at - 1
        } else {
            break;
        };
        match context.phrase_before(end, from) {
            Some(before) => range = before,
            None => break,
        }
    }
    range
}
