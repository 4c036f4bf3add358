//! Findings: what an examiner says of whom, and whether it is good or bad.

use super::{Argument, Claim, Confidence, Context, Manner, Value, polarity};
use crate::lexicon::lists;
use crate::mention::Kind;
use crate::span::Span;
use crate::text::{Range, Shape};

/// Completes a finding claim; false where the words said tell nothing of anybody.
pub(super) fn complete(context: &Context<'_>, claim: &mut Claim) -> bool {
    let Some(content) = claim.arg("content").and_then(|a| a.span).map(|s| context.text.range(s)) else {
        return false;
    };
    let content = trim(context, content);
    if content.len() < 2 || is_rating_only(context, content) {
        return false;
    }
    let span = context.text.span(content);
    let value = context.text.str(span);
    claim.set("content", Argument { value: value.into(), span: Some(span), ..Argument::default() });
    source(context, claim);
    let told = claim.text("polarity").map(String::from);
    let read = polarity::of(context, content);
    let value = if polarity::advises(context, content) && told.as_deref() == Some("neutral") {
        "neutral"
    } else {
        read
    };
    let value =
        if value == "neutral" && told.is_some() { told.unwrap_or_default() } else { value.to_string() };
    claim.set_value("polarity", value.as_str());
    subject(context, claim, content);
    claim.arg("source").is_some()
}

/// Without the marks and conjunctions at either end.
fn trim(context: &Context<'_>, range: Range) -> Range {
    let look = context.look();
    let (mut start, mut end) = (range.start, range.end);
    while start < end && look.is(start, &["that", ",", ":", "and", "how"]) {
        start += 1;
    }
    while end > start
        && (look.is(end - 1, &[",", "and", "but", "which", ":", ";"])
            || context.text.tokens[end as usize - 1].shape.is(Shape::STOP | Shape::MARK))
    {
        end -= 1;
    }
    Range::new(start, end)
}

/// "the school was inadequate" is a rating, told as one.
fn is_rating_only(context: &Context<'_>, content: Range) -> bool {
    let graded = context.scene.inside(content).any(|(_, m)| m.label == crate::mention::Label::Rating);
    graded && content.len() < 5
}

/// The examiner: a person who speaks for one, else the inspectorate itself.
fn source(context: &Context<'_>, claim: &mut Claim) {
    let captured = claim.arg("source").and_then(|a| a.span).map(|s| context.text.range(s));
    if let Some(range) = captured
        && let Some((number, person)) =
            context.scene.inside(range).find(|(_, m)| m.label == crate::mention::Label::Person)
    {
        let value = person.value.clone().map_or(Value::Null, Value::Text);
        return claim.set(
            "source",
            Argument {
                value,
                span: Some(person.span),
                entity: person.entity,
                mention: Some(number),
                ..Argument::default()
            },
        );
    }
    if let Some(range) = captured
        && let Some(reference) =
            context.entities.refer(context.text, context.lexicon, context.mentions, range)
        && context.entities.get(reference.entity).kind == crate::entity::EntityKind::Person
        && context.look().is(range.start, &["he", "she"])
    {
        return claim.set("source", context.entity_argument(reference.entity));
    }
    let at = captured.unwrap_or(claim.tokens);
    let number = context.facts.inspectorate_at(at).or(context.facts.main);
    match number {
        Some(number) => {
            let name = context.lexicon.inspectorates()[number as usize].name.as_str();
            let span = captured.map(|r| context.text.span(r));
            claim.set("source", Argument { value: name.into(), span, ..Argument::default() });
        }
        None => claim.args.retain(|(n, _)| *n != "source"),
    }
}

/// Of whom or what: the provider in the content, else its first noun phrase, else the provider in view.
fn subject(context: &Context<'_>, claim: &mut Claim, content: Range) {
    if let Some(range) = claim.arg("subject").and_then(|a| a.span).map(|s| context.text.range(s)) {
        return claim.set("subject", context.name(range));
    }
    let body = context
        .scene
        .inside(content)
        .find(|(_, m)| m.entity.is_some() && matches!(m.kind, Kind::Provider | Kind::Council));
    if let Some((number, mention)) = body {
        let mut argument = mention.entity.map_or_else(Argument::default, |e| context.entity_argument(e));
        (argument.span, argument.mention) = (Some(mention.span), Some(number));
        return claim.set("subject", argument);
    }
    match context.provider_near(content) {
        Some(entity) => {
            claim.set("subject", context.entity_argument(entity));
            claim.confidence = claim.confidence.min(Confidence::Medium);
        }
        None => {
            if let Some(range) = context.phrase_after(content.start, content.end) {
                claim.set("subject", context.name(range));
            }
        }
    }
}

/// Findings made of the statements of examiners: what an inspector or a report says word for word is a
/// finding too.
pub(super) fn of_statements(context: &Context<'_>, statements: &[Claim]) -> Vec<Claim> {
    let said = statements.iter().filter(|s| s.arg("direct").is_some_and(|d| d.value == Value::Flag(true)));
    said.filter_map(|s| of_statement(context, s)).collect()
}

fn of_statement(context: &Context<'_>, statement: &Claim) -> Option<Claim> {
    let content = statement.arg("content")?;
    let range = context.text.range(content.span?);
    let speaker = statement.arg("speaker")?;
    if !speaks_for_examiner(context, statement, speaker) || !evaluates(context, range) {
        return None;
    }
    let mut claim = statement.clone();
    claim.kind = super::ClaimType::Finding;
    claim.args = vec![("source", speaker.clone()), ("content", content.clone())];
    claim.rule = "finding-said".into();
    claim.attribution.manner = Manner::Direct;
    claim.set_value("polarity", polarity::of(context, range));
    subject(context, &mut claim, range);
    Some(claim)
}

fn speaks_for_examiner(context: &Context<'_>, statement: &Claim, speaker: &Argument) -> bool {
    let role = statement.text("role").unwrap_or_default().to_lowercase();
    let office = role.contains("inspector") || role.contains("ombudsman");
    let body =
        speaker.entity.is_some_and(|e| matches!(context.entities.get(e).detail, Kind::Inspectorate(_)));
    let inspects = speaker.entity.is_some_and(|e| context.is_inspector(e));
    office || body || inspects
}

/// Whether the words judge at all.
fn evaluates(context: &Context<'_>, range: Range) -> bool {
    context.look().holds(range, lists::POLARITY, &["strength", "weakness"])
}

impl Context<'_> {
    /// Whether the article gives a person the office of an inspector somewhere, in a role beside the name or
    /// as the leader of an inspection.
    pub(super) fn is_inspector(&self, entity: u32) -> bool {
        let mentions = self
            .mentions
            .iter()
            .filter(|m| m.entity == Some(entity) && m.label == crate::mention::Label::Person);
        mentions.into_iter().any(|m| {
            let sentence = self.look().sentence(m.tokens.start);
            let near = Range::new(
                m.tokens.start.saturating_sub(6).max(sentence.start),
                (m.tokens.end + 9).min(sentence.end),
            );
            let office = self.look().holds(near, lists::INSPECTORATES, &["chief", "inspector"]);
            let word = near.iter().any(|t| self.look().is(t, &["inspector"]));
            let led = near.iter().any(|t| self.look().is(t, &["led"]))
                && near.iter().any(|t| self.look().is(t, &["inspection"]));
            office || word || led
        })
    }

    /// A span as an argument that quotes itself.
    pub(super) fn words(&self, span: Span) -> Argument {
        Argument { value: self.text.str(span).into(), span: Some(span), ..Argument::default() }
    }
}
