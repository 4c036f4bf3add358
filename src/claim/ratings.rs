//! Ratings: whose grade, by whom, when, on which scale.
//!
//! The rules say that a grade is given; who and what it is given to is read from the clause ([`subject`]):
//! one sentence may grade several providers, or several aspects of one, and each makes a claim of its own.

mod aspects;
mod bracketed;
mod columns;
mod counted;
mod phrase;
mod scale;
mod service;
mod site;
mod subject;
mod table;

use super::{Argument, Claim, Confidence, Context, Modality, merge};
use crate::lexicon::{Inspectorate, lists};
use crate::mention::Label;
use crate::text::{Range, Shape};
pub(super) use bracketed::RULE as BRACKETED;
use subject::Graded;

/// The claims that a match makes: one for each provider or aspect that the grade is said of.
pub(super) fn complete(context: &Context<'_>, claim: Claim) -> Vec<Claim> {
    let Some(grade) = claim.arg("rating").and_then(|a| a.span).map(|s| context.text.range(s)) else {
        return Vec::new();
    };
    if !context.facts.talk || defines(context, grade) {
        return Vec::new();
    }
    if bracketed::successor(context, grade).is_some() || bracketed::restates(context, grade) {
        return Vec::new();
    }
    let mut claim = claim;
    if claim.rule == "rating-formerly" && is_kept(context, grade) {
        claim.modality = Modality::Asserted;
    }
    let captured = claim.arg("subject").and_then(|a| a.span).map(|s| context.text.range(s));
    let graded = subject::graded(context, grade, captured);
    let several = graded.len() > 1;
    let mut claims = Vec::with_capacity(graded.len());
    for one in graded.into_iter().filter(|g| !g.is_statistic(context)) {
        let mut claim = claim.clone();
        say(context, &mut claim, one);
        if several {
            claim.flags.push(merge::SPLIT);
        }
        inspectorate(context, &mut claim, grade);
        date(context, &mut claim, grade);
        told_by_column(context, &mut claim, grade);
        bracketed::tell(context, &mut claim, grade);
        occurrence(context, &mut claim, grade);
        service::tell(context, &mut claim);
        scale::place(context, &mut claim);
        council(context, &mut claim);
        claims.extend(aspects::spread(context, claim));
    }
    let earlier: Vec<Claim> = claims.iter().filter_map(|c| bracketed::earlier(context, c, grade)).collect();
    claims.extend(earlier);
    claims
}

fn say(context: &Context<'_>, claim: &mut Claim, graded: Graded) {
    claim.args.retain(|(n, _)| *n != "subject");
    if let Some(subject) = graded.subject {
        claim.set("subject", subject);
    }
    if let Some(aspect) = graded.aspect {
        claim.set("aspect", aspect);
    }
    if let Some(line) = graded.line {
        claim.span = context.text.span(line);
        let mut dates = context.scene.inside(line).filter(|(_, m)| m.label == Label::Date && m.sub.is_none());
        if let Some((number, _)) = dates.next() {
            claim.set("date", context.mention_argument(number));
        }
    }
    claim.confidence = claim.confidence.min(graded.confidence);
}

/// "A C3 grade means that ...", "one of four grades: ...": what a grade is, not who has it.
fn defines(context: &Context<'_>, grade: Range) -> bool {
    let look = context.look();
    let sentence = look.sentence(grade.start);
    let is = |words: &[&str]| sentence.iter().any(|t| look.is(t, words));
    let explains = is(&["means", "mean", "indicates", "signals", "signifies", "denotes"]);
    let ranges = is(&["runs", "go", "goes", "ranges", "range", "ranging", "scale", "scheme", "rated"])
        && is(&["from"])
        && is(&["to"]);
    // "The ratings, from zero to five, are given by officers."
    let spans = |from: u32| {
        let noun = from - u32::from(from > sentence.start && look.is(from - 1, &[",", "("]));
        look.is(from, &["from"])
            && look.is(grade.end, &["to"])
            && look.ends(noun, lists::RATING_CUES, &["noun"]).is_some()
            && context.text.token_str(noun - 1).ends_with('s')
    };
    let spanned = (grade.start > sentence.start + 1) && spans(grade.start - 1);
    let grades = context.scene.inside(sentence).filter(|(_, m)| m.label == Label::Rating).count();
    let named = is(&["grades", "ratings", "scale", "categories", "judgements", "tiers", "bands"]);
    let either = look.is(grade.start.saturating_sub(1).max(sentence.start), &["or"])
        || (grade.end..sentence.end.min(grade.end + 6)).any(|t| look.is(t, &["or"]));
    let can = look.holds(sentence, lists::GRAMMAR, &["modal"]) || is(&["either"]);
    explains
        || spanned
        || ranks(context, grade)
        || grades >= 2 && ranges && is(&["down", "scheme", "scale", "runs", "ranges"])
        || grades >= 2 && ranges && is(&["go", "goes"]) && is(&["ratings", "grades", "scores", "marks"])
        || grades >= 3 && named && (can || is(&[":", "are"]) || either)
        || grades >= 3 && can && either
}

/// "retain their previous ratings of good": an earlier grade that still stands.
fn is_kept(context: &Context<'_>, grade: Range) -> bool {
    let before = Range::new(
        grade.start.saturating_sub(7).max(context.look().sentence(grade.start).start),
        grade.start,
    );
    context.look().holds(before, lists::VERBS, &["keep"])
}

/// "C4 is the only grade below it", "outstanding is the highest rating": where a grade stands on its scale.
fn ranks(context: &Context<'_>, grade: Range) -> bool {
    let look = context.look();
    let be = grade.end + u32::from(look.is(grade.end, &["'", "’", "\"", "”"]));
    let end = look.sentence(grade.start).end.min(be + 6);
    look.is(be, &["is", "being"])
        && look.is(be + 1, &["the"])
        && look.holds(Range::new(be + 2, end), lists::RATING_CUES, &["noun"])
}

/// The judge: named in the sentence or nearest before it, and one whose scales have such a grade.
fn inspectorate(context: &Context<'_>, claim: &mut Claim, grade: Range) {
    let sentence = context.look().sentence(grade.start);
    let name = claim.text("rating").unwrap_or_default().to_string();
    let all = context.lexicon.inspectorates();
    let fits = |n: &u16| has_grade(&all[*n as usize], &name);
    let inside = context.facts.named.iter().find(|(n, t)| sentence.has(*t) && fits(n)).map(|(n, _)| *n);
    let before =
        || context.facts.named.iter().rev().find(|(n, t)| *t < sentence.start && fits(n)).map(|(n, _)| *n);
    let any = || context.facts.named.iter().map(|(n, _)| *n).find(|n| fits(n)).or(context.facts.main);
    let number = inside.or_else(|| context.facts.main.filter(|n| fits(n))).or_else(before).or_else(any);
    match number {
        Some(number) => {
            claim.set_value("inspectorate", all[number as usize].name.as_str());
            if inside.is_none() {
                claim.confidence = claim.confidence.min(Confidence::Medium);
            }
        }
        None => claim.args.retain(|(n, _)| *n != "inspectorate"),
    }
}

/// A food hygiene rating is given by the council in view.
fn council(context: &Context<'_>, claim: &mut Claim) {
    let name = claim.text("inspectorate").map(String::from);
    let number = context.lexicon.inspectorates().iter().position(|i| Some(&i.name) == name.as_ref());
    if let Some(number) = number {
        context.set_inspectorate(claim, number as u16);
    }
}

/// Regimes such as special measures are no step of a scale; every inspectorate may speak of them.
fn has_grade(inspectorate: &Inspectorate, grade: &str) -> bool {
    let scales = &inspectorate.scales;
    scales.iter().any(|s| s.rank(grade).is_some())
        || inspectorate.enforcement.iter().any(|e| e.eq_ignore_ascii_case(grade))
}

/// The date that hangs on the verdict: in its clause, at the sentence's start, or on the report or visit that a
/// clause before speaks of.
fn date(context: &Context<'_>, claim: &mut Claim, grade: Range) {
    // A grade in quotation marks belongs to the clause around them.
    let quoted = grade.start > 0
        && context.text.tokens[grade.start as usize - 1].shape.any(Shape::DOUBLE | Shape::APOSTROPHE);
    let clause = context.clause_around(grade.start - u32::from(quoted));
    if claim.arg("date").is_some() {
        return;
    }
    if let Some(argument) = antecedent(context, clause) {
        return claim.set("date", argument);
    }
    let own = context
        .date_in(clause, grade)
        .filter(|a| !is_of_another(context, a, grade) && !is_of_previous(context, a, grade));
    let listed = || table::date(context, grade);
    if let Some(argument) = own.or_else(|| date_of_report(context, grade)).or_else(listed) {
        claim.set("date", argument);
    }
}

/// "not inspected since 2017, when it was rated outstanding": the date that a clause hangs on.
fn antecedent(context: &Context<'_>, clause: Range) -> Option<Argument> {
    let look = context.look();
    let before = clause.start.checked_sub(1)?;
    let end = before + u32::from(!look.is(before, &[","]));
    let when = look.is(clause.start, &["when"]);
    let dates = context.scene.inside(Range::new(end.saturating_sub(6), end));
    let mut dated = dates.filter(|(_, m)| m.label == Label::Date && m.sub.is_none() && m.tokens.end == end);
    dated.next().filter(|_| when).map(|(number, _)| context.mention_argument(number))
}

/// "rated good in 2019, is now inadequate": the date hangs on the grade before it.
fn is_of_another(context: &Context<'_>, date: &Argument, grade: Range) -> bool {
    let Some(date) = date.mention.map(|n| context.mentions[n as usize].tokens) else { return false };
    let sentence = context.look().sentence(date.start).start;
    let near = Range::new(sentence.max(date.start.saturating_sub(6)), date.start);
    date.end <= grade.start
        && context.scene.inside(near).any(|(_, m)| m.label == Label::Rating && date.start - m.tokens.end <= 3)
}

/// "rated good, up from requires improvement in 2020": the day of the grade before this one.
fn is_of_previous(context: &Context<'_>, date: &Argument, grade: Range) -> bool {
    let look = context.look();
    let Some(date) = date.span.map(|s| context.text.range(s)) else { return false };
    let between = Range::new(grade.end, date.start.max(grade.end));
    let mut grades = context.scene.inside(between).filter(|(_, m)| m.label == Label::Rating);
    grades.any(|(_, m)| (grade.end..m.tokens.start).any(|t| look.is(t, &["from"])))
}

/// "A report in 2013, before it converted, rated the school": the date of the report or visit named before the grade.
fn date_of_report(context: &Context<'_>, grade: Range) -> Option<Argument> {
    let look = context.look();
    let before = Range::new(look.sentence(grade.start).start, grade.start);
    let dates = context.scene.inside(before).filter(|(_, m)| m.label == Label::Date && m.sub.is_none());
    let of_report = |date: Range| {
        let link = date.start.saturating_sub(1).max(before.start);
        let noun = link - u32::from(link > before.start && look.is(link - 1, &[","]));
        look.is(link, &["in", "on", "from", "of"])
            && (look.ends(noun, lists::VISITS, &["visit", "bare"]).is_some()
                || look.ends(noun, lists::FINDING_CUES, &["document"]).is_some())
    };
    dates.filter(|(_, m)| of_report(m.tokens)).last().map(|(number, _)| context.mention_argument(number))
}

/// What the head of a grade's column tells: its year, and that it is an earlier one.
fn told_by_column(context: &Context<'_>, claim: &mut Claim, grade: Range) {
    let Some(cell) = columns::cell(context, grade) else { return };
    if let Some(number) = cell.date(context) {
        claim.set("date", context.mention_argument(number));
    }
    claim.modality = cell.modality(context);
}

/// "for the second time in three years"
fn occurrence(context: &Context<'_>, claim: &mut Claim, grade: Range) {
    let look = context.look();
    let sentence = look.sentence(grade.start);
    let last = sentence.end.min(grade.end + 8);
    let Some(time) = (grade.end..last).find(|t| look.is(*t, &["time", "consecutive", "successive"])) else {
        return;
    };
    let Some(start) = (grade.end..time).find(|t| look.is(*t, &["for"])) else { return };
    let end = context.clause_around(grade.start).end.min(time + 5).max(time + 1);
    claim.set("occurrence", context.words(context.text.span(Range::new(start, end))));
}

/// An aspect as an argument, in lower case; "four areas" for the second of "in five areas and in four".
fn aspect(context: &Context<'_>, range: Range) -> Argument {
    let look = context.look();
    let mut value = context.lower(range);
    let noun = |t: u32| look.starts(t, lists::RATING_CUES, &["area"]);
    let named = range
        .iter()
        .any(|t| noun(t).is_some() || look.text.hits.at(t).iter().any(|h| aspects::is_aspect(context, *h)));
    let before = || (look.sentence(range.start).start..range.start).rev().find_map(noun);
    if let Some(noun) = before().filter(|_| range.len() < 3 && !named) {
        let mut noun = context.lower(noun);
        if value == "one" && noun.ends_with('s') {
            noun.pop();
        }
        value = format!("{value} {noun}");
    }
    Argument { value: value.into(), ..context.words(context.text.span(range)) }
}

#[cfg(test)]
mod tests;
