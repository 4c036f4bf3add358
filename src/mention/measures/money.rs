//! Amounts of money: `£7m`, `£1,000.50`, `US$2.5 billion`, `60 million pounds`, `50p`, `thirteen dollars and forty-five
//! cents`, `£30-40m`, `10 grand`. Values are exact decimals with the ISO 4217 code.

use super::Taken;
use super::scope::Scope;
use crate::lexicon::lists;
use crate::mention::numbers::{Decimal, Number};
use crate::mention::{Label, Mention};
use crate::text::{Range, Shape};

/// An amount and where it stands.
#[derive(Clone, Copy)]
struct Amount<'a> {
    tokens: Range,
    value: Decimal,
    iso: &'a str,
    /// In hundredths: pence, cents.
    minor: bool,
}

pub(super) fn find(scope: &Scope<'_>, taken: &mut Taken, found: &mut Vec<Mention>) {
    let mut before: Option<Amount<'_>> = None;
    for number in scope.cardinals() {
        let Some(amount) = amount(scope, number).or_else(|| second(scope, number, before)) else { continue };
        if taken.any(amount.tokens) {
            continue;
        }
        if let Some(whole) = before.and_then(|b| with_minor(scope, b, amount)) {
            taken.add(whole.tokens);
            found.pop();
            found.push(mention(scope, whole));
            before = Some(whole);
            continue;
        }
        taken.add(amount.tokens);
        found.push(mention(scope, amount));
        before = Some(amount);
    }
}

fn mention(scope: &Scope<'_>, amount: Amount<'_>) -> Mention {
    let value = if amount.minor { hundredth(amount.value) } else { amount.value };
    scope.mention(Label::Money, amount.tokens, format!("{value} {}", amount.iso), "money")
}

fn hundredth(value: Decimal) -> Decimal {
    Decimal::parse("0.01").and_then(|c| value.times(c)).unwrap_or(value)
}

fn amount<'a>(scope: &Scope<'a>, number: &Number) -> Option<Amount<'a>> {
    signed(scope, number).or_else(|| worded(scope, number))
}

/// A sign or code before the number: "£7m", "US$ 5", "EUR 20", "dlrs 220 million".
fn signed<'a>(scope: &Scope<'a>, number: &Number) -> Option<Amount<'a>> {
    let at = number.tokens.start;
    let (start, kind, iso) = (1..=4u32).rev().filter(|n| at >= scope.start + n).find_map(|n| {
        let (end, kind) = scope.phrase(at - n, lists::CURRENCIES, "kind")?;
        let (_, iso) = scope.phrase(at - n, lists::CURRENCIES, "iso")?;
        (end == at).then_some((at - n, kind, iso))
    })?;
    let code = kind == "code" && scope.shape(start).all_capitals();
    let odd = scope.is(start, &["dlrs"]);
    if !(kind == "symbol" || code || odd) || (kind == "code" && scope.touches(at)) {
        return None;
    }
    let word = worded(scope, number).filter(|w| w.iso == iso && !w.minor);
    let (value, end) = shared_scale(scope, number);
    let end = word.map_or(end, |w| w.tokens.end);
    Some(Amount { tokens: Range::new(start, end), value, iso, minor: false })
}

/// The value, with the scale of the second where only that has one: "£30-40m", "£2 to 3 million".
fn shared_scale(scope: &Scope<'_>, number: &Number) -> (Decimal, u32) {
    let own = (number.value, number.tokens.end);
    let at = number.tokens.end;
    let joined = scope.shape(at).any(Shape::DASH) || scope.is(at, &["to"]);
    let Some(second) = scope
        .numbers
        .at(at + 1)
        .filter(|n| joined && !number.scaled && n.scaled && n.tokens.end <= scope.end)
    else {
        return own;
    };
    let plain = Decimal::parse(scope.str(at + 1));
    let scale = plain.and_then(|p| second.value.over(p, 0));
    let smaller = plain.is_some_and(|p| number.value.less(p));
    match scale.and_then(|s| number.value.times(s)) {
        Some(value) if smaller => (value, at),
        _ => own,
    }
}

/// A code or word after the number: "60 million pounds", "20 EUR", "50p", "10 grand".
fn worded<'a>(scope: &Scope<'a>, number: &Number) -> Option<Amount<'a>> {
    let at = number.tokens.end;
    let next = scope.hyphen(at).unwrap_or(at);
    let (end, kind) = scope.phrase(next, lists::CURRENCIES, "kind")?;
    let (_, iso) = scope.phrase(next, lists::CURRENCIES, "iso")?;
    let single = scope.is(next, &["p"]);
    let value = match kind {
        "word" if !weight(scope, number, next, end) => number.value,
        "code" if scope.shape(next).all_capitals() => number.value,
        "symbol" if !symbol_of_next(scope, end) => number.value,
        "minor" if !single || (scope.touches(next) && !scope.touches(end + 1)) => number.value,
        "thousand" => number.value.times(Decimal::whole(1000))?,
        "million" => number.value.times(Decimal::whole(1_000_000))?,
        _ => return None,
    };
    Some(Amount { tokens: Range::new(number.tokens.start, end), value, iso, minor: kind == "minor" })
}

/// "15 $20": the sign belongs to the number after it.
fn symbol_of_next(scope: &Scope<'_>, end: u32) -> bool {
    scope.touches(end) && scope.shape(end).any(Shape::DIGIT)
}

/// "six pounds of meat", "two pounds heavier".
fn weight(scope: &Scope<'_>, number: &Number, word: u32, end: u32) -> bool {
    let pound = scope.is(word, &["pound", "pounds"]) && !number.scaled;
    pound
        && number.value.less(Decimal::whole(1000))
        && scope.is(end, &["of", "heavier", "lighter", "overweight", "underweight"])
}

/// "£30 | -40m": the second of two sums under one sign.
fn second<'a>(scope: &Scope<'a>, number: &Number, before: Option<Amount<'a>>) -> Option<Amount<'a>> {
    let first = before.filter(|b| b.tokens.end + 1 == number.tokens.start && !b.minor)?;
    let join = number.tokens.start - 1;
    let dash = scope.shape(join).any(Shape::DASH) && (number.scaled || scope.touches(join));
    let to = scope.is(join, &["to"]) && number.scaled;
    (dash || to).then_some(Amount {
        tokens: number.tokens,
        value: number.value,
        iso: first.iso,
        minor: false,
    })
}

/// "thirteen dollars | and forty-five cents", "£5 | and 20p".
fn with_minor<'a>(scope: &Scope<'a>, whole: Amount<'a>, small: Amount<'a>) -> Option<Amount<'a>> {
    let gap = Range::new(whole.tokens.end, small.tokens.start);
    let joined = gap.is_empty() || (gap.len() == 1 && scope.is(gap.start, &["and"]));
    let fits = joined
        && small.minor
        && !whole.minor
        && (small.iso == whole.iso || scope.is(small.tokens.end - 1, &["cents", "cent"]));
    let value = whole.value.plus(hundredth(small.value))?;
    (fits && small.value.less(Decimal::whole(100))).then_some(Amount {
        tokens: Range::new(whole.tokens.start, small.tokens.end),
        value,
        ..whole
    })
}
