//! Who a subject's words mean: a person, the body a spokesperson speaks for, what a pronoun or a description
//! refers to; null where the text does not tell.

use super::usage;
use super::view::View;
use crate::claim::{Argument, Value};
use crate::entity::EntityKind;
use crate::lexicon::lists;
use crate::mention::{Kind, Label, Mention};
use crate::text::{Hit, Range, Shape};

/// A speaker with the office given beside it.
#[derive(Clone, Debug, Default)]
pub(super) struct Speaker {
    pub argument: Argument,
    pub role: Option<Argument>,
    /// Inspectors, an inspectorate or its report: what they say in indirect speech is a finding.
    pub inspects: bool,
    /// Something that can speak or be quoted: a person, a body, a document, a group of people.
    pub speaks: bool,
    /// The words are a pronoun.
    pub pronoun: bool,
    /// A survey, a report, figures: what can show something.
    pub document: bool,
    /// Speaks for a body.
    pub spokesperson: bool,
}

impl Speaker {
    /// The same speaker where the words do not stand again.
    pub(super) fn elsewhere(&self) -> Self {
        let argument = Argument { span: None, mention: None, ..self.argument.clone() };
        Self { argument, role: None, ..self.clone() }
    }
}

impl Speaker {
    /// The same speaker, meant by these words.
    pub(super) fn in_words(self, view: &View<'_>, words: Range) -> Self {
        let span = Some(view.context.text.span(words));
        Self { argument: Argument { span, ..self.argument }, ..self }
    }
}

/// Reads the words of a subject.
pub(super) fn read(view: &View<'_>, range: Range) -> Speaker {
    let role = role(view, range);
    if let Some((number, person)) = person(view, range) {
        return Speaker { argument: named(view, number, person), role, speaks: true, ..Speaker::default() };
    }
    let core = core(view, range);
    if let Some(body) = spokesperson(view, core) {
        let role = Some(surface(view, core)).filter(|_| role.is_none()).or(role);
        return Speaker {
            argument: Argument { span: Some(view.context.text.span(core)), ..body },
            role,
            speaks: true,
            spokesperson: true,
            ..Speaker::default()
        };
    }
    let mut speaker = described(view, core);
    speaker.role = role;
    speaker
}

/// The person named in the words, unless another is meant: "a lawyer for Mary Hill", "Mary Hill's lawyer".
fn person<'a>(view: &View<'a>, range: Range) -> Option<(u32, &'a Mention)> {
    view.context.scene.inside(range).find(|(_, m)| {
        let start = before_title(view, m.tokens.start, range.start);
        let tail = start > range.start
            && view.is(start - 1, &["for", "of", "to", "with", "by", "from", "against", "under"]);
        m.label == Label::Person
            && !tail
            && !view.shape(m.tokens.end).is(Shape::POSSESSIVE)
            && !modifies(view, m, range)
    })
}

/// The start of the title before a name: "to | Mr Chen".
fn before_title(view: &View<'_>, name: u32, from: u32) -> u32 {
    let title = |t: &u32| view.hits(*t, lists::HONORIFICS).next().is_some() || view.is(*t, &["."]);
    (from..name).rev().take_while(title).last().unwrap_or(name)
}

/// Whether the name only says of what kind the noun after it is: "the Hill report".
fn modifies(view: &View<'_>, person: &Mention, range: Range) -> bool {
    let next = person.tokens.end;
    range.has(next)
        && view.shape(next).any(Shape::LETTER)
        && !view.shape(next).capitalised()
        && !view.word(
            next,
            lists::FUNCTION_WORDS,
            &["preposition", "conjunction", "pronoun", "determiner", "adverb", "auxiliary"],
        )
        && view.name_over(next).is_none()
        && !usage::adverb(view, next)
}

/// The words up to the apposition or relative clause, reduced ones too: "a survey | published by the trust".
fn core(view: &View<'_>, range: Range) -> Range {
    let reduced = |t: u32| t > range.start && t + 1 < range.end && participial(view, t);
    let ends = |t: &u32| view.is(*t, &[",", "(", "who", "which", "that"]) || view.dash(*t) || reduced(*t);
    let end = (range.start + 1..range.end).find(ends).unwrap_or(range.end);
    Range::new(range.start, end)
}

/// A participle with what hangs on it, not one before its noun: "published by", not "elected members".
fn participial(view: &View<'_>, token: u32) -> bool {
    usage::participle(view, token)
        && view.name_over(token).is_none()
        && (view.word(token + 1, lists::FUNCTION_WORDS, &["preposition"])
            || view.date_at(token + 1).is_some())
}

fn named(view: &View<'_>, number: u32, mention: &Mention) -> Argument {
    let entity = mention.entity.map(|e| view.context.entities.get(e));
    let text = view.context.text.str(mention.span);
    let value = entity.map_or(text, |e| e.name.as_str()).into();
    Argument {
        value,
        span: Some(mention.span),
        entity: mention.entity,
        mention: Some(number),
        extra: Vec::new(),
    }
}

fn surface(view: &View<'_>, range: Range) -> Argument {
    let span = view.context.text.span(range);
    Argument { value: view.context.text.str(span).into(), span: Some(span), ..Argument::default() }
}

/// The office beside the speaker.
fn role(view: &View<'_>, range: Range) -> Option<Argument> {
    let (number, mention) = view.context.scene.inside(range).find(|(_, m)| m.label == Label::Role)?;
    let text = view.context.text.str(mention.span);
    Some(Argument {
        value: text.into(),
        span: Some(mention.span),
        mention: Some(number),
        ..Argument::default()
    })
}

/// The body that "a spokesman for the council" or "a Tesco spokeswoman" speaks for; null if it is not told.
fn spokesperson(view: &View<'_>, range: Range) -> Option<Argument> {
    let at = range.iter().find(|t| view.of_group(*t, "spokesperson"))?;
    let body = body(view, range);
    if body.is_some() {
        return body;
    }
    let after = at + 2 < range.end && view.is(at + 1, &["for", "from", "of", "at"]);
    // "A council spokesman" is one of the council's.
    let start = range.start + u32::from(view.is(range.start, &["a", "an", "another"]));
    let described = if after { Range::new(at + 2, range.end) } else { Range::new(start, at) };
    let found = (!described.is_empty()).then(|| refer(view, described)).flatten();
    // "A county council spokesman" is not one of the town council in view.
    let qualified = !after && described.len() > 1 && !view.is(described.start, &["the", "its", "their"]);
    let other = |a: &Argument| {
        let first = view.context.text.token_str(described.start).to_lowercase();
        let name = a.entity.map(|e| view.context.entities.get(e).name.to_lowercase());
        qualified && !name.is_some_and(|n| n.split_whitespace().any(|w| w == first))
    };
    match found.filter(|a| !other(a)) {
        // Who speaks for a person is somebody else.
        Some(found) if is_person(view, found.entity) => Some(surface(view, range)),
        Some(found) => Some(found),
        None if after => Some(surface(view, described)),
        None => Some(surface(view, range)),
    }
}

fn is_person(view: &View<'_>, entity: Option<u32>) -> bool {
    entity.is_some_and(|e| view.context.entities.get(e).kind == EntityKind::Person)
}

fn body(view: &View<'_>, range: Range) -> Option<Argument> {
    let (number, mention) = view.context.scene.inside(range).find(|(_, m)| m.label == Label::Org)?;
    Some(named(view, number, mention))
}

fn refer(view: &View<'_>, range: Range) -> Option<Argument> {
    let c = view.context;
    let found = c.entities.refer(c.text, c.lexicon, c.mentions, range)?;
    let value = c.entities.get(found.entity).name.as_str().into();
    Some(Argument {
        value,
        span: Some(c.text.span(range)),
        entity: Some(found.entity),
        ..Argument::default()
    })
}

/// A body, a description of one, a pronoun, a document, or somebody unnamed.
fn described(view: &View<'_>, range: Range) -> Speaker {
    let plain = surface(view, range);
    if range.len() == 1 && view.word(range.start, lists::FUNCTION_WORDS, &["pronoun", "determiner"]) {
        return meant(view, range, plain);
    }
    let head = head(view, range);
    if let Some(author) = author(view, head, range) {
        return Speaker { document: true, ..author };
    }
    let body = body(view, head).filter(|b| !owned(view, b));
    let examiner = view.examiners.source(head).map(|s| s.argument);
    let inspects = examiner.is_some();
    let argument = match examiner.or(body) {
        Some(known) => Argument { span: plain.span, ..known },
        None if view.context.scene.inside(head).any(|(_, m)| m.entity.is_some()) => plain,
        None => refer(view, head).map_or(plain.clone(), |a| Argument { span: plain.span, ..a }),
    };
    let speaks = argument.entity.is_some() || inspects || can_speak(view, head);
    let inspects = inspects || is_inspectorate(view, argument.entity);
    Speaker { argument, inspects, speaks, document: is_document(view, head), ..Speaker::default() }
}

/// Who speaks in "a statement from the trust", "the head's letter" is known of the first: the words after its preposition.
fn author(view: &View<'_>, head: Range, range: Range) -> Option<Speaker> {
    let told = view.of_group(head.end - 1, "utterance") && view.is(head.end, &["from", "by", "of"]);
    let words = Range::new(head.end + 1, range.end);
    (told && !words.is_empty())
        .then(|| read(view, words))
        .filter(|s| s.speaks && s.argument.value != Value::Null)
}

/// Whom a pronoun means; null where that is not certain enough to tell.
fn meant(view: &View<'_>, range: Range, plain: Argument) -> Speaker {
    // "Others", "another" are unnamed speakers; whom "they" means has to be known.
    let unnamed = view.is(range.start, &["others", "some", "many", "most", "one", "another", "few"]);
    let unknown = if unnamed { plain.value.clone() } else { Value::Null };
    let argument = refer(view, range).unwrap_or(Argument { value: unknown, ..plain });
    let inspects = is_inspectorate(view, argument.entity);
    // "I" and "we" outside quotation marks are the writer.
    let speaks = view.is(
        range.start,
        &[
            "he", "she", "they", "it", "who", "others", "some", "many", "most", "one", "another", "both",
            "all", "few",
        ],
    );
    Speaker {
        argument,
        inspects,
        speaks,
        pronoun: true,
        document: view.is(range.start, &["it", "they", "which"]),
        ..Speaker::default()
    }
}

/// The phrase without what hangs on it: "a report | on the school".
fn head(view: &View<'_>, range: Range) -> Range {
    let links = |t: &u32| {
        view.is(*t, &["of", "for", "at", "from", "in", "with", "by", "on", "into", "about", "to"])
            && view.name_over(*t).is_none()
    };
    Range::new(range.start, (range.start + 1..range.end).find(links).unwrap_or(range.end))
}

/// Whether the body only owns what speaks: "Tesco's lawyers".
fn owned(view: &View<'_>, body: &Argument) -> bool {
    let mention = body.mention.map(|n| &view.context.mentions[n as usize]);
    mention.is_some_and(|m| view.shape(m.tokens.end).is(Shape::POSSESSIVE))
}

fn is_inspectorate(view: &View<'_>, entity: Option<u32>) -> bool {
    entity.is_some_and(|e| {
        let entity = view.context.entities.get(e);
        entity.kind == EntityKind::Organisation && matches!(entity.detail, Kind::Inspectorate(_))
    })
}

fn is_document(view: &View<'_>, head: Range) -> bool {
    head.iter().any(|t| view.hits(t, lists::CUES).any(|h| matches!(view.group(h), "document" | "medium")))
}

/// Whether a phrase without entity can be a speaker: its head noun is one that speaks, an office, a body, or has
/// a capital letter. A thing, a date or a number says nothing.
fn can_speak(view: &View<'_>, head: Range) -> bool {
    // "A source close | to the trust".
    let near = head.len() > 1 && view.is(head.end - 1, &["close", "familiar", "briefed", "present"]);
    let head = Range::new(head.start, head.end - u32::from(near));
    let last = head.end - 1;
    let dated = view
        .starting(head.start)
        .any(|(_, m)| matches!(m.label, Label::Date | Label::Money | Label::Percent));
    let listed = head.iter().any(|t| {
        let ends = |len: u16| t + u32::from(len) == head.end;
        let speaks = |h: Hit| matches!(view.group(h), "speaker" | "document" | "medium");
        view.hits(t, lists::CUES).any(|h| ends(h.len) && speaks(h))
            || view.hits(t, lists::ROLES).any(|h| ends(h.len))
            || view.hits(t, lists::DEFINITE_NOUNS).any(|h| ends(h.len) && view.group(h) != "place")
    });
    let name = view.name_over(last).is_some_and(|m| m.label != Label::Place || head.len() == 1);
    !dated
        && (listed
            || name
            || view.capital_tells(last)
                && view.shape(last).capitalised()
                && view.hits(last, lists::COMMON_WORDS).next().is_none())
}
