//! Whom an article introduces as examining: inspectors, advisers, the inspectorate whose letter or report it is.

use crate::claim::Context;
use crate::lexicon::lists;
use crate::mention::Label;
use crate::text::{Look, Range, Sentence, Shape};

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

/// What the article as a whole tells of its examiners: read once, when first asked for, and kept in its facts.
#[derive(Clone, Debug)]
pub(in crate::claim) struct Known {
    /// Numbers of the entities of persons who examine.
    pub(super) people: Vec<u32>,
    /// And of those who do not inspect but advise: commissioners, reviewers.
    pub(super) advisers: Vec<u32>,
    /// Number of the inspectorate that wrote the article.
    pub(super) author: Option<u16>,
    /// Whether the article speaks of inspections at all.
    pub(super) talk: bool,
}

impl Known {
    pub(super) fn new(context: &Context<'_>) -> Self {
        let reader = Reader { context: *context, look: context.look() };
        Self {
            people: reader.holders(&Reader::is_inspectors),
            advisers: reader.holders(&|r, words| r.look.holds(words, lists::FINDING_CUES, &["adviser"])),
            author: reader.written_by(),
            talk: reader.talks(),
        }
    }
}

/// Reads one article for its examiners.
struct Reader<'a> {
    context: Context<'a>,
    look: Look<'a>,
}

impl Reader<'_> {
    /// The persons whom the article introduces with such an office.
    fn holders(&self, office: &dyn Fn(&Self, Range) -> bool) -> Vec<u32> {
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
        office(self, before)
            || office(self, after)
            || self.is_office_holder(Range::new(name.end, sentence.end), office)
            || self.takes_up(name, sentence, office)
    }

    /// "Ann Lee, a former head, has been chief inspector since 2012": the office follows the first verb, a form of be.
    fn is_office_holder(&self, rest: Range, office: &dyn Fn(&Self, Range) -> bool) -> bool {
        let look = self.look;
        let verb =
            |t: &u32| look.starts(*t, lists::GRAMMAR, &["be", "have"]).is_some() || look.is(*t, &["became"]);
        let first = rest.iter().take(OFFICE_AFTER as usize).find(|t| verb(t) || is_reporting(look, *t));
        let small = &["been", "the", "its", "their", "now", "then", "also", "a"];
        let from = first.filter(verb).and_then(|v| (v + 1..rest.end).find(|t| !look.is(*t, small)));
        from.is_some_and(|t| office(self, Range::new(t, (t + 2).min(rest.end))))
    }

    /// "..., the chief inspector has warned. Justin Rawle said he was alarmed": a name that opens the sentence after
    /// one that ends with what an officer said.
    fn takes_up(&self, name: Range, sentence: Range, office: &dyn Fn(&Self, Range) -> bool) -> bool {
        if name.start > sentence.start + 1 || sentence.start < 3 || !is_reporting(self.look, name.end) {
            return false;
        }
        let before = self.look.sentence(sentence.start - 1);
        let verb = (before.start..before.end).rev().take(3).find(|t| is_reporting(self.look, *t));
        let comma = verb.and_then(|v| (before.start..v).rev().take(12).find(|t| self.look.is(*t, &[","])));
        let told = comma.zip(verb).map(|(comma, verb)| Range::new(comma + 1, verb));
        let named = |r: &Range| self.context.scene.inside(*r).any(|(_, m)| m.label == Label::Person);
        told.is_some_and(|t| self.look.is(t.start, &["the", "its", "a"]) && !named(&t) && office(self, t))
    }

    /// Where the words that belong to a name begin: after the last verb, or comma but for one.
    fn office_start(&self, from: u32, to: u32) -> u32 {
        let breaks = |t: u32| {
            is_reporting(self.look, t)
                || self.look.is(t, &[".", ";", ":"])
                || self.look.text.tokens[t as usize].shape.any(Shape::DOUBLE)
                || self.look.is(t, &["to", "with", "against", "about"])
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
        // What stands before the next name belongs to that: "to Jo Ash, published on Friday, inspector Ann Lee said".
        let near = self.context.scene.inside(Range::new(from + 1, most));
        let other = near.filter(|(_, m)| m.label == Label::Person).map(|(_, m)| m.tokens.start).min();
        let most = other.and_then(|o| (from..o).rev().find(|t| self.look.is(*t, &[","]))).unwrap_or(most);
        (from + 1..most).find(|t| is_reporting(self.look, *t)).unwrap_or(most.max(from))
    }

    /// Whether the words tell an inspector's office: `lead inspector`, `the CQC's head of inspection`.
    fn is_inspectors(&self, words: Range) -> bool {
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

    /// Whether enough words show the article to be about inspections: fewer where an inspectorate is named.
    fn talks(&self) -> bool {
        let cues = self.look.text.hits.all(lists::FINDING_CUES);
        let gates = cues.filter(|h| self.look.group(*h) == "gate").count();
        let graded = self.context.mentions.iter().any(|m| m.label == Label::Rating);
        gates + usize::from(graded) >= if self.context.facts.named.is_empty() { 3 } else { 1 }
    }
}

/// Whether a verb of finding or telling starts here.
pub(super) fn is_reporting(look: Look<'_>, token: u32) -> bool {
    look.starts(token, lists::VERBS, &["find_that", "find_good", "find_bad", "find_both"]).is_some()
        || look.is(token, &["told", "recommended"])
}
