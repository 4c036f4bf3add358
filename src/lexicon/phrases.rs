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

/// Where some words lead. The first row stands in the node itself, since most nodes have no other.
#[derive(Clone, Copy, Debug)]
struct Node {
    list: ListId,
    /// How many rows there are.
    count: u16,
    row: RowId,
    /// Where the other rows begin.
    more: u32,
    /// No edge leads on.
    leaf: bool,
}

impl Node {
    const EMPTY: Self = Self { list: ListId(0), count: 0, row: RowId(0), more: 0, leaf: true };
}

/// What the automaton holds for a first word: its node and a copy of what stands there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Start {
    number: u32,
    node: Node,
}

impl Start {
    /// Whether no phrase starts with the word.
    pub(crate) const fn is_none(self) -> bool {
        self.number == 0
    }
}

/// The automaton of all lists.
#[derive(Debug)]
pub(crate) struct Phrases {
    /// For each known word the node its phrases continue from; 0 where none starts with it.
    roots: Vec<u32>,
    edges: Table,
    /// A bit for the hash of every edge: most pairs of words are none, and the bits fit a near cache.
    pairs: Vec<u64>,
    nodes: Vec<Node>,
    /// Rows after the first of a node.
    rows: Vec<(ListId, RowId)>,
}

/// Words of 64 bits in [`Phrases::pairs`].
const PAIRS: usize = 1 << 13;

impl Phrases {
    /// Builds it from every phrase with its row, in the order of lists and rows, over `words` known words.
    pub(crate) fn new<'p>(
        words: usize,
        phrases: impl Iterator<Item = (&'p [WordId], ListId, RowId)>,
    ) -> Self {
        let mut made = Self {
            roots: vec![0; words],
            edges: Table::new(words),
            pairs: vec![0; PAIRS],
            nodes: vec![Node::EMPTY],
            rows: Vec::new(),
        };
        let mut others: Vec<(u32, ListId, RowId)> = Vec::new();
        for (words, list, row) in phrases {
            let Some(number) = made.path(words) else { continue };
            let node = &mut made.nodes[number as usize];
            if node.count == 0 {
                (node.list, node.row) = (list, row);
            } else {
                others.push((number, list, row));
            }
            node.count += 1;
        }
        others.sort_unstable();
        for (at, (number, ..)) in others.iter().enumerate().rev() {
            made.nodes[*number as usize].more = at as u32;
        }
        made.rows = others.into_iter().map(|(_, list, row)| (list, row)).collect();
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
                let (at, bit) = pair(edge);
                self.pairs[at] |= bit;
                next
            });
        }
        Some(node)
    }

    fn add(&mut self) -> u32 {
        self.nodes.push(Node::EMPTY);
        self.nodes.len() as u32 - 1
    }

    /// What starts with a word.
    pub(crate) fn start(&self, word: WordId) -> Start {
        let number = self.roots.get(word.0 as usize).copied().unwrap_or(0);
        Start { number, node: self.nodes[number as usize] }
    }

    /// Every phrase from `start` on that `next` words go on with.
    pub(crate) fn from(
        &self,
        start: Start,
        mut next: impl Iterator<Item = WordId>,
        mut found: impl FnMut(Phrase),
    ) {
        let (mut at, mut node) = (start.number, start.node);
        for len in 1.. {
            if node.count > 0 {
                found(Phrase { list: node.list, row: node.row, len });
                for (list, row) in &self.rows[node.more as usize..][..usize::from(node.count) - 1] {
                    found(Phrase { list: *list, row: *row, len });
                }
            }
            let Some(word) = next.next().filter(|w| !node.leaf && w.is_known()) else { return };
            let Some(number) = self.edge(at, word) else { return };
            (at, node) = (number, self.nodes[number as usize]);
        }
    }

    fn edge(&self, node: u32, word: WordId) -> Option<u32> {
        let edge = edge(node, word);
        let (at, bit) = pair(edge);
        if self.pairs[at] & bit == 0 { None } else { self.edges.get(edge) }
    }
}

/// Where the bit of an edge stands.
const fn pair(edge: u64) -> (usize, u64) {
    ((edge >> 32) as usize % PAIRS, 1 << (edge >> 58))
}

/// The hash an edge is filed under.
fn edge(node: u32, word: WordId) -> u64 {
    mix(u64::from(node) << 32 ^ u64::from(word.0) ^ 0x9E37_79B9_7F4A_7C15, 0xD6E8_FEB8_6659_FD93)
}
