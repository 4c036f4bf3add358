//! Actions: who did what, to whom, when. A rule finds the verb; actor and object are read from its clause, so that
//! "the council, which has appointed X and dissolved Y" tells two deeds of the council.

mod idle;
mod objects;
mod parties;
mod subject;
mod verbs;

use super::facts::LOCAL;
use super::{Argument, Claim, Confidence, Context};
use crate::entity::EntityKind;
use crate::lexicon::lists;
use crate::text::Range;
use idle::{is_graded, is_no_deed};
use objects::{begins_object, may_stand_alone, object_end, recipient_after, split_recipient};
pub(super) use parties::can_act;
use parties::{is_known, is_worth, name, thing};
use subject::{is_finite, subject};
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
    // "invested in the site" is no gift to itself.
    let recipient =
        named("recipient").filter(|_| claim.arg("recipient").is_some_and(|a| a.mention.is_some()));
    actor.is_some() && [named("object"), recipient].contains(&actor)
}

/// "took" with its "over" further on: "took it over".
fn with_particle(context: &Context<'_>, verb: Range) -> Range {
    verb_phrase(context, verb).unwrap_or(verb)
}

fn verb_phrase(context: &Context<'_>, verb: Range) -> Option<Range> {
    context.look().starts(verb.start, lists::ACTIONS, FORMS).filter(|r| r.len() > verb.len())
}

const FORMS: &[&str] = &["past", "participle", "third", "base", "ing"];

/// Object, verb, and perhaps who did it: "the home was closed by the council".
fn passive_voice(context: &Context<'_>, claim: &mut Claim, verb: Range) -> bool {
    let Some(patient) = subject(context, verb) else { return false };
    let look = context.look();
    let orders = sense(context, verb) == "order";
    if is_graded(context, verb, patient)
        || orders && !look.is(verb.end, &["to"])
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
    let punished = ["fine", "prosecute"].contains(&sense(context, verb));
    if known { !document } else { actor.is_some() || punished || is_worth(context, patient) }
}

/// "served with a warning notice", "told to improve", "barred from admitting": the thing follows, the subject is
/// who gets it.
fn takes_recipient(context: &Context<'_>, verb: Range, rest: Range) -> bool {
    let look = context.look();
    let follows = |words: &[&str]| look.is(verb.end, words);
    let limit = rest.end.max(verb.end + 3);
    let phrase = || context.phrase_after(verb.end, limit).is_some_and(|p| p.start < verb.end + 3);
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
    // "how many families had left"
    if actor.start > sentence.start && look.is(actor.start - 1, &["how", "whether", "what", "which"]) {
        return false;
    }
    let verb_and_date = objects::past_date(context, verb);
    let end = object_end(context, verb_and_date, sentence);
    if sense(context, verb) == "order" {
        let opens = |t: &u32| look.is(*t, &["to", "that", "how", "what", "whether", "if", "about", "of"]);
        if look.is(verb.end, &["not"]) {
            return false;
        }
        let infinitive = (verb.end..end.min(verb.end + 10)).find(opens).filter(|t| look.is(*t, &["to"]));
        return ordered(context, claim, verb, actor, infinitive, end);
    }
    let object = objects::own_object(context, verb, Range::new(verb_and_date.end, end));
    let (thing_range, recipient) = split_recipient(context, verb, object);
    let idle = idle::is_idle(context, verb, thing_range)
        || !is_known(context, actor) && sense(context, verb) == "become";
    if idle || thing_range.is_empty() && !may_stand_alone(context, verb) {
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
        let purpose = sense(context, verb) == "invest";
        claim.set("recipient", if purpose { thing(context, recipient) } else { name(context, recipient) });
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
    // "told reporters he might lose his wish to go on" tells no order.
    let whom = context.phrase_after(verb.end, to);
    if whom.is_some_and(|w| w.end < to && !look.is(w.end, &[",", "(", "and", "in", "at", "of"])) {
        return false;
    }
    // What a paper was told is a statement.
    if look.is(verb.end, &["us"]) && !context.text.quotes.iter().any(|q| q.tokens.has(verb.start)) {
        return false;
    }
    claim.set("actor", name(context, actor));
    claim.args.retain(|(n, _)| *n != "recipient");
    if to > verb.end {
        let whom = name(context, Range::new(verb.end, to));
        // "Ofsted served the nursery, ordering it to improve": nobody orders itself.
        let itself = whom.mention.is_none()
            && whom.entity.is_some_and(|e| claim.arg("actor").is_some_and(|a| a.entity == Some(e)));
        let whom = if itself { Argument { span: whom.span, ..Argument::default() } } else { whom };
        claim.set("recipient", whom);
    }
    claim.set("object", thing(context, Range::new(to + 1, end.max(to + 2))));
    true
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
                "then",
            ],
        )
    };
    let mut clause = context.clause_around(verb.start);
    let ends = |t: &u32| turns(t) || objects::opens_clause(context, *t);
    clause.end = (verb.end..clause.end).find(ends).unwrap_or(clause.end);
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
        let body = &context.lexicon.inspectorates()[number as usize];
        let local = context.facts.local.filter(|_| body.id == LOCAL);
        let named = || Argument { value: body.name.as_str().into(), ..Argument::default() };
        claim.set("actor", local.map_or_else(named, |e| context.entity_argument(e)));
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

#[cfg(test)]
mod tests;
