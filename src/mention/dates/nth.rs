//! Stretches by their rank in a month or year: `the first week of June 2018`, `the last weekend of May`, `the second Monday
//! in October`, `the last day of March`, `the 20th of last month`.

use super::expr::{Found, Frame, Holiday, Piece, Point};
use super::relative;
use super::scan::Scan;
use super::words::{Prep, Unit, Word};
use super::written::{frame_after, last_day};
use crate::mention::numbers::NumberKind;

/// Monday is 1: a week lies in the month its Thursday lies in, a weekend in that of its Saturday.
const THURSDAY: u8 = 4;
const SATURDAY: u8 = 6;

/// What is ranked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ranked {
    Day,
    Week,
    Weekend,
    Weekday(u8),
}

/// A ranked stretch that starts at `at`.
pub(crate) fn find(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let from = scan.past(at, Word::The);
    let (rank, next) = rank(scan, from)?;
    if let Some(day) = day_of_month(scan, at, rank, next) {
        return Some(day);
    }
    let (ranked, next) = ranked(scan, next)?;
    let of = scan.skip(next, Word::Of);
    let (_, next) = match of {
        Some(next) => (Prep::In, next),
        None => scan.prep(next).filter(|(p, _)| *p == Prep::In && from > at)?,
    };
    let (piece, frame, end) = if let Some((month, next)) = scan.month(next) {
        let (frame, end) = frame_after(scan, next);
        (piece(ranked, month, rank)?, frame, end)
    } else {
        let (year, end) = scan.year(next)?;
        let month = if rank < 0 { 12 } else { 1 };
        (piece(ranked, month, rank).filter(|_| rank.abs() == 1)?, Frame::Year(year), end)
    };
    Some(Found::point(at, end, Point::new(piece, frame), "date.nth"))
}

/// First to fifth, counted from the end where negative.
fn rank(scan: &Scan<'_>, at: u32) -> Option<(i8, u32)> {
    if let Some(number) = scan.number(at).filter(|n| n.kind == NumberKind::Ordinal) {
        let rank = i8::try_from(number.value.as_whole()?).ok()?;
        return (1..=31).contains(&rank).then_some((rank, number.tokens.end));
    }
    let last = ["last", "final"].iter().any(|w| scan.str(at).eq_ignore_ascii_case(w));
    last.then_some((-1, at + 1))
}

fn ranked(scan: &Scan<'_>, at: u32) -> Option<(Ranked, u32)> {
    if let Some((day, _, next)) = scan.weekday(at) {
        return Some((Ranked::Weekday(day), next));
    }
    let (unit, plural, next) = scan.unit(at)?;
    let ranked = match unit {
        Unit::Day => Ranked::Day,
        Unit::Week => Ranked::Week,
        Unit::Weekend => Ranked::Weekend,
        _ => return None,
    };
    (!plural).then_some((ranked, next))
}

fn piece(ranked: Ranked, month: u8, rank: i8) -> Option<Piece> {
    let nth = |weekday: u8| (rank <= 5).then_some(Holiday::Nth(month, weekday, rank));
    Some(match ranked {
        Ranked::Day if rank < 0 => Piece::Day(month, last_day(month)?),
        Ranked::Day => Piece::Day(month, rank.unsigned_abs()),
        Ranked::Week => Piece::WeekOf(nth(THURSDAY)?),
        Ranked::Weekend => Piece::WeekendOf(nth(SATURDAY)?),
        Ranked::Weekday(day) => Piece::Holiday(nth(day)?),
    })
}

/// "the 20th of last month", "the 28th of that month".
fn day_of_month(scan: &Scan<'_>, at: u32, rank: i8, next: u32) -> Option<Found> {
    let day = u8::try_from(rank).ok()?;
    let (frame, end) = relative::frame(scan, scan.skip(next, Word::Of)?, Unit::Month)?;
    Some(Found::point(at, end, Point::new(Piece::MonthDay(day), frame), "date.nth-of-month"))
}
