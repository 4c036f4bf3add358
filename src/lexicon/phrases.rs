//! The phrase automaton: a trie over word ids. An edge is a whole word, so a match can only start and end
//! on word edges; the caller keeps the longest.

use super::list::{ListId, RowId};
use super::vocabulary::WordId;
use rustc_hash::FxHashMap;

/// A phrase found: the row it comes from and how many words it covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The list.
    pub list: ListId,
    /// The row of that list.
    pub row: RowId,
    /// Length in words, at least 1.
    pub len: u16,
}

#[derive(Debug, Default)]
struct Node {
    rows: Vec<(ListId, RowId)>,
    leaf: bool,
}

/// The automaton of all lists.
#[derive(Debug, Default)]
pub(crate) struct Phrases {
    /// For each known word the node its phrases continue from; 0 where none starts with it.
    roots: Vec<u32>,
    edges: FxHashMap<(u32, WordId), u32>,
    nodes: Vec<Node>,
}

impl Phrases {
    pub(crate) fn new(words: usize) -> Self {
        Self { roots: vec![0; words], edges: FxHashMap::default(), nodes: vec![Node::default()] }
    }

    pub(crate) fn insert(&mut self, words: &[WordId], list: ListId, row: RowId) {
        let Some((first, rest)) = words.split_first() else { return };
        let mut node = self.roots[first.0 as usize];
        if node == 0 {
            node = self.add();
            self.roots[first.0 as usize] = node;
        }
        for word in rest {
            self.nodes[node as usize].leaf = false;
            node = match self.edges.get(&(node, *word)) {
                Some(next) => *next,
                None => {
                    let next = self.add();
                    self.edges.insert((node, *word), next);
                    next
                }
            };
        }
        self.nodes[node as usize].rows.push((list, row));
    }

    fn add(&mut self) -> u32 {
        self.nodes.push(Node { rows: Vec::new(), leaf: true });
        self.nodes.len() as u32 - 1
    }

    pub(crate) fn starts(&self, word: WordId) -> bool {
        self.roots.get(word.0 as usize).is_some_and(|n| *n != 0)
    }

    pub(crate) fn at(&self, mut words: impl Iterator<Item = WordId>, mut found: impl FnMut(Phrase)) {
        let Some(first) = words.next() else { return };
        let mut at = self.roots.get(first.0 as usize).copied().unwrap_or(0);
        let mut len = 1;
        while at != 0 {
            let node = &self.nodes[at as usize];
            for (list, row) in &node.rows {
                found(Phrase { list: *list, row: *row, len });
            }
            if node.leaf {
                return;
            }
            at = words.next().and_then(|w| self.edges.get(&(at, w)).copied()).unwrap_or(0);
            len += 1;
        }
    }
}
