//! Reporting without a clause of its own: passives with an agent, nouns, and "according to".

use super::clauses::Found;
use super::cue::{Cue, Frames};
use super::extent::end_of;
use super::preceding::{clause_before, quotation_before};
use super::speaker;
use super::view::{Unit, View};
use crate::text::{Range, Shape};

/// "was described as inadequate by inspectors": only with an agent.
pub(super) fn passive(view: &View<'_>, unit: Unit, cue: &Cue) -> Option<Found> {
    if !cue.frames.any(Frames::LABEL | Frames::QUOTE | Frames::THAT | Frames::CLAUSE) {
        return None;
    }
    let limit = unit.tokens.end;
    let reach = limit.min(cue.tokens.end + 20);
    let by = (cue.tokens.end..reach).find(|t| view.quote_of(*t).is_none() && view.is(*t, &["by"]))?;
    let range = view.phrase_at(by + 1, limit)?;
    let speaker = speaker::read(view, range);
    let told = view.is(range.end, &["that"]).then(|| end_of(view, unit, range.end + 1));
    let content = match told {
        Some(end) => Range::new(range.end + 1, end),
        None => Range::new(cue.tokens.end, by),
    };
    let content =
        if view.is(content.start, &["as"]) { Range::new(content.start + 1, content.end) } else { content };
    (!content.is_empty() && speaker.speaks).then_some(Found {
        speaker,
        parts: [Some(content), None],
        lead: None,
        rule: "statement.passive",
    })
}

/// "the trust's claim that it had improved".
pub(super) fn noun(view: &View<'_>, unit: Unit, cue: &Cue) -> Option<Found> {
    let owner = view.phrase_before(cue.tokens.start, unit.tokens.start)?;
    let mark = owner.iter().find(|t| view.shape(*t).is(Shape::POSSESSIVE))?;
    let name = view.name_over(mark.saturating_sub(1)).map(|m| m.tokens.start);
    let range = Range::new(name.unwrap_or(owner.start).max(owner.start), mark);
    let speaker = (!range.is_empty()).then(|| speaker::read(view, range))?;
    let start = cue.tokens.end + 1;
    let content = Range::new(start, end_of(view, unit, start));
    (speaker.speaks && !content.is_empty()).then_some(Found {
        speaker,
        parts: [Some(content), None],
        lead: None,
        rule: "statement.noun",
    })
}

/// "According to the report, ..." and "..., according to the report".
pub(super) fn source(view: &View<'_>, unit: Unit, cue: &Cue) -> Option<Found> {
    let limit = unit.tokens.end;
    let mut end = view.phrase_at(cue.tokens.end, limit)?.end;
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
