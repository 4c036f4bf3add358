//! From-to pairs: `from 31% in 2020 to 9% now`, `167 in 2016-17 to just one`, `9%, down from 31%`, `78, compared with 31 in
//! 2021`. Each number is a mention of its own; this tells which two belong together, and the date beside each.

use crate::mention::{Label, Mention};
use crate::text::{Range, Text};

/// Two measures of one thing, by their places in the list of mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it was.
    pub from: usize,
    /// What it became.
    pub to: usize,
    /// When it was so.
    pub from_date: Option<usize>,
    /// When it had become so.
    pub to_date: Option<usize>,
}

/// Tokens that may stand between the two numbers of a pair.
const FARTHEST: u32 = 14;

/// The changes a sentence tells. `mentions` are the article's, in text order.
pub fn changes(text: &Text<'_>, mentions: &[Mention], sentence: Range) -> Vec<Change> {
    let inside = |m: &Mention| sentence.contains(m.tokens);
    let numbers: Vec<usize> =
        (0..mentions.len()).filter(|i| inside(&mentions[*i]) && measures(&mentions[*i])).collect();
    let mut found = Vec::new();
    for pair in numbers.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        let (left, right) = (&mentions[a], &mentions[b]);
        if right.tokens.start.saturating_sub(left.tokens.end) > FARTHEST || left.label != right.label {
            continue;
        }
        let Some(forward) = order(text, sentence, left, right) else { continue };
        let limit = numbers
            .iter()
            .map(|n| mentions[*n].tokens.start)
            .find(|s| *s > right.tokens.start)
            .unwrap_or(sentence.end);
        let first = date_between(mentions, left.tokens.end, right.tokens.start);
        let second = date_between(mentions, right.tokens.end, limit);
        let (from, to, from_date, to_date) =
            if forward { (a, b, first, second) } else { (b, a, second, first) };
        found.push(Change { from, to, from_date, to_date });
    }
    found
}

fn measures(mention: &Mention) -> bool {
    matches!(mention.label, Label::Percent | Label::Money | Label::Quantity) && mention.value.is_some()
}

/// Whether the left one is the earlier (true), the right one (false), or the two are no pair.
fn order(text: &Text<'_>, sentence: Range, left: &Mention, right: &Mention) -> Option<bool> {
    let is = |t: u32, words: &[&str]| {
        sentence.has(t) && words.iter().any(|w| text.token_str(t).eq_ignore_ascii_case(w))
    };
    let lead = |m: &Mention| lead(text, sentence, m.tokens.start);
    let (l, r) = (lead(left), lead(right));
    let before = |t: u32, words: &[&str]| t > sentence.start && is(t - 1, words);
    if before(r, &["to"]) && before(l, &["from"]) {
        return Some(true);
    }
    if before(r, &["from"])
        && (before(l, &["to"])
            || (left.tokens.end..r).any(|t| is(t, &["up", "down", "rise", "increase", "drop", "fall"])))
    {
        return Some(false);
    }
    let compared = (left.tokens.end..r).any(|t| is(t, &["compared", "against"]));
    if compared && before(r, &["with", "to", "against"]) {
        return Some(false);
    }
    // "167 in 2016-17 to just one"
    let falls = (sentence.start..left.tokens.start).any(|t| {
        is(t, &["rose", "fell", "reduced", "cut", "increased", "dropped", "risen", "fallen", "grew", "grown"])
    });
    (before(r, &["to"]) && falls).then_some(true)
}

/// The first token of what bends the number: "to | just under | 9%".
fn lead(text: &Text<'_>, sentence: Range, at: u32) -> u32 {
    const BENT: &[&str] = &[
        "just",
        "only",
        "around",
        "about",
        "nearly",
        "almost",
        "over",
        "under",
        "more",
        "less",
        "fewer",
        "than",
        "at",
        "least",
        "some",
        "roughly",
        "approximately",
        "well",
        "a",
        "mere",
        "around",
    ];
    let bends = |t: u32| BENT.iter().any(|w| text.token_str(t).eq_ignore_ascii_case(w));
    let mut start = at;
    while start > sentence.start && at - start < 4 && bends(start - 1) {
        start -= 1;
    }
    start
}

/// The date between two tokens, if there is one alone.
fn date_between(mentions: &[Mention], from: u32, to: u32) -> Option<usize> {
    let mut dates = (0..mentions.len()).filter(|i| {
        let m = &mentions[*i];
        m.label == Label::Date
            && m.tokens.start >= from
            && m.tokens.end <= to
            && !matches!(m.sub, Some("duration" | "set"))
    });
    dates.next().filter(|_| dates.next().is_none())
}
