//! Numbers and letters of list items: `1.`, `2)`, `(c)`, `iv)`. Items that run on in one line are told apart
//! by counting: after an item 1 only a 2 of the same form starts the next.

use super::tokens::{Gap, Shape, Token};

/// The mark of a list item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Marker {
    form: Form,
    series: Series,
    value: u32,
}

/// How the number is set off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Dot,
    Bracket,
    DotBracket,
    Brackets,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Series {
    Digits,
    Letters,
    Romans,
}

const ROMANS: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

impl Marker {
    /// The marker at token `at`, if one stands there with something after it before token `end`.
    pub(crate) fn at(source: &str, tokens: &[Token], at: u32, end: u32) -> Option<Self> {
        let (form, word) = form(source, tokens, at, end)?;
        let (series, value) = first_series(word)?;
        Some(Self { form, series, value })
    }

    /// The marker of the item after this one.
    pub(crate) fn next(self) -> Self {
        Self { value: self.value + 1, ..self }
    }

    /// Whether it starts an item even where no list is known: a bracket says so, a dot only after a 1 or an a.
    pub(crate) fn starts_item(self) -> bool {
        self.value == 1 || self.form != Form::Dot
    }

    /// Whether just this marker stands at token `at`.
    pub(crate) fn stands_at(self, source: &str, tokens: &[Token], at: u32, end: u32) -> bool {
        form(source, tokens, at, end)
            .is_some_and(|(form, word)| form == self.form && self.series.value(word) == Some(self.value))
    }
}

impl Series {
    fn value(self, word: &str) -> Option<u32> {
        match self {
            Self::Digits => (word.len() <= 2).then(|| word.parse().ok()).flatten(),
            Self::Letters => match word.as_bytes() {
                [b @ (b'a'..=b'z' | b'A'..=b'Z')] => Some(u32::from(b.to_ascii_lowercase() - b'a') + 1),
                _ => None,
            },
            Self::Romans => ROMANS.iter().position(|r| *r == word).map(|n| n as u32 + 1),
        }
    }
}

/// The series a marker belongs to if nothing went before: `i` counts as a Roman one.
fn first_series(word: &str) -> Option<(Series, u32)> {
    let series = if word == "i" {
        [Series::Romans, Series::Digits, Series::Letters]
    } else {
        [Series::Digits, Series::Letters, Series::Romans]
    };
    series.into_iter().find_map(|s| s.value(word).map(|v| (s, v)))
}

/// The form of the marker at `at` and its number or letter.
fn form<'a>(source: &'a str, tokens: &[Token], at: u32, end: u32) -> Option<(Form, &'a str)> {
    let text = |n: u32| if n < end { tokens[n as usize].span.of(source) } else { "" };
    let touches = |n: u32| n < end && tokens[n as usize].gap == Gap::None;
    let open = u32::from(text(at) == "(");
    let word = at + open;
    if word >= end
        || !tokens[word as usize].shape.any(Shape::LETTER | Shape::DIGIT)
        || open == 1 && !touches(word)
        || !touches(word + 1)
    {
        return None;
    }
    let (form, len) = match (text(word + 1), text(word + 2)) {
        (")", _) if open == 1 => (Form::Brackets, 2),
        _ if open == 1 => return None,
        (")", _) => (Form::Bracket, 2),
        (".", ")") if touches(word + 2) => (Form::DotBracket, 3),
        (".", _) => (Form::Dot, 2),
        _ => return None,
    };
    let goes_on = word + len < end && tokens[(word + len) as usize].gap != Gap::None;
    goes_on.then(|| (form, text(word)))
}
