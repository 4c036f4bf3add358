//! Named conditions that rules can ask for.

use super::{Context, actions, findings, inspections, quantities, relations, roles};
use crate::lexicon::lists;
use crate::pattern::Match;
use crate::read::Zone;
use crate::text::{Range, Shape};

/// The guards a rule may name.
pub const GUARDS: &[&str] = &[
    "in_body",
    "source_examines",
    "source_advises",
    "source_goes_on",
    "inspection_talk",
    "visit_quantity",
    "counts",
    "comparable",
    "lasts",
    "new_visit",
    "inspected_body",
    "bodies_counted",
    "listed_place",
    "regime",
    "can_speak",
    "acts",
    "headline",
    "follows_actor",
    "apposed",
    "closed",
    "predicated",
    "follows_holder",
    "bodies",
    "named",
    "short_for",
];

/// Whether guard `name` lets a match pass; an unknown name was told at load.
pub(crate) fn holds(name: &str, context: &Context<'_>, names: &[String], found: &Match) -> bool {
    let capture =
        |name: &str| found.captures.iter().find(|c| names[c.name as usize] == name).map(|c| c.tokens);
    match name {
        "in_body" => context.text.sentences[found.sentence as usize].zone == Zone::Body,
        // An examiner stands behind the finding: see the head of `rules/findings.txt`.
        "source_examines" | "source_advises" | "source_goes_on" | "inspection_talk" => {
            findings::guard(name, context, names, found)
        }
        // What is counted are visits.
        "visit_quantity" => {
            capture("count").is_some_and(|r| context.look().holds(r, lists::VISITS, &["visit", "bare"]))
        }
        // A visit is told as an event, not spoken of again.
        "new_visit" => capture("visit_type").is_none_or(|r| inspections::is_new(context, r, found.tokens)),
        "inspected_body" => inspections::is_body_before(context, found.tokens.start),
        "bodies_counted" => capture("count").is_some_and(|r| inspections::inspects_body(context, r)),
        "listed_place" => inspections::is_listed_place(context, found.tokens),
        // The number measures a service.
        "counts" => quantities::counts(context, found),
        // Two numbers of one kind.
        "comparable" => quantities::comparable(context, names, found),
        // Two ends of a relation.
        "bodies" | "named" | "short_for" => relations::guard(name, context, names, found),
        "lasts" => quantities::lasts(context, found),
        // The grade is a regime such as special measures.
        "regime" => capture("rating")
            .is_some_and(|r| context.look().holds(r, lists::ENFORCEMENT, &["measures", "regime"])),
        "can_speak" => capture("speaker").is_some_and(|r| context.name(r).entity.is_some()),
        "acts" => actor(capture).is_none_or(|r| actions::can_act(context, r)),
        // A headline, or a line that ends like one.
        "headline" => is_headline(context, found.tokens.start),
        "follows_actor" => found.tokens.start > 0 && context.look().is(found.tokens.start - 1, &[","]),
        // Between a name and an office stands only what describes the office.
        "apposed" => roles::apposed(context, found),
        // The name after an office is closed off, as an apposition is.
        "closed" => roles::closed(context, found),
        "predicated" => roles::predicated(context, found),
        // Somebody with an office stands just before.
        "follows_holder" => roles::follows_holder(context, found),
        _ => false,
    }
}

fn actor(capture: impl Fn(&str) -> Option<Range>) -> Option<Range> {
    capture("actor").or_else(|| capture("recipient")).or_else(|| capture("object"))
}

fn is_headline(context: &Context<'_>, token: u32) -> bool {
    let sentence = context.look().sentence(token);
    let last = context.text.tokens[sentence.end as usize - 1];
    context.text.zone(token) == Zone::Headline || !last.shape.any(Shape::STOP) && sentence.len() < 24
}
