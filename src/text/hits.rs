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
    /// For each token which lists have a hit there, as bits. Most questions are answered with no, and one load
    /// answers those.
    lists: Vec<u64>,
}

/// The bit of a list; two lists far apart share one, so that a bit only says where it is worth to look.
const fn bit(list: ListId) -> u64 {
    1 << (list.0 % 64)
}

impl Hits {
    /// Looks up every token.
    pub(crate) fn new(tokens: &[Token], lexicon: &Lexicon) -> Self {
        // One pass looks up first words and nothing else, so that the processor waits for many places of the
        // large automaton at once.
        let starts: Vec<_> = tokens.iter().map(|t| lexicon.phrases.start(t.word)).collect();
        let mut hits = Vec::with_capacity(tokens.len());
        let mut first = Vec::with_capacity(tokens.len() + 1);
        let mut lists = Vec::with_capacity(tokens.len());
        for (start, root) in starts.into_iter().enumerate() {
            let from = hits.len();
            first.push(from as u32);
            if !root.is_none() {
                let next = tokens[start + 1..].iter().map(|t| t.word);
                lexicon.phrases.from(root, next, |p| {
                    hits.push(Hit { start: start as u32, len: p.len, list: p.list, row: p.row })
                });
                hits[from..].sort_unstable_by_key(|h| (u16::MAX - h.len, h.list, h.row));
            }
            lists.push(hits[from..].iter().fold(0, |bits, h| bits | bit(h.list)));
        }
        first.push(hits.len() as u32);
        Self { hits, first, lists }
    }

    /// The hits that start at `token`, longest first.
    pub fn at(&self, token: u32) -> &[Hit] {
        let Some(from) = self.first.get(token as usize) else { return &[] };
        let to = self.first.get(token as usize + 1).copied().unwrap_or(*from);
        &self.hits[*from as usize..to as usize]
    }

    /// The hits of `list` that start at `token`, longest first.
    pub fn of(&self, token: u32, list: ListId) -> impl Iterator<Item = Hit> + Clone + use<'_> {
        self.among(token, [list])
    }

    /// The hits of any of `lists` that start at `token`, longest first.
    pub fn among<const N: usize>(
        &self,
        token: u32,
        lists: [ListId; N],
    ) -> impl Iterator<Item = Hit> + Clone + use<'_, N> {
        let asked = lists.iter().fold(0, |bits, list| bits | bit(*list));
        let some = self.lists.get(token as usize).is_some_and(|bits| bits & asked != 0);
        let hits = if some { self.at(token) } else { &[] };
        hits.iter().copied().filter(move |h| lists.contains(&h.list))
    }

    /// The longest hit of `list` that starts at `token`.
    pub fn find(&self, token: u32, list: ListId) -> Option<Hit> {
        self.of(token, list).next()
    }

    /// Whether `list` holds the token as a phrase of one word.
    pub fn is(&self, token: u32, list: ListId) -> bool {
        self.of(token, list).any(|h| h.len == 1)
    }

    /// Every hit of `list`, in order.
    pub fn all(&self, list: ListId) -> impl Iterator<Item = Hit> + use<'_> {
        let tokens = self.lists.iter().enumerate().filter(move |(_, bits)| *bits & bit(list) != 0);
        tokens.flat_map(move |(token, _)| self.of(token as u32, list))
    }
}
