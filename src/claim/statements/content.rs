//! What a reporting word reports, after it.

use super::cue::{Cue, Form, Frames};
use super::extent::{self, cue_form, end_of};
use super::lead::{Lead, medium};
use super::usage;
use super::view::{Unit, View};
use crate::text::Range;

/// The stretch after the cue that it reports, if there is one.
pub(super) fn after(view: &View<'_>, unit: Unit, cue: &Cue, lead: Lead) -> Option<Range> {
    let (at, limit) = (lead.at, unit.tokens.end);
    if let Some(number) = opened_after_mark(view, at, limit) {
        let quote = view.quote(number);
        let frames = Frames::QUOTE | Frames::LABEL | Frames::OBJECT | Frames::CLAUSE | Frames::THAT;
        return cue.frames.any(frames).then(|| quoted(view, unit, quote.tokens, at));
    }
    let plain = cue.tokens.end;
    if view.is(at, &["that"]) && cue.frames.any(Frames::THAT | Frames::CLAUSE) {
        let start = if view.is(at + 1, &[","]) { at + 2 } else { at + 1 };
        return clause(view, unit, cue, start);
    }
    if cue.passive || at >= limit || view.stop(at) || view.is(at, &[",", ";", ")", "]"]) || view.dash(at) {
        return None;
    }
    if view.is(at, &[":"]) {
        return clause(view, unit, cue, at + 1).filter(|_| cue.frames.any(Frames::QUOTE));
    }
    let question = view.is(at, &["whether", "if", "how", "why", "what", "who", "when", "where", "which"]);
    if question && cue.frames.any(Frames::WHETHER) {
        return clause(view, unit, cue, at);
    }
    if view.is(at, &["to"]) && cue.frames.any(Frames::TO) && cue.form != Form::Noun {
        return clause(view, unit, cue, at);
    }
    if view.is(plain, &["to"]) && cue.frames.any(Frames::TO) && cue.form != Form::Noun {
        return clause(view, unit, cue, plain);
    }
    let firm = cue.frames.any(Frames::INVERT) && !cue.frames.any(Frames::OBJECT);
    if cue.frames.any(Frames::CLAUSE)
        && clause_starts(view, at, limit)
        && (firm || verb_near(view, at, limit))
    {
        return clause(view, unit, cue, at);
    }
    let label = cue.frames.any(Frames::LABEL | Frames::OBJECT) && object_starts(view, plain, limit);
    label.then(|| phrase(view, unit, plain))
}

/// What goes on after an interruption: `At the hospital, she said, things were bad`.
pub(super) fn resumed(view: &View<'_>, unit: Unit, cue: &Cue, comma: u32) -> Option<Range> {
    let start = comma + 1;
    let clause = view.is(comma, &[","])
        && cue.frames.any(Frames::INVERT)
        && view.quote_of(comma.wrapping_sub(1)).is_none()
        && !cue_form(view, start, &[Form::Ing])
        && !view.of_group(start, "aside")
        && !view.is(start, &["who", "which", "when", "while", "after", "with", "where"])
        && !view.is(start, &["a", "as", "but", "and", "though"])
        && view.has_verb(Range::new(start, unit.tokens.end));
    clause.then(|| Range::new(start, end_of(view, unit, start))).filter(|r| r.len() >= 2)
}

/// Whether a stretch before a reporting clause is a clause, not only "In a letter on Monday".
pub(super) fn is_clause(view: &View<'_>, range: Range) -> bool {
    range.len() >= 3 && view.has_verb(range)
}

/// The quotation that opens here, after a colon or comma, or after "that", "as", "it as a".
fn opened_after_mark(view: &View<'_>, at: u32, limit: u32) -> Option<u32> {
    let mut at = at;
    if view.is(at, &[",", ":"]) || view.dash(at) {
        at += 1;
    }
    while at < limit && view.is(at, BARE) && view.quote_of(at).is_none() {
        at += 1;
    }
    (at < limit).then(|| view.opens(at)).flatten()
}

/// Words that add nothing to the quotation they lead in: "said it 'draws a line'", "described it as a 'turning
/// point'".
const BARE: &[&str] = &["that", "as", "of", "it", "this", "a", "an", "the"];

/// Content that opens with a quotation: the quotation alone where nothing or a new clause follows it, else all up
/// to the clause's end.
fn quoted(view: &View<'_>, unit: Unit, quote: Range, lead: u32) -> Range {
    let end = quote.end;
    let marked = view.is(lead, &[",", ":"]);
    if marked
        || end >= unit.tokens.end
        || extent::rounds_off(view, unit, quote)
        || extent::breaks_off(view, unit, end)
    {
        return quote;
    }
    Range::new(quote.start, end_of(view, unit, end))
}

/// Whether a clause can start here: a noun phrase or an opening word, with a verb after it.
fn clause_starts(view: &View<'_>, at: u32, limit: u32) -> bool {
    let never = view
        .is(at, &["and", "or", "but", "so", "by", "when", "as", "while", "during", "after", "before"])
        || view.is(at, &["on", "at", "from", "with", "to", "about", "of", "for", "until"])
        || view.of_group(at, "aside");
    !never && at + 2 < limit && view.has_verb(Range::new(at + 1, limit.min(at + 25)))
}

/// Whether a verb stands right after the noun phrase that starts here, so that the two make a clause and not an
/// object: "accepted it was wrong", not "accepted the post after it was offered".
fn verb_near(view: &View<'_>, at: u32, limit: u32) -> bool {
    let bends = |t: u32| {
        view.is(t, &["at", "more", "less", "fewer", "least", "most", "than", "nearly"])
            || view.is(t, &["about", "around", "almost", "up", "to", "over"])
    };
    let mut end = (at..at + 3).find(|t| !bends(*t)).unwrap_or(at);
    for _ in 0..4 {
        let Some(phrase) = view.phrase_at(end, limit) else { break };
        if (phrase.start + 1..phrase.end).any(|t| view.verb(t)) {
            return true;
        }
        end = phrase.end;
        while end < limit && usage::adverb(view, end) {
            end += 1;
        }
        if view.verb(end) {
            return true;
        }
        if !view.is(end, &["of", "in", "for", "at", "from", "on", "and", "with", "to", "by"]) {
            return view.is(end, &[",", "who", "which"])
                && view.has_verb(Range::new(end, limit.min(end + 20)));
        }
        end += 1;
    }
    view.is(at, &["there", "if", "because", "although"])
}

fn object_starts(view: &View<'_>, at: u32, limit: u32) -> bool {
    at < limit
        && (view.phrase_at(at, limit).is_some()
            || view.is(at, &["how", "what", "why", "him", "her", "them", "all", "any"]))
        && !view.is(at, &["to", "that"])
}

/// A clause from `start` to where it ends; none if it is empty.
fn clause(view: &View<'_>, unit: Unit, _cue: &Cue, start: u32) -> Option<Range> {
    let end = end_of(view, unit, start);
    (end > start + 1 || end > start && view.quote_of(start).is_some()).then_some(Range::new(start, end))
}

/// The object of a verb with what hangs on it: up to a comma, a dash, a new clause.
fn phrase(view: &View<'_>, unit: Unit, start: u32) -> Range {
    let end = end_of(view, unit, start);
    let stops = |t: &u32| {
        view.quote_of(*t).is_none()
            && (view.is(*t, &[",", "after", "when", "while", "because", "during", "before", "saying"])
                || view.is(*t, &["in"]) && view.phrase_at(*t + 1, end).is_some_and(|r| medium(view, r)))
    };
    let quoted = |t: &u32| {
        view.closes_before(*t).is_some_and(|n| !(start..*t).any(|u| view.opens(u).is_some_and(|m| m != n)))
            && !view.is(*t, &["of", "for", "about", "over"])
            && !(view.is(*t, &["and", "or"]) && view.opens(*t + 1).is_some())
    };
    Range::new(start, (start + 1..end).find(|t| stops(t) || quoted(t)).unwrap_or(end))
}
