//! The cursor the date patterns share: typed words, numbers, days, months and years at a token of one sentence.

use super::words::{Guard, Prep, Slot, Unit, Word, Words};
use crate::lexicon::Lexicon;
use crate::mention::numbers::{Number, NumberKind, Numbers};
use crate::text::{Gap, Shape, Text};

/// One sentence of an article, as the date patterns see it.
pub(crate) struct Scan<'a> {
    pub(crate) text: &'a Text<'a>,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) numbers: &'a Numbers,
    pub(crate) words: &'a Words,
    /// First token of the sentence.
    pub(crate) start: u32,
    /// One past its last.
    pub(crate) end: u32,
    /// Whether numeric dates name the month first.
    pub(crate) month_first: bool,
}

impl<'a> Scan<'a> {
    /// What the token can mean, the phrase before the word. A false friend means nothing.
    pub(crate) fn slots(&self, at: u32) -> impl Iterator<Item = Slot> + use<'a> {
        let end = self.end;
        let closed = at >= end || self.words.is_not(at);
        self.words.at(at).filter(move |s| !closed && at + u32::from(s.len) <= end)
    }

    /// The first meaning that `want` accepts, and the token after it.
    pub(crate) fn take<T>(&self, at: u32, want: impl Fn(Word) -> Option<T>) -> Option<(T, u32)> {
        self.slots(at).find_map(|s| want(s.word).map(|found| (found, at + u32::from(s.len))))
    }

    /// The token after `word`, if it stands at `at`.
    pub(crate) fn skip(&self, at: u32, word: Word) -> Option<u32> {
        self.take(at, |w| (w == word).then_some(())).map(|(_, next)| next)
    }

    /// The token after `word` where it stands, else `at`.
    pub(crate) fn past(&self, at: u32, word: Word) -> u32 {
        self.skip(at, word).unwrap_or(at)
    }

    pub(crate) fn str(&self, at: u32) -> &'a str {
        if at < self.end { self.text.token_str(at) } else { "" }
    }

    pub(crate) fn shape(&self, at: u32) -> Shape {
        if at < self.end { self.text.tokens[at as usize].shape } else { Shape::default() }
    }

    pub(crate) fn touches(&self, at: u32) -> bool {
        at < self.end && self.text.tokens[at as usize].gap == Gap::None
    }

    /// The word before, in small letters' comparison.
    pub(crate) fn before(&self, at: u32) -> &'a str {
        if at > self.start { self.text.token_str(at - 1) } else { "" }
    }

    pub(crate) fn word_before(&self, at: u32, want: impl Fn(Word) -> bool) -> bool {
        at > self.start && self.slots(at - 1).any(|s| s.len == 1 && want(s.word))
    }

    pub(crate) fn mark(&self, at: u32, mark: &str) -> bool {
        self.str(at) == mark
    }

    /// The token after a hyphen or dash that touches both sides.
    pub(crate) fn hyphen(&self, at: u32) -> Option<u32> {
        (self.shape(at).any(Shape::DASH) && self.touches(at) && self.touches(at + 1)).then_some(at + 1)
    }

    /// The token after a dash of any spacing.
    pub(crate) fn dash(&self, at: u32) -> Option<u32> {
        let dash = self.shape(at).any(Shape::DASH) && self.shape(at).any(Shape::MARK);
        dash.then(|| if self.shape(at + 1).any(Shape::DASH) { at + 2 } else { at + 1 })
    }

    /// The token after a comma, else `at`.
    pub(crate) fn comma(&self, at: u32) -> u32 {
        at + u32::from(self.mark(at, ","))
    }

    pub(crate) fn number(&self, at: u32) -> Option<&'a Number> {
        self.numbers.at(at).filter(|n| n.tokens.end <= self.end)
    }

    /// A month by its name or a capitalised short form with or without a stop.
    pub(crate) fn month(&self, at: u32) -> Option<(u8, u32)> {
        self.month_guard(at).map(|(month, _, next)| (month, next))
    }

    pub(crate) fn month_guard(&self, at: u32) -> Option<(u8, Guard, u32)> {
        let ((month, guard, short), next) = self.take(at, |w| match w {
            Word::Month(m, guard) => Some((m, guard, false)),
            Word::ShortMonth(m) => Some((m, Guard::Verb, true)),
            _ => None,
        })?;
        if !short {
            return Some((month, guard, next));
        }
        let stop = self.mark(next, ".") && self.touches(next);
        self.shape(at).capitalised().then_some((month, guard, next + u32::from(stop)))
    }

    /// A weekday by its name or a capitalised short form.
    pub(crate) fn weekday(&self, at: u32) -> Option<(u8, bool, u32)> {
        let ((day, short), next) = self.take(at, |w| match w {
            Word::Weekday(d) => Some((d, false)),
            Word::ShortWeekday(d) => Some((d, true)),
            _ => None,
        })?;
        let stop = short && self.mark(next, ".") && self.touches(next);
        (!short || self.shape(at).capitalised()).then_some((day, short, next + u32::from(stop)))
    }

    /// A day of the month: `5`, `05`, `5th`, `fifth`, with "the" before an ordinal.
    pub(crate) fn day(&self, at: u32) -> Option<(u8, u32)> {
        let from = self.past(at, Word::The);
        let number = self.number(from)?;
        let ordinal = number.kind == NumberKind::Ordinal;
        let digits = number.digits && self.str(from).len() <= 2;
        if number.scaled || !(ordinal || (digits && from == at)) {
            return None;
        }
        let day = u8::try_from(number.value.as_whole()?).ok()?;
        (1..=31).contains(&day).then_some((day, number.tokens.end))
    }

    /// A year of four digits, or in words: "nineteen ninety-six", "two thousand and twelve".
    pub(crate) fn year(&self, at: u32) -> Option<(i32, u32)> {
        let number = self.number(at)?;
        let value = i32::try_from(number.whole()?).ok()?;
        if number.digits {
            let plain = self.str(at).len() == 4 && (1000..2200).contains(&value);
            return (plain && !self.touches_mark_digit(number.tokens.end))
                .then_some((value, number.tokens.end));
        }
        if (1970..2100).contains(&value) && self.shape(at).any(Shape::LETTER) {
            return Some((value, number.tokens.end));
        }
        let rest = self.number(number.tokens.end).filter(|n| !n.digits)?;
        let tail = i32::try_from(rest.whole()?).ok()?;
        let spoken =
            (13..=20).contains(&value) && (10..=99).contains(&tail) && self.shape(at).any(Shape::LETTER);
        spoken.then(|| (value * 100 + tail, rest.tokens.end))
    }

    /// Whether a decimal or a currency goes on: `2015.5`, `2015%`.
    fn touches_mark_digit(&self, at: u32) -> bool {
        self.touches(at) && matches!(self.str(at), "%" | "°" | "+")
    }

    /// A unit: which, whether plural, and the token after.
    pub(crate) fn unit(&self, at: u32) -> Option<(Unit, bool, u32)> {
        let ((unit, plural), next) = self.take(at, |w| match w {
            Word::Unit(unit, plural) => Some((unit, plural)),
            _ => None,
        })?;
        Some((unit, plural, next))
    }

    pub(crate) fn prep(&self, at: u32) -> Option<(Prep, u32)> {
        self.take(at, |w| match w {
            Word::Prep(prep) => Some(prep),
            _ => None,
        })
    }

    /// Whether a preposition or "of" stands before.
    pub(crate) fn after_prep(&self, at: u32) -> bool {
        self.word_before(at, |w| matches!(w, Word::Prep(p) if p != Prep::And) || w == Word::Of)
            || matches!(
                self.before(at).to_ascii_lowercase().as_str(),
                "after" | "before" | "until" | "around" | "about" | "than"
            )
    }

    /// Whether the words at `at` cannot go on a noun phrase: the sentence's end, a mark, a small word.
    pub(crate) fn closes(&self, at: u32) -> bool {
        at >= self.end || self.shape(at).any(Shape::MARK | Shape::POSSESSIVE) || self.small(at)
    }

    fn small(&self, at: u32) -> bool {
        let function = self.text.hits.is(at, crate::lexicon::lists::FUNCTION_WORDS);
        function
            || self.slots(at).any(|s| {
                matches!(s.word, Word::Prep(_) | Word::Of | Word::The | Word::A | Word::Past | Word::Future)
            })
    }
}
