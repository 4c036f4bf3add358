//! Which files are articles: `.txt` and `.md` under the given paths, sorted, hidden ones skipped.

use super::article::{Article, parse_bytes};
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

/// Reads one file.
///
/// # Errors
/// A file that cannot be read, is too large, empty or no text.
pub fn read_file(source: &Source) -> Result<Article, Problem> {
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
    parse_bytes(&source.name, raw)
}
