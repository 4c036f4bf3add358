//! Grades in tables and round-ups: whom a line is about.

use super::super::{Argument, Context};
use super::aspects::is_aspect;
use super::columns;
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
    // "Inadequate again.", "Good (Requires improvement)"
    let again = u32::from(look.is(grade.end, &["again", "overall"]));
    let ends = |t: u32| tokens.get(t as usize).is_none_or(|t| t.gap >= Gap::Line);
    let closed =
        ends(grade.end + again) || look.is(grade.end, &["|", "("]) || look.is(grade.end + again, &["."]);
    let start = context.line_start(grade.start);
    let opened = |t: u32| look.is(t, &[":", "-", "–", "—", "|", "★", "☆"]);
    closed && (start == grade.start || opened(grade.start - 1)) || name_behind(context, grade).is_some()
}

/// "Rated 5: Bluebell Tea Rooms at Mill Lane; rated on May 2": where the grade comes first, the rest of the line.
fn name_behind(context: &Context<'_>, grade: Range) -> Option<Range> {
    let look = context.look();
    let start = context.line_start(grade.start);
    let led = look.holds(Range::new(start, grade.start), lists::VERBS, &["rate", "rated"]);
    let rest = Range::new(grade.end + 1, context.line_end(grade.start).max(grade.end + 1));
    (led && grade.start - start <= 3 && look.is(grade.end, &[":"]) && !rest.is_empty()).then_some(rest)
}

/// The lines of places that stand below a grade alone: "Rated 5", "Crab Pot, Quay Road - May 2", "Mill Café, Mill Lane".
pub(super) fn lines_below(context: &Context<'_>, grade: Range) -> Vec<Range> {
    let look = context.look();
    let start = context.line_start(grade.start);
    let led = look.holds(Range::new(start, grade.start), lists::VERBS, &["rate", "rated"]);
    let end = grade.end + u32::from(look.is(grade.end, &[":"]));
    if !led || grade.start - start > 2 || context.line_end(grade.start) > end {
        return Vec::new();
    }
    let gap = |t: u32| context.text.tokens.get(t as usize).map(|t| t.gap);
    let place = |line: Range| {
        let prose = look.holds(line, lists::GRAMMAR, &["be", "have"]) || look.is(line.end - 1, &["."]);
        !prose && context.text.tokens[line.start as usize].shape.capitalised()
    };
    let (mut lines, mut at) = (Vec::new(), end);
    while gap(at) == Some(Gap::Line) {
        let line = Range::new(at, context.line_end(at).max(at + 1));
        if !place(line) {
            break;
        }
        lines.push(line);
        at = line.end;
    }
    lines
}

/// Whom a table line is about: the name that opens it, else the heading above.
pub(super) fn heading(context: &Context<'_>, grade: Range) -> Option<Range> {
    let start = context.line_start(grade.start);
    if let Some(rest) = name_behind(context, grade) {
        let stop = rest.iter().find(|t| context.look().is(*t, &["at", "in", "on", ",", ";", "("]));
        return Some(name(context, rest).unwrap_or(Range::new(rest.start, stop.unwrap_or(rest.end))));
    }
    if let Some(cell) = columns::cell(context, grade) {
        return Some(cell.row).filter(|_| cell.is_of_bodies(context));
    }
    // "- 2013: Inadequate again.": an entry of a history of one body.
    if context
        .scene
        .inside(Range::new(start, grade.start))
        .any(|(_, m)| m.label == Label::Date && m.tokens.start < start + 2)
    {
        return None;
    }
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

/// "Rating", "Overall rating for this service", "Safe", "Inspected", "- The quality of education": what is told, and
/// not of whom.
fn is_label(context: &Context<'_>, line: Range) -> bool {
    let look = context.look();
    let bullet = u32::from(context.text.tokens[line.start as usize].shape.any(Shape::MARK));
    let article = u32::from(look.is(line.start + bullet, &["the"]));
    let first = line.start + bullet + article;
    look.holds(line, lists::RATING_CUES, &["noun", "open"])
        || look.holds(line, lists::VERBS, &["inspect", "rated"])
        || context.look().is(line.end - 1, &["?"])
        || first < line.end && context.text.hits.at(first).iter().any(|h| is_aspect(context, *h))
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
    if let Some(rest) = name_behind(context, grade) {
        let mut dates = context.scene.inside(rest).filter(|(_, m)| m.label == Label::Date && m.sub.is_none());
        return dates.next().map(|(number, _)| context.mention_argument(number));
    }
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
    let mut first = block_start(context, start);
    let line_end = |first: u32| (first + 1..start).find(|t| gap(*t) >= Gap::Line).unwrap_or(start);
    // A line of prose above the entry heads nothing.
    while first < start && context.look().is(line_end(first) - 1, &["."]) {
        first = line_end(first);
    }
    let end = line_end(first);
    let line = Range::new(first, end.max(first));
    if line.is_empty() {
        return None;
    }
    let named = first < start
        && line.len() <= LONGEST_HEADING
        && context.text.tokens[first as usize].shape.capitalised();
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

/// Whether the article has entries for more than one provider.
pub(super) fn has_entries(context: &Context<'_>) -> bool {
    let end = context.text.tokens.len() as u32;
    entry(context, Range::new(end, end)).is_some()
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
