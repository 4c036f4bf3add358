//! Quotation marks, paired by paragraph.

use super::sentences::Sentence;
use super::tokens::{Gap, Range, Shape, Token};
use crate::span::Span;

/// A region in quotation marks, or one left open at its paragraph's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The marks and what is between.
    pub span: Span,
    /// The same in tokens.
    pub tokens: Range,
    /// The paragraph it stands in.
    pub paragraph: u32,
    /// Whether a closing mark was found.
    pub closed: bool,
    /// Whether it goes on from a quotation left open in the paragraph before.
    pub continues: bool,
}

impl Quote {
    /// The tokens between the marks.
    pub const fn inside(self) -> Range {
        Range::new(self.tokens.start + 1, if self.closed { self.tokens.end - 1 } else { self.tokens.end })
    }
}

/// Pairs the marks of all paragraphs.
pub(crate) fn pair(source: &str, tokens: &[Token], sentences: &[Sentence]) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    let mut at = 0;
    while at < sentences.len() {
        let paragraph = sentences[at].paragraph;
        let to = at + sentences[at..].iter().take_while(|s| s.paragraph == paragraph).count();
        let range = Range::new(sentences[at].tokens.start, sentences[to - 1].tokens.end);
        let open = quotes.last().is_some_and(|q| !q.closed && q.paragraph + 1 == paragraph);
        paragraph_quotes(source, tokens, range, paragraph, open, &mut quotes);
        at = to;
    }
    quotes
}

fn paragraph_quotes(
    source: &str,
    tokens: &[Token],
    range: Range,
    paragraph: u32,
    mut continues: bool,
    quotes: &mut Vec<Quote>,
) {
    let mut at = range.start;
    while at < range.end {
        let Some(class) = opener(source, tokens, at, range) else {
            at += 1;
            continue;
        };
        let close = (at + 1..range.end).find(|t| closes(source, tokens, *t, range, class));
        let end = close.map_or(range.end, |c| c + 1);
        if close.is_some() || class == Shape::DOUBLE {
            let span = Span::new(tokens[at as usize].span.start, tokens[end as usize - 1].span.end);
            quotes.push(Quote {
                span,
                tokens: Range::new(at, end),
                paragraph,
                closed: close.is_some(),
                continues,
            });
            continues = false;
            at = end;
        } else {
            at += 1;
        }
    }
}

/// The kind of mark (double or single) if the token can open a quotation.
fn opener(source: &str, tokens: &[Token], at: u32, range: Range) -> Option<u16> {
    let token = tokens[at as usize];
    let text = token.span.of(source);
    let next_touches = at + 1 < range.end && tokens[at as usize + 1].gap == Gap::None;
    if token.shape.any(Shape::DOUBLE) && text != "”" {
        return Some(Shape::DOUBLE);
    }
    let single = matches!(text, "‘" | "'") && next_touches && (token.gap != Gap::None || at == range.start);
    single.then_some(Shape::APOSTROPHE)
}

fn closes(source: &str, tokens: &[Token], at: u32, range: Range, class: u16) -> bool {
    let token = tokens[at as usize];
    let text = token.span.of(source);
    if !token.shape.any(class) || matches!(text, "“" | "‘") {
        return false;
    }
    let next = tokens.get(at as usize + 1);
    class == Shape::DOUBLE
        || (token.gap == Gap::None
            && (at + 1 == range.end || next.is_none_or(|t| t.gap != Gap::None || t.shape.any(Shape::MARK))))
}
