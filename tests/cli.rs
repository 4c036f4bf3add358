//! The command line as a user meets it: output, messages and exit status.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::Stdio;
use tempfile::TempDir;

const STORY: &str = "Head is proud\n\nOfsted has rated Oakfield Primary School “good”.\n";

fn spotcheck(arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("spotcheck").unwrap();
    command.args(arguments);
    command
}

/// Exit status, standard output, standard error.
fn run(folder: &Path, arguments: &[&str], input: &str) -> (i32, String, String) {
    let output = spotcheck(arguments).current_dir(folder).write_stdin(input).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn records(lines: &str) -> Vec<Value> {
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn of_kind<'r>(records: &'r [Value], kind: &str) -> Vec<&'r Value> {
    records.iter().filter(|r| r["kind"] == kind).collect()
}

const COMMANDS: [&str; 10] =
    ["extract", "explain", "sheet", "check", "verify", "score", "bench", "schema", "completions", "man"];

#[test]
fn help_names_every_command_and_each_gives_examples() {
    let here = Path::new(".");
    let (status, help, _) = run(here, &["--help"], "");
    assert_eq!(status, 0);
    assert!(help.contains("Exit status"), "{help}");
    for command in COMMANDS {
        assert!(help.contains(&format!("  {command} ")), "{command} is missing in:\n{help}");
        let (status, help, _) = run(here, &[command, "--help"], "");
        assert!(status == 0 && help.contains("Examples:\n  spotcheck "), "{help}");
    }
    assert!(run(here, &["--version"], "").1.starts_with("spotcheck "));
}

#[test]
fn an_extraction_has_its_records_in_order() {
    let folder =
        folder(&[("b.txt", STORY.as_bytes()), ("a.md", STORY.replace("Oakfield", "Elm").as_bytes())]);
    let (status, out, err) = run(folder.path(), &["extract", "."], "");
    assert_eq!((status, err.as_str()), (0, ""));
    let records = records(&out);
    assert_eq!(records[0]["kind"], "run");
    let paths: Vec<_> = of_kind(&records, "article").iter().map(|a| a["path"].clone()).collect();
    assert_eq!(paths, ["./a.md", "./b.txt"]);
    let ratings = of_kind(&records, "claim").into_iter().filter(|c| c["type"] == "rating").count();
    assert!(ratings >= 2, "a rating in each article:\n{out}");
    assert!(out.lines().all(|line| line.starts_with("{\"kind\":\"")));
}

#[test]
fn what_cannot_be_done_is_status_2() {
    let folder = folder(&[("a.txt", STORY.as_bytes()), ("none/x.json", b"{}"), ("out/keep", b"")]);
    for (arguments, says) in [
        (&["extract"][..], "required"),
        (&["extract", "missing"], "missing"),
        (&["extract", "none"], "no article"),
        (&["extract", "a.txt", "--threads", "0"], "--threads"),
        (&["extract", "a.txt", "--published", "2023-02-30"], "calendar"),
        (&["extract", "a.txt", "--records", "words"], "words"),
        (&["extract", "a.txt", "--lexicons", "missing"], "no folder missing"),
        (&["extract", "a.txt", "-o", "missing/out.jsonl"], "cannot write missing/out.jsonl"),
        (&["extract", "a.txt", "-o", "out"], "cannot write out"),
        (&["extract", "-", "a.txt"], "alone"),
        (&["verify", "missing.jsonl"], "missing.jsonl"),
        (&["sheet", "missing.jsonl"], "missing.jsonl"),
        (&["score", "--gold", "missing.jsonl", "a.txt"], "missing.jsonl"),
        (&["explain", "missing.txt"], "missing.txt"),
        (&["bench", "none"], "no article"),
        (&["man", "nothing"], "nothing"),
        (&["completions", "nothing"], "nothing"),
        (&["nothing"], "nothing"),
    ] {
        let (status, out, err) = run(folder.path(), arguments, "");
        assert_eq!((status, out.as_str()), (2, ""), "{arguments:?}: {err}");
        assert!(err.contains(says), "{arguments:?} should speak of {says:?}: {err}");
    }
    let left: Vec<_> = fs::read_dir(folder.path().join("out")).unwrap().collect();
    assert_eq!(left.len(), 1, "nothing is left of an output that could not be written");
}

#[test]
fn one_bad_input_costs_only_itself() {
    let folder = folder(&[
        ("1-empty.txt", b""),
        ("2-binary.txt", b"PK\x03\x04\0\0\0"),
        ("3-sidecar.json", b"{broken"),
        ("3-sidecar.txt", STORY.as_bytes()),
        ("5-latin.txt", b"Oakfield School caf\xe9 was rated \x93good\x94 by Ofsted."),
        ("6-good.txt", STORY.replace("Oakfield", "Elm").as_bytes()),
    ]);
    let big = fs::File::create(folder.path().join("4-big.txt")).unwrap();
    big.set_len(100 << 20).unwrap();
    let (status, out, err) = run(folder.path(), &["extract", "."], "");
    assert_eq!(status, 1);
    let records = records(&out);
    let told: Vec<_> = of_kind(&records, "problem").iter().map(|p| p["error"].clone()).collect();
    assert_eq!(told, ["empty", "binary", "sidecar", "too-large"]);
    assert_eq!(err.lines().count(), 4, "each is told on standard error too:\n{err}");
    assert!(err.contains("3-sidecar.json:1:2"), "{err}");
    let articles = of_kind(&records, "article");
    assert_eq!(articles.len(), 3);
    assert_eq!(articles[1]["encoding"], "windows-1252");
}

#[cfg(unix)]
#[test]
fn a_loop_of_links_and_a_dead_link_are_told() {
    let folder = folder(&[("sub/a.txt", STORY.as_bytes())]);
    std::os::unix::fs::symlink(".", folder.path().join("sub/again")).unwrap();
    std::os::unix::fs::symlink("nowhere", folder.path().join("sub/dead.txt")).unwrap();
    let (status, out, err) = run(folder.path(), &["extract", "sub"], "");
    assert_eq!(status, 1);
    let records = records(&out);
    let mut told: Vec<_> = of_kind(&records, "problem").iter().map(|p| p["error"].to_string()).collect();
    told.sort();
    assert_eq!(told, ["\"loop\"", "\"unreadable\""]);
    assert_eq!(of_kind(&records, "article").len(), 1, "{err}");
}

#[test]
fn a_file_that_comes_twice_is_read_once() {
    let folder = folder(&[("a.txt", STORY.as_bytes()), ("b.txt", STORY.as_bytes())]);
    let (status, out, _) = run(folder.path(), &["extract", "."], "");
    let records = records(&out);
    let articles = of_kind(&records, "article");
    assert_eq!((status, articles.len()), (0, 2));
    assert_eq!(
        (&articles[0]["duplicate_of"], &articles[1]["duplicate_of"]),
        (&Value::Null, &articles[0]["id"])
    );
    let claims = of_kind(&records, "claim");
    let ids: std::collections::BTreeSet<_> = claims.iter().map(|c| c["id"].to_string()).collect();
    assert_eq!(ids.len(), claims.len());
    assert_eq!(run(folder.path(), &["verify", "-"], &out).0, 0);
}

#[test]
fn a_closed_pipe_is_quiet() {
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin("spotcheck"))
        .args(["extract", "corpus"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    BufReader::with_capacity(64, child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let mut told = String::new();
    child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    assert_eq!((child.wait().unwrap().code(), told.as_str()), (Some(0), ""));
}

#[test]
fn lines_on_standard_input_are_articles() {
    let here = Path::new(".");
    let input = "{\"id\":\"one\",\"text\":\"Ofsted rated Oakfield School good last month.\",\"published\":\"2024-02-20\"}\n\
                 \n[1]\n{\"html\":\"<p>\"}\n{\"text\":\"Ofsted rated Oakfield School good.\"}\n";
    let (status, out, err) = run(here, &["extract", "-"], input);
    assert_eq!(status, 1);
    let records = records(&out);
    let paths: Vec<_> = records.iter().filter_map(|r| r["path"].as_str()).collect();
    assert_eq!(paths, ["one", "-:3", "-:4", "-:5"], "in the order of the input: {err}");
    assert_eq!(of_kind(&records, "problem").len(), 2);
    assert_eq!(of_kind(&records, "article")[0]["published"], "2024-02-20");
    let (status, out, _) = run(here, &["extract", "-"], "");
    assert_eq!((status, out.lines().count()), (0, 1), "empty input gives the run record alone");
}

#[test]
fn a_line_that_is_not_utf8_is_told_with_its_number() {
    let output =
        spotcheck(&["extract", "-"]).write_stdin(b"{\"text\":\"a\xff\"}\n".as_slice()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let out = String::from_utf8(output.stdout).unwrap();
    assert!(out.contains("\"path\":\"-:1\",\"error\":\"not-utf-8\""), "{out}");
}

#[test]
fn who_sends_a_line_and_waits_gets_its_records() {
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin("spotcheck"))
        .args(["extract", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    for id in ["first", "second"] {
        writeln!(input, "{{\"id\":\"{id}\",\"text\":\"Ofsted rated Oakfield School good.\"}}").unwrap();
        input.flush().unwrap();
        let path = format!("\"path\":\"{id}\"");
        assert!(lines.by_ref().any(|line| line.unwrap().contains(&path)), "answered before the next is sent");
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}

#[test]
fn options_that_change_the_output_are_told() {
    let folder = folder(&[("a.txt", "🎉 Ofsted rated Oakfield School good last month.".as_bytes())]);
    let arguments = [
        "extract",
        "a.txt",
        "--published",
        "2024-02-20",
        "--offsets",
        "utf16",
        "--records",
        "article,sentence",
    ];
    let (status, out, _) = run(folder.path(), &arguments, "");
    let records = records(&out);
    assert_eq!((status, &records[0]["offsets"]), (0, &Value::from("utf16")));
    assert_eq!(records[0]["options"]["published"], "2024-02-20");
    assert_eq!(records[0]["options"]["records"], "article,sentence");
    assert_eq!(records[1]["published_from"], "flag");
    let kinds: Vec<_> = records.iter().map(|r| r["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["run", "article", "sentence"]);
    assert_eq!(records[2]["end"], records[1]["chars"].as_u64().unwrap() + 1, "the emoji is two units");
    assert_eq!(run(folder.path(), &["verify", "-"], &out).0, 0);
}

#[test]
fn an_output_file_appears_whole_and_progress_is_told() {
    let folder = folder(&[("a.txt", STORY.as_bytes())]);
    let (status, out, err) =
        run(folder.path(), &["extract", "a.txt", "-o", "c.jsonl", "--progress", "always"], "");
    assert_eq!((status, out.as_str()), (0, ""));
    assert!(err.contains("1/1 articles") && err.contains("MB/s") && err.contains("0 problems"), "{err}");
    let names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
}

#[test]
fn the_built_in_lexicons_have_no_fault() {
    let folder = TempDir::new().unwrap();
    let (status, out, err) = run(folder.path(), &["check"], "");
    assert!(status == 0 && out.contains(" 0 faults"), "{out}{err}");
}

#[cfg(unix)]
#[test]
fn a_link_is_written_through_and_a_device_stays_one() {
    use std::os::unix::fs::{FileTypeExt, symlink};
    let folder = folder(&[("a.txt", STORY.as_bytes()), ("real.jsonl", b"old")]);
    let at = |name: &str| folder.path().join(name);
    symlink(at("real.jsonl"), at("link.jsonl")).unwrap();
    symlink("/dev/null", at("nowhere")).unwrap();
    for name in ["link.jsonl", "nowhere"] {
        assert_eq!(run(folder.path(), &["extract", "a.txt", "-o", name], "").0, 0, "{name}");
        assert!(at(name).symlink_metadata().unwrap().is_symlink(), "{name}");
    }
    assert!(fs::read_to_string(at("real.jsonl")).unwrap().starts_with("{\"kind\":\"run\""));
    assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
}

/// Records of one article, and the folder it is in.
fn extracted() -> (TempDir, String) {
    let folder = folder(&[("a.txt", STORY.as_bytes())]);
    let (status, out, _) = run(folder.path(), &["extract", "a.txt"], "");
    assert_eq!(status, 0);
    (folder, out)
}

#[test]
fn verify_proves_what_is_true() {
    let (folder, out) = extracted();
    let (status, proof, err) = run(folder.path(), &["verify", "-"], &out);
    assert_eq!((status, err.as_str()), (0, ""));
    assert!(proof.starts_with("1 articles") && proof.ends_with(" 0 failures\n"), "{proof}");
    fs::write(folder.path().join("c.jsonl"), &out).unwrap();
    let records = folder.path().join("c.jsonl").display().to_string();
    let root = folder.path().display().to_string();
    assert_eq!(run(Path::new("/"), &["verify", &records, "--root", &root], "").0, 0);
    assert_eq!(run(Path::new("/"), &["verify", &records], "").0, 1, "its source is not below /");
}

#[test]
fn verify_tells_every_kind_of_lie() {
    let (folder, out) = extracted();
    let find =
        |part: &str| out.lines().find(|l| l.contains(part)).unwrap_or_else(|| panic!("no {part} in {out}"));
    let mention = find("\"label\":\"RATING\",\"start\":57,\"end\":61,\"byte_start\":59,\"byte_end\":63");
    let claim = find("\"kind\":\"claim\"");
    for (from, to, says) in [
        (mention, mention.replace("\"text\":\"good\"", "\"text\":\"bad\""), "should be \"bad\""),
        (mention, mention.replace("\"start\":57", "\"start\":56"), "span 56.."),
        (mention, mention.replace("\"byte_start\":59", "\"byte_start\":58"), "its bytes 58.."),
        (mention, mention.replace("\"end\":61", "\"end\":6100"), "no such place"),
        (mention, mention.replace("\"start\":57,\"end\":61", "\"start\":61,\"end\":61"), "span 61..61"),
        (
            claim,
            claim.replace("\"mention\":\"mention:", "\"mention\":\"mention:0"),
            "no mention of its article",
        ),
        (claim, claim.replace("\"article\":\"article:", "\"article\":\"article:0"), "no record before it"),
        (claim, "{\"kind\":\"claim\"}".to_string(), "is no `claim` record"),
        (claim, "not JSON".to_string(), "is no record"),
    ] {
        assert_ne!(from, to, "{says}: the lie changes something in {from}");
        let (status, _, err) = run(folder.path(), &["verify", "-"], &out.replace(from, &to));
        assert_eq!(status, 1, "{says}");
        assert!(err.contains(says) && err.contains("-:"), "{says}: {err}");
    }
    fs::write(folder.path().join("a.txt"), STORY.replace("good", "well")).unwrap();
    let (status, _, err) = run(folder.path(), &["verify", "-"], &out);
    assert!(status == 1 && err.contains("the file changed"), "{err}");
}

#[test]
fn check_tells_faults_as_file_line_and_column() {
    let rule = "rule broken\nmeans rating\nmatch @nowhere rating:<rating>\nyes x\nyes y\nno z\n\n\
                rule wrong\nmeans rating\nmatch subject:<np> gets rating:<rating>\n\
                yes [subject The school] gets [rating bad].\nyes [subject The home] was rated [rating good].\nno A cat.\n";
    let folder = folder(&[
        ("rules/mine.txt", rule.as_bytes()),
        ("words/mine.tsv", b"# what\tMine\n"),
        ("a.txt", STORY.as_bytes()),
    ]);
    let (status, out, err) = run(folder.path(), &["check", "--lexicons", "."], "");
    assert_eq!(status, 1, "{err}");
    assert!(!out.contains(" 0 faults"), "{out}");
    for place in ["./rules/mine.txt:3:7: ", "./rules/mine.txt:12:5: ", "./words/mine.tsv:"] {
        assert!(err.contains(place), "{place} should stand in:\n{err}");
    }
    let (status, out, _) = run(folder.path(), &["extract", "a.txt", "--lexicons", "."], "");
    assert!(status == 1 && out.contains("\"kind\":\"claim\""), "the rest of the lexicon still serves");
}

#[test]
fn a_sheet_is_a_csv_file_for_spreadsheets() {
    let (folder, out) = extracted();
    let (status, _, err) = run(folder.path(), &["sheet", "-", "-o", "c.csv"], &out);
    assert_eq!((status, err.as_str()), (0, ""));
    let bytes = fs::read(folder.path().join("c.csv")).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.starts_with("\u{feff}type,summary,sentence,"));
    let mut rows = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let headers = rows.headers().unwrap().clone();
    let row = rows.records().map(Result::unwrap).find(|r| &r[0] == "rating").unwrap();
    let cell = |name: &str| &row[headers.iter().position(|h| h == name).unwrap()];
    assert_eq!((cell("value"), cell("inspectorate"), cell("line")), ("good", "Ofsted", "3"));
    assert_eq!((cell("file"), cell("verdict"), cell("note")), ("a.txt", "", ""));
    let (status, _, err) = run(Path::new("/"), &["sheet", "-"], &out);
    assert!(status == 1 && err.contains("--root"), "{err}");
}

#[test]
fn explain_shows_mentions_claims_and_reasons() {
    let here = Path::new(".");
    let text = "Ofsted has rated Oakfield Primary School “good”.";
    let (status, out, _) = run(here, &["explain", "-", "--mentions"], text);
    assert_eq!(status, 0);
    for part in
        ["[ORG Ofsted]", "[RATING good]", "rating  asserted", "lexicons/rules/ratings.txt:", "matched “"]
    {
        assert!(out.contains(part), "{part} should stand in:\n{out}");
    }
    let (_, coloured, _) = run(here, &["explain", "-", "--color", "always"], text);
    assert!(coloured.contains("\x1b[1;34mOfsted\x1b[0m"), "{coloured}");
    let (_, json, _) = run(here, &["explain", "-", "--json", "--near", "1"], text);
    let json: Value = serde_json::from_str(&json).unwrap();
    let claim = &json["sentences"][0]["claims"][0];
    assert_eq!((&claim["type"], &claim["captures"][0]["name"]), (&"rating".into(), &"inspectorate".into()));
    assert!(json["sentences"][0]["near"].as_array().unwrap().len() <= 1);
}

#[test]
fn score_counts_against_gold() {
    let gold = "{\"file\":\"a.txt\",\"mentions\":[{\"start\":57,\"end\":61,\"label\":\"RATING\",\"norm\":\"good\"}],\"claims\":[\
                {\"type\":\"rating\",\"text\":\"\",\"sentence_start\":15,\"sentence_end\":63,\"args\":{\"subject\":{\"value\":\
                \"Oakfield Primary School\"},\"rating\":{\"value\":\"good\"},\"inspectorate\":{\"value\":\"Ofsted\"}}}],\
                \"ignore\":[[0,13]]}\n";
    let folder = folder(&[("a.txt", STORY.as_bytes()), ("gold.jsonl", gold.as_bytes())]);
    let arguments = ["score", "--gold", "gold.jsonl", "a.txt"];
    let (status, out, _) = run(folder.path(), &arguments, "");
    let rating = out.lines().find(|l| l.starts_with("rating")).unwrap();
    assert_eq!(status, 0);
    assert_eq!(
        rating.split_whitespace().skip(1).collect::<Vec<_>>().join(" "),
        "1 1 0 1.000 1.000 1.000 1.000"
    );
    let (_, json, _) = run(folder.path(), &[&arguments[..], &["--json"]].concat(), "");
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        (&json["claims"]["rating"]["f1"], &json["mentions"]["RATING"]["values"]),
        (&1.0.into(), &1.into())
    );
    fs::write(folder.path().join("gold.jsonl"), gold.replace("a.txt", "b.txt") + gold).unwrap();
    let (status, _, err) = run(folder.path(), &arguments, "");
    assert!(status == 1 && err.contains("b.txt"), "{err}");
}

#[test]
fn bench_measures() {
    let folder = folder(&[("a.txt", STORY.as_bytes())]);
    let (status, out, _) = run(folder.path(), &["bench", ".", "--threads", "2", "--passes", "1"], "");
    assert_eq!(status, 0);
    for part in ["1 articles", "start-up", "threads", "mention", "claim"] {
        assert!(out.contains(part), "{part} should stand in:\n{out}");
    }
    let (_, json, _) = run(folder.path(), &["bench", ".", "--threads", "2", "--json"], "");
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!((json["threads"].as_array().unwrap().len(), &json["articles"]), (2, &1.into()));
}

#[test]
fn schema_completions_and_manual_are_written() {
    let here = Path::new(".");
    let (status, schema, _) = run(here, &["schema"], "");
    let schema: Value = serde_json::from_str(&schema).unwrap();
    assert_eq!((status, &schema["title"]), (0, &"Record".into()));
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let (status, script, _) = run(here, &["completions", shell], "");
        assert!(status == 0 && script.contains("extract"), "{shell}");
    }
    assert!(run(here, &["man"], "").1.contains("spotcheck"));
    assert!(run(here, &["man", "extract"], "").1.contains("\\-\\-records"));
}
