//! Roles, relations and actions: who holds which office, who runs whom, who did what.

use super::{Argument, Claim, Confidence, Context, Value};
use crate::lexicon::lists;
use crate::mention::{Kind, Label};
use crate::text::Range;

/// Completes a role claim: the body may stand elsewhere in the sentence or in view.
pub(super) fn role(context: &Context<'_>, claim: &mut Claim) -> bool {
    let Some(person) = claim.arg("person").and_then(|a| a.span).map(|s| context.text.range(s)) else {
        return false;
    };
    if claim.arg("organisation").is_some() || claim.arg("role").is_none() {
        return claim.arg("role").is_some();
    }
    let role = claim.arg("role").and_then(|a| a.span).map_or(person, |s| context.text.range(s));
    let look = context.look();
    let title = claim.text("role").unwrap_or_default().to_lowercase();
    if let Some(number) = look
        .starts(role.start, lists::INSPECTORATES, &["chief", "inspector"])
        .and(context.facts.inspectorate_at(role))
    {
        claim.set_value("organisation", context.lexicon.inspectorates()[number as usize].name.as_str());
        return true;
    }
    let after = look
        .is(role.end, &["of", "at", "for", "in"])
        .then(|| context.phrase_after(role.end + 1, look.sentence(role.start).end))
        .flatten();
    if let Some(range) = after.filter(|r| context.scene.inside(*r).any(|(_, m)| m.label.is_name())) {
        claim.set("organisation", context.name(range));
        return true;
    }
    if state_office(&title) {
        return true;
    }
    let council = COUNCIL_OFFICES.iter().any(|o| title.contains(o));
    let entity = context.body_in_view(person, council);
    if let Some(entity) = entity {
        claim.set("organisation", context.entity_argument(entity));
        claim.confidence = Confidence::Medium;
    }
    true
}

/// Offices of the state that no body in the article holds.
fn state_office(title: &str) -> bool {
    ["secretary", "minister", "mp", "peer", "chancellor", "commissioner", "spokesman", "spokeswoman"]
        .iter()
        .any(|o| title.split(' ').any(|w| w == *o))
}

const COUNCIL_OFFICES: &[&str] = &[
    "portfolio holder",
    "cabinet member",
    "lead member",
    "councillor",
    "executive member",
    "leader",
    "director of children",
];

impl Context<'_> {
    /// The body in view of a person: a council for the offices of councils, else the provider.
    fn body_in_view(&self, person: Range, council: bool) -> Option<u32> {
        let kind =
            |k: Kind| if council { k == Kind::Council } else { matches!(k, Kind::Provider | Kind::Council) };
        let fits = |m: &crate::mention::Mention| m.label == Label::Org && kind(m.kind);
        let before = self.mentions.iter().filter(|m| fits(m) && m.tokens.end <= person.start).next_back();
        before.or_else(|| self.mentions.iter().find(|m| fits(m))).and_then(|m| m.entity)
    }
}

/// Completes an action: actor and object are named, the date in its clause.
pub(super) fn action(context: &Context<'_>, claim: &mut Claim) -> bool {
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

/// Completes a relation: both ends named.
pub(super) fn relation(context: &Context<'_>, claim: &mut Claim) -> bool {
    for name in ["subject", "object"] {
        let Some(range) = claim.arg(name).and_then(|a| a.span).map(|s| context.text.range(s)) else {
            return false;
        };
        claim.set(name, context.name(range));
    }
    let named = |n: &str| claim.arg(n).is_some_and(|a| a.entity.is_some());
    named("subject") || named("object")
}
