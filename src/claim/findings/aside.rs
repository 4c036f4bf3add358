//! Findings whose source is named after them or in their midst: "Pupils feel safe, inspectors say, but too many are
//! absent."

use super::examiners::Source;
use super::polarity::Polarity;
use super::{Desk, Draft, embedded, extent};
use crate::lexicon::lists;
use crate::text::Range;

impl Desk<'_> {
    /// Adds the findings on both sides of a reporting clause, `cue`, whose source or pronoun stands at `at`.
    pub(super) fn around_cue(&mut self, rule: &str, source: &Source, cue: Range, at: u32) {
        let sentence = self.look.sentence(cue.start);
        let before = Range::new(sentence.start, cue.start);
        if before.len() < 2 || embedded::told_by_another(self.look, &self.examiners, at, before) {
            return;
        }
        self.trail.push((at, source.clone()));
        let mut parts = Vec::new();
        let medial = self.look.is(cue.end - 1, &[",", "-", "–"]);
        // "The home, inspectors said, was dirty": the clause goes on behind the cue.
        if extent::has_verb(self.look, before) {
            extent::contents(self.look, before.start, before.end, &mut parts);
        }
        let joined = self.look.starts(cue.end, lists::GRAMMAR, &["coordinator", "subordinator"]).is_some();
        if medial && (joined || parts.is_empty()) {
            let from = cue.end + u32::from(joined);
            extent::contents(self.look, from.min(sentence.end), sentence.end, &mut parts);
        }
        parts.retain(|p| !self.look.holds(*p, lists::GRAMMAR, &["future"]));
        for part in parts {
            let otherwise = self.tells_of_service(part).then_some(Polarity::Weakness);
            self.add(Draft { otherwise, ..Draft::new(rule, source, part) });
        }
    }
}
