//! Claims: what rules matched and what quotation marks enclose, as statements a fact-checker can check.
//!
//! [`find`] runs the rules, builds a claim from each match (`build`), adds the statements of quotations
//! (`statements`), then tells for every claim who makes it and in which mood (`attribution`, `modality`),
//! and drops what two rules found twice (`merge`).

mod actions;
mod attribution;
mod build;
mod clause;
mod facts;
mod findings;
mod guard;
mod inspections;
mod merge;
mod modality;
mod name;
mod near;
mod quantities;
mod ratings;
mod relations;
mod roles;
mod statements;
#[cfg(test)]
mod testing;
mod voice;

pub use facts::Facts;
pub use guard::GUARDS;

use crate::entity::Entities;
use crate::lexicon::Lexicon;
use crate::mention::Mention;
use crate::pattern::{Match, RuleSet, Scene};
use crate::read::{Article, Zone};
use crate::span::Span;
use crate::text::{Range, Text};

/// What kind of thing is claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClaimType {
    /// Somebody was given a grade.
    Rating,
    /// An inspection took place or will.
    Inspection,
    /// An inspectorate found something.
    Finding,
    /// Somebody said something.
    Statement,
    /// A number about something, or its change.
    Quantity,
    /// Somebody holds an office.
    Role,
    /// Two bodies stand in a lasting relation.
    Relation,
    /// Somebody did something.
    Action,
}

impl ClaimType {
    /// All types, in the order of the documentation.
    pub const ALL: [Self; 8] = [
        Self::Rating,
        Self::Inspection,
        Self::Finding,
        Self::Statement,
        Self::Quantity,
        Self::Role,
        Self::Relation,
        Self::Action,
    ];

    /// The name used in records and in the rules' `means`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rating => "rating",
            Self::Inspection => "inspection",
            Self::Finding => "finding",
            Self::Statement => "statement",
            Self::Quantity => "quantity",
            Self::Role => "role",
            Self::Relation => "relation",
            Self::Action => "action",
        }
    }

    /// The type of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|t| t.name() == name)
    }

    /// The arguments that make one claim of this type the same claim as another.
    pub const fn key(self) -> &'static [&'static str] {
        match self {
            Self::Rating => &["subject", "rating", "inspectorate", "date", "aspect"],
            Self::Inspection => &["inspectorate", "subject", "visit_type", "ordinal", "date"],
            Self::Finding => &["source", "subject", "polarity", "content"],
            Self::Statement => &["speaker", "content", "direct", "cue"],
            Self::Quantity => &["subject", "measure", "value", "unit"],
            Self::Role => &["person", "role", "organisation"],
            Self::Relation => &["subject", "relation", "object"],
            Self::Action => &["actor", "action", "object"],
        }
    }
}

/// The mood of a claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Modality {
    /// Said to be so now.
    #[default]
    Asserted,
    /// Said to have been so at an earlier judgement.
    Past,
    /// Said not to be so.
    Negated,
    /// If, could, hopes to.
    Hypothetical,
    /// Will be, is due to.
    Planned,
    /// Reportedly, it is understood.
    Hedged,
    /// Asked.
    Question,
}

impl Modality {
    /// The name used in records.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::Past => "past",
            Self::Negated => "negated",
            Self::Hypothetical => "hypothetical",
            Self::Planned => "planned",
            Self::Hedged => "hedged",
            Self::Question => "question",
        }
    }

    /// The modality of that name.
    pub fn named(name: &str) -> Option<Self> {
        use Modality::{Asserted, Hedged, Hypothetical, Negated, Past, Planned, Question};
        [Asserted, Past, Negated, Hypothetical, Planned, Hedged, Question]
            .into_iter()
            .find(|m| m.name() == name)
    }
}

/// How sure the program is of a claim's arguments.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Some argument was guessed from far away.
    Low,
    /// Some argument was read from context.
    Medium,
    /// All stands in the sentence.
    #[default]
    High,
}

impl Confidence {
    /// The name used in records.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// An argument's value.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Not known.
    #[default]
    Null,
    /// Text.
    Text(String),
    /// True or false.
    Flag(bool),
    /// A whole number.
    Number(i64),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl Value {
    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }
}

/// One argument of a claim.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Argument {
    /// Canonical value.
    pub value: Value,
    /// Where its words stand, if they do.
    pub span: Option<Span>,
    /// Who is meant, a number in [`Entities`].
    pub entity: Option<u32>,
    /// The mention it is, by number.
    pub mention: Option<u32>,
    /// More that is known of it: `scale`, `rank`, `of`, `official` of a rating.
    pub extra: Vec<(&'static str, Value)>,
}

/// Who makes a claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Manner {
    /// The article itself.
    #[default]
    Narrator,
    /// Somebody, word for word.
    Direct,
    /// Somebody, in the article's words.
    Indirect,
    /// Somebody, partly word for word.
    Mixed,
    /// The headline.
    Headline,
    /// A caption.
    Caption,
}

impl Manner {
    /// The name used in records.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Narrator => "narrator",
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Mixed => "mixed",
            Self::Headline => "headline",
            Self::Caption => "caption",
        }
    }
}

/// Who says what a claim says, so that words in a quotation are never passed off as the article's own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attribution {
    /// How.
    pub manner: Manner,
    /// Canonical name, if known.
    pub speaker: Option<String>,
    /// A number in [`Entities`].
    pub entity: Option<u32>,
    /// The role the article gives the speaker there.
    pub role: Option<String>,
    /// The reporting word.
    pub cue: Option<String>,
}

/// A claim with its evidence.
#[derive(Clone, Debug)]
pub struct Claim {
    /// What kind.
    pub kind: ClaimType,
    /// The supporting sentence or sentences.
    pub span: Span,
    /// The tokens that matched, inside the evidence.
    pub tokens: Range,
    /// The arguments, in the order of the contract.
    pub args: Vec<(&'static str, Argument)>,
    /// Its mood.
    pub modality: Modality,
    /// Who makes it.
    pub attribution: Attribution,
    /// The id of the rule or builder that made it.
    pub rule: String,
    /// How sure the arguments are.
    pub confidence: Confidence,
    /// Warnings: `grade_not_valid_at_date`, `headline_not_verbatim`, `same_words_two_speakers` ...
    pub flags: Vec<&'static str>,
}

impl Claim {
    /// The argument of that name.
    pub fn arg(&self, name: &str) -> Option<&Argument> {
        self.args.iter().find(|(n, _)| *n == name).map(|(_, a)| a)
    }

    /// The argument's value as text.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.arg(name).and_then(|a| a.value.text())
    }

    /// Sets an argument, in place of an earlier one of that name.
    pub fn set(&mut self, name: &'static str, argument: Argument) {
        match self.args.iter_mut().find(|(n, _)| *n == name) {
            Some((_, place)) => *place = argument,
            None => self.args.push((name, argument)),
        }
    }

    /// Sets an argument's value and keeps where its words stand.
    pub fn set_value(&mut self, name: &'static str, value: &str) {
        let argument = self.arg(name).cloned().unwrap_or_default();
        self.set(name, Argument { value: value.into(), ..argument });
    }
}

/// All that building claims may look at.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its tokens and sentences.
    pub text: &'a Text<'a>,
    /// Its mentions.
    pub mentions: &'a [Mention],
    /// Its entities.
    pub entities: &'a Entities,
    /// The lexicon.
    pub lexicon: &'a Lexicon,
    /// What rules see.
    pub scene: &'a Scene<'a>,
    /// What the whole article settles.
    pub facts: &'a Facts,
}

/// Whether the guards of its rule let a match pass.
pub fn passes(context: &Context<'_>, rules: &RuleSet, found: &Match) -> bool {
    refused_by(context, rules, found).is_none()
}

/// The first guard of its rule that does not let a match pass.
pub fn refused_by<'r>(context: &Context<'_>, rules: &'r RuleSet, found: &Match) -> Option<&'r str> {
    let guards = &rules.rules[found.rule as usize].guards;
    guards.iter().map(String::as_str).find(|g| !guard::holds(g, context, &rules.names, found))
}

/// Whether an argument is a pronoun or description that the text leaves more than one reading of.
fn unsure(context: &Context<'_>, argument: &Argument) -> bool {
    let (None, Some(entity), Some(span)) = (argument.mention, argument.entity, argument.span) else {
        return false;
    };
    let range = context.text.range(span);
    let read = context.entities.refer(context.text, context.lexicon, context.mentions, range);
    !read.is_some_and(|r| r.certain && r.entity == entity)
}

/// All claims of an article, in text order.
pub fn find(context: &Context<'_>, rules: &RuleSet) -> Vec<Claim> {
    let matches = rules.find(context.scene);
    let body =
        matches.iter().filter(|m| context.text.sentences[m.sentence as usize].zone != Zone::Boilerplate);
    let mut claims: Vec<Claim> = body.flat_map(|m| build::claims(context, rules, m)).collect();
    let mut sayings = statements::find(context, rules, &matches);
    let mut take = |finding: bool| -> Vec<Claim> {
        sayings.iter_mut().filter(|s| s.finding == finding).filter_map(|s| s.claim.take()).collect()
    };
    let (reported, statements) = (take(true), take(false));
    let mut found = findings::find(context, rules, &matches, &statements, &reported);
    // "The CQC said it would return in May" tells of a visit to come.
    let visit =
        |s: &Claim| claims.iter().any(|c| c.kind == ClaimType::Inspection && c.tokens.overlaps(s.tokens));
    found.retain(|c| c.kind == ClaimType::Finding || !visit(c));
    claims.extend(found);
    claims.extend(statements);
    claims.extend(roles::signed(context));
    roles::settle(context, &mut claims);
    quantities::settle(context, &mut claims);
    let bodies = voice::bodies(&claims);
    for claim in &mut claims {
        modality::tell(context, claim);
        attribution::tell(context, &sayings, claim);
        voice::tell(context, &bodies, claim);
        let misspelt = |a: &Argument| a.mention.is_some_and(|m| context.entities.misspelt(m));
        if claim.args.iter().any(|(_, a)| misspelt(a)) {
            claim.flags.push("misspelt_name");
        }
        if claim.args.iter().any(|(_, a)| unsure(context, a)) {
            claim.confidence = claim.confidence.min(Confidence::Medium);
        }
    }
    claims.retain(|c| !inspections::is_own_voice(c) || voice::inspects(context, &bodies, c));
    merge::merge(claims)
}
