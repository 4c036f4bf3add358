//! Aspects that are graded apart: "for safety", "leadership and management".

use super::super::{Argument, Claim, Context, Value, merge};
use super::phrase::VERBS;
use crate::lexicon::{Scale, lists};
use crate::mention::{LONGEST_ASPECT, Label, areas};
use crate::text::{Range, Shape, clause_end};

/// Aspects after the grade: "for safety", "in leadership and management and for outcomes".
pub(super) fn aspects_after(context: &Context<'_>, grade: Range) -> Vec<Range> {
    let look = context.look();
    let sentence = look.sentence(grade.start);
    let mut at = beside_whole(context, grade).unwrap_or(grade.end);
    while at < sentence.end
        && (context.text.tokens[at as usize].shape.any(Shape::DOUBLE | Shape::APOSTROPHE)
            || look.is(at, &["overall", "rating", "grade", ")"]))
    {
        at += 1;
    }
    let mut found = Vec::new();
    while at < sentence.end {
        let near = || (at..(at + 5).min(sentence.end)).find_map(|t| aspect_starting(context, t));
        let counted = areas(look, at);
        let start = counted.or_else(near).or_else(|| told_at_length(context, at));
        let opened = look.is(at, &["for", "in", "on", "across", "at"])
            || !found.is_empty() && look.is(at, &["and", ",", "or"]);
        match start.filter(|_| opened && (counted.is_some() || !breaks(context, at))) {
            Some(aspect)
                if context
                    .scene
                    .inside(Range::new(at, aspect.end))
                    .all(|(_, m)| m.label != Label::Rating) =>
            {
                at = aspect.end;
                // "in the other three areas: effective, caring and responsive"
                let named = look.is(at, &[":"]) && aspect_starting(context, at + 1).is_some();
                match counted.filter(|_| named) {
                    Some(_) => found.extend(aspect_starting(context, at + 1)),
                    None => found.push(aspect),
                }
                at = found.last().map_or(at, |a| a.end);
            }
            _ => break,
        }
    }
    found
}

/// "rated inadequate overall and for being safe": where the aspects begin that are graded beside the whole.
pub(super) fn beside_whole(context: &Context<'_>, grade: Range) -> Option<u32> {
    let look = context.look();
    let quote = context.text.tokens.get(grade.end as usize)?.shape.any(Shape::DOUBLE | Shape::APOSTROPHE);
    let overall = grade.end + u32::from(quote);
    let end = look.sentence(grade.start).end.min(overall + 4);
    let at = (overall + 1..end).find(|t| !look.is(*t, &[",", "and", "as", "well", "also"]))?;
    let tied = at > overall + 1 && look.is(at, &["for", "in", "on", "across", "at"]);
    (look.is(overall, &["overall"]) && tied).then_some(at)
}

/// "for how well it supports people": what is graded, said in a clause of its own.
fn told_at_length(context: &Context<'_>, at: u32) -> Option<Range> {
    let look = context.look();
    let how = at + 1;
    let opened = look.is(at, &["for", "in", "on", "at"]) && look.is(how, &["how"]);
    let sentence = look.sentence(at);
    let end = clause_end(context.text, sentence, how);
    (opened && end > how + 1).then(|| Range::new(how, end))
}

/// Whether another verb or a new clause starts in the next few tokens: "and put into special measures".
fn breaks(context: &Context<'_>, at: u32) -> bool {
    let look = context.look();
    (at..at + 4).take_while(|t| aspect_starting(context, *t).is_none()).any(|t| {
        look.starts(t, lists::VERBS, VERBS).is_some()
            || look.starts(t, lists::GRAMMAR, &["be", "have", "subject_pronoun"]).is_some()
            || look.starts(t, lists::CUES, &["speech"]).is_some()
            || look.is(t, &["but", "while"])
    })
}

pub(super) fn aspect_starting(context: &Context<'_>, token: u32) -> Option<Range> {
    context.text.hits.at(token).iter().copied().find(|h| is_aspect(context, *h)).map(|h| h.range())
}

/// The longest aspect that ends just before `end`, of at least two words or of one that stands alone.
pub(super) fn aspect_ending(context: &Context<'_>, end: u32) -> Option<Range> {
    let named = |r: Range| {
        let near = Range::new(r.start.saturating_sub(6), r.end + 3);
        context.scene.inside(near).any(|(_, m)| m.label == Label::Org && m.tokens.contains(r))
    };
    let ends = |t: u32| {
        let mut hits = context.text.hits.at(t).iter().copied();
        hits.find(|h| h.range().end == end && is_aspect(context, *h) && !named(h.range()))
    };
    (end.saturating_sub(LONGEST_ASPECT)..end).find_map(ends).map(|h| h.range())
}

/// Whether a phrase names what is graded apart, by the frameworks or by an inspectorate that the article names.
pub(super) fn is_aspect(context: &Context<'_>, hit: crate::text::Hit) -> bool {
    let of_framework = || {
        let id = context.lexicon.field(hit.list, hit.row, "id");
        let all = context.lexicon.inspectorates();
        context.facts.named.iter().any(|(n, _)| all[*n as usize].id == id)
    };
    hit.list == lists::ASPECTS
        || hit.list == lists::INSPECTORATES && context.look().group(hit) == "aspect" && of_framework()
}

/// Whether a phrase is the name of an aspect from end to end.
pub(super) fn is_whole_aspect(context: &Context<'_>, core: Range) -> bool {
    aspect_ending(context, core.end).is_some_and(|a| a.start <= core.start)
}

/// The aspects of "how safe and well-led the service is", by the phrase for whom it is said of.
pub(super) fn aspects_of_how(context: &Context<'_>, bearer: Range) -> Vec<Range> {
    let look = context.look();
    let from = look.sentence(bearer.start).start;
    let (mut at, mut found) = (bearer.start, Vec::new());
    while at > from {
        match aspect_ending(context, at).filter(|a| a.start >= from) {
            Some(aspect) => {
                at = aspect.start;
                found.push(aspect);
            }
            None if look.is(at - 1, &["and", ",", "or", "&"]) => at -= 1,
            // "how safe and how well-led"
            None if look.is(at - 1, &["how"])
                && look.is(at.saturating_sub(2), &["and", ","])
                && aspect_ending(context, at.saturating_sub(2)).is_some() =>
            {
                at -= 1;
            }
            None => break,
        }
    }
    found.reverse();
    if at > from && look.is(at - 1, &["how"]) { found } else { Vec::new() }
}

/// "the service" of "how safe and well-led the service is", where such words start at `at`.
pub(super) fn bearer_of_how(context: &Context<'_>, at: u32, limit: u32) -> Option<Range> {
    let look = context.look();
    let how = (at..limit.min(at + 2)).find(|t| look.is(*t, &["how"]))?;
    let be = (how + 1..limit).find(|t| look.starts(*t, lists::GRAMMAR, &["be"]).is_some())?;
    context.phrase_before(be, how + 1).filter(|r| !aspects_of_how(context, *r).is_empty())
}

/// One claim for each of the aspects that "all three areas", "the other three themes" stand for, where the scale
/// has as many; else the claim itself.
pub(super) fn spread(context: &Context<'_>, claim: Claim) -> Vec<Claim> {
    let Some(meant) = meant(context, &claim) else { return vec![claim] };
    let one = |aspect: &String| {
        let mut claim = claim.clone();
        let span = claim.arg("aspect").and_then(|a| a.span);
        claim.set("aspect", Argument { value: aspect.as_str().into(), span, ..Argument::default() });
        claim.flags.push(merge::SPLIT);
        claim
    };
    meant.iter().map(one).collect()
}

fn meant(context: &Context<'_>, claim: &Claim) -> Option<Vec<String>> {
    let look = context.look();
    let range = claim.arg("aspect").and_then(|a| a.span).map(|s| context.text.range(s))?;
    let said = |words: &[&str]| range.iter().any(|t| look.is(t, words));
    let number = context.scene.inside(range).find(|(_, m)| m.label == Label::Quantity);
    let number = number.and_then(|(_, m)| m.value.as_deref()).and_then(|v| v.split(' ').next()?.parse().ok());
    let number = if said(&["both"]) { 2 } else { number? };
    let others = said(&["other", "remaining"]);
    let sentence = look.sentence(range.start);
    let told = |aspect: &&String| {
        let is = |t: u32| aspect_starting(context, t).is_some_and(|r| context.lower(r) == **aspect);
        sentence.iter().any(is)
    };
    let left: Vec<String> =
        scale(context, claim)?.aspects.iter().filter(|a| !others || !told(a)).cloned().collect();
    (left.len() == number && (others || said(&["all", "both", "each"]))).then_some(left)
}

/// The scale the grade was placed on.
fn scale<'a>(context: &Context<'a>, claim: &Claim) -> Option<&'a Scale> {
    let extra = &claim.arg("rating")?.extra;
    let id = extra.iter().find(|(n, _)| *n == "scale").and_then(|(_, v)| match v {
        Value::Text(id) => Some(id.as_str()),
        _ => None,
    })?;
    context.lexicon.inspectorates().iter().flat_map(|i| &i.scales).find(|s| s.id == id)
}
