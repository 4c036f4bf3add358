//! spotcheck finds the checkable claims in articles about inspections, with no model, no server and no
//! network, and tells for each the exact place where it stands.
//!
//! The modules in reading order are the pipeline: bytes are read as an article, the article is cut into
//! tokens and sentences, mentions are tagged and gathered into entities, rules make claims of them, and the
//! graph joins what several articles say. [`Extractor::extract`] is the pure part: one article in, its
//! findings out, whatever the thread, the clock or the machine.

pub mod fold;
pub mod id;
pub mod problem;
pub mod span;
pub mod words;

pub mod lexicon;
pub mod read;

pub mod text;

pub mod mention;

pub mod entity;

pub mod pattern;

pub mod claim;

pub mod graph;

pub mod output;

pub mod explain;

pub mod score;

pub mod run;

use claim::{Claim, Context, Facts, GUARDS};
use entity::Entities;
use lexicon::Lexicon;
use mention::Mention;
use pattern::{RuleSet, Scene};
use problem::Problem;
use read::Article;
use span::Span;
use std::path::Path;
use text::Text;

/// The lexicon and its compiled rules: all the program knows, loaded once and shared by reference.
#[derive(Debug)]
pub struct Extractor {
    /// Word lists and inspectorates.
    pub lexicon: Lexicon,
    /// Compiled rules.
    pub rules: RuleSet,
}

/// What one article says.
#[derive(Debug)]
pub struct Extraction {
    /// Sentences, in order.
    pub sentences: Vec<Span>,
    /// Mentions, in text order.
    pub mentions: Vec<Mention>,
    /// Whom they name.
    pub entities: Entities,
    /// Claims, in text order.
    pub claims: Vec<Claim>,
}

/// The steps of [`Extractor::observe`], each named as its module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Tokens, sentences, quotation marks, lexicon phrases.
    Text,
    /// Mentions.
    Mention,
    /// Entities.
    Entity,
    /// Rules and claims.
    Claim,
}

impl Extractor {
    /// The embedded lexicon, with the files of `folder` in place of its own or beside them; and what is wrong
    /// with them, each told with file, line and column. What is sound is used.
    pub fn load(folder: Option<&Path>) -> (Self, Vec<Problem>) {
        let (mut lexicon, mut problems) = folder.map_or_else(Lexicon::builtin, Lexicon::open);
        let (rules, faults) = RuleSet::compile(&mut lexicon, GUARDS);
        problems.extend(faults);
        (Self { lexicon, rules }, problems)
    }

    /// Reads one article: a pure function of the article and the lexicon.
    pub fn extract(&self, article: &Article) -> Extraction {
        self.observe(article, drop, |_, _| ()).0
    }

    /// Reads one article like [`Extractor::extract`]; `done` hears of each step when it is done, and `look` sees
    /// what the claims were made from.
    pub fn observe<T>(
        &self,
        article: &Article,
        mut done: impl FnMut(Step),
        look: impl FnOnce(&Context<'_>, &[Claim]) -> T,
    ) -> (Extraction, T) {
        let text = Text::new(article, &self.lexicon);
        done(Step::Text);
        let mut mentions = mention::find(article, &text, &self.lexicon);
        done(Step::Mention);
        let entities = entity::link(&text, &self.lexicon, &mut mentions);
        done(Step::Entity);
        let scene = Scene::new(&text, &mentions, &self.lexicon);
        let facts = Facts::new(&text, &mentions, &entities, &self.lexicon);
        let context = Context {
            article,
            text: &text,
            mentions: &mentions,
            entities: &entities,
            lexicon: &self.lexicon,
            scene: &scene,
            facts: &facts,
        };
        let claims = claim::find(&context, &self.rules);
        done(Step::Claim);
        let seen = look(&context, &claims);
        let sentences = text.sentences.iter().map(|s| s.span).collect();
        (Extraction { sentences, mentions, entities, claims }, seen)
    }

    /// Runs every rule's examples; each that fails is a problem at its line.
    pub fn check_examples(&self) -> Vec<Problem> {
        pattern::check(&self.rules, |example, look| {
            let article = Article { text: example.into(), ..Article::default() };
            self.observe(&article, drop, |context, _| {
                look(context.scene, &|found| claim::passes(context, &self.rules, found));
            });
        })
    }
}
