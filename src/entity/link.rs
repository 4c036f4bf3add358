//! Mentions to entities, within one article: full names first, then the short forms that mean them.

use super::people::People;
use super::{Bond, Entities, Entity, EntityKind, bodies};
use crate::fold::{alike, fold};
use crate::lexicon::Lexicon;
use crate::mention::{Kind, Label, Mention};
use crate::text::Text;
use std::collections::BTreeMap;

/// Gives every PERSON, ORG and PLACE mention its entity and its value, the entity's name.
pub fn link(text: &Text<'_>, lexicon: &Lexicon, mentions: &mut [Mention]) -> Entities {
    let people = People::read(text, lexicon, mentions);
    let bodies = bodies::read(text, lexicon, mentions);
    let mut register = Register::default();
    register.entities.bonds = vec![Bond::Own; mentions.len()];
    for (number, mention) in mentions.iter_mut().enumerate() {
        let (kind, name) = match mention.label {
            Label::Person => (EntityKind::Person, people.name(number)),
            Label::Org => (EntityKind::Organisation, bodies.name(number)),
            Label::Place => (EntityKind::Place, None),
            _ => continue,
        };
        if mention.label == Label::Person {
            mention.kind = people.gender(number);
        }
        let surface = text.str(mention.span);
        let (name, bond) = name.unwrap_or_else(|| (cased(surface, lexicon), Bond::Own));
        register.entities.bonds[number] = if alike(&name, surface) { Bond::Own } else { bond };
        let own = register.enter(kind, &name, mention);
        let entity = &mut register.entities.list[own as usize];
        note(entity, surface, mention, bodies.sort(number));
        entity.head = entity.head.max(bodies.head(number));
        entity.owner |= bodies.closes_as_owner(number);
        mention.entity = Some(own);
    }
    let mut entities = register.entities;
    for mention in mentions.iter_mut() {
        if let Some(entity) = mention.entity {
            mention.value = Some(entities.get(entity).name.clone());
        }
    }
    bodies.declare(&mut entities);
    super::focus::settle(text, lexicon, mentions, &mut entities);
    entities
}

/// Entities by kind and folded name.
#[derive(Debug, Default)]
struct Register {
    entities: Entities,
    by_name: BTreeMap<(EntityKind, String), u32>,
}

impl Register {
    /// The number of the entity of that name, which is made where there is none yet.
    fn enter(&mut self, kind: EntityKind, name: &str, mention: &Mention) -> u32 {
        let list = &mut self.entities.list;
        let number = *self.by_name.entry((kind, fold(name))).or_insert_with(|| {
            list.push(Entity { name: name.into(), first: mention.tokens.start, ..Entity::new(kind) });
            list.len() as u32 - 1
        });
        let entity = &mut self.entities.list[number as usize];
        if !entity.name.chars().any(char::is_lowercase) && name.chars().any(char::is_lowercase) {
            entity.name = name.into();
        }
        number
    }
}

fn note(entity: &mut Entity, surface: &str, mention: &Mention, sort: &str) {
    entity.mentions += 1;
    if mention.kind != Kind::Plain {
        entity.detail = mention.kind;
    }
    if entity.sort.is_empty() {
        entity.sort.push_str(sort);
    }
    if surface != entity.name && !entity.aliases.iter().any(|a| a == surface) {
        entity.aliases.push(surface.to_string());
    }
}

/// A name written all in capitals or all in small letters, as it is usually written: "arfon jones" is Arfon
/// Jones. Acronyms and short words stay.
pub(super) fn cased(name: &str, lexicon: &Lexicon) -> String {
    let upper = !name.chars().any(char::is_lowercase) && name.len() > 5 && name.contains(' ');
    let lower = !name.chars().any(char::is_uppercase);
    if !upper && !lower {
        return name.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let first = |n: usize| n == 0 && upper;
    let words = name.split_whitespace().enumerate().map(|(n, w)| capitalised(w, first(n), lexicon));
    words.collect::<Vec<_>>().join(" ")
}

fn capitalised(word: &str, first: bool, lexicon: &Lexicon) -> String {
    let lower = word.to_lowercase();
    let particle = lexicon.traits(lexicon.word(&lower)).is(crate::lexicon::Traits::PARTICLE);
    let small =
        matches!(lower.as_str(), "of" | "and" | "the" | "for" | "in" | "on" | "upon" | "at" | "under");
    if (particle || small) && !first {
        return lower;
    }
    let mut out = String::with_capacity(lower.len());
    let mut start = true;
    for c in lower.chars() {
        if start {
            out.extend(c.to_uppercase())
        } else {
            out.push(c)
        }
        start = matches!(c, '-' | '‐' | '‑' | '–');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_get_their_usual_capitals() {
        let (lexicon, _) = Lexicon::builtin();
        for (written, want) in [
            ("arfon jones", "Arfon Jones"),
            ("IRIS BLACKETT", "Iris Blackett"),
            ("dyfed-powys police", "Dyfed-Powys Police"),
            ("university of east anglia", "University of East Anglia"),
            ("CQC", "CQC"),
            ("THE OLD GRANARY TEAROOM", "The Old Granary Tearoom"),
            ("Jill Colbert", "Jill Colbert"),
            ("Sunderland\nCity Council", "Sunderland City Council"),
        ] {
            assert_eq!(cased(written, &lexicon), want);
        }
    }
}
