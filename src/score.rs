//! How good the claims and mentions of some articles are against gold: precision, recall and F1 by claim type
//! and label.
//!
//! A claim of the right type is found where its evidence overlaps the gold's and its core argument agrees (the
//! grade of a rating, the content of a statement or finding, the number of a quantity, the person of a role, the
//! kind or ordinal of an inspection, the verb of an action); it is full where every other key argument that gold
//! resolves agrees as well. A mention is strict where its extent is the gold's, relaxed where it overlaps. What
//! starts inside a stretch that gold ignores does not count.

mod compare;
mod gold;
mod matching;

pub use gold::{Gold, Item, Labelled, read_gold};

use crate::Extractor;
use crate::output::{Offsets, Selection, of_article};
use crate::problem::Problem;
use crate::read::{Source, read_file};
use compare::{Span, agreement, found, overlap, same, same_content};
use matching::match_up;
use serde::Serialize;
use std::collections::BTreeMap;

/// Claim types that are scored, each with its key arguments beside the core one. Relations are not scored.
pub const TYPES: [(&str, &[&str]); 7] = [
    ("rating", &["subject", "inspectorate", "date"]),
    ("inspection", &["inspectorate", "visit_type", "ordinal", "date"]),
    ("finding", &["source", "polarity"]),
    ("statement", &["speaker", "direct"]),
    ("quantity", &["unit", "from", "to"]),
    ("role", &["role", "organisation"]),
    ("action", &["actor"]),
];

/// Labels that are scored.
pub const LABELS: [&str; 10] =
    ["PERSON", "ROLE", "ORG", "PLACE", "DATE", "RATING", "PERCENT", "MONEY", "QUANTITY", "QUOTE"];

/// The count of one claim type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ClaimScore {
    /// Gold claims.
    pub gold: u32,
    /// Gold claims found.
    pub found: u32,
    /// Claims that gold does not have.
    pub extra: u32,
    /// Claims found with every key argument right.
    pub full: u32,
}

/// The count of one label.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LabelScore {
    /// Gold mentions.
    pub gold: u32,
    /// Mentions made.
    pub made: u32,
    /// With the gold's extent.
    pub strict: u32,
    /// Overlapping the gold's.
    pub relaxed: u32,
    /// Overlapping, and with the gold's value.
    pub values: u32,
}

fn ratio(part: u32, whole: u32) -> f64 {
    if whole == 0 { 0.0 } else { f64::from(part) / f64::from(whole) }
}

/// The harmonic mean of precision and recall, from counts.
fn f1(right: u32, made: u32, gold: u32) -> f64 {
    ratio(2 * right, made + gold)
}

impl ClaimScore {
    /// Share of the claims made that gold has.
    pub fn precision(&self) -> f64 {
        ratio(self.found, self.found + self.extra)
    }

    /// Share of the gold claims found.
    pub fn recall(&self) -> f64 {
        ratio(self.found, self.gold)
    }

    /// The harmonic mean of both.
    pub fn f1(&self) -> f64 {
        f1(self.found, self.found + self.extra, self.gold)
    }

    /// Share of the gold claims found with every key argument right.
    pub fn full_recall(&self) -> f64 {
        ratio(self.full, self.gold)
    }

    fn add(&mut self, other: Self) {
        self.gold += other.gold;
        self.found += other.found;
        self.extra += other.extra;
        self.full += other.full;
    }
}

impl LabelScore {
    /// F1 over equal extents.
    pub fn strict_f1(&self) -> f64 {
        f1(self.strict, self.made, self.gold)
    }

    /// F1 over overlapping extents.
    pub fn relaxed_f1(&self) -> f64 {
        f1(self.relaxed, self.made, self.gold)
    }

    fn add(&mut self, other: Self) {
        self.gold += other.gold;
        self.made += other.made;
        self.strict += other.strict;
        self.relaxed += other.relaxed;
        self.values += other.values;
    }
}

/// One thing that went wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Miss {
    /// Claim type.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// `missed`, `extra`, or the arguments that are wrong.
    pub what: String,
    /// The article.
    pub file: String,
    /// The evidence.
    pub text: String,
}

/// The scores of some articles.
#[derive(Clone, Debug, Default)]
pub struct Score {
    /// In the order of [`TYPES`].
    pub claims: [ClaimScore; TYPES.len()],
    /// In the order of [`LABELS`].
    pub labels: [LabelScore; LABELS.len()],
    /// How often which argument was wrong, by `type.argument`.
    pub wrong: BTreeMap<String, u32>,
    /// All that went wrong with claims.
    pub misses: Vec<Miss>,
}

impl Score {
    /// The score of a claim type.
    pub fn claim(&self, kind: &str) -> ClaimScore {
        let number = TYPES.iter().position(|(name, _)| *name == kind);
        number.map_or_else(ClaimScore::default, |n| self.claims[n])
    }

    /// The score of a label.
    pub fn label(&self, label: &str) -> LabelScore {
        let number = LABELS.iter().position(|name| *name == label);
        number.map_or_else(LabelScore::default, |n| self.labels[n])
    }

    /// All claim types together.
    pub fn all_claims(&self) -> ClaimScore {
        let mut all = ClaimScore::default();
        self.claims.iter().for_each(|one| all.add(*one));
        all
    }

    /// All labels together.
    pub fn all_labels(&self) -> LabelScore {
        let mut all = LabelScore::default();
        self.labels.iter().for_each(|one| all.add(*one));
        all
    }

    /// Reads and extracts one article and adds it.
    ///
    /// # Errors
    /// An article that cannot be read.
    pub fn add_article(
        &mut self,
        extractor: &Extractor,
        source: &Source,
        gold: &Gold,
    ) -> Result<(), Problem> {
        let (article, _) = read_file(source, None)?;
        let extraction = extractor.extract(&article);
        let (mut claims, mut mentions) = (Vec::new(), Vec::new());
        let selection = Selection::default();
        of_article(&article, &extraction, &extractor.lexicon, Offsets::CodePoints, selection, |record| {
            gold::sort(record, &mut claims, &mut mentions);
        });
        self.add(gold, &claims, &mentions);
        Ok(())
    }

    /// Adds one article: its gold, and what was made of it.
    pub fn add(&mut self, gold: &Gold, claims: &[Item], mentions: &[Labelled]) {
        let free = |span: Span| !gold.ignore.iter().any(|(start, end)| (*start..*end).contains(&span.0));
        for (number, (kind, keys)) in TYPES.iter().enumerate() {
            let wanted: Vec<&Item> = gold.claims.iter().filter(|c| c.kind == *kind).collect();
            let made: Vec<&Item> = claims.iter().filter(|c| c.kind == *kind && free(c.span)).collect();
            let one = self.claim_type(kind, keys, gold, &wanted, &made);
            self.claims[number].add(one);
        }
        // Gold that labels no mention at all labels claims only.
        let labelled = !gold.mentions.is_empty();
        for (number, label) in LABELS.iter().enumerate().filter(|_| labelled) {
            let wanted: Vec<&Labelled> = gold.mentions.iter().filter(|m| m.label == *label).collect();
            let counts = |m: &&Labelled| {
                m.label == *label && free(m.span) && !matches!(m.sub.as_deref(), Some("vague" | "set"))
            };
            let made: Vec<&Labelled> = mentions.iter().filter(counts).collect();
            self.labels[number].add(score_label(&wanted, &made));
        }
    }

    fn claim_type(
        &mut self,
        kind: &'static str,
        keys: &[&str],
        gold: &Gold,
        wanted: &[&Item],
        made: &[&Item],
    ) -> ClaimScore {
        let meets = |g: usize, m: usize| overlap(wanted[g].span, made[m].span) && found(wanted[g], made[m]);
        let whole = |g: usize, m: usize| agreement(wanted[g], made[m], keys).is_empty();
        let pairs = match_up(wanted.len(), made.len(), meets, whole);
        let mut score = ClaimScore { gold: wanted.len() as u32, ..ClaimScore::default() };
        for (claim, pair) in wanted.iter().zip(&pairs) {
            let Some(partner) = *pair else {
                self.miss(kind, "missed".into(), gold, claim);
                continue;
            };
            let wrong = agreement(claim, made[partner], keys);
            score.found += 1;
            score.full += u32::from(wrong.is_empty());
            for key in &wrong {
                *self.wrong.entry(format!("{kind}.{key}")).or_default() += 1;
            }
            if !wrong.is_empty() {
                self.miss(kind, wrong.join(", "), gold, claim);
            }
        }
        for (number, claim) in made.iter().enumerate() {
            if !pairs.contains(&Some(number)) && !is_finding_too(gold, claim) {
                score.extra += 1;
                self.miss(kind, "extra".into(), gold, claim);
            }
        }
        score
    }

    fn miss(&mut self, kind: &'static str, what: String, gold: &Gold, claim: &Item) {
        let text = claim.text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.misses.push(Miss { kind, what, file: gold.file.clone(), text });
    }
}

/// A statement that gold has only as a finding is neither right nor wrong.
fn is_finding_too(gold: &Gold, claim: &Item) -> bool {
    let finding = |f: &&Item| f.kind == "finding" && overlap(f.span, claim.span) && same_content(f, claim);
    claim.kind == "statement" && gold.claims.iter().any(|f| finding(&f))
}

fn score_label(wanted: &[&Labelled], made: &[&Labelled]) -> LabelScore {
    let never = |_, _| false;
    let strict = match_up(wanted.len(), made.len(), |g, m| wanted[g].span == made[m].span, never);
    let relaxed = match_up(wanted.len(), made.len(), |g, m| overlap(wanted[g].span, made[m].span), never);
    let right = |(g, pair): (usize, &Option<usize>)| {
        let value = wanted[g].value.as_deref();
        value.is_some() && pair.is_some_and(|m| same(value, made[m].value.as_deref()))
    };
    LabelScore {
        gold: wanted.len() as u32,
        made: made.len() as u32,
        strict: strict.iter().flatten().count() as u32,
        relaxed: relaxed.iter().flatten().count() as u32,
        values: relaxed.iter().enumerate().filter(|pair| right(*pair)).count() as u32,
    }
}
