//! An article's text as tokens, sentences, quoted regions and lexicon hits: everything later steps need to
//! work on numbers instead of strings. Offsets are bytes of the text; nothing is copied or edited.

mod chunks;
mod clauses;
mod hits;
mod look;
mod quotes;
mod sentences;
mod tokens;

pub use chunks::Chunks;
pub use clauses::clause_end;
pub use hits::{Hit, Hits};
pub use look::Look;
pub use quotes::Quote;
pub use sentences::Sentence;
pub use tokens::{Gap, Range, Shape, Token};

use crate::lexicon::{Lexicon, WordId};
use crate::read::{Article, Zone};
use crate::span::Span;

/// The tokenised article.
#[derive(Debug)]
pub struct Text<'a> {
    /// The article's text.
    pub source: &'a str,
    /// Words and marks, in order; they and white space tile the text.
    pub tokens: Vec<Token>,
    /// Sentences and segments (headline, list item, caption ...), in order; they tile the tokens.
    pub sentences: Vec<Sentence>,
    /// Regions in quotation marks, in order of their start.
    pub quotes: Vec<Quote>,
    /// Lexicon phrases by the token they start at.
    pub hits: Hits,
    /// Base noun phrases.
    pub chunks: Chunks,
}

impl<'a> Text<'a> {
    /// Tokenises and segments `article`.
    pub fn new(article: &'a Article, lexicon: &Lexicon) -> Self {
        let source = article.text.as_str();
        let tokens = tokens::tokenise(source, lexicon);
        let hits = Hits::new(&tokens, lexicon);
        let sentences = sentences::segment(source, &tokens, &article.zones, lexicon, &hits);
        let quotes = quotes::pair(source, &tokens, &sentences);
        let mut text = Self { source, tokens, sentences, quotes, hits, chunks: Chunks::default() };
        text.chunks = Chunks::new(&text, lexicon);
        text
    }

    /// The text of a span.
    pub fn str(&self, span: Span) -> &'a str {
        &self.source[span.range()]
    }

    /// The text of one token.
    pub fn token_str(&self, token: u32) -> &'a str {
        self.str(self.tokens[token as usize].span)
    }

    /// The word id of one token.
    pub fn word(&self, token: u32) -> WordId {
        self.tokens[token as usize].word
    }

    /// The span from the first to the last token of a non-empty range.
    pub fn span(&self, range: Range) -> Span {
        let (first, last) =
            (self.tokens[range.start as usize].span, self.tokens[range.end as usize - 1].span);
        Span::new(first.start, last.end)
    }

    /// The first token that ends after byte `at`: the token at or after it.
    pub fn token_at(&self, at: u32) -> u32 {
        self.tokens.partition_point(|t| t.span.end <= at) as u32
    }

    /// The tokens that overlap a span.
    pub fn range(&self, span: Span) -> Range {
        let start = self.token_at(span.start);
        let end = self.tokens.partition_point(|t| t.span.start < span.end) as u32;
        Range::new(start, end.max(start))
    }

    /// The number of the sentence a token belongs to.
    pub fn sentence_of(&self, token: u32) -> usize {
        self.sentences.partition_point(|s| s.tokens.end <= token)
    }

    /// The zone of a token.
    pub fn zone(&self, token: u32) -> Zone {
        self.sentences.get(self.sentence_of(token)).map_or(Zone::Body, |s| s.zone)
    }
}
