//! What a reporting word reports, after it.

use super::cue::{Cue, Form, Frames};
use super::extent::{self, cue_form, end_of};
use super::lead::{Lead, medium};
use super::usage;
use super::view::{Unit, View};
use crate::lexicon::lists;
use crate::mention::Label;
use crate::text::{Range, Shape};

/// The shape of what is reported after a reporting word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    Quotation,
    Clause,
    Infinitive,
    /// A noun phrase: "criticised the plans".
    Object,
}

/// The stretch after the cue that it reports, if there is one.
pub(super) fn after(view: &View<'_>, unit: Unit, cue: &Cue, lead: Lead) -> Option<(Range, Shown)> {
    let (at, limit) = (lead.at, unit.tokens.end);
    if let Some(number) = opened_after_mark(view, at, limit) {
        let quote = view.quote(number);
        let frames = Frames::QUOTE | Frames::LABEL | Frames::OBJECT | Frames::CLAUSE | Frames::THAT;
        return cue.frames.any(frames).then(|| (quoted(view, unit, quote.tokens, at), Shown::Quotation));
    }
    let said = |start: u32| clause(view, unit, start).map(|r| (r, Shown::Clause));
    if view.is(at, &["that"]) && cue.frames.any(Frames::THAT | Frames::CLAUSE) {
        return said(at + 1 + u32::from(view.is(at + 1, &[","])));
    }
    if cue.passive || at >= limit || view.stop(at) || view.is(at, &[",", ";", ")", "]"]) || view.dash(at) {
        return None;
    }
    if view.is(at, &[":"]) {
        return said(at + 1).filter(|_| cue.frames.any(Frames::QUOTE));
    }
    let question = view.is(at, &["whether", "if", "how", "why", "what", "who", "when", "where", "which"]);
    if question && cue.frames.any(Frames::WHETHER) {
        return said(at);
    }
    let infinitive = [at, cue.tokens.end].into_iter().find(|t| view.is(*t, &["to"]));
    if let Some(to) = infinitive.filter(|_| cue.frames.any(Frames::TO) && cue.form != Form::Noun) {
        return clause(view, unit, to).map(|r| (r, Shown::Infinitive));
    }
    let firm = cue.frames.any(Frames::INVERT) && !cue.frames.any(Frames::OBJECT);
    if cue.frames.any(Frames::CLAUSE)
        && (clause_starts(view, at, limit) || firm && runs_on(view, at, limit))
        && (firm || verb_near(view, at, limit))
    {
        return said(at);
    }
    let start = cue.tokens.end;
    let object = cue.frames.any(Frames::LABEL | Frames::OBJECT) && object_starts(view, start, limit);
    let found = object.then(|| phrase(view, unit, start))?;
    let told = says_something(view, found) && (cue.frames.any(Frames::OBJECT) || labelled(view, found));
    told.then_some((found, Shown::Object))
}

/// Whether an object is more than a name or pronoun: "criticised the plans", not "criticised Ms Hill".
fn says_something(view: &View<'_>, object: Range) -> bool {
    object.iter().any(|t| {
        let shape = view.shape(t);
        shape.any(Shape::LETTER | Shape::DIGIT)
            && view.hits(t, lists::FUNCTION_WORDS).next().is_none()
            && view.name_over(t).is_none()
    })
}

/// Whether an object is followed by what it is called: "described the home as unsafe", "called the plan a sham",
/// not "called a meeting".
fn labelled(view: &View<'_>, object: Range) -> bool {
    // "a book called My Own Words" names it.
    if object.iter().all(|t| view.shape(t).capitalised()) {
        return false;
    }
    let Some(first) = view.phrase_at(object.start, object.end) else { return false };
    let definite = first.len() > 2
        && (view.word(first.start, lists::FUNCTION_WORDS, &["possessive", "determiner"])
            || view.name_over(first.start).is_some())
        && !view.is(first.start, &["a", "an", "some", "any"]);
    let named = definite
        || first.end < object.end
            && !view.word(first.end, lists::FUNCTION_WORDS, &["preposition", "conjunction"])
            && !view.is(first.end, &["to", "who", "which", "that"]);
    named || object.iter().any(|t| view.is(t, &["as"]) || view.quote_of(t).is_some())
}

/// Content inside a relative clause, up to the verb of the clause around it: "a mother who asked to remain
/// anonymous | said".
pub(super) fn within_relative(view: &View<'_>, content: Range) -> Option<Range> {
    let ends = |t: &u32| view.quote_of(*t).is_none() && cue_form(view, *t, &[Form::Past, Form::Third]);
    let end = (content.start + 1..content.end).find(ends).unwrap_or(content.end);
    (end > content.start + 1).then_some(Range::new(content.start, end))
}

/// What goes on after an interruption: `At the hospital, she said, things were bad`.
pub(super) fn resumed(view: &View<'_>, unit: Unit, cue: &Cue, comma: u32) -> Option<Range> {
    let start = comma + 1;
    let clause = view.is(comma, &[","])
        && cue.frames.any(Frames::INVERT | Frames::TOLD)
        && view.quote_of(comma.wrapping_sub(1)).is_none()
        && !cue_form(view, start, &[Form::Ing])
        && !view.of_group(start, "aside")
        && !view.is(start, &["who", "which", "when", "while", "after", "with", "where"])
        && !view.is(start, &["a", "as", "but", "and", "though"])
        && view.has_verb(Range::new(start, unit.tokens.end));
    clause.then(|| Range::new(start, end_of(view, unit, start))).filter(|r| r.len() >= 2)
}

/// What goes on after a quotation and its reporting clause with a conjunction and another quotation: `"I like it,"
/// she said, but "it is small"`.
pub(super) fn goes_on(view: &View<'_>, unit: Unit, comma: u32) -> Option<Range> {
    let start = comma + 1;
    let joined =
        view.is(comma, &[","]) && view.is(start, &["and", "but", "because", "although", "so", "yet"]);
    let quoted = |r: &Range| {
        let reports = |t| view.quote_of(t).is_none() && cue_form(view, t, &[Form::Past, Form::Third]);
        r.iter().any(|t| view.opens(t).is_some()) && !r.iter().any(reports)
    };
    joined.then(|| Range::new(start, end_of(view, unit, start))).filter(quoted)
}

/// Whether a stretch before a reporting clause is a clause, not only "In a letter on Monday".
pub(super) fn is_clause(view: &View<'_>, range: Range) -> bool {
    range.len() >= 3 && view.has_verb(range)
}

/// Whether a stretch before a reporting clause that ends the sentence is reported: a clause, or words enough for
/// a headline's that do not begin like an adjunct.
pub(super) fn is_said(view: &View<'_>, range: Range) -> bool {
    let first = range.start;
    let adjunct = view.word(first, lists::FUNCTION_WORDS, &["preposition"]) || view.date_at(first).is_some();
    is_clause(view, range) || range.len() >= 6 && !adjunct
}

/// Whether a reporting clause ends here, nothing or an adjunct following.
pub(super) fn closes(view: &View<'_>, unit: Unit, at: u32) -> bool {
    at >= unit.tokens.end
        || view.shape(at).is(Shape::MARK)
        || view.word(at, lists::FUNCTION_WORDS, &["preposition", "conjunction"])
        || view.of_group(at, "aside")
        || view.of_group(at, "adverb")
}

/// The quotation that opens here, after a colon or comma, or after "that", "as", "it as a".
fn opened_after_mark(view: &View<'_>, at: u32, limit: u32) -> Option<u32> {
    let mut at = at;
    if view.is(at, &[",", ":"]) || view.dash(at) {
        at += 1;
    }
    while at < limit && view.is(at, BARE) && view.quote_of(at).is_none() {
        at += 1;
    }
    (at < limit).then(|| view.opens(at)).flatten()
}

/// Words that add nothing to the quotation they lead in: "said it 'draws a line'", "described it as a 'turning
/// point'".
const BARE: &[&str] = &["that", "as", "of", "it", "this", "a", "an", "the"];

/// Content that opens with a quotation: the quotation alone where nothing or a new clause follows it, else all up
/// to the clause's end.
fn quoted(view: &View<'_>, unit: Unit, quote: Range, lead: u32) -> Range {
    let end = quote.end;
    let marked = view.is(lead, &[",", ":"]);
    if marked
        || end >= unit.tokens.end
        || extent::rounds_off(view, unit, quote)
        || extent::breaks_off(view, unit, end)
    {
        return quote;
    }
    Range::new(quote.start, end_of(view, unit, end))
}

/// Whether a clause can start here: a noun phrase or an opening word, with a verb after it.
fn clause_starts(view: &View<'_>, at: u32, limit: u32) -> bool {
    let never = view
        .is(at, &["and", "or", "but", "so", "by", "when", "as", "while", "during", "after", "before"])
        || view.is(at, &["on", "at", "from", "with", "to", "about", "of", "for", "until"])
            && !counts(view, at)
        || view.of_group(at, "aside");
    let from = if view.contracted(at) { at } else { at + 1 };
    !never && at + 2 < limit && view.has_verb(Range::new(from, limit.min(at + 25)))
}

/// Whether a preposition bends a number that opens a clause: "at least 15 were hurt", "about 40 had left".
fn counts(view: &View<'_>, at: u32) -> bool {
    let next = at + 1 + u32::from(view.is(at, &["at"]) && view.is(at + 1, &["least", "most"]));
    let opens = view.is(at, &["about"]) || next > at + 1;
    let number = view.shape(next).any(Shape::DIGIT);
    opens && (number || view.starting(next).any(|(_, m)| m.label == Label::Quantity))
}

/// Whether words enough for a clause follow a verb that takes no object, though none of them is a known verb: "say his
/// lead obscures worries about turnout".
fn runs_on(view: &View<'_>, at: u32, limit: u32) -> bool {
    let end = (at..limit).find(|t| view.shape(*t).is(Shape::MARK)).unwrap_or(limit);
    let phrase = view.phrase_at(at, limit);
    end >= at + 5 && phrase.is_some_and(|p| p.len() > 3 && p.iter().skip(2).any(|t| third_person(view, t)))
}

/// Whether the word looks like a verb of the third person.
fn third_person(view: &View<'_>, token: u32) -> bool {
    let found = view.context.text.token_str(token);
    !view.shape(token).capitalised()
        && found.len() > 4
        && found.ends_with("es")
        && view.name_over(token).is_none()
}

/// Whether a verb stands right after the noun phrase that starts here, so that the two make a clause and not an
/// object: "accepted it was wrong", not "accepted the post after it was offered".
fn verb_near(view: &View<'_>, at: u32, limit: u32) -> bool {
    let bends = |t: u32| {
        view.is(t, &["at", "more", "less", "fewer", "least", "most", "than", "nearly"])
            || view.is(t, &["about", "around", "almost", "up", "to", "over"])
    };
    let mut end = (at..at + 3).find(|t| !bends(*t)).unwrap_or(at);
    for _ in 0..4 {
        let Some(phrase) = view.phrase_at(end, limit) else { break };
        if (phrase.start + 1..phrase.end).any(|t| view.verb(t)) {
            return true;
        }
        end = phrase.end;
        while end < limit && usage::adverb(view, end) {
            end += 1;
        }
        if view.verb(end) {
            return true;
        }
        if !view.is(end, &["of", "in", "for", "at", "from", "on", "and", "with", "to", "by"]) {
            return view.is(end, &[",", "who", "which"])
                && view.has_verb(Range::new(end, limit.min(end + 20)));
        }
        end += 1;
    }
    view.is(at, &["there", "if", "because", "although"])
}

fn object_starts(view: &View<'_>, at: u32, limit: u32) -> bool {
    at < limit
        && (view.phrase_at(at, limit).is_some()
            || view.is(at, &["how", "what", "why", "him", "her", "them", "all", "any"])
            || view.context.text.token_str(at).ends_with("ing"))
        && !view.is(at, &["to", "that"])
}

/// A clause from `start` to where it ends; none if it is empty.
fn clause(view: &View<'_>, unit: Unit, start: u32) -> Option<Range> {
    let end = end_of(view, unit, start);
    (end > start + 1 || end > start && view.quote_of(start).is_some()).then_some(Range::new(start, end))
}

/// The object of a verb with what hangs on it: up to a comma, a dash, a new clause.
fn phrase(view: &View<'_>, unit: Unit, start: u32) -> Range {
    let end = end_of(view, unit, start);
    let stops = |t: &u32| {
        view.quote_of(*t).is_none()
            && (view.is(*t, &[",", "after", "when", "while", "because", "during", "before", "saying"])
                || view.is(*t, &[":"]) && view.opens(*t + 1).is_some()
                || view.is(*t, &["in"]) && view.phrase_at(*t + 1, end).is_some_and(|r| medium(view, r)))
    };
    // 'accused it of "hiding" the report': a noun phrase goes on with what the quotation began.
    let goes_on = |t: u32| {
        let pronoun = view.word(t, lists::FUNCTION_WORDS, &["pronoun"]);
        let phrase = view.phrase_at(t, end).is_some() && !pronoun && view.date_at(t).is_none();
        let another = view.is(t, &["and", "or"]) && view.opens(t + 1).is_some();
        phrase || another || view.is(t, &["of", "for", "about", "over"])
    };
    let quoted = |t: &u32| {
        let other = |n: u32| (start..*t).any(|u| view.opens(u).is_some_and(|m| m != n));
        view.closes_before(*t).is_some_and(|n| !other(n)) && !goes_on(*t)
    };
    Range::new(start, (start + 1..end).find(|t| stops(t) || quoted(t)).unwrap_or(end))
}
