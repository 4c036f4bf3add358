//! One article: its text, what is known of it, and its zones.

use super::decode::{Encoding, decode};
use super::zones::{Zone, ZoneSpan, label};
use crate::id::article_id;
use crate::problem::Problem;
use crate::span::{OffsetMap, Span};

/// An article's dates and where they come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// ISO date or date-time.
    pub date: Option<String>,
    /// `dateline`, `meta`, `sidecar` or `flag`.
    pub from: Option<&'static str>,
    /// ISO date or date-time of the last change told in the text.
    pub updated: Option<String>,
}

/// An article as read.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// `article:` and 16 hexadecimal digits, of the raw bytes.
    pub id: String,
    /// As walked, `/`-separated; for standard input the given id or `-:LINE`.
    pub path: String,
    /// Title, from the metadata or the headline.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// When.
    pub published: Published,
    /// The decoded text.
    pub text: String,
    /// How the bytes were read.
    pub encoding: Encoding,
    /// From bytes of the text to code points and UTF-16 units.
    pub offsets: OffsetMap,
    /// Length of the raw file in bytes.
    pub bytes: usize,
    /// What each stretch is, in order.
    pub zones: Vec<ZoneSpan>,
}

/// Parses the raw bytes of a `.txt` or `.md` file.
///
/// # Errors
/// A file without text, or one that is no text: the problem says what to do.
pub fn parse_bytes(path: &str, raw: Vec<u8>) -> Result<Article, Problem> {
    if raw.contains(&0) && !raw.starts_with(&[0xFF, 0xFE]) && !raw.starts_with(&[0xFE, 0xFF]) {
        return Err(Problem::file(
            path,
            "binary",
            "holds zero bytes, so it is no text: convert it to text first",
        ));
    }
    let id = article_id(&raw);
    let bytes = raw.len();
    let (text, encoding) = decode(raw);
    parse(Article { id, path: path.into(), text, encoding, bytes, ..Article::default() })
}

/// Fills in zones, dates and title of an article that has its text, id and known metadata.
///
/// # Errors
/// An article without text.
pub fn parse(mut article: Article) -> Result<Article, Problem> {
    if article.text.trim().is_empty() {
        return Err(Problem::file(article.path, "empty", "holds no text: remove it or fill it"));
    }
    article.offsets = OffsetMap::new(&article.text);
    article.zones = label(&article.text, &mut article.published);
    if article.title.is_none() {
        let headline = article.zones.iter().find(|z| z.zone == Zone::Headline);
        article.title = headline.map(|z| z.span.of(&article.text).to_string());
    }
    Ok(article)
}

impl Article {
    /// The raw byte at byte `at` of the text.
    pub fn raw_byte(&self, at: u32) -> u32 {
        self.encoding.raw_byte(&self.offsets, &self.text, at)
    }

    /// A span in code points of the text.
    pub fn code_points(&self, span: Span) -> (u32, u32) {
        (self.offsets.code_points(&self.text, span.start), self.offsets.code_points(&self.text, span.end))
    }
}
