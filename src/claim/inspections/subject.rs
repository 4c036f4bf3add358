//! Whom a visit was made to.

use super::super::{Claim, Confidence, Context};
use crate::lexicon::lists;
use crate::mention::{Kind, Label, Mention};
use crate::text::Range;

/// Sets who was visited: what the rule read, what hangs on the visit, who has it or undergoes it; else the
/// provider in view.
pub(super) fn tell(context: &Context<'_>, claim: &mut Claim) {
    let captured = claim.arg("subject").and_then(|a| a.span).map(|s| context.text.range(s));
    let line = (claim.rule == "listed-on").then(|| captured.map(|r| context.opening_of(r))).flatten();
    let found = line
        .or_else(|| captured.filter(|r| fits(context, *r) && !is_area(context, *r)))
        .or_else(|| after(context, claim))
        .or_else(|| owner(context, claim))
        .or_else(|| counted(context, claim))
        .or_else(|| visited(context, claim))
        .filter(|r| fits(context, *r));
    let judge = |e: u32| matches!(context.entities.get(e).detail, Kind::Inspectorate(_));
    let named = found.map(|r| context.name(r)).filter(|a| !a.entity.is_some_and(judge));
    if let Some(argument) = named {
        return claim.set("subject", argument);
    }
    claim.args.retain(|(n, _)| *n != "subject");
    let line = matches!(claim.rule.as_str(), "dated-line" | "listed-on");
    let heading = context.heading_above(claim.tokens.start).filter(|_| line);
    let near = heading
        .map(|r| context.name(r))
        .or_else(|| in_view(context, claim).map(|e| context.entity_argument(e)));
    if let Some(argument) = near {
        claim.set("subject", argument);
        claim.confidence = Confidence::Medium;
    }
}

/// The provider in view; of several visits that nothing counts only one that their sentence names.
fn in_view(context: &Context<'_>, claim: &Claim) -> Option<u32> {
    let several = visit(context, claim).is_some_and(|r| context.text.token_str(r.end - 1).ends_with('s'))
        && claim.arg("count").is_none();
    let sentence = context.look().sentence(claim.tokens.start);
    let named = |e: &u32| context.scene.inside(sentence).any(|(_, m)| m.entity == Some(*e));
    context.provider_near(claim.tokens).or(context.facts.provider).filter(|e| !several || named(e))
}

fn visit(context: &Context<'_>, claim: &Claim) -> Option<Range> {
    claim.arg("visit_type").and_then(|a| a.span).map(|s| context.text.range(s))
}

/// "to the school", "of Harbour Lodge" after the visit.
fn after(context: &Context<'_>, claim: &Claim) -> Option<Range> {
    let end = visit(context, claim).map_or(claim.tokens.end, |r| r.end);
    let tied = context.look().is(end, &["of", "to", "at", "into"]);
    context.phrase_after(end + 1, context.look().sentence(claim.tokens.start).end).filter(|_| tied)
}

/// "the force's" in "the force's last inspection".
fn owner(context: &Context<'_>, claim: &Claim) -> Option<Range> {
    let look = context.look();
    let kind = visit(context, claim)?;
    let from = look.sentence(kind.start).start;
    let low = from.max(kind.start.saturating_sub(6));
    let mark = (low..kind.start).rev().find(|t| look.is(*t, &["'s", "’s", "'", "’"]))?;
    context.phrase_before(mark, from)
}

/// "18 unregulated schools": what is visited is what is counted.
fn counted(context: &Context<'_>, claim: &Claim) -> Option<Range> {
    let counted = claim.arg("count").and_then(|a| a.span).map(|s| context.text.range(s))?;
    let visits = context.look().holds(counted, lists::VISITS, &["visit", "bare"]);
    (!visits).then_some(counted)
}

/// Who is or was visited, in front of the verb: "the jail was last inspected", "the ward underwent an inspection".
fn visited(context: &Context<'_>, claim: &Claim) -> Option<Range> {
    let look = context.look();
    let passive = matches!(claim.rule.as_str(), "inspected" | "visited-by")
        && claim.arg("visit_type").is_some_and(|a| a.span.is_none());
    if passive {
        return context.subject_before(claim.tokens.start);
    }
    let kind = visit(context, claim)?;
    let from = context.clause_around(kind.start).start;
    // The visit is what the verb governs: not "standards had slipped since our inspection".
    let undergoes = |t: &u32| {
        let verb = look.starts(*t, lists::VERBS, &["undergo"]);
        let object = verb.and_then(|v| context.phrase_after(v.end, kind.end));
        verb.zip(object).is_some_and(|(v, o)| o.start == v.end && o.has(kind.start))
    };
    let verb = (from.max(kind.start.saturating_sub(8))..kind.start).rev().find(undergoes)?;
    context.subject_before(verb)
}

/// "the borough": where a body was visited, and no body.
fn is_area(context: &Context<'_>, range: Range) -> bool {
    context.name(range).entity.is_none() && !super::inspects_body(context, range)
}

/// Neither the judge nor a day nor the visit itself.
fn fits(context: &Context<'_>, range: Range) -> bool {
    let judge = |m: &Mention| matches!(m.kind, Kind::Inspectorate(_));
    let visit = context.look().holds(range, lists::VISITS, &["visit", "bare"]);
    !visit
        && !context
            .scene
            .inside(range)
            .any(|(_, m)| judge(m) || m.label == Label::Date && m.tokens.start <= range.start + 1)
}

/// Whether somebody who can be inspected stands before a passive verb.
pub(in crate::claim) fn is_body_before(context: &Context<'_>, verb: u32) -> bool {
    let look = context.look();
    let again = (verb..look.sentence(verb).end.min(verb + 4)).any(|t| look.is(t, &["again"]));
    let referred =
        |r: Range| again || look.is(r.start, &["it", "they", "we"]) && context.provider_near(r).is_some();
    context
        .subject_before(verb)
        .is_some_and(|r| fits(context, r) && (super::inspects_body(context, r) || referred(r)))
}
