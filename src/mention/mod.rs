//! Mentions: the spans that name something. Each tagger reads tokens and lexicon hits and proposes mentions;
//! one overlap rule (`resolve`) decides among PERSON, ROLE, ORG and PLACE, and within each label.

mod dates;
mod measures;
mod names;
pub mod numbers;
mod quotes;
mod ratings;
pub(crate) use ratings::{LONGEST_ASPECT, areas};
mod resolve;
#[cfg(test)]
pub(crate) mod testing;

use crate::lexicon::{Lexicon, ListId, RowId};
use crate::read::Article;
use crate::span::Span;
use crate::text::{Range, Text};
use numbers::Numbers;

/// What a mention names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// A person, without honorific or role.
    Person,
    /// An office or function.
    Role,
    /// A named body.
    Org,
    /// A named place.
    Place,
    /// A point, stretch or length of time.
    Date,
    /// A grade word used as an inspection judgement.
    Rating,
    /// A share of a whole.
    Percent,
    /// An amount of money.
    Money,
    /// A number to its head noun.
    Quantity,
    /// A rank in a series.
    Ordinal,
    /// Words in quotation marks.
    Quote,
    /// A reporting verb or noun.
    Cue,
}

impl Label {
    /// All labels, in the order of the documentation.
    pub const ALL: [Label; 12] = [
        Self::Person,
        Self::Role,
        Self::Org,
        Self::Place,
        Self::Date,
        Self::Rating,
        Self::Percent,
        Self::Money,
        Self::Quantity,
        Self::Ordinal,
        Self::Quote,
        Self::Cue,
    ];

    /// The name used in records.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "PERSON",
            Self::Role => "ROLE",
            Self::Org => "ORG",
            Self::Place => "PLACE",
            Self::Date => "DATE",
            Self::Rating => "RATING",
            Self::Percent => "PERCENT",
            Self::Money => "MONEY",
            Self::Quantity => "QUANTITY",
            Self::Ordinal => "ORDINAL",
            Self::Quote => "QUOTE",
            Self::Cue => "CUE",
        }
    }

    /// Whether it is one of the four that never overlap each other.
    pub const fn is_name(self) -> bool {
        matches!(self, Self::Person | Self::Role | Self::Org | Self::Place)
    }
}

/// How an approximator outside the extent bends a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modifier {
    /// Around, about, roughly.
    About,
    /// Less than, under, nearly.
    Lt,
    /// More than, over.
    Gt,
    /// Up to, at most.
    Le,
    /// At least.
    Ge,
}

impl Modifier {
    /// The name used in records.
    pub const fn name(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::Lt => "lt",
            Self::Gt => "gt",
            Self::Le => "le",
            Self::Ge => "ge",
        }
    }

    /// The modifier of that name, as word lists write it.
    pub fn named(name: &str) -> Option<Self> {
        [Self::About, Self::Lt, Self::Gt, Self::Le, Self::Ge].into_iter().find(|m| m.name() == name)
    }
}

/// What a mention's finder knows beyond label and value; decides which entity it can be and which rules it fits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Nothing more.
    #[default]
    Plain,
    /// An inspectorate: its number in [`Lexicon::inspectorates`].
    Inspectorate(u16),
    /// A body that is inspected: school, home, hospital, force, council ...
    Provider,
    /// A council.
    Council,
    /// A person known to be female, male, or neither stated.
    Female,
    /// See [`Kind::Female`].
    Male,
}

/// Why a mention was found: shown as `rule` in records and by `explain`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// A pattern in code, by its name (`date.weekday`).
    Pattern(&'static str),
    /// A line of a word list.
    Row(ListId, RowId),
}

/// What is known of a DATE beyond its value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateDetail {
    /// `day`, `week`, `month`, `season`, `quarter`, `half`, `year`, `school-year`, `decade`, `century`, `time`.
    pub grain: Option<&'static str>,
    /// What was said where it is relative: `P-1M` for "last month", `XXXX-09` for "September".
    pub relative: Option<String>,
    /// `published`, `text`, or nothing.
    pub anchor: Option<&'static str>,
}

/// A span that names something.
#[derive(Clone, Debug)]
pub struct Mention {
    /// What it is.
    pub label: Label,
    /// Where it stands, in bytes of the text.
    pub span: Span,
    /// The tokens it covers; a span may start or end inside one.
    pub tokens: Range,
    /// Normalised value.
    pub value: Option<String>,
    /// `duration`, `set`, `vague`, `fraction`, `full`, `partial` ...
    pub sub: Option<&'static str>,
    /// Bent by an approximator outside the extent.
    pub modifier: Option<Modifier>,
    /// For dates.
    pub date: Option<Box<DateDetail>>,
    /// What its finder knows.
    pub kind: Kind,
    /// Why it was found.
    pub why: Why,
    /// Number in [`crate::entity::Entities`], once linked.
    pub entity: Option<u32>,
}

impl Mention {
    /// A mention of whole tokens without value.
    pub fn new(label: Label, tokens: Range, text: &Text<'_>, why: Why) -> Self {
        let span = text.span(tokens);
        Self {
            label,
            span,
            tokens,
            value: None,
            sub: None,
            modifier: None,
            date: None,
            kind: Kind::Plain,
            why,
            entity: None,
        }
    }

    /// The same with a value.
    #[must_use]
    pub fn with_value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }
}

/// All mentions of an article, sorted by start, then the longest first, then by label.
pub fn find(article: &Article, text: &Text<'_>, lexicon: &Lexicon) -> Vec<Mention> {
    let mut found = Vec::with_capacity(text.tokens.len() / 8);
    let numbers = Numbers::new(text, lexicon);
    dates::find(article, text, lexicon, &numbers, &mut found);
    measures::find(text, lexicon, &numbers, &mut found);
    names::find(text, lexicon, &mut found);
    ratings::find(text, lexicon, &mut found);
    quotes::find(text, lexicon, &mut found);
    resolve::resolve(found)
}
