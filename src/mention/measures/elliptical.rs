//! Counts whose noun is understood: `reduced from 167 in 2016-17 to just one`, `3,200 of its 8,650 homes`, `14 were rated
//! good`, `compared with 31`. Taken only where the sentence leaves no other reading; the noun comes from after "of", from
//! the count before, or from the sentence's first plural.

use super::Taken;
use super::count::named;
use super::noun;
use super::scope::Scope;
use crate::lexicon::lists;
use crate::mention::numbers::{Decimal, Number};
use crate::mention::{Label, Mention};
use crate::text::{Range, Shape};

/// Tokens back to a count that a later sentence can leave the noun of.
const FARTHEST: u32 = 60;

/// Counts of one list at most.
const MOST_LISTED: usize = 5;

/// Words a bare count stands after.
const LEADS: &[&str] = &[
    "from", "than", "with", "against", "by", "to", "just", "only", "exactly", "all", "total", "were", "was",
    "included", "reached", "hit",
];

pub(super) fn find(scope: &Scope<'_>, taken: &mut Taken, found: &mut Vec<Mention>, first: usize) {
    for number in scope.cardinals() {
        let list = listed(scope, number, &found[first..]).or_else(|| compound(scope, number));
        if let Some((tokens, lemma)) = list.filter(|(t, _)| !taken.any(*t)) {
            taken.add(tokens);
            found.push(scope.mention(
                Label::Quantity,
                tokens,
                format!("{} {lemma}", number.value),
                "quantity.understood",
            ));
        }
    }
    for number in scope.cardinals() {
        if taken.any(number.tokens) || named(scope, number) || !bare(scope, number, taken) {
            continue;
        }
        let here = &found[first..];
        let counted = here.iter().any(|m| m.label == Label::Quantity && m.tokens.end <= number.tokens.start);
        let counts = counts(scope, number, counted) || counted && second_count(scope, number);
        if !counts {
            continue;
        }
        if let Some(length) = understood_length(scope, number, &found[first..], &found[..first]) {
            taken.add(number.tokens);
            let mut mention = scope.mention(Label::Date, number.tokens, length, "date.length-understood");
            mention.sub = Some("duration");
            found.push(mention);
            continue;
        }
        let Some(lemma) = understood(scope, number, &found[first..], &found[..first]) else { continue };
        taken.add(number.tokens);
        found.push(scope.mention(
            Label::Quantity,
            number.tokens,
            format!("{} {lemma}", number.value),
            "quantity.understood",
        ));
    }
}

/// "3 high priority" of "3 high priority, 7 moderate priority and 4 low priority violations": what a list counts is named
/// at its end.
fn listed(scope: &Scope<'_>, number: &Number, counts: &[Mention]) -> Option<(Range, String)> {
    let word = |t: u32| t < scope.end && scope.numbers.at(t).is_none() && !noun::stops(scope, t);
    let (mut at, mut own) = (number.tokens.end, None);
    for _ in 0..MOST_LISTED {
        let end = (at..at + 4).find(|t| !word(*t)).filter(|end| *end > at)?;
        own = own.or(Some(end));
        let comma = end + u32::from(scope.is(end, &[","]));
        let next = comma + u32::from(scope.is(comma, &["and"]));
        let other = scope.numbers.at(next).filter(|_| next > end)?;
        let count = counts.iter().find(|m| m.label == Label::Quantity && m.tokens.start == next);
        if let Some(lemma) = count.filter(|m| m.tokens.end > other.tokens.end + 1).and_then(unit) {
            return Some((Range::new(number.tokens.start, own?), lemma));
        }
        at = other.tokens.end;
    }
    None
}

/// "a 21,000-home landlord", "the 1,120-pupil school": a count that describes a body.
fn compound(scope: &Scope<'_>, number: &Number) -> Option<(Range, String)> {
    let noun = scope.hyphen(number.tokens.end)?;
    let counted = scope.grouped(noun, lists::MEASURES, &["served", "bodies", "count"]);
    let described = noun + 1 < scope.end && scope.shape(noun + 1).any(Shape::LETTER);
    // Small numbers describe rather than count: "a four-bed flat".
    let large = number.value.as_whole().is_some_and(|n| n >= 10);
    (described && counted && large)
        .then(|| (Range::new(number.tokens.start, noun + 1), scope.str(noun).to_ascii_lowercase()))
}

/// Whether nothing that it could count or belong to follows.
fn bare(scope: &Scope<'_>, number: &Number, taken: &Taken) -> bool {
    let end = number.tokens.end;
    let age = scope.shape(end).any(Shape::MARK)
        && !scope.is(end, &["("])
        && number.tokens.start > scope.start
        && scope.is(number.tokens.start - 1, &[","]);
    let degree = scope.phrase(end, lists::UNITS, "group").is_some_and(|(_, g)| g == "temperature")
        && scope.touches(end);
    let goes_on = scope.shape(end).any(Shape::DASH) && scope.touches(end);
    let plain = end >= scope.end
        || taken.any(Range::new(end, end + 1))
        || scope.text.hits.find(end, lists::RATINGS).is_some()
        || noun::stops(scope, end)
        || scope.str(end).ends_with("ed");
    let decimal = scope.is(end, &["%", "."]) && scope.touches(end + 1);
    plain && !age && !degree && !goes_on && !decimal
}

/// Whether the place says that it counts something.
fn counts(scope: &Scope<'_>, number: &Number, counted: bool) -> bool {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let lead = scope.approximator(start).map_or(start, |(_, s)| s);
    let just = lead > scope.start && scope.is(lead - 1, &["just", "only", "even"]);
    let lead = if just { lead - 1 } else { lead };
    let one = number.value == Decimal::whole(1);
    if to_of_a_pair(scope, lead)
        || from_of_a_pair(scope, lead, end)
        || (scope.is(end, &["of", "out"]) && noun::after_of(scope, end).is_some() && !one)
    {
        return true;
    }
    let at = lead.wrapping_sub(1);
    let counted_so = ["at", "is", "was", "to", "by", "from"].iter().any(|w| scope.is(at, &[w]));
    let told = there_are(scope, lead) || counted_so && number_of(scope, start).is_some();
    let them =
        scope.is(end, &["of"]) && scope.is(end + 1, &["them", "these", "those", "which", "whom", "us"]);
    let verb = past_bracket(scope, end);
    let verb = verb + u32::from(scope.is(verb, &["now", "still", "already", "also"]));
    let subject = (lead == scope.start
        || scope.is(lead - 1, &[",", "and", "while", "but", ";", "which", "whom"]))
        && (scope.grouped(verb, lists::GRAMMAR, &["be", "have"])
            || scope.grouped(verb, lists::GRAMMAR, &["irregular"])
            || scope.str(verb).ends_with("ed")
            || scope.text.hits.find(verb, lists::RATINGS).is_some());
    let led = lead > scope.start && scope.is(lead - 1, LEADS);
    if one {
        return counted && subject;
    }
    told || them || subject || (led && (lead < start || compared(scope, lead)))
}

/// "251 (79%) | have the top mark".
fn past_bracket(scope: &Scope<'_>, at: u32) -> u32 {
    let close = (at..(at + 6).min(scope.end)).find(|t| scope.is(*t, &[")"]));
    close.filter(|_| scope.is(at, &["("])).map_or(at, |t| t + 1)
}

/// "there were | 65 in post".
fn there_are(scope: &Scope<'_>, lead: u32) -> bool {
    lead >= scope.start + 2
        && scope.is(lead - 1, &["are", "were", "been"])
        && (scope.is(lead - 2, &["there"]) || scope.is(lead - 3, &["there"]))
}

/// What a number before `at` says it counts: "the number of children, which peaked at 702, was 561".
fn number_of(scope: &Scope<'_>, at: u32) -> Option<String> {
    let of =
        (scope.start + 1..at).find(|t| scope.is(*t, &["of"]) && scope.is(t - 1, &["number", "numbers"]))?;
    noun::plural(scope, of + 1).filter(|n| n.end <= at).map(|n| n.lemma)
}

/// A count earlier in the sentence makes these counts too: "holds 812 men but was built for 540".
fn second_count(scope: &Scope<'_>, number: &Number) -> bool {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let closed = end >= scope.end || scope.shape(end).any(Shape::MARK) && !scope.shape(end).any(Shape::DASH);
    number.value != Decimal::whole(1)
        && closed
        && start > scope.start
        && scope.is(start - 1, &["for", "with", "at"])
}

/// "compared with 31", "up from 12", "rose by 40", "cut to 75", "more than 30".
fn compared(scope: &Scope<'_>, lead: u32) -> bool {
    let word = lead - 1;
    let moves = |groups: &[&str]| word > scope.start && scope.grouped(word - 1, lists::CHANGE_WORDS, groups);
    match scope.str(word).to_ascii_lowercase().as_str() {
        "with" => moves(&["level"]),
        "to" => moves(&["up", "down", "level"]) || scope.is(word - 1, &["compares", "compared"]),
        "from" | "by" => moves(&["up", "down"]),
        "against" | "than" => true,
        _ => false,
    }
}

/// The second of "from 61 to 127" and of "rose by 40 per cent to 213": a number after "to" with "from" or a verb of
/// change and a number before it.
fn to_of_a_pair(scope: &Scope<'_>, lead: u32) -> bool {
    if lead <= scope.start || !scope.is(lead - 1, &["to"]) {
        return false;
    }
    let reach = lead.saturating_sub(14).max(scope.start);
    let counts = |t: u32| (t + 1..lead - 1).take(4).any(|n| scope.numbers.at(n).is_some());
    let moved = |t: u32| scope.grouped(t, lists::CHANGE_WORDS, &["up", "down"]);
    (reach..lead - 1).any(|t| (scope.is(t, &["from"]) && !on_a_scale(scope, t) || moved(t)) && counts(t))
}

/// The first: a number after "from" with "to" and a number behind it.
fn from_of_a_pair(scope: &Scope<'_>, lead: u32, end: u32) -> bool {
    let led = lead > scope.start && scope.is(lead - 1, &["from"]) && !on_a_scale(scope, lead - 1);
    let reach = (end + 12).min(scope.end);
    let counts = |t: u32| (t + 1..reach).take(4).any(|n| scope.numbers.at(n).is_some());
    led && (end..reach).any(|t| scope.is(t, &["to"]) && counts(t))
}

/// "rated from five to zero", "a scale from 1 to 4", "scored three out of five": grades.
pub(super) fn on_a_scale(scope: &Scope<'_>, from: u32) -> bool {
    let words = [
        "rated", "graded", "scored", "scale", "ranked", "ranges", "ranging", "marked", "scores", "ratings",
        "runs", "aged", "ages", "a", "an",
    ];
    from > scope.start && scope.is(from - 1, &words)
}

/// "took 25 minutes, compared with 31", "down from 119 weeks to 94": the unit of the length named last, where no count
/// stands nearer.
fn understood_length(
    scope: &Scope<'_>,
    number: &Number,
    counts: &[Mention],
    earlier: &[Mention],
) -> Option<String> {
    let start = number.tokens.start;
    let near = |m: &&Mention| m.tokens.start >= scope.start && m.tokens.end <= start;
    let length =
        earlier.iter().filter(near).filter(|m| m.sub == Some("duration")).max_by_key(|m| m.tokens.end)?;
    let counted =
        counts.iter().filter(near).any(|m| m.label == Label::Quantity && m.tokens.end > length.tokens.end);
    let of = scope.is(number.tokens.end, &["of", "out"]);
    let value = length.value.as_deref()?;
    let (head, figures) = value.split_at(value.find(|c: char| c.is_ascii_digit())?);
    let unit = figures.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    (unit.len() == 1 && !counted && !of && number_of(scope, start).is_none())
        .then(|| format!("{head}{}{unit}", number.value))
}

/// The noun it leaves out: named after it, counted before it, the sentence's first plural, or counted last.
fn understood(scope: &Scope<'_>, number: &Number, counts: &[Mention], earlier: &[Mention]) -> Option<String> {
    let start = number.tokens.start;
    if let Some((_, noun)) = noun::after_of(scope, number.tokens.end) {
        return Some(noun.lemma);
    }
    // "from 29 to 14 children"
    let second = |m: &&Mention| m.label == Label::Quantity && scope.is(m.tokens.start - 1, &["to"]);
    if from_of_a_pair(scope, start, number.tokens.end)
        && let Some(pair) =
            counts.iter().find(|m| second(m) && m.tokens.start > start && m.tokens.start - start < 12)
    {
        return unit(pair);
    }
    let before = counts.iter().filter(|m| m.label == Label::Quantity && m.tokens.end <= start);
    let nearest = before.max_by_key(|m| m.tokens.end).and_then(unit);
    let last = || {
        earlier
            .iter()
            .rev()
            .find(|m| m.label == Label::Quantity)
            .filter(|m| start - m.tokens.end < FARTHEST)
            .and_then(unit)
    };
    number_of(scope, start).or(nearest).or_else(|| noun::before(scope, start)).or_else(last)
}

fn unit(count: &Mention) -> Option<String> {
    count.value.as_deref()?.split_once(' ').map(|(_, noun)| noun.to_string())
}
