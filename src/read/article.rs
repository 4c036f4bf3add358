//! One article: its text, what is known of it, and its zones.

use super::decode::{Encoding, decode};
use super::metadata::{Metadata, front_matter};
use super::zone::{Zone, ZoneSpan};
use super::zones::{Layout, label};
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
    /// ISO date or date-time of the last change told in the text or beside it.
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
    /// What each stretch is, in order. Spans do not overlap; what lies between them is white space and
    /// markup. A span is one block: no sentence crosses its edges, and a line break inside it is no more than
    /// the way the text was wrapped.
    pub zones: Vec<ZoneSpan>,
}

/// What is known of an article from outside its file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    /// From a sidecar or a JSON Lines object.
    pub metadata: Metadata,
    /// `sidecar` or `meta`.
    pub from: &'static str,
    /// The publication date of an article that tells none itself.
    pub fallback: Option<String>,
}

/// An article and what went wrong on the way, or the problem that left none.
pub type Parsed = Result<(Article, Vec<Problem>), Problem>;

/// Parses the raw bytes of a `.txt` or `.md` file. `fallback` is the ISO publication date of an article that
/// tells none.
///
/// # Errors
/// A file without text, or one that is no text: the problem says what to do.
pub fn parse_bytes(path: &str, raw: Vec<u8>, fallback: Option<&str>) -> Parsed {
    let known = Known { fallback: fallback.map(String::from), ..Known::default() };
    parse_raw(path, raw, known, Vec::new())
}

pub(crate) fn parse_raw(path: &str, raw: Vec<u8>, known: Known, problems: Vec<Problem>) -> Parsed {
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
    let article = Article { id, path: path.into(), text, encoding, bytes, ..Article::default() };
    parse_known(article, known, problems)
}

/// Fills in zones and what else follows from the text of an article that is not from a file; what is known of
/// it already stays.
///
/// # Errors
/// An article without text.
pub fn parse(article: Article) -> Result<Article, Problem> {
    let metadata = Metadata {
        title: article.title.clone(),
        published: article.published.date.clone(),
        publisher: article.publisher.clone(),
        byline: article.byline.clone(),
        url: article.url.clone(),
        updated: article.published.updated.clone(),
    };
    let known = Known { metadata, from: "meta", fallback: None };
    parse_known(article, known, Vec::new()).map(|(article, _)| article)
}

/// Fills in all that follows from the text of `article`, its id and what is `known` beside it.
pub(crate) fn parse_known(mut article: Article, known: Known, mut problems: Vec<Problem>) -> Parsed {
    let (front, start) = front_matter(&article.text);
    if article.text[start..].trim().is_empty() {
        return Err(Problem::file(article.path, "empty", "holds no text: remove it or fill it"));
    }
    article.offsets = OffsetMap::new(&article.text);
    let layout = label(&article.text, start);
    let outside = known.metadata.check(&article.path, &mut problems);
    let front = front.check(&article.path, &mut problems);
    let from = if outside.published.is_some() { known.from } else { "meta" };
    let metadata = outside.or(front);
    article.published = published(&metadata, from, &layout, known.fallback);
    article.title = metadata.title.or_else(|| layout.title.map(|s| s.of(&article.text).to_string()));
    article.byline = metadata.byline.or_else(|| layout.byline.map(|s| s.of(&article.text).to_string()));
    article.publisher = metadata.publisher;
    article.url = metadata.url;
    article.zones = layout.zones;
    Ok((article, problems))
}

/// Metadata speaks before the dateline, the dateline before the fallback.
fn published(
    metadata: &Metadata,
    from: &'static str,
    layout: &Layout,
    fallback: Option<String>,
) -> Published {
    let updated = metadata.updated.clone().or_else(|| layout.updated.clone());
    let (date, from) = match (&metadata.published, &layout.published, fallback) {
        (Some(date), ..) => (Some(date.clone()), Some(from)),
        (None, Some(date), _) => (Some(date.clone()), Some("dateline")),
        (None, None, Some(date)) => (Some(date), Some("flag")),
        (None, None, None) => (None, None),
    };
    Published { date, from, updated }
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

    /// What a reader of the records should know of how the file was read: `encoding-guessed` where its bytes
    /// were no UTF-8 and were taken for Windows-1252.
    pub fn flags(&self) -> &'static [&'static str] {
        if self.encoding == Encoding::Windows1252 { &["encoding-guessed"] } else { &[] }
    }

    /// The zone of the text at byte `at`; between two blocks that of the one before.
    pub fn zone_at(&self, at: u32) -> Zone {
        let after = self.zones.partition_point(|z| z.span.start <= at);
        after.checked_sub(1).map_or(Zone::Body, |n| self.zones[n].zone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Article {
        parse_bytes("a.txt", text.as_bytes().to_vec(), Some("2030-01-01")).expect("an article").0
    }

    #[test]
    fn metadata_speaks_before_dateline_and_dateline_before_the_flag() {
        let front =
            "---\npublished: 2021-04-22\n---\nHeadline here\n\nPublished 12 May 2021\n\nText follows.\n";
        assert_eq!(
            (read(front).published.date.as_deref(), read(front).published.from),
            (Some("2021-04-22"), Some("meta"))
        );
        let dateline = read("Headline here\n\nPublished 12 May 2021\n\nText follows.\n");
        assert_eq!(
            (dateline.published.date.as_deref(), dateline.published.from),
            (Some("2021-05-12"), Some("dateline"))
        );
        let neither = read("Headline here\n\nPublished\n\nText follows.\n");
        assert_eq!(
            (neither.published.date.as_deref(), neither.published.from),
            (Some("2030-01-01"), Some("flag"))
        );
    }

    #[test]
    fn nothing_to_read_is_a_problem() {
        for (raw, error) in [
            (&b""[..], "empty"),
            (b" \n\n", "empty"),
            (b"---\ntitle: x\n---\n", "empty"),
            (b"a\0b", "binary"),
        ] {
            assert_eq!(parse_bytes("a.txt", raw.to_vec(), None).unwrap_err().error, error, "{raw:?}");
        }
    }

    #[test]
    fn a_guessed_encoding_is_flagged() {
        let (article, _) = parse_bytes("a.txt", b"caf\xe9 rated good".to_vec(), None).unwrap();
        assert_eq!(article.flags(), ["encoding-guessed"]);
        assert!(read("café").flags().is_empty());
    }
}
