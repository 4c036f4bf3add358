//! What a grade is said of: a provider, an aspect of one, or several.

use super::super::{Argument, Confidence, Context};
use super::aspects::{aspect_ending, aspects_after};
use super::site::{described_site, is_operator, out_of_insertion, site_before};
use super::{aspect, table};
use crate::claim::inspections::inspects_body;
use crate::entity::EntityKind;
use crate::lexicon::lists;
use crate::mention::{Kind, Label, Mention};
use crate::read::Zone;
use crate::text::{Range, Shape};

/// One thing graded.
#[derive(Clone, Debug, Default)]
pub(super) struct Graded {
    pub subject: Option<Argument>,
    pub aspect: Option<Argument>,
    pub confidence: Confidence,
    /// The phrase it was read from.
    phrase: Option<Range>,
}

/// Sentences at the start of an article that may speak of its provider without naming it.
const LEAD: usize = 4;

impl Graded {
    /// Where nobody is known by name, the words of the article: "the nursery".
    fn or_in_words(&mut self, context: &Context<'_>) {
        let phrase = self.phrase.filter(|r| self.subject.is_none() && providers_noun(context, *r));
        if let Some(range) = phrase {
            self.subject = Some(context.name(range));
        }
    }

    /// "96% of nurseries", "nine in ten schools": a share of many, which is a quantity and no verdict.
    pub(super) fn is_statistic(&self, context: &Context<'_>) -> bool {
        let Some(phrase) = self.phrase else { return false };
        let sentence = context.look().sentence(phrase.start);
        let near = Range::new(phrase.start.saturating_sub(4).max(sentence.start), phrase.end);
        let share = context.scene.inside(near).any(|(_, m)| m.label == Label::Percent);
        let plural = context.text.token_str(phrase.end - 1).ends_with('s') && phrase.len() == 1;
        let generic = plural
            && context.look().ends(phrase.end, lists::MEASURES, &["bodies", "staff", "served"]).is_some();
        let named = self.subject.as_ref().is_some_and(|s| s.entity.is_some());
        share || !named && (generic || plural && providers_noun(context, phrase))
    }
}

/// Everything the grade at `grade` is said of; never empty.
pub(super) fn graded(context: &Context<'_>, grade: Range, captured: Option<Range>) -> Vec<Graded> {
    let aspects = aspects_after(context, grade);
    let mut found: Vec<Graded> = match phrase(context, grade, captured) {
        Some(end) => several(context, end).into_iter().map(|item| read(context, item, grade)).collect(),
        None => vec![in_view(context, grade)],
    };
    for one in &mut found {
        one.or_in_words(context);
    }
    if let Some(nth) = respectively(context, grade, found.len()) {
        found = vec![found.swap_remove(nth)];
    }
    if aspects.is_empty() {
        return found;
    }
    let mut each = Vec::with_capacity(found.len() * aspects.len());
    for range in aspects {
        let part = |g: &Graded| Graded { aspect: Some(aspect(context, range)), ..g.clone() };
        each.extend(found.iter().map(part));
    }
    each
}

/// The phrase that is graded, as far as one noun phrase reaches.
fn phrase(context: &Context<'_>, grade: Range, captured: Option<Range>) -> Option<Range> {
    let look = context.look();
    if look.is(grade.end, &["-"]) && look.is(grade.end + 1, &["rated"]) {
        return described(context, grade.end + 2);
    }
    if table::is_line(context, grade) {
        return table::heading(context, grade);
    }
    let conjunction = |r: Range| {
        let that = context.look().is(r.start, &["that"])
            && context
                .look()
                .starts(r.start + 1, lists::FUNCTION_WORDS, &["determiner", "pronoun"])
                .is_some();
        if that && r.len() > 1 { Range::new(r.start + 1, r.end) } else { r }
    };
    let found = captured.filter(|r| can_be_graded(context, *r)).or_else(|| governed(context, grade));
    found.map(|r| out_of_insertion(context, conjunction(r)))
}

/// The noun that a grade before it describes: "the outstanding-rated nursery".
fn described(context: &Context<'_>, from: u32) -> Option<Range> {
    let opens = |t: &u32| context.text.chunks.at(*t).is_some_and(|c| c.end > from);
    let chunk = (from.saturating_sub(8)..=from).rev().find(opens).and_then(|t| context.text.chunks.at(t))?;
    Some(Range::new(from, chunk.end))
}

/// Whether a phrase can be judged at all: not the judge, not the judgement, not a date.
fn can_be_graded(context: &Context<'_>, range: Range) -> bool {
    let body = |m: &Mention| m.label == Label::Org && !matches!(m.kind, Kind::Inspectorate(_));
    let names_body = context.scene.inside(range).any(|(_, m)| body(m));
    let judgement = context.look().holds(range, lists::RATING_CUES, &["noun"])
        || context.look().holds(range, lists::VISITS, &["visit", "bare"])
        || context.scene.inside(range).any(|(_, m)| m.label == Label::Rating);
    let when =
        context.scene.inside(range).any(|(_, m)| m.label == Label::Date && m.tokens.start <= range.start + 1);
    names_body || !judgement && !when && !context.examines(range)
}

/// The object of an active verb, the subject of any other.
fn governed(context: &Context<'_>, grade: Range) -> Option<Range> {
    let look = context.look();
    let clause = context.clause_around(grade.start);
    let verb = (clause.start..grade.start).rev().find(|t| is_verb(context, *t))?;
    let after = look.starts(verb, lists::VERBS, VERBS).map_or(verb + 1, |v| v.end);
    let fits = |r: &Range| can_be_graded(context, *r);
    let object =
        context.phrase_after(after, grade.start).map(|r| listed_after(context, r, grade)).filter(fits);
    let passive = look.ends(verb, lists::GRAMMAR, &["be", "adverb"]).is_some();
    let subject = || context.subject_before(main_verb(context, verb, clause.start)).filter(fits);
    if passive { subject().or(object) } else { object.or_else(subject) }
}

/// The whole of a list of objects that a grade follows: "rated Oakfield, Elm Park and Hill View good".
fn listed_after(context: &Context<'_>, first: Range, grade: Range) -> Range {
    let look = context.look();
    let mut range = first;
    while look.is(range.end, &[",", "and", "&"]) && range.end + 1 < grade.start {
        let next = range.end + 1 + u32::from(look.is(range.end + 1, &["and"]));
        let named = context.scene.starting(next).find(|(_, m)| m.label.is_name());
        match named.filter(|(_, m)| m.tokens.end <= grade.start) {
            Some((_, m)) => range = Range::new(range.start, m.tokens.end),
            None => break,
        }
    }
    range
}

/// The first of the verbs that form one group: "was judged", "continues to be rated", "has been told it is".
fn main_verb(context: &Context<'_>, verb: u32, from: u32) -> u32 {
    let look = context.look();
    let mut first = verb;
    for at in (from.max(verb.saturating_sub(5))..verb).rev() {
        if is_verb(context, at) {
            first = at;
        } else if !look.is(at, &["to", "be", "been", "being", "again", "now", "all", "both", "also", "each"])
        {
            break;
        }
    }
    first
}

pub(super) const VERBS: &[&str] =
    &["rate", "rate_weak", "rated", "get", "give", "keep", "change_up", "change_down", "change"];

fn is_verb(context: &Context<'_>, token: u32) -> bool {
    let look = context.look();
    look.starts(token, lists::VERBS, VERBS).is_some()
        || look.starts(token, lists::RATING_CUES, &["rating_verb"]).is_some()
        || look.starts(token, lists::GRAMMAR, &["be"]).is_some()
}

/// The phrases that are graded each for itself: names and aspects. "Twelve local cafés and shops" are one group.
fn several(context: &Context<'_>, last: Range) -> Vec<Range> {
    let items = items(context, last);
    let named = |r: &Range| context.scene.inside(*r).any(|(_, m)| m.label.is_name());
    let apart = |r: &Range| {
        named(r)
            || aspect_ending(context, r.end).is_some()
            || context.look().is(r.start, &["the", "its", "their"])
    };
    let whole = || Range::new(items[0].start, last.end);
    if items.len() > 1 && !items.iter().all(apart) { vec![whole()] } else { items }
}

/// The coordinated phrases that end with `last`: "A, B and C", aspects such as "behaviour and attitudes" whole.
fn items(context: &Context<'_>, last: Range) -> Vec<Range> {
    let look = context.look();
    let from = look.sentence(last.start).start;
    let mut items = Vec::new();
    let (mut end, mut joined) = (last.end, false);
    while let Some(item) = item_before(context, end, from) {
        items.push(item);
        let mut link = item.start;
        let and = link > from && look.is(link - 1, &["and", "&"]);
        if and {
            link -= 1;
        }
        joined |= and;
        if joined && link > from && look.is(link - 1, &[","]) {
            link -= 1;
        }
        if link == item.start || items.len() > 12 {
            break;
        }
        end = link;
    }
    items.reverse();
    if items.is_empty() { vec![last] } else { items }
}

/// One conjunct that ends at `end`: an aspect with its determiner, or a noun phrase with its prepositions.
fn item_before(context: &Context<'_>, end: u32, from: u32) -> Option<Range> {
    if let Some(aspect) = aspect_ending(context, end).filter(|a| a.start >= from) {
        let determiner = aspect.start > from && context.look().is(aspect.start - 1, &["the", "its", "their"]);
        return Some(Range::new(aspect.start - u32::from(determiner), aspect.end));
    }
    context.tied_phrase_before(end, from)
}

/// One conjunct as provider, aspect, or aspect of a provider.
fn read(context: &Context<'_>, item: Range, grade: Range) -> Graded {
    let core = context.trim_determiner(item);
    let here = Graded { phrase: Some(item), ..Graded::default() };
    if aspect_ending(context, core.end).is_some_and(|a| a.start <= core.start)
        && !providers_noun(context, core)
    {
        let view = in_view(context, grade);
        return Graded { aspect: Some(aspect(context, core)), ..view };
    }
    if let Some((part, whole)) = part_of(context, item) {
        let owner = provider(context, whole, grade);
        return Graded {
            aspect: Some(aspect(context, context.trim_determiner(part))),
            phrase: Some(item),
            ..owner
        };
    }
    Graded { phrase: here.phrase, ..provider(context, item, grade) }
}

/// "emergency services at the hospital", "the trust's maternity care": a part that is graded, and whose it is.
fn part_of(context: &Context<'_>, item: Range) -> Option<(Range, Range)> {
    let look = context.look();
    let split = item.iter().find(|t| look.is(*t, &["at", "of", "in"]) && *t > item.start);
    let owner = |t: u32| context.text.tokens[t as usize].shape.any(Shape::POSSESSIVE);
    let possessive = item.iter().find(|t| owner(*t));
    let (part, whole) = match (possessive, split) {
        (Some(at), _) if at + 1 < item.end => (Range::new(at + 1, item.end), Range::new(item.start, at)),
        (_, Some(at)) if at + 1 < item.end => (Range::new(item.start, at), Range::new(at + 1, item.end)),
        _ => return None,
    };
    let core = context.trim_determiner(part);
    let body = is_body(context, whole);
    (body && !providers_noun(context, core) && !holds_org(context, core)).then_some((part, whole))
}

pub(super) fn holds_org(context: &Context<'_>, range: Range) -> bool {
    context.scene.inside(range).any(|(_, m)| m.label == Label::Org)
}

/// Whether a phrase is a body that is inspected, by name or by description.
fn is_body(context: &Context<'_>, range: Range) -> bool {
    holds_org(context, range)
        || context.look().starts(range.start, lists::GRAMMAR, &["determiner"]).is_some()
            && providers_noun(context, range)
}

/// Whether a phrase ends in a noun for something inspected: "home", "children's services".
pub(super) fn providers_noun(context: &Context<'_>, range: Range) -> bool {
    let look = context.look();
    look.ends(range.end, lists::INSPECTORATES, &["provider"]).is_some()
        || look.ends(range.end, lists::DEFINITE_NOUNS, &["provider"]).is_some()
}

/// A phrase as provider: by name; else, for a pronoun or a description of one, the provider it refers to or that
/// is in view; else its own words.
fn provider(context: &Context<'_>, range: Range, grade: Range) -> Graded {
    let name = context.name(range);
    if let Some(site) = described_site(context, range, name.entity) {
        let span = Some(context.text.span(range));
        let subject = Argument { span, ..context.entity_argument(site) };
        return Graded { subject: Some(subject), confidence: Confidence::Medium, ..Graded::default() };
    }
    let entity = name.entity.map(|e| context.entities.get(e));
    let organisation = entity.is_some_and(|e| e.kind == EntityKind::Organisation);
    // A body that is only referred to must be one that can be inspected; one that is named may be of any kind.
    let refers = entity.is_some_and(|e| name.value.text() == Some(e.name.as_str()));
    let inspected = entity.is_some_and(|e| matches!(e.detail, Kind::Provider | Kind::Council));
    if organisation && refers && (holds_org(context, range) || inspected && gradable(context, name.entity)) {
        return Graded { subject: Some(name), ..Graded::default() };
    }
    if is_count(context, range) && counts_bodies(context, range) {
        return Graded { subject: Some(context.words(context.text.span(range))), ..Graded::default() };
    }
    let core = context.trim_determiner(range);
    let capital = context.text.tokens[core.start as usize].shape.capitalised();
    // A single word that names nobody is a stray of the clause: "no longer", "as a whole".
    if core.len() == 1 && name.entity.is_none() && !capital && !providers_noun(context, core) {
        return in_view(context, grade);
    }
    if stands_for_provider(context, range) || is_count(context, range) {
        let mut view = in_view(context, grade);
        if let Some(subject) = view.subject.as_mut() {
            subject.span = Some(context.text.span(range));
        }
        return view;
    }
    Graded { subject: Some(name), ..Graded::default() }
}

/// "it", "the home", or in the lead "a care home near the coast": words for a provider named elsewhere.
fn stands_for_provider(context: &Context<'_>, range: Range) -> bool {
    let look = context.look();
    let core = context.trim_determiner(range);
    if range.len() == 1 && look.starts(range.start, lists::FUNCTION_WORDS, &["pronoun"]).is_some() {
        return true;
    }
    let head =
        context.text.chunks.at(range.start).map_or(range, |c| Range::new(range.start, c.end.min(range.end)));
    if !providers_noun(context, head) || holds_org(context, head) {
        return false;
    }
    let definite = look.is(range.start, &["the", "this", "that", "its", "our", "both"]) && core.len() <= 4;
    let place_inside = context.scene.inside(range).any(|(_, m)| m.label == Label::Place);
    let sentence = context.text.sentence_of(range.start);
    let told = context.text.sentences[..sentence].iter().filter(|s| s.zone == Zone::Body);
    let early = told.take(LEAD).count() < LEAD || context.text.zone(range.start) == Zone::Headline;
    let plural = context.text.token_str(head.end - 1).ends_with('s');
    definite && !place_inside || early && !plural
}

/// "Six", "two of them": so many of what is graded, and no body.
fn is_count(context: &Context<'_>, range: Range) -> bool {
    let digit = |t: u32| context.text.tokens[t as usize].shape.any(Shape::DIGIT);
    let number = |t: u32| context.text.hits.at(t).iter().any(|h| h.list == lists::NUMBER_WORDS);
    range.len() == 1 && (digit(range.start) || number(range.start))
}

/// Whether the sentence counts bodies, so that a bare number in it is so many of them: "of 22 schools, nine".
fn counts_bodies(context: &Context<'_>, range: Range) -> bool {
    let sentence = context.look().sentence(range.start);
    let bodies = |m: &Mention| m.label == Label::Quantity && inspects_body(context, m.tokens);
    context.scene.inside(sentence).any(|(_, m)| bodies(m))
}

/// The provider in view, guessed from context: in a round-up that of the entry.
fn in_view(context: &Context<'_>, grade: Range) -> Graded {
    if let Some(range) = table::entry(context, grade).filter(|r| r.end <= grade.start) {
        let subject = Argument { span: None, ..context.name(range) };
        return Graded { subject: Some(subject), confidence: Confidence::Medium, ..Graded::default() };
    }
    let near = context.provider_near(grade).filter(|e| gradable(context, Some(*e)));
    let near =
        near.map(|e| if is_operator(context, e) { site_before(context, grade).unwrap_or(e) } else { e });
    let entity = near.or_else(|| context.facts.provider.filter(|e| gradable(context, Some(*e))));
    let confidence = if entity.is_some() { Confidence::Medium } else { Confidence::Low };
    Graded { subject: entity.map(|e| context.entity_argument(e)), aspect: None, confidence, phrase: None }
}

/// Whether the inspectorate of the article grades bodies of this sort: councils only where it inspects services
/// that councils run.
fn gradable(context: &Context<'_>, entity: Option<u32>) -> bool {
    let Some(entity) = entity.map(|e| context.entities.get(e)) else { return false };
    if entity.detail != Kind::Council {
        return !matches!(entity.detail, Kind::Inspectorate(_));
    }
    let Some(main) = context.facts.main.map(|n| &context.lexicon.inspectorates()[n as usize]) else {
        return true;
    };
    let run_by_councils =
        ["council", "children's services", "social", "housing", "local authority", "landlord"];
    main.providers.iter().any(|p| run_by_councils.iter().any(|word| p.contains(word)))
}

/// The place of this grade among those a "respectively" deals out, where there are as many as things graded.
fn respectively(context: &Context<'_>, grade: Range, things: usize) -> Option<usize> {
    let look = context.look();
    let sentence = look.sentence(grade.start);
    let said = (grade.end..sentence.end).any(|t| look.is(t, &["respectively"]));
    let grades: Vec<Range> = context
        .scene
        .inside(sentence)
        .filter(|(_, m)| m.label == Label::Rating)
        .map(|(_, m)| m.tokens)
        .collect();
    let nth = grades.iter().position(|g| *g == grade)?;
    (said && grades.len() == things).then_some(nth)
}
