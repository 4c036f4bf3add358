//! Zones: what each stretch of an article is. Boilerplate is labelled, never cut out.

use super::article::Published;
use crate::span::Span;

/// What a stretch of an article is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Zone {
    /// The title.
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

/// Labels every line of `text`; the spans are in order and do not overlap.
pub(crate) fn label(text: &str, _published: &mut Published) -> Vec<ZoneSpan> {
    let mut zones = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        let body = line.trim();
        if !body.is_empty() {
            let zone = if zones.is_empty() && body.len() < 150 && !body.ends_with('.') {
                Zone::Headline
            } else {
                Zone::Body
            };
            zones.push(ZoneSpan { zone, span: Span::new(start as u32, (start + body.len()) as u32) });
        }
        at += line.len();
    }
    zones
}
