//! Quotation marks, paired block by block.
//!
//! A straight mark does not say whether it opens or closes, and pages lose spaces and closing marks. So the
//! marks of a block are read together: of all ways to call each one opening, closing or stray, the one that
//! costs least stands. What costs: an opening mark with its space on the wrong side, a quotation opened inside
//! another one that was not closed, a mark that closes nothing. Cheap is only what writers do on purpose: to
//! open every paragraph of a long quotation and close the last. Where paragraphs have run together on one line
//! that happens after a full stop.

use super::blocks::Block;
use super::singles;
use super::tokens::{Gap, Range, Shape, Token};
use crate::read::Zone;
use crate::span::Span;

/// A region in quotation marks, or one left open at its paragraph's end. Quotations inside others are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The marks and what is between.
    pub span: Span,
    /// The same in tokens.
    pub tokens: Range,
    /// The paragraph it stands in.
    pub paragraph: u32,
    /// Whether a closing mark was found.
    pub closed: bool,
    /// Whether it goes on from a quotation left open in the paragraph before.
    pub continues: bool,
}

impl Quote {
    /// The tokens between the marks.
    pub const fn inside(self) -> Range {
        Range::new(self.tokens.start + 1, if self.closed { self.tokens.end - 1 } else { self.tokens.end })
    }
}

/// Which tokens open and close quotations, nested ones too; both sorted.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    pub openers: Vec<u32>,
    pub closers: Vec<u32>,
}

impl Marks {
    pub(crate) fn opens(&self, token: u32) -> bool {
        self.openers.binary_search(&token).is_ok()
    }

    pub(crate) fn closes(&self, token: u32) -> bool {
        self.closers.binary_search(&token).is_ok()
    }

    /// Whether a quotation opened before the token is closed after it.
    pub(crate) fn within(&self, token: u32) -> bool {
        self.depth(token).0
    }

    /// The same for a quotation in single marks, and not in double ones too.
    pub(crate) fn within_single(&self, tokens: &[Token], token: u32) -> bool {
        let (within, open) = self.depth(token);
        within && open.is_some_and(|o| tokens[o as usize].shape.any(Shape::APOSTROPHE))
    }

    fn depth(&self, token: u32) -> (bool, Option<u32>) {
        let opened = self.openers.partition_point(|o| *o < token);
        let closed = self.closers.partition_point(|c| *c < token);
        (opened > closed, opened.checked_sub(1).map(|n| self.openers[n]))
    }
}

/// A pair of marks, or an opening one alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    pub open: u32,
    /// One past the closing mark, or past the last token of the block.
    pub end: u32,
    pub closed: bool,
    /// Opened where another one was still open.
    pub again: bool,
}

/// Pairs the marks of all blocks.
pub(crate) fn pair(source: &str, tokens: &[Token], blocks: &[Block]) -> (Vec<Quote>, Marks) {
    let (mut quotes, mut marks) = (Vec::new(), Marks::default());
    let mut open = false;
    for (n, block) in blocks.iter().enumerate() {
        let reader = Reader { source, tokens, block: block.tokens };
        let mut pairs = reader.doubles(reader.next_opens(blocks, n, Shape::DOUBLE));
        let singles = singles::pairs(&reader, &pairs, reader.next_opens(blocks, n, Shape::APOSTROPHE));
        marks.add(&pairs, &singles);
        singles::merge(&mut pairs, singles);
        for pair in &pairs {
            let range = Range::new(pair.open, pair.end);
            let span =
                Span::new(tokens[pair.open as usize].span.start, tokens[pair.end as usize - 1].span.end);
            let continues = pair.again || open && pair.open == block.tokens.start;
            quotes.push(Quote { span, tokens: range, paragraph: n as u32, closed: pair.closed, continues });
        }
        if !between(block.zone) {
            open = pairs.last().is_some_and(|p| !p.closed);
        }
    }
    marks.openers.sort_unstable();
    marks.closers.sort_unstable();
    (quotes, marks)
}

/// Zones that may stand between two paragraphs of one quotation.
fn between(zone: Zone) -> bool {
    matches!(zone, Zone::Boilerplate | Zone::Caption)
}

impl Marks {
    fn add(&mut self, doubles: &[Pair], singles: &[Pair]) {
        for pair in doubles.iter().chain(singles) {
            self.openers.push(pair.open);
            if pair.closed {
                self.closers.push(pair.end - 1);
            }
        }
    }
}

/// The tokens of one block.
pub(crate) struct Reader<'a> {
    pub source: &'a str,
    pub tokens: &'a [Token],
    pub block: Range,
}

/// What a mark does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Open,
    /// Opens, and the quotation before it was never closed.
    OpenAgain,
    /// Opens inside an open quotation that goes on after it.
    Nest,
    /// Closes a nested one.
    Unnest,
    Close,
    Stray,
}

/// The cost of what cannot be.
const NEVER: u32 = u32::MAX / 4;

/// Costs, in no unit: only their order and sums matter.
mod cost {
    /// A straight mark with spaces on both sides or on none.
    pub(super) const UNSURE: u32 = 2;
    /// Space on the wrong side of a straight mark.
    pub(super) const WRONG_SIDE: u32 = 8;
    /// A curly mark of the wrong direction, on the right side.
    pub(super) const WRONG_FORM: u32 = 5;
    /// Opened again after a full stop, where a paragraph may have begun.
    pub(super) const AGAIN_AFTER_STOP: u32 = 3;
    /// Opened again within a sentence.
    pub(super) const AGAIN: u32 = 10;
    /// Opened and closed within an open quotation, by marks that tell their direction.
    pub(super) const NEST: u32 = 5;
    pub(super) const STRAY: u32 = 6;
    /// A mark after a number: inches or seconds.
    pub(super) const INCHES: u32 = 2;
    /// Left open at the end of a block, where the next one opens again, and where it does not.
    pub(super) const OPEN_END: [u32; 2] = [1, 4];
}

impl Reader<'_> {
    pub(crate) fn token(&self, at: u32) -> Token {
        self.tokens[at as usize]
    }

    pub(crate) fn str(&self, at: u32) -> &str {
        self.token(at).span.of(self.source)
    }

    /// Whether the next paragraph begins with an opening mark of the kind.
    fn next_opens(&self, blocks: &[Block], n: usize, kind: u16) -> bool {
        let next = blocks[n + 1..].iter().find(|b| !between(b.zone));
        next.is_some_and(|b| self.token(b.tokens.start).shape.is(kind | Shape::MARK))
    }

    /// Whether there is a space, the edge of the block, or an opening bracket or dash before the token.
    pub(crate) fn space_before(&self, at: u32) -> bool {
        at == self.block.start
            || self.token(at).gap != Gap::None
            || self.token(at - 1).shape.any(Shape::DASH)
            || matches!(self.str(at - 1), "(" | "[" | "‘" | "“" | "/" | "*" | "_" | "{")
    }

    /// Whether there is a space, the edge of the block, or a closing mark after the token.
    pub(crate) fn space_after(&self, at: u32) -> bool {
        let next = at + 1;
        next >= self.block.end
            || self.token(next).gap != Gap::None
            || self.token(next).shape.any(Shape::DASH | Shape::STOP)
                && self.token(next).shape.any(Shape::MARK)
            || matches!(self.str(next), "," | ";" | ":" | ")" | "]" | "’" | "”" | "*" | "_" | "}")
    }

    /// The cheapest reading of the double marks.
    fn doubles(&self, next_opens: bool) -> Vec<Pair> {
        let marks: Vec<u32> =
            self.block.iter().filter(|at| self.token(*at).shape.any(Shape::DOUBLE)).collect();
        if marks.is_empty() {
            return Vec::new();
        }
        // The least cost so far of ending closed, open and nested, and for each mark the act that led there.
        let mut least = [0, NEVER, NEVER];
        let mut steps: Vec<[Act; 3]> = Vec::with_capacity(marks.len());
        for at in &marks {
            let (open, close, stray) =
                (self.cost_of_opening(*at), self.cost_of_closing(*at), self.cost_of_stray(*at));
            let closed = [(least[1] + close, Act::Close), (least[0] + stray, Act::Stray)];
            let again = least[1] + open + self.cost_of_opening_again(*at);
            let unnest = least[2] + if self.str(*at) == "”" { close } else { NEVER };
            let opened = [
                (least[0] + open, Act::Open),
                (again, Act::OpenAgain),
                (least[1] + stray, Act::Stray),
                (unnest, Act::Unnest),
            ];
            let nests = self.str(*at) == "“" && !self.after_stop(*at);
            let nest = least[1] + if nests { cost::NEST } else { NEVER };
            let best = |acts: &[(u32, Act)]| {
                let (cost, act) = acts.iter().copied().min_by_key(|a| a.0).unwrap_or((0, Act::Stray));
                (cost.min(NEVER), act)
            };
            let all =
                [best(&closed), best(&opened), best(&[(nest, Act::Nest), (least[2] + stray, Act::Stray)])];
            least = all.map(|a| a.0);
            steps.push(all.map(|a| a.1));
        }
        let open_end = least[1] + cost::OPEN_END[usize::from(!next_opens)];
        self.trace(&marks, &steps, usize::from(open_end < least[0]))
    }

    /// Follows the acts back from the end and pairs the marks.
    fn trace(&self, marks: &[u32], steps: &[[Act; 3]], mut state: usize) -> Vec<Pair> {
        let mut pairs = Vec::new();
        let mut end = (self.block.end, false);
        for (at, step) in marks.iter().zip(steps).rev() {
            let act = step[state];
            match act {
                Act::Close => (end, state) = ((at + 1, true), 1),
                Act::Open | Act::OpenAgain => {
                    pairs.push(Pair { open: *at, end: end.0, closed: end.1, again: act == Act::OpenAgain });
                    (end, state) = ((*at, false), usize::from(act == Act::OpenAgain));
                }
                Act::Nest => state = 1,
                Act::Unnest => state = 2,
                Act::Stray => {}
            }
        }
        pairs.reverse();
        pairs
    }

    fn cost_of_opening(&self, at: u32) -> u32 {
        let (before, after) = (self.space_before(at), self.space_after(at));
        match self.str(at) {
            "“" | "„" | "«" | "``" => 0,
            "”" | "»" if before && !after => cost::WRONG_FORM,
            "”" | "»" => cost::WRONG_FORM + cost::WRONG_SIDE,
            _ if before == after => cost::UNSURE,
            _ => {
                if before {
                    0
                } else {
                    cost::WRONG_SIDE
                }
            }
        }
    }

    fn cost_of_closing(&self, at: u32) -> u32 {
        let (before, after) = (self.space_before(at), self.space_after(at));
        match self.str(at) {
            "”" | "»" | "''" => 0,
            "“" | "„" | "«" if after && !before => cost::WRONG_FORM,
            "“" | "„" | "«" | "``" => cost::WRONG_FORM + cost::WRONG_SIDE,
            _ if before == after => cost::UNSURE,
            _ => {
                if after {
                    0
                } else {
                    cost::WRONG_SIDE
                }
            }
        }
    }

    fn cost_of_opening_again(&self, at: u32) -> u32 {
        if self.after_stop(at) { cost::AGAIN_AFTER_STOP } else { cost::AGAIN }
    }

    fn after_stop(&self, at: u32) -> bool {
        at > self.block.start
            && self.token(at - 1).shape.any(Shape::STOP)
            && self.token(at - 1).shape.any(Shape::MARK)
    }

    fn cost_of_stray(&self, at: u32) -> u32 {
        let number = at > self.block.start
            && self.token(at).gap == Gap::None
            && self.token(at - 1).shape.any(Shape::DIGIT);
        if number { cost::INCHES } else { cost::STRAY }
    }
}

#[cfg(test)]
mod tests {
    use crate::text::tests::told;

    /// Every quotation of `text`, one left open followed by `…`, one that continues another led by `+`.
    fn quotes(text: &str) -> Vec<String> {
        let show = |q: &super::Quote, t: &str| {
            format!("{}{t}{}", if q.continues { "+" } else { "" }, if q.closed { "" } else { "…" })
        };
        told(text, |t| t.quotes.iter().map(|q| show(q, t.str(q.span))).collect())
    }

    #[test]
    fn double_marks_pair() {
        for (text, want) in [
            ("He said \"it is good\" and \"safe\".", &["\"it is good\"", "\"safe\""][..]),
            ("He said “it is good” and left.", &["“it is good”"]),
            ("“If they are good as they say, fine.\" He left.", &["“If they are good as they say, fine.\""]),
            ("A 6\" pipe, he said, was \"too thin\".", &["\"too thin\""]),
            ("He said ``it is good'' and left.", &["``it is good''"]),
            (
                "He said: “My mother was “left in bed” again. I am angry.” He left.",
                &["“My mother was “left in bed” again. I am angry.”"],
            ),
            ("Nothing here.", &[]),
            ("He said: \"It is good.", &["\"It is good.…"]),
            (
                "He said: \"It is bad. \"Staff care. \"But it",
                &["\"It is bad.…", "+\"Staff care.…", "+\"But it…"],
            ),
            ("It is good\" he said.", &[]),
        ] {
            assert_eq!(quotes(text), want, "{text}");
        }
    }

    #[test]
    fn paragraphs_open_again() {
        let text = "She said: \"We have begun.\n\nHide Ad\n\n\"We will go on.\n\n\"It is hard.\" He left.";
        assert_eq!(quotes(text), ["\"We have begun.…", "+\"We will go on.…", "+\"It is hard.\""]);
        let curly = "She said: ‘We have begun. It went well.\n\n‘We will go on as we are.’";
        assert_eq!(quotes(curly), ["‘We have begun. It went well.…", "+‘We will go on as we are.’"]);
        assert_eq!(quotes("Some ‘so-called homes closed.\n\n‘We are sorry’"), ["‘We are sorry’"]);
    }

    #[test]
    fn marks_glued_between_sentences_are_told_by_what_surrounds_them() {
        let text = "She said: \"It was low. \"The team is good.\"Consequently, it rose.\"Coun Bell said: \"We know.\"";
        assert_eq!(
            quotes(text),
            ["\"It was low.…", "+\"The team is good.…", "+\"Consequently, it rose.\"", "\"We know.\""]
        );
    }

    #[test]
    fn single_marks_are_told_from_apostrophes() {
        for (text, want) in [
            ("It is 'in a good place' now.", &["'in a good place'"][..]),
            ("The students' work in the '90s wasn't 'tis said, bad.", &[]),
            ("'The students' rights matter,' she said.", &["'The students' rights matter,'"]),
            ("A 'requires improvement' judgement and inspectors' views.", &["'requires improvement'"]),
            ("It is 'full of holes' now.", &["'full of holes'"]),
            (
                "The'requires improvement' grade: don't say the'requires improvement' grade.",
                &["'requires improvement'"],
            ),
            ("‘Don’t stop’ was the pupils’ cry.", &["‘Don’t stop’"]),
            ("He said ‘the “good” home’ closed.", &["‘the “good” home’"]),
            ("He said \"the 'good' home\" closed.", &["\"the 'good' home\""]),
        ] {
            assert_eq!(quotes(text), want, "{text}");
        }
    }
}
