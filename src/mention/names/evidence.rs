//! Settles guesses over the whole article: what a word is in one place it is everywhere, unless the place says
//! otherwise; and where no full name stands anywhere, the words beside each occurrence are counted together.

use super::Name;
use super::context::{Points, beside, prior};
use super::premises::{self, Spoken};
use super::scan::{Case, Scan};
use super::teams;
use crate::fold::fold_into;
use crate::lexicon::{Traits, WordId, lists};
use crate::mention::{Kind, Label, Why};
use crate::text::{Gap, Range, Shape};
use rustc_hash::{FxHashMap, FxHashSet};

/// What an article says of one word or stretch of words.
#[derive(Clone, Copy, Debug, Default)]
struct Votes {
    points: Points,
    /// A firm name has it as its short form: as what, and with which kind.
    known: Option<(Label, Kind)>,
    /// Met in the middle of a sentence whose capitals tell something.
    seen: bool,
}

/// Tokens of an office and its body before a name: "regional director for the East Midlands, N".
const OFFICE: u32 = 10;

type Ballot = FxHashMap<WordId, Votes>;

/// Gives every guess its label, or none.
pub(super) fn settle(scan: &Scan<'_>, names: &mut [Name]) {
    let mut ballot = Ballot::default();
    let (homes, premises) = (nouns_of_homes(scan), premises::spoken_of(scan));
    let about_homes = homes > 2 || premises > Spoken::Not && homes > 0;
    let premises = premises == Spoken::Often;
    for name in names.iter_mut().filter(|n| n.label.is_some_and(|l| l != Label::Person)) {
        let home = about_homes || homes > 1 && beside(scan, name.tokens).settled().org > 1;
        if home && is_building(scan, name) {
            (name.label, name.kind) = (Some(Label::Org), Kind::Provider);
        }
        enrol(scan, name, &mut ballot);
    }
    trim_headlines(scan, names);
    if premises {
        doubt_persons(scan, names, &mut ballot);
    }
    for name in names.iter().filter(|n| n.label == Some(Label::Person)) {
        enrol(scan, name, &mut ballot);
    }
    reopen_places(scan, names, &ballot);
    share_plural(scan, names);
    for name in names.iter().filter(|n| n.label.is_none()) {
        vote(scan, name, &mut ballot);
    }
    for name in names.iter_mut().filter(|n| n.label.is_none()) {
        decide(scan, name, &ballot, premises);
    }
    first_words(scan, names);
    teams::settle(scan, names);
}

/// "Tessaly" for Tessaly Ophthalmics: a word of no other use that opens the name of a body known by what stands
/// beside it.
fn first_words(scan: &Scan<'_>, names: &mut [Name]) {
    let unheard = |t: u32| scan.traits(t) == Traits::default() && scan.shape(t).any(Shape::SMALL);
    let by_sight = |n: &&Name| n.tokens.len() > 1 && matches!(n.why, Why::Pattern(_));
    let bodies = names.iter().filter(|n| n.label == Some(Label::Org)).filter(by_sight);
    let firsts: FxHashMap<WordId, Kind> =
        { bodies }.filter(|n| unheard(n.tokens.start)).map(|n| (scan.word(n.tokens.start), n.kind)).collect();
    // "Merehaven", the town, for all the Merehaven Rovers Social Club.
    let places = names.iter().filter(|n| n.label == Some(Label::Place)).map(|n| scan.word(n.tokens.start));
    let towns: FxHashSet<WordId> = places.collect();
    for name in names.iter_mut().filter(|n| n.tokens.len() == 1 && matches!(n.why, Why::Pattern(_))) {
        let word = scan.word(name.tokens.start);
        let town = name.titled || towns.contains(&word) || beside(scan, name.tokens).place >= 2;
        if let Some(kind) = firsts.get(&word).filter(|_| !town) {
            (name.label, name.kind) = (Some(Label::Org), *kind);
        }
    }
}

/// "FAILS KINGSMEAD SCHOOL": where capitals tell nothing, a body's name starts where the running text has it start.
fn trim_headlines(scan: &Scan<'_>, names: &mut [Name]) {
    let plain = |n: &Name| scan.case(scan.text.sentence_of(n.tokens.start)) == Case::Plain;
    let body = |n: &&Name| n.label == Some(Label::Org) && n.tokens.len() > 1;
    let written: FxHashSet<WordId> =
        names.iter().filter(body).filter(|n| plain(n)).map(|n| scan.key(n.tokens)).collect();
    for name in names.iter_mut().filter(|n| n.label == Some(Label::Org) && !plain(n)) {
        let tails =
            (name.tokens.start..name.tokens.end.saturating_sub(1)).map(|t| Range::new(t, name.tokens.end));
        if let Some(tail) = { tails }.find(|t| written.contains(&scan.key(*t))) {
            name.tokens = tail;
        }
    }
}

/// A name that looks like a person's but is a body's short form, or that the article treats as a home or a school
/// everywhere, is that body's: "at Rowan Bank", "Bryn Eithin, which cares for ...".
fn doubt_persons(scan: &Scan<'_>, names: &mut [Name], ballot: &mut Ballot) {
    let person = |n: &Name| n.label == Some(Label::Person) && n.tokens.len() > 1;
    let mut views: FxHashMap<WordId, Points> = FxHashMap::default();
    for name in names.iter().filter(|n| person(n)) {
        let mut points = beside(scan, name.tokens);
        let spoken =
            scan.word(name.tokens.end) == scan.closed.comma && scan.is(name.tokens.end + 1, Traits::SPEECH);
        points.person += 9 * i32::from(name.titled || spoken || role_beside(scan, name.tokens));
        views.entry(scan.key(name.tokens)).or_default().add(points);
    }
    for name in names.iter_mut().filter(|n| person(n)) {
        let key = scan.key(name.tokens);
        let known = ballot.get(&key).and_then(|v| v.known);
        let view = views.get(&key).copied().unwrap_or_default().settled();
        let other = view.person <= 0 && view.org.max(view.place) >= 2;
        if let Some((label, kind)) = known.or(other.then_some((Label::Org, Kind::Provider))) {
            (name.label, name.kind) = (Some(label), kind);
            ballot.entry(key).or_default().known = Some((label, kind));
        }
    }
}

/// "Wrockwardine Wood and Sutherland academies": a common noun in the plural makes bodies of the names before it.
fn share_plural(scan: &Scan<'_>, names: &mut [Name]) {
    for number in 1..names.len() {
        let last = names[number].tokens;
        let hit = scan.hit(last.end, lists::BODY_CONTEXT);
        let group = hit.filter(|_| scan.gap(last.end) == Gap::Space).map_or("", |h| scan.field(h, "group"));
        let joined = |n: usize, by: WordId| {
            names[n - 1].tokens.end + 1 == names[n].tokens.start && scan.word(names[n - 1].tokens.end) == by
        };
        if !matches!(group, "plural" | "several") || !joined(number, scan.closed.and) {
            continue;
        }
        let mut first = number - 1;
        while first > 0 && joined(first, scan.closed.comma) {
            first -= 1;
        }
        // "Leeds and Bradford schools" are those of two cities.
        let town = |n: &Name| is_town(scan, n.tokens);
        if group == "plural" || !names[first..=number].iter().all(town) {
            for name in &mut names[first..=number] {
                (name.label, name.kind) = (Some(Label::Org), Kind::Provider);
            }
        }
    }
}

fn is_town(scan: &Scan<'_>, tokens: Range) -> bool {
    scan.hit(tokens.start, lists::PLACES).is_some_and(|h| h.range() == tokens) && !is_small(scan, tokens)
}

/// A place that is a surname too is a person where the article names one by that word:
/// "Jordan" after "Michael Jordan".
fn reopen_places(scan: &Scan<'_>, names: &mut [Name], ballot: &Ballot) {
    for name in names.iter_mut().filter(|n| n.label == Some(Label::Place)) {
        let known = ballot.get(&scan.key(name.tokens)).and_then(|v| v.known);
        let body = known.filter(|(l, _)| *l == Label::Org && beside(scan, name.tokens).place < 2);
        if let Some((label, kind)) = body.filter(|_| is_by_form(name) || is_small(scan, name.tokens)) {
            (name.label, name.kind) = (Some(label), kind);
        }
        let Why::Row(lists::PLACES, row) = name.why else { continue };
        let surname = scan.lexicon.field(lists::PLACES, row, "surname") == "y" || is_small(scan, name.tokens);
        let rival = known.filter(|(label, _)| *label == Label::Person && name.tokens.len() == 1);
        if let Some((label, kind)) = rival.filter(|_| surname && beside(scan, name.tokens).place < 2) {
            (name.label, name.kind) = (Some(label), kind);
        }
    }
}

/// "Ann Lee, head of", "head of X, Ann Lee": an office right after the name, or before it in its sentence.
fn role_beside(scan: &Scan<'_>, tokens: Range) -> bool {
    let comma = scan.word(tokens.end) == scan.closed.comma;
    let after = (tokens.end..tokens.end + 4).any(|t| comma && scan.role(t).is_some());
    let Some(before) = scan.before(tokens.start) else { return after };
    let reach = if scan.word(before) == scan.closed.comma { OFFICE } else { OFFICE / 2 };
    let from = scan.text.sentences[scan.text.sentence_of(before)].tokens.start;
    after || (from.max(before.saturating_sub(reach))..before).any(|t| scan.role(t).is_some())
}

/// How often the article speaks of homes, up to three times, so that "Larchmount House" is one and no mere building.
fn nouns_of_homes(scan: &Scan<'_>) -> usize {
    let nouns = scan.text.hits.all(lists::DEFINITE_NOUNS);
    nouns.filter(|h| scan.field(*h, "refers").starts_with("care")).take(3).count()
}

/// A street, a building, a hill: a place by its common noun.
fn is_by_form(name: &Name) -> bool {
    matches!(name.why, Why::Row(lists::PLACE_HEADS, _))
}

fn is_building(scan: &Scan<'_>, name: &Name) -> bool {
    let Why::Row(lists::PLACE_HEADS, row) = name.why else { return false };
    scan.lexicon.field(lists::PLACE_HEADS, row, "kind") == "building"
        && scan.shape(name.tokens.start).any(Shape::LETTER)
}

/// Enters the short forms of a firm name.
fn enrol(scan: &Scan<'_>, name: &Name, ballot: &mut Ballot) {
    let Some(label) = name.label else { return };
    let (first, last) = (name.tokens.start, name.tokens.end - 1);
    let mut enter = |word, label| {
        let entry: &mut Votes = ballot.entry(word).or_default();
        if entry.known.is_none()
            || (label == Label::Person && entry.known.is_none_or(|(l, _)| l != Label::Org))
        {
            entry.known = Some((label, name.kind));
        }
    };
    match label {
        Label::Person => {
            enter(scan.word(last), label);
            if name.tokens.len() > 1 && !scan.everyday(first) && !name.titled {
                enter(scan.word(first), label);
            }
        }
        Label::Org if name.tokens.len() > 1 => {
            // "Glenorran" for Glenorran House.
            if is_by_form(name) && !scan.plain_word(first) && name.tokens.len() == 2 {
                enter(scan.word(first), label);
            }
            let telling = |s: Range| s.iter().any(|t| !scan.plain_word(t));
            if let Some((stem, label)) = stem(scan, name.tokens).filter(|(s, _)| telling(*s)) {
                enter(scan.key(stem), label);
            }
            enter(acronym(scan, name.tokens), Label::Org);
        }
        Label::Place if name.tokens.len() == 1 => {
            let entry = ballot.entry(scan.word(first)).or_default();
            entry.known.get_or_insert((label, name.kind));
        }
        _ => enter(scan.key(name.tokens), label),
    }
}

/// A body's name without its common noun, and what it names by itself: "Oakfield | Primary School" the school,
/// "Wexmoor | Council" the place.
pub(super) fn stem(scan: &Scan<'_>, tokens: Range) -> Option<(Range, Label)> {
    let heads = |at: u32| scan.text.hits.of(at, lists::ORG_HEADS);
    let opener =
        heads(tokens.start).find(|h| scan.field(*h, "side") == "before" && h.range().end < tokens.end);
    let closer =
        || (tokens.start + 1..tokens.end).find_map(|t| heads(t).find(|h| h.range().end == tokens.end));
    let (stem, head) = match opener {
        Some(h) => (Range::new(h.range().end, tokens.end), h),
        None => closer().map(|h| (Range::new(tokens.start, h.start), h))?,
    };
    let area = matches!(scan.field(head, "kind"), "council" | "police" | "fire")
        || scan.field(head, "side") == "town";
    let inspected =
        scan.field(head, "provider") == "y" || matches!(scan.field(head, "kind"), "company" | "limited");
    let label = if area { Label::Place } else { Label::Org };
    (!is_town(scan, stem) && inspected).then_some((stem, label))
}

/// Whether a place is one of many small ones, whose name a body may bear as well.
fn is_small(scan: &Scan<'_>, tokens: Range) -> bool {
    let place = scan.hit(tokens.start, lists::PLACES).filter(|h| h.range() == tokens);
    place.is_some_and(|h| {
        matches!(scan.field(h, "kind"), "village" | "world_city" | "us_city" | "district" | "borough")
    })
}

/// The word id of a name's initials: `Together for Children` -> `tfc`.
fn acronym(scan: &Scan<'_>, tokens: Range) -> WordId {
    let mut letters = String::with_capacity(8);
    for token in tokens.iter() {
        let shape = scan.shape(token);
        if !shape.any(Shape::LETTER) || shape.is(Shape::POSSESSIVE) || scan.word(token) == scan.closed.the {
            continue;
        }
        let word = scan.text.token_str(token);
        fold_into(&word[..word.chars().next().map_or(0, char::len_utf8)], &mut letters);
    }
    scan.lexicon.word(&letters)
}

/// Adds what stands beside one occurrence to the word's votes.
fn vote(scan: &Scan<'_>, name: &Name, ballot: &mut Ballot) {
    if scan.case(scan.text.sentence_of(name.tokens.start)) != Case::Plain {
        return;
    }
    let votes = ballot.entry(scan.key(name.tokens)).or_default();
    votes.points.add(beside(scan, name.tokens));
    votes.seen |= !scan.weak(name.tokens.start);
}

fn decide(scan: &Scan<'_>, name: &mut Name, ballot: &Ballot, premises: bool) {
    let votes = ballot.get(&scan.key(name.tokens)).copied().unwrap_or_default();
    if let Some((label, kind)) = votes.known {
        let place = scan.hit(name.tokens.start, lists::PLACES).is_some();
        let single = label == Label::Org
            && name.tokens.len() == 1
            && scan.before(name.tokens.start).is_some_and(|b| {
                let one = [scan.closed.a, scan.closed.an].contains(&scan.word(b));
                scan.is(b, Traits::LOCATIVE) || one
            });
        let elsewhere = (label == Label::Person && place || single) && beside(scan, name.tokens).place >= 3;
        name.kind = kind;
        return set(name, if elsewhere { Label::Place } else { label }, "name.elsewhere");
    }
    let last = ballot.get(&scan.word(name.tokens.end - 1)).and_then(|v| v.known);
    if name.tokens.len() > 1 && last.is_some_and(|(l, _)| l == Label::Person) {
        return set(name, Label::Person, "name.elsewhere");
    }
    let plain = scan.case(scan.text.sentence_of(name.tokens.start)) == Case::Plain;
    if !votes.seen && (!plain || scan.everyday(name.tokens.start)) {
        return;
    }
    let mut points = votes.points;
    points = points.settled();
    points.add(prior(scan, name.tokens));
    let unseen = !votes.seen && scan.traits(name.tokens.start) == Traits::default();
    points.person -= i32::from(unseen);
    // "the Haverby care home" near "in Haverby" is a home in Haverby.
    if premises && points.place >= 3 && points.org < points.place + 4 {
        points.org = points.org.min(points.place - 1);
    }
    // "Plas Garnedd", "Kiddi Kare Ashcombe": several words that no list of names has and nothing shows to be a person.
    let unheard = |t: u32| !scan.traits(t).any(Traits::GIVEN | Traits::SURNAME);
    if name.tokens.len() > 1 && votes.points.person <= 0 && name.tokens.iter().all(unheard) {
        if votes.points.place >= 3 {
            return set(name, Label::Place, "name.beside");
        }
        if premises {
            name.kind = Kind::Provider;
            return set(name, Label::Org, "name.beside");
        }
    }
    if let Some(label) = points.winner() {
        set(name, label, "name.beside");
    }
}

fn set(name: &mut Name, label: Label, why: &'static str) {
    name.label = Some(label);
    if matches!(name.why, Why::Pattern("name.guess")) {
        name.why = Why::Pattern(why);
    }
}
