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
    let mut marks = (look.sentence(at).start..at).filter(|t| tokens[*t as usize].shape.any(Shape::DOUBLE));
    let opens = |t: u32| tokens[t as usize].gap != Gap::None && tokens[t as usize + 1].gap == Gap::None;
    marks.next_back().is_some_and(opens)
}

/// Whether somebody else tells of the examiner at `at`: "the council said inspectors had found ...", or
/// "inspectors praised the staff, the council said".
pub(super) fn told_by_another(look: Look<'_>, examiners: &Examiners<'_>, at: u32, content: Range) -> bool {
    let sentence = look.sentence(at);
    let before = Range::new(clause_start(look, sentence.start, at.min(content.start)), at.min(content.start));
    // "Bosses welcomed a report that calls its staff kind": the report speaks for itself.
    let relative = look.text.chunks.at(at).is_some_and(|c| look.is(c.end, &["that", "which"]));
    !relative
        && teller(look, before).is_some_and(|verb| !examiner_before(look, examiners, before.start, verb))
        || conditional(look, at, sentence.start)
        || told_after(look, examiners, at.max(content.start), sentence.end)
}

/// Whether what starts at `at`, said without an agent, is no judgement of an examiner: the reason of a visit ("in
/// response to serious concerns about"), what somebody else found or voiced, what "we" were told.
pub(super) fn is_no_judgement(look: Look<'_>, examiners: &Examiners<'_>, at: u32) -> bool {
    let sentence = look.sentence(at).start;
    let from = sentence.max(at.saturating_sub(3));
    let cause = (from..=at)
        .any(|t| look.ends(t, lists::FINDING_CUES, &["cause"]).is_some_and(|r| r.start >= sentence));
    let first_person =
        (from.max(at.saturating_sub(2))..=at).any(|t| look.is(t, &["i", "we", "you", "us", "me"]));
    cause
        || first_person
        || found_by_another(look, examiners, Range::new(clause_start(look, sentence, at), at))
}

/// Whether a clause has an active verb of finding or voicing whose subject is no examiner.
fn found_by_another(look: Look<'_>, examiners: &Examiners<'_>, clause: Range) -> bool {
    let active = |t: u32| {
        look.starts(t, lists::FINDING_CUES, &["finds", "voices"]).is_some()
            && look.ends(t, lists::GRAMMAR, &["be"]).is_none()
            && look.ends(t, lists::GRAMMAR, &["determiner"]).is_none()
    };
    let verb = clause.iter().rev().find(|t| active(*t));
    verb.is_some_and(|v| !examiner_before(look, examiners, clause.start, v))
}

/// Where a quotation begins that a content starts inside of: `she was "disappointed by the lack of progress"`.
pub(super) fn quote_start(look: Look<'_>, content: u32) -> u32 {
    let quote = look.text.quotes.iter().find(|q| q.tokens.start < content && content < q.tokens.end);
    let near =
        quote.filter(|q| q.tokens.start + 4 > content && q.tokens.start > look.sentence(content).start);
    near.map_or(content, |q| q.tokens.start)
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
