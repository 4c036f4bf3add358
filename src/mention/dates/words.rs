//! The word list of dates, typed: what each token of an article can mean in a date.

use super::codes::{fiscal, guard, order, part, prep, reference, season, shift, unit};
use crate::lexicon::{Lexicon, ListId, RowId, lists};
use crate::text::{Hit, Text};

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    /// Seconds, minutes, hours.
    Second,
    Minute,
    Hour,
    /// Days and what is made of them.
    Day,
    Week,
    Fortnight,
    Weekend,
    /// Months and what is made of them.
    Month,
    Quarter,
    Term,
    Half,
    Year,
    /// A year from September to August, and one from April to March: where "this academic year" leads.
    SchoolYear,
    FinancialYear,
    Decade,
    Century,
    Millennium,
    /// "period", "time": no length.
    Period,
}

/// A part of the day, by its TIMEX3 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Morning,
    Afternoon,
    Evening,
    Night,
    Daytime,
}

/// A season, by its TIMEX3 code; the school terms go by them too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A word that says which one of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    Last,
    Past,
    Previous,
    Next,
    Coming,
    Following,
    This,
    Current,
    Same,
    That,
    /// "the new year": the one that begins next or began a little ago.
    New,
    Recent,
    These,
    Those,
}

/// "early", "the middle of", "the end of": part of the extent, not of the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edge {
    Start,
    Mid,
    End,
}

/// From where and which way a length of time is counted: "ago", "from now", "earlier", "later".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shift {
    Ago,
    FromNow,
    Before,
    After,
}

/// A vague reference, by its TIMEX3 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reference {
    Past,
    Present,
    Future,
}

/// A small word between or before dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Prep {
    In,
    On,
    To,
    And,
    From,
    Between,
    Since,
    By,
    For,
}

/// A year that does not begin in January.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fiscal {
    /// From September: "school", "academic".
    School,
    /// From April: "financial", "tax".
    British,
    /// Each company has its own: "fiscal".
    Other,
}

/// A month or season word is usually something else: a verb ("may") or a name ("April").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Guard {
    None,
    Verb,
    Name,
}

/// What a word or phrase means in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Word {
    Month(u8, Guard),
    ShortMonth(u8),
    Weekday(u8),
    ShortWeekday(u8),
    Weekdays(u8),
    Season(Season, Guard),
    Seasons(Season),
    Part(Part),
    Parts(Part),
    /// Noon (12) or midnight (24).
    Clock(u8),
    /// One, or several.
    Unit(Unit, bool),
    /// Today and its neighbours, in days from it.
    Day(i8),
    /// Tonight (0), overnight (-1).
    Tonight(i8),
    Order(Order),
    Edge(Edge),
    /// "earlier" or "later" before a stretch of time, or after a length of it.
    Earlier,
    Later,
    Shift(Shift),
    /// An adverb such as "weekly": the row holds the period; whether it is no date before a noun ("annual report").
    Set(ListId, RowId, bool),
    /// Every (1), every other (2).
    Every(u8),
    Times,
    Vague(Reference),
    Holiday(ListId, RowId),
    /// "financial" or "school", before a year.
    Fiscal(Fiscal),
    /// Before Christ, or not.
    Era(bool),
    /// Before noon, or (true) after.
    Meridiem(bool),
    OClock,
    Zone,
    /// A vague number: "several", "a couple of" (2).
    Few(Option<u8>),
    HalfA,
    The,
    A,
    Of,
    Prep(Prep),
    /// "old", "long" after "two-year".
    Long,
    /// "more", "consecutive" between number and unit.
    More,
    /// Q1 to Q4.
    Quarter(u8),
    /// H1 and H2.
    HalfYear(u8),
    Future,
    Past,
    /// A decade's name: "nineties".
    Decade(i32),
    /// "Act", "Regulations": a year after it belongs to its name.
    Statute,
    /// Looks like a date and is none.
    Not,
}

/// A word and how many tokens it covers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot {
    pub(crate) word: Word,
    pub(crate) len: u8,
}

/// For each token the phrase and the single word that start there.
#[derive(Debug)]
pub(crate) struct Words {
    slots: Vec<[Option<Slot>; 2]>,
}

impl Words {
    pub(crate) fn new(text: &Text<'_>, lexicon: &Lexicon) -> Self {
        let mut slots = vec![[None, None]; text.tokens.len()];
        // What a row means is told by strings: read once for each row the article has.
        let mut known = vec![None; lexicon.list(lists::DATE_WORDS).rows().len()];
        for hit in text.hits.all(lists::DATE_WORDS) {
            let slot: &mut Option<Slot> = &mut slots[hit.start as usize][usize::from(hit.len == 1)];
            if slot.is_none_or(|s| s.word != Word::Not && lexicon.field(hit.list, hit.row, "kind") == "not") {
                let word = known[hit.row.0 as usize].get_or_insert_with(|| typed(lexicon, hit));
                *slot = word.map(|word| Slot { word, len: hit.len as u8 });
            }
        }
        Self { slots }
    }

    /// The longest phrase and the single word at a token, in that order.
    pub(crate) fn at(&self, token: u32) -> impl Iterator<Item = Slot> {
        let [phrase, word] = self.slots.get(token as usize).copied().unwrap_or_default();
        phrase.into_iter().chain(word)
    }

    /// Whether a false friend starts here.
    pub(crate) fn is_not(&self, token: u32) -> bool {
        self.at(token).any(|s| s.word == Word::Not)
    }
}

fn typed(lexicon: &Lexicon, hit: Hit) -> Option<Word> {
    let field = |column| lexicon.field(hit.list, hit.row, column);
    let value = field("value");
    let number = || value.parse::<i8>().unwrap_or_default();
    let small = || value.parse::<u8>().unwrap_or_default();
    Some(match field("kind") {
        "month" => Word::Month(small(), guard(field("guard"))),
        "month_short" => Word::ShortMonth(small()),
        "weekday" => Word::Weekday(small()),
        "weekday_short" => Word::ShortWeekday(small()),
        "weekdays" => Word::Weekdays(small()),
        "season" => Word::Season(season(value)?, guard(field("guard"))),
        "seasons" => Word::Seasons(season(value)?),
        "part" => Word::Part(part(value)?),
        "parts" => Word::Parts(part(value)?),
        "clock" => Word::Clock(if value == "24:00" { 24 } else { 12 }),
        "unit" => Word::Unit(unit(value)?, false),
        "units" => Word::Unit(unit(value)?, true),
        "day" => Word::Day(number()),
        "tonight" => Word::Tonight(number()),
        "order" => Word::Order(order(value)?),
        "edge" => Word::Edge(if value == "START" {
            Edge::Start
        } else if value == "MID" {
            Edge::Mid
        } else {
            Edge::End
        }),
        "within" => {
            if value == "E" {
                Word::Earlier
            } else {
                Word::Later
            }
        }
        "shift" => Word::Shift(shift(value)?),
        "set" => Word::Set(hit.list, hit.row, false),
        "set_alone" => Word::Set(hit.list, hit.row, true),
        "every" => Word::Every(small()),
        "times" => Word::Times,
        "vague" => Word::Vague(reference(value)?),
        "holiday" => Word::Holiday(hit.list, hit.row),
        "fiscal" => Word::Fiscal(fiscal(value)?),
        "era" => Word::Era(value == "BC"),
        "meridiem" => Word::Meridiem(value == "PM"),
        "oclock" => Word::OClock,
        "zone" => Word::Zone,
        "few" => Word::Few(value.parse().ok()),
        other => return small_word(other, value),
    })
}

fn small_word(kind: &str, value: &str) -> Option<Word> {
    let small = || value.parse::<u8>().unwrap_or_default();
    Some(match kind {
        "half" => Word::HalfA,
        "the" => Word::The,
        "a" => Word::A,
        "of" => Word::Of,
        "prep" => Word::Prep(prep(value)?),
        "long" => Word::Long,
        "more" => Word::More,
        "quarter" => Word::Quarter(small()),
        "halfyear" => Word::HalfYear(small()),
        "future" => Word::Future,
        "past" => Word::Past,
        "decade" => Word::Decade(value.parse().ok()?),
        "statute" => Word::Statute,
        "not" => Word::Not,
        _ => return None,
    })
}
