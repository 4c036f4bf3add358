//! What a reporting word reports: where the content starts after it, where it ends, and what stands before it.

use super::cue::{self, Cue, Form, Frames};
use super::view::{Unit, View};
use crate::lexicon::lists;
use crate::text::{Gap, Range, Shape};

/// Where reading stands after a cue, and what was passed on the way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lead {
    pub at: u32,
    pub addressee: Option<Range>,
    pub medium: Option<Range>,
}

/// Prepositions that lead in how, where or to whom something was said.
const ADVERBIAL: &[&str] = &[
    "in",
    "on",
    "at",
    "during",
    "of",
    "to",
    "by",
    "via",
    "after",
    "from",
    "through",
    "before",
    "with",
    "about",
    "for",
    "over",
    "as",
    "under",
    "when",
    "following",
    "outside",
    "inside",
    "earlier",
    "last",
    "this",
];

/// Passes the hearer and the adverbials between a cue and its content.
pub(super) fn lead(view: &View<'_>, unit: Unit, cue: &Cue) -> Lead {
    let limit = unit.tokens.end;
    let mut lead = Lead { at: cue.tokens.end, addressee: None, medium: None };
    if cue.frames.any(Frames::TOLD | Frames::ADDRESS)
        && !cue.passive
        && let Some(range) = hearer(view, lead.at, limit)
    {
        lead.addressee = Some(range);
        lead.at = range.end;
    }
    let start = lead.at;
    for _ in 0..4 {
        if view.is(lead.at, &["to"]) && cue.frames.any(Frames::TO) {
            break;
        }
        let Some(end) = adverbial(view, lead.at, limit, &mut lead) else { break };
        lead.at = end;
    }
    let leads = lead.at >= limit
        || view.shape(lead.at).is(Shape::MARK)
        || view.quote_of(lead.at).is_some()
        || view.is(lead.at, &["that", "to", "whether", "how", "why", "if", "what", "and", "but"])
        || cue.frames.any(Frames::CLAUSE)
            && view
                .phrase_at(lead.at, limit)
                .is_some_and(|p| p.end < limit && view.has_verb(Range::new(p.end, limit.min(p.end + 12))));
    if !leads {
        lead.at = start;
    }
    lead
}

/// "the BBC", "MPs on the committee": the noun phrase after "told".
fn hearer(view: &View<'_>, at: u32, limit: u32) -> Option<Range> {
    if at >= limit || view.is(at, &["that", "of", "to", "how", "why", "what"]) || view.quote_of(at).is_some()
    {
        return None;
    }
    let mut end = view.phrase_at(at, limit)?.end;
    while end + 1 < limit
        && (view.is(end, &["of", "at", "from", "'s", "’s", "and"])
            || view.is(end, &["in"]) && view.date_at(end).is_none())
    {
        match view.phrase_at(end + 1, limit) {
            Some(next) if !view.is(next.start, &["he", "she", "it", "they", "we"]) => end = next.end,
            _ => break,
        }
    }
    Some(Range::new(at, end))
}

/// One adverbial: a date, an adverb, or a preposition with its noun phrases.
fn adverbial(view: &View<'_>, at: u32, limit: u32, lead: &mut Lead) -> Option<u32> {
    if at >= limit || view.quote_of(at).is_some() {
        return None;
    }
    if let Some(end) = view.date_at(at) {
        return Some(end);
    }
    if (view.is(
        at,
        &[
            "later",
            "then",
            "again",
            "earlier",
            "simply",
            "recently",
            "separately",
            "also",
            "back",
            "afterwards",
            "only",
            "today",
            "yesterday",
        ],
    ) || cue::adverb(view, at))
        && !view.is(at, &["not", "all", "both", "each", "however", "first", "since", "even"])
    {
        return Some(at + 1);
    }
    if !view.is(at, ADVERBIAL) || view.is(at, &["to"]) && !names_hearer(view, at + 1) {
        return None;
    }
    let mut end = view.phrase_at(at + 1, limit)?.end;
    while end + 1 < limit && view.is(end, &["of", "to", "with", "for", "from", "on", "at", "in", "by", "and"])
    {
        match view.phrase_at(end + 1, limit) {
            Some(next) => end = next.end,
            None => break,
        }
    }
    let range = Range::new(at + 1, end);
    if view.is(at, &["in", "on", "by", "via", "during", "at", "to", "through"]) {
        if medium(view, range) {
            lead.medium = lead.medium.or(Some(range));
        } else if view.is(at, &["to"]) {
            lead.addressee = lead.addressee.or(Some(range));
        }
    }
    Some(end)
}

/// After "to": a determiner, a pronoun or a name starts a hearer, a bare word an infinitive.
fn names_hearer(view: &View<'_>, at: u32) -> bool {
    view.word(at, lists::FUNCTION_WORDS, &["determiner", "possessive", "pronoun"])
        || view.shape(at).capitalised()
        || view.hits(at, lists::CUES).any(|h| view.group(h) == "speaker")
}

/// Whether a noun phrase names a way of saying things.
fn medium(view: &View<'_>, range: Range) -> bool {
    range.iter().any(|t| view.hits(t, lists::CUES).any(|h| view.group(h) == "medium"))
}

/// The stretch after the cue that it reports, if there is one.
pub(super) fn after(view: &View<'_>, unit: Unit, cue: &Cue, lead: Lead) -> Option<Range> {
    let (at, limit) = (lead.at, unit.tokens.end);
    if let Some(number) = opened_after_mark(view, at, limit) {
        let quote = view.quote(number);
        let frames = Frames::QUOTE | Frames::LABEL | Frames::OBJECT | Frames::CLAUSE | Frames::THAT;
        return cue.frames.any(frames).then(|| quoted(view, unit, quote.tokens, at));
    }
    let plain = cue.tokens.end;
    if view.is(at, &["that"]) && cue.frames.any(Frames::THAT | Frames::CLAUSE) {
        let start = if view.is(at + 1, &[","]) { at + 2 } else { at + 1 };
        return clause(view, unit, cue, start);
    }
    if cue.passive || at >= limit || view.stop(at) || view.is(at, &[",", ";", ")", "]"]) || view.dash(at) {
        return None;
    }
    if view.is(at, &[":"]) {
        return clause(view, unit, cue, at + 1).filter(|_| cue.frames.any(Frames::QUOTE));
    }
    let question = view.is(at, &["whether", "if", "how", "why", "what", "who", "when", "where", "which"]);
    if question && cue.frames.any(Frames::WHETHER) {
        return clause(view, unit, cue, at);
    }
    if view.is(at, &["to"]) && cue.frames.any(Frames::TO) && cue.form != Form::Noun {
        return clause(view, unit, cue, at);
    }
    if view.is(plain, &["to"]) && cue.frames.any(Frames::TO) && cue.form != Form::Noun {
        return clause(view, unit, cue, plain);
    }
    let firm = cue.frames.any(Frames::INVERT) && !cue.frames.any(Frames::OBJECT);
    if cue.frames.any(Frames::CLAUSE)
        && clause_starts(view, at, limit)
        && (firm || verb_near(view, at, limit))
    {
        return clause(view, unit, cue, at);
    }
    let label = cue.frames.any(Frames::LABEL | Frames::OBJECT) && object_starts(view, plain, limit);
    label.then(|| phrase(view, unit, plain))
}

/// What goes on after an interruption: `At the hospital, she said, things were bad`.
pub(super) fn resumed(view: &View<'_>, unit: Unit, cue: &Cue, comma: u32) -> Option<Range> {
    let start = comma + 1;
    let clause = view.is(comma, &[","])
        && cue.frames.any(Frames::INVERT)
        && view.quote_of(comma.wrapping_sub(1)).is_none()
        && !cue_form(view, start, &[Form::Ing])
        && !view.is(
            start,
            &[
                "who",
                "which",
                "when",
                "while",
                "according",
                "citing",
                "referring",
                "speaking",
                "using",
                "after",
                "with",
                "where",
                "a",
                "as",
                "but",
                "and",
                "though",
            ],
        )
        && view.has_verb(Range::new(start, unit.tokens.end));
    clause.then(|| Range::new(start, end_of(view, unit, start))).filter(|r| r.len() >= 2)
}

/// The quotation that opens here, after a colon or comma, or after "that", "as", "it as a".
fn opened_after_mark(view: &View<'_>, at: u32, limit: u32) -> Option<u32> {
    let mut at = at;
    if view.is(at, &[",", ":"]) || view.dash(at) {
        at += 1;
    }
    while at < limit && view.is(at, BARE) && view.quote_of(at).is_none() {
        at += 1;
    }
    (at < limit).then(|| view.opens(at)).flatten()
}

/// Words that add nothing to the quotation they lead in: "said it 'draws a line'", "described it as a 'turning
/// point'".
const BARE: &[&str] = &["that", "as", "of", "it", "this", "a", "an", "the"];

/// Content that opens with a quotation: the quotation alone where nothing or a new clause follows it, else all up
/// to the clause's end.
fn quoted(view: &View<'_>, unit: Unit, quote: Range, lead: u32) -> Range {
    let end = quote.end;
    let marked = view.is(lead, &[",", ":"]);
    if marked || end >= unit.tokens.end || rounds_off(view, unit, quote) || breaks_off(view, unit, end) {
        return quote;
    }
    Range::new(quote.start, end_of(view, unit, end))
}

/// Whether a quotation ends its clause by a mark inside it: a stop, or a comma after which no other quotation
/// of the sentence follows.
fn rounds_off(view: &View<'_>, unit: Unit, quote: Range) -> bool {
    let last = quote.end.saturating_sub(2);
    view.stop(last) || view.is(last, &[","]) && !(quote.end..unit.tokens.end).any(|t| view.opens(t).is_some())
}

/// Whether what follows a quotation at `at` is no longer its speaker's content.
fn breaks_off(view: &View<'_>, unit: Unit, at: u32) -> bool {
    view.stop(at)
        || view.is(
            at,
            &[
                ",",
                ";",
                ":",
                ")",
                "as",
                "after",
                "while",
                "when",
                "amid",
                "following",
                "despite",
                "because",
                "before",
                "but",
                "on",
                "during",
                "–",
                "—",
            ],
        )
        || view.dash(at)
        || coordinated_cue(view, unit, at)
        || view.is(at, &["in", "at", "to", "by"])
            && view.phrase_at(at + 1, unit.tokens.end).is_some_and(|r| medium(view, r))
        || view.date_at(at).is_some()
}

/// Whether a clause can start here: a noun phrase or an opening word, with a verb after it.
fn clause_starts(view: &View<'_>, at: u32, limit: u32) -> bool {
    let never = [
        "and",
        "or",
        "but",
        "so",
        "by",
        "when",
        "as",
        "while",
        "during",
        "after",
        "before",
        "on",
        "at",
        "from",
        "with",
        "to",
        "about",
        "of",
        "for",
        "until",
        "following",
    ];
    !view.is(at, &never) && at + 2 < limit && view.has_verb(Range::new(at + 1, limit.min(at + 25)))
}

/// Whether a verb stands right after the noun phrase that starts here, so that the two make a clause and not an
/// object: "accepted it was wrong", not "accepted the post after it was offered".
fn verb_near(view: &View<'_>, at: u32, limit: u32) -> bool {
    let bends = |t: u32| {
        view.is(
            t,
            &[
                "at", "more", "less", "fewer", "least", "most", "than", "nearly", "about", "around",
                "almost", "up", "to", "over",
            ],
        )
    };
    let mut end = (at..at + 3).find(|t| !bends(*t)).unwrap_or(at);
    for _ in 0..4 {
        let Some(phrase) = view.phrase_at(end, limit) else { break };
        if (phrase.start + 1..phrase.end).any(|t| view.verb(t)) {
            return true;
        }
        end = phrase.end;
        while end < limit && cue::adverb(view, end) {
            end += 1;
        }
        if view.verb(end) {
            return true;
        }
        if !view.is(end, &["of", "in", "for", "at", "from", "on", "and", "with", "to", "by"]) {
            return view.is(end, &[",", "who", "which"])
                && view.has_verb(Range::new(end, limit.min(end + 20)));
        }
        end += 1;
    }
    view.is(at, &["there", "if", "because", "although"])
}

fn object_starts(view: &View<'_>, at: u32, limit: u32) -> bool {
    at < limit
        && (view.phrase_at(at, limit).is_some()
            || view.is(at, &["how", "what", "why", "him", "her", "them", "all", "any"]))
        && !view.is(at, &["to", "that"])
}

/// A clause from `start` to where it ends; none if it is empty.
fn clause(view: &View<'_>, unit: Unit, _cue: &Cue, start: u32) -> Option<Range> {
    let end = end_of(view, unit, start);
    (end > start + 1 || end > start && view.quote_of(start).is_some()).then_some(Range::new(start, end))
}

/// Where indirect content that starts at or before `from` ends: at the sentence's stop, or before a clause
/// that belongs to the reporting sentence again.
pub(super) fn end_of(view: &View<'_>, unit: Unit, from: u32) -> u32 {
    let mut limit = unit.tokens.end;
    while limit > from
        && view.quote_of(limit - 1).is_none()
        && (view.stop(limit - 1) || view.is(limit - 1, &[",", ":", ";"]))
    {
        limit -= 1;
    }
    (from + 1..limit).find(|t| view.quote_of(*t).is_none() && ends_at(view, unit, *t, from)).unwrap_or(limit)
}

fn ends_at(view: &View<'_>, unit: Unit, at: u32, from: u32) -> bool {
    let text = view.context.text;
    if text.tokens[at as usize].gap >= Gap::Line {
        return true;
    }
    if view.is(at, &[";"]) || view.dash(at) && !inserts(view, unit, at, from) {
        return true;
    }
    if let Some(number) =
        view.closes_before(at).filter(|n| view.quote(*n).tokens.start >= from && at > from + 1)
    {
        if rounds_off(view, unit, view.quote(number).tokens) {
            return true;
        }
        let after = view.is(at, &["as", "after", "while", "amid", "following", "during"])
            || view.is(at, &["in", "at", "on"])
                && view.phrase_at(at + 1, unit.tokens.end).is_some_and(|r| medium(view, r))
            || view.date_at(at).is_some();
        if after {
            return true;
        }
    }
    if view.is(at, &[","]) {
        let next = at + 1;
        return cue_form(view, next, &[Form::Ing])
            || view.is(next, &["according", "said", "says"])
            || view.is(next, &["but", "and", "while", "although", "though"])
                && matrix_follows(view, unit, next + 1);
    }
    coordinated_cue(view, unit, at)
}

/// Whether the dash opens or closes an insertion: "the trust - its owner - must act".
fn inserts(view: &View<'_>, unit: Unit, at: u32, from: u32) -> bool {
    let dashes = |range: Range| range.iter().filter(|t| view.quote_of(*t).is_none() && view.dash(*t)).count();
    let before = dashes(Range::new(from, at));
    before % 2 == 1 || dashes(Range::new(at + 1, unit.tokens.end)) % 2 == 1
}

/// "and warned", "but says": a second reporting verb of the same subject.
fn coordinated_cue(view: &View<'_>, unit: Unit, at: u32) -> bool {
    view.is(at, &["and", "but"]) && {
        let next = skip_adverbs(view, at + 1);
        next < unit.tokens.end
            && cue_form(view, next, &[Form::Past, Form::Third])
            && cue::at(view, next)
                .is_some_and(|c| !c.passive && c.frames.any(Frames::QUOTE | Frames::OBJECT | Frames::TO))
    }
}

fn skip_adverbs(view: &View<'_>, mut at: u32) -> u32 {
    while cue::adverb(view, at) {
        at += 1;
    }
    at
}

/// Whether a reporting clause follows a conjunction: a verb, or a short subject and a verb.
fn matrix_follows(view: &View<'_>, unit: Unit, at: u32) -> bool {
    let limit = unit.tokens.end;
    let at = skip_adverbs(view, at);
    let verb = |t: u32| {
        t < limit
            && cue::at(view, t).is_some_and(|c| {
                matches!(c.form, Form::Past | Form::Third)
                    && !c.passive
                    && c.frames.any(Frames::QUOTE | Frames::TO)
            })
    };
    let mut at = at;
    for _ in 0..3 {
        let Some(phrase) = view.phrase_at(at, limit).filter(|_| !verb(at)) else { break };
        let next = skip_adverbs(view, phrase.end);
        if verb(next) || (phrase.start + 1..phrase.end).any(verb) {
            return true;
        }
        if !view.is(phrase.end, &["of", "in", "for", "at", "from"]) {
            return false;
        }
        at = phrase.end + 1;
    }
    verb(at)
}

fn cue_form(view: &View<'_>, at: u32, forms: &[Form]) -> bool {
    cue::at(view, at).is_some_and(|c| {
        forms.contains(&c.form)
            && c.frames.any(Frames::QUOTE | Frames::CLAUSE | Frames::OBJECT | Frames::LABEL)
    })
}

/// The object of a verb with what hangs on it: up to a comma, a dash, a new clause.
fn phrase(view: &View<'_>, unit: Unit, start: u32) -> Range {
    let end = end_of(view, unit, start);
    let stops = |t: &u32| {
        view.quote_of(*t).is_none()
            && (view.is(*t, &[",", "after", "when", "while", "because", "during", "before", "saying"])
                || view.is(*t, &["in"]) && view.phrase_at(*t + 1, end).is_some_and(|r| medium(view, r)))
    };
    let quoted = |t: &u32| {
        view.closes_before(*t).is_some_and(|n| !(start..*t).any(|u| view.opens(u).is_some_and(|m| m != n)))
            && !view.is(*t, &["of", "for", "about", "over"])
            && !(view.is(*t, &["and", "or"]) && view.opens(*t + 1).is_some())
    };
    Range::new(start, (start + 1..end).find(|t| stops(t) || quoted(t)).unwrap_or(end))
}

/// The quotation that closes just before the subject at `from`, with the clause it ends, if no reporting word of
/// its own has it. One in a sentence of its own counts where it is the whole of it: `"Why now?" Ms Hill asked.`
pub(super) fn quotation_before(view: &View<'_>, unit: Unit, from: u32) -> Option<Range> {
    if view.context.text.tokens.get(from as usize).is_none_or(|t| t.gap >= Gap::Line) {
        return None;
    }
    let comma = from.checked_sub(1)?;
    let marked = view.is(comma, &[","]) || view.dash(comma);
    let number = view.closes_before(from).or_else(|| view.closes_before(comma).filter(|_| marked))?;
    let quote = view.quote(number).tokens;
    if quote.start < unit.tokens.start {
        let opens = view.units.iter().any(|u| u.tokens.start == quote.start);
        return opens.then_some(quote);
    }
    with_clause(view, unit, quote)
}

/// A clause up to the comma before the subject at `from`: "The trust had more to do, she said".
pub(super) fn clause_before(view: &View<'_>, unit: Unit, from: u32) -> Option<Range> {
    let comma = from.checked_sub(1).filter(|t| view.is(*t, &[","]) || view.dash(*t))?;
    let start = earlier_clause(view, unit, comma);
    (comma > start && view.quote_of(comma - 1).is_none()).then_some(Range::new(start, comma))
}

/// Whether a stretch before a reporting clause is a clause, not only "In a letter on Monday".
pub(super) fn is_clause(view: &View<'_>, range: Range) -> bool {
    range.len() >= 3 && view.has_verb(range)
}

/// A quotation that ends a clause of the speaker's, with that clause: `The plans "are a step forward," she said`.
/// None where another reporting word has it.
fn with_clause(view: &View<'_>, unit: Unit, quote: Range) -> Option<Range> {
    let start = earlier_clause(view, unit, quote.start);
    let own = (start..quote.start)
        .any(|t| view.shape(t).is(Shape::LETTER) && !view.is(t, &["but", "and", "yet", "so"]));
    let marked = quote.start > start
        && (view.is(quote.start - 1, &[",", ":"])
            || view.dash(quote.start - 1)
            || view.closes_before(quote.start).is_some());
    let reports = |c: &Cue| {
        let finite = matches!(c.form, Form::Past | Form::Third | Form::Ing);
        finite && c.frames.any(Frames::QUOTE | Frames::LABEL | Frames::OBJECT | Frames::THAT)
    };
    let reported = (start..quote.start)
        .any(|t| view.quote_of(t).is_none() && cue::at(view, t).is_some_and(|c| reports(&c)));
    match (own && !marked, reported) {
        (true, true) => None,
        (true, false) => Some(Range::new(start, quote.end)),
        (false, _) => Some(quote),
    }
}

/// Where the clause that ends at `end` starts: after a semicolon or a quotation, or at the unit's start.
fn earlier_clause(view: &View<'_>, unit: Unit, end: u32) -> u32 {
    let broken = |t: &u32| view.quote_of(*t).is_none() && view.is(*t, &[";"]);
    (unit.tokens.start..end).rev().find(broken).map_or(unit.tokens.start, |t| t + 1)
}
