//! What a figure measures: the phrase the rule caught, the things counted with what is said of them, or the noun
//! phrase a share or a sum belongs to.

use super::saying::{self, Words};
use crate::claim::{Argument, Claim, Context};
use crate::entity::EntityKind;
use crate::lexicon::lists;
use crate::mention::{Label, Mention};
use crate::text::{Range, Shape};

/// Sets `measure` and, for a count, `scope`.
pub(super) fn tell(context: &Context<'_>, claim: &mut Claim, place: Range) {
    let caught = claim.arg("measure").and_then(|a| a.span).map(|s| context.text.range(s));
    let words = match caught {
        Some(range) if context.look().is(range.end - 1, &["time"]) && range.len() < 3 => {
            of_time(context, place)
        }
        Some(range) if claim.rule == "share-of" => Some(saying::of_share(context, range)),
        Some(range) => Some(Words::of(context, changed(context, claim, range, place))),
        None if claim.rule == "change-by" => object_of_change(context, claim).map(|r| Words::of(context, r)),
        None if claim.rule == "change-of" => {
            saying::counted_before(context, place.start).map(|r| Words::of(context, r))
        }
        None => around(context, claim, place),
    };
    // "rising | nine places to 15": what holds the first number is no measure of it.
    let first = claim.arg("from").and_then(|a| a.span).map(|s| context.text.range(s));
    let holds = |r: Range| first.is_some_and(|f| r.start <= f.start && f.start < r.end);
    // "in 2021 to 112 last year" measures nothing.
    let adverbial = |r: Range| {
        let preposition = context.look().starts(r.start, lists::FUNCTION_WORDS, &["preposition"]).is_some();
        let date = context.scene.starting(r.start + 1).any(|(_, m)| !m.label.is_name());
        preposition && date
    };
    let sound = |w: &Words| !w.value.is_empty() && !w.range.is_some_and(|r| holds(r) || adverbial(r));
    let of = |w: &Words| w.range.filter(|r| context.look().is(r.start, &["of"]) && r.len() > 1);
    let words = words.map(|w| of(&w).map_or(w, |r| Words::of(context, Range::new(r.start + 1, r.end))));
    let Some(words) = words.filter(sound) else { return };
    if let Some(scope) =
        words.range.and_then(|r| scope(context, r, place)).filter(|_| claim.arg("scope").is_none())
    {
        claim.set("scope", Words::of(context, scope).argument(context));
    }
    claim.set("measure", words.argument(context));
}

impl Words {
    fn argument(self, context: &Context<'_>) -> Argument {
        let span = self.range.map(|r| context.text.span(r));
        Argument { value: self.value.into(), span, ..Argument::default() }
    }
}

/// What changes: the phrase caught, or where that is who changes it ("it had reduced the number of calls"), the
/// object; "the number of calls" measures calls.
fn changed(context: &Context<'_>, claim: &Claim, caught: Range, place: Range) -> Range {
    let verb = claim.arg("direction").and_then(|a| a.span).map(|s| context.text.range(s));
    let object = verb.filter(|v| v.start >= caught.end && acts(context, caught)).and_then(|v| {
        let limit = context.look().sentence(v.start).end;
        context.phrase_after(v.end, limit).filter(|p| p.start <= v.end + 1)
    });
    let linked = caught.start > 0 && context.look().is(caught.start - 1, &["across", "among", "between"]);
    let whole = || context.full_phrase_before(caught.end, context.look().sentence(caught.start).start);
    let caught = if linked { whole().unwrap_or(caught) } else { caught };
    let range = without_number_of(context, object.unwrap_or(caught));
    let unit = claim.text("unit").filter(|u| !["percent", "GBP"].contains(u));
    // A noun that may be a verb ("calls") still closes its phrase when it is the thing counted.
    let left_out = unit.is_some_and(|u| {
        let next = context.text.tokens.get(range.end as usize).map_or("", |t| context.text.str(t.span));
        !u.is_empty() && next.starts_with(u) && range.end < place.start
    });
    Range::new(range.start, range.end + u32::from(left_out))
}

/// "engines were available only | 58 per cent of the time": how often something is so.
fn of_time(context: &Context<'_>, place: Range) -> Option<Words> {
    let segment = context.segment(place);
    let verb = (segment.start..place.start).rev().find(|t| saying::verb(context, *t))?;
    let subject = context.full_phrase_before(verb, segment.start)?;
    let said = Range::new(subject.start, place.start);
    let approximates = |t: u32| context.text.hits.find(t, lists::APPROXIMATORS).is_some();
    let end = said.iter().find(|t| context.look().is(*t, &["only", "just"]) || approximates(*t));
    let words = Words::of(context, Range::new(said.start, end.unwrap_or(said.end)));
    Some(Words { value: format!("time {}", words.value), range: words.range })
}

/// "cutting | spending | by £7m".
fn object_of_change(context: &Context<'_>, claim: &Claim) -> Option<Range> {
    let verb = claim.arg("direction").and_then(|a| a.span).map(|s| context.text.range(s))?;
    let by = (verb.end..claim.tokens.end).find(|t| context.look().is(*t, &["by"]))?;
    (by > verb.end).then(|| Range::new(verb.end, by))
}

/// Whether a phrase is a body, a person or a pronoun, which no number measures.
fn acts(context: &Context<'_>, range: Range) -> bool {
    let pronoun = context.look().starts(range.start, lists::FUNCTION_WORDS, &["pronoun"]);
    let argument = context.name(range);
    let named = argument.entity.is_some_and(|e| {
        let entity = context.entities.get(e);
        entity.kind != EntityKind::Place && argument.value.text() == Some(entity.name.as_str())
    });
    pronoun.is_some_and(|p| p == range) || named
}

fn without_number_of(context: &Context<'_>, range: Range) -> Range {
    let look = context.look();
    let noun = range.iter().find(|t| look.is(*t, &["number", "total", "amount", "numbers"]));
    match noun.filter(|n| look.is(n + 1, &["of"]) && n + 2 < range.end && *n <= range.start + 2) {
        Some(noun) => Range::new(noun + 2, range.end),
        None => range,
    }
}

/// What a number measures where no rule caught it.
fn around(context: &Context<'_>, claim: &Claim, place: Range) -> Option<Words> {
    let number = claim.arg("value")?.mention.map(|n| &context.mentions[n as usize])?;
    match number.label {
        Label::Quantity => saying::of_count(context, number),
        Label::Money => of_sum(context, place),
        _ => of_rate(context, place),
    }
}

/// "turnover was 18%", "3,200 homes, or 37%,", "61 per cent | did not feel safe".
fn of_rate(context: &Context<'_>, place: Range) -> Option<Words> {
    let look = context.look();
    if let Some(first) = compared(context, place) {
        return before(context, first).map(|r| Words::of(context, r));
    }
    let restates = place.start > 1 && look.is(place.start - 1, &["or"]) && look.is(place.start - 2, &[","]);
    if restates {
        let sentence = look.sentence(place.start);
        let counts = context.scene.inside(Range::new(sentence.start, place.start)).map(|(_, m)| m);
        let first = { counts }.find(|m| m.label == Label::Quantity);
        return first.and_then(|m| saying::of_count(context, m));
    }
    if saying::verb(context, place.end)
        && let Some(words) = saying::of_number(context, place.end)
    {
        return Some(words);
    }
    let told = || saying::said_after(context, place).map(|r| Words::of(context, r));
    before(context, place).map(|r| Words::of(context, r)).or_else(told)
}

/// The share before a benchmark: "84 per cent, compared with | 91 per cent nationally".
fn compared(context: &Context<'_>, place: Range) -> Option<Range> {
    let look = context.look();
    let before = context.scene.inside(Range::new(look.sentence(place.start).start, place.start));
    let first = before.filter(|(_, m)| m.label == Label::Percent).last().map(|(_, m)| m.tokens)?;
    let linked = place.start.checked_sub(2).filter(|t| look.is(*t, &["compared"]) && *t >= first.end);
    linked.map(|_| first)
}

/// "costs of £2,150", "a £600,000 library", "spent £60,000 on refurbishment".
fn of_sum(context: &Context<'_>, place: Range) -> Option<Words> {
    let look = context.look();
    let segment = context.segment(place);
    let of = place
        .start
        .checked_sub(1)
        .map(|t| skip_approximator(context, t, segment))
        .filter(|t| look.is(*t, &["of"]));
    if let Some(phrase) = of.and_then(|of| context.full_phrase_before(of, segment.start)) {
        return Some(Words::of(context, last_joined(context, phrase)));
    }
    let object = object_of_sum(context, place, segment);
    if let Some(word) = governing(context, place, segment) {
        let what = object.map(|r| format!(" {}", context.text.str(context.text.span(r)))).unwrap_or_default();
        let range = object.or(Some(word.1));
        return Some(Words { value: saying::plain(&format!("{}{what}", word.0)), range });
    }
    let made = context
        .text
        .tokens
        .get(place.end as usize)
        .filter(|t| t.gap < crate::text::Gap::Line && t.shape.any(Shape::LETTER));
    let after = made.and_then(|_| noun_after(context, place.end, segment.end));
    after.or(object).or_else(|| before(context, place)).map(|r| Words::of(context, r))
}

/// The last of phrases joined by "and" where a number stands in the first: "340 people and posted | sales".
fn last_joined(context: &Context<'_>, phrase: Range) -> Range {
    let number = |m: &Mention| matches!(m.label, Label::Quantity | Label::Percent | Label::Money);
    let and =
        phrase.iter().rev().find(|t| context.look().is(*t, &["and"])).filter(|and| and + 1 < phrase.end);
    let counted = |and: &u32| context.scene.inside(Range::new(phrase.start, *and)).any(|(_, m)| number(m));
    let start = and.filter(counted).map_or(phrase.start, |and| and + 1);
    let verb = start + 1 < phrase.end && start > phrase.start && saying::verb(context, start);
    Range::new(start + u32::from(verb), phrase.end)
}

/// Before "around", "more than" and the like.
fn skip_approximator(context: &Context<'_>, token: u32, segment: Range) -> u32 {
    let end = token + 1;
    let ends = |t: u32| context.text.hits.of(t, lists::APPROXIMATORS).any(|h| h.range().end == end);
    let from = segment.start.max(end.saturating_sub(4));
    (from..end).find(|t| ends(*t)).filter(|t| *t > segment.start).map_or(token, |t| t - 1)
}

/// The noun a sum describes: "a £600,000 | library".
fn noun_after(context: &Context<'_>, at: u32, limit: u32) -> Option<Range> {
    let hit = |t: u32| context.text.hits.is(t, lists::FUNCTION_WORDS);
    let word = |t: u32| context.text.tokens[t as usize].shape.any(Shape::LETTER) && !hit(t);
    let end = (at..limit).find(|t| !word(*t)).unwrap_or(limit).min(at + 4);
    (end > at).then(|| Range::new(at, end))
}

/// The verb that governs a sum, as the noun for it: "fined" gives "fine".
fn governing<'a>(context: &Context<'a>, place: Range, segment: Range) -> Option<(&'a str, Range)> {
    let from = segment.start.max(place.start.saturating_sub(10));
    let passive = place.end..segment.end.min(place.end + 5);
    let hits = (from..place.start).rev().chain(passive).flat_map(|t| context.text.hits.at(t).iter());
    let hit = { hits }.find(|h| h.list == lists::SUMS)?;
    Some((context.lexicon.field(hit.list, hit.row, "noun"), hit.range()))
}

/// What a sum goes to: "on refurbishment", "into the department", "for a new ward", with the preposition.
fn object_of_sum(context: &Context<'_>, place: Range, segment: Range) -> Option<Range> {
    let look = context.look();
    let end = segment.end.min(place.end + 6);
    let named = |t: u32| context.labels_over(t).any(Label::is_name);
    let tie = (place.end..end)
        .take_while(|t| !look.is(*t, &["by", "from"]))
        .find(|t| look.is(*t, &["on", "for", "into", "towards", "in", "to"]) && !named(*t))?;
    let phrase = context.phrase_after(tie + 1, segment.end).filter(|p| p.start <= tie + 3)?;
    let named = |l: Label| context.scene.inside(phrase).any(|(_, m)| m.label == l);
    (!named(Label::Date)).then(|| Range::new(tie, coordinated(context, phrase, segment.end)))
}

/// "pest control and deep cleaning": with the phrase that "and" adds, unless a verb or number follows.
fn coordinated(context: &Context<'_>, phrase: Range, limit: u32) -> u32 {
    let look = context.look();
    let next =
        context.text.chunks.at(phrase.end + 1).filter(|c| c.end <= limit && look.is(phrase.end, &["and"]));
    let plain = next.filter(|c| {
        !context.scene.inside(*c).any(|(_, m)| m.label != Label::Org) && !saying::verb(context, c.end)
    });
    plain.map_or(phrase.end, |c| c.end)
}

/// The noun phrase before a share or a sum, over a verb: "turnover stood at 18%".
fn before(context: &Context<'_>, place: Range) -> Option<Range> {
    let segment = context.segment(place);
    let aside = segment.start + 1 >= place.start && context.look().is(segment.start, &["at"]);
    if (aside || context.look().is(segment.start, &["which", "who"])) && segment.start > 1 {
        return context.full_phrase_before(segment.start - 1, context.look().sentence(place.start).start);
    }
    let mut end =
        place.start.checked_sub(1).map_or(place.start, |t| skip_approximator(context, t, segment) + 1);
    while end > segment.start && place.start - end < 9 {
        let phrase = context.phrase_before(end, segment.start);
        if let Some(date) = phrase.filter(|p| context.labels_over(p.end - 1).any(|l| l == Label::Date)) {
            end = date.start.max(segment.start + 1) - 1;
            continue;
        }
        let phrase = phrase.filter(|p| !saying::verb(context, p.start) && !acts(context, *p));
        if phrase.is_some() {
            return context.full_phrase_before(end, segment.start);
        }
        end -= 1;
    }
    None
}

/// Where the things counted are: "in the corridor", "across five boroughs".
fn scope(context: &Context<'_>, measure: Range, place: Range) -> Option<Range> {
    let look = context.look();
    let at = measure.end.max(place.end);
    if look.is(at, &["nationally", "locally", "regionally"]) {
        return Some(Range::new(at, at + 1));
    }
    let limit = look.sentence(place.start).end;
    if at + 1 >= limit || !look.is(at, &["in", "at", "across", "among", "within"]) {
        return None;
    }
    let mut phrase = context.phrase_after(at + 1, limit).filter(|p| p.start <= at + 2)?;
    let counted = context.scene.starting(phrase.start).find(|(_, m)| m.label == Label::Quantity);
    phrase.end = counted.map_or(phrase.end, |(_, m)| m.tokens.end.max(phrase.end));
    let timed = look.ends(phrase.end, lists::MEASURES, &["not"]).is_some();
    let dated = phrase.iter().any(|t| context.labels_over(t).any(|l| l == Label::Date));
    (!timed && !dated).then(|| Range::new(at, phrase.end))
}

impl Context<'_> {
    /// The tokens around a number up to the next comma, semicolon, dash or quotation mark on either side.
    pub(super) fn segment(&self, place: Range) -> Range {
        let sentence = self.look().sentence(place.start);
        let bound = |t: u32| saying::bounds(self, t);
        let start = (sentence.start..place.start).rev().find(|t| bound(*t)).map_or(sentence.start, |t| t + 1);
        let end = (place.end..sentence.end).find(|t| bound(*t)).unwrap_or(sentence.end);
        Range::new(start, end)
    }
}
