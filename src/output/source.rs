//! A source opened again, to prove spans against it and to count its lines.

use crate::id::article_id;
use crate::output::Offsets;
use crate::read::{Encoding, decode};
use std::io;
use std::path::Path;

/// An article's raw bytes and its text, with a table from positions to both. The table is built character by
/// character, on purpose not by the map that wrote the records: what is proved is proved by another way.
#[derive(Debug)]
pub struct Reopened {
    /// The id its bytes give.
    pub id: String,
    raw: Vec<u8>,
    text: String,
    encoding: Encoding,
    /// For each position in the run's unit: the byte of the text and the raw byte; `None` within a pair of units.
    places: Vec<Option<(u32, u32)>>,
    /// The text bytes at which lines begin, but for the first.
    lines: Vec<u32>,
}

impl Reopened {
    /// Opens `path`, a path as records write it, below `root`.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn open(root: &Path, path: &str, unit: Offsets) -> io::Result<Self> {
        Ok(Self::new(std::fs::read(root.join(path))?, unit))
    }

    /// Decodes `raw` and builds the table.
    pub fn new(raw: Vec<u8>, unit: Offsets) -> Self {
        let id = article_id(&raw);
        let (text, encoding) = decode(raw.clone());
        let mut places = Vec::with_capacity(text.len() + 1);
        let mut lines = Vec::new();
        let mut byte = match encoding {
            Encoding::Utf8 | Encoding::Windows1252 => 0,
            Encoding::Utf16Le | Encoding::Utf16Be => 2,
            Encoding::Utf8Bom => 3,
        };
        for (at, character) in text.char_indices() {
            places.push(Some((at as u32, byte)));
            if unit == Offsets::Utf16 && character.len_utf16() == 2 {
                places.push(None);
            }
            byte += raw_len(character, encoding);
            if character == '\n' {
                lines.push(at as u32 + 1);
            }
        }
        places.push(Some((text.len() as u32, byte)));
        Self { id, raw, text, encoding, places, lines }
    }

    /// Positions in all.
    pub fn len(&self) -> u32 {
        self.places.len() as u32 - 1
    }

    /// Whether it holds no text.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Bytes of the file.
    pub fn bytes(&self) -> u64 {
        self.raw.len() as u64
    }

    /// The text from position `start` to `end`; none if they are no positions of it.
    pub fn by_position(&self, start: u32, end: u32) -> Option<&str> {
        let place = |at: u32| self.places.get(at as usize).copied().flatten().map(|(text, _)| text as usize);
        self.text.get(place(start)?..place(end)?)
    }

    /// The raw bytes from `start` to `end`, decoded by themselves; none if the file has no such bytes.
    pub fn by_bytes(&self, start: u32, end: u32) -> Option<String> {
        let raw = self.raw.get(start as usize..end as usize)?;
        let with_mark = |mark: &[u8]| decode([mark, raw].concat()).0;
        match self.encoding {
            Encoding::Utf8 | Encoding::Utf8Bom => std::str::from_utf8(raw).ok().map(String::from),
            Encoding::Utf16Le => Some(with_mark(&[0xFF, 0xFE])),
            Encoding::Utf16Be => Some(with_mark(&[0xFE, 0xFF])),
            // A byte that is no UTF-8 before the stretch keeps it from being read as anything else.
            Encoding::Windows1252 => with_mark(&[0x80]).strip_prefix('€').map(String::from),
        }
    }

    /// The raw byte at a position.
    pub fn raw_byte(&self, at: u32) -> Option<u32> {
        self.places.get(at as usize).copied().flatten().map(|(_, raw)| raw)
    }

    /// The line, from 1, on which a position stands.
    pub fn line(&self, at: u32) -> Option<u32> {
        let (byte, _) = self.places.get(at as usize).copied().flatten()?;
        Some(self.lines.partition_point(|start| *start <= byte) as u32 + 1)
    }
}

fn raw_len(character: char, encoding: Encoding) -> u32 {
    match encoding {
        Encoding::Utf8 | Encoding::Utf8Bom => character.len_utf8() as u32,
        Encoding::Utf16Le | Encoding::Utf16Be => 2 * character.len_utf16() as u32,
        Encoding::Windows1252 => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_lines_and_bytes_of_every_encoding() {
        let text = "£7m\n“good” 🎉 end";
        let mut utf16 = vec![0xFE, 0xFF];
        utf16.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
        for raw in [text.as_bytes().to_vec(), [b"\xEF\xBB\xBF", text.as_bytes()].concat(), utf16] {
            let source = Reopened::new(raw, Offsets::CodePoints);
            let (start, end) = (13, 16);
            assert_eq!(source.by_position(start, end), Some("end"), "{:?}", source.encoding);
            let (a, b) = (source.raw_byte(start).unwrap(), source.raw_byte(end).unwrap());
            assert_eq!(source.by_bytes(a, b).as_deref(), Some("end"));
            assert_eq!((source.line(3), source.line(4)), (Some(1), Some(2)));
            assert_eq!(source.by_position(5, 99), None);
        }
    }

    #[test]
    fn half_a_pair_is_no_position() {
        let source = Reopened::new("🎉x".into(), Offsets::Utf16);
        assert_eq!(source.by_position(0, 2), Some("🎉"));
        assert_eq!(source.by_position(1, 2), None);
        assert_eq!(source.len(), 3);
    }

    #[test]
    fn windows_1252_bytes_read_alone() {
        let source = Reopened::new(b"\x93good\x94 \xa37m".to_vec(), Offsets::CodePoints);
        assert_eq!(source.by_bytes(0, 6).as_deref(), Some("“good”"));
        assert_eq!(source.by_bytes(1, 5).as_deref(), Some("good"));
    }
}
