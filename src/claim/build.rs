//! From a rule's match to a claim: captures become arguments with canonical values.

use super::{Argument, Claim, ClaimType, Confidence, Context, Modality, Value};
use super::{actions, inspections, quantities, ratings, relations, roles};
use crate::mention::Label;
use crate::pattern::{Capture, Match, RuleSet, TYPES};

/// The claims a match makes: none where a guard of its rule says no or nothing turns out to be claimed, several
/// where one sentence says the same of several.
pub(super) fn claims(context: &Context<'_>, rules: &RuleSet, found: &Match) -> Vec<Claim> {
    let Some(mut claim) = claim(context, rules, found) else { return Vec::new() };
    if claim.kind == ClaimType::Rating {
        return ratings::complete(context, claim);
    }
    if complete(context, &mut claim) { vec![claim] } else { Vec::new() }
}

/// What the match itself says.
fn claim(context: &Context<'_>, rules: &RuleSet, found: &Match) -> Option<Claim> {
    let rule = &rules.rules[found.rule as usize];
    if !super::passes(context, rules, found) {
        return None;
    }
    let kind = ClaimType::named(rule.means)?;
    let mut claim = Claim {
        kind,
        span: context.text.sentences[found.sentence as usize].span,
        tokens: found.tokens,
        args: Vec::new(),
        modality: Modality::Asserted,
        attribution: super::Attribution::default(),
        rule: rule.id.clone(),
        confidence: Confidence::High,
        flags: Vec::new(),
    };
    for name in arguments_of(kind) {
        let captured = found.captures.iter().find(|c| rules.names[c.name as usize] == *name);
        let set = rule.set.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str());
        match (captured, set) {
            (Some(capture), _) => claim.set(name, argument(context, capture)),
            (None, Some(value)) => claim.set(name, Argument { value: value.into(), ..Argument::default() }),
            (None, None) => {}
        }
    }
    if let Some((_, modality)) = rule.set.iter().find(|(n, _)| n == "modality") {
        claim.modality = Modality::named(modality).unwrap_or_default();
    }
    Some(claim)
}

/// Adds what the rule leaves to context; false where it turns out that nothing is claimed.
fn complete(context: &Context<'_>, claim: &mut Claim) -> bool {
    match claim.kind {
        ClaimType::Inspection => inspections::complete(context, claim),
        ClaimType::Quantity => quantities::complete(context, claim),
        ClaimType::Role => roles::complete(context, claim),
        ClaimType::Action => actions::complete(context, claim),
        ClaimType::Relation => relations::complete(context, claim),
        // `findings` and `statements` read their matches themselves: one may hold several findings, and what
        // lies inside a statement has to be known as said.
        ClaimType::Finding | ClaimType::Statement => false,
        ClaimType::Rating => true,
    }
}

fn arguments_of(kind: ClaimType) -> &'static [&'static str] {
    TYPES.iter().find(|(t, _)| *t == kind.name()).map_or(&[], |(_, arguments)| arguments)
}

/// A capture as an argument: the mention's value and entity where it is one, else who or what is referred to.
pub(super) fn argument(context: &Context<'_>, capture: &Capture) -> Argument {
    let mention = capture.mention.map(|n| &context.mentions[n as usize]);
    let span = match mention {
        Some(m) if matches!(m.label, Label::Rating | Label::Date | Label::Person) => m.span,
        _ => context.text.span(capture.tokens),
    };
    let reference = context.entities.refer(context.text, context.lexicon, context.mentions, capture.tokens);
    let entity = mention.and_then(|m| m.entity).or(reference.map(|r| r.entity));
    let value = match (mention, entity) {
        // A date that cannot be told has no value, not its words for one.
        (Some(m), _) if m.entity.is_none() && (m.value.is_some() || m.label == Label::Date) => {
            m.value.clone().map_or(Value::Null, Value::Text)
        }
        (_, Some(entity)) => Value::Text(context.entities.get(entity).name.clone()),
        _ => Value::Text(context.text.str(span).to_string()),
    };
    Argument { value, span: Some(span), entity, mention: capture.mention, extra: Vec::new() }
}
