//! Reporting words as used: which reading of a listed word the words around it allow.

use super::view::View;
use crate::lexicon::{RowId, lists};
use crate::text::{Gap, Range, Shape};

/// What a reporting word can take, one bit each; the names are those of the column `frames`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Frames(u16);

impl Frames {
    pub(super) const QUOTE: u16 = 1;
    pub(super) const CLAUSE: u16 = 1 << 1;
    pub(super) const THAT: u16 = 1 << 2;
    pub(super) const WHETHER: u16 = 1 << 3;
    pub(super) const TO: u16 = 1 << 4;
    pub(super) const OBJECT: u16 = 1 << 5;
    pub(super) const LABEL: u16 = 1 << 6;
    pub(super) const TOLD: u16 = 1 << 7;
    pub(super) const ADDRESS: u16 = 1 << 8;
    pub(super) const INVERT: u16 = 1 << 9;

    const NAMES: [(&'static str, u16); 10] = [
        ("quote", Self::QUOTE),
        ("clause", Self::CLAUSE),
        ("that", Self::THAT),
        ("whether", Self::WHETHER),
        ("to", Self::TO),
        ("object", Self::OBJECT),
        ("label", Self::LABEL),
        ("told", Self::TOLD),
        ("address", Self::ADDRESS),
        ("invert", Self::INVERT),
    ];

    fn read(field: &str) -> Self {
        let bit = |name: &str| Self::NAMES.iter().find(|(n, _)| *n == name).map_or(0, |(_, b)| *b);
        Self(field.split(' ').map(bit).fold(0, |all, bit| all | bit))
    }

    pub(super) const fn any(self, bits: u16) -> bool {
        self.0 & bits != 0
    }
}

/// The form a reporting word has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Past,
    Third,
    Base,
    Ing,
    Participle,
    Adjective,
    Noun,
    Source,
}

impl Form {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "past" => Self::Past,
            "third" => Self::Third,
            "base" => Self::Base,
            "ing" => Self::Ing,
            "participle" => Self::Participle,
            "adjective" => Self::Adjective,
            "noun" => Self::Noun,
            "source" => Self::Source,
            _ => return None,
        })
    }
}

/// What kind of reporting it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    Speech,
    Thought,
    Evidence,
}

/// A reporting word in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cue {
    pub tokens: Range,
    pub row: RowId,
    pub group: Group,
    pub form: Form,
    pub frames: Frames,
    /// A form of "be" stands before it: "was described as".
    pub passive: bool,
}

/// The words that keep a following verb form from being finite.
const AUXILIARY_BE: &[&str] =
    &["is", "are", "was", "were", "be", "been", "being", "am", "'s", "’s", "isn't", "wasn't", "gets", "got"];

/// The reporting word that starts at `token`, longest first, in the first reading that fits.
pub(super) fn at(view: &View<'_>, token: u32) -> Option<Cue> {
    view.hits(token, lists::CUES).find_map(|hit| {
        let lexicon = view.context.lexicon;
        let form = Form::named(lexicon.field(hit.list, hit.row, "form"))?;
        let group = match lexicon.field(hit.list, hit.row, "group") {
            "speech" => Group::Speech,
            "thought" => Group::Thought,
            "evidence" => Group::Evidence,
            _ => return None,
        };
        let frames = Frames::read(lexicon.field(hit.list, hit.row, "frames"));
        let mut cue = Cue { tokens: hit.range(), row: hit.row, group, form, frames, passive: false };
        let capital = view.shape(token).capitalised() && view.capital_tells(token);
        let in_name = capital || view.name_over(token).is_some_and(|m| m.tokens.len() > hit.len.into());
        (!in_name && fits(view, &mut cue)).then_some(cue)
    })
}

/// Whether the words before allow this form; notes the passive.
fn fits(view: &View<'_>, cue: &mut Cue) -> bool {
    let start = cue.tokens.start;
    let before = before_adverbs(view, start);
    let (after_be, determined) = match before.checked_sub(1) {
        Some(t) => (view.is(t, AUXILIARY_BE), determiner(view, t)),
        None => (false, false),
    };
    match cue.form {
        Form::Past | Form::Participle => {
            cue.passive = after_be || (cue.form == Form::Participle && !perfect(view, before));
            let reduced = !after_be && cue.frames.any(Frames::LABEL) && view.is(cue.tokens.end, &["as"]);
            cue.passive |= reduced || !after_be && graded(view, cue);
            !determined && before.checked_sub(1).is_none_or(|t| !view.is(t, &["to", "of"]))
        }
        Form::Third => !determined && !joined(view, start) && !noun_before(view, before),
        Form::Base => base_fits(view, cue, before) && !determined,
        Form::Ing => !determined && !joined(view, start) && (after_be || adjunct(view, before)),
        Form::Adjective => {
            after_be
                || before
                    .checked_sub(1)
                    .is_some_and(|t| view.is(t, &["feel", "feels", "felt", "remain", "remains", "remained"]))
        }
        Form::Noun => view.is(cue.tokens.end, &["that"]),
        Form::Source => true,
    }
}

/// "services deemed inadequate": a label verb with a grade right after it has no object, so it is a participle.
fn graded(view: &View<'_>, cue: &Cue) -> bool {
    let grade = |t: u32| view.starting(t).any(|(_, m)| m.label == crate::mention::Label::Rating);
    cue.frames.any(Frames::LABEL) && (grade(cue.tokens.end) || grade(cue.tokens.end + 1))
}

/// Whether a participle clause can start here: after a mark, a conjunction or a preposition, or at the start.
fn adjunct(view: &View<'_>, at: u32) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    view.quote_of(before).is_some()
        || view.shape(before).is(Shape::MARK)
        || view.context.text.tokens[at as usize].gap >= Gap::Line
        || view.is(
            before,
            &[
                "and",
                "or",
                "but",
                "by",
                "in",
                "for",
                "before",
                "after",
                "while",
                "when",
                "without",
                "than",
                "statement",
                "letter",
                "despite",
                "from",
                "started",
                "began",
                "kept",
            ],
        )
}

/// The token after what stands before the adverbs that lead up to `at`.
pub(super) fn before_adverbs(view: &View<'_>, mut at: u32) -> u32 {
    while at > 0 && view.quote_of(at - 1).is_none() && adverb(view, at - 1) {
        at -= 1;
    }
    at
}

/// A closed-class adverb or a word in -ly.
pub(super) fn adverb(view: &View<'_>, token: u32) -> bool {
    let found = view.context.text.token_str(token);
    let manner = found.len() > 4
        && found.ends_with("ly")
        && !view.shape(token).capitalised()
        && !matches!(
            found,
            "family"
                | "supply"
                | "early"
                | "likely"
                | "weekly"
                | "daily"
                | "monthly"
                | "elderly"
                | "only"
                | "police"
                | "Assembly"
                | "reply"
        );
    manner
        || view.word(token, lists::FUNCTION_WORDS, &["adverb"])
        || matches!(
            found,
            "further"
                | "not"
                | "n't"
                | "first"
                | "both"
                | "all"
                | "each"
                | "only"
                | "even"
                | "early"
                | "publicly"
                | "later"
                | "since"
                | "likewise"
                | "yesterday"
                | "twice"
                | "actually"
                | "initially"
                | "too"
        ) && !view.shape(token).capitalised()
}

fn determiner(view: &View<'_>, token: u32) -> bool {
    view.shape(token).any(Shape::POSSESSIVE)
        || view.word(token, lists::FUNCTION_WORDS, &["possessive"])
        || view.is(
            token,
            &[
                "the", "a", "an", "no", "any", "some", "every", "each", "these", "those", "this", "more",
                "other", "such", "much", "so", "very", "most", "many", "several",
            ],
        )
}

fn perfect(view: &View<'_>, before: u32) -> bool {
    before > 0
        && view.is(before - 1, &["has", "have", "had", "having", "'ve", "’ve", "i've", "we've", "they've"])
}

/// A word tied to the one before by a hyphen or a slash is part of a compound.
fn joined(view: &View<'_>, start: u32) -> bool {
    start > 0 && view.shape(start - 1).any(Shape::DASH) && !view.dash(start - 1)
}

/// "of reports", "in plans": a preposition before makes a noun of it.
fn noun_before(view: &View<'_>, before: u32) -> bool {
    before > 0
        && (view.word(before - 1, lists::FUNCTION_WORDS, &["preposition"])
            || view.is(before - 1, &["and", "or"])
                && before > 1
                && view.word(before - 2, lists::FUNCTION_WORDS, &["preposition"]))
}

/// "Jane Hill and Tom Reed say": a name after "and" that another name goes before.
fn paired(view: &View<'_>, last: u32) -> bool {
    view.name_over(last).is_some_and(|m| {
        m.tokens.start > 1
            && view.is(m.tokens.start - 1, &["and", "&"])
            && view.name_over(m.tokens.start - 2).is_some()
    })
}

/// A base form is a verb after a modal, "to", a plural pronoun, "who", or a plural noun if what follows could
/// not follow a noun.
fn base_fits(view: &View<'_>, cue: &Cue, before: u32) -> bool {
    let Some(last) = before.checked_sub(1) else { return false };
    if view.quote_of(last).is_some() {
        return false;
    }
    if view.is(last, &["can", "could", "may", "might", "should", "must", "cannot", "can't"]) {
        // What somebody may say is not said.
        return false;
    }
    let helper = view.word(last, lists::GRAMMAR, &["modal", "do", "future"])
        || view.is(last, &["to", "'ll", "’ll", "'d", "’d"]);
    let pronoun = view.is(last, &["they", "we", "i", "you", "who"]);
    let found = view.context.text.token_str(last);
    let plural = found.len() > 3
        && (found.ends_with('s') && !found.ends_with("ss")
            || matches!(
                found,
                "people"
                    | "police"
                    | "staff"
                    | "men"
                    | "women"
                    | "children"
                    | "some"
                    | "many"
                    | "others"
                    | "both"
                    | "few"
                    | "most"
            )
            || view.shape(last).any(Shape::DIGIT))
        || view.is(last, &["percent", "pc", "cent", "all"])
        || paired(view, last);
    let opens = |t: u32| {
        view.opens(t).is_some()
            || view.is(
                t,
                &[
                    "that", "they", "it", "he", "she", "there", "the", "their", "we", "i", "this", "these",
                    "a", "an", "is", "to", "on", "for",
                ],
            )
            || view.shape(t).capitalised()
    };
    helper
        || pronoun
        || (plural
            && !view.is(last, &["is", "was", "has", "does", "this", "us", "its", "his", "as"])
            && opens(cue.tokens.end))
}
