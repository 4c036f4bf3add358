//! Where the content of a finding ends, and which clauses of it are findings of their own.

use crate::lexicon::lists;
use crate::text::{Gap, Look, Range, Shape};

/// What a place inside a content does to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seam {
    /// A content of its own starts at the token.
    Split(u32),
    /// The content ends; what follows is something else.
    Cut,
    /// The content ends, but what follows is an aside after which another may start.
    Aside,
}

/// The contents that a stretch of a sentence holds, from `start` at most to `limit`. What coordinates them
/// (commas, `and that`, `while`) belongs to neither.
pub(super) fn contents(look: Look<'_>, start: u32, limit: u32, parts: &mut Vec<Range>) {
    let limit = trim(look, Range::new(start, limit)).end;
    let (mut from, mut at) = (Some(start), start);
    let mut depth = Depth::default();
    while at < limit {
        depth.pass(look, at);
        let open = depth.is_open() || from == Some(at);
        let seam = if open { None } else { seam(look, from.unwrap_or(start), at, limit) };
        match (seam, from) {
            (None, _) | (Some(Seam::Aside), None) => at += 1,
            (Some(Seam::Cut), None) => return,
            (Some(seam), content) => {
                content.into_iter().for_each(|from| push(look, Range::new(from, at), parts));
                match seam {
                    Seam::Cut => return,
                    Seam::Aside => (from, at) = (None, at + 1),
                    Seam::Split(next) => (from, at) = (Some(next), next),
                }
            }
        }
    }
    from.into_iter().for_each(|from| push(look, Range::new(from, limit), parts));
}

fn push(look: Look<'_>, range: Range, parts: &mut Vec<Range>) {
    let range = trim(look, range);
    if !range.is_empty() {
        parts.push(range);
    }
}

/// Without the marks at both ends, but for quotation marks that are opened and closed inside.
pub(super) fn trim(look: Look<'_>, range: Range) -> Range {
    let Range { mut start, mut end } = range;
    let tokens = &look.text.tokens;
    let stray = |t: u32| {
        let shape = tokens[t as usize].shape;
        shape.any(Shape::MARK)
            && !shape.any(Shape::DOUBLE | Shape::APOSTROPHE)
            && !matches!(look.text.token_str(t), "£" | "$" | "€" | "(" | ")" | "%")
    };
    while end > start && stray(end - 1) {
        end -= 1;
    }
    while start < end && stray(start) {
        start += 1;
    }
    Range::new(start, end)
}

/// Whether quotation marks or brackets are open: nothing is cut inside them.
#[derive(Default)]
struct Depth {
    quoted: u32,
    brackets: u32,
}

impl Depth {
    fn pass(&mut self, look: Look<'_>, at: u32) {
        match look.text.token_str(at) {
            "(" | "[" => self.brackets += 1,
            ")" | "]" => self.brackets = self.brackets.saturating_sub(1),
            _ => {}
        }
        if let Some(quote) = look.text.quotes.iter().find(|q| q.tokens.start == at) {
            self.quoted = quote.tokens.end.max(at + 1);
        }
        if self.quoted <= at {
            self.quoted = 0;
        }
    }

    const fn is_open(&self) -> bool {
        self.quoted > 0 || self.brackets > 0
    }
}

/// What happens at `at`, the content running since `from`.
fn seam(look: Look<'_>, from: u32, at: u32, limit: u32) -> Option<Seam> {
    let token = look.text.tokens[at as usize];
    if token.gap >= Gap::Line || token.shape.any(Shape::BULLET) || look.is(at, &[";"]) {
        return Some(if look.is(at, &[";"]) { Seam::Split(at + 1) } else { Seam::Cut });
    }
    if look.is(at, &["after", "as", "when", "where", "because", "since"]) && reports(look, at + 1, limit) {
        return Some(Seam::Cut);
    }
    let dash = token.shape.any(Shape::DASH) && token.gap != Gap::None;
    let comma = look.is(at, &[","]) || dash;
    let word = if comma { at + 1 } else { at };
    if look.is(word, &["and", "but"]) {
        return joined(look, from, word, limit).or(dash.then_some(Seam::Cut));
    }
    if !comma {
        return (look.is(at, &["while", "whereas", "although"]) && opens_clause(look, at + 1, limit))
            .then_some(Seam::Split(at + 1));
    }
    if look.is(word, &["while", "whereas", "although", "though"]) && opens_clause(look, word + 1, limit) {
        return Some(if reports(look, word + 1, limit) { Seam::Cut } else { Seam::Split(word + 1) });
    }
    if look.is(word, &["which", "who"]) && insertion_ends(look, word, limit) {
        return None;
    }
    if look.is(word, &["with"])
        && judged(look, Range::new(word + 1, limit))
        && judged(look, Range::new(from, at))
    {
        return Some(Seam::Split(word + 1));
    }
    if look.is(word, &["where"]) && reports(look, word + 1, limit) {
        return Some(Seam::Cut);
    }
    if look.starts(word, lists::VERBS, &["get", "keep"]).is_some()
        && look.text.token_str(word).ends_with("ing")
    {
        return Some(Seam::Aside);
    }
    let aside = look
        .is(word, &["which", "who", "according", "following", "after", "adding", "saying", "rating"])
        || look.starts(after_adverbs(look, word, limit), lists::VERBS, &["rate"]).is_some()
        || reports(look, word, limit);
    (aside || dash && !look.is(at + 1, &["-"]) && opens_clause(look, at + 1, limit)).then_some(Seam::Cut)
}

/// After `and` or `but` at `word`: a second content, something else, or only a second noun or verb.
fn joined(look: Look<'_>, from: u32, word: u32, limit: u32) -> Option<Seam> {
    let next = after_adverbs(look, word + 1, limit);
    if look.is(next, &["that"]) || repeats(look, from, word, next) {
        return Some(Seam::Split(next + 1));
    }
    // "to make improvements and has served a notice": the second verb is the examiner's own.
    let advice = from > 0 && look.is(from - 1, &["to"]);
    let resumes = advice && look.starts(next, lists::GRAMMAR, &["have", "be"]).is_some();
    if resumes || look.starts(next, lists::VERBS, FINDING_VERBS).is_some() || reports(look, next, limit) {
        return Some(Seam::Cut);
    }
    let (left, right) = (Range::new(from, word), Range::new(next, limit));
    if look.is(word, &["but"]) && turns(look, left, right) || quoted_turn(look, left, right) {
        return Some(Seam::Split(next));
    }
    let anaphor = look.is(next, &["some", "most", "many", "others", "both", "all", "several"])
        && is_verb(look, next + 1);
    // "while the cleanliness and the layout needed work": the conjunction's own clause has no verb yet.
    let subordinate = &["while", "whereas", "although", "because"];
    let left = (from..word).rev().find(|t| look.is(*t, subordinate)).map_or(from, |t| t + 1);
    let clause = !anaphor && opens_clause(look, next, limit) && has_verb(look, Range::new(left, word));
    clause.then_some(Seam::Split(next))
}

/// Whether the preposition the content hangs on stands again: "criticised for A and for B", "told to A and to B".
fn repeats(look: Look<'_>, from: u32, word: u32, next: u32) -> bool {
    let hangs = |w: &str| look.is(from.saturating_sub(1), &[w]);
    look.is(next, &["to"]) && hangs("to")
        || look.is(next, &["for"]) && (hangs("for") || (from..word).any(|t| look.is(t, &["for"])))
}

/// Whether a relative clause is closed by a comma after which the main verb follows: "Tarnley, which owns 6,240
/// homes, had no data".
fn insertion_ends(look: Look<'_>, from: u32, limit: u32) -> bool {
    let comma = (from..limit).find(|t| look.is(*t, &[","]));
    comma.is_some_and(|c| verb_follows(look, c + 1, limit))
}

/// `its staff "kind" and its buildings "not fit for purpose"`: two quoted verdicts, one good, one bad.
fn quoted_turn(look: Look<'_>, left: Range, right: Range) -> bool {
    let quotes = |r: Range| look.text.quotes.iter().any(|q| r.has(q.tokens.start));
    quotes(left) && quotes(right) && turns(look, left, right)
}

/// Whether `but` turns from good to bad or back: "has improved but is still failing some".
fn turns(look: Look<'_>, left: Range, right: Range) -> bool {
    let (left, right) = (super::polarity::of(look, left), super::polarity::of(look, right));
    left.is_some() && right.is_some() && left != right
}

/// Verbs by which an examiner's next finding is joined to the first.
pub(super) const FINDING_VERBS: &[&str] = &["find_that", "find_good", "find_bad", "find_both", "demand"];

/// Whether a reporting clause of its own starts here: `the report said`, `he was concerned`.
pub(super) fn reports(look: Look<'_>, at: u32, limit: u32) -> bool {
    let Some(end) = noun_phrase(look, at, limit) else { return false };
    let verb = after_adverbs(look, end, limit);
    verb < limit
        && (look.starts(verb, lists::VERBS, &["find_that", "find_good", "find_bad"]).is_some()
            && !look.is(verb, &["felt", "feel", "saw", "heard"])
            || look.starts(verb, lists::FINDING_CUES, &["tells"]).is_some()
            || look.starts(verb, lists::VERBS, &["rate"]).is_some()
            || look.starts(verb, lists::GRAMMAR, &["be"]).is_some()
                && look
                    .starts(after_adverbs(look, verb + 1, limit), lists::FINDING_CUES, &["feeling"])
                    .is_some())
}

/// Whether a noun phrase and a finite verb start here.
fn opens_clause(look: Look<'_>, at: u32, limit: u32) -> bool {
    let at = after_adverbs(look, at, limit);
    let Some(mut end) = noun_phrase(look, at, limit) else { return false };
    if end == at + 1 && look.is(at, &["not", "to"]) {
        return false;
    }
    end = after_adverbs(look, end, limit);
    end < limit && is_verb(look, end)
}

/// The end of the noun phrase at `at` with the phrases tied to it by `of`, `for`, `in` ...
pub(super) fn noun_phrase(look: Look<'_>, at: u32, limit: u32) -> Option<u32> {
    let quoted = look.text.quotes.iter().find(|q| q.tokens.start == at);
    let mut end = match quoted {
        Some(quote) => quote.tokens.end,
        None => look.text.chunks.at(at)?.end,
    };
    while end + 1 < limit && look.is(end, &["of", "for", "in", "at", "on", "to", "from", "about", "between"])
    {
        match look.text.chunks.at(end + 1) {
            Some(chunk) => end = chunk.end,
            None => break,
        }
    }
    (end <= limit).then_some(end)
}

fn after_adverbs(look: Look<'_>, mut at: u32, limit: u32) -> u32 {
    while at < limit {
        if let Some(adverb) = look.starts(at, lists::GRAMMAR, &["adverb"]) {
            at = adverb.end;
        } else if look.text.token_str(at).len() > 4 && look.text.token_str(at).ends_with("ly")
            || look.is(at, &[","]) && look.starts(at.wrapping_sub(1), lists::GRAMMAR, &["adverb"]).is_some()
        {
            at += 1;
        } else {
            break;
        }
    }
    at
}

/// Whether some finite verb stands in the stretch.
pub(super) fn has_verb(look: Look<'_>, range: Range) -> bool {
    range.iter().skip(1).any(|t| is_verb(look, t))
}

/// Whether the first finite verb of the stretch is in the past.
pub(super) fn is_past(look: Look<'_>, range: Range) -> bool {
    let verb = range.iter().skip(1).find(|t| is_verb(look, *t));
    verb.is_some_and(|v| {
        look.is(
            v,
            &["was", "were", "wasn't", "weren't", "had", "hadn't", "did", "didn't", "could", "couldn't"],
        ) || look.starts(v, lists::GRAMMAR, &["irregular"]).is_some()
            || look.text.token_str(v).ends_with("ed")
    })
}

/// Whether the first finite verb of the stretch is in the present, and no perfect.
pub(super) fn is_simple_present(look: Look<'_>, range: Range) -> bool {
    let verb = range.iter().skip(1).find(|t| is_verb(look, *t));
    verb.is_some_and(|v| look.starts(v, lists::GRAMMAR, &["have", "modal"]).is_none())
        && !is_past(look, range)
}

fn is_verb(look: Look<'_>, at: u32) -> bool {
    if at as usize >= look.text.tokens.len() {
        return false;
    }
    if is_participle(look, at) {
        return false;
    }
    let listed = look
        .starts(at, lists::GRAMMAR, &["be", "have", "do", "modal", "third", "plural", "irregular"])
        .is_some();
    let word = look.text.token_str(at);
    listed || word.len() > 4 && word.ends_with("ed") && !look.text.tokens[at as usize].shape.capitalised()
}

fn judged(look: Look<'_>, range: Range) -> bool {
    super::polarity::of(look, range).is_some()
}

/// Whether a finite verb stands at `at`, past adverbs and auxiliaries.
pub(super) fn verb_follows(look: Look<'_>, at: u32, limit: u32) -> bool {
    let at = after_adverbs(look, at, limit);
    at < limit && (is_verb(look, at) || look.starts(at, lists::VERBS, FINDING_VERBS).is_some())
}

/// The subject of the clause a content is, if it is one: the noun phrase before its first verb, or the one that
/// "there is" introduces.
pub(super) fn clause_subject(look: Look<'_>, content: Range) -> Option<Range> {
    let start = after_adverbs(look, content.start, content.end);
    if look.is(start, &["there"]) {
        let verb = (start + 1..content.end).find(|t| !is_verb(look, *t))?;
        return noun_phrase(look, verb, content.end).map(|end| Range::new(verb, end));
    }
    let end = noun_phrase(look, start, content.end)?;
    verb_follows(look, end, content.end).then_some(Range::new(start, end))
}

/// A past participle that describes the noun before it: "commitment shown by all", "lessons taught by supply staff".
fn is_participle(look: Look<'_>, at: u32) -> bool {
    let word = look.text.token_str(at);
    let form =
        look.starts(at, lists::GRAMMAR, &["irregular"]).is_some() || word.len() > 4 && word.ends_with("ed");
    form && (look.is(at + 1, &["by"]) || ["wn", "en", "ne"].iter().any(|e| word.ends_with(e)))
}
