//! Settles guesses over the whole article: what a word is in one place it is everywhere, unless the place says
//! otherwise; and where no full name stands anywhere, the words beside each occurrence are counted together.

use super::Name;
use super::scan::{Case, Scan};
use crate::fold::fold_into;
use crate::lexicon::{Traits, WordId, lists};
use crate::mention::{Label, Why};
use crate::text::{Gap, Range, Shape};
use rustc_hash::FxHashMap;

/// What an article says of one word.
#[derive(Clone, Copy, Debug, Default)]
struct Votes {
    person: i32,
    org: i32,
    place: i32,
    /// A firm name has the word as its short form.
    known: Option<Label>,
    /// Counted in a sentence whose capitals tell something.
    seen: bool,
}

type Ballot = FxHashMap<WordId, Votes>;

/// Gives every guess its label, or none.
pub(super) fn settle(scan: &Scan<'_>, names: &mut [Name]) {
    let mut ballot = Ballot::default();
    for name in names.iter().filter(|n| n.label.is_some()) {
        enrol(scan, name, &mut ballot);
    }
    for name in names.iter().filter(|n| n.label.is_none()) {
        vote(scan, name, &mut ballot);
    }
    for name in names.iter_mut().filter(|n| n.label.is_none()) {
        decide(scan, name, &ballot);
    }
}

/// Enters the short forms of a firm name.
fn enrol(scan: &Scan<'_>, name: &Name, ballot: &mut Ballot) {
    let Some(label) = name.label else { return };
    let (first, last) = (name.tokens.start, name.tokens.end - 1);
    match label {
        Label::Person => {
            enter(scan, last, label, ballot);
            if name.tokens.len() > 1 && !scan.everyday(first) && !name.titled {
                enter(scan, first, label, ballot);
            }
        }
        Label::Org if name.tokens.len() > 1 => {
            let place = scan.hit(first, lists::PLACES).is_some();
            if !place && !scan.plain_word(first) && !scan.is(first, Traits::GIVEN) {
                enter(scan, first, label, ballot);
            }
            let acronym = acronym(scan, name.tokens);
            ballot.entry(acronym).or_default().known.get_or_insert(label);
        }
        _ if name.tokens.len() == 1 => enter(scan, first, label, ballot),
        _ => {}
    }
}

fn enter(scan: &Scan<'_>, token: u32, label: Label, ballot: &mut Ballot) {
    let entry = ballot.entry(scan.word(token)).or_default();
    if entry.known.is_none() || label == Label::Person {
        entry.known = Some(label);
    }
}

/// The word id of a name's initials: `Together for Children` -> `tfc`.
fn acronym(scan: &Scan<'_>, tokens: Range) -> WordId {
    let mut letters = String::with_capacity(8);
    for token in
        tokens.iter().filter(|t| scan.shape(*t).any(Shape::LETTER) && !scan.shape(*t).is(Shape::POSSESSIVE))
    {
        let word = scan.text.token_str(token);
        if scan.word(token) != scan.closed.the {
            fold_into(&word[..word.chars().next().map_or(0, char::len_utf8)], &mut letters);
        }
    }
    scan.lexicon.word(&letters)
}

/// Adds what stands beside one occurrence to the word's votes.
fn vote(scan: &Scan<'_>, name: &Name, ballot: &mut Ballot) {
    if scan.case(scan.text.sentence_of(name.tokens.start)) != Case::Plain {
        return;
    }
    let (person, org, place) = beside(scan, name.tokens);
    let votes = ballot.entry(key(scan, name.tokens)).or_default();
    votes.person += person;
    votes.org += org;
    votes.place += place;
    votes.seen |= !scan.weak(name.tokens.start);
}

fn key(scan: &Scan<'_>, tokens: Range) -> WordId {
    if tokens.len() == 1 {
        return scan.word(tokens.start);
    }
    let mixed = tokens.iter().fold(17u32, |sum, t| sum.rotate_left(5) ^ scan.word(t).0);
    WordId(mixed)
}

/// Points for person, body and place from the words on both sides.
fn beside(scan: &Scan<'_>, tokens: Range) -> (i32, i32, i32) {
    let (mut person, mut org, mut place) = (0, 0, 0);
    if let Some(before) = scan.before(tokens.start) {
        let word = scan.word(before);
        let traits = scan.traits(before);
        let closed = &scan.closed;
        person += 3 * i32::from(traits.is(Traits::KIN)) + i32::from(traits.is(Traits::SPEECH));
        place += 3 * i32::from(traits.is(Traits::LOCATIVE))
            + i32::from([closed.at, closed.from, closed.to].contains(&word));
        org += 2 * i32::from(word == closed.the);
        if word == closed.the {
            person -= 3;
        }
    }
    let next = tokens.end;
    if scan.gap(next) < Gap::Line {
        let traits = scan.traits(next);
        person += 2 * i32::from(traits.is(Traits::SPEECH)) + i32::from(traits.is(Traits::DEED));
        let aged = scan.word(next) == scan.closed.comma && scan.shape(next + 1).is(Shape::DIGIT);
        person += 2 * i32::from(aged);
        org += 2 * i32::from(scan.role(next).is_some_and(|h| scan.field(h, "kind") != "relation"));
        let place_after = scan.word(next) == scan.closed.comma && scan.hit(next + 1, lists::PLACES).is_some();
        place += 3 * i32::from(place_after);
    }
    (person, org, place)
}

/// Points from what the word is known to be.
fn prior(scan: &Scan<'_>, name: &Name) -> (i32, i32, i32) {
    let token = name.tokens.start;
    let traits = scan.traits(token);
    let mut person = i32::from(traits.is(Traits::SURNAME)) + i32::from(traits.is(Traits::GIVEN));
    let (mut org, mut place) = (0, 0);
    if let Some(hit) = scan.hit(token, lists::PLACES).filter(|h| h.range() == name.tokens) {
        place += if matches!(scan.field(hit, "kind"), "village" | "world_city") { 1 } else { 3 };
    }
    if traits == Traits::default() && scan.shape(token).any(Shape::SMALL) {
        person += 1;
    }
    if scan.shape(token).all_capitals() && !traits.any(Traits::COMMON) {
        org += 2;
        person -= 3;
    }
    if name.tokens.len() > 1 {
        person += 2;
    }
    if scan.everyday(token) {
        person -= 2;
        org -= 2;
        place -= 1;
    }
    (person, org, place)
}

fn decide(scan: &Scan<'_>, name: &mut Name, ballot: &Ballot) {
    let votes = ballot.get(&key(scan, name.tokens)).copied().unwrap_or_default();
    let local = beside(scan, name.tokens);
    if let Some(label) = votes.known {
        let elsewhere =
            label == Label::Person && local.2 >= 3 && scan.hit(name.tokens.start, lists::PLACES).is_some();
        let label = if elsewhere { Label::Place } else { label };
        return set(name, label, "name.elsewhere");
    }
    let last = ballot.get(&scan.word(name.tokens.end - 1)).and_then(|v| v.known);
    if name.tokens.len() > 1 && last == Some(Label::Person) {
        return set(name, Label::Person, "name.elsewhere");
    }
    if !votes.seen && scan.everyday(name.tokens.start) {
        return;
    }
    let plain = scan.case(scan.text.sentence_of(name.tokens.start)) == Case::Plain;
    if !plain && !votes.seen {
        return;
    }
    let prior = prior(scan, name);
    let points = [
        (votes.person + prior.0, Label::Person),
        (votes.org + prior.1, Label::Org),
        (votes.place + prior.2, Label::Place),
    ];
    let best = points.into_iter().max_by_key(|(n, l)| (*n, *l == Label::Person));
    if let Some((_, label)) = best.filter(|(n, _)| *n >= 2) {
        set(name, label, "name.beside");
    }
}

fn set(name: &mut Name, label: Label, why: &'static str) {
    name.label = Some(label);
    if matches!(name.why, Why::Pattern("name.guess")) {
        name.why = Why::Pattern(why);
    }
}
