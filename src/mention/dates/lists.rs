//! Days named together: `9 and 11 February` (two dates), `20 and 21 February 2024`, `3-14 June`, `May 4 and 5` (stretches),
//! `24, 25 and 26 June`, `Tuesday 4 and Wednesday 5 March`, `Tuesday and Wednesday, 4-5 March`. The days before the last have no month of their own; those after the first in "May 4 and 5" neither.

use super::expr::{Expr, Found, Frame, Piece, Point};
use super::scan::Scan;
use super::words::{Prep, Word};
use super::written::{self, frame_after};

/// How two days are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Join {
    /// All between, too: a dash, "to".
    Through,
    /// These alone: "and", a comma.
    And,
}

/// The days from `at` on, if there are two or more.
pub(crate) fn find(scan: &Scan<'_>, at: u32) -> Option<Vec<Found>> {
    days_first(scan, at).or_else(|| month_first(scan, at))
}

fn join(scan: &Scan<'_>, at: u32) -> Option<(Join, u32)> {
    if let Some(next) = scan.dash(at) {
        return Some((Join::Through, next));
    }
    if scan.mark(at, "/") && scan.touches(at) && scan.touches(at + 1) {
        return Some((Join::And, at + 1));
    }
    let comma = scan.comma(at);
    match scan.prep(comma) {
        Some((Prep::To, next)) => Some((Join::Through, next)),
        Some((Prep::And, next)) => Some((Join::And, next)),
        _ if comma > at => Some((Join::And, comma)),
        _ => None,
    }
}

/// The days of the week before a day of the month: "Tuesday | 4", "Tuesday and Wednesday, | 4-5".
fn past_weekdays(scan: &Scan<'_>, at: u32) -> u32 {
    let Some((_, _, next)) = scan.weekday(at) else { return at };
    match join(scan, next) {
        Some((_, then)) if scan.weekday(then).is_some() => past_weekdays(scan, then),
        _ => scan.comma(next),
    }
}

/// "9 and 11 February 2021".
fn days_first(scan: &Scan<'_>, at: u32) -> Option<Vec<Found>> {
    let mut days = vec![];
    let mut through = false;
    let mut next = at;
    let (month, frame, end) = loop {
        let from = past_weekdays(scan, next);
        let (day, after) = scan.day(from).or_else(|| scan.day(scan.past(from, Word::The)))?;
        days.push((day, next, after));
        if let Some((month, end)) = scan.month(scan.past(after, Word::Of)) {
            let (frame, end) = frame_after(scan, end);
            break (month, frame, end);
        }
        let (how, then) = join(scan, after)?;
        through |= how == Join::Through;
        next = then;
    };
    if days.len() < 2 || !days.iter().all(|(d, ..)| written::valid(month, Some(*d))) {
        return None;
    }
    let last = days.len() - 1;
    days[last].2 = end;
    let between = scan.word_before(at, |w| w == Word::Prep(Prep::Between));
    Some(made(&days, month, frame, through || between))
}

/// "May 4 and 5", "March 5-9, 1918".
fn month_first(scan: &Scan<'_>, at: u32) -> Option<Vec<Found>> {
    let (month, next) = scan.month(past_weekdays(scan, at))?;
    let (first, mut after) = scan.day(next)?;
    if scan.year(next).is_some() {
        return None;
    }
    let mut days = vec![(first, at, after)];
    let mut through = false;
    while let Some((how, from)) = join(scan, after) {
        let Some((day, end)) =
            scan.day(from).filter(|(d, end)| *d > first && ends_list(scan, from, *end, how))
        else {
            break;
        };
        days.push((day, from, end));
        through |= how == Join::Through;
        after = end;
    }
    let (frame, end) = frame_after(scan, after);
    let last = days.len() - 1;
    days[last].2 = end;
    (days.len() > 1).then(|| made(&days, month, frame, through))
}

/// Whether the day stands for itself and is no count ("on May 4 and 5 homes"), no day of another month, no year.
fn ends_list(scan: &Scan<'_>, from: u32, end: u32, how: Join) -> bool {
    let month_follows = scan.month(scan.past(end, Word::Of)).is_some();
    let year = scan.year(from).is_some();
    let noun = !scan.closes(end) && scan.slots(end).next().is_none() && how == Join::And;
    !month_follows && !year && !noun
}

fn made(days: &[(u8, u32, u32)], month: u8, frame: Frame, through: bool) -> Vec<Found> {
    let point = |day: u8| Point::new(Piece::Day(month, day), frame);
    let (first, last) = (days[0], days[days.len() - 1]);
    let running = days.windows(2).all(|w| w[1].0 == w[0].0 + 1);
    if (through && days.len() == 2 && last.0 > first.0) || (running && !through) {
        return vec![Found::new(first.1, last.2, Expr::Between(point(first.0), point(last.0)), "date.days")];
    }
    days.iter().map(|(day, from, to)| Found::point(*from, *to, point(*day), "date.days")).collect()
}
