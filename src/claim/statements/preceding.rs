//! What is reported before its reporting clause.

use super::cue::{self, Cue, Form, Frames};
use super::view::{Unit, View};
use crate::text::{Gap, Range, Shape};

/// The quotation that closes just before the subject at `from`, with the clause it ends, if no reporting word of
/// its own has it. One in a sentence of its own counts where it is the whole of it: `"Why now?" Ms Hill asked.`
pub(super) fn quotation_before(view: &View<'_>, unit: Unit, from: u32) -> Option<Range> {
    if view.context.text.tokens.get(from as usize).is_none_or(|t| t.gap >= Gap::Line) {
        return None;
    }
    let comma = from.checked_sub(1)?;
    let marked = view.is(comma, &[","]) || view.dash(comma);
    let number = view.closes_before(from).or_else(|| view.closes_before(comma).filter(|_| marked))?;
    let quote = view.quote(number).tokens;
    if quote.start < unit.tokens.start {
        let opens = view.units.iter().any(|u| u.tokens.start == quote.start);
        return opens.then_some(quote);
    }
    with_clause(view, unit, quote)
}

/// A clause up to the comma before the subject at `from`: "The trust had more to do, she said". Of a sentence that
/// opens with a quotation ending in a comma, the quotation: the rest names who says it.
pub(super) fn clause_before(view: &View<'_>, unit: Unit, from: u32) -> Option<Range> {
    let comma = from.checked_sub(1).filter(|t| view.is(*t, &[","]) || view.dash(*t))?;
    let start = earlier_clause(view, unit, comma);
    let opening = view.opens(start).map(|n| view.quote(n).tokens);
    if let Some(quote) =
        opening.filter(|q| q.end < comma && q.end > q.start + 2 && view.is(q.end - 2, &[","]))
    {
        return Some(quote);
    }
    (comma > start && view.quote_of(comma - 1).is_none()).then_some(Range::new(start, comma))
}

/// A quotation that ends a clause of the speaker's, with that clause: `The plans "are a step forward," she said`.
/// None where another reporting word has it.
fn with_clause(view: &View<'_>, unit: Unit, quote: Range) -> Option<Range> {
    let start = earlier_clause(view, unit, quote.start);
    let own = (start..quote.start)
        .any(|t| view.shape(t).is(Shape::LETTER) && !view.is(t, &["but", "and", "yet", "so"]));
    let marked = quote.start > start
        && (view.is(quote.start - 1, &[",", ":"])
            || view.dash(quote.start - 1)
            || view.closes_before(quote.start).is_some());
    let reports = |c: &Cue| {
        let finite = matches!(c.form, Form::Past | Form::Third | Form::Ing);
        finite && c.frames.any(Frames::QUOTE | Frames::LABEL | Frames::OBJECT | Frames::THAT)
    };
    let reported = (start..quote.start)
        .any(|t| view.quote_of(t).is_none() && cue::at(view, t).is_some_and(|c| reports(&c)));
    match (own && !marked, reported) {
        (true, true) => None,
        (true, false) => Some(Range::new(start, quote.end)),
        (false, _) => Some(quote),
    }
}

/// Where the clause that ends at `end` starts: after a semicolon or a quotation, or at the unit's start.
fn earlier_clause(view: &View<'_>, unit: Unit, end: u32) -> u32 {
    let broken = |t: &u32| view.quote_of(*t).is_none() && view.is(*t, &[";"]);
    (unit.tokens.start..end).rev().find(broken).map_or(unit.tokens.start, |t| t + 1)
}
