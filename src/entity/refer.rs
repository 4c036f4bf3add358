//! Pronouns and definite descriptions: "she", "the trust", "inspectors", "the council's chief executive".

use super::{Entities, EntityKind, Reference};
use crate::lexicon::{Lexicon, lists};
use crate::mention::{Kind, Label, Mention};
use crate::text::{Hit, Look, Range, Shape, Text};

/// How many sentences back a pronoun reaches.
const REACH: usize = 6;
/// Tokens that may stand before the body a sentence opens with: "2.", "Meanwhile, the".
const OPENING: u32 = 4;

impl Entities {
    /// The entity that the phrase at `range` refers to: the one its own mention has, or the nearest before it
    /// that fits its pronoun or noun. `None` where nothing fits.
    pub fn refer(
        &self,
        text: &Text<'_>,
        lexicon: &Lexicon,
        mentions: &[Mention],
        range: Range,
    ) -> Option<Reference> {
        let view = View { entities: self, text, lexicon, mentions, range };
        if range.is_empty() {
            return None;
        }
        view.named().or_else(|| view.office()).or_else(|| view.pronoun()).or_else(|| view.described())
    }
}

struct View<'v> {
    entities: &'v Entities,
    text: &'v Text<'v>,
    lexicon: &'v Lexicon,
    mentions: &'v [Mention],
    range: Range,
}

fn certain(entity: u32) -> Option<Reference> {
    Some(Reference { entity, certain: true })
}

impl View<'_> {
    /// The mention inside the phrase that it is about: a person, else the body it opens with or ends in.
    fn named(&self) -> Option<Reference> {
        let inside = || self.inside().filter(|m| m.entity.is_some());
        let person = inside().find(|m| m.label == Label::Person);
        let office = self.role().is_some();
        let body = inside().find(|m| m.label == Label::Org && !office);
        let whole =
            || inside().find(|m| m.tokens.end == self.range.end && self.range.len() <= m.tokens.len() + 1);
        let found = person.or(body).or_else(whole)?;
        certain(found.entity?)
    }

    /// The mentions inside the phrase.
    fn inside(&self) -> impl Iterator<Item = &Mention> {
        let from = self.mentions.partition_point(|m| m.tokens.start < self.range.start);
        let started = self.mentions[from..].iter().take_while(|m| m.tokens.start < self.range.end);
        started.filter(|m| self.range.contains(m.tokens))
    }

    /// A role inside the phrase, without the name of its holder.
    fn role(&self) -> Option<&Mention> {
        self.inside().find(|m| m.label == Label::Role)
    }

    /// The holder of the office that the phrase names, told elsewhere in the article.
    fn office(&self) -> Option<Reference> {
        let last = self.range.end - 1;
        let head = self.text.hits.at(self.role().map_or(last, |m| m.tokens.start));
        let words = match self.role() {
            Some(role) => role.value.clone()?.to_lowercase(),
            None if head.iter().any(|h| h.list == lists::ROLES) => self.text.token_str(last).to_lowercase(),
            None => return None,
        };
        let holds = |role: &&Mention| {
            role.label == Label::Role
                && !self.range.overlaps(role.tokens)
                && role.value.as_ref().is_some_and(|v| v.to_lowercase() == words)
        };
        let mut holders = self.mentions.iter().filter(holds).filter_map(|r| self.holder(r));
        let first = holders.next()?;
        holders.all(|h| h == first).then_some(Reference { entity: first, certain: false })
    }

    /// The person whose name stands beside a role: "head Ann Lee", "head of X, Dr Ann Lee", "Ann Lee, the head".
    fn holder(&self, role: &Mention) -> Option<u32> {
        let persons = || self.mentions.iter().filter(|m| m.label == Label::Person);
        let after = persons().find(|m| m.tokens.start >= role.tokens.end);
        let before = persons().take_while(|m| m.tokens.end <= role.tokens.start).last();
        let after = after.filter(|m| self.leads_to(Range::new(role.tokens.end, m.tokens.start)));
        let before = before.filter(|m| self.leads_back(Range::new(m.tokens.end, role.tokens.start)));
        after.or(before)?.entity
    }

    /// Whether only commas, titles and the role's body stand between a role and the name after it.
    fn leads_to(&self, between: Range) -> bool {
        between.iter().all(|t| {
            let title = self.text.hits.find(t, lists::HONORIFICS).is_some();
            let body = self.mentions.iter().any(|m| m.label == Label::Org && m.tokens.has(t));
            title || body || matches!(self.text.token_str(t), "," | "." | "of" | "at" | "for")
        })
    }

    /// Whether a name is followed by a comma or a verb that joins it to the role after it.
    fn leads_back(&self, between: Range) -> bool {
        let stop = |t: u32| self.text.tokens[t as usize].shape.any(Shape::STOP | Shape::DOUBLE);
        let first = between.start;
        let joined =
            !between.is_empty() && matches!(self.text.token_str(first), "," | "is" | "was" | "(" | "as");
        joined && between.len() <= 6 && !between.iter().any(stop)
    }

    fn pronoun(&self) -> Option<Reference> {
        let mut words = self.range.iter().filter(|t| !self.text.tokens[*t as usize].shape.any(Shape::MARK));
        let (word, more) = (words.next()?, words.next());
        if more.is_some() {
            return None;
        }
        let word = self.text.token_str(word).to_ascii_lowercase();
        match word.as_str() {
            "he" | "him" | "his" => self.person(Kind::Male),
            "she" | "her" | "hers" => self.person(Kind::Female),
            "it" | "its" | "itself" => self.body_in_view(),
            "inspectors" => self.inspectorate(),
            _ => None,
        }
    }

    /// The nearest person before who can be of that gender; the first of a sentence, being its subject, comes
    /// before the others.
    fn person(&self, gender: Kind) -> Option<Reference> {
        let fits = |m: &Mention| {
            let known = m.entity.map_or(Kind::Plain, |e| self.entities.get(e).detail);
            m.label == Label::Person && (known == gender || known == Kind::Plain)
        };
        let entity = self.subject_before(fits)?;
        let rivals = self
            .entities
            .list
            .iter()
            .filter(|e| e.kind == EntityKind::Person && (e.detail == gender || e.detail == Kind::Plain));
        Some(Reference { entity, certain: rivals.count() == 1 })
    }

    fn body_in_view(&self) -> Option<Reference> {
        let fits = |m: &Mention| m.label == Label::Org;
        Some(Reference { entity: self.subject_before(fits)?, certain: false })
    }

    /// The entity of the first fitting mention of the nearest sentence before the phrase that has one.
    fn subject_before(&self, fits: impl Fn(&Mention) -> bool) -> Option<u32> {
        let here = self.text.sentence_of(self.range.start);
        let mut end = self.mentions.partition_point(|m| m.tokens.start < self.range.start);
        for sentence in (here.saturating_sub(REACH)..=here).rev() {
            let start = self.text.sentences.get(sentence)?.tokens.start;
            let from = self.mentions[..end].partition_point(|m| m.tokens.start < start);
            let mut found = self.mentions[from..end]
                .iter()
                .filter(|m| m.entity.is_some() && m.tokens.end <= self.range.start && fits(m));
            if let Some(mention) = found.next() {
                return mention.entity;
            }
            end = from;
        }
        None
    }

    /// A noun with an article that refers back: "the watchdog", "the school", "the report".
    fn described(&self) -> Option<Reference> {
        let hit = self.noun()?;
        if self.indefinite(hit) || self.role().is_some() {
            return None;
        }
        match self.field(hit, "group") {
            "inspectorate" | "document" => self.inspectorate(),
            "provider" => self.provider(hit),
            "body" => self.of_sort(hit),
            _ => None,
        }
    }

    fn field(&self, hit: Hit, column: &str) -> &str {
        self.lexicon.field(hit.list, hit.row, column)
    }

    /// The longest noun of the list that closes the phrase.
    fn noun(&self) -> Option<Hit> {
        let end = self
            .range
            .iter()
            .rev()
            .find(|t| !self.text.tokens[*t as usize].shape.any(Shape::MARK | Shape::POSSESSIVE))?
            + 1;
        self.range
            .iter()
            .find_map(|t| self.text.hits.of(t, lists::DEFINITE_NOUNS).find(|h| h.range().end == end))
    }

    /// "A home", "the other school", "the council's office": not the thing in view but some, another, or one
    /// that belongs to somebody.
    fn indefinite(&self, noun: Hit) -> bool {
        let look = Look { text: self.text, lexicon: self.lexicon };
        let first = look.is(self.range.start, &["a", "an", "some", "no", "any", "every", "each"]);
        // "Six schools and one nursery".
        let counted = noun.start > self.range.start && {
            let number = |t: u32| self.text.hits.find(t, lists::NUMBER_WORDS).is_some();
            number(self.range.start) || self.text.tokens[self.range.start as usize].shape.is(Shape::DIGIT)
        };
        let before = Range::new(self.range.start, noun.start);
        let other = look.holds(before, lists::BODY_CONTEXT, &["other"]);
        let owned = before.iter().any(|t| self.text.tokens[t as usize].shape.is(Shape::POSSESSIVE));
        first || counted || other || owned && matches!(self.field(noun, "group"), "provider" | "body")
    }

    /// The inspectorate in view: the nearest before, else the one the article names most.
    fn inspectorate(&self) -> Option<Reference> {
        let is = |e: u32| matches!(self.entities.get(e).detail, Kind::Inspectorate(_));
        let count = self.entities.list.iter().filter(|e| matches!(e.detail, Kind::Inspectorate(_))).count();
        let entity = self.last_named(0, is).or_else(|| self.entities.heaviest(is))?;
        Some(Reference { entity, certain: count == 1 })
    }

    /// The inspected body in view of one of the sorts; for a noun that fits any, premises and services before
    /// those who own them.
    fn provider(&self, noun: Hit) -> Option<Reference> {
        let sorts = self.field(noun, "refers");
        if sorts != "any" {
            return self.of_sort(noun);
        }
        let inspected = |e: u32| self.entities.get(e).inspected();
        let named = |e: u32| inspected(e) && self.named_so(e, noun);
        let itself = |e: u32| inspected(e) && !self.entities.get(e).owns();
        self.choose(named).or_else(|| self.choose(itself)).or_else(|| self.choose(inspected))
    }

    /// The body that has the noun in its name, where the noun is used for several sorts; else one of its sort.
    fn of_sort(&self, noun: Hit) -> Option<Reference> {
        let sorts = self.field(noun, "refers");
        let sort = |e: u32| self.entities.get(e).sort.as_str();
        let exact = |e: u32| sorts.split(' ').any(|s| s == sort(e));
        let fits = |e: u32| !sort(e).is_empty() && sorts.split(' ').any(|s| alike(s, sort(e)));
        let named = |e: u32| sorts.contains(' ') && exact(e) && self.named_so(e, noun);
        // "The home" is never its owner; "the company" is the owner before the home.
        let owns = |e: u32| self.entities.get(e).owns();
        let owner = sorts.split(' ').any(|s| OWNING.contains(&s));
        let site = matches!(sorts, "care" | "school" | "early_years" | "restaurant" | "hospital" | "surgery");
        let near = |r: Reference| Reference { certain: false, ..r };
        self.choose(named)
            .or_else(|| self.choose(|e| owner && exact(e) && owns(e)))
            .or_else(|| self.choose(|e| exact(e) && !(site && owns(e))))
            .or_else(|| self.choose(|e| fits(e) && !(site && owns(e))).map(near))
    }

    /// Whether the noun is a word of the body's name: "the trust" of a body called one.
    fn named_so(&self, entity: u32, noun: Hit) -> bool {
        let word = self.text.token_str(noun.range().end - 1);
        let entity = self.entities.get(entity);
        let has = |name: &String| name.split_whitespace().any(|w| w.eq_ignore_ascii_case(word));
        entity.kind == EntityKind::Organisation && (has(&entity.name) || entity.aliases.iter().any(has))
    }

    fn choose(&self, fits: impl Fn(u32) -> bool) -> Option<Reference> {
        self.entities.in_mind(self.text, self.mentions, self.range.start, fits)
    }

    /// The last fitting body named before the phrase from a token on, but in passing.
    fn last_named(&self, from: u32, fits: impl Fn(u32) -> bool) -> Option<u32> {
        self.entities.last_named(self.mentions, Range::new(from, self.range.start), fits)
    }
}

impl Entities {
    /// One of the fitting bodies: the last one put forward in this sentence or the one before; else the one the
    /// article is about; else the last before; else the one it puts forward most.
    pub fn in_mind(
        &self,
        text: &Text<'_>,
        mentions: &[Mention],
        at: u32,
        fits: impl Fn(u32) -> bool,
    ) -> Option<Reference> {
        let body = |(n, e): (usize, &super::Entity)| {
            (e.kind == EntityKind::Organisation && fits(n as u32)).then_some(n as u32)
        };
        let mut all = self.list.iter().enumerate().filter_map(body);
        let first = all.next()?;
        if all.next().is_none() {
            return certain(first);
        }
        let before = text.sentence_of(at).saturating_sub(1);
        let from = text.sentences.get(before).map_or(0, |s| s.tokens.start);
        let last = |from: u32| self.last_named(mentions, Range::new(from, at), &fits);
        let entity = last(from)
            .or_else(|| self.alone.filter(|e| fits(*e)))
            .or_else(|| last(0))
            .or_else(|| self.about.filter(|e| fits(*e)))
            .or_else(|| self.heaviest(&fits))?;
        Some(Reference { entity, certain: false })
    }

    fn heaviest(&self, fits: impl Fn(u32) -> bool) -> Option<u32> {
        let numbered = self.list.iter().enumerate().map(|(n, e)| (n as u32, e.weight, e.mentions));
        let fitting = numbered.filter(|(n, ..)| fits(*n));
        fitting.max_by_key(|(n, weight, count)| (*weight, *count, u32::MAX - *n)).map(|(n, ..)| n)
    }

    /// The last fitting body that is named in a stretch of tokens, and not only in passing.
    fn last_named(&self, mentions: &[Mention], range: Range, fits: impl Fn(u32) -> bool) -> Option<u32> {
        let end = mentions.partition_point(|m| m.tokens.start < range.end);
        let back = mentions[..end].iter().enumerate().rev();
        back.take_while(|(_, m)| m.tokens.start >= range.start)
            .filter(|(n, m)| m.label == Label::Org && !self.passing[*n])
            .filter_map(|(_, m)| m.entity)
            .find(|e| fits(*e))
    }

    /// The inspected body in view at a token: the one its sentence opens with; else one put forward in its sentence
    /// before it or in the sentence before that; else the one the article is about.
    pub fn in_view(&self, text: &Text<'_>, mentions: &[Mention], at: u32) -> Option<u32> {
        self.topic(text, mentions, at).or_else(|| self.put_forward(text, mentions, at))
    }

    /// The body that a sentence opens with, whatever its sort: past a number or bullet and an opening word.
    fn topic(&self, text: &Text<'_>, mentions: &[Mention], at: u32) -> Option<u32> {
        let sentence = text.sentences.get(text.sentence_of(at))?.tokens;
        let from = mentions.partition_point(|m| m.tokens.start < sentence.start);
        let opening = mentions.iter().enumerate().skip(from);
        let (number, first) = opening
            .take_while(|(_, m)| m.tokens.start < at.min(sentence.start + OPENING))
            .find(|(_, m)| m.label.is_name())?;
        let entity = first.entity.filter(|_| first.label == Label::Org && !self.passing[number])?;
        let inspector = matches!(self.get(entity).detail, Kind::Inspectorate(_));
        // "A Pellbrook secondary school" speaks of a school.
        let owns = text.tokens[first.tokens.end as usize - 1].shape.any(Shape::POSSESSIVE)
            || text.tokens.get(first.tokens.end as usize).is_some_and(|t| t.shape.any(Shape::POSSESSIVE));
        let modifies = text.chunks.at(first.tokens.start).is_some_and(|c| c.end > first.tokens.end) && !owns;
        (first.tokens.end <= at && !inspector && !modifies).then_some(entity)
    }

    fn put_forward(&self, text: &Text<'_>, mentions: &[Mention], at: u32) -> Option<u32> {
        let about = self.about?;
        let me = self.get(about);
        let before = text.sentence_of(at).saturating_sub(1);
        let from = text.sentences.get(before).map_or(0, |s| s.tokens.start);
        let rival = |e: u32| e == about || me.rivals(self.get(e));
        let near = || self.last_named(mentions, Range::new(from, at), rival);
        near().or(self.alone).or_else(|| self.last_named(mentions, Range::new(0, at), rival)).or(Some(about))
    }
}

/// Sorts of bodies that own or run others.
const OWNING: &[&str] = &["company", "limited", "trust_school"];

/// Sorts of bodies that one noun is used for.
fn alike(noun: &str, sort: &str) -> bool {
    matches!(
        (noun, sort),
        ("nhs" | "hospital", "health" | "nhs" | "hospital")
            | ("school", "early_years")
            | ("company", "care" | "housing" | "limited")
            | ("university", "education")
            | ("services", "council" | "charity")
            | ("charity", "union" | "company")
    )
}
