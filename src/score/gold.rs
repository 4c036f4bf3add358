//! Gold as it stands in files, and records in the same shape.

use crate::output::record::{self, Record};
use crate::problem::Problem;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// The gold of one article.
#[derive(Clone, Debug, Default)]
pub struct Gold {
    /// Base name of its file.
    pub file: String,
    /// Mentions; none where the gold labels claims only.
    pub mentions: Vec<Labelled>,
    /// Claims.
    pub claims: Vec<Item>,
    /// Stretches of page furniture: what starts there does not count.
    pub ignore: Vec<(u32, u32)>,
}

/// A mention, of gold or made.
#[derive(Clone, Debug, Default)]
pub struct Labelled {
    /// Its label.
    pub label: String,
    /// Code points.
    pub span: (u32, u32),
    /// Its value.
    pub value: Option<String>,
    /// Its sub-label.
    pub sub: Option<String>,
}

/// A claim, of gold or made.
#[derive(Clone, Debug, Default)]
pub struct Item {
    /// Its type.
    pub kind: String,
    /// The evidence, in code points.
    pub span: (u32, u32),
    /// Its words.
    pub text: String,
    /// Arguments by name.
    pub args: BTreeMap<String, Filler>,
    /// Its mood, where that is no argument.
    pub modality: Option<String>,
}

/// What fills an argument.
#[derive(Clone, Debug, Default)]
pub struct Filler {
    /// Its value as text; a flag is `true` or `false`.
    pub value: Option<String>,
    /// Its words.
    pub text: Option<String>,
}

impl Item {
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.args.get(name)?.value.as_deref()
    }

    /// A claim record in the shape of gold.
    pub fn of(claim: &record::Claim<'_>) -> Self {
        let filler = |argument: &record::Argument<'_>| Filler {
            value: argument.value.as_ref().map(|value| match value {
                record::Value::Flag(flag) => flag.to_string(),
                record::Value::Number(number) => number.to_string(),
                record::Value::Text(text) => text.to_string(),
            }),
            text: argument.text.as_deref().map(String::from),
        };
        Self {
            kind: claim.kind.to_string(),
            span: (claim.at.start, claim.at.end),
            text: claim.text.to_string(),
            args: claim.args.0.iter().map(|(name, a)| (name.to_string(), filler(a))).collect(),
            modality: Some(claim.modality.to_string()),
        }
    }
}

impl Labelled {
    /// A mention record in the shape of gold.
    pub fn of(mention: &record::Mention<'_>) -> Self {
        Self {
            label: mention.label.to_string(),
            span: (mention.at.start, mention.at.end),
            value: mention.value.as_deref().map(String::from),
            sub: mention.sub.as_deref().map(String::from),
        }
    }
}

/// Sorts a record to its kind: claims and mentions are kept, others passed over.
pub(crate) fn sort(record: &Record<'_>, claims: &mut Vec<Item>, mentions: &mut Vec<Labelled>) {
    match record {
        Record::Claim(claim) => claims.push(Item::of(claim)),
        Record::Mention(mention) => mentions.push(Labelled::of(mention)),
        _ => {}
    }
}

#[derive(Deserialize)]
struct Line {
    file: String,
    mentions: Vec<LineMention>,
    claims: Vec<LineClaim>,
    #[serde(default)]
    ignore: Vec<Stretch>,
}

#[derive(Deserialize)]
struct LineMention {
    start: u32,
    end: u32,
    label: String,
    norm: Option<Value>,
    sub: Option<String>,
}

#[derive(Deserialize)]
struct LineClaim {
    #[serde(rename = "type")]
    kind: String,
    text: String,
    sentence_start: u32,
    sentence_end: u32,
    args: BTreeMap<String, Value>,
    modality: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Stretch {
    Named { start: u32, end: u32 },
    Pair(u32, u32),
}

/// Reads a gold file: JSON Lines, one object an article.
///
/// # Errors
/// A file that cannot be read, or the first line that is no gold.
pub fn read_gold(path: &Path) -> Result<Vec<Gold>, Problem> {
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path)
        .map_err(|e| Problem::file(&*name, "unreadable", format!("cannot be read as UTF-8 text ({e})")))?;
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    let parse = |(line, number): (&str, u32)| {
        let fault = |e: serde_json::Error| {
            Problem::at(&*name, number, e.column() as u32, "gold", format!("is no gold of an article ({e})"))
        };
        serde_json::from_str::<Line>(line).map(Gold::from).map_err(fault)
    };
    lines.map(parse).collect()
}

impl From<Line> for Gold {
    fn from(line: Line) -> Self {
        let stretch = |s| match s {
            Stretch::Named { start, end } | Stretch::Pair(start, end) => (start, end),
        };
        Self {
            file: line.file,
            mentions: line.mentions.into_iter().map(Labelled::from).collect(),
            claims: line.claims.into_iter().map(Item::from).collect(),
            ignore: line.ignore.into_iter().map(stretch).collect(),
        }
    }
}

impl From<LineMention> for Labelled {
    fn from(m: LineMention) -> Self {
        let value = m.norm.as_ref().and_then(plain);
        Self { label: m.label, span: (m.start, m.end), value, sub: m.sub }
    }
}

impl From<LineClaim> for Item {
    fn from(claim: LineClaim) -> Self {
        let filler = |value: &Value| match value {
            Value::Object(map) => {
                Filler { value: map.get("value").and_then(plain), text: map.get("text").and_then(plain) }
            }
            other => Filler { value: plain(other), text: None },
        };
        Self {
            span: (claim.sentence_start, claim.sentence_end),
            args: claim.args.iter().map(|(name, value)| (name.clone(), filler(value))).collect(),
            kind: claim.kind,
            text: claim.text,
            modality: claim.modality,
        }
    }
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}
