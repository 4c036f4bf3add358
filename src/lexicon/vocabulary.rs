//! Every word of the lexicon, numbered.

use super::table::{Table, mix};

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

/// The numbering. It holds no words, only their 64-bit hashes: one look into one table a token, with no string
/// to compare. Among a hundred thousand words two share a hash with odds of 1 in 10^9, and an unknown word is
/// taken for one of them with odds of 1 in 10^12.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    ids: Table,
}

impl Vocabulary {
    /// A numbering with room for so many words.
    pub(crate) fn new(words: usize) -> Self {
        Self { ids: Table::new(words) }
    }

    pub(crate) fn get(&self, folded: &str) -> WordId {
        self.of_hash(hash(folded.as_bytes()))
    }

    /// The number of the word with this hash.
    pub(crate) fn of_hash(&self, hash: u64) -> WordId {
        WordId(self.ids.get(hash).unwrap_or((hash >> 32) as u32 | UNKNOWN))
    }

    pub(crate) fn intern(&mut self, folded: &str) -> WordId {
        let hash = hash(folded.as_bytes());
        WordId(self.ids.get(hash).unwrap_or_else(|| {
            let next = self.ids.len() as u32;
            self.ids.insert(hash, next);
            next
        }))
    }

    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }
}

/// Hashes eight bytes a step, the same on every machine, since word ids decide the order of ties.
pub(crate) fn hash(word: &[u8]) -> u64 {
    const SEED: u64 = 0x9E37_79B9_7F4A_7C15;
    const STEP: u64 = 0xD6E8_FEB8_6659_FD93;
    let mut state = SEED ^ word.len() as u64;
    for chunk in word.chunks(8) {
        let mut bytes = [0; 8];
        bytes[..chunk.len()].copy_from_slice(chunk);
        state = mix(state ^ u64::from_le_bytes(bytes), STEP).wrapping_add(SEED);
    }
    mix(state, SEED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_numbered_and_others_are_unknown() {
        let mut vocabulary = Vocabulary::new(2);
        let (good, care) = (vocabulary.intern("good"), vocabulary.intern("care"));
        assert_eq!((good, care, vocabulary.intern("good")), (WordId(0), WordId(1), WordId(0)));
        assert!(vocabulary.get("care").is_known() && !vocabulary.get("goods").is_known());
        assert_eq!(vocabulary.get("inspectorates"), vocabulary.get("inspectorates"));
        assert_ne!(vocabulary.get("inspectorates"), vocabulary.get("inspectorate"));
    }

    #[test]
    fn like_words_have_unlike_hashes() {
        let words: Vec<String> =
            (0..200_000).map(|n| format!("word{n}")).chain((0..9).map(|n| "\0".repeat(n))).collect();
        let hashes: std::collections::BTreeSet<u64> = words.iter().map(|w| hash(w.as_bytes())).collect();
        assert_eq!(hashes.len(), words.len());
    }
}
