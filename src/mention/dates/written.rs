//! Dates with a month's or weekday's name: `14 May 2018`, `May 14, 2018`, `Friday 26th November`, `May 2018`, `May`,
//! `Friday`, and lists and stretches of days: `9 and 11 February`, `June 29-July 5`.

use super::expr::{Expr, Found, Frame, Piece, Point};
use super::relative;
use super::scan::Scan;
use super::words::{Guard, Prep, Unit, Word};
use crate::lexicon::lists;
use crate::text::Shape;

/// A month with what stands around it, read without its year.
struct DayMonth {
    day: Option<u8>,
    month: u8,
    guard: Guard,
    next: u32,
}

/// A date with a weekday, a day and month, or a month.
pub(crate) fn find(scan: &Scan<'_>, at: u32) -> Option<Found> {
    weekday(scan, at).or_else(|| calendar(scan, at))
}

/// "14 May 2018", "May 14", "May 2018", "May", without a weekday before it. "31 June" is taken whole too: it has no value,
/// and better none than June's.
pub(crate) fn calendar(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let date = day_first(scan, at).or_else(|| month_first(scan, at))?;
    let (frame, next) = frame_after(scan, date.next);
    let piece = date.day.map_or(Piece::Month(date.month), |d| Piece::Day(date.month, d));
    if date.day.is_none() && !month_alone(scan, at, &date, frame) {
        return None;
    }
    let rule = match (date.day, frame) {
        (Some(_), Frame::Year(_)) => "date.full",
        (Some(_), _) => "date.day-month",
        (None, Frame::Unknown(_)) => "date.month",
        (None, _) => "date.month-year",
    };
    Some(Found::point(at, next, Point::new(piece, frame), rule))
}

pub(super) fn valid(month: u8, day: Option<u8>) -> bool {
    let most = last_day(month).unwrap_or(29);
    (1..=12).contains(&month) && day.is_none_or(|d| (1..=most).contains(&d))
}

/// The last day of a month that has the same one every year.
pub(super) const fn last_day(month: u8) -> Option<u8> {
    match month {
        2 => None,
        4 | 6 | 9 | 11 => Some(30),
        _ => Some(31),
    }
}

fn day_first(scan: &Scan<'_>, at: u32) -> Option<DayMonth> {
    let (day, next) = scan.day(at)?;
    let next = scan.hyphen(next).unwrap_or(next);
    let of = scan.skip(next, Word::Of);
    let (month, guard, end) = scan.month_guard(of.unwrap_or(next))?;
    let count = of.is_some() && scan.number(at).is_some_and(|n| n.digits);
    (!count).then_some(DayMonth { day: Some(day), month, guard, next: end })
}

fn month_first(scan: &Scan<'_>, at: u32) -> Option<DayMonth> {
    let (month, guard, next) = scan.month_guard(at)?;
    let month_only = DayMonth { day: None, month, guard, next };
    let after = scan.hyphen(next).unwrap_or(next);
    let Some((day, end)) = scan.day(after) else { return Some(month_only) };
    if scan.year(after).is_some() || counts(scan, at, end) || ratio(scan, end) {
        return Some(month_only);
    }
    // "the end of May the Second Army held".
    let ranked = scan.skip(after, Word::The).is_some_and(|n| scan.shape(n).capitalised());
    Some(if ranked { month_only } else { DayMonth { day: Some(day), month, guard, next: end } })
}

/// "In March 20 people were hurt": the number belongs to the people.
fn counts(scan: &Scan<'_>, at: u32, next: u32) -> bool {
    let noun = scan.shape(next);
    let lower =
        noun.any(Shape::LETTER) && !noun.capitalised() && !scan.closes(next) && scan.str(next).ends_with('s');
    let percent =
        matches!(scan.str(next), "%" | "per" | "percent" | "people" | "children" | "staff" | "million");
    percent || (lower && scan.word_before(at, |w| w == Word::Prep(Prep::In)))
}

fn ratio(scan: &Scan<'_>, next: u32) -> bool {
    scan.touches(next) && (scan.mark(next, "%") || (scan.mark(next, ":") && scan.touches(next + 1)))
}

/// The year after a month or season: "2018", ", 2018", "of 2018", "last year", "of that year".
pub(super) fn frame_after(scan: &Scan<'_>, at: u32) -> (Frame, u32) {
    let unsaid = (Point::open(Piece::Whole).frame, at);
    let comma = scan.comma(at);
    let from = scan.hyphen(at).unwrap_or(if comma > at { comma } else { scan.past(at, Word::Of) });
    if let Some((year, next)) = scan.year(from) {
        return (Frame::Year(year), next);
    }
    if let Some(short) = short_year(scan, at) {
        return short;
    }
    relative::frame(scan, scan.past(at, Word::Of), Unit::Year).unwrap_or(unsaid)
}

/// "Sept '99" and "12-Jun-99".
fn short_year(scan: &Scan<'_>, at: u32) -> Option<(Frame, u32)> {
    let apostrophe = scan.shape(at).any(Shape::APOSTROPHE) && scan.touches(at + 1);
    let digits = if apostrophe { at + 1 } else { scan.hyphen(at)? };
    let number = scan.number(digits).filter(|n| n.digits && scan.str(digits).len() == 2)?;
    let value = i32::try_from(number.whole()?).ok()?;
    Some((Frame::Year(century(value)), number.tokens.end))
}

/// The year two digits stand for.
pub(super) const fn century(value: i32) -> i32 {
    if value < 50 { 2000 + value } else { 1900 + value }
}

/// Whether a month's name by itself is a date and no name of a person, no verb.
fn month_alone(scan: &Scan<'_>, at: u32, date: &DayMonth, frame: Frame) -> bool {
    let capital = scan.shape(at).capitalised();
    if !matches!(frame, Frame::Unknown(_)) {
        return capital || date.guard != Guard::Verb || matches!(frame, Frame::Year(_));
    }
    let led = scan.after_prep(at) || led_by_date_word(scan, at) || joined(scan, at, date.next);
    match date.guard {
        Guard::None => true,
        Guard::Verb => {
            capital && led && !scan.shape(at).is(Shape::INNER) || capital && alone(scan, at, date.next)
        }
        Guard::Name => led || !(named(scan, date.next) || given(scan, at)),
    }
}

/// "last May", "early March", "mid-May", "this April", "each June"; "the May inspection".
fn led_by_date_word(scan: &Scan<'_>, at: u32) -> bool {
    let hyphen = at > scan.start + 1 && scan.shape(at - 1).any(Shape::DASH) && scan.touches(at);
    let before = if hyphen { at - 1 } else { at };
    scan.word_before(before, |w| matches!(w, Word::Order(_) | Word::Edge(_) | Word::Every(_)))
        || (scan.word_before(before, |w| w == Word::The) && !named(scan, at + 1))
        || scan
            .text
            .tokens
            .get(before.wrapping_sub(1) as usize)
            .is_some_and(|t| t.shape.is(Shape::POSSESSIVE))
}

/// "March and June", "between March and June", "March to May": another month beside it.
fn joined(scan: &Scan<'_>, at: u32, next: u32) -> bool {
    let join = |t: u32| scan.prep(t).filter(|(p, _)| matches!(p, Prep::And | Prep::To)).map(|(_, n)| n);
    let after = join(next).or_else(|| scan.dash(next)).or_else(|| scan.mark(next, ",").then_some(next + 1));
    let before = at >= scan.start + 2 && (join(at - 1).is_some() || scan.mark(at - 1, ","));
    after.is_some_and(|n| scan.month(n).is_some_and(|(m, _)| m != 5 || scan.shape(n).capitalised()))
        || (before && month_before(scan, at - 2))
}

/// Whether a month stands at `at`, or before the day and year there.
fn month_before(scan: &Scan<'_>, at: u32) -> bool {
    let first = (scan.start..=at).rev().take(3).find(|t| scan.number(*t).is_none() && !scan.mark(*t, ","));
    first.is_some_and(|t| scan.month(t).is_some())
}

/// The whole of a segment, as in a table.
fn alone(scan: &Scan<'_>, at: u32, next: u32) -> bool {
    at == scan.start && next == scan.end
}

/// Whether a surname follows: "April Jones".
fn named(scan: &Scan<'_>, next: u32) -> bool {
    let shape = scan.shape(next);
    shape.capitalised() && shape.any(Shape::SMALL) && scan.slots(next).next().is_none()
}

/// Whether an honorific or a given name stands before: "Jill June".
fn given(scan: &Scan<'_>, at: u32) -> bool {
    let hits = &scan.text.hits;
    at > scan.start
        && (hits.is(at - 1, lists::HONORIFICS)
            || (scan.shape(at - 1).capitalised() && hits.is(at - 1, lists::GIVEN_NAMES)))
}

/// "Friday", "Friday 26th November", "Tuesday last week", "Monday the 27th".
fn weekday(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let (day, short, next) = scan.weekday(at)?;
    let comma = scan.comma(next);
    let dated =
        calendar(scan, scan.hyphen(next).unwrap_or(comma)).or_else(|| super::numeric::find(scan, comma));
    if let Some(found) = dated.filter(|f| has_day(&f.expr)) {
        return with_weekday(found, at, day);
    }
    if let Some((date, end)) = scan.day(next).filter(|_| scan.skip(next, Word::The).is_some() || short) {
        let point = Point { weekday: Some(day), ..Point::open(Piece::MonthDay(date)) };
        return Some(Found::point(at, end, point, "date.weekday-day"));
    }
    if let Some((frame, end)) = relative::frame(scan, scan.past(next, Word::Of), Unit::Week) {
        return Some(Found::point(at, end, Point::new(Piece::Weekday(day), frame), "date.weekday-week"));
    }
    (!short).then(|| Found::point(at, next, Point::open(Piece::Weekday(day)), "date.weekday"))
}

fn has_day(expr: &Expr) -> bool {
    matches!(expr, Expr::Point(Point { piece: Piece::Day(..), .. }))
}

fn with_weekday(found: Found, at: u32, day: u8) -> Option<Found> {
    let Expr::Point(point) = found.expr else { return None };
    Some(Found::point(at, found.tokens.end, Point { weekday: Some(day), ..point }, found.rule))
}
