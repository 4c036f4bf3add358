//! Across articles: the entities of all of them, gathered under ids that come from content, and the links
//! that say which are one. Order-independent: adding the same articles in any order gives the same graph.

mod near;

use crate::Extraction;
use crate::claim::{ClaimType, Confidence};
use crate::entity::EntityKind;
use std::collections::{BTreeMap, BTreeSet};

/// What all articles say of one entity.
#[derive(Clone, Debug, Default)]
pub struct Node {
    /// What it is.
    pub kind: Option<EntityKind>,
    /// Names that gave this id, with how often each was used.
    pub names: BTreeMap<String, u32>,
    /// Other forms.
    pub aliases: BTreeSet<String>,
    /// Roles it holds in some claim.
    pub roles: BTreeSet<String>,
    /// Articles that name it.
    pub articles: u32,
    /// Mentions in all.
    pub mentions: u32,
    /// For a body, its sort and how many words its common noun has at the end of its name.
    pub sort: String,
    /// See `sort`.
    pub head: u32,
    /// For a person, the last word of each office held now, and the id of the body it belongs to.
    pub offices: BTreeSet<(String, String)>,
    /// For a person, the bodies of the offices that one article gives, article by article.
    pub settings: BTreeSet<BTreeSet<String>>,
}

impl Node {
    /// The name used most, the first of equals.
    pub fn name(&self) -> &str {
        let most = self.names.iter().max_by_key(|(name, count)| (**count, std::cmp::Reverse(*name)));
        most.map_or("", |(name, _)| name)
    }
}

/// Two records that belong together, and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// The id it starts from.
    pub from: String,
    /// The id it leads to.
    pub to: String,
    /// `same_entity` ...
    pub kind: &'static str,
    /// For a person: what the article says.
    pub why: String,
    /// What found it.
    pub rule: &'static str,
}

/// The entities and links of a run.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// By id.
    pub nodes: BTreeMap<String, Node>,
    /// Sorted, each once.
    pub links: BTreeSet<Link>,
}

impl Graph {
    /// The graph of one article.
    pub fn of(extraction: &Extraction) -> Self {
        let mut graph = Self::default();
        let ids: Vec<String> = extraction.entities.list.iter().map(crate::entity::Entity::id).collect();
        for (entity, id) in extraction.entities.list.iter().zip(&ids) {
            let node = graph.nodes.entry(id.clone()).or_default();
            node.kind = Some(entity.kind);
            *node.names.entry(entity.name.clone()).or_default() += entity.mentions;
            node.aliases.extend(entity.aliases.iter().cloned());
            node.articles = 1;
            node.mentions += entity.mentions;
            node.head = entity.head;
            node.sort.clone_from(&entity.sort);
        }
        graph.note_offices(extraction, &ids);
        for same in &extraction.entities.same {
            let to = ids[same.to as usize].clone();
            let from = crate::id::named(extraction.entities.get(same.to).kind.name(), &same.short);
            if from != to {
                graph.links.insert(Link {
                    from,
                    to,
                    kind: "same_entity",
                    why: same.why.clone(),
                    rule: "entity.declared",
                });
            }
        }
        graph
    }

    /// Remembers who holds which office of which body.
    fn note_offices(&mut self, extraction: &Extraction, ids: &[String]) {
        let mut settings: BTreeMap<u32, BTreeSet<String>> = BTreeMap::new();
        for claim in extraction.claims.iter().filter(|c| c.kind == ClaimType::Role) {
            let (Some(person), Some(role)) = (claim.arg("person").and_then(|a| a.entity), claim.text("role"))
            else {
                continue;
            };
            let Some(node) = self.nodes.get_mut(&ids[person as usize]) else { continue };
            node.roles.insert(role.to_string());
            let sure =
                claim.confidence > Confidence::Low && claim.text("status").is_none_or(|s| s == "current");
            if let Some(body) = claim.arg("organisation").and_then(|a| a.entity).filter(|_| sure) {
                let office = role.rsplit(' ').next().unwrap_or_default().to_lowercase();
                node.offices.insert((office, ids[body as usize].clone()));
                settings.entry(person).or_default().insert(ids[body as usize].clone());
            }
        }
        for (person, bodies) in settings {
            if let Some(node) = self.nodes.get_mut(&ids[person as usize]) {
                node.settings.insert(bodies);
            }
        }
    }

    /// Adds the links that only all articles together give: near forms of one name, and one name for two people.
    pub fn close(&mut self) {
        self.links.extend(near::links(self));
    }

    /// Adds the graph of other articles.
    pub fn add(&mut self, other: Graph) {
        for (id, node) in other.nodes {
            let mine = self.nodes.entry(id).or_default();
            mine.kind = mine.kind.or(node.kind);
            for (name, count) in node.names {
                *mine.names.entry(name).or_default() += count;
            }
            mine.aliases.extend(node.aliases);
            mine.roles.extend(node.roles);
            mine.offices.extend(node.offices);
            mine.settings.extend(node.settings);
            mine.head = mine.head.max(node.head);
            mine.sort = std::mem::take(&mut mine.sort).max(node.sort);
            mine.articles += node.articles;
            mine.mentions += node.mentions;
        }
        self.links.extend(other.links);
    }

    /// For each id those that links say are the same.
    pub fn same_as(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let mut same: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for link in self.links.iter().filter(|l| l.kind == "same_entity") {
            same.entry(&link.from).or_default().insert(&link.to);
            same.entry(&link.to).or_default().insert(&link.from);
        }
        same
    }
}
