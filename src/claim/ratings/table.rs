//! Grades in tables and round-ups: whom a line is about.

use super::super::{Argument, Context};
use super::aspects::is_aspect;
use crate::lexicon::lists;
use crate::mention::{Kind, Label};
use crate::text::{Gap, Range, Shape};

/// Lines above a table entry that are searched for its heading.
const HEADING: usize = 6;
/// Words of a heading at most.
const LONGEST_HEADING: u32 = 9;

/// Whether the grade closes a line of a table: "Rating: Good", "Oakfield Primary, Mill Lane - Good".
pub(super) fn is_line(context: &Context<'_>, grade: Range) -> bool {
    let look = context.look();
    let tokens = &context.text.tokens;
    let ends =
        tokens.get(grade.end as usize).is_none_or(|t| t.gap >= Gap::Line) || look.is(grade.end, &["|"]);
    let start = context.line_start(grade.start);
    ends && (start == grade.start || look.is(grade.start - 1, &[":", "-", "–", "—", "|"]))
}

/// Whom a table line is about: the name that opens it, else the heading above.
pub(super) fn heading(context: &Context<'_>, grade: Range) -> Option<Range> {
    let start = context.line_start(grade.start);
    if let Some(found) = name(context, Range::new(start, grade.start)) {
        return Some(found);
    }
    if start < grade.start && !is_label(context, Range::new(start, grade.start)) {
        return Some(context.opening_of(Range::new(start, grade.start)));
    }
    block_heading(context, start).or_else(|| name_above(context, start))
}

/// The body named at the start of a line.
fn name(context: &Context<'_>, line: Range) -> Option<Range> {
    let org = context.scene.inside(line).find(|(_, m)| {
        m.label == Label::Org && m.tokens.start <= line.start + 2 && !matches!(m.kind, Kind::Inspectorate(_))
    });
    org.map(|(_, m)| m.tokens)
}

/// "Rating", "Overall rating for this service", "Safe", "Inspected": what is told, and not of whom.
fn is_label(context: &Context<'_>, line: Range) -> bool {
    let look = context.look();
    look.holds(line, lists::RATING_CUES, &["noun", "open"])
        || look.holds(line, lists::VERBS, &["inspect", "rated"])
        || context.text.hits.at(line.start).iter().any(|h| is_aspect(context, *h))
}

/// Where the block of lines begins that the line at `start` stands in.
fn block_start(context: &Context<'_>, start: u32) -> u32 {
    let mut first = start;
    while first > 0 && context.text.tokens[first as usize].gap < Gap::Paragraph {
        first = context.line_start(first - 1);
    }
    first
}

/// The day a block of lines tells: "Inspected: 4 April 2023" below the grade.
pub(super) fn date(context: &Context<'_>, grade: Range) -> Option<Argument> {
    let start = block_start(context, context.line_start(grade.start));
    let tokens = &context.text.tokens;
    let end = (grade.end..tokens.len() as u32).find(|t| tokens[*t as usize].gap >= Gap::Paragraph);
    let block = Range::new(start, end.unwrap_or(tokens.len() as u32));
    let told = context.look().holds(block, lists::VERBS, &["inspect_verb", "visit_verb"])
        || context.look().holds(block, lists::VISITS, &["visit", "bare"]);
    let mut dates = context.scene.inside(block).filter(|(_, m)| m.label == Label::Date && m.sub.is_none());
    let first = dates.next().filter(|_| told && is_line(context, grade) && dates.next().is_none());
    first.map(|(number, _)| context.mention_argument(number))
}

/// The first line of the block that the line at `start` stands in, where it reads as a name.
fn block_heading(context: &Context<'_>, start: u32) -> Option<Range> {
    let gap = |t: u32| context.text.tokens[t as usize].gap;
    let first = block_start(context, start);
    let end = (first + 1..start).find(|t| gap(*t) >= Gap::Line).unwrap_or(start);
    let line = Range::new(first, end);
    let named = first < start
        && line.len() <= LONGEST_HEADING
        && context.text.tokens[first as usize].shape.capitalised()
        && !context.text.tokens[end as usize - 1].shape.any(Shape::STOP);
    (named && !is_label(context, line)).then(|| context.opening_of(line))
}

/// A name that opens one of the lines above.
fn name_above(context: &Context<'_>, start: u32) -> Option<Range> {
    let mut line = start;
    for _ in 0..HEADING {
        let end = line;
        if end == 0 {
            break;
        }
        line = context.line_start(end - 1);
        if let Some(found) = name(context, Range::new(line, end)) {
            return Some(found);
        }
    }
    None
}

/// In a round-up, the provider whose entry `at` stands in: the heading of the last table line before it, where
/// the article has entries for more than one.
pub(super) fn entry(context: &Context<'_>, at: Range) -> Option<Range> {
    let grades = context.mentions.iter().filter(|m| m.label == Label::Rating && is_line(context, m.tokens));
    let mut last: Option<Range> = None;
    let mut several = false;
    for grade in grades {
        let Some(head) = heading(context, grade.tokens) else { continue };
        several |= last.is_some_and(|l| context.lower(l) != context.lower(head));
        if grade.tokens.start < at.start {
            last = Some(head);
        }
    }
    last.filter(|_| several)
}
