//! Wards and seats beside those who sit for them: "(Lab, Fennick East)", "the Merrowby and Leven MP",
//! "Tom Gaskill, R-Cotter Springs". What stands there is a place, whatever its words are elsewhere.

use super::scan::{Case, Scan};
use super::{Label, Name, Why};
use crate::lexicon::{Traits, lists};
use crate::text::{Gap, Hit, Range, Shape};

/// Most tokens of a seat's name.
const MOST: u32 = 7;

/// All wards and seats that stand so, in order.
pub(super) fn find(scan: &Scan<'_>) -> Vec<Name> {
    let tokens = 1..scan.text.tokens.len() as u32;
    let seats =
        tokens.filter_map(|t| bracketed(scan, t).or_else(|| of_state(scan, t)).or_else(|| paired(scan, t)));
    seats.map(|r| Name::new(r, Label::Place, Why::Pattern("name.seat"))).collect()
}

/// "(Lab, | Fennick East)".
fn bracketed(scan: &Scan<'_>, party: u32) -> Option<Range> {
    if scan.word(party - 1) != scan.closed.open {
        return None;
    }
    let hit = party_at(scan, party, "party")?;
    let comma = hit.range().end;
    let seat = stretch(scan, comma + 1);
    (scan.word(comma) == scan.closed.comma && scan.text.token_str(seat.end) == ")" && !seat.is_empty())
        .then_some(seat)
}

fn party_at(scan: &Scan<'_>, token: u32, group: &str) -> Option<Hit> {
    scan.text.hits.of(token, lists::BODY_CONTEXT).find(|h| scan.field(*h, "group") == group)
}

/// ", R-| Cotter Springs,".
fn of_state(scan: &Scan<'_>, party: u32) -> Option<Range> {
    let letter = party_at(scan, party, "party_letter").is_some() && scan.word(party - 1) == scan.closed.comma;
    let dash = scan.shape(party + 1).any(Shape::DASH) && scan.gap(party + 1) == Gap::None;
    (letter && dash).then(|| stretch(scan, party + 2)).filter(|seat| !seat.is_empty())
}

/// "the | Merrowby and Leven | MP".
fn paired(scan: &Scan<'_>, start: u32) -> Option<Range> {
    let opened = [scan.closed.the, scan.closed.comma].contains(&scan.word(start - 1));
    if !opened || !scan.capital(start) || scan.traits(start).any(Traits::DEMONYM | Traits::NOT_NAME) {
        return None;
    }
    let seat = stretch(scan, start);
    // "MP", "TD": a role in capitals alone.
    let sits = |t: u32| scan.shape(t).all_capitals() && scan.role(t).is_some_and(|h| h.len == 1);
    let member = sits(seat.end) || seat.len() > 1 && sits(seat.end - 1);
    let seat =
        if scan.role(seat.end.max(1) - 1).is_some() { Range::new(seat.start, seat.end - 1) } else { seat };
    let two = seat.iter().any(|t| scan.word(t) == scan.closed.and);
    (member && two && !seat.is_empty()).then_some(seat)
}

/// The capitalised words from `start` on, with "and" and "the" between them.
fn stretch(scan: &Scan<'_>, start: u32) -> Range {
    let mut end = start;
    while end < start + MOST && (end == start || scan.gap(end) < Gap::Line) {
        let small = [scan.closed.and, scan.closed.the, scan.closed.ampersand].contains(&scan.word(end));
        if !(scan.capital(end) || small && end > start) {
            break;
        }
        end += 1;
    }
    let range = Range::new(start, end);
    if scan.named(range, Case::Plain) { range } else { Range::new(start, start) }
}
