//! Who holds which office: the rules tie a person to an office, this tells of which body ([`body`]) and since
//! when or no longer ([`tenure`]), and keeps one claim for each person and post, at its clearest sentence.

mod body;
mod signed;
mod tenure;
#[cfg(test)]
mod tests;

use super::{Argument, Claim, ClaimType, Confidence, Context};
use crate::entity::EntityKind;
use crate::lexicon::lists;
use crate::mention::Label;
use crate::pattern::Match;
use crate::text::{Range, Shape};

pub(super) use signed::find as signed;

/// Completes a role claim; false where what was matched is no office or nobody in particular holds it.
pub(super) fn complete(context: &Context<'_>, claim: &mut Claim) -> bool {
    let Some(person) = person(context, claim) else { return false };
    if claim.arg("role").is_none() && [SUCCESSOR, PREDECESSOR].contains(&claim.rule.as_str()) {
        return true;
    }
    let place = |n: &str| claim.arg(n).and_then(|a| a.span).map(|s| context.text.range(s));
    let party = place("organisation").map_or(0, |o| o.end);
    let office = place("role").map(|office| whole_office(context, office, party));
    if let Some(office) = office {
        if is_tie(context, office) {
            return false;
        }
        let words = context.text.str(context.text.span(office));
        let span = Some(context.text.span(office));
        let argument = claim.arg("role").cloned().unwrap_or_default();
        claim.set("role", Argument { span, ..argument });
        claim.set_value("role", &words.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    // "The board, chaired by X": what is chaired is told by its own words, not by whom they could refer to.
    if let Some(chaired) = claim.arg("organisation").filter(|a| a.mention.is_none()).and_then(|a| a.span) {
        let words = context.text.span(context.trim_determiner(context.text.range(chaired)));
        claim.set("organisation", context.words(words));
    }
    let body = match office {
        Some(office) => body::of(context, claim.tokens, office, person),
        None => body::inspectorate(context, claim.tokens).map(|a| (a, Confidence::Medium)),
    };
    if let Some((argument, confidence)) = body.filter(|_| claim.arg("organisation").is_none()) {
        claim.confidence = claim.confidence.min(confidence);
        claim.set("organisation", argument);
    }
    tenure::tell(context, claim, office.unwrap_or(claim.tokens), person);
    true
}

/// An office with the words before it that belong to it ("interim director"), where no mention has them already and
/// no body that the rule took ends there.
fn whole_office(context: &Context<'_>, office: Range, body_end: u32) -> Range {
    let mention = context.scene.starting(office.start).any(|(_, m)| m.label == Label::Role);
    let mut start = office.start;
    while !mention && start > 0 && start != body_end {
        match context.look().ends(start, lists::ROLE_MODIFIERS, &["status", "rank", "scope", "team"]) {
            Some(before) if !context.look().is(before.start, &["new", "first", "next"]) => {
                start = before.start
            }
            _ => break,
        }
    }
    Range::new(start, office.end)
}

/// Rule by which a new holder takes the office of one named before.
const SUCCESSOR: &str = "role-successor";
/// Rule by which somebody held before the office of one named before.
const PREDECESSOR: &str = "role-predecessor";

/// The tokens of the person, whose argument is resolved here when it is a pronoun.
fn person(context: &Context<'_>, claim: &mut Claim) -> Option<Range> {
    let argument = claim.arg("person")?;
    let entity = argument.entity?;
    let certain = argument.mention.is_some();
    let range = context.text.range(argument.span?);
    if context.entities.get(entity).kind != EntityKind::Person {
        return None;
    }
    if !certain {
        claim.confidence = claim.confidence.min(Confidence::Medium);
    }
    Some(range)
}

/// Whether the words tell a tie ("mother", "pupil", "spokesman") and no office.
fn is_tie(context: &Context<'_>, office: Range) -> bool {
    body::kind(context, office) == "relation"
}

/// For rules whose gap between a name and an office may hold only what an apposition holds: a determiner, the
/// body, words that describe the office; no verb, no other person, no other clause.
pub(super) fn apposed(context: &Context<'_>, found: &Match) -> bool {
    let Some((person, office)) = ends(context, found) else { return false };
    let person = tenure::past_age(context, past_brackets(context, person));
    let between = Range::new(person.min(office), office);
    let commas = between.iter().filter(|t| context.look().is(*t, &[","])).count();
    let inner_comma = between.iter().skip(1).any(|t| context.look().is(t, &[","]) && t + 1 != office);
    commas <= 2 && !inner_comma && between.iter().all(|t| describes(context, t))
}

/// For rules whose name stands after an office and a comma: the name is closed off by a mark or by "and", or the
/// office opens the sentence. "In a letter to the head, Mary Hill said" is no apposition.
pub(super) fn closed(context: &Context<'_>, found: &Match) -> bool {
    let look = context.look();
    let start = look.sentence(found.tokens.start).start;
    let next = context.text.tokens.get(found.tokens.end as usize);
    let marked = next.is_none_or(|t| t.shape.any(Shape::MARK) && !t.shape.any(Shape::DOUBLE))
        || look.is(found.tokens.end, &["and", "has", "who"]);
    marked || found.tokens.start <= start + 2 && !look.is(start, &["in", "at", "to", "with"])
}

/// For rules of the form "N is the R": between verb and office stands nothing that opens another clause.
pub(super) fn predicated(context: &Context<'_>, found: &Match) -> bool {
    let Some((_, office)) = ends(context, found) else { return false };
    let near = Range::new(office.saturating_sub(3).max(found.tokens.start), office);
    let verb = near.iter().rev().find(|t| context.look().starts(*t, lists::GRAMMAR, &["be"]).is_some());
    verb.is_none_or(|v| Range::new(v + 1, office).iter().all(|t| describes(context, t)))
}

/// For "replaced by N": somebody with an office stands in this sentence or the one before.
pub(super) fn follows_holder(context: &Context<'_>, found: &Match) -> bool {
    let sentence = found.sentence as usize;
    let from = context.text.sentences[sentence.saturating_sub(1)].tokens.start;
    context.scene.inside(Range::new(from, found.tokens.end)).any(|(_, m)| m.label == Label::Role)
}

/// The end of the person and the start of the office of a match.
fn ends(context: &Context<'_>, found: &Match) -> Option<(u32, u32)> {
    let office = found.captures.iter().find(|c| label(context, c.mention) == Some(Label::Role))?;
    let person = found.captures.iter().find(|c| c.tokens.end <= office.tokens.start)?;
    Some((person.tokens.end, office.tokens.start))
}

fn label(context: &Context<'_>, mention: Option<u32>) -> Option<Label> {
    mention.map(|m| context.mentions[m as usize].label)
}

/// Past "(Independent)" and letters after a name.
fn past_brackets(context: &Context<'_>, at: u32) -> u32 {
    let look = context.look();
    if !look.is(at, &["(", "["]) {
        return at;
    }
    (at..at + 8).find(|t| look.is(*t, &[")", "]"])).map_or(at, |t| t + 1)
}

/// Whether a token between a name and its office can describe the office.
fn describes(context: &Context<'_>, token: u32) -> bool {
    let text = context.text;
    let shape = text.tokens[token as usize].shape;
    if shape.any(Shape::MARK) {
        return context.look().is(token, &[",", "&", "-"]) || shape.any(Shape::DASH | Shape::APOSTROPHE);
    }
    let mut over = context.labels_over(token);
    if over.clone().any(|l| matches!(l, Label::Person | Label::Role)) {
        return false;
    }
    over.any(Label::is_name) || !text.hits.at(token).iter().any(|h| h.len == 1 && closes(context, *h))
}

/// Whether a word belongs to another clause: a verb, preposition, conjunction or pronoun.
fn closes(context: &Context<'_>, hit: crate::text::Hit) -> bool {
    let group = context.lexicon.field(hit.list, hit.row, "group");
    match hit.list {
        lists::FUNCTION_WORDS => matches!(group, "auxiliary" | "conjunction" | "preposition" | "pronoun"),
        lists::CUES => group == "verb",
        _ => false,
    }
}

/// Claims of one person and one post become one: that with the body in its own sentence, else the first. A
/// successor without a named office takes the one of whom he or she follows.
pub(super) fn settle(context: &Context<'_>, claims: &mut Vec<Claim>) {
    succeed(context, claims);
    claims.retain(|c| c.kind != ClaimType::Role || c.arg("role").is_some());
    one_holder(claims);
    share_bodies(context, claims);
    let mut best: Vec<usize> = Vec::new();
    for (n, claim) in claims.iter().enumerate().filter(|(_, c)| c.kind == ClaimType::Role) {
        match best.iter_mut().find(|b| same_post(&claims[**b], claim)) {
            Some(place) if clearer(context, claim, &claims[*place]) => *place = n,
            Some(_) => {}
            None => best.push(n),
        }
    }
    let mut number = 0;
    claims.retain(|c| {
        number += 1;
        c.kind != ClaimType::Role || best.contains(&(number - 1))
    });
}

/// Two rules may give one office to two persons ("N, head of X, M, ..."): the apposition after a name counts.
fn one_holder(claims: &mut Vec<Claim>) {
    let place = |c: &Claim| c.arg("role").and_then(|a| a.span);
    let taken: Vec<_> = claims.iter().filter(|c| c.rule == "role-after-name").filter_map(place).collect();
    claims.retain(|c| {
        !matches!(c.rule.as_str(), "role-before-name" | "role-apposed")
            || place(c).is_none_or(|p| !taken.contains(&p))
    });
}

/// An office whose body is not told has that of the like office just before ("The council's director resigned.
/// Interim director N"), or of the same person in the same sentence ("previously his deputy").
fn share_bodies(context: &Context<'_>, claims: &mut [Claim]) {
    let told =
        |c: &Claim| c.arg("organisation").is_some_and(|a| a.span.is_some() && a.value != super::Value::Null);
    for n in 0..claims.len() {
        if claims[n].kind != ClaimType::Role || told(&claims[n]) || claims[n].rule == "role-led-inspection" {
            continue;
        }
        let (one, unnamed) = (&claims[n], claims[n].arg("organisation").is_none());
        let alike = |c: &Claim| {
            told(c)
                && c.tokens.start < one.tokens.start
                && near(context, c.tokens.start, one.tokens.start)
                && last_word(c) == last_word(one)
        };
        let own = |c: &Claim| {
            unnamed
                && c.span == one.span
                && c.arg("person").map(|a| a.entity) == one.arg("person").map(|a| a.entity)
        };
        let other = claims
            .iter()
            .filter(|c| c.kind == ClaimType::Role && (alike(c) || own(c)))
            .max_by_key(|c| c.tokens.start);
        if let Some(body) = other.and_then(|c| c.arg("organisation")).map(inherit) {
            claims[n].set("organisation", body);
            claims[n].confidence = Confidence::Medium;
        }
    }
}

fn last_word(claim: &Claim) -> Option<String> {
    claim.text("role").and_then(|r| r.split_whitespace().last()).map(str::to_lowercase)
}

fn same_post(a: &Claim, b: &Claim) -> bool {
    let person = |c: &Claim| c.arg("person").and_then(|p| p.entity);
    let body = |c: &Claim| c.arg("organisation").and_then(|p| p.entity);
    if a.kind != b.kind || person(a) != person(b) {
        return false;
    }
    let elsewhere = body(a).is_some() && body(b).is_some() && body(a) != body(b);
    let (a, b) = (a.text("role").unwrap_or_default(), b.text("role").unwrap_or_default());
    if elsewhere { a.eq_ignore_ascii_case(b) } else { within(a, b) || within(b, a) }
}

/// Whether every word of one office stands in the other: "leader" in "council leader".
fn within(short: &str, long: &str) -> bool {
    let has = |word: &str| long.split_whitespace().any(|w| w.eq_ignore_ascii_case(word));
    short.split_whitespace().all(has)
        || short.to_lowercase().contains("inspector") && long.to_lowercase().contains("inspector")
}

/// Whether `a` tells the post better than the earlier `b`.
fn clearer(context: &Context<'_>, a: &Claim, b: &Claim) -> bool {
    let rank = |c: &Claim| {
        let named = c.arg("organisation").is_some_and(|o| o.mention.is_some());
        let told = c.text("status").is_some_and(|s| s != "current");
        let running = context.text.zone(c.tokens.start) != crate::read::Zone::Headline;
        (running, named, told)
    };
    rank(a) > rank(b)
}

/// Gives a successor or predecessor the office and body of the last person with an office before him or her.
fn succeed(context: &Context<'_>, claims: &mut [Claim]) {
    for n in 0..claims.len() {
        let earlier = claims[n].rule == PREDECESSOR;
        if !earlier && claims[n].rule != SUCCESSOR || claims[n].arg("role").is_some() {
            continue;
        }
        let (at, person) = (claims[n].tokens, claims[n].arg("person").and_then(|p| p.entity));
        let heir = if earlier { heir(context, at, person) } else { None };
        let other = |c: &&Claim| {
            let holder = c.arg("person").and_then(|p| p.entity);
            let follows = if earlier { holder == heir } else { holder != person };
            c.kind == ClaimType::Role && c.arg("role").is_some() && holder.is_some() && follows
        };
        let now = |c: &Claim| c.text("status").is_none_or(|s| s != "former");
        let before = |c: &&Claim| {
            c.tokens.start <= at.start
                && if earlier { now(c) } else { near(context, c.tokens.start, at.start) }
        };
        let Some(holder) = claims.iter().filter(other).filter(before).max_by_key(|c| c.tokens.start) else {
            continue;
        };
        let inherited: Vec<(&'static str, Argument)> =
            ["role", "organisation"].into_iter().filter_map(|k| Some((k, inherit(holder.arg(k)?)))).collect();
        inherited.into_iter().for_each(|(k, a)| claims[n].set(k, a));
        let status = match (earlier, planned(context, at)) {
            (true, _) => "former",
            (_, true) => "incoming",
            _ => "current",
        };
        claims[n].set_value("status", status);
        claims[n].confidence = Confidence::Medium;
    }
}

/// Who came after a predecessor: whom "her predecessor" speaks of, else the last person named before.
fn heir(context: &Context<'_>, at: Range, predecessor: Option<u32>) -> Option<u32> {
    let look = context.look();
    if look.is(at.start, &["his", "her"]) {
        let pronoun = Range::new(at.start, at.start + 1);
        let whom = context.entities.refer(context.text, context.lexicon, context.mentions, pronoun)?;
        return Some(whom.entity).filter(|e| Some(*e) != predecessor);
    }
    let before = context.scene.inside(Range::new(look.sentence(at.start).start, at.end));
    let persons = before.filter(|(_, m)| m.label == Label::Person).filter_map(|(_, m)| m.entity);
    persons.filter(|e| Some(*e) != predecessor).last()
}

fn inherit(argument: &Argument) -> Argument {
    Argument { mention: None, ..argument.clone() }
}

fn near(context: &Context<'_>, a: u32, b: u32) -> bool {
    context.text.sentence_of(b) - context.text.sentence_of(a) <= 1
}

fn planned(context: &Context<'_>, at: Range) -> bool {
    let from = context.look().sentence(at.start).start;
    let before = Range::new(at.start.saturating_sub(3).max(from), at.end);
    context.look().holds(before, lists::GRAMMAR, &["future"])
}
