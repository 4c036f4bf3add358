//! Actions: who did what, to whom, when.
//!
//! A rule finds the verb; actor and object are read from its clause, so that "the council, which has appointed
//! X and dissolved Y" tells two deeds of the council.

mod objects;
mod parties;

use super::clause::ALL_VERBS;
use super::{Argument, Claim, Confidence, Context};
use crate::lexicon::lists;
use crate::mention::Label;
use crate::text::{Range, Shape};
use objects::{begins_object, may_stand_alone, object_end, split_recipient};
pub(super) use parties::can_act;
use parties::{is_worth, name, thing};

/// Completes an action claim; false where nobody who can act does anything to something.
pub(super) fn complete(context: &Context<'_>, claim: &mut Claim) -> bool {
    let Some(verb) = claim.arg("action").and_then(|a| a.span).map(|s| context.text.range(s)) else {
        return false;
    };
    let verb = with_particle(context, verb);
    if is_no_deed(context, verb) {
        return false;
    }
    claim.set("action", context.words(context.text.span(verb)));
    let passive = is_passive(context, verb);
    let told = if passive { passive_voice(context, claim, verb) } else { active_voice(context, claim, verb) };
    if !told {
        return false;
    }
    date(context, claim, verb);
    enforcement(context, claim, verb);
    true
}

/// "took" with its "over" further on: "took it over".
fn with_particle(context: &Context<'_>, verb: Range) -> Range {
    verb_phrase(context, verb).unwrap_or(verb)
}

fn verb_phrase(context: &Context<'_>, verb: Range) -> Option<Range> {
    context.look().starts(verb.start, lists::ACTIONS, FORMS).filter(|r| r.len() > verb.len())
}

const FORMS: &[&str] = &["past", "participle", "third", "base"];

/// A participle before its noun ("the newly appointed head"), a verb of an idiom, a verb denied its object.
fn is_no_deed(context: &Context<'_>, verb: Range) -> bool {
    let look = context.look();
    let before = verb.start > 0
        && !look.is(verb.start - 1, &["who", "which", "that"])
        && (look.starts(verb.start - 1, lists::FUNCTION_WORDS, &["determiner", "possessive"]).is_some()
            || context.text.tokens[verb.start as usize - 1].shape.any(Shape::POSSESSIVE | Shape::DASH));
    let adverb = verb.start > 1
        && context.text.token_str(verb.start - 1).ends_with("ly")
        && look.starts(verb.start - 2, lists::FUNCTION_WORDS, &["determiner"]).is_some();
    let noun = context.scene.inside(verb).any(|(_, m)| m.label.is_name());
    before || adverb || noun || is_supposed(context, verb) || is_verdict(context, verb)
}

/// "could be closed", "should not be handed", "would be put": nothing done.
fn is_supposed(context: &Context<'_>, verb: Range) -> bool {
    let from = context.before_auxiliaries(verb.start);
    let modal = [
        "could", "should", "would", "might", "may", "can", "cannot", "must", "never", "not", "didn't",
        "hasn't", "haven't",
    ];
    (from..verb.start).any(|t| context.look().is(t, &modal))
}

/// "was given a C3 grade", "put in special measures": a verdict, told as a rating.
fn is_verdict(context: &Context<'_>, verb: Range) -> bool {
    let end = context.look().sentence(verb.start).end.min(verb.end + 7);
    let graded = context.scene.inside(Range::new(verb.end, end)).any(|(_, m)| m.label == Label::Rating);
    graded
        && context.look().is(
            verb.start,
            &[
                "given",
                "gave",
                "put",
                "placed",
                "hands",
                "handed",
                "awarded",
                "downgraded",
                "upgraded",
                "downgrades",
                "upgrades",
                "moved",
            ],
        )
}

/// Whether a form of "be" leads up to the verb.
fn is_passive(context: &Context<'_>, verb: Range) -> bool {
    let look = context.look();
    let from = context.before_auxiliaries(verb.start);
    let be = |t: u32| look.is(t, &["is", "are", "was", "were", "be", "been", "being", "get", "got"]);
    if (from..verb.start).any(be) {
        return true;
    }
    // "was fined by the court and ordered to pay": the second participle leans on the first.
    let sentence = look.sentence(verb.start);
    let joined = from == verb.start && from > sentence.start && look.is(from - 1, &["and"]);
    let earlier = (sentence.start..from).rev().find(|t| is_finite(context, *t));
    joined && earlier.is_some_and(|t| (context.before_auxiliaries(t)..t).any(be))
}

/// Object, verb, and perhaps who did it: "the home was closed by the council".
fn passive_voice(context: &Context<'_>, claim: &mut Claim, verb: Range) -> bool {
    let Some(patient) = subject(context, verb) else { return false };
    let look = context.look();
    let vague = look.is(verb.start, &["told", "asked", "urged"]) && !look.is(verb.end, &["to"])
        || look.is(verb.start, &["left", "led", "joined", "become"]);
    if vague {
        return false;
    }
    let sentence = context.look().sentence(verb.start);
    let end = object_end(context, verb.end, sentence);
    let by = (verb.end..end).find(|t| context.look().is(*t, &["by"]));
    let actor = by.and_then(|by| context.phrase_after(by + 1, sentence.end)).filter(|r| can_act(context, *r));
    let rest = Range::new(verb.end, by.unwrap_or(end));
    let given = takes_recipient(context, verb) && !rest.is_empty();
    if given {
        claim.set("recipient", name(context, patient));
        claim.set("object", thing(context, rest));
    } else {
        claim.set("object", name(context, patient));
    }
    claim.args.retain(|(n, _)| *n != "actor");
    match actor {
        Some(range) => claim.set("actor", name(context, range)),
        None if claim.arg("enforcement").is_some() || enforces(context, rest) => judge(context, claim),
        None => {}
    }
    is_worth(context, patient)
}

/// "served with a warning notice", "told to improve": the thing follows, the subject is who gets it.
fn takes_recipient(context: &Context<'_>, verb: Range) -> bool {
    let look = context.look();
    look.is(verb.end, &["with", "to", "until"])
        && look.starts(verb.start, lists::ACTIONS, FORMS).is_some()
        && look.is(
            verb.start,
            &[
                "served",
                "issued",
                "hit",
                "slapped",
                "told",
                "ordered",
                "required",
                "asked",
                "instructed",
                "directed",
                "urged",
                "given",
                "barred",
            ],
        )
        || look.is(verb.end, &["from"]) && look.is(verb.start, &["banned", "barred", "prohibited", "stopped"])
        || look.is(verb.start, &["given", "handed", "awarded", "sent", "issued", "served"])
            && context.phrase_after(verb.end, verb.end + 3).is_some()
}

/// Actor, verb and object: "the council appointed a director", "she resigned".
fn active_voice(context: &Context<'_>, claim: &mut Claim, verb: Range) -> bool {
    let look = context.look();
    let sentence = look.sentence(verb.start);
    let Some(actor) = subject(context, verb).filter(|r| can_act(context, *r)) else { return false };
    let end = object_end(context, verb.end, sentence);
    let orders = look.is(
        verb.start,
        &[
            "told",
            "tells",
            "ordered",
            "instructed",
            "directed",
            "asked",
            "asks",
            "urged",
            "required",
            "orders",
        ],
    );
    let infinitive = (verb.end..end.min(verb.end + 10)).find(|t| look.is(*t, &["to"]));
    if orders {
        return ordered(context, claim, verb, actor, infinitive, end);
    }
    let object = Range::new(verb.end, end);
    let (thing_range, recipient) = split_recipient(context, verb, object);
    let lasting = context
        .scene
        .inside(thing_range)
        .any(|(_, m)| m.label == Label::Date && m.tokens.start <= thing_range.start + 1);
    let idle = look.is(verb.start, &["spent", "led", "paid", "gave"])
        && (lasting || look.is(thing_range.start, &["tribute", "way", "attention"]));
    let becomes_one = look.is(verb.start, &["become", "became"]) && look.is(thing_range.start, &["one"]);
    if thing_range.is_empty() && !may_stand_alone(context, verb) || idle || becomes_one {
        return false;
    }
    claim.set("actor", name(context, actor));
    claim.args.retain(|(n, _)| !matches!(*n, "object" | "recipient"));
    if !thing_range.is_empty() {
        claim.set("object", thing(context, thing_range));
    }
    if let Some(recipient) = recipient {
        claim.set("recipient", name(context, recipient));
    }
    thing_range.is_empty() || begins_object(context, thing_range)
}

/// "told the trust to improve", "asked for a new visit".
fn ordered(
    context: &Context<'_>,
    claim: &mut Claim,
    verb: Range,
    actor: Range,
    infinitive: Option<u32>,
    end: u32,
) -> bool {
    let asked_for = context.look().is(verb.end, &["for"]);
    let Some(to) = infinitive.or_else(|| asked_for.then_some(verb.end)) else { return false };
    claim.set("actor", name(context, actor));
    claim.args.retain(|(n, _)| *n != "recipient");
    if to > verb.end {
        claim.set("recipient", name(context, Range::new(verb.end, to)));
    }
    claim.set("object", thing(context, Range::new(to + 1, end.max(to + 2))));
    true
}

/// The subject of the verb, carried over "and" from the verb before: "dissolved X and appointed Y".
fn subject(context: &Context<'_>, verb: Range) -> Option<Range> {
    let look = context.look();
    let sentence = look.sentence(verb.start);
    let before = context.before_auxiliaries(verb.start);
    let joined = before > sentence.start && look.is(before - 1, &["and", "but", "or"]);
    let infinitive = before > sentence.start && look.is(before - 1, &["to"]);
    if joined {
        let earlier = (sentence.start..before - 1).rev().find(|t| is_finite(context, *t))?;
        return context.subject_before(earlier).or_else(|| subject_of_participle(context, earlier));
    }
    if infinitive {
        let end = context.before_parenthesis(context.before_auxiliaries(before - 1), sentence.start);
        return context.full_phrase_before(end, sentence.start);
    }
    context.subject_before(verb.start)
}

fn subject_of_participle(context: &Context<'_>, verb: u32) -> Option<Range> {
    context.full_phrase_before(context.before_auxiliaries(verb), context.look().sentence(verb).start)
}

fn is_finite(context: &Context<'_>, token: u32) -> bool {
    let look = context.look();
    let listed = look.starts(token, lists::ACTIONS, &["past", "third"]).is_some()
        || look.starts(token, lists::VERBS, ALL_VERBS).is_some()
        || look.starts(token, lists::CUES, &["speech"]).is_some();
    listed && !context.scene.starting(token).any(|(_, m)| m.label.is_name())
}

fn date(context: &Context<'_>, claim: &mut Claim, verb: Range) {
    let clause = context.clause_around(verb.start);
    if claim.arg("date").is_none()
        && let Some(date) = context.date_in(clause, verb)
    {
        claim.set("date", date);
    }
}

fn enforces(context: &Context<'_>, range: Range) -> bool {
    context.look().holds(range, lists::ENFORCEMENT, &["notice", "regime", "measures"])
}

/// Notices and special measures come from the inspectorate.
fn judge(context: &Context<'_>, claim: &mut Claim) {
    let number = context.facts.inspectorate_at(claim.tokens).or(context.facts.main);
    if let Some(number) = number {
        let name = context.lexicon.inspectorates()[number as usize].name.as_str();
        claim.set("actor", Argument { value: name.into(), ..Argument::default() });
        claim.confidence = Confidence::Medium;
    }
}

fn enforcement(context: &Context<'_>, claim: &mut Claim, verb: Range) {
    let look = context.look();
    let sentence = look.sentence(verb.start);
    let near = Range::new(verb.start, object_end(context, verb.end, sentence).max(verb.end));
    let found =
        near.iter().find_map(|t| look.starts(t, lists::ENFORCEMENT, &["notice", "regime", "measures"]));
    if let Some(range) = found {
        let value = context.lower(range);
        let value = value.strip_suffix('s').filter(|v| v.ends_with("notice")).unwrap_or(&value).to_string();
        claim.set(
            "enforcement",
            Argument { value: value.into(), span: Some(context.text.span(range)), ..Argument::default() },
        );
    }
}
