//! Pronouns and definite descriptions.

use super::{Entities, EntityKind, Reference};
use crate::lexicon::Lexicon;
use crate::mention::{Kind, Mention};
use crate::text::{Range, Text};

impl Entities {
    /// The entity that the phrase at `range` refers to: the one its own mention has, or the nearest before it that
    /// fits its pronoun or noun. `None` where nothing fits or too much does.
    pub fn refer(
        &self,
        text: &Text<'_>,
        _lexicon: &Lexicon,
        mentions: &[Mention],
        range: Range,
    ) -> Option<Reference> {
        let inside = mentions.iter().find(|m| range.contains(m.tokens) && m.entity.is_some());
        if let Some(entity) = inside.and_then(|m| m.entity) {
            return Some(Reference { entity, certain: true });
        }
        let head = text.token_str(range.end.checked_sub(1)?).to_ascii_lowercase();
        let fits = |n: u32| match head.as_str() {
            "he" | "she" => self.get(n).kind == EntityKind::Person,
            "inspectors" | "inspectorate" | "watchdog" | "watchdogs" | "report" => {
                matches!(self.get(n).detail, Kind::Inspectorate(_))
            }
            _ => false,
        };
        let before = mentions
            .iter()
            .rev()
            .filter(|m| m.tokens.end <= range.start)
            .filter_map(|m| m.entity)
            .find(|n| fits(*n));
        before.map(|entity| Reference { entity, certain: false })
    }
}
