//! Clauses without a parser: which noun phrase stands before a verb, which after it, where a clause begins.

use super::Context;
use crate::lexicon::lists;
use crate::text::{Gap, Look, Range, Shape, clause_end};

/// Longest insertion between commas that a subject may have before its verb.
const INSERTION: u32 = 30;
/// Tokens of one base noun phrase at most.
const LONGEST_PHRASE: u32 = 14;

impl<'a> Context<'a> {
    /// The text through the lexicon.
    pub(super) fn look(&self) -> Look<'a> {
        Look { text: self.text, lexicon: self.lexicon }
    }

    /// The base noun phrase or name that ends just before `end`, not before `from`.
    pub(super) fn phrase_before(&self, end: u32, from: u32) -> Option<Range> {
        let low = from.max(end.saturating_sub(LONGEST_PHRASE));
        let starts = (low..end).filter(|t| {
            self.text.chunks.at(*t).is_some_and(|c| c.end == end)
                || self.scene.starting(*t).any(|(_, m)| m.label.is_name() && m.tokens.end == end)
        });
        starts.min().map(|start| Range::new(start, end))
    }

    /// The noun phrase that ends before `end` with what hangs on it by prepositions ("children's services in
    /// the city") and the phrases coordinated with it.
    pub(super) fn full_phrase_before(&self, end: u32, from: u32) -> Option<Range> {
        let mut range = self.tied_phrase_before(end, from)?;
        while range.start > from + 1 && self.look().is(range.start - 1, &["and", "&"]) {
            match self.tied_phrase_before(range.start - 1, from).filter(|before| self.alike(*before, range)) {
                Some(before) => range = Range::new(before.start, range.end),
                None => break,
            }
        }
        Some(range)
    }

    /// The same without what is coordinated with it; past a reduced relative clause the phrase it hangs on ("all
    /// four schools run by a trust").
    pub(super) fn tied_phrase_before(&self, end: u32, from: u32) -> Option<Range> {
        let range = self.prepositional_phrase_before(end, from)?;
        if range.start < from + 2 || !self.look().is(range.start - 1, &["by"]) {
            return Some(range);
        }
        let done = range.start - 2;
        let word = self.lower(Range::new(done, done + 1));
        let participle =
            word.ends_with("ed") || self.look().ends(done + 1, lists::GRAMMAR, &["irregular"]).is_some();
        let whole = participle.then(|| self.prepositional_phrase_before(done, from)).flatten();
        Some(whole.map_or(range, |w| Range::new(w.start, range.end)))
    }

    fn prepositional_phrase_before(&self, end: u32, from: u32) -> Option<Range> {
        let mut range = self.phrase_before(end, from)?;
        for _ in 0..3 {
            if range.start <= from + 1 {
                break;
            }
            let link = range.start - 1;
            let tied = self.look().is(
                link,
                &["of", "for", "at", "in", "on", "from", "with", "to", "near", "across", "among", "between"],
            );
            match self.phrase_before(link, from).filter(|_| tied) {
                Some(before) => range = Range::new(before.start, range.end),
                None => break,
            }
        }
        Some(range)
    }

    /// The base phrase a phrase opens with, without what hangs on it by prepositions.
    pub(super) fn head(&self, range: Range) -> Range {
        let named =
            self.scene.starting(range.start).find(|(_, m)| m.label.is_name()).map(|(_, m)| m.tokens.end);
        let chunk = self.text.chunks.at(range.start).map(|c| c.end);
        let end = named.max(chunk).unwrap_or(range.end).min(range.end);
        Range::new(range.start, end.max(range.start + 1))
    }

    /// The first token of the line that `token` stands on.
    pub(super) fn line_start(&self, token: u32) -> u32 {
        let mut start = token;
        while start > 0 && self.text.tokens[start as usize].gap < Gap::Line {
            start -= 1;
        }
        start
    }

    /// One past the last token of the line that `token` stands on.
    pub(super) fn line_end(&self, token: u32) -> u32 {
        let tokens = &self.text.tokens;
        let next = (token + 1..tokens.len() as u32).find(|t| tokens[*t as usize].gap >= Gap::Line);
        next.unwrap_or(tokens.len() as u32)
    }

    /// Whether two phrases joined by "and" are of one kind: both names, or neither.
    fn alike(&self, a: Range, b: Range) -> bool {
        let name = |r: Range| self.scene.inside(r).any(|(_, m)| m.label.is_name());
        name(a) == name(b)
    }

    /// The subject of the verb at `verb`: the noun phrase before it, past auxiliaries, adverbs and insertions
    /// between commas; a relative pronoun gives the phrase it hangs on.
    pub(super) fn subject_before(&self, verb: u32) -> Option<Range> {
        let look = self.look();
        let from = look.sentence(verb).start;
        let mut at = self.before_parenthesis(self.before_auxiliaries(verb), from);
        // "A nursery 'where babies were left to cry' is rated": the quotation describes the subject.
        let described = self.text.quotes.iter().find(|q| q.tokens.end == at && q.tokens.start > from);
        if let Some(quote) =
            described.filter(|q| look.is(q.inside().start, &["where", "who", "which", "that"]))
        {
            at = quote.tokens.start;
        }
        if at > from && look.is(at - 1, &[","]) {
            let open = (from.max(at.saturating_sub(INSERTION))..at - 1).rev().find(|t| look.is(*t, &[","]));
            at = open.unwrap_or(at - 1);
        }
        if at > from && look.is(at - 1, &["who", "which", "that"]) {
            at -= 1;
            if at > from && look.is(at - 1, &[","]) {
                at -= 1;
            }
        }
        self.full_phrase_before(at, from)
    }

    /// The token before an acronym or aside in brackets that ends before `at`.
    pub(super) fn before_parenthesis(&self, at: u32, from: u32) -> u32 {
        let look = self.look();
        if at <= from || !look.is(at - 1, &[")"]) {
            return at;
        }
        let low = from.max(at.saturating_sub(10));
        (low..at).rev().find(|t| look.is(*t, &["("])).unwrap_or(at)
    }

    /// The token before the auxiliaries, negations and adverbs that lead up to a verb.
    pub(super) fn before_auxiliaries(&self, verb: u32) -> u32 {
        let look = self.look();
        let from = look.sentence(verb).start;
        let mut at = verb;
        while at > from {
            let helper = look.ends(
                at,
                lists::GRAMMAR,
                &["be", "have", "modal", "future", "negation", "adverb", "hedge"],
            );
            match helper.or_else(|| look.ends(at, lists::FUNCTION_WORDS, &["auxiliary", "adverb"])) {
                Some(helper) if helper.start >= from => at = helper.start,
                _ => break,
            }
        }
        at
    }

    /// The first noun phrase that starts at or soon after `from`, with its prepositional phrases, before `limit`.
    pub(super) fn phrase_after(&self, from: u32, limit: u32) -> Option<Range> {
        let start = (from..limit.min(from + 3)).find(|t| self.starts_phrase(*t))?;
        let mut end = 0;
        self.scene.ends(crate::pattern::Element::Phrase, start, limit, |e, _| {
            end = e;
            true
        });
        // What the limit cut off is no phrase: "Hartwell Homes to a" before "C3".
        let look = self.look();
        let determiner = look.ends(end, lists::FUNCTION_WORDS, &["determiner"]).filter(|_| end == limit);
        if let Some(d) = determiner.filter(|d| d.start >= start) {
            end = d.start;
            end -= u32::from(end > start && look.is(end - 1, &["to", "of", "for", "at", "in", "with"]));
        }
        (end > start).then(|| Range::new(start, end))
    }

    fn starts_phrase(&self, token: u32) -> bool {
        self.text.chunks.at(token).is_some() || self.scene.starting(token).any(|(_, m)| m.label.is_name())
    }

    /// The tokens of the clause around `at`: between commas with a conjunction, semicolons and dashes.
    pub(super) fn clause_around(&self, at: u32) -> Range {
        let sentence = self.look().sentence(at);
        let start =
            (sentence.start..at).rev().find(|t| self.opens_clause(*t)).map_or(sentence.start, |t| t + 1);
        Range::new(start, clause_end(self.text, sentence, at).max(at + 1))
    }

    /// Whether a new clause starts after this token.
    fn opens_clause(&self, token: u32) -> bool {
        let look = self.look();
        let dash = |t: u32| {
            let here = self.text.tokens[t as usize];
            here.shape.any(Shape::DASH) && here.gap != Gap::None
        };
        look.is(token, &[";", ":", "while", "although", "though", "whereas", "because", "but"])
            || dash(token)
            || look.is(token, &["and"]) && self.verb_follows(token + 1)
            || look.is(token, &[","])
                && look
                    .is(token + 1, &["which", "who", "and", "with", "after", "before", "when", "where", "as"])
    }

    /// Whether a noun phrase and a verb, or a verb, follow: "and their latest report rated".
    fn verb_follows(&self, token: u32) -> bool {
        let look = self.look();
        let verb = |t: u32| {
            look.starts(t, lists::VERBS, ALL_VERBS).is_some()
                || look.starts(t, lists::GRAMMAR, &["be", "have", "modal"]).is_some()
        };
        verb(token) || self.text.chunks.at(token).is_some_and(|c| verb(c.end))
    }

    /// The lower-case text of some tokens, for short comparisons.
    pub(super) fn lower(&self, range: Range) -> String {
        self.text.str(self.text.span(range)).to_lowercase()
    }
}

/// The groups of verbs that carry a clause of inspection news.
pub(super) const ALL_VERBS: &[&str] = &[
    "rate",
    "rate_weak",
    "get",
    "give",
    "change_up",
    "change_down",
    "keep",
    "inspect",
    "find_good",
    "find_bad",
    "find_both",
    "find_that",
    "demand",
];
