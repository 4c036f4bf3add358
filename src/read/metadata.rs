//! What is known of an article beside its text: front matter at its head, a sidecar file beside it, the keys
//! of a JSON Lines object. All three share one set of keys.

use super::dateline::iso_date;
use crate::problem::Problem;
use serde::Deserialize;
use std::path::Path;

/// The keys, as given; an empty value counts as none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Metadata {
    /// Title.
    pub title: Option<String>,
    /// Publication date: ISO date or date-time, or a date in words with its year.
    pub published: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// When it was last changed.
    pub updated: Option<String>,
}

impl Metadata {
    /// Each key of `self`, or where it is missing that of `other`.
    #[must_use]
    pub(crate) fn or(self, other: Self) -> Self {
        Self {
            title: self.title.or(other.title),
            published: self.published.or(other.published),
            publisher: self.publisher.or(other.publisher),
            byline: self.byline.or(other.byline),
            url: self.url.or(other.url),
            updated: self.updated.or(other.updated),
        }
    }

    /// Trims every value, drops empty ones, and brings both dates to ISO form; a date that is none is dropped
    /// and told.
    pub(crate) fn check(mut self, path: &str, problems: &mut Vec<Problem>) -> Self {
        for value in [&mut self.title, &mut self.publisher, &mut self.byline, &mut self.url] {
            *value = value.take().map(|v| v.trim().to_string()).filter(|v| !v.is_empty());
        }
        for (key, value) in [("published", &mut self.published), ("updated", &mut self.updated)] {
            let Some(given) = value.take().filter(|v| !v.trim().is_empty()) else { continue };
            *value = iso_date(given.trim());
            if value.is_none() {
                let message = format!("`{key}` is no date ({given:?}): write it as 2024-05-31");
                problems.push(Problem::file(path, "bad-date", message));
            }
        }
        self
    }

    fn set(&mut self, key: &str, value: &str) {
        let place = match key {
            "title" => &mut self.title,
            "published" | "date" => &mut self.published,
            "publisher" => &mut self.publisher,
            "byline" | "author" => &mut self.byline,
            "url" => &mut self.url,
            "updated" => &mut self.updated,
            _ => return,
        };
        *place = Some(value.to_string());
    }
}

/// The front matter at the head of `text` and the byte where the article proper begins: lines `key: value`
/// between two lines `---`. Without it, no keys and 0.
pub(crate) fn front_matter(text: &str) -> (Metadata, usize) {
    let mut metadata = Metadata::default();
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next().filter(|l| l.trim_end() == "---") else { return (metadata, 0) };
    let mut at = first.len();
    for line in lines {
        at += line.len();
        let body = line.trim_end();
        if matches!(body, "---" | "...") {
            return (metadata, at);
        }
        match body.split_once(':') {
            Some((key, value)) => {
                metadata.set(key.trim().to_ascii_lowercase().as_str(), unquote(value.trim()))
            }
            None if body.is_empty() || body.starts_with(['#', ' ', '-']) => {}
            // A rule of three dashes above running text, not front matter.
            None => return (Metadata::default(), 0),
        }
    }
    (Metadata::default(), 0)
}

fn unquote(value: &str) -> &str {
    let inside = |mark| value.strip_prefix(mark).and_then(|v: &str| v.strip_suffix(mark));
    inside('"').or_else(|| inside('\'')).unwrap_or(value)
}

/// The keys of `NAME.json` beside the article `NAME.txt`. No such file is no problem; a broken one is told
/// and counts as empty.
pub(crate) fn sidecar(article: &Path, name: &str, problems: &mut Vec<Problem>) -> Metadata {
    let path = article.with_extension("json");
    let raw = match std::fs::read(&path) {
        Ok(raw) => raw,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Metadata::default(),
        Err(error) => {
            problems.push(Problem::file(
                beside(name),
                "sidecar",
                format!("cannot be read ({error}): check its permissions"),
            ));
            return Metadata::default();
        }
    };
    serde_json::from_slice(raw.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&raw)).unwrap_or_else(|error| {
        let message = format!("is no sidecar ({error}): it should be an object like {{\"title\": \"...\", \"published\": \"2024-05-31\"}}");
        problems.push(Problem::at(beside(name), error.line() as u32, error.column() as u32, "sidecar", message));
        Metadata::default()
    })
}

fn beside(name: &str) -> String {
    Path::new(name).with_extension("json").to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_read_and_measured() {
        let text =
            "---\ntitle: \"A: b\"\npublished: 2021-04-22\nbyline: Ged Pollitt\ntags:\n - x\n---\n\n# A\n";
        let (metadata, at) = front_matter(text);
        assert_eq!(metadata.title.as_deref(), Some("A: b"));
        assert_eq!(metadata.published.as_deref(), Some("2021-04-22"));
        assert_eq!(metadata.byline.as_deref(), Some("Ged Pollitt"));
        assert_eq!(&text[at..], "\n# A\n");
    }

    #[test]
    fn what_only_looks_like_front_matter_is_text() {
        for text in
            ["", "---", "Headline\n---\na: b\n---\n", "---\nA line of prose\n---\n", "---\ntitle: x\n"]
        {
            assert_eq!(front_matter(text), (Metadata::default(), 0), "{text:?}");
        }
    }

    #[test]
    fn dates_are_made_iso_or_told() {
        let mut problems = Vec::new();
        let given = Metadata {
            published: Some("3 March 2020".into()),
            updated: Some("soon".into()),
            ..Metadata::default()
        };
        let checked = given.check("a.txt", &mut problems);
        assert_eq!((checked.published.as_deref(), checked.updated), (Some("2020-03-03"), None));
        assert_eq!(problems.len(), 1);
        assert!(problems[0].message.contains("`updated`"), "{}", problems[0]);
    }
}
