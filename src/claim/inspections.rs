//! Inspections: who visited whom, what kind of visit, the how-manieth, when.

mod kind;
mod subject;

use super::facts::LOCAL;
use super::{Claim, Context};
use crate::lexicon::lists;
use crate::mention::{Kind, Label, Mention};
use crate::text::{Gap, Range, Shape};
pub(super) use subject::is_body_before;

/// Completes an inspection claim; false for visits that are no inspections.
pub(super) fn complete(context: &Context<'_>, claim: &mut Claim) -> bool {
    if !context.facts.talk
        || is_other_visit(context, claim.tokens)
        || is_about_visits(context, claim)
        || is_general(context, claim)
        || in_another_mouth(context, claim)
    {
        return false;
    }
    kind::tell(context, claim);
    series(context, claim);
    inspectorate(context, claim);
    subject::tell(context, claim);
    date(context, claim);
    // Whoever "came" or "went" came to inspect only where a day or a kind of visit is told.
    let came = claim.rule == "came" && claim.arg("visit_type").is_some_and(|a| a.span.is_none());
    claim.arg("visit_type").is_some()
        && claim.arg("inspectorate").is_some()
        && !((came || claim.rule == "dated-visit") && claim.arg("date").is_none())
}

/// The day of the visit, never how long or how often it was.
fn date(context: &Context<'_>, claim: &mut Claim) {
    let mention = claim.arg("date").and_then(|a| a.mention).map(|n| &context.mentions[n as usize]);
    if mention.is_some_and(|m| m.sub.is_some()) {
        claim.args.retain(|(n, _)| *n != "date");
    }
    if claim.arg("date").is_none() {
        let start = context.clause_around(claim.tokens.start).start;
        let end = context.clause_around(claim.tokens.end - 1).end.max(claim.tokens.end);
        let end = (claim.tokens.end..end).find(|t| context.look().is(*t, &["since"])).unwrap_or(end);
        if let Some(date) = context.date_in(Range::new(start, end), claim.tokens) {
            claim.set("date", date);
        }
    }
}

/// "peer review", "home visits", "families' visits": visits and reviews that inspect nobody.
fn is_other_visit(context: &Context<'_>, tokens: Range) -> bool {
    let look = context.look();
    let from = look.sentence(tokens.start).start.max(tokens.start.saturating_sub(2));
    let whose = tokens.start > from && look.is(tokens.start - 1, &["'s", "’s", "'", "’"]);
    let visitor = || context.phrase_before(tokens.start - 1, look.sentence(tokens.start).start);
    look.holds(Range::new(from, tokens.end + 1), lists::VISITS, &["not_inspection"])
        || whose
            && look.is(tokens.start, &["visit", "visits"])
            && visitor().is_some_and(|r| !context.examines(r))
}

/// "inspections will change in November", "details of the inspection were published on Tuesday": a verb between the
/// visit and the day, and none that says it took place.
fn is_about_visits(context: &Context<'_>, claim: &Claim) -> bool {
    let look = context.look();
    let told = look.holds(claim.tokens, lists::VERBS, &["take_place"]);
    // "The inspection was in May" tells its day, "the inspection was criticised in May" does not.
    let passive = |t: u32| {
        look.starts(t, lists::GRAMMAR, &["be"]).is_some_and(|be| {
            be.end < claim.tokens.end && !look.is(be.end, &["in", "on", "between", "from", "over", "back"])
        })
    };
    claim.rule == "visit-took-place"
        && !told
        && (context.says(claim.tokens, &["modal", "future", "have"]) || claim.tokens.iter().any(passive))
}

/// "Inspections this week:", "no failed inspections", "it may be inspected more than once": no visit that was or will be.
fn is_general(context: &Context<'_>, claim: &Claim) -> bool {
    let look = context.look();
    let sentence = look.sentence(claim.tokens.start);
    let heads = sentence.len() < 10 && look.is(sentence.end - 1, &[":"]);
    let start = context.clause_around(claim.tokens.start).start;
    let lead = Range::new(start.max(claim.tokens.start.saturating_sub(3)), claim.tokens.start);
    let none = lead.iter().any(|t| look.is(t, &["no"]) && !look.is(t + 1, &["longer"]));
    let may = look.holds(lead, lists::GRAMMAR, &["conditional"])
        || lead.iter().any(|t| look.is(t, &["may", "might", "can", "could", "must"]));
    let passive = matches!(claim.rule.as_str(), "inspected" | "visited-by");
    heads || none || passive && may
}

/// Whether the words stand in a quotation where somebody only mentions a visit in passing.
fn in_another_mouth(context: &Context<'_>, claim: &Claim) -> bool {
    let tokens = claim.tokens;
    if is_own_voice(claim) {
        return false;
    }
    let quoted = context.text.quotes.iter().any(|q| q.tokens.contains(tokens) && q.tokens.len() > 12);
    let day = |m: &Mention| m.label == Label::Date && m.sub.is_none();
    let told = context.scene.inside(tokens).any(|(_, m)| day(m) || m.label == Label::Ordinal);
    quoted && !told
}

/// "first", "three", and what the series counts from: "since the school was judged inadequate".
fn series(context: &Context<'_>, claim: &mut Claim) {
    let look = context.look();
    if let Some(ordinal) =
        claim.text("ordinal").map(str::to_lowercase).or_else(|| ordinal_before(context, claim))
    {
        let ordinal =
            claim.arg("ordinal").and_then(|a| a.span).map_or(ordinal, |s| context.text.str(s).to_lowercase());
        claim.set_value("ordinal", &ordinal);
    }
    if let Some(argument) = claim.arg("count").cloned() {
        let range = argument.span.map(|s| context.text.range(s));
        let counted =
            range.and_then(|r| context.scene.inside(r).map(|(_, m)| m).find(|m| m.label == Label::Quantity));
        let number =
            counted.and_then(|m| m.value.as_deref()).and_then(|v| v.split(' ').next()).unwrap_or_default();
        claim.set_value("count", number);
    }
    let told = claim.arg("ordinal").is_some() || claim.arg("count").is_some();
    let sentence = look.sentence(claim.tokens.start);
    let since = (claim.tokens.end..sentence.end.min(claim.tokens.end + 12)).find(|t| look.is(*t, &["since"]));
    if let Some(since) = since.filter(|_| told) {
        let dated = context.scene.starting(since + 1).find(|(_, m)| m.label == Label::Date);
        let end = dated.map_or_else(|| context.clause_around(since + 1).end, |(_, m)| m.tokens.end);
        claim.set("since", context.words(context.text.span(Range::new(since + 1, end))));
    }
}

/// An ordinal just before the kind of visit: "its third full inspection".
fn ordinal_before(context: &Context<'_>, claim: &Claim) -> Option<String> {
    let kind = claim.arg("visit_type").and_then(|a| a.span).map(|s| context.text.range(s))?;
    let from = kind.start.saturating_sub(3);
    let near = context.scene.inside(Range::new(from, kind.start)).find(|(_, m)| m.label == Label::Ordinal);
    near.map(|(_, m)| context.text.str(m.span).to_lowercase())
}

fn inspectorate(context: &Context<'_>, claim: &mut Claim) {
    let sentence = context.look().sentence(claim.tokens.start);
    // A line of a list is of the inspectorate whose list it is, not of one the lines above happen to name.
    let line = matches!(claim.rule.as_str(), "listed-on" | "dated-line");
    let of_list = context.facts.main.filter(|_| line);
    let number = of_list.or_else(|| context.facts.inspectorate_at(sentence)).or(context.facts.main);
    match number {
        Some(number) => context.set_inspectorate(claim, number),
        None => claim.args.retain(|(n, _)| *n != "inspectorate"),
    }
}

/// Whether a visit is told here as an event and not spoken of again: it has a number, a date or "a", "another",
/// "latest" before it, and is no part of a compound ("inspection report").
pub(super) fn is_new(context: &Context<'_>, kind: Range, tokens: Range) -> bool {
    let look = context.look();
    let compound = look.starts(kind.end, lists::VISITS, &["compound"]).is_some()
        && context.text.tokens[kind.end as usize].gap < Gap::Line
        && !context.scene.starting(kind.end).any(|(_, m)| m.label == Label::Date);
    if compound && !look.is(kind.end, &["date", "dates"]) {
        return false;
    }
    let from = look.sentence(kind.start).start.max(kind.start.saturating_sub(4));
    let before = Range::new(from, kind.start);
    let indefinite = before.iter().any(|t| look.is(t, &["a", "an", "another", "one"]));
    let fresh = look.holds(before, lists::VISITS, &["fresh"])
        || look.starts(kind.start, lists::VISITS, &["fresh"]).is_some();
    let told = context
        .scene
        .inside(tokens)
        .any(|(_, m)| matches!(m.label, Label::Date | Label::Ordinal | Label::Quantity));
    let bare = kind.start == look.sentence(kind.start).start
        || !look
            .is(kind.start - 1, &["the", "its", "their", "this", "that", "our", "your", "my", "'s", "’s"]);
    indefinite || fresh || told || bare
}

/// Whether a phrase is a body that inspections are made of, by name or noun.
pub(super) fn inspects_body(context: &Context<'_>, range: Range) -> bool {
    let look = context.look();
    let body = |m: &Mention| m.label == Label::Org && !matches!(m.kind, Kind::Inspectorate(_));
    let noun = look.ends(range.end, lists::INSPECTORATES, &["provider"]).is_some()
        || look.ends(range.end, lists::DEFINITE_NOUNS, &["provider"]).is_some()
        || look.ends(range.end, lists::MEASURES, &["bodies"]).is_some();
    let counted = context
        .scene
        .inside(range)
        .filter_map(|(_, m)| m.value.as_deref().filter(|_| m.label == Label::Quantity));
    let listed = |unit: &str| context.lexicon.has_phrase(lists::MEASURES, &["bodies"], unit);
    let counts_bodies = counted
        .filter_map(|v| v.split_once(' '))
        .any(|(_, unit)| listed(unit.rsplit(' ').next().unwrap_or(unit)));
    noun || counts_bodies || context.scene.inside(range).any(|(_, m)| body(m))
}

/// Whether "we" are said to inspect: true only where the inspectorate speaks, which [`super::voice`] settles.
pub(super) fn is_own_voice(claim: &Claim) -> bool {
    matches!(claim.rule.as_str(), "visited-us" | "will-return")
}

/// Whether a line lists a place that was inspected: an address or a grade in it, in an article of inspections.
pub(super) fn is_listed_place(context: &Context<'_>, line: Range) -> bool {
    let look = context.look();
    if is_below_address(context, line) {
        return true;
    }
    let graded = context.scene.inside(line).any(|(_, m)| m.label == Label::Rating);
    let commas = line.iter().filter(|t| look.is(*t, &[","])).count();
    let told = graded || commas >= 2 || line.iter().any(|t| look.is(t, &["on"]));
    let first =
        line.iter().find(|t| context.text.tokens[*t as usize].shape.any(Shape::LETTER | Shape::DIGIT));
    let named = first.is_some_and(|t| context.text.tokens[t as usize].shape.capitalised());
    let prose = look.holds(line, lists::GRAMMAR, &["be", "have"]);
    told && named
        && !prose
        && (graded || is_address(context, line))
        && context.line_start(line.end - 1) <= line.start
}

/// Whether a line has a number of a house, a post code or a street, and no prose.
fn is_address(context: &Context<'_>, line: Range) -> bool {
    let dated = |t: u32| context.scene.inside(line).any(|(_, m)| m.label == Label::Date && m.tokens.has(t));
    let digit = |t: u32| context.text.token_str(t).starts_with(|c: char| c.is_ascii_digit());
    let prose = context.look().holds(line, lists::GRAMMAR, &["be", "have"]);
    let road = |t: u32| {
        let hit = context.text.hits.find(t, lists::PLACE_HEADS);
        hit.is_some_and(|h| context.lexicon.field(h.list, h.row, "kind") == "street")
    };
    let street = line.iter().any(road);
    line.len() > 4 && (street || line.iter().any(|t| digit(t) && !dated(t))) && !prose
}

/// Whether a line that is only a day stands below an address that stands below a name.
fn is_below_address(context: &Context<'_>, line: Range) -> bool {
    let gap = |t: u32| context.text.tokens[t as usize].gap;
    let above = |start: u32| {
        (start > 0 && gap(start) == Gap::Line).then(|| Range::new(context.line_start(start - 1), start))
    };
    let start = context.line_start(line.start);
    let address = above(start).filter(|a| is_address(context, *a));
    let name = address.and_then(|a| above(a.start));
    context.line_end(line.start) <= line.end + 1
        && name.is_some_and(|n| context.text.tokens[n.start as usize].shape.capitalised())
}

impl Context<'_> {
    /// Names the inspectorate; a food hygiene inspection is made by the council in view, on the agency's scheme, one of a
    /// county by its own department.
    pub(super) fn set_inspectorate(&self, claim: &mut Claim, number: u16) {
        let inspectorate = &self.lexicon.inspectorates()[number as usize];
        let own = match inspectorate.id.as_str() {
            "food-standards-agency" => self.facts.council,
            LOCAL => self.facts.local,
            _ => None,
        };
        match own {
            Some(entity) => claim.set("inspectorate", self.entity_argument(entity)),
            None => claim.set_value("inspectorate", inspectorate.name.as_str()),
        }
    }
}

#[cfg(test)]
mod tests;
