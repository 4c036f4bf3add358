//! Single quotation marks, told from apostrophes.

use super::quotes::{Pair, Reader};
use super::tokens::{Gap, Shape};

/// The pairs of single marks in a block, nested ones among them. A pair never crosses a pair of double marks.
pub(crate) fn pairs(reader: &Reader<'_>, doubles: &[Pair], next_opens: bool) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut at = reader.block.start;
    while at < reader.block.end {
        let mark = reader.token(at).shape.is(Shape::APOSTROPHE | Shape::MARK);
        let pair = if mark && opens(reader, at) { pair_from(reader, at, doubles, next_opens) } else { None };
        at = pair.map_or(at + 1, |p| p.end);
        pairs.extend(pair);
    }
    pairs
}

/// Puts the single pairs that stand for themselves among the double ones: those inside a double pair are
/// nested, and a double pair inside a single one is nested in its turn.
pub(crate) fn merge(doubles: &mut Vec<Pair>, singles: Vec<Pair>) {
    let outer = |s: &Pair| !doubles.iter().any(|d| d.open < s.open && s.open < d.end);
    let outer: Vec<Pair> = singles.into_iter().filter(outer).collect();
    doubles.retain(|d| !outer.iter().any(|s| s.open < d.open && d.open < s.end));
    doubles.extend(outer);
    doubles.sort_unstable_by_key(|p| p.open);
}

/// Tokens after which a closing mark is no longer looked for.
const FARTHEST: u32 = 600;

/// Words whose first letters an apostrophe stands for.
const CUT: [&str; 14] = [
    "tis", "twas", "em", "til", "till", "cause", "bout", "n", "cos", "round", "nineties", "eighties",
    "sixties", "twenties",
];

fn opens(reader: &Reader<'_>, at: u32) -> bool {
    let next = at + 1;
    if next >= reader.block.end || reader.token(next).gap != Gap::None {
        return false;
    }
    // An apostrophe between two letters is part of a word; a token of its own there has lost its space.
    let glued =
        at > reader.block.start && [at - 1, next].iter().all(|n| reader.token(*n).shape.any(Shape::LETTER));
    if !reader.space_before(at) && !glued {
        return false;
    }
    let (shape, word) = (reader.token(next).shape, reader.str(next));
    let year = shape.any(Shape::DIGIT) && word.len() == 2;
    let cut = CUT.iter().any(|c| word.eq_ignore_ascii_case(c)) && reader.str(at) != "‘";
    (shape.any(Shape::LETTER | Shape::DIGIT | Shape::DOUBLE) || matches!(word, "£" | "$" | "€" | "#" | "@"))
        && !year
        && !cut
}

/// The pair that the mark at `open` opens. A mark after `s` may be a plural's apostrophe ("the students' work"),
/// so a later one that cannot be wins.
fn pair_from(reader: &Reader<'_>, open: u32, doubles: &[Pair], next_opens: bool) -> Option<Pair> {
    let around = doubles.iter().find(|d| d.open < open && open < d.end);
    let end = around.map_or(reader.block.end, |d| if d.closed { d.end - 1 } else { d.end });
    let mut weak = None;
    for at in open + 2..end.min(open + FARTHEST) {
        if !closes(reader, open, at) || crosses(doubles, open, at) {
            continue;
        }
        let pair = Pair { open, end: at + 1, closed: true, again: false };
        if !plural(reader, at) {
            return Some(pair);
        }
        if opens_between(reader, open, at) {
            break;
        }
        weak = weak.or(Some(pair));
    }
    let speech = open == reader.block.start || reader.str(open - 1) == ":";
    let long = around.is_none() && next_opens && speech;
    let left_open = long.then_some(Pair { open, end: reader.block.end, closed: false, again: false });
    left_open.or(weak)
}

fn closes(reader: &Reader<'_>, open: u32, at: u32) -> bool {
    let token = reader.token(at);
    let form = match (reader.str(open), reader.str(at)) {
        ("‘", close) => matches!(close, "’" | "'"),
        (_, close) => close != "‘",
    };
    form && token.shape.is(Shape::APOSTROPHE | Shape::MARK)
        && token.gap == Gap::None
        && (reader.space_after(at) || reader.token(at + 1).shape.any(Shape::MARK) || after_stop(reader, at))
}

/// A stop before the mark and a capital after it: the space between two sentences is lost.
fn after_stop(reader: &Reader<'_>, at: u32) -> bool {
    reader.token(at - 1).shape.any(Shape::STOP) && reader.token(at + 1).shape.capitalised()
}

/// Whether the mark may be the apostrophe of a plural.
fn plural(reader: &Reader<'_>, at: u32) -> bool {
    let next_small = at + 1 < reader.block.end
        && reader.token(at + 1).shape.any(Shape::LETTER)
        && reader.token(at + 1).gap != Gap::None;
    reader.str(at - 1).ends_with(['s', 'S']) && next_small
}

/// Whether another quotation opens between: then the weak end found before it stands.
fn opens_between(reader: &Reader<'_>, open: u32, at: u32) -> bool {
    (open + 1..at).any(|n| reader.token(n).shape.is(Shape::APOSTROPHE | Shape::MARK) && opens(reader, n))
}

fn crosses(doubles: &[Pair], open: u32, close: u32) -> bool {
    doubles
        .iter()
        .any(|d| (open < d.open && d.open < close) != (open < d.end - 1 && d.end - 1 < close) && d.closed)
}
