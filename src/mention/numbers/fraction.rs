//! Fractions of a whole: `two-thirds`, `a quarter`, `half`, `one in five`, `three out of ten`, `nine in every ten`.

use super::decimal::Decimal;
use super::words::{Class, word};
use super::{NumberKind, Numbers};
use crate::lexicon::Lexicon;
use crate::text::{Range, Shape, Text};

/// A fraction and where it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fraction {
    /// Its tokens.
    pub(crate) tokens: Range,
    /// Its share of a hundred, to two places.
    pub(crate) percent: Decimal,
    /// Whether it is written as "N in M".
    pub(crate) ratio: bool,
}

/// The fraction that starts at `at` and ends by `end`. Whether it stands for a share, not for a visit in a row
/// or a stretch of an hour, is for the caller to judge.
pub(crate) fn fraction_at(
    text: &Text<'_>,
    lexicon: &Lexicon,
    numbers: &Numbers,
    at: u32,
    end: u32,
) -> Option<Fraction> {
    ratio(text, numbers, at, end)
        .or_else(|| figures(text, lexicon, numbers, at, end))
        .or_else(|| parts(text, lexicon, numbers, at, end))
}

fn percent(top: i64, bottom: i64) -> Option<Decimal> {
    Decimal::whole(i128::from(top) * 100).over(Decimal::whole(bottom.into()), 2)
}

/// "one in five", "three out of every ten".
fn ratio(text: &Text<'_>, numbers: &Numbers, at: u32, end: u32) -> Option<Fraction> {
    let top = numbers.at(at)?;
    let mut next = top.tokens.end;
    let mut skip = |word: &str| {
        let found = next < end && text.token_str(next).eq_ignore_ascii_case(word);
        next += u32::from(found);
        found
    };
    let _hyphen = skip("-");
    if !(skip("in") || (skip("out") && skip("of"))) {
        return None;
    }
    let _ = skip("every") || skip("-");
    let bottom = numbers.at(next).filter(|n| n.tokens.end <= end)?;
    let (a, b) = (top.whole()?, bottom.whole()?);
    let small = a >= 1 && a < b && b <= 1000 && !top.scaled;
    // "Four out of 31 actions" is a count of so many.
    let round = b <= 10 || b % 5 == 0 || b == 12;
    // "Eight in 2019" counts something in a year.
    let words = !bottom.digits || b <= 100;
    (small && words && round).then_some(Fraction {
        tokens: Range::new(at, bottom.tokens.end),
        percent: percent(a, b)?,
        ratio: true,
    })
}

/// "3/4 of", "¾ of": in figures only before "of", so that neither dates nor scores are taken.
fn figures(text: &Text<'_>, lexicon: &Lexicon, numbers: &Numbers, at: u32, end: u32) -> Option<Fraction> {
    let of = |t: u32| t < end && text.token_str(t).eq_ignore_ascii_case("of");
    let glyph = if at < end { word(text, lexicon, at).filter(|w| w.class == Class::Glyph) } else { None };
    if let Some((top, bottom)) = glyph.and_then(|g| g.value.split_once('/')).filter(|_| of(at + 1)) {
        let percent = percent(top.parse().ok()?, bottom.parse().ok()?)?;
        return Some(Fraction { tokens: Range::new(at, at + 1), percent, ratio: true });
    }
    let slash = at + 3 < end && text.token_str(at + 1) == "/" && of(at + 3);
    let (top, bottom) = (numbers.at(at).filter(|_| slash)?.whole()?, numbers.at(at + 2)?.whole()?);
    let proper = top >= 1 && top < bottom && bottom <= 100;
    proper.then_some(Fraction { tokens: Range::new(at, at + 3), percent: percent(top, bottom)?, ratio: true })
}

/// "two-thirds", "a quarter", "half".
fn parts(text: &Text<'_>, lexicon: &Lexicon, numbers: &Numbers, at: u32, end: u32) -> Option<Fraction> {
    let class = |t: u32| if t < end { word(text, lexicon, t) } else { None };
    let first = class(at)?;
    if first.class == Class::Part && first.value == "2" {
        return Some(Fraction { tokens: Range::new(at, at + 1), percent: Decimal::whole(50), ratio: false });
    }
    let (top, mut next) = match (first.class, numbers.at(at)) {
        (Class::Article, _) => (1, at + 1),
        (_, Some(n)) => (n.whole()?, n.tokens.end),
        _ => return None,
    };
    if next < end && text.tokens[next as usize].shape.any(Shape::DASH) {
        next += 1;
    }
    let bottom = denominator(class(next)?.class, class(next)?.whole(), top, numbers, next)?;
    if !(1..bottom).contains(&top) && top != bottom {
        return None;
    }
    Some(Fraction { tokens: Range::new(at, next + 1), percent: percent(top, bottom)?, ratio: false })
}

fn denominator(class: Class, value: i128, top: i64, numbers: &Numbers, at: u32) -> Option<i64> {
    let value = i64::try_from(value).ok()?;
    let singular = numbers.at(at).is_some_and(|n| n.kind == NumberKind::Ordinal && n.tokens.len() == 1);
    match class {
        Class::Part => Some(value),
        Class::Ordinal if top == 1 && singular && value >= 3 => Some(value),
        _ => None,
    }
}
