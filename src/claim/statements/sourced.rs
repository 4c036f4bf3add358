//! Reporting without a clause of its own: passives with an agent, nouns, and "according to".

use super::clauses::Found;
use super::cue::{Cue, Frames};
use super::extent::end_of;
use super::preceding::{clause_before, quotation_before};
use super::speaker;
use super::usage;
use super::view::{Unit, View};
use crate::lexicon::lists;
use crate::mention::Label;
use crate::text::{Range, Shape};

/// "was described as inadequate by inspectors": only with an agent.
pub(super) fn passive(view: &View<'_>, unit: Unit, cue: &Cue) -> Option<Found> {
    let reports = Frames::LABEL | Frames::QUOTE | Frames::THAT | Frames::CLAUSE | Frames::OBJECT;
    if !cue.frames.any(reports) {
        return None;
    }
    let limit = unit.tokens.end;
    let reach = limit.min(cue.tokens.end + 20);
    let by = (cue.tokens.end..reach).find(|t| view.quote_of(*t).is_none() && view.is(*t, &["by"]))?;
    let range = view.phrase_at(by + 1, limit)?;
    let speaker = speaker::read(view, range);
    let content = if by > cue.tokens.end {
        Range::new(cue.tokens.end + u32::from(view.is(cue.tokens.end, &["as"])), by)
    } else {
        after_agent(view, unit, cue, range.end)?
    };
    let told = content.iter().any(|t| view.hits(t, lists::FUNCTION_WORDS).next().is_none());
    (told && speaker.speaks).then_some(Found {
        speaker,
        parts: [Some(content), None],
        lead: None,
        rule: "statement.passive",
    })
}

/// What follows the agent: "urged by inspectors to act", "described by Ofsted as good", "told by staff that".
fn after_agent(view: &View<'_>, unit: Unit, cue: &Cue, at: u32) -> Option<Range> {
    let led = |words: &[&str], frames: u16| view.is(at, words) && cue.frames.any(frames);
    let start = if led(&["that"], Frames::THAT | Frames::CLAUSE) || led(&["as"], Frames::LABEL) {
        at + 1
    } else if led(&["to"], Frames::TO) || led(&["of", "over", "for"], Frames::OBJECT) {
        at
    } else {
        view.opens(at).filter(|_| cue.frames.any(Frames::LABEL | Frames::QUOTE))?;
        at
    };
    let end = end_of(view, unit, start);
    let comma = (start + 1..end).find(|t| view.quote_of(*t).is_none() && view.is(*t, &[","]));
    let end = if view.is(at, &["that"]) { end } else { comma.unwrap_or(end) };
    (end > start + 1).then_some(Range::new(start, end))
}

/// "the trust's claim that it had improved".
pub(super) fn noun(view: &View<'_>, unit: Unit, cue: &Cue) -> Option<Found> {
    let owner = view.phrase_before(cue.tokens.start, unit.tokens.start)?;
    let mark = owner.iter().find(|t| view.shape(*t).is(Shape::POSSESSIVE))?;
    let name = view.name_over(mark.saturating_sub(1)).map(|m| m.tokens.start);
    let range = Range::new(name.unwrap_or(owner.start).max(owner.start), mark);
    let speaker = (!range.is_empty()).then(|| speaker::read(view, range))?;
    let start = cue.tokens.end + 1;
    let end = end_of(view, unit, start);
    let content = Range::new(start, main_verb(view, Range::new(start, end)).unwrap_or(end));
    (speaker.speaks && !content.is_empty()).then_some(Found {
        speaker,
        parts: [Some(content), None],
        lead: None,
        rule: "statement.noun",
    })
}

/// The verb of the clause that a noun with its "that" clause is the subject of: "its claim that pupils were safe | was
/// rejected". It is the second finite verb where nothing opens a new clause after the first.
fn main_verb(view: &View<'_>, clause: Range) -> Option<u32> {
    let first = clause.iter().find(|t| view.verb(*t))?;
    let opens = |t: u32| {
        view.shape(t).is(Shape::MARK)
            || view.quote_of(t).is_some()
            || view.is(t, &["that", "who", "which", "what", "when", "where", "if", "because", "to"])
            || view.word(t, lists::FUNCTION_WORDS, &["conjunction"])
    };
    let helps = |t: u32| view.word(t, lists::GRAMMAR, &["be", "have", "modal", "future", "negation"]);
    (first + 1..clause.end).take_while(|t| !opens(*t)).find(|t| {
        view.word(*t, lists::GRAMMAR, &["be", "have"])
            && !helps(usage::before_adverbs(view, *t) - 1)
            && !view.is(*t, &["be", "been", "being", "having"])
    })
}

/// The end of the name that a title with a full stop opens: "according to Dr. Ann Hill".
fn titled(view: &View<'_>, at: u32) -> Option<u32> {
    let title = view.hits(at, lists::HONORIFICS).map(|h| h.range().end).max()?;
    let name = title + u32::from(view.is(title, &["."]));
    view.starting(name).find(|(_, m)| m.label == Label::Person).map(|(_, m)| m.tokens.end)
}

/// "According to the report, ..." and "..., according to the report".
pub(super) fn source(view: &View<'_>, unit: Unit, cue: &Cue) -> Option<Found> {
    let limit = unit.tokens.end;
    let named = titled(view, cue.tokens.end).filter(|end| *end <= limit);
    let mut end = named.or_else(|| Some(view.phrase_at(cue.tokens.end, limit)?.end))?;
    while end + 1 < limit
        && view.is(
            end,
            &[
                "of",
                "by",
                "from",
                "for",
                "in",
                "at",
                "on",
                "'s",
                "’s",
                "and",
                "released",
                "published",
                "obtained",
            ],
        )
    {
        match view
            .phrase_at(end + 1, limit)
            .or_else(|| view.is(end + 1, &["by"]).then(|| Range::new(end, end + 2)))
        {
            Some(next) => end = next.end,
            None => break,
        }
    }
    let speaker = speaker::read(view, Range::new(cue.tokens.end, end));
    if !speaker.speaks {
        return None;
    }
    let leads = cue.tokens.start == unit.tokens.start || view.is(cue.tokens.start - 1, &["and", "but", "–"]);
    let content = if leads {
        let comma =
            (end..limit.min(end + 25)).find(|t| view.quote_of(*t).is_none() && view.is(*t, &[","]))?;
        Range::new(comma + 1, end_of(view, unit, comma + 1))
    } else {
        earlier(view, unit, cue.tokens.start)?
    };
    Some(Found { speaker, parts: [Some(content), None], lead: None, rule: "statement.source" })
}

/// The clause before "according to".
fn earlier(view: &View<'_>, unit: Unit, at: u32) -> Option<Range> {
    let quote = quotation_before(view, unit, at);
    if let Some(found) = quote.or_else(|| clause_before(view, unit, at)) {
        return Some(found);
    }
    let start =
        (unit.tokens.start..at).rev().find(|t| view.is(*t, &[";"])).map_or(unit.tokens.start, |t| t + 1);
    (at > start + 2).then_some(Range::new(start, at))
}
