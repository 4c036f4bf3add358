//! Which way an underspecified date looks. News looks back; a clause about what will, must or is due to happen looks
//! ahead.

use super::scan::Scan;
use super::words::{Prep, Word};
use crate::text::{Range, Shape};

/// What the clause says about time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Future,
    /// Nothing.
    Unknown,
}

/// The tense of the clause around a date: the nearest cue before it, else the nearest after it.
pub(crate) fn tense(scan: &Scan<'_>, date: Range) -> Tense {
    let before = (scan.start..date.start).rev().take(24).find_map(|t| cue(scan, t));
    let after = || (date.end..scan.end).take(16).find_map(|t| cue(scan, t));
    before.or_else(after).unwrap_or_else(|| led(scan, date.start))
}

/// "by Friday", "until May": ahead, where nothing else tells.
fn led(scan: &Scan<'_>, at: u32) -> Tense {
    let ahead = scan.word_before(at, |w| matches!(w, Word::Prep(Prep::By | Prep::To)));
    if ahead { Tense::Future } else { Tense::Unknown }
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
    listed.or_else(|| participle(scan, at))
}

/// A word in -ed, which in news is nearly always past.
fn participle(scan: &Scan<'_>, at: u32) -> Option<Tense> {
    let word = scan.str(at);
    let shape = scan.shape(at);
    let passive = ["is", "are", "be", "being", "'s", "’s", "to"]
        .iter()
        .any(|w| scan.before(at).eq_ignore_ascii_case(w));
    let verb =
        !passive && word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed") && !shape.capitalised();
    (verb && shape.any(Shape::SMALL) && !scan.touches(at)).then_some(Tense::Past)
}
