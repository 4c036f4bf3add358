//! The wire types: one JSON object a line, `kind` first. Consumers skip kinds and keys they do not know.
//!
//! Positions are half-open. `start` and `end` count in the unit that the `run` record names (Unicode code points
//! unless asked otherwise) over the article's decoded text; `byte_start` and `byte_end` are bytes of the raw file.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Text that is borrowed when written and owned when read.
pub type Str<'a> = Cow<'a, str>;

/// One line of output.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, PartialEq)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Record<'a> {
    /// The first line: what made the rest.
    Run(Run<'a>),
    /// An article that was read.
    Article(Article<'a>),
    /// A span that names something.
    Mention(Mention<'a>),
    /// A checkable claim.
    Claim(Claim<'a>),
    /// Somebody or something named, over all articles.
    Entity(Entity<'a>),
    /// A sentence; only when asked for.
    Sentence(Sentence<'a>),
    /// Two records that belong together.
    Link(Link<'a>),
    /// An input that could not be read whole.
    Problem(Problem<'a>),
}

/// What made the output.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, PartialEq)]
pub struct Run<'a> {
    /// `spotcheck`.
    pub tool: Str<'a>,
    /// Version of the program.
    pub version: Str<'a>,
    /// Version of these record forms.
    pub schema: u32,
    /// Unit of `start` and `end`: `codepoints` or `utf16`.
    pub offsets: Str<'a>,
    /// Hash of the lexicons used.
    pub lexicon: Str<'a>,
    /// The options that change the output, by flag name.
    pub options: BTreeMap<Str<'a>, Str<'a>>,
}

/// An article that was read.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema, PartialEq)]
pub struct Article<'a> {
    /// From the hash of the raw bytes.
    pub id: Str<'a>,
    /// As walked, `/`-separated.
    pub path: Str<'a>,
    /// Title or headline.
    pub title: Option<Str<'a>>,
    /// Who published it.
    pub publisher: Option<Str<'a>>,
    /// Who wrote it.
    pub byline: Option<Str<'a>>,
    /// Where it stands on the web.
    pub url: Option<Str<'a>>,
    /// ISO date or date-time of publication.
    pub published: Option<Str<'a>>,
    /// Where that comes from: `dateline`, `meta`, `sidecar` or `flag`.
    pub published_from: Option<Str<'a>>,
    /// ISO date or date-time of the last change.
    pub updated: Option<Str<'a>>,
    /// Length of the text in code points.
    pub chars: u32,
    /// Length of the raw file in bytes.
    pub bytes: u64,
    /// How the bytes were decoded, where it is not plain UTF-8.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub encoding: Option<Str<'a>>,
    /// What each stretch of the text is.
    pub zones: Vec<Zone<'a>>,
    /// The id of an earlier article with the same bytes, whose records stand for both.
    pub duplicate_of: Option<Str<'a>>,
}

/// A stretch of an article.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, PartialEq)]
pub struct Zone<'a> {
    /// `headline`, `standfirst`, `byline`, `dateline`, `caption`, `body`, `list` or `boilerplate`.
    pub zone: Str<'a>,
    /// First position.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// Where something stands.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, JsonSchema, PartialEq, Eq)]
pub struct Position {
    /// First position in the unit of the run.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// First byte of the raw file.
    pub byte_start: u32,
    /// One past the last byte.
    pub byte_end: u32,
}

/// A span that names something.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, PartialEq)]
pub struct Mention<'a> {
    /// From article, label and place.
    pub id: Str<'a>,
    /// Id of the article.
    pub article: Str<'a>,
    /// PERSON, ROLE, ORG, PLACE, DATE, RATING, PERCENT, MONEY, QUANTITY, ORDINAL, QUOTE or CUE.
    pub label: Str<'a>,
    /// Where it stands.
    #[serde(flatten)]
    pub at: Position,
    /// The words.
    pub text: Str<'a>,
    /// Normalised; null where it cannot be resolved.
    pub value: Option<Str<'a>>,
    /// `about`, `lt`, `gt`, `le` or `ge`: an approximator outside the extent.
    #[serde(rename = "mod")]
    pub modifier: Option<Str<'a>>,
    /// Id of the entity.
    pub entity: Option<Str<'a>>,
    /// The zone it stands in.
    pub zone: Str<'a>,
    /// What found it: a pattern's name or a word list's file and line.
    pub rule: Str<'a>,
    /// `duration`, `set`, `vague`, `fraction`, `full`, `partial`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub sub: Option<Str<'a>>,
    /// Of a date: how fine it is.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub grain: Option<Str<'a>>,
    /// Of a date: what was said, where it is relative.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub relative: Option<Str<'a>>,
    /// Of a date: `published`, `text` or a mention's id.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub anchor: Option<Str<'a>>,
}

/// An argument's value.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, PartialEq)]
#[serde(untagged)]
pub enum Value<'a> {
    /// True or false.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// Text.
    Text(Str<'a>),
}

/// One argument of a claim.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema, PartialEq)]
pub struct Argument<'a> {
    /// Canonical value; null where not known.
    pub value: Option<Value<'a>>,
    /// The words, where there are some.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub text: Option<Str<'a>>,
    /// Where the words stand.
    #[serde(flatten, skip_serializing_if = "Option::is_none", default)]
    pub at: Option<Position>,
    /// Id of the entity meant.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub entity: Option<Str<'a>>,
    /// Id of the mention it is.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub mention: Option<Str<'a>>,
    /// Of a rating: id of the scale.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub scale: Option<Str<'a>>,
    /// Of a rating: rank on the scale, 1 the best.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub rank: Option<i64>,
    /// Of a rating: number of grades on the scale.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub of: Option<i64>,
    /// Of a rating: whether it is an official grade of its inspectorate.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub official: Option<bool>,
}

/// Who makes a claim.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema, PartialEq)]
pub struct Attribution<'a> {
    /// `narrator`, `direct`, `indirect`, `mixed`, `headline` or `caption`.
    pub manner: Str<'a>,
    /// Canonical name.
    pub speaker: Option<Str<'a>>,
    /// Id of the entity.
    pub speaker_entity: Option<Str<'a>>,
    /// Role the article gives there.
    pub role: Option<Str<'a>>,
    /// The reporting word.
    pub cue: Option<Str<'a>>,
}

/// A checkable claim.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, PartialEq)]
pub struct Claim<'a> {
    /// From the article, the evidence and the key arguments.
    pub id: Str<'a>,
    /// Id of the article.
    pub article: Str<'a>,
    /// `rating`, `inspection`, `finding`, `statement`, `quantity`, `role`, `relation` or `action`.
    #[serde(rename = "type")]
    pub kind: Str<'a>,
    /// Where the supporting sentences stand.
    #[serde(flatten)]
    pub at: Position,
    /// The supporting sentences.
    pub text: Str<'a>,
    /// The claim in one line of plain English, made from the keys below.
    #[serde(default)]
    pub summary: Str<'a>,
    /// The arguments by name.
    pub args: Args<'a>,
    /// `asserted`, `past`, `negated`, `hypothetical`, `planned`, `hedged` or `question`.
    pub modality: Str<'a>,
    /// Who says it.
    pub attribution: Attribution<'a>,
    /// Id of the rule or builder.
    pub rule: Str<'a>,
    /// `high`, `medium` or `low`.
    pub confidence: Str<'a>,
    /// Warnings.
    pub flags: Vec<Str<'a>>,
}

/// Arguments by name, in the order of the contract.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Args<'a>(pub Vec<(Str<'a>, Argument<'a>)>);

impl Serialize for Args<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, argument)| (name, argument)))
    }
}

impl<'de> Deserialize<'de> for Args<'_> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let map = BTreeMap::<String, Argument<'static>>::deserialize(deserializer)?;
        Ok(Self(map.into_iter().map(|(name, argument)| (Cow::Owned(name), argument)).collect()))
    }
}

impl JsonSchema for Args<'_> {
    fn schema_name() -> Cow<'static, str> {
        "Args".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        BTreeMap::<String, Argument<'static>>::json_schema(generator)
    }
}

/// Somebody or something named.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, PartialEq)]
pub struct Entity<'a> {
    /// From type and name.
    pub id: Str<'a>,
    /// `person`, `organisation` or `place`.
    #[serde(rename = "type")]
    pub kind: Str<'a>,
    /// Canonical name.
    pub name: Str<'a>,
    /// Other forms.
    pub aliases: Vec<Str<'a>>,
    /// Roles held in some claim.
    pub roles: Vec<Str<'a>>,
    /// Number of articles that name it.
    pub articles: u32,
    /// Number of mentions.
    pub mentions: u32,
    /// Ids of entities that links say are this one.
    pub same_as: Vec<Str<'a>>,
}

/// A sentence.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, PartialEq)]
pub struct Sentence<'a> {
    /// Id of the article.
    pub article: Str<'a>,
    /// Where it stands.
    #[serde(flatten)]
    pub at: Position,
}

/// Two records that belong together.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, PartialEq)]
pub struct Link<'a> {
    /// From both ends and the type.
    pub id: Str<'a>,
    /// `same_entity`, `same_claim`, `syndicated`, `conflicts` or `supersedes`.
    #[serde(rename = "type")]
    pub kind: Str<'a>,
    /// Id it starts from.
    pub from: Str<'a>,
    /// Id it leads to.
    pub to: Str<'a>,
    /// Why, for a person.
    pub why: Str<'a>,
    /// What found it.
    pub rule: Str<'a>,
}

/// An input that could not be read whole.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, PartialEq)]
pub struct Problem<'a> {
    /// The file, or the line's id.
    pub path: Str<'a>,
    /// A fixed word: `unreadable`, `empty`, `binary`, `too-large` ...
    pub error: Str<'a>,
    /// What is wrong and what would mend it.
    pub message: Str<'a>,
    /// The line of the file, from 1, where known.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub line: Option<u32>,
    /// The column of that line, from 1.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub column: Option<u32>,
}
