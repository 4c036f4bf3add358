//! Findings: what an examiner says of whom, and whether that is good or bad.
//!
//! Rules tell where a finding is reported; here its source is read ([`examiners`]), its words are cut into the
//! contents they hold ([`extent`]) and each is weighed ([`polarity`]). What inspectors and their reports say word
//! for word are findings too, and so are the bullets under a lead-in ([`listed`]).

mod aside;
mod documented;
mod embedded;
mod examiners;
mod extent;
mod grades;
mod introduced;
mod listed;
mod polarity;
mod reported;
mod said;
mod sources;

pub(super) use examiners::Examiners;
pub(super) use introduced::Known;

use super::{Argument, Attribution, Claim, ClaimType, Confidence, Context, Manner, Modality};
use crate::lexicon::lists;
use crate::mention::{Kind, Label};
use crate::pattern::{Match, RuleSet};
use crate::read::Zone;
use crate::text::{Look, Range, Shape};
use examiners::Source;
use polarity::Polarity;

/// Tokens of a content that judges nothing in words the lexicon knows.
const SHORTEST: u32 = 4;

/// All findings of an article: those of `matches` of finding rules, those that `statements` hold, and those of what
/// inspectorates are `reported` to say; and of these the statements in which they tell what they do themselves.
pub(super) fn find(
    context: &Context<'_>,
    rules: &RuleSet,
    matches: &[Match],
    statements: &[Claim],
    reported: &[Claim],
) -> Vec<Claim> {
    let mut desk = Desk::new(context, statements);
    if !desk.examiners.talk() {
        return Vec::new();
    }
    desk.said();
    desk.listed();
    let mut matches: Vec<&Match> =
        matches.iter().filter(|m| rules.rules[m.rule as usize].means == "finding").collect();
    matches.sort_by_key(|m| (m.tokens.start, m.rule));
    for found in matches {
        desk.matched(rules, found);
    }
    // Once more: the pronouns of what is said word for word may mean the source of a finding just read.
    desk.said();
    desk.told(reported);
    desk.documented();
    desk.reported();
    desk.findings.append(&mut desk.own);
    desk.findings
}

/// Whether a rule's match has the source its guard asks for.
pub(super) fn guard(name: &str, context: &Context<'_>, names: &[String], found: &Match) -> bool {
    let desk = Desk::new(context, &[]);
    desk.source(name, names, found).is_some()
}

/// The findings of one article as they are gathered.
struct Desk<'a> {
    context: Context<'a>,
    look: Look<'a>,
    examiners: Examiners<'a>,
    statements: &'a [Claim],
    /// Sources already read, by the token they stand at.
    trail: Vec<(u32, Source)>,
    findings: Vec<Claim>,
    /// Statements of inspectorates that find nothing: what they say they do themselves.
    own: Vec<Claim>,
}

/// A content with what is known of it before it is weighed.
struct Draft<'d> {
    rule: &'d str,
    source: &'d Source,
    content: Range,
    /// The polarity the rule or the list gives, whatever the words.
    given: Option<Polarity>,
    /// Of whom or what, where the rule says.
    subject: Option<Argument>,
    /// What words that judge nothing count as, where the verb or the lead-in tells that something was found.
    otherwise: Option<Polarity>,
    /// The words of the content, where they stand apart from its evidence.
    words: Option<Range>,
}

impl<'d> Draft<'d> {
    fn new(rule: &'d str, source: &'d Source, content: Range) -> Self {
        Self { rule, source, content, given: None, subject: None, otherwise: None, words: None }
    }
}

impl<'a> Desk<'a> {
    fn new(context: &Context<'a>, statements: &'a [Claim]) -> Self {
        Self {
            context: *context,
            look: context.look(),
            examiners: Examiners::new(context),
            statements,
            trail: Vec::new(),
            findings: Vec::new(),
            own: Vec::new(),
        }
    }

    /// The findings that one match of a rule holds.
    fn matched(&mut self, rules: &RuleSet, found: &Match) {
        let rule = &rules.rules[found.rule as usize];
        if self.is_closed(found) {
            return;
        }
        let guard = rule.guards.first().map_or("source_examines", String::as_str);
        let Some(source) = self.source(guard, &rules.names, found) else { return };
        let capture = |name: &str| {
            found.captures.iter().find(|c| rules.names[c.name as usize] == name).map(|c| c.tokens)
        };
        let at = capture("source").map_or(found.tokens.start, |s| s.start);
        let Some(content) = capture("content") else {
            return self.around_cue(&rule.id, &source, found.tokens, at);
        };
        let (agentless, goes_on) = (guard == "inspection_talk", guard == "source_goes_on");
        if !goes_on && embedded::told_by_another(self.look, &self.examiners, at, content)
            || agentless && embedded::is_no_judgement(self.look, &self.examiners, found.tokens.start)
        {
            return;
        }
        if agentless && extent::reports(self.look, content.start, found.tokens.end) {
            return;
        }
        self.trail.push((at, source.clone()));
        let given = rule.set.iter().find(|(n, _)| n == "polarity").and_then(|(_, p)| Polarity::named(p));
        let subject = capture("subject").map(|s| self.context.name(s));
        let (before, after) = (
            Range::new(found.tokens.start, content.start.max(found.tokens.start)),
            Range::new(content.end.min(found.tokens.end), found.tokens.end),
        );
        let cues = |group| [before, after].iter().any(|r| self.look.holds(*r, lists::FINDING_CUES, &[group]));
        let (finds, warns) = (cues("finds"), cues("warns"));
        let rates = self.look.holds(before, lists::VERBS, &["rate", "rated"]);
        let mut given = given.or(warns.then_some(Polarity::Weakness));
        let parts = self.parts(found.tokens, content, given.is_some());
        // The last verdict of the sentence, which a part that judges nothing shares.
        let mut turn = None;
        for (n, content) in parts.into_iter().enumerate() {
            if (rates || agentless && self.opens_with_grade(content)) && self.is_graded(content)
                || !agentless && self.is_complement(content)
            {
                continue;
            }
            if !finds && given.is_none() && self.tells_own_doing(content) {
                continue;
            }
            // "was pleased with its work but had concerns about records, and posts were empty": what turns, stays
            // turned.
            let read = polarity::of(self.look, content).filter(|_| n > 0);
            if read.is_some() && read != given {
                given = None;
            }
            let given = given.filter(|_| read.is_none());
            let subject = subject.clone();
            let told = !agentless && self.tells_of_service(content);
            let otherwise = (finds || told).then_some(turn.unwrap_or(Polarity::Weakness));
            turn = read.or(given).or(turn);
            self.add(Draft { given, subject, otherwise, ..Draft::new(&rule.id, &source, content) });
        }
    }

    /// The contents that a match of these tokens holds, as far as their clauses go.
    fn parts(&self, tokens: Range, content: Range, judged: bool) -> Vec<Range> {
        if judged && content.len() == 1 && content.start == tokens.start {
            // "Porters were singled out": the whole clause says more than its subject.
            return vec![tokens];
        }
        let open = content.end == tokens.end;
        let limit = if open { self.look.sentence(content.start).end } else { content.end };
        let mut parts = Vec::new();
        extent::contents(self.look, embedded::quote_start(self.look, content.start), limit, &mut parts);
        parts
    }

    /// Whether no finding can stand where the match is: in page furniture, in somebody else's quotation, in the
    /// lead-in of a list.
    fn is_closed(&self, found: &Match) -> bool {
        let sentence = self.context.text.sentences[found.sentence as usize];
        sentence.zone == Zone::Boilerplate
            || embedded::in_foreign_words(self.look, found.tokens.start)
            || self.look.is(sentence.tokens.end - 1, &[":", "including"])
    }

    /// Weighs a content and adds it, unless it judges nothing or is known already.
    fn add(&mut self, draft: Draft<'_>) {
        let read = polarity::of(self.look, draft.content).or_else(|| self.denial(draft.content));
        let otherwise = draft.otherwise.filter(|_| draft.content.len() >= SHORTEST);
        let Some(polarity) = draft.given.or(read).or(otherwise) else { return };
        if self.is_no_content(draft.content)
            || self.is_rating_only(draft.content)
            || self.is_known(draft.content)
        {
            return;
        }
        let span = self.look.text.span(draft.words.unwrap_or(draft.content));
        let mut claim = self.claim(&draft, self.evidence(draft.content));
        claim.set("source", draft.source.argument.clone());
        if draft.given.or(read).is_none() {
            claim.confidence = claim.confidence.min(Confidence::Medium);
        }
        match draft.subject {
            Some(subject) => claim.set("subject", subject),
            None => self.subject(&mut claim, draft.content),
        }
        claim.set("polarity", Argument { value: polarity.name().into(), ..Argument::default() });
        // Words that stand apart are shared by several findings, so they are no place of this one.
        let place = draft.words.is_none().then_some(span);
        let content = Argument { value: self.look.text.str(span).into(), span: place, ..Argument::default() };
        claim.set("content", content);
        self.findings.push(claim);
    }

    /// A clause or a phrase that only denies something is bad: "staff did not know the plan", "no hot water".
    fn denial(&self, content: Range) -> Option<Polarity> {
        let clause = self.look.is(content.start, &["no"])
            || extent::clause_subject(self.look, content).is_some()
            || self.look.text.quotes.iter().any(|q| content.has(q.tokens.start));
        if clause { polarity::of_found(self.look, content) } else { None }
    }

    fn claim(&self, draft: &Draft<'_>, span: crate::span::Span) -> Claim {
        let confidence =
            if draft.source.argument.span.is_some() { Confidence::High } else { Confidence::Medium };
        Claim {
            kind: ClaimType::Finding,
            span,
            tokens: draft.content,
            args: Vec::with_capacity(4),
            modality: Modality::Asserted,
            attribution: Attribution { manner: Manner::Indirect, ..Attribution::default() },
            rule: draft.rule.into(),
            confidence,
            flags: Vec::new(),
        }
    }

    /// The sentences that a content touches.
    fn evidence(&self, content: Range) -> crate::span::Span {
        let text = self.look.text;
        let first = text.sentences[text.sentence_of(content.start)].span;
        let last = text.sentences[text.sentence_of(content.end - 1)].span;
        crate::span::Span::new(first.start, last.end)
    }

    /// What only looks like a content: nothing, a date ("concerns in 2021"), a second verb ("found and recorded"),
    /// the head of a list.
    fn is_no_content(&self, content: Range) -> bool {
        let date = |t: u32| {
            self.context
                .scene
                .starting(t)
                .any(|(_, m)| m.label == Label::Date && m.tokens.end + 2 >= content.end)
        };
        content.len() < 2
            || self.look.is(content.start, &["and", "or", "but", "of"])
            || date(content.start)
            || self.look.is(content.end, &[":"])
    }

    /// "said it had launched an initiative": what a body says it does itself judges nobody.
    fn tells_own_doing(&self, content: Range) -> bool {
        let subject = extent::clause_subject(self.look, content)
            .unwrap_or(Range::new(content.start, content.start + 1));
        let verb = subject.end;
        let plans = self.look.is(
            verb,
            &[
                "will", "would", "could", "may", "might", "plans", "planned", "intends", "aims", "hopes",
                "expects",
            ],
        );
        let acts = plans || self.look.is(verb, &["has", "had", "did", "didn't", "does", "doesn't"]);
        let doing = self.look.is(verb, &["is", "was"]) && {
            let next =
                verb + 1 + u32::from(self.look.is(verb + 1, &["also", "now", "still", "currently", "not"]));
            next < content.end && self.look.text.token_str(next).ends_with("ing")
        };
        let finds = self.look.holds(content, lists::FINDING_CUES, &["finds", "feeling"]);
        let itself = self.look.is(content.start, &["it"]) && subject.len() == 1;
        let team = self.look.is(content.start, &["his", "her", "their"])
            && self.look.is(content.start + 1, &["team", "inspectors", "officers", "colleagues"]);
        // What a visit "had shown" is found, what inspectors "would do" is not.
        let own = itself && (acts || doing) || (team || self.context.examines(subject)) && plans;
        own && verb < content.end && !finds
    }

    /// Whether an examiner's words are a clause in the past or present about somebody else: of the service, then.
    pub(super) fn tells_of_service(&self, content: Range) -> bool {
        let look = self.look;
        let idle = look.holds(content, lists::GRAMMAR, &["future", "hedge", "conditional"])
            || look.holds(content, lists::VERBS, &["rated", "inspect_verb"]);
        let subject = extent::clause_subject(look, content).or_else(|| look.text.chunks.at(content.start));
        let own = subject.is_some_and(|s| self.examiners.source(s).is_some())
            || look.is(content.start, &["we", "i", "it", "they", "he", "she"]);
        extent::has_verb(look, content) && !own && !idle
    }

    /// "said of Bright Sparks", "found on behalf of": what only completes the verb.
    fn is_complement(&self, content: Range) -> bool {
        let tight = |t: u32| self.look.text.tokens[t as usize].shape.any(Shape::DASH);
        let compound = content.len() > 1 && tight(content.start + 1);
        !compound && self.look.is(content.start, &["of", "on", "by", "to", "with", "from", "as"])
    }

    fn is_known(&self, content: Range) -> bool {
        self.findings.iter().any(|f| f.tokens.overlaps(content))
    }

    /// Of whom or what: the subject of the content's clause; where the content is no clause, or only points
    /// back, the provider it names or that is in view.
    fn subject(&self, claim: &mut Claim, content: Range) {
        // "evidence that six schools had an unbalanced curriculum" is found of the schools.
        let that = content.iter().take(4).skip(1).find(|t| self.look.is(*t, &["that"]));
        let told = that.map_or(content, |t| Range::new(t + 1, content.end.max(t + 1)));
        let clause = extent::clause_subject(self.look, told)
            .filter(|r| !self.points_back(*r) && self.examiners.source(*r).is_none());
        if let Some(range) = clause {
            return claim.set("subject", self.context.name(range));
        }
        let named = self.context.scene.inside(content);
        let mut bodies =
            named.filter(|(_, m)| m.entity.is_some() && matches!(m.kind, Kind::Provider | Kind::Council));
        if let Some((number, mention)) = bodies.next() {
            let mut argument =
                mention.entity.map_or_else(Argument::default, |e| self.context.entity_argument(e));
            (argument.span, argument.mention) = (Some(mention.span), Some(number));
            return claim.set("subject", argument);
        }
        if let Some(entity) = self.context.provider_near(content) {
            claim.set("subject", self.context.entity_argument(entity));
            claim.confidence = claim.confidence.min(Confidence::Medium);
        }
    }

    fn points_back(&self, range: Range) -> bool {
        range.len() == 1
            && self.look.starts(range.start, lists::GRAMMAR, &["pronoun", "subject_pronoun"]).is_some()
            || self.look.is(range.start, &["there"])
    }
}
