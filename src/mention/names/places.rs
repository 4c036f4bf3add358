//! PLACE by form: places the lexicon knows, streets and waters by their common noun, postal addresses.

use super::super::Why;
use super::organisations::known as known_body;
use super::scan::{Case, Scan};
use crate::lexicon::{Traits, lists};
use crate::text::{Gap, Hit, Range, Shape};

/// A place's name as read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub tokens: Range,
    pub why: Why,
    /// It may be a surname or an everyday word as well; the article decides.
    pub open: bool,
}

/// Whether a noun closes the names of streets; those of kind `either` close the names of premises too.
fn is_street(kind: &str) -> bool {
    matches!(kind, "street" | "either")
}

/// The place's name that starts at `at`.
pub(super) fn at(scan: &Scan<'_>, at: u32, limit: u32, case: Case) -> Option<Place> {
    if let Some(address) = address(scan, at, limit, case) {
        return Some(address);
    }
    let known = known(scan, at, case);
    let formed = opened(scan, at, limit, case).or_else(|| closed(scan, at, limit, case));
    let place = match (known, formed) {
        (Some(k), Some(f)) if f.tokens.end > k.tokens.end => Some(f),
        (Some(k), _) => Some(k),
        (None, f) => f,
    }?;
    Some(with_town(scan, with_state(scan, joined(scan, place, limit), limit), limit))
}

/// Two places side by side are one: "Enfield Southgate".
fn joined(scan: &Scan<'_>, place: Place, limit: u32) -> Place {
    let next = place.tokens.end;
    if next >= limit || scan.gap(next) != Gap::Space {
        return place;
    }
    if known_name(place) && is_quarter(scan, next) {
        return Place { tokens: Range::new(place.tokens.start, next + 1), open: false, ..place };
    }
    // "In Thorpe Wendle": a known name and an unknown one after "in" are one.
    let at = place.tokens.start;
    let rare =
        scan.traits(next) == Traits::default() && scan.capital(next) && scan.shape(next).any(Shape::SMALL);
    let last = !(scan.capital(next + 1) && scan.gap(next + 1) == Gap::Space);
    let inside = scan.before(at).is_some_and(|b| scan.text.token_str(b) == "in");
    if known_name(place) && rare && last && inside && scan.hit(next, lists::ORG_HEADS).is_none() {
        return Place { tokens: Range::new(at, next + 1), open: false, ..place };
    }
    match known(scan, next, Case::Plain) {
        Some(second)
            if !place.open
                && scan.named(place.tokens, Case::Plain)
                && known_name(place)
                && known_name(second) =>
        {
            Place { tokens: Range::new(place.tokens.start, second.tokens.end), open: false, ..place }
        }
        _ => place,
    }
}

/// "Derby South", "Hull East": a part of a town, as seats in parliament are called.
fn is_quarter(scan: &Scan<'_>, token: u32) -> bool {
    let word = matches!(scan.text.token_str(token), "North" | "South" | "East" | "West" | "Central");
    word && !(scan.capital(token + 1) && scan.gap(token + 1) == Gap::Space)
}

fn known_name(place: Place) -> bool {
    matches!(place.why, Why::Row(lists::PLACES, _))
}

/// A street and its town are one address: "Weaver Street, Castlebrough".
fn with_town(scan: &Scan<'_>, place: Place, limit: u32) -> Place {
    let Why::Row(lists::PLACE_HEADS, row) = place.why else { return place };
    let street = is_street(scan.lexicon.field(lists::PLACE_HEADS, row, "kind"));
    let comma = place.tokens.end;
    let goes_on = street
        && comma + 1 < limit
        && scan.word(comma) == scan.closed.comma
        && scan.gap(comma + 1) == Gap::Space;
    if !goes_on || !name_word(scan, comma + 1) || scan.role(comma + 1).is_some() {
        return place;
    }
    let end = address_end(scan, comma + 1, limit);
    let sure =
        known(scan, comma + 1, Case::Plain).is_some() || end >= limit || scan.shape(end).any(Shape::MARK);
    if sure && end - comma <= 6 {
        Place { tokens: Range::new(place.tokens.start, end), ..place }
    } else {
        place
    }
}

/// A place of the lexicon.
pub(super) fn known(scan: &Scan<'_>, at: u32, case: Case) -> Option<Place> {
    let hit =
        scan.hit(at, lists::PLACES).filter(|h| scan.named(h.range(), case) && written(scan, *h, case))?;
    if hit.len == 1 && scan.is(at, Traits::NOT_NAME) {
        return None;
    }
    let word = hit.len == 1 && (scan.field(hit, "common") == "y" || scan.everyday(at));
    if word && case != Case::Plain {
        return None;
    }
    let small = matches!(
        scan.field(hit, "kind"),
        "village" | "world_city" | "us_city" | "town" | "district" | "borough"
    );
    let surname = hit.len == 1 && scan.field(hit, "surname") == "y";
    let open = (word && scan.weak(at)) || (surname && small) || (word && small);
    if open && case == Case::Lower {
        return None;
    }
    Some(Place { tokens: hit.range(), why: Why::Row(hit.list, hit.row), open })
}

/// Acronyms ("US") only in capitals.
fn written(scan: &Scan<'_>, hit: Hit, case: Case) -> bool {
    let phrase = scan.lexicon.list(hit.list).phrase(hit.row);
    let acronym = hit.len == 1 && phrase.len() <= 3 && !phrase.bytes().any(|b| b.is_ascii_lowercase());
    !acronym || (scan.shape(hit.start).all_capitals() && case != Case::Lower && case != Case::Upper)
}

/// A city and its American state are one place: "Framingham, Mass."
fn with_state(scan: &Scan<'_>, place: Place, limit: u32) -> Place {
    let comma = place.tokens.end;
    if comma + 1 >= limit || scan.word(comma) != scan.closed.comma || scan.gap(comma + 1) >= Gap::Line {
        return place;
    }
    let state = scan
        .hit(comma + 1, lists::PLACES)
        .filter(|h| scan.field(*h, "kind") == "state" && scan.named(h.range(), Case::Plain));
    match state {
        Some(hit) => Place { tokens: Range::new(place.tokens.start, hit.range().end), open: false, ..place },
        None => place,
    }
}

fn head(scan: &Scan<'_>, token: u32, side: &str, case: Case) -> Option<Hit> {
    let mut hits = scan.text.hits.of(token, lists::PLACE_HEADS);
    hits.find(|h| scan.field(*h, "side") == side && scan.named(h.range(), case))
}

/// "River Wear", "Lake Como", "County Durham", "North Devon".
fn opened(scan: &Scan<'_>, at: u32, limit: u32, case: Case) -> Option<Place> {
    let head = head(scan, at, "before", case)?;
    let next = head.range().end;
    if next >= limit || case == Case::Lower || scan.gap(next) >= Gap::Line || !scan.capital(next) {
        return None;
    }
    let place = known(scan, next, case);
    let admin = scan.field(head, "kind") == "admin";
    let end = match place {
        Some(p) => p.tokens.end,
        None if !name_word(scan, next) || scan.plain_word(next) || scan.is(next, Traits::DEMONYM) => {
            return None;
        }
        None if admin && !compass(scan, head) && !after_locative(scan, at) => return None,
        None => next + 1,
    };
    Some(Place { tokens: Range::new(at, end), why: Why::Row(head.list, head.row), open: false })
}

fn after_locative(scan: &Scan<'_>, at: u32) -> bool {
    scan.before(at).is_some_and(|b| scan.is(b, Traits::LOCATIVE))
}

/// A word that stands before places only: "North", "County", not "San".
fn compass(scan: &Scan<'_>, head: Hit) -> bool {
    let word = scan.text.token_str(head.start);
    const WORDS: &[&str] = &[
        "north", "south", "east", "west", "upper", "lower", "mid", "county", "co", "greater", "little",
        "port", "inner", "outer",
    ];
    WORDS.iter().any(|w| word.eq_ignore_ascii_case(w))
}

/// "Ballard Street", "Penshaw Hill", "Wembley Park station".
fn closed(scan: &Scan<'_>, at: u32, limit: u32, case: Case) -> Option<Place> {
    let nearby = scan.is(at, Traits::LOCATIVE) && scan.weak(at);
    if case == Case::Lower || nearby || !name_word(scan, at) || scan.is(at, Traits::OPENER) {
        return None;
    }
    let mut end = at + 1;
    let mut found = None;
    while end < limit.min(at + 5) && scan.gap(end) < Gap::Line {
        let next = head(scan, end, "after", case);
        let hyphened = scan.shape(end - 1).any(Shape::DASH) && scan.gap(end) == Gap::None;
        if let Some(hit) = next.filter(|_| !hyphened) {
            found = Some((hit, hit.range().end));
        }
        let joint = scan.shape(end).is(Shape::POSSESSIVE) && known_body(scan, end + 1, case).is_none()
            || (scan.shape(end).any(Shape::DASH) && scan.gap(end) == Gap::None);
        if !(name_word(scan, end) || (joint && scan.capital(end + 1) && known(scan, at, case).is_none())) {
            break;
        }
        end += 1;
    }
    let (hit, end) = found?;
    if (at..end).any(|t| scan.role(t).is_some_and(|h| scan.field(h, "kind") != "relation")) {
        return None;
    }
    let telling = (at..hit.start).any(|t| !scan.plain_word(t) && scan.capital(t));
    let county = scan.field(hit, "kind") == "area" && scan.text.token_str(hit.start) == "County";
    let kind = scan.field(hit, "kind");
    let street = county || is_street(kind) || kind == "transport";
    let fits = telling || (street && !scan.weak(at) && case == Case::Plain);
    (fits && !person_before(scan, at, hit)).then_some(Place {
        tokens: Range::new(at, end),
        why: Why::Row(hit.list, hit.row),
        open: false,
    })
}

/// "Mary Hill", "Tiger Woods": a given name and a surname that is a common noun of places too.
fn person_before(scan: &Scan<'_>, at: u32, head: Hit) -> bool {
    let first = head.start - 1;
    if scan.before(at).is_some_and(|b| scan.text.token_str(b) == "in") {
        return false;
    }
    let given = scan.is(first, Traits::GIVEN) && !scan.everyday(first);
    given
        && head.len == 1
        && at == first
        && scan.is(head.start, Traits::SURNAME)
        && !is_street(scan.field(head, "kind"))
}

fn name_word(scan: &Scan<'_>, token: u32) -> bool {
    scan.capital(token) && !scan.is(token, Traits::NOT_NAME) && !scan.shape(token).any(Shape::MARK)
}

/// "134 Sports Camp Dr., Woodward, PA 16882": number, street and what follows, up to the post code.
fn address(scan: &Scan<'_>, at: u32, limit: u32, case: Case) -> Option<Place> {
    let number = scan.shape(at).is(Shape::DIGIT) && case == Case::Plain && !scan.shape(at).any(Shape::MARK);
    if !number || at + 2 >= limit || scan.gap(at) == Gap::None {
        return None;
    }
    let first = if scan.gap(at + 1) == Gap::None && scan.shape(at + 1).is(Shape::SINGLE | Shape::LETTER) {
        at + 2
    } else {
        at + 1
    };
    if !scan.capital(first) || scan.gap(first) != Gap::Space {
        return None;
    }
    let near = limit.min(at + 9);
    let street = (first + 1..near)
        .find_map(|t| head(scan, t, "after", case).filter(|h| is_street(scan.field(*h, "kind"))))?;
    let end = address_end(scan, at, limit);
    let whole = end >= street.range().end && (at..street.start).all(|t| scan.word(t) != scan.closed.comma);
    let why = Why::Row(street.list, street.row);
    whole.then_some(Place { tokens: Range::new(at, end), why, open: false })
}

/// Where an address that starts at `from` ends: capitalised words, numbers, commas, and the stops of "St." and
/// "E."; a body known by name ends it before its comma.
pub(super) fn address_end(scan: &Scan<'_>, from: u32, limit: u32) -> u32 {
    let (mut end, mut next) = (from, from);
    while next < limit && (next == from || scan.gap(next) < Gap::Line) {
        let shape = scan.shape(next);
        let letter = shape.is(Shape::SINGLE | Shape::LETTER) && scan.gap(next) == Gap::None;
        let ordinal = shape.any(Shape::LETTER)
            && !shape.capitalised()
            && next > from
            && scan.shape(next - 1).is(Shape::DIGIT)
            && scan.gap(next) == Gap::None;
        let article = scan.word(next) == scan.closed.the && scan.capital(next);
        let word = (scan.capital(next) && !calendar(scan, next)) || shape.is(Shape::POSSESSIVE);
        if shape.is(Shape::DIGIT) && !shape.any(Shape::MARK) || letter || ordinal || article || word {
            end = next + 1;
        } else if !joins_address(scan, next, limit) {
            break;
        }
        next += 1;
    }
    if end > from && scan.word(end) == scan.closed.stop && end < limit && !scan.ends_sentence(end + 1) {
        end + 1
    } else {
        end
    }
}

fn calendar(scan: &Scan<'_>, token: u32) -> bool {
    scan.hit(token, lists::NOT_NAMES).is_some_and(|h| scan.field(h, "kind") == "calendar")
        && scan.hit(token, lists::PLACES).is_none_or(|h| h.len == 1)
}

/// A mark between two parts of an address.
fn joins_address(scan: &Scan<'_>, at: u32, limit: u32) -> bool {
    let next = at + 1;
    let part = next < limit
        && scan.gap(next) < Gap::Line
        && (scan.capital(next) || scan.shape(next).is(Shape::DIGIT));
    if scan.word(at) == scan.closed.comma {
        return part && known_body(scan, next, Case::Plain).is_none();
    }
    let glued = scan.gap(at) == Gap::None;
    let stop = scan.word(at) == scan.closed.stop && glued && next < limit;
    (stop && (part || scan.word(next) == scan.closed.comma))
        || (scan.shape(at).any(Shape::DASH) && glued && part)
}

/// Whether a word of streets stands in the stretch.
pub(super) fn names_street(scan: &Scan<'_>, range: Range) -> bool {
    range
        .iter()
        .skip(1)
        .any(|t| head(scan, t, "after", Case::Plain).is_some_and(|h| is_street(scan.field(h, "kind"))))
}
