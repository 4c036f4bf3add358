//! Base noun phrases: the stretches of determiner, adjectives and nouns between verbs, prepositions and marks.
//! No tagger stands behind them; closed-class words and the verbs the lexicon knows bound them.

use super::Text;
use super::tokens::{Gap, Range, Shape};
use crate::lexicon::{Lexicon, lists};
use crate::read::Zone;

/// What a closed-class word does to a noun phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Starts one: the, his, three.
    Opener,
    /// Is one by itself: she, they.
    Pronoun,
    /// Never belongs to one.
    Outside,
    /// An open-class word.
    Inside,
}

/// Base noun phrases of an article, by the token they start at; they do not overlap.
#[derive(Debug, Default)]
pub struct Chunks {
    /// For each token the end of the phrase that starts there, or 0.
    ends: Vec<u32>,
}

impl Chunks {
    /// Reads the whole text once.
    pub(crate) fn new(text: &Text<'_>, lexicon: &Lexicon) -> Self {
        let mut ends = vec![0; text.tokens.len() + 1];
        for sentence in &text.sentences {
            let mut at = sentence.tokens.start;
            while at < sentence.tokens.end {
                let end = chunk(text, lexicon, at, sentence.tokens);
                if end > at {
                    ends[at as usize] = end;
                    at = end;
                } else {
                    at += 1;
                }
            }
        }
        Self { ends }
    }

    /// The tokens of the phrase that starts at `token`.
    pub fn at(&self, token: u32) -> Option<Range> {
        let end = *self.ends.get(token as usize)?;
        (end > token).then_some(Range::new(token, end))
    }
}

fn chunk(text: &Text<'_>, lexicon: &Lexicon, start: u32, sentence: Range) -> u32 {
    let mut at = start;
    match part(text, lexicon, at, start) {
        Part::Pronoun => return at + 1,
        Part::Outside => return start,
        Part::Opener => at += 1,
        Part::Inside => {}
    }
    let opened = at;
    while at < sentence.end && (at == start || text.tokens[at as usize].gap < Gap::Paragraph) {
        match part(text, lexicon, at, start) {
            Part::Inside => at += 1,
            Part::Opener if at == opened && opened > start => at += 1,
            _ if joins(text, at, sentence) || hyphenated(text, at) => at += 1,
            _ => break,
        }
    }
    if at == opened && opened > start && !text.tokens[start as usize].shape.is(Shape::DIGIT) {
        start
    } else {
        at
    }
}

/// A hyphen, an ampersand or an apostrophe between two words of one phrase.
fn joins(text: &Text<'_>, at: u32, sentence: Range) -> bool {
    let token = text.tokens[at as usize];
    let next = text.tokens.get(at as usize + 1).filter(|_| at + 1 < sentence.end);
    let hyphen =
        token.shape.any(Shape::DASH) && token.gap == Gap::None && next.is_some_and(|n| n.gap == Gap::None);
    let apostrophe = token.shape.any(Shape::APOSTROPHE)
        && token.gap == Gap::None
        && next.is_some_and(|n| n.shape.any(Shape::LETTER));
    let ampersand = text.token_str(at) == "&";
    token.shape.any(Shape::POSSESSIVE) || hyphen || ampersand || apostrophe
}

/// A word tied to the one before by a hyphen is part of it, whatever it is elsewhere: "nationally-recognised".
fn hyphenated(text: &Text<'_>, at: u32) -> bool {
    let tight = |t: u32| text.tokens[t as usize].gap == Gap::None;
    at > 1
        && tight(at)
        && tight(at - 1)
        && text.tokens[at as usize - 1].shape.any(Shape::DASH)
        && text.tokens[at as usize].shape.any(Shape::LETTER)
}

fn part(text: &Text<'_>, lexicon: &Lexicon, at: u32, start: u32) -> Part {
    let token = text.tokens[at as usize];
    if token.shape.any(Shape::MARK) {
        let money = matches!(text.token_str(at), "£" | "$" | "€");
        return if money { Part::Inside } else { Part::Outside };
    }
    if token.shape.any(Shape::POSSESSIVE) {
        return if at > start { Part::Inside } else { Part::Outside };
    }
    for hit in text.hits.among(at, [lists::FUNCTION_WORDS, lists::VERBS]).filter(|h| h.len == 1) {
        if hit.list == lists::FUNCTION_WORDS {
            return match lexicon.field(hit.list, hit.row, "group") {
                "determiner" | "possessive" => Part::Opener,
                "pronoun" => Part::Pronoun,
                _ => Part::Outside,
            };
        }
        if verb_here(text, at, start) && !auxiliary_follows(text, lexicon, at) {
            return Part::Outside;
        }
    }
    if verb_here(text, at, start) && finite(text, lexicon, at) { Part::Outside } else { Part::Inside }
}

/// Whether a word that may be a verb form ("closed", "spoke", "needs") has after it what a verb has: an
/// object or a complement, not a noun it would describe.
fn finite(text: &Text<'_>, lexicon: &Lexicon, at: u32) -> bool {
    let group = |t: u32, names: &[&str]| {
        let hits = text.hits.of(t, lists::FUNCTION_WORDS).filter(|h| h.len == 1);
        { hits }.any(|h| names.contains(&lexicon.field(h.list, h.row, "group")))
    };
    // "spending on agency staff", "rates across the sector" are things; "spending the grant" is not.
    let word = text.token_str(at);
    if (word.ends_with("ing") || is_rate(word)) && group(at + 1, &["preposition"]) {
        return false;
    }
    let listed = text.hits.among(at, [lists::ACTIONS, lists::GRAMMAR]).any(|h| {
        let group = lexicon.field(h.list, h.row, "group");
        h.len == 1
            && if h.list == lists::ACTIONS { group != "base" } else { matches!(group, "irregular" | "third") }
    });
    let past = word.len() > 4 && word.ends_with("ed") && !text.tokens[at as usize].shape.capitalised();
    (listed || past) && (takes_complement(text, lexicon, at + 1) || headline_verb(text, lexicon, at))
        || done_by_body(text, lexicon, at)
}

/// "the council appointed directors": what comes straight after a word for a body is its deed.
fn done_by_body(text: &Text<'_>, lexicon: &Lexicon, at: u32) -> bool {
    let group = |h: &crate::text::Hit| lexicon.field(h.list, h.row, "group");
    let past = text.hits.of(at, lists::ACTIONS).any(|h| h.len == 1 && group(&h) == "past");
    let body = |h: &crate::text::Hit| {
        h.list == lists::DEFINITE_NOUNS
            && h.len == 1
            && matches!(group(h), "provider" | "body" | "inspectorate")
    };
    past && at > 1
        && text.hits.at(at - 1).iter().any(body)
        && text.hits.is(at - 2, lists::FUNCTION_WORDS)
        && text.tokens[at as usize].gap < Gap::Line
}

/// "Watchdog serves notice", "Council closes home": headlines tell deeds in the present and leave articles out.
fn headline_verb(text: &Text<'_>, lexicon: &Lexicon, at: u32) -> bool {
    let third = |h: &crate::text::Hit| {
        h.len == 1 && h.list == lists::ACTIONS && lexicon.field(h.list, h.row, "group") == "third"
    };
    text.hits.at(at).iter().any(third) && text.zone(at) == Zone::Headline
}

/// Whether an auxiliary or a verb of change comes next, so that the word is the noun of its subject: "the vacancy
/// rate has", "the vacancy rate rose"; or a preposition after a word that as a verb has none: "rates across".
fn auxiliary_follows(text: &Text<'_>, lexicon: &Lexicon, at: u32) -> bool {
    text.hits.among(at + 1, [lists::FUNCTION_WORDS, lists::CHANGES]).filter(|h| h.len == 1).any(|h| {
        let group = || lexicon.field(h.list, h.row, "group");
        h.list == lists::FUNCTION_WORDS
            && (group() == "auxiliary" || group() == "preposition" && is_rate(text.token_str(at)))
            || h.list == lists::CHANGES && group() == "verb"
    })
}

fn is_rate(word: &str) -> bool {
    matches!(word, "rate" | "rates")
}

fn takes_complement(text: &Text<'_>, lexicon: &Lexicon, next: u32) -> bool {
    let Some(token) = text.tokens.get(next as usize) else { return true };
    if token.shape.any(Shape::MARK) {
        return !token.shape.any(Shape::DASH) || token.gap != Gap::None;
    }
    let closed = |h: &crate::text::Hit| {
        h.list == lists::FUNCTION_WORDS && lexicon.field(h.list, h.row, "group") != "auxiliary"
    };
    // "the company appointed Ann Hill", "the council served three notices": neither a name nor a number is a noun
    // that a participle describes.
    token.gap >= Gap::Line
        || text.hits.is(next, lists::NUMBER_WORDS)
        || token.shape.any(Shape::DIGIT)
        || token.shape.capitalised()
        || text.hits.at(next).iter().any(closed)
}

/// Whether a word the lexicon knows as a verb acts as one here: not straight after a determiner
/// ("the improved service"), nor capitalised inside a name.
fn verb_here(text: &Text<'_>, at: u32, start: u32) -> bool {
    let name = text.tokens[at as usize].shape.capitalised() && at > start;
    let opened = at == start + 1 && text.hits.is(start, lists::FUNCTION_WORDS);
    // "a company that runs homes": "that" opens no plural.
    let relative = opened && text.token_str(start) == "that" && text.token_str(at).ends_with('s');
    !name && (!opened || relative)
}
