//! The trigger index: which patterns can match in a sentence, told by what each one cannot do without.
//!
//! A need is a set of words, list rows and labels of which one must stand in the sentence. Every pattern is filed
//! under its rarest need and tried only where that one stands and all its others do too; and a match must
//! begin no later than the last place of any need. So a thousand rules cost little more than ten.

use super::matcher::Node;
use super::scene::{Element, Scene};
use crate::lexicon::{Lexicon, ListId, WordId, lists};
use crate::mention::Label;
use crate::text::Range;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// What a pattern needs one of.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Need {
    words: Vec<WordId>,
    rows: Vec<(ListId, u32)>,
    labels: Vec<Label>,
}

/// Patterns by their needs.
#[derive(Debug, Default)]
pub(crate) struct Triggers {
    /// Every need once, with its number.
    needs: BTreeMap<Need, u16>,
    words: FxHashMap<WordId, Vec<u16>>,
    /// The words of `words` as bits by id: most tokens are none of them, and the bits fit the nearest cache.
    asked: Vec<u64>,
    /// The needs that a row meets, by list and row; both short where no rule asks for the list.
    rows: Vec<Vec<Vec<u16>>>,
    labels: FxHashMap<Label, Vec<u16>>,
    /// For each need the patterns filed under it.
    filed: Vec<Vec<u32>>,
    /// For each pattern all its needs.
    of_pattern: Vec<Box<[u16]>>,
    /// Patterns that need nothing.
    always: Vec<u32>,
    /// Words that nearly every sentence has.
    common: FxHashSet<WordId>,
}

/// Where the needs of the rules stand in one sentence; reused from sentence to sentence.
#[derive(Debug, Default)]
pub(crate) struct Presence {
    /// For each need one past its last token, or 0.
    last: Vec<u32>,
    touched: Vec<u16>,
}

impl Triggers {
    /// An empty index that knows which words are common.
    pub(crate) fn new(lexicon: &Lexicon) -> Self {
        let mut common = FxHashSet::default();
        for list in [lists::FUNCTION_WORDS, lists::GRAMMAR] {
            let list = lexicon.list(list);
            common.extend(list.rows().map(|r| lexicon.word(list.phrase(r))));
        }
        Self { common, ..Self::default() }
    }

    /// Files the next pattern.
    pub(crate) fn add(&mut self, nodes: &[Node]) {
        let pattern = self.of_pattern.len() as u32;
        let mut needs = Vec::new();
        nodes.iter().for_each(|n| self.collect(n, &mut needs));
        needs.sort();
        let numbers: Box<[u16]> = needs.into_iter().map(|(_, need)| self.number(need)).collect();
        match numbers.first() {
            Some(rarest) => self.filed[*rarest as usize].push(pattern),
            None => self.always.push(pattern),
        }
        self.of_pattern.push(numbers);
    }

    fn number(&mut self, need: Need) -> u16 {
        if let Some(number) = self.needs.get(&need) {
            return *number;
        }
        let number = self.filed.len() as u16;
        for word in &need.words {
            self.words.entry(*word).or_default().push(number);
            let (at, bit) = place(*word);
            self.asked.resize(self.asked.len().max(at + 1), 0);
            self.asked[at] |= bit;
        }
        for (list, row) in &need.rows {
            let rows = grown(&mut self.rows, list.0.into());
            grown(rows, *row as usize).push(number);
        }
        need.labels.iter().for_each(|l| self.labels.entry(*l).or_default().push(number));
        self.filed.push(Vec::new());
        self.needs.insert(need, number);
        number
    }

    /// Calls `found(pattern, latest)` once for each pattern that can match in `sentence`, starting at `latest` at the
    /// latest.
    pub(crate) fn find(
        &self,
        scene: &Scene<'_>,
        sentence: Range,
        presence: &mut Presence,
        mut found: impl FnMut(u32, u32),
    ) {
        self.always.iter().for_each(|p| found(*p, sentence.end - 1));
        presence.clear(self.filed.len());
        self.look(scene, sentence, presence);
        for need in &presence.touched {
            for pattern in &self.filed[*need as usize] {
                // None where one of its needs stands nowhere, which the first such one tells.
                let last = self.of_pattern[*pattern as usize].iter().map(|n| presence.last[*n as usize]);
                let latest = { last }.try_fold(u32::MAX, |least, last| Some(least.min(last.checked_sub(1)?)));
                if let Some(latest) = latest {
                    found(*pattern, latest);
                }
            }
        }
    }

    fn look(&self, scene: &Scene<'_>, sentence: Range, presence: &mut Presence) {
        for token in sentence.iter() {
            let word = scene.text.word(token);
            let (at, bit) = place(word);
            if self.asked.get(at).is_some_and(|bits| bits & bit != 0)
                && let Some(needs) = self.words.get(&word)
            {
                presence.see(needs, token);
            }
            for hit in scene.text.hits.at(token) {
                let rows = self.rows.get(usize::from(hit.list.0));
                if let Some(needs) = rows.and_then(|rows| rows.get(hit.row.0 as usize)) {
                    presence.see(needs, token);
                }
            }
        }
        for (_, mention) in scene.inside(sentence) {
            if let Some(needs) = self.labels.get(&mention.label) {
                presence.see(needs, mention.tokens.start);
            }
        }
    }

    /// What a node cannot match without, each with its cost: how common it is in news.
    fn collect(&self, node: &Node, needs: &mut Vec<(u32, Need)>) {
        match node {
            Node::Word(words) => {
                let common = words.iter().any(|w| self.common.contains(w));
                let mut words = words.to_vec();
                words.sort_unstable();
                needs.push((if common { 900 } else { 100 }, Need { words, ..Need::default() }));
            }
            Node::List { list, rows } => {
                let common = matches!(*list, lists::FUNCTION_WORDS | lists::GRAMMAR);
                let cost = if common { 900 } else { 100 + rows.len() as u32 };
                needs.push((
                    cost,
                    Need { rows: rows.iter().map(|r| (*list, *r)).collect(), ..Need::default() },
                ));
            }
            Node::Element(element) => needs.extend(element_need(*element)),
            Node::Capture(_, inner) => inner.iter().for_each(|n| self.collect(n, needs)),
            Node::Either(branches) => needs.extend(self.either(branches)),
            _ => {}
        }
    }

    /// One of the branches must match, so one of their rarest needs must be there.
    fn either(&self, branches: &[Box<[Node]>]) -> Option<(u32, Need)> {
        let mut joint = (0, Need::default());
        for branch in branches {
            let mut needs = Vec::new();
            branch.iter().for_each(|n| self.collect(n, &mut needs));
            let (cost, need) = needs.into_iter().min()?;
            joint.0 = joint.0.max(cost) + 1;
            joint.1.words.extend(need.words);
            joint.1.rows.extend(need.rows);
            joint.1.labels.extend(need.labels);
        }
        Some(joint)
    }
}

impl Presence {
    fn clear(&mut self, needs: usize) {
        self.last.resize(needs, 0);
        for need in self.touched.drain(..) {
            self.last[need as usize] = 0;
        }
    }

    fn see(&mut self, needs: &[u16], token: u32) {
        for need in needs {
            let last = &mut self.last[*need as usize];
            if *last == 0 {
                self.touched.push(*need);
            }
            *last = (*last).max(token + 1);
        }
    }
}

/// Where the bit of a word stands.
const fn place(word: WordId) -> (usize, u64) {
    (word.0 as usize / 64, 1 << (word.0 % 64))
}

/// The item at `at`, with empty ones before it where there were fewer.
fn grown<T: Default>(items: &mut Vec<T>, at: usize) -> &mut T {
    items.resize_with(items.len().max(at + 1), T::default);
    &mut items[at]
}

fn element_need(element: Element) -> Option<(u32, Need)> {
    let (label, cost) = match element {
        Element::Label(label) => (label, label_cost(label)),
        Element::Provider => (Label::Org, 400),
        _ => return None,
    };
    Some((cost, Need { labels: vec![label], ..Need::default() }))
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
