//! Which names mean one body: its acronym, its name without the common noun, a known alias.

use super::link::cased;
use super::{Bond, Entities, EntityKind, Same};
use crate::fold::fold;
use crate::lexicon::{Lexicon, Traits, lists};
use crate::mention::{Kind, Label, Mention, Why};
use crate::text::{Hit, Look, Range, Shape, Text};
use std::collections::{BTreeMap, BTreeSet};

/// The bodies of an article, by mention.
#[derive(Debug, Default)]
pub(super) struct Bodies<'l> {
    names: BTreeMap<usize, (String, Bond)>,
    sorts: BTreeMap<usize, &'l str>,
    heads: BTreeMap<usize, u32>,
    owners: BTreeSet<usize>,
    /// The names of several words as written, by mention.
    full: BTreeMap<usize, String>,
    declared: Vec<(String, String)>,
}

/// A body with a name of several words, and the short forms that mean it.
#[derive(Debug)]
struct Full {
    name: String,
    stem: Option<String>,
    /// Its first letters, with and without those of small words: "RCoN" and "RCN".
    initials: [String; 2],
    /// Its words, folded.
    words: Vec<String>,
    /// What it is by its common noun, else empty.
    sort: String,
    /// Whether its last word is a legal form.
    legal: bool,
}

impl Full {
    /// Whether it is called after the area it serves, so that the area's name alone is no short form of it.
    fn area(&self) -> bool {
        matches!(self.sort.as_str(), "council" | "police" | "fire")
    }
}

/// Reads the bodies among the mentions.
pub(super) fn read<'l>(text: &Text<'_>, lexicon: &'l Lexicon, mentions: &[Mention]) -> Bodies<'l> {
    let mut bodies = Bodies::default();
    let orgs = || mentions.iter().enumerate().filter(|(_, m)| m.label == Label::Org);
    let look = Look { text, lexicon };
    let declared = declared(text, lexicon, mentions);
    let premises = premises(text, lexicon);
    let full: Vec<Full> = orgs().filter_map(|(_, m)| full_name(text, lexicon, m)).collect();
    for (number, mention) in orgs() {
        let surface = text.str(mention.span);
        let own = own_name(text, lexicon, mention);
        let me = || full.iter().find(|f| f.name == own);
        let stated = declared.get(surface).filter(|name| mention.value.is_none() && **name != own);
        let formal = look.starts(mention.tokens.start, lists::BODY_CONTEXT, &["formal"]).is_some();
        let short = stated.cloned().or_else(|| meant(&full, surface, &own, formal));
        let short = short.or_else(|| me().and_then(|m| longer_form(&full, m)));
        if let Some(name) = short.as_ref().filter(|n| declared.get(surface) == Some(*n)) {
            bodies.note_declared(surface, name);
        }
        let alias = if mention.value.is_some() { Bond::Alias } else { Bond::Own };
        let sort = sort(text, lexicon, mention);
        // "Rowan Bank", a home, is no bank.
        let told = closing_head(text, lexicon, mention.tokens)
            .is_some_and(|h| lexicon.field(h.list, h.row, "provider") == "y");
        let by_sight = matches!(mention.why, Why::Pattern(_)) && !premises.is_empty() && !told;
        let unsaid = mention.kind == Kind::Provider && short.is_none() && (sort.is_empty() || by_sight);
        bodies.sorts.insert(number, if unsaid { premises } else { sort });
        if mention.tokens.len() > 1 {
            bodies.full.insert(number, own.clone());
        }
        bodies.names.insert(number, short.map_or((own, alias), |name| (name, Bond::Short)));
        if look.ends(mention.tokens.end, lists::BODY_CONTEXT, &["owner"]).is_some() {
            bodies.owners.insert(number);
        }
        if let Some(head) = closing_head(text, lexicon, mention.tokens) {
            let words = text.str(text.span(head.range())).split_whitespace().count();
            bodies.heads.insert(number, words as u32);
        }
    }
    bodies.follow();
    bodies
}

impl Bodies<'_> {
    /// "Quayle" is short for Quayle Homes, which is short for Quayle Homes Group: all three are the last.
    fn follow(&mut self) {
        let short = |(own, bond): &(String, Bond)| *bond == Bond::Short && !own.is_empty();
        let longer: BTreeMap<String, String> = { self.full.iter() }
            .filter_map(|(number, own)| {
                Some((own.clone(), self.names.get(number).filter(|n| short(n))?.0.clone()))
            })
            .collect();
        for (name, _) in self.names.values_mut() {
            if let Some(full) = longer.get(name) {
                name.clone_from(full);
            }
        }
    }

    /// The body's full name, and why it is meant.
    pub fn name(&self, mention: usize) -> Option<(String, Bond)> {
        self.names.get(&mention).cloned()
    }

    /// How many words its common noun has at the end of the mention.
    pub fn head(&self, mention: usize) -> u32 {
        self.heads.get(&mention).copied().unwrap_or_default()
    }

    /// Whether the mention closes as the names of those do who own or run homes.
    pub fn closes_as_owner(&self, mention: usize) -> bool {
        self.owners.contains(&mention)
    }

    /// What it is: school, care, hospital, council ..., as `org_heads.tsv` calls it.
    pub fn sort(&self, mention: usize) -> &str {
        self.sorts.get(&mention).copied().unwrap_or_default()
    }

    /// Remembers a short form that the article puts in brackets after the full name.
    fn note_declared(&mut self, short: &str, name: &str) {
        let pair = (short.to_string(), name.to_string());
        if short != name && !self.declared.contains(&pair) {
            self.declared.push(pair);
        }
    }

    /// States each declared short form as the same body.
    pub fn declare(&self, entities: &mut Entities) {
        for (short, name) in &self.declared {
            let folded = fold(name);
            let same = |e: &super::Entity| e.kind == EntityKind::Organisation && fold(&e.name) == folded;
            if let Some(to) = entities.list.iter().position(same) {
                let why = format!("the article writes \"{name} ({short})\"");
                entities.same.push(Same { short: short.clone(), to: to as u32, why });
            }
        }
    }
}

/// What the article calls the premises it is about most often ("the home", "the school"): what a body is whose
/// name does not tell. Empty where it speaks of none.
fn premises<'l>(text: &Text<'_>, lexicon: &'l Lexicon) -> &'l str {
    let field = |h: Hit, column| lexicon.field(h.list, h.row, column);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let written = |h: &Hit| !text.tokens[h.start as usize].shape.capitalised();
    for hit in text.hits.all(lists::DEFINITE_NOUNS).filter(written) {
        let sort = field(hit, "refers");
        if SITES.contains(&sort) {
            *counts.entry(sort).or_default() += 1;
        }
    }
    let most =
        counts.into_iter().max_by_key(|(sort, count)| (*count, SITES.iter().rev().position(|s| s == sort)));
    most.map_or("", |(sort, _)| sort)
}

/// Sorts of premises whose names often tell no sort, the likeliest of equals first.
const SITES: &[&str] = &["care", "school", "early_years", "restaurant", "hospital", "surgery"];

/// Short forms that stand in brackets right after a full name that starts with the same letter:
/// "Royal College of Psychiatrists (RCPsych)".
fn declared<'t>(text: &'t Text<'_>, lexicon: &Lexicon, mentions: &[Mention]) -> BTreeMap<&'t str, String> {
    let orgs: Vec<&Mention> = mentions.iter().filter(|m| m.label == Label::Org).collect();
    let pairs = orgs.windows(2).filter_map(|pair| {
        let (full, short) = (pair[0], pair[1]);
        let bracket = full.tokens.end + 1 == short.tokens.start && text.token_str(full.tokens.end) == "(";
        let (name, word) = (own_name(text, lexicon, full), text.str(short.span));
        let alike = fold(&name).chars().next() == fold(word).chars().next();
        (bracket && alike && short.tokens.len() == 1 && full.tokens.len() > 1).then_some((word, name))
    });
    pairs.collect()
}

/// The lexicon's canonical name, else the words as written, without an article before them.
fn own_name(text: &Text<'_>, lexicon: &Lexicon, mention: &Mention) -> String {
    if let Some(value) = &mention.value {
        return value.clone();
    }
    let surface = text.str(mention.span);
    // The article belongs to the name of premises: "The Beeches".
    let premises = matches!(mention.why, Why::Pattern("name.premises" | "name.listing"));
    let bare = surface.strip_prefix("The ").or_else(|| surface.strip_prefix("the ")).unwrap_or(surface);
    let bare = if premises { surface } else { bare };
    match mention.why {
        Why::Row(lists::ORGANISATIONS, row) => lexicon.list(lists::ORGANISATIONS).phrase(row).to_string(),
        _ => cased(bare, lexicon),
    }
}

fn full_name(text: &Text<'_>, lexicon: &Lexicon, mention: &Mention) -> Option<Full> {
    if mention.tokens.len() < 2 {
        return None;
    }
    let head = closing_head(text, lexicon, mention.tokens);
    let town = |h: &Hit| lexicon.field(h.list, h.row, "side") == "town";
    let stem = head.filter(|h| h.start > mention.tokens.start && !town(h));
    let stem = stem.map(|h| fold(text.str(text.span(Range::new(mention.tokens.start, h.start)))));
    let opened =
        || opening_head(text, lexicon, mention.tokens).map(|h| Range::new(h.range().end, mention.tokens.end));
    let stem = stem.or_else(|| opened().map(|r| fold(text.str(text.span(r)))));
    let words: Vec<String> = text.str(mention.span).split_whitespace().map(fold).collect();
    let look = Look { text, lexicon };
    Some(Full {
        name: own_name(text, lexicon, mention),
        stem,
        initials: [true, false].map(|small| initials(text, lexicon, mention.tokens, small)),
        words,
        sort: head.map_or(String::new(), |h| lexicon.field(h.list, h.row, "kind").to_string()),
        legal: look.ends(mention.tokens.end, lists::BODY_CONTEXT, &["legal"]).is_some(),
    })
}

/// The full name that a short form means, if some body of the article has it: its initials, the name without its
/// common noun, its first words, or for a `formal` one ("Department of Agriculture") its last.
fn meant(full: &[Full], surface: &str, own: &str, formal: bool) -> Option<String> {
    let folded = fold(surface);
    let folded = folded.strip_prefix("the ").unwrap_or(&folded);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let acronym =
        words.len() == 1 && surface.len() <= 8 && surface.chars().filter(|c| c.is_uppercase()).count() >= 2;
    let sort = full.iter().find(|f| f.name == own).map_or("", |f| f.sort.as_str());
    let fits = |f: &&Full| {
        let stem = f.stem.as_deref() == Some(folded) && !f.area();
        let longer = words.len() > 1 && f.words.len() > words.len();
        let ends = longer && f.words[f.words.len() - words.len()..].iter().zip(&words).all(|(a, b)| a == b);
        let opens = longer && f.words.iter().zip(&words).all(|(a, b)| a == b);
        let alike = sort.is_empty() || sort == f.sort;
        f.name != own
            && (stem
                || acronym && f.initials.iter().any(|i| i == folded)
                || ends && formal
                || opens && alike && goes_on(f, &words))
    };
    // Of several the fullest.
    let fitting = full.iter().filter(fits);
    fitting.rev().max_by_key(|f| f.words.len()).map(|f| f.name.clone())
}

/// Whether a full name goes on after its first words with more than "of" something, which names another body.
fn goes_on(full: &Full, words: &[&str]) -> bool {
    full.words.get(words.len()).is_some_and(|next| !matches!(next.as_str(), "of" | "for" | "in"))
}

/// The same body under a longer name: with its legal form ("Oakmantle Care" and "Oakmantle Care Ltd"), or a
/// council with its rank ("Wexmoor Council", "Wexmoor BC" and "Wexmoor Borough Council").
fn longer_form(full: &[Full], me: &Full) -> Option<String> {
    let legal = |f: &&Full| f.legal && f.words.len() == me.words.len() + 1 && f.words.starts_with(&me.words);
    let stem = me.stem.as_ref().map_or(0, |s| s.split_whitespace().count());
    let rankless =
        me.words.last().is_some_and(|w| matches!(w.as_str(), "bc" | "council")) && me.words.len() == stem + 1;
    let ranked = |f: &&Full| {
        rankless
            && me.area()
            && f.area()
            && f.stem == me.stem
            && f.words.len() > me.words.len()
            && f.words.last().is_some_and(|w| w == "council")
    };
    let thinner = |f: &&Full| in_order(me, f);
    let mut fuller = full.iter().filter(thinner);
    let one = fuller.next().filter(|_| fuller.next().is_none());
    full.iter().find(legal).or_else(|| full.iter().find(ranked)).or(one).map(|f| f.name.clone())
}

/// Whether a school, hospital or surgery is named by the words of a fuller name with some left out: "St Bede's
/// Primary" for "St Bede's RC Primary School".
fn in_order(short: &Full, full: &Full) -> bool {
    let site = matches!(short.sort.as_str(), "school" | "hospital" | "surgery" | "college" | "early_years");
    let mut rest = full.words.iter();
    site && short.sort == full.sort
        && short.words.first() == full.words.first()
        && short.words.len() < full.words.len()
        && short.words.iter().all(|w| rest.any(|f| f == w))
}

fn heads<'t>(text: &'t Text<'_>, token: u32) -> impl Iterator<Item = Hit> + 't {
    text.hits.of(token, lists::ORG_HEADS)
}

fn closing_head(text: &Text<'_>, lexicon: &Lexicon, tokens: Range) -> Option<Hit> {
    let after = |h: &Hit| lexicon.field(h.list, h.row, "side") != "before" && h.range().end == tokens.end;
    tokens.iter().skip(1).find_map(|t| heads(text, t).find(after))
}

fn opening_head(text: &Text<'_>, lexicon: &Lexicon, tokens: Range) -> Option<Hit> {
    heads(text, tokens.start)
        .find(|h| lexicon.field(h.list, h.row, "side") == "before" && h.range().end < tokens.end)
}

fn initials(text: &Text<'_>, lexicon: &Lexicon, tokens: Range, with_small: bool) -> String {
    let mut out = String::new();
    for token in tokens.iter() {
        let shape = text.tokens[token as usize].shape;
        let small = !shape.capitalised() && lexicon.traits(text.word(token)).is(Traits::OPENER);
        let word = text.token_str(token);
        if shape.any(Shape::LETTER)
            && !shape.is(Shape::POSSESSIVE)
            && !(small && !(with_small && matches!(word, "for" | "of" | "and")))
        {
            out.extend(word.chars().next().into_iter().flat_map(char::to_lowercase));
        }
    }
    out
}

/// What sort of body it is, from its common noun or the lexicon.
fn sort<'l>(text: &Text<'_>, lexicon: &'l Lexicon, mention: &Mention) -> &'l str {
    let head =
        closing_head(text, lexicon, mention.tokens).or_else(|| opening_head(text, lexicon, mention.tokens));
    if let Some(head) = head {
        return lexicon.field(head.list, head.row, "kind");
    }
    match (mention.kind, mention.why) {
        (Kind::Council, _) => "council",
        (_, Why::Row(list, row)) if list == lists::ORGANISATIONS => lexicon.field(list, row, "kind"),
        (_, Why::Row(lists::PLACE_HEADS, _)) => "care",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full(name: &str, stem: &str, initials: &str) -> Full {
        let words = name.split_whitespace().map(fold).collect();
        let (name, stem, initials) = (name.into(), Some(stem.into()), [initials.into(), initials.into()]);
        Full { name, stem, initials, words, sort: String::new(), legal: false }
    }

    #[test]
    fn short_forms_mean_the_full_name() {
        let all = [
            full("Together for Children", "together", "tfc"),
            full("Phoenix Academy", "phoenix", "pa"),
            full("Calder Vale Healthcare Ltd", "calder vale healthcare", "cvhl"),
            full("Royal College of Nursing", "royal college of", "rcon"),
            full("Pennsylvania Department of Agriculture", "pennsylvania department of", "pdoa"),
        ];
        for (short, want) in [
            ("TfC", Some("Together for Children")),
            ("Phoenix", Some("Phoenix Academy")),
            ("Calder Vale", Some("Calder Vale Healthcare Ltd")),
            ("Royal College", None),
            ("Department of Agriculture", Some("Pennsylvania Department of Agriculture")),
            ("Lakeside", None),
            ("BBC", None),
        ] {
            let formal = short.starts_with("Department");
            assert_eq!(meant(&all, short, short, formal).as_deref(), want, "{short}");
        }
    }
}
