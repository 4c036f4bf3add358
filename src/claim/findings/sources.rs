//! Where a finding comes from: the source that a rule captured, that a pronoun means, or that is in view.

use super::Desk;
use super::examiners::Source;
use super::extent;
use crate::claim::Value;
use crate::lexicon::lists;
use crate::mention::Label;
use crate::pattern::{Element, Match};
use crate::read::Zone;
use crate::text::Range;

/// Sentences in which the examiner is looked for that a pronoun means, its own among them.
const PRONOUN_REACH: usize = 4;
/// Sentences in which something must speak of inspecting for a passive to tell a finding; as many again if nobody
/// else has spoken since.
const PASSIVE_REACH: usize = 3;

impl<'a> Desk<'a> {
    /// The source a rule's match has under the guard that the rule names.
    pub(super) fn source(&self, guard: &str, names: &[String], found: &Match) -> Option<Source> {
        let captured = found.captures.iter().find(|c| names[c.name as usize] == "source").map(|c| c.tokens);
        match (guard, captured) {
            ("source_examines", Some(tokens)) => {
                self.read(tokens).or_else(|| self.joined_to(tokens)).filter(|_| !self.hangs_on(tokens, found))
            }
            ("source_advises", Some(tokens)) => self.read(tokens).or_else(|| self.adviser(tokens)),
            ("source_goes_on", _) => self.goes_on(found.tokens.start),
            ("inspection_talk", _) => self.around(found.tokens),
            _ => None,
        }
    }

    /// Whether the phrase hangs on a preposition before the match ("a relative quoted in the report said"), so that it
    /// is no subject.
    fn hangs_on(&self, tokens: Range, found: &Match) -> bool {
        let before = tokens.start.checked_sub(1).filter(|t| self.look.sentence(tokens.start).has(*t));
        tokens.start == found.tokens.start
            && !self.context.scene.inside(tokens).any(|(_, m)| m.label == Label::Person)
            && before.is_some_and(|t| self.look.starts(t, lists::FUNCTION_WORDS, &["preposition"]).is_some())
            && !before.is_some_and(|t| {
                self.look.is(t, &["after", "as", "before", "since", "until", "like", "with"])
            })
    }

    /// The examiner a phrase or pronoun means.
    pub(super) fn read(&self, tokens: Range) -> Option<Source> {
        if tokens.len() > 1 || self.look.starts(tokens.start, lists::GRAMMAR, &["subject_pronoun"]).is_none()
        {
            return self.examiners.source(tokens);
        }
        let mut source = if self.look.is(tokens.start, &["he", "she"]) {
            self.person_before(tokens)
        } else if self.look.is(tokens.start, &["they", "it"]) {
            self.body_before(tokens.start)
        } else if self.look.is(tokens.start, &["we", "i"]) {
            self.examiners.author()
        } else {
            None
        }?;
        source.argument.span = Some(self.look.text.span(tokens));
        source.argument.mention = None;
        Some(source)
    }

    /// "The lead inspector, Amrita Sood, and two colleagues": the examiner that a phrase is joined to by `and`.
    fn joined_to(&self, tokens: Range) -> Option<Source> {
        let and = tokens.start.checked_sub(1).filter(|t| self.look.is(*t, &["and"]))?;
        let end = and - u32::from(and > 0 && self.look.is(and - 1, &[","]));
        let sentence = self.look.sentence(and).start;
        let named = self.context.scene.inside(Range::new(sentence, end)).filter(|(_, m)| m.tokens.end == end);
        let mut named = named.filter(|(_, m)| m.label == Label::Person);
        named.next().and_then(|(_, m)| self.examiners.source(m.tokens))
    }

    fn adviser(&self, tokens: Range) -> Option<Source> {
        let c = &self.context;
        let referred = c.entities.refer(c.text, c.lexicon, c.mentions, tokens)?.entity;
        let mut source = self.examiners.adviser(referred)?;
        source.argument.span = Some(self.look.text.span(tokens));
        Some(source)
    }

    fn person_before(&self, pronoun: Range) -> Option<Source> {
        let c = &self.context;
        let referred = c.entities.refer(c.text, c.lexicon, c.mentions, pronoun)?.entity;
        let examines = self.examiners.is_person(referred);
        examines.then(|| Source { argument: c.entity_argument(referred), person: true })
    }

    /// The body that "they" or "it" means: going back, the source of a finding, or an examiner who is the subject of
    /// its clause, if nobody else has spoken since.
    fn body_before(&self, at: u32) -> Option<Source> {
        if self.told_by_other(at) {
            return None;
        }
        for mut range in self.sentences_back(at).take(PRONOUN_REACH) {
            range.end = range.end.min(at);
            let last = self.trail.iter().rev().find(|(t, s)| range.has(*t) && !s.person);
            let found =
                last.map(|(_, s)| s.clone()).or_else(|| self.acting_examiner(range).filter(|s| !s.person));
            if found.is_some() {
                return found;
            }
            if self.others_speak(range) {
                return None;
            }
        }
        None
    }

    /// Whether the words are what somebody who is no examiner says: "The union said it had found that".
    fn told_by_other(&self, at: u32) -> bool {
        self.statements.iter().any(|s| {
            let speaker = s.arg("speaker").filter(|a| a.value != Value::Null);
            s.tokens.has(at) && speaker.is_some_and(|a| a.entity.is_none_or(|e| !self.examines(e)))
        })
    }

    /// Whether somebody who is no examiner says something in a sentence.
    fn others_speak(&self, range: Range) -> bool {
        self.statements.iter().any(|s| {
            let speaker = s.arg("speaker");
            let other = speaker.and_then(|a| a.entity).is_some_and(|e| !self.examines(e));
            // "Behaviour is calm, it adds": the pronoun that is asked for is nobody else.
            let behind =
                speaker.and_then(|a| a.span).is_some_and(|s| self.look.text.range(s).start >= range.end);
            range.has(s.tokens.start) && other && !behind
        })
    }

    fn examines(&self, entity: u32) -> bool {
        self.examiners.is_person(entity) || self.examiners.is_body(entity)
    }

    /// The first examiner in a stretch who is followed by a verb.
    pub(super) fn acting_examiner(&self, range: Range) -> Option<Source> {
        range.iter().find_map(|t| {
            let mut found = None;
            self.context.scene.ends(Element::Who, t, range.end, |end, _| {
                let acts = end < range.end && extent::verb_follows(self.look, end, range.end);
                found = acts.then(|| self.examiners.source(Range::new(t, end))).flatten();
                found.is_some()
            });
            found
        })
    }

    /// The source of an earlier finding of the same sentence.
    fn goes_on(&self, at: u32) -> Option<Source> {
        let sentence = self.look.sentence(at);
        let last = self.trail.iter().rev().find(|(t, _)| sentence.start <= *t && *t < at);
        last.map(|(_, s)| s.clone()).or_else(|| self.acting_examiner(Range::new(sentence.start, at)))
    }

    /// The examiner named anywhere in the sentence, or else whoever inspects in the article, where the sentence or
    /// the one before is about an inspection.
    fn around(&self, tokens: Range) -> Option<Source> {
        let sentence = self.look.sentence(tokens.start);
        let named = sentence.iter().find_map(|t| {
            let chunk = self.look.text.chunks.at(t)?;
            self.examiners.source(chunk).filter(|s| !s.person)
        });
        named.or_else(|| {
            self.in_inspection_talk(sentence.start).then(|| self.examiners.unnamed(tokens.start)).flatten()
        })
    }

    fn in_inspection_talk(&self, at: u32) -> bool {
        // The items of a list stand side by side under what leads them in.
        let item = |s: &Range| self.look.text.zone(s.start) == Zone::List && !s.has(at);
        let near = self.sentences_back(at).filter(|s| !item(s)).take(PASSIVE_REACH);
        let far = self.sentences_back(at).filter(|s| !item(s)).skip(PASSIVE_REACH).take(PASSIVE_REACH * 2);
        near.chain(far.take_while(|s| !self.others_speak(*s))).any(|s| {
            let talk = self.look.holds(s, lists::FINDING_CUES, &["gate", "examiner", "document"]);
            let graded = || self.context.scene.inside(s).any(|(_, m)| m.label == Label::Rating);
            talk || graded() || self.trail.iter().any(|(t, _)| s.has(*t))
        })
    }

    /// The sentence at `at` and those before it, page furniture left out.
    fn sentences_back(&self, at: u32) -> impl Iterator<Item = Range> + use<'a> {
        let sentences = &self.look.text.sentences[..=self.look.text.sentence_of(at)];
        sentences.iter().rev().filter(|s| s.zone != Zone::Boilerplate).map(|s| s.tokens)
    }
}
