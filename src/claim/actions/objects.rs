//! What is done to whom: where an object ends, who gets it, and which verbs need none.

use super::super::Context;
use super::is_finite;
use crate::lexicon::lists;
use crate::mention::Label;
use crate::text::{Range, clause_end};

/// Where the object ends: the clause's end, or before a date, an adverbial of time or cause, or a new verb.
pub(super) fn object_end(context: &Context<'_>, from: u32, sentence: Range) -> u32 {
    let look = context.look();
    let clause = clause_end(context.text, sentence, from);
    let stops = |t: u32| {
        look.is(
            t,
            &[
                ",",
                "after",
                "following",
                "amid",
                "because",
                "when",
                "while",
                "as",
                "since",
                "before",
                "(",
                "who",
                "which",
                "whose",
                "but",
            ],
        ) || look.is(t, &["in", "on", "at", "last", "this", "from", "by", "over"]) && dated(context, t + 1)
            || dated(context, t) && t > from
            || look.is(t, &["and"])
                && (is_finite(context, t + 1)
                    || look.starts(t + 1, lists::GRAMMAR, &["have", "be", "modal"]).is_some())
    };
    (from..clause).find(|t| stops(*t)).unwrap_or(clause).max(from)
}

fn dated(context: &Context<'_>, token: u32) -> bool {
    context.scene.starting(token).any(|(_, m)| m.label == Label::Date)
}

/// "provision to the trust", "two notices on the provider": the thing and who gets it.
pub(super) fn split_recipient(context: &Context<'_>, verb: Range, object: Range) -> (Range, Option<Range>) {
    let look = context.look();
    let gives = look.is(
        verb.start,
        &[
            "handed",
            "hand",
            "transferred",
            "sold",
            "gave",
            "given",
            "give",
            "put",
            "sent",
            "send",
            "issued",
            "served",
            "spent",
            "paid",
            "awarded",
            "set",
        ],
    );
    let by_with = look.is(verb.start, &["issued", "served", "hit", "slapped"]);
    if by_with && let Some(with) = object.iter().find(|t| look.is(*t, &["with"])) {
        return (
            Range::new(with + 1, object.end),
            Some(Range::new(object.start, with)).filter(|r| !r.is_empty()),
        );
    }
    let link = object.iter().skip(1).find(|t| gives && look.is(*t, &["to", "on", "into", "for"]));
    match link {
        Some(at) if at + 1 < object.end => {
            (Range::new(object.start, at), Some(Range::new(at + 1, object.end)))
        }
        _ => (object, None),
    }
}

/// Verbs that need no object: "resigned", "closed", "left", "apologised".
pub(super) fn may_stand_alone(context: &Context<'_>, verb: Range) -> bool {
    let senses =
        ["resign", "close", "open", "leave", "apologise", "join", "take_over", "intervene", "reopen"];
    let sense = |h: &crate::text::Hit| context.lexicon.field(h.list, h.row, "sense");
    context
        .text
        .hits
        .at(verb.start)
        .iter()
        .any(|h| h.list == lists::ACTIONS && h.range() == verb && senses.contains(&sense(h)))
}

/// Whether the object is one: it starts like a noun phrase, a number or a quotation, not with a preposition.
pub(super) fn begins_object(context: &Context<'_>, object: Range) -> bool {
    let look = context.look();
    let preposition = look.starts(object.start, lists::FUNCTION_WORDS, &["preposition"]).is_some();
    let clause = look.is(object.start, &["that", "how", "what", "whether", "if", "not"]);
    !preposition && !clause || look.is(object.start, &["to", "from", "as", "for"])
}
