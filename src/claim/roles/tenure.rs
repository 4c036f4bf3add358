//! Whether an office is held now, was, or will be.

use super::{Claim, Context};
use crate::lexicon::lists;
use crate::text::{Range, Shape, clause_end};

/// Tokens after a name in which a verb of leaving still speaks of it.
const REACH: u32 = 4;

/// Sets `status` from a word of the office's own ("former", "interim"), from the verb after it ("resigned"), or
/// from the verb before it ("sacked the director, N"); what a rule set stands unless the office itself says more.
pub(super) fn tell(context: &Context<'_>, claim: &mut Claim, office: Range, person: Range) {
    let own = own(context, office, person);
    if let Some(status) =
        own.or_else(|| if claim.arg("status").is_none() { from_verbs(context, office, person) } else { None })
    {
        claim.set_value("status", status);
    } else if claim.arg("status").is_none() {
        claim.set_value("status", "current");
    }
}

/// `former`, `acting`, `then` ... before the office or as its first words.
fn own(context: &Context<'_>, office: Range, person: Range) -> Option<&'static str> {
    let look = context.look();
    let floor = if person.end <= office.start { person.end } else { look.sentence(office.start).start };
    let from = office.start.saturating_sub(3).max(floor);
    let hits = (from..office.end).flat_map(|t| context.text.hits.at(t).iter().copied());
    let words = hits.filter(|h| {
        let tells = matches!(look.group(*h), "status" | "past");
        h.list == lists::ROLE_MODIFIERS && tells && h.range().end <= office.end
    });
    let status = |h: crate::text::Hit| match context.lexicon.field(h.list, h.row, "status") {
        "former" => Some("former"),
        "acting" => Some("acting"),
        "interim" => Some("interim"),
        "incoming" if !look.is(h.start, &["new"]) => Some("incoming"),
        _ => None,
    };
    let ended = || look.holds(Range::new(from, office.start), lists::TENURE, &["ended"]).then_some("former");
    { words }.find_map(status).or_else(ended)
}

fn from_verbs(context: &Context<'_>, office: Range, person: Range) -> Option<&'static str> {
    let look = context.look();
    let sentence = look.sentence(office.start);
    let (start, end) = (office.start.min(person.start), past_age(context, office.end.max(person.end)));
    let clause = clause_end(context.text, sentence, end);
    let after = Range::new(end, clause.min(end + REACH + 3));
    if let Some(left) = after.iter().find(|t| look.starts(*t, lists::TENURE, &["left"]).is_some())
        && left <= end + REACH
        && !look.holds(Range::new(end, left), lists::CUES, &["speech", "thought"])
    {
        return Some("former");
    }
    if after.iter().take(REACH as usize).any(|t| look.starts(t, lists::TENURE, &["soon"]).is_some()) {
        return Some("incoming");
    }
    if look.holds(after, lists::TENURE, &["ended"]) && !look.is(after.start, &[","]) {
        return Some("former");
    }
    let before = Range::new(start.saturating_sub(REACH).max(sentence.start), start);
    look.holds(before, lists::TENURE, &["oust"]).then_some("former")
}

/// Past the age after a name: "N, 34, | has stepped down".
pub(super) fn past_age(context: &Context<'_>, at: u32) -> u32 {
    let look = context.look();
    let number = context.text.tokens.get(at as usize + 1).is_some_and(|t| t.shape.any(Shape::DIGIT));
    if look.is(at, &[","]) && number && look.is(at + 2, &[","]) { at + 3 } else { at }
}
