//! Who is meant: mentions of one article gathered into entities, and the reading of pronouns and definite
//! descriptions ("she", "the council", "inspectors") as one of them.

mod bodies;
mod focus;
mod link;
mod people;
mod refer;

pub use link::link;
pub(crate) use people::one_letter_apart;

use crate::id::named;

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// A person.
    Person,
    /// A named body.
    Organisation,
    /// A place.
    Place,
}

impl EntityKind {
    /// The name used in records and ids.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
        }
    }
}

/// Somebody or something an article names.
#[derive(Clone, Debug)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// The fullest name the article gives, or the canonical one of the lexicon.
    pub name: String,
    /// The other forms it is named by.
    pub aliases: Vec<String>,
    /// What its mentions know of it.
    pub detail: crate::mention::Kind,
    /// For a body, what it is: school, care, hospital, council ... as `org_heads.tsv` calls it; else empty.
    pub sort: String,
    /// For a body, how many words its common noun has at the end of its name: 2 in "Oak Lane Primary School".
    pub head: u32,
    /// Whether its name closes as those do who own or run homes: "Oakmantle Care Ltd", "Elm Homes".
    pub owner: bool,
    /// How many mentions it has.
    pub mentions: u32,
    /// How much the article puts it forward: its headline and opening count for more, names in passing for nothing.
    pub weight: u32,
    /// The token its first mention starts at.
    pub first: u32,
}

impl Entity {
    /// An entity without a name and mentions yet.
    fn new(kind: EntityKind) -> Self {
        let detail = crate::mention::Kind::Plain;
        let (name, sort) = (String::new(), String::new());
        Self {
            kind,
            name,
            aliases: Vec::new(),
            detail,
            sort,
            head: 0,
            owner: false,
            mentions: 0,
            weight: 0,
            first: 0,
        }
    }

    /// The readable id that its name gives.
    pub fn id(&self) -> String {
        named(self.kind.name(), &self.name)
    }
}

/// A short form that an article declares for one of its entities, and how; another article may know the entity
/// by the short form alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Same {
    /// The short form.
    pub short: String,
    /// Number of the entity.
    pub to: u32,
    /// What the article says that makes them one.
    pub why: String,
}

/// Why a mention was read as its entity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bond {
    /// It is the entity's name.
    #[default]
    Own,
    /// The lexicon knows it as another name of the body.
    Alias,
    /// A short form of the full name: its initials, or the name without its common noun or legal form.
    Short,
    /// The surname or given name of a person named in full.
    Part,
    /// The name with a letter lost, added or changed.
    Slip,
}

impl Bond {
    /// What it is, for somebody who reads why.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Own => "its own name",
            Self::Alias => "a known other name",
            Self::Short => "a short form",
            Self::Part => "part of the full name",
            Self::Slip => "misspelt",
        }
    }

    /// How sure it is: `high`, `medium` or `low`.
    pub const fn confidence(self) -> &'static str {
        match self {
            Self::Own | Self::Alias => "high",
            Self::Short | Self::Part => "medium",
            Self::Slip => "low",
        }
    }
}

/// The entities of one article.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    /// In order of first mention; [`crate::mention::Mention::entity`] points here.
    pub list: Vec<Entity>,
    /// Short forms declared in the article.
    pub same: Vec<Same>,
    /// The inspected body that the article is about, or first of all about.
    pub about: Option<u32>,
    /// The same, where no other of its sort is put forward nearly as much.
    alone: Option<u32>,
    /// Why each mention, by number, was read as its entity.
    pub bonds: Vec<Bond>,
    /// Mentions, by number, of bodies named only to say something of another.
    passing: Vec<bool>,
}

/// What a pronoun or description was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Number in [`Entities::list`].
    pub entity: u32,
    /// Whether the text leaves no other choice.
    pub certain: bool,
}

impl Entities {
    /// The inspected body that the article is about, where no other of its sort comes near it.
    pub fn alone(&self) -> Option<u32> {
        self.alone
    }

    /// Whether a mention spells its entity's name wrong.
    pub fn misspelt(&self, mention: u32) -> bool {
        self.bonds.get(mention as usize) == Some(&Bond::Slip)
    }

    /// Whether a mention names its body only to say something of another: "run by X", "like X".
    pub fn in_passing(&self, mention: u32) -> bool {
        self.passing.get(mention as usize).copied().unwrap_or_default()
    }

    /// The entity of that number.
    pub fn get(&self, number: u32) -> &Entity {
        &self.list[number as usize]
    }
}
