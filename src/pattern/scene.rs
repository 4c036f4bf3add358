//! What a rule can see of an article: tokens, list phrases, mentions, noun phrases.

use crate::lexicon::{Lexicon, lists};
use crate::mention::{Kind, Label, Mention};
use crate::text::{Gap, Range, Shape, Text};

/// A kind a pattern can ask for: `<person>`, `<np>` ...
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Element {
    /// A mention with this label.
    Label(Label),
    /// An ORG that is an inspectorate, or a description of one (`the watchdog`, `inspectors`).
    Inspectorate,
    /// An ORG that is inspected.
    Provider,
    /// A noun phrase with the prepositional phrases after it, the longest first.
    Phrase,
    /// Who can speak or act: a noun phrase or pronoun, with the apposition after it.
    Who,
}

impl Element {
    /// The kind of that name.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "inspectorate" => Self::Inspectorate,
            "provider" => Self::Provider,
            "np" | "subject" | "measure" => Self::Phrase,
            "who" => Self::Who,
            _ => Self::Label(Label::ALL.into_iter().find(|l| l.name().eq_ignore_ascii_case(name))?),
        })
    }
}

/// One article as rules see it.
#[derive(Debug)]
pub struct Scene<'a> {
    /// The text.
    pub text: &'a Text<'a>,
    /// Its mentions.
    pub mentions: &'a [Mention],
    /// The lexicon.
    pub lexicon: &'a Lexicon,
    /// For each token the first mention that starts there; one more at the end.
    first: Vec<u32>,
}

/// Prepositional phrases that a noun phrase takes on at most.
const MOST_LINKS: usize = 3;
/// Tokens of an apposition at most.
const LONGEST_APPOSITION: u32 = 30;

impl<'a> Scene<'a> {
    /// Indexes the mentions by token.
    pub fn new(text: &'a Text<'a>, mentions: &'a [Mention], lexicon: &'a Lexicon) -> Self {
        let mut first = Vec::with_capacity(text.tokens.len() + 2);
        let mut next = 0;
        for token in 0..=text.tokens.len() as u32 {
            while mentions.get(next).is_some_and(|m| m.tokens.start < token) {
                next += 1;
            }
            first.push(next as u32);
        }
        first.push(mentions.len() as u32);
        Self { text, mentions, lexicon, first }
    }

    /// The mentions that start at `token`, the longest first, with their numbers.
    pub fn starting(&self, token: u32) -> impl Iterator<Item = (u32, &'a Mention)> + use<'a> {
        let first = |n: u32| self.first.get(n as usize).copied().unwrap_or(self.mentions.len() as u32);
        let (from, to) = (first(token), first(token.saturating_add(1)));
        let mentions = &self.mentions[from as usize..to as usize];
        mentions.iter().enumerate().map(move |(n, m)| (from + n as u32, m))
    }

    /// The mentions that lie inside `range`, with their numbers.
    pub fn inside(&self, range: Range) -> impl Iterator<Item = (u32, &'a Mention)> + use<'a> {
        let last = self.text.tokens.len();
        let from = self.first[(range.start as usize).min(last)];
        let to = self.first[(range.end as usize).min(last)];
        let mentions = &self.mentions[from as usize..to.max(from) as usize];
        mentions
            .iter()
            .enumerate()
            .filter(move |(_, m)| m.tokens.end <= range.end)
            .map(move |(n, m)| (from + n as u32, m))
    }

    /// Whether `element` may stand at `at`: false only where [`Scene::ends`] would find no end.
    pub(crate) fn opens(&self, element: Element, at: u32) -> bool {
        let marked = || self.text.tokens[at as usize].shape.any(Shape::DOUBLE | Shape::APOSTROPHE);
        match element {
            Element::Label(label) => self.starting(at).any(|(_, m)| m.label == label) || marked(),
            Element::Provider => self.starting(at).any(|(_, m)| m.label == Label::Org) || marked(),
            Element::Inspectorate => {
                self.starting(at).any(|(_, m)| matches!(m.kind, Kind::Inspectorate(_)))
                    || marked()
                    || self.describes_inspectorate(at, u32::MAX).is_some()
            }
            Element::Phrase | Element::Who => {
                self.text.chunks.at(at).is_some() || self.starting(at).any(|(_, m)| m.label.is_name())
            }
        }
    }

    /// Calls `try_end(end, mention)` for each way `element` can stand at `at` before `limit`, the best first, until
    /// it answers true.
    pub fn ends(
        &self,
        element: Element,
        at: u32,
        limit: u32,
        mut try_end: impl FnMut(u32, Option<u32>) -> bool,
    ) -> bool {
        match element {
            Element::Label(label) => self.mention_ends(at, limit, |m| m.label == label, &mut try_end),
            Element::Provider => self.mention_ends(
                at,
                limit,
                |m| m.label == Label::Org && !matches!(m.kind, Kind::Inspectorate(_)),
                &mut try_end,
            ),
            Element::Inspectorate => self.inspectorate_ends(at, limit, &mut try_end),
            Element::Phrase => self.phrase_ends(at, limit, &mut try_end),
            Element::Who => self.who_ends(at, limit, &mut try_end),
        }
    }

    fn mention_ends(
        &self,
        at: u32,
        limit: u32,
        fits: impl Fn(&Mention) -> bool,
        try_end: &mut impl FnMut(u32, Option<u32>) -> bool,
    ) -> bool {
        let quoted =
            self.text.tokens[at as usize].shape.any(Shape::DOUBLE | Shape::APOSTROPHE) && at + 1 < limit;
        let start = if quoted { at + 1 } else { at };
        for (number, mention) in self.starting(start) {
            // A quoted grade ("rated 'good'") is the grade: the marks belong to neither side.
            let in_marks = quoted && mention.label == Label::Rating;
            if (quoted && !in_marks && start != at) || !fits(mention) || mention.tokens.end > limit {
                continue;
            }
            let end =
                if in_marks { self.past_closing_mark(mention.tokens.end, limit) } else { mention.tokens.end };
            if try_end(end, Some(number)) {
                return true;
            }
        }
        quoted
            && self
                .starting(at)
                .any(|(n, m)| fits(m) && m.tokens.end <= limit && try_end(m.tokens.end, Some(n)))
    }

    fn past_closing_mark(&self, end: u32, limit: u32) -> u32 {
        let mark =
            |t: u32| t < limit && self.text.tokens[t as usize].shape.any(Shape::DOUBLE | Shape::APOSTROPHE);
        let comma = end < limit && self.text.token_str(end) == ",";
        if mark(end) {
            end + 1
        } else if comma && mark(end + 1) {
            end + 2
        } else {
            end
        }
    }

    /// An inspectorate by name or description, with those who come in its name before it alone.
    fn inspectorate_ends(
        &self,
        at: u32,
        limit: u32,
        try_end: &mut impl FnMut(u32, Option<u32>) -> bool,
    ) -> bool {
        let mut with_visitors = |end: u32, mention: Option<u32>| {
            self.visitors_after(end, limit).is_some_and(|past| try_end(past, mention))
                || try_end(end, mention)
        };
        self.mention_ends(at, limit, |m| matches!(m.kind, Kind::Inspectorate(_)), &mut with_visitors)
            || self.describes_inspectorate(at, limit).is_some_and(|end| with_visitors(end, None))
    }

    /// One past "(CQC)", "inspectors", "'s team", "from the council" after an inspectorate that ends at `end`.
    fn visitors_after(&self, end: u32, limit: u32) -> Option<u32> {
        let is = |t: u32, words: &[&str]| t < limit && words.contains(&self.text.token_str(t));
        let visitor = |t: u32| {
            let mut hits = self.text.hits.of(t, lists::VISITS).filter(|h| h.range().end <= limit);
            hits.find(|h| self.lexicon.field(h.list, h.row, "group") == "visitor").map(|h| h.range().end)
        };
        let bracket = |t: u32| {
            let close = is(t, &["("]).then(|| (t..limit.min(t + 6)).find(|c| is(*c, &[")"])));
            close.flatten().map_or(t, |c| c + 1)
        };
        let mut at = bracket(end);
        at = visitor(at + u32::from(is(at, &["'s", "’s", "'", "’"]))).unwrap_or(at);
        if is(at, &["from", "with", "for", "at"])
            && let Some(body) = self.atom_end(at + 1, limit)
        {
            at = bracket(body);
        }
        (at > end).then_some(at)
    }

    /// `the watchdog`, `inspectors`, `the report`: the end of a description that can mean an inspectorate.
    fn describes_inspectorate(&self, at: u32, limit: u32) -> Option<u32> {
        let determiner = self.text.hits.is(at, lists::FUNCTION_WORDS);
        let noun = if determiner { at + 1 } else { at };
        let mut hits = self.text.hits.among(noun, [lists::INSPECTORATES, lists::DEFINITE_NOUNS]);
        let hit = hits.find(|h| {
            let field = |column| self.lexicon.field(h.list, h.row, column);
            if h.list == lists::INSPECTORATES {
                matches!(field("group"), "watchdog" | "possibly" | "inspector")
            } else {
                field("refers").contains("inspectorate")
            }
        })?;
        Some(hit.range().end).filter(|end| *end <= limit)
    }

    fn phrase_ends(&self, at: u32, limit: u32, try_end: &mut impl FnMut(u32, Option<u32>) -> bool) -> bool {
        let mut ends = [0; MOST_LINKS + 1];
        let mut count = 0;
        let mut next = Some(at);
        while let (Some(start), true) = (next, count <= MOST_LINKS) {
            let Some(end) = self.atom_end(start, limit) else { break };
            ends[count] = end;
            count += 1;
            next = self.link_after(end, limit);
        }
        ends[..count].iter().rev().any(|end| try_end(*end, self.core(Range::new(at, *end))))
    }

    /// The end of the base phrase or name that starts here.
    fn atom_end(&self, at: u32, limit: u32) -> Option<u32> {
        let name = self.starting(at).find(|(_, m)| m.label.is_name()).map(|(_, m)| m.tokens.end);
        let chunk = self.text.chunks.at(at).map(|c| c.end);
        let end = self.before_grade(at, name.max(chunk)?);
        Some(self.before_date(Range::new(at, end))?).filter(|end| *end <= limit)
    }

    /// The end of a phrase cut before a grade that closes it: "rated the school inadequate".
    fn before_grade(&self, at: u32, end: u32) -> u32 {
        let grade = (at + 1..end)
            .find(|t| self.starting(*t).any(|(_, m)| m.label == Label::Rating && m.tokens.end >= end));
        grade.unwrap_or(end)
    }

    /// The end of a phrase cut before the first date in it ("two visits last year"); none if it begins with one, for
    /// a date is no participant.
    fn before_date(&self, phrase: Range) -> Option<u32> {
        let dated = |t: &u32| self.starting(*t).any(|(_, m)| m.label == Label::Date && m.sub.is_none());
        match phrase.iter().find(dated) {
            Some(start) => (start > phrase.start).then_some(start),
            None => Some(phrase.end),
        }
    }

    /// The token after a preposition that ties the next noun phrase to the one that ended at `end`.
    fn link_after(&self, end: u32, limit: u32) -> Option<u32> {
        if end + 1 >= limit || self.text.tokens[end as usize].gap >= Gap::Paragraph {
            return None;
        }
        let ties = ["of", "for", "at", "in", "on", "from", "to", "with", "by", "run"];
        ties.contains(&self.text.token_str(end)).then_some(end + 1)
    }

    fn who_ends(&self, at: u32, limit: u32, try_end: &mut impl FnMut(u32, Option<u32>) -> bool) -> bool {
        self.phrase_ends(at, limit, &mut |end, core| {
            self.apposition_end(end, limit).is_some_and(|past| try_end(past, core)) || try_end(end, core)
        })
    }

    /// `Mary Hill, chair of the trust,`: one past the comma that closes the apposition opened at `end`.
    fn apposition_end(&self, end: u32, limit: u32) -> Option<u32> {
        if end >= limit || self.text.token_str(end) != "," {
            return None;
        }
        let most = limit.min(end + LONGEST_APPOSITION);
        (end + 2..most).rev().find(|t| self.text.token_str(*t) == ",").map(|t| t + 1)
    }

    /// The mention a phrase is about: its first person, else the first named body or place, else none.
    fn core(&self, range: Range) -> Option<u32> {
        let named = |label: Label| self.inside(range).find(move |(_, m)| m.label == label).map(|(n, _)| n);
        named(Label::Person).or_else(|| named(Label::Org)).or_else(|| named(Label::Place))
    }
}
