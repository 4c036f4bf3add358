//! Which grade words are worth a look: those of the inspectorates an article speaks of.

use super::cues::Cues;
use crate::fold::alike;
use crate::lexicon::{Grade, Inspectorate, Lexicon, ListId, RowId, Scale, lists};
use crate::mention::{Kind, Label, Mention};
use crate::read::Zone;
use crate::text::{Hit, Range, Text};

/// How a grade is written, which decides what else must stand beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// An everyday adjective: good, poor, outstanding.
    Everyday,
    /// A phrase that is hardly anything but a grade: requires improvement.
    Distinct,
    /// A word that grades one aspect and nothing else: safeguarding is met or not met.
    OfAspect,
    /// A bare number.
    Number,
    /// So many stars, or so many out of five.
    Stars,
    /// A letter and a number: C3.
    Code,
    /// Special measures and their like: an enforcement regime that the press uses as a grade.
    Regime,
}

/// A grade word in view of its inspectorate.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub tokens: Range,
    pub list: ListId,
    pub row: RowId,
    pub grade: String,
    pub form: Form,
}

/// An article that speaks of inspections, with the inspectorates it names.
pub(super) struct Scene<'a> {
    pub cues: Cues<'a>,
    pub text: &'a Text<'a>,
    lexicon: &'a Lexicon,
    named: Vec<&'a Inspectorate>,
    /// Where the names of bodies that may be inspected end, in order.
    bodies: Vec<u32>,
}

impl<'a> Scene<'a> {
    /// The scene, or nothing where the article has no word of inspection at all.
    pub(super) fn new(text: &'a Text<'a>, lexicon: &'a Lexicon, found: &[Mention]) -> Option<Self> {
        let cues = Cues { text, lexicon };
        let mut ids: Vec<&str> = Vec::new();
        for hit in text.hits.all(lists::INSPECTORATES) {
            let id = cues.names(hit);
            ids.extend(id.filter(|id| !ids.contains(id)));
        }
        let gate = text.hits.all(lists::RATING_CUES).any(|h| cues.group(h) == "gate");
        let named: Vec<_> = lexicon.inspectorates().iter().filter(|i| ids.contains(&i.id.as_str())).collect();
        let bodies = found.iter().filter(|m| m.label == Label::Org && m.kind == Kind::Provider);
        let bodies = bodies.map(|m| m.tokens.end).collect();
        (gate || !named.is_empty()).then_some(Self { cues, text, lexicon, named, bodies })
    }

    /// Whether an inspectorate is named, not only inspections in general.
    pub(super) fn has_name(&self) -> bool {
        !self.named.is_empty()
    }

    /// Every grade word, the longest at each place, in order.
    pub(super) fn candidates(&self) -> Vec<Candidate> {
        let hits = &self.text.hits;
        let mut grades: Vec<Hit> = hits.all(lists::RATINGS).chain(hits.all(lists::ENFORCEMENT)).collect();
        grades.sort_by_key(|h| (h.start, u16::MAX - h.len, h.list, h.row));
        let mut found: Vec<Candidate> = Vec::new();
        for hit in grades {
            if found.last().is_none_or(|last| last.tokens.end <= hit.start) {
                found.extend(self.candidate(hit));
            }
        }
        found
    }

    fn candidate(&self, hit: Hit) -> Option<Candidate> {
        let phrase = self.lexicon.list(hit.list).phrase(hit.row);
        let made = |grade: String, form| Candidate {
            tokens: hit.range(),
            list: hit.list,
            row: hit.row,
            grade,
            form,
        };
        if hit.list == lists::ENFORCEMENT {
            let regime = self.lexicon.field(hit.list, hit.row, "group") == "measures";
            return regime.then(|| made(phrase.into(), Form::Regime));
        }
        let grade = self.canonical(phrase)?;
        let form = self.form(hit, phrase);
        // "one was given a 3": a number that is the subject of a verb counts.
        let counts = form == Form::Number && self.cues.starts(hit.start + 1, lists::GRAMMAR, "be").is_some();
        (!counts).then(|| made(grade, form))
    }

    fn form(&self, hit: Hit, phrase: &str) -> Form {
        let digit = |c: char| c.is_ascii_digit();
        if phrase.contains("star") || phrase.contains(" out of ") || phrase.contains('/') {
            Form::Stars
        } else if phrase.starts_with(digit) || self.cues.is_number_word(hit.start, hit.len) {
            Form::Number
        } else if phrase.len() == 2 && phrase.ends_with(digit) {
            Form::Code
        } else if self.grades_one_aspect(phrase) {
            Form::OfAspect
        } else if self.cues.has(hit.range(), lists::RATING_CUES, "everyday") {
            Form::Everyday
        } else {
            Form::Distinct
        }
    }

    /// Whether the inspectorates in view have the grade only on scales of a single aspect.
    fn grades_one_aspect(&self, phrase: &str) -> bool {
        let mut scales =
            self.named.iter().flat_map(|i| &i.scales).filter(|s| s.rank(phrase).is_some()).peekable();
        scales.peek().is_some() && scales.all(|s| !s.overall && matches!(s.aspects.len(), 1 | 2))
    }

    /// The grade's canonical name on a scale in view: of an inspectorate the article names, or else a grade
    /// that several inspectorates share.
    fn canonical(&self, phrase: &str) -> Option<String> {
        if self.named.iter().any(|i| !i.scales.is_empty()) {
            return canonical(self.named.iter().flat_map(|i| &i.scales), phrase);
        }
        let shared = |i: &&Inspectorate| i.scales.iter().any(|s| s.grades.iter().any(|g| g.name == phrase));
        let known = |i: &&Inspectorate| canonical(i.scales.iter(), phrase).is_some();
        let all = self.lexicon.inspectorates();
        let common = all.iter().filter(shared).count() >= 3 || all.iter().filter(known).count() >= 4;
        common.then(|| canonical(all.iter().flat_map(|i| &i.scales), phrase)).flatten()
    }

    /// Whether something beside the grade word shows that it is used as a judgement.
    pub(super) fn shows_judgement(&self, c: &Candidate) -> bool {
        let cues = &self.cues;
        if c.form != Form::Distinct && cues.of_other_ratings(c.tokens) {
            return false;
        }
        match c.form {
            Form::Regime => cues.regime_verb(c.tokens),
            Form::Code => cues.is_acronym(c.tokens),
            Form::Number => {
                let scored = cues.number_cue(c.tokens) || self.scores() && cues.scored(c.tokens);
                scored && cues.is_predicate(c.tokens)
                    || cues.noun_follows(c.tokens, false) && !cues.counts_noun(c.tokens)
                    || self.scores() && (cues.is_score_line(c.tokens) || cues.opens_line(c.tokens))
            }
            Form::Stars => {
                let scored = self.scores() && cues.is_predicate(c.tokens);
                self.has_name()
                    && (scored || cues.noun_follows(c.tokens, true) || cues.scheme_in_sentence(c.tokens))
            }
            Form::OfAspect => {
                cues.is_predicate(c.tokens)
                    && (cues.labelled_by_aspect(c.tokens) || cues.aspect_beside(c.tokens))
            }
            Form::Everyday | Form::Distinct => self.words(c),
        }
    }

    /// "Oak House was outstanding", "it had been requires improvement": a name or a grade that is hardly anything but
    /// one, over a form of "be".
    fn is_said_of_body(&self, c: &Candidate) -> bool {
        let cues = &self.cues;
        let at = cues.before_fillers(c.tokens);
        let be = (at..=c.tokens.start).find_map(|t| cues.ends(t, lists::GRAMMAR, "be").map(|n| t - n));
        let Some(subject) = be else { return false };
        c.form == Form::Distinct
            || self.bodies.contains(&cues.before_helpers(subject)) && !cues.is_told(c.tokens)
    }

    /// "Carrick Vale children's services 'good' after five years": a headline that leaves out the verb.
    fn heads(&self, grade: Range) -> bool {
        let body = grade.start - 1;
        let provider = || self.cues.ends(body, lists::INSPECTORATES, "provider").is_some();
        self.text.zone(grade.start) == Zone::Headline && (self.bodies.contains(&body) || provider())
    }

    /// Whether all overall grades of the inspectorates in view are numbers or stars.
    fn scores(&self) -> bool {
        let number = |g: &Grade| g.name.bytes().all(|b| b.is_ascii_digit()) || g.name.contains(" star");
        let scores = |i: &&Inspectorate| {
            let mut overall = i.scales.iter().filter(|s| s.overall).peekable();
            overall.peek().is_some() && overall.all(|s| s.grades.iter().all(number))
        };
        let mut graders = self.named.iter().filter(|i| !i.scales.is_empty()).copied().peekable();
        graders.peek().is_some() && graders.all(|i| scores(&i))
    }

    fn words(&self, c: &Candidate) -> bool {
        let cues = &self.cues;
        let marked = c.form == Form::Distinct || cues.quoted(c.tokens) || cues.capitalised(c.tokens);
        if cues.rated_follows(c.tokens)
            || cues.noun_follows(c.tokens, marked)
            || self.has_name() && (cues.is_table_entry(c.tokens) || cues.opens_line(c.tokens))
        {
            return true;
        }
        if cues.quoted(c.tokens) && self.has_name() && self.heads(c.tokens) {
            return true;
        }
        if !cues.is_predicate(c.tokens) {
            return false;
        }
        if self.has_name() && cues.labelled_by_aspect(c.tokens) {
            return true;
        }
        let at = cues.before_fillers(c.tokens);
        if cues.verb_at(at, &["rate"])
            || cues.noun_of(at)
            || cues.distant_verb(c.tokens, &["rate"])
            || cues.headline_now(c.tokens)
            || self.has_name() && cues.is_now(c.tokens) && cues.sentence_cue(c.tokens)
        {
            return true;
        }
        if self.has_name()
            && (cues.back_to(c.tokens)
                || cues.aspect_beside(c.tokens)
                || cues.verb_of_aspect(c.tokens)
                || self.is_said_of_body(c)
                || cues.wished(c.tokens))
        {
            return true;
        }
        let told = marked || cues.sentence_cue(c.tokens);
        if told && (cues.verb_at(at, &["get", "give"]) || cues.change(c.tokens)) {
            return true;
        }
        marked && cues.sentence_cue(c.tokens) || self.weakly(c, at)
    }

    /// Verbs that judge only now and then: "found to be inadequate", "remains inadequate".
    fn weakly(&self, c: &Candidate, at: u32) -> bool {
        let verb =
            self.cues.verb_at(at, &["rate_weak", "keep"]) || self.cues.distant_verb(c.tokens, &["rate_weak"]);
        verb && self.has_name() && (self.cues.sentence_cue(c.tokens) || self.kept_by_body(c))
    }

    /// "Hill School remains good", "it stays inadequate": a body, or "it", keeps the grade.
    fn kept_by_body(&self, c: &Candidate) -> bool {
        let at = self.cues.before_fillers(c.tokens);
        let subject = self.cues.ends(at, lists::VERBS, "keep").map(|n| self.cues.before_helpers(at - n));
        subject.is_some_and(|s| {
            let it = s > 0 && self.cues.is_mark(s - 1, &["it"]) && c.form == Form::Everyday;
            (it || self.bodies.contains(&s)) && !self.cues.is_told(c.tokens)
        })
    }

    /// Grades that show each other: the ends of a change, counts of several grades, lists of three or more.
    fn groups(&self, candidates: &[Candidate], shown: &mut [bool]) {
        let words = |c: &Candidate| matches!(c.form, Form::Everyday | Form::Distinct);
        let sentence = |n: usize| self.text.sentence_of(candidates[n].tokens.start);
        for n in 1..candidates.len() {
            let (left, right) = (candidates[n - 1].tokens, candidates[n].tokens);
            if !words(&candidates[n - 1]) || !words(&candidates[n]) || sentence(n - 1) != sentence(n) {
                continue;
            }
            let counted = self.cues.counted(left) && self.cues.counted(right);
            let long_list = n > 1
                && self.cues.are_listed(candidates[n - 2].tokens, left)
                && self.cues.are_listed(left, right);
            let bracketed = self.cues.bracketed(left) && self.cues.bracketed(right);
            if counted || long_list || bracketed || self.cues.is_change(left, right) {
                (shown[n - 1], shown[n]) = (true, true);
            }
            shown[n] |=
                shown[n - 1] && (self.cues.aspect_before(right) || self.cues.brackets_previous(left, right));
            let verb = |n: usize| candidates[n].form == Form::Distinct;
            if shown[n - 1] && verb(n) || shown[n] && verb(n - 1) {
                (shown[n - 1], shown[n]) = (true, true);
            }
        }
    }

    /// Carries a judgement on to the grades listed beside it: "good, requires improvement or inadequate".
    pub(super) fn spread(&self, candidates: &[Candidate], shown: &mut [bool]) {
        if self.has_name() {
            self.groups(candidates, shown);
        }
        for backwards in [false, true] {
            for n in 1..candidates.len() {
                let (from, to) =
                    if backwards { (candidates.len() - n, candidates.len() - n - 1) } else { (n - 1, n) };
                let number = |n: usize| candidates[n].form == Form::Number;
                if shown[from] && !shown[to] && (number(from) || !number(to)) {
                    let (left, right) = if backwards { (to, from) } else { (from, to) };
                    shown[to] = self.cues.are_listed(candidates[left].tokens, candidates[right].tokens);
                }
            }
        }
    }
}

fn canonical<'s>(scales: impl Iterator<Item = &'s Scale> + Clone, phrase: &str) -> Option<String> {
    let grades = scales.flat_map(|s| &s.grades);
    let itself = grades.clone().find(|g| alike(&g.name, phrase));
    let other = |g: &&Grade| g.also.iter().any(|a| alike(a, phrase));
    itself.or_else(|| grades.clone().find(other)).map(|g| g.name.clone())
}
