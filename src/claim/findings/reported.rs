//! Reported passages: after a sentence that names an examiner or a report as the source, an article goes on telling
//! what was found and does not name the source again ("Staff were rushed. Meals were cold.").
//!
//! A passage opens with a sentence in which an examiner finds, tells or comes to look. It stays open until somebody
//! else has the word, a heading or a person as subject changes the topic, or several sentences in a row judge
//! nothing. Inside it each clause that judges is a finding of the passage's source.

use super::examiners::Source;
use super::polarity::{self, Polarity};
use super::{Desk, Draft, embedded, extent};
use crate::claim::Claim;
use crate::lexicon::lists;
use crate::mention::{Label, Mention};
use crate::read::Zone;
use crate::text::{Gap, Look, Range, Sentence, Shape};

/// Sentences in a row that judge nothing, after which an article is taken to speak of something else.
const PATIENCE: u32 = 2;

/// What a sentence does to the passage.
enum Turn {
    /// An examiner is its source: the passage opens anew.
    Opens(Source),
    /// It may go on telling what was found.
    GoesOn,
    /// It belongs to no passage and ends none: furniture, captions, list items, grades.
    Aside,
    /// Somebody or something else has the word.
    Ends,
}

/// The source that has the word, and how it tells.
struct Passage {
    source: Source,
    /// Whether its findings are told in the present: "staff know every family, the report says".
    present: bool,
    /// Where the sentence ends that opened it with a finding.
    opened: Option<u32>,
    /// Sentences in a row that judged nothing.
    silent: u32,
}

impl Passage {
    /// Whether a clause may stand in the present: as what opened the passage does, or in the same paragraph.
    fn tenses(&self, look: Look<'_>, part: Range) -> bool {
        let breaks = |t: u32| look.text.tokens[t as usize].gap >= Gap::Line;
        let near = || self.opened.is_some_and(|from| !(from..=part.start).any(breaks));
        self.present || near() && extent::is_simple_present(look, part)
    }
}

impl Desk<'_> {
    /// Adds what the sentences of reported passages judge.
    pub(super) fn reported(&mut self) {
        self.trail.sort_by_key(|(t, _)| *t);
        let text = self.look.text;
        let mut passage: Option<Passage> = None;
        for sentence in &text.sentences {
            match self.turn(sentence) {
                Turn::Opens(source) => {
                    let present = self.tells_in_present(sentence.tokens);
                    let finds = self.findings.iter().any(|f| sentence.tokens.has(f.tokens.start));
                    let opened = finds.then_some(sentence.tokens.end);
                    passage = Some(Passage { source, present, opened, silent: 0 });
                    // "Women were locked up when the inspectorate came": the visit stands in a clause of its own.
                    if !finds {
                        passage = passage.and_then(|p| self.go_on(p, sentence.tokens));
                    }
                }
                Turn::Ends => passage = None,
                Turn::Aside => {}
                Turn::GoesOn => {
                    passage = passage.and_then(|p| self.go_on(p, sentence.tokens));
                }
            }
        }
    }

    fn turn(&self, sentence: &Sentence) -> Turn {
        let range = sentence.tokens;
        match sentence.zone {
            Zone::Body => {}
            Zone::Boilerplate | Zone::Caption | Zone::List => return Turn::Aside,
            _ => return Turn::Ends,
        }
        if self.is_told_to_examiner(range) {
            return Turn::Aside;
        }
        if self.is_spoken(range) {
            return Turn::Ends;
        }
        if let Some(source) = self.source_of(range) {
            return Turn::Opens(source);
        }
        let told = self.look.text.tokens[range.end as usize - 1].shape.any(Shape::STOP | Shape::DOUBLE);
        let background = || self.look.holds(range, lists::FINDING_CUES, &["background"]);
        if !told || self.is_about_person(range) || background() {
            return Turn::Ends;
        }
        if self.is_graded(range) { Turn::Aside } else { Turn::GoesOn }
    }

    /// Whether somebody who is no examiner, or a person word for word, speaks in the sentence, and not what is a
    /// finding already.
    fn is_spoken(&self, range: Range) -> bool {
        let found = |s: &Claim| self.findings.iter().any(|f| f.tokens.overlaps(s.tokens));
        let spoken = |s: &Claim| match self.speaker(s) {
            Some(by) => by.person && self.is_direct(s),
            None => !found(s),
        };
        embedded::in_foreign_words(self.look, range.start + 1)
            || self.statements.iter().any(|s| range.has(s.tokens.start) && spoken(s))
    }

    /// "Residents told inspectors they felt safe": what examiners heard interrupts no report of theirs.
    fn is_told_to_examiner(&self, range: Range) -> bool {
        range.iter().filter(|t| self.look.is(*t, &["told", "tell"])).any(|t| {
            let chunk = self.look.text.chunks.at(t + 1);
            chunk.is_some_and(|c| self.examiners.source(c).is_some())
        })
    }

    /// The source the sentence names: that of a finding in it, or an examiner who finds, tells or comes to look.
    fn source_of(&self, range: Range) -> Option<Source> {
        let last = self.trail.iter().rev().find(|(t, _)| range.has(*t)).map(|(_, s)| s.clone());
        let reports =
            &["find_that", "find_good", "find_bad", "find_both", "inspect_verb", "visit_verb", "come"];
        let opens = || self.look.holds(range, lists::VERBS, reports);
        last.or_else(|| self.acting_examiner(range).filter(|_| opens()))
    }

    /// Whether what is found in the sentence is told in the present.
    fn tells_in_present(&self, range: Range) -> bool {
        let last = self.findings.iter().rev().find(|f| range.has(f.tokens.start));
        last.is_some_and(|f| extent::has_verb(self.look, f.tokens) && !extent::is_past(self.look, f.tokens))
    }

    /// Whether the sentence tells of a person by name or office, of the writer, or of an examiner.
    fn is_about_person(&self, range: Range) -> bool {
        let Some(subject) = extent::clause_subject(self.look, range) else { return false };
        let named = |(_, m): (u32, &Mention)| matches!(m.label, Label::Person | Label::Role);
        self.look.is(subject.start, &["i", "we", "he", "she", "you", "my", "our"])
            || self.context.scene.inside(subject).any(named)
    }

    /// Adds the clauses of a sentence that judge; the passage, if it is still open.
    fn go_on(&mut self, mut passage: Passage, range: Range) -> Option<Passage> {
        let before = self.findings.len();
        let mut parts = Vec::new();
        extent::contents(self.look, range.start, range.end, &mut parts);
        parts.retain(|p| self.is_reported(&passage, *p));
        // What stands beside a verdict in one sentence is told for the same reason.
        let otherwise = parts.iter().find_map(|p| polarity::of(self.look, *p));
        for part in parts {
            self.add(Draft { otherwise, ..Draft::new("finding-reported", &passage.source, part) });
        }
        passage.silent = if self.findings.len() > before { 0 } else { passage.silent + 1 };
        (passage.silent <= PATIENCE).then_some(passage)
    }

    /// Whether a clause can be told by the passage: it is in its tense or in quotation marks, or advises, and is no
    /// plan, no guess, no grade and not about the examiner or the visit itself.
    fn is_reported(&self, passage: &Passage, part: Range) -> bool {
        let look = self.look;
        let quoted = || look.text.quotes.iter().any(|q| part.has(q.tokens.start));
        let advises = polarity::of(look, part) == Some(Polarity::Neutral);
        let tense = passage.tenses(look, part) || extent::is_past(look, part) || quoted() || advises;
        let idle = look.holds(part, lists::GRAMMAR, &["future", "hedge", "conditional"])
            || look.holds(part, lists::VERBS, &["rated", "inspect_verb"])
            || look.holds(part, lists::POLARITY, &["grade"])
            || look.holds(part, lists::FINDING_CUES, &["covers"]);
        let subject = extent::clause_subject(look, part).or_else(|| look.text.chunks.at(part.start));
        let own = subject.is_some_and(|s| self.examiners.source(s).is_some())
            || part.iter().any(|t| look.is(t, &["i", "we", "you", "our", "us", "my", "me", "your"]));
        extent::has_verb(look, part) && tense && !idle && !own && !self.intends(part)
    }
}
