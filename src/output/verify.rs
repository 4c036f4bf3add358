//! Proof that every span of a file of records can be read back from its source.

use super::Offsets;
use super::record::{Argument, Article, Claim, Mention, Position, Record, Sentence};
use super::source::Reopened;
use crate::problem::Problem;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What was proved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// Articles whose file was opened again.
    pub articles: u64,
    /// Records with spans.
    pub records: u64,
    /// Spans read back, arguments and zones among them.
    pub spans: u64,
}

/// Proves records one by one, in the order of their file; an article's file is opened once for all its records.
#[derive(Debug)]
pub struct Verifier {
    root: PathBuf,
    name: String,
    unit: Offsets,
    /// Article id to path, of articles seen; no path where the file cannot be read.
    paths: BTreeMap<String, Option<String>>,
    open: Option<Reopened>,
    /// Mentions of the open article, and those its claims point to with their lines.
    mentions: BTreeSet<String>,
    wanted: Vec<(String, u32)>,
    /// What was proved so far.
    pub proof: Proof,
    /// What failed since it was last taken.
    pub faults: Vec<Problem>,
}

impl Verifier {
    /// Looks for sources below `root`; `name` is that of the records' file.
    pub fn new(root: &Path, name: &str) -> Self {
        Self {
            root: root.into(),
            name: name.into(),
            unit: Offsets::CodePoints,
            paths: BTreeMap::new(),
            open: None,
            mentions: BTreeSet::new(),
            wanted: Vec::new(),
            proof: Proof::default(),
            faults: Vec::new(),
        }
    }

    /// Proves one record, which stands on `line`.
    pub fn record(&mut self, record: &Record<'_>, line: u32) {
        match record {
            Record::Run(run) => self.unit = Offsets::named(&run.offsets),
            Record::Article(article) => self.article(article, line),
            Record::Mention(mention) => self.mention(mention, line),
            Record::Claim(claim) => self.claim(claim, line),
            Record::Sentence(sentence) => self.sentence(sentence, line),
            Record::Entity(_) | Record::Link(_) | Record::Problem(_) => {}
        }
    }

    /// Ends the proof: what only the whole of an article shows.
    pub fn finish(&mut self) {
        let mentions = std::mem::take(&mut self.mentions);
        let wanted = std::mem::take(&mut self.wanted);
        // Records without mentions were asked for so; what their claims point to is not to be had.
        for (id, line) in wanted.into_iter().filter(|(id, _)| !mentions.is_empty() && !mentions.contains(id))
        {
            self.fault(line, "reference", format!("points to {id}, which is no mention of its article"));
        }
    }

    fn fault(&mut self, line: u32, error: &'static str, message: String) {
        self.faults.push(Problem::at(&*self.name, line, 1, error, message));
    }

    fn article(&mut self, article: &Article<'_>, line: u32) {
        self.finish();
        self.open = None;
        match Reopened::open(&self.root, &article.path, self.unit) {
            Ok(source) => {
                self.proof.articles += 1;
                self.paths.insert(article.id.to_string(), Some(article.path.to_string()));
                self.same_file(article, &source, line);
                self.open = Some(source);
            }
            Err(error) => {
                self.paths.entry(article.id.to_string()).or_default();
                let place = self.root.join(&*article.path);
                let message =
                    format!("{} cannot be opened ({error}): give --root its folder", place.display());
                self.fault(line, "unreadable", message);
            }
        }
    }

    fn same_file(&mut self, article: &Article<'_>, source: &Reopened, line: u32) {
        if source.id != article.id {
            let message =
                format!("{} gives {}, not {}: the file changed", article.path, source.id, article.id);
            return self.fault(line, "changed", message);
        }
        // `chars` counts code points whatever the unit of positions.
        let chars = if self.unit == Offsets::CodePoints { source.len() } else { article.chars };
        if (article.bytes, article.chars) != (source.bytes(), chars) {
            self.fault(line, "length", format!("{} has another length than the record says", article.path));
        }
        let mut last = 0;
        for zone in &article.zones {
            self.proof.spans += 1;
            if zone.start < last || source.by_position(zone.start, zone.end).is_none_or(str::is_empty) {
                self.fault(
                    line,
                    "zone",
                    format!("zone {} {}..{} is no span", zone.zone, zone.start, zone.end),
                );
            }
            last = zone.end;
        }
    }

    fn mention(&mut self, mention: &Mention<'_>, line: u32) {
        self.proof.records += 1;
        if self.source(&mention.article, line) {
            self.mentions.insert(mention.id.to_string());
            self.span(mention.at, Some(&mention.text), "", line);
        }
    }

    fn sentence(&mut self, sentence: &Sentence<'_>, line: u32) {
        self.proof.records += 1;
        if self.source(&sentence.article, line) {
            self.span(sentence.at, None, "", line);
        }
    }

    fn claim(&mut self, claim: &Claim<'_>, line: u32) {
        self.proof.records += 1;
        if !self.source(&claim.article, line) {
            return;
        }
        self.span(claim.at, Some(&claim.text), "", line);
        for (name, argument) in &claim.args.0 {
            self.argument(name, argument, line);
        }
    }

    fn argument(&mut self, name: &str, argument: &Argument<'_>, line: u32) {
        if let Some(id) = &argument.mention {
            self.wanted.push((id.to_string(), line));
        }
        match (argument.at, &argument.text) {
            (Some(at), Some(text)) => self.span(at, Some(text), name, line),
            (None, None) => {}
            _ => self.fault(line, "span", format!("argument `{name}` has text or place without the other")),
        }
    }

    /// Makes the file of `article` the open one; false where it cannot be, which was told with its record.
    fn source(&mut self, article: &str, line: u32) -> bool {
        if self.open.as_ref().is_some_and(|s| s.id == article) {
            return true;
        }
        match self.paths.get(article) {
            Some(path) => {
                let path = path.as_deref();
                self.open = path.and_then(|p| Reopened::open(&self.root, p, self.unit).ok());
            }
            None => {
                self.fault(line, "article", format!("belongs to {article}, which has no record before it"))
            }
        }
        self.open.as_ref().is_some_and(|s| s.id == article)
    }

    /// Reads one span back both ways, and sees that both ways lead to the same place.
    fn span(&mut self, at: Position, text: Option<&str>, what: &str, line: u32) {
        let Some(source) = &self.open else { return };
        self.proof.spans += 1;
        let by_position = source.by_position(at.start, at.end);
        let by_bytes = source.by_bytes(at.byte_start, at.byte_end);
        let one_place =
            source.raw_byte(at.start) == Some(at.byte_start) && source.raw_byte(at.end) == Some(at.byte_end);
        let same = by_position.is_some()
            && by_position == by_bytes.as_deref()
            && text.is_none_or(|t| by_position == Some(t));
        if same && one_place && at.start < at.end {
            return;
        }
        let what = if what.is_empty() { String::new() } else { format!(" of `{what}`") };
        let message = format!(
            "span{what} {}..{} reads {}, its bytes {}..{} read {}, and it should be {}",
            at.start,
            at.end,
            shown(by_position),
            at.byte_start,
            at.byte_end,
            shown(by_bytes.as_deref()),
            text.map_or("the same".into(), |t| shown(Some(t))),
        );
        self.fault(line, "span", message);
    }
}

fn shown(text: Option<&str>) -> String {
    match text {
        None => "nothing (no such place)".into(),
        Some(text) if text.chars().count() > 60 => {
            format!("{:?}...", text.chars().take(60).collect::<String>())
        }
        Some(text) => format!("{text:?}"),
    }
}
