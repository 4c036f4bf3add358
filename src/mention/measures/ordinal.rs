//! Ranks: `the second time`, `21st`.

use super::Taken;
use super::scope::Scope;
use crate::mention::numbers::NumberKind;
use crate::mention::{Label, Mention};

pub(super) fn find(scope: &Scope<'_>, taken: &mut Taken, found: &mut Vec<Mention>) {
    for number in scope.numbers.within(scope.start, scope.end).filter(|n| n.kind == NumberKind::Ordinal) {
        if taken.any(number.tokens) || scope.is(number.tokens.end, &["hand"]) {
            continue;
        }
        taken.add(number.tokens);
        let mut mention = scope.mention(Label::Ordinal, number.tokens, number.value.to_string(), "ordinal");
        mention.modifier = None;
        found.push(mention);
    }
}
