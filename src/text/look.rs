//! Asking a text what the lexicon says of its words, phrase by phrase.

use super::{Hit, Range, Text};
use crate::lexicon::{Lexicon, ListId};

/// A text seen through the lexicon.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// The text.
    pub text: &'a Text<'a>,
    /// The lexicon its hits come from.
    pub lexicon: &'a Lexicon,
}

/// Words of the longest phrase looked for to the left.
const LONGEST: u32 = 6;

impl<'a> Look<'a> {
    /// The `group` column of a hit.
    pub fn group(&self, hit: Hit) -> &'a str {
        self.lexicon.field(hit.list, hit.row, "group")
    }

    /// The longest phrase of `list` in one of `groups` that starts at `token`.
    pub fn starts(&self, token: u32, list: ListId, groups: &[&str]) -> Option<Range> {
        self.text.hits.of(token, list).find(|h| groups.contains(&self.group(*h))).map(Hit::range)
    }

    /// The longest phrase of `list` in one of `groups` that ends just before `token`.
    pub fn ends(&self, token: u32, list: ListId, groups: &[&str]) -> Option<Range> {
        let ranges = (1..=token.min(LONGEST)).rev().map(|n| Range::new(token - n, token));
        ranges.into_iter().find(|r| self.has(*r, list, groups))
    }

    /// Whether exactly these tokens are a phrase of `list` in one of `groups`.
    pub fn has(&self, tokens: Range, list: ListId, groups: &[&str]) -> bool {
        let fits = |h: Hit| h.range() == tokens && groups.contains(&self.group(h));
        self.text.hits.of(tokens.start, list).any(fits)
    }

    /// Whether a phrase of `list` in one of `groups` starts anywhere in `tokens` and ends there too.
    pub fn holds(&self, tokens: Range, list: ListId, groups: &[&str]) -> bool {
        tokens.iter().any(|t| self.starts(t, list, groups).is_some_and(|r| r.end <= tokens.end))
    }

    /// Whether the token is one of these words or marks, in any case.
    pub fn is(&self, token: u32, words: &[&str]) -> bool {
        self.text.is(token, words)
    }

    /// The tokens of the sentence `token` stands in.
    pub fn sentence(&self, token: u32) -> Range {
        let sentence = self.text.sentences.get(self.text.sentence_of(token));
        sentence.map_or(Range::new(token, token + 1), |s| s.tokens)
    }
}
