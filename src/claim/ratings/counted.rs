//! Counts as what is graded: "of 22 schools, nine", "four of which", "both schools".

use super::super::{Argument, Context};
use super::subject::holds_org;
use crate::claim::inspections::inspects_body;
use crate::lexicon::lists;
use crate::mention::{Kind, Label, Mention};
use crate::text::{Range, Shape};

/// Words after "of" that stand for what has been counted.
const THEM: &[&str] = &["them", "these", "those", "which", "whom"];

/// "Six", "two of them", "three in the county": so many of what is graded, and no body.
pub(super) fn is_number(context: &Context<'_>, range: Range) -> bool {
    let look = context.look();
    let alone = range.len() == 1
        || look.is(range.start + 1, &["in", "across", "at"])
        || look.is(range.start + 1, &["of"]) && look.is(range.end - 1, THEM);
    opens_with_number(context, range) && alone && !holds_org(context, range)
}

/// Whether the first word of a phrase is a number.
fn opens_with_number(context: &Context<'_>, range: Range) -> bool {
    let digit = context.text.tokens[range.start as usize].shape.any(Shape::DIGIT);
    digit || context.text.hits.at(range.start).iter().any(|h| h.list == lists::NUMBER_WORDS)
}

/// So many of the bodies that the sentence, or for "two of them" the one before, counts: "four schools" for "four" in
/// "runs nine schools, four of which".
pub(super) fn bodies(context: &Context<'_>, range: Range) -> Option<Argument> {
    let look = context.look();
    let among =
        look.is(range.start.saturating_sub(2), &["one"]) || look.is(range.start.saturating_sub(1), &["only"]);
    if !is_number(context, range) || among {
        return None;
    }
    let them = look.is(range.end - 1, THEM);
    let sentence = look.sentence(range.start);
    let bodies = |m: &&Mention| {
        m.label == Label::Quantity
            && m.tokens.len() > 1
            && !m.tokens.overlaps(range)
            && inspects_body(context, m.tokens)
    };
    let here = || context.scene.inside(sentence).map(|(_, m)| m).filter(bodies);
    let before = || {
        let start = look.sentence(sentence.start.saturating_sub(1)).start;
        context.scene.inside(Range::new(start, sentence.start)).map(|(_, m)| m).filter(bodies).last()
    };
    let nearest = here().filter(|m| m.tokens.end <= range.start).last().or_else(|| here().next());
    let counted = nearest.or_else(|| before().filter(|_| them || starts_with_them(context, sentence)));
    let number = context.lower(Range::new(range.start, range.start + 1));
    let single = matches!(number.as_str(), "one" | "1");
    let understood = || {
        let own = context.scene.starting(range.start).map(|(_, m)| m).find(|m| m.label == Label::Quantity)?;
        let lemma = own.value.as_deref()?.split_once(' ')?.1;
        inspects_body(context, own.tokens).then(|| if single { lemma.to_string() } else { plural(lemma) })
    };
    let noun = counted.and_then(|m| noun(context, m, single)).or_else(understood)?;
    Some(Argument { value: format!("{number} {noun}").into(), ..context.words(context.text.span(range)) })
}

fn plural(lemma: &str) -> String {
    match lemma.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        Some(stem) => format!("{stem}ies"),
        None if lemma.ends_with(['s', 'x', 'h']) => format!("{lemma}es"),
        None => format!("{lemma}s"),
    }
}

/// "Seven of them got top marks, three scored 4": whom the sentence goes on to count.
fn starts_with_them(context: &Context<'_>, sentence: Range) -> bool {
    let look = context.look();
    (sentence.start..sentence.end.min(sentence.start + 4))
        .any(|t| look.is(t, &["of"]) && look.is(t + 1, THEM) && t > sentence.start)
}

/// What a quantity counts: "other homes" of "four other homes", "other home" where it is one of them.
fn noun(context: &Context<'_>, counted: &Mention, single: bool) -> Option<String> {
    let words = context.lower(Range::new(counted.tokens.start + 1, counted.tokens.end));
    let lemma = counted.value.as_deref()?.rsplit(' ').next()?;
    let head = words.rsplit(' ').next()?;
    Some(if single { format!("{}{lemma}", words.strip_suffix(head)?) } else { words })
}

/// "No council in the county": nobody is graded so, in the words of the article.
pub(super) fn none(context: &Context<'_>, range: Range) -> Option<Argument> {
    let look = context.look();
    let no =
        look.is(range.start, &["no", "none", "neither"]) && !look.is(range.start + 1, &["longer", "more"]);
    (no && range.len() > 1).then(|| context.words(context.text.span(range)))
}

/// "four of which", "three of them" before a verb at `at`.
pub(super) fn partitive(context: &Context<'_>, at: u32) -> Option<Range> {
    let look = context.look();
    let of = at.checked_sub(2).filter(|of| look.is(*of, &["of"]) && look.is(at - 1, THEM))?;
    let start = of.checked_sub(1)?;
    Some(Range::new(start, at)).filter(|r| is_number(context, *r))
}

/// "Both schools", "both": the two bodies last named before.
pub(super) fn both(context: &Context<'_>, range: Range) -> Option<[Range; 2]> {
    let look = context.look();
    if !look.is(range.start, &["both"]) || holds_org(context, range) {
        return None;
    }
    let sentence = look.sentence(range.start);
    let start = look.sentence(sentence.start.saturating_sub(1)).start;
    let body = |m: &&Mention| m.label == Label::Org && !matches!(m.kind, Kind::Inspectorate(_));
    let before = |from: u32| {
        let named = context.scene.inside(Range::new(from, range.start)).map(|(_, m)| m);
        let bodies: Vec<&Mention> = named.filter(body).collect();
        match bodies.as_slice() {
            [.., a, b] if a.entity != b.entity => Some([a.tokens, b.tokens]),
            _ => None,
        }
    };
    before(sentence.start).or_else(|| before(start))
}
