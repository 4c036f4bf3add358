//! The text as statements see it: quotations as blocks, and units of words that one reporting clause can govern.

use crate::claim::Context;
use crate::claim::findings::Examiners;
use crate::lexicon::{ListId, lists};
use crate::mention::{Label, Mention};
use crate::read::Zone;
use crate::text::{Gap, Hit, Quote, Range, Shape};

/// A sentence, or several that one quotation holds together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub tokens: Range,
    pub paragraph: u32,
    pub zone: Zone,
}

/// The article with each token's quotation.
pub(super) struct View<'a> {
    pub context: &'a Context<'a>,
    /// For each token the number of the quotation it lies in, from 1; 0 outside.
    quoted: Vec<u32>,
    pub units: Vec<Unit>,
    /// Who inspects in the article.
    pub examiners: Examiners<'a>,
}

/// Tokens of one base noun phrase at most.
pub(super) const LONGEST_PHRASE: u32 = 14;

impl<'a> View<'a> {
    pub(super) fn new(context: &'a Context<'a>) -> Self {
        let mut quoted = vec![0; context.text.tokens.len() + 1];
        for (number, quote) in context.text.quotes.iter().enumerate() {
            if speaks(context, quote) {
                let range = quote.tokens.start as usize..quote.tokens.end as usize;
                quoted[range].fill(number as u32 + 1);
            }
        }
        let mut view = Self { context, quoted, units: Vec::new(), examiners: Examiners::new(context) };
        view.cut();
        view
    }

    fn cut(&mut self) {
        for sentence in &self.context.text.sentences {
            let held = self.units.last().is_some_and(|u| {
                let (last, next) = (sentence.tokens.start.saturating_sub(1), sentence.tokens.start);
                let same = self.quoted[last as usize] == self.quoted[next as usize];
                u.paragraph == sentence.paragraph && same && self.quoted[next as usize] != 0
            });
            match self.units.last_mut() {
                Some(unit) if held => unit.tokens.end = sentence.tokens.end,
                _ => self.units.push(Unit {
                    tokens: sentence.tokens,
                    paragraph: sentence.paragraph,
                    zone: sentence.zone,
                }),
            }
        }
    }

    /// The number of the quotation the token lies in, marks included.
    pub(super) fn quote_of(&self, token: u32) -> Option<u32> {
        self.quoted.get(token as usize).and_then(|n| n.checked_sub(1))
    }

    pub(super) fn quote(&self, number: u32) -> Quote {
        self.context.text.quotes[number as usize]
    }

    /// The quotation that opens with this token.
    pub(super) fn opens(&self, token: u32) -> Option<u32> {
        self.quote_of(token).filter(|n| self.quote(*n).tokens.start == token)
    }

    /// The quotation that closes just before this token.
    pub(super) fn closes_before(&self, token: u32) -> Option<u32> {
        let number = self.quote_of(token.checked_sub(1)?)?;
        (self.quote(number).tokens.end == token).then_some(number)
    }

    /// Whether the token is one of these words or marks, in any case; none past the end is.
    pub(super) fn is(&self, token: u32, words: &[&str]) -> bool {
        self.context.text.is(token, words)
    }

    pub(super) fn shape(&self, token: u32) -> Shape {
        self.context.text.tokens.get(token as usize).map_or(Shape::default(), |t| t.shape)
    }

    /// Whether a capital letter says something here: not at a sentence's start, not in a headline.
    pub(super) fn capital_tells(&self, token: u32) -> bool {
        let text = self.context.text;
        let Some(sentence) = text.sentences.get(text.sentence_of(token)) else { return false };
        sentence.tokens.start != token
            && sentence.zone != Zone::Headline
            && text.span(sentence.tokens).of(text.source).contains(|c: char| c.is_lowercase())
            && !(token > 0 && self.shape(token - 1).is(Shape::MARK))
    }

    /// A dash with space around it, or a long dash.
    pub(super) fn dash(&self, token: u32) -> bool {
        let text = self.context.text;
        let Some(found) = text.tokens.get(token as usize) else { return false };
        let next = text.tokens.get(token as usize + 1);
        let spaced = found.gap != Gap::None && next.is_none_or(|t| t.gap != Gap::None);
        found.shape.any(Shape::DASH) && (spaced || matches!(text.token_str(token), "—" | "―"))
    }

    pub(super) fn stop(&self, token: u32) -> bool {
        self.shape(token).is(Shape::STOP | Shape::MARK)
    }

    /// A hit of `list` at the token, one word long, in one of the groups.
    pub(super) fn word(&self, token: u32, list: ListId, groups: &[&str]) -> bool {
        self.hits(token, list).any(|h| h.len == 1 && groups.contains(&self.group(h)))
    }

    /// Whether the token is a word of that group of the list of cues.
    pub(super) fn of_group(&self, token: u32, group: &str) -> bool {
        self.hits(token, lists::CUES).any(|h| h.len == 1 && self.group(h) == group)
    }

    pub(super) fn hits(&self, token: u32, list: ListId) -> impl Iterator<Item = Hit> + use<'_, 'a> {
        self.context.text.hits.of(token, list)
    }

    pub(super) fn group(&self, hit: Hit) -> &'a str {
        self.context.lexicon.field(hit.list, hit.row, "group")
    }

    /// Mentions that start at the token.
    pub(super) fn starting(&self, token: u32) -> impl Iterator<Item = (u32, &'a Mention)> + use<'a> {
        self.context.scene.starting(token)
    }

    /// A name mention over the token, within reach.
    pub(super) fn name_over(&self, token: u32) -> Option<&'a Mention> {
        (token.saturating_sub(LONGEST_PHRASE)..=token)
            .rev()
            .flat_map(|t| self.starting(t))
            .map(|(_, m)| m)
            .find(|m| m.label.is_name() && m.tokens.has(token))
    }

    /// The base noun phrase or name that ends just before `end` and starts at `from` or later. A phrase the
    /// chunker ran on past `end` is cut there, since a reporting word stands at `end`.
    pub(super) fn phrase_before(&self, end: u32, from: u32) -> Option<Range> {
        let last = end.checked_sub(1).filter(|t| *t >= from)?;
        let low = from.max(end.saturating_sub(LONGEST_PHRASE));
        let chunk = (low..end).rev().find(|t| self.context.text.chunks.at(*t).is_some_and(|c| c.has(last)));
        let name = self.name_over(last).map(|m| m.tokens.start).filter(|s| *s >= from);
        let start = match (chunk, name) {
            (Some(a), Some(b)) => a.min(b),
            (a, b) => a.or(b)?,
        };
        let start = self.with_lead(self.after_quote(start, end), from);
        Some(Range::new(start, end))
    }

    /// Over what leads a phrase in: a determiner before an office ("a | spokesman for the trust"), and an honorific
    /// with its stop, which no name or phrase holds: "Mr. | Hill".
    fn with_lead(&self, start: u32, from: u32) -> u32 {
        let titled = start >= from + 2
            && self.is(start - 1, &["."])
            && self.hits(start - 2, lists::HONORIFICS).next().is_some();
        let led = start > from && self.is(start - 1, &["a", "an", "the"]);
        start - if titled { 2 } else { u32::from(led) }
    }

    /// The first token from `start` on that no quotation holds.
    fn after_quote(&self, start: u32, end: u32) -> u32 {
        (start..end).rev().find(|t| self.quote_of(*t).is_some()).map_or(start, |t| (t + 1).min(end - 1))
    }

    /// The base noun phrase or name that starts with the token, or the rest of one that a reporting word before
    /// the token was taken into.
    pub(super) fn phrase_at(&self, token: u32, limit: u32) -> Option<Range> {
        let name = self.starting(token).find(|(_, m)| m.label.is_name()).map(|(_, m)| m.tokens.end);
        let low = token.saturating_sub(LONGEST_PHRASE);
        let chunks = &self.context.text.chunks;
        let chunk = (low..=token).rev().find_map(|t| chunks.at(t)).filter(|c| c.has(token)).map(|c| c.end);
        let end = self.before_quote(token, name.max(chunk)?.min(limit));
        (end > token).then_some(Range::new(token, end))
    }

    /// The first token from `start` on that a quotation holds, or `end`.
    fn before_quote(&self, start: u32, end: u32) -> u32 {
        (start..end).find(|t| self.quote_of(*t).is_some()).unwrap_or(end)
    }

    /// Whether some word of the stretch, outside quotations, is or can be a finite verb.
    pub(super) fn has_verb(&self, range: Range) -> bool {
        range.iter().any(|t| self.quote_of(t).is_some() || self.verb(t))
    }

    /// Whether a word is or can be a finite verb.
    pub(super) fn verb(&self, token: u32) -> bool {
        if token as usize >= self.context.text.tokens.len() {
            return false;
        }
        let found = self.context.text.token_str(token);
        let past = found.len() > 4 && found.ends_with("ed") && !self.shape(token).capitalised();
        let form = |list, column: &str, names: &[&str]| {
            self.hits(token, list).any(|h| names.contains(&self.context.lexicon.field(h.list, h.row, column)))
        };
        past || form(lists::FUNCTION_WORDS, "group", &["auxiliary"])
            || form(lists::GRAMMAR, "group", &["be", "have", "do", "modal", "future", "irregular", "third"])
            || form(lists::CUES, "form", &["past", "third"])
            || form(lists::ACTIONS, "group", &["past", "third"])
            || self.hits(token, lists::VERBS).next().is_some()
            || self.is(token, &["'s", "’s"]) && !self.owns(token)
            || self.is(token, &["'re", "’re", "'ll", "’ll", "'d", "’d", "'ve", "’ve"])
            || self.contracted(token)
    }

    /// A word with a verb in it: "she'll", "there's".
    pub(super) fn contracted(&self, token: u32) -> bool {
        let found = self.context.text.token_str(token);
        found.contains(['\'', '’']) && found.len() > 2
    }

    /// Whether an "'s" stands inside a noun phrase: "Monday's debate".
    fn owns(&self, token: u32) -> bool {
        let low = token.saturating_sub(LONGEST_PHRASE);
        (low..token).any(|t| self.context.text.chunks.at(t).is_some_and(|c| c.has(token) && c.has(token + 1)))
    }

    /// The end of a date that starts here, with the preposition before it: "on Monday", "last week".
    pub(super) fn date_at(&self, token: u32) -> Option<u32> {
        let at = if self.is(token, &["on", "in", "during", "at"]) { token + 1 } else { token };
        let date = |t: u32| self.starting(t).find(|(_, m)| m.label == Label::Date).map(|(_, m)| m.tokens.end);
        date(at).or_else(|| date(token))
    }
}

/// Whether a pair of marks can hold speech: not inches, not an empty pair.
fn speaks(context: &Context<'_>, quote: &Quote) -> bool {
    let inside = quote.inside();
    !inside.is_empty() && inside.iter().any(|t| context.text.tokens[t as usize].shape.any(Shape::LETTER))
}
