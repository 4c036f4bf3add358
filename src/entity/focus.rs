//! Who the article is about: how much it puts each entity forward, and which bodies it names only in passing.

use super::{Entities, EntityKind};
use crate::lexicon::{Lexicon, Traits, lists};
use crate::mention::{Kind, Label, Mention};
use crate::read::Zone;
use crate::text::{Look, Range, Shape, Text};

/// Sentences of running text that count as the article's opening.
const OPENING: u32 = 3;
/// Tokens between a body and what is done to it: "Oak House was also | rated".
const NEAR: u32 = 4;
/// Longest address or description between commas behind a body.
const ASIDE: u32 = 12;
/// Weight below which a body is only mentioned: named once or twice past the opening.
const LEAST: u32 = 3;
/// How much heavier than any rival the body must be that a whole article is about.
const LEADS: u32 = 2;

/// Weighs every entity, marks the bodies named in passing and settles whom the article is about.
pub(super) fn settle(text: &Text<'_>, lexicon: &Lexicon, mentions: &[Mention], entities: &mut Entities) {
    let view = View { look: Look { text, lexicon }, opening: opening(text) };
    entities.passing = vec![false; mentions.len()];
    let inspections = mentions.iter().any(|m| matches!(m.kind, Kind::Inspectorate(_)));
    for (number, mention) in mentions.iter().enumerate() {
        let Some(entity) = mention.entity.filter(|_| mention.label == Label::Org) else { continue };
        let passing = view.passing(mention.tokens);
        entities.passing[number] = passing;
        let body = &mut entities.list[entity as usize];
        body.weight += if passing { 0 } else { view.weight(mention) };
        // A takeaway called Express is no newspaper where it gets a grade.
        if inspections && body.detail == Kind::Plain && !passing && view.judged(mention.tokens) {
            body.detail = Kind::Provider;
        }
    }
    entities.about = about(entities);
    entities.alone = entities.about.filter(|a| alone(entities, *a));
}

/// The inspected body that weighs most, the first of equals; premises and services before those who own them.
fn about(entities: &Entities) -> Option<u32> {
    let numbered = entities.list.iter().enumerate().filter(|(_, e)| e.inspected());
    let heaviest = numbered.max_by_key(|(n, e)| (standing(e), e.mentions, u32::MAX - *n as u32));
    heaviest.map(|(n, _)| n as u32)
}

/// Whether no other body of its sort is put forward nearly as much; one named once is no rival of one named often.
fn alone(entities: &Entities, about: u32) -> bool {
    let me = entities.get(about);
    let once = |e: &super::Entity| me.mentions > 2 && e.mentions == 1;
    let rivals = entities.list.iter().enumerate();
    let rivals = rivals.filter(|(n, e)| *n as u32 != about && me.rivals(e) && !once(e));
    rivals.map(|(_, e)| e.weight).max().is_none_or(|w| w * LEADS <= me.weight)
}

fn standing(entity: &super::Entity) -> u32 {
    if entity.owns() { entity.weight } else { 2 * entity.weight }
}

/// The token that ends the opening sentences of the running text.
fn opening(text: &Text<'_>) -> u32 {
    let body = text.sentences.iter().filter(|s| s.zone == Zone::Body);
    body.take(OPENING as usize).last().map_or(0, |s| s.tokens.end)
}

struct View<'v> {
    look: Look<'v>,
    opening: u32,
}

impl View<'_> {
    fn weight(&self, mention: &Mention) -> u32 {
        let at = mention.tokens;
        let place = match self.look.text.zone(at.start) {
            Zone::Boilerplate => return 0,
            Zone::Headline | Zone::Standfirst => 4,
            _ if at.start < self.opening => 3,
            _ => 1,
        };
        place + if self.examined(at) { 3 } else { 0 }
    }

    /// "Oak House was inspected", "Oak House, at 112 London Road, was handed a two".
    fn judged(&self, at: Range) -> bool {
        let (from, verb) = self.verb_after(at);
        let passive = (from..verb).any(|t| self.look.starts(t, lists::GRAMMAR, &["be"]).is_some());
        passive
            && self.look.starts(verb, lists::VERBS, &["rate", "rated", "inspect", "get", "give"]).is_some()
    }

    /// "Oak House was inspected", "inspectors visited Oak House", "Oak House's rating".
    fn examined(&self, at: Range) -> bool {
        let (from, verb) = self.verb_after(at);
        let group = &["rate", "rated", "inspect", "get", "keep"];
        let done = verb > from && self.look.starts(verb, lists::VERBS, group).is_some();
        let before = (at.start.saturating_sub(NEAR)..at.start)
            .any(|t| self.look.starts(t, lists::VERBS, &["rate", "rated", "inspect"]).is_some());
        done || before
    }

    /// Where the words that lead up to the verb after a body begin, and the verb.
    fn verb_after(&self, at: Range) -> (u32, u32) {
        let text = self.look.text;
        let linked = |t: &u32| self.look.lexicon.traits(text.word(*t)).is(Traits::LINK);
        // Past ", at 112 London Road, Marlsea,".
        let comma = |t: u32| self.look.is(t, &[","]);
        let sentence = self.look.sentence(at.start).end;
        let aside = (at.end + 1..sentence.min(at.end + ASIDE)).rev().find(|t| comma(at.end) && comma(*t));
        let end = aside.map_or(at.end, |c| c + 1);
        let near = (end + NEAR).min(text.tokens.len() as u32);
        let next = (end..near).find(|t| !linked(t)).unwrap_or(end);
        (end, next)
    }

    /// Named to say something of another body: "run by X", "like X", "a spell at X", "(X)", or inside a quotation.
    fn passing(&self, at: Range) -> bool {
        let text = self.look.text;
        // Who writes the article is nobody in it.
        if matches!(text.zone(at.start), Zone::Byline | Zone::Dateline | Zone::Boilerplate) {
            return true;
        }
        let Some(mut before) = at.start.checked_sub(1) else { return false };
        if self.look.is(before, &["the"]) && before > 0 {
            before -= 1;
        }
        let inside = text.tokens[before as usize].shape.any(Shape::MARK) && self.look.is(before, &["(", "["]);
        inside
            || self.look.starts(before, lists::BODY_CONTEXT, &["passing"]).is_some()
            || text.quotes.iter().any(|q| q.inside().has(at.start))
    }
}

impl super::Entity {
    /// Whether it is a body that inspectors examine.
    pub(crate) fn inspected(&self) -> bool {
        self.kind == EntityKind::Organisation && matches!(self.detail, Kind::Provider | Kind::Council)
    }

    /// Whether the article puts it forward, so that figures told of nobody may be its own.
    pub(crate) fn stands_out(&self) -> bool {
        self.weight >= LEAST
    }

    /// Whether it is of a sort that owns or runs what is inspected, rather than being it.
    pub(crate) fn owns(&self) -> bool {
        self.detail == Kind::Council
            || matches!(self.sort.as_str(), "company" | "limited" | "trust_school" | "charity" | "union")
            || self.sort == "care" && self.owner
    }

    /// Whether an article may be about either of the two in the same part: two schools, two owners.
    pub(super) fn rivals(&self, other: &Self) -> bool {
        other.inspected() && self.owns() == other.owns()
    }
}

#[cfg(test)]
mod tests {
    use crate::Extractor;
    use crate::read::{Article, parse};

    #[test]
    fn an_article_is_about_what_is_inspected_and_not_about_bodies_named_in_passing() {
        let (extractor, _) = Extractor::load(None);
        for (text, want) in [
            (
                "Ofsted inspected Oak House Nursery in May. It is run by Elm Childcare Ltd. The nursery was rated good.",
                Some("Oak House Nursery"),
            ),
            (
                "Mill Lane Academy was rated good by Ofsted. Larkrise Learning Trust runs it. Teachers of Dale School, \
                 like those of Mill Lane Academy, were proud.",
                Some("Mill Lane Academy"),
            ),
            ("Ofsted said that schools do well.", None),
        ] {
            let article = parse(Article { text: text.into(), ..Article::default() }).unwrap();
            let entities = extractor.extract(&article).entities;
            assert_eq!(entities.about.map(|e| entities.get(e).name.as_str()), want, "{text}");
        }
    }
}
