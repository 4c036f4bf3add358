//! One claim for what several rules found.
//!
//! Claims of one type whose anchor (the grade, the visit, the number, the verb, the words said) is the same
//! are one claim: the best told of them stays and takes on what only the others know.

use super::{Claim, ClaimType, Modality};
use crate::span::Span;

/// Sorts by place and joins what says the same.
pub(super) fn merge(claims: Vec<Claim>) -> Vec<Claim> {
    let mut groups: Vec<Vec<Claim>> = Vec::with_capacity(claims.len());
    let mut sorted = claims;
    sorted.sort_by(|a, b| {
        (a.kind, a.span.start, anchor(a), &a.rule).cmp(&(b.kind, b.span.start, anchor(b), &b.rule))
    });
    for claim in sorted {
        match groups.iter_mut().rev().take(24).find(|g| g.iter().any(|c| same(c, &claim))) {
            Some(group) => group.push(claim),
            None => groups.push(vec![claim]),
        }
    }
    let mut kept: Vec<Claim> = groups.into_iter().filter_map(join).collect();
    drop_parts(&mut kept);
    kept.sort_by(|a, b| {
        (a.span.start, a.kind, anchor(a), &a.rule).cmp(&(b.span.start, b.kind, anchor(b), &b.rule))
    });
    kept
}

/// The words a claim hangs on.
fn anchor(claim: &Claim) -> Span {
    let names: &[&str] = match claim.kind {
        ClaimType::Rating => &["rating"],
        ClaimType::Inspection => &["visit_type", "count"],
        ClaimType::Finding | ClaimType::Statement => &["content"],
        ClaimType::Quantity => &["value", "to"],
        ClaimType::Role => &["role"],
        ClaimType::Relation => &["subject"],
        ClaimType::Action => &["action"],
    };
    names.iter().find_map(|n| claim.arg(n).and_then(|a| a.span)).unwrap_or(claim.span)
}

fn same(a: &Claim, b: &Claim) -> bool {
    if a.kind != b.kind {
        return false;
    }
    let value = |c: &Claim, name: &str| c.text(name).map(str::to_lowercase);
    match a.kind {
        // One claim a person and post, wherever they are told.
        ClaimType::Role => ["person", "role"].iter().all(|n| value(a, n) == value(b, n)),
        ClaimType::Rating => anchor(a) == anchor(b) && !(is_split(a) && is_split(b) && !same_part(a, b)),
        ClaimType::Relation => {
            a.span == b.span
                && value(a, "subject") == value(b, "subject")
                && value(a, "object") == value(b, "object")
        }
        ClaimType::Finding => anchor(a).contains(anchor(b)) || anchor(b).contains(anchor(a)),
        ClaimType::Statement => anchor(a) == anchor(b),
        _ => anchor(a).overlaps(anchor(b)),
    }
}

fn span_of(claim: &Claim, name: &str) -> Option<Span> {
    claim.arg(name).and_then(|a| a.span)
}

/// Marks the claims that one match was split into: they stay as many.
pub(super) const SPLIT: &str = "split";

fn is_split(claim: &Claim) -> bool {
    claim.flags.contains(&SPLIT)
}

/// Whether two claims split from one grade grade the same part of the same provider.
fn same_part(a: &Claim, b: &Claim) -> bool {
    ["subject", "aspect"].iter().all(|n| a.text(n).map(str::to_lowercase) == b.text(n).map(str::to_lowercase))
}

/// The best told of a group, with what only the others know.
fn join(mut group: Vec<Claim>) -> Option<Claim> {
    let best = (0..group.len()).max_by_key(|n| (weight(&group[*n]), std::cmp::Reverse(*n)))?;
    let mut claim = group.swap_remove(best);
    claim.flags.retain(|f| *f != SPLIT);
    for other in group {
        if claim.modality == Modality::Asserted && claim.kind == ClaimType::Rating {
            claim.modality = other.modality;
        }
        let known = claim.kind != ClaimType::Finding && claim.kind != ClaimType::Statement;
        for (name, argument) in other.args.into_iter().filter(|_| known) {
            if claim.arg(name).is_none() {
                claim.set(name, argument);
            }
        }
    }
    Some(claim)
}

/// How well a claim is told: by arguments that stand in the text, then by the length of what was read.
fn weight(claim: &Claim) -> (usize, u32) {
    let told = claim.args.iter().filter(|(_, a)| a.span.is_some()).count();
    match claim.kind {
        ClaimType::Finding | ClaimType::Statement => (anchor(claim).len() as usize, told as u32),
        _ => (told, claim.tokens.len()),
    }
}

/// Drops what another claim already holds: a grade told as the `previous` of another, a number told as the
/// start or end of a change.
fn drop_parts(claims: &mut Vec<Claim>) {
    let mut parts: Vec<(ClaimType, Span)> = Vec::new();
    for claim in claims.iter() {
        let names: &[&str] = match claim.kind {
            ClaimType::Rating => &["previous"],
            ClaimType::Quantity => &["from", "to"],
            _ => &[],
        };
        let change = claim.kind == ClaimType::Rating || claim.arg("from").is_some();
        parts.extend(
            names.iter().filter(|_| change).filter_map(|n| span_of(claim, n)).map(|s| (claim.kind, s)),
        );
    }
    let found: Vec<Span> = claims
        .iter()
        .filter(|c| c.kind == ClaimType::Finding)
        .filter_map(|c| span_of(c, "content"))
        .collect();
    // What an examiner found somebody to have done is the finding.
    claims.retain(|c| c.kind != ClaimType::Action || !found.iter().any(|f| f.contains(anchor(c))));
    claims.retain(|c| {
        let whole =
            c.kind == ClaimType::Quantity && c.arg("from").is_some() || c.rule == super::ratings::BRACKETED;
        whole || !parts.iter().any(|(kind, span)| *kind == c.kind && span.overlaps(anchor(c)))
    });
}
