//! Where reported content ends.

use super::cue::{self, Form, Frames};
use super::lead::medium;
use super::usage;
use super::view::{Unit, View};
use crate::lexicon::lists;
use crate::mention::Label;
use crate::text::{Gap, Range};

/// Words that an apposition in the subject of the next reporting clause may have.
const APPOSITION: u32 = 20;

/// Where indirect content that starts at or before `from` ends: at the sentence's stop, or before a clause
/// that belongs to the reporting sentence again.
pub(super) fn end_of(view: &View<'_>, unit: Unit, from: u32) -> u32 {
    let mut limit = unit.tokens.end;
    while limit > from
        && view.quote_of(limit - 1).is_none()
        && (view.stop(limit - 1) || view.is(limit - 1, &[",", ":", ";"]))
    {
        limit -= 1;
    }
    (from + 1..limit).find(|t| view.quote_of(*t).is_none() && ends_at(view, unit, *t, from)).unwrap_or(limit)
}

fn ends_at(view: &View<'_>, unit: Unit, at: u32, from: u32) -> bool {
    let text = view.context.text;
    if text.tokens[at as usize].gap >= Gap::Line {
        return true;
    }
    if view.is(at, &[";"]) || view.dash(at) && !inserts(view, unit, at, from) {
        return true;
    }
    if let Some(number) =
        view.closes_before(at).filter(|n| view.quote(*n).tokens.start >= from && at > from + 1)
    {
        if rounds_off(view, unit, view.quote(number).tokens) {
            return true;
        }
        let after = view.is(at, &["as", "after", "while", "amid", "during"])
            || view.of_group(at, "aside")
            || view.is(at, &["in", "at", "on"])
                && view.phrase_at(at + 1, unit.tokens.end).is_some_and(|r| medium(view, r))
            || view.date_at(at).is_some();
        if after {
            return true;
        }
    }
    if view.is(at, &[","]) {
        let next = at + 1;
        return cue_form(view, next, &[Form::Ing])
            || view.is(next, &["according", "said", "says"])
            || view.is(next, &["but", "and", "while", "although", "though"])
                && matrix_follows(view, unit, next + 1);
    }
    let joins = view.is(at, &["but", "and", "while", "although"])
        && (view.closes_before(at).is_some() || person_at(view, at + 1));
    coordinated_cue(view, unit, at) || joins && matrix_follows(view, unit, at + 1)
}

/// Whether a person's name starts here.
fn person_at(view: &View<'_>, at: u32) -> bool {
    let titled = view.hits(at, lists::HONORIFICS).next().map_or(at, |h| h.range().end);
    view.starting(titled).any(|(_, m)| m.label == Label::Person)
}

/// Whether the dash opens or closes an insertion: "the trust - its owner - must act".
fn inserts(view: &View<'_>, unit: Unit, at: u32, from: u32) -> bool {
    let dashes = |range: Range| range.iter().filter(|t| view.quote_of(*t).is_none() && view.dash(*t)).count();
    let before = dashes(Range::new(from, at));
    before % 2 == 1 || dashes(Range::new(at + 1, unit.tokens.end)) % 2 == 1
}

/// Whether a quotation ends its clause by a mark inside it: a stop, or a comma after which no other quotation
/// of the sentence follows.
pub(super) fn rounds_off(view: &View<'_>, unit: Unit, quote: Range) -> bool {
    let last = quote.end.saturating_sub(2);
    view.stop(last) || view.is(last, &[","]) && !(quote.end..unit.tokens.end).any(|t| view.opens(t).is_some())
}

/// Whether what follows a quotation at `at` is no longer its speaker's content.
pub(super) fn breaks_off(view: &View<'_>, unit: Unit, at: u32) -> bool {
    // "said that "staff are kind", that "pupils are happy" and that ...": more of the same.
    if view.is(at, &[",", "and"])
        && (view.is(at + 1, &["that"]) || view.is(at + 1, &["and"]) && view.is(at + 2, &["that"]))
    {
        return false;
    }
    view.stop(at)
        || view.is(at, &[",", ";", ":", ")", "as", "after", "while", "when", "amid", "despite", "because"])
        || view.is(at, &["before", "but", "on", "during"])
        || view.of_group(at, "aside")
        || view.dash(at)
        || coordinated_cue(view, unit, at)
        || view.is(at, &["in", "at", "to", "by"])
            && view.phrase_at(at + 1, unit.tokens.end).is_some_and(|r| medium(view, r))
        || view.date_at(at).is_some()
}

/// "and warned", "but says": a second reporting verb of the same subject.
fn coordinated_cue(view: &View<'_>, unit: Unit, at: u32) -> bool {
    view.is(at, &["and", "but"]) && {
        let next = skip_adverbs(view, at + 1);
        next < unit.tokens.end
            && cue_form(view, next, &[Form::Past, Form::Third])
            && cue::at(view, next).is_some_and(|c| {
                !c.passive
                    && !view.verb(c.tokens.end)
                    && c.frames.any(Frames::QUOTE | Frames::OBJECT | Frames::LABEL | Frames::TO)
            })
    }
}

/// Whether a reporting clause follows a conjunction: a verb, or a short subject and a verb.
fn matrix_follows(view: &View<'_>, unit: Unit, at: u32) -> bool {
    let limit = unit.tokens.end;
    let at = skip_adverbs(view, at);
    let verb = |t: u32| {
        t < limit
            && cue::at(view, t).is_some_and(|c| {
                matches!(c.form, Form::Past | Form::Third)
                    && !c.passive
                    && c.frames.any(Frames::QUOTE | Frames::TO)
            })
    };
    let mut at = at;
    for _ in 0..3 {
        let Some(phrase) = view.phrase_at(at, limit).filter(|_| !verb(at)) else { break };
        let next = skip_adverbs(view, phrase.end);
        if verb(next) || (phrase.start + 1..phrase.end).any(verb) {
            return true;
        }
        if view.is(phrase.end, &[","]) {
            // "and its head, Mary Hill, said": over the apposition.
            let reach = Range::new(phrase.end + 1, limit.min(phrase.end + APPOSITION));
            let closing = reach.iter().find(|t| view.quote_of(*t).is_some() || view.is(*t, &[",", ";"]));
            return closing.is_some_and(|t| view.is(t, &[","]) && verb(skip_adverbs(view, t + 1)));
        }
        if !view.is(phrase.end, &["of", "in", "for", "at", "from", "'s", "’s"]) {
            return false;
        }
        at = phrase.end + 1;
    }
    verb(at)
}

fn skip_adverbs(view: &View<'_>, mut at: u32) -> u32 {
    while usage::adverb(view, at) {
        at += 1;
    }
    at
}

pub(super) fn cue_form(view: &View<'_>, at: u32, forms: &[Form]) -> bool {
    cue::at(view, at).is_some_and(|c| {
        forms.contains(&c.form)
            && c.frames.any(Frames::QUOTE | Frames::CLAUSE | Frames::OBJECT | Frames::LABEL)
    })
}
