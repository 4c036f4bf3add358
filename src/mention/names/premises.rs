//! Inspected premises whose name has no word of bodies: "Zio Carlo, on Leigh Road, was given ...", "the care home
//! The Beeches". What stands beside the same words in the whole article tells; then they are one everywhere.

use super::context::beside;
use super::organisations;
use super::places::{address_end, names_street};
use super::scan::{Case, Scan};
use super::{Kind, Label, Name, Why};
use crate::lexicon::{Traits, WordId, lists};
use crate::text::{Gap, Range, Shape};
use rustc_hash::FxHashMap;

/// Most words of such a name.
const MOST: u32 = 5;
/// Longest ", in Llanfedwen," between a name and its verb.
const ASIDE: u32 = 10;
/// Points that make a premises' name.
const ENOUGH: i32 = 3;

/// All occurrences of such names, in order.
pub(super) fn find(scan: &Scan<'_>) -> Vec<Name> {
    if spoken_of(scan) == Spoken::Not {
        return Vec::new();
    }
    let runs = runs(scan);
    let mut points: FxHashMap<WordId, i32> = FxHashMap::default();
    for run in &runs {
        *points.entry(scan.key(*run)).or_default() += told(scan, *run);
    }
    let sure = |run: &&Range| points.get(&scan.key(**run)).is_some_and(|p| *p >= ENOUGH);
    { runs.iter() }.filter(sure).map(|run| name(*run, "name.premises")).collect()
}

/// A premises' name at a stretch of words.
pub(super) fn name(tokens: Range, why: &'static str) -> Name {
    Name { kind: Kind::Provider, ..Name::new(tokens, Label::Org, Why::Pattern(why)) }
}

/// How much an article tells of inspected premises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Spoken {
    /// Not at all.
    Not,
    /// In passing, beside an inspectorate's name: what is said of a name has to tell the rest.
    Once,
    /// So much that a person's name may be a home's.
    Often,
}

/// How much the article tells of inspected premises, so that a name without a body's noun may be one of them.
pub(super) fn spoken_of(scan: &Scan<'_>) -> Spoken {
    let nouns = || scan.text.hits.all(lists::DEFINITE_NOUNS);
    let premises = nouns()
        .filter(|h| matches!(scan.field(*h, "refers"), "care" | "school" | "early_years" | "restaurant"));
    let known = |h: crate::text::Hit| matches!(scan.field(h, "group"), "name" | "scheme");
    let named = scan.text.hits.all(lists::INSPECTORATES).any(known);
    let inspected = || nouns().any(|h| scan.field(h, "group") == "inspectorate");
    match premises.take(3).count() {
        3 if named || inspected() => Spoken::Often,
        1.. if named => Spoken::Once,
        _ => Spoken::Not,
    }
}

/// Stretches of capitalised words that no list knows and that are no single word: "The Beeches", "Golden Lantern".
fn runs(scan: &Scan<'_>) -> Vec<Range> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < scan.text.tokens.len() as u32 {
        let run = run(scan, at);
        if run.len() > 1 && fits(scan, run) {
            runs.push(run);
        }
        at = run.end.max(at + 1);
    }
    runs
}

/// The capitalised words from `at` on, with small words and possessives between two of them.
fn run(scan: &Scan<'_>, at: u32) -> Range {
    let word =
        |t: u32| scan.capital(t) && scan.shape(t).any(Shape::LETTER) && !(t > at && scan.gap(t) >= Gap::Line);
    let mut end = at;
    while word(end) && end - at <= MOST {
        end += 1;
        let saint = end == at + 2 && matches!(scan.text.token_str(at), "St" | "Saint" | "St.");
        if saint && scan.shape(end).is(Shape::POSSESSIVE) {
            end += 1;
            if !word(end) {
                return Range::new(at, end);
            }
        }
        // "Bella's Kitchen", "King's Head", but not "Fennick's Golden Lantern".
        let owner = end == at + 1 && scan.shape(end).is(Shape::POSSESSIVE) && word(end + 1);
        if owner && scan.traits(at).any(Traits::GIVEN | Traits::COMMON) && !scan.is(at, Traits::NOT_NAME) {
            end += 1;
            continue;
        }
        let joint = scan.is(end, Traits::PARTICLE)
            || [scan.closed.ampersand, scan.closed.and, scan.closed.of].contains(&scan.word(end));
        let apart = scan.word(end + 1) == scan.closed.the;
        if joint && scan.gap(end) == Gap::Space && word(end + 1) && !apart && end > at {
            end += 1;
        }
    }
    end = with_own_end(scan, at, end);
    // "Telford Co" of "Telford Co-operative" is half a word, "Veterans" of "Veterans' Centre" half a name.
    let glued = scan.gap(end) == Gap::None;
    let owner = scan.shape(end).is(Shape::POSSESSIVE) || scan.word(end) == scan.closed.apostrophe;
    let cut = glued && (scan.shape(end).any(Shape::DASH) || owner && end > at && scan.capital(end + 1));
    Range::new(at, if cut { at } else { end })
}

/// "Abdul's was shut", "at Papa John's in May", "Café 21 was": a possessive that owns nothing and a number that
/// counts nothing belong to the name.
fn with_own_end(scan: &Scan<'_>, at: u32, end: u32) -> u32 {
    let shape = scan.shape(end);
    let count = shape.is(Shape::DIGIT) && !shape.any(Shape::MARK) && scan.text.token_str(end).len() <= 3;
    let number = count && scan.gap(end) == Gap::Space && end > at && !scan.shape(end - 1).all_capitals();
    if end == at || !(shape.is(Shape::POSSESSIVE) || number) {
        return end;
    }
    let (next, gap) = (end + 1, scan.gap(end + 1));
    let verb = scan.hit(next, lists::GRAMMAR).is_some_and(|h| {
        matches!(scan.field(h, "group"), "be" | "have") || number && scan.field(h, "group") == "past"
    });
    let place = matches!(scan.text.token_str(next), "in" | "on" | "at" | "," | ".");
    if gap < Gap::Line && (verb || place) { next } else { end }
}

fn fits(scan: &Scan<'_>, run: Range) -> bool {
    let head = |t: u32, list| scan.hit(t, list).filter(|h| h.range().end == run.end);
    let kind = |t: u32| head(t, lists::PLACE_HEADS).map_or("", |h| scan.field(h, "kind"));
    let area = scan.hit(run.start, lists::PLACE_HEADS).is_some_and(|h| scan.field(h, "side") == "before");
    let known = |t: u32| {
        let natural = kind(t) == "natural";
        scan.hit(t, lists::PLACES).is_some_and(|h| h.range().end == run.end && (t == run.start || area))
            || organisations::known(scan, t, Case::Plain).is_some()
            || scan.role(t).is_some() && !scan.shape(t + 1).is(Shape::POSSESSIVE)
            || head(t, lists::ORG_HEADS).is_some_and(|h| scan.field(h, "side") != "before") && !natural
            || matches!(kind(t), "street" | "transport" | "area") && !named_after_noun(scan, run)
            || scan.is(t, Traits::NOT_NAME)
    };
    let article = scan.word(run.start) == scan.closed.the;
    let opener = scan.is(run.start, Traits::OPENER) && !article;
    let titled = scan.honorific(run.start).is_some();
    !opener && !titled && run.len() <= MOST && !run.iter().any(known)
}

/// What stands beside one occurrence, in points for premises.
fn told(scan: &Scan<'_>, run: Range) -> i32 {
    let near = beside(scan, run).settled();
    let building = scan.hit(run.end - 1, lists::PLACE_HEADS).is_some();
    let given = scan.is(run.start, Traits::GIVEN) && scan.is(run.end - 1, Traits::SURNAME) && !building;
    let tied = |b: &u32| [scan.closed.of, scan.closed.r#for].contains(&scan.word(*b));
    let voice = |b: u32| scan.role(b - 1).is_some_and(|h| scan.field(h, "kind") == "voice");
    let office = scan.before(run.start).filter(tied).is_some_and(|b| b > 0 && !voice(b));
    let org = if office { 0 } else { near.org };
    let inside = scan.before(run.start).is_some_and(|b| {
        scan.is(b, Traits::LOCATIVE) && scan.word(b) != scan.closed.at || scan.shape(b).any(Shape::DIGIT)
    });
    let graded = graded(scan, run);
    let person_near = if graded { 0 } else { near.person };
    let people = scan.is(run.start, Traits::DEMONYM);
    let at = scan.before(run.start).is_some_and(|b| scan.word(b) == scan.closed.at);
    org + i32::from(at)
        - 3 * i32::from(people)
        - 9 * i32::from(inside)
        - 2 * person_near
        - i32::from(given)
        - 4 * i32::from(person(scan, run))
        + 2 * located(scan, run)
        + 3 * i32::from(named_after_noun(scan, run))
        + 2 * i32::from(examined(scan, run) || found_at(scan, run))
        + 3 * i32::from(graded)
        + 2 * i32::from(awarded(scan, run))
}

/// A title before the name or an office beside it.
fn person(scan: &Scan<'_>, run: Range) -> bool {
    let before = scan.before(run.start);
    let titled = (1..=3).filter_map(|n| run.start.checked_sub(n)).any(|t| {
        let ends = |h: crate::text::Hit| h.range().end == run.start && !scan.refers(t, "provider");
        scan.role(t).is_some_and(ends) || scan.honorific(t).is_some_and(ends)
    });
    // "Residents at The Laurels told inspectors".
    let at = before.is_some_and(|b| scan.word(b) == scan.closed.at);
    let spoken =
        before.is_some_and(|b| scan.is(b, Traits::SPEECH)) || !at && scan.is(run.end, Traits::SPEECH);
    let office = scan.word(run.end) == scan.closed.comma
        && (run.end + 1..run.end + 4)
            .any(|t| scan.role(t).is_some_and(|h| scan.field(h, "kind") != "relation"));
    titled || spoken || office
}

/// ", at 41 Harbour Street," or ", in Llanfedwen,": where it stands; without a comma an address alone tells.
fn located(scan: &Scan<'_>, run: Range) -> i32 {
    let comma = scan.word(run.end) == scan.closed.comma;
    let at = run.end + u32::from(comma);
    let place = matches!(scan.text.token_str(at), "at" | "in" | "on" | "near" | "off")
        && (scan.capital(at + 1) || scan.shape(at + 1).is(Shape::DIGIT));
    i32::from(place && (comma || address(scan, at + 1)))
}

/// Whether a street stands from a token on.
fn address(scan: &Scan<'_>, at: u32) -> bool {
    let end = address_end(scan, at, at + ASIDE);
    names_street(scan, Range::new(at, end.max(at)))
}

/// "Also handed one star was Golden Wok", "a score of two went to Golden Wok": a grade told before who got it.
fn awarded(scan: &Scan<'_>, run: Range) -> bool {
    let Some(before) = scan.before(run.start) else { return false };
    let tied = matches!(scan.text.token_str(before), "was" | "were" | "to" | "for");
    let from =
        scan.text.sentences[scan.text.sentence_of(before)].tokens.start.max(before.saturating_sub(ASIDE));
    let got = |t: u32| {
        scan.hit(t, lists::VERBS)
            .is_some_and(|h| matches!(scan.field(h, "group"), "rate" | "rated" | "get" | "give"))
    };
    tied && (from..before).any(got) && (from..before).any(|t| figure(scan, t))
}

fn figure(scan: &Scan<'_>, token: u32) -> bool {
    scan.shape(token).is(Shape::DIGIT)
        || scan.hit(token, lists::NUMBER_WORDS).is_some()
        || scan.hit(token, lists::RATING_CUES).is_some()
}

/// "Chai Wallah, in Wharf Street, scored four", "Pizza Roma at 4 Dock Lane was given one star": a grade or a figure
/// that premises get.
fn graded(scan: &Scan<'_>, run: Range) -> bool {
    let mut next = run.end;
    if located(scan, run) > 0 {
        let start = next + 1 + u32::from(scan.word(next) == scan.closed.comma);
        let end = address_end(scan, start, start + ASIDE);
        next = end + u32::from(scan.word(end) == scan.closed.comma);
    }
    while next < run.end + ASIDE && scan.is(next, Traits::LINK) {
        next += 1;
    }
    // "Hawthorn Lea was inadequate".
    let named = scan.is(run.start, Traits::GIVEN) && scan.is(run.end - 1, Traits::SURNAME);
    if next > run.end && !named && scan.is(next - 1, Traits::LINK) && scan.hit(next, lists::RATINGS).is_some()
    {
        return true;
    }
    // "was placed in special measures", "was told it requires improvement".
    let regime = |t: u32| {
        scan.hit(t, lists::ENFORCEMENT).is_some() || scan.hit(t, lists::RATINGS).is_some_and(|h| h.len > 1)
    };
    if next > run.end && !named && scan.is(next - 1, Traits::LINK) && (next + 1..next + 4).any(regime) {
        return true;
    }
    let got = |h: &crate::text::Hit| matches!(scan.field(*h, "group"), "rate" | "rated" | "get" | "keep");
    let verb = scan.hit(next, lists::VERBS).filter(got);
    verb.is_some_and(|h| (h.range().end..h.range().end + 4).any(|t| figure(scan, t)))
}

/// "the restaurant Zio Carlo", "care home The Beeches", "the nursery's owner, Busy Bees,".
fn named_after_noun(scan: &Scan<'_>, run: Range) -> bool {
    let Some(before) = scan.before(run.start) else { return false };
    let comma = scan.word(before) == scan.closed.comma && before > 0;
    let noun = if comma { before - 1 } else { before };
    let owner =
        scan.hit(noun, lists::DEFINITE_NOUNS).is_some_and(|h| scan.field(h, "refers").contains("company"));
    let name = !scan.is(run.start, Traits::GIVEN);
    // "A fourth home, Prior's Yard, was".
    let aside = scan.word(run.end) == scan.closed.comma && !scan.is(run.end + 1, Traits::SPEECH);
    scan.refers(noun, "provider") && !scan.capital(noun) && (!comma || (owner || aside) && name)
}

/// "inspectors found mice at Golden Wok".
fn found_at(scan: &Scan<'_>, run: Range) -> bool {
    let Some(before) = scan.before(run.start).filter(|b| scan.word(*b) == scan.closed.at) else {
        return false;
    };
    let from = scan.text.sentences[scan.text.sentence_of(before)].tokens.start;
    let apart = |t: &u32| matches!(scan.text.token_str(*t), ":" | ";");
    let mut near = (from.max(before.saturating_sub(ASIDE))..before).rev().take_while(|t| !apart(t));
    let examiner = |h: crate::text::Hit| matches!(scan.field(h, "group"), "name" | "watchdog" | "inspector");
    near.any(|t| scan.refers(t, "inspectorate") || scan.hit(t, lists::INSPECTORATES).is_some_and(examiner))
}

/// "has rated The Beeches", "visited Golden Lantern", "a visit to Ash Court", "Zio Carlo will be inspected".
fn examined(scan: &Scan<'_>, run: Range) -> bool {
    let verb = |t: u32| {
        let hit = scan.hit(t, lists::VERBS);
        hit.is_some_and(|h| matches!(scan.field(h, "group"), "rate" | "rated" | "inspect"))
    };
    let aside = located(scan, run) > 0;
    let close = (run.end + 1..run.end + ASIDE).find(|t| aside && scan.word(*t) == scan.closed.comma);
    let start = close.map_or(run.end, |c| c + 1);
    let mut next = start;
    while next < start + 4 && (scan.is(next, Traits::LINK) || scan.text.token_str(next) == "will") {
        next += 1;
    }
    let before = scan.before(run.start);
    let visit = before.filter(|b| matches!(scan.text.token_str(*b), "to" | "of" | "at")).is_some_and(|b| {
        scan.before(b).is_some_and(|n| {
            scan.hit(n, lists::VISITS).is_some_and(|h| matches!(scan.field(h, "group"), "visit" | "bare"))
        })
    });
    visit || before.is_some_and(verb) || next > start && verb(next)
}
