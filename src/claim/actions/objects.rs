//! What is done to whom: where an object ends, who gets it, and which verbs need none.

use super::super::Context;
use super::verbs::sense;
use super::{can_act, is_finite};
use crate::lexicon::lists;
use crate::mention::Label;
use crate::text::{Range, Shape, clause_end};

/// Words that open an adverbial of time or cause, or another clause.
const STOPS: &[&str] = &[
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
    "but",
    "if",
    "unless",
    "although",
    "so",
];

/// Where the object ends: the clause's end, or before a date, an adverbial of time or cause, or a new verb. An order
/// keeps its deadline: "told to improve by May".
pub(super) fn object_end(context: &Context<'_>, verb: Range, sentence: Range) -> u32 {
    let look = context.look();
    let from = verb.end;
    let clause = clause_end(context.text, sentence, from);
    let sense = sense(context, verb);
    let due = |t: u32| {
        let kept = sense == "order" || t == from && ["give", "transfer"].contains(&sense);
        kept && look.is(t, &["by", "within", "until"]) && dated(context, t + 1)
    };
    let timed = |t: u32| {
        look.is(
            t,
            &["in", "on", "at", "last", "this", "from", "by", "over", "for", "within", "until", "during"],
        ) && dated(context, t + 1)
    };
    // "a culture in which staff are afraid" is one thing.
    let relative = |t: u32| {
        let tied = || look.ends(t, lists::FUNCTION_WORDS, &["preposition"]).is_some();
        look.is(t, &["who", "which", "whose"]) && !tied()
    };
    // "what they promised", "to show that it has improved"
    let embedded = |t: u32| (from..t).any(|w| look.is(w, EMBEDS));
    let finite = |t: u32| {
        let auxiliary = look.is(t, &["has", "have", "had", "is", "are", "was", "were"]);
        t > from && sense != "order" && auxiliary && !embedded(t)
    };
    let stops = |t: u32| {
        look.is(t, STOPS)
            || relative(t)
            || look.is(t, &["such"]) && look.is(t + 1, &["as"])
            || look.is(t, &[","])
            || timed(t) && !due(t)
            || dated(context, t) && !due(t - 1)
            || t > from + 1 && look.is(t, &["we", "they", "he", "she", "i"]) && !embedded(t)
            || finite(t)
            || opens_clause(context, t)
    };
    let mut end = (from..clause).find(|t| stops(*t)).unwrap_or(clause).max(from);
    // "replaced the governing body and | the department has": what "and" joins is the next clause.
    if end < clause && finite(end) {
        end = (from..end).rev().find(|t| look.is(*t, &["and"])).unwrap_or(end);
    }
    while end > from && context.text.tokens[end as usize - 1].shape.any(Shape::STOP) {
        end -= 1;
    }
    // The name that a comma adds belongs to it: "a commissioner, Ann Hill, to lead it".
    apposition(context, end, sentence).filter(|_| end > from).unwrap_or(end)
}

/// Words that open a clause inside an object.
const EMBEDS: &[&str] =
    &["that", "what", "whether", "how", "who", "which", "where", "why", "said", "says", "saying"];

/// Whether "and" at `t` joins a new clause or verb: "and that it", "and dissolved", "and will".
pub(super) fn opens_clause(context: &Context<'_>, t: u32) -> bool {
    let look = context.look();
    look.is(t, &["and"])
        && (is_finite(context, t + 1)
            || look.is(t + 1, &["expected", "hoped", "planned", "wanted"])
            || look.is(t + 1, &["that", "there", "this", "it", "we", "they", "he", "she", "i"])
            || look.starts(t + 1, lists::GRAMMAR, &["have", "be", "modal", "future"]).is_some())
}

/// A verb with the date between it and what was resolved: "voted on Monday | to close the home".
pub(super) fn past_date(context: &Context<'_>, verb: Range) -> Range {
    let on = verb.end + u32::from(context.look().is(verb.end, &["on"]));
    let date = context.scene.starting(on).find(|(_, m)| m.label == Label::Date);
    let end = date.map(|(_, m)| m.tokens.end).filter(|end| context.look().is(*end, &["to"]));
    end.map_or(verb, |end| Range::new(verb.start, end))
}

/// Where a name ends that a comma adds to what stands before it: ", Ann Hill," or ", Calder Care.".
fn apposition(context: &Context<'_>, comma: u32, sentence: Range) -> Option<u32> {
    let look = context.look();
    if comma >= sentence.end || !look.is(comma, &[","]) {
        return None;
    }
    let honorific = look.text.hits.of(comma + 1, lists::HONORIFICS).map(|h| h.len).max().unwrap_or(0);
    let start = comma + 1 + u32::from(honorific);
    let name = context
        .scene
        .starting(start)
        .find(|(_, m)| matches!(m.label, Label::Person | Label::Org) && m.entity.is_some())
        .map(|(_, m)| m.tokens)?;
    let listed = context.scene.starting(name.end + 1).any(|(_, m)| m.label.is_name());
    let closed = name.end >= sentence.end || look.is(name.end, &[",", "."]) && !listed;
    let common = !context.text.tokens[comma as usize - 1].shape.capitalised();
    (closed && common).then_some(name.end)
}

fn dated(context: &Context<'_>, token: u32) -> bool {
    context.scene.starting(token).any(|(_, m)| m.label == Label::Date)
}

/// "provision to the trust", "two notices on the provider", "the trust with a notice": the thing and who gets it.
pub(super) fn split_recipient(context: &Context<'_>, verb: Range, object: Range) -> (Range, Option<Range>) {
    let look = context.look();
    let sense = sense(context, verb);
    if sense == "issue"
        && let Some(with) = object.iter().find(|t| look.is(*t, &["with"])).filter(|t| t + 1 < object.end)
    {
        let recipient = Some(Range::new(object.start, with)).filter(|r| !r.is_empty());
        return (Range::new(with + 1, object.end), recipient);
    }
    // "banned the home from admitting residents", "stripped the firm of its licence"
    let bars: &[&str] = match sense {
        "ban" | "stop" => &["from"],
        "remove" => &["of"],
        _ => &[],
    };
    let whom = context.head(object);
    let at = whom.end;
    if look.is(at, bars) && at + 1 < object.end && can_act(context, whom) {
        return (Range::new(at + 1, object.end), Some(Range::new(object.start, at)));
    }
    if let Some(split) = GIVES.contains(&sense).then(|| two_objects(context, object)).flatten() {
        return split;
    }
    let invests = sense == "invest" && look.is(verb.start, &["invest", "invests", "invested", "investing"]);
    if let Some(at) =
        object.iter().skip(1).find(|t| invests && look.is(*t, &["in"])).filter(|t| t + 1 < object.end)
    {
        return (Range::new(object.start, at), Some(Range::new(at + 1, object.end)));
    }
    let spends =
        sense == "invest" && !invests && look.is(verb.start, &["spent", "spend", "spends", "set", "sets"]);
    let gives = spends || GIVES.contains(&sense);
    let link = object.iter().skip(1).find(|t| gives && look.is(*t, &["to", "on", "into", "for"]));
    match link {
        Some(at) if at + 1 < object.end => {
            (Range::new(object.start, at), Some(Range::new(at + 1, object.end)))
        }
        _ => (object, None),
    }
}

/// "the company | a warning letter", "the mother | £1,500": who gets it stands before the thing.
fn two_objects(context: &Context<'_>, object: Range) -> Option<(Range, Option<Range>)> {
    let head = context.head(object);
    let look = context.look();
    let article = look.starts(head.end, lists::FUNCTION_WORDS, &["determiner"]).is_some();
    let sum =
        || context.scene.starting(head.end).any(|(_, m)| matches!(m.label, Label::Money | Label::Quantity));
    let two = head.end < object.end && (article || sum()) && can_act(context, head);
    two.then(|| (Range::new(head.end, object.end), Some(head)))
}

/// Senses of verbs by which something goes to somebody.
const GIVES: &[&str] = &["transfer", "sell", "give", "put", "send", "issue", "pay", "refer"];

/// Who gets what a passive speaks of: "the contract was handed | to the trust", "the notice was served | on the firm".
pub(super) fn recipient_after(context: &Context<'_>, verb: Range, rest: Range) -> Option<Range> {
    let to = context.look().is(rest.start, &["to", "on"]) && GIVES.contains(&sense(context, verb));
    let phrase =
        context.phrase_after(rest.start + 1, rest.end).filter(|p| to && p.start <= rest.start + 2)?;
    Some(Range::new(phrase.start, phrase.end.min(rest.end)))
}

/// The object of a verb, none where it needs none and an adverbial follows: "shut | for good", "resigned | as chair".
pub(super) fn own_object(context: &Context<'_>, verb: Range, object: Range) -> Range {
    let look = context.look();
    let adverbial = look.starts(object.start, lists::FUNCTION_WORDS, &["preposition"]).is_some();
    let alone =
        ["resign", "close", "open", "leave", "intervene", "appeal", "act"].contains(&sense(context, verb));
    let joined = look.is(object.start, &["and", "or"]);
    if (alone && adverbial || joined) && !object.is_empty() {
        Range::new(object.start, object.start)
    } else {
        object
    }
}

/// Verbs that need no object: "resigned", "closed", "left", "apologised".
pub(super) fn may_stand_alone(context: &Context<'_>, verb: Range) -> bool {
    const ALONE: &[&str] = &[
        "resign",
        "close",
        "open",
        "leave",
        "apologise",
        "join",
        "take_over",
        "intervene",
        "reopen",
        "plead",
        "merge",
        "appeal",
        "act",
    ];
    ALONE.contains(&sense(context, verb))
}

/// Whether the object is one: it starts like a noun phrase, a number or a quotation, not with a preposition.
pub(super) fn begins_object(context: &Context<'_>, object: Range) -> bool {
    let look = context.look();
    let preposition = look.starts(object.start, lists::FUNCTION_WORDS, &["preposition"]).is_some();
    let clause = look.is(object.start, &["that", "how", "what", "whether", "if", "not"]);
    let content = object.len() == 1 || object.iter().any(|t| !look.text.hits.is(t, lists::FUNCTION_WORDS));
    content
        && (!preposition && !clause
            || look.is(object.start, &["outside"])
            || look.is(object.start, &["to", "from", "as", "for", "with"]))
}
