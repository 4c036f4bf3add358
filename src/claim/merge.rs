//! One claim for what several rules found.

use super::{Claim, ClaimType};

/// Sorts by place and keeps, of claims that say the same of the same words, the one with the most arguments.
pub(super) fn merge(mut claims: Vec<Claim>) -> Vec<Claim> {
    claims.sort_by(|a, b| {
        (a.span.start, a.kind, a.tokens, &a.rule).cmp(&(b.span.start, b.kind, b.tokens, &b.rule))
    });
    let mut kept: Vec<Claim> = Vec::with_capacity(claims.len());
    for claim in claims {
        match kept.iter_mut().rev().take(16).find(|k| same(k, &claim)) {
            Some(other) if other.args.len() < claim.args.len() => *other = claim,
            Some(_) => {}
            None => kept.push(claim),
        }
    }
    kept
}

fn same(a: &Claim, b: &Claim) -> bool {
    let key = |c: &Claim, name: &str| c.arg(name).and_then(|a| a.span);
    a.kind == b.kind && a.span == b.span && keys(a.kind).iter().all(|n| key(a, n) == key(b, n))
}

/// The arguments that tell two claims of one sentence apart. One source finds several things of one subject.
const fn keys(kind: ClaimType) -> &'static [&'static str] {
    match kind {
        ClaimType::Finding => &["content"],
        _ => kind.key().split_at(2).0,
    }
}
