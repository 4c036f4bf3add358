//! Shares: `12%`, `12 per cent`, `3.4 percentage points`, `5-15 percent`, `two-thirds of`, `one in five`, `half of`.

use super::Taken;
use super::scope::Scope;
use crate::lexicon::lists;
use crate::mention::numbers::{Fraction, Number, fraction_at};
use crate::mention::{Label, Mention};
use crate::text::{Range, Shape};

pub(super) fn find(scope: &Scope<'_>, taken: &mut Taken, found: &mut Vec<Mention>) {
    for number in scope.cardinals() {
        if let Some(end) = sign(scope, number.tokens.end).or_else(|| shared_sign(scope, number)) {
            let minus = minus(scope, number.tokens.start);
            let value = if minus > 0 { format!("-{}", number.value) } else { number.value.to_string() };
            push(scope, taken, found, Range::new(number.tokens.start - minus, end), value, false);
        }
    }
    let mut at = scope.start;
    while at < scope.end {
        let fraction = fraction(scope, taken, at);
        at = fraction.map_or(at + 1, |f| f.tokens.end);
        if let Some(f) = fraction {
            push(scope, taken, found, f.tokens, f.percent.to_string(), true);
        }
    }
}

fn push(
    scope: &Scope<'_>,
    taken: &mut Taken,
    found: &mut Vec<Mention>,
    tokens: Range,
    value: String,
    fraction: bool,
) {
    if taken.any(tokens) {
        return;
    }
    taken.add(tokens);
    let mut mention = scope.mention(
        Label::Percent,
        tokens,
        value,
        if fraction { "percent.fraction" } else { "percent.sign" },
    );
    mention.sub = fraction.then_some("fraction");
    found.push(mention);
}

/// One if a minus belongs to the number: "minus 5%", "fell to -0.3%"; never the dash of "3-5%".
fn minus(scope: &Scope<'_>, at: u32) -> u32 {
    let dash = at > scope.start
        && scope.touches(at)
        && scope.shape(at - 1).any(Shape::DASH)
        && !scope.touches(at - 1);
    u32::from(at > scope.start && (scope.is(at - 1, &["minus"]) || dash))
}

/// The token after "%", "per cent", "percentage points" at `at`.
fn sign(scope: &Scope<'_>, at: u32) -> Option<u32> {
    let at = scope.hyphen(at).unwrap_or(at);
    if scope.is(at, &["%", "percent", "percents", "pct", "pc"]) {
        let points = scope.is(at + 1, &["points", "point", "pts"]) && scope.is(at, &["%"]);
        return Some(at + 1 + u32::from(points));
    }
    if scope.is(at, &["percentage"]) {
        return Some(at + 1 + u32::from(scope.is(at + 1, &["point", "points"])));
    }
    let cent = if scope.hyphen(at + 1).is_some() { at + 2 } else { at + 1 };
    (scope.is(at, &["per"]) && scope.is(cent, &["cent", "cents"])).then_some(cent + 1)
}

/// The first of two: "5-15 percent", "20 to 30 per cent", "between 10 and 12%".
fn shared_sign(scope: &Scope<'_>, number: &Number) -> Option<u32> {
    let at = number.tokens.end;
    let joined = scope.shape(at).any(Shape::DASH)
        || scope.is(at, &["to", "or"])
        || (scope.is(at, &["and"]) && between(scope, number));
    let second = scope.numbers.at(at + 1).filter(|n| joined && n.tokens.end <= scope.end)?;
    sign(scope, second.tokens.end).map(|_| at)
}

fn between(scope: &Scope<'_>, number: &Number) -> bool {
    number.tokens.start > scope.start && scope.is(number.tokens.start - 1, &["between"])
}

/// A fraction that stands for a share of a whole.
fn fraction(scope: &Scope<'_>, taken: &Taken, at: u32) -> Option<Fraction> {
    let fraction = fraction_at(scope.text, scope.lexicon, scope.numbers, at, scope.end)?;
    let next = fraction.tokens.end;
    let timed =
        scope.phrase(next, lists::DATE_WORDS, "kind").is_some_and(|(_, k)| matches!(k, "unit" | "units"));
    if taken.any(fraction.tokens) || timed || in_a_row(scope, fraction) {
        return None;
    }
    // "scored three out of five" is a grade.
    let graded = fraction.ratio && super::elliptical::on_a_scale(scope, fraction.tokens.start);
    let ok =
        !graded && fraction.ratio || plural(scope, fraction) || whole(scope, next) || closed(scope, fraction);
    ok.then_some(fraction)
}

/// "first half", "second quarter": a part by its rank, not a share.
fn in_a_row(scope: &Scope<'_>, fraction: Fraction) -> bool {
    let at = fraction.tokens.start;
    let ranked = at > scope.start
        && (scope.is(
            at - 1,
            &["first", "second", "other", "better", "final", "opening", "last", "the", "in", "and"],
        ));
    let name = scope.shape(fraction.tokens.end).any(Shape::DASH) && scope.touches(fraction.tokens.end);
    !fraction.ratio && ((fraction.tokens.len() == 1 && ranked) || name)
}

/// "two-thirds", "three quarters": hardly anything else.
fn plural(scope: &Scope<'_>, fraction: Fraction) -> bool {
    let last = fraction.tokens.end - 1;
    scope.str(last).ends_with('s') && fraction.tokens.len() > 1 && !scope.is(last + 1, &["of"])
        || (scope.str(last).ends_with('s') && whole(scope, last + 1))
}

/// "of the homes", "of its staff", "its homes".
fn whole(scope: &Scope<'_>, next: u32) -> bool {
    let of = scope.is(next, &["of"]);
    let hour = of && scope.is(next + 1, &["an", "a"]);
    let determiner =
        scope.is(next, &["the", "its", "their", "his", "her", "our", "all", "these", "those", "them"]);
    (of && !hour) || determiner
}

/// "by a quarter", "nearly half were", "more than a third": nothing it could rank or halve follows.
fn closed(scope: &Scope<'_>, fraction: Fraction) -> bool {
    let (at, next) = (fraction.tokens.start, fraction.tokens.end);
    let noun = scope.shape(next).any(Shape::LETTER) && !super::noun::stops(scope, next);
    let bent = scope.approximator(at).is_some()
        || (at > scope.start && scope.is(at - 1, &["by", "to", "only", "just", "from", "than"]));
    bent && !noun && !scope.is(next, &["past", "to"])
        || (bent && scope.str(next).ends_with('s') && scope.is(at, &["half"]))
}
