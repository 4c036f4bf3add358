//! Whether what is said of somebody is a strength or a weakness, read from the words said and not from the
//! verb that reports them.

use super::Context;
use crate::lexicon::lists;
use crate::text::Range;

/// How far a negation reaches forward.
const REACH: u32 = 4;

/// `strength`, `weakness`, or `neutral` for advice and for words that tell neither.
pub(super) fn of(context: &Context<'_>, range: Range) -> &'static str {
    let score = score(context, range);
    if advises(context, range) && score.abs() < 3 {
        return "neutral";
    }
    match score {
        1.. => "strength",
        0 => "neutral",
        _ => "weakness",
    }
}

/// Whether the words ask for something: "should", "needs to".
pub(super) fn advises(context: &Context<'_>, range: Range) -> bool {
    context.look().holds(range, lists::POLARITY, &["neutral"])
}

fn score(context: &Context<'_>, range: Range) -> i32 {
    let look = context.look();
    let (mut score, mut at) = (0, range.start);
    while at < range.end {
        let word = [("strength", 1), ("weakness", -1)].into_iter();
        let found = word.filter_map(|(g, s)| look.starts(at, lists::POLARITY, &[g]).map(|r| (r, s)));
        match found.max_by_key(|(r, _)| r.len()) {
            Some((phrase, sign)) if phrase.end <= range.end => {
                score += if turned(context, range, phrase, sign) { -sign } else { sign };
                at = phrase.end;
            }
            _ => at += 1,
        }
    }
    score + changes(context, range)
}

/// Whether a negation or a fall before the word, or a fall after a bad thing, turns it round: "not safe",
/// "reduced sickness", "complaints fell".
fn turned(context: &Context<'_>, range: Range, phrase: Range, sign: i32) -> bool {
    let look = context.look();
    let before = Range::new(phrase.start.saturating_sub(REACH).max(range.start), phrase.start);
    let negated = before.iter().any(|t| {
        let word = look.starts(t, lists::POLARITY, &["negator"]);
        word.is_some_and(|r| {
            r.end <= phrase.start && look.starts(t, lists::POLARITY, &["weakness"]).is_none()
                || sign > 0 && r.end <= phrase.start
        })
    });
    let after = Range::new(phrase.end, (phrase.end + 3).min(range.end));
    let falls = |r: Range| look.holds(r, lists::POLARITY, &["down"]);
    negated != (sign < 0 && (falls(before) || falls(after)))
}

/// Bad counts that fall and good ones that rise, where no other word tells.
fn changes(context: &Context<'_>, range: Range) -> i32 {
    let look = context.look();
    let (Some(counted), down) = (
        range.iter().find_map(|t| look.starts(t, lists::POLARITY, &["change_good"])),
        look.holds(range, lists::POLARITY, &["down"]),
    ) else {
        return 0;
    };
    let up = look.holds(range, lists::POLARITY, &["up"]);
    let known = look.starts(counted.start, lists::POLARITY, &["weakness"]).is_some();
    match (down, up) {
        (true, false) if !known => 2,
        (false, true) if !known => -2,
        _ => 0,
    }
}
