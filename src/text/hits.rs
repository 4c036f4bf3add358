//! Lexicon phrases found in an article, by the token they start at.

use super::tokens::{Range, Token};
use crate::lexicon::{Lexicon, ListId, RowId};

/// A phrase of a word list at some tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// First token.
    pub start: u32,
    /// Tokens covered.
    pub len: u16,
    /// The list.
    pub list: ListId,
    /// Its row.
    pub row: RowId,
}

impl Hit {
    /// The tokens covered.
    pub const fn range(self) -> Range {
        Range::new(self.start, self.start + self.len as u32)
    }
}

/// All hits of an article: sorted by start, the longest first, then by list and row.
#[derive(Debug, Default)]
pub struct Hits {
    hits: Vec<Hit>,
    /// For each token the first of its hits; one more entry at the end.
    first: Vec<u32>,
}

impl Hits {
    /// Looks up every token.
    pub(crate) fn new(tokens: &[Token], lexicon: &Lexicon) -> Self {
        let mut hits = Vec::with_capacity(tokens.len());
        let mut first = Vec::with_capacity(tokens.len() + 1);
        for (start, token) in tokens.iter().enumerate() {
            let from = hits.len();
            first.push(from as u32);
            if lexicon.starts_phrase(token.word) {
                let words = tokens[start..].iter().map(|t| t.word);
                lexicon.phrases_at(words, |p| {
                    hits.push(Hit { start: start as u32, len: p.len, list: p.list, row: p.row })
                });
                hits[from..].sort_unstable_by_key(|h| (u16::MAX - h.len, h.list, h.row));
            }
        }
        first.push(hits.len() as u32);
        Self { hits, first }
    }

    /// The hits that start at `token`, longest first.
    pub fn at(&self, token: u32) -> &[Hit] {
        let Some(from) = self.first.get(token as usize) else { return &[] };
        let to = self.first.get(token as usize + 1).copied().unwrap_or(*from);
        &self.hits[*from as usize..to as usize]
    }

    /// The longest hit of `list` that starts at `token`.
    pub fn find(&self, token: u32, list: ListId) -> Option<Hit> {
        self.at(token).iter().copied().find(|h| h.list == list)
    }

    /// Whether `list` holds the token as a phrase of one word.
    pub fn is(&self, token: u32, list: ListId) -> bool {
        self.at(token).iter().any(|h| h.list == list && h.len == 1)
    }

    /// Every hit, in order.
    pub fn iter(&self) -> impl Iterator<Item = Hit> {
        self.hits.iter().copied()
    }
}
