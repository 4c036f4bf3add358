//! What a date expression says, before it is known which day it means.

use super::words::{Part, Reference, Season, Unit};
use crate::mention::Modifier;
use crate::mention::numbers::Decimal;
use crate::text::Range;

/// A stretch inside a year, a month or a week, or a stretch that names itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// The frame itself.
    Whole,
    /// Month and day.
    Day(u8, u8),
    /// A month.
    Month(u8),
    /// A season or a school term.
    Season(Season),
    /// A quarter.
    Quarter(u8),
    /// A half-year.
    Half(u8),
    /// A day of the month: "the 5th".
    MonthDay(u8),
    /// A day of the week, Monday is 1.
    Weekday(u8),
    /// Saturday and Sunday.
    Weekend,
    /// The week a day lies in: "the week of March 6", "the first week of June".
    WeekOf(Holiday),
    /// A week by its number in the year.
    WeekNumber(u8),
    /// The weekend a day lies in.
    WeekendOf(Holiday),
    /// A holiday.
    Holiday(Holiday),
}

/// When a holiday, or another day told by a rule, falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holiday {
    /// The same day each year.
    Fixed(u8, u8),
    /// Days from Easter Sunday.
    Easter(i16),
    /// Month, weekday, which one of the month (-1: the last).
    Nth(u8, u8, i8),
}

/// What the piece lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Frame {
    /// Not said; found by the lean.
    Unknown(Lean),
    /// A year.
    Year(i32),
    /// A year and the next: `2016/2017`.
    YearPair(i32),
    /// The first three digits of the decade's years.
    Decade(i32),
    /// The first two digits of the century's years.
    Century(i32),
    /// So many units from the anchor.
    Moved(Move),
    /// A year before Christ.
    Bc(i32),
}

/// A count of units from an anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Move {
    /// Negative: back.
    pub(crate) steps: i32,
    /// Of what.
    pub(crate) unit: Unit,
    /// From where.
    pub(crate) from: From,
}

/// What a relative date is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum From {
    /// The article's publication.
    Published,
    /// A few months before it: "the new year" may have begun already.
    Lately,
    /// The date named last in the text.
    Text,
    /// The date named last nearby, else the publication: "later in the year".
    Near,
}

/// Which one of a row is meant where the year or week is not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lean {
    /// The tense decides.
    Tense,
    /// "last": before publication.
    Last,
    /// "next": after it.
    Next,
    /// "this": the same year or week.
    This,
    /// "the following": after the date named last.
    TextNext,
    /// "the previous": before it.
    TextLast,
    /// "that", "the same".
    TextSame,
}

/// A point or stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Point {
    pub(crate) piece: Piece,
    pub(crate) frame: Frame,
    pub(crate) part: Option<Part>,
    /// Hours and minutes.
    pub(crate) clock: Option<(u8, Option<u8>)>,
    /// The weekday said beside a day of the month: it can tell the year.
    pub(crate) weekday: Option<u8>,
}

impl Point {
    pub(crate) const fn new(piece: Piece, frame: Frame) -> Self {
        Self { piece, frame, part: None, clock: None, weekday: None }
    }

    /// The piece of an unsaid year or week.
    pub(crate) const fn open(piece: Piece) -> Self {
        Self::new(piece, Frame::Unknown(Lean::Tense))
    }

    /// So many units from an anchor.
    pub(crate) const fn moved(steps: i32, unit: Unit, from: From) -> Self {
        Self::new(Piece::Whole, Frame::Moved(Move { steps, unit, from }))
    }
}

/// A length of time: counts by unit, or a unit with a vague count.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Length {
    /// Largest unit first; `None`: "several", "some".
    pub(crate) parts: Vec<(Option<Decimal>, Unit)>,
}

/// What recurs.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Every {
    /// Each so long.
    Length(Length),
    /// Written out: `P1D`.
    Code(String),
    /// Each such piece, with a part of the day.
    Piece(Piece, Option<Part>),
}

/// What an expression says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Expr {
    /// A point or stretch.
    Point(Point),
    /// From one to another, both included.
    Between(Point, Point),
    /// A duration.
    Length(Length),
    /// A duration that ends with a point: "the 12 months to March".
    Until(Length, Point),
    /// A set.
    Every(Every),
    /// A vague reference.
    Vague(Reference),
}

/// An expression and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) tokens: Range,
    pub(crate) expr: Expr,
    /// The name of the pattern.
    pub(crate) rule: &'static str,
    pub(crate) modifier: Option<Modifier>,
    /// Not more than a fuzzy pointer such as "the day": told as vague even where it resolves.
    pub(crate) fuzzy: bool,
}

impl Found {
    pub(crate) fn new(start: u32, end: u32, expr: Expr, rule: &'static str) -> Self {
        Self { tokens: Range::new(start, end), expr, rule, modifier: None, fuzzy: false }
    }

    pub(crate) fn point(start: u32, end: u32, point: Point, rule: &'static str) -> Self {
        Self::new(start, end, Expr::Point(point), rule)
    }
}
