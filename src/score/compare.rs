//! When two claims, or two of their values, are the same.

use super::gold::Item;
use std::collections::BTreeSet;

/// Half-open, in code points.
pub(super) type Span = (u32, u32);

pub(super) const fn overlap(a: Span, b: Span) -> bool {
    a.0 < b.1 && b.0 < a.1
}

/// Words that carry nothing when values are compared.
const EMPTY: &[&str] =
    &["the", "a", "an", "of", "for", "in", "at", "to", "and", "its", "their", "his", "her", "s"];

/// Runs of ASCII letters and digits, in lower case; a possessive `'s` is no word.
fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace('’', "'").replace("'s", "");
    let parts = text.split(|c: char| !c.is_ascii_alphanumeric());
    parts.filter(|w| !w.is_empty()).map(String::from).collect()
}

fn set(text: &str) -> BTreeSet<String> {
    words(text).into_iter().collect()
}

/// Whether two values mean the same: equal words that carry something, or all of one's among the other's.
pub(super) fn same(a: Option<&str>, b: Option<&str>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return a == b };
    let content = |text| {
        let mut words = set(text);
        words.retain(|w| !EMPTY.contains(&w.as_str()));
        words
    };
    let (a, b) = (content(a), content(b));
    a == b || !a.is_empty() && !b.is_empty() && (a.is_subset(&b) || b.is_subset(&a))
}

/// Whether the contents of two claims are the same stretch of words, give or take.
pub(super) fn same_content(a: &Item, b: &Item) -> bool {
    let content = |item: &Item| {
        let argument = item.args.get("content");
        let text = argument.and_then(|c| c.text.clone().filter(|t| !t.is_empty()));
        text.or_else(|| argument.and_then(|c| c.value.clone())).unwrap_or_default()
    };
    let (x, y) = (content(a), content(b));
    let (a, b) = (words(&x), words(&y));
    if shared(&a, &b) * 10 >= (a.len() + b.len()) * 3 && shared(&a, &b) > 0 {
        return true;
    }
    let (x, y) = (set(&x), set(&y));
    a.len().min(b.len()) >= 3 && (x.is_subset(&y) || y.is_subset(&x))
}

/// Words two stretches share, each as often as in both.
fn shared(a: &[String], b: &[String]) -> usize {
    let mut rest: Vec<&String> = b.iter().collect();
    a.iter()
        .filter(|word| {
            let at = rest.iter().position(|r| r == word);
            at.map(|at| rest.swap_remove(at)).is_some()
        })
        .count()
}

fn number(text: Option<&str>) -> Option<f64> {
    text?.replace(',', "").split_whitespace().next()?.parse().ok()
}

/// The grade under which two names of it are one.
fn grade(text: Option<&str>) -> String {
    let text = text.unwrap_or_default().to_lowercase().trim().to_string();
    let text = text.replace("requires improvement to be good", "requires improvement");
    if matches!(text.as_str(), "5/5" | "5" | "five-star" | "very good") { "five".into() } else { text }
}

/// A verb without its ending, to compare tenses.
fn stem(word: &str) -> &str {
    let endings = ["ing", "ed", "es", "s", "e"];
    endings.iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word)
}

/// Whether the core argument of two claims of one type agrees.
pub(super) fn found(gold: &Item, made: &Item) -> bool {
    let both = |name| (gold.value(name), made.value(name));
    let equal = |name| same(gold.value(name), made.value(name));
    match gold.kind.as_str() {
        "rating" => grade(gold.value("rating")) == grade(made.value("rating")),
        "statement" | "finding" => same_content(gold, made),
        "quantity" => {
            let numbers = |item: &Item| ["value", "from", "to"].map(|name| number(item.value(name)));
            let made = numbers(made);
            numbers(gold).iter().any(|n| n.is_some() && made.contains(n))
        }
        "role" => equal("person"),
        "inspection" => gold.value("ordinal").is_some() && equal("ordinal") || equal("visit_type"),
        "action" => {
            let (gold, made) = both("action");
            let made = words(made.unwrap_or_default());
            words(gold.unwrap_or_default()).iter().any(|g| made.iter().any(|m| stem(g) == stem(m)))
        }
        _ => false,
    }
}

/// The key arguments on which two claims do not agree; what gold leaves open agrees with anything.
pub(super) fn agreement(gold: &Item, made: &Item, keys: &[&str]) -> Vec<String> {
    let wrong = |key: &&&str| gold.value(key).is_some() && !agrees(gold.value(key), made.value(key), key);
    let mut all: Vec<String> = keys.iter().filter(wrong).map(ToString::to_string).collect();
    if gold.kind == "rating" && modality(gold) != modality(made) {
        all.push("modality".into());
    }
    all
}

fn agrees(gold: Option<&str>, made: Option<&str>, key: &str) -> bool {
    let flag = |text: Option<&str>| !matches!(text, None | Some("" | "false"));
    match (key, gold, made) {
        ("direct", ..) => flag(gold) == flag(made),
        ("from" | "to", ..) => number(gold) == number(made),
        ("date", Some(gold), Some(made)) => gold.starts_with(made) || made.starts_with(gold),
        ("date", ..) => false,
        _ => same(gold, made),
    }
}

fn modality(item: &Item) -> &str {
    let own = item.modality.as_deref().filter(|m| !m.is_empty());
    match item.value("modality").or(own).unwrap_or("asserted") {
        "future" => "planned",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_compared_by_the_words_that_carry_something() {
        assert!(same(Some("The Wexmoor Council’s"), Some("Wexmoor Council")));
        assert!(same(Some("Oakfield"), Some("Oakfield Primary School")));
        assert!(!same(Some("Oakfield School"), Some("Elmfield School")));
        assert!(!same(Some("x"), None) && same(None, None));
    }

    #[test]
    fn grades_numbers_and_verbs_meet_in_their_forms() {
        assert_eq!(grade(Some("Requires improvement to be good ")), "requires improvement");
        assert_eq!(grade(Some("five-star")), grade(Some("5")));
        assert_eq!(number(Some("1,200 worker")), Some(1200.0));
        assert_eq!((stem("visited"), stem("visits"), stem("visiting")), ("visit", "visit", "visit"));
    }
}
