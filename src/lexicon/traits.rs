//! What single words are known to be, apart from any phrase: a given name, a surname, an everyday word. The
//! lists of names are long and met at every token, so that each word carries their answers as bits instead of
//! one phrase hit a list.

use super::list::{List, ListId, RowId, lists};

/// What one word is known to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traits(u16);

impl Traits {
    /// A given name.
    pub const GIVEN: u16 = 1;
    /// A given name of women, or of both.
    pub const FEMALE: u16 = 1 << 1;
    /// A given name of men, or of both.
    pub const MALE: u16 = 1 << 2;
    /// A surname.
    pub const SURNAME: u16 = 1 << 3;
    /// An everyday English word.
    pub const COMMON: u16 = 1 << 4;
    /// A name that is met as an everyday word at least as often: Grace, Will, Field.
    pub const WORDLY: u16 = 1 << 5;
    /// A particle inside names: de, van, al.
    pub const PARTICLE: u16 = 1 << 6;
    /// A place follows it: in, near.
    pub const LOCATIVE: u16 = 1 << 7;
    /// A speaker stands beside it: said.
    pub const SPEECH: u16 = 1 << 8;
    /// A person did it: resigned.
    pub const DEED: u16 = 1 << 9;
    /// A person follows it: striker, wife.
    pub const KIN: u16 = 1 << 10;
    /// Opens a sentence and is no part of a name: the, meanwhile.
    pub const OPENER: u16 = 1 << 11;
    /// Capitalised but no name: Monday, GCSE.
    pub const NOT_NAME: u16 = 1 << 12;
    /// An adjective or noun of nation, faith or party.
    pub const DEMONYM: u16 = 1 << 13;
    /// A part or sort of place that "of" and a place follow: edge, outskirts, town.
    pub const AREA: u16 = 1 << 14;
    /// Joins a person to an office: appointed, became, is.
    pub const LINK: u16 = 1 << 15;

    /// Whether all of `traits` hold.
    pub const fn is(self, traits: u16) -> bool {
        self.0 & traits == traits
    }

    /// Whether any of `traits` holds.
    pub const fn any(self, traits: u16) -> bool {
        self.0 & traits != 0
    }

    /// Adds the traits of `other`.
    pub(super) const fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// What a row of one of the lists of single words tells of its word.
    pub(super) fn of_row(list: &List, id: ListId, row: RowId) -> Self {
        let worldly = |traits| if list.field(row, "common") == "y" { traits | Self::WORDLY } else { traits };
        Self(match id {
            lists::COMMON_WORDS => Self::COMMON,
            lists::SURNAMES => worldly(Self::SURNAME),
            lists::GIVEN_NAMES => worldly(Self::GIVEN) | gender(list.field(row, "gender")),
            lists::NAME_PARTICLES if list.field(row, "place") == "inside" => Self::PARTICLE,
            lists::NAME_CONTEXT => context(list.field(row, "group")),
            lists::NOT_NAMES => Self::NOT_NAME,
            lists::DEMONYMS => Self::DEMONYM,
            _ => 0,
        })
    }
}

fn gender(field: &str) -> u16 {
    match field {
        "f" => Traits::FEMALE,
        "m" => Traits::MALE,
        _ => Traits::FEMALE | Traits::MALE,
    }
}

fn context(group: &str) -> u16 {
    match group {
        "locative" => Traits::LOCATIVE,
        "speech" => Traits::SPEECH,
        "deed" => Traits::DEED,
        "kin" => Traits::KIN,
        "opener" => Traits::OPENER,
        "area" => Traits::AREA,
        "link" => Traits::LINK,
        _ => 0,
    }
}

/// Whether the single words of a list are known by their traits alone and stand in no phrase.
pub(super) fn words_only(list: ListId) -> bool {
    matches!(list, lists::COMMON_WORDS | lists::SURNAMES | lists::GIVEN_NAMES | lists::NAME_CONTEXT)
}
