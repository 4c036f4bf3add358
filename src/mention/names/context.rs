//! What the words beside a guess, and the guess itself, say for person, body and place.

use super::scan::Scan;
use crate::lexicon::{Traits, lists};
use crate::mention::Label;
use crate::text::{Gap, Hit, Range, Shape};

/// Points for each reading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Points {
    pub person: i32,
    pub org: i32,
    pub place: i32,
    /// For a body, from a common noun after it ("X school", "X care home"); it counts where nothing says that X is
    /// the place the school is in.
    pub noun: i32,
}

/// Fewer points than this leave a guess open.
const ENOUGH: i32 = 2;

impl Points {
    pub fn add(&mut self, other: Self) {
        self.person += other.person;
        self.org += other.org;
        self.place += other.place;
        self.noun += other.noun;
    }

    /// The same with the nouns counted, unless it is a place.
    pub fn settled(self) -> Self {
        let org = self.org + if self.place < 3 { self.noun } else { 0 };
        Self { org, noun: 0, ..self }
    }

    /// The reading with most points, a person before a place before a body, if it has enough.
    pub fn winner(self) -> Option<Label> {
        let ranked = [(self.org, Label::Org), (self.place, Label::Place), (self.person, Label::Person)];
        let (points, label) = ranked.into_iter().max_by_key(|(points, _)| *points)?;
        (points >= ENOUGH).then_some(label)
    }
}

/// Points from the words on both sides of one occurrence.
pub(super) fn beside(scan: &Scan<'_>, tokens: Range) -> Points {
    let mut points = before(scan, tokens);
    // "A spokesman for X said", "tenants of X told": whoever speaks there, it is not X.
    let behind = points.org >= 3
        && scan
            .before(tokens.start)
            .is_some_and(|b| [scan.closed.of, scan.closed.r#for, scan.closed.at].contains(&scan.word(b)));
    let after = after(scan, tokens);
    points.add(Points { person: if behind { after.person.min(0) } else { after.person }, ..after });
    points
}

fn before(scan: &Scan<'_>, tokens: Range) -> Points {
    let mut points = Points::default();
    let Some(at) = scan.before(tokens.start) else { return points };
    let closed = &scan.closed;
    let word = scan.word(at);
    let traits = scan.traits(at);
    // "The regulator said X had failed": X does not speak.
    let told = traits.is(Traits::SPEECH) && !scan.is(tokens.end, Traits::LINK);
    points.person += 3 * i32::from(traits.is(Traits::KIN)) + i32::from(told);
    let owner = scan.shape(tokens.end).is(Shape::POSSESSIVE);
    points.place += 3 * i32::from(traits.is(Traits::LOCATIVE) && !owner);
    points.place += i32::from([closed.at, closed.from, closed.to].contains(&word));
    points.org += 3 * i32::from(scan.refers(at, "provider") || scan.refers(at, "body"));
    points.place += 2 * i32::from(joins(scan, at) && at > 0 && place_ends(scan, at));
    points.org += 2 * i32::from(joins(scan, at) && at > 0 && body_ends(scan, at));
    if word == closed.the {
        points.person -= 3;
        points.org += i32::from(scan.shape(tokens.start).all_capitals());
    }
    if word == closed.of && at > 0 {
        points.place += 3 * i32::from(scan.is(at - 1, Traits::AREA));
    }
    if [closed.of, closed.r#for, closed.at].contains(&word) && at > 0 && office_ends(scan, at) {
        points.org += 3;
    }
    if word == closed.by && at > 0 && tells(scan, at - 1, "run") {
        points.org += 3;
    }
    let part = |t: u32| word == closed.of && tells(scan, t, "part");
    points.org += 3 * i32::from(word == closed.at && at > 0 && tells(scan, at - 1, "inside"));
    let share = |t: u32| (word == closed.of || scan.text.token_str(at) == "in") && tells(scan, t, "share");
    if at > 0 && (part(at - 1) || share(at - 1)) {
        (points.org, points.place) = (points.org + 3, 0);
    }
    let graded = scan.hit(at, lists::VERBS).map_or("", |h| scan.field(h, "group"));
    points.org += 3 * i32::from(matches!(graded, "rate" | "inspect"));
    points
}

/// Whether a word beside the names of bodies stands at `token`, of that group.
fn tells(scan: &Scan<'_>, token: u32, group: &str) -> bool {
    scan.text.hits.of(token, lists::BODY_CONTEXT).any(|h| scan.field(h, "group") == group)
}

/// Whether a role ends right before `token`: "president of", "spokesman for".
fn office_ends(scan: &Scan<'_>, token: u32) -> bool {
    (1..=3).filter_map(|n| token.checked_sub(n)).any(|t| scan.role(t).is_some_and(|h| h.range().end == token))
}

fn after(scan: &Scan<'_>, tokens: Range) -> Points {
    let mut points = Points::default();
    let (next, closed) = (tokens.end, &scan.closed);
    if scan.gap(next) >= Gap::Line {
        return points;
    }
    let traits = scan.traits(next);
    let owner = scan.shape(next).is(Shape::POSSESSIVE);
    points.org +=
        3 * i32::from(tells(scan, next + u32::from(owner), "belongs") || tells(scan, next, "called"));
    points.person += 2 * i32::from(traits.is(Traits::SPEECH)) + i32::from(traits.is(Traits::DEED));
    let provider =
        scan.hit(next, lists::ORG_HEADS).is_some_and(|h| scan.field(h, "provider") == "y" && h.len > 1);
    // "A Fennick school" is in Fennick.
    let one = scan.before(tokens.start).is_some_and(|b| [closed.a, closed.an].contains(&scan.word(b)));
    let noun = 3 * i32::from(provider && !scan.capital(next))
        + 2 * i32::from(!scan.capital(next) && scan.refers(next, "provider"));
    points.place += if one { noun } else { 0 };
    points.noun += if one { 0 } else { noun };
    if let Some(role) = scan.role(next).filter(|h| scan.field(*h, "kind") != "relation") {
        let seat = scan.shape(role.start).all_capitals();
        points.org += if seat { 0 } else { 2 };
        points.place += if seat { 3 } else { 0 };
    }
    points.org += 3 * i32::from(inspected(scan, next));
    points.place += 3 * i32::from(!scan.capital(next) && scan.is(next, Traits::AREA));
    // "Britain's X and France's Y" are no places.
    let place = scan.hit(next + 1, lists::PLACES).filter(|_| joins(scan, next));
    points.place += 2 * i32::from(place.is_some_and(|h| !scan.shape(h.range().end).is(Shape::POSSESSIVE)));
    if scan.word(next) == scan.closed.comma {
        points.add(after_comma(scan, next + 1));
    }
    points
}

fn joins(scan: &Scan<'_>, token: u32) -> bool {
    [scan.closed.comma, scan.closed.and, scan.closed.ampersand].contains(&scan.word(token))
}

/// Whether a known place ends right before `token`.
fn place_ends(scan: &Scan<'_>, token: u32) -> bool {
    (1..=3)
        .filter_map(|n| token.checked_sub(n))
        .any(|t| scan.capital(t) && scan.hit(t, lists::PLACES).is_some_and(|h| h.range().end == token))
}

/// Whether a body known by name ends right before `token`.
fn body_ends(scan: &Scan<'_>, token: u32) -> bool {
    let known = |t: u32| scan.hit(t, lists::ORGANISATIONS).is_some_and(|h| h.range().end == token);
    (1..=4).filter_map(|n| token.checked_sub(n)).any(|t| scan.capital(t) && known(t))
}

/// "was rated", "has been inspected", "is run by": what is done to providers only.
fn inspected(scan: &Scan<'_>, next: u32) -> bool {
    let mut at = next;
    while at < next + 3 && scan.is(at, Traits::LINK) {
        at += 1;
    }
    let verb = scan.hit(at, lists::VERBS).map_or("", |h| scan.field(h, "group"));
    let run = tells(scan, at, "run") && scan.word(at + 1) == scan.closed.by;
    at > next && (run || matches!(verb, "rate" | "inspect" | "visit"))
}

fn after_comma(scan: &Scan<'_>, next: u32) -> Points {
    let mut points = Points::default();
    let word = scan.word(next);
    if word == scan.closed.which {
        (points.org, points.person) = (2, -3);
    }
    points.person +=
        3 * i32::from(word == scan.closed.who) + 2 * i32::from(scan.shape(next).is(Shape::DIGIT));
    points.place += 3 * i32::from(scan.hit(next, lists::PLACES).is_some());
    points.add(described(scan, next));
    points
}

/// What an apposition calls it: "a Dallas-based company", "the former captain", "a town in".
fn described(scan: &Scan<'_>, from: u32) -> Points {
    let mut points = Points::default();
    let word = scan.word(from);
    if ![scan.closed.a, scan.closed.an, scan.closed.the].contains(&word) {
        return points;
    }
    for at in from + 1..from + 7 {
        let over = scan.gap(at) >= Gap::Line
            || scan.shape(at).any(Shape::STOP)
            || scan.word(at) == scan.closed.comma;
        if over
            || [scan.closed.of, scan.closed.who, scan.closed.which, scan.closed.r#for]
                .contains(&scan.word(at))
        {
            break;
        }
        let body = scan.refers(at, "provider") || scan.refers(at, "body");
        let holder = scan.is(at, Traits::KIN) || scan.role(at).is_some() || scan.refers(at, "person");
        if body || holder || scan.is(at, Traits::AREA) {
            let [org, person, place] = [body, holder && !body, !holder && !body].map(|b| 4 * i32::from(b));
            points = Points { person, org, place, noun: 0 };
        }
    }
    points
}

/// Points from what the words are known to be.
pub(super) fn prior(scan: &Scan<'_>, tokens: Range) -> Points {
    let token = tokens.start;
    let traits = scan.traits(token);
    let mut points = Points::default();
    points.person += i32::from(traits.is(Traits::SURNAME)) + i32::from(traits.is(Traits::GIVEN));
    let place = scan.hit(token, lists::PLACES).filter(|h| h.range() == tokens);
    if let Some(hit) = place {
        let small = matches!(scan.field(hit, "kind"), "village" | "world_city" | "district");
        points.place += if small { 1 } else { 3 };
        points.place += i32::from(!traits.any(Traits::SURNAME | Traits::GIVEN));
    }
    let bare = traits == Traits::default()
        || (traits.any(Traits::SURNAME | Traits::GIVEN) && !traits.is(Traits::COMMON));
    if bare && place.is_none() && scan.shape(token).any(Shape::SMALL) {
        points.person += 1;
    }
    if scan.shape(token).all_capitals() && place.is_none() && !traits.is(Traits::COMMON) {
        points.org += if scan.text.token_str(token).len() <= 6 { 2 } else { 0 };
        points.person -= 3;
    }
    points.person += 2 * i32::from(tokens.len() > 1);
    if scan.everyday(token) {
        points.add(Points { person: -2, org: -2, place: -1, noun: 0 });
    }
    points
}

/// "Ellermouth General", "Kelbury Royal": words that make a hospital's name of a town's, where the article speaks of
/// hospitals.
pub(super) fn after_town(scan: &Scan<'_>, head: Hit) -> bool {
    let Some(before) = scan.before(head.start) else { return false };
    let unknown = scan.traits(before) == Traits::default() && scan.shape(before).any(Shape::SMALL);
    let town = scan.hit(before, lists::PLACES).is_some_and(|h| {
        matches!(scan.field(h, "kind"), "city" | "town" | "borough" | "county" | "village" | "district")
    });
    let next = head.range().end;
    let longer = scan.capital(next) && scan.gap(next) == Gap::Space;
    let mut nouns = scan.text.hits.all(lists::DEFINITE_NOUNS);
    (unknown || town) && !longer && nouns.any(|h| scan.field(h, "refers") == "hospital")
}
