//! Which files are articles: `.txt` and `.md` under the given paths, sorted, hidden ones skipped.

use super::article::{Known, Parsed, parse_raw};
use super::metadata::sidecar;
use crate::problem::Problem;
use std::path::{Path, PathBuf};

/// Files larger than this are refused: no article is 64 MB long.
const MOST_BYTES: u64 = 64 << 20;

/// A file to read and how records name it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// As records name it, `/`-separated.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
}

/// All article files under `paths`, in order of the paths given and sorted by name below each. Links are
/// followed; a loop of links is a problem, not an endless walk.
pub fn walk(paths: &[PathBuf]) -> (Vec<Source>, Vec<Problem>) {
    let (mut sources, mut problems) = (Vec::new(), Vec::new());
    for root in paths {
        let entries = walkdir::WalkDir::new(root).follow_links(true).sort_by_file_name().into_iter();
        for entry in entries.filter_entry(|e| e.depth() == 0 || !hidden(e.path())) {
            match entry {
                Ok(entry)
                    if entry.file_type().is_file() && (entry.depth() == 0 || is_article(entry.path())) =>
                {
                    sources.push(Source { name: name(entry.path()), path: entry.into_path() });
                }
                Ok(_) => {}
                Err(error) => problems.push(unreadable(&error, root)),
            }
        }
    }
    (sources, problems)
}

fn hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'))
}

fn is_article(path: &Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("txt") || e.eq_ignore_ascii_case("md"))
}

fn name(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn unreadable(error: &walkdir::Error, root: &Path) -> Problem {
    let path = name(error.path().unwrap_or(root));
    if error.loop_ancestor().is_some() {
        return Problem::file(path, "loop", "a link leads back to a folder above it: remove the link");
    }
    Problem::file(
        path,
        "unreadable",
        format!("cannot be walked ({error}): check that it exists and may be read"),
    )
}

/// Reads one file and the sidecar `NAME.json` beside it. `fallback` is the publication date of an article that
/// tells none.
///
/// # Errors
/// A file that cannot be read, is too large, empty or no text. A broken sidecar costs only itself.
pub fn read_file(source: &Source, fallback: Option<&str>) -> Parsed {
    let fail = |e: std::io::Error| {
        Problem::file(&*source.name, "unreadable", format!("cannot be read ({e}): check its permissions"))
    };
    let size = std::fs::metadata(&source.path).map_err(fail)?.len();
    if size > MOST_BYTES {
        let message =
            format!("is {} MB, more than an article can be ({} MB): split it", size >> 20, MOST_BYTES >> 20);
        return Err(Problem::file(&*source.name, "too-large", message));
    }
    let raw = std::fs::read(&source.path).map_err(fail)?;
    let mut problems = Vec::new();
    let metadata = sidecar(&source.path, &source.name, &mut problems);
    let known = Known { metadata, from: "sidecar", fallback: fallback.map(String::from) };
    parse_raw(&source.name, raw, known, problems)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn names(root: &Path) -> (Vec<String>, Vec<Problem>) {
        let (sources, problems) = walk(&[root.to_path_buf()]);
        let names = sources
            .iter()
            .map(|s| s.path.strip_prefix(root).unwrap_or(&s.path).display().to_string())
            .collect();
        (names, problems)
    }

    #[test]
    fn articles_are_found_in_order_and_the_rest_is_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.txt", "a.MD", "a.json", ".hidden.txt", "c.html", "sub/d.txt", ".git/e.txt"] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "Words.").unwrap();
        }
        assert_eq!(names(folder.path()).0, ["a.MD", "b.txt", "sub/d.txt"]);
        for named in [".hidden.txt", "c.html"] {
            let (sources, problems) = walk(&[folder.path().join(named)]);
            assert_eq!((sources.len(), problems.len()), (1, 0), "a file given by name is read: {named}");
        }
    }

    #[test]
    fn a_missing_path_is_a_problem() {
        let (sources, problems) = walk(&[PathBuf::from("no/such/folder")]);
        assert!(sources.is_empty());
        assert_eq!(problems[0].error, "unreadable");
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_and_a_loop_is_told_once() {
        let folder = tempfile::tempdir().unwrap();
        let sub = folder.path().join("sub");
        fs::create_dir(&sub).unwrap();
        fs::write(sub.join("a.txt"), "Words.").unwrap();
        std::os::unix::fs::symlink(folder.path(), sub.join("up")).unwrap();
        std::os::unix::fs::symlink(sub.join("a.txt"), folder.path().join("link.txt")).unwrap();
        std::os::unix::fs::symlink(folder.path().join("gone"), folder.path().join("broken.txt")).unwrap();
        let (found, problems) = names(folder.path());
        assert_eq!(found, ["link.txt", "sub/a.txt"]);
        let mut errors: Vec<_> = problems.iter().map(|p| p.error).collect();
        errors.sort_unstable();
        assert_eq!(errors, ["loop", "unreadable"]);
    }

    #[test]
    fn a_sidecar_adds_its_keys_and_a_broken_one_costs_only_itself() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, "Words here.").unwrap();
        let source = Source { name: "x/a.txt".into(), path };
        fs::write(folder.path().join("a.json"), r#"{"title":"T","published":"2024-05-31"}"#).unwrap();
        let (article, problems) = read_file(&source, Some("2000-01-01")).unwrap();
        assert_eq!((article.title.as_deref(), article.published.from), (Some("T"), Some("sidecar")));
        assert!(problems.is_empty());
        fs::write(folder.path().join("a.json"), "{\n\"title\": }").unwrap();
        let (article, problems) = read_file(&source, Some("2000-01-01")).unwrap();
        assert_eq!(
            (article.published.date.as_deref(), article.published.from),
            (Some("2000-01-01"), Some("flag"))
        );
        assert_eq!((problems[0].path.as_str(), problems[0].place), ("x/a.json", Some((2, 10))));
    }
}
