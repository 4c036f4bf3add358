//! Stanzas: the form of inspectorate and rule files. A stanza is a run of `key   value` lines; a blank line
//! ends it, `#` starts a comment line. Keys may repeat. Indentation means nothing.

use crate::problem::Problem;

/// One `key value` line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The first word.
    pub key: String,
    /// The rest, trimmed; empty for a bare key.
    pub value: String,
    /// Line of the file, from 1.
    pub line: u32,
    /// Column where the value starts, from 1.
    pub column: u32,
}

/// A run of lines that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stanza {
    /// The file, relative to the lexicon folder.
    pub file: String,
    /// Its lines; the first one names type and id.
    pub lines: Vec<Line>,
}

impl Stanza {
    /// The key of the first line: `rule`, `inspectorate`, `scale`.
    pub fn kind(&self) -> &str {
        self.lines.first().map_or("", |l| &l.key)
    }

    /// The value of the first line.
    pub fn head(&self) -> &str {
        self.lines.first().map_or("", |l| &l.value)
    }

    /// The first line number.
    pub fn line(&self) -> u32 {
        self.lines.first().map_or(0, |l| l.line)
    }

    /// All lines with `key`, in order.
    pub fn all<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a Line> {
        self.lines.iter().filter(move |l| l.key == key)
    }

    /// The values of all lines with `key`.
    pub fn values<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> {
        self.all(key).map(|l| l.value.as_str())
    }

    /// The first value of `key`.
    pub fn value<'a>(&'a self, key: &'a str) -> Option<&'a str> {
        self.values(key).next()
    }

    /// A problem for every line whose key is not among `keys`.
    pub fn unknown_keys(&self, keys: &[&str], problems: &mut Vec<Problem>) {
        for line in self.lines.iter().filter(|l| !keys.contains(&l.key.as_str())) {
            let message =
                format!("unknown key `{}`: a `{}` stanza has {}", line.key, self.kind(), keys.join(", "));
            problems.push(Problem::at(&self.file, line.line, 1, "stanza-key", message));
        }
    }
}

/// Splits a file into stanzas.
pub(crate) fn parse(file: &str, text: &str) -> Vec<Stanza> {
    let mut stanzas = Vec::new();
    let mut lines: Vec<Line> = Vec::new();
    for (n, raw) in text.lines().enumerate() {
        let body = raw.trim();
        if body.is_empty() {
            close(file, &mut lines, &mut stanzas);
        } else if !body.starts_with('#') {
            let (key, value) = body.split_once(char::is_whitespace).unwrap_or((body, ""));
            let value = value.trim();
            let column = raw.rfind(value).unwrap_or(0) as u32 + 1;
            lines.push(Line { key: key.into(), value: value.into(), line: n as u32 + 1, column });
        }
    }
    close(file, &mut lines, &mut stanzas);
    stanzas
}

fn close(file: &str, lines: &mut Vec<Line>, stanzas: &mut Vec<Stanza>) {
    if !lines.is_empty() {
        stanzas.push(Stanza { file: file.into(), lines: std::mem::take(lines) });
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn blank_lines_part_stanzas_and_keys_repeat() {
        let stanzas = parse("rules/x.txt", "# note\nrule  a-b\nyes  One.\nyes  Two.\n\n\nrule c\n");
        assert_eq!(stanzas.len(), 2);
        assert_eq!(stanzas[0].head(), "a-b");
        assert_eq!(stanzas[0].values("yes").collect::<Vec<_>>(), ["One.", "Two."]);
        assert_eq!((stanzas[1].line(), stanzas[1].head()), (7, "c"));
    }
}
