//! Walks each sentence and takes, at every word that can open a name, the longest reading.

use super::organisations::{self, Body};
use super::people::{self, Person, Strength};
use super::places::{self, Place};
use super::scan::{Case, Scan};
use super::{Name, Why};
use crate::lexicon::{Traits, lists};
use crate::mention::{Kind, Label};
use crate::read::Zone;
use crate::text::{Range, Shape};

/// All names by form, in order; guesses among them.
pub(super) fn names(scan: &Scan<'_>) -> Vec<Name> {
    let mut names = Vec::with_capacity(scan.text.tokens.len() / 16);
    for (number, sentence) in scan.text.sentences.iter().enumerate() {
        if sentence.zone != Zone::Boilerplate {
            read_sentence(scan, sentence.tokens, scan.case(number), &mut names);
        }
    }
    names
}

fn read_sentence(scan: &Scan<'_>, range: Range, case: Case, names: &mut Vec<Name>) {
    let mut at = range.start;
    let mut titled = false;
    while at < range.end {
        let reading =
            if opens(scan, at, case) { read(scan, at, range.end, case, titled) } else { Reading::None };
        let title = titled_until(scan, at, case);
        match reading {
            Reading::Name(name)
                if name.tokens.end > title || name.label.is_some_and(|l| l != Label::Person) =>
            {
                at = name.tokens.end.max(at + 1);
                names.push(*name);
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

enum Reading {
    None,
    Name(Box<Name>),
}

/// Whether a name can open with this token.
fn opens(scan: &Scan<'_>, at: u32, case: Case) -> bool {
    let shape = scan.shape(at);
    match case {
        Case::Lower => {
            shape.any(Shape::LETTER) && !scan.is(at, Traits::OPENER) && !scan.text.hits.at(at).is_empty()
                || scan.is(at, Traits::GIVEN)
                || !scan.word(at).is_known()
        }
        _ => {
            scan.capital(at)
                || shape.is(Shape::DIGIT)
                || (scan.is(at, Traits::PARTICLE) && scan.shape(at + 1).any(Shape::DASH))
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
    let body = organisations::at(scan, at, limit, case);
    let place = places::at(scan, at, limit, case);
    let person = people::at(scan, at, limit, case, titled);
    let length = |range: Option<Range>| range.map_or(0, Range::len);
    let (b, l) = (length(body.as_ref().map(|b| b.tokens)), length(place.map(|p| p.tokens)));
    let sure = person.filter(|p| p.strength > Strength::Open && !follows_place(scan, at, *p, place));
    let p = length(sure.map(|p| p.tokens));
    let name = match (body, sure, place) {
        (Some(body), _, _) if b >= l && b >= p => Some(of_body(body)),
        (_, Some(person), _) if p > l || (p == l && titled && p > 0) => Some(of_person(person, titled)),
        (_, _, Some(place)) => Some(of_place(place)),
        _ => open_word(scan, at, case, person),
    };
    name.map_or(Reading::None, |n| Reading::Name(Box::new(n)))
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

/// One capitalised word that may be anything.
fn open_word(scan: &Scan<'_>, at: u32, case: Case, person: Option<Person>) -> Option<Name> {
    if scan.traits(at).any(Traits::NOT_NAME | Traits::DEMONYM | Traits::OPENER) {
        return None;
    }
    if let Some(person) = person {
        return Some(Name::guess(person.tokens));
    }
    let shape = scan.shape(at);
    let acronym =
        shape.all_capitals() && case == Case::Plain && scan.text.tokens[at as usize].span.len() <= 6;
    let word =
        case != Case::Plain && shape.any(Shape::LETTER) && !scan.plain_word(at) && !shape.any(Shape::MARK);
    (acronym || word).then(|| Name::guess(Range::new(at, at + 1)))
}
