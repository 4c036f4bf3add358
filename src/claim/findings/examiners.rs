//! Who examines in an article: inspectorates, their inspectors, reports and letters, and persons the article
//! introduces as inspectors; and whether a phrase means one of them.

use crate::claim::{Argument, Context, Value};
use crate::entity::EntityKind;
use crate::lexicon::{Inspectorate, lists};
use crate::mention::{Kind, Label};
use crate::text::{Hit, Look, Range, Sentence, Shape};

/// The examiners of one article.
pub(in crate::claim) struct Examiners<'a> {
    context: Context<'a>,
    look: Look<'a>,
    /// Numbers of the entities of persons who examine.
    people: Vec<u32>,
    /// And of those who do not inspect but advise: commissioners, reviewers.
    advisers: Vec<u32>,
    /// Number of the inspectorate that wrote the article.
    author: Option<u16>,
    /// Whether the article speaks of inspections at all.
    pub(super) talk: bool,
}

/// Somebody who finds.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::claim) struct Source {
    /// The argument of the claim: canonical name, and the words that stand for it.
    pub argument: Argument,
    /// A person, whom "she" can mean; else a body, whom "they" and "it" can.
    pub person: bool,
}

/// Sentences at a letter's end in which its signature is looked for.
const SIGNATURE: usize = 6;
/// Lines at a report's head in which its title is looked for.
const REPORT_HEAD: usize = 8;
/// Tokens before a person's name that can hold an office.
const OFFICE_BEFORE: u32 = 9;
/// Tokens of "Professor Sir" and their like, which may stand between an office's comma and a name.
const HONORIFICS: u32 = 4;
/// Tokens after it.
const OFFICE_AFTER: u32 = 16;

impl<'a> Examiners<'a> {
    pub(in crate::claim) fn new(context: &Context<'a>) -> Self {
        let look = context.look();
        let mut examiners = Self {
            context: *context,
            look,
            people: Vec::new(),
            advisers: Vec::new(),
            author: None,
            talk: false,
        };
        examiners.talk = examiners.talks();
        examiners.author = examiners.written_by();
        examiners.people = examiners.introduced(&Self::is_office);
        examiners.advisers =
            examiners.introduced(&|e, words| e.look.holds(words, lists::FINDING_CUES, &["adviser"]));
        examiners
    }

    /// Whether enough words show the article to be about inspections: fewer where an inspectorate is named.
    fn talks(&self) -> bool {
        let gate = |h: &Hit| h.list == lists::FINDING_CUES && self.look.group(*h) == "gate";
        let gates = self.look.text.hits.iter().filter(gate).count();
        let graded = self.context.mentions.iter().any(|m| m.label == Label::Rating);
        gates + usize::from(graded) >= if self.context.facts.named.is_empty() { 3 } else { 1 }
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
        let id = sure.then(|| self.context.lexicon.field(hit.list, hit.row, "id"))?;
        self.context.lexicon.inspectorates().iter().find(|i| i.id == id)
    }

    /// The persons whom the article introduces with such an office.
    fn introduced(&self, office: &dyn Fn(&Self, Range) -> bool) -> Vec<u32> {
        let people = self.context.mentions.iter().filter(|m| m.label == Label::Person);
        let mut found: Vec<u32> =
            people.filter(|m| self.holds_office(m.tokens, office)).filter_map(|m| m.entity).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    fn holds_office(&self, name: Range, office: &dyn Fn(&Self, Range) -> bool) -> bool {
        let sentence = self.look.sentence(name.start);
        let from = sentence.start.max(name.start.saturating_sub(OFFICE_BEFORE));
        let before = Range::new(self.office_start(from, name.start), name.start);
        let after = Range::new(name.end, self.office_end(name.end, sentence.end));
        office(self, before) || office(self, after)
    }

    /// Where the words that belong to a name begin: after the last verb, or comma but for one.
    fn office_start(&self, from: u32, to: u32) -> u32 {
        let breaks = |t: u32| {
            self.is_reporting(t)
                || self.look.is(t, &[".", ";", ":"])
                || self.look.is(t, &["and"]) && self.ends_name(t)
                || self.look.is(t, &[","]) && t + HONORIFICS < to
        };
        (from..to).rev().find(|t| breaks(*t)).map_or(from, |t| t + 1)
    }

    fn ends_name(&self, at: u32) -> bool {
        let near = Range::new(at.saturating_sub(4), at);
        self.context.scene.inside(near).any(|(_, m)| m.label == Label::Person && m.tokens.end == at)
    }

    /// Where the apposition after a name ends; the name's end where there is none.
    fn office_end(&self, from: u32, limit: u32) -> u32 {
        if from >= limit
            || !(self.look.is(from, &[",", "(", "-", "–"]) || self.look.is(from, &["of", "from"]))
        {
            return from;
        }
        let most = limit.min(from + OFFICE_AFTER);
        (from + 1..most).find(|t| self.is_reporting(*t)).unwrap_or(most)
    }

    fn is_reporting(&self, token: u32) -> bool {
        self.look.starts(token, lists::VERBS, &["find_that", "find_good", "find_bad", "find_both"]).is_some()
            || self.look.is(token, &["told", "recommended"])
    }

    /// Whether the words tell an inspector's office: `lead inspector`, `the CQC's head of inspection`.
    fn is_office(&self, words: Range) -> bool {
        if self.look.holds(words, lists::FINDING_CUES, &["no_office"]) {
            return false;
        }
        self.look.holds(words, lists::INSPECTORATES, &["chief", "inspector"])
            || self.look.holds(words, lists::FINDING_CUES, &["office"])
            || self.names_body(words) && self.look.holds(words, lists::FINDING_CUES, &["office_of_body"])
    }

    fn names_body(&self, words: Range) -> bool {
        let named = &self.context.facts.named;
        named.get(named.partition_point(|(_, t)| *t < words.start)).is_some_and(|(_, t)| *t < words.end)
    }

    /// Who is meant by the phrase at `tokens`, if it is an examiner. Pronouns are not read here.
    pub(in crate::claim) fn source(&self, tokens: Range) -> Option<Source> {
        let person = self.context.scene.inside(tokens).find(|(_, m)| m.label == Label::Person);
        if let Some((number, mention)) = person {
            let entity = mention.entity.filter(|e| self.people.binary_search(e).is_ok())?;
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
        if !self.talk {
            return None;
        }
        let head = self.head(tokens)?;
        // Where no inspectorate is known, only inspectors by that name are trusted: others have watchdogs too.
        let inspects =
            matches!(head, Head::Examiner) && self.look.holds(tokens, lists::FINDING_CUES, &["gate"]);
        let known = !self.context.facts.named.is_empty() || inspects || self.inspecting().is_some();
        known.then(|| self.body_source(tokens, head))
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
        if !self.talk {
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
        let verbs =
            self.look.text.hits.iter().filter(|h| h.list == lists::VERBS && self.look.group(*h) == "inspect");
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
        let councils = self.context.entities.list.iter().position(|e| e.detail == Kind::Council);
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
        found.map(|n| n as u32)
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
        while at < tokens.end {
            if let Some(noun) = self.look.starts(at, lists::FINDING_CUES, &["examiner", "document"])
                && (noun.end >= tokens.end || self.ends_phrase(noun.end))
            {
                let examiner = self.look.has(noun, lists::FINDING_CUES, &["examiner"]);
                let owned = examiner || !self.other_author(noun.end, tokens.end);
                return owned.then_some(if examiner { Head::Examiner } else { Head::Document });
            }
            let shape = self.look.text.tokens[at as usize].shape;
            match self.look.starts(at, lists::FINDING_CUES, &["describes", "examiner", "document"]) {
                Some(word) => at = word.end,
                None if shape.any(Shape::POSSESSIVE | Shape::DIGIT) => at += 1,
                None if shape.any(Shape::DASH) => at += 1,
                None => return None,
            }
        }
        None
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
            || self.is_reporting(at)
            || self.look.is(at, &["who", "into", "published", "released", "issued", "out", "visiting"])
    }

    fn after_determiner(&self, at: u32, limit: u32) -> u32 {
        let determiner = self.look.starts(at, lists::GRAMMAR, &["determiner"]).filter(|r| r.end < limit);
        determiner.map_or(at, |r| r.end)
    }

    /// The inspectorate whose own letter or report the article is.
    pub(super) fn author(&self) -> Option<Source> {
        let number = self.author?;
        let body = self.context.lexicon.inspectorates().get(number as usize)?;
        let entity = self.entity(body);
        let value = entity.map_or_else(|| body.name.clone(), |e| self.context.entities.get(e).name.clone());
        let argument = Argument { value: Value::Text(value), entity, ..Argument::default() };
        Some(Source { argument, person: false })
    }

    /// A letter opens with "Dear" and is signed by an inspector; a report has the inspectorate's name on a line of its
    /// own at its head, and says that it is one.
    fn written_by(&self) -> Option<u16> {
        let text = self.look.text;
        let opens = |s: &Sentence| self.look.is(s.tokens.start, &["dear"]);
        let last = text.sentences.len().saturating_sub(SIGNATURE);
        let signs = |s: &Sentence| self.look.holds(s.tokens, lists::INSPECTORATES, &["inspector", "chief"]);
        if text.sentences.iter().any(opens) && text.sentences[last..].iter().any(signs) {
            return self.context.facts.main;
        }
        let head = &text.sentences[..text.sentences.len().min(REPORT_HEAD)];
        let reports = head.iter().any(|s| self.look.has(s.tokens, lists::FINDING_CUES, &["document"]));
        let titled = |number: u16, at: u32| {
            let name = text.hits.find(at, lists::INSPECTORATES);
            name.is_some_and(|h| head.iter().any(|s| s.tokens == h.range())).then_some(number)
        };
        self.context.facts.named.iter().filter(|_| reports).find_map(|(number, at)| titled(*number, *at))
    }

    /// A person who advises on a service rather than inspecting it: the commissioner put in charge of a review.
    pub(super) fn adviser(&self, entity: u32) -> Option<Source> {
        self.advisers
            .binary_search(&entity)
            .is_ok()
            .then(|| Source { argument: self.context.entity_argument(entity), person: true })
    }

    /// Whether the entity is a person who examines.
    pub(super) fn is_person(&self, entity: u32) -> bool {
        self.people.binary_search(&entity).is_ok()
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
