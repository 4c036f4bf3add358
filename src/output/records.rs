//! From an extraction to records.

use super::record::{self, Record, Str};
use super::summary;
use crate::Extraction;
use crate::claim::{Argument, Claim, Value};
use crate::graph::Graph;
use crate::id::{hashed, push_span};
use crate::lexicon::Lexicon;
use crate::mention::{Mention, Why};
use crate::problem::Problem;
use crate::read::{Article, Encoding, Zone};
use crate::span::Span;
use std::borrow::Cow;

/// The unit of `start` and `end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Offsets {
    /// Unicode code points.
    #[default]
    CodePoints,
    /// UTF-16 code units, as JavaScript counts.
    Utf16,
}

impl Offsets {
    /// The name used in the `run` record.
    pub const fn name(self) -> &'static str {
        match self {
            Self::CodePoints => "codepoints",
            Self::Utf16 => "utf16",
        }
    }

    /// The unit a `run` record names.
    pub fn named(name: &str) -> Self {
        if name == Self::Utf16.name() { Self::Utf16 } else { Self::CodePoints }
    }
}

/// Which kinds of records are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// `article`.
    pub article: bool,
    /// `mention`.
    pub mention: bool,
    /// `claim`.
    pub claim: bool,
    /// `sentence`.
    pub sentence: bool,
    /// `entity`.
    pub entity: bool,
    /// `link`.
    pub link: bool,
}

impl Default for Selection {
    fn default() -> Self {
        Self { article: true, mention: true, claim: true, sentence: false, entity: true, link: true }
    }
}

/// What all records of one article are made from.
struct Page<'a> {
    article: &'a Article,
    lexicon: &'a Lexicon,
    extraction: &'a Extraction,
    offsets: Offsets,
    entities: Vec<String>,
    mentions: Vec<String>,
}

/// Calls `emit` for the records of one article: the article, its sentences, then mentions and claims in text order.
pub fn of_article(
    article: &Article,
    extraction: &Extraction,
    lexicon: &Lexicon,
    offsets: Offsets,
    selection: Selection,
    mut emit: impl FnMut(&Record<'_>),
) {
    let entities = extraction.entities.list.iter().map(crate::entity::Entity::id).collect();
    let mentions = extraction.mentions.iter().map(|m| mention_id(article, m)).collect();
    let page = Page { article, lexicon, extraction, offsets, entities, mentions };
    if selection.article {
        emit(&Record::Article(article_record(article, offsets)));
    }
    if selection.sentence {
        for span in &extraction.sentences {
            emit(&Record::Sentence(record::Sentence {
                article: Cow::Borrowed(&article.id),
                at: page.position(*span),
            }));
        }
    }
    page.body(selection, &mut emit);
}

fn mention_id(article: &Article, mention: &Mention) -> String {
    let mut place = Vec::with_capacity(32);
    place.extend_from_slice(mention.label.name().as_bytes());
    place.push(b':');
    push_span(mention.span, &mut place);
    hashed("mention", &[article.id.as_bytes(), &place])
}

impl<'a> Page<'a> {
    /// Mentions and claims, merged in text order; at one place the mention comes first.
    fn body(&self, selection: Selection, emit: &mut impl FnMut(&Record<'_>)) {
        let mut claims = self.extraction.claims.iter().filter(|_| selection.claim).peekable();
        for number in 0..self.extraction.mentions.len() {
            let mention = &self.extraction.mentions[number];
            while let Some(claim) = claims.next_if(|c| c.span.start < mention.span.start) {
                emit(&Record::Claim(self.claim(claim)));
            }
            if selection.mention {
                emit(&Record::Mention(self.mention(number)));
            }
        }
        claims.for_each(|c| emit(&Record::Claim(self.claim(c))));
    }

    fn position(&self, span: Span) -> record::Position {
        position(self.article, self.offsets, span)
    }

    fn str(&self, span: Span) -> Str<'a> {
        Cow::Borrowed(span.of(&self.article.text))
    }

    fn mention(&self, number: usize) -> record::Mention<'_> {
        let m = &self.extraction.mentions[number];
        let date = m.date.as_deref();
        record::Mention {
            id: (&*self.mentions[number]).into(),
            article: (&*self.article.id).into(),
            label: m.label.name().into(),
            at: self.position(m.span),
            text: self.str(m.span),
            value: borrowed(&m.value),
            modifier: m.modifier.map(|m| m.name().into()),
            entity: m.entity.map(|e| (&*self.entities[e as usize]).into()),
            zone: self.zone(m.span).name().into(),
            rule: match m.why {
                Why::Pattern(name) => name.into(),
                Why::Row(list, row) => self.lexicon.place(list, row).into(),
            },
            sub: m.sub.map(Cow::Borrowed),
            grain: date.and_then(|d| d.grain).map(Cow::Borrowed),
            relative: date.and_then(|d| d.relative.as_deref()).map(Cow::Borrowed),
            anchor: date.and_then(|d| d.anchor).map(Cow::Borrowed),
        }
    }

    fn zone(&self, span: Span) -> Zone {
        let zones = &self.article.zones;
        let at = zones.partition_point(|z| z.span.end <= span.start);
        zones.get(at).filter(|z| z.span.overlaps(span)).map_or(Zone::Body, |z| z.zone)
    }

    fn claim(&self, claim: &'a Claim) -> record::Claim<'_> {
        let a = &claim.attribution;
        let attribution = record::Attribution {
            manner: a.manner.name().into(),
            speaker: borrowed(&a.speaker),
            speaker_entity: a.entity.map(|e| (&*self.entities[e as usize]).into()),
            role: borrowed(&a.role),
            cue: borrowed(&a.cue),
        };
        let mut record = record::Claim {
            id: self.claim_id(claim).into(),
            article: (&*self.article.id).into(),
            kind: claim.kind.name().into(),
            at: self.position(claim.span),
            text: self.str(claim.span),
            summary: Str::default(),
            args: record::Args(
                claim.args.iter().map(|(n, a)| (Cow::Borrowed(*n), self.argument(a))).collect(),
            ),
            modality: claim.modality.name().into(),
            attribution,
            rule: (&*claim.rule).into(),
            confidence: claim.confidence.name().into(),
            flags: claim.flags.iter().map(|f| Cow::Borrowed(*f)).collect(),
        };
        record.summary = summary::of(&record).into();
        record
    }

    /// From the article, the evidence and the key arguments, so that the id outlives a new lexicon. Where one
    /// sentence says the same twice (a table row with two equal grades), the second is told from the first.
    fn claim_id(&self, claim: &Claim) -> String {
        let key = claim_key(claim);
        let same_place = |c: &&Claim| c.span == claim.span && c.kind == claim.kind;
        let before = self.extraction.claims.iter().take_while(|c| !std::ptr::eq(*c, claim));
        let twins = before.filter(same_place).filter(|c| claim_key(c) == key).count();
        let again = if twins == 0 { String::new() } else { format!("\n#{}", twins + 1) };
        hashed("claim", &[self.article.id.as_bytes(), &key, again.as_bytes()])
    }

    fn argument(&self, argument: &'a Argument) -> record::Argument<'_> {
        let extra = |name| argument.extra.iter().find(|(n, _)| *n == name).map(|(_, v)| v);
        let number = |name| extra(name).and_then(|v| if let Value::Number(n) = v { Some(*n) } else { None });
        record::Argument {
            value: value(&argument.value),
            text: argument.span.map(|s| self.str(s)),
            at: argument.span.map(|s| self.position(s)),
            entity: argument.entity.map(|e| (&*self.entities[e as usize]).into()),
            mention: argument.mention.map(|m| (&*self.mentions[m as usize]).into()),
            scale: extra("scale").and_then(Value::text).map(Cow::Borrowed),
            rank: number("rank"),
            of: number("of"),
            official: extra("official").and_then(|v| if let Value::Flag(f) = v { Some(*f) } else { None }),
        }
    }
}

/// What makes a claim this claim and no other: type, evidence and key arguments.
fn claim_key(claim: &Claim) -> Vec<u8> {
    let mut key = Vec::with_capacity(128);
    key.extend_from_slice(claim.kind.name().as_bytes());
    key.push(b':');
    push_span(claim.span, &mut key);
    for name in claim.kind.key() {
        key.push(b'\n');
        let Some(argument) = claim.arg(name) else { continue };
        match (argument.value.text(), argument.span) {
            (Some(text), _) => key.extend_from_slice(text.as_bytes()),
            (None, Some(span)) => push_span(span, &mut key),
            (None, None) => {}
        }
    }
    key
}

/// The record of an article.
fn article_record(a: &Article, offsets: Offsets) -> record::Article<'_> {
    let zone = |z: &crate::read::ZoneSpan| {
        let at = position(a, offsets, z.span);
        record::Zone { zone: z.zone.name().into(), start: at.start, end: at.end }
    };
    record::Article {
        id: (&*a.id).into(),
        path: (&*a.path).into(),
        title: borrowed(&a.title),
        publisher: borrowed(&a.publisher),
        byline: borrowed(&a.byline),
        url: borrowed(&a.url),
        published: borrowed(&a.published.date),
        published_from: a.published.from.map(Cow::Borrowed),
        updated: borrowed(&a.published.updated),
        chars: a.offsets.code_points(&a.text, a.text.len() as u32),
        bytes: a.bytes as u64,
        encoding: (a.encoding != Encoding::Utf8).then(|| a.encoding.name().into()),
        zones: a.zones.iter().map(zone).collect(),
        duplicate_of: None,
    }
}

/// The record of a file that has the bytes of an earlier one. Ids come from bytes, so both have the same.
pub fn duplicate(article: &Article, offsets: Offsets) -> Record<'_> {
    let record = article_record(article, offsets);
    Record::Article(record::Article { duplicate_of: Some((&*article.id).into()), ..record })
}

fn position(article: &Article, offsets: Offsets, span: Span) -> record::Position {
    let (map, text) = (&article.offsets, article.text.as_str());
    let unit = |at| match offsets {
        Offsets::CodePoints => map.code_points(text, at),
        Offsets::Utf16 => map.utf16(text, at),
    };
    record::Position {
        start: unit(span.start),
        end: unit(span.end),
        byte_start: article.raw_byte(span.start),
        byte_end: article.raw_byte(span.end),
    }
}

fn value(value: &Value) -> Option<record::Value<'_>> {
    match value {
        Value::Null => None,
        Value::Text(text) => Some(record::Value::Text(Cow::Borrowed(text))),
        Value::Flag(flag) => Some(record::Value::Flag(*flag)),
        Value::Number(number) => Some(record::Value::Number(*number)),
    }
}

fn borrowed(text: &Option<String>) -> Option<Str<'_>> {
    text.as_deref().map(Cow::Borrowed)
}

/// The record of a problem.
pub fn problem(problem: &Problem) -> Record<'_> {
    Record::Problem(record::Problem {
        path: (&*problem.path).into(),
        error: problem.error.into(),
        message: (&*problem.message).into(),
        line: problem.place.map(|(line, _)| line),
        column: problem.place.map(|(_, column)| column),
    })
}

/// Calls `emit` for the entity and link records that close a run.
pub fn entities(graph: &Graph, selection: Selection, mut emit: impl FnMut(&Record<'_>)) {
    let same_as = graph.same_as();
    for (id, node) in graph.nodes.iter().filter(|_| selection.entity) {
        let name = node.name();
        let others = node.names.keys().chain(&node.aliases).filter(|n| *n != name);
        let aliases: std::collections::BTreeSet<&str> = others.map(String::as_str).collect();
        emit(&Record::Entity(record::Entity {
            id: id.into(),
            kind: node.kind.map_or("", crate::entity::EntityKind::name).into(),
            name: name.into(),
            aliases: aliases.into_iter().map(Cow::Borrowed).collect(),
            roles: node.roles.iter().map(|r| Cow::Borrowed(r.as_str())).collect(),
            articles: node.articles,
            mentions: node.mentions,
            same_as: same_as
                .get(id.as_str())
                .into_iter()
                .flatten()
                .map(|other| Cow::Borrowed(*other))
                .collect(),
        }));
    }
    for link in graph.links.iter().filter(|_| selection.link) {
        let id = hashed("link", &[link.kind.as_bytes(), link.from.as_bytes(), link.to.as_bytes()]);
        emit(&Record::Link(record::Link {
            id: id.into(),
            kind: link.kind.into(),
            from: (&*link.from).into(),
            to: (&*link.to).into(),
            why: (&*link.why).into(),
            rule: link.rule.into(),
        }));
    }
}
