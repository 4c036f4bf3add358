//! Values and what is told beside them: durations, sets, parts of days, and the `relative` form of a date that was
//! not named in full.

use super::calendar::{When, season_code};
use super::expr::{Every, Frame, Holiday, Length, Move, Piece, Point};
use super::words::{Part, Reference, Unit};
use crate::mention::numbers::Decimal;
use std::fmt::Write as _;

/// The value of a resolved point.
pub(crate) fn point(point: &Point, when: When) -> String {
    let mut value = when.to_string();
    if let Some((hour, minute)) = point.clock {
        let _ = write!(value, "T{hour:02}:{:02}", minute.unwrap_or(0));
    } else if let Some(part) = point.part {
        let _ = write!(value, "T{}", part_code(part));
    }
    value
}

pub(crate) const fn part_code(part: Part) -> &'static str {
    match part {
        Part::Morning => "MO",
        Part::Afternoon => "AF",
        Part::Evening => "EV",
        Part::Night => "NI",
        Part::Daytime => "DT",
    }
}

pub(crate) const fn reference(reference: Reference) -> &'static str {
    match reference {
        Reference::Past => "PAST_REF",
        Reference::Present => "PRESENT_REF",
        Reference::Future => "FUTURE_REF",
    }
}

/// `P2Y`, `PT5H30M`, `P2Y6M`, `PXW`; `None` for units without a code.
pub(crate) fn length(length: &Length) -> Option<String> {
    let (mut date, mut time) = (String::new(), String::new());
    for (count, unit) in &length.parts {
        match *count {
            None => vague(*unit, &mut date, &mut time)?,
            Some(count) => counted(count, *unit, &mut date, &mut time)?,
        }
    }
    Some(if time.is_empty() { format!("P{date}") } else { format!("P{date}T{time}") })
}

fn vague(unit: Unit, date: &mut String, time: &mut String) -> Option<()> {
    match unit {
        Unit::Hour => time.push_str("XH"),
        Unit::Minute => time.push_str("XM"),
        Unit::Second => time.push_str("XS"),
        Unit::Fortnight => date.push_str("XW"),
        _ => {
            date.push('X');
            date.push_str(code(unit)?);
        }
    }
    Some(())
}

/// One count with its unit; a half or a quarter goes into the next smaller unit where that comes out even.
fn counted(count: Decimal, unit: Unit, date: &mut String, time: &mut String) -> Option<()> {
    let (count, unit) = match unit {
        Unit::Fortnight => (count.times(Decimal::whole(2))?, Unit::Week),
        Unit::Decade => (count.times(Decimal::whole(10))?, Unit::Year),
        Unit::Century => (count.times(Decimal::whole(100))?, Unit::Year),
        Unit::Millennium => (count.times(Decimal::whole(1000))?, Unit::Year),
        _ => (count, unit),
    };
    let Some((per, smaller)) = smaller(unit).filter(|_| count.as_whole().is_none()) else {
        return write_count(count, unit, date, time);
    };
    let all = count.times(Decimal::whole(per))?.as_whole();
    let Some(all) = all else { return write_count(count, unit, date, time) };
    let per = i64::try_from(per).ok()?;
    if all / per > 0 {
        write_count(Decimal::whole((all / per).into()), unit, date, time)?;
    }
    write_count(Decimal::whole((all % per).into()), smaller, date, time)
}

fn write_count(count: Decimal, unit: Unit, date: &mut String, time: &mut String) -> Option<()> {
    let out = if unit < Unit::Day { time } else { date };
    write!(out, "{count}{}", code(unit)?).ok()
}

const fn smaller(unit: Unit) -> Option<(i128, Unit)> {
    Some(match unit {
        Unit::Year => (12, Unit::Month),
        Unit::Day => (24, Unit::Hour),
        Unit::Hour => (60, Unit::Minute),
        Unit::Minute => (60, Unit::Second),
        _ => return None,
    })
}

const fn code(unit: Unit) -> Option<&'static str> {
    Some(match unit {
        Unit::Second => "S",
        Unit::Minute | Unit::Month => "M",
        Unit::Hour => "H",
        Unit::Day => "D",
        Unit::Week | Unit::Fortnight => "W",
        Unit::Weekend => "WE",
        Unit::Quarter => "Q",
        Unit::Year | Unit::SchoolYear | Unit::FinancialYear => "Y",
        Unit::Decade => "E",
        Unit::Century => "C",
        Unit::Millennium => "L",
        Unit::Term | Unit::Half | Unit::Period => return None,
    })
}

/// `P1D`, `XXXX-WXX-4`, `XXXX-07`, `XXXX-XX-XXTNI`.
pub(crate) fn every(every: &Every) -> Option<String> {
    match every {
        Every::Length(l) => length(l),
        Every::Code(code) => Some(code.clone()),
        Every::Piece(piece, part) => {
            let mut value = if *piece == Piece::Whole { String::from("XXXX-XX-XX") } else { open(*piece)? };
            if let Some(part) = part {
                let _ = write!(value, "T{}", part_code(*part));
            }
            Some(value)
        }
    }
}

/// What was said of a point that does not name its year, month or week; `None` for one that does.
pub(crate) fn relative(point: &Point) -> Option<String> {
    match point.frame {
        Frame::Unknown(_) => open(point.piece),
        Frame::Moved(step) if point.piece == Piece::Whole => moved(step),
        Frame::Moved(step) => Some(format!("{} {}", moved(step)?, open(point.piece)?)),
        _ => None,
    }
}

fn moved(step: Move) -> Option<String> {
    let (steps, unit) = match step.unit {
        Unit::Fortnight => (step.steps * 2, Unit::Week),
        Unit::Decade => (step.steps * 10, Unit::Year),
        Unit::Century => (step.steps * 100, Unit::Year),
        unit => (step.steps, unit),
    };
    let time = if unit < Unit::Day { "T" } else { "" };
    Some(format!("P{time}{steps}{}", code(unit)?))
}

fn open(piece: Piece) -> Option<String> {
    Some(match piece {
        Piece::Whole => return None,
        Piece::Day(m, d) | Piece::Holiday(Holiday::Fixed(m, d)) => format!("XXXX-{m:02}-{d:02}"),
        Piece::Month(m) => format!("XXXX-{m:02}"),
        Piece::Season(s) => format!("XXXX-{}", season_code(s)),
        Piece::Quarter(q) => format!("XXXX-Q{q}"),
        Piece::Half(h) => format!("XXXX-H{h}"),
        Piece::MonthDay(d) => format!("XXXX-XX-{d:02}"),
        Piece::Weekday(d) => format!("XXXX-WXX-{d}"),
        Piece::Weekend | Piece::WeekendOf(_) => String::from("XXXX-WXX-WE"),
        Piece::WeekNumber(n) => format!("XXXX-W{n:02}"),
        Piece::WeekOf(_) => String::from("XXXX-WXX"),
        Piece::Holiday(Holiday::Easter(days)) => format!("XXXX-easter{days:+}"),
        Piece::Holiday(Holiday::Nth(m, ..)) => format!("XXXX-{m:02}-XX"),
    })
}
