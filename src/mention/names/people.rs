//! PERSON by form: given names, surnames, initials, particles, and titles before them.

use super::scan::{Case, Scan};
use crate::lexicon::{Traits, lists};
use crate::text::{Gap, Range, Shape};

/// How sure the form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// One capitalised word that may be anything.
    Open,
    /// Two unknown words, or two surnames.
    Likely,
    /// A given name and a surname, or a title before it.
    Firm,
}

/// A person's name as read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Person {
    pub tokens: Range,
    pub strength: Strength,
    pub why: &'static str,
}

/// One word of a name with its hyphens and particles.
#[derive(Clone, Copy, Debug)]
struct Element {
    end: u32,
    /// The word that tells what it is.
    key: u32,
    initial: bool,
}

const MOST: usize = 5;
/// Most letters of a word all in capitals that is no surname.
const ACRONYM: usize = 4;

/// The person's name that starts at `at`; `titled` when an honorific or role stands right before.
pub(super) fn at(scan: &Scan<'_>, at: u32, limit: u32, case: Case, titled: bool) -> Option<Person> {
    let mut elements = [Element { end: at, key: at, initial: false }; MOST];
    let mut count = 0;
    let mut next = at;
    while count < MOST && next < limit && (count == 0 || scan.gap(next) < Gap::Line) {
        let Some(element) = element(scan, next, limit, case, titled, count == 0) else { break };
        if count > 0 && ends_before(scan, next, case) {
            break;
        }
        elements[count] = element;
        count += 1;
        next = nickname_end(scan, element.end, limit);
    }
    let elements = trim(scan, &elements[..count], case, titled);
    let person = judge(scan, at, elements, case, titled)?;
    Some(Person { tokens: with_numeral(scan, person.tokens, limit), ..person })
}

/// Skips a nickname: Richard "Tex" Coe.
fn nickname_end(scan: &Scan<'_>, at: u32, limit: u32) -> u32 {
    let mark = |t: u32| scan.shape(t).any(Shape::DOUBLE | Shape::APOSTROPHE);
    let closes = |t: &u32| mark(*t) && scan.gap(*t) == Gap::None && *t + 1 < limit && scan.capital(*t + 1);
    if !mark(at) || scan.gap(at) != Gap::Space || !scan.capital(at + 1) {
        return at;
    }
    (at + 2..at + 7).find(closes).filter(|c| scan.gap(c + 1) == Gap::Space).map_or(at, |c| c + 1)
}

/// "John Paul II": a regnal number or generation belongs to the name.
fn with_numeral(scan: &Scan<'_>, tokens: Range, limit: u32) -> Range {
    let numeral = tokens.end < limit && scan.gap(tokens.end) == Gap::Space && {
        let word = scan.text.token_str(tokens.end);
        word.len() > 1 && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
    };
    Range::new(tokens.start, tokens.end + u32::from(numeral))
}

/// Drops words at the end that are everyday English and no surname, and initials that open nothing.
fn trim<'e>(scan: &Scan<'_>, elements: &'e [Element], case: Case, titled: bool) -> &'e [Element] {
    let mut count = elements.len();
    while count > 1 {
        let last = elements[count - 1];
        let named_so = scan.is(last.key, Traits::SURNAME)
            && scan.is(elements[0].key, Traits::GIVEN)
            && !scan.shape(last.end).is(Shape::DIGIT);
        // "Mike Trench": a capital after a given name tells more than the word does.
        let pair = case == Case::Plain && count == 2 && !scan.everyday(elements[0].key);
        let kept = pair && scan.is(elements[0].key, Traits::GIVEN) && !scan.weak(elements[0].key);
        let plain = scan.plain_word(last.key) && !kept || scan.is(last.key, Traits::NOT_NAME) && !named_so;
        let rare = case == Case::Lower && !scan.is(last.key, Traits::COMMON);
        let known = scan.traits(last.key).any(Traits::GIVEN | Traits::SURNAME) || rare;
        let lower = case != Case::Plain && !known && !titled;
        if !(plain || lower || (last.initial && count > 1)) {
            break;
        }
        count -= 1;
    }
    &elements[..count]
}

fn judge(scan: &Scan<'_>, at: u32, elements: &[Element], case: Case, titled: bool) -> Option<Person> {
    let (first, last) = (*elements.first()?, *elements.last()?);
    let tokens = Range::new(at, last.end);
    let person = |strength, why| Some(Person { tokens, strength, why });
    let known = |e: &Element| e.initial || scan.traits(e.key).any(Traits::GIVEN | Traits::SURNAME);
    if case != Case::Plain && !elements.iter().any(|e| !e.initial && known(e)) {
        return None;
    }
    // "Sports broadcaster ESPN": an acronym is nobody's name.
    let acronym = elements.len() == 1
        && case == Case::Plain
        && scan.shape(first.key).all_capitals()
        && !known(&first)
        && tokens.len() == 1
        && scan.text.token_str(first.key).len() <= ACRONYM;
    if titled && !acronym && !scan.plain_word(first.key) {
        return person(Strength::Firm, "person.titled");
    }
    if elements.len() == 1 {
        let bare = first.initial || scan.plain_word(first.key) || case != Case::Plain;
        return if bare { None } else { person(Strength::Open, "person.word") };
    }
    let given = first.initial || scan.is(first.key, Traits::GIVEN);
    let church = |e: &Element| scan.hit(e.key, lists::ORG_HEADS).is_some();
    if elements.len() > 2 && !given && elements[1..elements.len() - 1].iter().any(church) {
        return None;
    }
    let wordly_pair = scan.everyday(first.key) && scan.everyday(last.key);
    if wordly_pair && (scan.weak(at) || case != Case::Plain) {
        return None;
    }
    let given_inside = || elements[1..elements.len() - 1].iter().any(|e| scan.is(e.key, Traits::GIVEN));
    let worldly_first = !known(&first) || scan.everyday(first.key);
    if elements.len() > 2 && worldly_first && given_inside() && !scan.is(first.key, Traits::GIVEN) {
        return None;
    }
    let surname = scan.is(last.key, Traits::SURNAME);
    let rare = case != Case::Upper && case != Case::Title && !scan.is(last.key, Traits::COMMON);
    if given && (surname || rare && (case == Case::Plain || !scan.everyday(first.key))) {
        return person(Strength::Firm, "person.given-surname");
    }
    if given && case == Case::Plain && elements.len() == 2 && !scan.everyday(first.key) && !scan.weak(at) {
        return person(Strength::Likely, "person.words");
    }
    let worldly = scan.everyday(first.key) && !surname;
    let article = scan
        .before(at)
        .is_some_and(|b| [scan.closed.the, scan.closed.a, scan.closed.an].contains(&scan.word(b)));
    if case != Case::Plain || worldly || article || elements.iter().any(|e| scan.plain_word(e.key)) {
        return None;
    }
    person(Strength::Likely, "person.words")
}

/// Whether a word, capitalised as it is, does not go on a name: a title, a role, a place of several words.
fn ends_before(scan: &Scan<'_>, token: u32, case: Case) -> bool {
    let traits = scan.traits(token);
    if traits.any(Traits::NOT_NAME | Traits::DEMONYM) && !traits.is(Traits::SURNAME) {
        return true;
    }
    if scan.hit(token, lists::POSTNOMINALS).is_some() && scan.shape(token).all_capitals() {
        return true;
    }
    let long = |list| scan.hit(token, list).is_some_and(|h| h.len > 1 && scan.named(h.range(), case));
    long(lists::PLACES) || long(lists::ROLES) || long(lists::ORGANISATIONS) || long(lists::COUNCILS)
}

fn element(scan: &Scan<'_>, at: u32, limit: u32, case: Case, titled: bool, first: bool) -> Option<Element> {
    let start = particles(scan, at, limit, first && !titled);
    if first && titled && lost_capital(scan, start) {
        return Some(Element { end: start + 1, key: start + 1, initial: false });
    }
    let shouted = !first && start > 0 && scan.shape(start - 1).all_capitals();
    // "Margaret A. Hamburg": no article.
    let middle = !first && scan.word(start + 1) == scan.closed.stop && scan.gap(start + 1) == Gap::None;
    let letter = middle && initial(scan, start);
    if !letter && !starts_word(scan, start, case, titled || shouted) || (first && names_an_area(scan, start))
    {
        return None;
    }
    let mut end = start + 1;
    let initial = initial(scan, start);
    if initial && end < limit && scan.word(end) == scan.closed.stop && scan.gap(end) == Gap::None {
        end += 1;
        let followed = end < limit && scan.capital(end) && scan.gap(end) < Gap::Line;
        return (followed || !first).then_some(Element { end, key: start, initial });
    }
    let mut key = start;
    while end + 1 < limit && scan.shape(end).any(Shape::DASH) && glued(scan, end) && scan.capital(end + 1) {
        if scan.traits(end + 1).any(Traits::SURNAME) {
            key = end + 1;
        }
        end += 2;
    }
    Some(Element { end, key, initial })
}

/// Skips small particles before a word of a name: `van der`, `al-`, `de la`.
fn particles(scan: &Scan<'_>, at: u32, limit: u32, first: bool) -> u32 {
    let mut next = at;
    while next + 1 < limit && scan.is(next, Traits::PARTICLE) {
        let dash = scan.shape(next + 1).any(Shape::DASH) && glued(scan, next + 1);
        let step = if dash { 2 } else { 1 };
        let small = !scan.shape(next).capitalised();
        // "Gareth Thomas as Wales captain", "the King's Head": English words first of all.
        let english = scan.is(next, Traits::OPENER) || scan.shape(next).is(Shape::POSSESSIVE);
        if (!dash && (first || !small || english)) || scan.gap(next + step) >= Gap::Line {
            break;
        }
        next += step;
    }
    if scan.capital(next) { next } else { at }
}

fn glued(scan: &Scan<'_>, token: u32) -> bool {
    scan.gap(token) == Gap::None && scan.gap(token + 1) == Gap::None
}

fn initial(scan: &Scan<'_>, token: u32) -> bool {
    let shape = scan.shape(token);
    let dotted = || {
        let word = scan.text.token_str(token);
        word.len() <= 5 && word.contains('.') && shape.is(Shape::CAPITAL)
    };
    shape.is(Shape::CAPITAL | Shape::SINGLE) || (!shape.any(Shape::SMALL) && dotted())
}

/// "Coun aul Watson": a given name that lost its first letter, between a title and a surname.
fn lost_capital(scan: &Scan<'_>, token: u32) -> bool {
    let shape = scan.shape(token);
    let small = !shape.capitalised() && shape.any(Shape::LETTER) && !shape.is(Shape::POSSESSIVE);
    let next = scan.shape(token + 1).capitalised() && scan.is(token + 1, Traits::SURNAME);
    small && next && !scan.traits(token).any(Traits::COMMON | Traits::OPENER | Traits::PARTICLE)
}

/// "North Harnshire": a word of compass or rank before a place.
fn names_an_area(scan: &Scan<'_>, token: u32) -> bool {
    let head = scan.hit(token, lists::PLACE_HEADS).is_some_and(|h| scan.field(h, "kind") == "admin");
    head && !scan.is(token, Traits::GIVEN)
}

fn starts_word(scan: &Scan<'_>, token: u32, case: Case, shouted: bool) -> bool {
    let shape = scan.shape(token);
    let traits = scan.traits(token);
    if !shape.any(Shape::LETTER) || shape.any(Shape::DIGIT | Shape::MARK | Shape::POSSESSIVE) {
        return false;
    }
    let names = traits.any(Traits::GIVEN | Traits::SURNAME);
    if traits.any(Traits::OPENER | Traits::NOT_NAME | Traits::DEMONYM) && !names {
        return false;
    }
    match case {
        Case::Lower => !scan.everyday(token) && !traits.any(Traits::OPENER | Traits::SPEECH),
        Case::Plain if shape.all_capitals() && !names && !shouted => false,
        _ => scan.capital(token) && !(traits.is(Traits::OPENER) && scan.weak(token)),
    }
}
