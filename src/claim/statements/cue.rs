//! Reporting words: the forms and frames the lexicon gives them.

use super::usage;
use super::view::View;
use crate::lexicon::{RowId, lists};
use crate::mention::Label;
use crate::text::Range;

/// What a reporting word can take, one bit each; the names are those of the column `frames`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Frames(u16);

impl Frames {
    pub(super) const QUOTE: u16 = 1;
    pub(super) const CLAUSE: u16 = 1 << 1;
    pub(super) const THAT: u16 = 1 << 2;
    pub(super) const WHETHER: u16 = 1 << 3;
    pub(super) const TO: u16 = 1 << 4;
    pub(super) const OBJECT: u16 = 1 << 5;
    pub(super) const LABEL: u16 = 1 << 6;
    pub(super) const TOLD: u16 = 1 << 7;
    pub(super) const ADDRESS: u16 = 1 << 8;
    pub(super) const INVERT: u16 = 1 << 9;
    pub(super) const ORDERS: u16 = 1 << 10;

    const NAMES: [(&'static str, u16); 11] = [
        ("quote", Self::QUOTE),
        ("clause", Self::CLAUSE),
        ("that", Self::THAT),
        ("whether", Self::WHETHER),
        ("to", Self::TO),
        ("object", Self::OBJECT),
        ("label", Self::LABEL),
        ("told", Self::TOLD),
        ("address", Self::ADDRESS),
        ("invert", Self::INVERT),
        ("orders", Self::ORDERS),
    ];

    fn read(field: &str) -> Self {
        let bit = |name: &str| Self::NAMES.iter().find(|(n, _)| *n == name).map_or(0, |(_, b)| *b);
        Self(field.split(' ').map(bit).fold(0, |all, bit| all | bit))
    }

    pub(super) const fn any(self, bits: u16) -> bool {
        self.0 & bits != 0
    }
}

/// The form a reporting word has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Past,
    Third,
    Base,
    Ing,
    Participle,
    Adjective,
    Noun,
    Source,
}

impl Form {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "past" => Self::Past,
            "third" => Self::Third,
            "base" => Self::Base,
            "ing" => Self::Ing,
            "participle" => Self::Participle,
            "adjective" => Self::Adjective,
            "noun" => Self::Noun,
            "source" => Self::Source,
            _ => return None,
        })
    }
}

/// What kind of reporting it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    Speech,
    Thought,
    Evidence,
}

/// A reporting word in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cue {
    pub tokens: Range,
    pub row: RowId,
    pub group: Group,
    pub form: Form,
    pub frames: Frames,
    /// A form of "be" stands before it: "was described as".
    pub passive: bool,
}

/// Whether the word describes what is counted: "26 new confirmed cases".
fn counted(view: &View<'_>, token: u32) -> bool {
    let low = token.saturating_sub(4);
    (low..token)
        .flat_map(|t| view.starting(t))
        .any(|(_, m)| m.label == Label::Quantity && m.tokens.has(token) && m.tokens.has(token + 1))
}

/// The reporting word that starts at `token`, longest first, in the first reading that fits.
pub(super) fn at(view: &View<'_>, token: u32) -> Option<Cue> {
    view.hits(token, lists::CUES).find_map(|hit| {
        let lexicon = view.context.lexicon;
        let form = Form::named(lexicon.field(hit.list, hit.row, "form"))?;
        let group = match lexicon.field(hit.list, hit.row, "group") {
            "speech" => Group::Speech,
            "thought" => Group::Thought,
            "evidence" => Group::Evidence,
            _ => return None,
        };
        let frames = Frames::read(lexicon.field(hit.list, hit.row, "frames"));
        let mut cue = Cue { tokens: hit.range(), row: hit.row, group, form, frames, passive: false };
        let capital = view.shape(token).capitalised() && view.capital_tells(token);
        let in_name = capital || view.name_over(token).is_some_and(|m| m.tokens.len() > hit.len.into());
        (!in_name && !counted(view, token) && usage::fits(view, &mut cue)).then_some(cue)
    })
}
