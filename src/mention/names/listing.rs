//! Round-ups and tables: a premises on a line of its own or before a comma, its address after it. The name needs
//! no word of bodies there; the address tells that it is one.

use super::places::{address_end, names_street};
use super::premises::{self, Spoken};
use super::scan::{Case, Scan};
use super::{Label, Name, Why};
use crate::lexicon::{WordId, lists};
use crate::text::{Gap, Hit, Range, Shape};
use rustc_hash::FxHashMap;

/// Longest line that can be a premises' name.
const NAME: u32 = 14;
/// Longest line that can be an address.
const ADDRESS: u32 = 24;

/// The premises and addresses of an article's listings, in order, and every other place that names the premises.
pub(super) fn find(scan: &Scan<'_>) -> Vec<Name> {
    let lines = lines(scan);
    let mut names = premises::find(scan);
    names.extend(super::seats::find(scan));
    for (number, line) in lines.iter().enumerate() {
        let above = || number.checked_sub(1).map(|n| item(scan, lines[n])).filter(|n| is_name(scan, *n));
        if let Some((name, address)) = provider_and_address(scan, *line) {
            names.push(listed(name));
            names.push(place(address));
        } else if let Some(address) =
            address_of_lines(scan, &lines[number..]).or_else(|| whole_address(scan, *line))
        {
            names.extend(above().map(listed));
            names.push(place(address));
        } else if let Some((name, address)) = in_line(scan, *line).or_else(|| graded_in_line(scan, *line)) {
            names.push(listed(name));
            names.push(place(address));
        } else if let Some(name) = behind_grade(scan, *line) {
            names.push(listed(name));
        } else if opens_with_label(scan, *line) {
            names.extend(above().filter(|n| n.len() > 1 && !opens_with_label(scan, *n)).map(listed));
        }
    }
    repeat(scan, &mut names);
    names.sort_by_key(|n| (n.tokens.start, u32::MAX - n.tokens.end));
    let mut end = 0;
    names.retain(|n| {
        n.tokens.start >= end && {
            end = n.tokens.end;
            true
        }
    });
    names
}

fn listed(tokens: Range) -> Name {
    premises::name(tokens, "name.listing")
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

/// An address of several lines, from its street to its post code, as a letter has it.
fn address_of_lines(scan: &Scan<'_>, lines: &[Range]) -> Option<Range> {
    let part = |l: &Range| {
        l.len() <= 6
            && (scan.capital(l.start) || scan.shape(l.start).is(Shape::DIGIT))
            && address_end(scan, l.start, l.end) == l.end
    };
    let first = lines.first().filter(|l| part(l) && names_street(scan, **l))?;
    let more = lines.iter().skip(1).take(4).take_while(|l| part(l) && scan.gap(l.start) == Gap::Line);
    let last = { more }.find(|l| l.len() <= 3 && post_code(scan, **l))?;
    Some(Range::new(first.start, last.end))
}

/// "Bella Sera, Market Place - 5", "Scoops, Kiosk 3, The Esplanade ★★★★☆ 4": name, address and grade in one line.
/// Where the grade is drawn in stars, the address needs no street.
fn graded_in_line(scan: &Scan<'_>, line: Range) -> Option<(Range, Range)> {
    let line = item(scan, line);
    let comma = line.iter().find(|t| scan.word(*t) == scan.closed.comma)?;
    let star = |t: &u32| scan.text.token_str(*t).starts_with(['★', '☆', '*']);
    let stars = (comma + 1..line.end).find(star);
    let name = Range::new(line.start, comma);
    let end = stars.unwrap_or_else(|| address_end(scan, comma + 1, line.end));
    let address = Range::new(comma + 1, end);
    // "The Drowned Bell, Quayside: 4 (May 28)".
    let scored = line.iter().skip(2).find(|t| {
        scan.text.token_str(*t) == ":"
            && scan.shape(t + 1).is(Shape::DIGIT)
            && scan.text.token_str(t + 1).len() == 1
    });
    if let Some(colon) = scored.filter(|c| *c > comma + 1 && premises::spoken_of(scan) > Spoken::Not) {
        let address = Range::new(comma + 1, colon);
        return (is_name(scan, name) && is_name(scan, address)).then_some((name, address));
    }
    let dash = || end < line.end && scan.shape(end).any(Shape::DASH) && line.end - end <= 4;
    let graded = stars.is_some() || dash() && names_street(scan, address);
    (graded && is_name(scan, name) && !address.is_empty()).then_some((name, address))
}

/// "Saltmere Primary School, Quay Road" on a line of its own: the noun of providers tells where the address starts.
fn provider_and_address(scan: &Scan<'_>, line: Range) -> Option<(Range, Range)> {
    let line = item(scan, line);
    let comma = line.iter().find(|t| scan.word(*t) == scan.closed.comma)?;
    let (name, address) = (Range::new(line.start, comma), Range::new(comma + 1, line.end));
    let closes = |h: &Hit| {
        h.range().end == name.end && scan.field(*h, "provider") == "y" && scan.field(*h, "side") == "after"
    };
    let provider = name.iter().skip(1).any(|t| scan.text.hits.of(t, lists::ORG_HEADS).any(|h| closes(&h)));
    let told = provider && !address.is_empty() && address_end(scan, address.start, line.end) == line.end;
    let short = address.len() <= 3 || names_street(scan, address);
    (told && short && is_name(scan, name)).then_some((name, address))
}

/// "Rated 5: Bluebell Tea Rooms at Mill Lane; rated on May 2": a name behind its grade.
fn behind_grade(scan: &Scan<'_>, line: Range) -> Option<Range> {
    let line = item(scan, line);
    let verb =
        scan.hit(line.start, lists::VERBS).filter(|h| matches!(scan.field(*h, "group"), "rate" | "rated"))?;
    let colon = (verb.range().end..line.end.min(line.start + 5)).find(|t| scan.text.token_str(*t) == ":")?;
    let stop = |t: &u32| matches!(scan.text.token_str(*t), "at" | "in" | "on" | "," | ";" | "(");
    let name = Range::new(colon + 1, (colon + 1..line.end).find(stop).unwrap_or(line.end));
    is_name(scan, name).then_some(name)
}

/// "Rating: Good", "Inspected: 4 April": a line that tells of the premises named above it.
fn opens_with_label(scan: &Scan<'_>, line: Range) -> bool {
    let colon = (line.start..line.end.min(line.start + 4)).find(|t| scan.text.token_str(*t) == ":");
    let word = |t: u32| {
        scan.hit(t, lists::RATING_CUES).is_some()
            || scan.hit(t, lists::VERBS).is_some()
            || scan.hit(t, lists::VISITS).is_some()
    };
    colon.is_some_and(|c| c > line.start && (line.start..c).any(word))
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
    let person = scan.honorific(range.start).is_some() || scan.role(range.start).is_some();
    let first = scan.capital(range.start) && !person;
    let sectional = range.len() == 2 && scan.shape(range.end - 1).is(Shape::DIGIT);
    !range.is_empty() && range.len() <= NAME && first && !sectional && range.iter().all(fits)
}

/// Adds the places that repeat a name: for one of several words anywhere, for a single word a line of its own.
fn repeat(scan: &Scan<'_>, names: &mut Vec<Name>) {
    let count = scan.text.tokens.len() as u32;
    let mut known: FxHashMap<WordId, Vec<Range>> = FxHashMap::default();
    for name in names.iter().filter(|n| n.label == Some(Label::Org)) {
        known.entry(scan.word(name.tokens.start)).or_default().push(name.tokens);
    }
    let again = |at: u32, name: &Range| {
        let here = Range::new(at, at + name.len());
        let lone = name.len() > 1 || scan.gap(at) >= Gap::Line && scan.gap(here.end) >= Gap::Line;
        // "Kelbury Royal" in "Kelbury Royal Infirmary" is half a name.
        let half = scan.capital(here.end) && scan.hit(here.end, lists::ORG_HEADS).is_some();
        lone && here.end <= count
            && !half
            && here.iter().zip(name.iter()).all(|(a, b)| scan.word(a) == scan.word(b))
            && scan.named(here, Case::Plain)
    };
    for at in (0..count).filter(|_| !known.is_empty()) {
        let found = known.get(&scan.word(at)).and_then(|all| all.iter().find(|n| again(at, n)));
        names.extend(found.map(|n| listed(Range::new(at, at + n.len()))));
    }
}
