//! Years and what is larger: `2015`, `2016-17`, `the 2016/17 financial year`, `fiscal 1989`, `the 1990s`, `the nineties`,
//! `the 20th century`, `490 BC`.

use super::expr::{Expr, Found, Frame, Piece, Point};
use super::scan::Scan;
use super::words::{Order, Prep, Unit, Word};
use crate::lexicon::lists;
use crate::mention::numbers::NumberKind;
use crate::text::Shape;

/// A year, a pair of years, a decade or a century.
pub(crate) fn find(scan: &Scan<'_>, at: u32) -> Option<Found> {
    the_year(scan, at)
        .or_else(|| decade(scan, at))
        .or_else(|| century(scan, at))
        .or_else(|| era(scan, at))
        .or_else(|| pair(scan, at))
        .or_else(|| bare(scan, at))
}

fn whole(at: u32, end: u32, frame: Frame, rule: &'static str) -> Found {
    Found::point(at, end, Point::new(Piece::Whole, frame), rule)
}

/// "the year 2000", "the years 1955-57", "fiscal 1989", "the financial year 2016-17", "the 2016-17 school year".
fn the_year(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let from = scan.past(at, Word::The);
    let year_of = |t: u32| {
        pair(scan, t).or_else(|| scan.year(t).map(|(y, end)| whole(t, end, Frame::Year(y), "date.year")))
    };
    if let Some((_, next)) = scan.take(from, |w| matches!(w, Word::Fiscal(_)).then_some(())) {
        let unit = scan.unit(next).filter(|(u, ..)| *u == Unit::Year);
        let figures = unit.map_or(next, |(.., end)| end);
        let named = year_of(figures).or_else(|| short(scan, figures))?;
        let start = if unit.is_some() { at } else { from };
        let tokens = crate::text::Range::new(start, named.tokens.end);
        return Some(Found { tokens, rule: "date.fiscal-year", ..named });
    }
    if let Some((Unit::Year, _, next)) = scan.unit(from) {
        let named = year_of(next)?;
        return Some(Found {
            tokens: crate::text::Range::new(at, named.tokens.end),
            rule: "date.the-year",
            ..named
        });
    }
    let named = year_of(from)?;
    let end = match scan.unit(named.tokens.end) {
        Some((Unit::Year, false, end)) => end,
        Some((Unit::Term, false, end)) if scan.str(named.tokens.end).eq_ignore_ascii_case("term") => end,
        _ => return None,
    };
    Some(Found { tokens: crate::text::Range::new(at, end), rule: "date.named-year", ..named })
}

/// "FY24".
fn short(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let number = scan.number(at).filter(|n| n.digits && scan.touches(at) && scan.str(at).len() == 2)?;
    let year = super::written::century(i32::try_from(number.whole()?).ok()?);
    Some(whole(at, number.tokens.end, Frame::Year(year), "date.year"))
}

/// "2016-17", "2016/17", "1999-2000", "2018 - 2020".
fn pair(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let (first, next) = scan.year(at).filter(|_| scan.number(at).is_some_and(|n| n.digits))?;
    if preceded_by_figures(scan, at) {
        return None;
    }
    let slash = scan.mark(next, "/") && scan.touches(next) && scan.touches(next + 1);
    let from = if slash { next + 1 } else { scan.hyphen(next).or_else(|| scan.dash(next))? };
    let number = scan.number(from).filter(|n| n.digits)?;
    let text = scan.str(from);
    let value = i32::try_from(number.whole()?).ok()?;
    let second = match text.len() {
        2 => first - first % 100 + value + if value < first % 100 { 100 } else { 0 },
        4 => value,
        _ => return None,
    };
    let end = number.tokens.end;
    if second == first + 1 && !figures_follow(scan, end) {
        return Some(whole(at, end, Frame::YearPair(first), "date.year-pair"));
    }
    let both = |y: i32| Point::new(Piece::Whole, Frame::Year(y));
    let stretch = second > first && second - first <= 120 && !slash && !figures_follow(scan, end);
    stretch.then(|| Found::new(at, end, Expr::Between(both(first), both(second)), "date.years"))
}

fn preceded_by_figures(scan: &Scan<'_>, at: u32) -> bool {
    scan.touches(at)
        && at > scan.start
        && scan.shape(at - 1).any(Shape::DASH | Shape::DIGIT)
        && scan.number(at.saturating_sub(2)).is_some()
}

fn figures_follow(scan: &Scan<'_>, at: u32) -> bool {
    scan.touches(at) && matches!(scan.str(at), "/" | "-" | "%" | ":") && scan.touches(at + 1)
}

/// "1990s", "the 1990s", "the '90s", "the nineties", "the late 1970s" (its edge is taken off before).
fn decade(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let from = scan.past(at, Word::The);
    if let Some((decade, end)) = scan.take(from, |w| if let Word::Decade(d) = w { Some(d) } else { None }) {
        let led = from > at
            || matches!(scan.before(at).to_ascii_lowercase().as_str(), "mid" | "late" | "early" | "-");
        return led.then(|| whole(at, end, Frame::Decade(decade), "date.decade"));
    }
    let apostrophe = scan.shape(from).any(Shape::APOSTROPHE) && scan.touches(from + 1);
    let figures = if apostrophe { from + 1 } else { from };
    let number = scan.number(figures).filter(|n| n.digits)?;
    let end = number.tokens.end;
    let plural = scan.touches(end) && matches!(scan.str(end), "s" | "'s" | "’s") || scan.mark(end, "s");
    let value = i32::try_from(number.whole()?).ok().filter(|v| v % 10 == 0)?;
    let decade = match scan.str(figures).len() {
        4 if (1000..2100).contains(&value) => value / 10,
        2 if apostrophe || (from > at && value >= 20) => super::written::century(value) / 10,
        _ => return None,
    };
    // "in 2010's report" is a year's possessive.
    let possessive = scan.shape(end).is(Shape::POSSESSIVE) && from == at;
    (plural && !possessive).then(|| whole(at, end + 1, Frame::Decade(decade), "date.decade"))
}

/// "the 20th century", "the twenty-first century", "19th-century".
fn century(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let from = scan.past(at, Word::The);
    let number = scan.number(from).filter(|n| n.kind == NumberKind::Ordinal)?;
    let next = scan.hyphen(number.tokens.end).unwrap_or(number.tokens.end);
    let (unit, _, end) = scan.unit(next).filter(|(u, ..)| *u == Unit::Century)?;
    let value = i32::try_from(number.value.as_whole()?).ok().filter(|v| *v <= 30)?;
    let before = scan.take(end, |w| if let Word::Era(bc) = w { Some(bc) } else { None });
    let frame =
        if before.is_some_and(|(bc, _)| bc) { Frame::Bc(value * 100) } else { Frame::Century(value - 1) };
    let end = before.map_or(end, |(_, e)| e);
    let hyphen = scan.shape(number.tokens.end).any(Shape::DASH);
    (unit == Unit::Century).then(|| whole(if hyphen { from } else { at }, end, frame, "date.century"))
}

/// "490 BC", "AD 79".
fn era(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let bc = |t: u32| scan.take(t, |w| if let Word::Era(bc) = w { Some(bc) } else { None });
    if let Some((false, next)) = bc(at).filter(|_| scan.shape(at).all_capitals()) {
        let year = i32::try_from(scan.number(next)?.whole()?).ok()?;
        return Some(whole(at, next + 1, Frame::Year(year), "date.era"));
    }
    let number = scan.number(at).filter(|n| n.digits)?;
    let year = i32::try_from(number.whole()?).ok()?;
    let (before, end) = bc(number.tokens.end).filter(|_| scan.shape(number.tokens.end).capitalised())?;
    Some(whole(at, end, if before { Frame::Bc(year) } else { Frame::Year(year) }, "date.era"))
}

/// A year by itself. Four figures are a year unless something says they count, name or number something.
fn bare(scan: &Scan<'_>, at: u32) -> Option<Found> {
    let (year, end) = scan.year(at).filter(|_| !statute(scan, at))?;
    let number = scan.number(at)?;
    if !number.digits {
        let spoken = end > number.tokens.end || (scan.after_prep(at) && scan.closes(end));
        return spoken.then(|| whole(at, end, Frame::Year(year), "date.year"));
    }
    let likely = (1900..2100).contains(&year);
    let led =
        led(scan, at) || scan.mark(at.wrapping_sub(1), "(") && (scan.mark(end, ")") || scan.mark(end, ","));
    let ok = if likely {
        led || !(counted(scan, at, end) || labelled(scan, at))
    } else {
        led && (1000..2200).contains(&year) && !counted(scan, at, end)
    };
    (ok && !joined_figures(scan, at, end)).then(|| whole(at, end, Frame::Year(year), "date.year"))
}

fn led(scan: &Scan<'_>, at: u32) -> bool {
    let prep = scan.word_before(at, |w| {
        matches!(
            w,
            Word::Prep(Prep::In | Prep::Since | Prep::By | Prep::From | Prep::Between)
                | Word::Edge(_)
                | Word::Order(Order::Last)
        )
    }) || reached(scan, at);
    let word = matches!(
        scan.before(at).to_ascii_lowercase().as_str(),
        "until" | "before" | "after" | "circa" | "late" | "early" | "mid"
    );
    (prep || word || of(scan, at) || prefixed(scan, at))
        && !scan.word_before(at, |w| w == Word::Prep(Prep::For))
}

/// "from 1865 to 1870", "dates back to 1865", "between 1865 and 1870".
fn reached(scan: &Scan<'_>, at: u32) -> bool {
    let joined = scan.word_before(at, |w| matches!(w, Word::Prep(Prep::To | Prep::And)));
    joined
        && at >= scan.start + 2
        && (scan.year(at - 2).is_some() || scan.before(at - 1).eq_ignore_ascii_case("back"))
}

/// "the end of 1793", "the Constitution of 1793".
fn of(scan: &Scan<'_>, at: u32) -> bool {
    let noun = at.wrapping_sub(2);
    let edge = matches!(
        scan.str(noun),
        "end"
            | "beginning"
            | "start"
            | "middle"
            | "close"
            | "rest"
            | "spring"
            | "summer"
            | "autumn"
            | "winter"
    );
    scan.word_before(at, |w| w == Word::Of)
        && noun >= scan.start
        && noun < at
        && (edge || scan.shape(noun).capitalised())
}

/// "mid-1996", "post-1959", "pre-2019".
fn prefixed(scan: &Scan<'_>, at: u32) -> bool {
    let prefix = scan.str(at.wrapping_sub(2)).to_ascii_lowercase();
    at >= scan.start + 2
        && scan.touches(at)
        && scan.shape(at - 1).any(Shape::DASH)
        && matches!(prefix.as_str(), "mid" | "post" | "pre" | "late" | "early")
}

/// "2000 pupils", "about 2000 in all", "£2000", "2015 per cent".
fn counted(scan: &Scan<'_>, at: u32, end: u32) -> bool {
    let before = scan.before(at);
    let money =
        matches!(before, "$" | "£" | "€" | "#" | "@" | "%" | "+" | "x" | "×" | "/") && scan.touches(at);
    let next = scan.str(end);
    let noun = scan.shape(end).any(Shape::LETTER) && !scan.shape(end).capitalised() && !scan.closes(end);
    let unit = scan.text.hits.is(end, lists::UNITS)
        || scan.text.hits.is(end, lists::CURRENCIES)
        || scan.unit(end).is_some();
    let plural =
        noun && next.ends_with('s') && !next.ends_with("ss") && !scan.word_before(at, |w| w == Word::The);
    let people = matches!(next, "people" | "children" | "men" | "women" | "staff" | "percent" | "per" | "pc");
    let possessive = scan.shape(end).is(Shape::POSSESSIVE);
    let bent = approximated(scan, at) && (noun || unit);
    // "GCSE 2019 results".
    let titled = scan.shape(at - u32::from(at > scan.start)).all_capitals();
    !possessive && (money || unit || people || (plural && !titled) || bent)
}

fn approximated(scan: &Scan<'_>, at: u32) -> bool {
    (1..=4).any(|n| {
        at >= scan.start + n
            && scan.text.hits.find(at - n, lists::APPROXIMATORS).is_some_and(|h| u32::from(h.len) == n)
    })
}

/// "Flight 2011", "Regulation 2014", "No. 1984", "page 2003", a telephone number.
fn labelled(scan: &Scan<'_>, at: u32) -> bool {
    let label =
        at > scan.start && scan.text.hits.is(at - 1, lists::NUMBER_LABELS) && scan.unit(at - 1).is_none();
    let sign = matches!(scan.before(at), "+" | "#");
    label
        || sign
        || (scan.before(at) == "." && scan.text.token_str(at.saturating_sub(2)).eq_ignore_ascii_case("no"))
}

/// "the Children Act 1989", "the Children (Northern Ireland) Order 1995", "the Scotland Act (2016)": a name's year.
fn statute(scan: &Scan<'_>, at: u32) -> bool {
    let bracket = scan.mark(at.wrapping_sub(1), "(");
    let name = at.wrapping_sub(1 + u32::from(bracket));
    at > scan.start + 1
        && scan.shape(name).capitalised()
        && scan.slots(name).any(|s| s.word == Word::Statute)
        && (scan.shape(name - 1).capitalised() || scan.mark(name - 1, ")"))
}

/// Part of a reference or a telephone number: figures touch it on either side.
fn joined_figures(scan: &Scan<'_>, at: u32, end: u32) -> bool {
    let near = |t: u32| scan.shape(t).any(Shape::DIGIT) && !scan.shape(t).any(Shape::LETTER);
    if prefixed(scan, at) {
        return false;
    }
    let glued = |t: u32| {
        scan.touches(t) && matches!(scan.str(t), "/" | "-" | "_" | "=" | "&" | ".") && scan.touches(t + 1)
    };
    let before = at > scan.start
        && ((glued(at - 1) && scan.touches(at))
            || (near(at - 1) && scan.year(at - 1).is_none() && scan.day(at - 1).is_none()));
    before
        || (glued(end) && near(end + 1) && scan.str(end + 1).len() != 2)
        || (near(end) && scan.str(end).len() > 2)
}
