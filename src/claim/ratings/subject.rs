//! What a grade is said of: a provider, an aspect of one, or several.

use super::super::{Argument, Confidence, Context};
use super::aspects::{aspects_after, aspects_of_how, beside_whole, is_whole_aspect};
use super::columns::{self, Cell};
use super::phrase::{as_well, phrase, several};
use super::site::{described_site, is_operator, site_before};
use super::{aspect, counted, table};
use crate::entity::EntityKind;
use crate::lexicon::lists;
use crate::mention::{Kind, Label};
use crate::read::Zone;
use crate::text::{Range, Shape};

/// One thing graded.
#[derive(Clone, Debug, Default)]
pub(super) struct Graded {
    pub subject: Option<Argument>,
    pub aspect: Option<Argument>,
    pub confidence: Confidence,
    /// The line of a list that names it, apart from the grade.
    pub line: Option<Range>,
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
        let share = context.scene.inside(near).any(|(_, m)| m.label == Label::Percent)
            || near.iter().any(|t| context.look().is(t, &["proportion", "percentage", "share", "number"]));
        let plural = context.text.token_str(phrase.end - 1).ends_with('s');
        let generic = plural
            && phrase.len() == 1
            && context.look().ends(phrase.end, lists::MEASURES, &["bodies", "staff", "served"]).is_some();
        let named = self.subject.as_ref().is_some_and(|s| s.entity.is_some());
        // "secondary schools"
        let bare = |t: u32| !context.text.tokens[t as usize].shape.capitalised();
        let kind = plural && phrase.len() <= 2 && phrase.iter().all(bare) && providers_noun(context, phrase);
        share || !named && (generic || kind)
    }
}

/// Everything the grade at `grade` is said of; never empty.
pub(super) fn graded(context: &Context<'_>, grade: Range, captured: Option<Range>) -> Vec<Graded> {
    if let Some(cell) = columns::cell(context, grade) {
        return vec![in_cell(context, cell, grade)];
    }
    let lines = table::lines_below(context, grade);
    if !lines.is_empty() {
        let subject = |line: Range| Some(context.name(context.opening_of(line)));
        let listed = |line: Range| Graded { subject: subject(line), line: Some(line), ..Graded::default() };
        return lines.into_iter().map(listed).collect();
    }
    let phrase = phrase(context, grade, captured);
    let mut aspects = aspects_after(context, grade);
    let regime = context.look().holds(grade, lists::ENFORCEMENT, &["measures"]);
    if aspects.is_empty() {
        aspects = phrase.map(|r| aspects_of_how(context, r)).unwrap_or_default();
    }
    let mut found: Vec<Graded> = match phrase {
        Some(end) => read_all(context, &several(context, end), grade),
        None if table::is_line(context, grade) && !table::has_entries(context) => {
            vec![article_body(context, grade)]
        }
        None => vec![in_view(context, grade)],
    };
    found.extend(as_well(context, grade).map(|item| read(context, item, grade)));
    for one in &mut found {
        // A regime is for the whole: nobody is put into special measures for safety.
        one.aspect = one.aspect.take().filter(|_| !regime);
        one.or_in_words(context);
    }
    if let Some(nth) = respectively(context, grade, found.len()) {
        found = vec![found.swap_remove(nth)];
    }
    if aspects.is_empty() {
        return found;
    }
    let whole = beside_whole(context, grade).is_some();
    let mut each = if whole { found.clone() } else { Vec::new() };
    for range in aspects {
        let part = |g: &Graded| Graded { aspect: Some(aspect(context, range)), ..g.clone() };
        each.extend(found.iter().map(part));
    }
    each
}

/// What a cell of a table grades: the body of its row, else the aspect of the body in view that row or column names.
fn in_cell(context: &Context<'_>, cell: Cell, grade: Range) -> Graded {
    let bodies = cell.is_of_bodies(context);
    let owner = if bodies { read(context, cell.row, grade) } else { article_body(context, grade) };
    let column = cell.head.filter(|h| is_whole_aspect(context, *h));
    let aspect_of = if bodies { column } else { Some(cell.row) };
    Graded { aspect: aspect_of.map(|r| aspect(context, r)).or(owner.aspect.clone()), ..owner }
}

/// The body the whole article is about, for what stands in a table or a history of it.
fn article_body(context: &Context<'_>, grade: Range) -> Graded {
    match context.facts.provider.filter(|e| gradable(context, Some(*e))) {
        Some(entity) => Graded {
            subject: Some(context.entity_argument(entity)),
            confidence: Confidence::Medium,
            ..Graded::default()
        },
        None => in_view(context, grade),
    }
}

/// Conjuncts each for itself; what is listed beside an aspect is one too: "behaviour and the sixth form".
fn read_all(context: &Context<'_>, items: &[Range], grade: Range) -> Vec<Graded> {
    let aspect_of = |r: Range| is_whole_aspect(context, without_owner(context, context.trim_determiner(r)));
    let all = items.len() > 1 && items.iter().all(|r| aspect_of(*r));
    let bare = |r: Range| without_owner(context, context.trim_determiner(r));
    items.iter().map(|r| read(context, if all { bare(*r) } else { *r }, grade)).collect()
}

/// One conjunct as provider, aspect, or aspect of a provider.
fn read(context: &Context<'_>, item: Range, grade: Range) -> Graded {
    let core = without_owner(context, context.trim_determiner(item));
    let here = Graded { phrase: Some(item), ..Graded::default() };
    // "The surgery", "the setting" are providers, "surgery" is what one does.
    let bare = core == item || !context.look().has(core, lists::DEFINITE_NOUNS, &["provider"]);
    if bare && is_whole_aspect(context, core) {
        let view = in_view(context, grade);
        return Graded { aspect: Some(aspect(context, core)), ..view };
    }
    if let Some(owner) = services_of(context, item) {
        return Graded { phrase: Some(item), ..provider(context, owner, grade) };
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

/// "Wexmoor Council" of "Wexmoor Council's services": what a body does is the body.
fn services_of(context: &Context<'_>, item: Range) -> Option<Range> {
    let look = context.look();
    let owner = item.len() > 2
        && look.is(item.end - 1, &["services", "service", "provision", "performance"])
        && context.text.tokens[item.end as usize - 2].shape.any(Shape::POSSESSIVE);
    owner.then(|| Range::new(item.start, item.end - 2)).filter(|r| is_body(context, *r))
}

/// Without "its", "their".
fn without_owner(context: &Context<'_>, item: Range) -> Range {
    let pronoun = item.len() > 1 && context.look().is(item.start, &["its", "their"]);
    Range::new(item.start + u32::from(pronoun), item.end)
}

/// "emergency services at the hospital", "the trust's maternity care": a part that is graded, and whose it is.
fn part_of(context: &Context<'_>, item: Range) -> Option<(Range, Range)> {
    let look = context.look();
    let splits = || item.iter().filter(|t| look.is(*t, &["at", "of", "in"]) && *t > item.start);
    let whole = |t: &u32| is_whole_aspect(context, context.trim_determiner(Range::new(item.start, *t)));
    // "the quality of education | at Hill School"
    let split = splits().find(whole).or_else(|| splits().next());
    let owner = |t: u32| context.text.tokens[t as usize].shape.any(Shape::POSSESSIVE);
    let possessive = item.iter().find(|t| owner(*t));
    let (part, whole) = match (possessive, split) {
        (Some(at), _) if at + 1 < item.end => (Range::new(at + 1, item.end), Range::new(item.start, at)),
        (_, Some(at)) if at + 1 < item.end => (Range::new(item.start, at), Range::new(at + 1, item.end)),
        _ => return None,
    };
    let core = context.trim_determiner(part);
    let body = is_body(context, whole);
    let graded_apart = is_whole_aspect(context, core) || !providers_noun(context, core);
    (body && graded_apart && !holds_org(context, core)).then_some((part, whole))
}

pub(super) fn holds_org(context: &Context<'_>, range: Range) -> bool {
    context.scene.inside(range).any(|(_, m)| m.label == Label::Org)
}

/// Whether a phrase is a body that is inspected, by name or by description.
pub(super) fn is_body(context: &Context<'_>, range: Range) -> bool {
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
    if let Some(subject) = counted::bodies(context, range).or_else(|| counted::none(context, range)) {
        return Graded { subject: Some(subject), ..Graded::default() };
    }
    let core = context.trim_determiner(range);
    let capital = context.text.tokens[core.start as usize].shape.capitalised();
    // Words that name nobody are strays of the clause: "no longer in need of", "as a whole".
    let stray = core.len() == 1 || context.look().is(core.start, &["longer"]);
    // "its first consumer (grade)": what somebody has and is no body.
    let owned = context.look().is(range.start, &["its", "their", "his", "her"]);
    // "The department" of a council is no ministry.
    let ministry = refers && entity.is_some_and(|e| e.sort == "government") && !holds_org(context, range);
    if ministry || (stray || owned) && name.entity.is_none() && !capital && !providers_noun(context, core) {
        return in_view(context, grade);
    }
    if stands_for_provider(context, range) || counted::is_number(context, range) {
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
    let last = context.text.token_str(head.end - 1);
    let plural = last.ends_with('s') && !last.eq_ignore_ascii_case("services");
    definite && !place_inside || early && !plural
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
    let entity = near
        .or_else(|| context.facts.provider.filter(|e| gradable(context, Some(*e))))
        .or_else(|| site_before(context, grade));
    let confidence =
        if near.is_some() || context.facts.provider.is_some() { Confidence::Medium } else { Confidence::Low };
    Graded {
        subject: entity.map(|e| context.entity_argument(e)),
        aspect: None,
        confidence,
        ..Graded::default()
    }
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
    let said = (grade.end..sentence.end).find(|t| look.is(*t, &["respectively"]))?;
    let grades: Vec<Range> = context
        .scene
        .inside(sentence)
        .filter(|(_, m)| m.label == Label::Rating && m.tokens.end <= said)
        .map(|(_, m)| m.tokens)
        .collect();
    let nth = grades.iter().position(|g| *g == grade)?;
    (grades.len() == things).then_some(nth)
}
