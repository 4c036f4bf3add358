//! What examiners say word for word.

use super::examiners::Source;
use super::polarity::{self, Polarity};
use super::{Desk, Draft, extent};
use crate::claim::{Argument, Claim, Value};
use crate::entity::EntityKind;
use crate::lexicon::lists;
use crate::text::{Range, Shape};

impl Desk<'_> {
    /// Adds the findings in direct statements of examiners: one for each stretch of the same polarity.
    pub(super) fn said(&mut self) {
        for statement in self.statements {
            if let (true, Some(source)) = (self.is_direct(statement), self.speaker(statement)) {
                self.trail.push((statement.tokens.start, source.clone()));
                self.quoted(statement, &source);
            }
        }
        self.trail.sort_by_key(|(t, _)| *t);
    }

    /// Adds what examiners say in the article's words and no rule has found.
    pub(super) fn told(&mut self, reported: &[Claim]) {
        let by_persons = self.statements.iter().map(|s| (s, true));
        for (statement, person) in by_persons.chain(reported.iter().map(|s| (s, false))) {
            let direct = statement.arg("direct").is_some_and(|d| d.value == Value::Flag(true));
            let content = statement.arg("content").and_then(|c| c.span).map(|s| self.look.text.range(s));
            let (false, Some(content), Some(source)) =
                (direct, content, self.speaker(statement).filter(|s| s.person || !person))
            else {
                continue;
            };
            let mut parts = Vec::new();
            extent::contents(self.look, content.start, content.end, &mut parts);
            if !person && parts.iter().all(|p| self.tells_own_doing(*p)) {
                self.own.push(statement.clone());
            }
            let lead_in = |p: &Range| self.look.is(self.look.sentence(p.start).end - 1, &[":"]);
            parts.retain(|p| !self.intends(*p) && !self.tells_own_doing(*p) && (person || !lead_in(p)));
            // "announced", "estimates" and their like tell of other things than what was found.
            let cue = statement.arg("cue").and_then(|c| c.span).map(|s| self.look.text.range(s));
            let finds = cue.is_some_and(|c| self.look.holds(c, lists::VERBS, &["find_that", "find_both"]));
            for part in parts {
                let told = finds && self.tells_of_service(part);
                let otherwise = told.then_some(Polarity::Weakness);
                self.add(Draft { otherwise, ..Draft::new("finding-told", &source, part) });
            }
        }
    }

    pub(super) fn is_direct(&self, statement: &Claim) -> bool {
        statement.arg("direct").is_some_and(|d| d.value == Value::Flag(true))
    }

    /// The statement's speaker as a source, if it is an examiner.
    pub(super) fn speaker(&self, statement: &Claim) -> Option<Source> {
        let speaker = statement.arg("speaker")?;
        // A press officer answers for the body; that is a finding only where its own inspection is said to have found.
        let content = statement.arg("content").and_then(|a| a.span).map(|s| self.look.text.range(s));
        if self.is_press(statement) && !content.is_some_and(|c| self.own_inspection_found(c)) {
            return None;
        }
        let entity = speaker.entity;
        if let Some(entity) = entity.filter(|e| self.examiners.is_person(*e)) {
            let argument = Argument { entity: Some(entity), ..speaker.clone() };
            return Some(Source { argument, person: true });
        }
        let described = speaker.span.and_then(|s| self.read(self.look.text.range(s)));
        // "The letter says" of one that somebody else is known to have written.
        let described =
            described.filter(|d| entity.is_none() || d.argument.entity == entity || !self.person(entity));
        let named = || {
            entity
                .filter(|e| self.examiners.is_body(*e))
                .map(|_| Source { argument: speaker.clone(), person: false })
        };
        described.or_else(named)
    }

    fn person(&self, entity: Option<u32>) -> bool {
        entity.is_some_and(|e| self.context.entities.get(e).kind == EntityKind::Person)
    }

    fn is_press(&self, statement: &Claim) -> bool {
        let role = statement.arg("role").and_then(|a| a.span).map(|s| self.look.text.range(s));
        role.is_some_and(|r| self.look.holds(r, lists::FINDING_CUES, &["press"]))
    }

    /// "Our inspection identified ...", "we found ...".
    fn own_inspection_found(&self, content: Range) -> bool {
        let own = |t: u32| self.look.is(t, &["we", "our"]);
        let found = |t: u32| self.look.starts(t, lists::FINDING_CUES, &["finds"]).is_some();
        content.iter().any(|t| own(t) && (t + 1..(t + 4).min(content.end)).any(found))
    }

    fn quoted(&mut self, statement: &Claim, source: &Source) {
        let Some(span) = statement.arg("content").and_then(|c| c.span) else { return };
        let content = self.look.text.range(span);
        let press = self.is_press(statement);
        for (piece, given) in self.pieces(content, source.person) {
            if press && !self.own_inspection_found(piece) {
                continue;
            }
            let piece = extent::trim(self.look, piece);
            if given.is_some() || self.judges_service(piece) {
                let otherwise = Some(Polarity::Weakness);
                self.add(Draft { given, otherwise, ..Draft::new("finding-said", source, piece) });
            }
        }
    }

    /// Whether what an examiner says is about somebody else, though no word of it is known to judge.
    fn judges_service(&self, piece: Range) -> bool {
        let own = |t: u32| self.look.is(t, &["i", "we", "our", "my", "me", "us"]);
        let deed = self.look.holds(piece, lists::ACTIONS, &["past", "participle"]);
        !self.intends(piece) && self.tells_of_service(piece) && !deed && !piece.iter().any(own)
    }

    /// A quotation cut where what it says turns from good to bad or back: sentences of one polarity stay together,
    /// and one that judges nothing goes with its neighbours.
    fn pieces(&self, content: Range, person: bool) -> Vec<(Range, Option<Polarity>)> {
        let mut pieces: Vec<(Range, Option<Polarity>)> = Vec::new();
        for part in self.clauses(content) {
            let read =
                if person { polarity::of(self.look, part) } else { polarity::of_found(self.look, part) };
            let polarity = read.filter(|_| !self.intends(part));
            match pieces.last_mut() {
                Some((last, known)) if known.is_none() || polarity.is_none() || *known == polarity => {
                    last.end = part.end;
                    *known = known.or(polarity);
                }
                _ => pieces.push((part, polarity)),
            }
        }
        pieces
    }

    /// "We will return to check that improvements have been made": what the speaker means to do judges nobody.
    pub(super) fn intends(&self, part: Range) -> bool {
        let start = part.iter().find(|t| !self.look.text.tokens[*t as usize].shape.any(Shape::MARK));
        start.is_some_and(|t| self.look.starts(t, lists::FINDING_CUES, &["intent"]).is_some())
    }

    /// The sentences of a stretch, cut again before `but`.
    fn clauses(&self, content: Range) -> Vec<Range> {
        let look = self.look;
        let mut parts = Vec::new();
        let mut from = content.start;
        for at in content.iter().skip(1) {
            let sentence = look.sentence(at).start == at;
            let turn = look.is(at, &["but"]) && look.is(at - 1, &[","]);
            if sentence || turn {
                parts.push(Range::new(from, if turn { at - 1 } else { at }));
                from = if turn { at + 1 } else { at };
            }
        }
        parts.push(Range::new(from, content.end));
        parts.retain(|p| !p.is_empty());
        parts
    }
}
