//! A run over many articles: batches of paths are read and extracted in parallel and written in order, so the
//! output is the same on any number of threads and memory does not grow with the corpus.

mod lines;

use crate::graph::Graph;
use crate::output::{self, Offsets, Selection, line, record};
use crate::problem::Problem;
use crate::read::{Article, Parsed, Source, parse_line, read_file};
use crate::{Extraction, Extractor};
use lines::Lines;
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use std::any::Any;
use std::collections::BTreeMap;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::sync_channel;

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
    /// Files or lines worked through, whatever came of them.
    pub inputs: u64,
    /// Articles read.
    pub articles: u64,
    /// Their raw bytes.
    pub bytes: u64,
    /// Claims written.
    pub claims: u64,
    /// Problems told.
    pub problems: u64,
}

/// What came of one input: its problems, and its part of the output if it is an article.
struct Answer {
    problems: Vec<Problem>,
    piece: Option<Piece>,
}

struct Piece {
    article: Article,
    records: Vec<u8>,
    claims: usize,
    graph: Graph,
}

/// Files that are in flight at once, per thread.
const BATCH: usize = 32;
/// Bytes of records a byte of text comes to, a little more than is usual.
const RECORDS: usize = 16;
/// Bytes of closing records that are written at once.
const BLOCK: usize = 1 << 16;

/// A run in progress: feeds on sources or lines, hands finished bytes to `write`.
pub struct Run<'a, W: FnMut(&[u8]) -> io::Result<()> + Send> {
    extractor: &'a Extractor,
    options: &'a Options,
    write: W,
    graph: Graph,
    /// Ids of the files read, to tell duplicates.
    seen: FxHashSet<String>,
    /// Counts so far.
    pub tally: Tally,
    /// Problems not yet handed on, in input order.
    problems: Vec<Problem>,
}

impl<'a, W: FnMut(&[u8]) -> io::Result<()> + Send> Run<'a, W> {
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
            offsets: options.offsets.name().into(),
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
            seen: FxHashSet::default(),
            tally: Tally::default(),
            problems: Vec::new(),
        })
    }

    /// Reads and extracts `sources`, in order; `progress` hears of each batch and its problems. A file with the
    /// bytes of an earlier one gets an article record that says so, and no others.
    ///
    /// # Errors
    /// Whatever `write` answers.
    pub fn files(
        &mut self,
        sources: &[Source],
        progress: impl FnMut(&Tally, &[Problem]) + Send,
    ) -> io::Result<()> {
        let (extractor, options) = (self.extractor, self.options);
        let published = options.published.as_deref();
        let mut batches = sources.chunks(BATCH * rayon::current_num_threads());
        let one = |source: &Source| answer(extractor, options, &source.name, || read_file(source, published));
        let next = || batches.next().map(|batch| batch.par_iter().map(one).collect());
        self.work_off(next, progress, |run, answer| {
            let again = answer.piece.as_ref().is_some_and(|p| !run.seen.insert(p.article.id.clone()));
            run.take(answer, again)
        })
    }

    /// Takes the answers of one batch while the next is made, so that no thread waits for the disk.
    fn work_off(
        &mut self,
        mut next: impl FnMut() -> Option<Vec<Answer>>,
        mut progress: impl FnMut(&Tally, &[Problem]) + Send,
        mut take: impl FnMut(&mut Self, Answer) -> io::Result<()> + Send,
    ) -> io::Result<()> {
        let (made, ready) = sync_channel::<Vec<Answer>>(1);
        std::thread::scope(|scope| {
            let taker = scope.spawn(move || {
                for answers in ready {
                    answers.into_iter().try_for_each(|answer| take(self, answer))?;
                    progress(&self.tally, &self.problems);
                    self.problems.clear();
                }
                Ok(())
            });
            while let Some(answers) = next() {
                // Nobody takes any more: the taker tells why.
                if made.send(answers).is_err() {
                    break;
                }
            }
            drop(made);
            taker.join().unwrap_or_else(|cause| resume_unwind(cause))
        })
    }

    /// Reads articles from the lines of `stream` and extracts them, in order, each batch written as soon as it is
    /// ready. Every line is answered in full, also one that comes twice: whoever splits a stream over processes
    /// gets the same records as one who does not.
    ///
    /// # Errors
    /// Whatever `write` answers.
    pub fn lines(
        &mut self,
        stream: impl io::Read + Send + 'static,
        progress: impl FnMut(&Tally, &[Problem]) + Send,
    ) -> io::Result<()> {
        let (extractor, options) = (self.extractor, self.options);
        let published = options.published.as_deref();
        let lines = Lines::of(stream);
        let one = |(number, line): (usize, Result<String, Problem>)| {
            let read = || line.and_then(|l| parse_line(&l, number, published));
            answer(extractor, options, &format!("-:{number}"), read)
        };
        let next = || {
            let batch = lines.batch(BATCH * rayon::current_num_threads());
            (!batch.is_empty()).then(|| batch.into_par_iter().map(one).collect())
        };
        self.work_off(next, progress, |run, answer| run.take(answer, false))
    }

    fn take(&mut self, answer: Answer, again: bool) -> io::Result<()> {
        self.tally.inputs += 1;
        for problem in answer.problems {
            self.problem(problem)?;
        }
        let Some(piece) = answer.piece else { return Ok(()) };
        self.tally.articles += 1;
        self.tally.bytes += piece.article.bytes as u64;
        if again {
            return self.duplicate(&piece.article);
        }
        self.tally.claims += piece.claims as u64;
        self.graph.add(piece.graph);
        (self.write)(&piece.records)
    }

    fn duplicate(&mut self, article: &Article) -> io::Result<()> {
        let mut out = Vec::new();
        if self.options.selection.article {
            line(&output::duplicate(article, self.options.offsets), &mut out);
        }
        (self.write)(&out)
    }

    /// Tells a problem: a record now, and kept for `progress`.
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
    pub fn finish(mut self) -> io::Result<Tally> {
        let mut out = Vec::with_capacity(BLOCK * 2);
        let mut fault = Ok(());
        self.graph.close();
        output::entities(&self.graph, self.options.selection, |record| {
            line(record, &mut out);
            if fault.is_ok() && out.len() >= BLOCK {
                fault = (self.write)(&out);
                out.clear();
            }
        });
        fault.and_then(|()| (self.write)(&out)).map(|()| self.tally)
    }
}

/// Reads and extracts one input. A panic on the way is a defect of the program, but costs only this article.
fn answer(extractor: &Extractor, options: &Options, name: &str, read: impl FnOnce() -> Parsed) -> Answer {
    // Nothing that is written to outlives a panic: extractor and options are only read.
    let whole = AssertUnwindSafe(|| match read() {
        Ok((article, problems)) => Answer { problems, piece: Some(piece(extractor, options, article)) },
        Err(problem) => Answer { problems: vec![problem], piece: None },
    });
    catch_unwind(whole).unwrap_or_else(|cause| {
        let message = format!("made the program fail ({}): please report it with the article", said(&*cause));
        Answer { problems: vec![Problem::file(name, "panic", message)], piece: None }
    })
}

fn said(cause: &(dyn Any + Send)) -> &str {
    let text = cause.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| cause.downcast_ref::<&str>().copied()).unwrap_or("no reason given")
}

/// Extracts one article and writes its records to a buffer.
fn piece(extractor: &Extractor, options: &Options, article: Article) -> Piece {
    let extraction = extractor.extract(&article);
    let mut records = Vec::with_capacity(article.text.len() * RECORDS);
    let (offsets, selection) = (options.offsets, options.selection);
    output::of_article(&article, &extraction, &extractor.lexicon, offsets, selection, |r| {
        line(r, &mut records)
    });
    let Extraction { claims, .. } = &extraction;
    Piece { records, claims: claims.len(), graph: Graph::of(&extraction), article }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_costs_one_article() {
        let (extractor, _) = Extractor::load(None);
        let broken = || -> Parsed { panic!("at the wrong token") };
        let answer = answer(&extractor, &Options::default(), "a.txt", broken);
        assert!(answer.piece.is_none());
        let problem = &answer.problems[0];
        assert_eq!((problem.path.as_str(), problem.error), ("a.txt", "panic"));
        assert!(problem.message.contains("at the wrong token"), "{}", problem.message);
    }
}
