//! Inspections: who visited whom, what kind of visit, the how-manieth, when.

use super::{Argument, Claim, Confidence, Context};
use crate::lexicon::lists;
use crate::mention::{Kind, Label, Mention};
use crate::text::{Gap, Range};

/// Completes an inspection claim; false for visits that are no inspections.
pub(super) fn complete(context: &Context<'_>, claim: &mut Claim) -> bool {
    if !context.facts.talk || is_other_visit(context, claim.tokens) || in_another_mouth(context, claim.tokens)
    {
        return false;
    }
    visit_type(context, claim);
    series(context, claim);
    inspectorate(context, claim);
    subject(context, claim);
    if claim.arg("date").is_none() {
        let clause = context.clause_around(claim.tokens.start);
        if let Some(date) = context.date_in(clause, claim.tokens) {
            claim.set("date", date);
        }
    }
    claim.arg("visit_type").is_some() && claim.arg("inspectorate").is_some()
}

/// "peer review", "home visits": visits and reviews that inspect nobody.
fn is_other_visit(context: &Context<'_>, tokens: Range) -> bool {
    let from = context.look().sentence(tokens.start).start.max(tokens.start.saturating_sub(2));
    context.look().holds(Range::new(from, tokens.end + 1), lists::VISITS, &["not_inspection"])
}

/// Whether the words stand in a quotation where somebody only mentions a visit in passing.
fn in_another_mouth(context: &Context<'_>, tokens: Range) -> bool {
    let quoted = context.text.quotes.iter().any(|q| q.tokens.contains(tokens) && q.tokens.len() > 12);
    let told = context.scene.inside(tokens).any(|(_, m)| matches!(m.label, Label::Date | Label::Ordinal));
    quoted && !told
}

/// The kind of visit, in the singular: what is said of three monitoring visits is said of a kind.
fn visit_type(context: &Context<'_>, claim: &mut Claim) {
    let span = claim.arg("visit_type").and_then(|a| a.span);
    let value = match span {
        Some(span) => named_kind(context, context.text.range(span)),
        None => counted_kind(context, claim).or_else(|| verbal_kind(context, claim)),
    };
    match value {
        Some(value) => claim.set("visit_type", Argument { value: value.into(), span, ..Argument::default() }),
        None => claim.args.retain(|(n, _)| *n != "visit_type"),
    }
}

/// "monitoring visit"; without the inspectorate's name: "Ofsted inspection" is an inspection.
fn named_kind(context: &Context<'_>, range: Range) -> Option<String> {
    let named = |t: &u32| context.scene.starting(*t).any(|(_, m)| m.label == Label::Org);
    let start = range.iter().find(|t| !named(t)).unwrap_or(range.start);
    let kind = context.lower(Range::new(start, range.end));
    // Several visits of no kind stay several: "following visits in February".
    Some(if range.len() == 1 { kind } else { singular(&kind) })
}

fn singular(kind: &str) -> String {
    let plural = kind.ends_with('s') && !kind.ends_with("ss") && !kind.ends_with("progress");
    if plural { kind[..kind.len() - 1].into() } else { kind.into() }
}

/// The kind in "three monitoring visits".
fn counted_kind(context: &Context<'_>, claim: &Claim) -> Option<String> {
    let counted = claim.arg("count").and_then(|a| a.span).map(|s| context.text.range(s))?;
    let named =
        |t: &u32| context.look().holds(Range::new(*t, counted.end), lists::VISITS, &["visit", "bare"]);
    let start = counted.iter().find(named)?;
    let first = (start..counted.end).find(|t| {
        context.look().starts(*t, lists::VISITS, &["visit", "bare"]).is_some_and(|r| r.end == counted.end)
    })?;
    Some(singular(&context.lower(Range::new(first, counted.end))))
}

/// The kind a verb tells: whoever is visited has a visit, whoever is inspected an inspection.
fn verbal_kind(context: &Context<'_>, claim: &Claim) -> Option<String> {
    let is = |words: &[&str]| claim.tokens.iter().any(|t| context.look().is(t, words));
    if is(&["inspected", "inspect", "re-inspected", "reinspected", "re-inspect", "reinspect", "inspection"]) {
        return Some("inspection".into());
    }
    if is(&["unannounced"]) {
        return Some("unannounced visit".into());
    }
    is(&[
        "visited",
        "visit",
        "revisited",
        "revisit",
        "came",
        "returned",
        "return",
        "back",
        "arrived",
        "called",
        "descended",
    ])
    .then(|| "visit".into())
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
        let end = context.clause_around(since + 1).end;
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
    let number = context.facts.inspectorate_at(sentence).or(context.facts.main);
    match number {
        Some(number) => context.set_inspectorate(claim, number),
        None => claim.args.retain(|(n, _)| *n != "inspectorate"),
    }
}

fn subject(context: &Context<'_>, claim: &mut Claim) {
    let captured = claim.arg("subject").and_then(|a| a.span).map(|s| context.text.range(s));
    let line = (claim.rule == "listed-on").then(|| captured.map(|r| context.opening_of(r))).flatten();
    let found = line.or(captured).or_else(|| after(context, claim)).or_else(|| counted_body(context, claim));
    match found.filter(|r| !is_judge_or_date(context, *r)) {
        Some(range) => claim.set("subject", context.name(range)),
        None => {
            claim.args.retain(|(n, _)| *n != "subject");
            let heading = context.heading_above(claim.tokens.start).filter(|_| claim.rule == "dated-line");
            let near = heading
                .map(|r| context.name(r))
                .or_else(|| context.provider_near(claim.tokens).map(|e| context.entity_argument(e)));
            if let Some(argument) = near {
                claim.set("subject", argument);
                claim.confidence = Confidence::Medium;
            }
        }
    }
}

/// "to the school", "of Harbour Lodge" after the visit.
fn after(context: &Context<'_>, claim: &Claim) -> Option<Range> {
    let to = (claim.tokens.end..claim.tokens.end + 3).find(|t| context.look().is(*t, &["of", "to", "at"]))?;
    context.phrase_after(to + 1, context.look().sentence(claim.tokens.start).end)
}

/// "18 unregulated schools": what is visited is what is counted.
fn counted_body(context: &Context<'_>, claim: &Claim) -> Option<Range> {
    let counted = claim.arg("count").and_then(|a| a.span).map(|s| context.text.range(s))?;
    let visits = context.look().holds(counted, lists::VISITS, &["visit", "bare"]);
    (!visits).then_some(counted)
}

fn is_judge_or_date(context: &Context<'_>, range: Range) -> bool {
    let judge = |m: &Mention| matches!(m.kind, Kind::Inspectorate(_));
    context
        .scene
        .inside(range)
        .any(|(_, m)| judge(m) || m.label == Label::Date && m.tokens.start <= range.start + 1)
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

/// Whether a line lists a place that was inspected: a number or a street in it, in an article of inspections.
pub(super) fn is_listed_place(context: &Context<'_>, line: Range) -> bool {
    let digits =
        line.iter().any(|t| context.text.token_str(t).bytes().next().is_some_and(|b| b.is_ascii_digit()));
    digits && line.len() > 4 && context.line_start(line.end - 1) <= line.start
}

impl Context<'_> {
    /// Names the inspectorate; a food hygiene inspection is made by the council in view, on the agency's scheme.
    pub(super) fn set_inspectorate(&self, claim: &mut Claim, number: u16) {
        let inspectorate = &self.lexicon.inspectorates()[number as usize];
        let council = (inspectorate.id == "food-standards-agency").then(|| self.council()).flatten();
        match council {
            Some(entity) => claim.set("inspectorate", self.entity_argument(entity)),
            None => claim.set_value("inspectorate", inspectorate.name.as_str()),
        }
    }

    /// The council an article names most.
    fn council(&self) -> Option<u32> {
        let councils = self.mentions.iter().filter(|m| m.kind == Kind::Council).filter_map(|m| m.entity);
        let mut counts: Vec<(u32, u32)> = Vec::new();
        for entity in councils {
            match counts.iter_mut().find(|(e, _)| *e == entity) {
                Some((_, n)) => *n += 1,
                None => counts.push((entity, 1)),
            }
        }
        let most = counts.iter().map(|(_, n)| *n).max()?;
        counts.into_iter().find(|(_, n)| *n == most).map(|(e, _)| e)
    }
}
