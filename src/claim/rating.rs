//! Ratings: whose grade, by whom, when, on which scale.

use super::{Argument, Claim, Confidence, Context, Value};
use crate::lexicon::{Inspectorate, Scale, lists};
use crate::mention::{Kind, Label};
use crate::text::Range;

/// Completes a rating claim: subject, inspectorate, date, aspect, occurrence, scale.
pub(super) fn complete(context: &Context<'_>, claim: &mut Claim) -> bool {
    let Some(grade) = claim.arg("rating").and_then(|a| a.span).map(|s| context.text.range(s)) else {
        return false;
    };
    if !context.facts.talk {
        return false;
    }
    subject(context, claim, grade);
    inspectorate(context, claim);
    date(context, claim, grade);
    aspect(context, claim, grade);
    occurrence(context, claim, grade);
    scale(context, claim);
    true
}

fn subject(context: &Context<'_>, claim: &mut Claim, grade: Range) {
    let captured = claim.arg("subject").and_then(|a| a.span).map(|s| context.text.range(s));
    let found = captured.filter(|r| !judges(context, *r)).or_else(|| graded(context, grade));
    match found {
        Some(range) => claim.set("subject", context.name(range)),
        None => {
            claim.args.retain(|(n, _)| *n != "subject");
            if let Some(entity) = context.provider_near(grade) {
                claim.set("subject", context.entity_argument(entity));
                claim.confidence = Confidence::Low;
            }
        }
    }
}

/// Whether a phrase is the judge and not the judged: "Ofsted", "inspectors", "the report".
fn judges(context: &Context<'_>, range: Range) -> bool {
    let examined = context
        .scene
        .inside(range)
        .any(|(_, m)| m.label == Label::Org && !matches!(m.kind, Kind::Inspectorate(_)));
    !examined && context.examines(range)
}

/// The phrase a grade is said of: the object of an active rating verb, the subject of any other.
fn graded(context: &Context<'_>, grade: Range) -> Option<Range> {
    let look = context.look();
    let sentence = look.sentence(grade.start);
    let verb = (sentence.start..grade.start).rev().find(|t| is_verb(context, *t))?;
    let after = look.starts(verb, lists::VERBS, VERBS).map_or(verb + 1, |v| v.end);
    let subject = context.subject_before(verb).filter(|r| !judges(context, *r));
    let object = context.phrase_after(after, grade.start).filter(|r| !judges(context, *r));
    let passive = look.ends(verb, lists::GRAMMAR, &["be", "adverb"]).is_some();
    if passive { subject.or(object) } else { object.filter(|r| !is_grade_phrase(context, *r)).or(subject) }
}

const VERBS: &[&str] =
    &["rate", "rate_weak", "rated", "get", "give", "keep", "change_up", "change_down", "change"];

fn is_verb(context: &Context<'_>, token: u32) -> bool {
    let look = context.look();
    look.starts(token, lists::VERBS, VERBS).is_some()
        || look.starts(token, lists::RATING_CUES, &["rating_verb"]).is_some()
        || look.starts(token, lists::GRAMMAR, &["be"]).is_some()
}

/// "a rating", "its second good judgement": what is received, not who receives.
fn is_grade_phrase(context: &Context<'_>, range: Range) -> bool {
    context.look().holds(range, lists::RATING_CUES, &["noun", "noun_weak"])
        || context.scene.inside(range).any(|(_, m)| m.label == Label::Rating)
}

fn inspectorate(context: &Context<'_>, claim: &mut Claim) {
    if let Some(argument) = claim.arg("inspectorate")
        && argument.entity.is_some()
        && argument.value.text().is_some_and(|v| v != "")
        && let Some(number) = argument.span.and_then(|s| context.facts.inspectorate_at(context.text.range(s)))
    {
        return claim
            .set_value("inspectorate", context.lexicon.inspectorates()[number as usize].name.as_str());
    }
    let sentence = context.look().sentence(claim.tokens.start);
    let near = context.facts.inspectorate_at(sentence);
    let fits = |n: &u16| {
        claim.text("rating").is_none_or(|g| has_grade(&context.lexicon.inspectorates()[*n as usize], g))
    };
    let number = near.filter(fits).or(context.facts.main).or(context.facts.named.first().map(|(n, _)| *n));
    if let Some(number) = number {
        let in_sentence = context.facts.named.iter().any(|(n, t)| *n == number && sentence.has(*t));
        claim.set_value("inspectorate", context.lexicon.inspectorates()[number as usize].name.as_str());
        if !in_sentence {
            claim.confidence = claim.confidence.min(Confidence::Medium);
        }
    }
}

fn has_grade(inspectorate: &Inspectorate, grade: &str) -> bool {
    grade == "special measures" || inspectorate.scales.iter().any(|s| s.rank(grade).is_some())
}

/// The date that hangs on the verdict: in its clause, or at the sentence's start.
fn date(context: &Context<'_>, claim: &mut Claim, grade: Range) {
    if claim.arg("date").is_none()
        && let Some(argument) = context.date_in(context.clause_around(grade.start), grade)
    {
        claim.set("date", argument);
    }
}

fn aspect(context: &Context<'_>, claim: &mut Claim, grade: Range) {
    if claim.arg("aspect").is_some() {
        return;
    }
    let look = context.look();
    let groups = &["school", "care", "justice", "children", "food", "other", "all"];
    let clause = context.clause_around(grade.start);
    let after =
        (grade.end..(grade.end + 5).min(clause.end)).find(|t| look.is(*t, &["for", "in", "on", "across"]));
    let found = after
        .and_then(|t| (t + 1..(t + 5).min(clause.end)).find_map(|t| look.starts(t, lists::ASPECTS, groups)));
    if let Some(range) = found {
        claim.set(
            "aspect",
            Argument {
                value: context.lower(range).into(),
                span: Some(context.text.span(range)),
                ..Argument::default()
            },
        );
    }
}

/// "for the second time in three years"
fn occurrence(context: &Context<'_>, claim: &mut Claim, grade: Range) {
    let look = context.look();
    let sentence = look.sentence(grade.start);
    let Some(time) = (grade.end..sentence.end.min(grade.end + 8))
        .find(|t| look.is(*t, &["time", "consecutive", "successive"]))
    else {
        return;
    };
    let start = (grade.end..time).find(|t| look.is(*t, &["for"]));
    if let Some(start) = start {
        let end = context.clause_around(grade.start).end.min(time + 5).max(time + 1);
        let span = context.text.span(Range::new(start, end));
        claim.set(
            "occurrence",
            Argument { value: context.text.str(span).into(), span: Some(span), ..Argument::default() },
        );
    }
}

/// Scale, rank and whether the inspectorate itself gives such a grade, for the day of the verdict.
fn scale(context: &Context<'_>, claim: &mut Claim) {
    let (Some(grade), Some(name)) = (claim.text("rating"), claim.text("inspectorate")) else { return };
    let Some(inspectorate) = context.lexicon.inspectorates().iter().find(|i| i.name == name) else { return };
    let day = claim
        .text("date")
        .map(String::from)
        .filter(|d| d.starts_with(['1', '2']))
        .or_else(|| context.article.published.date.clone());
    let subject = claim.text("subject").unwrap_or_default().to_lowercase();
    let graded: Vec<&Scale> = inspectorate.scales.iter().filter(|s| s.rank(grade).is_some()).collect();
    let valid = |s: &&&Scale| day.as_deref().is_some_and(|d| s.in_force(d));
    let of = |s: &&&Scale| s.of.iter().any(|noun| subject.contains(noun.as_str()));
    let in_force: Vec<&Scale> = graded.iter().filter(valid).copied().collect();
    let found = in_force.iter().find(of).or(in_force.first().filter(|_| in_force.len() == 1)).copied();
    let aspect = claim.arg("aspect").is_some();
    let outdated = day.is_some() && !graded.is_empty() && in_force.is_empty();
    let mut extra: Vec<(&'static str, Value)> = Vec::new();
    if let Some(scale) = found {
        let (rank, of) = scale.rank(grade).unwrap_or_default();
        let ended =
            scale.overall_until.as_deref().is_some_and(|end| day.as_deref().is_some_and(|d| d >= end));
        extra.push(("scale", scale.id.as_str().into()));
        extra.push(("rank", Value::Number(rank as i64)));
        extra.push(("of", Value::Number(of as i64)));
        extra.push(("official", Value::Flag(aspect || scale.overall && !ended)));
    }
    if let Some((_, argument)) = claim.args.iter_mut().find(|(n, _)| *n == "rating") {
        argument.extra = extra;
    }
    if outdated {
        claim.flags.push("grade_not_valid_at_date");
    }
}
