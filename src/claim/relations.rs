//! Relations: who runs, owns, formed or followed whom.

use super::{Argument, Claim, Confidence, Context, Value};
use crate::entity::EntityKind;
use crate::lexicon::lists;
use crate::mention::{Kind, Label};
use crate::pattern::Match;
use crate::text::{Range, Shape};

/// Completes a relation: both ends as whom or what they name, and the date of the clause.
pub(super) fn complete(context: &Context<'_>, claim: &mut Claim) -> bool {
    let ends = ["subject", "object"].map(|n| place(context, claim, n));
    let [Some(subject), Some(object)] = ends else { return false };
    if claim.text("relation") == Some("alias_of") {
        claim.set("subject", short_name(context, subject));
        claim.set("object", long_name(context, object));
        return true;
    }
    for (name, range) in [("subject", subject), ("object", object)] {
        let range = if range.start == claim.tokens.start { governed(context, claim, range) } else { range };
        let argument = end(context, range);
        if argument.mention.is_none() {
            claim.confidence = Confidence::Medium;
        }
        claim.set(name, argument);
    }
    if !fits(context, claim) {
        return false;
    }
    if let Some(date) = date(context, claim) {
        claim.set("date", date);
    }
    true
}

/// What a relative clause or an apposition hangs on: the last phrase that is a body, "CNN" in "representatives for
/// CNN, owned by".
fn governed(context: &Context<'_>, claim: &Claim, range: Range) -> Range {
    let hangs = ["run-by", "owned-by", "formed-by", "runs", "part-of"].contains(&claim.rule.as_str());
    let tied = |t: &u32| context.look().starts(*t, lists::FUNCTION_WORDS, &["preposition"]).is_some();
    let last =
        range.iter().rev().filter(tied).map(|t| Range::new(t + 1, range.end)).filter(|r| !r.is_empty());
    let body = |r: &Range| {
        let named =
            end(context, *r).entity.is_some_and(|e| context.entities.get(e).kind == EntityKind::Organisation);
        named || describes_body(context, *r)
    };
    let whole =
        context.headed(range).is_some_and(|n| context.mentions[n as usize].tokens.start <= range.start + 1);
    { last }.find(|r| hangs && !whole && body(r)).unwrap_or(range)
}

/// Since or at when: the date just after, or before all of it where something happened ("In 2013 X bought Y").
fn date(context: &Context<'_>, claim: &Claim) -> Option<Argument> {
    let look = context.look();
    let sentence = look.sentence(claim.tokens.start);
    let point = |m: &crate::mention::Mention| {
        let within =
            context.scene.inside(sentence).any(|(_, n)| n.label.is_name() && n.tokens.overlaps(m.tokens));
        m.label == Label::Date && !matches!(m.sub, Some("duration" | "set" | "vague")) && !within
    };
    let ends = |t: &u32| {
        context.text.tokens[*t as usize].shape.any(Shape::MARK) || look.is(*t, &["and", "who", "which"])
    };
    let limit = sentence.end.min(claim.tokens.end + DATE_REACH);
    let limit = (claim.tokens.end..limit).find(ends).unwrap_or(limit);
    let after = context.scene.inside(Range::new(claim.tokens.start, limit.max(claim.tokens.end)));
    let after = { after }.find(|(_, m)| point(m) && !look.is(m.tokens.start - 1, &["until"]));
    let event = look.holds(claim.tokens, lists::ACTIONS, &["past", "participle"]);
    let opens = || {
        let before = context.scene.inside(Range::new(sentence.start, claim.tokens.start));
        { before }.find(|(_, m)| {
            point(m) && m.tokens.start <= sentence.start + 1 && m.tokens.end + 1 >= claim.tokens.start
        })
    };
    let (number, _) = after.or_else(|| opens().filter(|_| event))?;
    Some(context.mention_argument(number))
}

/// Tokens after a relation in which its date may begin.
const DATE_REACH: u32 = 8;

/// Whether the ends can stand in the relation: nobody owns or runs a person, who joins or follows whom in office is
/// told by roles, and a person founds but is not founded.
fn fits(context: &Context<'_>, claim: &Claim) -> bool {
    let person = |name: &str| {
        let entity = claim.arg(name).and_then(|a| a.entity);
        entity.is_some_and(|e| context.entities.get(e).kind == EntityKind::Person)
    };
    match claim.text("relation") {
        Some("part_of") => !person("subject") && !person("object") && !joins_in(context, claim),
        Some("successor_of" | "took_over_from") => !person("subject") && !person("object"),
        Some("formed_by") => !person("subject"),
        _ => !person("object") && can_be_run(context, claim),
    }
}

/// "joined Apple in removing posts" tells no membership, nor does "part of the trust's plan".
fn joins_in(context: &Context<'_>, claim: &Claim) -> bool {
    let look = context.look();
    let Some(object) = place(context, claim, "object") else { return false };
    let described = context.text.chunks.at(object.start).is_some_and(|c| c.end > object.end);
    let doing = (object.end..look.sentence(object.start).end.min(object.end + 6))
        .any(|t| look.is(t, &["in"]) && context.text.token_str(t + 1).ends_with("ing"));
    described || doing
}

/// Whether what is run or owned is no inspectorate; of what a pronoun means only a provider can be.
fn can_be_run(context: &Context<'_>, claim: &Claim) -> bool {
    let Some(object) = claim.arg("object") else { return false };
    let Some(entity) = object.entity.map(|e| context.entities.get(e)) else { return true };
    let words = object.span.map(|s| context.text.range(s)).filter(|_| object.mention.is_none());
    let pronoun = words.is_some_and(|r| {
        r.len() == 1 && context.look().starts(r.start, lists::FUNCTION_WORDS, &["pronoun"]).is_some()
    });
    match entity.detail {
        Kind::Inspectorate(_) => false,
        Kind::Provider | Kind::Council => true,
        _ => !pronoun,
    }
}

fn place(context: &Context<'_>, claim: &Claim, name: &str) -> Option<Range> {
    claim.arg(name).and_then(|a| a.span).map(|s| context.text.range(s))
}

/// One end: the named body or person the phrase is, opens or closes with, or refers to; else its own words.
fn end(context: &Context<'_>, range: Range) -> Argument {
    let core = context.trim_determiner(range);
    if context.look().starts(core.start, lists::FUNCTION_WORDS, &["pronoun"]).is_some_and(|p| p.len() == 1) {
        return context.name(Range::new(core.start, core.start + 1));
    }
    let named = context.headed(range).or_else(|| apposed(context, range));
    named.and_then(|n| context.mentioned(n)).unwrap_or_else(|| context.name(range))
}

/// The body that a description is said of: "Air Shamrock, | an airline | owned by", "Wexmoor is | a prison | run by".
fn apposed(context: &Context<'_>, range: Range) -> Option<u32> {
    let look = context.look();
    let described = look.starts(range.start, lists::FUNCTION_WORDS, &["determiner"]).is_some();
    let at = range.start.checked_sub(1).filter(|_| described)?;
    let sentence = look.sentence(range.start);
    if look.is(at, &[","]) {
        let named = |m: &crate::mention::Mention| m.label == Label::Org && m.entity.is_some();
        return context.ending(at, sentence.start).find(|(_, m)| named(m)).map(|(n, _)| n);
    }
    let be = look.starts(at, lists::GRAMMAR, &["be"]).is_some();
    let subject = context.subject_before(at + 1).filter(|_| be)?;
    context.headed(subject).filter(|n| context.mentions[*n as usize].label == Label::Org)
}

/// The name in full: the body's own, or the words where the article mostly calls it by the short name.
fn long_name(context: &Context<'_>, range: Range) -> Argument {
    let argument = end(context, range);
    let full = context.text.str(context.text.span(context.trim_determiner(range)));
    let shorter = argument.value.text().is_none_or(|name| name.len() * 2 < full.len());
    if shorter { Argument { value: full.into(), ..argument } } else { argument }
}

/// The short name as it is written.
fn short_name(context: &Context<'_>, range: Range) -> Argument {
    let core = context.trim_determiner(range);
    let entity = context.name(range).entity;
    let span = context.text.span(core);
    Argument {
        value: Value::Text(context.text.str(span).into()),
        span: Some(span),
        entity,
        ..Argument::default()
    }
}

/// The guards of relation rules.
pub(super) fn guard(name: &str, context: &Context<'_>, names: &[String], found: &Match) -> bool {
    let capture =
        |name: &str| found.captures.iter().find(|c| names[c.name as usize] == name).map(|c| c.tokens);
    let (Some(subject), Some(object)) = (capture("subject"), capture("object")) else { return false };
    match name {
        "bodies" => are_bodies(context, subject, object),
        "named" => is_named(context, subject) && is_named(context, object),
        "short_for" => is_short_for(context, subject, object),
        _ => false,
    }
}

/// Whether two phrases are two bodies, at least one of them known by name.
fn are_bodies(context: &Context<'_>, subject: Range, object: Range) -> bool {
    let (a, b) = (end(context, subject), end(context, object));
    let known = |e: &Argument| e.entity.is_some_and(|e| context.entities.get(e).kind != EntityKind::Place);
    let apart = a.entity.is_none() || a.entity != b.entity;
    // "it" read as an inspectorate is a wrong reading: what is run, owned or formed is inspected.
    let examiner = |e: &Argument| {
        let detail = e.entity.map(|e| context.entities.get(e).detail);
        e.mention.is_none() && matches!(detail, Some(Kind::Inspectorate(_)))
    };
    if examiner(&a) || examiner(&b) {
        return false;
    }
    let described = |r: Range, e: &Argument| known(e) || describes_body(context, r);
    apart && (known(&a) || known(&b)) && described(subject, &a) && described(object, &b)
}

/// "a Telford academy trust", "all four schools": the phrase's head is a noun for a body.
fn describes_body(context: &Context<'_>, range: Range) -> bool {
    let look = context.look();
    let noun = |end: u32| look.ends(end, lists::DEFINITE_NOUNS, &["provider", "body"]).is_some();
    let body = |end: u32| noun(end) || is_plural_body(context, end - 1);
    let head = range.iter().skip(1).find(|t| ties(context, *t)).unwrap_or(range.end);
    let amount =
        look.is(head - 1, &["number", "chain", "string", "series", "network", "handful", "majority", "all"]);
    body(head) || amount && body(range.end)
}

fn ties(context: &Context<'_>, token: u32) -> bool {
    context.look().is(token, &["of", "in", "at", "for", "on", "across", "near", "from", "with", "around"])
}

/// Whether a plural is of a noun for a body: "schools", "homes".
fn is_plural_body(context: &Context<'_>, token: u32) -> bool {
    let single = context.text.token_str(token).strip_suffix(['s', 'S']);
    single.is_some_and(|s| context.lexicon.has_phrase(lists::DEFINITE_NOUNS, &["provider"], s))
}

fn is_named(context: &Context<'_>, range: Range) -> bool {
    let capital = |t: u32| context.text.tokens[t as usize].shape.capitalised();
    let body = context.scene.inside(range).any(|(_, m)| m.label == Label::Org);
    let acronym = range.len() == 1 && context.text.tokens[range.start as usize].shape.all_capitals();
    body || acronym || range.len() > 1 && capital(range.start) && capital(range.end - 1)
}

/// Whether the first letters of the long name's words, small words left out or not, give the short one.
fn is_short_for(context: &Context<'_>, short: Range, long: Range) -> bool {
    let (a, b) = (context.name(short).entity, context.name(long).entity);
    if a.is_some() && a == b {
        return true;
    }
    let short: String =
        context.text.str(context.text.span(short)).chars().filter(|c| c.is_alphanumeric()).collect();
    let initials = |all: bool| -> String {
        let word = |t: &u32| {
            let shape = context.text.tokens[*t as usize].shape;
            shape.any(Shape::LETTER) && (all || shape.capitalised())
        };
        long.iter().filter(word).filter_map(|t| context.text.token_str(t).chars().next()).collect()
    };
    [true, false].iter().any(|all| initials(*all).eq_ignore_ascii_case(&short))
}
