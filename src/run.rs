//! A run over many articles: batches of paths are read and extracted in parallel and written in order, so the
//! output is the same on any number of threads and memory does not grow with the corpus.

use crate::graph::Graph;
use crate::output::{self, Offsets, Selection, line, record};
use crate::problem::Problem;
use crate::read::{Parsed, Source, read_file};
use crate::{Extraction, Extractor};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// What a run is asked for.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Unit of positions.
    pub offsets: Offsets,
    /// Records wanted.
    pub selection: Selection,
    /// Publication date for articles that tell none, ISO.
    pub published: Option<String>,
    /// Options to name in the `run` record.
    pub told: BTreeMap<String, String>,
}

/// What a run has done so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Articles read.
    pub articles: u64,
    /// Their raw bytes.
    pub bytes: u64,
    /// Claims written.
    pub claims: u64,
    /// Problems told.
    pub problems: u64,
}

/// One article's part of the output.
struct Piece {
    records: Vec<u8>,
    /// What went wrong beside the article, such as a broken sidecar.
    problems: Vec<Problem>,
    id: String,
    bytes: usize,
    claims: usize,
    graph: Graph,
}

/// Files that are in flight at once, per thread.
const BATCH: usize = 32;

/// A run in progress: feeds on sources or lines, hands finished bytes to `write`.
pub struct Run<'a, W: FnMut(&[u8]) -> io::Result<()>> {
    extractor: &'a Extractor,
    options: &'a Options,
    write: W,
    graph: Graph,
    seen: BTreeSet<String>,
    /// Counts so far.
    pub tally: Tally,
    /// Problems so far, in input order.
    pub problems: Vec<Problem>,
}

impl<'a, W: FnMut(&[u8]) -> io::Result<()>> Run<'a, W> {
    /// Starts a run: writes the `run` record.
    ///
    /// # Errors
    /// Whatever `write` answers.
    pub fn start(extractor: &'a Extractor, options: &'a Options, mut write: W) -> io::Result<Self> {
        let mut out = Vec::new();
        let told = options.told.iter().map(|(k, v)| (k.as_str().into(), v.as_str().into())).collect();
        let run = record::Run {
            tool: "spotcheck".into(),
            version: env!("CARGO_PKG_VERSION").into(),
            schema: 1,
            offsets: if options.offsets == Offsets::Utf16 { "utf16" } else { "codepoints" }.into(),
            lexicon: extractor.lexicon.hash().into(),
            options: told,
        };
        line(&record::Record::Run(run), &mut out);
        write(&out)?;
        Ok(Self {
            extractor,
            options,
            write,
            graph: Graph::default(),
            seen: BTreeSet::new(),
            tally: Tally::default(),
            problems: Vec::new(),
        })
    }

    /// Reads and extracts `sources`, in order; `progress` hears of each batch.
    ///
    /// # Errors
    /// Whatever `write` answers.
    pub fn files(&mut self, sources: &[Source], mut progress: impl FnMut(&Tally)) -> io::Result<()> {
        let (extractor, options) = (self.extractor, self.options);
        for batch in sources.chunks(BATCH * rayon::current_num_threads()) {
            let pieces: Vec<_> = batch
                .par_iter()
                .map(|source| piece(extractor, options, read_file(source, options.published.as_deref())))
                .collect();
            for piece in pieces {
                self.take(piece)?;
            }
            progress(&self.tally);
        }
        Ok(())
    }

    /// Extracts articles that are already parsed, in order.
    ///
    /// # Errors
    /// Whatever `write` answers.
    pub fn articles(&mut self, batch: Vec<Parsed>) -> io::Result<()> {
        let (extractor, options) = (self.extractor, self.options);
        let pieces: Vec<_> =
            batch.into_par_iter().map(|article| piece(extractor, options, article)).collect();
        pieces.into_iter().try_for_each(|piece| self.take(piece))
    }

    fn take(&mut self, piece: Result<Piece, Problem>) -> io::Result<()> {
        match piece {
            Ok(piece) => {
                piece.problems.into_iter().try_for_each(|problem| self.problem(problem))?;
                self.tally.articles += 1;
                self.tally.bytes += piece.bytes as u64;
                self.tally.claims += piece.claims as u64;
                self.seen.insert(piece.id);
                self.graph.add(piece.graph);
                (self.write)(&piece.records)
            }
            Err(problem) => self.problem(problem),
        }
    }

    /// Tells a problem: a record now, and kept for the end.
    ///
    /// # Errors
    /// Whatever `write` answers.
    pub fn problem(&mut self, problem: Problem) -> io::Result<()> {
        let mut out = Vec::new();
        line(&output::problem(&problem), &mut out);
        self.tally.problems += 1;
        self.problems.push(problem);
        (self.write)(&out)
    }

    /// Ends the run: writes the entity and link records.
    ///
    /// # Errors
    /// Whatever `write` answers.
    pub fn finish(mut self) -> io::Result<(Tally, Vec<Problem>)> {
        let mut out = Vec::new();
        let mut fault = Ok(());
        output::entities(&self.graph, self.options.selection, |record| {
            if fault.is_ok() {
                out.clear();
                line(record, &mut out);
                fault = (self.write)(&out);
            }
        });
        fault.map(|()| (self.tally, self.problems))
    }
}

/// Extracts one article and writes its records to a buffer.
fn piece(extractor: &Extractor, options: &Options, parsed: Parsed) -> Result<Piece, Problem> {
    let (article, problems) = parsed?;
    let extraction = extractor.extract(&article);
    let mut records = Vec::with_capacity(article.text.len() * 8);
    let (offsets, selection) = (options.offsets, options.selection);
    output::of_article(&article, &extraction, &extractor.lexicon, offsets, selection, |r| {
        line(r, &mut records)
    });
    let Extraction { claims, .. } = &extraction;
    Ok(Piece {
        records,
        problems,
        bytes: article.bytes,
        claims: claims.len(),
        graph: Graph::of(&extraction),
        id: article.id,
    })
}
