//! The subject after an inverted reporting word: `"...," said Mary Hill`.

use super::cue::Cue;
use super::view::{Unit, View};
use crate::lexicon::lists;
use crate::text::{Range, Shape};

/// The subject after an inverted cue: "said Trust chair Mary Hill, who took over in May".
pub(super) fn after(view: &View<'_>, unit: Unit, cue: &Cue) -> Option<Range> {
    let start = cue.tokens.end;
    let limit = unit.tokens.end;
    let never = view
        .is(start, &["that", "them", "him", "her", "us", "me", "it", "and", "but", "there", "this"])
        || view.word(start, lists::FUNCTION_WORDS, &["preposition"]);
    if never || view.quote_of(start).is_some() || view.date_at(start).is_some() {
        return None;
    }
    if view.is(start, &["another", "one", "others"]) && view.shape(start + 1).is(Shape::MARK) {
        return Some(Range::new(start, start + 1));
    }
    let mut end = view.phrase_at(start, limit)?.end;
    loop {
        if view.is(end, &["."]) && view.name_over(end + 1).is_some() && text_joins(view, end) {
            end += 1;
        }
        let tied = view.is(end, &["of", "for", "at", "in", "from", "and", "with", "&"])
            || view.shape(end).is(Shape::POSSESSIVE);
        match view.phrase_at(end + u32::from(tied), limit) {
            Some(next)
                if end < limit
                    && view.quote_of(end).is_none()
                    && (tied || view.name_over(next.start).is_some()) =>
            {
                end = next.end
            }
            _ => break,
        }
    }
    let end = apposition(view, end, limit);
    if predicate(view, end) {
        return None;
    }
    let closed = end >= limit
        || view.shape(end).is(Shape::MARK)
        || view.word(end, lists::FUNCTION_WORDS, &["preposition"])
        || view.is(end, &["when", "while", "and", "last", "who", "adding", "this"])
        || view.of_group(end, "aside")
        || view.of_group(end, "adverb")
        || view.date_at(end).is_some();
    closed.then_some(Range::new(start, end))
}

/// Whether a quotation opens that goes on the sentence: in `said families "had a right"` the families are the
/// subject of what was said.
fn predicate(view: &View<'_>, token: u32) -> bool {
    let first = view.shape(token + 1);
    view.opens(token).is_some() && first.is(Shape::LETTER) && !first.is(Shape::CAPITAL)
}

/// Whether a stop belongs to the title before it: "Dr. Mary Hill".
fn text_joins(view: &View<'_>, stop: u32) -> bool {
    view.hits(stop - 1, lists::HONORIFICS).next().is_some()
        || view.hits(stop - 1, lists::ABBREVIATIONS).next().is_some()
}

/// Over an apposition that follows: ", chair of the trust" or ", who led the visit", up to the next comma or stop.
fn apposition(view: &View<'_>, end: u32, limit: u32) -> u32 {
    if end >= limit || !view.is(end, &[","]) || view.opens(end + 1).is_some() {
        return end;
    }
    let relative = view.is(end + 1, &["who", "whose"]);
    let noun =
        view.phrase_at(end + 1, limit).is_some() && !view.is(end + 1, &["he", "she", "it", "they", "we"]);
    if !relative && !noun {
        return end;
    }
    let stops = |t: &u32| {
        view.is(*t, &[",", ";", ":"]) || view.stop(*t) || view.quote_of(*t).is_some() || view.dash(*t)
    };
    (end + 1..limit).find(stops).unwrap_or(limit)
}
