//! Where a grade stands on its scale, on the day of the verdict.

use super::super::{Claim, Context, Value};
use crate::lexicon::Scale;

/// Adds `scale`, `rank`, `of` and `official` to the grade where one scale is known to have been in force, and a
/// flag where none that has such a grade was. Nothing is said where the day is unknown and scales differ.
pub(super) fn place(context: &Context<'_>, claim: &mut Claim) {
    let (Some(grade), Some(name)) = (claim.text("rating"), claim.text("inspectorate")) else { return };
    let Some(inspectorate) = context.lexicon.inspectorates().iter().find(|i| i.name == name) else { return };
    let own = claim.text("date").filter(|d| d.starts_with(['1', '2'])).map(coarse);
    let day = own.clone().or_else(|| context.article.published.date.as_deref().map(coarse));
    let of_kind = kind(claim, &inspectorate.scales);
    let graded: Vec<&Scale> = of_kind.into_iter().filter(|s| s.rank(grade).is_some()).collect();
    let in_force = |s: &&&Scale| day.as_deref().is_some_and(|d| s.in_force(d));
    let valid: Vec<&Scale> = graded.iter().filter(in_force).copied().collect();
    let known = inspectorate.scales.iter().any(|s| s.rank(grade).is_some());
    // A grade without a day of its own may have been given long before publication, but not before its scale began.
    let begun = |s: &&Scale| {
        s.from.as_deref().is_none_or(|f| day.as_deref().is_none_or(|d| d >= &f[..f.len().min(d.len())]))
    };
    let may_be_old = own.is_none() && graded.iter().any(begun);
    let outdated = day.is_some() && known && valid.is_empty() && !may_be_old;
    let extra = fitting(claim, &valid)
        .map(|scale| facts(scale, grade, day.as_deref(), claim.arg("aspect").is_some()));
    if let Some((_, argument)) = claim.args.iter_mut().find(|(n, _)| *n == "rating") {
        argument.extra = extra.unwrap_or_default();
    }
    if outdated && !claim.flags.contains(&"grade_not_valid_at_date") {
        claim.flags.push("grade_not_valid_at_date");
    }
}

/// A date as far as scales can be compared with it: of a week, a quarter or a season the year.
fn coarse(date: &str) -> String {
    let month = date.as_bytes().get(5).is_none_or(u8::is_ascii_digit);
    if month { date.into() } else { date[..4].into() }
}

/// The scales for this kind of provider; all where no noun of the subject or aspect tells.
fn kind<'s>(claim: &Claim, scales: &'s [Scale]) -> Vec<&'s Scale> {
    let subject = claim.text("subject").unwrap_or_default().to_lowercase();
    let of = |s: &&Scale| s.of.iter().any(|noun| subject.contains(noun.as_str()));
    let aspect = claim.text("aspect").unwrap_or_default();
    let judges = |s: &Scale| s.aspects.iter().any(|a| a.eq_ignore_ascii_case(aspect));
    let found: Vec<&Scale> = scales.iter().filter(|s| of(s) || judges(s)).collect();
    if scales.iter().any(|s| of(&s)) { found } else { scales.iter().collect() }
}

/// The scale for this kind of provider; without a noun that tells, the only one in force.
fn fitting<'s>(claim: &Claim, valid: &[&'s Scale]) -> Option<&'s Scale> {
    let words = |name: &str| claim.text(name).unwrap_or_default().to_lowercase();
    let (subject, aspect) = (words("subject"), words("aspect"));
    let of = |s: &&&Scale| s.of.iter().any(|noun| subject.contains(noun.as_str()));
    let judges =
        |s: &&&Scale| !aspect.is_empty() && s.aspects.iter().any(|a| a.eq_ignore_ascii_case(&aspect));
    let only = (valid.len() == 1).then(|| valid[0]);
    valid.iter().find(judges).or_else(|| valid.iter().find(of)).copied().or(only)
}

fn facts(scale: &Scale, grade: &str, day: Option<&str>, aspect: bool) -> Vec<(&'static str, Value)> {
    let (rank, of) = scale.rank(grade).unwrap_or_default();
    let ended = scale.overall_until.as_deref().is_some_and(|end| day.is_some_and(|d| d >= end));
    vec![
        ("scale", scale.id.as_str().into()),
        ("rank", Value::Number(rank as i64)),
        ("of", Value::Number(of as i64)),
        ("official", Value::Flag(aspect || scale.overall && !ended)),
    ]
}
