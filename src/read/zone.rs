//! The kinds of text in an article.

use crate::span::Span;

/// What a stretch of an article is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Zone {
    /// The title, or a subhead between paragraphs.
    Headline,
    /// The summary under the title.
    Standfirst,
    /// Who wrote it.
    Byline,
    /// When, and where from.
    Dateline,
    /// Text of a picture.
    Caption,
    /// Running text.
    #[default]
    Body,
    /// A list item.
    List,
    /// Page furniture: yields no claims.
    Boilerplate,
}

impl Zone {
    /// The name used in records.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Standfirst => "standfirst",
            Self::Byline => "byline",
            Self::Dateline => "dateline",
            Self::Caption => "caption",
            Self::Body => "body",
            Self::List => "list",
            Self::Boilerplate => "boilerplate",
        }
    }
}

/// A stretch and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ZoneSpan {
    /// What it is.
    pub zone: Zone,
    /// Its extent.
    pub span: Span,
}
