//! Whose words a finding stands in: what a third party says an inspectorate found is no finding claim.

use super::examiners::Examiners;
use super::extent;
use crate::lexicon::lists;
use crate::text::{Gap, Look, Range, Shape};

/// Whether a place lies inside a quotation of three words or more, paired or not.
pub(super) fn in_foreign_words(look: Look<'_>, at: u32) -> bool {
    let quotes = &look.text.quotes;
    let from = quotes.partition_point(|q| q.tokens.end <= at);
    quotes[from..].first().is_some_and(|q| q.tokens.start < at && q.inside().len() >= 3)
        || is_left_open(look, at)
}

/// Whether a mark that opens a quotation in the sentence is not closed before `at`.
fn is_left_open(look: Look<'_>, at: u32) -> bool {
    let tokens = &look.text.tokens;
    let marks = (look.sentence(at).start..at).filter(|t| tokens[*t as usize].shape.any(Shape::DOUBLE));
    let opens = |t: u32| tokens[t as usize].gap != Gap::None && tokens[t as usize + 1].gap == Gap::None;
    marks.last().is_some_and(opens)
}

/// Whether somebody else tells of the examiner at `at`: "the council said inspectors had found ...", or
/// "inspectors praised the staff, the council said".
pub(super) fn told_by_another(look: Look<'_>, examiners: &Examiners<'_>, at: u32, content: Range) -> bool {
    let sentence = look.sentence(at);
    let before = Range::new(clause_start(look, sentence.start, at.min(content.start)), at.min(content.start));
    teller(look, before).is_some_and(|verb| !examiner_before(look, examiners, before.start, verb))
        || conditional(look, at, sentence.start)
        || told_after(look, examiners, at.max(content.start), sentence.end)
}

/// Whether what starts at `at` is why somebody came, not what they found: "in response to serious concerns about".
pub(super) fn is_cause(look: Look<'_>, at: u32) -> bool {
    let from = look.sentence(at).start.max(at.saturating_sub(3));
    (from..=at).any(|t| {
        look.ends(t, lists::FINDING_CUES, &["cause"]).is_some_and(|r| r.start >= look.sentence(at).start)
    })
}

/// Where the clause that leads up to `at` begins: after the last mark with a conjunction.
fn clause_start(look: Look<'_>, from: u32, at: u32) -> u32 {
    let breaks = |t: u32| {
        look.is(t, &[";", "after", "as", "when", "while", "but", "where", "because", "since"])
            || look.is(t, &[","]) && t + 1 == at
            || look.is(t, &["and", "but"]) && t + 1 == at && t > from && look.is(t - 1, &[","])
            || look.text.tokens[t as usize].shape.any(Shape::DASH)
                && look.text.tokens[t as usize].gap != Gap::None
    };
    (from..at).rev().find(|t| breaks(*t)).map_or(from, |t| t + 1)
}

/// A finite verb of saying in the stretch.
fn teller(look: Look<'_>, range: Range) -> Option<u32> {
    range.iter().find(|t| is_saying(look, *t) && !look.text.token_str(*t).ends_with("ing"))
}

fn is_saying(look: Look<'_>, at: u32) -> bool {
    look.starts(at, lists::FINDING_CUES, &["tells"]).is_some()
}

fn examiner_before(look: Look<'_>, examiners: &Examiners<'_>, from: u32, verb: u32) -> bool {
    (from..verb).any(|t| {
        look.text
            .chunks
            .at(t)
            .is_some_and(|c| examiners.source(Range::new(t, c.end.min(verb).max(t + 1))).is_some())
    })
}

/// "If inspectors find ..."
fn conditional(look: Look<'_>, at: u32, from: u32) -> bool {
    at > from && look.is(at - 1, &["if", "whether", "unless", "until"])
}

/// `, the council said.` at the sentence's end.
fn told_after(look: Look<'_>, examiners: &Examiners<'_>, from: u32, limit: u32) -> bool {
    let comma = (from..limit).rev().find(|t| look.is(*t, &[","]));
    let Some(comma) = comma else { return false };
    let Some(end) = extent::noun_phrase(look, comma + 1, limit) else { return false };
    let tells = end < limit && is_saying(look, end) && limit - end <= 3;
    tells
        && examiners.source(Range::new(comma + 1, end)).is_none()
        && !look.is(comma + 1, &["they", "it", "he", "she"])
}
