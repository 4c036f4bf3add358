//! Counts with their noun: `eight additional permanent social workers`, `400ml`, `6 to 8 hours`, `two of the hospital's
//! medical wards`, `one commode`, `dozens of complaints`.

use super::Taken;
use super::noun::{self, Noun};
use super::scope::Scope;
use crate::lexicon::lists;
use crate::mention::numbers::{Decimal, Number};
use crate::mention::{Label, Mention, Modifier, Why};
use crate::text::{Range, Shape};

pub(super) fn find(scope: &Scope<'_>, taken: &mut Taken, found: &mut Vec<Mention>) {
    for number in scope.cardinals() {
        if taken.any(number.tokens) || named(scope, number) {
            continue;
        }
        if let Some((tokens, value)) = count(scope, number, taken) {
            taken.add(tokens);
            found.push(scope.mention(Label::Quantity, tokens, value, "quantity.count"));
        }
    }
    for at in scope.start..scope.end {
        vague(scope, taken, at, found);
    }
}

/// The extent and value of a counted noun.
fn count(scope: &Scope<'_>, number: &Number, taken: &Taken) -> Option<(Range, String)> {
    let range = second(scope, number).filter(|_| !led(scope, number, "from"));
    let after = range.map_or(number.tokens.end, |n| n.tokens.end);
    let value = range.map_or_else(
        || number.value.to_string(),
        |n| format!("{}-{}", shared_scale(number, n).unwrap_or(number.value), n.value),
    );
    let after = scope.hyphen(after).filter(|_| measure(scope, after + 1).is_some()).unwrap_or(after);
    let noun = measure(scope, after).or_else(|| phrase(scope, number, after))?;
    let tokens = Range::new(number.tokens.start, noun.end);
    let next = scope.shape(noun.end);
    // "Six Nations", "Three Counties HA"
    let first = number.tokens.start;
    let titled =
        first > scope.start && !number.digits && scope.shape(first).capitalised() && next.capitalised();
    let named =
        scope.shape(noun.end - 1).capitalised() && (titled || next.capitalised() && next.any(Shape::SMALL));
    let graded = matches!(noun.lemma.as_str(), "star" | "percent" | "degree");
    let free = !named
        && !graded
        && !taken.any(Range::new(number.tokens.end, noun.end))
        && !aged(scope, number, noun.end);
    free.then(|| (tokens, format!("{value} {}", noun.lemma)))
}

/// The second number of "6 to 8", "two or three", "100-150", "between 20 and 30".
fn second<'a>(scope: &Scope<'a>, number: &Number) -> Option<&'a Number> {
    let at = number.tokens.end;
    let dash = scope.shape(at).any(Shape::DASH) && scope.shape(at).any(Shape::MARK);
    let joined =
        dash || scope.is(at, &["to", "or"]) || scope.is(at, &["and"]) && led(scope, number, "between");
    let second = scope.numbers.at(at + 1).filter(|n| joined && n.tokens.end < scope.end)?;
    (number.value.less(second.value) && second.whole().is_some()).then_some(second)
}

/// "10 to 15 million": the scale belongs to both.
fn shared_scale(first: &Number, second: &Number) -> Option<Decimal> {
    let smaller = first.value.less(Decimal::whole(1000)) && first.scale == 1 && second.scaled;
    first.value.times(Decimal::whole(second.scale)).filter(|v| smaller && v.less(second.value))
}

/// Whether a word leads the number: after "from" two are counts of their own, after "between" one stretch.
fn led(scope: &Scope<'_>, number: &Number, word: &str) -> bool {
    let start = scope.approximator(number.tokens.start).map_or(number.tokens.start, |(_, s)| s);
    start > scope.start && scope.is(start - 1, &[word])
}

/// A unit of measure: "400 | ml", "20 | miles".
fn measure(scope: &Scope<'_>, at: u32) -> Option<Noun> {
    let (end, group) = scope.phrase(at, lists::UNITS, "group")?;
    let (_, lemma) = scope.phrase(at, lists::UNITS, "lemma")?;
    let letter = scope.str(at).len() == 1 && (!scope.touches(at) || scope.touches(end));
    let rate = scope.touches(end) && scope.is(end, &["/"]);
    (group == "measure" && !letter && !rate).then(|| Noun { end, lemma: lemma.to_string() })
}

fn phrase(scope: &Scope<'_>, number: &Number, after: u32) -> Option<Noun> {
    if number.value == Decimal::whole(1) {
        let word = !number.digits;
        return noun::singular(scope, after).or_else(|| noun::plural(scope, after).filter(|_| !word));
    }
    noun::plural(scope, after).or_else(|| of_its(scope, after))
}

/// "two | of the hospital's medical wards"; with a number of their own ("3,200 of its 8,650 homes") they stay apart.
fn of_its(scope: &Scope<'_>, after: u32) -> Option<Noun> {
    let (tokens, noun) = noun::after_of(scope, after)?;
    (tokens.start == after).then_some(noun)
}

/// "12-year-old", "aged 12", "12 years old".
fn aged(scope: &Scope<'_>, number: &Number, end: u32) -> bool {
    let start = number.tokens.start;
    let led = start > scope.start && scope.is(start - 1, &["aged", "age"]);
    led || scope.is(end, &["old"]) || scope.str(end - 1).to_ascii_lowercase().ends_with("olds")
}

/// Numbers that name or number something: "Section 12", "No 10", "999 calls", "5-4", "24/7", "M25", "1." before an item.
pub(super) fn named(scope: &Scope<'_>, number: &Number) -> bool {
    let Range { start, end } = number.tokens;
    let label =
        start > scope.start && scope.text.hits.is(start - 1, lists::NUMBER_LABELS) && labels(scope, number);
    let dotted = start >= scope.start + 2
        && scope.is(start - 1, &["."])
        && scope.is(start - 2, &["no", "nos", "tel", "p", "pp"]);
    let call = matches!(scope.str(start), "999" | "111" | "101" | "911" | "112") && number.digits;
    let score = scope.touches(start)
        && start > scope.start
        && scope.shape(start - 1).any(Shape::DASH)
        && scope.shape(start.saturating_sub(2)).any(Shape::DIGIT);
    let glued =
        scope.touches(end) && scope.is(end, &["/", ":", "_", "@", "=", "&"]) && scope.touches(end + 1);
    let before = scope.touches(start) && scope.is(start - 1, &["/", ":", "_", "#", "@", "=", "&", "."]);
    let item = start == scope.start && scope.is(end, &[".", ")"]) && number.digits;
    let telephone = number.digits
        && scope.str(start).len() > 1
        && scope.str(start).starts_with('0')
        && !scope.str(start).contains('.');
    label || dotted || call || score || glued || before || item || telephone || one_of_a_kind(scope, number)
}

/// "Grade 4" and "week 3" are names; "in the area 40 homes" and "issued 12 notices" are not.
fn labels(scope: &Scope<'_>, number: &Number) -> bool {
    let plural_noun = noun::plural(scope, number.tokens.end).is_some_and(|n| n.end == number.tokens.end + 1);
    number.digits && (!plural_noun || scope.shape(number.tokens.start - 1).capitalised())
        || (!plural_noun && scope.shape(number.tokens.start - 1).capitalised())
}

/// Idioms of "one".
fn one_of_a_kind(scope: &Scope<'_>, number: &Number) -> bool {
    let Range { start, end } = number.tokens;
    if number.value != Decimal::whole(1) || number.digits {
        return false;
    }
    let known = noun::singular(scope, end).is_some();
    let held = scope.is(end, &["more"]) && noun::singular(scope, end + 1).is_some();
    let before = start > scope.start
        && (!known || !scope.is(start - 1, &["this", "that", "the", "which"]))
        && scope.is(
            start - 1,
            &[
                "no", "any", "every", "each", "this", "that", "the", "which", "some", "another", "number",
                "day", "year", "stage", "phase", "key", "all", "day-",
            ],
        );
    let after = scope.is(
        end,
        &[
            "of",
            "another",
            "day",
            "time",
            "thing",
            "way",
            "point",
            "side",
            "hand",
            "step",
            "off",
            "more",
            "such",
            "another's",
            "who",
            "to",
            "size",
            "stop",
        ],
    );
    before || (after && !held) || scope.hyphen(end).is_some()
}

/// "dozens of complaints", "hundreds of homes": no value, but told.
fn vague(scope: &Scope<'_>, taken: &mut Taken, at: u32, found: &mut Vec<Mention>) {
    let Some((end, "vague")) = scope.phrase(at, lists::NUMBER_WORDS, "kind") else { return };
    let noun = scope.is(end, &["of"]).then(|| noun::plural(scope, end + 1)).flatten();
    let Some(noun) = noun else { return };
    let tokens = Range::new(at, noun.end);
    let money = scope.phrase(end + 1, lists::CURRENCIES, "kind").is_some();
    if taken.any(tokens) || money {
        return;
    }
    taken.add(tokens);
    let mut mention = Mention::new(Label::Quantity, tokens, scope.text, Why::Pattern("quantity.vague"));
    mention.modifier = Some(Modifier::About);
    found.push(mention);
}
