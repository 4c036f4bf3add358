//! Matching one pattern at one place: backtracking over a short tree, no allocation but for captures.

use super::scene::{Element, Scene};
use crate::lexicon::{ListId, WordId};
use crate::text::{Range, clause_end};

/// A compiled pattern node.
#[derive(Debug)]
pub(crate) enum Node {
    /// One of these words.
    Word(Box<[WordId]>),
    /// A phrase of a list; `rows` sorted, or empty for the whole list.
    List {
        list: ListId,
        rows: Box<[u32]>,
    },
    Element(Element),
    Gap(u8),
    Stretch,
    Not(Box<[WordId]>),
    Start,
    End,
    Optional(Box<[Node]>),
    Either(Box<[Box<[Node]>]>),
    Capture(u16, Box<[Node]>),
}

/// A named part of a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capture {
    /// Number in [`super::RuleSet::names`].
    pub name: u16,
    /// The tokens.
    pub tokens: Range,
    /// The mention it is about, by number.
    pub mention: Option<u32>,
}

/// A rule's match in one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Number in [`super::RuleSet::rules`].
    pub rule: u16,
    /// The sentence.
    pub sentence: u32,
    /// All tokens matched.
    pub tokens: Range,
    /// Its named parts, in the order they were completed.
    pub captures: Vec<Capture>,
}

/// How far a pattern got that did not match: for `explain`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NearMiss {
    /// The token where it started.
    pub start: u32,
    /// The token before which it stopped, where it got furthest.
    pub token: u32,
    /// Nodes of the pattern that matched up to there.
    pub nodes: u16,
}

/// What follows a nested sequence.
struct Next<'n> {
    nodes: &'n [Node],
    /// A capture to close: its name and first token.
    close: Option<(u16, u32)>,
    after: Option<&'n Next<'n>>,
}

/// One attempt.
pub(crate) struct Matcher<'s, 'a> {
    scene: &'s Scene<'a>,
    sentence: Range,
    captures: Vec<Capture>,
    mention: Option<u32>,
    end: u32,
    /// Nodes matched on the way to where the attempt stands now.
    depth: u16,
    pub(crate) near: NearMiss,
}

impl<'s, 'a> Matcher<'s, 'a> {
    pub(crate) fn new(scene: &'s Scene<'a>, sentence: Range) -> Self {
        let (captures, near) = (Vec::new(), NearMiss::default());
        Self { scene, sentence, captures, mention: None, end: 0, depth: 0, near }
    }

    /// The tokens and captures if `nodes` match from `start`.
    pub(crate) fn try_at(&mut self, nodes: &[Node], start: u32) -> Option<(Range, Vec<Capture>)> {
        self.captures.clear();
        let here = NearMiss { start, token: start, nodes: 0 };
        let best = std::mem::replace(&mut self.near, here);
        let matched = self.step(nodes, start, None);
        if best.nodes > self.near.nodes {
            self.near = best;
        }
        (matched && self.end > start)
            .then(|| (Range::new(start, self.end), std::mem::take(&mut self.captures)))
    }

    fn step(&mut self, nodes: &[Node], at: u32, next: Option<&Next<'_>>) -> bool {
        let Some((node, rest)) = nodes.split_first() else { return self.finish(at, next) };
        match node {
            Node::Word(words) => self.is_word(words, at) && self.on(rest, at + 1, next),
            Node::Not(words) => !self.is_word(words, at) && self.step(rest, at, next),
            Node::Start => at == self.sentence.start && self.step(rest, at, next),
            Node::End => self.only_marks_left(at) && self.step(rest, at, next),
            Node::List { list, rows } => self.list(*list, rows, rest, at, next),
            Node::Element(element) => self.element(*element, rest, at, next),
            Node::Gap(most) => self.gap(*most, rest, at, next),
            Node::Stretch => self.stretch(rest, at, next),
            Node::Optional(inner) => {
                let then = Next { nodes: rest, close: None, after: next };
                self.nested(inner, at, &then) || self.step(rest, at, next)
            }
            Node::Either(branches) => {
                let then = Next { nodes: rest, close: None, after: next };
                branches.iter().any(|branch| self.nested(branch, at, &then))
            }
            Node::Capture(name, inner) => {
                let then = Next { nodes: rest, close: Some((*name, at)), after: next };
                self.nested(inner, at, &then)
            }
        }
    }

    fn nested(&mut self, nodes: &[Node], at: u32, then: &Next<'_>) -> bool {
        let (kept, mention) = (self.captures.len(), self.mention.take());
        if self.step(nodes, at, Some(then)) {
            return true;
        }
        self.captures.truncate(kept);
        self.mention = mention;
        false
    }

    fn on(&mut self, rest: &[Node], at: u32, next: Option<&Next<'_>>) -> bool {
        self.depth += 1;
        if self.depth > self.near.nodes {
            self.near = NearMiss { token: at, nodes: self.depth, ..self.near };
        }
        let matched = self.step(rest, at, next);
        self.depth -= 1;
        matched
    }

    fn finish(&mut self, at: u32, next: Option<&Next<'_>>) -> bool {
        let Some(next) = next else {
            self.end = at;
            return true;
        };
        let kept = self.captures.len();
        if let Some((name, start)) = next.close {
            let tokens = Range::new(start, at);
            self.captures.push(Capture { name, tokens, mention: self.mention.take() });
        }
        let matched = self.step(next.nodes, at, next.after);
        if !matched {
            self.captures.truncate(kept);
        }
        matched
    }

    fn is_word(&self, words: &[WordId], at: u32) -> bool {
        at < self.sentence.end && words.contains(&self.scene.text.word(at))
    }

    fn only_marks_left(&self, at: u32) -> bool {
        let tokens = &self.scene.text.tokens[at as usize..self.sentence.end.max(at) as usize];
        tokens.iter().all(|t| t.shape.any(crate::text::Shape::MARK))
    }

    fn list(&mut self, list: ListId, rows: &[u32], rest: &[Node], at: u32, next: Option<&Next<'_>>) -> bool {
        if at >= self.sentence.end {
            return false;
        }
        let text = self.scene.text;
        let fits = |row: u32| rows.is_empty() || rows.binary_search(&row).is_ok();
        let limit = self.sentence.end;
        let hits = text.hits.of(at, list).filter(|h| fits(h.row.0) && h.range().end <= limit);
        hits.map(|h| h.range().end).any(|end| self.on(rest, end, next))
    }

    /// Kept out of `step`, whose many calls for words would each make room for all that an element needs.
    #[inline(never)]
    fn element(&mut self, element: Element, rest: &[Node], at: u32, next: Option<&Next<'_>>) -> bool {
        if at >= self.sentence.end {
            return false;
        }
        let scene = self.scene;
        scene.ends(element, at, self.sentence.end, |end, mention| {
            self.mention = mention;
            self.on(rest, end, next)
        })
    }

    fn gap(&mut self, most: u8, rest: &[Node], at: u32, next: Option<&Next<'_>>) -> bool {
        let last = (at + u32::from(most)).min(self.sentence.end);
        (at..=last).any(|to| self.step(rest, to, next))
    }

    /// To the clause's end; or, where more must follow, to the first place inside the clause where it does.
    fn stretch(&mut self, rest: &[Node], at: u32, next: Option<&Next<'_>>) -> bool {
        if at >= self.sentence.end {
            return false;
        }
        let end = clause_end(self.scene.text, self.sentence, at);
        let last_node = rest.is_empty() && next.is_none_or(|n| n.nodes.is_empty() && n.after.is_none());
        if last_node {
            return end > at && self.step(rest, end, next);
        }
        (at + 1..=end).any(|to| self.step(rest, to, next))
    }
}
