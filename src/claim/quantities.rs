//! Quantities: of what, how many, from what to what.

use super::{Argument, Claim, Context, Value};
use crate::lexicon::lists;
use crate::mention::{Label, Mention};
use crate::text::Range;

/// Completes a quantity claim: numbers, unit, measure, direction, subject.
pub(super) fn complete(context: &Context<'_>, claim: &mut Claim) -> bool {
    for name in ["value", "from", "to"] {
        number(context, claim, name);
    }
    if claim.arg("value").is_none()
        && let Some(to) = claim.arg("to").cloned()
    {
        claim.set("value", to);
    }
    direction(context, claim);
    measure(context, claim);
    subject(context, claim);
    claim.arg("value").is_some_and(|a| a.value != Value::Null)
}

/// Splits a mention's "8 worker" or "7000000 GBP" into number and unit.
fn number(context: &Context<'_>, claim: &mut Claim, name: &'static str) {
    let Some(mention) = claim.arg(name).and_then(|a| mention_of(context, a)) else { return };
    let value = mention.value.clone().unwrap_or_default();
    let (number, unit) = value.split_once(' ').unwrap_or((value.as_str(), ""));
    let unit = match mention.label {
        Label::Percent => "percent",
        _ => unit,
    };
    let argument = claim.arg(name).cloned().unwrap_or_default();
    let value = if number.is_empty() { Value::Null } else { number.into() };
    claim.set(name, Argument { value, ..argument });
    if !unit.is_empty() {
        claim.set_value("unit", unit);
    }
    if let Some(modifier) = mention.modifier
        && name != "from"
    {
        claim.set_value("mod", modifier.name());
    }
}

fn mention_of<'a>(context: &Context<'a>, argument: &Argument) -> Option<&'a Mention> {
    let counted = |m: &&Mention| matches!(m.label, Label::Quantity | Label::Percent | Label::Money);
    let given = argument.mention.map(|n| &context.mentions[n as usize]).filter(counted);
    let range = argument.span.map(|s| context.text.range(s))?;
    given.or_else(|| context.scene.inside(range).map(|(_, m)| m).find(counted))
}

const DOWN: &[&str] = &[
    "reduced",
    "cut",
    "fallen",
    "fell",
    "dropped",
    "declined",
    "decreased",
    "lowered",
    "down",
    "halved",
    "slashed",
    "falling",
    "cutting",
    "reducing",
    "slashing",
    "saving",
    "gone down",
    "went down",
];

fn direction(context: &Context<'_>, claim: &mut Claim) {
    let word = claim.arg("direction").and_then(|a| a.span).map(|s| context.text.str(s).to_lowercase());
    let number = |name: &str| claim.text(name).and_then(|v| v.parse::<f64>().ok());
    let by_numbers = number("from").zip(number("to")).map(|(a, b)| if b < a { "down" } else { "up" });
    let by_word = word.map(|w| if DOWN.contains(&w.as_str()) { "down" } else { "up" });
    if let Some(direction) = by_numbers.or(by_word) {
        claim.set_value("direction", direction);
    }
}

/// The measure: what the rule caught; for a count its noun phrase with what describes it; for a share or a sum
/// the words before and after it.
fn measure(context: &Context<'_>, claim: &mut Claim) {
    if let Some(range) = claim.arg("measure").and_then(|a| a.span).map(|s| context.text.range(s)) {
        let core = context.trim_determiner(range);
        return claim.set("measure", context.words(context.text.span(core)));
    }
    let Some(value) = claim.arg("value").and_then(|a| mention_of(context, a)) else { return };
    let sentence = context.look().sentence(value.tokens.start);
    let noun = (value.label == Label::Quantity).then(|| (value.tokens.start + 1).min(value.tokens.end - 1));
    let range = match noun {
        Some(start) => Some(Range::new(start, described_end(context, value.tokens.end, sentence.end))),
        None => before(context, value.tokens, sentence)
            .or_else(|| context.phrase_after(value.tokens.end, sentence.end)),
    };
    if let Some(range) = range.filter(|r| !r.is_empty()) {
        claim.set("measure", context.words(context.text.span(range)));
    }
}

/// The noun phrase before a share or a sum, over a verb: "turnover stood at 18%".
fn before(context: &Context<'_>, value: Range, sentence: Range) -> Option<Range> {
    let end = (sentence.start + 1..value.start + 1)
        .rev()
        .find(|t| context.phrase_before(*t, sentence.start).is_some())?;
    if value.start - end > 5 {
        return None;
    }
    context.full_phrase_before(end, sentence.start).map(|r| context.trim_determiner(r))
}

/// The end of what describes a counted noun: "patients being treated in the corridor".
fn described_end(context: &Context<'_>, from: u32, limit: u32) -> u32 {
    let look = context.look();
    if from < limit && look.is(from, &["of", "with", "in", "on", "at", "from"]) {
        return context.phrase_after(from + 1, limit).map_or(from, |r| r.end);
    }
    from
}

fn subject(context: &Context<'_>, claim: &mut Claim) {
    if claim.arg("subject").is_some() {
        return;
    }
    let sentence = context.look().sentence(claim.tokens.start);
    let body = context
        .scene
        .inside(sentence)
        .find(|(_, m)| m.label == Label::Org && !matches!(m.kind, crate::mention::Kind::Inspectorate(_)));
    let entity = body.and_then(|(_, m)| m.entity).or_else(|| context.provider_near(claim.tokens));
    if let Some(entity) = entity {
        claim.set("subject", context.entity_argument(entity));
    }
}

/// Whether a number measures a service: what it counts is on the list of measures, or it is a share or a sum
/// in an article about inspections; never a number from page furniture.
pub(super) fn measures_service(context: &Context<'_>, mention: &Mention) -> bool {
    let look = context.look();
    let last = mention.tokens.end - 1;
    match mention.label {
        Label::Quantity => {
            let lemma = mention.value.as_deref().and_then(|v| v.split_once(' ')).map(|(_, unit)| unit);
            let listed = |group: &str| {
                look.ends(mention.tokens.end, lists::MEASURES, &[group]).is_some()
                    || lemma.is_some_and(|l| listed_lemma(context, l, group))
            };
            let _ = last;
            ["staff", "served", "count", "bodies"].iter().any(|g| listed(g))
                && !listed("not")
                && context.facts.talk
        }
        Label::Percent | Label::Money => context.facts.talk,
        _ => false,
    }
}

fn listed_lemma(context: &Context<'_>, lemma: &str, group: &str) -> bool {
    let list = context.lexicon.list(lists::MEASURES);
    list.rows().any(|r| list.phrase(r) == lemma && list.field(r, "group") == group)
}
