//! What only looks like a deed: a grade given, a concern raised, a participle before its noun, a part of an idiom.

use super::super::Context;
use super::enforces;
use super::objects::object_end;
use super::verbs::sense;
use crate::lexicon::lists;
use crate::mention::{Label, Mention};
use crate::text::{Range, Shape};

/// A participle before its noun ("the newly appointed head"), a verb of an idiom, a verb denied its object.
pub(super) fn is_no_deed(context: &Context<'_>, verb: Range) -> bool {
    let look = context.look();
    let before = verb.start > 0
        && !look.is(verb.start - 1, &["who", "which", "that"])
        && (look.starts(verb.start - 1, lists::FUNCTION_WORDS, &["determiner", "possessive"]).is_some()
            || context.text.tokens[verb.start as usize - 1].shape.any(Shape::POSSESSIVE | Shape::DASH));
    let adverb = verb.start > 1
        && context.text.token_str(verb.start - 1).ends_with("ly")
        && look.starts(verb.start - 2, lists::FUNCTION_WORDS, &["determiner"]).is_some();
    let noun = context.scene.inside(verb).any(|(_, m)| m.label.is_name());
    // "left out", "put off", "handed out" are other verbs; "fined up to £3,000" is not.
    let other = look.is(verb.end, &["out", "behind", "off", "up", "away", "forward"])
        && !look.is(verb.end + 1, &["to"]);
    before || adverb || noun || other || is_verdict(context, verb)
}

/// "was given a C3 grade", "put in special measures": a verdict, told as a rating.
fn is_verdict(context: &Context<'_>, verb: Range) -> bool {
    let sentence = context.look().sentence(verb.start);
    let end = object_end(context, verb, sentence).min(verb.end + 7);
    let graded = context.scene.inside(Range::new(verb.end, end)).any(|(_, m)| m.label == Label::Rating);
    let graded = graded || (verb.end..end).any(|t| context.look().is(t, GRADES));
    graded
        && (JUDGES.contains(&sense(context, verb)) || context.look().is(verb.start, &["lifted", "lowered"]))
}

/// Nouns for what an inspection gives.
const GRADES: &[&str] = &["grade", "grades", "rating", "ratings", "score", "scores", "judgement"];

/// Senses of verbs by which a grade is given.
const JUDGES: &[&str] = &["give", "put", "transfer", "downgrade", "upgrade", "move", "issue"];

/// "raised concerns about staffing", "raised the alarm": words, not deeds; "raised a cause of concern" is a verdict.
fn raises_voice(context: &Context<'_>, object: Range) -> bool {
    let words = [
        "concerns",
        "concern",
        "alarm",
        "questions",
        "awareness",
        "expectations",
        "fears",
        "issues",
        "hopes",
    ];
    let head = context.head(object).end;
    head > object.start && context.look().is(head - 1, &words) && !enforces(context, object)
}

/// Whether a preposition leads to a date: "left | in May".
fn lasting_at(context: &Context<'_>, at: u32) -> bool {
    context.scene.starting(at + 1).any(|(_, m)| m.label == Label::Date)
}

/// Whether grades are what is given: "two ratings have been handed to pubs".
pub(super) fn is_graded(context: &Context<'_>, verb: Range, patient: Range) -> bool {
    context.look().is(context.head(patient).end - 1, GRADES) && JUDGES.contains(&sense(context, verb))
}

/// Whether a verb with this object tells no deed: "spent two years", "put the cost at £6m", "left without food",
/// "referred to the report", "raised concerns".
pub(super) fn is_idle(context: &Context<'_>, verb: Range, object: Range) -> bool {
    let look = context.look();
    let opens = |words: &[&str]| look.is(object.start, words);
    let early = |m: &Mention| m.label == Label::Date && m.tokens.start <= object.start + 1;
    let lasting = || context.scene.inside(object).any(|(_, m)| early(m));
    let preposition = || look.starts(object.start, lists::FUNCTION_WORDS, &["preposition"]).is_some();
    let without_object = look.is(verb.end, &["in", "on", "with", "without", "alone"]);
    let spends = look.is(verb.start, &["spent", "led", "paid", "gave"])
        && (lasting() || opens(&["tribute", "way", "attention", "time"]));
    // ", giving tenants a right", ", leaving her alone": what comes of it.
    let outcome = look.starts(verb.start, lists::ACTIONS, &["ing"]).is_some()
        && verb.start > 0
        && look.is(verb.start - 1, &[","])
        && (OUTCOMES.contains(&sense(context, verb)) || look.is(verb.start, &["creating"]));
    spends
        || outcome
        || match sense(context, verb) {
            "raise" => raises_voice(context, object),
            "leave" => without_object && !lasting_at(context, verb.end),
            "put" => estimates(context, object),
            "become" => opens(&["one"]),
            // "admitted councillors had been misled", "renewed her call for a ban": words.
            "admit" => look.is(object.end, &["had", "has", "have", "was", "were", "is", "are"]),
            "extend" => object.iter().take(3).any(|t| look.is(t, &["call", "calls", "appeal", "plea"])),
            "transfer" | "refer" => preposition(),
            "appeal" => look.is(verb.end, &["to", "for"]),
            _ => false,
        }
}

/// Senses of verbs whose participle after a comma tells an outcome.
const OUTCOMES: &[&str] = &["give", "leave", "put", "lead", "raise", "become", "deliver", "cut", "stop"];

/// "the cost at £6m"
fn estimates(context: &Context<'_>, object: Range) -> bool {
    let sum = |m: &Mention| matches!(m.label, Label::Money | Label::Quantity | Label::Percent);
    let at = |t: &u32| context.look().is(*t, &["at"]);
    object.iter().filter(at).any(|t| context.scene.starting(t + 1).any(|(_, m)| sum(m)))
}
