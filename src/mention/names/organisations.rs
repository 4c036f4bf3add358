//! ORG by form: names the lexicon knows, and names that open or close with a word of bodies
//! ("Ministry of ...", "... Primary School").

use super::super::{Kind, Why};
use super::context::after_town;
use super::scan::{Case, Scan};
use crate::lexicon::{ListId, Traits, lists};
use crate::text::{Gap, Hit, Range, Shape};

/// A body's name as read.
#[derive(Clone, Debug)]
pub(super) struct Body {
    pub tokens: Range,
    pub kind: Kind,
    pub why: Why,
    pub value: Option<String>,
}

/// Longest name in words that is still one name.
const MOST: u32 = 14;

/// The body's name that starts at `at`: the longer of the known one and the one by its form.
pub(super) fn at(scan: &Scan<'_>, at: u32, limit: u32, case: Case) -> Option<Body> {
    let known = known(scan, at, case);
    let limit = limit.min(at + MOST);
    let formed = opened(scan, at, limit, case).or_else(|| closed(scan, at, limit, case, known.as_ref()));
    match (known, formed) {
        (Some(k), Some(f)) if f.tokens.end > k.tokens.end && extends(scan, &k, &f) => Some(f),
        (Some(k), _) => Some(k),
        (None, f) => f,
    }
}

/// Whether a known name may go on to this one: "Ofsted" not to "Ofsted News", nor to "OFSTED FAILS OAK SCHOOL".
fn extends(scan: &Scan<'_>, known: &Body, body: &Body) -> bool {
    if matches!(known.kind, Kind::Inspectorate(_)) {
        return false;
    }
    let Why::Row(list, row) = body.why else { return false };
    !matches!(
        scan.lexicon.field(list, row, "kind"),
        "restaurant" | "media" | "press" | "company" | "culture" | "sport"
    )
}

/// A name of the lexicon.
pub(super) fn known(scan: &Scan<'_>, at: u32, case: Case) -> Option<Body> {
    let hits = scan.text.hits.at(at).iter().copied();
    let fits = |h: &Hit| scan.named(h.range(), case) && !cut_by_role(scan, h.range());
    hits.filter(fits).find_map(|h| known_hit(scan, h, case))
}

/// "North Wales | Police and Crime Commissioner": a role starts inside and goes on beyond.
fn cut_by_role(scan: &Scan<'_>, range: Range) -> bool {
    range.iter().skip(1).any(|t| scan.role(t).is_some_and(|r| r.range().end > range.end))
}

fn known_hit(scan: &Scan<'_>, hit: Hit, case: Case) -> Option<Body> {
    let body = |kind, value: &str| {
        let value = (!value.is_empty()).then(|| value.to_string());
        Some(Body { tokens: hit.range(), kind, why: Why::Row(hit.list, hit.row), value })
    };
    match hit.list {
        lists::INSPECTORATES if scan.field(hit, "group") == "name" => {
            let id = scan.field(hit, "id");
            let number = scan.lexicon.inspectorates().iter().position(|i| i.id == id)?;
            body(Kind::Inspectorate(number as u16), &scan.lexicon.inspectorates()[number].name)
        }
        lists::COUNCILS => body(Kind::Council, scan.field(hit, "canonical")),
        lists::ORGANISATIONS if plausible(scan, hit, case) => {
            let provider = matches!(scan.field(hit, "kind"), "police" | "fire" | "health" | "education");
            body(if provider { Kind::Provider } else { Kind::Plain }, scan.field(hit, "canonical"))
        }
        _ => None,
    }
}

/// Whether a name that is an everyday word too ("Sky", "Unite") is written as a name here.
fn plausible(scan: &Scan<'_>, hit: Hit, case: Case) -> bool {
    let text = scan.text.str(scan.text.span(hit.range()));
    let phrase = scan.lexicon.list(hit.list).phrase(hit.row);
    let acronym = hit.len == 1 && !phrase.bytes().any(|b| b.is_ascii_lowercase());
    if acronym && case != Case::Lower && case != Case::Upper && text.bytes().any(|b| b.is_ascii_lowercase()) {
        return false;
    }
    let everyday = scan.field(hit, "common") == "y" || (acronym && scan.is(hit.start, Traits::COMMON));
    let office = scan.role(hit.range().end).is_some();
    !everyday || case == Case::Plain && (acronym || office || !scan.weak(hit.start))
}

/// A name that opens with a word of bodies: "Ministry of Justice", "HMP Blackmoor".
fn opened(scan: &Scan<'_>, at: u32, limit: u32, case: Case) -> Option<Body> {
    let head = head(scan, at, "before", case)?;
    let mut end = head.range().end;
    let mut best = end;
    while end < limit && scan.gap(end) < Gap::Line {
        if body_word(scan, end, case) {
            end += 1;
            best = end;
        } else if joins_topics(scan, end, case) {
            end += 1;
        } else {
            break;
        }
    }
    (best > head.range().end).then(|| formed(scan, Range::new(at, best), head))
}

/// Small words and marks inside "Environment, Food and Rural Affairs".
fn joins_topics(scan: &Scan<'_>, at: u32, case: Case) -> bool {
    let word = scan.word(at);
    let closed = &scan.closed;
    let small = [closed.and, closed.ampersand, closed.of, closed.the, closed.r#for].contains(&word);
    let glue = scan.shape(at).any(Shape::DASH | Shape::POSSESSIVE) && scan.gap(at) == Gap::None;
    let next = at + if small && scan.word(at + 1) == closed.the { 2 } else { 1 };
    let title = scan.honorific(next).is_some();
    (small || glue)
        && !title
        && case != Case::Lower
        && body_word(scan, next, case)
        && known(scan, next, case).is_none()
        && head(scan, next, "before", case).is_none()
}

/// A name that closes with a word of bodies: "Oakfield Primary School".
fn closed(scan: &Scan<'_>, at: u32, limit: u32, case: Case, known: Option<&Body>) -> Option<Body> {
    let mut walk =
        Walk { scan, at, case, end: at, head: None, best: at, known: known.map_or(at, |k| k.tokens.end) };
    while walk.end < limit && (walk.end == at || scan.gap(walk.end) < Gap::Line) && walk.step() {}
    let head = walk.head?;
    let tokens = Range::new(at, walk.best);
    named_by(scan, tokens, head, case).then(|| formed(scan, tokens, head))
}

/// Walks over the words of a name that may close with a word of bodies.
struct Walk<'s, 'a> {
    scan: &'s Scan<'a>,
    at: u32,
    case: Case,
    end: u32,
    /// The last word of bodies met, and where it ends.
    head: Option<Hit>,
    best: u32,
    /// Where a known name ends that starts here; what follows it belongs only to a word of bodies.
    known: u32,
}

impl Walk<'_, '_> {
    /// Takes the next word; false when the name ends before it.
    fn step(&mut self) -> bool {
        if let Some(hit) = self.next_head() {
            if hit.range().end > self.best {
                self.head = Some(hit);
                self.best = hit.range().end;
            }
            self.end += 1;
            return true;
        }
        if body_word(self.scan, self.end, self.case) {
            let stop = self.end > self.at && self.title_here();
            self.end += u32::from(!stop);
            return !stop;
        }
        match self.joint() {
            0 => false,
            step => {
                self.end += step;
                true
            }
        }
    }

    fn next_head(&self) -> Option<Hit> {
        if self.end == self.at {
            return None;
        }
        let inside = self.end < self.best;
        head(self.scan, self.end, "after", self.case)
            .or_else(|| if inside { None } else { small_head(self.scan, self.at, self.end) })
    }

    /// A role or honorific that starts a person's mention: "Oakfield College Principal Ann Lee".
    fn title_here(&self) -> bool {
        let roles = self.scan.role(self.end).filter(|h| self.scan.named(h.range(), self.case));
        let person = roles.map(|h| h.range().end).filter(|e| self.scan.capital(*e));
        person.is_some_and(|e| self.scan.traits(e).any(Traits::GIVEN)) && self.head.is_some()
    }

    /// How many small words or marks join the next word to the name, 0 for none.
    fn joint(&self) -> u32 {
        let (scan, at) = (self.scan, self.end);
        let word = scan.word(at);
        let closed = &scan.closed;
        let next = |step: u32| body_word(scan, at + step, self.case) && scan.gap(at + step) < Gap::Line;
        let glued = scan.gap(at) == Gap::None;
        if scan.shape(at).is(Shape::POSSESSIVE) {
            return u32::from(next(1) && self.owned());
        }
        if word == closed.apostrophe && glued && scan.gap(at + 1) == Gap::Space {
            return u32::from(next(1) && self.end > self.at);
        }
        if scan.shape(at).any(Shape::DASH) && glued && !scan.capital(at + 1) {
            let word = scan.gap(at + 1) == Gap::None
                && scan.shape(at + 1).any(Shape::LETTER)
                && scan.capital(at - 1);
            return if word { 2 } else { 0 };
        }
        if (scan.shape(at).any(Shape::DASH) || word == closed.slash) && glued {
            return u32::from(next(1) && scan.gap(at + 1) == Gap::None);
        }
        // "Sylvan (Kettlesby) Ltd".
        let closes = word == closed.open && scan.text.token_str(at + 2) == ")" && scan.capital(at + 1);
        if closes {
            let firm = head(scan, at + 3, "after", self.case);
            return if firm.is_some_and(|h| scan.field(h, "kind") == "limited") { 3 } else { 0 };
        }
        if scan.is(at, Traits::PARTICLE) && !scan.capital(at) && self.head.is_none() && word != closed.of {
            return u32::from(next(1) && self.end > self.at);
        }
        if word == closed.stop && glued {
            let short = scan.text.token_str(at - 1).len() <= 2;
            return u32::from(next(1) && short && self.end > self.at);
        }
        if word == closed.ampersand || word == closed.and {
            return u32::from(next(1) && self.pairs(at + 1));
        }
        if word == closed.of && self.head_before(at) && self.end > self.at {
            let step = if scan.word(at + 1) == closed.the { 2 } else { 1 };
            return if next(step) && known(scan, at + step, self.case).is_none() { step } else { 0 };
        }
        0
    }

    /// Whether a name goes on after `'s`: "St Mary's School", not "Sunderland's Oakfield School".
    fn owned(&self) -> bool {
        let place = self.scan.hit(self.at, lists::PLACES).is_some_and(|h| h.range().end == self.end);
        !place && self.known < self.end && self.end - self.at <= 3 && !self.scan.is(self.at, Traits::DEMONYM)
    }

    /// Whether `and` joins two words of one name: "Devon and Cornwall Police".
    fn pairs(&self, next: u32) -> bool {
        if self.head.is_some() || self.known > self.at || self.end - self.at > 3 {
            return self.head_before(self.end) && head(self.scan, next, "after", self.case).is_some();
        }
        let shared = [
            "police", "fire", "nhs", "council", "company", "limited", "party", "union", "culture", "charity",
        ];
        let close =
            (next..next + 6).find_map(|t| head(self.scan, t, "after", self.case).filter(|_| t > next));
        let signed = self.scan.word(next - 1) == self.scan.closed.ampersand;
        close.is_some_and(|h| signed || shared.contains(&self.scan.field(h, "kind")))
            && known(self.scan, next, self.case).is_none()
    }

    fn head_before(&self, at: u32) -> bool {
        self.head.is_some_and(|h| h.range().end == at) && self.best == at
    }
}

/// A word that can stand inside a body's name.
fn body_word(scan: &Scan<'_>, token: u32, case: Case) -> bool {
    let shape = scan.shape(token);
    if shape.any(Shape::MARK | Shape::POSSESSIVE) || !shape.any(Shape::LETTER) {
        return false;
    }
    match case {
        Case::Lower => !scan.traits(token).any(Traits::OPENER | Traits::SPEECH) && !scan.plain_word(token),
        _ => scan.capital(token) && !(scan.is(token, Traits::OPENER) && closes_name(scan, token)),
    }
}

/// A small word with the capital of a sentence's start, or an article, is no part of a name, unless a known
/// name starts with it ("New England").
fn closes_name(scan: &Scan<'_>, token: u32) -> bool {
    let word = scan.word(token);
    let article = [scan.closed.the, scan.closed.a, scan.closed.an].contains(&word);
    let known =
        || scan.hit(token, lists::PLACES).is_some_and(|h| h.len > 1 && scan.named(h.range(), Case::Plain));
    article || (scan.weak(token) && !known())
}

/// The longest word of bodies at `token`, on the `side` where it closes or opens a name.
fn head(scan: &Scan<'_>, token: u32, side: &str, case: Case) -> Option<Hit> {
    let mut hits = scan.text.hits.of(token, lists::ORG_HEADS);
    let fits = |h: &Hit| match scan.field(*h, "side") {
        "town" => side == "after" && after_town(scan, *h),
        own => own == side,
    };
    hits.find(|h| fits(h) && scan.named(h.range(), case) && whole(scan, *h))
}

/// Not the start of a hyphened word ("Co-operative") or of a longer role ("Police and Crime Commissioner"), and
/// without the stop that ends the sentence.
fn whole(scan: &Scan<'_>, hit: Hit) -> bool {
    let end = hit.range().end;
    let hyphened =
        scan.shape(end).any(Shape::DASH) && scan.gap(end) == Gap::None && scan.gap(end + 1) == Gap::None;
    let role = scan.role(hit.start).is_some_and(|r| r.len > hit.len);
    let stop = scan.word(end - 1) == scan.closed.stop && scan.ends_sentence(end);
    !hyphened && !role && !stop
}

/// A word of providers in small letters after a place or an unknown name: "Stoke Ferry school".
fn small_head(scan: &Scan<'_>, at: u32, token: u32) -> Option<Hit> {
    let article = scan.before(at).is_some_and(|b| [scan.closed.a, scan.closed.an].contains(&scan.word(b)));
    if article
        || scan.capital(token)
        || scan.plain_word(token - 1)
        || scan.traits(token - 1).any(Traits::DEMONYM | Traits::NOT_NAME)
    {
        return None;
    }
    let hit = scan.hit(token, lists::ORG_HEADS)?;
    let named = scan.text.hits.at(at).iter().any(|h| {
        h.list == lists::PLACES
            && h.range().end == token
            && scan.field(*h, "kind") != "country"
            && scan.field(*h, "kind") != "nation"
    });
    let closes = matches!(
        scan.field(hit, "kind"),
        "school" | "prison" | "council" | "police" | "university" | "early_years" | "surgery"
    );
    let plain = hit.len == 1
        && matches!(
            scan.text.token_str(token),
            "practice" | "campus" | "clinic" | "primary" | "grammar" | "juniors"
        );
    (named && closes && !plain && scan.field(hit, "side") == "after").then_some(hit)
}

/// Whether the words before the head make it a name and not a description ("Senior Management Board").
fn named_by(scan: &Scan<'_>, tokens: Range, head: Hit, case: Case) -> bool {
    let words = Range::new(tokens.start, head.start.max(tokens.start));
    // "Prison Officers' Union": a noun that opens sentences elsewhere; "US" and "In" are no nouns.
    let closed = |t: u32| !scan.capital(t) || scan.hit(t, lists::FUNCTION_WORDS).is_some();
    let small = |t: u32| scan.small_inside(t) && closed(t);
    let own = words.iter().filter(|t| scan.shape(*t).any(Shape::LETTER) && !small(*t));
    let (mut count, mut telling) = (0, 0);
    for token in own {
        count += 1;
        telling += u32::from(!scan.plain_word(token) && !scan.is(token, Traits::DEMONYM));
    }
    if count == 0 || reads_as_person(scan, tokens, head) {
        return false;
    }
    // "Director General", "Brigadier General": an office, no body.
    let office = tokens.iter().any(|t| {
        [scan.role(t), scan.honorific(t)]
            .into_iter()
            .flatten()
            .any(|h| h.start < head.start && h.range().end == tokens.end)
    });
    if office {
        return false;
    }
    let near = scan.is(tokens.start, Traits::LOCATIVE) && scan.weak(tokens.start);
    if near || !whole(scan, head) {
        return false;
    }
    if case != Case::Plain {
        return telling > 0
            && words.iter().all(|t| !scan.plain_word(t))
            && !matches!(
                scan.field(head, "kind"),
                "restaurant" | "media" | "press" | "charity" | "company" | "limited"
            );
    }
    telling > 0
        || (count >= 2 && !scan.weak(tokens.start))
        || (count >= 1
            && !scan.weak(tokens.start)
            && scan.field(head, "provider") == "y"
            && head.len as u32 + count >= 2)
}

/// "Paul Church", "Mary Hall": a given name and a surname that is a word of bodies too.
fn reads_as_person(scan: &Scan<'_>, tokens: Range, head: Hit) -> bool {
    let pair = head.len == 1 && tokens.len() == 2;
    let given = scan.is(tokens.start, Traits::GIVEN) && !scan.everyday(tokens.start);
    pair && given && scan.is(head.start, Traits::SURNAME)
}

fn formed(scan: &Scan<'_>, tokens: Range, head: Hit) -> Body {
    let kind = match (scan.field(head, "kind"), scan.field(head, "provider")) {
        ("council", _) => Kind::Council,
        (_, "y") => Kind::Provider,
        _ => Kind::Plain,
    };
    Body { tokens, kind, why: Why::Row(head.list as ListId, head.row), value: None }
}
