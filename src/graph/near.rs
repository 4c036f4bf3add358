//! Links between entities whose names are not the same and yet mean one, each with its reason; and a warning where
//! one name may mean two people.

use super::{Graph, Link, Node};
use crate::entity::{EntityKind, one_letter_apart};
use crate::fold::fold;
use std::collections::{BTreeMap, BTreeSet};

/// Most people of one surname that are compared with one another.
const NAMESAKES: usize = 400;

type Member<'g> = (&'g String, &'g Node);

/// The links that the names and offices of a whole run give.
pub(super) fn links(graph: &Graph) -> Vec<Link> {
    let mut links = Vec::new();
    let of = |kind: EntityKind| graph.nodes.iter().filter(move |(_, n)| n.kind == Some(kind));
    spellings(of(EntityKind::Organisation), &mut links);
    short_forms(&of(EntityKind::Organisation).collect::<Vec<_>>(), &mut links);
    let one = canonical(graph, &links);
    let mut surnames: BTreeMap<String, Vec<Member<'_>>> = BTreeMap::new();
    for (id, node) in of(EntityKind::Person) {
        surnames.entry(words(node).pop().unwrap_or_default()).or_default().push((id, node));
        links.extend(two_offices(id, node, &one));
    }
    for namesakes in surnames.values().filter(|n| n.len() <= NAMESAKES) {
        for (n, one) in namesakes.iter().enumerate() {
            links.extend(namesakes[n + 1..].iter().filter_map(|other| same_person(*one, *other)));
        }
    }
    links
}

/// The body that each body with another name is, by the links so far.
fn canonical(graph: &Graph, links: &[Link]) -> BTreeMap<String, String> {
    let all = graph.links.iter().chain(links).filter(|l| l.kind == "same_entity");
    all.map(|l| (l.from.clone(), l.to.clone())).collect()
}

fn same(from: &str, to: &str, why: String, rule: &'static str) -> Link {
    Link { from: from.into(), to: to.into(), kind: "same_entity", why, rule }
}

fn words(node: &Node) -> Vec<String> {
    fold(node.name()).split_whitespace().map(String::from).collect()
}

/// A body's name as it would be if everybody wrote it alike: no article, no legal form, "and" and "St" in full.
fn spelling(node: &Node) -> String {
    let mut words = words(node);
    let legal =
        |w: &String| matches!(w.trim_end_matches('.'), "ltd" | "limited" | "plc" | "llp" | "inc" | "cic");
    while words.len() > 1 && words.last().is_some_and(legal) {
        words.pop();
    }
    let skip = usize::from(words.len() > 1 && words[0] == "the");
    let plain = words[skip..].iter().map(|w| match w.trim_end_matches('.') {
        "&" => "and",
        "saint" => "st",
        word => word,
    });
    plain.collect::<Vec<_>>().join(" ").replace(['\'', '-'], "")
}

/// Names that differ by an article, a legal form, "&", "St" or a mark.
fn spellings<'g>(bodies: impl Iterator<Item = Member<'g>>, links: &mut Vec<Link>) {
    let mut alike: BTreeMap<String, Vec<Member<'g>>> = BTreeMap::new();
    for (id, node) in bodies {
        alike.entry(spelling(node)).or_default().push((id, node));
    }
    for group in alike.values_mut().filter(|g| g.len() > 1) {
        group.sort_by_key(|(id, node)| (std::cmp::Reverse(node.mentions), *id));
        let (to, full) = group[0];
        for (id, node) in &group[1..] {
            let why =
                format!("\"{}\" and \"{}\" differ only in how they are written", node.name(), full.name());
            links.push(same(id, to, why, "entity.spelling"));
        }
    }
}

/// "Oakfield Primary" and "Oakfield Primary School": a name without the end of its common noun, where just one body
/// of the run can be meant.
fn short_forms(bodies: &[Member<'_>], links: &mut Vec<Link>) {
    let mut shorter: BTreeMap<String, Vec<Member<'_>>> = BTreeMap::new();
    for (id, node) in bodies {
        let words = words(node);
        let stem = words.len().saturating_sub(node.head as usize).max(2);
        for length in stem..words.len() {
            shorter.entry(words[..length].join(" ")).or_default().push((id, node));
        }
    }
    for (id, node) in bodies {
        let Some([(to, full)]) = shorter.get(&words(node).join(" ")).map(Vec::as_slice) else { continue };
        let written = spelling(node) == spelling(full);
        if !written && (node.sort.is_empty() || node.sort == full.sort) {
            let why =
                format!("\"{}\" is short for \"{}\", and for no other body here", node.name(), full.name());
            links.push(same(id, to, why, "entity.short-form"));
        }
    }
}

/// Whether two people of one surname are one: an initial, a middle name or a slip of the pen apart, and of one body.
fn same_person(one: Member<'_>, other: Member<'_>) -> Option<Link> {
    let (a, b) = (words(one.1), words(other.1));
    let (first, second) = (a.first()?, b.first()?);
    let initial = |x: &str, y: &str| x.trim_end_matches('.').chars().count() == 1 && y.starts_with(&x[..1]);
    let (rule, how) = if a.len() < 2 || b.len() < 2 {
        return None;
    } else if first.is_ascii() && second.is_ascii() && (initial(first, second) || initial(second, first)) {
        ("entity.initial", "the initial agrees")
    } else if first == second {
        ("entity.middle-name", "given name and surname agree")
    } else if a[1..] == b[1..] && one_letter_apart(first, second) {
        ("entity.slip", "one letter apart, perhaps a slip of the pen")
    } else {
        return None;
    };
    let shared = one.1.offices.iter().find(|o| other.1.offices.contains(*o));
    let (role, body) = shared?;
    let rank = |m: &Member<'_>| (m.1.name().chars().next().is_some_and(char::is_uppercase), m.1.mentions);
    let (from, to) = if rank(&one) < rank(&other) { (one, other) } else { (other, one) };
    let why = format!("\"{}\" and \"{}\": {how}, and both are {role} of {body}", from.1.name(), to.1.name());
    Some(same(from.0, to.0, why, rule))
}

/// A warning for a person whom some articles know from one body and others from another, and none from both.
fn two_offices(id: &str, node: &Node, one: &BTreeMap<String, String>) -> Vec<Link> {
    let mut groups: Vec<BTreeSet<&String>> = Vec::new();
    for setting in &node.settings {
        let mut group: BTreeSet<&String> = setting.iter().map(|b| one.get(b).unwrap_or(b)).collect();
        let (joined, apart): (Vec<_>, Vec<_>) = groups.into_iter().partition(|g| !g.is_disjoint(&group));
        group.extend(joined.into_iter().flatten());
        groups = apart;
        groups.push(group);
    }
    groups.sort();
    let first = groups.first().and_then(|g| g.first()).copied();
    let others = groups.iter().skip(1).filter_map(|g| g.first().copied());
    let warn = |body: &String| Link {
        from: id.into(),
        to: body.clone(),
        kind: "conflicts",
        why: format!(
            "{} holds an office of {} in one article and of {body} in another, and none names both: perhaps two people",
            node.name(),
            first.map_or("", String::as_str),
        ),
        rule: "entity.two-offices",
    };
    others.map(warn).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(kind: EntityKind, name: &str, sort: &str, head: u32, offices: &[(&str, &str)]) -> (String, Node) {
        let mut node = Node { kind: Some(kind), sort: sort.into(), head, mentions: 1, ..Node::default() };
        node.names.insert(name.into(), 1);
        node.offices = offices.iter().map(|(r, b)| (r.to_string(), b.to_string())).collect();
        node.settings = offices.iter().map(|(_, b)| BTreeSet::from([b.to_string()])).collect();
        (crate::id::named(kind.name(), name), node)
    }

    fn told(nodes: Vec<(String, Node)>) -> Vec<(String, String, &'static str)> {
        let graph = Graph { nodes: nodes.into_iter().collect(), links: BTreeSet::new() };
        links(&graph).into_iter().map(|l| (l.from, l.to, l.rule)).collect()
    }

    #[test]
    fn near_forms_of_bodies_are_linked_where_one_alone_can_be_meant() {
        let school = |name, head| node(EntityKind::Organisation, name, "school", head, &[]);
        for (nodes, want) in [
            (
                vec![school("Oakfield Primary", 1), school("Oakfield Primary School", 2)],
                Some("entity.short-form"),
            ),
            (vec![school("St Mary's School", 1), school("Saint Marys School", 1)], Some("entity.spelling")),
            (vec![school("Oakfield Infant School", 2), school("Oakfield Junior School", 2)], None),
            (
                vec![
                    school("Mill Lane", 0),
                    school("Mill Lane Infant School", 2),
                    school("Mill Lane Junior School", 2),
                ],
                None,
            ),
        ] {
            assert_eq!(told(nodes.clone()).first().map(|l| l.2), want, "{nodes:?}");
        }
    }

    #[test]
    fn near_forms_of_people_are_linked_where_they_share_an_office() {
        let leader = [("leader", "organisation:wexmoor-council")];
        let head = [("head", "organisation:oak-school")];
        let person = |name, offices: &[(&str, &str)]| node(EntityKind::Person, name, "", 0, offices);
        for (one, other, want) in [
            (person("Paul Watson", &leader), person("P Watson", &leader), Some("entity.initial")),
            (person("Paul Watson", &leader), person("aul Watson", &leader), Some("entity.slip")),
            (person("Paul Watson", &leader), person("Paul John Watson", &leader), Some("entity.middle-name")),
            (person("Paul Watson", &leader), person("P Watson", &head), None),
            (person("Paul Watson", &leader), person("Mary Watson", &leader), None),
        ] {
            let nodes = vec![one, other];
            assert_eq!(told(nodes.clone()).first().map(|l| l.2), want, "{nodes:?}");
        }
    }

    #[test]
    fn one_name_in_two_offices_is_told() {
        let offices = [("leader", "organisation:wexmoor-council"), ("head", "organisation:oak-school")];
        let mut both = node(EntityKind::Person, "Paul Watson", "", 0, &offices);
        assert_eq!(told(vec![both.clone()])[0].2, "entity.two-offices");
        both.1.settings.insert(offices.iter().map(|(_, b)| b.to_string()).collect());
        assert_eq!(told(vec![both]), []);
    }
}
