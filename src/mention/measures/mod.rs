//! PERCENT, MONEY, QUANTITY and ORDINAL mentions: what the numbers of an article measure.
//!
//! In this order, each taking its numbers away from the next: dates (found before), shares ("12%", "a third of"),
//! money, counts with their noun ("eight social workers"), counts whose noun is understood ("fell from 167 to one"),
//! ranks ("the second time"). Approximators stay outside the extent and bend the value as `mod`.

mod count;
mod elliptical;
mod money;
mod noun;
mod ordinal;
mod percent;
mod scope;
#[cfg(test)]
mod tests;

use super::numbers::Numbers;
use super::{Label, Mention};
use crate::lexicon::Lexicon;
use crate::text::{Range, Text};
use scope::Scope;

/// Finds the measures; `found` already holds the dates.
pub(crate) fn find(text: &Text<'_>, lexicon: &Lexicon, numbers: &Numbers, found: &mut Vec<Mention>) {
    let mut taken = Taken::new(text.tokens.len());
    // "51 current residents": what only points at a time does not part a count from its noun.
    for date in found.iter().filter(|m| m.label == Label::Date && m.sub != Some("vague")) {
        taken.add(date.tokens);
    }
    for sentence in &text.sentences {
        let scope = Scope { text, lexicon, numbers, start: sentence.tokens.start, end: sentence.tokens.end };
        if scope.has_number() {
            percent::find(&scope, &mut taken, found);
            money::find(&scope, &mut taken, found);
            let first = found.len();
            count::find(&scope, &mut taken, found);
            elliptical::find(&scope, &mut taken, found, first);
            ordinal::find(&scope, &mut taken, found);
        }
    }
}

/// Which tokens belong to a mention already.
#[derive(Debug)]
pub(crate) struct Taken {
    tokens: Vec<bool>,
}

impl Taken {
    fn new(len: usize) -> Self {
        Self { tokens: vec![false; len] }
    }

    fn add(&mut self, range: Range) {
        self.tokens[range.start as usize..range.end as usize].fill(true);
    }

    fn any(&self, range: Range) -> bool {
        self.tokens[range.start as usize..range.end as usize].iter().any(|t| *t)
    }
}
