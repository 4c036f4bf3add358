//! Reads one number from left to right: a base (digits or words below a hundred), what multiplies it (hundred,
//! scales, suffixes), and a smaller rest added to it, with or without "and".

use super::decimal::Decimal;
use super::words::{Class, NumberWord, word};
use super::{Number, NumberKind};
use crate::lexicon::{Lexicon, lists};
use crate::text::{Gap, Range, Shape, Text};

pub(super) struct Reader<'a> {
    text: &'a Text<'a>,
    lexicon: &'a Lexicon,
    /// The sentence's end: no number runs over it.
    end: u32,
}

/// A number under construction.
#[derive(Clone, Copy)]
struct Part {
    value: Decimal,
    end: u32,
    kind: NumberKind,
    /// Digits alone so far.
    digits: bool,
    /// Began with digits.
    figures: bool,
    /// What the last multiplier was, 1 if none.
    scale: i128,
}

impl Part {
    const fn cardinal(value: Decimal, end: u32, digits: bool) -> Self {
        Self { value, end, kind: NumberKind::Cardinal, digits, figures: digits, scale: 1 }
    }

    const fn ordinal(value: i128, end: u32) -> Self {
        Self {
            value: Decimal::whole(value),
            end,
            kind: NumberKind::Ordinal,
            digits: false,
            figures: false,
            scale: 1,
        }
    }

    fn open(&self) -> bool {
        self.kind == NumberKind::Cardinal
    }
}

impl<'a> Reader<'a> {
    pub(super) const fn new(text: &'a Text<'a>, lexicon: &'a Lexicon, end: u32) -> Self {
        Self { text, lexicon, end }
    }

    /// Whether a number can start at `at`: nearly no token is one.
    pub(super) fn opens(&self, at: u32) -> bool {
        self.text.tokens[at as usize].shape.any(Shape::DIGIT)
            || self.text.hits.find(at, lists::NUMBER_WORDS).is_some()
    }

    /// The number that starts at `at`.
    pub(super) fn read(&self, at: u32) -> Option<Number> {
        let part = self.number(at, true)?;
        let Part { value, end, kind, digits, scale, .. } = part;
        Some(Number { tokens: Range::new(at, end), value, kind, digits, scaled: scale > 100, scale })
    }

    fn number(&self, at: u32, first: bool) -> Option<Part> {
        let base = self.mixed(self.base(at, first)?)?;
        let multiplied = self.multiply(self.hundreds(base, at)?)?;
        if multiplied.scale > 100 && multiplied.open() {
            self.rest(multiplied)
        } else {
            self.point(multiplied)
        }
    }

    /// "two hundred", "two hundred and two", before any scale: "two hundred and two | thousand".
    fn hundreds(&self, part: Part, start: u32) -> Option<Part> {
        if !part.open() || self.is(part.end, Class::Hundred).is_none() {
            return Some(part);
        }
        let by = if slip(part) { 1 } else { 100 };
        let value = part.value.times(Decimal::whole(by))?;
        let hundreds = Part { value, end: part.end + 1, digits: false, scale: 100, ..part };
        let and = self.str(hundreds.end).eq_ignore_ascii_case("and");
        let Some(rest) = self.base(hundreds.end + u32::from(and), false) else { return Some(hundreds) };
        let smaller = rest.value.less(Decimal::whole(100)) && rest.value.as_whole().is_some_and(|n| n > 0);
        // "between two hundred and two thousand" are two numbers, as are "two hundred and 3".
        let scaled = self.word(rest.end).is_some_and(|w| matches!(w.class, Class::Scale | Class::Hundred));
        let apart =
            and && scaled && start > 0 && self.text.token_str(start - 1).eq_ignore_ascii_case("between");
        if !smaller || apart || rest.digits && !part.figures || part.figures && !and {
            return Some(hundreds);
        }
        let value = hundreds.value.plus(rest.value)?;
        Some(Part { value, end: rest.end, kind: rest.kind, scale: 1, ..hundreds })
    }

    fn word(&self, at: u32) -> Option<NumberWord<'a>> {
        if at < self.end { word(self.text, self.lexicon, at) } else { None }
    }

    fn is(&self, at: u32, class: Class) -> Option<NumberWord<'a>> {
        self.word(at).filter(|w| w.class == class)
    }

    fn str(&self, at: u32) -> &'a str {
        if at < self.end { self.text.token_str(at) } else { "" }
    }

    fn touches(&self, at: u32) -> bool {
        at < self.end && self.text.tokens[at as usize].gap == Gap::None
    }

    fn base(&self, at: u32, first: bool) -> Option<Part> {
        if at >= self.end {
            return None;
        }
        let shape = self.text.tokens[at as usize].shape;
        if shape.any(Shape::DIGIT) {
            return self.digits(at, shape);
        }
        let word = self.word(at)?;
        match word.class {
            Class::Small => self.point(Part::cardinal(Decimal::whole(word.whole()), at + 1, false)),
            Class::Ten => Some(self.tens(at, word.whole())),
            Class::Ordinal => Some(Part::ordinal(word.whole(), at + 1)),
            Class::OrdinalScale => Some(Part::ordinal(word.whole(), at + 1)),
            Class::Hundred | Class::Scale if first => Some(Part::cardinal(Decimal::whole(1), at, false)),
            Class::Article if first => self.article(at).or_else(|| self.share_of_scale(at)),
            Class::Part | Class::Glyph if first => self.share_of_scale(at).or_else(|| self.glyph(at)),
            _ => None,
        }
    }

    fn digits(&self, at: u32, shape: Shape) -> Option<Part> {
        if shape.any(Shape::LETTER) {
            return None;
        }
        let value = Decimal::parse(self.str(at))?;
        if self.touches(at + 1) && self.is(at + 1, Class::OrdinalSuffix).is_some() {
            return value.as_whole().map(|n| Part::ordinal(n.into(), at + 2));
        }
        Some(Part::cardinal(value, at + 1, true))
    }

    fn tens(&self, at: u32, tens: i128) -> Part {
        let hyphen = self.touches(at + 1)
            && self.text.tokens[at as usize + 1].shape.any(Shape::DASH)
            && self.touches(at + 2);
        let unit = if hyphen { at + 2 } else { at + 1 };
        match self.word(unit).map(|w| (w.class, w.whole())) {
            Some((Class::Small, n @ 1..=9)) => Part::cardinal(Decimal::whole(tens + n), unit + 1, false),
            Some((Class::Ordinal, n @ 1..=9)) => Part::ordinal(tens + n, unit + 1),
            _ => Part::cardinal(Decimal::whole(tens), at + 1, false),
        }
    }

    /// "one point five" and "one point two five".
    fn point(&self, whole: Part) -> Option<Part> {
        let mut part = whole;
        if self.is(part.end, Class::Point).is_none() {
            return Some(part);
        }
        let mut at = part.end + 1;
        let mut place = Decimal::parse("0.1")?;
        while let Some(digit) = self.is(at, Class::Small).filter(|w| w.whole() < 10) {
            part.value = part.value.plus(Decimal::whole(digit.whole()).times(place)?)?;
            place = place.times(Decimal::parse("0.1")?)?;
            at += 1;
            part.end = at;
        }
        Some(part)
    }

    /// "a hundred", "a million", "a dozen".
    fn article(&self, at: u32) -> Option<Part> {
        let next = self.word(at + 1)?;
        matches!(next.class, Class::Hundred | Class::Scale).then_some(Part::cardinal(
            Decimal::whole(1),
            at + 1,
            false,
        ))
    }

    /// "half a million", "a quarter of a million": the share; the scale is left to [`Self::multiply`].
    fn share_of_scale(&self, at: u32) -> Option<Part> {
        let part = if self.is(at, Class::Article).is_some() { at + 1 } else { at };
        let share = self.is(part, Class::Part)?;
        let mut next = part + 1;
        next += u32::from(self.str(next).eq_ignore_ascii_case("of"));
        next += u32::from(self.is(next, Class::Article).is_some());
        let scale = self.word(next)?;
        let value = Decimal::whole(1).over(Decimal::whole(share.whole()), 4)?;
        let fits = matches!(scale.class, Class::Hundred | Class::Scale) && matches!(share.whole(), 2 | 4);
        fits.then_some(Part::cardinal(value, next, false))
    }

    fn glyph(&self, at: u32) -> Option<Part> {
        let glyph = self.is(at, Class::Glyph)?;
        Some(Part::cardinal(ratio(glyph.value)?, at + 1, false))
    }

    /// A half or quarter added: "two and a half", "2½", "2 1/2".
    fn mixed(&self, base: Part) -> Option<Part> {
        if !base.open() || base.end == 0 {
            return Some(base);
        }
        let (added, end) = match self.glyph(base.end) {
            Some(glyph) if base.digits => (glyph.value, glyph.end),
            _ => match self.written_fraction(base).or_else(|| self.and_a_half(base)) {
                Some(found) => found,
                None => return Some(base),
            },
        };
        Some(Part { value: base.value.plus(added)?, end, digits: false, ..base })
    }

    fn written_fraction(&self, base: Part) -> Option<(Decimal, u32)> {
        let at = base.end;
        let slash = base.digits && self.str(at + 1) == "/" && self.touches(at + 1) && self.touches(at + 2);
        let (top, bottom) = (Decimal::parse(self.str(at))?, Decimal::parse(self.str(at + 2))?);
        (slash && !self.touches(at) && top.less(bottom)).then_some((top.over(bottom, 4)?, at + 3))
    }

    fn and_a_half(&self, base: Part) -> Option<(Decimal, u32)> {
        let dash =
            |at: u32| u32::from(self.touches(at) && self.text.tokens[at as usize].shape.any(Shape::DASH));
        let mut at = base.end + dash(base.end);
        if !self.str(at).eq_ignore_ascii_case("and") {
            return None;
        }
        at += 1;
        at += dash(at);
        let three = self.is(at, Class::Small).is_some_and(|w| w.whole() == 3);
        let one = self.is(at, Class::Article).is_some()
            || self.is(at, Class::Small).is_some_and(|w| w.whole() == 1);
        at += u32::from(three || one);
        at += dash(at);
        let part = self.is(at, Class::Part).filter(|p| matches!(p.whole(), 2 | 4))?;
        let ok = if three { part.whole() == 4 } else { one || part.whole() == 2 };
        let top = Decimal::whole(if three { 3 } else { 1 });
        ok.then_some((top.over(Decimal::whole(part.whole()), 2)?, at + 1))
    }

    /// Hundred and scales, in rising order: "two hundred thousand", "2.5m".
    fn multiply(&self, mut part: Part) -> Option<Part> {
        while part.open() {
            let Some(word) = self.word(part.end) else { break };
            let by = word.whole();
            let fits = match word.class {
                Class::OrdinalScale if by <= 100 => part.scale == 1,
                Class::Scale | Class::OrdinalScale => by > part.scale,
                Class::Suffix => part.digits && self.touches(part.end) && !self.touches_letter(part.end + 1),
                _ => false,
            };
            if !fits {
                break;
            }
            let kind =
                if word.class == Class::OrdinalScale { NumberKind::Ordinal } else { NumberKind::Cardinal };
            part = Part {
                value: part.value.times(Decimal::whole(by))?,
                end: part.end + 1,
                kind,
                digits: false,
                scale: by,
                ..part
            };
        }
        Some(part)
    }

    fn touches_letter(&self, at: u32) -> bool {
        self.touches(at) && self.text.tokens[at as usize].shape.any(Shape::LETTER | Shape::DIGIT)
    }

    /// A smaller number added: "a hundred | and six", "two million | three hundred thousand".
    fn rest(&self, part: Part) -> Option<Part> {
        let and = self.str(part.end).eq_ignore_ascii_case("and");
        let digits = self.text.tokens[part.end as usize - 1].shape.any(Shape::DIGIT);
        let Some(rest) = self.number(part.end + u32::from(and), false) else { return Some(part) };
        let smaller =
            rest.value.less(Decimal::whole(part.scale)) && rest.value.as_whole().is_some_and(|n| n > 0);
        let like = and || digits || !rest.digits;
        let below = !and || rest.value.less(Decimal::whole(1000));
        if smaller && like && below && self.adds(part, rest) {
            let value = part.value.plus(rest.value)?;
            return Some(Part {
                value,
                end: rest.end,
                kind: rest.kind,
                digits: false,
                scale: rest.scale,
                ..part
            });
        }
        Some(part)
    }

    /// Whether the two may be one number. "A million and 3" is not; "in 2 million 300 homes" is no news style
    /// either, but "3 hundred and 21" is spoken as one.
    fn adds(&self, part: Part, rest: Part) -> bool {
        let from = self.text.tokens[part.end as usize - 1].shape;
        let and = self.str(part.end).eq_ignore_ascii_case("and");
        let spoken = and || !rest.value.less(Decimal::whole(100)) || !part.figures;
        from.any(Shape::LETTER) && spoken && (!rest.digits || part.scale <= 1000)
    }
}

/// "500 hundred": the word repeats what the figures say.
fn slip(part: Part) -> bool {
    part.figures && part.value.as_whole().is_some_and(|n| n >= 100 && n % 100 == 0)
}

/// `a/b` to four places.
fn ratio(text: &str) -> Option<Decimal> {
    let (top, bottom) = text.split_once('/')?;
    Decimal::parse(top)?.over(Decimal::parse(bottom)?, 4)
}
