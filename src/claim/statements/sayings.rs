//! From the reporting words of one unit to what was said.

use super::content::{self, Lead};
use super::cue::{self, Cue, Form, Frames, Group};
use super::speaker::{self, Speaker};
use super::subject::{self, Subject};
use super::view::{Unit, View};
use crate::lexicon::lists;
use crate::text::{Range, Shape};

/// Something said.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub unit: u32,
    pub content: Range,
    pub cue: Option<Range>,
    pub speaker: Option<Speaker>,
    /// The content is wholly a quotation.
    pub direct: bool,
    /// Some of it is.
    pub quotes: bool,
    /// The speaker was taken from words around, not from a reporting clause.
    pub inherited: bool,
    pub addressee: Option<Range>,
    pub medium: Option<Range>,
    /// A reporting word of speech, not of thought or evidence.
    pub strong: bool,
    /// A wish or belief.
    pub thought: bool,
    pub rule: &'static str,
}

impl Said {
    /// What `content` says, its speaker not yet known.
    pub(super) fn new(view: &View<'_>, unit: u32, content: Range, rule: &'static str) -> Self {
        let direct = wholly_quoted(view, content);
        let quotes = direct || content.iter().any(|t| view.quote_of(t).is_some());
        Self {
            unit,
            content,
            cue: None,
            speaker: None,
            direct,
            quotes,
            inherited: false,
            addressee: None,
            medium: None,
            strong: true,
            thought: false,
            rule,
        }
    }
}

/// Whether every word of the content stands in a quotation.
fn wholly_quoted(view: &View<'_>, content: Range) -> bool {
    content.iter().all(|t| view.quote_of(t).is_some() || view.shape(t).is(Shape::MARK))
}

/// Reads every reporting word of the unit.
pub(super) fn of_unit(view: &View<'_>, number: usize, said: &mut Vec<Said>) {
    let unit = view.units[number];
    let from = said.len();
    let mut at = unit.tokens.start;
    while at < unit.tokens.end {
        let found = view.quote_of(at).is_none().then(|| cue::at(view, at)).flatten();
        match found {
            Some(cue) => {
                report(view, number as u32, unit, &cue, from, said);
                at = cue.tokens.end;
            }
            None => at += 1,
        }
    }
    drop_nested(from, said);
}

/// Drops what is reported inside other indirect content unless somebody else says it: "she said she hoped that"
/// is one statement, "she said Ofsted had found that" two.
fn drop_nested(from: usize, said: &mut Vec<Said>) {
    let outer: Vec<(Range, Option<Range>, Option<u32>)> = said[from..]
        .iter()
        .map(|s| (s.content, s.cue, s.speaker.as_ref().and_then(|p| p.argument.entity)))
        .collect();
    let mut number = 0;
    said.retain(|s| {
        number += 1;
        if number <= from {
            return true;
        }
        let Some(cue) = s.cue else { return true };
        let own = s.speaker.as_ref().and_then(|p| p.argument.entity);
        let named = s.speaker.as_ref().is_some_and(|p| !p.pronoun);
        let inside = outer.iter().find(|(content, by, _)| *by != s.cue && content.contains(cue));
        inside.is_none_or(|(_, _, speaker)| named && s.strong && (own.is_none() || own != *speaker))
    });
}

/// What one reporting word reports, if it reports something.
fn report(view: &View<'_>, number: u32, unit: Unit, cue: &Cue, from: usize, said: &mut Vec<Said>) {
    let found = match cue.form {
        Form::Source => source(view, unit, cue),
        Form::Noun => noun(view, unit, cue),
        _ if cue.passive => passive(view, unit, cue),
        _ => verb(view, unit, cue, from, said),
    };
    let Some(found) = found else { return };
    for content in found.parts.into_iter().flatten() {
        let taken = said[from..].iter().any(|s| s.content == content);
        if content.is_empty() || taken {
            continue;
        }
        let mut one = Said::new(view, number, content, found.rule);
        one.cue = Some(cue.tokens);
        one.speaker = Some(found.speaker.clone());
        one.strong = cue.group == Group::Speech;
        one.thought = cue.group == Group::Thought;
        one.addressee = found.lead.and_then(|l| l.addressee);
        one.medium = found.lead.and_then(|l| l.medium);
        said.push(one);
    }
}

/// A reporting clause understood.
struct Found {
    speaker: Speaker,
    parts: [Option<Range>; 2],
    lead: Option<Lead>,
    rule: &'static str,
}

/// A finite verb or "-ing" with its subject.
fn verb(view: &View<'_>, unit: Unit, cue: &Cue, from: usize, said: &[Said]) -> Option<Found> {
    let subject = subject::before(view, unit, cue);
    let (start, range) = match subject {
        Subject::Here { range, from } => (from, Some(range)),
        Subject::Shared { from } | Subject::Missing { from } => (from, None),
    };
    if negated(view, range.map_or(start, |r| r.end), cue) {
        return None;
    }
    if let Some(found) = inverted(view, unit, cue, subject) {
        return Some(found);
    }
    let speaker = match (subject, range) {
        (_, Some(range)) => speaker::read(view, range),
        (Subject::Shared { .. }, None) => shared(view, unit, start, &said[from..])?,
        _ => return None,
    };
    let lead = content::lead(view, unit, cue);
    let parts = if range.is_some() {
        around(view, unit, cue, start, lead)
    } else {
        [None, content::after(view, unit, cue, lead)]
    };
    let any = parts[0].or(parts[1])?;
    let quoted = any.iter().any(|t| view.quote_of(t).is_some());
    let strong = cue.form == Form::Past && cue.frames.any(Frames::INVERT) && !speaker.pronoun;
    let shows =
        cue.group != Group::Evidence || speaker.document || speaker.inspects || view.is(lead.at, &["that"]);
    if !quoted && (!speaker.speaks && !strong || !shows || conditional(view, unit, start)) {
        return None;
    }
    Some(Found { speaker, parts, lead: Some(lead), rule: "statement.verb" })
}

/// What is reported before the subject at `start` and after the cue. A quotation before is always reported; then
/// only more of it, or a "that", goes on after. A clause before is reported where the reporting clause ends the
/// sentence or interrupts it.
fn around(view: &View<'_>, unit: Unit, cue: &Cue, start: u32, lead: Lead) -> [Option<Range>; 2] {
    let after = content::after(view, unit, cue, lead);
    if cue.frames.any(Frames::QUOTE) {
        let quote = content::quotation_before(view, unit, start);
        let outside = quote.is_some_and(|q| q.start < unit.tokens.start);
        if quote.is_some() && !(outside && after.is_some()) {
            let more = after.filter(|r| view.opens(r.start).is_some() || view.is(r.start - 1, &["that"]));
            return [quote, more];
        }
    }
    if after.is_some() || !cue.frames.any(Frames::INVERT) {
        return [None, after];
    }
    let Some(before) = content::clause_before(view, unit, start) else { return [None, None] };
    match content::resumed(view, unit, cue, lead.at) {
        Some(rest) => [Some(before), Some(rest)],
        None => [Some(before).filter(|b| content::is_clause(view, *b)), None],
    }
}

/// "if the tenant agrees", "unless inspectors find": what is only supposed is not said.
fn conditional(view: &View<'_>, unit: Unit, start: u32) -> bool {
    start > unit.tokens.start && view.is(start - 1, &["if", "unless", "whether", "until", "once"])
}

/// Whether the verb is denied between its subject and itself: "did not say".
fn negated(view: &View<'_>, start: u32, cue: &Cue) -> bool {
    (start.max(cue.tokens.start.saturating_sub(5))..cue.tokens.start).any(|t| {
        view.word(t, lists::GRAMMAR, &["negation"])
            || view.is(t, &["refused", "declined", "without", "nobody"])
    })
}

/// The subject of the reporting word before in the unit, or the unit's first phrase.
fn shared(view: &View<'_>, unit: Unit, at: u32, said: &[Said]) -> Option<Speaker> {
    let before = said.iter().rev().find(|s| s.cue.is_some_and(|c| c.end <= at));
    if let Some(speaker) = before.and_then(|s| s.speaker.clone()) {
        return Some(speaker);
    }
    let start = unit.tokens.start;
    let range = view.phrase_at(start, at).filter(|_| view.quote_of(start).is_none())?;
    Some(speaker::read(view, range)).filter(|s| s.speaks)
}

/// `"...," said Mary Hill` and, at the start of a sentence, `Said Mary Hill: "..."`.
fn inverted(view: &View<'_>, unit: Unit, cue: &Cue, subject: Subject) -> Option<Found> {
    let start = cue.tokens.start;
    let behind = view.closes_before(start).is_some() || start > 0 && view.is(start - 1, &[","]);
    let missing = matches!(subject, Subject::Missing { .. }) || behind;
    if !missing || !cue.frames.any(Frames::INVERT) || !matches!(cue.form, Form::Past | Form::Third) {
        return None;
    }
    let range = subject::after(view, unit, cue)?;
    let speaker = speaker::read(view, range);
    let rest = range.end + u32::from(view.is(range.end, &[",", ":"]));
    let after = view.opens(rest).filter(|_| rest < unit.tokens.end).map(|n| view.quote(n).tokens);
    let quote = content::quotation_before(view, unit, start);
    let clause = || {
        content::clause_before(view, unit, start).filter(|c| content::is_clause(view, *c) && !speaker.pronoun)
    };
    let before = quote.or_else(clause).filter(|_| start > unit.tokens.start || quote.is_some());
    before.or(after)?;
    Some(Found { speaker, parts: [before, after], lead: None, rule: "statement.inverted" })
}

/// "was described as inadequate by inspectors": only with an agent.
fn passive(view: &View<'_>, unit: Unit, cue: &Cue) -> Option<Found> {
    if !cue.frames.any(Frames::LABEL | Frames::QUOTE | Frames::THAT | Frames::CLAUSE) {
        return None;
    }
    let limit = unit.tokens.end;
    let reach = limit.min(cue.tokens.end + 20);
    let by = (cue.tokens.end..reach).find(|t| view.quote_of(*t).is_none() && view.is(*t, &["by"]))?;
    let range = view.phrase_at(by + 1, limit)?;
    let speaker = speaker::read(view, range);
    let told = view.is(range.end, &["that"]).then(|| content::end_of(view, unit, range.end + 1));
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
fn noun(view: &View<'_>, unit: Unit, cue: &Cue) -> Option<Found> {
    let owner = view.phrase_before(cue.tokens.start, unit.tokens.start)?;
    let mark = owner.iter().find(|t| view.shape(*t).is(Shape::POSSESSIVE))?;
    let name = view.name_over(mark.saturating_sub(1)).map(|m| m.tokens.start);
    let range = Range::new(name.unwrap_or(owner.start).max(owner.start), mark);
    let speaker = (!range.is_empty()).then(|| speaker::read(view, range))?;
    let start = cue.tokens.end + 1;
    let content = Range::new(start, content::end_of(view, unit, start));
    (speaker.speaks && !content.is_empty()).then_some(Found {
        speaker,
        parts: [Some(content), None],
        lead: None,
        rule: "statement.noun",
    })
}

/// "According to the report, ..." and "..., according to the report".
fn source(view: &View<'_>, unit: Unit, cue: &Cue) -> Option<Found> {
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
        Range::new(comma + 1, content::end_of(view, unit, comma + 1))
    } else {
        earlier(view, unit, cue.tokens.start)?
    };
    Some(Found { speaker, parts: [Some(content), None], lead: None, rule: "statement.source" })
}

/// The clause before "according to".
fn earlier(view: &View<'_>, unit: Unit, at: u32) -> Option<Range> {
    let quote = content::quotation_before(view, unit, at);
    if let Some(found) = quote.or_else(|| content::clause_before(view, unit, at)) {
        return Some(found);
    }
    let start =
        (unit.tokens.start..at).rev().find(|t| view.is(*t, &[";"])).map_or(unit.tokens.start, |t| t + 1);
    (at > start + 2).then_some(Range::new(start, at))
}
