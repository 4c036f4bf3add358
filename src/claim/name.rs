//! Phrases as arguments: whom or what a noun phrase names.

use super::{Argument, Context, Value};
use crate::lexicon::lists;
use crate::mention::{Label, Mention};
use crate::text::{Range, Shape};

impl Context<'_> {
    /// A noun phrase as an argument. A bare name gives its entity; a pronoun or description ("it", "the
    /// trust") the entity it refers to; any other phrase ("children's services in the city") its own words.
    pub(super) fn name(&self, range: Range) -> Argument {
        let range = self.trim(range);
        let span = Some(self.text.span(range));
        let core = self.trim_determiner(range);
        let names = |m: &Mention| m.label.is_name() && m.label != Label::Role && m.entity.is_some();
        let inside = self.scene.inside(range).find(|(_, m)| names(m));
        if let Some((number, mention)) = inside
            && mention.tokens.start <= core.start
            && mention.tokens.end >= core.end
        {
            let entity = mention.entity;
            let value = entity.map_or(Value::Null, |e| Value::Text(self.entities.get(e).name.clone()));
            return Argument { value, span, entity, mention: Some(number), extra: Vec::new() };
        }
        let reference = self.entities.refer(self.text, self.lexicon, self.mentions, range);
        if let Some(reference) = reference.filter(|_| inside.is_none() && self.is_reference(range)) {
            let name = self.entities.get(reference.entity).name.clone();
            return Argument {
                value: name.into(),
                span,
                entity: Some(reference.entity),
                ..Argument::default()
            };
        }
        let entity = inside.and_then(|(_, m)| m.entity).filter(|_| self.is_of(range));
        Argument { value: self.text.str(self.text.span(core)).into(), span, entity, ..Argument::default() }
    }

    /// The body, else the person, that a phrase is about, by number among the mentions: its name opens the phrase ("X
    /// in Leeds"), or closes it after words that describe it ("the private company X", "head teacher Ann Hill"), not
    /// as the tail of a longer name or list.
    pub(super) fn headed(&self, range: Range) -> Option<u32> {
        let core = self.trim_determiner(range);
        let named = |label: Label| {
            let fits =
                move |m: &Mention| m.label == label && m.entity.is_some() && self.heads(core, m.tokens);
            self.scene.inside(core).find(move |(_, m)| fits(m)).map(|(n, _)| n)
        };
        named(Label::Org).or_else(|| named(Label::Person))
    }

    fn heads(&self, core: Range, name: Range) -> bool {
        let look = self.look();
        if name.start == core.start {
            let tied = look.starts(name.end, lists::FUNCTION_WORDS, &["preposition"]).is_some();
            return name.end >= core.end || tied || look.is(name.end, &[",", "("]);
        }
        let role = |t: u32| self.labels_over(t).any(|l| l == Label::Role);
        let title = |t: u32| self.text.hits.of(t, lists::HONORIFICS).any(|h| h.range().end == name.start);
        let before = name.start - 1;
        let described =
            !self.text.tokens[before as usize].shape.capitalised() || role(before) || title(before);
        // "a friend of Mr Hill", "a share in the firm X": the name only hangs on what the phrase is about.
        let ties = |t: u32| {
            look.is(t, &["and", "&", "-"])
                || look.starts(t, lists::FUNCTION_WORDS, &["preposition"]).is_some() && !role(t)
        };
        let opening =
            self.scene.starting(core.start).find(|(_, m)| matches!(m.label, Label::Person | Label::Org));
        let listed = opening.is_some_and(|(_, m)| look.is(m.tokens.end, &[",", "and"]));
        name.end == core.end && described && !(core.start..name.start).any(ties) && !listed
    }

    /// Without marks at either end.
    fn trim(&self, range: Range) -> Range {
        let mark = |t: u32| self.text.tokens[t as usize].shape.any(Shape::MARK);
        let (mut start, mut end) = (range.start, range.end);
        while end > start + 1 && mark(end - 1) {
            end -= 1;
        }
        while start + 1 < end && mark(start) {
            start += 1;
        }
        Range::new(start, end)
    }

    /// Without the determiner it opens with.
    pub(super) fn trim_determiner(&self, range: Range) -> Range {
        let opens = self.look().starts(range.start, lists::FUNCTION_WORDS, &["determiner"]);
        match opens {
            Some(word) if word.end < range.end => Range::new(word.end, range.end),
            _ => range,
        }
    }

    /// Whether a phrase can only be understood from what stands before it: a pronoun, or "the", "its", "this"
    /// with a noun.
    fn is_reference(&self, range: Range) -> bool {
        let look = self.look();
        let pronoun = look.starts(range.start, lists::FUNCTION_WORDS, &["pronoun"]).is_some();
        let definite = look.is(
            range.start,
            &["the", "this", "that", "both", "each", "inspectors", "watchdogs", "inspector"],
        );
        range.len() == 1 && (pronoun || definite)
            || definite && self.text.str(self.text.span(range)).split_whitespace().count() <= 4
            || range.len() == 1 && self.describes(range)
    }

    fn describes(&self, range: Range) -> bool {
        self.text.hits.find(range.start, lists::DEFINITE_NOUNS).is_some()
    }

    /// Whether a phrase belongs to the name in it: "the home's kitchen", "staff at Harbour Lodge".
    fn is_of(&self, range: Range) -> bool {
        range.len() <= 12
    }
}
