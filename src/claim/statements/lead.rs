//! What stands between a reporting word and what it reports: whom it was said to, when, where and in what.

use super::cue::{Cue, Frames};
use super::usage;
use super::view::{Unit, View};
use crate::lexicon::lists;
use crate::text::{Range, Shape};

/// Where reading stands after a cue, and what was passed on the way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lead {
    pub at: u32,
    pub addressee: Option<Range>,
    pub medium: Option<Range>,
}

/// Passes the hearer and the adverbials between a cue and its content.
pub(super) fn lead(view: &View<'_>, unit: Unit, cue: &Cue) -> Lead {
    let limit = unit.tokens.end;
    let mut lead = Lead { at: cue.tokens.end, addressee: None, medium: None };
    if cue.frames.any(Frames::TOLD | Frames::ADDRESS)
        && !cue.passive
        && let Some(range) = hearer(view, lead.at, limit)
        && (cue.frames.any(Frames::TOLD) || !view.verb(range.end))
    {
        lead.addressee = Some(range);
        lead.at = range.end;
    } else if cue.frames.any(Frames::ADDRESS)
        && !cue.passive
        && let Some(range) = hearers_before_name(view, lead.at, limit)
    {
        lead.addressee = Some(range);
        lead.at = range.end;
    }
    let start = lead.at;
    for _ in 0..4 {
        if view.is(lead.at, &["to"]) && cue.frames.any(Frames::TO) {
            break;
        }
        let Some(end) = adverbial(view, lead.at, limit, &mut lead) else { break };
        lead.at = end;
    }
    lead.at = after_aside(view, lead.at);
    let leads = lead.at >= limit
        || view.shape(lead.at).is(Shape::MARK)
        || view.quote_of(lead.at).is_some()
        || view.is(lead.at, &["that", "to", "whether", "how", "why", "if", "what", "and", "but"])
        || cue.frames.any(Frames::CLAUSE)
            && view
                .phrase_at(lead.at, limit)
                .is_some_and(|p| p.end < limit && view.has_verb(Range::new(p.end, limit.min(p.end + 12))));
    if !leads {
        lead.at = start;
    }
    lead
}

/// Over a comma, or two with a few words between, to the "that" after them: "said in Toledo, Ohio, that".
fn after_aside(view: &View<'_>, at: u32) -> u32 {
    let that = |t: &u32| view.is(*t, &[","]) && view.is(*t + 1, &["that"]);
    let found = view.is(at, &[","]).then(|| (at..at + 5).find(that)).flatten();
    found.map_or(at, |t| t + 1)
}

/// "the BBC", "MPs on the committee": the noun phrase after "told".
fn hearer(view: &View<'_>, at: u32, limit: u32) -> Option<Range> {
    if at >= limit || view.is(at, &["that", "of", "to", "how", "why", "what"]) || view.quote_of(at).is_some()
    {
        return None;
    }
    let mut end = view.phrase_at(at, limit)?.end;
    while end + 1 < limit
        && (view.is(end, &["of", "at", "from", "'s", "’s", "and"])
            || view.is(end, &["in"]) && view.date_at(end).is_none())
        && view.phrase_at(end + 1, limit).is_none_or(|r| !medium(view, r))
    {
        match view.phrase_at(end + 1, limit) {
            Some(next) if !view.is(next.start, &["he", "she", "it", "they", "we"]) => end = next.end,
            _ => break,
        }
    }
    Some(Range::new(at, end))
}

/// "promised parents | Northfield would improve": the people told, where a name after them opens the clause.
fn hearers_before_name(view: &View<'_>, at: u32, limit: u32) -> Option<Range> {
    let phrase = view.phrase_at(at, limit)?;
    let name = (at + 1..phrase.end).find(|t| view.starting(*t).any(|(_, m)| m.label.is_name()))?;
    let told = view.of_group(name - 1, "speaker") && view.name_over(at).is_none();
    (told && view.name_over(name).is_some_and(|m| m.tokens.end == phrase.end)).then_some(Range::new(at, name))
}

/// One adverbial: a date, an adverb, or a preposition with its noun phrases.
fn adverbial(view: &View<'_>, at: u32, limit: u32, lead: &mut Lead) -> Option<u32> {
    if at >= limit || view.quote_of(at).is_some() {
        return None;
    }
    if let Some(end) = view.date_at(at) {
        return Some(end);
    }
    if usage::adverb(view, at)
        && !view.is(at, &["not", "all", "both", "each", "however", "first", "since", "even"])
    {
        return Some(at + 1);
    }
    if !preposition(view, at) || view.is(at, &["to"]) && !names_hearer(view, at + 1) {
        return None;
    }
    let mut end = view.phrase_at(at + 1, limit)?.end;
    while end + 1 < limit && view.is(end, &["of", "to", "with", "for", "from", "on", "at", "in", "by", "and"])
    {
        match view.phrase_at(end + 1, limit) {
            Some(next) => end = next.end,
            None => break,
        }
    }
    let range = Range::new(at + 1, end);
    if view.is(at, &["in", "on", "by", "via", "during", "at", "to", "through"]) {
        if medium(view, range) {
            lead.medium = lead.medium.or(Some(range));
        } else if view.is(at, &["to"]) {
            lead.addressee = lead.addressee.or(Some(range));
        }
    }
    Some(end)
}

fn preposition(view: &View<'_>, at: u32) -> bool {
    view.word(at, lists::FUNCTION_WORDS, &["preposition"]) || view.is(at, &["when", "last", "this"])
}

/// After "to": a determiner, a pronoun or a name starts a hearer, a bare word an infinitive.
fn names_hearer(view: &View<'_>, at: u32) -> bool {
    view.word(at, lists::FUNCTION_WORDS, &["determiner", "possessive", "pronoun"])
        || view.shape(at).capitalised()
        || view.hits(at, lists::CUES).any(|h| view.group(h) == "speaker")
}

/// Whether a noun phrase names a way of saying things.
pub(super) fn medium(view: &View<'_>, range: Range) -> bool {
    range.iter().any(|t| view.hits(t, lists::CUES).any(|h| view.group(h) == "medium"))
}
