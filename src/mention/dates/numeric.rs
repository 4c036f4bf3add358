//! Dates in figures: `14/05/2018`, `14.5.18`, `14-05-2018`, `2018-05-14`, `05/2018`. British order unless the
//! article shows the American one; a figure over twelve decides in any case.

use super::expr::{Found, Frame, Piece, Point};
use super::scan::Scan;
use super::words::{Prep, Word};
use super::written::{century, valid};
use crate::text::Shape;

/// A date in figures that starts at `at`.
pub(crate) fn find(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let shape = scan.shape(at);
    if !shape.any(Shape::DIGIT) || shape.any(Shape::LETTER) || inside(scan, at) {
        return None;
    }
    dotted(scan, at).or_else(|| three(scan, at)).or_else(|| two(scan, at))
}

/// Whether the figures go on from something before: a reference, a score, an address.
fn inside(scan: &Scan<'_>, at: u32) -> bool {
    scan.touches(at)
        && at > scan.start
        && !matches!(scan.str(at - 1), "(" | "[" | "\"" | "“" | "‘" | "'" | "," | ":" | "-" | "–" | "—")
}

/// A figure of so many digits.
fn figure(scan: &Scan<'_>, at: u32) -> Option<(i32, usize)> {
    let text = scan.str(at);
    let fits = !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| (text.parse().unwrap_or_default(), text.len()))
}

fn separator<'a>(scan: &Scan<'a>, at: u32) -> Option<&'a str> {
    let text = scan.str(at);
    let known = matches!(text, "/" | "-" | "." | "‑" | "–");
    (known && scan.touches(at) && scan.touches(at + 1)).then_some(text)
}

/// "14.05.2018", one token.
fn dotted(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let mut parts = scan.str(at).split('.');
    let mut figure = || parts.next().filter(|p| p.len() <= 4).and_then(|p| Some((p.parse().ok()?, p.len())));
    let (a, b, c) = (figure()?, figure()?, figure()?);
    if parts.next().is_some() {
        return None;
    }
    let (year, month, day) = order(scan, a, b, c)?;
    Some(full(at, at + 1, year, month, day))
}

/// "14/05/2018", "2018-05-14": five tokens.
fn three(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let (a, b, c) = (figure(scan, at)?, figure(scan, at + 2)?, figure(scan, at + 4)?);
    let (one, two) = (separator(scan, at + 1)?, separator(scan, at + 3)?);
    let (year, month, day) = order(scan, a, b, c)?;
    let ends = separator(scan, at + 5).is_none_or(|s| s == ".") || scan.number(at + 6).is_none();
    (one == two && ends).then(|| full(at, at + 5, year, month, day))
}

fn full(at: u32, end: u32, year: i32, month: u8, day: u8) -> Found {
    Found::point(at, end, Point::new(Piece::Day(month, day), Frame::Year(year)), "date.figures")
}

/// Year, month and day out of three figures with their lengths.
fn order(scan: &Scan<'_>, a: (i32, usize), b: (i32, usize), c: (i32, usize)) -> Option<(i32, u8, u8)> {
    if a.1 == 4 && b.1 <= 2 && c.1 <= 2 {
        return date(a.0, b.0, c.0).or_else(|| date(a.0, c.0, b.0));
    }
    if a.1 > 2 || b.1 > 2 || (c.1 != 4 && c.1 != 2) {
        return None;
    }
    let year = if c.1 == 4 { c.0 } else { century(c.0) };
    let (first, second) = if scan.month_first { (a.0, b.0) } else { (b.0, a.0) };
    date(year, first, second).or_else(|| date(year, second, first))
}

fn date(year: i32, month: i32, day: i32) -> Option<(i32, u8, u8)> {
    let (m, d) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    ((1000..2200).contains(&year) && d > 0 && valid(m, Some(d))).then_some((year, m, d))
}

/// "05/2018", "2018-05"; "on 15/2" and a segment of its own such as a table cell.
fn two(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let (a, b) = (figure(scan, at)?, figure(scan, at + 2)?);
    let mark = separator(scan, at + 1)?;
    let ends = separator(scan, at + 3).is_none_or(|s| s == ".") && !scan.mark(at + 3, "%");
    if !ends {
        return None;
    }
    let month_of = |year: (i32, usize), month: (i32, usize)| {
        let fits =
            year.1 == 4 && month.1 <= 2 && (1..=12).contains(&month.0) && (1900..2100).contains(&year.0);
        fits.then(|| Point::new(Piece::Month(month.0 as u8), Frame::Year(year.0)))
    };
    let year_month =
        (mark != "–" && b.1 == 2).then(|| month_of(a, b)).flatten().filter(|_| b.0 != (a.0 + 1) % 100);
    if let Some(point) = year_month.or_else(|| month_of(b, a).filter(|_| mark == "/")) {
        return Some(Found::point(at, at + 3, point, "date.figures-month"));
    }
    let (month, day) = if scan.month_first { (a.0, b.0) } else { (b.0, a.0) };
    let (_, m, d) = date(2000, month, day).or_else(|| date(2000, day, month))?;
    let led = scan.word_before(at, |w| {
        matches!(w, Word::Prep(Prep::On | Prep::By | Prep::Since) | Word::Weekday(_) | Word::ShortWeekday(_))
    });
    let alone = at == scan.start && at + 3 == scan.end;
    (mark == "/" && a.1 <= 2 && b.1 <= 2 && (led || alone))
        .then(|| Found::point(at, at + 3, Point::open(Piece::Day(m, d)), "date.figures-day"))
}
