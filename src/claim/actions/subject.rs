//! Whose deed it is: the subject of a verb, carried over "and", past a relative clause, out of an infinitive.

use super::super::Context;
use super::super::clause::ALL_VERBS;
use super::parties::is_known;
use crate::lexicon::lists;
use crate::mention::Label;
use crate::text::Range;

/// The subject of the verb, carried over "and" from the verb before: "dissolved X and appointed Y".
pub(super) fn subject(context: &Context<'_>, verb: Range) -> Option<Range> {
    let look = context.look();
    let sentence = look.sentence(verb.start);
    let group = context.before_auxiliaries(verb.start);
    // "The takeaway | voluntarily closed"
    let adverb = group > sentence.start + 1 && context.text.token_str(group - 1).ends_with("ly");
    let before = group - u32::from(adverb && context.labels_over(group - 1).next().is_none());
    let joined = leans_on_earlier(context, verb, before);
    let infinitive = before > sentence.start && look.is(before - 1, &["to"]);
    if joined {
        return carried_subject(context, before);
    }
    if infinitive {
        let end = context.before_parenthesis(context.before_auxiliaries(before - 1), sentence.start);
        return context.full_phrase_before(end, sentence.start);
    }
    let plain = context.subject_before(before).map(|r| person_for_who(context, before, r));
    let acts = plain.filter(|r| agrees(context, *r, before) && is_known(context, *r));
    let subject = acts
        .or_else(|| described_subject(context, before))
        .or_else(|| plain.filter(|r| agrees(context, *r, before)))?;
    // "the contract to run the jail | was awarded": the phrase before an infinitive is the subject.
    let purpose = subject.start > sentence.start + 2 && look.is(subject.start - 2, &["to"]);
    let whole = purpose.then(|| context.full_phrase_before(subject.start - 2, sentence.start)).flatten();
    let whole = whole.map(|r| Range::new(r.start, subject.end));
    let subject = whole.unwrap_or(subject);
    // "tied to its products and | that the plant | had been shut".
    let that = subject.iter().skip(1).find(|t| look.is(*t, &["that"]) && t + 1 < subject.end);
    Some(that.map_or(subject, |t| Range::new(t + 1, subject.end)))
}

/// The subject of the verb before the "and" or the comma that ends at `before`.
fn carried_subject(context: &Context<'_>, before: u32) -> Option<Range> {
    let start = context.look().sentence(before).start;
    // A verb no list has: whoever opens the sentence.
    let Some(earlier) = (start..before - 1).rev().find(|t| tells(context, *t)) else {
        let opening = context.phrase_after(start, before - 1);
        return opening.filter(|r| r.start <= start + 1 && is_known(context, *r));
    };
    let group = context.before_auxiliaries(earlier);
    // "sent in officers, closed a wing and hired carers": the one before leans too.
    let verb = Range::new(earlier, earlier + 1);
    if is_finite(context, earlier) && leans_on_earlier(context, verb, group) {
        return carried_subject(context, group);
    }
    let plain = context.subject_before(earlier).filter(|r| is_known(context, *r));
    plain
        .or_else(|| described_subject(context, group))
        .or_else(|| context.subject_before(earlier))
        .or_else(|| subject_of_participle(context, earlier))
}

/// Whether a verb, be it only "was" or "had", has a subject before it.
fn tells(context: &Context<'_>, token: u32) -> bool {
    is_finite(context, token) || context.look().is(token, &["was", "were", "is", "are", "has", "have", "had"])
}

/// "sent in officers, | closed a wing and ...": a bare past after the comma of a list of deeds, not of an aside.
fn is_listed(context: &Context<'_>, verb: Range, group: u32) -> bool {
    let look = context.look();
    let sentence = look.sentence(verb.start);
    if group != verb.start || group < sentence.start + 2 || !look.is(group - 1, &[","]) {
        return false;
    }
    let stop = |t: &u32| look.is(*t, &[",", ";", ":", "\"", "“", "‘"]);
    let from = (sentence.start..group - 1).rev().find(stop).map_or(sentence.start, |t| t + 1);
    let opens =
        look.is(from, &["who", "which", "whose", "where", "when", "as", "after", "if", "since", "while"]);
    let ends = |t: &u32| {
        look.is(*t, &["and"]) && look.starts(t + 1, lists::ACTIONS, &["past", "participle"]).is_some()
    };
    let past = look.starts(verb.start, lists::ACTIONS, &["past", "participle"]).is_some();
    past && !opens
        && (from..group - 1).any(|t| is_finite(context, t))
        && (verb.end..sentence.end).any(|t| ends(&t))
}

/// Whether a verb has the subject of the one before it: "dissolved X and appointed Y", "took it over, then closed
/// it", "acted at once, serving a notice".
fn leans_on_earlier(context: &Context<'_>, verb: Range, group: u32) -> bool {
    let look = context.look();
    let start = look.sentence(verb.start).start;
    let adverb = group > start + 1 && look.is(group - 1, &["then", "later", "subsequently"]);
    let before = group - u32::from(adverb);
    let follows = |words: &[&str]| before > start && look.is(before - 1, words);
    // "then" may be among the auxiliaries and adverbs already.
    let then = adverb || look.is(group, &["then", "later", "subsequently"]) && group < verb.start;
    let participle = look.starts(verb.start, lists::ACTIONS, &["ing"]).is_some() && group == verb.start;
    follows(&["and", "but", "or"])
        || (then || participle) && follows(&[","])
        || is_listed(context, verb, group)
}

/// Whether a phrase can be the subject of the verb group after it: no date, no lone adjective, no plural before "has".
fn agrees(context: &Context<'_>, phrase: Range, group: u32) -> bool {
    let look = context.look();
    let last = phrase.end - 1;
    let named = context.labels_over(last).any(Label::is_name);
    let dated = context.labels_over(last).any(|l| l == Label::Date);
    let plural = context.text.token_str(last).ends_with('s') && !context.text.token_str(last).ends_with("ss");
    let single = look.is(group, &["has", "is", "was"]);
    let adjacent = phrase.end == group;
    let adjective = phrase.len() == 1
        && adjacent
        && look.starts(phrase.start, lists::POLARITY, &["strength", "weakness"]).is_some();
    named
        || !(dated
            || adjective
            || adjacent && single && plural && described_subject(context, group).is_some())
}

/// "Ann Hill, formerly of X, | who has been promoted": "who" is no body.
fn person_for_who(context: &Context<'_>, group: u32, phrase: Range) -> Range {
    let look = context.look();
    let body = context.headed(phrase).is_some_and(|n| context.mentions[n as usize].label == Label::Org);
    if !body || group == 0 || !look.is(group - 1, &["who"]) {
        return phrase;
    }
    let from = look.sentence(group).start;
    let person =
        context.scene.inside(Range::new(from, phrase.start)).filter(|(_, m)| m.label == Label::Person).last();
    person.map_or(phrase, |(_, m)| m.tokens)
}

/// "A home where residents went without food | has been told": the phrase that opens the sentence, with a relative
/// clause between it and the verb.
fn described_subject(context: &Context<'_>, before: u32) -> Option<Range> {
    let look = context.look();
    let sentence = look.sentence(before);
    let opening = context.text.chunks.at(sentence.start)?;
    let mut end = opening.end;
    while let Some(next) =
        context.text.chunks.at(end + 1).filter(|_| look.is(end, &["in", "at", "near", "of", "for"]))
    {
        end = next.end;
    }
    let relative = look.is(end, &["where", "which", "who", "whose", "that"]) && end < before;
    relative.then_some(opening)
}

fn subject_of_participle(context: &Context<'_>, verb: u32) -> Option<Range> {
    context.full_phrase_before(context.before_auxiliaries(verb), context.look().sentence(verb).start)
}

pub(super) fn is_finite(context: &Context<'_>, token: u32) -> bool {
    let look = context.look();
    let listed = look.starts(token, lists::ACTIONS, &["past", "third"]).is_some()
        || look.starts(token, lists::VERBS, ALL_VERBS).is_some()
        || look.starts(token, lists::GRAMMAR, &["irregular"]).is_some()
        || context.text.hits.at(token).iter().any(|h| {
            let field = |name| context.lexicon.field(h.list, h.row, name);
            h.list == lists::CUES && field("group") == "speech" && matches!(field("form"), "past" | "third")
        });
    listed && !context.scene.starting(token).any(|(_, m)| m.label.is_name())
}
