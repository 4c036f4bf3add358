//! The trigger index: which patterns can match in a sentence, told by the rarest thing each one needs.

use super::matcher::Node;
use super::scene::{Element, Scene};
use crate::lexicon::{ListId, WordId};
use crate::mention::Label;
use crate::text::Range;
use rustc_hash::FxHashMap;

/// Patterns by what must stand in the sentence for them to match.
#[derive(Debug, Default)]
pub(crate) struct Triggers {
    words: FxHashMap<WordId, Vec<u32>>,
    rows: FxHashMap<ListId, FxHashMap<u32, Vec<u32>>>,
    labels: FxHashMap<Label, Vec<u32>>,
    /// Patterns that need nothing rare.
    always: Vec<u32>,
}

/// One thing a pattern needs, the rarer the lower its cost.
enum Need<'n> {
    Words(Vec<WordId>),
    Rows(ListId, &'n [u32]),
    Label(Label),
}

impl Triggers {
    pub(crate) fn add(&mut self, pattern: u32, nodes: &[Node]) {
        let mut needs = Vec::new();
        nodes.iter().for_each(|n| collect(n, &mut needs));
        needs.sort_by_key(|(cost, _)| *cost);
        match needs.into_iter().next().map(|(_, need)| need) {
            Some(Need::Words(words)) => {
                words.into_iter().for_each(|w| self.words.entry(w).or_default().push(pattern))
            }
            Some(Need::Rows(list, rows)) => {
                let by_row = self.rows.entry(list).or_default();
                rows.iter().for_each(|r| by_row.entry(*r).or_default().push(pattern));
            }
            Some(Need::Label(label)) => self.labels.entry(label).or_default().push(pattern),
            None => self.always.push(pattern),
        }
    }

    /// Calls `found` for each pattern that can match in `sentence`; a pattern may come more than once.
    pub(crate) fn find(&self, scene: &Scene<'_>, sentence: Range, mut found: impl FnMut(u32)) {
        self.always.iter().for_each(|p| found(*p));
        for token in sentence.iter() {
            let word = scene.text.word(token);
            if word.is_known()
                && let Some(patterns) = self.words.get(&word)
            {
                patterns.iter().for_each(|p| found(*p));
            }
            for hit in scene.text.hits.at(token) {
                if let Some(patterns) = self.rows.get(&hit.list).and_then(|rows| rows.get(&hit.row.0)) {
                    patterns.iter().for_each(|p| found(*p));
                }
            }
        }
        self.by_mention(scene, sentence, found);
    }

    fn by_mention(&self, scene: &Scene<'_>, sentence: Range, mut found: impl FnMut(u32)) {
        for (_, mention) in scene.inside(sentence) {
            if let Some(patterns) = self.labels.get(&mention.label) {
                patterns.iter().for_each(|p| found(*p));
            }
        }
    }
}

/// What a node cannot match without, with a cost: how common it is in news.
fn collect<'n>(node: &'n Node, needs: &mut Vec<(u32, Need<'n>)>) {
    match node {
        Node::Word(words) => needs.push((200 + words.len() as u32, Need::Words(words.to_vec()))),
        Node::Either(branches) => {
            let single = |b: &[Node]| matches!(b, [Node::Word(_)]);
            if branches.iter().all(|b| single(b)) {
                let words: Vec<WordId> = branches.iter().flat_map(|b| words_of(&b[0])).collect();
                needs.push((200 + words.len() as u32, Need::Words(words)));
            }
        }
        Node::List { list, rows } if !rows.is_empty() => {
            needs.push((100 + rows.len() as u32, Need::Rows(*list, rows)))
        }
        Node::Element(Element::Label(label)) => needs.push((label_cost(*label), Need::Label(*label))),
        Node::Capture(_, inner) => inner.iter().for_each(|n| collect(n, needs)),
        _ => {}
    }
}

fn words_of(node: &Node) -> Vec<WordId> {
    if let Node::Word(words) = node { words.to_vec() } else { Vec::new() }
}

fn label_cost(label: Label) -> u32 {
    match label {
        Label::Rating => 10,
        Label::Percent | Label::Money | Label::Ordinal => 60,
        Label::Quote | Label::Quantity => 150,
        Label::Role => 180,
        _ => 400,
    }
}
