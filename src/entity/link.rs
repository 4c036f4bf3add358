//! Mentions to entities, within one article.

use super::{Entities, Entity, EntityKind};
use crate::lexicon::Lexicon;
use crate::mention::{Kind, Label, Mention};
use crate::text::Text;
use std::collections::BTreeMap;

/// Gives every PERSON, ORG and PLACE mention its entity and its value, the entity's name.
pub fn link(text: &Text<'_>, _lexicon: &Lexicon, mentions: &mut [Mention]) -> Entities {
    let mut entities = Entities::default();
    let mut by_name: BTreeMap<(EntityKind, String), u32> = BTreeMap::new();
    for mention in mentions.iter_mut() {
        let kind = match mention.label {
            Label::Person => EntityKind::Person,
            Label::Org => EntityKind::Organisation,
            Label::Place => EntityKind::Place,
            _ => continue,
        };
        let surface = text.str(mention.span);
        let name = mention.value.clone().unwrap_or_else(|| surface.to_string());
        let number = *by_name.entry((kind, name.clone())).or_insert_with(|| {
            let first = mention.tokens.start;
            entities.list.push(Entity {
                kind,
                name: name.clone(),
                aliases: Vec::new(),
                detail: Kind::Plain,
                mentions: 0,
                first,
            });
            entities.list.len() as u32 - 1
        });
        let entity = &mut entities.list[number as usize];
        entity.mentions += 1;
        if mention.kind != Kind::Plain {
            entity.detail = mention.kind;
        }
        if surface != entity.name && !entity.aliases.iter().any(|a| a == surface) {
            entity.aliases.push(surface.to_string());
        }
        mention.value = Some(name);
        mention.entity = Some(number);
    }
    entities
}
