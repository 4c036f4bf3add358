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
