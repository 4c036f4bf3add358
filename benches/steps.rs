//! Each step of the pipeline, and all of it, over the corpus. `spotcheck bench PATH` measures whole runs over
//! folders of one's own.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use spotcheck::lexicon::Lexicon;
use spotcheck::output::{Offsets, Selection, line, of_article};
use spotcheck::read::{Article, Source, parse_bytes, walk};
use spotcheck::run::{Options, Run};
use spotcheck::text::Text;
use spotcheck::{Extractor, entity, mention};
use std::hint::black_box;
use std::path::{Path, PathBuf};

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

fn read(source: &Source) -> Article {
    parse_bytes(&source.name, std::fs::read(&source.path).unwrap(), None).unwrap().0
}

fn steps(criterion: &mut Criterion) {
    let (sources, _) = walk(&[corpus()]);
    let articles: Vec<Article> = sources.iter().map(read).collect();
    let (extractor, _) = Extractor::load(None);
    let lexicon = &extractor.lexicon;
    let texts: Vec<Text<'_>> = articles.iter().map(|a| Text::new(a, lexicon)).collect();
    let found: Vec<_> = articles.iter().zip(&texts).map(|(a, t)| mention::find(a, t, lexicon)).collect();
    let extracted: Vec<_> = articles.iter().map(|a| extractor.extract(a)).collect();
    let mut group = criterion.benchmark_group("step");
    group.throughput(Throughput::Bytes(articles.iter().map(|a| a.bytes as u64).sum()));
    group.bench_function("read", |b| b.iter(|| sources.iter().map(read).map(black_box).count()));
    group.bench_function("text", |b| {
        b.iter(|| {
            articles.iter().for_each(|a| {
                black_box(Text::new(a, lexicon));
            })
        });
    });
    group.bench_function("mention", |b| {
        b.iter(|| {
            articles.iter().zip(&texts).for_each(|(a, t)| {
                black_box(mention::find(a, t, lexicon));
            })
        });
    });
    group.bench_function("entity", |b| {
        let link = |(text, mentions): (&Text<'_>, &Vec<mention::Mention>)| {
            black_box(entity::link(text, lexicon, &mut mentions.clone()));
        };
        b.iter(|| texts.iter().zip(&found).map(link).count());
    });
    group.bench_function("extract", |b| {
        b.iter(|| {
            articles.iter().for_each(|a| {
                black_box(extractor.extract(a));
            })
        });
    });
    group.bench_function("output", |b| {
        let mut out = Vec::new();
        b.iter(|| {
            for (article, extraction) in articles.iter().zip(&extracted) {
                out.clear();
                let (offsets, selection) = (Offsets::CodePoints, Selection::default());
                of_article(article, extraction, lexicon, offsets, selection, |r| line(r, &mut out));
            }
            black_box(out.len())
        });
    });
    group.finish();
}

fn whole(criterion: &mut Criterion) {
    criterion.bench_function("start-up", |b| b.iter(|| black_box(Extractor::load(None))));
    criterion.bench_function("lexicon", |b| b.iter(|| black_box(Lexicon::builtin())));
    let (sources, _) = walk(&[corpus()]);
    let (extractor, _) = Extractor::load(None);
    let options = Options::default();
    let mut group = criterion.benchmark_group("run");
    for threads in [1, 2] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        group.bench_function(BenchmarkId::from_parameter(threads), |b| {
            b.iter(|| {
                pool.install(|| {
                    let mut run = Run::start(&extractor, &options, |_| Ok(())).unwrap();
                    run.files(&sources, |_, _| ()).unwrap();
                    black_box(run.finish().unwrap())
                })
            });
        });
    }
    group.finish();
}

criterion_group!(benches, steps, whole);
criterion_main!(benches);
