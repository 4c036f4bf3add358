//! Which numbers are claims: measures of a service, sample sizes and money; never what stands in advertisements,
//! nor numbers that only point back ("the three places").

use super::{is_duration, is_number, parts};
use crate::claim::Context;
use crate::lexicon::lists;
use crate::mention::{Kind, Label, Mention, Why};
use crate::pattern::Match;
use crate::text::{Range, Shape};

/// Below this a number after "the" or "its" points back to things told before; from it on it is a figure.
const FIGURE: f64 = 10.0;

/// Whether the number a rule caught is a figure about a service.
pub(in crate::claim) fn counts(context: &Context<'_>, found: &Match) -> bool {
    let numbers = context.scene.inside(found.tokens).map(|(_, m)| m);
    let value = { numbers }.find(|m| is_number(m) && !is_duration(m));
    context.facts.talk && value.is_some_and(|m| counted(context, m))
}

/// Whether a number measures a service.
fn counted(context: &Context<'_>, mention: &Mention) -> bool {
    let sentence = context.look().sentence(mention.tokens.start);
    if promotes(context, mention, sentence) || !is_about_service(context, mention, sentence) {
        return false;
    }
    match mention.label {
        Label::Quantity => {
            counts_things(context, mention)
                && introduces(context, mention, sentence)
                && !is_named(context, mention, sentence)
                && !is_graded(context, mention, sentence)
        }
        // "half of the time" says how often, not how many; "58 per cent of the time" is a figure.
        Label::Percent => {
            let exact = context.text.tokens[mention.tokens.start as usize].shape.any(Shape::DIGIT);
            let score = mention.tokens.start.saturating_sub(3)..mention.tokens.start;
            let scored = { score }.any(|t| context.look().is(t, &["score", "scored", "scores"]));
            !scored && (exact || !look_of_time(context, mention.tokens.end))
        }
        Label::Money => !converts(context, mention),
        _ => false,
    }
}

/// Whether a number can measure a service: what it counts is on the list of measures, or its sentence speaks of a
/// body that is inspected or inspects, by name, description or pronoun.
fn is_about_service(context: &Context<'_>, mention: &Mention, sentence: Range) -> bool {
    let groups = &["staff", "served", "count", "bodies", "opinion", "span"];
    let near = Range::new(mention.tokens.start, sentence.end.min(mention.tokens.end + 4));
    if near.iter().any(|t| super::saying::is_listed(context, t, groups)) {
        return true;
    }
    let look = context.look();
    // A sum may be that of any body: a firm that was fined.
    let sum = mention.label == Label::Money;
    let body = |m: &Mention| m.label == Label::Org && (sum || !matches!(m.kind, Kind::Plain));
    let described = |t: u32| {
        let noun = look.starts(t, lists::DEFINITE_NOUNS, &["provider", "inspectorate", "document"]).is_some();
        noun || sum && look.starts(t, lists::DEFINITE_NOUNS, &["body"]).is_some()
            || look.is(t, &["it", "its", "we", "our", "they", "their"])
            || super::saying::is_listed(context, t, groups)
    };
    if sum && sentence.iter().any(|t| look.text.hits.is(t, lists::SUMS))
        || sentence.iter().any(|t| super::saying::is_listed(context, t, &["rate"]))
    {
        return true;
    }
    let bare = sentence.len() < 12 && !context.facts.named.is_empty();
    bare || context.scene.inside(sentence).any(|(_, m)| body(m)) || sentence.iter().any(described)
}

/// Whether a number belongs to a name or an address: "134 Sports Camp Drive".
fn is_named(context: &Context<'_>, mention: &Mention, sentence: Range) -> bool {
    let tokens = &context.text.tokens;
    let capital = |t: u32| tokens[t as usize].shape.capitalised();
    let lower = |t: u32| tokens[t as usize].shape.any(Shape::SMALL) && !capital(t);
    let over = context.labels_over(mention.tokens.start).any(Label::is_name);
    let last = mention.tokens.end - 1;
    let shouted = tokens[last as usize].shape.all_capitals() && !sentence.iter().any(lower);
    over || mention.tokens.len() > 1 && capital(last) && !shouted
}

/// Whether a bare number is a grade given: "rated from five", "scored 4".
fn is_graded(context: &Context<'_>, mention: &Mention, sentence: Range) -> bool {
    let from = sentence.start.max(mention.tokens.start.saturating_sub(3));
    let before = Range::new(from, mention.tokens.start);
    mention.tokens.len() == 1 && context.look().holds(before, lists::VERBS, &["rate", "rated"])
}

/// Whether a sum only gives the sum before it in another currency: "$200m (£120m)".
fn converts(context: &Context<'_>, mention: &Mention) -> bool {
    let Some(bracket) = mention.tokens.start.checked_sub(1) else { return false };
    let mark = |t: u32, marks: &[&str]| context.look().is(t, marks);
    let sum = |m: &Mention| m.label == Label::Money;
    mark(bracket, &["(", "["]) && context.ending(bracket, bracket.saturating_sub(8)).any(|(_, m)| sum(m))
        || mark(bracket, &[";"]) && mark(mention.tokens.end, &[")", "]"])
}

fn look_of_time(context: &Context<'_>, end: u32) -> bool {
    let look = context.look();
    look.is(end, &["of"])
        && (look.is(end + 1, &["time"]) || look.is(end + 1, &["the"]) && look.is(end + 2, &["time", "way"]))
}

/// Whether what is counted is not on the list of things that measure nothing.
fn counts_things(context: &Context<'_>, mention: &Mention) -> bool {
    let look = context.look();
    let unit = parts(mention).1.unwrap_or_default();
    let end = mention.tokens.end;
    let not = look.ends(end, lists::MEASURES, &["not"]).is_some();
    // "22 hours a day" is how people live, "22 hours" how long something took.
    let rate = matches!(unit, "hour" | "minute")
        && look.is(end, &["a", "per", "each", "every"])
        && look.is(end + 1, &["day", "night", "week"]);
    // "11 areas for improvement"
    let named = mention.tokens.iter().filter_map(|t| look.starts(t, lists::MEASURES, &["count"]));
    let counts = rate || { named }.any(|n| n.end > end);
    !unit.is_empty() && (counts || !not && !context.lexicon.has_phrase(lists::MEASURES, &["not"], unit))
}

/// Whether a count brings something new: not a lone "one", not a small number of things already named.
fn introduces(context: &Context<'_>, mention: &Mention, sentence: Range) -> bool {
    let look = context.look();
    let at = mention.tokens.start;
    let value: f64 = parts(mention).0.and_then(|v| v.parse().ok()).unwrap_or(FIGURE);
    let before = |words: &[&str]| at > sentence.start && look.is(at - 1, words);
    let worded = look.is(at, &["one", "a", "an", "single"]);
    if worded && value == 1.0 {
        return before(&["only", "just", "than"]);
    }
    let opens = |t: u32| t == sentence.start || look.is(t - 1, &["\"", "“", ","]);
    let known = before(&["the", "these", "those", "its", "their", "our", "his", "her", "both"]);
    let ordered = before(&["last", "first", "next", "past", "previous", "other", "final", "remaining"]);
    let every = before(&["all"]) && !opens(at - 1);
    !ordered && !every && (!known || value >= FIGURE)
}

/// Whether the sentence sells something: a subscription, tickets.
fn promotes(context: &Context<'_>, mention: &Mention, sentence: Range) -> bool {
    let look = context.look();
    let sold = |t: u32| look.starts(t, lists::MEASURES, &["promo"]).is_some();
    mention.label == Label::Money && sentence.iter().any(sold)
}

/// For rules that compare two numbers: both are of one kind, and lengths of time are lengths.
pub(in crate::claim) fn comparable(context: &Context<'_>, names: &[String], found: &Match) -> bool {
    let number = |name: &str| {
        let capture = found.captures.iter().find(|c| names[c.name as usize] == name)?;
        capture.mention.map(|m| &context.mentions[m as usize]).filter(|m| is_number(m))
    };
    let (Some(from), Some(to)) = (number("from"), number("to")) else { return false };
    let (a, b) = (parts(from).1, parts(to).1);
    // A number that leaves its noun out may be of the other's: "from 29 to 14 children".
    let understood = [from, to].iter().any(|m| m.why == Why::Pattern("quantity.understood"));
    from.label == to.label && (a.is_none() || b.is_none() || a == b || understood)
}

/// For rules of how long something lasts: the date is a length of time.
pub(in crate::claim) fn lasts(context: &Context<'_>, found: &Match) -> bool {
    let mut dates = context.scene.inside(found.tokens).map(|(_, m)| m).filter(|m| m.label == Label::Date);
    context.facts.talk && dates.any(is_duration) && !is_personal(context, found.tokens)
}

/// Whether one person tells his or her own: "she had waited 14 months" measures no service.
fn is_personal(context: &Context<'_>, found: Range) -> bool {
    let segment = context.segment(found);
    let before = Range::new(segment.start, found.start);
    let person = context.scene.inside(before).any(|(_, m)| m.label == Label::Person);
    person || before.iter().any(|t| context.look().is(t, &["he", "she", "i", "who"]))
}
