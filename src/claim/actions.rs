//! Actions: who did what, to whom, when. A rule finds the verb; actor and object are read from its clause, so that
//! "the council, which has appointed X and dissolved Y" tells two deeds of the council.

mod objects;
mod parties;
mod verbs;

use super::clause::ALL_VERBS;
use super::{Argument, Claim, Confidence, Context};
use crate::entity::EntityKind;
use crate::lexicon::lists;
use crate::mention::Label;
use crate::text::{Range, Shape};
use objects::{begins_object, may_stand_alone, object_end, recipient_after, split_recipient};
pub(super) use parties::can_act;
use parties::{is_worth, name, thing};
use verbs::{Mood, is_passive, mood, sense};

/// Completes an action claim; false where nobody who can act does anything to something.
pub(super) fn complete(context: &Context<'_>, claim: &mut Claim) -> bool {
    let Some(verb) = claim.arg("action").and_then(|a| a.span).map(|s| context.text.range(s)) else {
        return false;
    };
    let verb = with_particle(context, verb);
    // "to put it right": a past that is the base form too.
    let infinitive = claim.rule == "did"
        && context
            .look()
            .ends(verb.start, lists::FUNCTION_WORDS, &["preposition"])
            .is_some_and(|t| context.look().is(t.start, &["to"]));
    if infinitive || is_no_deed(context, verb) {
        return false;
    }
    match mood(context, verb) {
        Mood::Unsaid => return false,
        Mood::Told => {}
        Mood::Bent(modality) => claim.modality = modality,
    }
    claim.set("action", verbs::written(context, verb));
    let passive = is_passive(context, verb);
    let told = if passive { passive_voice(context, claim, verb) } else { active_voice(context, claim, verb) };
    if !told {
        return false;
    }
    if same_party(context, claim) {
        return false;
    }
    date(context, claim, verb);
    enforcement(context, claim, verb);
    true
}

/// Whether by the names read nobody else was acted on: "another retailer joined Walmart", read as Walmart. Pronouns
/// are read again when it is known who speaks.
fn same_party(context: &Context<'_>, claim: &Claim) -> bool {
    let look = context.look();
    let named = |n: &str| {
        let argument = claim.arg(n)?;
        let range = argument.span.map(|s| context.text.range(s))?;
        let pronoun =
            look.starts(range.start, lists::FUNCTION_WORDS, &["pronoun"]).is_some() && range.len() == 1;
        argument.entity.filter(|_| !pronoun)
    };
    let actor = named("actor");
    actor.is_some() && [named("object"), named("recipient")].contains(&actor)
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
    // "left out", "put off", "handed out" are other verbs; "fined up to £3,000" is not.
    let other = look.is(verb.end, &["out", "behind", "off", "up", "away", "forward"])
        && !look.is(verb.end + 1, &["to"]);
    before || adverb || noun || other || is_verdict(context, verb)
}

/// "was given a C3 grade", "put in special measures": a verdict, told as a rating.
fn is_verdict(context: &Context<'_>, verb: Range) -> bool {
    let end = context.look().sentence(verb.start).end.min(verb.end + 7);
    let graded = context.scene.inside(Range::new(verb.end, end)).any(|(_, m)| m.label == Label::Rating);
    let graded = graded
        || (verb.end..end)
            .any(|t| context.look().is(t, &["grade", "grades", "rating", "ratings", "judgement"]));
    graded && ["give", "put", "transfer", "downgrade", "upgrade", "move"].contains(&sense(context, verb))
}

/// Object, verb, and perhaps who did it: "the home was closed by the council".
fn passive_voice(context: &Context<'_>, claim: &mut Claim, verb: Range) -> bool {
    let Some(patient) = subject(context, verb) else { return false };
    let look = context.look();
    let orders = sense(context, verb) == "order";
    if orders && !look.is(verb.end, &["to"])
        || ["leave", "lead", "join", "become"].contains(&sense(context, verb))
    {
        return false;
    }
    let sentence = look.sentence(verb.start);
    let end = object_end(context, verb, sentence);
    let by = (verb.end..end).find(|t| look.is(*t, &["by"]));
    let actor = by.and_then(|by| context.phrase_after(by + 1, sentence.end)).filter(|r| can_act(context, *r));
    let rest = Range::new(verb.end, by.filter(|_| actor.is_some()).unwrap_or(end));
    claim.args.retain(|(n, _)| !matches!(*n, "actor" | "object" | "recipient"));
    // "was sold by the family to the trust": the recipient may stand after the agent.
    let behind = actor.map_or(rest, |a| Range::new(a.end, end.max(a.end)));
    let recipient = recipient_after(context, verb, rest).or_else(|| recipient_after(context, verb, behind));
    if let Some(recipient) = recipient {
        claim.set("object", name(context, patient));
        claim.set("recipient", name(context, recipient));
    } else if takes_recipient(context, verb, rest) {
        let with = look.is(rest.start, &["with", "from", "of"]) && rest.len() > 1;
        claim.set("recipient", name(context, patient));
        claim.set("object", thing(context, Range::new(rest.start + u32::from(with), rest.end)));
    } else {
        claim.set("object", name(context, patient));
    }
    match actor {
        Some(range) => claim.set("actor", name(context, range)),
        None if enforces(context, rest) || enforces(context, patient) => judge(context, claim),
        None => {}
    }
    let known = ["object", "recipient"].iter().any(|n| claim.arg(n).is_some_and(|a| a.entity.is_some()));
    let person = |a: &Argument| a.entity.is_some_and(|e| context.entities.get(e).kind == EntityKind::Person);
    // Reports are published, not the bodies that "it" was read as.
    let document = sense(context, verb) == "publish" && !claim.arg("object").is_some_and(person);
    if known { !document } else { actor.is_some() || is_worth(context, patient) }
}

/// "served with a warning notice", "told to improve", "barred from admitting": the thing follows, the subject is
/// who gets it.
fn takes_recipient(context: &Context<'_>, verb: Range, rest: Range) -> bool {
    let look = context.look();
    let follows = |words: &[&str]| look.is(verb.end, words);
    let phrase = || context.phrase_after(verb.end, verb.end + 3).is_some();
    !rest.is_empty()
        && match sense(context, verb) {
            "order" => follows(&["to"]),
            "issue" => follows(&["with"]) || phrase(),
            "ban" | "stop" => follows(&["from"]),
            "remove" => follows(&["of"]),
            "give" | "transfer" | "send" => follows(&["until", "with"]) || phrase(),
            _ => false,
        }
}

/// Actor, verb and object: "the council appointed a director", "she resigned".
fn active_voice(context: &Context<'_>, claim: &mut Claim, verb: Range) -> bool {
    let look = context.look();
    let sentence = look.sentence(verb.start);
    let Some(actor) = subject(context, verb).filter(|r| can_act(context, *r)) else { return false };
    let end = object_end(context, verb, sentence);
    if sense(context, verb) == "order" {
        let opens = |t: &u32| look.is(*t, &["to", "that", "how", "what", "whether", "if", "about", "of"]);
        let infinitive = (verb.end..end.min(verb.end + 10)).find(opens).filter(|t| look.is(*t, &["to"]));
        return ordered(context, claim, verb, actor, infinitive, end);
    }
    let object = Range::new(verb.end, end);
    let object = objects::own_object(context, verb, object);
    let (thing_range, recipient) = split_recipient(context, verb, object);
    let lasting = context
        .scene
        .inside(thing_range)
        .any(|(_, m)| m.label == Label::Date && m.tokens.start <= thing_range.start + 1);
    let idle = look.is(verb.start, &["spent", "led", "paid", "gave"])
        && (lasting || look.is(thing_range.start, &["tribute", "way", "attention"]));
    // "put the cost at £6m" is an estimate.
    let estimates = sense(context, verb) == "put"
        && thing_range.iter().any(|t| {
            let sum = |m: &crate::mention::Mention| {
                matches!(m.label, Label::Money | Label::Quantity | Label::Percent)
            };
            look.is(t, &["at"]) && context.scene.starting(t + 1).any(|(_, m)| sum(m))
        });
    let becomes_one = look.is(verb.start, &["become", "became"]) && look.is(thing_range.start, &["one"]);
    // "referred to the report", "moved to Leeds"
    let goes = ["transfer", "refer"].contains(&sense(context, verb))
        && look.starts(thing_range.start, lists::FUNCTION_WORDS, &["preposition"]).is_some();
    if goes || thing_range.is_empty() && !may_stand_alone(context, verb) || idle || estimates || becomes_one {
        return false;
    }
    claim.set("actor", name(context, actor));
    claim.args.retain(|(n, _)| !matches!(*n, "object" | "recipient"));
    let taken = verb.iter().skip(1).find(|t| look.is(*t, &["it", "them"]));
    if let Some(pronoun) = taken {
        claim.set("object", name(context, Range::new(pronoun, pronoun + 1)));
    } else if !thing_range.is_empty() {
        claim.set("object", thing(context, thing_range));
    }
    if let Some(recipient) = recipient {
        claim.set("recipient", name(context, recipient));
    }
    thing_range.is_empty() || taken.is_some() || begins_object(context, thing_range)
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
    let look = context.look();
    let asked_for = || {
        let asks = look.is(verb.start, &["asked", "asks", "ask"]);
        (verb.end..end.min(verb.end + 6)).find(|t| asks && look.is(*t, &["for"]))
    };
    let Some(to) = infinitive.or_else(asked_for) else { return false };
    // What a paper was told is a statement.
    if look.is(verb.end, &["us"]) && !context.text.quotes.iter().any(|q| q.tokens.has(verb.start)) {
        return false;
    }
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
    let plain = context.subject_before(verb.start).map(|r| person_for_who(context, before, r));
    let subject =
        plain.filter(|r| agrees(context, *r, before)).or_else(|| described_subject(context, before))?;
    // "the contract to run the jail | was awarded": the phrase before an infinitive is the subject.
    let purpose = subject.start > sentence.start + 2 && look.is(subject.start - 2, &["to"]);
    let whole = purpose.then(|| context.full_phrase_before(subject.start - 2, sentence.start)).flatten();
    let whole = whole.map(|r| Range::new(r.start, subject.end));
    let subject = whole.unwrap_or(subject);
    // "tied to its products and | that the plant | had been shut".
    let that = subject.iter().skip(1).find(|t| look.is(*t, &["that"]) && t + 1 < subject.end);
    Some(that.map_or(subject, |t| Range::new(t + 1, subject.end)))
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

fn is_finite(context: &Context<'_>, token: u32) -> bool {
    let look = context.look();
    let listed = look.starts(token, lists::ACTIONS, &["past", "third"]).is_some()
        || look.starts(token, lists::VERBS, ALL_VERBS).is_some()
        || look.starts(token, lists::GRAMMAR, &["irregular"]).is_some()
        || look.starts(token, lists::CUES, &["speech"]).is_some();
    listed && !context.scene.starting(token).any(|(_, m)| m.label.is_name())
}

/// When it was done: not the deadline of an order, nor when something else was done before or after it.
fn date(context: &Context<'_>, claim: &mut Claim, verb: Range) {
    if claim.arg("date").is_some() {
        return;
    }
    let look = context.look();
    let turns = |t: &u32| {
        look.is(
            *t,
            &[
                "after",
                "following",
                "since",
                "when",
                "while",
                "amid",
                "because",
                "despite",
                "who",
                "which",
                "whose",
            ],
        )
    };
    let mut clause = context.clause_around(verb.start);
    clause.end = (verb.end..clause.end).find(turns).unwrap_or(clause.end);
    clause.start = (clause.start..verb.start).rev().find(turns).unwrap_or(clause.start);
    let due = |d: &Argument| {
        let start = d.span.map_or(0, |s| context.text.range(s).start);
        start > 0 && look.is(start - 1, &["by", "until", "before", "within"])
    };
    let other = |d: &Argument| {
        d.span.map(|s| context.text.range(s)).is_some_and(|d| {
            let opener = (look.sentence(verb.start).start..d.start).find(turns);
            d.end <= verb.start && opener.is_some()
        })
    };
    if let Some(date) = context.date_in(clause, verb).filter(|d| !due(d) && !other(d)) {
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
    let near = Range::new(verb.start, object_end(context, verb, sentence).max(verb.end));
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
