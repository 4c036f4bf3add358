//! Inspections: who visited whom, what kind of visit, the how-manieth, when.

use super::{Argument, Claim, Confidence, Context};
use crate::lexicon::lists;
use crate::mention::{Kind, Label};
use crate::text::Range;

/// Completes an inspection claim; false for visits that are no inspections.
pub(super) fn complete(context: &Context<'_>, claim: &mut Claim) -> bool {
    if !context.facts.talk || is_other_visit(context, claim.tokens) {
        return false;
    }
    visit_type(context, claim);
    inspectorate(context, claim);
    subject(context, claim);
    if claim.arg("date").is_none() {
        let clause = context.clause_around(claim.tokens.start);
        if let Some(date) = context.date_in(clause, claim.tokens) {
            claim.set("date", date);
        }
    }
    claim.arg("visit_type").is_some() && claim.arg("inspectorate").is_some()
}

/// "peer review", "home visits": visits and reviews that inspect nobody.
fn is_other_visit(context: &Context<'_>, tokens: Range) -> bool {
    let from = context.look().sentence(tokens.start).start.max(tokens.start.saturating_sub(2));
    context.look().holds(Range::new(from, tokens.end + 1), lists::VISITS, &["not_inspection"])
}

fn visit_type(context: &Context<'_>, claim: &mut Claim) {
    let look = context.look();
    let named = |r: Range| look.holds(r, lists::VISITS, &["visit", "bare"]);
    let value = match (claim.arg("visit_type").and_then(|a| a.span), claim.arg("count").and_then(|a| a.span))
    {
        (Some(span), _) => context.text.str(span).to_lowercase(),
        (None, Some(span)) => {
            let counted = context.text.range(span);
            let start = counted.iter().find(|t| named(Range::new(*t, counted.end)));
            match start {
                Some(start) => context.lower(Range::new(start, counted.end)),
                None => return,
            }
        }
        (None, None) if look.holds(claim.tokens, lists::VERBS, &["inspect"]) => {
            let visited =
                claim.tokens.iter().any(|t| look.is(t, &["visited", "revisited", "visit", "revisit"]));
            if visited { "visit".into() } else { "inspection".into() }
        }
        (None, None) => return,
    };
    let span = claim.arg("visit_type").and_then(|a| a.span);
    claim.set("visit_type", Argument { value: value.into(), span, ..Argument::default() });
    if let Some(ordinal) = claim.text("ordinal").map(str::to_lowercase) {
        claim.set_value("ordinal", ordinal.as_str());
    }
}

fn inspectorate(context: &Context<'_>, claim: &mut Claim) {
    let sentence = context.look().sentence(claim.tokens.start);
    let number = context.facts.inspectorate_at(sentence).or(context.facts.main);
    match number {
        Some(number) => {
            claim.set_value("inspectorate", context.lexicon.inspectorates()[number as usize].name.as_str())
        }
        None => claim.args.retain(|(n, _)| *n != "inspectorate"),
    }
}

fn subject(context: &Context<'_>, claim: &mut Claim) {
    let captured = claim.arg("subject").and_then(|a| a.span).map(|s| context.text.range(s));
    let look = context.look();
    let after = || {
        let to = (claim.tokens.end..claim.tokens.end + 3).find(|t| look.is(*t, &["of", "to", "at"]))?;
        context.phrase_after(to + 1, look.sentence(claim.tokens.start).end)
    };
    let judge = |r: &Range| {
        context
            .scene
            .inside(*r)
            .any(|(_, m)| m.label == Label::Date || matches!(m.kind, Kind::Inspectorate(_)))
    };
    match captured.or_else(after).filter(|r| !judge(r)) {
        Some(range) => claim.set("subject", context.name(range)),
        None => {
            claim.args.retain(|(n, _)| *n != "subject");
            if let Some(entity) = context.provider_near(claim.tokens) {
                claim.set("subject", context.entity_argument(entity));
                claim.confidence = Confidence::Medium;
            }
        }
    }
}
