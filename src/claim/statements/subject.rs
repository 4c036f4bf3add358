//! The subject before a reporting word: past auxiliaries, insertions and relative clauses.

use super::cue::{Cue, Form};
use super::usage::{self, before_adverbs};
use super::view::{Unit, View};
use crate::lexicon::lists;
use crate::mention::Label;
use crate::text::{Range, Shape};

/// Where a subject was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// These words, with the apposition that follows them; the clause they open starts at `from`.
    Here { range: Range, from: u32 },
    /// It is that of the verb before: "and added", "saying that".
    Shared { from: u32 },
    /// None stands there.
    Missing { from: u32 },
}

/// Commas and brackets that an insertion may take back at most.
const MOST_STEPS: usize = 4;

/// The subject before the cue.
pub(super) fn before(view: &View<'_>, unit: Unit, cue: &Cue) -> Subject {
    let from = unit.tokens.start;
    let mut at = auxiliaries(view, cue.tokens.start, from);
    if at > from && view.is(at - 1, &["to"]) {
        match governor(view, at - 1, from) {
            Some(verb) => at = auxiliaries(view, verb, from),
            None => return Subject::Missing { from: at - 1 },
        }
    }
    if cue.form == Form::Ing && !progressive(view, cue.tokens.start, from) {
        return Subject::Shared { from: cue.tokens.start };
    }
    let noun = cue.form == Form::Base && at > from && is_premodifier(view, at - 1);
    if at == from || noun {
        return Subject::Missing { from: at };
    }
    if view.is(at - 1, &["and", "but", "then", "by", "also", "&"]) {
        return Subject::Shared { from: at };
    }
    if let Some(range) =
        relative(view, at, from).or_else(|| reduced(view, at, from)).or_else(|| noun_phrase(view, at, from))
    {
        return here(view, range);
    }
    if view.is(at - 1, &[","]) && at - 1 > from && view.is(at - 2, &["and", "but"]) {
        return Subject::Shared { from: at };
    }
    insertion(view, at, from).map_or(Subject::Missing { from: at }, |range| here(view, range))
}

/// A word that only a noun follows, so that what looks like a verb is one: "his 2003 recall", "the report".
fn is_premodifier(view: &View<'_>, token: u32) -> bool {
    view.shape(token).is(Shape::DIGIT)
        || view.is(token, &["the", "a", "an", "his", "its", "their", "our", "my"])
}

/// Without a "that" the chunker took for a determiner: "believes that the council".
fn here(view: &View<'_>, range: Range) -> Subject {
    let leads = range.len() > 1 && view.is(range.start, &["that", "what", "which", "whether", "how"]);
    Subject::Here { range: Range::new(range.start + u32::from(leads), range.end), from: range.start }
}

/// Back over auxiliaries, negations and adverbs.
fn auxiliaries(view: &View<'_>, verb: u32, from: u32) -> u32 {
    let mut at = verb;
    loop {
        let next = before_adverbs(view, at).max(from);
        let helper = next > from
            && view.quote_of(next - 1).is_none()
            && (view.word(next - 1, lists::FUNCTION_WORDS, &["auxiliary"])
                || view.is(next - 1, &["'ve", "’ve", "'d", "’d", "'ll", "’ll", "be"])
                || view.is(next - 1, &["'s", "’s"]) && next > from + 1 && view.is(next - 2, PRONOUNS));
        let date = date_before(view, next, from);
        at = match (helper, date) {
            (true, _) => next - 1,
            (false, Some(start)) => start,
            (false, None) => return next,
        };
    }
}

/// The start of a date that ends just before the verb: "Mr Hill on Monday said".
fn date_before(view: &View<'_>, at: u32, from: u32) -> Option<u32> {
    let low = from.max(at.saturating_sub(5));
    let start = (low..at)
        .find(|t| view.date_at(*t) == Some(at) && view.starting(*t).all(|(_, m)| m.label != Label::Person))?;
    (start > from && !view.is(start - 1, &["the", "a", "of"])).then_some(start)
}

/// The verb or adjective that governs "to say": "went on", "is expected".
fn governor(view: &View<'_>, to: u32, from: u32) -> Option<u32> {
    let at = to.checked_sub(1).filter(|t| *t >= from)?;
    if view.is(at, &["on"]) && at > from && view.is(at - 1, &["went", "goes", "go", "going", "gone"]) {
        return Some(at - 1);
    }
    view.of_group(at, "governor").then_some(at)
}

fn progressive(view: &View<'_>, start: u32, from: u32) -> bool {
    let at = before_adverbs(view, start);
    at > from && view.is(at - 1, &["is", "are", "was", "were", "been", "be", "am", "'s", "’s", "'re", "’re"])
}

/// "who said", "which says": what the relative clause hangs on.
fn relative(view: &View<'_>, at: u32, from: u32) -> Option<Range> {
    let pronoun = at - 1;
    if !view.is(pronoun, &["who", "which", "that"]) || pronoun == from {
        return None;
    }
    let end = if view.is(pronoun - 1, &[","]) { pronoun - 1 } else { pronoun };
    if end <= from {
        return None;
    }
    let range = chain(view, end, from)?;
    Some(Range::new(range.start, end))
}

/// The noun phrase right before the verb, with what it hangs on by prepositions.
fn noun_phrase(view: &View<'_>, at: u32, from: u32) -> Option<Range> {
    let last = at - 1;
    if view.shape(last).is(Shape::MARK) || view.quote_of(last).is_some() {
        return None;
    }
    let range = chain(view, at, from)?;
    let start = antecedent(view, range.start, from).or_else(|| apposed(view, range, from));
    Some(start.map_or(range, |start| Range::new(start, at)))
}

/// Where the person starts whose role or description the phrase is, after a comma that no other answers: "Mary
/// Hill, chair of the trust said", "Mary Hill (Leeds), an outspoken critic, said".
fn apposed(view: &View<'_>, range: Range, from: u32) -> Option<u32> {
    let comma = range.start.checked_sub(1).filter(|t| *t > from && view.is(*t, &[","]))?;
    let role = view.context.scene.inside(range).any(|(_, m)| m.label == Label::Role);
    let named = view.context.scene.inside(range).any(|(_, m)| m.label == Label::Person);
    let end = before_bracket(view, comma, from);
    let person = view.name_over(end.checked_sub(1)?).filter(|m| m.label == Label::Person)?;
    (!named && (role || view.is(range.start, &["a", "an"]))).then_some(person.tokens.start)
}

/// The noun phrase that ends before `at`, and those before it that it hangs on: "the chair of the trust".
fn chain(view: &View<'_>, at: u32, from: u32) -> Option<Range> {
    // "Parents of children with special needs and disabilities" is one where it opens the sentence.
    let all = linked(view, at, from, true).filter(|r| r.start == from);
    all.or_else(|| linked(view, at, from, false))
}

/// The same, over any "and" between common nouns or only over one between two phrases of a clause of their own.
fn linked(view: &View<'_>, at: u32, from: u32, any: bool) -> Option<Range> {
    let mut range = view.phrase_before(at, from)?;
    for _ in 0..MOST_STEPS {
        let Some(link) = range.start.checked_sub(1).filter(|t| *t > from) else { break };
        let tied = view.is(link, &["of", "for", "at", "in", "from", "with", "on", "and", "&", "to", "by"]);
        let Some(before) = view.phrase_before(link, from).filter(|_| tied) else { break };
        let comma = before.start == from || clause_opens(view, before.start - 1);
        let name = |r: Range| r.iter().any(|t| view.shape(t).capitalised());
        let own = view.name_over(at - 1).is_some_and(|m| m.label == Label::Person);
        let common = any && !name(range) && !name(before);
        if view.is(link, &["and", "&"]) && !(common || comma && name(before) == name(range))
            || own && !view.is(link, &["and", "&", "of", "for"]) && !view.of_group(link - 1, "utterance")
        {
            break;
        }
        range = Range::new(before.start, at);
    }
    Some(range)
}

/// "A survey published by the trust found", "polls released on Sunday showed": the phrase before a participle that
/// hangs on it.
fn reduced(view: &View<'_>, at: u32, from: u32) -> Option<Range> {
    let participle = |t: u32| t > from && usage::participle(view, t);
    let tail = view.phrase_before(at, from).map_or(at, |r| r.start);
    let linked =
        tail < at && tail > from + 1 && view.is(tail - 1, &["by", "in", "on", "for", "to", "at", "from"]);
    let verb = [at - 1, if linked { tail - 2 } else { at - 1 }].into_iter().find(|t| participle(*t))?;
    let range = chain(view, verb, from).filter(|r| r.start == from || clause_opens(view, r.start - 1))?;
    (!view.is(range.start, &["he", "she", "it", "they", "we", "i", "who"]))
        .then_some(Range::new(range.start, at))
}

/// Whether a clause can start after this token.
fn clause_opens(view: &View<'_>, token: u32) -> bool {
    view.quote_of(token).is_some()
        || view.shape(token).is(Shape::MARK)
        || view.is(token, &["and", "but", "or", "that", "than", "as", "so", "what", "which", "who", "how"])
        || view.is(token, &["while", "when", "because", "if", "although", "though", "where", "after"])
        || view.is(token, &["before", "since", "whether"])
}

/// "Officials who visited the home": the phrase before the "who" whose clause the verb's own neighbour closes.
fn antecedent(view: &View<'_>, start: u32, from: u32) -> Option<u32> {
    let before = start.checked_sub(1).filter(|t| *t >= from)?;
    if clause_opens(view, before) {
        return None;
    }
    let low = from.max(start.saturating_sub(25));
    let open = (low..start)
        .rev()
        .take_while(|t| view.quote_of(*t).is_none())
        .find(|t| view.is(*t, &["who", ",", ";", ":"]))?;
    if !view.is(open, &["who"]) || open == from {
        return None;
    }
    let end = if view.is(open - 1, &[","]) { open - 1 } else { open };
    Some(chain(view, end, from)?.start)
}

/// "Mary Hill, chair of the trust, said", "Smith (Lab) said", "the letter - sent in May - said": over the
/// insertion to the noun phrase before it.
fn insertion(view: &View<'_>, at: u32, from: u32) -> Option<Range> {
    let closing = at - 1;
    let opening: &dyn Fn(u32) -> bool = if view.is(closing, &[","]) {
        &|t| view.is(t, &[","])
    } else if view.is(closing, &[")"]) {
        &|t| view.is(t, &["("])
    } else if view.dash(closing) {
        &|t| view.dash(t)
    } else {
        return None;
    };
    let mut nearest = None;
    let mut open = closing;
    for _ in 0..MOST_STEPS {
        let low = from.max(open.saturating_sub(40));
        let found = (low..open).rev().take_while(|t| view.quote_of(*t).is_none()).find(|t| opening(*t));
        let Some(found) = found.filter(|t| *t > from) else { break };
        let end = before_bracket(view, found, from);
        let Some(range) = chain(view, end, from) else {
            open = end;
            continue;
        };
        if person_ends(view, end) {
            return Some(Range::new(range.start, closing));
        }
        let office = |r: Range| view.starting(r.start).any(|(_, m)| m.label == Label::Role);
        nearest = match nearest {
            // A name no list knows, before its office: "Ann Okoye, president of the league, a charity, said".
            Some(near) if office(near) && name_like(view, Range::new(range.start, end)) => {
                return Some(Range::new(range.start, closing));
            }
            Some(near) => Some(near),
            None => Some(Range::new(range.start, closing)),
        };
        open = end;
    }
    // "...," the trust's head, Mary Hill, said: the phrase before the comma is her office, where it opens the clause.
    if let Some(range) = nearest
        .filter(|r| person_ends(view, closing) && (r.start == from || view.closes_before(r.start).is_some()))
    {
        return Some(range);
    }
    // "In her letter, inspector Mary Hill, said": nothing before is a person, what touches the comma is.
    if view.is(closing, &[","]) && person_ends(view, closing) {
        return chain(view, closing, from);
    }
    let last = || chain(view, closing, from).filter(|_| view.is(closing, &[","]));
    // "Its regional secretary, Dave Okoro, said": a name no list knows, after its office.
    let office = |r: Range| {
        view.context.scene.inside(r).any(|(_, m)| m.label == Label::Role)
            || view.is(r.start, &["its", "their", "his", "her", "the"])
    };
    let named = || last().filter(|r| name_like(view, *r));
    nearest.filter(|r| office(*r)).and_then(|_| named()).or(nearest).or_else(last)
}

/// Back over a bracket that closes just before `at`: "Dave Morley (Lab, Thornby East),".
fn before_bracket(view: &View<'_>, at: u32, from: u32) -> u32 {
    let closed = at > from && view.is(at - 1, &[")"]);
    let open = closed.then(|| (from + 1..at).rev().find(|t| view.is(*t, &["("]))).flatten();
    open.unwrap_or(at)
}

/// Two or three words with capitals.
fn name_like(view: &View<'_>, range: Range) -> bool {
    (2..=3).contains(&range.len()) && range.iter().all(|t| view.shape(t).capitalised())
}

/// Whether a person's name ends just before `at`.
fn person_ends(view: &View<'_>, at: u32) -> bool {
    let person = at.checked_sub(1).and_then(|t| view.name_over(t)).filter(|m| m.label == Label::Person);
    // "president of the Susan Anthony League" names a body after a person.
    let of = |start: u32| {
        let article = view.is(start.wrapping_sub(1), &["the"]);
        article && view.is(start.wrapping_sub(2), &["of", "for", "at", "from"])
    };
    person.is_some_and(|m| !of(m.tokens.start))
}

const PRONOUNS: &[&str] = &["he", "she", "it", "who", "they", "that"];
