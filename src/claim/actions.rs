//! Actions: who did what.

use super::{Argument, Claim, Context, Value};
use crate::lexicon::lists;
use crate::text::Range;

/// Completes an action: actor and object are named, the date in its clause.
pub(super) fn complete(context: &Context<'_>, claim: &mut Claim) -> bool {
    let Some(verb) = claim.arg("action").and_then(|a| a.span) else { return false };
    let verb = context.text.range(verb);
    claim.set("action", context.words(context.text.span(verb)));
    for name in ["actor", "object", "recipient"] {
        if let Some(range) = claim.arg(name).and_then(|a| a.span).map(|s| context.text.range(s)) {
            claim.set(name, context.name(range));
        }
    }
    if let Some(date) = context.date_in(context.clause_around(verb.start), verb) {
        claim.set("date", date);
    }
    enforcement(context, claim);
    true
}

fn enforcement(context: &Context<'_>, claim: &mut Claim) {
    let look = context.look();
    let groups = &["notice", "regime", "penalty", "measures"];
    let found = claim.tokens.iter().find_map(|t| look.starts(t, lists::ENFORCEMENT, groups));
    if let Some(range) = found {
        let argument = Argument {
            value: context.lower(range).into(),
            span: Some(context.text.span(range)),
            ..Argument::default()
        };
        claim.set("enforcement", argument);
    }
}

/// Whether somebody acts: a named body or person, or one referred to; not "it" of the weather nor a thing.
pub(super) fn acts(context: &Context<'_>, range: Range) -> bool {
    let argument = context.name(range);
    let named = argument.entity.is_some() && argument.value != Value::Null;
    let look = context.look();
    named || look.holds(range, lists::DEFINITE_NOUNS, &["provider", "body", "inspectorate"])
}
