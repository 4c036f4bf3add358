//! One sentence, as the measures see it.

use crate::lexicon::{Lexicon, ListId, lists};
use crate::mention::numbers::{Number, NumberKind, Numbers};
use crate::mention::{Label, Mention, Modifier, Why};
use crate::text::{Gap, Range, Shape, Text};

/// A sentence with what is known of its words and numbers.
pub(crate) struct Scope<'a> {
    pub(crate) text: &'a Text<'a>,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) numbers: &'a Numbers,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl<'a> Scope<'a> {
    /// Whether any number or fraction word stands here: nothing else is worth a look.
    pub(crate) fn has_number(&self) -> bool {
        (self.start..self.end)
            .any(|t| self.text.hits.find(t, lists::NUMBER_WORDS).is_some() || self.shape(t).any(Shape::DIGIT))
    }

    /// The sentence's cardinal numbers.
    pub(crate) fn cardinals(&self) -> impl Iterator<Item = &'a Number> {
        let (start, end) = (self.start, self.end);
        self.numbers.within(start, end).filter(|n| n.kind == NumberKind::Cardinal)
    }

    pub(crate) fn str(&self, at: u32) -> &'a str {
        if at >= self.start && at < self.end { self.text.token_str(at) } else { "" }
    }

    /// Whether the token is one of `words`, in any case.
    pub(crate) fn is(&self, at: u32, words: &[&str]) -> bool {
        at >= self.start && at < self.end && self.text.is(at, words)
    }

    pub(crate) fn shape(&self, at: u32) -> Shape {
        if at >= self.start && at < self.end { self.text.tokens[at as usize].shape } else { Shape::default() }
    }

    pub(crate) fn touches(&self, at: u32) -> bool {
        at > self.start && at < self.end && self.text.tokens[at as usize].gap == Gap::None
    }

    /// The token after a hyphen that touches both sides.
    pub(crate) fn hyphen(&self, at: u32) -> Option<u32> {
        (self.shape(at).any(Shape::DASH) && self.touches(at) && self.touches(at + 1)).then_some(at + 1)
    }

    /// The longest phrase of a list at a token that ends inside the sentence: its end and one of its fields.
    pub(crate) fn phrase(&self, at: u32, list: ListId, column: &str) -> Option<(u32, &'a str)> {
        let hit = self
            .text
            .hits
            .find(at, list)
            .filter(|h| at >= self.start && at + u32::from(h.len) <= self.end)?;
        Some((at + u32::from(hit.len), self.lexicon.field(hit.list, hit.row, column)))
    }

    /// Whether a list holds the token as a word in one of these groups.
    pub(crate) fn grouped(&self, at: u32, list: ListId, groups: &[&str]) -> bool {
        let hits = if at < self.end { self.text.hits.at(at) } else { &[] };
        hits.iter().any(|h| {
            h.list == list && h.len == 1 && groups.contains(&self.lexicon.field(h.list, h.row, "group"))
        })
    }

    /// The approximator that ends just before `at`, and its first token.
    pub(crate) fn approximator(&self, at: u32) -> Option<(Modifier, u32)> {
        (1..=5u32).rev().filter(|n| at >= self.start + n).find_map(|n| {
            let hit = self.text.hits.find(at - n, lists::APPROXIMATORS).filter(|h| u32::from(h.len) == n)?;
            Some((Modifier::named(self.lexicon.field(hit.list, hit.row, "mod"))?, at - n))
        })
    }

    /// A mention bent by the approximator before it.
    pub(crate) fn mention(&self, label: Label, tokens: Range, value: String, rule: &'static str) -> Mention {
        let mut mention = Mention::new(label, tokens, self.text, Why::Pattern(rule)).with_value(value);
        mention.modifier =
            self.approximator(tokens.start).map(|(m, _)| m).or_else(|| self.bent_after(tokens.end));
        mention
    }

    /// "20 or more", "30 or so", "50 or fewer".
    fn bent_after(&self, at: u32) -> Option<Modifier> {
        if !(self.is(at, &["or"]) || self.is(at, &["and"])) {
            return None;
        }
        match self.str(at + 1).to_ascii_lowercase().as_str() {
            "more" | "above" | "over" => Some(Modifier::Ge),
            "fewer" | "less" | "under" | "below" => Some(Modifier::Le),
            "so" => Some(Modifier::About),
            _ => None,
        }
    }
}
