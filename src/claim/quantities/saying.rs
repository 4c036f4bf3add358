//! Counted things with what is said of them: "staff who had not completed training", "repairs that had been open for
//! longer than 12 months". A bare number takes the things from what was counted before ("Of those, 14 were ...").

use crate::claim::Context;
use crate::lexicon::lists;
use crate::mention::{Label, Mention};
use crate::text::{Gap, Range, Shape};

/// A measure in words, and where they stand when they stand together.
pub(super) struct Words {
    pub(super) value: String,
    pub(super) range: Option<Range>,
}

/// Tokens of what is said of counted things, at most.
const LONGEST: u32 = 14;

impl Words {
    /// The words of a stretch of text without their determiner.
    pub(super) fn of(context: &Context<'_>, range: Range) -> Self {
        let range = context.trim_determiner(range);
        Self { value: plain(context.text.str(context.text.span(range))), range: Some(range) }
    }
}

/// Words with single spaces and without marks at their ends.
pub(super) fn plain(words: &str) -> String {
    let marks: &[char] = &['"', '“', '”', '‘', '’', '\'', ',', ' '];
    words.trim_matches(marks).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The things a number counts and what is said of them.
pub(super) fn of_count(context: &Context<'_>, number: &Mention) -> Option<Words> {
    let noun = after_number(context, number);
    if !noun.is_empty() {
        let noun = with_part(context, noun);
        let inner = is_whole_of_part(context, number);
        return Some(if inner { Words::of(context, noun) } else { with_saying(context, noun) });
    }
    of_number(context, number.tokens.end)
}

/// With the phrase that "of" ties to a noun that says little alone: "incidents | of self-harm".
fn with_part(context: &Context<'_>, noun: Range) -> Range {
    let part = context.text.chunks.at(noun.end + 1).filter(|_| context.look().is(noun.end, &["of"]));
    let plain = part.filter(|p| context.labels_over(p.end - 1).all(|l| l == Label::Role));
    plain.map_or(noun, |p| Range::new(noun.start, p.end))
}

/// What a bare number or share speaks of, from the token after it: "of the 52 staff had not ...", "of them high
/// risk", "were rated four or five".
pub(super) fn of_number(context: &Context<'_>, end: u32) -> Option<Words> {
    let look = context.look();
    if look.is(end, &["of"]) && look.is(end + 1, PRONOUNS) {
        return back(context, end + 2, end);
    }
    if look.is(end, &["of"]) {
        let whole = inner_phrase(context, end + 1)?;
        return Some(with_saying(context, whole));
    }
    back(context, end, end)
}

/// What is said of a share without its whole: "61 per cent | did not feel safe".
pub(super) fn said_after(context: &Context<'_>, place: Range) -> Option<Range> {
    saying(context, place.end, place)
}

const PRONOUNS: &[&str] = &["them", "those", "these", "which", "whom"];

/// The things of a share, as the rule caught them, and what is said of them.
pub(super) fn of_share(context: &Context<'_>, caught: Range) -> Words {
    let those = context.look().is(caught.start, PRONOUNS).then(|| Range::new(caught.start, caught.start + 1));
    let chunk = those.or_else(|| inner_phrase(context, caught.start)).unwrap_or(caught);
    let words = with_saying(context, chunk);
    let counted = || counted_before(context, caught.start).map(|r| Words::of(context, r));
    if PRONOUNS.contains(&words.value.as_str()) { counted().unwrap_or(words) } else { words }
}

/// The noun phrase at a token, past a determiner, a possessor and a number: "the council's 8,650 | homes".
fn inner_phrase(context: &Context<'_>, at: u32) -> Option<Range> {
    let near = |m: &&Mention| {
        let told = || (at..m.tokens.start).any(|t| verb(context, t));
        m.label == Label::Quantity && m.tokens.start <= at + 5 && !told()
    };
    let counted = context.scene.inside(Range::new(at, at + 12)).map(|(_, m)| m).find(near);
    let noun = counted.map(|m| after_number(context, m)).filter(|n| !n.is_empty());
    noun.or_else(|| context.text.chunks.at(at)).or_else(|| context.text.chunks.at(at + 1))
}

/// The things counted last before `at`, in its sentence or the one before.
pub(super) fn counted_before(context: &Context<'_>, at: u32) -> Option<Range> {
    let sentence = context.text.sentence_of(at.saturating_sub(1));
    let start = context.text.sentences.get(sentence.saturating_sub(1))?.tokens.start;
    let counts = context.scene.inside(Range::new(start, at.saturating_sub(1))).map(|(_, m)| m);
    let nouns = counts.filter_map(|m| match m.label {
        Label::Quantity => Some(after_number(context, m)),
        Label::Percent if context.look().is(m.tokens.end, &["of"]) => inner_phrase(context, m.tokens.end + 1),
        _ => None,
    });
    nouns.filter(|n| !n.is_empty()).last()
}

/// Words that take up again what was counted last before `at`, with what is said from `from` on.
fn back(context: &Context<'_>, from: u32, at: u32) -> Option<Words> {
    let noun = counted_before(context, at).map(|n| Words::of(context, n).value);
    let said = saying(context, from, Range::new(at, from))?;
    let told = Words::of(context, said);
    let value = match noun {
        Some(noun) if is_attached(context, said.start) => format!("{noun} {}", told.value),
        Some(noun) if verb(context, said.start) => format!("{noun} that {}", told.value),
        Some(noun) => format!("{noun}: {}", told.value),
        None => told.value,
    };
    Some(Words { value, range: Some(said) })
}

/// A noun phrase with its prepositional phrases and, where it is the subject of a verb, what the verb says.
fn with_saying(context: &Context<'_>, noun: Range) -> Words {
    let full = Range::new(noun.start, linked_end(context, noun.end));
    let at = past_insertion(context, full.end);
    // "two of the wards was": the verb is another subject's.
    let one = context.look().is(at, &["was", "is", "has"]) && is_plural(context, noun.end - 1);
    let Some(said) = saying(context, at, full).filter(|s| !one && speaks(context, s.start)) else {
        return Words::of(context, noun);
    };
    let (things, told) = (Words::of(context, full), Words::of(context, said));
    let joint = if is_attached(context, said.start) { " " } else { relative(context, noun) };
    Words {
        value: format!("{}{joint}{}", things.value, told.value),
        range: Some(Range::new(full.start, said.end)),
    }
}

/// Whether what is said hangs on the noun as it stands: "who ...", "being treated", "rated good", "run by X".
fn is_attached(context: &Context<'_>, at: u32) -> bool {
    let look = context.look();
    let participle = past_form(context, at) && !takes_object(context, at)
        || look.is(at + 1, &["by"]) && finite(context, at);
    look.is(at, &["who", "that", "which", "being", "with"])
        || participle && look.starts(at, lists::GRAMMAR, &["be", "have", "do", "modal"]).is_none()
}

/// Whether an object follows a past form, so that it is no participle: "women | contacted her attorneys".
fn takes_object(context: &Context<'_>, at: u32) -> bool {
    let opens =
        context.look().starts(at + 1, lists::FUNCTION_WORDS, &["determiner", "possessive", "pronoun"]);
    let labels = &[Label::Person, Label::Org, Label::Place];
    opens.is_some() || context.labels_over(at + 1).any(|l| labels.contains(&l))
}

/// " who " for people, " that " for things.
fn relative(context: &Context<'_>, noun: Range) -> &'static str {
    let people = &["staff", "served", "opinion"];
    if is_listed(context, noun.end - 1, people) { " who " } else { " that " }
}

/// Whether a noun, singular or plural, is on the list of measures in one of these groups.
pub(super) fn is_listed(context: &Context<'_>, token: u32, groups: &[&str]) -> bool {
    let word = context.text.token_str(token);
    let is = |phrase: &str| context.lexicon.has_phrase(lists::MEASURES, groups, phrase);
    let y = || word.strip_suffix("ies").map(|stem| format!("{stem}y"));
    is(word)
        || word.strip_suffix(['s', 'S']).is_some_and(is)
        || word.strip_suffix("es").is_some_and(is)
        || y().is_some_and(|noun| is(&noun))
}

fn is_plural(context: &Context<'_>, token: u32) -> bool {
    let word = context.text.token_str(token);
    word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end))
}

fn speaks(context: &Context<'_>, at: u32) -> bool {
    verb(context, at) || context.look().is(at, &["who", "being"])
}

/// Past "of", "in", "at" phrases.
fn linked_end(context: &Context<'_>, mut end: u32) -> u32 {
    for _ in 0..3 {
        let tied = context.look().is(end, &["of", "in", "at", "on", "with", "for", "from"]);
        match context.text.chunks.at(end + 1).filter(|_| tied) {
            Some(chunk) => end = chunk.end,
            None => break,
        }
    }
    end
}

/// Past ", or 37%," and past "and 95% of childminders", which share what is said next.
fn past_insertion(context: &Context<'_>, at: u32) -> u32 {
    let look = context.look();
    if look.is(at, &[","]) && look.is(at + 1, &["or", "about", "nearly", "almost"]) {
        return (at + 2..at + 8).find(|t| look.is(*t, &[","])).map_or(at, |t| t + 1);
    }
    let share =
        context.scene.starting(at + 1).find(|(_, m)| m.label == Label::Percent && look.is(at, &["and"]));
    let of = share.map(|(_, m)| m.tokens.end).filter(|t| look.is(*t, &["of"]));
    of.and_then(|t| context.text.chunks.at(t + 1)).map_or(at, |c| c.end)
}

/// What is said from `at` on: up to the clause's end, the next number's turn, or a second verb of its own.
fn saying(context: &Context<'_>, at: u32, noun: Range) -> Option<Range> {
    let sentence = context.look().sentence(noun.start);
    let limit = sentence.end.min(at + LONGEST);
    let mut verbs = 0;
    let mut end = at;
    while end < limit {
        if let Some(past) = quoted_words(context, end, limit) {
            end = past;
            continue;
        }
        if bounds(context, end) || turns(context, end, verbs) {
            break;
        }
        let finite = finite(context, end) && (end == at || !finite(context, end - 1));
        verbs += u32::from(finite);
        end += 1;
    }
    while end > at && dangles(context, end - 1) {
        end -= 1;
    }
    let empty = |t: u32| finite(context, t) || t == at && end == at + 1 && past_form(context, t);
    let tells = (at..end).any(|t| !empty(t) && !context.look().is(t, &["now", "also", "then"]));
    tells.then(|| Range::new(at, end))
}

/// Past a few words in quotation marks: rated "good".
fn quoted_words(context: &Context<'_>, at: u32, limit: u32) -> Option<u32> {
    let mark = |t: u32| context.text.tokens[t as usize].shape.any(Shape::DOUBLE);
    if at >= limit || !mark(at) || context.text.tokens[at as usize].gap == Gap::None {
        return None;
    }
    (at + 2..limit.min(at + 6)).find(|t| mark(*t)).map(|t| t + 1)
}

/// Whether a stretch may not end with this token: a full stop, or a word that wants another after it.
fn dangles(context: &Context<'_>, token: u32) -> bool {
    let look = context.look();
    let wants = look.starts(
        token,
        lists::FUNCTION_WORDS,
        &["preposition", "conjunction", "determiner", "possessive", "auxiliary"],
    );
    look.is(token, &["also", "not", "to"])
        || context.text.tokens[token as usize].shape.any(Shape::STOP)
        || wants.is_some_and(|w| w.len() == 1)
}

/// Whether another statement begins: "and one was given a 1", "when inspectors arrived", a second verb.
fn turns(context: &Context<'_>, at: u32, verbs: u32) -> bool {
    let look = context.look();
    let number = |t: u32| {
        context
            .scene
            .starting(t)
            .any(|(_, m)| matches!(m.label, Label::Quantity | Label::Percent | Label::Money))
    };
    let joined = look.is(at, &["and", "but"])
        && (number(at + 1) || verb(context, at + 1) && verbs > 0 || subject_follows(context, at + 1));
    let clause = look
        .is(at, &["when", "because", "although", "while", "as", "after", "before", "until", "despite"])
        && !look.is(at + 1, &["of"])
        && verbs > 0;
    let second = verbs > 0
        && finite(context, at)
        && !finite(context, at - 1)
        && !look.is(at - 1, &["that", "who", "which", "they", "it", "we", "to", "not", "had", "have"])
        && be_or_have(context, at)
        && !after_subject(context, at);
    joined || clause || second
}

fn subject_follows(context: &Context<'_>, at: u32) -> bool {
    context.text.chunks.at(at).is_some_and(|c| verb(context, c.end))
}

/// Whether the verb has a subject of its own inside the saying: "said that it | was easy", "said they | had".
fn after_subject(context: &Context<'_>, at: u32) -> bool {
    context
        .phrase_before(at, at.saturating_sub(4))
        .is_some_and(|p| p.start > 0 && context.look().is(p.start - 1, &["that", "said", "felt"]))
}

fn be_or_have(context: &Context<'_>, at: u32) -> bool {
    context.look().starts(at, lists::GRAMMAR, &["be", "have"]).is_some()
}

/// Whether a finite verb of the closed class stands here.
fn finite(context: &Context<'_>, at: u32) -> bool {
    context.look().starts(at, lists::GRAMMAR, &["be", "have", "do", "modal", "irregular"]).is_some()
}

/// Whether a verb stands here.
pub(super) fn verb(context: &Context<'_>, at: u32) -> bool {
    let look = context.look();
    finite(context, at)
        || past_form(context, at)
        || look.is(at, &["say", "said", "felt", "feel", "think", "died", "scored"])
}

/// A word that looks like a past form: "rated", "scored".
fn past_form(context: &Context<'_>, at: u32) -> bool {
    let Some(token) = context.text.tokens.get(at as usize) else { return false };
    let word = context.text.str(token.span);
    word.len() > 4 && word.ends_with("ed") && !token.shape.capitalised()
}

/// Whether a token ends a stretch of words: a comma, semicolon, spaced dash, bracket, double quotation mark.
pub(super) fn bounds(context: &Context<'_>, at: u32) -> bool {
    let Some(token) = context.text.tokens.get(at as usize) else { return true };
    let dash = token.shape.any(Shape::DASH) && token.gap != Gap::None;
    dash || token.shape.any(Shape::DOUBLE) || context.look().is(at, &[",", ";", ":", "(", ")"])
}

/// The tokens of a count after its number words.
pub(super) fn after_number(context: &Context<'_>, number: &Mention) -> Range {
    let word = |t: u32| {
        let digits = context.text.tokens[t as usize].shape.any(Shape::DIGIT | Shape::MARK);
        digits || context.text.hits.find(t, lists::NUMBER_WORDS).is_some()
    };
    // "22 and a half hours"
    let parts = &["half", "quarter"];
    let look = context.look();
    let mut tokens = number.tokens.iter();
    let fraction = tokens.find(|t| look.is(*t, &["and"]) && look.is(t + 1, &["a"]) && look.is(t + 2, parts));
    let from = fraction.map_or(number.tokens.start, |t| t + 3);
    let start = (from..number.tokens.end).find(|t| !word(*t)).unwrap_or(number.tokens.end);
    // "four of its members": the number may stand for a part of what it names.
    let of = context.look().is(start, &["of"]) && start + 1 < number.tokens.end;
    let start = if of { start + 1 } else { start };
    Range::new(start, number.tokens.end)
}

/// Whether a number is the whole of which another is a part: "19 of the | 52 staff".
fn is_whole_of_part(context: &Context<'_>, number: &Mention) -> bool {
    let at = number.tokens.start;
    let floor = at.saturating_sub(6);
    let of = (floor..at).rev().find(|t| context.look().is(*t, &["of"]));
    of.is_some_and(|of| {
        // "two of 19 workers": a bare number is no mention.
        let bare = of > 0 && {
            let digit = context.text.tokens[of as usize - 1].shape.any(Shape::DIGIT);
            digit || context.text.hits.find(of - 1, lists::NUMBER_WORDS).is_some()
        };
        bare || context
            .ending(of, floor.saturating_sub(4))
            .any(|(_, m)| matches!(m.label, Label::Quantity | Label::Percent))
    })
}
