//! Walks each sentence and takes, at every word that can open a name, the longest reading.

use super::listing;
use super::organisations::{self, Body};
use super::people::{self, Person, Strength};
use super::places::{self, Place};
use super::scan::{Case, Scan};
use super::{Name, Why};
use crate::lexicon::{Traits, lists};
use crate::mention::{Kind, Label};
use crate::read::Zone;
use crate::text::{Gap, Range, Shape};

/// All names by form, in order; guesses among them.
pub(super) fn names(scan: &Scan<'_>) -> Vec<Name> {
    let listed = listing::find(scan);
    let mut names = Vec::with_capacity(scan.text.tokens.len() / 16);
    for (number, sentence) in scan.text.sentences.iter().enumerate() {
        if sentence.zone != Zone::Boilerplate {
            read_sentence(scan, sentence.tokens, scan.case(number), &listed, &mut names);
        }
    }
    names
}

fn read_sentence(scan: &Scan<'_>, range: Range, case: Case, listed: &[Name], names: &mut Vec<Name>) {
    let mut at = range.start;
    let mut titled = false;
    while at < range.end {
        if let Some(end) = scan.title_of_work(at) {
            at = end;
            titled = false;
            continue;
        }
        if let Some(name) = listed_at(listed, at) {
            at = name.tokens.end;
            names.push(name.clone());
            titled = false;
            continue;
        }
        let reading = if opens(scan, at, case, titled) {
            read(scan, at, range.end, case, titled)
        } else {
            Reading::None
        };
        let title = titled_until(scan, at, case);
        let reading = without_title(scan, reading, at, title);
        match reading {
            Reading::Name(name)
                if name.tokens.end > title || name.label.is_some_and(|l| l != Label::Person) =>
            {
                at = name.tokens.end.max(at + 1);
                names.push(*name);
                titled = false;
            }
            Reading::Skip(end) => {
                at = end;
                titled = false;
            }
            _ if title > at => {
                at = title;
                titled = true;
            }
            Reading::Name(name) => {
                at = name.tokens.end.max(at + 1);
                names.push(*name);
                titled = false;
            }
            Reading::None => {
                titled = titled
                    && scan.shape(at).any(Shape::MARK | Shape::DASH)
                    && scan.word(at) == scan.closed.stop;
                at += 1;
            }
        }
    }
}

/// The name of a listing that starts at `at`.
fn listed_at(listed: &[Name], at: u32) -> Option<&Name> {
    let number = listed.binary_search_by_key(&at, |n| n.tokens.start).ok()?;
    Some(&listed[number])
}

/// Drops readings that take a title for the start of a name: "Coun Paul Watson", "Chief Executive of X Trust".
fn without_title(scan: &Scan<'_>, reading: Reading, at: u32, title: u32) -> Reading {
    let Reading::Name(name) = &reading else { return reading };
    let closed = &scan.closed;
    let swallowed = match name.label {
        Some(Label::Org) => {
            title > at
                && [closed.of, closed.r#for, closed.at].contains(&scan.word(title))
                && name.tokens.end > title
        }
        Some(Label::Place) => false,
        _ => title > at && (scan.honorific(at).is_some() || title > at + 1),
    };
    if swallowed { Reading::None } else { reading }
}

enum Reading {
    None,
    /// Capitalised words that name nothing, up to a token.
    Skip(u32),
    Name(Box<Name>),
}

/// Whether a name can open with this token.
fn opens(scan: &Scan<'_>, at: u32, case: Case, titled: bool) -> bool {
    let shape = scan.shape(at);
    match case {
        Case::Lower => {
            let hits = scan.text.hits.at(at);
            let word = shape.any(Shape::LETTER) && !scan.is(at, Traits::OPENER);
            let name = !hits.is_empty()
                || scan.traits(at).any(Traits::GIVEN | Traits::SURNAME)
                || !scan.word(at).is_known();
            (word && name) || hits.iter().any(|h| h.list == lists::INSPECTORATES)
        }
        _ => {
            scan.capital(at)
                || shape.is(Shape::DIGIT)
                || (scan.is(at, Traits::PARTICLE) && (titled || scan.shape(at + 1).any(Shape::DASH)))
                || (titled && shape.any(Shape::LETTER) && scan.shape(at + 1).capitalised())
        }
    }
}

/// Where an honorific or a role that stands before a person ends; `at` if there is none.
fn titled_until(scan: &Scan<'_>, at: u32, case: Case) -> u32 {
    let honorific = scan.hit(at, lists::HONORIFICS).filter(|h| {
        let named = scan.named(h.range(), case) && case != Case::Lower
            || (case == Case::Lower && scan.field(*h, "kind") != "title");
        let own = scan.is(at, Traits::GIVEN) && !scan.is(at, Traits::WORDLY) && h.len == 1;
        named && !own
    });
    let role = scan.role(at).filter(|h| scan.field(*h, "kind") != "relation");
    let end = |h: Option<crate::text::Hit>| h.map_or(at, |h| h.range().end);
    end(honorific).max(end(role))
}

fn read(scan: &Scan<'_>, at: u32, limit: u32, case: Case, titled: bool) -> Reading {
    if let Some(end) = no_name(scan, at, case) {
        return Reading::Skip(end);
    }
    let body = organisations::at(scan, at, limit, case);
    let place = places::at(scan, at, limit, case);
    let person = people::at(scan, at, limit, case, titled);
    let length = |range: Option<Range>| range.map_or(0, Range::len);
    let (b, l) = (length(body.as_ref().map(|b| b.tokens)), length(place.map(|p| p.tokens)));
    let sure = person.filter(|p| p.strength > Strength::Open && !follows_place(scan, at, *p, place));
    let p = length(sure.map(|p| p.tokens));
    let premises = sure.filter(|s| !titled && names_premises(scan, s.tokens.end));
    let name = match (body, sure, place) {
        (Some(body), _, _) if b >= l && b >= p && !(b == l && known_place(place) && !known_body(&body)) => {
            Some(of_body(body))
        }
        (Some(body), Some(s), _) if known_body(&body) && s.strength < Strength::Firm && !titled => {
            Some(of_body(body))
        }
        _ if premises.is_some() && p >= l => premises.map(|s| provider(s.tokens)),
        (_, Some(person), _) if p > l || (p == l && titled && p > 0) => Some(of_person(person, titled)),
        (_, _, Some(place)) => Some(of_place(place)),
        _ => open_word(scan, at, case, person),
    };
    let name = name.filter(|n| !before_closer(scan, n, case));
    name.map_or(Reading::None, |n| Reading::Name(Box::new(n)))
}

/// "UEFA Cup", "Berlin Grand Prix", "Education Act": the name is part of an event's or a law's.
fn before_closer(scan: &Scan<'_>, name: &Name, case: Case) -> bool {
    let next = name.tokens.end;
    let sure_person = name.label == Some(Label::Person);
    let closer = scan.hit(next, lists::NOT_NAMES).filter(|h| scan.field(*h, "kind") == "closer");
    let capital =
        closer.is_some_and(|h| scan.named(h.range(), case)) && scan.gap(next) == crate::text::Gap::Space;
    // "The Public Services Reform (Scotland) Act".
    let bracket = scan.word(next) == scan.closed.open && scan.text.token_str(next + 2) == ")";
    let act = bracket && {
        let closer = scan.hit(next + 3, lists::NOT_NAMES).filter(|h| scan.field(*h, "kind") == "closer");
        closer.is_some_and(|h| scan.named(h.range(), case))
    };
    !sure_person && case == Case::Plain && (capital || act)
}

fn known_place(place: Option<Place>) -> bool {
    place.is_some_and(|p| matches!(p.why, Why::Row(lists::PLACES, _)))
}

fn known_body(body: &Body) -> bool {
    !matches!(body.why, Why::Row(lists::ORG_HEADS, _))
}

/// A phrase that is no name ("World Cup") and no name that goes on beyond it.
fn no_name(scan: &Scan<'_>, at: u32, case: Case) -> Option<u32> {
    let hit = scan.hit(at, lists::NOT_NAMES).filter(|h| h.len > 1 && scan.named(h.range(), case))?;
    let longer =
        scan.text.hits.at(at).iter().any(|h| {
            h.len > hit.len && matches!(h.list, lists::ORGANISATIONS | lists::COUNCILS | lists::PLACES)
        });
    let goes_on = scan.capital(hit.range().end) && scan.gap(hit.range().end) == crate::text::Gap::Space;
    (!longer && !goes_on).then_some(hit.range().end)
}

fn provider(tokens: Range) -> Name {
    let why = Why::Pattern("name.provider");
    Name { kind: Kind::Provider, ..Name::new(tokens, Label::Org, why) }
}

/// Whether a noun of homes or schools in small letters follows the name: "Rowan Bank care home".
fn names_premises(scan: &Scan<'_>, end: u32) -> bool {
    let hit = scan.text.hits.find(end, lists::ORG_HEADS);
    let kind = hit.map_or("", |h| scan.field(h, "kind"));
    let small = !scan.capital(end) && scan.gap(end) == crate::text::Gap::Space;
    small && hit.is_some_and(|h| h.len > 1) && matches!(kind, "care" | "school" | "early_years" | "hospital")
}

/// A likely person whose first word is a place and no given name is none: "Derby Miller".
fn follows_place(scan: &Scan<'_>, at: u32, person: Person, place: Option<Place>) -> bool {
    person.strength == Strength::Likely
        && place.is_some_and(|p| p.tokens.start == at)
        && !scan.is(at, Traits::GIVEN)
}

fn of_body(body: Body) -> Name {
    Name { kind: body.kind, value: body.value, ..Name::new(body.tokens, Label::Org, body.why) }
}

fn of_person(person: Person, titled: bool) -> Name {
    let firm = person.strength == Strength::Firm;
    let name = Name::new(person.tokens, Label::Person, Why::Pattern(person.why));
    Name { label: firm.then_some(Label::Person), titled, ..name }
}

fn of_place(place: Place) -> Name {
    let name = Name::new(place.tokens, Label::Place, place.why);
    Name { label: (!place.open).then_some(Label::Place), kind: Kind::Plain, ..name }
}

/// "Nino-fuelled", "Bradys", "Sumerians": a word before a hyphen and small letters, or of a people.
fn compound(scan: &Scan<'_>, at: u32) -> bool {
    let dash = scan.shape(at + 1).any(Shape::DASH) && scan.gap(at + 1) == crate::text::Gap::None;
    let small = dash && scan.gap(at + 2) == crate::text::Gap::None && !scan.capital(at + 2);
    let word = scan.text.token_str(at);
    let people = !scan.word(at).is_known()
        && ["ians", "ites", "ese", "ians", "ists", "eans"].iter().any(|s| word.ends_with(s));
    small || people
}

/// "She told the Advertiser": a newspaper called by its common noun alone.
fn paper(scan: &Scan<'_>, at: u32) -> Option<Name> {
    let the = at.checked_sub(2).filter(|t| scan.word(t + 1) == scan.closed.the)?;
    let hit = scan.hit(at, lists::ORG_HEADS).filter(|h| scan.field(*h, "kind") == "press" && h.len == 1)?;
    let ends = !(scan.capital(at + 1) && scan.gap(at + 1) == Gap::Space);
    let told = scan.traits(the).any(Traits::SPEECH) && ends;
    told.then(|| Name::new(Range::new(at, at + 1), Label::Org, Why::Row(hit.list, hit.row)))
}

/// One capitalised word that may be anything.
fn open_word(scan: &Scan<'_>, at: u32, case: Case, person: Option<Person>) -> Option<Name> {
    if scan.traits(at).any(Traits::NOT_NAME | Traits::DEMONYM | Traits::OPENER) {
        return None;
    }
    let shape = scan.shape(at);
    let noun = scan.weak(at) && scan.hit(at, lists::DEFINITE_NOUNS).is_some();
    let scheme = at > 0 && scan.text.token_str(at - 1) == "Operation";
    let letters =
        scan.hit(at, lists::POSTNOMINALS).is_some() && shape.all_capitals() && at > 0 && scan.capital(at - 1);
    if shape.any(Shape::DIGIT) || compound(scan, at) || noun || scheme || letters {
        return None;
    }
    if let Some(paper) = paper(scan, at) {
        return Some(paper);
    }
    let word = scan.text.token_str(at);
    if [".com", ".co.uk", ".org", ".net"].iter().any(|s| word.ends_with(s)) {
        return Some(Name::new(Range::new(at, at + 1), Label::Org, Why::Pattern("name.site")));
    }
    if let Some(person) = person {
        return Some(Name::guess(person.tokens));
    }
    let acronym = shape.all_capitals()
        && !scan.plain_word(at)
        && case == Case::Plain
        && scan.text.tokens[at as usize].span.len() <= 6;
    let word =
        case != Case::Plain && shape.any(Shape::LETTER) && !scan.plain_word(at) && !shape.any(Shape::MARK);
    (acronym || word).then(|| Name::guess(Range::new(at, at + 1)))
}
