//! The noun phrase after a number, without a parser: it runs over adjectives and attributive nouns to the first plural
//! noun, and on over further plurals ("sports centres"); function words, verbs and marks end it.

use super::scope::Scope;
use crate::lexicon::lists;
use crate::mention::numbers::NumberKind;
use crate::text::{Range, Shape};

/// A noun phrase: its end, and the singular of its last word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Noun {
    pub(super) end: u32,
    pub(super) lemma: String,
}

/// Longest run of words before the noun.
const LONGEST: u32 = 7;

/// The noun phrase that starts at `at`, right after a number other than one.
pub(super) fn plural(scope: &Scope<'_>, at: u32) -> Option<Noun> {
    let mut head = None;
    let mut t = at;
    while t < scope.end && t - at < LONGEST {
        if is_plural(scope, t) && !(head.is_some() && verb_like(scope, t)) {
            head = Some(t);
        } else if head.is_some() || !inside(scope, t, at) {
            break;
        }
        t += 1;
        // "30,000 U.S. troops"
        t += u32::from(scope.str(t - 1).contains('.') && scope.is(t, &["."]) && scope.touches(t));
        while let Some(next) = scope.hyphen(t).filter(|_| t < scope.end) {
            let part = is_plural(scope, next);
            head = if part { Some(next) } else { None };
            t = next + 1;
        }
        let possessive = scope.shape(t).is(Shape::POSSESSIVE)
            || (head.is_some() && scope.shape(t).any(Shape::APOSTROPHE) && scope.touches(t));
        if possessive && t + 1 < scope.end && !stops(scope, t + 1) {
            head = None;
            t += 1;
        }
    }
    let head = head?;
    Some(with_second(scope, head))
}

/// "five doctors | and consultants": the second noun belongs to the extent, the first gives the unit.
fn with_second(scope: &Scope<'_>, head: u32) -> Noun {
    let lemma = lemma(scope, head);
    let (and, second) = (head + 1, head + 2);
    let joined = scope.is(and, &["and", "or"]) && is_plural(scope, second) && !verb_like(scope, second);
    let closed =
        joined && (second + 1 >= scope.end || stops(scope, second + 1)) && !scope.is(second + 1, &["to"]);
    let listed = scope.phrase(second, lists::MEASURES, "group").is_some() || scope.str(second).len() > 5;
    Noun { end: if closed && listed { second + 1 } else { head + 1 }, lemma }
}

/// The noun phrase after "one": its nouns are singular, so that only those known to be counted are taken.
pub(super) fn singular(scope: &Scope<'_>, at: u32) -> Option<Noun> {
    let mut head = None;
    let mut t = at;
    while t < scope.end && t - at < 5 && inside(scope, t, at) {
        if countable(scope, t) {
            head = Some(t);
        } else if head.is_some() {
            break;
        }
        t += 1;
        while let Some(next) = scope.hyphen(t).filter(|_| t < scope.end) {
            t = next + 1;
        }
    }
    let head =
        head.filter(|h| h + 1 >= scope.end || stops(scope, h + 1) || scope.shape(h + 1).any(Shape::SMALL))?;
    Some(Noun { end: head + 1, lemma: scope.str(head).to_lowercase() })
}

fn countable(scope: &Scope<'_>, at: u32) -> bool {
    let known = scope.grouped(at, lists::QUANTITY_NOUNS, &["singular"]);
    known || scope.text.hits.is(at, lists::MEASURES) && !scope.grouped(at, lists::MEASURES, &["not"])
}

/// Whether a noun phrase cannot hold this token, or ends before it.
pub(super) fn stops(scope: &Scope<'_>, at: u32) -> bool {
    let shape = scope.shape(at);
    let mark = shape.any(Shape::MARK | Shape::POSSESSIVE) || !shape.any(Shape::LETTER | Shape::DIGIT);
    mark || small(scope, at)
        || scope.grouped(at, lists::GRAMMAR, &["irregular", "third"]) && !scope.is(at, &["left"])
}

/// A function word or auxiliary, but for those that stand inside a counted phrase: "18 more inspections".
fn small(scope: &Scope<'_>, at: u32) -> bool {
    let word = scope.text.hits.is(at, lists::FUNCTION_WORDS)
        || scope.grouped(at, lists::GRAMMAR, &["be", "have", "do", "modal", "preposition"]);
    let held = scope.is(
        at,
        &[
            "more",
            "other",
            "such",
            "most",
            "few",
            "fewer",
            "further",
            "many",
            "past",
            "inside",
            "outside",
            "under",
            "off",
            "over",
            "like",
            "no",
            "formerly",
            "previously",
            "recently",
            "currently",
        ],
    );
    word && !held
}

/// Whether a token before the head may stand in the phrase.
fn inside(scope: &Scope<'_>, at: u32, first: u32) -> bool {
    let shape = scope.shape(at);
    if at == first && shape.any(Shape::APOSTROPHE | Shape::DOUBLE) && shape.any(Shape::MARK) {
        return true;
    }
    // "120 Year 6 pupils": a number that names counts nothing of its own.
    let names = at > first && scope.text.hits.is(at - 1, lists::NUMBER_LABELS);
    let number = scope.numbers.over(at).is_some() && scope.hyphen(at + 1).is_none() && !names;
    let verb = scope.grouped(at, lists::GRAMMAR, &["irregular"])
        && !scope.is(at, &["built", "hidden", "known", "lost", "stolen", "broken", "written", "set", "cut"]);
    let sign = scope.is(at, &["&"]) || scope.hyphen(at + 1).is_some();
    sign || !(number || verb || small(scope, at) || shape.any(Shape::MARK) || shape.is(Shape::POSSESSIVE))
}

/// Whether the word looks like a plural noun.
pub(super) fn is_plural(scope: &Scope<'_>, at: u32) -> bool {
    let word = scope.str(at);
    if scope.grouped(at, lists::QUANTITY_NOUNS, &["plural"]) {
        return true;
    }
    let ends = word.ends_with('s') || word.ends_with('S');
    let odd = ["ss", "us", "is", "ous", "'s"]
        .iter()
        .any(|e| word.len() > e.len() && word.to_ascii_lowercase().ends_with(e));
    let letters = scope.shape(at).any(Shape::LETTER)
        && word.len() > 2
        && !word.contains('.')
        && !scope.shape(at).is(Shape::POSSESSIVE);
    ends && !odd && letters && !small(scope, at) && !adverbial(scope, at) && !multiple(scope, at)
}

/// "three times as many", "twice or three times a week": no count of times.
fn multiple(scope: &Scope<'_>, at: u32) -> bool {
    let next =
        ["as", "more", "the", "a", "an", "over", "higher", "lower", "its", "that", "per", "each", "every"];
    scope.is(at, &["times"]) && scope.is(at + 1, &next)
}

fn adverbial(scope: &Scope<'_>, at: u32) -> bool {
    scope.is(
        at,
        &[
            "perhaps",
            "always",
            "sometimes",
            "overseas",
            "besides",
            "towards",
            "upwards",
            "backwards",
            "years",
            "months",
            "weeks",
            "days",
            "minutes",
            "seconds",
            "decades",
            "centuries",
            "news",
            "plus",
            "minus",
        ],
    ) && !scope.is(at, &["news"])
}

/// Whether a second word in -s is rather the verb: "two services requires", "staff says".
fn verb_like(scope: &Scope<'_>, at: u32) -> bool {
    scope.grouped(at, lists::GRAMMAR, &["third"])
        && (at + 1 >= scope.end || stops(scope, at + 1) || !scope.str(at + 1).ends_with('s'))
}

/// The singular of a plural noun, with what is hyphened to it.
pub(super) fn lemma(scope: &Scope<'_>, at: u32) -> String {
    let word = scope.str(at).to_lowercase();
    let hyphened = at >= scope.start + 2 && scope.hyphen(at - 1).is_some();
    let prefix = if hyphened { format!("{}-", scope.str(at - 2).to_lowercase()) } else { String::new() };
    prefix + &singular_of(scope, at, &word)
}

fn singular_of(scope: &Scope<'_>, at: u32, word: &str) -> String {
    let hit = scope.text.hits.of(at, lists::QUANTITY_NOUNS).find(|h| h.len == 1);
    if let Some(lemma) = hit.map(|h| scope.lexicon.field(h.list, h.row, "lemma")).filter(|l| !l.is_empty()) {
        return lemma.to_string();
    }
    regular(word)
}

/// Singulars by ending.
fn regular(word: &str) -> String {
    let cut = |n: usize, add: &str| format!("{}{add}", &word[..word.len() - n]);
    if word.len() > 4 && word.ends_with("ies") {
        return cut(3, "y");
    }
    if ["sses", "xes", "ches", "shes", "zzes"].iter().any(|e| word.ends_with(e)) {
        return cut(2, "");
    }
    if word.ends_with('s') && !word.ends_with("ss") { cut(1, "") } else { word.to_string() }
}

/// The nearest plural noun before `at` that a number can mean: "Agency workers had been reduced from 167".
pub(super) fn before(scope: &Scope<'_>, at: u32) -> Option<String> {
    let object = at > scope.start + 1 && scope.is(at - 1, &["from"]) && is_plural(scope, at - 2);
    if object {
        return Some(lemma(scope, at - 2));
    }
    let verb = |t: u32| verb_like(scope, t) || after_pronoun(scope, t);
    let head = |t: u32| !(t + 1 < at && is_plural(scope, t + 1));
    let plural = (scope.start..at).find(|t| is_plural(scope, *t) && head(*t) && !verb(*t));
    plural.map(|t| lemma(scope, t))
}

/// "That compares": a verb.
fn after_pronoun(scope: &Scope<'_>, at: u32) -> bool {
    at > scope.start && scope.is(at - 1, &["that", "this", "it", "which", "who", "he", "she"])
}

/// The noun phrase after "of" or "out of": "of 45 schools", "of its 8,650 homes", "of the hospital's medical wards", "of Oldshire's 67 schools".
/// With a number of its own it starts there.
pub(super) fn after_of(scope: &Scope<'_>, of: u32) -> Option<(Range, Noun)> {
    let of = of + u32::from(scope.is(of, &["out"]));
    let first = of + 1;
    let led = scope.is(first, &["the", "its", "their", "our", "his", "her", "these", "those", "my", "your"]);
    if let Some(number) = scope.numbers.at(first).filter(|n| scope.is(of, &["of"]) && !n.scaled) {
        let noun = plural(scope, number.tokens.end).filter(|_| number.kind == NumberKind::Cardinal)?;
        return Some((Range::new(number.tokens.start, noun.end), noun));
    }
    if !scope.is(of, &["of"]) || !(led || scope.shape(first).capitalised()) {
        return None;
    }
    let owner = |t: u32| t == first && led || scope.shape(t).any(Shape::POSSESSIVE | Shape::APOSTROPHE);
    let counted = (first..first + 5).filter(|t| owner(*t)).find_map(|t| scope.numbers.at(t + 1));
    if let Some(number) = counted.filter(|n| n.tokens.end <= scope.end) {
        let noun = plural(scope, number.tokens.end)?;
        return Some((Range::new(number.tokens.start, noun.end), noun));
    }
    let noun = plural(scope, first + 1).filter(|_| led)?;
    Some((Range::new(of, noun.end), noun))
}

#[cfg(test)]
mod tests {
    use super::regular;

    #[test]
    fn plurals_have_singulars() {
        for (word, want) in [
            ("workers", "worker"),
            ("nurseries", "nursery"),
            ("boxes", "box"),
            ("churches", "church"),
            ("classes", "class"),
        ] {
            assert_eq!(regular(word), want);
        }
    }
}
