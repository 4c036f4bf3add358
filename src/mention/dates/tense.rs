//! Which way an underspecified date looks. News looks back; a clause about what will, must or is due to happen looks
//! ahead.

use super::scan::Scan;
use super::words::{Prep, Word};
use crate::text::{Range, Shape};

/// What the clause says about time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    /// Past for certain: "since May", "was arrested on 14 January".
    Firm,
    Future,
    /// "by May", "until Friday": ahead if that is not far.
    Until,
    /// Nothing.
    Unknown,
}

/// The tense of the clause around a date: the nearest cue before it, else the nearest after it.
pub(crate) fn tense(scan: &Scan<'_>, date: Range) -> Tense {
    let led = |prep: Prep| scan.word_before(date.start, |w| w == Word::Prep(prep));
    if led(Prep::Since) || done(scan, date.start) {
        return Tense::Firm;
    }
    let before = near_cue(scan, date.start, scan.start);
    // "teachers for September", "by May", "as early as Friday"
    if led(Prep::By)
        || led(Prep::For)
        || ["until", "till", "as"].iter().any(|w| scan.before(date.start).eq_ignore_ascii_case(w))
    {
        let done = before.is_none() && clause_after(scan, date.end) == Some(Tense::Past);
        return match before {
            Some(Tense::Future) => Tense::Future,
            _ if done => Tense::Past,
            _ => Tense::Until,
        };
    }
    let after = clause_after(scan, date.end);
    if scan.shape(date.end).is(Shape::POSSESSIVE) {
        return after.unwrap_or(Tense::Unknown);
    }
    let far = || (scan.start..date.start).rev().take(24).find_map(|t| cue(scan, t));
    let farther = || (date.end..scan.end).take(16).find_map(|t| cue(scan, t));
    before.or(after).or_else(far).or_else(farther).unwrap_or(Tense::Unknown)
}

/// The nearest cue after, up to the comma.
fn clause_after(scan: &Scan<'_>, at: u32) -> Option<Tense> {
    (at..scan.end).take(16).take_while(|t| !comma(scan, *t)).find_map(|t| cue(scan, t))
}

/// The nearest cue before, up to the comma.
fn near_cue(scan: &Scan<'_>, at: u32, start: u32) -> Option<Tense> {
    (start..at).rev().take(24).take_while(|t| !comma(scan, *t)).find_map(|t| cue(scan, t))
}

fn comma(scan: &Scan<'_>, at: u32) -> bool {
    scan.mark(at, ",") || scan.mark(at, ";")
}

/// Whether a past participle stands right before, or with one preposition between: "ended Sept. 30", "opened in March".
fn done(scan: &Scan<'_>, at: u32) -> bool {
    let prep = scan.word_before(at, |w| matches!(w, Word::Prep(Prep::In | Prep::On)));
    let verb = if prep { at.wrapping_sub(2) } else { at.wrapping_sub(1) };
    verb >= scan.start
        && verb < at
        && cue(scan, verb) == Some(Tense::Past)
        && participle(scan, verb).is_some()
}

fn cue(scan: &Scan<'_>, at: u32) -> Option<Tense> {
    let listed = scan.slots(at).find_map(|s| match s.word {
        Word::Future => Some(Tense::Future),
        Word::Past => Some(Tense::Past),
        _ => None,
    });
    if listed == Some(Tense::Past) && scan.slots(at + 1).any(|s| s.word == Word::Future) {
        return Some(Tense::Future);
    }
    // "had been due to open": it did not.
    if listed == Some(Tense::Future) && scan.before(at).eq_ignore_ascii_case("been") {
        return Some(Tense::Past);
    }
    listed.or_else(|| participle(scan, at))
}

/// A word in -ed, which in news is nearly always past.
fn participle(scan: &Scan<'_>, at: u32) -> Option<Tense> {
    let word = scan.str(at);
    let shape = scan.shape(at);
    let before = at.wrapping_sub(2);
    // "to be published in May"
    if scan.before(at).eq_ignore_ascii_case("be")
        && before >= scan.start
        && scan.str(before).eq_ignore_ascii_case("to")
        && word.ends_with("ed")
    {
        return Some(Tense::Future);
    }
    let passive = ["is", "are", "be", "being", "'s", "’s", "to"]
        .iter()
        .any(|w| scan.before(at).eq_ignore_ascii_case(w));
    let verb =
        !passive && word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed") && !shape.capitalised();
    (verb && shape.any(Shape::SMALL) && !scan.touches(at)).then_some(Tense::Past)
}
