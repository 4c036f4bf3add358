//! Whether what was found is a strength, a weakness or a recommendation: read from what is said, never from
//! the verb alone ("highlighted" tells nothing).

use crate::lexicon::lists;
use crate::text::{Look, Range, Shape};

/// What a finding says of its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::claim) enum Polarity {
    /// Something is good or has got better.
    Strength,
    /// Something is bad or has got worse.
    Weakness,
    /// Something is to be done.
    Neutral,
}

impl Polarity {
    /// The name used in records.
    pub(in crate::claim) const fn name(self) -> &'static str {
        match self {
            Self::Strength => "strength",
            Self::Weakness => "weakness",
            Self::Neutral => "neutral",
        }
    }

    /// The polarity of that name, as rules set it.
    pub(in crate::claim) fn named(name: &str) -> Option<Self> {
        [Self::Strength, Self::Weakness, Self::Neutral].into_iter().find(|p| p.name() == name)
    }
}

/// Words a negator reaches over to the word it turns round.
const REACH: u32 = 6;
/// Words that "unable to show that" reaches over to the good thing it lacks.
const LACKS: u32 = 12;

/// The polarity of some words, or nothing where they judge nothing.
pub(super) fn of(look: Look<'_>, range: Range) -> Option<Polarity> {
    let tally = Tally::over(look, range);
    // "Only 71 per cent were picked up in time" tells of no rise.
    let stays = tally.sum < 0 && look.holds(range, lists::POLARITY, &["persists"]);
    if let Some(change) = tally.change.verdict().filter(|_| !tally.scant && !stays) {
        return Some(change);
    }
    if tally.told {
        return Some(Polarity::Neutral);
    }
    if look.holds(range, lists::POLARITY, &["persists"]) && look.holds(range, lists::POLARITY, &["neutral"]) {
        return Some(Polarity::Weakness);
    }
    match tally.sum {
        // "Dignity was not respected": what is denied weighs more than what it is denied of.
        0 if tally.unfulfilled => Some(Polarity::Weakness),
        0 => tally.first,
        n if n > 0 => Some(Polarity::Strength),
        _ => Some(Polarity::Weakness),
    }
}

/// The polarity of words that tell what was found: as [`of`], and a weakness where they only deny ("had not been
/// offered a bath", "there was no thermometer").
pub(super) fn of_found(look: Look<'_>, range: Range) -> Option<Polarity> {
    of(look, range).or_else(|| Tally::over(look, range).denied.then_some(Polarity::Weakness))
}

/// A sum over the words of a stretch.
struct Tally<'a> {
    look: Look<'a>,
    sum: i32,
    /// The first word's verdict, which decides a tie: it mostly stands in the main clause.
    first: Option<Polarity>,
    /// What is counted, and which way it goes.
    change: Change,
    /// A recommendation stands before any verdict, so that nothing but the advice is said.
    told: bool,
    /// Something was denied, whatever it was: "had not been offered a bath", "no thermometer".
    denied: bool,
    /// Of something there was too little.
    scant: bool,
    /// Something good was denied.
    unfulfilled: bool,
    /// The first token a negator no longer reaches.
    negated: u32,
    /// The first token that "protected from" no longer reaches.
    guarded: u32,
}

/// Good or bad news by direction: caseloads that fall, attendance that rises.
#[derive(Clone, Copy, Default)]
struct Change {
    up: bool,
    down: bool,
    fewer_better: bool,
    more_better: bool,
}

impl Change {
    fn note(&mut self, group: &str) {
        match group {
            "up" => self.up = true,
            "down" => self.down = true,
            "fewer_better" => self.fewer_better = true,
            "more_better" => self.more_better = true,
            _ => {}
        }
    }

    /// Nothing where both or neither of a pair stand.
    const fn verdict(self) -> Option<Polarity> {
        if self.up == self.down || self.fewer_better == self.more_better {
            return None;
        }
        Some(if self.fewer_better == self.down { Polarity::Strength } else { Polarity::Weakness })
    }
}

impl<'a> Tally<'a> {
    fn over(look: Look<'a>, range: Range) -> Self {
        let mut tally = Self {
            look,
            sum: 0,
            first: None,
            change: Change::default(),
            told: false,
            denied: false,
            scant: false,
            unfulfilled: false,
            negated: 0,
            guarded: 0,
        };
        let mut at = range.start;
        while at < range.end {
            at += tally.step(at, range.end).max(1);
        }
        tally
    }

    /// Weighs the longest phrase at `at`; its length.
    fn step(&mut self, at: u32, end: u32) -> u32 {
        let look = self.look;
        let hits = look.text.hits.of(at, lists::POLARITY).filter(|h| h.range().end <= end);
        let longest = hits.clone().map(|h| h.len).max().unwrap_or(0);
        let groups = hits.filter(|h| h.len == longest).map(|h| look.group(h));
        let scant = self.is_scant(at);
        self.scant |= scant;
        let mut value = -i32::from(scant);
        let mut reach = REACH;
        let (mut turns, mut guards) = (false, false);
        for group in groups {
            match group {
                "strength" => value = 1,
                "weakness" => value = -1,
                "negator" => turns = true,
                "failure" => (value, guards, reach) = (-1, true, LACKS),
                "guard" => (value, guards) = (1, true),
                "mends" => (value, guards) = (self.mend(at), true),
                "neutral" => self.told |= self.recommends(at + u32::from(longest), end),
                _ => self.change.note(group),
            }
        }
        let past = at + u32::from(longest);
        self.weigh(at, value);
        if turns {
            self.negated = past + REACH;
            self.denied = true;
        }
        if guards || value > 0 && self.look.is(past, &["from", "against"]) {
            self.guarded = past + reach;
        }
        u32::from(longest)
    }

    /// "issues had been addressed": what was bad before the word no longer counts, unless it is negated.
    fn mend(&mut self, at: u32) -> i32 {
        if at >= self.negated && self.sum < 0 {
            (self.sum, self.first) = (0, None);
        }
        1
    }

    /// "only one commode", "just two carers".
    fn is_scant(&self, at: u32) -> bool {
        let number = |t: u32| {
            let digit = self.look.text.tokens.get(t as usize).is_some_and(|t| t.shape.any(Shape::DIGIT));
            digit || self.look.text.hits.find(t, lists::NUMBER_WORDS).is_some()
        };
        self.look.is(at, &["only", "just"]) && number(at + 1)
    }

    fn weigh(&mut self, at: u32, value: i32) {
        if value == 0 || at < self.guarded {
            return;
        }
        let turned = at < self.negated;
        self.negated = 0;
        self.unfulfilled |= turned && value > 0;
        let value = if turned { -value } else { value };
        self.sum += value;
        let verdict = if value > 0 { Polarity::Strength } else { Polarity::Weakness };
        self.first = self.first.or(Some(verdict));
    }

    /// Whether a "should" that ends before `past` asks for something: a verb follows, and nothing was judged
    /// before it ("not making the progress they should"). A need that remains is a weakness.
    fn recommends(&self, past: u32, end: u32) -> bool {
        let stops = |t: u32| {
            let shape = self.look.text.tokens[t as usize].shape;
            shape.any(Shape::MARK) && !shape.any(Shape::DOUBLE | Shape::APOSTROPHE)
        };
        let persists = || self.look.holds(Range::new(past, end), lists::POLARITY, &["persists"]);
        past < end && !stops(past) && self.first.is_none() && !persists()
    }
}
