//! The one overlap rule.

use super::Mention;

/// Sorts the mentions and drops the losers: among PERSON, ROLE, ORG and PLACE no two overlap, and no two of one
/// label do. The longest wins, then the earliest, then the label named first.
pub(crate) fn resolve(mut found: Vec<Mention>) -> Vec<Mention> {
    found.sort_by_key(|m| (m.span.start, u32::MAX - m.span.end, m.label));
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by_key(|i| (u32::MAX - found[*i].span.len(), *i));
    let mut keep = vec![false; found.len()];
    let reach = reach(&found);
    for i in order {
        keep[i] = !rivals(&found, &reach, i).any(|j| keep[j]);
    }
    let mut keep = keep.into_iter();
    found.retain(|_| keep.next().unwrap_or(false));
    found
}

/// For each mention the farthest end of it and all before.
fn reach(found: &[Mention]) -> Vec<u32> {
    let ends = found.iter().map(|m| m.span.end);
    let farthest = |far: &mut u32, end: u32| {
        *far = end.max(*far);
        Some(*far)
    };
    ends.scan(0, farthest).collect()
}

/// Mentions that overlap mention `i` and may not stand beside it.
fn rivals(found: &[Mention], reach: &[u32], i: usize) -> impl Iterator<Item = usize> {
    let one = &found[i];
    let clash = move |other: &Mention| {
        one.span.overlaps(other.span)
            && (one.label == other.label || (one.label.is_name() && other.label.is_name()))
    };
    let after = (i + 1..found.len()).take_while(move |j| found[*j].span.start < one.span.end);
    let before = (0..i).rev().take(64).take_while(move |j| reach[*j] > one.span.start);
    before.chain(after).filter(move |j| clash(&found[*j]))
}
