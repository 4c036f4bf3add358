//! What the articles of the corpus give, written for reading: a change of rules or words shows as a diff of
//! `tests/golden`. After looking at the diff, `UPDATE_EXPECT=1 cargo test --test golden` takes it over.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use expect_test::expect_file;
use serde_json::Value;
use spotcheck::Extractor;
use spotcheck::read::walk;
use spotcheck::run::{Options, Run};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// All records of the corpus, in order.
fn records() -> Vec<Value> {
    let (extractor, problems) = Extractor::load(None);
    assert!(problems.is_empty(), "{problems:#?}");
    let (sources, _) = walk(&[Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")]);
    let options = Options::default();
    let mut out = Vec::new();
    let mut run = Run::start(&extractor, &options, |bytes: &[u8]| {
        out.extend_from_slice(bytes);
        Ok(())
    })
    .unwrap();
    run.files(&sources, |_, _| ()).unwrap();
    run.finish().unwrap();
    out.split(|byte| *byte == b'\n')
        .filter(|l| !l.is_empty())
        .map(|l| serde_json::from_slice(l).unwrap())
        .collect()
}

/// A string as it is, anything else as JSON.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), String::from)
}

/// `12-20 "the words"`, where the record or argument stands in the text.
fn place(of: &Value) -> String {
    match of["start"].as_u64() {
        Some(start) => format!(" {start}-{} {}", of["end"], of["text"]),
        None => String::new(),
    }
}

/// The keys of `of` that hold something, but for those in `but`, as ` key=value`.
fn others(of: &Value, but: &[&str]) -> String {
    let mut text = String::new();
    for (key, value) in of.as_object().unwrap() {
        let empty = value.is_null() || *value == Value::Array(Vec::new());
        if !empty && !but.contains(&key.as_str()) {
            write!(text, " {key}={}", plain(value)).unwrap();
        }
    }
    text
}

const SPAN: [&str; 6] = ["kind", "start", "end", "byte_start", "byte_end", "text"];

fn article(record: &Value, out: &mut String) {
    writeln!(out, "article{}", others(record, &["kind", "id", "path", "zones"])).unwrap();
    let zones: Vec<String> = record["zones"].as_array().unwrap().iter().map(zone).collect();
    writeln!(out, "zones {}\n", zones.join(", ")).unwrap();
}

fn zone(zone: &Value) -> String {
    format!("{} {}-{}", plain(&zone["zone"]), zone["start"], zone["end"])
}

fn mention(record: &Value, out: &mut String) {
    let but = [&SPAN[..], &["id", "article", "label", "zone", "rule"]].concat();
    // Without the line: a word added to a list would show as a change of every mention.
    let rule = plain(&record["rule"]);
    let rule = rule.split(':').next().unwrap();
    let label = plain(&record["label"]);
    writeln!(out, "{label}{}{} rule={rule}", place(record), others(record, &but)).unwrap();
}

/// A claim under its sentence, which stands once for all its claims.
fn claim(record: &Value, out: &mut String) {
    let sentence = format!("\n#{}\n", place(record));
    if !out.contains(&sentence) {
        out.push_str(&sentence);
    }
    writeln!(out, "{} {}", plain(&record["type"]), plain(&record["id"])).unwrap();
    for (name, argument) in record["args"].as_object().unwrap() {
        let more = others(argument, &[&SPAN[..], &["value", "mention"]].concat());
        writeln!(out, "    {name}: {}{}{more}", plain(&argument["value"]), place(argument)).unwrap();
    }
    writeln!(out, "    by{}", others(&record["attribution"], &[])).unwrap();
    let but = [&SPAN[..], &["id", "article", "type", "args", "attribution"]].concat();
    writeln!(out, "   {}", others(record, &but)).unwrap();
}

#[test]
fn the_corpus_gives_what_it_gave() {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for record in &records() {
        match record["kind"].as_str().unwrap() {
            "article" => {
                let path = plain(&record["path"]);
                let name = Path::new(&path).file_stem().unwrap().to_str().unwrap().to_owned();
                names.insert(plain(&record["id"]), name.clone());
                article(record, files.entry(name).or_default());
            }
            "mention" => mention(record, files.get_mut(&names[&plain(&record["article"])]).unwrap()),
            "claim" => claim(record, files.get_mut(&names[&plain(&record["article"])]).unwrap()),
            "entity" | "link" => {
                let text = others(record, &["kind"]);
                writeln!(files.entry("graph".into()).or_default(), "{}{text}", plain(&record["kind"]))
                    .unwrap();
            }
            "run" => {}
            other => panic!("the corpus gives a {other} record: {record}"),
        }
    }
    assert!(files.len() > 40);
    for (name, text) in files {
        expect_file![format!("golden/{name}.txt")].assert_eq(&text);
    }
}

#[test]
fn the_readme_shows_a_real_claim() {
    let readme = include_str!("../README.md");
    let shown = readme.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let shown: Value = serde_json::from_str(shown).unwrap();
    let real = records().into_iter().find(|record| record["id"] == shown["id"]).unwrap();
    assert_eq!(shown, real, "put this into README.md:\n{real:#}");
}
