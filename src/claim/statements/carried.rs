//! Speakers who go on speaking: "they added" after a spokesperson, "he said" after an unnamed parent, "the letter
//! says" after what somebody said in a letter.

use super::sayings::Said;
use super::speaker::Speaker;
use super::view::{Unit, View};
use crate::claim::Value;
use crate::entity::EntityKind;
use crate::lexicon::lists;
use crate::mention::{Kind, Label, Mention};
use crate::text::{Hit, Range};

/// Sayings back in which a document's author is looked for.
const DOCUMENT_REACH: usize = 8;

/// The speaker whom the words of a subject take up from what was said before, if they do.
pub(super) fn on(
    view: &View<'_>,
    unit: Unit,
    words: Range,
    read: &Speaker,
    said: &[Said],
) -> Option<Speaker> {
    if read.document && view.is(words.start, &["the"]) {
        return author(view, words, said);
    }
    if !read.pronoun || words.len() > 1 {
        return None;
    }
    let last = said.iter().rev().find(|s| s.cue.is_some() && s.content.end <= words.start)?;
    let paragraph = view.units[last.unit as usize].paragraph;
    let speaker = last.speaker.as_ref().filter(|s| s.speaks && s.argument.value != Value::Null)?;
    let near = unit.paragraph <= paragraph + 1 && !person_between(view, last, words.start);
    let meant = takes_up(view, words.start, speaker)
        && (speaker.spokesperson || !speaks_of_person(view, last))
        || is_speaker(view, last, speaker, words.start, read);
    (near && meant).then(|| Speaker { pronoun: true, ..speaker.elsewhere() })
}

/// Whether what was said last names a person, whom the pronoun can mean.
fn speaks_of_person(view: &View<'_>, last: &Said) -> bool {
    view.context.scene.inside(last.content).any(|(_, m)| m.label == Label::Person)
        || last.addressee.is_some_and(|a| view.context.scene.inside(a).any(|(_, m)| m.label == Label::Person))
}

/// Whether the pronoun, read as somebody of whom was spoken last, rather means who spoke: a person known to be "he" or
/// "she".
fn is_speaker(view: &View<'_>, last: &Said, speaker: &Speaker, pronoun: u32, read: &Speaker) -> bool {
    let Some(entity) = speaker.argument.entity.map(|e| view.context.entities.get(e)) else { return false };
    let fits = match entity.detail {
        Kind::Male => view.is(pronoun, &["he"]),
        Kind::Female => view.is(pronoun, &["she"]),
        _ => false,
    };
    let spoken_of = |(_, m): (u32, &Mention)| m.entity.is_some() && m.entity == read.argument.entity;
    fits && view.context.scene.inside(last.content).any(spoken_of)
}

/// Whether a person is named between what was said and the pronoun, whom it can mean.
fn person_between(view: &View<'_>, last: &Said, pronoun: u32) -> bool {
    let from = view.units[last.unit as usize].tokens.end.min(pronoun);
    let mut between = view.context.scene.inside(Range::new(from, pronoun));
    between.any(|(_, m)| m.label == Label::Person)
}

/// Whether the pronoun can mean the last speaker better than anybody named before: one without a name, or who
/// speaks for a body, or a body.
fn takes_up(view: &View<'_>, pronoun: u32, speaker: &Speaker) -> bool {
    let kind = speaker.argument.entity.map(|e| view.context.entities.get(e).kind);
    let words = speaker.argument.span.map(|s| view.context.text.range(s));
    let of = |group: &str| words.is_some_and(|r| r.iter().any(|t| view.of_group(t, group)));
    match (kind, speaker.spokesperson) {
        (Some(EntityKind::Person), _) => false,
        (_, true) | (None, _) if view.is(pronoun, &["he"]) => !of("female") && !speaker.document,
        (_, true) | (None, _) if view.is(pronoun, &["she"]) => !of("male") && !speaker.document,
        (None, false) if view.is(pronoun, &["it"]) => speaker.document,
        (Some(_), false) | (None, _) | (_, true) => view.is(pronoun, &["they", "it"]),
    }
}

/// The speaker who said something in the document that "the letter" is.
fn author(view: &View<'_>, words: Range, said: &[Said]) -> Option<Speaker> {
    let noun = |t: u32| view.hits(t, lists::CUES).find(|h: &Hit| view.group(*h) == "medium").map(|h| h.row);
    let document = words.iter().rev().find_map(noun)?;
    let same = |s: &&Said| s.medium.is_some_and(|m| m.iter().any(|t| noun(t) == Some(document)));
    let before = said.iter().rev().take(DOCUMENT_REACH).filter(|s| s.content.end <= words.start);
    let speaker = before.into_iter().find(same)?.speaker.as_ref()?;
    Some(speaker.elsewhere()).filter(|s| s.argument.value != Value::Null)
}
