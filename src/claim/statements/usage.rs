//! Whether the words around a listed word let it be a reporting word.

use super::cue::{Cue, Form, Frames, Group};
use super::view::{LONGEST_PHRASE, View};
use crate::lexicon::lists;
use crate::text::{Gap, Shape};

/// The words that keep a following verb form from being finite.
const AUXILIARY_BE: &[&str] =
    &["is", "are", "was", "were", "be", "been", "being", "am", "'s", "’s", "isn't", "wasn't", "gets", "got"];

/// Whether the words before allow this form; notes the passive.
pub(super) fn fits(view: &View<'_>, cue: &mut Cue) -> bool {
    let start = cue.tokens.start;
    let before = before_adverbs(view, start);
    let (after_be, determined) = match before.checked_sub(1) {
        Some(t) => (view.is(t, AUXILIARY_BE), determiner(view, t)),
        None => (false, false),
    };
    match cue.form {
        Form::Past | Form::Participle => {
            cue.passive = after_be || (cue.form == Form::Participle && !perfect(view, before));
            let reduced = !after_be && cue.frames.any(Frames::LABEL) && view.is(cue.tokens.end, &["as"]);
            // "told to improve", "urged to act": nobody is told, so the hearer is the subject.
            let ordered = cue.frames.any(Frames::ORDERS) && view.is(cue.tokens.end, &["to"]);
            // "described by Ofsted as good": what says or calls something is not followed by an agent.
            let agent = cue.frames.any(Frames::LABEL | Frames::OBJECT) && view.is(cue.tokens.end, &["by"]);
            cue.passive |= reduced || ordered || agent || !after_be && graded(view, cue);
            !determined && before.checked_sub(1).is_none_or(|t| !view.is(t, &["to", "of"]))
        }
        Form::Third => !determined && !joined(view, start) && !noun_before(view, before),
        Form::Base => base_fits(view, cue, before) && !determined,
        Form::Ing => !determined && !joined(view, start) && (after_be || adjunct(view, before)),
        Form::Adjective => {
            after_be
                || before
                    .checked_sub(1)
                    .is_some_and(|t| view.is(t, &["feel", "feels", "felt", "remain", "remains", "remained"]))
        }
        Form::Noun => view.is(cue.tokens.end, &["that"]) && owned(view, start),
        Form::Source => true,
    }
}

/// "services deemed inadequate have": a label verb with a grade right after it, or a label that a verb follows,
/// has no object, so it is a participle.
fn graded(view: &View<'_>, cue: &Cue) -> bool {
    let grade = |t: u32| view.starting(t).any(|(_, m)| m.label == crate::mention::Label::Rating);
    let next = cue.tokens.end;
    let last = view.context.text.tokens.len() as u32;
    let runs_on = || {
        let label = view.phrase_at(next, last);
        label.is_some_and(|p| view.word(p.end, lists::FUNCTION_WORDS, &["auxiliary"]))
    };
    cue.frames.any(Frames::LABEL) && (grade(next) || grade(next + 1) || runs_on())
}

/// Whether the phrase before a noun tells whose it is: "the trust's claim".
fn owned(view: &View<'_>, start: u32) -> bool {
    let owner = view.phrase_before(start, start.saturating_sub(LONGEST_PHRASE));
    owner.is_some_and(|r| r.iter().any(|t| view.shape(t).is(Shape::POSSESSIVE)))
}

/// Whether a participle clause can start here: after a mark, a conjunction or a preposition, or at the start.
fn adjunct(view: &View<'_>, at: u32) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    view.quote_of(before).is_some()
        || view.shape(before).is(Shape::MARK)
        || view.context.text.tokens[at as usize].gap >= Gap::Line
        || view
            .is(before, &["and", "or", "but", "by", "in", "for", "before", "after", "while", "when", "from"])
        || view.is(before, &["without", "than", "despite", "started", "began", "kept"])
        || view.of_group(before, "medium")
}

/// The token after what stands before the adverbs that lead up to `at`.
pub(super) fn before_adverbs(view: &View<'_>, mut at: u32) -> u32 {
    while at > 0 && view.quote_of(at - 1).is_none() && adverb(view, at - 1) {
        at -= 1;
    }
    at
}

/// A closed-class adverb or a word in -ly.
pub(super) fn adverb(view: &View<'_>, token: u32) -> bool {
    let found = view.context.text.token_str(token);
    let manner = found.len() > 4
        && found.ends_with("ly")
        && !view.shape(token).capitalised()
        && !view.of_group(token, "not_adverb");
    manner
        || view.word(token, lists::FUNCTION_WORDS, &["adverb"])
        || view.of_group(token, "adverb") && !view.shape(token).capitalised()
}

/// A past participle that can hang on the noun before it: "a survey published by the trust".
pub(super) fn participle(view: &View<'_>, token: u32) -> bool {
    let found = view.context.text.token_str(token);
    !view.shape(token).capitalised()
        && view.quote_of(token).is_none()
        && (found.len() > 4 && found.ends_with("ed")
            || view.is(token, &["seen", "taken", "made", "sent", "given", "written", "held"]))
}

fn determiner(view: &View<'_>, token: u32) -> bool {
    view.shape(token).any(Shape::POSSESSIVE)
        || view.word(token, lists::FUNCTION_WORDS, &["possessive"])
        || view.is(token, &["the", "a", "an", "no", "any", "some", "every", "each", "these", "those", "this"])
        || view.is(token, &["more", "other", "such", "much", "so", "very", "most", "many", "several"])
}

fn perfect(view: &View<'_>, before: u32) -> bool {
    before > 0
        && view.is(before - 1, &["has", "have", "had", "having", "'ve", "’ve", "i've", "we've", "they've"])
}

/// A word tied to the one before by a hyphen or a slash is part of a compound.
fn joined(view: &View<'_>, start: u32) -> bool {
    start > 0 && view.shape(start - 1).any(Shape::DASH) && !view.dash(start - 1)
}

/// "of reports", "in plans": a preposition before makes a noun of it.
fn noun_before(view: &View<'_>, before: u32) -> bool {
    before > 0
        && (view.word(before - 1, lists::FUNCTION_WORDS, &["preposition"])
            || view.is(before - 1, &["and", "or"])
                && before > 1
                && view.word(before - 2, lists::FUNCTION_WORDS, &["preposition"]))
}

/// "Jane Hill and Tom Reed say": a name after "and" that another name goes before.
fn paired(view: &View<'_>, last: u32) -> bool {
    view.name_over(last).is_some_and(|m| {
        m.tokens.start > 1
            && view.is(m.tokens.start - 1, &["and", "&"])
            && view.name_over(m.tokens.start - 2).is_some()
    })
}

/// `"...," say inspectors`: after a quotation, with a plural phrase after it that ends the clause.
fn stands_last(view: &View<'_>, cue: &Cue) -> bool {
    let limit = view.context.text.tokens.len() as u32;
    let subject = view.phrase_at(cue.tokens.end, limit);
    cue.frames.any(Frames::INVERT)
        && subject.is_some_and(|r| {
            let last = view.context.text.token_str(r.end - 1);
            let plural = last.ends_with('s') || view.of_group(r.end - 1, "plural");
            let ends = r.end >= limit
                || view.shape(r.end).is(Shape::MARK)
                || view.context.text.tokens[r.end as usize].gap >= Gap::Line
                || view.word(r.end, lists::FUNCTION_WORDS, &["preposition", "conjunction"]);
            plural && ends
        })
}

/// Whether a noun for what can show something stands a few words back in the sentence: "data from the survey".
fn plural_document(view: &View<'_>, last: u32) -> bool {
    let document = |t: u32| {
        let found = view.context.text.token_str(t);
        view.of_group(t, "document") && (found.ends_with('s') || view.is(t, &["data"]))
    };
    (last.saturating_sub(LONGEST_PHRASE)..last)
        .rev()
        .take_while(|t| !view.shape(*t).is(Shape::MARK))
        .any(document)
}

/// A base form is a verb after a modal, "to", a plural pronoun, "who", or a plural noun if what follows could
/// not follow a noun.
fn base_fits(view: &View<'_>, cue: &Cue, before: u32) -> bool {
    let Some(last) = before.checked_sub(1) else { return false };
    if view.quote_of(last).is_some() || view.is(last, &[","]) && last > 0 && view.quote_of(last - 1).is_some()
    {
        return stands_last(view, cue);
    }
    if view.is(last, &["can", "could", "may", "might", "should", "must", "cannot", "can't"]) {
        // What somebody may say is not said.
        return false;
    }
    // "Figures released by the ministry show that": the head of the phrase is plural, not its last noun.
    let shown = cue.group == Group::Evidence && view.is(cue.tokens.end, &["that"]);
    let helper = shown && plural_document(view, last)
        || view.word(last, lists::GRAMMAR, &["modal", "do", "future"])
        || view.is(last, &["to", "'ll", "’ll", "'d", "’d"]);
    let pronoun = view.is(last, &["they", "we", "i", "you", "who"]);
    let found = view.context.text.token_str(last);
    let plural = found.len() > 3
        && (found.ends_with('s') && !found.ends_with("ss")
            || view.of_group(last, "plural")
            || view.shape(last).any(Shape::DIGIT))
        || view.is(last, &["percent", "pc", "cent", "all"])
        || paired(view, last);
    let (next, last_token) = (cue.tokens.end, view.context.text.tokens.len() as u32);
    let opens = |t: u32| {
        view.opens(t).is_some()
            || view.is(t, &["that", "they", "it", "he", "she", "there", "the", "their", "we", "i", "this"])
            || view.is(t, &["these", "a", "an", "is", "to", "on", "for"])
            || view.shape(t).capitalised()
    };
    let plain = cue.frames.any(Frames::INVERT) && !view.of_group(cue.tokens.start, "noun_too");
    helper
        || pronoun
        || (plain
            && view.phrase_before(before, before.saturating_sub(6)).is_some()
            && !determiner(view, last))
        || (plural
            && !view.is(last, &["is", "was", "has", "does", "this", "us", "its", "his", "as"])
            && (opens(next)
                || !view.of_group(cue.tokens.start, "noun_too")
                    && view.phrase_at(next, last_token).is_some()))
}
