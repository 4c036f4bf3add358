//! What date expressions can start with, so that only patterns that may match are tried.

use super::words::Word;

/// Sorts of words an expression can start with, one bit each.
pub(crate) struct Start;

impl Start {
    pub(crate) const MONTH: u32 = 1;
    pub(crate) const WEEKDAY: u32 = 1 << 1;
    pub(crate) const NUMBER: u32 = 1 << 2;
    pub(crate) const FIGURE: u32 = 1 << 3;
    pub(crate) const PART: u32 = 1 << 4;
    pub(crate) const EDGE: u32 = 1 << 5;
    pub(crate) const CLOCK: u32 = 1 << 6;
    pub(crate) const SEASON: u32 = 1 << 7;
    pub(crate) const FISCAL: u32 = 1 << 8;
    pub(crate) const ORDER: u32 = 1 << 9;
    pub(crate) const UNIT: u32 = 1 << 10;
    pub(crate) const YEAR: u32 = 1 << 11;
    pub(crate) const DAY: u32 = 1 << 12;
    pub(crate) const MORE: u32 = 1 << 13;
    pub(crate) const SET: u32 = 1 << 14;
    pub(crate) const COUNT: u32 = 1 << 15;
    pub(crate) const VAGUE: u32 = 1 << 16;
    /// What any pattern may start with.
    pub(crate) const OTHER: u32 = 1 << 17;

    /// The sort of a word; none for those that only join or follow, and for articles.
    pub(crate) const fn of(word: Word) -> u32 {
        match word {
            Word::Prep(_)
            | Word::Of
            | Word::Long
            | Word::Future
            | Word::Past
            | Word::The
            | Word::A
            | Word::Statute => 0,
            Word::Month(..) | Word::ShortMonth(_) => Self::MONTH,
            Word::Weekday(_) | Word::ShortWeekday(_) => Self::WEEKDAY,
            Word::Part(_) => Self::PART,
            Word::Edge(_) => Self::EDGE,
            Word::Clock(_) => Self::CLOCK,
            Word::Season(..) | Word::Holiday(..) | Word::Quarter(_) | Word::HalfYear(_) => Self::SEASON,
            Word::Fiscal(_) => Self::FISCAL,
            Word::Order(_) => Self::ORDER,
            Word::Unit(..) => Self::UNIT,
            Word::Decade(_) | Word::Era(_) => Self::YEAR,
            Word::Day(_) | Word::Tonight(_) => Self::DAY,
            Word::More => Self::MORE,
            Word::Set(..) | Word::Every(_) | Word::Times | Word::Weekdays(_) => Self::SET,
            Word::Few(_) | Word::HalfA => Self::COUNT,
            Word::Vague(_) => Self::VAGUE,
            _ => Self::OTHER,
        }
    }
}
