//! Sentence boundaries, found by looking at each stop: what stands before it (an abbreviation, an initial, the
//! number of a list item), what closes after it (quotation marks, brackets, footnotes), and what comes next.
//! Where a page has lost the space between two sentences, the boundary is found all the same.

use super::blocks::Block;
use super::hits::Hits;
use super::markers::Marker;
use super::quotes::Marks;
use super::stops::{Before, Next};
use super::tokens::{Gap, Range, Shape, Token};
use crate::lexicon::{Lexicon, lists};
use crate::read::Zone;
use crate::span::Span;

/// A sentence, or a segment that is no sentence (headline, list item, caption).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: Range,
    /// Its extent.
    pub span: Span,
    /// Where in the article it stands.
    pub zone: Zone,
    /// The paragraph's number, from 0.
    pub paragraph: u32,
}

/// Cuts the blocks into sentences.
pub(crate) fn segment(
    source: &str,
    tokens: &[Token],
    blocks: &[Block],
    marks: &Marks,
    lexicon: &Lexicon,
    hits: &Hits,
) -> Vec<Sentence> {
    let mut segmenter = Segmenter { source, tokens, marks, lexicon, hits, small: false };
    segmenter.small = segmenter.starts_small();
    let mut sentences = Vec::with_capacity(tokens.len() / 20 + 1);
    for (paragraph, block) in blocks.iter().enumerate() {
        let mut start = block.tokens.start;
        while start < block.tokens.end {
            let end = segmenter.end(start, block.tokens.end);
            let span = Span::new(tokens[start as usize].span.start, tokens[end as usize - 1].span.end);
            sentences.push(Sentence {
                tokens: Range::new(start, end),
                span,
                zone: block.zone,
                paragraph: paragraph as u32,
            });
            start = end;
        }
    }
    sentences
}

pub(super) struct Segmenter<'a> {
    pub(super) source: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) marks: &'a Marks,
    pub(super) lexicon: &'a Lexicon,
    pub(super) hits: &'a Hits,
    /// Whether the writer starts sentences with small letters.
    pub(super) small: bool,
}

impl Segmenter<'_> {
    pub(super) fn token(&self, at: u32) -> Token {
        self.tokens[at as usize]
    }

    pub(super) fn str(&self, at: u32) -> &str {
        self.token(at).span.of(self.source)
    }

    pub(super) fn is_stop(&self, at: u32) -> bool {
        self.token(at).shape.is(Shape::STOP | Shape::MARK)
    }

    /// Whether a token of the block follows and touches this one.
    pub(super) fn touches(&self, at: u32, end: u32) -> bool {
        at < end && self.token(at).gap == Gap::None
    }

    /// One past the last token of the sentence that starts at `start`, in a block that ends at `end`.
    fn end(&self, start: u32, end: u32) -> u32 {
        let head =
            (start..end).find(|at| !self.token(*at).shape.any(Shape::BULLET | Shape::DASH)).unwrap_or(start);
        let next_item = Marker::at(self.source, self.tokens, head, end).map(Marker::next);
        let mut at = start;
        while at < end {
            if let Some(item) = next_item
                && at > head
                && self.token(at).gap != Gap::None
                && item.stands_at(self.source, self.tokens, at, end)
            {
                return at;
            }
            if self.is_stop(at) {
                let after = self.after_stops(at, end);
                if let Some(end) = self.stop(head, at, after, end) {
                    return end;
                }
                at = after;
            } else if self.runs_on(at + 1, end)
                || self.breaks_off(at, end)
                || self.address(at) && self.address(at + 1)
            {
                return at + 1;
            } else {
                at += 1;
            }
        }
        end
    }

    /// Whether the token begins a sentence glued to the word before it: `occur|The`, `2017|The`.
    fn runs_on(&self, at: u32, end: u32) -> bool {
        let glued = self.touches(at, end) && self.token(at).shape.is(Shape::CAPITAL | Shape::SMALL);
        if !glued || !self.starter(at, end) {
            return false;
        }
        let (shape, len) = (self.token(at - 1).shape, self.token(at - 1).span.len());
        shape.any(Shape::LETTER | Shape::DIGIT) && !shape.any(Shape::POSSESSIVE) && len >= 3
    }

    /// Whether the token is a web address.
    pub(super) fn address(&self, at: u32) -> bool {
        self.tokens
            .get(at as usize)
            .is_some_and(|t| t.span.len() > 9 && t.span.of(self.source).contains("://"))
    }

    /// Whether speech is broken off before a closing mark, and a sentence follows: `comes, to--" At this moment`.
    fn breaks_off(&self, at: u32, end: u32) -> bool {
        let shape = self.token(at).shape;
        let mark = shape.is(Shape::MARK) && shape.any(Shape::DOUBLE | Shape::APOSTROPHE) && at > 0;
        mark && self.token(at - 1).shape.any(Shape::DASH)
            && self.marks.closes(at)
            && at + 1 < end
            && self.starter(at + 1, end)
    }

    /// One past the run of stops that starts at `at`; the dots of an ellipsis may be spaced.
    fn after_stops(&self, at: u32, end: u32) -> u32 {
        let mut after = at + 1;
        while after < end
            && self.is_stop(after)
            && (self.token(after).gap == Gap::None || self.str(after) == "." && self.str(at) == ".")
        {
            after += 1;
        }
        after
    }

    /// Where the sentence ends if it ends with the stops from `at` to `after`.
    fn stop(&self, head: u32, at: u32, after: u32, end: u32) -> Option<u32> {
        let next = self.past_notes(at, self.past_closers(after, end), end);
        if next >= end {
            return Some(end);
        }
        let glued = self.token(next).gap == Gap::None;
        if at <= head || glued && self.token(at).gap != Gap::None {
            return None;
        }
        let strong = (at..after).any(|n| !matches!(self.str(n), "." | "…"));
        let dots = (at..after).map(|n| if self.str(n) == "…" { 3 } else { 1 }).sum::<u32>();
        let ends = match () {
            () if !strong && dots > 1 => self.ellipsis(at, after, next, dots, end),
            () if glued => self.glued(at, after, next, end),
            () if strong => self.strong(after, next, end),
            () => self.full_stop(head, at, after, next, end),
        };
        ends.then_some(next)
    }

    /// Past the quotation marks and brackets that close right after a stop.
    fn past_closers(&self, mut at: u32, end: u32) -> u32 {
        while self.touches(at, end) && self.closer(at, end) {
            at += 1;
        }
        at
    }

    fn closer(&self, at: u32, end: u32) -> bool {
        if self.token(at).shape.any(Shape::DOUBLE | Shape::APOSTROPHE)
            && self.token(at).shape.any(Shape::MARK)
        {
            return self.marks.closes(at) || !self.marks.opens(at) && !self.touches(at + 1, end);
        }
        matches!(self.str(at), ")" | "]" | "}" | "*" | "_")
    }

    /// Past the numbers of footnotes: `said.[1][2] The`, `consultation.11 12 Take`.
    fn past_notes(&self, stop: u32, from: u32, end: u32) -> u32 {
        let mut at = from;
        while at + 2 < end
            && self.str(at) == "["
            && self.str(at + 2) == "]"
            && (self.touches(at, end) || self.before_capital(at + 3, end))
        {
            at += 3;
        }
        let number = |n: u32| {
            n < end
                && self.token(n).shape.is(Shape::DIGIT)
                && !self.token(n).shape.any(Shape::LETTER)
                && self.token(n).span.len() <= 3
        };
        if at > from
            || !number(at)
            || !self.touches(at, end)
            || stop == 0
            || self.token(stop - 1).shape.any(Shape::DIGIT)
        {
            return at;
        }
        while number(at) {
            at += 1;
        }
        let sentence = at >= end || self.token(at).gap != Gap::None && self.token(at).shape.capitalised();
        if sentence { at } else { from }
    }

    /// Whether a capitalised word, the end or one more note stands at `at`.
    fn before_capital(&self, at: u32, end: u32) -> bool {
        at >= end || self.token(at).shape.capitalised() || self.str(at) == "["
    }

    /// `!` or `?` with white space after it.
    fn strong(&self, after: u32, next: u32, end: u32) -> bool {
        let quoted = after < next && self.token(next - 1).shape.any(Shape::DOUBLE | Shape::APOSTROPHE);
        match self.next(next, end) {
            Next::Small => {
                after == next && (self.small || self.str(after - 1) == "?" && !self.marks.within(after))
            }
            Next::Other => false,
            Next::Bracket => after == next || self.token(after).shape.any(Shape::DOUBLE),
            Next::Capital if quoted => !self.speaks(next, end),
            _ => !self.marks.within_single(self.tokens, next),
        }
    }

    fn ellipsis(&self, at: u32, after: u32, next: u32, dots: u32, end: u32) -> bool {
        let bracket = at > 0 && matches!(self.str(at - 1), "[" | "(") && next > after;
        let (touches, glued) = (self.token(at).gap == Gap::None, self.token(next).gap == Gap::None);
        match self.next(next, end) {
            _ if bracket => false,
            Next::Starter => touches || dots >= 4 || self.str(next) != "I",
            Next::Capital => {
                if glued {
                    dots >= 4
                } else {
                    touches || dots >= 4
                }
            }
            Next::Quote | Next::Sign => touches && !glued,
            _ => false,
        }
    }

    /// A stop with no white space after it: `plans.The`, `1,000.That`, `plans."Consequently`.
    fn glued(&self, at: u32, after: u32, next: u32, end: u32) -> bool {
        let before = self.token(at - 1);
        let word =
            before.shape.any(Shape::LETTER) && before.span.len() >= 2 && before.shape.any(Shape::SMALL);
        let sound =
            word || before.shape.any(Shape::DIGIT) || matches!(self.str(at - 1), ")" | "]" | "\"" | "”");
        let class = self.before(at, at);
        let capital = match self.next(next, end) {
            Next::Starter => true,
            Next::Capital => self.token(next).shape.any(Shape::SMALL),
            Next::Quote => self.marks.opens(next),
            Next::Sign => self.token(next).shape.any(Shape::BULLET),
            _ => false,
        };
        let quoted = after < next && self.token(after).shape.any(Shape::DOUBLE | Shape::APOSTROPHE);
        capital
            && (sound || quoted)
            && !matches!(class, Before::Title | Before::Latin | Before::Acronym | Before::Initial)
    }

    /// One full stop with white space after it.
    fn full_stop(&self, head: u32, at: u32, after: u32, next: u32, end: u32) -> bool {
        let before = if self.token(at).gap == Gap::None { self.before(head, at) } else { Before::Word };
        let kind = self.next(next, end);
        if kind == Next::Other {
            return false;
        }
        if kind == Next::Small {
            let item = Marker::at(self.source, self.tokens, next, end).is_some_and(Marker::starts_item);
            let begins = self.small || self.token(next).shape.any(Shape::MARK) || self.begins_small(at, next);
            return before == Before::Word && after == next && (item || begins);
        }
        match before {
            Before::Word => true,
            Before::Marker | Before::Title | Before::Latin => false,
            Before::Number => kind != Next::Digit,
            Before::LatinEnd | Before::Unit => kind != Next::Bracket,
            Before::Initial => kind == Next::Starter,
            Before::Acronym | Before::Name => {
                matches!(kind, Next::Starter | Next::Quote) || after < next && kind == Next::Capital
            }
            Before::Time => {
                !matches!(kind, Next::Digit | Next::Bracket)
                    && !self.names_time(next)
                    && !self.only_time(head, at)
            }
        }
    }

    /// A word that often starts sentences, in small letters, after a word too long for an unknown abbreviation.
    fn begins_small(&self, at: u32, next: u32) -> bool {
        self.token(at - 1).span.len() >= 4 && self.hits.is(next, lists::SENTENCE_STARTERS)
    }

    /// Whether full stops are often followed by a small letter, as where a writer uses no capitals.
    fn starts_small(&self) -> bool {
        let (mut small, mut capital) = (0, 0);
        for pair in 1..self.tokens.len().saturating_sub(1) {
            let (stop, next) = (self.tokens[pair], self.tokens[pair + 1]);
            let plain = stop.shape.is(Shape::STOP | Shape::MARK)
                && stop.gap == Gap::None
                && next.gap == Gap::Space
                && next.shape.any(Shape::LETTER);
            if !plain
                || self.tokens[pair - 1].span.len() < 3
                || !self.tokens[pair - 1].shape.any(Shape::LETTER)
            {
                continue;
            }
            match next.shape.capitalised() {
                true => capital += 1,
                false if self.before(0, pair as u32) == Before::Word => small += 1,
                false => {}
            }
        }
        small >= 2 && small * 3 > capital
    }
}

#[cfg(test)]
mod tests {
    use crate::text::tests::told;

    /// Sentences are parted by ` | `.
    fn check(examples: &[&str]) {
        for example in examples {
            let text = example.replace(" | ", " ").replace('|', "");
            let found =
                told(&text, |t| t.sentences.iter().map(|s| t.str(s.span).to_string()).collect::<Vec<_>>());
            let want: Vec<&str> = example.split('|').map(str::trim).collect();
            assert_eq!(found, want, "{example}");
        }
    }

    #[test]
    fn abbreviations_go_on_unless_a_new_sentence_plainly_starts() {
        check(&[
            "Coun. Jo Hall met Cllr. Amy Webb and Mr. Bell at St. Anne's. | She left.",
            "It is no. 5 of 12. | The answer was no. | He left.",
            "Oakmantle Care Ltd. runs it with Bell & Co. in Hull. | It is based at Orchard Ltd. | The home closed.",
            "It opened at 9 a.m. Monday and shut at 5 p.m. | Mr Bell left.",
            "At 9 a.m. Mr Bell came.",
            "Visits, e.g. those in Jan. 2020, i.e. the last, found dirt etc. | Nothing changed.",
            "He works for the U.S. Department of Health. | She lives in the U.S. | Her home is in Ohio.",
            "J. R. Smith and Albert I. Jones spoke for you and I. | Did they win?",
            "It cost $21.75 on p. 12 of vol. 3, see fig. 2.",
            "Dr A. Hale, Ph.D., of 5th St. and Rev. Moss, 218 N. Second St. agreed.",
            "A home in Harlan Falls, Minn. was fined. | It lies in Pa. | The state has rules.",
        ]);
    }

    #[test]
    fn stops_inside_numbers_addresses_and_ellipses_end_nothing() {
        check(&[
            "Write to Jo.Hall@x.co.uk. | See https://www.x.com/A.B/c. | It is free.",
            "Section 2.2 applies. | Caseloads fell by 2.5. | Good.",
            "He was ... well, tired... | And then he left.",
            "The report [...] was \"damning [...]\" (p. 5).",
            "It never ended.... | She left.",
            "Staff were kind.[1][2] | Leaders were not.3 | Few stayed.",
        ]);
    }

    #[test]
    fn quotations_hold_sentences_and_close_after_the_stop() {
        check(&[
            "\"We are sorry. | We have acted.\" | Staff left.",
            "\"Are you safe?\" she asked. | \"We are.\" he said. | “No!” | They left.",
            "\"Is it safe?\" Mr Bell asked.",
            "He said: \"It is done.\" | \"No,\" she said.",
            "It is 'Yes! We can' time. | ‘It was bad. | It is good.’ | He left.",
            "We are doing what we can to--\" At this he left.",
            "They came (He had called.) at noon. | They left. | (Nobody saw them.) | It rained.",
        ]);
    }

    #[test]
    fn sentences_whose_space_is_lost_are_parted() {
        check(&[
            "Delays where these occur|The report added more to it.",
            "They saw rigour of plans.|The council agreed.",
            "It happened in 2017|The home closed.",
            "She said: \"It is good.\"|Coun Bell left.",
            "He paid 1,000.|That is a lot.",
            "Staff at McDonald's and easyJet, LinkedIn and iPlayer users said so. | BrightHRO agreed.",
        ]);
    }

    #[test]
    fn items_in_one_line_are_counted() {
        check(&[
            "1. Fewer staff | 2. More noise | 3. No heat",
            "a) dirt | b) damp | c) cold",
            "They must (a) clean the home and (b) heat it.",
            "As told in 1. above, and 2. below, it closed.",
        ]);
    }

    #[test]
    fn a_writer_without_capitals_still_writes_sentences() {
        check(&[
            "the home was dirty. | inspectors saw rats. | nobody cleaned. | i am sorry. | it will close.",
        ]);
        check(&["The home on approx. eight acres is shut."]);
    }
}
