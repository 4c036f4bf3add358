//! What stands around a stop: the word before it, and what comes after it and its closing marks.

use super::sentences::Segmenter;
use super::tokens::Shape;
use crate::lexicon::lists;

/// What the word before a full stop is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    Word,
    /// The number or letter of a list item.
    Marker,
    /// One capital letter.
    Initial,
    /// `U.S`, `Ph.D`.
    Acronym,
    Title,
    Number,
    Latin,
    LatinEnd,
    /// Company, place, month, weekday: ends a sentence only before a word that starts one.
    Name,
    Unit,
    Time,
}

/// What comes after a stop and its closing marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// A capitalised word that often starts a sentence.
    Starter,
    Capital,
    Small,
    Digit,
    /// An opening quotation mark before a capital or a digit.
    Quote,
    /// An opening bracket before a capital.
    Bracket,
    /// A currency sign, a bullet or the like.
    Sign,
    /// A mark that goes on with the sentence.
    Other,
}

impl Segmenter<'_> {
    pub(super) fn next(&self, at: u32, end: u32) -> Next {
        let token = self.token(at);
        if self.address(at) {
            return Next::Sign;
        }
        if token.shape.any(Shape::LETTER) {
            return match token.shape.capitalised() {
                true if self.starter(at, end) => Next::Starter,
                true => Next::Capital,
                false => Next::Small,
            };
        }
        if token.shape.any(Shape::DIGIT) {
            return Next::Digit;
        }
        let inner = (at + 1 < end).then(|| self.token(at + 1).shape);
        let begins = inner.is_some_and(|s| s.any(Shape::CAPITAL | Shape::DIGIT) || s.is(Shape::MARK));
        match self.str(at) {
            _ if token.shape.any(Shape::DOUBLE | Shape::APOSTROPHE) => {
                if begins {
                    Next::Quote
                } else {
                    Next::Small
                }
            }
            "(" | "[" => {
                if inner.is_some_and(Shape::capitalised) {
                    Next::Bracket
                } else {
                    Next::Other
                }
            }
            _ if token.shape.any(Shape::DASH) => {
                if inner.is_some_and(Shape::capitalised) {
                    Next::Sign
                } else {
                    Next::Other
                }
            }
            "," | ";" | ":" | ")" | "]" | "&" | "/" | "%" | "+" | "=" | ">" | "<" | "|" => Next::Other,
            _ => Next::Sign,
        }
    }

    pub(super) fn starter(&self, at: u32, end: u32) -> bool {
        let shape = self.token(at).shape;
        let initial = shape.any(Shape::SINGLE) && self.touches(at + 1, end) && self.is_stop(at + 1);
        !initial && shape.any(Shape::SMALL | Shape::SINGLE) && self.hits.is(at, lists::SENTENCE_STARTERS)
    }

    /// Whether a speaker's tag follows a quotation: `Pete said`, `Dr Amy Hale asked`.
    pub(super) fn speaks(&self, at: u32, end: u32) -> bool {
        let name = (at..end.min(at + 4)).take_while(|n| self.token(*n).shape.capitalised()).count() as u32;
        at + name < end && SAID.contains(&self.str(at + name))
    }

    /// What the word before the full stop at `at` is.
    pub(super) fn before(&self, head: u32, at: u32) -> Before {
        let word = at - 1;
        let (shape, text) = (self.token(word).shape, self.str(word));
        if word == head
            && text.len() <= 3
            && (shape.any(Shape::SINGLE) || !shape.any(Shape::LETTER) && shape.any(Shape::DIGIT))
        {
            return Before::Marker;
        }
        if shape.is(Shape::SINGLE | Shape::LETTER) {
            return Before::Initial;
        }
        let known = self.hits.of(word, lists::ABBREVIATIONS).find(|h| h.len == 1);
        match known {
            Some(hit) if shape.capitalised() || self.lexicon.field(hit.list, hit.row, "form").is_empty() => {
                group(self.lexicon.field(hit.list, hit.row, "group"))
            }
            _ if text.contains('.')
                && shape.any(Shape::LETTER)
                && text.split('.').all(|part| part.len() <= 2) =>
            {
                Before::Acronym
            }
            _ => Before::Word,
        }
    }

    /// A weekday, month or time zone after a time of day: "9 a.m. Tuesday", "5 p.m. GMT".
    pub(super) fn names_time(&self, at: u32) -> bool {
        let text = self.str(at);
        const NAMES: [&str; 27] = [
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
            "Eastern",
            "Pacific",
            "Central",
            "Mountain",
            "GMT",
            "BST",
            "UTC",
            "Sept",
        ];
        NAMES.contains(&text)
            || text.len() == 3
                && matches!(text, "EST" | "EDT" | "CST" | "CDT" | "PST" | "PDT" | "MST" | "IST")
            || text == "ET"
    }

    /// Whether all of the sentence so far is "At 5 a.m.".
    pub(super) fn only_time(&self, head: u32, at: u32) -> bool {
        at - head <= 4
            && self.hits.is(head, lists::SENTENCE_STARTERS)
            && (head + 1..at).any(|n| self.token(n).shape.any(Shape::DIGIT))
    }
}

/// The verbs that nearly always tag a quotation before them.
const SAID: [&str; 12] = [
    "said", "says", "asked", "asks", "added", "cried", "shouted", "replied", "answered", "wrote", "insisted",
    "warned",
];

fn group(name: &str) -> Before {
    match name {
        "title" => Before::Title,
        "number" => Before::Number,
        "latin" => Before::Latin,
        "latin-end" => Before::LatinEnd,
        "unit" => Before::Unit,
        "time" => Before::Time,
        _ => Before::Name,
    }
}
