//! Warnings on statements that a look at the whole article gives.

use super::Saying;
use crate::claim::Manner;
use crate::lexicon::WordId;
use crate::read::Zone;
use crate::text::{Range, Shape, Text};

/// Words of a quotation from which on two speakers can hardly have said it by chance.
const TELLING: usize = 4;

/// Flags quotations of the same words by two speakers: one of them did not say it.
pub(super) fn shared(text: &Text<'_>, sayings: &mut [Saying]) {
    let quotations: Vec<(usize, Vec<WordId>)> = sayings
        .iter()
        .enumerate()
        .filter(|(_, s)| s.attribution.manner == Manner::Direct && s.attribution.speaker.is_some())
        .map(|(n, s)| (n, words(text, s.content).map(|t| text.word(t)).collect()))
        .filter(|(_, words): &(usize, Vec<WordId>)| words.len() >= TELLING)
        .collect();
    for (n, (one, words)) in quotations.iter().enumerate() {
        for (other, _) in quotations[n + 1..].iter().filter(|(_, w)| w == words) {
            if sayings[*one].attribution.speaker != sayings[*other].attribution.speaker {
                for number in [*one, *other] {
                    sayings[number].flag("same_words_two_speakers");
                }
            }
        }
    }
}

/// Whether a quotation's words stand outside the headline too.
pub(super) fn verbatim(text: &Text<'_>, content: Range) -> bool {
    let said: Vec<_> = words(text, content).map(|t| text.word(t)).collect();
    let Some(first) = said.first() else { return true };
    let all = Range::new(0, text.tokens.len() as u32);
    let mut starts = all.iter().filter(|t| text.word(*t) == *first && text.zone(*t) != Zone::Headline);
    starts.any(|start| {
        let rest = words(text, Range::new(start, all.end)).map(|t| text.word(t));
        rest.take(said.len()).eq(said.iter().copied())
    })
}

/// The tokens that are words or numbers.
fn words<'t>(text: &'t Text<'_>, range: Range) -> impl Iterator<Item = u32> + use<'t> {
    let tokens = &text.tokens;
    range.iter().filter(|t| tokens[*t as usize].shape.any(Shape::LETTER | Shape::DIGIT))
}
