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
use crate::text::Shape;

/// Words a bare count stands after.
const LEADS: &[&str] = &[
    "from", "than", "with", "against", "by", "just", "only", "exactly", "all", "total", "were", "was",
    "included", "reached", "hit",
];

pub(super) fn find(scope: &Scope<'_>, taken: &mut Taken, found: &mut Vec<Mention>, first: usize) {
    for number in scope.cardinals() {
        if taken.any(number.tokens) || named(scope, number) || !bare(scope, number) || !counts(scope, number)
        {
            continue;
        }
        let Some(lemma) = understood(scope, number, &found[first..]) else { continue };
        taken.add(number.tokens);
        found.push(scope.mention(
            Label::Quantity,
            number.tokens,
            format!("{} {lemma}", number.value),
            "quantity.understood",
        ));
    }
}

/// Whether nothing that it could count or belong to follows.
fn bare(scope: &Scope<'_>, number: &Number) -> bool {
    let end = number.tokens.end;
    let age = scope.shape(end).any(Shape::MARK)
        && number.tokens.start > scope.start
        && scope.is(number.tokens.start - 1, &[","]);
    let degree = scope.phrase(end, lists::UNITS, "group").is_some_and(|(_, g)| g == "temperature")
        && scope.touches(end);
    let goes_on = scope.shape(end).any(Shape::DASH) && scope.touches(end);
    let plain = end >= scope.end || noun::stops(scope, end) || scope.str(end).ends_with("ed");
    plain && !age && !degree && !goes_on && !(scope.is(end, &["%", "."]) && scope.touches(end + 1))
}

/// Whether the place says that it counts something.
fn counts(scope: &Scope<'_>, number: &Number) -> bool {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let lead = scope.approximator(start).map_or(start, |(_, s)| s);
    let just = lead > scope.start && scope.is(lead - 1, &["just", "only", "even"]);
    let lead = if just { lead - 1 } else { lead };
    let one = number.value == Decimal::whole(1);
    if to_of_a_pair(scope, lead)
        || from_of_a_pair(scope, lead, end)
        || (scope.is(end, &["of"]) && noun::after_of(scope, end).is_some() && !one)
    {
        return true;
    }
    let them =
        scope.is(end, &["of"]) && scope.is(end + 1, &["them", "these", "those", "which", "whom", "us"]);
    let subject = (lead == scope.start
        || scope.is(lead - 1, &[",", "and", "while", "but", ";", "which", "whom"]))
        && (scope.grouped(end, lists::GRAMMAR, &["be", "have"])
            || scope.grouped(end, lists::GRAMMAR, &["irregular"]));
    let led = lead > scope.start && scope.is(lead - 1, LEADS);
    !one && (them || subject || (led && (lead < start || compared(scope, lead))))
}

/// "compared with 31", "up from 12", "rose by 40", "more than 30".
fn compared(scope: &Scope<'_>, lead: u32) -> bool {
    let word = lead - 1;
    match scope.str(word).to_ascii_lowercase().as_str() {
        "with" => word > scope.start && scope.is(word - 1, &["compared", "contrasted"]),
        "from" => {
            word > scope.start
                && scope.is(
                    word - 1,
                    &[
                        "up",
                        "down",
                        "risen",
                        "fallen",
                        "increase",
                        "rise",
                        "drop",
                        "fall",
                        "increased",
                        "dropped",
                        "fell",
                        "rose",
                    ],
                )
        }
        "by" => {
            word > scope.start
                && scope.is(
                    word - 1,
                    &[
                        "rose",
                        "fell",
                        "up",
                        "down",
                        "increased",
                        "dropped",
                        "cut",
                        "reduced",
                        "risen",
                        "fallen",
                    ],
                )
        }
        "against" | "than" => true,
        _ => false,
    }
}

/// The second of "from 61 to 127": a number after "to" with "from" and a number before it.
fn to_of_a_pair(scope: &Scope<'_>, lead: u32) -> bool {
    if lead <= scope.start || !scope.is(lead - 1, &["to"]) {
        return false;
    }
    let reach = lead.saturating_sub(14).max(scope.start);
    (reach..lead - 1)
        .any(|t| scope.is(t, &["from"]) && (t + 1..lead - 1).take(4).any(|n| scope.numbers.at(n).is_some()))
}

/// The first: a number after "from" with "to" and a number behind it.
fn from_of_a_pair(scope: &Scope<'_>, lead: u32, end: u32) -> bool {
    let led = lead > scope.start && scope.is(lead - 1, &["from"]);
    let reach = (end + 12).min(scope.end);
    led && (end..reach)
        .any(|t| scope.is(t, &["to"]) && (t + 1..reach).take(4).any(|n| scope.numbers.at(n).is_some()))
}

/// The noun it leaves out.
fn understood(scope: &Scope<'_>, number: &Number, counts: &[Mention]) -> Option<String> {
    let end = number.tokens.end;
    if let Some((_, noun)) = noun::after_of(scope, end) {
        return Some(noun.lemma);
    }
    let before = counts.iter().filter(|m| m.label == Label::Quantity && m.tokens.end <= number.tokens.start);
    let nearest = before
        .max_by_key(|m| m.tokens.end)
        .and_then(|m| m.value.as_deref()?.split_once(' ').map(|(_, n)| n.to_string()));
    nearest.or_else(|| noun::before(scope, number.tokens.start))
}
