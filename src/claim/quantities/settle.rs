//! One claim for one figure: a change tells its numbers, so that they are no counts of their own; the same figure of
//! the same things is told once.

use crate::claim::{Claim, ClaimType, Context};
use crate::read::Zone;

/// Drops figures that another claim tells better.
pub(in crate::claim) fn settle(context: &Context<'_>, claims: &mut Vec<Claim>) {
    let keep: Vec<bool> = (0..claims.len()).map(|n| stays(context, claims, n)).collect();
    let mut keep = keep.into_iter();
    claims.retain(|_| keep.next().unwrap_or(true));
}

fn stays(context: &Context<'_>, claims: &[Claim], n: usize) -> bool {
    let one = &claims[n];
    if one.kind != ClaimType::Quantity {
        return true;
    }
    let others = claims.iter().enumerate().filter(|(m, c)| *m != n && c.kind == ClaimType::Quantity);
    !{ others }.any(|(m, other)| better(one, other, m < n) || m < n && repeats(context, one, other))
}

/// Whether `other` tells the number of `one` and more besides; `earlier` decides between equals.
fn better(one: &Claim, other: &Claim, earlier: bool) -> bool {
    let numbers = |c: &Claim| ["value", "from", "to"].map(|k| c.arg(k).and_then(|a| a.mention));
    let told = numbers(other);
    let shares = numbers(one).iter().any(|m| m.is_some() && told.contains(m));
    let (a, b) = (rank(one), rank(other));
    let ends = |c: &Claim| c.arg("to").is_some();
    let place = |c: &Claim| c.arg("measure").and_then(|m| m.span);
    // "up by 3.2 points to 93.1%" is one change.
    if ends(other)
        && !ends(one)
        && one.rule == "change-by"
        && one.text("unit") == other.text("unit")
        && one.tokens.start >= other.tokens.start
        && place(one) == place(other)
    {
        return one.tokens.end <= other.tokens.end;
    }
    shares && (b > a || b == a && earlier)
}

/// A change before a share before a bare number; the one that tells more before the one that tells less.
fn rank(claim: &Claim) -> (u8, bool, u8) {
    let count = ["from", "to", "value"].iter().filter(|k| claim.arg(k).is_some()).count() as u8;
    let kind = match claim.rule.as_str() {
        "count-of" | "sum-of" | "rate-of" => 0,
        "share-of" => 1,
        _ => 2,
    };
    (count.max(kind), claim.arg("measure").is_some(), kind)
}

/// Whether running text says again what an earlier sentence said: the same number of the same things.
fn repeats(context: &Context<'_>, one: &Claim, other: &Claim) -> bool {
    let running = |c: &Claim| {
        !matches!(context.text.zone(c.tokens.start), Zone::Headline | Zone::Standfirst | Zone::Caption)
    };
    let same = |k: &str| one.text(k) == other.text(k);
    let alike = || last_word(one) == last_word(other) || one.text("unit") == Some("GBP");
    running(one)
        && running(other)
        && one.span != other.span
        && ["value", "unit", "from"].iter().all(|k| same(k))
        && alike()
}

fn last_word(claim: &Claim) -> Option<&str> {
    claim.text("measure").and_then(|m| m.split_whitespace().last())
}
