//! The word list of numbers, typed.

use crate::lexicon::{Lexicon, lists};
use crate::text::Text;

/// What a number word does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Nought to nineteen.
    Small,
    /// Twenty to ninety.
    Ten,
    /// `hundred`.
    Hundred,
    /// `thousand`, `million`, `dozen`.
    Scale,
    /// `m`, `bn`, `k`: a scale that touches its digits.
    Suffix,
    /// `first`, `twentieth`.
    Ordinal,
    /// `hundredth`, `millionth`.
    OrdinalScale,
    /// `st`, `th` after digits.
    OrdinalSuffix,
    /// `half`, `thirds`: a denominator.
    Part,
    /// `½`.
    Glyph,
    /// `a` before a scale.
    Article,
    /// `point` between digits.
    Point,
}

/// A number word at some token.
#[derive(Clone, Copy, Debug)]
pub(super) struct NumberWord<'a> {
    pub(super) class: Class,
    pub(super) value: &'a str,
}

impl NumberWord<'_> {
    pub(super) fn whole(self) -> i128 {
        self.value.parse().unwrap_or_default()
    }
}

/// The number word of one token; those of several tokens name no value and are left to the measures.
pub(super) fn word<'a>(text: &Text<'_>, lexicon: &'a Lexicon, token: u32) -> Option<NumberWord<'a>> {
    let hit = text.hits.of(token, lists::NUMBER_WORDS).find(|h| h.len == 1)?;
    let class = match lexicon.field(hit.list, hit.row, "kind") {
        "small" => Class::Small,
        "ten" => Class::Ten,
        "hundred" => Class::Hundred,
        "scale" => Class::Scale,
        "suffix" => Class::Suffix,
        "ordinal" => Class::Ordinal,
        "ordinal_scale" => Class::OrdinalScale,
        "ordinal_suffix" => Class::OrdinalSuffix,
        "part" => Class::Part,
        "glyph" => Class::Glyph,
        "article" => Class::Article,
        "point" => Class::Point,
        _ => return None,
    };
    Some(NumberWord { class, value: lexicon.field(hit.list, hit.row, "value") })
}
