//! Every record of the corpus is an instance of the JSON Schema that the program gives out.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use assert_cmd::Command;
use serde_json::{Value, json};
use std::path::Path;

fn validator() -> jsonschema::Validator {
    jsonschema::validator_for(spotcheck::output::schema().as_value()).unwrap()
}

/// Records of all kinds, over the corpus and a line that is no article.
fn records(more: &[&str]) -> Vec<Value> {
    let all = "article,sentence,mention,claim,entity,link";
    let mut command = Command::cargo_bin("spotcheck").unwrap();
    command.args(["extract", "corpus", "corpus/missing", "--records", all]).args(more);
    let output = command.current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn records_are_instances_of_the_schema() {
    assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").is_dir());
    let validator = validator();
    for options in [&[][..], &["--offsets", "utf16", "--published", "2024-02-20"]] {
        let records = records(options);
        for record in &records {
            let faults: Vec<String> = validator.iter_errors(record).map(|e| e.to_string()).collect();
            assert!(faults.is_empty(), "{record}\n{faults:#?}");
        }
        for kind in ["run", "article", "sentence", "mention", "claim", "entity", "problem"] {
            assert!(records.iter().any(|r| r["kind"] == kind), "no {kind} was tried");
        }
    }
}

#[test]
fn what_is_no_record_is_no_instance() {
    let validator = validator();
    let sound = json!({"kind": "problem", "path": "a", "error": "e", "message": "m"});
    assert!(validator.is_valid(&sound));
    for (key, value) in [("kind", json!("other")), ("path", json!(7)), ("line", json!("one"))] {
        let mut broken = sound.clone();
        broken[key] = value;
        assert!(!validator.is_valid(&broken), "{broken}");
    }
    assert!(!validator.is_valid(&json!({"kind": "problem", "path": "a"})));
}

#[test]
fn every_key_is_documented() {
    let schema = spotcheck::output::schema();
    let types = schema.as_value()["$defs"].as_object().unwrap();
    assert!(types.len() >= 10);
    for (name, body) in types {
        let Some(keys) = body["properties"].as_object() else { continue };
        for (key, value) in keys {
            assert!(value["description"].is_string(), "{name}.{key} has no description");
        }
    }
}
