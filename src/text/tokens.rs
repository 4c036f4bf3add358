//! Tokens and their shapes.

use crate::fold::fold_into;
use crate::lexicon::{Lexicon, WordId, hash, lists};
use crate::read::ZoneSpan;
use crate::span::Span;
use crate::words::split;

/// A half-open range of token numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Range {
    /// First token.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

impl Range {
    /// From `start` to `end`.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// Number of tokens.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether there are none.
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether the token belongs to it.
    pub const fn has(self, token: u32) -> bool {
        self.start <= token && token < self.end
    }

    /// Whether the two share a token.
    pub const fn overlaps(self, other: Range) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether all of `other` lies inside.
    pub const fn contains(self, other: Range) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The token numbers.
    pub fn iter(self) -> std::ops::Range<u32> {
        self.start..self.end
    }
}

/// What white space stands before a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// None: the token touches the one before.
    #[default]
    None,
    /// Spaces.
    Space,
    /// One line break.
    Line,
    /// A blank line or more.
    Paragraph,
}

/// What a token looks like, as a set of traits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape(u16);

impl Shape {
    /// Has a letter.
    pub const LETTER: u16 = 1;
    /// Has a digit.
    pub const DIGIT: u16 = 1 << 1;
    /// Starts with a capital letter.
    pub const CAPITAL: u16 = 1 << 2;
    /// Has a small letter.
    pub const SMALL: u16 = 1 << 3;
    /// Has a capital after the first letter.
    pub const INNER: u16 = 1 << 4;
    /// A mark: neither letter nor digit.
    pub const MARK: u16 = 1 << 5;
    /// One character.
    pub const SINGLE: u16 = 1 << 6;
    /// A double quotation mark of any form.
    pub const DOUBLE: u16 = 1 << 7;
    /// A single quotation mark or apostrophe of any form.
    pub const APOSTROPHE: u16 = 1 << 8;
    /// Ends a sentence: `.`, `!`, `?`, `…`.
    pub const STOP: u16 = 1 << 9;
    /// A dash or hyphen of any form.
    pub const DASH: u16 = 1 << 10;
    /// A bullet.
    pub const BULLET: u16 = 1 << 11;
    /// The possessive `'s`.
    pub const POSSESSIVE: u16 = 1 << 12;

    /// Whether all of `traits` hold.
    pub const fn is(self, traits: u16) -> bool {
        self.0 & traits == traits
    }

    /// Whether any of `traits` holds.
    pub const fn any(self, traits: u16) -> bool {
        self.0 & traits != 0
    }

    /// A word all in capitals with at least two letters: `BBC`.
    pub const fn all_capitals(self) -> bool {
        self.is(Self::CAPITAL | Self::LETTER) && !self.any(Self::SMALL | Self::SINGLE)
    }

    /// A word that starts with a capital letter: `Ofsted`, `BBC`, `A`.
    pub const fn capitalised(self) -> bool {
        self.is(Self::CAPITAL)
    }

    /// The shape of one token.
    pub fn of(word: &str) -> Self {
        if matches!(word, "''" | "``") {
            return Self::TWO_SINGLE;
        }
        if word.len() > 1 && word.bytes().all(|b| b.is_ascii_lowercase()) {
            return Self(Self::LETTER | Self::SMALL);
        }
        let mut traits = 0;
        let mut chars = 0;
        for c in word.chars() {
            traits |= trait_of(c, chars == 0);
            chars += 1;
        }
        if traits & (Self::LETTER | Self::DIGIT) == 0 {
            traits |= Self::MARK;
        }
        if chars == 1 {
            traits |= Self::SINGLE;
        } else if traits & (Self::APOSTROPHE | Self::LETTER) == (Self::APOSTROPHE | Self::LETTER) {
            traits = Self::clitic(word, traits);
        }
        Self(traits)
    }

    /// The shape of a quotation mark typed as two single ones.
    const TWO_SINGLE: Self = Self(Self::DOUBLE | Self::MARK);

    fn clitic(word: &str, traits: u16) -> u16 {
        let traits = traits & !Self::APOSTROPHE;
        let possessive = matches!(word, "'s" | "’s" | "'S" | "’S");
        if possessive { traits | Self::POSSESSIVE } else { traits }
    }
}

fn trait_of(c: char, first: bool) -> u16 {
    match c {
        'a'..='z' => Shape::LETTER | Shape::SMALL,
        'A'..='Z' => Shape::LETTER | if first { Shape::CAPITAL } else { Shape::INNER },
        '0'..='9' => Shape::DIGIT,
        '.' | '!' | '?' | '…' | '。' | '．' | '！' | '？' => Shape::STOP,
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' => Shape::DOUBLE,
        '\'' | '‘' | '’' | '‛' => Shape::APOSTROPHE,
        '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => Shape::DASH,
        '•' | '●' | '▪' | '◦' | '‣' | '⁃' | '·' | '■' | '*' => Shape::BULLET,
        _ if c.is_ascii() => 0,
        _ if c.is_uppercase() => Shape::LETTER | if first { Shape::CAPITAL } else { Shape::INNER },
        _ if c.is_alphabetic() => Shape::LETTER | Shape::SMALL,
        _ => 0,
    }
}

/// A word or a mark.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Its folded form.
    pub word: WordId,
    /// Its looks.
    pub shape: Shape,
    /// The white space before it.
    pub gap: Gap,
}

/// Splits `source` into tokens. None crosses the edge of a zone, and words run together where the space
/// between two sentences was lost (`occurThe report`) are two.
pub(crate) fn tokenise(source: &str, zones: &[ZoneSpan], lexicon: &Lexicon) -> Vec<Token> {
    let edges: Vec<u32> = zones.iter().flat_map(|z| [z.span.start, z.span.end]).collect();
    let mut maker = Maker {
        source,
        lexicon,
        tokens: Vec::with_capacity(source.len() / 5 + 8),
        hashes: Vec::with_capacity(source.len() / 5 + 8),
        last: 0,
        folded: String::with_capacity(32),
    };
    let mut edge = 0;
    split(source, |mut start, end| {
        while edge < edges.len() && (edges[edge] as usize) < end {
            if edges[edge] as usize > start {
                maker.word(start, edges[edge] as usize);
                start = edges[edge] as usize;
            }
            edge += 1;
        }
        maker.word(start, end);
    });
    // Words are numbered in a pass of their own, so that the processor waits for many places of the large
    // vocabulary at once.
    let numbers = maker.hashes.iter().map(|hash| lexicon.vocabulary.of_hash(*hash));
    maker.tokens.iter_mut().zip(numbers).for_each(|(token, word)| token.word = word);
    maker.tokens
}

struct Maker<'a> {
    source: &'a str,
    lexicon: &'a Lexicon,
    /// Tokens, not yet numbered.
    tokens: Vec<Token>,
    /// The hashes of their folded forms.
    hashes: Vec<u64>,
    /// End of the last token.
    last: usize,
    folded: String,
}

impl Maker<'_> {
    fn word(&mut self, start: usize, end: usize) {
        let shape = Shape::of(&self.source[start..end]);
        if shape.is(Shape::INNER | Shape::SMALL)
            && let Some(at) = self.glued(start, end)
        {
            self.push(start, at, Shape::of(&self.source[start..at]));
            self.push(at, end, Shape::of(&self.source[at..end]));
            return;
        }
        self.push(start, end, shape);
    }

    fn push(&mut self, start: usize, end: usize, shape: Shape) {
        let gap = gap(&self.source[self.last..start]);
        let (span, word) = (Span::new(start as u32, end as u32), WordId::default());
        let hash = self.hash(start, end);
        self.hashes.push(hash);
        self.tokens.push(Token { span, word, shape, gap });
        self.last = end;
    }

    fn hash(&mut self, start: usize, end: usize) -> u64 {
        let word = &self.source[start..end];
        if word.bytes().all(|b| b.is_ascii_lowercase()) {
            return hash(word.as_bytes());
        }
        self.folded.clear();
        fold_into(word, &mut self.folded);
        hash(self.folded.as_bytes())
    }

    fn id(&mut self, start: usize, end: usize) -> WordId {
        let hash = self.hash(start, end);
        self.lexicon.vocabulary.of_hash(hash)
    }

    /// Where a word that starts sentences is glued to the one before: `occur|The`, `England|The report`. Names
    /// such as easyJet and LinkedIn stay whole: what follows the small letters must be such a word, and after a
    /// capitalised one also be followed by a small letter.
    fn glued(&mut self, start: usize, end: usize) -> Option<usize> {
        let bytes = &self.source.as_bytes()[start..end];
        let cut = bytes.windows(2).position(|w| w[0].is_ascii_lowercase() && w[1].is_ascii_uppercase())? + 1;
        let (left, right) = bytes.split_at(cut);
        let small = left.len() >= 3 && left.iter().all(u8::is_ascii_lowercase);
        let after = self.source.as_bytes().get(end..end + 2);
        let goes_on = after.is_some_and(|a| a[0] == b' ' && a[1].is_ascii_lowercase());
        let name =
            left.len() >= 4 && left[1..].iter().all(u8::is_ascii_lowercase) && right.len() >= 3 && goes_on;
        if !(small || name)
            || !right[1..].iter().all(u8::is_ascii_lowercase)
            || self.id(start, end).is_known()
        {
            return None;
        }
        let word = self.id(start + cut, end);
        let mut starter = false;
        self.lexicon.phrases_at(std::iter::once(word), |p| starter |= p.list == lists::SENTENCE_STARTERS);
        starter.then_some(start + cut)
    }
}

fn gap(space: &str) -> Gap {
    match space {
        "" => return Gap::None,
        " " => return Gap::Space,
        _ => {}
    }
    match space.bytes().filter(|b| *b == b'\n').count() {
        0 if space.contains('\r') => Gap::Line,
        0 => Gap::Space,
        1 => Gap::Line,
        _ => Gap::Paragraph,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_tell_capitals_digits_and_marks() {
        assert!(Shape::of("BBC").all_capitals() && !Shape::of("Ofsted").all_capitals());
        assert!(Shape::of("Ofsted").capitalised() && !Shape::of("care").capitalised());
        assert!(Shape::of("’s").is(Shape::POSSESSIVE) && !Shape::of("’s").any(Shape::APOSTROPHE));
        assert!(Shape::of("“").is(Shape::DOUBLE | Shape::MARK | Shape::SINGLE));
        assert!(Shape::of("2.5").is(Shape::DIGIT) && !Shape::of("2.5").any(Shape::MARK));
    }

    #[test]
    fn gaps_tell_lines_from_paragraphs() {
        assert_eq!(
            [gap(""), gap(" "), gap("\r\n"), gap("\n \n")],
            [Gap::None, Gap::Space, Gap::Line, Gap::Paragraph]
        );
    }
}
