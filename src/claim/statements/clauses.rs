//! Reporting clauses: a verb, its subject, and what it reports on either side.

use super::carried;
use super::content::{self, Shown};
use super::cue::{Cue, Form, Frames, Group};
use super::inverted;
use super::lead::{self, Lead};
use super::preceding::{clause_before, quotation_before};
use super::sayings::Said;
use super::speaker::{self, Speaker};
use super::subject::{self, Subject};
use super::usage;
use super::view::{Unit, View};
use crate::lexicon::lists;
use crate::mention::Label;
use crate::read::Zone;
use crate::text::{Gap, Range, Shape};

/// A reporting clause understood.
pub(super) struct Found {
    pub speaker: Speaker,
    pub parts: [Option<Range>; 2],
    pub lead: Option<Lead>,
    pub rule: &'static str,
}

/// A finite verb or "-ing" with its subject.
pub(super) fn verb(view: &View<'_>, unit: Unit, cue: &Cue, from: usize, said: &[Said]) -> Option<Found> {
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
        (_, Some(range)) => {
            let read = speaker::read(view, range);
            let known = carried::on(view, unit, range, &read, said);
            match known {
                Some(known) => known.in_words(view, range),
                None => read,
            }
        }
        (Subject::Shared { .. }, None) => shared(view, unit, start, &said[from..])?,
        _ => return None,
    };
    let lead = lead::lead(view, unit, cue);
    let after = content::after(view, unit, cue, lead).and_then(|(r, shown)| {
        let related = range.is_some_and(|s| view.is(s.end, &["who", "which", "that"]));
        Some((if related { content::within_relative(view, r)? } else { r }, shown))
    });
    if after.is_some_and(|(_, shown)| shown == Shown::Infinitive)
        && speaker.pronoun
        && range.is_some_and(|r| described(view, unit, r.start))
    {
        return None;
    }
    let parts = match range {
        Some(_) => around(view, unit, cue, start, lead, after.map(|a| a.0)),
        None => [None, after.map(|a| a.0)],
    };
    let any = parts[0].or(parts[1])?;
    let quoted = any.iter().any(|t| view.quote_of(t).is_some());
    let strong = cue.frames.any(Frames::INVERT)
        && !speaker.pronoun
        && (cue.form == Form::Past
            || matches!(cue.form, Form::Third | Form::Base) && !cue.frames.any(Frames::OBJECT));
    let shows =
        cue.group != Group::Evidence || speaker.document || speaker.inspects || view.is(lead.at, &["that"]);
    if !shows || !quoted && (!speaker.speaks && !strong || conditional(view, unit, start)) {
        return None;
    }
    let rule = match (parts[0], after) {
        (None, Some((_, Shown::Object))) => "statement.object",
        (None, Some((_, Shown::Infinitive))) => "statement.infinitive",
        _ => "statement.verb",
    };
    Some(Found { speaker, parts, lead: Some(lead), rule })
}

/// What is reported before the subject at `start` and after the cue. A quotation before is always reported; then
/// only more of it, or a "that", goes on after. A clause before is reported where the reporting clause ends the
/// sentence or interrupts it.
fn around(
    view: &View<'_>,
    unit: Unit,
    cue: &Cue,
    start: u32,
    lead: Lead,
    after: Option<Range>,
) -> [Option<Range>; 2] {
    if cue.frames.any(Frames::QUOTE) {
        let quote = quotation_before(view, unit, start);
        let outside = quote.is_some_and(|q| q.start < unit.tokens.start);
        if quote.is_some() && !(outside && after.is_some()) {
            let more = after.filter(|r| view.opens(r.start).is_some() || view.is(r.start - 1, &["that"]));
            return [quote, more.or_else(|| content::goes_on(view, unit, lead.at))];
        }
    }
    if after.is_some() || !cue.frames.any(Frames::INVERT | Frames::TOLD) {
        return [None, after];
    }
    let Some(before) = clause_before(view, unit, start) else { return [None, None] };
    match content::resumed(view, unit, cue, lead.at) {
        // "In contrast, he said, sales fell": what only leads the clause in is not said by itself.
        Some(rest) => {
            let opener = view.word(before.start, lists::FUNCTION_WORDS, &["preposition", "conjunction"])
                || usage::adverb(view, before.start);
            let leads_in = before.len() <= 3 && opener;
            [Some(before).filter(|_| !leads_in), Some(rest)]
        }
        None => {
            let whole = content::closes(view, unit, lead.at) && content::is_said(view, before);
            [Some(before).filter(|_| whole), None]
        }
    }
}

/// Whether the subject opens a clause that describes the noun before it: "the qualities | he hopes to show".
fn described(view: &View<'_>, unit: Unit, start: u32) -> bool {
    let noun = start.checked_sub(1).filter(|t| *t > unit.tokens.start && view.quote_of(*t).is_none());
    noun.is_some_and(|t| {
        view.shape(t).is(Shape::LETTER)
            && view.context.text.tokens[start as usize].gap < Gap::Line
            && view.hits(t, lists::FUNCTION_WORDS).next().is_none()
            && view.hits(t, lists::GRAMMAR).next().is_none()
            && view.date_at(t).is_none()
            && !view.verb(t)
            && !usage::adverb(view, t)
    })
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
    let inside = |cue: Range| said.iter().any(|s| s.cue != Some(cue) && s.content.contains(cue));
    let before = said.iter().rev().find(|s| s.cue.is_some_and(|c| c.end <= at && !inside(c)));
    if let Some(speaker) = before.and_then(|s| s.speaker.clone()) {
        return Some(speaker);
    }
    let start = unit.tokens.iter().find(|t| view.context.text.zone(*t) != Zone::Dateline)?;
    let range = view.phrase_at(start, at).filter(|_| view.quote_of(start).is_none())?;
    // "The council's leader, Graham Pyke, apologised and said".
    let closing = (range.end + 1..at).find(|t| view.is(*t, &[","])).filter(|_| view.is(range.end, &[","]));
    let apposed = closing.map(|t| Range::new(start, t));
    let named = |r: &Range| view.context.scene.inside(*r).any(|(_, m)| m.label == Label::Person);
    let range = apposed.filter(named).unwrap_or(range);
    Some(speaker::read(view, range)).filter(|s| s.speaks)
}

/// `"...," said Mary Hill` and, at the start of a sentence, `Said Mary Hill: "..."`.
fn inverted(view: &View<'_>, unit: Unit, cue: &Cue, subject: Subject) -> Option<Found> {
    let start = cue.tokens.start;
    let behind = view.closes_before(start).is_some() || start > 0 && view.is(start - 1, &[","]);
    let missing = matches!(subject, Subject::Missing { .. }) || behind;
    let finite = matches!(cue.form, Form::Past | Form::Third | Form::Base);
    if !missing || !cue.frames.any(Frames::INVERT) || !finite {
        return None;
    }
    let range = inverted::after(view, unit, cue)?;
    let speaker = speaker::read(view, range);
    let rest = range.end + u32::from(view.is(range.end, &[",", ":"]));
    let after = view.opens(rest).filter(|_| rest < unit.tokens.end).map(|n| view.quote(n).tokens);
    let quote = quotation_before(view, unit, start);
    // "An employee, who asked not to be named, said the rise in cases would go on": a verb follows, no inversion.
    let limit = unit.tokens.end;
    let mark = (range.end..limit).find(|t| view.shape(*t).is(Shape::MARK)).unwrap_or(limit);
    let ends = !speaker.pronoun && !view.has_verb(Range::new(range.end, mark));
    let clause = || clause_before(view, unit, start).filter(|c| ends && content::is_clause(view, *c));
    let before = quote.or_else(clause).filter(|_| start > unit.tokens.start || quote.is_some());
    before.or(after)?;
    Some(Found { speaker, parts: [before, after], lead: None, rule: "statement.inverted" })
}
