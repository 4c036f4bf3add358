//! The mood of a claim, from the words of its clause.

use super::{Claim, ClaimType, Context, Modality};
use crate::lexicon::lists;
use crate::mention::Label;
use crate::text::Range;

/// Sets the mood where no rule has set one.
pub(super) fn tell(context: &Context<'_>, claim: &mut Claim) {
    if claim.modality != Modality::Asserted {
        return;
    }
    // What a body is called does not bend with the clause it is named in.
    if claim.text("relation") == Some("alias_of") {
        return;
    }
    claim.modality = match claim.kind {
        ClaimType::Rating => rating(context, claim),
        ClaimType::Inspection | ClaimType::Action | ClaimType::Relation => event(context, claim),
        _ => Modality::Asserted,
    };
    if claim.kind != ClaimType::Statement && asks(context, claim.tokens) {
        claim.modality = Modality::Question;
    }
}

/// From the clause's start to the grade: what bends the verdict stands before it.
fn rating(context: &Context<'_>, claim: &Claim) -> Modality {
    let look = context.look();
    let Some(span) = claim.arg("rating").and_then(|a| a.span) else { return Modality::Asserted };
    let grade = context.text.range(span);
    let clause = context.clause_around(grade.start);
    let before = Range::new(clause.start, grade.start);
    let near = Range::new(clause.start.max(grade.start.saturating_sub(6)), grade.start);
    let cue = |range: Range, groups: &[&str]| {
        outside_grades(context, range).any(|t| {
            look.starts(t, lists::RATING_CUES, groups).is_some_and(|r| r.end <= range.end)
                || look.starts(t, lists::VERBS, groups).is_some_and(|r| r.end <= range.end)
        })
    };
    let negated = |range: Range| {
        outside_grades(context, range).any(|t| look.starts(t, lists::GRAMMAR, &["negation"]).is_some())
    };
    // "no longer considers the school to be inadequate"
    let verb = before.iter().rev().find(|t| look.starts(*t, lists::VERBS, &["rate", "rate_weak"]).is_some());
    let refused = |verb: u32| negated(Range::new(before.start.max(verb.saturating_sub(2)), verb));
    if negated(near)
        || verb.is_some_and(refused)
        || cue(before, &["rid", "deny"])
        || cue(near, &["loss"])
        || look.is(clause.start, &["no", "none", "nothing", "neither"])
    {
        return Modality::Negated;
    }
    let imagined = near.iter().any(|t| look.is(t, &["would"]) && look.is(t + 1, &["have"]));
    if cue(before, &["hope"])
        || look.holds(before, lists::GRAMMAR, &["conditional"])
        || imagined
        || to_come(context, near)
    {
        return Modality::Hypothetical;
    }
    if context.says(near, &["hedge"]) {
        return Modality::Hedged;
    }
    let past = cue(near, &["former"]) || tells_past(context, before, grade) || is_old(context, claim);
    if past { Modality::Past } else { Modality::Asserted }
}

/// "We will be good again": a grade to come.
fn to_come(context: &Context<'_>, near: Range) -> bool {
    let look = context.look();
    near.iter().any(|t| {
        let will = look.starts(t, lists::GRAMMAR, &["future"]);
        will.is_some_and(|w| look.starts(w.end, lists::GRAMMAR, &["be"]).is_some() && w.end < near.end)
    })
}

/// The tokens that are part of no grade: "not sufficiently good" negates nothing, "expected standard" expects
/// nothing.
fn outside_grades<'a>(context: &Context<'a>, range: Range) -> impl Iterator<Item = u32> + use<'a> {
    let scene = context.scene;
    let sentence = context.look().sentence(range.start);
    range
        .iter()
        .filter(move |t| !scene.inside(sentence).any(|(_, m)| m.label == Label::Rating && m.tokens.has(*t)))
}

/// "previously", "had been", "at its last inspection" before a grade, but not in an insertion ("which had been open
/// for years,") and not where a count of times takes in the present one.
fn tells_past(context: &Context<'_>, before: Range, grade: Range) -> bool {
    let look = context.look();
    let counted = before.iter().any(|t| {
        look.is(t, &["time"])
            && context.scene.inside(before).any(|(_, m)| m.label == Label::Ordinal && m.tokens.end == t)
    });
    let comma = before.iter().rev().find(|t| look.is(*t, &[","])).map_or(before.start, |t| t + 1);
    let opening = |at: u32| {
        let words = look.starts(at, lists::GRAMMAR, &["past"]);
        words.is_some_and(|words| context.says(words, &["past"]))
    };
    let within = Range::new(comma, before.end);
    let said = opening(before.start) || context.says(within, &["past"]) && !is_backshift(context, within);
    said && !counted || opening(grade.end)
}

/// "Ofsted said the school had been placed in special measures": the past perfect of reported speech tells what is.
fn is_backshift(context: &Context<'_>, clause: Range) -> bool {
    let look = context.look();
    let sentence = look.sentence(clause.start);
    let had = clause.iter().find(|t| look.is(*t, &["had"]) && look.is(*t + 1, &["been"]));
    let Some(had) = had else { return false };
    let elsewhere = |range: Range| context.says(range, &["past"]);
    let saying = |t: u32| {
        look.starts(t, lists::CUES, &["speech", "thought"]).is_some_and(|v| v.end <= had)
            && !context.text.token_str(t).ends_with("ing")
    };
    let reported = (sentence.start..had).any(saying);
    reported && !elsewhere(Range::new(clause.start, had)) && !elsewhere(Range::new(had + 2, clause.end))
}

/// Whether the judgement carries a date that makes it an earlier one: half a year or more before publication.
/// Where the day of publication is unknown, before the latest month that the article names; and any bare year, for
/// of today's judgements news tells no year.
fn is_old(context: &Context<'_>, claim: &Claim) -> bool {
    // "rated good two years ago", whatever day it is
    let words = claim.arg("date").and_then(|a| a.span).map(|s| context.text.str(s).to_lowercase());
    if words.is_some_and(|w| w.ends_with("years ago")) {
        return true;
    }
    let Some(date) = claim.text("date").filter(|d| d.starts_with(['1', '2'])) else { return false };
    // An entry of a list tells its day in a line of its own, and tells of the present grade.
    if !claim.arg("date").and_then(|a| a.span).is_some_and(|s| claim.span.contains(s)) {
        return false;
    }
    let published = context.article.published.date.as_deref();
    if published.is_none() && date.len() == "2019".len() {
        return true;
    }
    let named =
        || context.mentions.iter().filter(|m| m.label == Label::Date).filter_map(|m| m.value.as_deref());
    let latest = || named().filter(|v| v.len() >= "2019-11".len()).filter_map(months).max();
    let now = published.map_or_else(latest, months);
    months(date).zip(now).is_some_and(|(then, now)| now - then >= 6)
}

/// Months since the year 0; a bare year counts as its end.
fn months(date: &str) -> Option<i32> {
    let year: i32 = date.get(..4)?.parse().ok()?;
    let month = date.get(5..7).and_then(|m| m.parse().ok()).unwrap_or(12);
    Some(year * 12 + month)
}

fn event(context: &Context<'_>, claim: &Claim) -> Modality {
    let look = context.look();
    let clause = Range::new(context.clause_around(claim.tokens.start).start, claim.tokens.end);
    // "said it would carry out a visit"
    let would = |t: u32| look.is(t, &["would"]) && !look.is(t + 1, &["have"]);
    if look.holds(clause, lists::GRAMMAR, &["future"])
        || claim.kind == ClaimType::Inspection && clause.iter().any(would)
    {
        return Modality::Planned;
    }
    let near = Range::new(claim.tokens.start, claim.tokens.end);
    let back = if claim.kind == ClaimType::Inspection { 2 } else { 0 };
    let around = Range::new(clause.start.max(near.start.saturating_sub(back)), near.end);
    // Actions have read their own auxiliaries.
    if claim.kind != ClaimType::Action && look.holds(around, lists::GRAMMAR, &["negation"]) {
        return Modality::Negated;
    }
    if context.says(near, &["hedge", "conditional"]) { Modality::Hedged } else { Modality::Asserted }
}

fn asks(context: &Context<'_>, tokens: Range) -> bool {
    let sentence = context.look().sentence(tokens.start);
    sentence.end > sentence.start && context.look().is(sentence.end - 1, &["?"])
}
