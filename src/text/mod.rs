//! An article's text as tokens, sentences, quoted regions and lexicon hits: everything later steps need to
//! work on numbers instead of strings. Offsets are bytes of the text; nothing is copied or edited.

mod blocks;
mod chunks;
mod clauses;
mod hits;
mod look;
mod markers;
mod quotes;
mod sentences;
mod singles;
mod stops;
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
        let tokens = tokens::tokenise(source, &article.zones, lexicon);
        let hits = Hits::new(&tokens, lexicon);
        let blocks = blocks::of(&tokens, &article.zones);
        let (quotes, marks) = quotes::pair(source, &tokens, &blocks);
        let sentences = sentences::segment(source, &tokens, &blocks, &marks, lexicon, &hits);
        let mut text = Self { source, tokens, sentences, quotes, hits, chunks: Chunks::default() };
        text.chunks = Chunks::new(&text, lexicon);
        text
    }

    /// The text of a span.
    pub fn str(&self, span: Span) -> &'a str {
        &self.source[span.range()]
    }

    /// The text of one token; nothing past the last, so that a look at what follows needs no care at the end.
    pub fn token_str(&self, token: u32) -> &'a str {
        self.tokens.get(token as usize).map_or("", |t| self.str(t.span))
    }

    /// Whether the token is one of these words or marks, in any case; none past the end is.
    pub fn is(&self, token: u32, words: &[&str]) -> bool {
        let Some(token) = self.tokens.get(token as usize) else { return false };
        let found = &self.source.as_bytes()[token.span.range()];
        words.iter().any(|w| w.as_bytes().eq_ignore_ascii_case(found))
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::builtin().0);

    /// An article of `text`, read with its zones.
    pub(super) fn article(text: &str) -> Article {
        crate::read::parse(Article { text: text.into(), ..Article::default() }).unwrap_or_default()
    }

    /// The text and what `show` tells of it.
    pub(super) fn told<T>(text: &str, show: impl FnOnce(&Text<'_>) -> T) -> T {
        show(&Text::new(&article(text), &LEXICON))
    }

    /// Zones and white space tile the text, tokens the zones, sentences the tokens; every span stands on
    /// character boundaries, quotations do not overlap, and every paragraph is counted.
    fn sound(source: &str) {
        let article = article(source);
        let text = Text::new(&article, &LEXICON);
        let mut at = 0;
        for token in &text.tokens {
            assert!(
                source[at..token.span.start as usize].chars().all(char::is_whitespace),
                "a hole in {source:?}"
            );
            assert!(token.span.start < token.span.end && source.is_char_boundary(token.span.end as usize));
            at = token.span.end as usize;
        }
        assert!(article.text[at..].chars().all(char::is_whitespace));
        let mut token = 0;
        for (n, sentence) in text.sentences.iter().enumerate() {
            assert_eq!(sentence.tokens.start, token);
            assert!(!sentence.tokens.is_empty() && text.span(sentence.tokens) == sentence.span);
            assert!(n == 0 || (0..=1).contains(&(sentence.paragraph - text.sentences[n - 1].paragraph)));
            token = sentence.tokens.end;
        }
        assert_eq!(token as usize, text.tokens.len());
        assert!(article.zones.windows(2).all(|z| z[0].span.end <= z[1].span.start));
        assert!(text.quotes.windows(2).all(|q| q[0].tokens.end <= q[1].tokens.start));
        for quote in &text.quotes {
            assert!(quote.inside().start <= quote.inside().end && text.span(quote.tokens) == quote.span);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_is_tiled(text in "\\PC{0,200}") {
            sound(&text);
        }

        #[test]
        fn any_page_is_tiled(parts in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
            sound(&parts.concat());
        }

        #[test]
        fn any_bytes_are_read(raw in prop::collection::vec(any::<u8>(), 0..300)) {
            if let Ok((article, _)) = crate::read::parse_bytes("a.txt", raw, None) {
                sound(&article.text);
            }
        }
    }

    /// What pages are made of, to be put together in any order.
    const PIECES: &[&str] = &[
        "Inspectors",
        " said",
        ": ",
        "\"",
        "“",
        "”",
        "'",
        "‘",
        "’",
        ".",
        ". ",
        "...",
        "!",
        "?\" ",
        " (",
        ") ",
        "\n",
        "\n\n",
        "\r\n",
        "• ",
        "- ",
        "1. ",
        "a) ",
        "U.S. ",
        "Mr. ",
        "a.m. ",
        "occurThe ",
        "plans.The ",
        "£7m",
        "2016-17",
        "Published 12 May 2021",
        "By Jo Bloggs",
        "Hide Ad",
        "Image source, PA",
        "Image caption,",
        "---\n",
        "# ",
        "**",
        "![a](b)",
        "x@y.uk",
        "https://a.b/c",
        "[1]",
        "5",
        "é",
        "…",
        " – ",
        "\u{a0}",
        "🎉",
        "Follow us on Twitter",
        "Related links",
        "Sign up to our newsletter in your inbox.",
        "the home was rated good",
        "Dear Sir",
        "Photo: PA",
    ];
}
