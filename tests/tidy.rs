//! The house as ARCHITECTURE.md draws it: imports run downward, files and functions keep their budgets, files are
//! opened at the edges only, and every command has a test that names it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use walkdir::WalkDir;

/// The modules from the ground up, and the types of `lib.rs` where they belong; those of one row do not know each
/// other, but for the base.
const LAYERS: &[&[&str]] = &[
    BASE,
    &["lexicon", "read"],
    &["text"],
    &["mention"],
    &["entity"],
    &["pattern"],
    &["claim"],
    &["Extraction"],
    &["graph"],
    &["output"],
    &["Extractor", "Step"],
    &["explain", "score"],
    &["run"],
    &["cli", "main"],
];

const BASE: &[&str] = &["span", "fold", "words", "id", "problem"];

/// What may open files: these modules, and the functions that read the lexicon's folder and the gold file.
const OPENERS: &[&str] = &["read", "output", "cli", "lexicon/load.rs", "score/gold.rs"];

const FILE_LINES: usize = 400;
const FUNCTION_LINES: usize = 60;
const MEDIAN_LINES: usize = 12;

/// A source file without its tests.
struct File {
    /// Path below `src`, `/`-separated.
    path: String,
    /// Lines that are not tests.
    lines: usize,
    syntax: syn::File,
}

impl File {
    /// The top module: `read` of `read/walk.rs` and of `read.rs`.
    fn module(&self) -> &str {
        let top = self.path.split('/').next().unwrap();
        top.strip_suffix(".rs").unwrap_or(top)
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files of `src`, sorted, without test items and without files that are test modules.
fn files() -> Vec<File> {
    let src = root().join("src");
    let mut tests = BTreeSet::new();
    let mut files = Vec::new();
    for entry in WalkDir::new(&src).sort_by_file_name() {
        let entry = entry.unwrap();
        if entry.path().extension().is_none_or(|e| e != "rs") {
            continue;
        }
        let text = std::fs::read_to_string(entry.path()).unwrap();
        let mut syntax = syn::parse_file(&text).unwrap();
        let mut lines = text.lines().count();
        syntax.items.retain(|item| {
            let test = attributes(item).iter().any(is_test);
            if test {
                lines -= item.span().end().line - item.span().start().line + 1;
                tests.extend(module_file(entry.path(), item));
            }
            !test
        });
        let path = entry.path().strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/");
        files.push((entry.into_path(), File { path, lines, syntax }));
    }
    files.into_iter().filter(|(path, _)| !tests.contains(path)).map(|(_, file)| file).collect()
}

fn attributes(item: &syn::Item) -> &[syn::Attribute] {
    match item {
        syn::Item::Mod(item) => &item.attrs,
        syn::Item::Fn(item) => &item.attrs,
        syn::Item::Use(item) => &item.attrs,
        syn::Item::Impl(item) => &item.attrs,
        syn::Item::Const(item) => &item.attrs,
        _ => &[],
    }
}

fn is_test(attribute: &syn::Attribute) -> bool {
    attribute.path().is_ident("cfg") && attribute.meta.to_token_stream().to_string().contains("test")
}

/// Where the module declared by `mod name;` in the file `of` lies.
fn module_file(of: &Path, item: &syn::Item) -> Option<PathBuf> {
    let syn::Item::Mod(module) = item else { return None };
    let stem = of.file_stem().unwrap();
    let folder =
        if stem == "mod" || stem == "lib" { of.parent().unwrap().into() } else { of.with_extension("") };
    Some(folder.join(format!("{}.rs", module.ident)))
}

fn rank(module: &str) -> Option<usize> {
    LAYERS.iter().position(|row| row.contains(&module))
}

/// The modules named after `crate::` in `tokens`, groups such as `crate::{a, b}` included.
fn imports(tokens: TokenStream, into: &mut BTreeSet<String>) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, tree) in trees.iter().enumerate() {
        match tree {
            TokenTree::Group(group) => imports(group.stream(), into),
            TokenTree::Ident(ident) if ident == "crate" => match trees.get(at + 3) {
                Some(TokenTree::Ident(module)) => drop(into.insert(module.to_string())),
                Some(TokenTree::Group(group)) => {
                    into.extend(group.stream().into_iter().filter_map(|tree| match tree {
                        TokenTree::Ident(module) => Some(module.to_string()),
                        _ => None,
                    }));
                }
                _ => {}
            },
            _ => {}
        }
    }
}

#[test]
fn imports_run_downward() {
    let mut upward = Vec::new();
    for file in files().iter().filter(|file| file.path != "lib.rs") {
        let own = file.module();
        let rank_own = rank(own).unwrap_or_else(|| panic!("{own} has no layer in tests/tidy.rs"));
        let mut modules = BTreeSet::new();
        imports(file.syntax.to_token_stream(), &mut modules);
        for module in modules.iter().filter(|module| *module != own) {
            let rank = rank(module).unwrap_or_else(|| panic!("{module} has no layer in tests/tidy.rs"));
            if rank >= rank_own && !BASE.contains(&module.as_str()) {
                upward.push(format!("{} imports crate::{module}", file.path));
            }
        }
    }
    assert!(upward.is_empty(), "imports that run upward:\n{}", upward.join("\n"));
}

#[test]
fn output_does_not_know_tokens() {
    for file in files().iter().filter(|file| file.module() == "output") {
        let mut modules = BTreeSet::new();
        imports(file.syntax.to_token_stream(), &mut modules);
        assert!(!modules.contains("text") && !modules.contains("pattern"), "{}: {modules:?}", file.path);
    }
}

#[test]
fn files_are_opened_at_the_edges_only() {
    for file in files() {
        let opens = file.syntax.to_token_stream().to_string().contains("std :: fs");
        let may = OPENERS.iter().any(|edge| file.path == *edge || file.module() == *edge);
        assert!(!opens || may, "{} uses std::fs", file.path);
    }
}

/// Every function with its length in lines, signature and body.
#[derive(Default)]
struct Functions<'f> {
    file: &'f str,
    found: Vec<(usize, String)>,
}

impl Functions<'_> {
    fn add(&mut self, signature: &syn::Signature, body: &syn::Block) {
        let lines = body.span().end().line - signature.span().start().line + 1;
        self.found.push((lines, format!("{}: {}", self.file, signature.ident)));
    }
}

impl<'ast> Visit<'ast> for Functions<'_> {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.add(&item.sig, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.add(&item.sig, &item.block);
        visit::visit_impl_item_fn(self, item);
    }
}

#[test]
fn files_and_functions_keep_their_budgets() {
    let mut over = Vec::new();
    let mut lengths = Vec::new();
    let files = files();
    for file in &files {
        if file.lines > FILE_LINES {
            over.push(format!("{} has {} lines", file.path, file.lines));
        }
        let mut functions = Functions { file: &file.path, ..Functions::default() };
        functions.visit_file(&file.syntax);
        for (lines, name) in functions.found {
            lengths.push(lines);
            if lines > FUNCTION_LINES {
                over.push(format!("{name} has {lines} lines"));
            }
        }
    }
    assert!(
        over.is_empty(),
        "over budget ({FILE_LINES} a file, {FUNCTION_LINES} a function):\n{}",
        over.join("\n")
    );
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    assert!(median <= MEDIAN_LINES, "the median function has {median} lines, more than {MEDIAN_LINES}");
}

/// The string literals of the command line's tests, as they are written.
fn named_by_tests() -> BTreeSet<String> {
    fn literals(tokens: TokenStream, into: &mut BTreeSet<String>) {
        for tree in tokens {
            match tree {
                TokenTree::Group(group) => literals(group.stream(), into),
                TokenTree::Literal(literal) => drop(into.insert(literal.to_string())),
                _ => {}
            }
        }
    }
    let text = std::fs::read_to_string(root().join("tests/cli.rs")).unwrap();
    let mut syntax = syn::parse_file(&text).unwrap();
    // The list of all commands names each, but runs none.
    syntax.items.retain(|item| !matches!(item, syn::Item::Const(_)));
    let mut found = BTreeSet::new();
    literals(syntax.to_token_stream(), &mut found);
    found
}

#[test]
fn every_command_is_named_by_a_test() {
    let text = std::fs::read_to_string(root().join("src/cli/mod.rs")).unwrap();
    let syntax = syn::parse_file(&text).unwrap();
    let commands = syntax.items.iter().find_map(|item| match item {
        syn::Item::Enum(item) if item.ident == "Command" => Some(&item.variants),
        _ => None,
    });
    let named = named_by_tests();
    let commands: Vec<String> =
        commands.unwrap().iter().map(|one| one.ident.to_string().to_lowercase()).collect();
    assert!(commands.len() >= 10, "{commands:?}");
    for command in commands {
        assert!(named.contains(&format!("\"{command}\"")), "no test of the command line runs `{command}`");
    }
}

#[test]
fn word_lists_tell_what_they_are_and_whose() {
    for entry in WalkDir::new(root().join("lexicons/words")).min_depth(1) {
        let path = entry.unwrap().into_path();
        let text = std::fs::read_to_string(&path).unwrap();
        for key in ["what", "source", "licence", "checked"] {
            assert!(
                text.lines().any(|l| l.starts_with(&format!("# {key}\t"))),
                "{}: no {key}",
                path.display()
            );
        }
    }
}
