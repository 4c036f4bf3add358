//! Quotations that no reporting word of their own governs: the speaker is who spoke just before, or nobody known.

use super::cue::{self, Cue, Form, Frames, Group};
use super::sayings::Said;
use super::speaker::{self, Speaker};
use super::subject::{self, Subject};
use super::view::{Unit, View};
use crate::lexicon::lists;
use crate::mention::Label;
use crate::read::Zone;
use crate::text::{Gap, Range, Shape};

/// Adds what is left of a unit's quotations after its reporting words were read; `from` is where the unit's own
/// sayings start.
pub(super) fn left_over(view: &View<'_>, number: usize, from: usize, said: &mut Vec<Said>) {
    let unit = view.units[number];
    let mut at = unit.tokens.start;
    while at < unit.tokens.end {
        let Some(quote) = view.opens(at) else {
            at += 1;
            continue;
        };
        let range = view.quote(quote).tokens;
        at = range.end;
        let covered = said[from..].iter().any(|s| s.content.overlaps(range));
        if !covered {
            let found = one(view, number, range, said);
            said.extend(found);
        }
    }
}

/// A quotation without a reporting word.
fn one(view: &View<'_>, number: usize, range: Range, said: &[Said]) -> Option<Said> {
    let unit = view.units[number];
    if let Some(colon) = headed(view, unit, range) {
        let mut found = Said::new(view, number as u32, range, "statement.colon");
        found.speaker = Some(speaker::read(view, colon)).filter(|s| s.speaks);
        return Some(found);
    }
    if let Some(before) = said.iter().rfind(|s| s.unit == number as u32 && joined(view, s.content, range)) {
        let mut found = Said::new(view, number as u32, range, "statement.quotation");
        (found.speaker, found.cue) = (before.speaker.clone(), before.cue);
        return Some(found);
    }
    let (signature, cue) = signed(view, unit, range.end);
    if let Some(words) = signature {
        let mut found = Said::new(view, number as u32, range, "statement.signed");
        found.speaker = Some(speaker::read(view, words)).filter(|s| s.speaks);
        found.cue = cue;
        return Some(found);
    }
    if !sentence_like(view, range) {
        return None;
    }
    if range.start == unit.tokens.start && alone_after(view, unit, range.end) {
        return Some(alone(view, number, range, said));
    }
    beside(view, number, range)
}

/// Who stands after a dash behind a quotation, and the reporting word of a headline: `"..." - Mary Hill, parent`,
/// `"..." - Ofsted slams school`.
fn signed(view: &View<'_>, unit: Unit, dash: u32) -> (Option<Range>, Option<Range>) {
    let start = dash + 1;
    let named = unit.zone == Zone::Headline || view.shape(start).capitalised();
    if start >= unit.tokens.end || !view.shape(dash).any(Shape::DASH) || !named {
        return (None, None);
    }
    let ends = |t: &u32| view.context.text.tokens[*t as usize].gap >= Gap::Line || view.stop(*t);
    let words = Range::new(start, (start + 1..unit.tokens.end).find(ends).unwrap_or(unit.tokens.end));
    if unit.zone == Zone::Headline {
        let subject = view.phrase_at(start, words.end);
        let cue = subject.and_then(|s| cue::at(view, s.end));
        let cue = cue.filter(|c| c.group == Group::Speech && matches!(c.form, Form::Past | Form::Third));
        return (subject.filter(|_| cue.is_some()), cue.map(|c| c.tokens));
    }
    let named = view.starting(start).any(|(_, m)| m.label == Label::Person)
        || view.hits(start, lists::HONORIFICS).next().is_some();
    let acts = words.iter().any(|t| view.verb(t) && !view.shape(t).capitalised());
    ((named && words.len() <= 14 && !acts).then_some(words), None)
}

/// Whether only a comma and a conjunction part two quotations: `"a hard year", and "one to forget"`.
fn joined(view: &View<'_>, before: Range, quote: Range) -> bool {
    let between = Range::new(before.end.min(quote.start), quote.start);
    (1..=3).contains(&between.len())
        && view.closes_before(before.end).is_some()
        && between.iter().all(|t| view.is(t, &[",", "and", "but", "or", "a", "an", "the"]))
}

/// A quotation with text around it but no reporting word the lexicon knows: `"...," beamed Mary Hill`.
fn beside(view: &View<'_>, number: usize, range: Range) -> Option<Said> {
    let unit = view.units[number];
    let leads = range.start > unit.tokens.start && view.is(range.start - 1, &[":", ","]);
    let first = range.start == unit.tokens.start && view.is(range.end.saturating_sub(2), &[",", "?", "!"]);
    if !leads && !first {
        return None;
    }
    let outside = if first {
        Range::new(range.end, unit.tokens.end)
    } else {
        Range::new(unit.tokens.start, range.start)
    };
    let mut found = Said::new(view, number as u32, range, "statement.beside");
    found.inherited = true;
    let person = outside
        .iter()
        .take(12)
        .find(|t| view.starting(*t).any(|(_, m)| m.label == Label::Person) || view.is(*t, &["he", "she"]));
    found.speaker = person.and_then(|t| view.phrase_at(t, outside.end)).map(|r| speaker::read(view, r));
    Some(found)
}

/// Whether a quotation is more than a phrase: it ends with a mark, was left open, or is long.
fn sentence_like(view: &View<'_>, range: Range) -> bool {
    let last = range.end.saturating_sub(2);
    let open = view.quote_of(range.start).is_some_and(|n| !view.quote(n).closed);
    open || view.stop(last) || view.is(last, &[","]) || range.len() > 12
}

/// A quotation that is its unit: the speaker is whoever spoke before, in the same paragraph or the one before.
fn alone(view: &View<'_>, number: usize, range: Range, said: &[Said]) -> Said {
    let unit = view.units[number];
    let mut found = Said::new(view, number as u32, range, "statement.quotation");
    found.inherited = true;
    if let Some((speaker, cue)) = number.checked_sub(1).and_then(|n| led_in(view, view.units[n], said)) {
        (found.speaker, found.cue) = (Some(speaker), cue);
        return found;
    }
    if let Some(words) = view.units.get(number + 1).and_then(|u| signed(view, *u, u.tokens.start).0) {
        found.speaker = Some(speaker::read(view, words)).filter(|s| s.speaks);
        return found;
    }
    let Some(last) = said.last() else { return found };
    let paragraph = view.units[last.unit as usize].paragraph;
    let continues = view.quote_of(range.start).is_some_and(|n| view.quote(n).continues);
    if paragraph == unit.paragraph {
        found.speaker = last.speaker.clone().filter(|s| s.speaks);
        found.cue = last.cue.filter(|_| last.direct && found.speaker.is_some());
    } else if paragraph + 1 == unit.paragraph || continues {
        found.speaker = last.speaker.as_ref().filter(|s| s.speaks).map(Speaker::elsewhere);
    }
    found
}

/// Who is named before the colon that ends the unit before a quotation, and the reporting word: "She added:",
/// "Mary Hill, headteacher:".
fn led_in(view: &View<'_>, unit: Unit, said: &[Said]) -> Option<(Speaker, Option<Range>)> {
    let colon = unit.tokens.end.checked_sub(1).filter(|t| view.is(*t, &[":"]))?;
    let outside = unit.tokens.iter().rev().filter(|t| view.quote_of(*t).is_none());
    let verb =
        |c: &Cue| c.frames.any(Frames::QUOTE) && !c.passive && matches!(c.form, Form::Past | Form::Third);
    let Some(cue) = outside.filter_map(|t| cue::at(view, t)).find(verb) else {
        let words = Range::new(unit.tokens.start, colon);
        let named = words.len() <= 14
            && !words.is_empty()
            && view.starting(words.start).any(|(_, m)| m.label == Label::Person);
        return named.then(|| (speaker::read(view, words), None));
    };
    let speaker = match subject::before(view, unit, &cue) {
        Subject::Here { range, .. } => Some(speaker::read(view, range)),
        Subject::Shared { .. } => {
            said.last().filter(|s| view.units[s.unit as usize] == unit).and_then(|s| s.speaker.clone())
        }
        Subject::Missing { .. } => None,
    };
    Some((speaker?, Some(cue.tokens)))
}

/// Nothing but a stop follows the quotation in its unit.
fn alone_after(view: &View<'_>, unit: Unit, end: u32) -> bool {
    (end..unit.tokens.end).all(|t| view.shape(t).is(Shape::MARK))
}

/// `Mary Hill, headteacher: "..."`: the words from the unit's start to the colon, if they name somebody.
fn headed(view: &View<'_>, unit: Unit, range: Range) -> Option<Range> {
    let colon = range.start.checked_sub(1).filter(|t| *t > unit.tokens.start && view.is(*t, &[":"]))?;
    let words = Range::new(unit.tokens.start, colon);
    let numbered = words.iter().any(|t| view.shape(t).any(Shape::DIGIT));
    let clause = numbered
        || words.iter().any(|t| view.quote_of(t).is_some() || view.is(t, &[","]) && words.len() > 12);
    (words.len() <= 14 && !clause && view.shape(words.start).capitalised()).then_some(words)
}

/// A quotation left open in its paragraph that the next paragraph's takes up belongs to that one's speaker.
pub(super) fn look_ahead(view: &View<'_>, said: &mut [Said]) {
    for n in (1..said.len()).rev() {
        let (head, tail) = said.split_at_mut(n);
        let (Some(earlier), Some(later)) = (head.last_mut(), tail.first()) else { continue };
        let open = view.quote_of(earlier.content.start).is_some_and(|q| !view.quote(q).closed);
        let goes_on = view.quote_of(later.content.start).is_some_and(|q| view.quote(q).continues);
        if earlier.speaker.is_none() && earlier.direct && open && goes_on {
            earlier.speaker = later.speaker.as_ref().map(Speaker::elsewhere);
        }
    }
}
