//! Articles that tell of years long past: histories, obituaries, the life of a building. There "in June" is the June after
//! the date named last, not the one before publication.

use super::calendar::{When, in_year};
use super::expr::Piece;
use super::words::{Word, Words};
use crate::mention::numbers::Numbers;
use crate::text::Text;
use jiff::ToSpan as _;

/// So many past years make a story, and so many of them to each thing near publication.
const LEAST: usize = 8;
const TO_EACH_NEAR: usize = 4;
/// A year further back than this is past.
const YEARS_NEAR: i64 = 2;
/// A story steps back by so many months before its next step is the next year.
const MONTHS_BACK: i64 = 4;

/// So many paragraphs without a date end the run of those that follow one another.
pub(super) const PARAGRAPHS: u32 = 3;

/// Whether nearly all years the article names lie well before its publication, and hardly a day by its name: news
/// says "on Tuesday" and "today", histories do not.
pub(super) fn of_past_years(numbers: &Numbers, text: &Text<'_>, words: &Words, published: i16) -> bool {
    let published = i64::from(published);
    let named = numbers.iter().filter(|n| n.digits && text.token_str(n.tokens.start).len() == 4);
    let years = named.filter_map(|n| n.whole()).filter(|y| (1500..=published + 5).contains(y));
    let (past, near): (Vec<i64>, Vec<i64>) = years.partition(|y| *y < published - YEARS_NEAR);
    if past.len() < LEAST {
        return false;
    }
    let days = (0..text.tokens.len() as u32)
        .filter(|t| words.at(*t).any(|s| matches!(s.word, Word::Day(_) | Word::Weekday(_))));
    past.len() >= (near.len() + days.count()) * TO_EACH_NEAR
}

/// The first such day, month or season that a story comes to after `last`, the date it named last.
pub(super) fn next(piece: Piece, last: When) -> Option<When> {
    let told = matches!(piece, Piece::Day(..) | Piece::Month(_) | Piece::Season(_) | Piece::Holiday(_));
    let from = last.first().filter(|_| told)?;
    if matches!(last, When::Year(_)) {
        return in_year(piece, from.year());
    }
    let from = from.checked_sub(MONTHS_BACK.months()).ok()?;
    (0..=2).filter_map(|n| in_year(piece, from.year() + n)).find(|w| w.first().is_some_and(|d| d >= from))
}
