//! Reads the date expressions of one sentence from left to right: at each token the pattern that reaches farthest wins.

use super::expr::{Expr, Found, Frame, From, Lean, Piece, Point};
use super::scan::Scan;
use super::starts::Start;
use super::tense::{self, Tense};
use super::words::{Edge, Order, Prep, Unit, Word};
use super::{clock, lengths, lists, nth, numeric, relative, seasons, written, years};
use crate::lexicon::lists as names;
use crate::mention::Modifier;
use crate::text::{Range, Shape};

/// All date expressions of the sentence.
pub(crate) fn read(scan: &Scan<'_>, found: &mut Vec<Found>) {
    let mut at = scan.start;
    while at < scan.end {
        let starts = starts(scan, at);
        if starts == 0 {
            at += 1;
            continue;
        }
        if let Some(end) = false_friend(scan, at) {
            at = end;
            continue;
        }
        let before = found.len();
        let days = if starts & (Start::NUMBER | Start::MONTH | Start::WEEKDAY | Start::OTHER) == 0 {
            None
        } else {
            lists::find(scan, at)
        };
        match days {
            Some(days) => found.extend(days),
            None => found.extend(expression(scan, at)),
        }
        at = found[before..].last().map_or(at + 1, |f| f.tokens.end.max(at + 1));
    }
}

/// What stands at `at` that an expression can start with, or after an article there: bits of [`Start`]. Most tokens
/// are nothing to dates, or only join or follow them, and need none of the patterns.
fn starts(scan: &Scan<'_>, at: u32) -> u32 {
    let articles = scan.words.at(at).filter(|s| matches!(s.word, Word::The | Word::A));
    articles.fold(start(scan, at), |bits, article| {
        let next = at + u32::from(article.len);
        let tied = scan.shape(next).any(Shape::DASH) || scan.str(next).eq_ignore_ascii_case("final");
        bits | start(scan, next) | if tied { Start::OTHER } else { 0 }
    })
}

fn start(scan: &Scan<'_>, at: u32) -> u32 {
    let words = scan.words.at(at).fold(0, |bits, slot| bits | Start::of(slot.word));
    let number = if scan.number(at).is_some() { Start::NUMBER } else { 0 };
    let figure = if scan.shape(at).any(Shape::DIGIT | Shape::APOSTROPHE) { Start::FIGURE } else { 0 };
    let another = if scan.str(at).eq_ignore_ascii_case("another") { Start::COUNT } else { 0 };
    words | number | figure | another
}

/// The end of a phrase that looks like a date and is none.
fn false_friend(scan: &Scan<'_>, at: u32) -> Option<u32> {
    let slot = scan.words.at(at).find(|s| s.word == Word::Not)?;
    Some((at + u32::from(slot.len)).min(scan.end))
}

/// An expression with its edge, joined to a second one where both make a stretch.
fn expression(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let first = edged(scan, at)?;
    let mut found = stretch(scan, &first).or_else(|| until(scan, &first)).unwrap_or(first);
    found.modifier = approximator(scan, found.tokens.start);
    if matches!(found.expr, Expr::Length(_)) && during(scan, found.tokens.start) {
        found.modifier = None;
    }
    Some(found)
}

type Pattern = fn(&Scan<'_>, u32) -> Option<Found>;

/// Every pattern with what it can start with, an article before it left out.
const PATTERNS: [(u32, Pattern); 10] = [
    (Start::WEEKDAY | Start::PART | Start::EDGE | Start::CLOCK | Start::NUMBER | Start::FIGURE, clock::find),
    (Start::FIGURE, numeric::find),
    (Start::WEEKDAY | Start::MONTH | Start::NUMBER, written::find),
    (Start::NUMBER | Start::ORDER, nth::find),
    (Start::SEASON | Start::FISCAL | Start::NUMBER | Start::ORDER | Start::UNIT, seasons::find),
    (Start::YEAR | Start::FISCAL | Start::UNIT | Start::NUMBER | Start::FIGURE, years::find),
    (Start::DAY | Start::ORDER | Start::UNIT | Start::FISCAL | Start::MORE | Start::MONTH, relative::find),
    (Start::SET | Start::WEEKDAY | Start::UNIT, relative::sets),
    (Start::NUMBER | Start::COUNT | Start::UNIT | Start::MORE, lengths::find),
    (Start::ORDER | Start::VAGUE, vague),
];

/// The farthest-reaching expression at `at`, without edges.
pub(crate) fn core(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let starts = starts(scan, at);
    let mut best: Option<Found> = None;
    for (with, pattern) in PATTERNS {
        if starts & (with | Start::OTHER) != 0
            && let Some(found) = pattern(scan, at)
            && best.as_ref().is_none_or(|b| b.tokens.end < found.tokens.end)
        {
            best = Some(found);
        }
    }
    best
}

fn vague(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let (reference, next) = scan.take(at, |w| match w {
        Word::Vague(r) => Some(r),
        Word::Order(Order::Current) if scan.str(at).eq_ignore_ascii_case("current") => {
            Some(super::words::Reference::Present)
        }
        Word::Order(Order::Recent) => Some(super::words::Reference::Past),
        _ => None,
    })?;
    let adjective = matches!(scan.str(at), "future" | "past");
    (!adjective).then(|| Found::new(at, next, Expr::Vague(reference), "date.vague"))
}

/// An expression with "early", "mid-", "the end of", "earlier", "later" before it, or by itself.
fn edged(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let plain = core(scan, at);
    let edged = within(scan, at).or_else(|| edge(scan, at));
    match (edged, plain) {
        (Some(e), Some(p)) if p.tokens.end >= e.tokens.end && p.tokens.start <= e.tokens.start => Some(p),
        (Some(e), _) => Some(e),
        (None, p) => p,
    }
}

/// "early September", "mid-January", "the end of 1990", "late Monday", "early next year".
fn edge(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let from = scan
        .take(at, |w| if matches!(w, Word::The | Word::A) { Some(()) } else { None })
        .map_or(at, |(_, n)| n);
    let (edge, next) = [at, from]
        .into_iter()
        .find_map(|t| scan.take(t, |w| if let Word::Edge(e) = w { Some(e) } else { None }))?;
    let next = scan.hyphen(next).unwrap_or(next);
    // "early to mid-May", "mid to late 1990s"
    let next = second_edge(scan, next).unwrap_or(next);
    let ahead = || tense::tense(scan, Range::new(at, next)) == Tense::Future;
    let count = || if ahead() { From::Published } else { From::Near };
    let inner = core(scan, next).or_else(|| the_unit(scan, next, count()))?;
    let fits = match &inner.expr {
        Expr::Point(point) => {
            point.clock.is_none() && (edge != Edge::Mid || !matches!(point.piece, Piece::Weekday(_)))
        }
        Expr::Length(_) => false,
        _ => false,
    };
    let lower = scan.skip(at, Word::A).is_none();
    fits.then(|| Found { tokens: Range::new(if lower { at } else { from }, inner.tokens.end), ..inner })
}

fn second_edge(scan: &Scan<'_>, at: u32) -> Option<u32> {
    let (prep, next) = scan.prep(at).filter(|(p, _)| matches!(p, Prep::To | Prep::And))?;
    let (_, end) = scan.take(next, |w| matches!(w, Word::Edge(_)).then_some(()))?;
    (prep == Prep::To || prep == Prep::And).then(|| scan.hyphen(end).unwrap_or(end))
}

/// "the end of | the year": a unit that "the" points at.
fn the_unit(scan: &Scan<'_>, at: u32, from: From) -> Option<Found> {
    let next = scan.skip(at, Word::The)?;
    let (unit, plural, end) = relative::unit(scan, next)?;
    let fits = !plural
        && matches!(
            unit,
            Unit::Day
                | Unit::Week
                | Unit::Month
                | Unit::Quarter
                | Unit::Year
                | Unit::SchoolYear
                | Unit::FinancialYear
                | Unit::Decade
                | Unit::Century
                | Unit::Weekend
                | Unit::Term
        );
    let point = if unit == Unit::Weekend { Point::open(Piece::Weekend) } else { Point::moved(0, unit, from) };
    fits.then(|| Found::point(at, end, point, "date.the-unit"))
}

/// "earlier this year", "later that day", "earlier today", "later in 2019", "earlier in the week".
fn within(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let next = scan.take(at, |w| matches!(w, Word::Earlier | Word::Later).then_some(())).map(|(_, n)| n)?;
    let from = scan.prep(next).filter(|(p, _)| matches!(p, Prep::In | Prep::On)).map_or(next, |(_, n)| n);
    let within = if from > next { the_unit(scan, from, From::Near) } else { None };
    let inner = within.or_else(|| core(scan, from))?;
    let fits = matches!(&inner.expr, Expr::Point(p) if p.clock.is_none());
    fits.then(|| Found { tokens: Range::new(at, inner.tokens.end), fuzzy: false, ..inner })
}

/// The two ends of a stretch: "from April to September", "between March and June 2019", "June 29-July 5".
fn stretch(scan: &Scan<'_>, first: &Found) -> Option<Found> {
    let Expr::Point(from) = first.expr else { return None };
    let at = first.tokens.end;
    let between = scan.word_before(first.tokens.start, |w| w == Word::Prep(Prep::Between));
    let next = scan.dash(at).or_else(|| match scan.prep(at)? {
        (Prep::To, next) if !year(from) => Some(next),
        (Prep::And, next) if between && !year(from) => Some(next),
        _ => None,
    })?;
    let second = edged(scan, next)?;
    let Expr::Point(to) = second.expr else { return None };
    let fits = like(from, to) && !first.fuzzy && !second.fuzzy;
    fits.then(|| Found::new(first.tokens.start, second.tokens.end, Expr::Between(from, to), "date.stretch"))
}

/// "the year to March 2025", "the three months to the end of June".
fn until(scan: &Scan<'_>, first: &Found) -> Option<Found> {
    let Expr::Length(length) = &first.expr else { return None };
    let (start, at) = (first.tokens.start, first.tokens.end);
    scan.skip(start, Word::The).filter(|_| scan.str(at).eq_ignore_ascii_case("to"))?;
    let second = edged(scan, at + 1)?;
    let Expr::Point(to) = second.expr else { return None };
    let fits = matches!(to.piece, Piece::Month(_) | Piece::Day(..) | Piece::Quarter(_)) && !second.fuzzy;
    fits.then(|| Found::new(start, second.tokens.end, Expr::Until(length.clone(), to), "date.length-to"))
}

/// "between 1985 and 1987", "from 31% in 2020 to 9% in 2022": years are whole dates, each with what it dates.
fn year(point: Point) -> bool {
    point.piece == Piece::Whole
}

/// Whether two points are of one kind, so that they can bound a stretch.
fn like(from: Point, to: Point) -> bool {
    let grade = |p: Point| match (p.piece, p.frame) {
        (Piece::Day(..) | Piece::MonthDay(_) | Piece::Holiday(_), _) => 1,
        (Piece::Weekday(_), _) => 4,
        (Piece::Month(_) | Piece::Season(_) | Piece::Quarter(_) | Piece::Half(_), _) => 2,
        (Piece::Whole, Frame::Year(_) | Frame::YearPair(_)) => 3,
        _ => 0,
    };
    let relative = |p: Point| matches!(p.frame, Frame::Unknown(lean) if lean != Lean::Tense);
    grade(from) > 0
        && grade(from) == grade(to)
        && !relative(from)
        && from.clock.is_none()
        && to.clock.is_none()
}

/// "inspected over two days" is within them; "for over two days", "took over two days" is more.
fn during(scan: &Scan<'_>, at: u32) -> bool {
    let over = at.saturating_sub(1);
    let more = scan.after_prep(over)
        || lengths::takes_time(scan, over)
        || ["is", "are", "was", "were", "be", "been"]
            .iter()
            .any(|b| scan.before(over).eq_ignore_ascii_case(b))
        || scan.text.hits.find(over.saturating_sub(1), names::APPROXIMATORS).is_some_and(|h| h.len > 1);
    scan.before(at).eq_ignore_ascii_case("over") && over > scan.start && !more
}

/// The approximator right before the expression.
fn approximator(scan: &Scan<'_>, at: u32) -> Option<Modifier> {
    (1..=4u32).rev().filter(|n| at >= scan.start + n).find_map(|n| {
        // "Over the next year" is no more than a year, nor is "about the end of May".
        let hit = scan.text.hits.find(at - n, names::APPROXIMATORS).filter(|h| u32::from(h.len) == n)?;
        if n == 1 && scan.skip(at, Word::The).is_some() {
            return None;
        }
        Modifier::named(scan.lexicon.field(hit.list, hit.row, "mod"))
    })
}
