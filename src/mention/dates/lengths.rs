//! Lengths of time and the dates counted by them: `two years`, `a month`, `two-year`, `several weeks`, `half an hour`,
//! `two years and three months`; `two years ago`, `seven months later`, `a year earlier`, `in two weeks' time`.

use super::calendar::When;
use super::expr::{Expr, Found, From, Length, Move, Point};
use super::scan::Scan;
use super::tense::{Tense, tense};
use super::words::{Prep, Reference, Shift, Unit, Word};
use crate::lexicon::lists;
use crate::mention::numbers::Decimal;
use crate::text::{Range, Shape};

/// A length, or a date counted by one.
pub(crate) fn find(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let article = scan.skip(at, Word::The);
    shifted(scan, at)
        .or_else(|| ahead(scan, at))
        .or_else(|| year_ago(scan, at))
        .or_else(|| plain(scan, at, article.unwrap_or(at)))
        .or_else(|| uncounted(scan, at))
}

/// The length at `at` and the token after it.
pub(crate) fn length(scan: &Scan<'_>, at: u32) -> Option<(Length, u32)> {
    let (first, mut next) = one(scan, at)?;
    let mut parts = vec![first];
    while let Some((more, end)) = further(scan, next, parts[parts.len() - 1].1) {
        parts.push(more);
        next = end;
    }
    if let Some((half, end)) = and_a_half(scan, next) {
        let last = parts.len() - 1;
        parts[last].0 = parts[last].0.and_then(|n| n.plus(half));
        next = end;
    }
    Some((Length { parts }, next))
}

/// One count with its unit.
fn one(scan: &Scan<'_>, at: u32) -> Option<((Option<Decimal>, Unit), u32)> {
    let (count, next) = count(scan, at)?;
    let next = scan.hyphen(next).unwrap_or(next);
    let next = more(scan, next);
    let (unit, plural, end) = scan.unit(next)?;
    let whole = count.is_none_or(|n| n != Decimal::whole(1));
    let odd = match unit {
        Unit::Period => true,
        Unit::Second => !plural,
        // "three quarters of pupils", "one quarter": shares.
        Unit::Quarter => {
            scan.skip(end, Word::Of).is_some()
                || !plural
                || more(scan, scan.past(at, Word::The) + 1) == at + 1
        }
        Unit::Half => true,
        _ => false,
    };
    let mismatch = !plural && whole && count.is_none();
    (!odd && !mismatch).then_some(((count, unit), end))
}

fn more(scan: &Scan<'_>, at: u32) -> u32 {
    let mut next = at;
    while let Some((_, end)) = scan.take(next, |w| matches!(w, Word::More).then_some(())) {
        next = end;
    }
    next
}

/// "two", "2.5", "a", "half a", "a few", "several", "one and a half".
fn count(scan: &Scan<'_>, at: u32) -> Option<(Option<Decimal>, u32)> {
    if let Some(number) = scan.number(at) {
        let plain = number.kind == crate::mention::numbers::NumberKind::Cardinal
            && !(number.digits && scan.year(at).is_some());
        let end = second_count(scan, number.tokens.end).unwrap_or(number.tokens.end);
        return plain.then_some((Some(number.value), end));
    }
    if let Some((few, next)) = scan.take(at, |w| if let Word::Few(n) = w { Some(n) } else { None }) {
        return Some((few.map(|n| Decimal::whole(n.into())), next));
    }
    if let Some(next) = scan.skip(at, Word::HalfA) {
        let next = scan.past(next, Word::A);
        return Some((Decimal::parse("0.5"), next));
    }
    let next =
        scan.skip(at, Word::A).or_else(|| scan.str(at).eq_ignore_ascii_case("another").then_some(at + 1))?;
    Some((Some(Decimal::whole(1)), next))
}

/// "two | to three", "12 | or 18", "five | -10": the smaller stands for both.
fn second_count(scan: &Scan<'_>, at: u32) -> Option<u32> {
    let joined = scan
        .prep(at)
        .filter(|(p, _)| matches!(p, Prep::To | Prep::And))
        .filter(|_| !scan.mark(at, "and") && !scan.mark(at, "&"));
    let next = joined
        .map(|(_, n)| n)
        .or_else(|| scan.hyphen(at))
        .or_else(|| scan.dash(at).filter(|_| scan.touches(at)))?;
    let second = scan.number(next).filter(|n| n.kind == crate::mention::numbers::NumberKind::Cardinal)?;
    scan.unit(second.tokens.end).filter(|(u, plural, _)| *plural && *u != Unit::Quarter)?;
    Some(second.tokens.end)
}

/// " and three months", ", 30 seconds" after a larger unit.
fn further(scan: &Scan<'_>, at: u32, before: Unit) -> Option<((Option<Decimal>, Unit), u32)> {
    let comma = scan.comma(at);
    let from = scan.prep(comma).filter(|(p, _)| *p == Prep::And).map_or(comma, |(_, n)| n);
    scan.number(from)?;
    let (part, end) = one(scan, from)?;
    let next_smaller = matches!(
        (before, part.1),
        (Unit::Year, Unit::Month) | (Unit::Month, Unit::Week | Unit::Day) | (Unit::Week, Unit::Day)
    );
    let joined = from > comma || part.1 < Unit::Day || next_smaller;
    (part.1 < before && joined && part.0.is_some()).then_some((part, end))
}

/// "a year | and a half".
fn and_a_half(scan: &Scan<'_>, at: u32) -> Option<(Decimal, u32)> {
    let (prep, next) = scan.prep(at)?;
    let from = scan.past(next, Word::A);
    let word = scan.str(from).to_ascii_lowercase();
    let part = match word.as_str() {
        "half" => Decimal::parse("0.5")?,
        "quarter" if from > next => Decimal::parse("0.25")?,
        _ => return None,
    };
    let ends = scan.unit(from + 1).is_none() && scan.skip(from + 1, Word::Of).is_none() && from > next;
    (prep == Prep::And && ends).then_some((part, from + 1))
}

/// Whether the length is written "two-year": an adjective.
pub(super) fn joined_with_hyphen(scan: &Scan<'_>, at: u32, end: u32) -> bool {
    scan.number(at).is_some_and(|n| scan.hyphen(n.tokens.end).is_some()) && end > at
}

/// A length by itself; "the" belongs to it unless it is an adjective.
fn plain(scan: &Scan<'_>, at: u32, from: u32) -> Option<Found> {
    let (length, mut end) = length(scan, from)?;
    let unit = length.parts[0].1;
    let hyphen = joined_with_hyphen(scan, from, end);
    if false_length(scan, from, end, unit, hyphen) || (from > at && scan.skip(from, Word::A).is_some()) {
        return None;
    }
    if let Some(next) = scan.hyphen(end) {
        end = scan.skip(next, Word::Long).unwrap_or(end);
    }
    let start = if hyphen { from } else { at };
    let mut found = Found::new(start, end, Expr::Length(length), "date.length");
    found.fuzzy = scan.str(from).eq_ignore_ascii_case("one")
        && scan.str(from + 1).eq_ignore_ascii_case("day")
        && !bounded(scan, from, end);
    Some(found)
}

/// "One day" is some day, unless something measures it.
fn bounded(scan: &Scan<'_>, at: u32, end: u32) -> bool {
    scan.after_prep(at) || scan.shape(end).any(Shape::DASH) || scan.skip(end, Word::Of).is_some()
}

/// Ages, rates of hours and names that only look like lengths.
fn false_length(scan: &Scan<'_>, from: u32, end: u32, unit: Unit, hyphen: bool) -> bool {
    let old = |t: u32| matches!(scan.str(t), "old" | "olds" | "Old" | "OLD");
    let age = old(end) || scan.hyphen(end).is_some_and(old) || aged(scan, from);
    let per = |t: u32| {
        scan.skip(t, Word::A).is_some()
            || scan.take(t, |w| matches!(w, Word::Every(_)).then_some(())).is_some()
    };
    let worked =
        unit == Unit::Hour && !hyphen && (per(end) && scan.unit(end + 1).is_some() || of_work(scan, end));
    let shares = unit == Unit::Second && scan.number(from).is_none();
    let singular = scan.unit(end.saturating_sub(1)).is_some_and(|(_, plural, _)| !plural);
    let compound = scan.words.is_not(end.saturating_sub(1)) || (singular && noun_compound(scan, end, unit));
    age || worked || shares || compound
}

fn aged(scan: &Scan<'_>, at: u32) -> bool {
    matches!(scan.before(at).to_ascii_lowercase().as_str(), "aged" | "age" | "ages")
}

/// "20 hours of childcare": work measured in hours.
fn of_work(scan: &Scan<'_>, at: u32) -> bool {
    scan.skip(at, Word::Of).is_some_and(|next| {
        (next..(next + 3).min(scan.end)).any(|t| {
            let hit = scan.text.hits.find(t, lists::QUANTITY_NOUNS);
            hit.is_some_and(|h| scan.lexicon.field(h.list, h.row, "group") == "hours")
        })
    })
}

/// "a year 6 pupil", "the 120 Year 6 pupils".
fn noun_compound(scan: &Scan<'_>, end: u32, unit: Unit) -> bool {
    let number = scan.number(end).is_some() && unit == Unit::Year;
    number || (unit == Unit::Century && scan.shape(end).any(Shape::DASH))
}

/// A length before which "the last" or "the next" stands: "the last three months | and two days ago" are two.
pub(super) fn ordered_length(scan: &Scan<'_>, at: u32) -> Option<(Length, u32)> {
    let (length, end) = length(scan, at)?;
    if length.parts.len() > 1 && shift(scan, end).is_some() {
        return one(scan, at).map(|(part, end)| (Length { parts: vec![part] }, end));
    }
    Some((length, end))
}

/// "two years ago", "a month later", "two weeks from now", "in two years' time".
fn shifted(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let (length, next) = length(scan, at)?;
    let plain = next;
    let (shift, end) = shift(scan, next)?;
    if plain == at || aged(scan, at) {
        return None;
    }
    let Some((steps, unit)) = steps(&length) else { return vague(at, end, shift) };
    let (steps, from) = match shift {
        Shift::Ago => (-steps, From::Published),
        Shift::FromNow => (steps, From::Published),
        Shift::Before => (-steps, From::Text),
        Shift::After => (steps, From::Text),
    };
    let mut point = Point::moved(steps, unit, from);
    if scan.words.at(end).any(|s| matches!(s.word, Word::Part(_))) && unit == Unit::Day {
        point.part = None;
    }
    Some(Found::point(at, end, point, "date.shift"))
}

/// "it will reopen in | two weeks": so far ahead, where the clause looks ahead.
fn ahead(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let (length, end) = length(scan, at).filter(|_| scan.before(at).eq_ignore_ascii_case("in"))?;
    let (steps, unit) = steps(&length).filter(|(_, unit)| *unit >= Unit::Day)?;
    let looks_ahead = || tense(scan, Range::new(at, end)) == Tense::Future;
    (clause_ends(scan, end) && looks_ahead())
        .then(|| Found::point(at, end, Point::moved(steps, unit, From::Published), "date.ahead"))
}

fn vague(at: u32, end: u32, shift: Shift) -> Option<Found> {
    let reference = match shift {
        Shift::Ago | Shift::Before => Reference::Past,
        _ => Reference::Future,
    };
    Some(Found::new(at, end, Expr::Vague(reference), "date.shift-vague"))
}

/// The word after a length that makes it a shift.
fn shift(scan: &Scan<'_>, at: u32) -> Option<(Shift, u32)> {
    let next = scan.hyphen(at).unwrap_or(at);
    let found = scan.take(next, |w| match w {
        Word::Shift(s) => Some(s),
        Word::Earlier => Some(Shift::Before),
        Word::Later => Some(Shift::After),
        _ => None,
    });
    if let Some((shift, end)) = found {
        let loose = matches!(scan.str(next).to_ascii_lowercase().as_str(), "before" | "after" | "prior");
        let comparative = matches!(scan.str(end).to_ascii_lowercase().as_str(), "than");
        return (!comparative && (!loose || clause_goes_on(scan, end))).then_some((shift, end));
    }
    if let Some(end) = in_time(scan, at) {
        return Some((Shift::FromNow, end));
    }
    let on = scan.str(at).eq_ignore_ascii_case("on")
        && (scan.mark(at + 1, ",") || scan.str(at + 1).eq_ignore_ascii_case("from"));
    on.then_some((Shift::After, at + 1))
}

fn clause_ends(scan: &Scan<'_>, at: u32) -> bool {
    at >= scan.end || scan.shape(at).any(Shape::MARK) && !scan.shape(at).any(Shape::DASH)
}

/// Whether what follows cannot be what "before" stands before: "the year before | and well above".
pub(super) fn clause_goes_on(scan: &Scan<'_>, at: u32) -> bool {
    let words = ["and", "but", "or", "when", "while", "as", "in", "at", "with", "was", "were", "had", "is"];
    clause_ends(scan, at) || words.iter().any(|w| scan.str(at).eq_ignore_ascii_case(w))
}

/// "years' time".
fn in_time(scan: &Scan<'_>, at: u32) -> Option<u32> {
    let apostrophe = scan.shape(at).any(Shape::APOSTROPHE | Shape::POSSESSIVE) && scan.touches(at);
    let next = if apostrophe { at + 1 } else { at };
    (apostrophe && scan.str(next).eq_ignore_ascii_case("time")).then_some(next + 1)
}

/// More steps than this lead to no date, and calendars need not count so far.
const MOST_STEPS: i64 = 1_000_000;

/// A length as whole steps of one unit: years with months become months, weeks with days days, half a year six months.
fn steps(length: &Length) -> Option<(i32, Unit)> {
    let (count, unit) = length.parts[0];
    let small = |v: i64| i32::try_from(v).ok().filter(|_| v <= MOST_STEPS);
    let times = |n: Decimal, per: i128| n.times(Decimal::whole(per))?.as_whole().and_then(small);
    if length.parts.len() == 1 {
        if let Some(whole) = count?.as_whole() {
            let (per, unit) = years(unit);
            return whole.checked_mul(per).and_then(small).map(|w| (w, unit));
        }
        return if unit == Unit::Year { times(count?, 12).map(|m| (m, Unit::Month)) } else { None };
    }
    let months_in = |unit| match unit {
        Unit::Year => Some(12),
        Unit::Month => Some(1),
        _ => None,
    };
    let days_in = |unit| match unit {
        Unit::Week => Some(7),
        Unit::Day => Some(1),
        _ => None,
    };
    let total = |per: &dyn Fn(Unit) -> Option<i128>| {
        length.parts.iter().try_fold(0, |sum, (count, unit)| Some(sum + times((*count)?, per(*unit)?)?))
    };
    total(&months_in).map(|n| (n, Unit::Month)).or_else(|| total(&days_in).map(|n| (n, Unit::Day)))
}

/// Where the stretch of a length begins that ends with `last`: a year to March begins in April.
pub(super) fn start_of(length: &Length, last: When) -> Option<When> {
    let (steps, unit) = steps(length)?;
    match last {
        When::Day(day) => When::Day(day.tomorrow().ok()?).back(steps, unit),
        When::Month(..) | When::Quarter(..) => {
            let months = if unit == Unit::Year { steps * 12 } else { steps * i32::from(unit == Unit::Month) };
            When::Day(last.last()?.tomorrow().ok()?).back(months, Unit::Month)?.moved(0, Unit::Month)
        }
        _ => None,
    }
}

/// Decades and centuries are counted in years: a decade ago is a year, not a decade.
const fn years(unit: Unit) -> (i64, Unit) {
    match unit {
        Unit::Decade => (10, Unit::Year),
        Unit::Century => (100, Unit::Year),
        unit => (1, unit),
    }
}

/// "year-earlier", "the year-ago quarter", "year earlier".
fn year_ago(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let from = scan.past(at, Word::The);
    let from = scan.past(from, Word::A);
    let (unit, plural, next) = scan.unit(from).filter(|(u, ..)| *u >= Unit::Day && *u != Unit::Period)?;
    let (shift, end) = shift(scan, next)?;
    if plural {
        return vague(at, end, shift);
    }
    let hyphen = scan.hyphen(next).is_some();
    let noun = scan.unit(end).filter(|(u, plural, _)| {
        hyphen && !plural && matches!(u, Unit::Quarter | Unit::Period | Unit::Month | Unit::Week | Unit::Half)
    });
    let moved = Move {
        steps: if matches!(shift, Shift::Ago | Shift::Before) { -1 } else { 1 },
        unit,
        from: From::Text,
    };
    let end = noun.map_or(end, |(.., e)| e);
    let start = if noun.is_some() || !hyphen { at } else { from };
    let fits = hyphen || matches!(shift, Shift::Before | Shift::Ago);
    fits.then(|| Found::point(start, end, Point::moved(moved.steps, moved.unit, moved.from), "date.year-ago"))
}

/// Whether a verb that takes a length stands before: "took | years".
pub(super) fn takes_time(scan: &Scan<'_>, at: u32) -> bool {
    let verbs =
        ["takes", "take", "took", "taken", "last", "lasted", "spent", "spend", "waited", "waiting", "wait"];
    verbs.iter().any(|v| scan.before(at).eq_ignore_ascii_case(v))
}

/// "for years", "in days", "weeks of delay", "decades-long", "day-long".
fn uncounted(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let (unit, plural, end) = scan.unit(at).filter(|(u, ..)| {
        !matches!(u, Unit::Period | Unit::Term | Unit::Quarter | Unit::Second | Unit::Half)
    })?;
    let long = scan
        .hyphen(end)
        .and_then(|n| scan.skip(n, Word::Long).filter(|_| scan.str(n).eq_ignore_ascii_case("long")));
    if let Some(end) = long {
        let count = if plural { None } else { Some(Decimal::whole(1)) };
        return Some(Found::new(
            at,
            end,
            Expr::Length(Length { parts: vec![(count, unit)] }),
            "date.length-long",
        ));
    }
    let led = scan.word_before(at, |w| matches!(w, Word::Prep(Prep::For | Prep::In | Prep::To)))
        || scan.before(at).eq_ignore_ascii_case("after")
        || takes_time(scan, at);
    let free = scan.closes(end) && scan.number(end).is_none() && !scan.shape(end).any(Shape::DASH);
    (plural && led && free)
        .then(|| Found::new(at, end, Expr::Length(Length { parts: vec![(None, unit)] }), "date.length-vague"))
}
