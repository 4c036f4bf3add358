//! What kind of visit was made.

use super::super::{Argument, Claim, Context};
use crate::lexicon::lists;
use crate::mention::{Kind, Label};
use crate::text::Range;

/// Sets the kind of visit, in the singular: what is said of three monitoring visits is said of a kind.
pub(super) fn tell(context: &Context<'_>, claim: &mut Claim) {
    let span = claim.arg("visit_type").and_then(|a| a.span);
    let value = match span {
        Some(span) => Some(named(context, context.text.range(span))),
        None => counted(context, claim).or_else(|| of_verb(context, claim)),
    };
    match value {
        Some(value) => claim.set("visit_type", Argument { value: value.into(), span, ..Argument::default() }),
        None => claim.args.retain(|(n, _)| *n != "visit_type"),
    }
}

/// The first noun for a visit in `range` as far as it goes.
fn noun(context: &Context<'_>, range: Range) -> Option<Range> {
    let visit = |t: u32| context.look().starts(t, lists::VISITS, &["visit", "bare"]);
    range.iter().find_map(|t| visit(t).filter(|r| r.end <= range.end))
}

/// "monitoring visit"; without the inspectorate's name, but with what stands before it: "a surprise CQC
/// inspection" is a surprise inspection.
fn named(context: &Context<'_>, range: Range) -> String {
    let judge =
        |t: u32| context.scene.starting(t).find(|(_, m)| m.label == Label::Org).map(|(_, m)| m.tokens.end);
    let start = judge(range.start).filter(|end| *end < range.end).unwrap_or(range.start);
    let kind = context.lower(Range::new(start, range.end));
    // Several visits of no kind stay several: "following visits in February".
    let kind = if range.len() == 1 { kind } else { singular(&kind) };
    // "(follow-up)" behind a day
    if context.look().has(range, lists::VISITS, &["kind"]) && noun(context, range).is_none() {
        return format!("{kind} inspection");
    }
    let before = modifiers(context, range.start).or_else(|| kinds_before(context, range.start));
    match before {
        Some(before) => format!("{} {kind}", context.lower(before)),
        None => kind,
    }
}

/// Words for a kind that stand together before the noun: "unannounced two-day".
fn kinds_before(context: &Context<'_>, end: u32) -> Option<Range> {
    let look = context.look();
    let from = look.sentence(end).start;
    let mut start = end;
    while let Some(kind) = look.ends(start, lists::VISITS, &["kind"]).filter(|k| k.start >= from) {
        start = kind.start;
    }
    (start < end).then(|| Range::new(start, end))
}

/// Words for a kind before the inspectorate's name: "short-notice" in "a short-notice Ofsted inspection".
fn modifiers(context: &Context<'_>, start: u32) -> Option<Range> {
    let look = context.look();
    let judge = |m: &&crate::mention::Mention| {
        matches!(m.kind, Kind::Inspectorate(_)) && (m.tokens.end == start || m.tokens.start == start)
    };
    let from = look.sentence(start).start;
    let near = Range::new(from.max(start.saturating_sub(6)), start + 6);
    let end = context.scene.inside(near).map(|(_, m)| m).find(judge).map(|m| m.tokens.start);
    let end = end.filter(|e| *e > from)?;
    look.ends(end, lists::VISITS, &["kind"])
}

fn singular(kind: &str) -> String {
    let plural = kind.ends_with('s') && !kind.ends_with("ss") && !kind.ends_with("progress");
    if plural { kind[..kind.len() - 1].into() } else { kind.into() }
}

/// The kind in "three monitoring visits".
fn counted(context: &Context<'_>, claim: &Claim) -> Option<String> {
    let counted = claim.arg("count").and_then(|a| a.span).map(|s| context.text.range(s))?;
    noun(context, counted).map(|r| singular(&context.lower(r)))
}

/// The kind a verb tells: whoever is visited has a visit, whoever is inspected an inspection.
fn of_verb(context: &Context<'_>, claim: &Claim) -> Option<String> {
    let look = context.look();
    let said = |groups: &[&str]| look.holds(claim.tokens, lists::VERBS, groups);
    let is = |words: &[&str]| claim.tokens.iter().any(|t| look.is(t, words));
    if is(&["unannounced"]) {
        Some("unannounced visit".into())
    } else if said(&["inspect_verb"]) || is(&["inspection"]) {
        Some("inspection".into())
    } else if is(&["revisited"]) {
        Some("revisit".into())
    } else if claim.rule == "visited-us" {
        title(context).or_else(|| Some("visit".into()))
    } else if said(&["visit_verb", "come"]) {
        // Whoever went to a place and stayed there inspects it; who calls or returns pays a visit.
        let went = is(&["went", "gone", "going"]);
        Some(if went { "inspection".into() } else { "visit".into() })
    } else {
        // "spent two days at", a line of a list of inspections
        matches!(claim.rule.as_str(), "came" | "listed-on").then(|| "inspection".into())
    }
}

/// The kind an inspectorate's letter names first: "monitoring inspection of Saltmouth High School".
fn title(context: &Context<'_>) -> Option<String> {
    let tokens = 0..context.text.tokens.len() as u32;
    let all = tokens.flat_map(|t| context.text.hits.at(t)).map(|h| h.range());
    let named = |r: &Range| context.look().has(*r, lists::VISITS, &["visit"]);
    all.filter(named).map(|r| singular(&context.lower(r))).next()
}
