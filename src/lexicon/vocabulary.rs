//! Every word of the lexicon, numbered.

use rustc_hash::{FxBuildHasher, FxHashMap};
use std::hash::BuildHasher as _;

/// The number of a folded word. Words outside the vocabulary get [`WordId::is_known`] false and an id made
/// of their hash: equal words have equal ids (two different unknown words collide with odds of 1 in 2^31).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub u32);

const UNKNOWN: u32 = 1 << 31;

impl WordId {
    /// Whether some list, inspectorate or rule holds the word.
    pub const fn is_known(self) -> bool {
        self.0 & UNKNOWN == 0
    }
}

/// The numbering.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    ids: FxHashMap<Box<str>, u32>,
}

impl Vocabulary {
    pub(crate) fn get(&self, folded: &str) -> WordId {
        match self.ids.get(folded) {
            Some(id) => WordId(*id),
            None => WordId(FxBuildHasher.hash_one(folded) as u32 | UNKNOWN),
        }
    }

    pub(crate) fn intern(&mut self, folded: &str) -> WordId {
        if let Some(id) = self.ids.get(folded) {
            return WordId(*id);
        }
        let id = self.ids.len() as u32;
        self.ids.insert(folded.into(), id);
        WordId(id)
    }

    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }
}
