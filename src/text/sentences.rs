//! Sentence boundaries.

use super::hits::Hits;
use super::tokens::{Gap, Range, Shape, Token};
use crate::lexicon::{Lexicon, lists};
use crate::read::{Zone, ZoneSpan};
use crate::span::Span;

/// A sentence, or a segment that is no sentence (headline, list item, caption).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: Range,
    /// Its extent.
    pub span: Span,
    /// Where in the article it stands.
    pub zone: Zone,
    /// The paragraph's number, from 0.
    pub paragraph: u32,
}

/// Cuts the tokens into sentences.
pub(crate) fn segment(
    source: &str,
    tokens: &[Token],
    zones: &[ZoneSpan],
    lexicon: &Lexicon,
    hits: &Hits,
) -> Vec<Sentence> {
    let _ = (source, lexicon);
    let mut sentences = Vec::with_capacity(tokens.len() / 20 + 1);
    let (mut start, mut paragraph, mut zone) = (0, 0, 0);
    for at in 0..tokens.len() {
        let next = at + 1;
        let line = tokens.get(next).is_none_or(|t| t.gap >= Gap::Line);
        if !line && !ends(tokens, at, hits) {
            continue;
        }
        let span = Span::new(tokens[start].span.start, tokens[at].span.end);
        while zone + 1 < zones.len() && zones[zone].span.end <= span.start {
            zone += 1;
        }
        let zone = zones.get(zone).map_or(Zone::Body, |z| z.zone);
        sentences.push(Sentence { tokens: Range::new(start as u32, next as u32), span, zone, paragraph });
        start = next;
        paragraph += u32::from(tokens.get(next).is_some_and(|t| t.gap >= Gap::Line));
    }
    sentences
}

/// Whether a sentence ends with this token, the next one being on the same line.
fn ends(tokens: &[Token], at: usize, hits: &Hits) -> bool {
    let next = tokens[at + 1];
    let closer =
        tokens[at].shape.any(Shape::DOUBLE | Shape::APOSTROPHE) && at > 0 && tokens[at].gap == Gap::None;
    let stop = if closer { at - 1 } else { at };
    if !tokens[stop].shape.any(Shape::STOP) || !tokens[stop].shape.any(Shape::MARK) {
        return false;
    }
    if next.shape.any(Shape::DOUBLE | Shape::APOSTROPHE) && next.gap == Gap::None && !closer {
        return false;
    }
    let abbreviation =
        stop > 0 && tokens[stop].gap == Gap::None && hits.is(stop as u32 - 1, lists::ABBREVIATIONS);
    !abbreviation
        && (next.gap != Gap::None || next.shape.capitalised())
        && (next.shape.any(Shape::CAPITAL | Shape::DOUBLE | Shape::DIGIT | Shape::APOSTROPHE))
}
