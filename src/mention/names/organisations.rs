//! ORG by form: names the lexicon knows, and names that open or close with a word of bodies
//! ("Ministry of ...", "... Primary School").

use super::super::{Kind, Why};
use super::context::after_town;
use super::scan::{Case, Scan};
use super::walk;
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
    let formed = formed.map(|f| with_site(scan, f, limit, case));
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
    if scan.field(hit, "common") == "topic" {
        let inside = scan.before(hit.start).is_some_and(|b| scan.is(b, Traits::LOCATIVE));
        return case == Case::Plain && !inside && scan.speaks_of(scan.field(hit, "kind"));
    }
    let everyday = scan.field(hit, "common") == "y" || (acronym && scan.is(hit.start, Traits::COMMON));
    let office = scan.role(hit.range().end).is_some();
    !everyday || case == Case::Plain && (acronym || office || !scan.weak(hit.start))
}

/// "Larkrise Academy Fennick", "Priory Hospital Woking": one of several that a chain has, called after its town.
fn with_site(scan: &Scan<'_>, body: Body, limit: u32, case: Case) -> Body {
    let Why::Row(lists::ORG_HEADS, row) = body.why else { return body };
    let kind = scan.lexicon.field(lists::ORG_HEADS, row, "kind");
    let end = body.tokens.end;
    let near = end < limit && scan.gap(end) == Gap::Space && case == Case::Plain;
    let town = scan.hit(end, lists::PLACES).filter(|h| near && scan.named(h.range(), case));
    let last = |h: &Hit| !(scan.capital(h.range().end) && scan.gap(h.range().end) == Gap::Space);
    match town.filter(last) {
        Some(town) if matches!(kind, "school" | "hospital" | "early_years") => {
            Body { tokens: Range::new(body.tokens.start, town.range().end), ..body }
        }
        _ => body,
    }
}

/// A name that opens with a word of bodies: "Ministry of Justice", "HMP Blackmoor".
pub(super) fn opened(scan: &Scan<'_>, at: u32, limit: u32, case: Case) -> Option<Body> {
    let head = head(scan, at, "before", case)?;
    let mut end = head.range().end;
    let mut best = end;
    while end < limit && scan.gap(end) < Gap::Line {
        if body_word(scan, end, case) {
            end += 1;
            best = end;
        } else if joins_topics(scan, end, case, head) {
            end += 1;
        } else {
            break;
        }
    }
    (best > head.range().end).then(|| formed(scan, Range::new(at, best), head))
}

/// Small words and marks inside "Environment, Food and Rural Affairs".
fn joins_topics(scan: &Scan<'_>, at: u32, case: Case, opener: Hit) -> bool {
    let word = scan.word(at);
    let closed = &scan.closed;
    let kind = scan.field(opener, "kind");
    // "HMP Bure and Norwich prisons" are two.
    let two = kind == "prison" && word == closed.and;
    // "Gaelscoil na Carraige", "Scoil an Chroí Naofa", "Ysgol y Bryn".
    let celtic = kind == "school"
        && scan.is(at, Traits::PARTICLE)
        && (word == closed.an || !scan.is(at, Traits::OPENER));
    let small =
        !two && [closed.and, closed.ampersand, closed.of, closed.the, closed.r#for].contains(&word) || celtic;
    // "Bank of England's Monetary Policy Committee" is another body.
    let town = |t: u32| scan.shape(at).is(Shape::POSSESSIVE) && scan.hit(t, lists::PLACES).is_some();
    let joint = scan.shape(at).any(Shape::DASH | Shape::POSSESSIVE) && scan.gap(at) == Gap::None;
    let glue = joint && !town(at.saturating_sub(1));
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
    let (tokens, head) = walk::to_head(scan, at, limit, case, known.map_or(at, |k| k.tokens.end))?;
    named_by(scan, tokens, head, case).then(|| formed(scan, tokens, head))
}

/// A word that can stand inside a body's name.
pub(super) fn body_word(scan: &Scan<'_>, token: u32, case: Case) -> bool {
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
pub(super) fn head(scan: &Scan<'_>, token: u32, side: &str, case: Case) -> Option<Hit> {
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
pub(super) fn small_head(scan: &Scan<'_>, at: u32, token: u32) -> Option<Hit> {
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
    // "Tiny Tots Nursery was shut": a capital past the first word tells, whatever the first is.
    let strong = !scan.weak(tokens.start);
    let long = head.len as u32 + count > 2
        || matches!(scan.field(head, "kind"), "early_years" | "restaurant" | "care");
    let inside = strong || long && !scan.is(tokens.start, Traits::OPENER);
    // "the Headteachers' Alliance".
    let league = count >= 1 && strong && matches!(scan.field(head, "kind"), "union" | "charity");
    let one =
        scan.before(tokens.start).is_some_and(|b| [scan.closed.a, scan.closed.an].contains(&scan.word(b)));
    telling > 0
        || (count >= 2 && strong)
        || (league && !one)
        || (inside && scan.field(head, "provider") == "y")
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
