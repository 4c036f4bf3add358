//! The verb of a deed: its sense, its voice, and whether what it tells was done, is to be done or may be.

use super::super::{Argument, Context, Modality};
use super::is_finite;
use super::parties::is_known;
use crate::lexicon::lists;
use crate::mention::Label;
use crate::text::Range;

/// The column `sense` of the verb in `actions.tsv`; empty where it is not listed.
pub(super) fn sense<'a>(context: &Context<'a>, verb: Range) -> &'a str {
    let mut hits = context.text.hits.at(verb.start).iter().filter(|h| h.list == lists::ACTIONS);
    hits.find(|h| h.range() == verb).map_or("", |h| context.lexicon.field(h.list, h.row, "sense"))
}

/// The verb as it is written, "took back" of "took it back".
pub(super) fn written(context: &Context<'_>, verb: Range) -> Argument {
    let argument = context.words(context.text.span(verb));
    let own =
        verb.iter().filter(|t| !context.look().is(*t, &["it", "them"])).map(|t| context.text.token_str(t));
    let own: Vec<&str> = own.collect();
    if own.len() < verb.len() as usize {
        Argument { value: own.join(" ").into(), ..argument }
    } else {
        argument
    }
}

/// What the words before a verb make of it.
pub(super) enum Mood {
    /// It is told as it stands.
    Told,
    /// Planned, possible, denied.
    Bent(Modality),
    /// Nothing that was or may be done: what somebody should do, or calls for.
    Unsaid,
}

/// "has not been closed", "could be shut down", "called for it to be closed".
pub(super) fn mood(context: &Context<'_>, verb: Range) -> Mood {
    let look = context.look();
    let from = context.before_auxiliaries(verb.start);
    let said = |words: &[&str]| (from..verb.start).any(|t| look.is(t, words));
    let sentence = look.sentence(verb.start);
    let infinitive = (from.max(sentence.start + 1) - 1..verb.start).any(|t| {
        let ahead = || look.ends(t + 1, lists::GRAMMAR, &["future", "hedge"]).is_some();
        look.is(t, &["to"]) && t + 1 < verb.start && !ahead()
    });
    if infinitive
        || said(&["may"]) && said(&["not"])
        || said(&["should", "can", "cannot", "must", "can't", "couldn't", "wouldn't"])
    {
        return Mood::Unsaid;
    }
    if said(&["could", "might", "may"]) {
        return Mood::Bent(Modality::Hypothetical);
    }
    // "The council said it would appoint a director" tells a plan; without a speaker it tells what if.
    if said(&["would"]) {
        let before = Range::new(sentence.start, from);
        let asks = ["if", "how", "what", "whether", "why", "unless"];
        let told = look.holds(before, lists::CUES, &["speech"])
            && !said(&["not"])
            && !sentence.iter().any(|t| look.is(t, &asks));
        return if told { Mood::Bent(Modality::Planned) } else { Mood::Unsaid };
    }
    let negated = (from..verb.start).any(|t| look.starts(t, lists::GRAMMAR, &["negation"]).is_some());
    if negated { Mood::Bent(Modality::Negated) } else { Mood::Told }
}

/// Whether the verb tells what was done to its subject.
pub(super) fn is_passive(context: &Context<'_>, verb: Range) -> bool {
    let look = context.look();
    // "is closing the home"
    if look.starts(verb.start, lists::ACTIONS, &["ing"]).is_some() {
        return false;
    }
    if follows_be(context, verb.start) {
        return true;
    }
    let from = context.before_auxiliaries(verb.start);
    // "was fined by the court and ordered to pay": the second participle leans on the first.
    let sentence = look.sentence(verb.start);
    let joined = from == verb.start && from > sentence.start && look.is(from - 1, &["and"]);
    let earlier = (sentence.start..from).rev().find(|t| is_finite(context, *t));
    joined && earlier.is_some_and(|t| follows_be(context, t))
        || from == verb.start && is_reduced(context, verb)
}

/// Whether a form of "be" stands before the verb, with nothing but adverbs between.
fn follows_be(context: &Context<'_>, verb: u32) -> bool {
    let look = context.look();
    let sentence = look.sentence(verb).start;
    let adverb = |at: u32| {
        let listed = look.ends(at, lists::GRAMMAR, &["adverb", "negation", "hedge"]);
        let word = listed.or_else(|| look.ends(at, lists::FUNCTION_WORDS, &["adverb"]));
        let be = |r: &Range| look.is(r.start, BE);
        word.filter(|r| !be(r))
            .map(|r| r.start)
            .or_else(|| (at > sentence && context.text.token_str(at - 1).ends_with("ly")).then(|| at - 1))
    };
    let mut at = verb;
    while let Some(start) = adverb(at).filter(|s| *s > sentence) {
        at = start;
    }
    at > sentence && look.is(at - 1, BE)
}

const BE: &[&str] =
    &["is", "are", "was", "were", "be", "been", "being", "get", "got", "isn't", "wasn't", "weren't"];

/// A participle without its "be": "Home told to improve", "boss fined £3,000", "a wing closed by the council".
fn is_reduced(context: &Context<'_>, verb: Range) -> bool {
    let look = context.look();
    if look.starts(verb.start, lists::ACTIONS, &["participle"]).is_none() {
        return false;
    }
    let by = || {
        let agent = context.phrase_after(verb.end + 1, look.sentence(verb.start).end);
        look.is(verb.end, &["by"]) && agent.is_some_and(|r| r.start <= verb.end + 2 && is_known(context, r))
    };
    // "The notice, issued under the Act, ..."
    let aside = || {
        let tied = look.starts(verb.end, lists::FUNCTION_WORDS, &["preposition"]).is_some();
        tied && verb.start > 0 && look.is(verb.start - 1, &[","])
    };
    match sense(context, verb) {
        "order" => look.is(verb.end, &["to"]) && !look.is(verb.start, &["asked"]),
        "launch" => look.is(verb.end, &["to"]) || aside() || by(),
        "remove" => look.is(verb.end, &["of"]) || by(),
        "issue" | "sell" | "buy" | "appoint" | "prosecute" => aside() || by(),
        "fine" => context.scene.starting(verb.end).any(|(_, m)| m.label == Label::Money) || aside() || by(),
        _ => by(),
    }
}
