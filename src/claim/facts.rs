//! What the whole article settles once: which inspectorate it speaks of, and which provider.

use super::findings::Known;
use crate::entity::Entities;
use crate::lexicon::{Lexicon, lists};
use crate::mention::{Kind, Label, Mention};
use crate::text::{Hit, Look, Range, Text};
use std::cell::OnceCell;

/// Inspectorates of which every county has its own.
pub(super) const LOCAL: &str = "us-local-health-department";

/// The facts of one article that single sentences lean on.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Inspectorates by number in the lexicon with the token of each mention or description, in text order.
    pub named: Vec<(u16, u32)>,
    /// The one named most often, the first of equals.
    pub main: Option<u16>,
    /// The inspected body that the article is about, a number in the entities.
    pub provider: Option<u32>,
    /// The council it names most often, a number in the entities.
    pub council: Option<u32>,
    /// The health department of a county that it names most often, a number in the entities.
    pub local: Option<u32>,
    /// Whether the article speaks of inspections at all.
    pub talk: bool,
    /// Who examines, read when first asked for.
    pub(super) examiners: OnceCell<Known>,
}

impl Facts {
    /// Reads the mentions once.
    pub fn new(text: &Text<'_>, mentions: &[Mention], entities: &Entities, lexicon: &Lexicon) -> Self {
        let look = Look { text, lexicon };
        let mut named: Vec<(u16, u32)> = mentions.iter().filter_map(inspectorate).collect();
        let mut talk = !named.is_empty();
        let described = |h: &Hit| matches!(look.group(*h), "watchdog" | "chief" | "scheme");
        let by_name: Vec<u16> = named.iter().map(|(n, _)| *n).collect();
        for hit in text.hits.all(lists::INSPECTORATES).filter(described) {
            let id = lexicon.field(hit.list, hit.row, "id");
            let number = lexicon.inspectorates().iter().position(|i| i.id == id);
            named.extend(number.map(|n| (meant(lexicon, &by_name, n as u16), hit.start)));
            talk = true;
        }
        talk = talk || text.hits.all(lists::RATING_CUES).any(|h| look.group(h) == "gate");
        named.sort_unstable_by_key(|(_, token)| *token);
        let main = most_common(named.iter().map(|(n, _)| *n));
        let councils = mentions.iter().filter(|m| m.kind == Kind::Council && m.label == Label::Org);
        let council = most_common(councils.filter_map(|m| m.entity));
        let departments =
            text.hits.all(lists::INSPECTORATES).filter(|h| lexicon.field(h.list, h.row, "id") == LOCAL);
        let name_of =
            |hit: Hit| mentions.iter().find(|m| m.label == Label::Org && m.tokens.contains(hit.range()));
        let local = most_common(departments.filter_map(|h| name_of(h)?.entity));
        Self { named, main, provider: entities.about, council, local, talk, examiners: OnceCell::new() }
    }

    /// The inspectorate named in `range`, or else nearest before it.
    pub fn inspectorate_at(&self, range: Range) -> Option<u16> {
        let inside = self.named.iter().find(|(_, t)| range.has(*t));
        inside.or_else(|| self.named.iter().rev().find(|(_, t)| *t < range.start)).map(|(n, _)| *n)
    }
}

/// Which inspectorate a description means: "the education watchdog" is Ofsted, but Estyn in an article that names only
/// Estyn, since both inspect schools.
fn meant(lexicon: &Lexicon, by_name: &[u16], described: u16) -> u16 {
    let all = lexicon.inspectorates();
    let alike = |n: &&u16| {
        let providers = &all[described as usize].providers;
        all[**n as usize].providers.iter().any(|p| providers.contains(p))
    };
    let other = || by_name.iter().find(alike).copied();
    if by_name.contains(&described) { described } else { other().unwrap_or(described) }
}

fn inspectorate(mention: &Mention) -> Option<(u16, u32)> {
    match mention.kind {
        Kind::Inspectorate(n) => Some((n, mention.tokens.start)),
        _ => None,
    }
}

/// The value seen most often, the first of equals.
fn most_common<T: PartialEq + Copy>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: Vec<(T, u32)> = Vec::new();
    for value in values {
        match counts.iter_mut().find(|(v, _)| *v == value) {
            Some((_, n)) => *n += 1,
            None => counts.push((value, 1)),
        }
    }
    let most = counts.iter().map(|(_, n)| *n).max()?;
    counts.into_iter().find(|(_, n)| *n == most).map(|(v, _)| v)
}
