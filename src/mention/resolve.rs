//! The one overlap rule.

use super::Mention;

/// Sorts the mentions and drops the losers: among PERSON, ROLE, ORG and PLACE no two overlap, and no two of one
/// label do. The longest wins, then the earliest, then the label named first.
pub(crate) fn resolve(mut found: Vec<Mention>) -> Vec<Mention> {
    found.sort_by_key(|m| (m.span.start, u32::MAX - m.span.end, m.label));
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by_key(|i| (u32::MAX - found[*i].span.len(), *i));
    let mut keep = vec![false; found.len()];
    for i in order {
        keep[i] = !rivals(&found, i).any(|j| keep[j]);
    }
    let mut keep = keep.into_iter();
    found.retain(|_| keep.next().unwrap_or(false));
    found
}

/// Mentions that overlap mention `i` and may not stand beside it.
fn rivals(found: &[Mention], i: usize) -> impl Iterator<Item = usize> {
    let one = &found[i];
    let clash = move |other: &Mention| {
        one.span.overlaps(other.span)
            && (one.label == other.label || (one.label.is_name() && other.label.is_name()))
    };
    let after = (i + 1..found.len()).take_while(move |j| found[*j].span.start < one.span.end);
    let before = (0..i).rev().take(64);
    before.chain(after).filter(move |j| clash(&found[*j]))
}
