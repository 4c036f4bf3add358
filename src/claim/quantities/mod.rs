//! Figures: of what, how many, for whom, from what to what. The rules tell how a figure is put; here its numbers
//! become exact values with a unit, and the words around tell what was measured ([`measure`]), of whom
//! ([`subject`]), when and in what scope. Which numbers are claims at all is told in [`counted`].

mod counted;
mod measure;
mod saying;
mod settle;
mod subject;

use super::{Argument, Claim, Context, Value};
use crate::lexicon::lists;
use crate::mention::{Label, Mention, Why};
use crate::text::Range;

pub(super) use counted::{comparable, counts, lasts};
pub(super) use settle::settle;

/// Completes a quantity claim; false where no number with a value was caught.
pub(super) fn complete(context: &Context<'_>, claim: &mut Claim) -> bool {
    for name in ["value", "from", "to"] {
        number(context, claim, name);
    }
    if claim.arg("value").is_none()
        && let Some(to) = claim.arg("to").cloned()
    {
        claim.set("value", to);
    }
    let Some(place) = value_place(context, claim) else { return false };
    if claim.rule == "change-by" && reaches(context, place) {
        claim.args.iter_mut().filter(|(n, _)| *n == "value").for_each(|(n, _)| *n = "to");
        claim.set("value", claim.arg("to").cloned().unwrap_or_default());
    }
    if at_most(context, claim) || by_agents(context, claim) || is_range(claim) {
        return false;
    }
    direction(context, claim);
    measure::tell(context, claim, place);
    dates(context, claim, place);
    subject::tell(context, claim, place);
    claim.arg("value").is_some_and(|a| a.value != Value::Null)
}

/// Whether "up to 38" was taken for a rise.
fn at_most(context: &Context<'_>, claim: &Claim) -> bool {
    let look = context.look();
    let word = claim.arg("direction").and_then(|a| a.span).map(|s| context.text.range(s));
    claim.arg("from").is_none()
        && word.is_some_and(|w| look.is(w.end - 1, &["up"]) && w.len() == 1 && look.is(w.end, &["to"]))
}

/// Whether a value is where a change ends: "up by a quarter | to £41m".
fn reaches(context: &Context<'_>, place: Range) -> bool {
    let look = context.look();
    let approximates = |t: u32| context.text.hits.find(t, lists::APPROXIMATORS).is_some();
    let before = (place.start.saturating_sub(4)..place.start).rev().find(|t| !approximates(*t));
    before.is_some_and(|t| look.is(t, &["to"]))
}

/// Whether "was dropped by six stations" was taken for a fall: who did it is counted, not how far it fell.
fn by_agents(context: &Context<'_>, claim: &Claim) -> bool {
    let verb = claim.arg("direction").and_then(|a| a.span).map(|s| context.text.range(s));
    let counted =
        claim.text("unit").is_some_and(|u| context.lexicon.has_phrase(lists::MEASURES, &["bodies"], u));
    let passive = |v: Range| context.look().ends(v.start, lists::GRAMMAR, &["be"]).is_some();
    claim.rule == "change-by" && counted && verb.is_some_and(passive)
}

/// "14-19 qualifications": ages and years that describe what is counted, not how many there are.
fn is_range(claim: &Claim) -> bool {
    claim.text("value").is_some_and(|v| v.char_indices().any(|(n, c)| n > 0 && c == '-'))
}

/// The tokens of the value.
fn value_place(context: &Context<'_>, claim: &Claim) -> Option<Range> {
    claim.arg("value").and_then(|a| a.span).map(|s| context.text.range(s))
}

/// Splits a number's "8 worker" or "7000000 GBP" into value and unit, and points the argument at the number.
fn number(context: &Context<'_>, claim: &mut Claim, name: &'static str) {
    let Some((number, mention)) = claim.arg(name).and_then(|a| mention_of(context, a)) else { return };
    let (value, unit) = parts(mention);
    let value = value.map_or(Value::Null, |v| Value::Text(v.to_string()));
    let argument = Argument { value, span: Some(mention.span), mention: Some(number), ..Argument::default() };
    claim.set(name, argument);
    // A number without its noun takes the noun of the other: "from 29 to 14 children".
    let understood = mention.why == Why::Pattern("quantity.understood");
    let elliptical = understood && claim.arg("unit").is_some();
    if let Some(unit) = unit.filter(|_| !elliptical) {
        claim.set_value("unit", unit);
    }
    if let Some(modifier) = mention.modifier.filter(|_| name != "from") {
        claim.set_value("mod", modifier.name());
    }
}

/// A number's value and unit, both as text.
fn parts(mention: &Mention) -> (Option<&str>, Option<&str>) {
    let value = mention.value.as_deref();
    let (number, unit) = match value.and_then(|v| v.split_once(' ')) {
        Some((number, unit)) => (Some(number), Some(unit)),
        None => (value, None),
    };
    match mention.label {
        Label::Percent => (number, Some("percent")),
        Label::Date => value.and_then(duration).map_or((None, None), |(n, u)| (Some(n), Some(u))),
        _ => (number, unit),
    }
}

/// `P9W` as nine weeks, `PT11M` as eleven minutes; lengths of several units have no single number.
fn duration(value: &str) -> Option<(&str, &'static str)> {
    let length = value.strip_prefix('P')?;
    let (clock, length) = length.strip_prefix('T').map_or((false, length), |l| (true, l));
    let digits = length.len().checked_sub(1)?;
    let (number, letter) = (length.get(..digits)?, length.get(digits..)?);
    let whole = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let unit = match (clock, letter) {
        (true, "H") => "hour",
        (true, "M") => "minute",
        (true, "S") => "second",
        (false, "D") => "day",
        (false, "W") => "week",
        (false, "M") => "month",
        (false, "Y") => "year",
        _ => return None,
    };
    whole.then_some((number, unit))
}

/// The number an argument holds, with its place among the mentions.
fn mention_of<'a>(context: &Context<'a>, argument: &Argument) -> Option<(u32, &'a Mention)> {
    let given = argument.mention.map(|n| (n, &context.mentions[n as usize])).filter(|(_, m)| is_number(m));
    let range = argument.span.map(|s| context.text.range(s))?;
    given.or_else(|| context.scene.inside(range).find(|(_, m)| is_number(m)))
}

/// Whether a mention is an amount: a count, a share, a sum or a length of time.
fn is_number(mention: &Mention) -> bool {
    matches!(mention.label, Label::Quantity | Label::Percent | Label::Money) || is_duration(mention)
}

fn is_duration(mention: &Mention) -> bool {
    mention.label == Label::Date && mention.sub == Some("duration")
}

/// Up or down: by the two numbers where both are known, else by the word.
fn direction(context: &Context<'_>, claim: &mut Claim) {
    let told = claim.arg("direction").and_then(|a| a.span).map(|s| context.text.range(s));
    let by_word = told.and_then(|range| {
        let hits = range.iter().flat_map(|t| context.text.hits.at(t).iter());
        let hit =
            hits.filter(|h| h.list == lists::CHANGES && h.range().end <= range.end).max_by_key(|h| h.len)?;
        Some(context.lexicon.field(hit.list, hit.row, "direction"))
    });
    let number = |name: &str| claim.text(name).and_then(|v| v.parse::<f64>().ok());
    let by_numbers = number("from").zip(number("to")).and_then(|(a, b)| match b.partial_cmp(&a)? {
        std::cmp::Ordering::Less => Some("down"),
        std::cmp::Ordering::Greater => Some("up"),
        std::cmp::Ordering::Equal => None,
    });
    match by_numbers.or(by_word) {
        Some(direction) => claim.set_value("direction", direction),
        None => claim.args.retain(|(n, _)| *n != "direction"),
    }
}

/// The dates of a change stand each after its number; a figure without change is as of the date of its clause.
fn dates(context: &Context<'_>, claim: &mut Claim, place: Range) {
    let clause = context.clause_around(place.start);
    let Some(from) = claim.arg("from").and_then(|a| a.span).map(|s| context.text.range(s)) else {
        let segment = context.segment(place);
        let near = Range::new(segment.start.max(clause.start), segment.end.min(clause.end).max(place.end));
        if let Some(date) = context.since(place, near).filter(|_| claim.arg("direction").is_some()) {
            return claim.set("from_date", date);
        }
        let date = context.date_in(near, place).filter(|d| !overlaps(context, d, place));
        return date.into_iter().for_each(|d| claim.set("as_of", d));
    };
    let between = |a: Range, limit: u32| context.point_after(a, limit);
    let sentence = context.look().sentence(place.start);
    let end = if from.start < place.start { place.start } else { sentence.end };
    if let Some(date) = between(from, end).filter(|_| claim.arg("from_date").is_none()) {
        claim.set("from_date", date);
    }
    let end = if from.start > place.start { from.start } else { clause.end.max(place.end) };
    if let Some(date) = between(place, end) {
        claim.set("to_date", date);
    }
}

fn overlaps(context: &Context<'_>, date: &Argument, place: Range) -> bool {
    date.span.is_some_and(|s| context.text.range(s).overlaps(place))
}

/// Tokens between a number and the date that belongs to it, at most.
const DATE_REACH: u32 = 4;

impl Context<'_> {
    /// The date since when a change is counted: "up by 74% since the last inspection in 2021".
    fn since(&self, place: Range, clause: Range) -> Option<Argument> {
        let since = (place.end..clause.end).find(|t| self.look().is(*t, &["since"]))?;
        let (number, mention) = self
            .scene
            .inside(Range::new(since + 1, clause.end))
            .find(|(_, m)| m.label == Label::Date && !matches!(m.sub, Some("duration" | "set")))?;
        let value = mention.value.clone().map_or(Value::Null, Value::Text);
        Some(Argument { value, span: Some(mention.span), mention: Some(number), ..Argument::default() })
    }

    /// The point or stretch of time that starts soon after `place` and before `limit`.
    fn point_after(&self, place: Range, limit: u32) -> Option<Argument> {
        let reach = Range::new(place.end, limit.min(place.end + DATE_REACH + 6));
        let point =
            |m: &Mention| m.label == Label::Date && !matches!(m.sub, Some("duration" | "set" | "vague"));
        let (number, mention) =
            self.scene.inside(reach).find(|(_, m)| point(m) && m.tokens.start <= place.end + DATE_REACH)?;
        let value = mention.value.clone().map_or(Value::Null, Value::Text);
        Some(Argument { value, span: Some(mention.span), mention: Some(number), ..Argument::default() })
    }
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod durations {
    use super::duration;

    #[test]
    fn lengths_of_one_unit_have_a_number() {
        for (value, want) in [
            ("P9W", Some(("9", "week"))),
            ("PT11M", Some(("11", "minute"))),
            ("P1.5Y", Some(("1.5", "year"))),
            ("P6M", Some(("6", "month"))),
            ("P1Y6M", None),
            ("PXD", None),
            ("2016", None),
            ("P", None),
        ] {
            assert_eq!(duration(value), want, "{value}");
        }
    }
}
