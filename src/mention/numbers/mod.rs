//! Numbers in words and digits, read once for dates and measures alike: `1,000`, `2.5m`, `twenty-one`, `a hundred
//! and five`, `half a million`, `two and a half`, `1st`, `third`. A number here is only that; what it counts, or
//! whether it is a year or a share, is decided by who asks.

mod decimal;
mod fraction;
mod read;
mod words;

pub use decimal::Decimal;
pub(crate) use fraction::{Fraction, fraction_at};

use crate::lexicon::Lexicon;
use crate::text::{Range, Text};
use read::Reader;

/// How a number is written and what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberKind {
    /// So many.
    Cardinal,
    /// The so-manieth.
    Ordinal,
}

/// A number and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Number {
    /// Its tokens.
    pub tokens: Range,
    /// Its value.
    pub value: Decimal,
    /// Cardinal or ordinal.
    pub kind: NumberKind,
    /// Whether it is one token of digits and nothing else.
    pub digits: bool,
    /// Whether a scale or suffix stands at its end: `2 million`, `7m`.
    pub scaled: bool,
    /// That scale, else 1.
    pub scale: i128,
}

impl Number {
    /// Its value if it is a whole cardinal.
    pub fn whole(&self) -> Option<i64> {
        if self.kind == NumberKind::Cardinal { self.value.as_whole() } else { None }
    }
}

/// All numbers of an article, in order; no two overlap.
#[derive(Debug, Default)]
pub struct Numbers {
    all: Vec<Number>,
    /// For each token one past the place in `all` of the number that starts there, or 0.
    starting: Vec<u32>,
}

impl Numbers {
    /// Reads them from left to right, each as long as it can be.
    pub fn new(text: &Text<'_>, lexicon: &Lexicon) -> Self {
        let mut all: Vec<Number> = Vec::new();
        let mut starting = vec![0; text.tokens.len()];
        for sentence in &text.sentences {
            let reader = Reader::new(text, lexicon, sentence.tokens.end);
            let mut at = sentence.tokens.start;
            while at < sentence.tokens.end {
                let number = if reader.opens(at) { reader.read(at) } else { None };
                if let Some(number) = number {
                    all.push(number);
                    starting[at as usize] = all.len() as u32;
                }
                at = number.map_or(at + 1, |n| n.tokens.end);
            }
        }
        Self { all, starting }
    }

    /// The number that starts at `token`.
    pub fn at(&self, token: u32) -> Option<&Number> {
        let place = self.starting.get(token as usize)?.checked_sub(1)?;
        self.all.get(place as usize)
    }

    /// The number that ends before `token`, touching it.
    pub fn before(&self, token: u32) -> Option<&Number> {
        let next = self.all.partition_point(|n| n.tokens.start < token);
        self.all[..next].last().filter(|n| n.tokens.end == token)
    }

    /// The number a token belongs to.
    pub fn over(&self, token: u32) -> Option<&Number> {
        let next = self.all.partition_point(|n| n.tokens.start <= token);
        self.all[..next].last().filter(|n| n.tokens.has(token))
    }

    /// Those that stand from token `start` to `end`.
    pub fn within(&self, start: u32, end: u32) -> impl Iterator<Item = &Number> {
        let first = self.all.partition_point(|n| n.tokens.start < start);
        self.all[first..].iter().take_while(move |n| n.tokens.end <= end)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Number> {
        self.all.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::testing::with_text;

    fn read(source: &str) -> Vec<String> {
        with_text(source, |text, lexicon| {
            let numbers = Numbers::new(text, lexicon);
            let show = |n: &Number| {
                let mark = if n.kind == NumberKind::Ordinal { "th" } else { "" };
                format!("{}={}{mark}", text.str(text.span(n.tokens)), n.value)
            };
            numbers.iter().map(show).collect()
        })
    }

    #[test]
    fn reads_numbers_as_news_writes_them() {
        for (source, want) in [
            ("seven of 1,043 pupils", "seven=7;1,043=1043"),
            ("cut £7m or 2.5bn", "7m=7000000;2.5bn=2500000000"),
            ("4.8 million people", "4.8 million=4800000"),
            ("twenty-one and thirty five", "twenty-one=21;thirty five=35"),
            ("one hundred and six homes", "one hundred and six=106"),
            ("a hundred and five", "a hundred and five=105"),
            ("between two thousand and three thousand", "two thousand=2000;three thousand=3000"),
            ("two million three hundred thousand", "two million three hundred thousand=2300000"),
            ("4 thousand 3 hundred and 21", "4 thousand 3 hundred and 21=4321"),
            ("half a million pounds", "half a million=500000"),
            ("a quarter of a million", "a quarter of a million=250000"),
            ("two and a half years", "two and a half=2.5"),
            ("2 1/2 years and 2½ days", "2 1/2=2.5;2½=2.5"),
            ("two and a half million", "two and a half million=2500000"),
            ("a dozen, half a dozen, two dozen", "a dozen=12;half a dozen=6;two dozen=24"),
            ("nineteen ninety-six", "nineteen=19;ninety-six=96"),
            ("one point five", "one point five=1.5"),
            ("reduced from167 to one", "167=167;one=1"),
            ("ten billion", "ten billion=10000000000"),
            ("two hundred and two thousand", "two hundred and two thousand=202000"),
            ("between two hundred and two thousand", "two hundred=200;two thousand=2000"),
            (
                "seven hundred twenty-one thousand and twelve",
                "seven hundred twenty-one thousand and twelve=721012",
            ),
            ("two hundred point zero three", "two hundred point zero three=200.03"),
            ("322 hundred", "322 hundred=32200"),
            ("from $1 billion seven years ago", "1 billion=1000000000;seven=7"),
            ("on the 21st, the twenty-first, the third", "21st=21th;twenty-first=21th;third=3th"),
            ("one hundred and twenty fifth", "one hundred and twenty fifth=125th"),
            ("a visit in a home", ""),
            ("C3 and H1N1", ""),
            ("three and two", "three=3;two=2"),
        ] {
            assert_eq!(read(source).join(";"), want, "{source}");
        }
    }
}
