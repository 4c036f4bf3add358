//! Aspects that are graded apart: "for safety", "leadership and management".

use super::super::Context;
use super::subject::VERBS;
use crate::lexicon::lists;
use crate::mention::Label;
use crate::text::{Range, Shape};

/// Aspects after the grade: "for safety", "in leadership and management and for outcomes".
pub(super) fn aspects_after(context: &Context<'_>, grade: Range) -> Vec<Range> {
    let look = context.look();
    let sentence = look.sentence(grade.start);
    let mut at = grade.end;
    while at < sentence.end
        && (context.text.tokens[at as usize].shape.any(Shape::DOUBLE | Shape::APOSTROPHE)
            || look.is(at, &["overall", "rating", "grade", ")"]))
    {
        at += 1;
    }
    let mut found = Vec::new();
    while at < sentence.end {
        let start = (at..(at + 5).min(sentence.end)).find_map(|t| aspect_starting(context, t));
        let opened = look.is(at, &["for", "in", "on", "across", "at"])
            || !found.is_empty() && look.is(at, &["and", ",", "or"]);
        match start.filter(|_| opened && !breaks(context, at)) {
            Some(aspect)
                if context
                    .scene
                    .inside(Range::new(at, aspect.end))
                    .all(|(_, m)| m.label != Label::Rating) =>
            {
                at = aspect.end;
                found.push(aspect);
            }
            _ => break,
        }
    }
    found
}

/// Whether another verb or a new clause starts in the next few tokens: "and put into special measures".
fn breaks(context: &Context<'_>, at: u32) -> bool {
    let look = context.look();
    (at + 1..at + 4).take_while(|t| aspect_starting(context, *t).is_none()).any(|t| {
        look.starts(t, lists::VERBS, VERBS).is_some()
            || look.starts(t, lists::GRAMMAR, &["be", "have", "subject_pronoun"]).is_some()
    })
}

fn aspect_starting(context: &Context<'_>, token: u32) -> Option<Range> {
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
    (end.saturating_sub(9)..end).find_map(ends).map(|h| h.range())
}

pub(super) fn is_aspect(context: &Context<'_>, hit: crate::text::Hit) -> bool {
    hit.list == lists::ASPECTS || hit.list == lists::INSPECTORATES && context.look().group(hit) == "aspect"
}
