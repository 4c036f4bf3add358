//! From the reporting words of one unit to what was said.

use super::clauses;
use super::cue::{self, Cue, Form, Frames, Group};
use super::sourced;
use super::speaker::Speaker;
use super::view::{Unit, View};
use crate::text::{Range, Shape};
use std::borrow::Cow;

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
    /// The builder or rule that found it.
    pub rule: Cow<'static, str>,
}

impl Said {
    /// What `content` says, its speaker not yet known.
    pub(super) fn new(
        view: &View<'_>,
        unit: u32,
        content: Range,
        rule: impl Into<Cow<'static, str>>,
    ) -> Self {
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
            rule: rule.into(),
        }
    }
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
        let named = s.speaker.as_ref().is_some_and(|p| p.speaks && !p.pronoun);
        let inside = outer.iter().find(|(content, by, _)| *by != s.cue && content.contains(cue));
        inside.is_none_or(|(_, _, speaker)| named && s.strong && (own.is_none() || own != *speaker))
    });
}

/// What somebody agreed, decided or asked a person to do is a deed: "agreed | to close the home". What people are urged
/// to do is said.
fn is_deed(view: &View<'_>, cue: &Cue, said: &Said) -> bool {
    let urges = cue.frames.any(Frames::ORDERS) && !cue.frames.any(Frames::TOLD);
    !said.quotes && !urges && view.is(said.content.start, &["to"])
}

/// A stance to a thing, without a word of what was said: "welcomed | the report", "defended | its record".
fn is_stance(view: &View<'_>, cue: &Cue, said: &Said) -> bool {
    let says = Frames::QUOTE | Frames::CLAUSE | Frames::THAT | Frames::WHETHER;
    let content = said.content;
    let thing = || view.phrase_at(content.start, content.end).is_some_and(|p| p.end == content.end);
    let stance = cue.frames.any(Frames::OBJECT) && !cue.frames.any(says) && cue.tokens.len() == 1;
    stance && !said.quotes && thing()
}

/// What one reporting word reports, if it reports something.
fn report(view: &View<'_>, number: u32, unit: Unit, cue: &Cue, from: usize, said: &mut Vec<Said>) {
    let found = match cue.form {
        Form::Source => sourced::source(view, unit, cue),
        Form::Noun => sourced::noun(view, unit, cue),
        _ if cue.passive => sourced::passive(view, unit, cue),
        _ => clauses::verb(view, unit, cue, from, said),
    };
    let Some(found) = found else { return };
    let parts = found.parts.into_iter().flatten().flat_map(|content| conjuncts(view, content));
    for content in parts {
        let taken = said[from..].iter().any(|s| s.content == content);
        if content.is_empty() || taken {
            continue;
        }
        let mut one = Said::new(view, number, content, found.rule);
        one.cue = Some(cue.tokens);
        one.speaker = Some(found.speaker.clone());
        if is_deed(view, cue, &one) || is_stance(view, cue, &one) {
            continue;
        }
        one.strong = cue.group == Group::Speech || cue.group == Group::Evidence && found.speaker.inspects;
        one.thought = cue.group == Group::Thought;
        one.addressee = found.lead.and_then(|l| l.addressee);
        one.medium = found.lead.and_then(|l| l.medium);
        said.push(one);
    }
}

/// The clauses that "and that" or ", that" joins in reported content, each a statement to be checked for itself.
fn conjuncts(view: &View<'_>, content: Range) -> Vec<Range> {
    let mut parts = Vec::new();
    let mut start = content.start;
    for at in content.start + 2..content.end.saturating_sub(1) {
        if !view.is(at, &["that"]) || view.quote_of(at).is_some() || !view.is(at - 1, &[",", "and", "but"]) {
            continue;
        }
        let comma = at - 1 > start && view.is(at - 2, &[","]) && !view.is(at - 1, &[","]);
        parts.push(Range::new(start, at - 1 - u32::from(comma)));
        start = at + 1;
    }
    parts.push(Range::new(start, content.end));
    parts.retain(|p| !p.is_empty());
    parts
}

/// Whether every word of the content stands in a quotation.
fn wholly_quoted(view: &View<'_>, content: Range) -> bool {
    content.iter().all(|t| view.quote_of(t).is_some() || view.shape(t).is(Shape::MARK))
}
