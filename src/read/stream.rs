//! Articles as JSON Lines, one object a line: the way in for programs that keep articles elsewhere.

use super::article::{Article, Known, Parsed, parse_known};
use super::metadata::Metadata;
use crate::id::article_id;
use crate::problem::Problem;
use serde::Deserialize;

#[derive(Deserialize)]
struct Line {
    id: Option<String>,
    text: Option<String>,
    html: Option<String>,
    #[serde(flatten)]
    metadata: Metadata,
}

/// Parses line `number` (from 1) of a JSON Lines stream. The article's path is its `id`, or `-:NUMBER`; its
/// raw bytes, to which byte offsets refer, are those of `text` in UTF-8. `fallback` is the publication date
/// of an article that tells none.
///
/// # Errors
/// A line that is no such object, or one without text, with line and column.
pub fn parse_line(line: &str, number: usize, fallback: Option<&str>) -> Parsed {
    let place = format!("-:{number}");
    let parsed: Line = serde_json::from_str(line).map_err(|error| {
        let message = format!("is no article ({error}): each line should be an object like {{\"id\": \"...\", \"text\": \"...\"}}");
        Problem::file(&*place, "json", message)
    })?;
    let path = parsed.id.filter(|id| !id.is_empty()).unwrap_or(place);
    let text = match (parsed.text, parsed.html) {
        (Some(text), _) => text,
        (None, Some(_)) => {
            return Err(Problem::file(path, "html", "`html` is not read yet: give the article's `text`"));
        }
        (None, None) => return Err(Problem::file(path, "json", "has no `text`: add it")),
    };
    let article =
        Article { id: article_id(text.as_bytes()), path, bytes: text.len(), text, ..Article::default() };
    let known = Known { metadata: parsed.metadata, from: "meta", fallback: fallback.map(String::from) };
    parse_known(article, known, Vec::new())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_becomes_an_article() {
        let line = r#"{"id":"x1","text":"Home rated good\n\nIt was rated good.","published":"2024-05-31T09:00:00Z","title":"T","other":1}"#;
        let (article, problems) = parse_line(line, 3, None).unwrap();
        assert_eq!((article.path.as_str(), article.title.as_deref()), ("x1", Some("T")));
        assert_eq!(
            (article.published.date.as_deref(), article.published.from),
            (Some("2024-05-31T09:00:00Z"), Some("meta"))
        );
        assert!(problems.is_empty());
        assert_eq!(parse_line(r#"{"text":"Words."}"#, 7, None).unwrap().0.path, "-:7");
    }

    #[test]
    fn other_lines_are_told_with_their_place() {
        for (line, error) in [
            ("", "json"),
            ("[1]", "json"),
            (r#"{"id":"a"}"#, "json"),
            (r#"{"text":7}"#, "json"),
            (r#"{"html":"<p>x</p>"}"#, "html"),
            (r#"{"text":"  "}"#, "empty"),
        ] {
            assert_eq!(parse_line(line, 2, None).unwrap_err().error, error, "{line}");
        }
    }
}
