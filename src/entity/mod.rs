//! Who is meant: mentions of one article gathered into entities, and the reading of pronouns and definite
//! descriptions ("she", "the council", "inspectors") as one of them.

mod bodies;
mod link;
mod people;
mod refer;

pub use link::link;

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
    /// How many mentions it has.
    pub mentions: u32,
    /// The token its first mention starts at.
    pub first: u32,
}

impl Entity {
    /// An entity without a name and mentions yet.
    fn new(kind: EntityKind) -> Self {
        let detail = crate::mention::Kind::Plain;
        let (name, sort) = (String::new(), String::new());
        Self { kind, name, aliases: Vec::new(), detail, sort, mentions: 0, first: 0 }
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

/// The entities of one article.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    /// In order of first mention; [`crate::mention::Mention::entity`] points here.
    pub list: Vec<Entity>,
    /// Short forms declared in the article.
    pub same: Vec<Same>,
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
    /// The entity of that number.
    pub fn get(&self, number: u32) -> &Entity {
        &self.list[number as usize]
    }
}
