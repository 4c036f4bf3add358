//! Records read back, for the commands that work on what `extract` wrote.

use super::record::Record;
use crate::problem::Problem;
use serde::Deserialize;
use std::io::BufRead;

/// The kinds this version knows; others are skipped, as the contract asks of every consumer.
const KINDS: &[&str] = &["run", "article", "mention", "claim", "entity", "sentence", "link", "problem"];

/// Reads records line by line from a file called `name`.
#[derive(Debug)]
pub struct Reader<R> {
    name: String,
    lines: R,
    buffer: Vec<u8>,
    /// Number of the line read last, from 1.
    pub line: u32,
}

#[derive(Deserialize)]
struct Kind<'a> {
    #[serde(borrow)]
    kind: std::borrow::Cow<'a, str>,
}

impl<R: BufRead> Reader<R> {
    /// Reads from `lines`; `name` stands in problems.
    pub fn new(name: impl Into<String>, lines: R) -> Self {
        Self { name: name.into(), lines, buffer: Vec::new(), line: 0 }
    }

    /// The next record of a known kind, `None` at the end.
    ///
    /// # Errors
    /// A line that is no record, with its number; reading can go on after it. A file that cannot be read on ends
    /// the reading.
    pub fn next_record(&mut self) -> Option<Result<Record<'static>, Problem>> {
        loop {
            self.buffer.clear();
            self.line += 1;
            match self.lines.read_until(b'\n', &mut self.buffer) {
                Ok(0) => return None,
                Ok(_) if self.buffer.trim_ascii().is_empty() => {}
                Ok(_) => {
                    if let Some(record) = self.parse() {
                        return Some(record);
                    }
                }
                Err(error) => {
                    self.buffer.clear();
                    return Some(Err(self.fault("unreadable", format!("cannot be read on ({error})"))));
                }
            }
        }
    }

    fn parse(&self) -> Option<Result<Record<'static>, Problem>> {
        let error = match serde_json::from_slice(&self.buffer) {
            Ok(record) => return Some(Ok(record)),
            Err(error) => error,
        };
        let message = match serde_json::from_slice::<Kind<'_>>(&self.buffer) {
            Ok(kind) if !KINDS.contains(&&*kind.kind) => return None,
            Ok(kind) => format!("is no `{}` record ({error})", kind.kind),
            Err(_) => format!("is no record ({error}): give the JSON Lines that `spotcheck extract` wrote"),
        };
        Some(Err(self.fault("record", message)))
    }

    fn fault(&self, error: &'static str, message: String) -> Problem {
        Problem::at(&*self.name, self.line, 1, error, message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_kinds_are_skipped_and_broken_lines_told() {
        let text = "{\"kind\":\"later\",\"x\":1}\n\n{\"kind\":\"problem\",\"path\":\"a\",\"error\":\"e\",\"message\":\"m\"}\n{\"kind\":\"link\"}\nnonsense\n";
        let mut reader = Reader::new("r.jsonl", text.as_bytes());
        assert!(matches!(reader.next_record(), Some(Ok(Record::Problem(p))) if p.path == "a"));
        let half = reader.next_record().unwrap().unwrap_err();
        assert_eq!((half.place, half.message.contains("`link`")), (Some((4, 1)), true));
        assert_eq!(reader.next_record().unwrap().unwrap_err().place, Some((5, 1)));
        assert!(reader.next_record().is_none());
    }
}
