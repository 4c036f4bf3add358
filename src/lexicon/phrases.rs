//! The phrase automaton: a trie over word ids. An edge is a whole word, so a match can only start and end
//! on word edges; the caller keeps the longest.

use super::list::{ListId, RowId};
use super::table::{Table, mix};
use super::vocabulary::WordId;

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

#[derive(Clone, Copy, Debug)]
struct Node {
    /// The first of its rows.
    rows: u32,
    /// How many there are.
    count: u16,
    /// No edge leads on.
    leaf: bool,
}

/// The automaton of all lists.
#[derive(Debug)]
pub(crate) struct Phrases {
    /// For each known word the node its phrases continue from; 0 where none starts with it.
    roots: Vec<u32>,
    edges: Table,
    nodes: Vec<Node>,
    rows: Vec<(ListId, RowId)>,
}

impl Phrases {
    /// Builds it from every phrase with its row, in the order of lists and rows, over `words` known words.
    pub(crate) fn new<'p>(
        words: usize,
        phrases: impl Iterator<Item = (&'p [WordId], ListId, RowId)>,
    ) -> Self {
        let leaf = Node { rows: 0, count: 0, leaf: true };
        let mut made =
            Self { roots: vec![0; words], edges: Table::default(), nodes: vec![leaf], rows: Vec::new() };
        let mut ends: Vec<(u32, ListId, RowId)> =
            phrases.filter_map(|(words, list, row)| Some((made.path(words)?, list, row))).collect();
        ends.sort_unstable();
        for (node, list, row) in ends {
            let node = &mut made.nodes[node as usize];
            if node.count == 0 {
                node.rows = made.rows.len() as u32;
            }
            node.count += 1;
            made.rows.push((list, row));
        }
        made
    }

    /// The node that these words lead to, made where it is not there.
    fn path(&mut self, words: &[WordId]) -> Option<u32> {
        let (first, rest) = words.split_first()?;
        let mut node = self.roots[first.0 as usize];
        if node == 0 {
            node = self.add();
            self.roots[first.0 as usize] = node;
        }
        for word in rest {
            self.nodes[node as usize].leaf = false;
            let edge = edge(node, *word);
            node = self.edges.get(edge).unwrap_or_else(|| {
                let next = self.add();
                self.edges.insert(edge, next);
                next
            });
        }
        Some(node)
    }

    fn add(&mut self) -> u32 {
        self.nodes.push(Node { rows: 0, count: 0, leaf: true });
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
            let node = self.nodes[at as usize];
            for (list, row) in &self.rows[node.rows as usize..][..node.count.into()] {
                found(Phrase { list: *list, row: *row, len });
            }
            if node.leaf {
                return;
            }
            let next = words.next().filter(|w| w.is_known());
            at = next.and_then(|w| self.edges.get(edge(at, w))).unwrap_or(0);
            len += 1;
        }
    }
}

/// The hash an edge is filed under.
fn edge(node: u32, word: WordId) -> u64 {
    mix(u64::from(node) << 32 ^ u64::from(word.0) ^ 0x9E37_79B9_7F4A_7C15, 0xD6E8_FEB8_6659_FD93)
}
