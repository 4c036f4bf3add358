//! Round-ups and tables: a premises on a line of its own or before a comma, its address after it. The name needs
//! no word of bodies there; the address tells that it is one.

use super::places::{address_end, names_street};
use super::scan::Scan;
use super::{Kind, Label, Name, Why};
use crate::lexicon::WordId;
use crate::text::{Gap, Range, Shape};
use rustc_hash::FxHashSet;

/// Longest line that can be a premises' name.
const NAME: u32 = 14;
/// Longest line that can be an address.
const ADDRESS: u32 = 24;

/// The premises and addresses of an article's listings, in order.
pub(super) fn find(scan: &Scan<'_>) -> Vec<Name> {
    let lines = lines(scan);
    let mut names = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        if let Some(address) = whole_address(scan, *line) {
            let before = number.checked_sub(1).map(|n| item(scan, lines[n]));
            if let Some(name) = before.filter(|n| is_name(scan, *n)) {
                names.push(premises(name));
                names.push(place(address));
            }
        } else if let Some((name, address)) = in_line(scan, *line) {
            names.push(premises(name));
            names.push(place(address));
        }
    }
    repeat(scan, &lines, &mut names);
    names.sort_by_key(|n| n.tokens);
    names.dedup_by_key(|n| n.tokens.start);
    names
}

fn premises(tokens: Range) -> Name {
    Name { kind: Kind::Provider, ..Name::new(tokens, Label::Org, Why::Pattern("name.listing")) }
}

fn place(tokens: Range) -> Name {
    Name::new(tokens, Label::Place, Why::Pattern("name.address"))
}

/// Short lines of the text.
fn lines(scan: &Scan<'_>) -> Vec<Range> {
    let count = scan.text.tokens.len() as u32;
    let mut lines = Vec::new();
    let mut start = 0;
    for token in 1..=count {
        if token == count || scan.gap(token) >= Gap::Line {
            if token - start <= 2 * ADDRESS {
                lines.push(Range::new(start, token));
            }
            start = token;
        }
    }
    lines
}

/// A line without the bullet or number it opens with.
fn item(scan: &Scan<'_>, line: Range) -> Range {
    let bullet = |t: u32| scan.shape(t).any(Shape::BULLET | Shape::DASH);
    let mut start = line.start;
    while start < line.end && bullet(start) {
        start += 1;
    }
    Range::new(start, line.end)
}

/// A line that is an address from its first word to its last.
fn whole_address(scan: &Scan<'_>, line: Range) -> Option<Range> {
    let line = item(scan, line);
    if line.len() < 3
        || line.len() > ADDRESS
        || !(scan.capital(line.start) || scan.shape(line.start).is(Shape::DIGIT))
    {
        return None;
    }
    let comma = line.iter().any(|t| scan.word(t) == scan.closed.comma);
    let number = scan.shape(line.start).is(Shape::DIGIT);
    let told = names_street(scan, line) && (comma || number || post_code(scan, line));
    (told && address_end(scan, line.start, line.end) == line.end).then_some(line)
}

/// "FV1 6RR" or "PA 16882" at the end.
fn post_code(scan: &Scan<'_>, line: Range) -> bool {
    let Some(last) = line.end.checked_sub(1) else { return false };
    let zip = scan.shape(last).is(Shape::DIGIT) && scan.text.token_str(last).len() == 5;
    let state =
        last > line.start && scan.shape(last - 1).all_capitals() && scan.text.token_str(last - 1).len() == 2;
    let inward =
        scan.shape(last).all_capitals() && scan.text.token_str(last).len() == 2 && last >= line.start + 2;
    let outward = inward
        && scan.shape(last - 1).is(Shape::DIGIT)
        && scan.shape(last - 2).is(Shape::DIGIT | Shape::CAPITAL);
    (zip && state) || outward
}

/// "Homan's General Store, 125 Old Fort Rd., Spring Mills, PA 16875": name and address in one line.
fn in_line(scan: &Scan<'_>, line: Range) -> Option<(Range, Range)> {
    let line = item(scan, line);
    let number = line.iter().skip(1).find(|t| {
        scan.shape(*t).is(Shape::DIGIT)
            && scan.word(t - 1) == scan.closed.comma
            && scan.capital(t + 1)
            && *t + 2 < line.end
    })?;
    let name = Range::new(line.start, number - 1);
    let end = address_end(scan, number, line.end);
    let address = Range::new(number, end);
    (is_name(scan, name) && names_street(scan, address)).then_some((name, address))
}

/// A few capitalised words without a stop.
fn is_name(scan: &Scan<'_>, range: Range) -> bool {
    let fits = |t: u32| {
        let mark = scan.shape(t).any(Shape::MARK)
            && !scan.shape(t).any(Shape::STOP)
            && scan.text.token_str(t) != ":";
        scan.capital(t) || mark || scan.small_inside(t) || scan.word(t) == scan.closed.and
    };
    let first = scan.capital(range.start);
    let sectional = range.len() == 2 && scan.shape(range.end - 1).is(Shape::DIGIT);
    !range.is_empty() && range.len() <= NAME && first && !sectional && range.iter().all(fits)
}

/// Adds the lines that repeat a premises' name alone.
fn repeat(scan: &Scan<'_>, lines: &[Range], names: &mut Vec<Name>) {
    let words = |range: Range| range.iter().map(|t| scan.word(t)).collect::<Vec<WordId>>();
    let known: FxHashSet<Vec<WordId>> =
        names.iter().filter(|n| n.label == Some(Label::Org)).map(|n| words(n.tokens)).collect();
    if known.is_empty() {
        return;
    }
    for line in lines {
        let line = item(scan, *line);
        if line.len() <= NAME && !line.is_empty() && known.contains(&words(line)) {
            names.push(premises(line));
        }
    }
}
