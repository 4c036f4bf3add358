//! Whom a figure is about: who owns what is counted, who counts or has it in the clause, or the provider in view.

use crate::claim::{Argument, Claim, Confidence, Context};
use crate::entity::EntityKind;
use crate::lexicon::lists;
use crate::mention::{Kind, Label};
use crate::text::{Range, Shape};

/// Sentences of an entry of a list between its name and a figure.
const ENTRY: usize = 3;

/// Sets `subject`, and lowers the confidence where it was read from afar.
pub(super) fn tell(context: &Context<'_>, claim: &mut Claim, place: Range) {
    let measure = claim.text("measure").unwrap_or_default().to_lowercase();
    let benchmark = claim.text("scope").is_some_and(|s| s.eq_ignore_ascii_case("nationally"))
        || ["national average", "national figure", "england average"].iter().any(|b| measure.starts_with(b));
    if claim.arg("subject").is_some() || benchmark {
        return;
    }
    let visit = claim.text("unit").is_some_and(is_visit);
    let near = owner(context, place.start)
        .or_else(|| clause_subject(context, place))
        .or_else(|| in_sentence(context, visit, place));
    if let Some(argument) = near {
        return claim.set("subject", argument);
    }
    let inspects = context.examined_by(place).filter(|_| visit);
    // A figure that is nobody's in its clause is not that of a body named in passing.
    let provider = || {
        let stands_out =
            |e: &u32| context.entities.get(*e).stands_out() || named_just_before(context, *e, place);
        context.provider_near(place).filter(stands_out)
    };
    if let Some(entity) = inspects.or_else(provider) {
        claim.set("subject", context.entity_argument(entity));
        claim.confidence = claim.confidence.min(Confidence::Medium);
    }
}

/// Whether a body is named in one of the few sentences before, as the one an entry of a list is about.
fn named_just_before(context: &Context<'_>, entity: u32, place: Range) -> bool {
    let first = context.text.sentence_of(place.start).saturating_sub(ENTRY);
    let from = context.text.sentences.get(first).map_or(place.start, |s| s.tokens.start);
    let near = Range::new(from.min(place.start), place.start);
    context.scene.inside(near).any(|(_, m)| m.entity == Some(entity))
}

fn is_visit(unit: &str) -> bool {
    ["visit", "inspection", "inspector", "notice"].iter().any(|w| unit.ends_with(w))
}

/// "the council's 8,650 homes", "its 212 social workers".
fn owner(context: &Context<'_>, at: u32) -> Option<Argument> {
    let look = context.look();
    let floor = look.sentence(at).start;
    if at <= floor + 1 {
        return None;
    }
    let phrase = if context.text.tokens[at as usize - 1].shape.any(Shape::POSSESSIVE) {
        let start = (floor..at - 1).rev().take(5).find(|t| look.is(*t, &["the", "its", "their"]));
        let named = context.ending(at - 1, floor).find(|(_, m)| m.label == Label::Org);
        named.map(|(_, m)| m.tokens).or(start.map(|s| Range::new(s, at - 1)))?
    } else if look.is(at - 1, &["its", "their", "our"]) {
        Range::new(at - 1, at)
    } else {
        return None;
    };
    body(context, phrase)
}

/// The body that is the subject of the verb before a number, past what stands between them: "the home, which is run by
/// X, | has | 40 residents". None where another body stands after the verb.
fn clause_subject(context: &Context<'_>, place: Range) -> Option<Argument> {
    let look = context.look();
    let sentence = look.sentence(place.start);
    let verb = (sentence.start..place.start).rev().find(|t| {
        super::saying::verb(context, *t) || look.starts(*t, lists::ACTIONS, &["past", "participle"]).is_some()
    })?;
    let between =
        (verb + 1..place.start).filter_map(|t| phrase_at(context, t)).find_map(|p| body(context, p));
    let subject = context.subject_before(verb).filter(|_| between.is_none())?;
    let named = context.headed(subject).map(|n| context.mentions[n as usize].tokens);
    let argument = body(context, named.unwrap_or(subject))?;
    let judge =
        argument.entity.is_some_and(|e| matches!(context.entities.get(e).detail, Kind::Inspectorate(_)));
    (!judge).then_some(argument)
}

/// The body nearest before the number in its sentence, named or described; else the one "on", "at" or "for" which
/// it is counted; an inspectorate only for its own visits and notices.
fn in_sentence(context: &Context<'_>, visit: bool, place: Range) -> Option<Argument> {
    let sentence = context.look().sentence(place.start);
    let before = (sentence.start..place.start)
        .rev()
        .filter_map(|t| phrase_at(context, t))
        .filter(|p| p.end <= place.start);
    let mut bodies: Vec<Argument> = before.filter_map(|p| body(context, p)).collect();
    let passing = |a: &Argument| a.mention.is_some_and(|m| context.entities.in_passing(m));
    let examiner = |a: &Argument| {
        a.entity.is_some_and(|e| matches!(context.entities.get(e).detail, Kind::Inspectorate(_)))
    };
    let after =
        (place.end..sentence.end).filter_map(|t| phrase_at(context, t)).find_map(|p| tied(context, p));
    let counts = |b: &Argument| !examiner(b) && !passing(b);
    if let Some(n) = bodies.iter().position(counts).or_else(|| bodies.iter().position(|b| !examiner(b))) {
        return Some(bodies.swap_remove(n));
    }
    after.filter(|a| !examiner(a)).or_else(|| bodies.into_iter().next().filter(|_| visit))
}

fn phrase_at(context: &Context<'_>, at: u32) -> Option<Range> {
    let named = context.scene.starting(at).find(|(_, m)| m.label == Label::Org).map(|(_, m)| m.tokens);
    named.or_else(|| context.text.chunks.at(at))
}

/// A body after "on", "at", "for", "to", "by", "from".
fn tied(context: &Context<'_>, phrase: Range) -> Option<Argument> {
    let look = context.look();
    let before = phrase.start.checked_sub(1)?;
    let tie = if look.is(before, &["the"]) { before.checked_sub(1)? } else { before };
    look.is(tie, &["on", "at", "for", "to", "in"]).then(|| body(context, phrase)).flatten()
}

/// A phrase as a body: named, or referring to one.
fn body(context: &Context<'_>, phrase: Range) -> Option<Argument> {
    let argument = context.name(phrase);
    let entity = argument.entity?;
    let known = context.entities.get(entity);
    let reports =
        matches!(known.sort.as_str(), "media" | "press" | "party" | "sport" | "culture" | "religion");
    let is_body = known.kind == EntityKind::Organisation && !reports;
    let name = argument.value.text() == Some(known.name.as_str());
    (is_body && name).then_some(argument)
}

impl Context<'_> {
    /// The entity of the inspectorate named nearest.
    fn examined_by(&self, at: Range) -> Option<u32> {
        let number = self.facts.inspectorate_at(at)?;
        self.entities.list.iter().position(|e| e.detail == Kind::Inspectorate(number)).map(|n| n as u32)
    }
}
