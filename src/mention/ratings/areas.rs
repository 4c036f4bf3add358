//! Aspects that are only counted: "in all three areas", "in four others", "the remaining themes".

use crate::lexicon::lists;
use crate::text::{Look, Range, Shape};

/// The areas a grade is given for, where they are counted after a preposition at `at`: "two areas", "all key
/// questions", and "four" of "good in five areas and adequate in four".
pub(crate) fn areas(look: Look<'_>, at: u32) -> Option<Range> {
    if !look.is(at, &["in", "across", "for", "at", "on", "against"]) {
        return None;
    }
    let sentence = look.sentence(at);
    // "In 2019" is a year.
    let digits =
        |t: u32| look.text.tokens[t as usize].shape.is(Shape::DIGIT) && look.text.token_str(t).len() < 3;
    let number = |t: u32| look.text.hits.find(t, lists::NUMBER_WORDS).is_some() || digits(t);
    let counts = |t: u32| {
        number(t) || look.is(t, &["all", "both", "each", "every", "other", "remaining", "others", "most"])
    };
    let passes = |t: u32| counts(t) || look.is(t, &["the", "its", "of", "different", "further", "their"]);
    let last = sentence.end.min(at + 8);
    let end = (at + 1..last).find(|t| !passes(*t))?;
    let counted = (at + 1..end).any(counts);
    if let Some(noun) = look.starts(end, lists::RATING_CUES, &["area"]) {
        return counted.then(|| Range::new(at + 1, noun.end));
    }
    let before = || (sentence.start..at).any(|t| look.starts(t, lists::RATING_CUES, &["area"]).is_some());
    let alone = look.is(end, &[",", ".", ";", "and", "but", "by", "with", "while"]);
    (counted && end <= at + 3 && alone && before()).then(|| Range::new(at + 1, end))
}
