//! What the program knows before it reads: word lists, inspectorates with their dated scales, and rules,
//! all plain text files under `lexicons/` that are embedded at build and can be replaced or extended.
//!
//! Loaded once, checked, then shared by reference. Every word of every list has a [`WordId`]; an article's
//! tokens carry the same ids, so that later steps compare integers. All phrases of all lists stand in one
//! leftmost-longest automaton over word ids ([`Lexicon::phrases_at`]); it moves on word edges by construction.

mod inspectorate;
mod list;
mod load;
mod phrases;
mod stanza;
mod table;
mod traits;
mod vocabulary;

pub use inspectorate::{Grade, Inspectorate, Scale};
pub use list::{List, ListId, RowId, lists};
pub use phrases::Phrase;
pub use stanza::{Line, Stanza};
pub use traits::Traits;
pub use vocabulary::WordId;
pub(crate) use vocabulary::hash;

use crate::fold::fold;
use crate::words::split;
use phrases::Phrases;
use vocabulary::Vocabulary;

/// The loaded lexicon: immutable after [`Lexicon::builtin`] or [`Lexicon::open`].
#[derive(Debug)]
pub struct Lexicon {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) phrases: Phrases,
    traits: Vec<Traits>,
    pub(crate) lists: Vec<List>,
    inspectorates: Vec<Inspectorate>,
    rules: Vec<Stanza>,
    hash: String,
}

impl Lexicon {
    /// The list with this id.
    pub fn list(&self, id: ListId) -> &List {
        &self.lists[id.0 as usize]
    }

    /// Every list, those that code asks for first.
    pub fn lists(&self) -> &[List] {
        &self.lists
    }

    /// The id of the list `name` (the file's stem), if there is such a file.
    pub fn find_list(&self, name: &str) -> Option<ListId> {
        self.lists.iter().position(|l| l.name == name).map(|n| ListId(n as u16))
    }

    /// One field of a row: `""` where the list has no such column or the row leaves it empty.
    #[inline]
    pub fn field(&self, list: ListId, row: RowId, column: &str) -> &str {
        self.list(list).field(row, column)
    }

    /// `file:line` of a row, for `rule` keys and explanations.
    pub fn place(&self, list: ListId, row: RowId) -> String {
        let list = self.list(list);
        let place = list.field(row, "place");
        if !place.is_empty() {
            return place.to_string();
        }
        format!("words/{}.tsv:{}", list.name, list.line(row))
    }

    /// Every inspectorate, sorted by id.
    pub fn inspectorates(&self) -> &[Inspectorate] {
        &self.inspectorates
    }

    /// The rule stanzas, unparsed, in file order.
    pub fn rule_stanzas(&self) -> &[Stanza] {
        &self.rules
    }

    /// A hash of all files the lexicon was made of, for the `run` record.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The id of one folded word: the vocabulary's, or for a word no list holds one made of its hash, so that
    /// equal unknown words still compare equal.
    pub fn word(&self, folded: &str) -> WordId {
        self.vocabulary.get(folded)
    }

    /// Adds a word that rules mention; only while loading.
    pub fn intern(&mut self, folded: &str) -> WordId {
        self.vocabulary.intern(folded)
    }

    /// Every phrase of every list that starts at the first of `words`, in no promised order.
    pub fn phrases_at(&self, mut words: impl Iterator<Item = WordId>, found: impl FnMut(Phrase)) {
        if let Some(first) = words.next() {
            self.phrases.from(self.phrases.start(first), words, found);
        }
    }

    /// Whether `list` has a row with this phrase in one of `groups`.
    pub fn has_phrase(&self, list: ListId, groups: &[&str], phrase: &str) -> bool {
        let folded = fold(phrase);
        let mut words = Vec::new();
        split(&folded, |start, end| words.push(self.word(&folded[start..end])));
        let mut has = false;
        self.phrases_at(words.iter().copied(), |p| {
            has |= p.list == list
                && usize::from(p.len) == words.len()
                && groups.contains(&self.field(list, p.row, "group"));
        });
        has
    }

    /// What the word is known to be by itself.
    pub fn traits(&self, word: WordId) -> Traits {
        self.traits.get(word.0 as usize).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_lexicon_is_sound() {
        let (lexicon, problems) = Lexicon::builtin();
        assert!(problems.is_empty(), "{problems:#?}");
        assert!(lexicon.inspectorates().iter().any(|i| i.id == "ofsted"));
    }
}
