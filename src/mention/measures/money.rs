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
        let free = |a: &Amount<'_>| !taken.any(a.tokens);
        let amount = signed(scope, number).filter(free).or_else(|| worded(scope, number).filter(free));
        let amount = amount.or_else(|| second(scope, number, before).filter(free));
        let Some(amount) = amount.or_else(|| bare_minor(scope, number, before).filter(free)) else {
            continue;
        };
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

/// A sign or code before the number: "£7m", "US$ 5", "EUR 20", "dlrs 220 million".
fn signed<'a>(scope: &Scope<'a>, number: &Number) -> Option<Amount<'a>> {
    let at = number.tokens.start;
    let (start, iso) = (1..=4u32).rev().filter(|n| at >= scope.start + n).find_map(|n| {
        let (end, kind) = scope.phrase(at - n, lists::CURRENCIES, "kind").filter(|(end, _)| *end == at)?;
        let (_, iso) = scope.phrase(at - n, lists::CURRENCIES, "iso")?;
        stands_before(scope, Range::new(at - n, end), kind).then_some((at - n, iso))
    })?;
    let word = worded(scope, number).filter(|w| w.iso == iso && !w.minor && !ends_in_sign(scope, *w));
    let (value, end) = shared_scale(scope, number);
    let end = word.map_or(end, |w| w.tokens.end);
    Some(Amount { tokens: Range::new(start, end), value, iso, minor: false })
}

/// Whether a sign or code may stand before its number: "£", "US$", "EUR"; never the article of "a $4m deal", which
/// is no Australian dollar, nor "marks" or "pounds".
fn stands_before(scope: &Scope<'_>, sign: Range, kind: &str) -> bool {
    let article = sign.len() > 1 && scope.is(sign.start, &["a", "s"]);
    let spaced = (sign.start + 1..sign.end).any(|t| !scope.touches(t));
    match kind {
        "symbol" => !article || (scope.shape(sign.start).capitalised() && !spaced),
        "code" => scope.shape(sign.start).all_capitals(),
        "plain_code" => true,
        _ => scope.is(sign.start, &["dlrs"]),
    }
}

fn ends_in_sign(scope: &Scope<'_>, amount: Amount<'_>) -> bool {
    scope.phrase(amount.tokens.end - 1, lists::CURRENCIES, "kind").is_some_and(|(_, kind)| kind == "symbol")
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
    let amount = |value, end| {
        let tokens = Range::new(number.tokens.start, end);
        Some(Amount { tokens, value, iso, minor: kind == "minor" })
    };
    let value = match kind {
        "word" if !weight(scope, number, next, end) => number.value,
        "code" | "plain_code" if kind == "plain_code" || scope.shape(next).all_capitals() => {
            let Some((scale, by)) = scale_after(scope, end) else { return amount(number.value, end) };
            return amount(number.value.times(by)?, scale);
        }
        "symbol" if !symbol_of_next(scope, end) => number.value,
        "minor" if !single || (scope.touches(next) && !scope.touches(end + 1)) => number.value,
        "thousand" => number.value.times(Decimal::whole(1000))?,
        "million" => number.value.times(Decimal::whole(1_000_000))?,
        _ => return None,
    };
    amount(value, end)
}

/// "75 USD | million".
fn scale_after(scope: &Scope<'_>, at: u32) -> Option<(u32, Decimal)> {
    let (end, _) = scope.phrase(at, lists::NUMBER_WORDS, "kind").filter(|(_, kind)| *kind == "scale")?;
    let (_, value) = scope.phrase(at, lists::NUMBER_WORDS, "value")?;
    Some((end, Decimal::parse(value)?))
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

/// "two pounds | fifty": the hundredths without their word.
fn bare_minor<'a>(scope: &Scope<'a>, number: &Number, before: Option<Amount<'a>>) -> Option<Amount<'a>> {
    let whole = before.filter(|b| b.tokens.end == number.tokens.start && b.value.as_whole().is_some())?;
    let end = number.tokens.end;
    let closed = end >= scope.end || scope.shape(end).any(Shape::MARK) && !scope.shape(end).any(Shape::DASH);
    let two = number.whole().is_some_and(|n| (10..100).contains(&n));
    let spelt =
        scope.shape(number.tokens.start - 1).any(Shape::LETTER) && !scope.touches(number.tokens.start);
    (two && closed && spelt && !whole.minor).then_some(Amount {
        tokens: number.tokens,
        value: number.value,
        iso: whole.iso,
        minor: true,
    })
}

/// "thirteen dollars | and forty-five cents", "£5 | and 20p".
fn with_minor<'a>(scope: &Scope<'a>, whole: Amount<'a>, small: Amount<'a>) -> Option<Amount<'a>> {
    let gap = Range::new(whole.tokens.end, small.tokens.start);
    let joined = gap.is_empty() || (gap.len() == 1 && scope.is(gap.start, &["and"]));
    let fits = joined
        && small.minor
        && !whole.minor
        && (small.iso == whole.iso || scope.is(small.tokens.end - 1, &["cents", "cent", "pence"]));
    let value = whole.value.plus(hundredth(small.value))?;
    (fits && small.value.less(Decimal::whole(100))).then_some(Amount {
        tokens: Range::new(whole.tokens.start, small.tokens.end),
        value,
        ..whole
    })
}
