//! Who examines in an article: inspectorates, their inspectors, reports and letters, and persons the article
//! introduces as inspectors; and whether a phrase means one of them.

use super::super::facts::LOCAL;
use super::introduced::{Known, is_reporting};
use crate::claim::{Argument, Context, Value};
use crate::entity::{Entity, EntityKind};
use crate::lexicon::{Inspectorate, lists};
use crate::mention::{Kind, Label};
use crate::text::{Hit, Look, Range, Shape};

/// The examiners of one article.
pub(in crate::claim) struct Examiners<'a> {
    context: Context<'a>,
    look: Look<'a>,
    known: &'a Known,
}

/// Somebody who finds.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::claim) struct Source {
    /// The argument of the claim: canonical name, and the words that stand for it.
    pub argument: Argument,
    /// A person, whom "she" can mean; else a body, whom "they" and "it" can.
    pub person: bool,
}

impl<'a> Examiners<'a> {
    pub(in crate::claim) fn new(context: &Context<'a>) -> Self {
        let known = context.facts.examiners.get_or_init(|| Known::new(context));
        Self { context: *context, look: context.look(), known }
    }

    /// Whether the article speaks of inspections at all.
    pub(super) fn talk(&self) -> bool {
        self.known.talk
    }

    /// The inspectorate that a phrase names.
    fn body(&self, hit: Hit) -> Option<&'a Inspectorate> {
        let shape = self.look.text.tokens[hit.start as usize].shape;
        let phrase = self.context.lexicon.list(hit.list).phrase(hit.row);
        let acronym = hit.len == 1 && !phrase.contains(|c: char| c.is_lowercase());
        let sure = match self.look.group(hit) {
            "name" => !acronym || phrase.len() >= 4 || shape.all_capitals(),
            "possibly" => shape.all_capitals(),
            "watchdog" | "chief" | "scheme" => true,
            _ => false,
        };
        let all = self.context.lexicon.inspectorates();
        let settled = self.context.facts.named.binary_search_by_key(&hit.start, |(_, token)| *token).ok();
        if let Some(number) = settled.filter(|_| sure) {
            return all.get(self.context.facts.named[number].0 as usize);
        }
        let id = sure.then(|| self.context.lexicon.field(hit.list, hit.row, "id"))?;
        all.iter().find(|i| i.id == id)
    }

    /// Who is meant by the phrase at `tokens`, if it is an examiner. Pronouns are not read here.
    pub(in crate::claim) fn source(&self, tokens: Range) -> Option<Source> {
        let person = self.context.scene.inside(tokens).find(|(_, m)| m.label == Label::Person);
        if let Some((number, mention)) = person {
            let entity = mention.entity.filter(|e| self.known.people.binary_search(e).is_ok())?;
            let name = self.context.entities.get(entity).name.clone();
            let argument = Argument {
                value: Value::Text(name),
                span: Some(mention.span),
                entity: Some(entity),
                mention: Some(number),
                extra: Vec::new(),
            };
            return Some(Source { argument, person: true });
        }
        if !self.known.talk {
            return None;
        }
        let head = self.head(tokens)?;
        if let Some(holder) = self.holder(tokens, head) {
            return Some(holder);
        }
        // Where no inspectorate is known, only inspectors by that name are trusted: others have watchdogs too.
        let inspects =
            matches!(head, Head::Examiner) && self.look.holds(tokens, lists::FINDING_CUES, &["gate"]);
        let known = !self.context.facts.named.is_empty() || inspects || self.inspecting().is_some();
        known.then(|| self.body_source(tokens, head))
    }

    /// "the chief inspector": the one person whom the article introduces in such an office.
    fn holder(&self, tokens: Range, head: Head<'_>) -> Option<Source> {
        let [person] = self.known.people[..] else { return None };
        let office = self.look.holds(tokens, lists::INSPECTORATES, &["chief"])
            || matches!(head, Head::Examiner) && self.look.holds(tokens, lists::FINDING_CUES, &["office"]);
        let other = &["a", "an", "another", "inspectors", "team", "report", "letter"];
        let many = tokens.iter().any(|t| self.look.is(t, other));
        let span = Some(self.look.text.span(tokens));
        let argument = Argument { span, ..self.context.entity_argument(person) };
        (office && !many).then_some(Source { argument, person: true })
    }

    /// The source for a description or name of a body; without a known body the words themselves.
    fn body_source(&self, tokens: Range, head: Head<'a>) -> Source {
        let body = match head {
            Head::Body(body) => Some(body),
            Head::Examiner | Head::Document => self.in_view(tokens),
        };
        let other = body.is_none().then(|| self.inspecting()).flatten();
        let span = self.look.text.span(tokens);
        let (value, entity) =
            match self.council(body, head).or_else(|| body.and_then(|b| self.entity(b))).or(other) {
                Some(entity) => (self.context.entities.get(entity).name.clone(), Some(entity)),
                None => (body.map_or_else(|| self.look.text.str(span).to_string(), |b| b.name.clone()), None),
            };
        let argument = Argument {
            value: Value::Text(value),
            span: Some(span),
            entity,
            mention: None,
            extra: Vec::new(),
        };
        Source { argument, person: false }
    }

    /// The inspectorate that is meant where none is named: the one named in the phrase itself, else the one the
    /// article names most up to there, else the first it names at all.
    fn in_view(&self, tokens: Range) -> Option<&'a Inspectorate> {
        let named = &self.context.facts.named;
        let inside = named.iter().find(|(_, t)| tokens.has(*t)).map(|(n, _)| *n);
        let before = &named[..named.partition_point(|(_, t)| *t < tokens.start)];
        let number = inside.or_else(|| most_named(before)).or_else(|| named.first().map(|(n, _)| *n))?;
        self.context.lexicon.inspectorates().get(number as usize)
    }

    /// Whoever stands behind a finding whose finder is not named.
    pub(super) fn unnamed(&self, at: u32) -> Option<Source> {
        if !self.known.talk {
            return None;
        }
        if self.context.facts.named.is_empty() {
            let argument = self.context.entity_argument(self.inspecting()?);
            return Some(Source { argument, person: false });
        }
        let mut source = self.body_source(Range::new(at, at + 1), Head::Examiner);
        source.argument.span = None;
        Some(source)
    }

    /// The named body that inspects in an article that names no inspectorate the lexicon knows.
    fn inspecting(&self) -> Option<u32> {
        let verbs = self.look.text.hits.all(lists::VERBS).filter(|h| self.look.group(*h) == "inspect");
        verbs.into_iter().find_map(|verb| {
            let subject = self.context.name(self.context.subject_before(verb.start)?).entity?;
            (self.context.entities.get(subject).kind == EntityKind::Organisation).then_some(subject)
        })
    }

    /// Food hygiene is inspected by councils; the agency only publishes the ratings.
    fn council(&self, body: Option<&Inspectorate>, head: Head<'_>) -> Option<u32> {
        if matches!(head, Head::Body(_)) || !body.is_some_and(|b| b.id.starts_with("food-standards")) {
            return None;
        }
        let council = |e: &Entity| e.kind == EntityKind::Organisation && e.detail == Kind::Council;
        let councils = self.context.entities.list.iter().position(council);
        councils.map(|n| n as u32)
    }

    /// The entity of an inspectorate, if a mention names it.
    fn entity(&self, body: &Inspectorate) -> Option<u32> {
        let all = self.context.lexicon.inspectorates();
        let same = |kind: Kind| matches!(kind, Kind::Inspectorate(n) if all.get(n as usize).is_some_and(|i| i.id == body.id));
        let found = self
            .context
            .entities
            .list
            .iter()
            .position(|e| e.kind == EntityKind::Organisation && same(e.detail));
        let local = || self.context.facts.local.filter(|_| body.id == LOCAL);
        found.map(|n| n as u32).or_else(local)
    }

    /// What the phrase's head makes it, if that is an examiner.
    fn head(&self, tokens: Range) -> Option<Head<'a>> {
        let start = self.after_determiner(tokens.start, tokens.end);
        let own = [tokens.start, start].into_iter().find_map(|at| self.body_at(at, tokens.end));
        if let Some((body, end)) = own
            && (end >= tokens.end || self.ends_phrase(end))
        {
            return Some(Head::Body(body));
        }
        let from = own.map_or(start, |(_, end)| end);
        self.noun_head(from, tokens)
    }

    /// The inspectorate named at `at`, and where its name ends.
    fn body_at(&self, at: u32, limit: u32) -> Option<(&'a Inspectorate, u32)> {
        let hits = self.look.text.hits.at(at).iter();
        let mut names = hits.filter(|h| h.list == lists::INSPECTORATES && h.range().end <= limit);
        names.find_map(|h| Some((self.body(*h)?, h.range().end)))
    }

    /// `latest damning inspection report into the school`: what stands before the noun may only be what describes
    /// reports and inspectors, and what follows it may not name another author.
    fn noun_head(&self, from: u32, tokens: Range) -> Option<Head<'a>> {
        let mut at = from;
        let mut owned_by_other = false;
        while at < tokens.end {
            let nouns: &[&str] = if self.food_hygiene() {
                &["examiner", "document", "officer"]
            } else {
                &["examiner", "document"]
            };
            if let Some(noun) = self.look.starts(at, lists::FINDING_CUES, nouns)
                && (noun.end >= tokens.end || self.ends_phrase(noun.end))
            {
                let examiner = self.look.has(noun, lists::FINDING_CUES, &["examiner", "officer"]);
                let owned = examiner || !owned_by_other && !self.other_author(noun.end, tokens.end);
                return owned.then_some(if examiner { Head::Examiner } else { Head::Document });
            }
            let shape = self.look.text.tokens[at as usize].shape;
            match self.look.starts(at, lists::FINDING_CUES, &["describes", "examiner", "document"]) {
                Some(word) => at = word.end,
                None if shape.any(Shape::POSSESSIVE | Shape::DIGIT) => at += 1,
                None if shape.any(Shape::DASH) => at += 1,
                // "the council's inspectors": whose they are tells who sent them; of its reports it is the author.
                None if at + 1 < tokens.end && self.is_possessive(at + 1) => {
                    owned_by_other = true;
                    at += 2;
                }
                None => return None,
            }
        }
        None
    }

    /// Whether the article is about food hygiene, where "officers" inspect; elsewhere they are police.
    fn food_hygiene(&self) -> bool {
        let named =
            self.context.facts.main.and_then(|n| self.context.lexicon.inspectorates().get(n as usize));
        named.is_none_or(|b| b.id.starts_with("food-standards"))
    }

    fn is_possessive(&self, at: u32) -> bool {
        self.look.text.tokens[at as usize].shape.any(Shape::POSSESSIVE)
    }

    /// `by MPs`, `from the charity`: an author who is no examiner.
    fn other_author(&self, at: u32, limit: u32) -> bool {
        if at + 1 >= limit || !self.look.is(at, &["by", "from"]) {
            return false;
        }
        self.head(Range::new(at + 1, limit)).is_none()
    }

    fn ends_phrase(&self, at: u32) -> bool {
        let shape = self.look.text.tokens[at as usize].shape;
        shape.any(Shape::MARK) && !shape.any(Shape::DASH)
            || self.look.text.hits.is(at, lists::FUNCTION_WORDS)
            || is_reporting(self.look, at)
            || self.look.is(at, &["who", "into", "published", "released", "issued", "out", "visiting"])
    }

    fn after_determiner(&self, at: u32, limit: u32) -> u32 {
        let determiner = self.look.starts(at, lists::GRAMMAR, &["determiner"]).filter(|r| r.end < limit);
        determiner.map_or(at, |r| r.end)
    }

    /// The inspectorate whose own letter or report the article is.
    pub(super) fn author(&self) -> Option<Source> {
        let number = self.known.author?;
        let body = self.context.lexicon.inspectorates().get(number as usize)?;
        let entity = self.entity(body);
        let value = entity.map_or_else(|| body.name.clone(), |e| self.context.entities.get(e).name.clone());
        let argument = Argument { value: Value::Text(value), entity, ..Argument::default() };
        Some(Source { argument, person: false })
    }

    /// A person who advises on a service rather than inspecting it: the commissioner put in charge of a review.
    pub(super) fn adviser(&self, entity: u32) -> Option<Source> {
        self.known
            .advisers
            .binary_search(&entity)
            .is_ok()
            .then(|| Source { argument: self.context.entity_argument(entity), person: true })
    }

    /// Whether the entity is a person who examines.
    pub(super) fn is_person(&self, entity: u32) -> bool {
        self.known.people.binary_search(&entity).is_ok()
    }

    /// Whether the entity is an inspectorate.
    pub(super) fn is_body(&self, entity: u32) -> bool {
        matches!(self.context.entities.get(entity).detail, Kind::Inspectorate(_))
    }
}

/// What the head of a phrase makes it.
#[derive(Clone, Copy, Debug)]
enum Head<'a> {
    /// An inspectorate by name.
    Body(&'a Inspectorate),
    /// Inspectors, the watchdog.
    Examiner,
    /// The report, the letter.
    Document,
}

/// The number seen most often, the earliest of equals.
fn most_named(named: &[(u16, u32)]) -> Option<u16> {
    let times = |number: u16| named.iter().filter(|(n, _)| *n == number).count();
    named.iter().rev().map(|(n, _)| *n).max_by_key(|n| times(*n))
}
