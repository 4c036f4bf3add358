//! Why an article's claims are what they are: for each sentence its mentions, its claims with the rule that
//! matched and how, the matches that came to nothing, and the rules that nearly matched.

use crate::Extractor;
use crate::claim::{Claim, Context, Value, refused_by};
use crate::mention::{Mention, Why};
use crate::pattern::{Match, NearMiss};
use crate::read::{Article, Zone};
use crate::span::Span;
use serde::Serialize;
use std::collections::BTreeSet;

/// An article explained.
#[derive(Clone, Debug, Serialize)]
pub struct Explanation {
    /// Path as given.
    pub path: String,
    /// Its title.
    pub title: Option<String>,
    /// Its publication date.
    pub published: Option<String>,
    /// Sentence by sentence.
    pub sentences: Vec<Sentence>,
}

/// One sentence.
#[derive(Clone, Debug, Serialize)]
pub struct Sentence {
    /// Line of the file, from 1.
    pub line: usize,
    /// First code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// Its words.
    pub text: String,
    /// What stretch of the article it belongs to.
    pub zone: &'static str,
    /// What it names.
    pub mentions: Vec<Named>,
    /// What it claims.
    pub claims: Vec<Told>,
    /// Matches of rules from which no claim was made.
    pub refused: Vec<Refused>,
    /// Rules that nearly matched, the nearest first.
    pub near: Vec<Near>,
    /// Its bytes in the text.
    #[serde(skip)]
    pub span: Span,
}

/// A mention.
#[derive(Clone, Debug, Serialize)]
pub struct Named {
    /// Its label.
    pub label: &'static str,
    /// Its words.
    pub text: String,
    /// Its value.
    pub value: Option<String>,
    /// What found it: a list's file and line, or the form it has.
    pub rule: String,
    /// Whom or what it names.
    pub entity: Option<Linked>,
    /// Its bytes in the text.
    #[serde(skip)]
    pub span: Span,
}

/// Whom or what a mention or an argument was read as.
#[derive(Clone, Debug, Serialize)]
pub struct Linked {
    /// The entity's id.
    pub id: String,
    /// Why it was.
    pub why: &'static str,
    /// How sure that is.
    pub confidence: &'static str,
}

/// A claim.
#[derive(Clone, Debug, Serialize)]
pub struct Told {
    /// Its type.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Its mood.
    pub modality: &'static str,
    /// Who says it, as `manner` or `manner: speaker`.
    pub attribution: String,
    /// How sure it is.
    pub confidence: &'static str,
    /// Warnings.
    pub flags: Vec<&'static str>,
    /// Arguments: name, value, words.
    pub arguments: Vec<Argument>,
    /// The rule or builder that made it.
    pub rule: String,
    /// `file:line` of the rule; none for a builder.
    pub place: Option<String>,
    /// The words the rule matched.
    pub matched: String,
    /// The named parts of the match, in order.
    pub captures: Vec<Part>,
}

/// An argument of a claim.
#[derive(Clone, Debug, Serialize)]
pub struct Argument {
    /// Its name.
    pub name: &'static str,
    /// Its value; none where it is not known.
    pub value: Option<String>,
    /// Its words, where it has some.
    pub text: Option<String>,
    /// Who or what it is.
    pub entity: Option<Linked>,
}

/// A named part of a match.
#[derive(Clone, Debug, Serialize)]
pub struct Part {
    /// Name of the argument.
    pub name: String,
    /// The words.
    pub text: String,
}

/// A match from which no claim was made.
#[derive(Clone, Debug, Serialize)]
pub struct Refused {
    /// The rule.
    pub rule: String,
    /// Its `file:line`.
    pub place: String,
    /// The words matched.
    pub matched: String,
    /// Why not.
    pub why: String,
}

/// A rule that nearly matched.
#[derive(Clone, Debug, Serialize)]
pub struct Near {
    /// The rule.
    pub rule: String,
    /// Its `file:line`.
    pub place: String,
    /// The words its pattern got through.
    pub matched: String,
    /// The word before which it stopped; none at the sentence's end.
    pub stopped_before: Option<String>,
    /// How many parts of the pattern matched.
    pub parts: u16,
}

/// Explains `article`, with at most `near` near misses a sentence.
pub fn explain(extractor: &Extractor, article: &Article, near: usize) -> Explanation {
    let sentences =
        |context: &Context<'_>, claims: &[Claim]| View { extractor, context, claims, near }.sentences();
    let (_, sentences) = extractor.observe(article, |_| (), sentences);
    Explanation {
        path: article.path.clone(),
        title: article.title.clone(),
        published: article.published.date.clone(),
        sentences,
    }
}

struct View<'v> {
    extractor: &'v Extractor,
    context: &'v Context<'v>,
    claims: &'v [Claim],
    near: usize,
}

impl View<'_> {
    fn sentences(&self) -> Vec<Sentence> {
        let matches = self.extractor.rules.find(self.context.scene);
        (0..self.context.text.sentences.len() as u32).map(|number| self.sentence(number, &matches)).collect()
    }

    fn sentence(&self, number: u32, matches: &[Match]) -> Sentence {
        let sentence = self.context.text.sentences[number as usize];
        let (article, span) = (self.context.article, sentence.span);
        let here = || matches.iter().filter(|m| m.sentence == number);
        let claims = || self.claims.iter().filter(|c| c.span.start >= span.start && c.span.start < span.end);
        let (start, end) = article.code_points(span);
        Sentence {
            line: article.text[..span.start as usize].matches('\n').count() + 1,
            start,
            end,
            text: self.text(span),
            zone: sentence.zone.name(),
            mentions: (0..self.context.mentions.len())
                .filter(|n| span.start <= self.context.mentions[*n].span.start)
                .filter(|n| self.context.mentions[*n].span.start < span.end)
                .map(|n| self.mention(n))
                .collect(),
            claims: claims().map(|c| self.claim(c, here())).collect(),
            refused: here().filter_map(|m| self.refused(m, sentence.zone)).collect(),
            near: self.near(number),
            span,
        }
    }

    fn text(&self, span: Span) -> String {
        span.of(&self.context.article.text).to_string()
    }

    fn mention(&self, number: usize) -> Named {
        let mention: &Mention = &self.context.mentions[number];
        Named {
            label: mention.label.name(),
            text: self.text(mention.span),
            value: mention.value.clone(),
            rule: match mention.why {
                Why::Pattern(name) => name.into(),
                Why::Row(list, row) => self.context.lexicon.place(list, row),
            },
            entity: mention.entity.map(|e| self.named(e, number)),
            span: mention.span,
        }
    }

    fn claim<'m>(&self, claim: &Claim, mut matches: impl Iterator<Item = &'m Match>) -> Told {
        let rules = &self.extractor.rules;
        let found = matches
            .find(|m| rules.rules[m.rule as usize].id == claim.rule && m.tokens.contains(claim.tokens));
        let part = |c: &crate::pattern::Capture| Part {
            name: rules.names[c.name as usize].clone(),
            text: self.text(self.context.text.span(c.tokens)),
        };
        let said = &claim.attribution;
        let speaker = said.speaker.as_ref().map(|s| format!(": {s}")).unwrap_or_default();
        Told {
            kind: claim.kind.name(),
            modality: claim.modality.name(),
            attribution: format!("{}{speaker}", said.manner.name()),
            confidence: claim.confidence.name(),
            flags: claim.flags.clone(),
            arguments: claim.args.iter().map(|(name, a)| self.argument(name, a)).collect(),
            rule: claim.rule.clone(),
            place: rules.rules.iter().find(|r| r.id == claim.rule).map(|r| r.place.clone()),
            matched: self.text(self.context.text.span(found.map_or(claim.tokens, |m| m.tokens))),
            captures: found.map_or_else(Vec::new, |m| m.captures.iter().map(part).collect()),
        }
    }

    fn argument(&self, name: &'static str, argument: &crate::claim::Argument) -> Argument {
        let value = match &argument.value {
            Value::Null => None,
            Value::Text(text) => Some(text.clone()),
            Value::Flag(flag) => Some(flag.to_string()),
            Value::Number(number) => Some(number.to_string()),
        };
        let entity = argument.entity.map(|e| match argument.mention {
            Some(number) if self.context.mentions[number as usize].entity == Some(e) => {
                self.named(e, number as usize)
            }
            _ => self.meant(e, argument.span),
        });
        Argument { name, value, text: argument.span.map(|s| self.text(s)), entity }
    }

    /// An entity as a mention names it.
    fn named(&self, entity: u32, mention: usize) -> Linked {
        let bond = self.context.entities.bonds[mention];
        let id = self.context.entities.get(entity).id();
        Linked { id, why: bond.name(), confidence: bond.confidence() }
    }

    /// An entity as a pronoun or description refers to it, or as the context has it where no words do.
    fn meant(&self, entity: u32, span: Option<Span>) -> Linked {
        let c = self.context;
        let id = c.entities.get(entity).id();
        let Some(span) = span else { return Linked { id, why: "in view", confidence: "low" } };
        let read = c.entities.refer(c.text, c.lexicon, c.mentions, c.text.range(span));
        let certain = read.is_some_and(|r| r.certain && r.entity == entity);
        Linked { id, why: "referred to", confidence: if certain { "high" } else { "medium" } }
    }

    /// Why no claim was made of a match; none if there is one.
    fn refused(&self, found: &Match, zone: Zone) -> Option<Refused> {
        let rules = &self.extractor.rules;
        let rule = &rules.rules[found.rule as usize];
        let made = |c: &Claim| c.rule == rule.id && found.tokens.contains(c.tokens);
        if self.claims.iter().any(made) {
            return None;
        }
        let why = match refused_by(self.context, rules, found) {
            _ if zone == Zone::Boilerplate => "page furniture makes no claims".into(),
            Some(guard) => format!("refused by guard {guard}"),
            None => "another claim says it, or an argument was not to be had".into(),
        };
        let matched = self.text(self.context.text.span(found.tokens));
        Some(Refused { rule: rule.id.clone(), place: rule.place.clone(), matched, why })
    }

    fn near(&self, sentence: u32) -> Vec<Near> {
        if self.near == 0 {
            return Vec::new();
        }
        let mut misses = self.extractor.rules.near_misses(self.context.scene, sentence);
        // Two parts are no more than a phrase and its capture, which half of all rules begin with.
        misses.retain(|(_, miss)| miss.nodes > 2);
        misses.sort_by_key(|(rule, miss)| (u16::MAX - miss.nodes, *rule));
        let mut told = BTreeSet::new();
        misses.retain(|(rule, _)| told.insert(*rule));
        misses.truncate(self.near);
        misses.into_iter().map(|(rule, miss)| self.miss(rule, miss, sentence)).collect()
    }

    fn miss(&self, rule: u16, miss: NearMiss, sentence: u32) -> Near {
        let text = self.context.text;
        let rule = &self.extractor.rules.rules[rule as usize];
        let through = crate::text::Range::new(miss.start, miss.token);
        let inside = miss.token < text.sentences[sentence as usize].tokens.end;
        Near {
            rule: rule.id.clone(),
            place: rule.place.clone(),
            matched: if through.is_empty() { String::new() } else { self.text(text.span(through)) },
            stopped_before: inside.then(|| text.token_str(miss.token).to_string()),
            parts: miss.nodes,
        }
    }
}
