//! JSON Lines, and the file that appears whole or not at all.

use super::record::Record;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Appends one record as a line. U+0085, U+2028 and U+2029 are escaped, since some readers split lines there.
pub fn line(record: &Record<'_>, out: &mut Vec<u8>) {
    let from = out.len();
    if serde_json::to_writer(&mut *out, record).is_err() {
        out.truncate(from);
        return;
    }
    escape_separators(out, from);
    out.push(b'\n');
}

fn escape_separators(out: &mut Vec<u8>, from: usize) {
    let separator = |at: usize| matches!(out[at..], [0xC2, 0x85, ..] | [0xE2, 0x80, 0xA8 | 0xA9, ..]);
    if !memchr::memchr2_iter(0xC2, 0xE2, &out[from..]).any(|at| separator(from + at)) {
        return;
    }
    let Ok(text) = std::str::from_utf8(&out[from..]) else { return };
    let safe =
        text.replace('\u{85}', "\\u0085").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    out.truncate(from);
    out.extend_from_slice(safe.as_bytes());
}

/// Standard output, a device or pipe, or a file written beside its place and renamed when finished.
#[derive(Debug)]
pub enum Writer {
    /// Standard output.
    Standard(io::Stdout),
    /// What is no file and so cannot be replaced by one: `/dev/null`, a named pipe.
    Stream(File),
    /// A file in the making: the stream, where it is now, where it will be.
    File(BufWriter<File>, PathBuf, PathBuf),
}

impl Writer {
    /// Opens `path`, or standard output for `None` and `-`.
    ///
    /// # Errors
    /// A folder that is not there or may not be written.
    pub fn open(path: Option<&Path>) -> io::Result<Self> {
        let Some(path) = path.filter(|p| *p != Path::new("-")) else {
            return Ok(Self::Standard(io::stdout()));
        };
        // A link is written through, not replaced.
        let path = &std::fs::canonicalize(path).unwrap_or_else(|_| path.into());
        let name =
            path.file_name().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "is no file name"))?;
        if path.is_dir() {
            return Err(io::Error::new(io::ErrorKind::IsADirectory, "is a folder"));
        }
        if path.metadata().is_ok_and(|m| !m.is_file()) {
            return Ok(Self::Stream(File::options().write(true).open(path)?));
        }
        let part = path.with_file_name(format!(".{}.{}.part", name.to_string_lossy(), std::process::id()));
        Ok(Self::File(BufWriter::with_capacity(1 << 13, File::create(&part)?), part, path.into()))
    }

    /// Makes what was written stand at its place.
    ///
    /// # Errors
    /// A full disk, a closed pipe, a place that cannot be renamed to.
    pub fn finish(mut self) -> io::Result<()> {
        match &mut self {
            Self::Standard(out) => out.flush(),
            Self::Stream(out) => out.flush(),
            Self::File(out, part, path) => {
                out.flush()?;
                std::fs::rename(part, path)
            }
        }
    }
}

impl Write for Writer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Standard(out) => out.write(bytes),
            Self::Stream(out) => out.write(bytes),
            Self::File(out, _, _) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Standard(out) => out.flush(),
            Self::Stream(out) => out.flush(),
            Self::File(out, _, _) => out.flush(),
        }
    }
}

impl Drop for Writer {
    /// A file that was not finished is not left behind.
    fn drop(&mut self) {
        if let Self::File(_, part, _) = self {
            let _ = std::fs::remove_file(part);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::record::Problem;

    #[test]
    fn odd_separators_are_escaped() {
        let record = Record::Problem(Problem {
            path: "a\u{2028}b\u{85}".into(),
            error: "x".into(),
            message: "“y”".into(),
            line: None,
            column: None,
        });
        let mut out = Vec::new();
        line(&record, &mut out);
        let text = String::from_utf8(out).unwrap();
        assert_eq!(
            text,
            "{\"kind\":\"problem\",\"path\":\"a\\u2028b\\u0085\",\"error\":\"x\",\"message\":\"“y”\"}\n"
        );
    }
}
