//! From what an expression says to the day it means: the article's publication, the date named last, the tense and the
//! text's own order decide; what none of them settles stays open.

use super::calendar::{When, around, in_year};
use super::expr::{Frame, From, Lean, Move, Piece, Point};
use super::story;
use super::tense::Tense;
use super::words::Unit;
use jiff::ToSpan as _;
use jiff::civil::Date;

/// For so long a year is "the new year".
const MONTHS_STILL_NEW: i64 = 4;

/// What is known where an expression stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context {
    /// The day of publication.
    pub(crate) published: Option<Date>,
    /// Whether the article tells of years long past.
    pub(crate) story: bool,
    /// The date named last nearby.
    pub(crate) anchor: Option<When>,
    /// The quarter or half-year the article speaks of.
    pub(crate) quarter: Option<When>,
    /// Whether the expression compares ("a year ago", "the year-ago period").
    pub(crate) compares: bool,
    /// The clause's tense.
    pub(crate) tense: Tense,
}

/// The stretch a point means, and what it was counted from.
pub(crate) fn resolve(point: Point, context: &Context) -> Option<(When, Option<&'static str>)> {
    let piece = point.piece;
    let year = |y: i32| i16::try_from(y).ok();
    match point.frame {
        Frame::Year(y) => in_year(piece, year(y)?).map(|w| (w, None)),
        Frame::YearPair(y) => Some((When::YearPair(year(y)?), None)),
        Frame::Decade(d) => Some((When::Decade(year(d)?), None)),
        Frame::Century(c) => Some((When::Century(year(c)?), None)),
        Frame::Bc(y) => Some((When::Bc(y), None)),
        Frame::Moved(step) => moved(piece, step, context),
        Frame::Unknown(lean) => open(point, lean, context),
    }
}

fn moved(piece: Piece, step: Move, context: &Context) -> Option<(When, Option<&'static str>)> {
    let (anchor, name) = match step.from {
        From::Published => match compared(step, context) {
            Some(anchor) => (anchor, "text"),
            None => (When::Day(context.published?), "published"),
        },
        From::Lately => {
            (When::Day(context.published?.checked_sub(MONTHS_STILL_NEW.months()).ok()?), "published")
        }
        From::Text if step.unit == Unit::Quarter && step.steps == 0 => {
            (context.quarter.or(context.anchor)?, "text")
        }
        From::Near => match context.anchor.filter(|a| past(*a, context) && a.moved(0, step.unit).is_some()) {
            Some(anchor) => (anchor, "text"),
            None => (When::Day(context.published?), "published"),
        },
        From::Text => (compared(step, context).or(context.anchor)?, "text"),
    };
    let same = if step.steps != 0 && step.unit == Unit::Year && piece == Piece::Whole && name == "text" {
        anchor.years_away(step.steps)
    } else {
        None
    };
    let frame = same.or_else(|| anchor.moved(step.steps, step.unit))?;
    let when = if piece == Piece::Whole { frame } else { around(piece, frame.first()?)? };
    Some((when, Some(name)))
}

/// Whether a date lies no later than publication.
fn past(anchor: When, context: &Context) -> bool {
    let first = anchor.first();
    context.published.is_none_or(|published| first.is_some_and(|d| d <= published))
}

/// "a year ago" beside a quarter or a month: that one of the year before.
fn compared(step: Move, context: &Context) -> Option<When> {
    let fits = step.unit == Unit::Year && step.steps == -1;
    context.quarter.filter(|_| fits && context.compares)
}

/// A piece whose year, month or week is not said.
fn open(point: Point, lean: Lean, context: &Context) -> Option<(When, Option<&'static str>)> {
    let piece = point.piece;
    let text = || Some((context.anchor?, "text"));
    let told =
        context.anchor.filter(|_| context.story && lean == Lean::Tense && context.tense != Tense::Future);
    if let Some(when) = told.and_then(|last| story::next(piece, last)) {
        return Some((when, Some("text")));
    }
    let (base, name) = match lean {
        Lean::TextNext | Lean::TextLast | Lean::TextSame => text()?,
        _ => (When::Day(context.published?), "published"),
    };
    let (first, last) = (base.first()?, base.last()?);
    let when = match lean {
        Lean::Last | Lean::TextLast => latest(piece, |w| w.last().is_some_and(|d| d < first), first),
        Lean::Next | Lean::TextNext => earliest(piece, |w| w.first().is_some_and(|d| d > last), last),
        Lean::This | Lean::TextSame => around(piece, first),
        Lean::Tense => by_tense(point, first, context.tense),
    }?;
    Some((when, Some(name)))
}

fn by_tense(point: Point, published: Date, tense: Tense) -> Option<When> {
    let piece = point.piece;
    let fits = |w: &When| {
        point
            .weekday
            .is_none_or(|n| matches!(w, When::Day(d) if d.weekday().to_monday_one_offset() as u8 == n))
    };
    let back = latest(piece, |w| w.first().is_some_and(|d| d <= published) && fits(&w), published);
    let ahead = earliest(piece, |w| w.last().is_some_and(|d| d >= published) && fits(&w), published);
    let day = matches!(piece, Piece::Day(..) | Piece::WeekOf(_) | Piece::WeekendOf(_));
    let days_of_week = matches!(piece, Piece::Weekday(_) | Piece::Weekend);
    match tense {
        Tense::Future if matches!(piece, Piece::Quarter(_) | Piece::Half(_)) && fresh(back, published) => {
            back
        }
        Tense::Future => ahead.or(back),
        Tense::Until if days_of_week || near(ahead, back, published, (200, 150)) => ahead.or(back),
        Tense::Past if day && near(ahead, back, published, (60, 270)) => ahead,
        Tense::Unknown if near(ahead, back, published, (60, 270)) => ahead,
        _ => back.or(ahead),
    }
}

/// Whether the next one is at most so many days away while the last one is older than so many.
fn near(ahead: Option<When>, back: Option<When>, published: Date, (most, least): (i64, i64)) -> bool {
    let days = |a: Date, b: Date| b.duration_since(a).as_hours() / 24;
    let to = ahead.and_then(When::first).map(|d| days(published, d));
    let since = back.and_then(When::last).map(|d| days(d, published));
    matches!((to, since), (Some(t), Some(s)) if t <= most && s > least)
}

/// Whether a quarter or half has just ended: that is the one companies report on, whatever the verb.
fn fresh(back: Option<When>, published: Date) -> bool {
    let end = back.and_then(When::last);
    end.is_some_and(|d| published.duration_since(d).as_hours() <= 120 * 24)
}

/// The latest occurrence that fits, seeking back from `date`.
fn latest(piece: Piece, fits: impl Fn(When) -> bool, date: Date) -> Option<When> {
    candidates(piece, date, -1).find(|w| fits(*w))
}

/// The earliest occurrence that fits, seeking on from `date`.
fn earliest(piece: Piece, fits: impl Fn(When) -> bool, date: Date) -> Option<When> {
    candidates(piece, date, 1).find(|w| fits(*w))
}

/// Occurrences of a piece near `date` in the given direction, from one step before it.
fn candidates(piece: Piece, date: Date, direction: i32) -> impl Iterator<Item = When> {
    (-1..=8).filter_map(move |n| {
        let steps = i64::from(n * direction);
        let span = match piece {
            Piece::Weekday(_) | Piece::Weekend => (steps * 7).days(),
            Piece::MonthDay(_) => steps.months(),
            _ => steps.years(),
        };
        let base = if matches!(piece, Piece::MonthDay(_)) { date.first_of_month() } else { date };
        around(piece, base.checked_add(span).ok()?)
    })
}

/// Two ends of a stretch: each takes from the other what it leaves unsaid.
pub(crate) fn resolve_between(
    from: Point,
    to: Point,
    context: &Context,
) -> Option<(When, When, Option<&'static str>)> {
    let unsaid = |p: Point| matches!(p.frame, Frame::Unknown(_));
    if unsaid(from) && !unsaid(to) {
        let (end, name) = resolve(to, context)?;
        let day = end.first()?;
        let start = latest(from.piece, |w| w.first().is_some_and(|d| d <= day), day)?;
        return Some((start, end, name));
    }
    let (start, name) = resolve(from, context)?;
    if unsaid(to) {
        let day = start.first()?;
        let end = earliest(to.piece, |w| w.first().is_some_and(|d| d >= day), day)?;
        return Some((start, end, name));
    }
    Some((start, resolve(to, context)?.0, name))
}
