//! Parts of days and clock times: `Thursday night`, `the morning of 14 May`, `early morning`, `10.30am`, `5 p.m. EST`,
//! `noon Thursday`. A clock time with a day right beside it, American style, is one date; one joined by a preposition
//! ("at 10am on Wednesday") is a date of its own, so that the day's extent stays the day's.

use super::expr::{Expr, Found, Frame, From, Piece, Point};
use super::scan::Scan;
use super::words::{Part, Prep, Unit, Word};
use crate::text::Shape;

/// A part of the day with its day, or a clock time.
pub(crate) fn find(scan: &Scan<'_>, at: u32) -> Option<Found> {
    day_and_part(scan, at).or_else(|| part_of(scan, at)).or_else(|| time(scan, at))
}

/// "Thursday night", "14 May evening", "early Tuesday morning" (its edge is taken off before).
fn day_and_part(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let (_, _, next) = scan.weekday(at)?;
    let (part, _) = super::relative::part_after(scan, next)?;
    let day = super::written::find(scan, at)?;
    let Expr::Point(point) = day.expr else { return None };
    let (_, mut end) = super::relative::part_after(scan, next).filter(|_| day.tokens.end == next)?;
    let mut point = Point { part: Some(part), ..point };
    if let Some(dated) = super::written::calendar(scan, scan.comma(end))
        .or_else(|| super::written::calendar(scan, scan.past(end, Word::Of)))
        && let Expr::Point(date) = dated.expr
    {
        point = Point { part: Some(part), weekday: None, ..date };
        end = dated.tokens.end;
    }
    Some(Found::point(at, end, point, "date.day-part"))
}

/// "the night of April 18, 1775", "the early morning hours of 30 April", "mid-afternoon yesterday".
fn part_of(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let from = scan.past(at, Word::The);
    let from = scan
        .take(from, |w| matches!(w, Word::Edge(_)).then_some(()))
        .map_or(from, |(_, n)| scan.hyphen(n).unwrap_or(n));
    let (part, next) = scan.take(from, |w| if let Word::Part(p) = w { Some(p) } else { None })?;
    let next = scan.unit(next).filter(|(u, ..)| *u == Unit::Hour).map_or(next, |(.., n)| n);
    let of =
        scan.skip(next, Word::Of).or_else(|| scan.prep(next).filter(|(p, _)| *p == Prep::On).map(|(_, n)| n));
    let inner = super::reader::core(scan, of.unwrap_or(next)).filter(|f| is_day(&f.expr));
    if let Some(Found { tokens, expr: Expr::Point(point), .. }) = inner {
        return Some(Found::point(at, tokens.end, Point { part: Some(part), ..point }, "date.part-of-day"));
    }
    let led = from > at && scan.closes(next) && !matches!(part, Part::Daytime);
    let mut found = Found::point(
        at,
        next,
        Point { part: Some(part), ..Point::moved(0, Unit::Day, From::Text) },
        "date.part",
    );
    found.fuzzy = true;
    led.then_some(found)
}

fn is_day(expr: &Expr) -> bool {
    let Expr::Point(point) = expr else { return false };
    let day =
        matches!(point.piece, Piece::Day(..) | Piece::Weekday(_) | Piece::MonthDay(_) | Piece::Holiday(_));
    let moved = matches!((point.piece, point.frame), (Piece::Whole, Frame::Moved(m)) if m.unit == Unit::Day);
    point.part.is_none() && point.clock.is_none() && (day || moved)
}

/// "10.30am", "5 p.m. EST, Nov. 6", "noon Thursday", "4 in the morning".
fn time(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let (clock, next) = clock(scan, at)?;
    let next = scan.take(next, |w| (w == Word::Zone).then_some(())).map_or(next, |(_, n)| n);
    let day = super::reader::core(scan, scan.comma(next)).filter(|f| is_day(&f.expr));
    if let Some(Found { tokens, expr: Expr::Point(point), .. }) = day {
        return Some(Found::point(at, tokens.end, Point { clock: Some(clock), ..point }, "date.clock-day"));
    }
    let point = Point { clock: Some(clock), ..Point::moved(0, Unit::Day, From::Text) };
    Some(Found::point(at, next, point, "date.clock"))
}

type Clock = (u8, Option<u8>);

/// Hours and minutes, and the token after.
fn clock(scan: &Scan<'_>, at: u32) -> Option<(Clock, u32)> {
    if let Some((hour, next)) = scan.take(at, |w| if let Word::Clock(h) = w { Some(h) } else { None }) {
        return Some(((hour, Some(0)), next));
    }
    let (hour, minute, next) = figures(scan, at)?;
    if let Some((pm, end)) = meridiem(scan, next).filter(|_| (1..=12).contains(&hour)) {
        let hour = hour % 12 + if pm { 12 } else { 0 };
        return Some(((hour, minute), end));
    }
    if let Some((part, end)) = in_the_part(scan, next).filter(|_| (1..=12).contains(&hour)) {
        let late = !matches!(part, Part::Morning) && hour < 12;
        return Some(((hour + if late { 12 } else { 0 }, minute), end));
    }
    if let Some(end) = scan.skip(next, Word::OClock) {
        return Some(((hour, minute.or(Some(0))), end));
    }
    let led = scan.after_prep(at) || scan.word_before(at, |w| w == Word::Prep(Prep::And));
    let zoned = scan.take(next, |w| (w == Word::Zone).then_some(())).is_some()
        || matches!(scan.str(next), "hrs" | "hours" | "h");
    let colon =
        minute.is_some() && scan.str(at + 1) == ":" && !(scan.mark(next, ":") || scan.mark(next, "."));
    let end = next + u32::from(matches!(scan.str(next), "hrs" | "h") && colon);
    (colon && (led || zoned)).then_some(((hour, minute), end))
}

/// "10", "10:30", "10.30", "ten".
fn figures(scan: &Scan<'_>, at: u32) -> Option<(u8, Option<u8>, u32)> {
    let number = scan.number(at)?;
    let text = scan.str(at);
    if let Some((hour, minute)) = text.split_once('.').filter(|(h, m)| h.len() <= 2 && m.len() == 2) {
        return time_of(hour, minute).map(|(h, m)| (h, Some(m), at + 1));
    }
    let hour = u8::try_from(number.whole()?).ok().filter(|h| *h <= 24)?;
    let touching = |t: u32| scan.touches(t);
    if number.digits
        && matches!(scan.str(at + 1), ":" | "." | "h")
        && touching(at + 1)
        && touching(at + 2)
        && scan.str(at + 2).len() == 2
    {
        return time_of(text, scan.str(at + 2)).map(|(h, m)| (h, Some(m), at + 3));
    }
    (!number.scaled).then_some((hour, None, number.tokens.end))
}

fn time_of(hour: &str, minute: &str) -> Option<(u8, u8)> {
    let (h, m) = (hour.parse().ok()?, minute.parse().ok()?);
    (h <= 24 && m < 60).then_some((h, m))
}

/// "am", "p.m." with or without its last stop.
fn meridiem(scan: &Scan<'_>, at: u32) -> Option<(bool, u32)> {
    let (pm, next) = scan.take(at, |w| if let Word::Meridiem(pm) = w { Some(pm) } else { None })?;
    let dotted = scan.str(at).contains('.');
    let stop = dotted && scan.mark(next, ".") && scan.touches(next);
    Some((pm, next + u32::from(stop)))
}

/// "4 | in the morning".
fn in_the_part(scan: &Scan<'_>, at: u32) -> Option<(Part, u32)> {
    let (prep, next) = scan.prep(at)?;
    let the = scan.skip(next, Word::The)?;
    let found = scan.take(the, |w| if let Word::Part(p) = w { Some(p) } else { None })?;
    (prep == Prep::In && !scan.shape(at).any(Shape::MARK)).then_some(found)
}
