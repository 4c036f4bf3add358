//! Articles that are an inspectorate's own words: inspection letters and reports. What they judge is a finding,
//! though nobody is said to have found it.

use super::{Desk, Draft};
use crate::read::Zone;
use crate::text::{Range, Shape};

/// Tokens of a sentence that can judge something.
const SHORTEST: u32 = 4;

impl Desk<'_> {
    /// Adds what the sentences of an inspectorate's letter or report judge.
    pub(super) fn documented(&mut self) {
        let Some(author) = self.examiners.author() else { return };
        let text = self.look.text;
        for sentence in &text.sentences {
            let told = matches!(sentence.zone, Zone::Body | Zone::List) && self.is_told(sentence.tokens);
            if !told || self.is_own_doing(sentence.tokens) {
                continue;
            }
            let mut parts = Vec::new();
            super::extent::contents(self.look, sentence.tokens.start, sentence.tokens.end, &mut parts);
            for content in parts {
                self.add(Draft::new("finding-documented", &author, content));
            }
        }
    }

    /// Whether a line is a sentence, not a heading or a line of an address.
    fn is_told(&self, sentence: Range) -> bool {
        let last = self.look.text.tokens[sentence.end as usize - 1].shape;
        sentence.len() >= SHORTEST && last.any(Shape::STOP | Shape::DOUBLE)
    }

    /// What the author does or means to do, asks, or hears from somebody in quotation marks judges nobody.
    fn is_own_doing(&self, sentence: Range) -> bool {
        let first =
            self.look.is(sentence.start, &["we", "i", "our", "my", "this", "thank", "during", "a", "one"]);
        let quotes = sentence.iter().any(|t| self.look.text.tokens[t as usize].shape.any(Shape::DOUBLE));
        let subject = super::extent::clause_subject(self.look, sentence);
        subject.is_some_and(|s| self.look.is(s.start, &["we", "i"]))
            || self.look.is(sentence.start, &["on", "in"])
                && sentence.iter().take(6).any(|t| self.look.is(t, &["we", "i"]))
            || first && (quotes || self.look.is(sentence.start, &["we", "i", "our", "my", "this", "thank"]))
            || self.intends(sentence)
            || self.look.is(sentence.end - 1, &["?"])
    }
}
