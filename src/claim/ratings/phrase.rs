//! The words a grade is said of: what governs it, what it follows in a list, whose rating they speak of.

use super::super::Context;
use super::aspects::{aspect_ending, aspect_starting, bearer_of_how, is_whole_aspect};
use super::counted::{both, partitive};
use super::site::out_of_insertion;
use super::subject::{holds_org, is_body};
use super::table;
use crate::claim::clause::ALL_VERBS;
use crate::lexicon::lists;
use crate::mention::{Kind, Label, Mention};
use crate::text::{Range, Shape};

/// The phrase that is graded, as far as one noun phrase reaches.
pub(super) fn phrase(context: &Context<'_>, grade: Range, captured: Option<Range>) -> Option<Range> {
    let look = context.look();
    if look.is(grade.end, &["-"]) && look.is(grade.end + 1, &["rated"]) {
        return described(context, grade.end + 2);
    }
    if table::is_line(context, grade) {
        return table::heading(context, grade);
    }
    if let Some(listed) = listed_before(context, grade) {
        return Some(listed);
    }
    // "Brook Primary (good)"
    if grade.start > 0 && look.is(grade.start - 1, &["("]) && look.is(grade.end, &[")"]) {
        return context.phrase_before(grade.start - 1, look.sentence(grade.start).start);
    }
    let conjunction = |r: Range| {
        let that = context.look().is(r.start, &["that"])
            && context
                .look()
                .starts(r.start + 1, lists::FUNCTION_WORDS, &["determiner", "pronoun"])
                .is_some();
        if that && r.len() > 1 { Range::new(r.start + 1, r.end) } else { r }
    };
    let found = captured
        .filter(|r| !is_torn(context, *r, grade))
        .map(|r| bearer(context, r))
        .filter(|r| can_be_graded(context, *r))
        .or_else(|| governed(context, grade));
    let found = found.map(|r| out_of_participle(context, out_of_insertion(context, conjunction(r))));
    found.map(|r| named_beside(context, r).unwrap_or(r))
}

/// Whether a rule caught the end of something else: of another grade, or of a quotation that describes the subject.
fn is_torn(context: &Context<'_>, range: Range, grade: Range) -> bool {
    let other = |m: &Mention| m.label == Label::Rating && m.tokens.overlaps(range);
    let quoted = context.text.quotes.iter().any(|q| q.tokens.contains(range) && !q.tokens.contains(grade));
    quoted || context.scene.inside(context.look().sentence(grade.start)).any(|(_, m)| other(m))
}

/// "A fourth home, Elm Lodge, was rated good": the name that stands beside a description of who is graded.
fn named_beside(context: &Context<'_>, range: Range) -> Option<Range> {
    let look = context.look();
    let described = look.is(range.end, &[","]) && !holds_org(context, range) && is_body(context, range);
    let name = context.scene.starting(range.end + 1).find(|(_, m)| {
        m.label == Label::Org && !matches!(m.kind, Kind::Inspectorate(_)) && look.is(m.tokens.end, &[","])
    });
    name.filter(|_| described).map(|(_, m)| m.tokens)
}

/// The verb whose subject a participle after a comma shares: "the school won praise, earning a good rating".
fn main_clause(context: &Context<'_>, verb: u32) -> u32 {
    let look = context.look();
    let from = look.sentence(verb).start;
    let participle =
        context.text.token_str(verb).ends_with("ing") && verb > from && look.is(verb - 1, &[","]);
    let finite = |t: &u32| {
        let verb = look.starts(*t, lists::VERBS, ALL_VERBS).is_some();
        verb && !context.text.token_str(*t).ends_with("ing")
            || look.starts(*t, lists::GRAMMAR, &["be", "have"]).is_some()
    };
    if participle { (from..verb).find(finite).unwrap_or(verb) } else { verb }
}

/// "All four schools run by an academy trust": the phrase that such words hang on, whole, or the name it is.
fn out_of_participle(context: &Context<'_>, range: Range) -> Range {
    let look = context.look();
    let from = look.sentence(range.start).start;
    let run = range.start >= from + 3
        && look.is(range.start - 1, &["by"])
        && look.is(range.start - 2, &["run", "owned", "managed", "operated", "provided", "overseen"]);
    match context.phrase_before(range.start.saturating_sub(2), from).filter(|_| run) {
        Some(before) if holds_org(context, before) => before,
        Some(before) => Range::new(before.start, range.end),
        None => range,
    }
}

/// "The trust's overall rating", where only "rating" was read as the phrase before a verb.
fn with_owner(context: &Context<'_>, range: Range) -> Range {
    let look = context.look();
    let noun = look.starts(range.start, lists::RATING_CUES, &["noun"]).is_some();
    let overall = range.start.saturating_sub(1);
    let before = context.phrase_before(overall, look.sentence(range.start).start);
    let cut = noun && look.is(overall, &["overall"]);
    before.filter(|_| cut).map_or(range, |b| Range::new(b.start, range.end))
}

/// Whose rating a phrase speaks of: "the overall rating for the hospital", "the trust's overall rating".
fn bearer(context: &Context<'_>, range: Range) -> Range {
    let look = context.look();
    let rating = range.iter().find_map(|t| look.starts(t, lists::RATING_CUES, &["noun", "noun_weak"]));
    // "classified the inspection of the plant as"
    let visit = || {
        look.starts(range.start, lists::VISITS, &["visit", "bare"])
            .or_else(|| look.starts(range.start + 1, lists::VISITS, &["visit", "bare"]))
    };
    let noun = rating.or_else(visit);
    let Some(noun) = noun.filter(|n| n.end <= range.end) else { return range };
    if noun.end + 1 < range.end && look.is(noun.end, &["for", "of", "at", "in"]) {
        return Range::new(noun.end + 1, range.end);
    }
    let owner = range.iter().find(|t| context.text.tokens[*t as usize].shape.any(Shape::POSSESSIVE));
    let pronoun = look.is(range.start, &["its", "their"]).then_some(range.start + 1);
    let end = owner.filter(|o| *o > range.start).or(pronoun);
    end.filter(|e| *e <= noun.start).map_or(range, |end| Range::new(range.start, end))
}

/// "rated good, as was medical care", "keeps its rating, as does the trust": of whom it is said as well.
pub(super) fn as_well(context: &Context<'_>, grade: Range) -> Option<Range> {
    let look = context.look();
    let sentence = look.sentence(grade.start);
    let end = sentence.end.min(grade.end + 8);
    let be = |t: u32| look.is(t, &["was", "were", "is", "are", "does", "do", "did", "has", "have", "had"]);
    let at = (grade.end..end).find(|t| look.is(*t, &[","]) && look.is(t + 1, &["as"]) && be(t + 2))? + 3;
    context.phrase_after(at, sentence.end).filter(|r| r.start == at && can_be_graded(context, *r))
}

/// "surgery was rated good and critical care outstanding": in a list of grades, what stands right before this one.
fn listed_before(context: &Context<'_>, grade: Range) -> Option<Range> {
    let look = context.look();
    let from = look.sentence(grade.start).start;
    let quoted = grade.start > from
        && context.text.tokens[grade.start as usize - 1].shape.any(Shape::DOUBLE | Shape::APOSTROPHE);
    let end = grade.start - u32::from(quoted);
    // "scored safety as poor, respect as good"
    let end = end - u32::from(end > from && look.is(end - 1, &["as"]));
    let item = item_before(context, end, from)?;
    let fits = holds_org(context, item) || is_whole_aspect(context, context.trim_determiner(item));
    let linked = item.start > from && look.is(item.start - 1, &["and", ",", ";", "but", "while", "with"]);
    let graded = context.scene.inside(Range::new(from, item.start)).any(|(_, m)| m.label == Label::Rating);
    (fits && linked && graded).then_some(item)
}

/// The noun that a grade before it describes: "the outstanding-rated nursery".
fn described(context: &Context<'_>, from: u32) -> Option<Range> {
    let opens = |t: &u32| context.text.chunks.at(*t).is_some_and(|c| c.end > from);
    let chunk = (from.saturating_sub(8)..=from).rev().find(opens).and_then(|t| context.text.chunks.at(t))?;
    Some(Range::new(from, chunk.end))
}

/// Whether a phrase can be judged at all: not the judge, not the judgement, not a date.
fn can_be_graded(context: &Context<'_>, range: Range) -> bool {
    let body = |m: &Mention| m.label == Label::Org && !matches!(m.kind, Kind::Inspectorate(_));
    let names_body = context.scene.inside(range).any(|(_, m)| body(m));
    let judgement = context.look().holds(range, lists::RATING_CUES, &["noun", "noun_weak"])
        || context.look().holds(range, lists::VISITS, &["visit", "bare"])
        || context.scene.inside(range).any(|(_, m)| m.label == Label::Rating);
    let when =
        context.scene.inside(range).any(|(_, m)| m.label == Label::Date && m.tokens.start <= range.start + 1);
    names_body || !judgement && !when && !context.examines(range)
}

/// The object of an active verb, the subject of any other.
fn governed(context: &Context<'_>, grade: Range) -> Option<Range> {
    let look = context.look();
    let clause = context.clause_around(grade.start);
    let verb = (clause.start..grade.start).rev().find(|t| is_verb(context, *t));
    let Some(verb) = verb else {
        // "leadership also required improvement": the grade is the verb.
        let itself = look.is(grade.start, &["requires", "require", "required", "needs", "need", "needed"]);
        return subject_of(context, grade.start).filter(|r| itself && can_be_graded(context, *r));
    };
    let after = look.starts(verb, lists::VERBS, VERBS).map_or(verb + 1, |v| v.end);
    let fits = |r: &Range| can_be_graded(context, *r);
    let first = context.scene.inside(Range::new(after, grade.start)).find(|(_, m)| m.label == Label::Rating);
    let limit = first.map_or(grade.start, |(_, m)| m.tokens.start);
    let object = bearer_of_how(context, after, grade.start)
        .or_else(|| {
            context.phrase_after(after, limit).map(|r| bearer(context, listed_after(context, r, grade)))
        })
        .filter(fits);
    let passive = look.ends(verb, lists::GRAMMAR, &["be", "adverb"]).is_some();
    let subject = || subject_of(context, main_verb(context, verb, clause.start)).filter(fits);
    if passive { subject().or(object) } else { object.or_else(subject) }
}

/// The subject of a verb: "four of which", else the phrase before.
fn subject_of(context: &Context<'_>, verb: u32) -> Option<Range> {
    let verb = main_clause(context, verb);
    let at = context.before_auxiliaries(verb);
    let subject = || context.subject_before(verb).map(|r| bearer(context, with_owner(context, r)));
    partitive(context, at).or_else(subject)
}

/// The whole of a list of objects that a grade follows: "rated Oakfield, Elm Park and Hill View good".
fn listed_after(context: &Context<'_>, first: Range, grade: Range) -> Range {
    let look = context.look();
    let mut range = first;
    while look.is(range.end, &[",", "and", "&"]) && range.end + 1 < grade.start {
        let next = range.end + 1 + u32::from(look.is(range.end + 1, &["and", "&"]));
        let named = context.scene.starting(next).find(|(_, m)| m.label.is_name()).map(|(_, m)| m.tokens);
        let aspect = || aspect_starting(context, next + u32::from(look.is(next, &["the", "its", "their"])));
        match named.or_else(aspect).filter(|r| r.end <= grade.start) {
            Some(item) => range = Range::new(range.start, item.end),
            None => break,
        }
    }
    range
}

/// The first of the verbs that form one group: "was judged", "continues to be rated", "has been told it is".
fn main_verb(context: &Context<'_>, verb: u32, from: u32) -> u32 {
    let look = context.look();
    let mut first = verb;
    for at in (from.max(verb.saturating_sub(5))..verb).rev() {
        if is_verb(context, at) {
            first = at;
        } else if !look.is(at, &["to", "be", "been", "being", "again", "now", "all", "both", "also", "each"])
        {
            break;
        }
    }
    first
}

pub(super) const VERBS: &[&str] =
    &["rate", "rate_weak", "rated", "get", "give", "keep", "change_up", "change_down", "change"];

fn is_verb(context: &Context<'_>, token: u32) -> bool {
    let look = context.look();
    look.starts(token, lists::VERBS, VERBS).is_some()
        || look.starts(token, lists::RATING_CUES, &["rating_verb"]).is_some()
        || look.starts(token, lists::GRAMMAR, &["be"]).is_some()
}

/// The phrases that are graded each for itself: names and aspects. "Twelve local cafés and shops" are one group.
pub(super) fn several(context: &Context<'_>, last: Range) -> Vec<Range> {
    if let Some(two) = both(context, last) {
        return two.to_vec();
    }
    let items = items(context, last);
    let named = |r: &Range| context.scene.inside(*r).any(|(_, m)| m.label.is_name());
    let apart = |r: &Range| {
        named(r)
            || aspect_ending(context, r.end).is_some()
            || context.look().is(r.start, &["the", "its", "their"])
    };
    let whole = || Range::new(items[0].start, last.end);
    if items.len() > 1 && !items.iter().all(apart) { vec![whole()] } else { items }
}

/// The coordinated phrases that end with `last`: "A, B and C", aspects such as "behaviour and attitudes" whole.
fn items(context: &Context<'_>, last: Range) -> Vec<Range> {
    let look = context.look();
    let from = look.sentence(last.start).start;
    let mut items = Vec::new();
    let (mut end, mut joined) = (last.end, false);
    while let Some(item) = item_before(context, end, from) {
        let grade = |m: &Mention| m.label == Label::Rating && m.tokens.overlaps(item);
        if context.scene.inside(look.sentence(item.start)).any(|(_, m)| grade(m)) {
            break;
        }
        items.push(item);
        let mut link = item.start;
        let and = link > from && look.is(link - 1, &["and", "&"]);
        if and {
            link -= 1;
        }
        joined |= and;
        if joined && link > from && look.is(link - 1, &[","]) {
            link -= 1;
        }
        if link == item.start || items.len() > 12 {
            break;
        }
        end = link;
    }
    items.reverse();
    if items.is_empty() { vec![last] } else { items }
}

/// One conjunct that ends at `end`: an aspect with its determiner, or a noun phrase with its prepositions.
fn item_before(context: &Context<'_>, end: u32, from: u32) -> Option<Range> {
    if let Some(aspect) = aspect_ending(context, end).filter(|a| a.start >= from) {
        let determiner = aspect.start > from && context.look().is(aspect.start - 1, &["the", "its", "their"]);
        let owned = aspect.start > from
            && context.text.tokens[aspect.start as usize - 1].shape.any(Shape::POSSESSIVE);
        let owner = owned.then(|| context.phrase_before(aspect.start - 1, from)).flatten();
        let owner = owner.filter(|o| is_body(context, *o));
        let start = owner.map_or(aspect.start - u32::from(determiner), |o| o.start);
        return Some(Range::new(start, aspect.end));
    }
    context.tied_phrase_before(end, from).map(|r| bearer(context, r))
}
