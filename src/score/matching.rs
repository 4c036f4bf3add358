//! The largest set of pairs in which each side stands once.

/// For each of `left` its partner among `right`: as many pairs as can be had where `meets` holds, and among them
/// those where `best` holds are made first. Augmenting paths (H. W. Kuhn, "The Hungarian method", 1955), the
/// items with fewest choices first, so that the result depends on nothing but the order of both sides.
pub(super) fn match_up(
    left: usize,
    right: usize,
    meets: impl Fn(usize, usize) -> bool,
    best: impl Fn(usize, usize) -> bool,
) -> Vec<Option<usize>> {
    let all: Vec<Vec<usize>> = (0..left)
        .map(|l| {
            let mut choices: Vec<usize> = (0..right).filter(|r| meets(l, *r)).collect();
            choices.sort_by_key(|r| !best(l, *r));
            choices
        })
        .collect();
    let good: Vec<Vec<usize>> =
        all.iter().enumerate().map(|(l, c)| c.iter().copied().filter(|r| best(l, *r)).collect()).collect();
    let mut owners = vec![None; right];
    for choices in [&good, &all] {
        let paired: Vec<usize> = owners.iter().flatten().copied().collect();
        let mut order: Vec<usize> = (0..left).filter(|l| !paired.contains(l)).collect();
        order.sort_by_key(|l| choices[*l].len());
        for l in order {
            pair(l, choices, &mut vec![false; right], &mut owners);
        }
    }
    let mut partners = vec![None; left];
    for (r, owner) in owners.iter().enumerate() {
        if let Some(l) = owner {
            partners[*l] = Some(r);
        }
    }
    partners
}

/// Finds a partner for `l`, moving others on where they have a second choice.
fn pair(l: usize, choices: &[Vec<usize>], tried: &mut [bool], owners: &mut [Option<usize>]) -> bool {
    for r in &choices[l] {
        if std::mem::replace(&mut tried[*r], true) {
            continue;
        }
        if owners[*r].is_none_or(|other| pair(other, choices, tried, owners)) {
            owners[*r] = Some(l);
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::match_up;

    #[test]
    fn as_many_pairs_as_can_be_had() {
        let edges = [(0, 0), (0, 1), (1, 0)];
        let pairs = match_up(2, 2, |l, r| edges.contains(&(l, r)), |_, _| false);
        assert_eq!(pairs, [Some(1), Some(0)]);
    }

    #[test]
    fn the_best_pairs_are_made_first() {
        let pairs = match_up(1, 3, |_, _| true, |_, r| r == 2);
        assert_eq!(pairs, [Some(2)]);
        assert_eq!(match_up(1, 0, |_, _| true, |_, _| true), [None]);
    }
}
