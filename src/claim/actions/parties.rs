//! Who acts and what is acted on.

use super::super::{Argument, Context};
use crate::lexicon::lists;
use crate::mention::{Kind, Label, Mention};
use crate::text::{Range, Shape};

/// Whether somebody acts: a named person or body, one referred to, or a noun for one. What hangs on the phrase by
/// a preposition does not count: a copy of a body's letter is no body.
pub(in crate::claim) fn can_act(context: &Context<'_>, range: Range) -> bool {
    let look = context.look();
    let head = context.head(range);
    // Those who can speak can act, but for whom a service is there.
    let speaks = look.ends(head.end, lists::CUES, &["speaker"]).is_some()
        && look.ends(head.end, lists::MEASURES, &["served"]).is_none();
    speaks || is_known(context, range)
}

/// Whether a phrase names somebody, or speaks of a body or an office.
pub(super) fn is_known(context: &Context<'_>, range: Range) -> bool {
    let look = context.look();
    let head = context.head(range);
    let named = |m: &Mention| {
        matches!(m.label, Label::Person | Label::Org | Label::Role | Label::Place)
            && m.tokens.end >= head.end
            && m.tokens.start < head.end
    };
    let pronoun =
        range.len() == 1 && look.starts(range.start, lists::GRAMMAR, &["subject_pronoun"]).is_some();
    let noun =
        look.ends(head.end, lists::DEFINITE_NOUNS, &["provider", "body", "inspectorate", "person"]).is_some()
            || look.ends(head.end, lists::ROLES, OFFICES).is_some();
    pronoun || noun || context.scene.inside(range).any(|(_, m)| named(m))
}

/// The fields of offices: whoever holds one acts.
const OFFICES: &[&str] = &[
    "care",
    "company",
    "council",
    "court",
    "fire",
    "government",
    "inspect",
    "justice",
    "people",
    "police",
    "school",
    "union",
    "voice",
];

/// Whether something done to a thing is worth telling: a body, a person, staff, money, a measure; not "it".
pub(super) fn is_worth(context: &Context<'_>, patient: Range) -> bool {
    let look = context.look();
    let counted =
        context.scene.inside(patient).any(|(_, m)| matches!(m.label, Label::Quantity | Label::Money));
    let listed = look.ends(patient.end, lists::MEASURES, &["staff", "served", "bodies"]).is_some();
    let regime =
        look.holds(patient, lists::ENFORCEMENT, &["notice", "regime", "penalty", "measures", "held"]);
    is_known(context, patient)
        || counted
        || listed
        || regime
        || look.holds(patient, lists::INSPECTORATES, &["provider"])
}

/// Whom a phrase names, or the body in view for "we", "it" and "they".
pub(super) fn name(context: &Context<'_>, range: Range) -> Argument {
    let argument = speakers_firm(context, range)
        .or_else(|| aside(context, range))
        .unwrap_or_else(|| context.name(range));
    if argument.mention.is_none()
        && let Some(named) = context.headed(range).and_then(|n| context.mentioned(n))
    {
        return named;
    }
    let look = context.look();
    if argument.entity.is_none()
        && range.len() == 1
        && look.is(range.start, &["we", "it", "they", "us", "them"])
        && let Some(entity) = context.provider_near(range)
    {
        let span = Some(context.text.span(range));
        return Argument { span, ..context.entity_argument(entity) };
    }
    if look.is(range.start, &["i"]) && range.len() == 1 {
        let speaker =
            context.mentions.iter().rfind(|m| m.label == Label::Person && m.tokens.end <= range.start);
        if let Some(entity) = speaker.and_then(|m| m.entity) {
            return Argument { span: Some(context.text.span(range)), ..context.entity_argument(entity) };
        }
    }
    argument
}

/// "Calder Care's owner said | the company | ...": the firm that whoever speaks has just been placed in.
fn speakers_firm(context: &Context<'_>, range: Range) -> Option<Argument> {
    let look = context.look();
    let noun = range.end.checked_sub(2)?;
    if !look.is(noun, &["the", "his", "her"]) || !look.is(noun + 1, FIRMS) {
        return None;
    }
    let said = noun - u32::from(noun > 0 && look.is(noun - 1, &["that"]));
    let cue = look.ends(said, lists::CUES, &["speech"])?;
    let before = Range::new(look.sentence(noun).start, cue.start);
    let placed = look.holds(before, lists::CUES, &["spokesperson"])
        || context.scene.inside(before).any(|(_, m)| m.label == Label::Role);
    let runs = |e: u32| {
        let body = context.entities.get(e);
        body.detail != Kind::Council && (body.owns() || body.inspected())
    };
    let firm = context
        .scene
        .inside(before)
        .filter(|(_, m)| m.label == Label::Org && m.entity.is_some_and(runs))
        .last();
    let span = Some(context.text.span(Range::new(noun, range.end)));
    let entity = firm.filter(|_| placed)?.1.entity?;
    Some(Argument { span, ..context.entity_argument(entity) })
}

/// Nouns for a business of whatever trade.
const FIRMS: &[&str] =
    &["company", "firm", "business", "chain", "group", "provider", "operator", "retailer", "manufacturer"];

/// The name that commas add to a description: "the director of housing, | Paul Ingersoll, | resigned".
fn aside(context: &Context<'_>, range: Range) -> Option<Argument> {
    let look = context.look();
    let named = context.scene.inside(range).any(|(_, m)| matches!(m.label, Label::Person | Label::Org));
    let headed = named && context.headed(range).is_some();
    if headed || !look.is(range.end, &[","]) {
        return None;
    }
    let sentence = look.sentence(range.start);
    let close = (range.end + 1..sentence.end.min(range.end + 10)).find(|t| look.is(*t, &[","]))?;
    let inside = context.trim_determiner(Range::new(range.end + 1, close));
    let number = context.headed(inside)?;
    let whole = context.mentions[number as usize].tokens.end == close;
    whole.then(|| context.mentioned(number)).flatten()
}

/// The thing acted on: its own words, without marks.
pub(super) fn thing(context: &Context<'_>, range: Range) -> Argument {
    let named = context.scene.inside(range).find(|(_, m)| m.tokens == range && m.entity.is_some());
    match named {
        Some(_) => context.name(range),
        None => {
            let mark = |t: u32| {
                context.text.tokens[t as usize].shape.any(Shape::MARK)
                    && !context.look().is(t, &["£", "$", "€", "\"", "”", "’"])
            };
            let mut end = range.end;
            while end > range.start + 1 && mark(end - 1) {
                end -= 1;
            }
            let mut argument = context.words(context.text.span(Range::new(range.start, end)));
            argument.entity =
                context.scene.inside(range).find_map(|(_, m)| m.entity.filter(|_| m.label == Label::Person));
            argument
        }
    }
}
