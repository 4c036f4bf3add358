//! Stretches of a year that are no months: seasons and school terms, quarters, halves, holidays, weekends, the week of a
//! day.

use super::expr::{Expr, Found, Frame, From, Holiday, Lean, Piece, Point};
use super::scan::Scan;
use super::words::{Guard, Order, Season, Unit, Word};
use super::written::frame_after;
use crate::mention::numbers::NumberKind;

/// One of them, at `at`.
pub(crate) fn find(scan: &Scan<'_>, at: u32) -> Option<Found> {
    quarter(scan, at)
        .or_else(|| season(scan, at))
        .or_else(|| holiday(scan, at))
        .or_else(|| week_of(scan, at))
        .or_else(|| week_number(scan, at))
        .or_else(|| weekend(scan, at))
}

/// "summer", "the winter of 1994", "spring 2016", "the autumn term".
fn season(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let from = scan.past(at, Word::The);
    let ((season, guard), next) =
        scan.take(from, |w| if let Word::Season(s, g) = w { Some((s, g)) } else { None })?;
    let term = scan.unit(next).filter(|(u, plural, _)| *u == Unit::Term && !plural).map(|(.., end)| end);
    let (frame, end) = frame_after(scan, term.unwrap_or(next));
    let known = !matches!(frame, Frame::Unknown(_));
    let led = scan.after_prep(at)
        || scan.word_before(from, |w| matches!(w, Word::Order(_) | Word::Edge(_) | Word::Every(_)));
    let free = scan.closes(end) || scan.slots(end).next().is_some();
    let ok = match guard {
        Guard::Verb => {
            known
                || scan.word_before(from, |w| matches!(w, Word::Order(_) | Word::Edge(_)))
                || (from > at && scan.after_prep(at) && free && scan.skip(end, Word::Of).is_none())
        }
        _ => known || term.is_some() || from > at && free || led && free,
    };
    ok.then(|| Found::point(at, end, Point::new(Piece::Season(season), frame), "date.season"))
}

/// "the third quarter of 1989", "third-quarter", "fiscal first quarter", "Q3 2019", "the first half of 2018".
fn quarter(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let named = scan.take(at, |w| match w {
        Word::Quarter(n) => Some(Piece::Quarter(n)),
        Word::HalfYear(n) => Some(Piece::Half(n)),
        _ => None,
    });
    if let Some((piece, next)) = named.filter(|_| scan.shape(at).capitalised()) {
        let (frame, end) = frame_after(scan, next);
        return Some(Found::point(at, end, Point::new(piece, frame), "date.quarter"));
    }
    let from = scan.past(at, Word::The);
    let from = scan.take(from, |w| matches!(w, Word::Fiscal(_)).then_some(())).map_or(from, |(_, next)| next);
    let (which, next) = which(scan, from)?;
    let hyphen = scan.hyphen(next);
    let next = scan
        .take(hyphen.unwrap_or(next), |w| matches!(w, Word::Fiscal(_)).then_some(()))
        .map_or(hyphen.unwrap_or(next), |(_, n)| n);
    let (piece, next) = part_of_year(scan, which, next)?;
    let (frame, end) = frame_after(scan, next);
    let half = matches!(piece, Piece::Half(_));
    let of_year = scan.skip(next, Word::Of).and_then(|n| scan.skip(n, Word::The)).and_then(|n| scan.unit(n));
    let (end, known) = match of_year {
        Some((Unit::Year, false, e)) => (e, true),
        _ => (end, !matches!(frame, Frame::Unknown(_))),
    };
    let ok = known || !half;
    ok.then(|| {
        Found::point(if hyphen.is_some() { from } else { at }, end, Point::new(piece, frame), "date.quarter")
    })
}

/// First to fourth; "last", "final" are the fourth or second.
fn which(scan: &Scan<'_>, at: u32) -> Option<(Option<u8>, u32)> {
    if let Some(number) = scan.number(at).filter(|n| n.kind == NumberKind::Ordinal) {
        let n = u8::try_from(number.value.as_whole()?).ok()?;
        return (1..=4).contains(&n).then_some((Some(n), number.tokens.end));
    }
    let last = scan.str(at).eq_ignore_ascii_case("final")
        || (scan.str(at).eq_ignore_ascii_case("last") && of_year(scan, at + 2));
    last.then_some((None, at + 1))
}

fn of_year(scan: &Scan<'_>, at: u32) -> bool {
    scan.skip(at, Word::Of).is_some_and(|n| {
        scan.year(n).is_some() || scan.take(n, |w| matches!(w, Word::Order(_)).then_some(())).is_some()
    })
}

fn part_of_year(scan: &Scan<'_>, which: Option<u8>, at: u32) -> Option<(Piece, u32)> {
    if let Some((Unit::Quarter, _, next)) = scan.unit(at) {
        return Some((Piece::Quarter(which.unwrap_or(4)), next));
    }
    let half = scan.skip(at, Word::HalfA)?;
    let n = which.unwrap_or(2);
    (n <= 2 && half == at + 1).then_some((Piece::Half(n), half))
}

/// "Christmas", "Easter 2019", "Thanksgiving of next year".
fn holiday(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let (row, next) =
        scan.take(at, |w| if let Word::Holiday(list, row) = w { Some((list, row)) } else { None })?;
    let holiday = parse_holiday(scan.lexicon.field(row.0, row.1, "value"))?;
    let (frame, end) = frame_after(scan, next);
    let capital = scan.shape(at).capitalised() || !matches!(frame, Frame::Unknown(_));
    capital.then(|| Found::point(at, end, Point::new(Piece::Holiday(holiday), frame), "date.holiday"))
}

/// `12-25`, `easter-2`, `nth 11 4 4`.
fn parse_holiday(value: &str) -> Option<Holiday> {
    if let Some(days) = value.strip_prefix("easter") {
        return Some(Holiday::Easter(days.parse().ok()?));
    }
    if let Some(rest) = value.strip_prefix("nth ") {
        let mut parts = rest.split(' ');
        let mut next = || parts.next()?.parse::<i8>().ok();
        return Some(Holiday::Nth(next()?.unsigned_abs(), next()?.unsigned_abs(), next()?));
    }
    let (month, day) = value.split_once('-')?;
    Some(Holiday::Fixed(month.parse().ok()?, day.parse().ok()?))
}

/// "the week of March 6", "the week beginning 5 May", "week ending 9 June 2023".
fn week_of(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let from = scan.past(at, Word::The);
    let (unit, plural, next) = scan.unit(from)?;
    let lead = matches!(
        scan.str(next).to_ascii_lowercase().as_str(),
        "of" | "beginning" | "starting" | "ending" | "commencing" | "from"
    );
    if unit != Unit::Week || plural || !lead {
        return None;
    }
    let inner = super::written::find(scan, next + 1).or_else(|| super::numeric::find(scan, next + 1))?;
    let Expr::Point(Point { piece: Piece::Day(m, d), frame, .. }) = inner.expr else { return None };
    Some(Found::point(
        at,
        inner.tokens.end,
        Point::new(Piece::WeekOf(Holiday::Fixed(m, d)), frame),
        "date.week-of",
    ))
}

/// "week 32 of 2024", "week 6 of the year".
fn week_number(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let (_, _, next) = scan.unit(at).filter(|(u, plural, _)| *u == Unit::Week && !plural)?;
    let number = scan.number(next).filter(|n| n.digits)?;
    let week = u8::try_from(number.whole()?).ok().filter(|w| (1..=53).contains(w))?;
    let of = scan.skip(number.tokens.end, Word::Of)?;
    let the_year = scan.skip(of, Word::The).and_then(|n| scan.unit(n)).filter(|(u, ..)| *u == Unit::Year);
    let (frame, end) = match the_year {
        Some((.., end)) => (Point::moved(0, Unit::Year, From::Near).frame, end),
        None => frame_after(scan, number.tokens.end),
    };
    let point = Point::new(Piece::WeekNumber(week), frame);
    (!matches!(frame, Frame::Unknown(_))).then(|| Found::point(at, end, point, "date.week-number"))
}

/// "the weekend", "weekend of 4 May".
fn weekend(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let from = scan.past(at, Word::The);
    let (unit, plural, next) = scan.unit(from)?;
    let ok = unit == Unit::Weekend
        && !plural
        && from > at
        && (scan.closes(next) || scan.slots(next).next().is_some());
    ok.then(|| Found::point(at, next, Point::open(Piece::Weekend), "date.weekend"))
}

/// The lean an order word gives a piece: "last May", "next summer", "that Friday".
pub(super) const fn lean(order: Order) -> Option<Lean> {
    Some(match order {
        Order::Last | Order::Past => Lean::Last,
        Order::Next | Order::Coming => Lean::Next,
        Order::This | Order::Current => Lean::This,
        Order::Following => Lean::TextNext,
        Order::Previous => Lean::TextLast,
        Order::Same | Order::That => Lean::TextSame,
        _ => return None,
    })
}

/// The season of a month, for "this season" and for sorting.
pub(super) const fn season_months(season: Season) -> (u8, u8) {
    match season {
        Season::Spring => (3, 5),
        Season::Summer => (6, 8),
        Season::Autumn => (9, 11),
        Season::Winter => (12, 2),
    }
}
