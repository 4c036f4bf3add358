//! `spotcheck score`: precision, recall and F1 against gold.

use super::{Outcome, load, say, tell};
use anyhow::bail;
use clap::Args;
use serde_json::{Map, Value, json};
use spotcheck::Extractor;
use spotcheck::read::{Source, walk};
use spotcheck::score::{ClaimScore, Gold, LABELS, LabelScore, Score, TYPES, read_gold};
use std::io;
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "Examples:
  spotcheck score --gold corpus/gold.jsonl corpus
  spotcheck score --gold corpus/gold.jsonl corpus --errors 20
  spotcheck score --gold corpus/gold.jsonl corpus --json

Gold is JSON Lines, one object an article: {\"file\", \"mentions\", \"claims\", \"ignore\"}; articles are found by the
base name of their file. A claim is found where type, sentence and core argument agree, full where all its
key arguments do. Relations are not scored.";

/// The flags of `score`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Folders and files with the articles
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// The gold
    #[arg(long, value_name = "FILE")]
    gold: PathBuf,
    /// How many errors of each claim type to list
    #[arg(long, value_name = "N", default_value = "0")]
    errors: usize,
    /// Write one JSON object instead of tables
    #[arg(long)]
    json: bool,
    /// A folder of word lists, inspectorates and rules to use in place of, or beside, the built-in ones
    #[arg(long, value_name = "DIR")]
    lexicons: Option<PathBuf>,
}

/// Runs `score`.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let gold = read_gold(&arguments.gold)?;
    let (sources, mut problems) = walk(&arguments.paths);
    let (extractor, faults) = load(arguments.lexicons.as_deref())?;
    let mut score = Score::default();
    let mut scored = 0;
    for one in &gold {
        match score_one(&extractor, &sources, one, &mut score) {
            Some(Ok(())) => scored += 1,
            Some(Err(problem)) => problems.push(problem),
            None => tell(format_args!("{}: is not among the articles", one.file)),
        }
    }
    problems.iter().for_each(|p| tell(format_args!("{p}")));
    if scored == 0 {
        bail!("no article of {} is there", arguments.gold.display());
    }
    if arguments.json {
        say(format_args!("{}", as_json(&score)))?
    } else {
        tables(&score, arguments.errors)?
    }
    Ok(if scored == gold.len() && problems.is_empty() && faults == 0 {
        Outcome::Done
    } else {
        Outcome::Problems
    })
}

fn score_one(
    extractor: &Extractor,
    sources: &[Source],
    gold: &Gold,
    score: &mut Score,
) -> Option<Result<(), spotcheck::problem::Problem>> {
    let named = |s: &&Source| Path::new(&s.name).file_name().is_some_and(|n| n == gold.file.as_str());
    let source = sources.iter().find(named)?;
    Some(score.add_article(extractor, source, gold))
}

fn tables(score: &Score, errors: usize) -> io::Result<()> {
    say(format_args!("claims        gold  found  extra       P       R      F1  full R"))?;
    let types = TYPES.iter().map(|(name, _)| *name).zip(score.claims);
    for (name, one) in types.chain([("all", score.all_claims())]) {
        let (p, r, f, full) = (one.precision(), one.recall(), one.f1(), one.full_recall());
        let ClaimScore { gold, found, extra, .. } = one;
        say(format_args!("{name:12}{gold:6}{found:7}{extra:7}{p:8.3}{r:8.3}{f:8.3}{full:8.3}"))?;
    }
    let mut wrong: Vec<_> = score.wrong.iter().collect();
    wrong.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let wrong: Vec<String> = wrong.iter().take(8).map(|(key, count)| format!("{key} {count}")).collect();
    say(format_args!(
        "wrong arguments: {}",
        if wrong.is_empty() { "none".into() } else { wrong.join(", ") }
    ))?;
    say(format_args!("\nmentions      gold   made  strict F1  relaxed F1  values"))?;
    for (name, one) in LABELS.into_iter().zip(score.labels).chain([("all", score.all_labels())]) {
        let LabelScore { gold, made, values, .. } = one;
        let (strict, relaxed) = (one.strict_f1(), one.relaxed_f1());
        say(format_args!("{name:12}{gold:6}{made:7}{strict:11.3}{relaxed:12.3}{values:8}"))?;
    }
    for (kind, _) in TYPES {
        for miss in score.misses.iter().filter(|m| m.kind == kind).take(errors) {
            say(format_args!("{kind} | {} | {} | {}", miss.what, miss.file, miss.text))?;
        }
    }
    Ok(())
}

fn as_json(score: &Score) -> Value {
    let claim = |one: ClaimScore| json!({"p": one.precision(), "r": one.recall(), "f1": one.f1(), "full": one.full_recall(), "n": one.gold});
    let label = |one: LabelScore| json!({"strict": one.strict_f1(), "relaxed": one.relaxed_f1(), "n": one.gold, "values": one.values});
    let types = TYPES.iter().map(|(name, _)| *name).zip(score.claims).chain([("all", score.all_claims())]);
    let labels = LABELS.into_iter().zip(score.labels).chain([("all", score.all_labels())]);
    let claims: Map<_, _> = types.map(|(name, one)| (name.into(), claim(one))).collect();
    let mentions: Map<_, _> = labels.map(|(name, one)| (name.into(), label(one))).collect();
    json!({"claims": claims, "mentions": mentions, "wrong_arguments": score.wrong})
}
