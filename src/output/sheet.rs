//! The fact-check sheet: one row a claim, in reading order, with empty columns for whoever checks it.

use super::record::{Argument, Article, Claim, Record, Value};
use super::source::Reopened;
use super::{Offsets, Reader};
use crate::problem::Problem;
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};

/// The columns, in order; the last four are the checker's.
pub const COLUMNS: [&str; 22] = [
    "type",
    "summary",
    "sentence",
    "speaker",
    "role",
    "subject",
    "inspectorate",
    "value",
    "date",
    "modality",
    "confidence",
    "flags",
    "article",
    "published",
    "file",
    "line",
    "rule",
    "id",
    "verdict",
    "evidence",
    "checker",
    "note",
];

/// Spreadsheets take a cell that starts so for a formula.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Writes the sheet of a file of records as CSV (RFC 4180, with a byte-order mark, for Excel reads UTF-8 only
/// then). Sources are opened below `root` to count lines. The answer is how many claims there are, and what went
/// wrong.
///
/// # Errors
/// Whatever `out` answers.
pub fn sheet<R: BufRead>(
    records: &mut Reader<R>,
    root: &Path,
    mut out: impl Write,
) -> std::io::Result<(u64, Vec<Problem>)> {
    out.write_all(b"\xEF\xBB\xBF")?;
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    writer.write_record(COLUMNS)?;
    let mut sheet = Sheet { root: root.into(), ..Sheet::default() };
    let mut claims = 0;
    while let Some(record) = records.next_record() {
        match record {
            Ok(Record::Run(run)) => sheet.unit = Offsets::named(&run.offsets),
            Ok(Record::Article(article)) => {
                claims += sheet.empty(&mut writer)?;
                sheet.turn_to(&article);
            }
            Ok(Record::Claim(claim)) => sheet.add(&claim),
            Ok(_) => {}
            Err(problem) => sheet.problems.push(problem),
        }
    }
    claims += sheet.empty(&mut writer)?;
    writer.flush()?;
    Ok((claims, sheet.problems))
}

/// The rows of one article.
#[derive(Default)]
struct Sheet {
    root: PathBuf,
    unit: Offsets,
    title: String,
    published: String,
    file: String,
    source: Option<Reopened>,
    rows: Vec<(u32, [String; COLUMNS.len()])>,
    problems: Vec<Problem>,
}

impl Sheet {
    fn turn_to(&mut self, article: &Article<'_>) {
        self.title = article.title.as_deref().unwrap_or(&article.id).into();
        self.published = article.published.as_deref().unwrap_or_default().into();
        self.file = article.path.to_string();
        let opened = Reopened::open(&self.root, &article.path, self.unit);
        self.source = opened.ok().filter(|source| source.id == article.id);
        if self.source.is_none() {
            let message = "is not there or has changed, so its lines are not known: give --root its folder";
            self.problems.push(Problem::file(&*article.path, "source", message));
        }
    }

    /// Writes the rows so far by place in the text; the answer is their number.
    fn empty(&mut self, writer: &mut csv::Writer<impl Write>) -> std::io::Result<u64> {
        self.rows.sort_by_key(|(start, _)| *start);
        for (_, row) in &self.rows {
            writer.write_record(row)?;
        }
        let rows = self.rows.len() as u64;
        self.rows.clear();
        Ok(rows)
    }

    fn add(&mut self, claim: &Claim<'_>) {
        let arg = |name| argument(claim, name);
        let line = self.source.as_ref().and_then(|s| s.line(claim.at.start));
        let row = [
            claim.kind.to_string(),
            claim.summary.to_string(),
            claim.text.to_string(),
            or(arg("speaker"), claim.attribution.speaker.as_deref()),
            or(arg("role"), claim.attribution.role.as_deref()),
            subject(claim),
            or(arg("inspectorate"), None),
            value(claim),
            ["date", "as_of", "to_date"].into_iter().map(arg).find(|v| !v.is_empty()).unwrap_or_default(),
            claim.modality.to_string(),
            claim.confidence.to_string(),
            claim.flags.join(" "),
            self.title.clone(),
            self.published.clone(),
            self.file.clone(),
            line.map(|line| line.to_string()).unwrap_or_default(),
            claim.rule.to_string(),
            claim.id.to_string(),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
        ];
        self.rows.push((claim.at.start, row.map(guard)));
    }
}

fn or(argument: String, other: Option<&str>) -> String {
    if argument.is_empty() { other.unwrap_or_default().into() } else { argument }
}

/// Whom or what the claim is about.
fn subject(claim: &Claim<'_>) -> String {
    let names: &[&str] = match &*claim.kind {
        "role" => &["person"],
        "action" => &["actor"],
        _ => &["subject"],
    };
    parts(claim, names, " ")
}

/// What is claimed of it, in a few words.
fn value(claim: &Claim<'_>) -> String {
    let (names, between): (&[&str], _) = match &*claim.kind {
        "rating" => (&["aspect", "rating"], ": "),
        "inspection" => (&["ordinal", "visit_type"], " "),
        "finding" => (&["polarity", "content"], ": "),
        "statement" => (&["content"], " "),
        "quantity" => return quantity(claim),
        "role" => (&["status", "role", "organisation"], ", "),
        "relation" => (&["relation", "object"], " "),
        _ => (&["action", "object", "recipient"], " "),
    };
    parts(claim, names, between)
}

fn quantity(claim: &Claim<'_>) -> String {
    let change = |name, word: &str| match argument(claim, name) {
        value if value.is_empty() => value,
        value => format!("{word} {value}"),
    };
    let amount = parts(claim, &["mod", "value", "unit"], " ");
    let all = [argument(claim, "measure"), amount, change("from", "from"), change("to", "to")];
    all.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ")
}

fn parts(claim: &Claim<'_>, names: &[&str], between: &str) -> String {
    let values = names.iter().map(|name| argument(claim, name)).filter(|v| !v.is_empty());
    values.collect::<Vec<_>>().join(between)
}

/// An argument's value, or its words where it has none.
fn argument(claim: &Claim<'_>, name: &str) -> String {
    let Some((_, argument)) = claim.args.0.iter().find(|(n, _)| n == name) else { return String::new() };
    match argument {
        Argument { value: Some(Value::Text(text)), .. } => text.to_string(),
        Argument { value: Some(Value::Number(number)), .. } => number.to_string(),
        Argument { value: Some(Value::Flag(flag)), .. } => flag.to_string(),
        Argument { value: None, text, .. } => text.as_deref().unwrap_or_default().into(),
    }
}

/// A cell that no spreadsheet takes for a formula. Plain numbers stay as they are.
fn guard(cell: String) -> String {
    let number = || cell.parse::<f64>().is_ok();
    if cell.starts_with(FORMULA) && !number() { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula() {
        for (cell, want) in
            [("=1+1", "'=1+1"), ("@x", "'@x"), ("-5", "-5"), ("- item", "'- item"), ("5", "5")]
        {
            assert_eq!(guard(cell.into()), want);
        }
    }

    #[test]
    fn rows_stand_in_reading_order_with_room_for_the_checker() {
        let claim = |start: u32, text: &str| {
            format!(
                "{{\"kind\":\"claim\",\"id\":\"claim:{start}\",\"article\":\"article:1\",\"type\":\"rating\",\"start\":{start},\
                 \"end\":99,\"byte_start\":{start},\"byte_end\":99,\"text\":\"{text}\",\"summary\":\"in short\",\"args\":{{\"subject\":{{\"value\":\
                 \"=HMP Moor\"}},\"rating\":{{\"value\":null,\"text\":\"poor\"}}}},\"modality\":\"asserted\",\
                 \"attribution\":{{\"manner\":\"direct\",\"speaker\":\"Ann Hill\",\"speaker_entity\":null,\"role\":\"chair\",\
                 \"cue\":null}},\"rule\":\"r\",\"confidence\":\"high\",\"flags\":[]}}\n"
            )
        };
        let text = claim(40, "later, \\\"two\\\"") + &claim(3, "first");
        let mut out = Vec::new();
        let mut records = Reader::new("r", text.as_bytes());
        let (claims, problems) = sheet(&mut records, Path::new("."), &mut out).unwrap();
        assert_eq!((claims, problems.len()), (2, 0));
        let out = String::from_utf8(out).unwrap();
        let lines: Vec<_> = out.split("\r\n").collect();
        assert!(lines[0].starts_with("\u{feff}type,summary,sentence,speaker,"));
        assert!(
            lines[1].starts_with("rating,in short,first,Ann Hill,chair,'=HMP Moor,,poor,,asserted,high,")
        );
        assert!(
            lines[2].starts_with("rating,in short,\"later, \"\"two\"\"\",")
                && lines[2].ends_with("claim:40,,,,")
        );
    }
}
