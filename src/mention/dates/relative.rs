//! Dates counted from another one: `today`, `last month`, `the previous week`, `this September`, `next Friday`, `that
//! afternoon`, `last night`, `the next two years`, `recent months`.

use super::expr::{Every, Expr, Found, Frame, From, Lean, Length, Move, Piece, Point};
use super::scan::Scan;
use super::seasons::lean;
use super::words::{Fiscal, Order, Part, Prep, Unit, Word};
use crate::mention::numbers::Decimal;

/// A relative date that starts at `at`, not one counted by a length ("two years ago").
pub(crate) fn find(scan: &Scan<'_>, at: u32) -> Option<Found> {
    day(scan, at)
        .or_else(|| tonight(scan, at))
        .or_else(|| ordered(scan, at))
        .or_else(|| the_before(scan, at))
        .or_else(|| bare_the(scan, at))
}

/// "the September before", "the summer after".
fn the_before(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let the = scan.skip(at, Word::The)?;
    let inner = super::written::find(scan, the).or_else(|| super::seasons::find(scan, the))?;
    let Expr::Point(point) = inner.expr else { return None };
    let end = inner.tokens.end;
    let lean = match scan.str(end).to_ascii_lowercase().as_str() {
        "before" => Lean::TextLast,
        "after" => Lean::TextNext,
        _ => return None,
    };
    let open = matches!(point.frame, Frame::Unknown(_)) && super::lengths::clause_goes_on(scan, end + 1);
    open.then(|| Found::point(at, end + 1, Point { frame: Frame::Unknown(lean), ..point }, "date.the-before"))
}

/// Steps and anchor an order word gives a unit: "last" one back from publication, "the following" one on from
/// the date named last.
const fn steps(order: Order) -> Option<(i32, From)> {
    Some(match order {
        Order::Last | Order::Past => (-1, From::Published),
        Order::Previous => (-1, From::Text),
        Order::Next | Order::Coming => (1, From::Published),
        Order::Following => (1, From::Text),
        Order::This | Order::Current => (0, From::Published),
        Order::Same | Order::That => (0, From::Text),
        Order::New => (1, From::Lately),
        Order::Recent | Order::These | Order::Those => return None,
    })
}

/// "last year", "that week", "next month" after what lies in it, and the token after: "May | last year", "Tuesday
/// of | next week", "the 20th of | last month".
pub(super) fn frame(scan: &Scan<'_>, at: u32, unit: Unit) -> Option<(Frame, u32)> {
    let (order, next) = scan.take(at, |w| if let Word::Order(order) = w { Some(order) } else { None })?;
    let (found, plural, end) = scan.unit(next)?;
    let (steps, from) = steps(order)?;
    (found == unit && !plural).then_some((Frame::Moved(Move { steps, unit, from }), end))
}

/// "today", "yesterday morning", "tomorrow night".
fn day(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let from = scan.past(at, Word::The);
    let (days, next) = scan.take(from, |w| if let Word::Day(d) = w { Some(d) } else { None })?;
    let point = Point::moved(days.into(), Unit::Day, From::Published);
    let (part, end) = part_after(scan, next).map_or((None, next), |(p, e)| (Some(p), e));
    Some(Found::point(at, end, Point { part, ..point }, "date.day-word"))
}

/// The part of the day after a day: "yesterday | morning", "Thursday | night".
pub(super) fn part_after(scan: &Scan<'_>, at: u32) -> Option<(Part, u32)> {
    let from = scan.take(at, |w| matches!(w, Word::Edge(_)).then_some(())).map_or(at, |(_, n)| n);
    scan.take(from, |w| if let Word::Part(p) = w { Some(p) } else { None })
}

fn tonight(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let (days, next) = scan.take(at, |w| if let Word::Tonight(d) = w { Some(d) } else { None })?;
    let point = Point { part: Some(Part::Night), ..Point::moved(days.into(), Unit::Day, From::Published) };
    Some(Found::point(at, next, point, "date.tonight"))
}

/// An order word with what it orders.
fn ordered(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let from = scan.past(at, Word::The);
    let (order, next) = scan.take(from, |w| if let Word::Order(o) = w { Some(o) } else { None })?;
    let next = edge(scan, next);
    ordered_unit(scan, at, order, next)
        .or_else(|| counted(scan, at, order, next))
        .or_else(|| ordered_piece(scan, at, order, next))
        .or_else(|| ordered_part(scan, at, order, next))
}

/// "this late summer", "last mid-May".
fn edge(scan: &Scan<'_>, at: u32) -> u32 {
    let same = scan.take(at, |w| match w {
        Word::Order(Order::Past | Order::Coming | Order::Same) | Word::More => Some(()),
        _ => None,
    });
    same.map_or(at, |(_, n)| n)
}

/// The unit at `at`, whether plural, and the token after; a school or financial year as such.
pub(super) fn unit(scan: &Scan<'_>, at: u32) -> Option<(Unit, bool, u32)> {
    let fiscal = scan.take(at, |w| if let Word::Fiscal(f) = w { Some(f) } else { None });
    let (unit, plural, end) = scan.unit(fiscal.map_or(at, |(_, n)| n))?;
    let unit = match fiscal {
        Some((Fiscal::School, _)) if unit == Unit::Year => Unit::SchoolYear,
        Some((Fiscal::British, _)) if unit == Unit::Year => Unit::FinancialYear,
        _ => unit,
    };
    Some((unit, plural, end))
}

/// "last month", "the previous week", "this school year", "the same day", "the latest quarter".
fn ordered_unit(scan: &Scan<'_>, at: u32, order: Order, next: u32) -> Option<Found> {
    let (unit, plural, end) = unit(scan, next)?;
    if order == Order::New && !new_year(scan, at, (next, end), unit) {
        return None;
    }
    if plural || noun_follows(scan, unit, end) {
        return plural.then(|| recent(scan, at, order, unit, end)).flatten();
    }
    if matches!(unit, Unit::Period | Unit::Second | Unit::Minute) {
        return period(scan, at, order, unit, end);
    }
    let (steps, mut anchor) = steps(order)?;
    if scan.skip(at, Word::The).is_some() && order == Order::Next {
        anchor = From::Text;
    }
    if unit == Unit::Weekend {
        return Some(Found::point(
            at,
            end,
            Point::new(Piece::Weekend, Frame::Unknown(lean(order)?)),
            "date.order-weekend",
        ));
    }
    let point = Point::moved(steps, unit, anchor);
    let (part, end) =
        part_after(scan, end).filter(|_| unit == Unit::Day).map_or((None, end), |(p, e)| (Some(p), e));
    let mut found = Found::point(at, end, Point { part, ..point }, "date.order-unit");
    found.fuzzy = matches!(unit, Unit::Decade | Unit::Century) && order == Order::This;
    Some(found)
}

/// "the new year", "the new academic year". By itself "the New Year" is the feast, unless it is "in" or "by" it.
fn new_year(scan: &Scan<'_>, at: u32, (year_at, end): (u32, u32), unit: Unit) -> bool {
    let year = matches!(unit, Unit::Year | Unit::SchoolYear | Unit::FinancialYear);
    let within = scan.word_before(at, |w| matches!(w, Word::Prep(Prep::In | Prep::By)))
        && !scan.before(at).eq_ignore_ascii_case("over");
    let capital = unit == Unit::Year && scan.shape(year_at).capitalised();
    let ends = scan.closes(end) && !scan.shape(end).is(crate::text::Shape::POSSESSIVE);
    let feast = capital && !(within && ends);
    year && scan.skip(at, Word::The).is_some() && !feast
}

/// "this month's figures" keeps the month; "last year group", "this day centre" do not.
fn noun_follows(scan: &Scan<'_>, unit: Unit, next: u32) -> bool {
    matches!(unit, Unit::Period) && !scan.closes(next)
}

/// "that time", "this period": told, but not more than a pointer.
fn period(scan: &Scan<'_>, at: u32, order: Order, unit: Unit, end: u32) -> Option<Found> {
    let reference = match order {
        Order::This | Order::Current => super::words::Reference::Present,
        Order::That | Order::Same | Order::Previous => super::words::Reference::Past,
        _ => return None,
    };
    let before = scan.before(at);
    // "At the same time" and "this time" mostly join sentences.
    let joins = if order == Order::Same {
        before.eq_ignore_ascii_case("at")
    } else {
        order == Order::This && !scan.after_prep(at)
    };
    (unit == Unit::Period && !joins).then(|| Found::new(at, end, Expr::Vague(reference), "date.pointer"))
}

/// "recent months", "the past few weeks" without a count.
fn recent(scan: &Scan<'_>, at: u32, order: Order, unit: Unit, end: u32) -> Option<Found> {
    let vague = matches!(
        order,
        Order::Recent
            | Order::Past
            | Order::Last
            | Order::Coming
            | Order::Next
            | Order::Previous
            | Order::Following
    );
    let calm = !matches!(unit, Unit::Period) && !scan.str(end).eq_ignore_ascii_case("'");
    (vague && calm)
        .then(|| Found::new(at, end, Expr::Length(Length { parts: vec![(None, unit)] }), "date.recent"))
}

/// "the past 12 months", "the next two years", "the last few weeks".
fn counted(scan: &Scan<'_>, at: u32, order: Order, next: u32) -> Option<Found> {
    let (length, end) = super::lengths::ordered_length(scan, next)?;
    let counts = scan.number(next).is_some()
        || scan.take(next, |w| matches!(w, Word::Few(_) | Word::HalfA).then_some(())).is_some();
    let fits = counts
        && !matches!(order, Order::That | Order::New)
        && !super::lengths::joined_with_hyphen(scan, next, end);
    fits.then(|| Found::new(at, end, Expr::Length(length), "date.order-length"))
}

/// "last Friday", "this September", "next summer", "last Easter", "the following Monday".
fn ordered_piece(scan: &Scan<'_>, at: u32, order: Order, next: u32) -> Option<Found> {
    let lean = lean(order)?;
    let inner = super::written::find(scan, next).or_else(|| super::seasons::find(scan, next))?;
    let Expr::Point(point) = inner.expr else { return None };
    let that = order == Order::That && !(scan.after_prep(at) || at == scan.start || scan.mark(at - 1, ","));
    let open = matches!(point.frame, Frame::Unknown(_)) && scan.skip(next, Word::The).is_none() && !that;
    let (part, end) =
        part_after(scan, inner.tokens.end).map_or((None, inner.tokens.end), |(p, e)| (Some(p), e));
    let at = if scan.skip(at, Word::The).is_some() && adjective(scan, end) { at + 1 } else { at };
    open.then(|| {
        Found::point(at, end, Point { frame: Frame::Unknown(lean), part, ..point }, "date.order-piece")
    })
}

fn adjective(scan: &Scan<'_>, end: u32) -> bool {
    !scan.closes(end) && scan.slots(end).next().is_none()
}

/// "this morning", "last night", "that afternoon", "the next morning".
fn ordered_part(scan: &Scan<'_>, at: u32, order: Order, next: u32) -> Option<Found> {
    let (part, end) = part_after(scan, next)?;
    let (steps, mut anchor) = steps(order)?;
    if scan.skip(at, Word::The).is_some() {
        anchor = From::Text;
    }
    let point = Point { part: Some(part), ..Point::moved(steps, Unit::Day, anchor) };
    (!matches!(order, Order::Past | Order::New)).then(|| Found::point(at, end, point, "date.order-part"))
}

/// "the day", "the week", "the year", "the quarter": a pointer to what was named last.
fn bare_the(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let next = scan.skip(at, Word::The)?;
    let from = scan.take(next, |w| match w {
        Word::Fiscal(_) | Word::More => Some(()),
        _ => None,
    });
    let (unit, plural, end) = scan.unit(from.map_or(next, |(_, n)| n))?;
    let fits = !plural && matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Quarter | Unit::Year);
    let of = scan.skip(end, Word::Of).is_some() || scan.before(at).eq_ignore_ascii_case("of");
    let ended = matches!(scan.str(end), "ended" | "ending" | "to" | "following" | "until" | "before");
    if !fits
        || of
        || !(scan.closes(end) || ended)
        || scan.shape(end).any(crate::text::Shape::DASH)
        || rate(scan, at)
    {
        return None;
    }
    if ended && matches!(scan.str(end), "ended" | "ending" | "to") {
        let length = Length { parts: vec![(Some(Decimal::whole(1)), unit)] };
        return Some(Found::new(at, end, Expr::Length(length), "date.period"));
    }
    let mut found = Found::point(at, end, Point::moved(0, unit, From::Text), "date.pointer");
    found.fuzzy = true;
    Some(found)
}

/// "by the hour": a rate.
fn rate(scan: &Scan<'_>, at: u32) -> bool {
    scan.before(at).eq_ignore_ascii_case("by")
}

/// Sets: "weekly", "every day", "each Thursday", "per month", "twice a year", "on Tuesday nights", "Mondays".
pub(crate) fn sets(scan: &Scan<'_>, at: u32) -> Option<Found> {
    adverb(scan, at).or_else(|| every(scan, at)).or_else(|| plural(scan, at))
}

fn adverb(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let (row, next) =
        scan.take(at, |w| if let Word::Set(list, row, alone) = w { Some((list, row, alone)) } else { None })?;
    if row.2 && !scan.closes(next) {
        return None;
    }
    let code = scan.lexicon.field(row.0, row.1, "value").to_string();
    let name = scan.shape(at).capitalised() && scan.shape(next).capitalised() && at > scan.start;
    (!name).then(|| Found::new(at, next, Expr::Every(Every::Code(code)), "date.set-adverb"))
}

fn every(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let times = scan.take(at, |w| (w == Word::Times).then_some(())).map(|(_, n)| n);
    let from = times.unwrap_or(at);
    let each = scan.take(from, |w| if let Word::Every(n) = w { Some(n) } else { None });
    let rate = times.and_then(|n| scan.skip(n, Word::A)).or_else(|| rate_article(scan, at));
    let next = each.map(|(_, n)| n).or(rate.map(|n| scan.hyphen(n).unwrap_or(n)))?;
    let every = if let Some((unit, plural, end)) = scan.unit(next).filter(|(u, ..)| *u != Unit::Period) {
        let step = each.map_or(1, |(n, _)| n);
        let length = Length { parts: vec![(Some(Decimal::whole(step.into())), unit)] };
        (!plural && unit != Unit::Second).then_some((Every::Length(length), end))?
    } else if let Some((length, end)) = super::lengths::length(scan, next).filter(|_| each.is_some()) {
        (Every::Length(length), end)
    } else {
        let (piece, end) = piece(scan, next).filter(|_| each.is_some())?;
        let (part, end) = part_after(scan, end).map_or((None, end), |(p, e)| (Some(p), e));
        (Every::Piece(piece, part), end)
    };
    Some(Found::new(at, every.1, Expr::Every(every.0), "date.set"))
}

/// "a" in "£300 a week", "20 hours a day", "12% a year".
fn rate_article(scan: &Scan<'_>, at: u32) -> Option<u32> {
    let next = scan.skip(at, Word::A)?;
    let before = at.checked_sub(1).filter(|b| *b >= scan.start)?;
    let ends = |t: u32| scan.numbers.over(t).is_some();
    let noun = before > scan.start
        && ends(before - 1)
        && scan.shape(before).any(crate::text::Shape::LETTER)
        && !small_verb(scan, before);
    let mark =
        matches!(scan.str(before), "%" | "p" | "percent" | "cent" | "pc" | "million" | "m" | "times" | "-");
    let spoken = scan.str(before).ends_with('s') && before > scan.start && noun;
    (ends(before) || mark || noun || spoken).then_some(next)
}

fn small_verb(scan: &Scan<'_>, at: u32) -> bool {
    scan.slots(at).any(|s| matches!(s.word, Word::Prep(_) | Word::Of | Word::Past | Word::Future))
}

fn piece(scan: &Scan<'_>, at: u32) -> Option<(Piece, u32)> {
    scan.take(at, |w| match w {
        Word::Weekday(d) => Some(Piece::Weekday(d)),
        Word::Month(m, _) => Some(Piece::Month(m)),
        Word::Season(s, _) => Some(Piece::Season(s)),
        Word::Part(_) => Some(Piece::Whole),
        _ => None,
    })
}

/// "Mondays", "Tuesday nights", "summers".
fn plural(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let simple = scan.take(at, |w| match w {
        Word::Weekdays(d) => Some(Piece::Weekday(d)),
        _ => None,
    });
    if let Some((piece, end)) = simple {
        return Some(Found::new(at, end, Expr::Every(Every::Piece(piece, None)), "date.set-plural"));
    }
    let (day, _, next) = scan.weekday(at)?;
    let (part, end) = scan.take(next, |w| if let Word::Parts(p) = w { Some(p) } else { None })?;
    Some(Found::new(at, end, Expr::Every(Every::Piece(Piece::Weekday(day), Some(part))), "date.set-plural"))
}
