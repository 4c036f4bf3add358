//! Half-open spans over an article's text, and the map from its bytes to other units of counting.

use std::ops::Range;

/// A half-open range of bytes in an article's decoded text; always on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`, both in bytes of the text.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The span of a `usize` range; texts are capped far below 4 GiB by the reader.
    pub fn from_range(range: Range<usize>) -> Self {
        Self { start: range.start as u32, end: range.end as u32 }
    }

    /// The same span as an index range.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The text it covers.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// Length in bytes.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether it covers nothing.
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether the two share at least one byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both.
    pub fn join(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }
}

/// Bytes between two remembered positions of an [`OffsetMap`].
const STRIDE: usize = 64;

/// Turns byte offsets of a text into code points and UTF-16 units, in constant time.
#[derive(Clone, Debug, Default)]
pub struct OffsetMap {
    /// For every `STRIDE` bytes: code points and UTF-16 units before that byte. Empty for pure ASCII.
    marks: Vec<(u32, u32)>,
    len: u32,
}

impl OffsetMap {
    /// Reads `text` once.
    pub fn new(text: &str) -> Self {
        let len = text.len() as u32;
        if text.is_ascii() {
            return Self { marks: Vec::new(), len };
        }
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let (mut points, mut units) = (0, 0);
        for chunk in text.as_bytes().chunks(STRIDE) {
            marks.push((points, units));
            let (p, u) = count(chunk);
            points += p;
            units += u;
        }
        Self { marks, len }
    }

    /// Code points before byte `at` of `text`, the text this map was made of.
    pub fn code_points(&self, text: &str, at: u32) -> u32 {
        self.both(text, at).0
    }

    /// UTF-16 code units before byte `at` of `text`.
    pub fn utf16(&self, text: &str, at: u32) -> u32 {
        self.both(text, at).1
    }

    fn both(&self, text: &str, at: u32) -> (u32, u32) {
        let at = at.min(self.len);
        if self.marks.is_empty() {
            return (at, at);
        }
        let mark = (at as usize / STRIDE).min(self.marks.len() - 1);
        let (points, units) = self.marks[mark];
        let (p, u) = count(&text.as_bytes()[mark * STRIDE..at as usize]);
        (points + p, units + u)
    }
}

/// Code points and UTF-16 units that begin in `bytes`, a stretch of UTF-8.
fn count(bytes: &[u8]) -> (u32, u32) {
    let starts = bytes.iter().filter(|b| (**b & 0xC0) != 0x80).count() as u32;
    let astral = bytes.iter().filter(|b| **b >= 0xF0).count() as u32;
    (starts, starts + astral)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_as_the_standard_library_does() {
        let text = "£7m — “naïve” 🎉 ".repeat(60);
        let map = OffsetMap::new(&text);
        for (at, _) in text.char_indices() {
            assert_eq!(map.code_points(&text, at as u32) as usize, text[..at].chars().count());
            assert_eq!(map.utf16(&text, at as u32) as usize, text[..at].encode_utf16().count());
        }
    }

    #[test]
    fn spans_relate() {
        let a = Span::new(2, 6);
        assert!(a.overlaps(Span::new(5, 9)) && !a.overlaps(Span::new(6, 9)));
        assert!(a.contains(Span::new(3, 6)) && !a.contains(Span::new(3, 7)));
        assert_eq!(a.join(Span::new(8, 9)), Span::new(2, 9));
    }
}
