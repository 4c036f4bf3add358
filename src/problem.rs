//! What went wrong with one input: told to the user, never in the way of the rest of the run.

use std::fmt;

/// One mishap with its place and its mend. A run goes on after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file as walked or, for standard input, the line's id.
    pub path: String,
    /// Line and column, both from 1, where known (lexicons, JSON Lines).
    pub place: Option<(u32, u32)>,
    /// A short fixed word a program can test for: `unreadable`, `empty`, `binary`, `too-large` ...
    pub error: &'static str,
    /// One sentence for a person: what is wrong and what would mend it.
    pub message: String,
}

impl Problem {
    /// A problem with a whole file.
    pub fn file(path: impl Into<String>, error: &'static str, message: impl Into<String>) -> Self {
        Self { path: path.into(), place: None, error, message: message.into() }
    }

    /// A problem at a line and column of a file, both counted from 1.
    pub fn at(
        path: impl Into<String>,
        line: u32,
        column: u32,
        error: &'static str,
        message: impl Into<String>,
    ) -> Self {
        Self { path: path.into(), place: Some((line, column)), error, message: message.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Some((line, column)) => write!(f, "{}:{line}:{column}: {}", self.path, self.message),
            None => write!(f, "{}: {}", self.path, self.message),
        }
    }
}

impl std::error::Error for Problem {}
