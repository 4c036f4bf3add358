//! From files to a [`Lexicon`]: the embedded ones, then those of a folder, which replace files of the same
//! name and add others.

use super::inspectorate::Inspectorate;
use super::list::{List, ListId, lists};
use super::phrases::Phrases;
use super::stanza::{self, Stanza};
use super::traits::{self, Traits};
use super::vocabulary::{Vocabulary, WordId};
use super::{Lexicon, inspectorate};
use crate::fold::fold_into;
use crate::problem::Problem;
use crate::words::split;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

include!(concat!(env!("OUT_DIR"), "/lexicons.rs"));

type Files = BTreeMap<String, Cow<'static, str>>;

impl Lexicon {
    /// The lexicon embedded in the program, with whatever is wrong with it.
    pub fn builtin() -> (Self, Vec<Problem>) {
        build(embedded(), Vec::new())
    }

    /// The embedded lexicon with the `.tsv` and `.txt` files of `folder` (laid out as `lexicons/`) in place of
    /// those of the same name and added to the rest.
    pub fn open(folder: &Path) -> (Self, Vec<Problem>) {
        let mut files = embedded();
        let mut problems = Vec::new();
        for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
            match entry {
                Ok(entry) if entry.file_type().is_file() => {
                    read(folder, entry.path(), &mut files, &mut problems)
                }
                Ok(_) => {}
                Err(error) => problems.push(Problem::file(
                    folder.display().to_string(),
                    "unreadable",
                    error.to_string(),
                )),
            }
        }
        build(files, problems)
    }
}

fn embedded() -> Files {
    FILES.iter().map(|(name, text)| (name.to_string(), Cow::Borrowed(*text))).collect()
}

fn read(folder: &Path, path: &Path, files: &mut Files, problems: &mut Vec<Problem>) {
    if !path.extension().is_some_and(|e| e == "tsv" || e == "txt") {
        return;
    }
    let name = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/");
    match std::fs::read_to_string(path) {
        Ok(text) => {
            files.insert(name, Cow::Owned(text));
        }
        Err(error) => {
            let message = format!("cannot be read as UTF-8 text ({error}): save it as UTF-8");
            problems.push(Problem::file(path.display().to_string(), "unreadable", message));
        }
    }
}

fn build(files: Files, mut problems: Vec<Problem>) -> (Lexicon, Vec<Problem>) {
    let hash = hash(&files);
    let mut lists: Vec<List> = lists::NAMES.iter().map(|n| List::empty(n)).collect();
    let (mut inspectorates, mut rules) = (Vec::new(), Vec::new());
    for (path, text) in files {
        match path.split_once('/') {
            Some(("words", file)) if file.ends_with(".tsv") => {
                let name = file.trim_end_matches(".tsv");
                let list = List::parse(name, &path, text, &mut problems);
                match lists.iter_mut().find(|l| l.name == name) {
                    Some(place) => *place = list,
                    None => lists.push(list),
                }
            }
            Some(("inspectorates", _)) => {
                inspectorates.extend(inspectorate::parse(&stanza::parse(&path, &text), &mut problems))
            }
            Some(("rules", _)) => rules.extend(rule_stanzas(&path, &text, &mut problems)),
            _ => problems.push(Problem::file(
                path,
                "lexicon-file",
                "not under words/ (.tsv), inspectorates/ or rules/ (.txt): move it",
            )),
        }
    }
    inspectorates.sort_by(|a: &Inspectorate, b| a.id.cmp(&b.id));
    lists[lists::INSPECTORATES.0 as usize] = names_of(&inspectorates);
    lists[lists::RATINGS.0 as usize] = grades_of(&inspectorates);
    let (vocabulary, phrases, traits) = index(&lists);
    (Lexicon { vocabulary, phrases, traits, lists, inspectorates, rules, hash }, problems)
}

/// The list of every name, title and term the inspectorates come with: columns `phrase`, `group` (name,
/// possibly, watchdog, chief, inspector, provider, visit, enforcement, scheme, aspect), `id` (of the inspectorate), `place`.
fn names_of(inspectorates: &[Inspectorate]) -> List {
    let mut rows = BTreeSet::new();
    for i in inspectorates {
        rows.insert(format!("{}\tname\t{}\t{}\n", i.name, i.id, i.place));
        let groups = [
            ("name", &i.aliases),
            ("possibly", &i.possibly),
            ("watchdog", &i.watchdogs),
            ("chief", &i.chiefs),
            ("inspector", &i.inspectors),
            ("provider", &i.providers),
            ("visit", &i.visits),
            ("enforcement", &i.enforcement),
            ("scheme", &i.schemes),
        ];
        for (group, phrases) in groups {
            rows.extend(phrases.iter().map(|p| format!("{p}\t{group}\t{}\t{}\n", i.id, i.place)));
            // Inspectors come in numbers.
            let many = phrases.iter().filter(|p| group == "inspector" && !p.ends_with('s'));
            rows.extend(many.map(|p| format!("{p}s\t{group}\t{}\t{}\n", i.id, i.place)));
        }
        let aspects = i.scales.iter().flat_map(|s| s.aspects.iter().map(move |a| (a, &s.place)));
        rows.extend(aspects.map(|(a, place)| format!("{a}\taspect\t{}\t{place}\n", i.id)));
    }
    derived("inspectorates", "# columns\tphrase\tgroup\tid\tplace\n", rows)
}

/// The list of every grade of every scale: columns `phrase`, `grade` (canonical), `place` (of the first scale
/// that has it).
fn grades_of(inspectorates: &[Inspectorate]) -> List {
    let mut places = BTreeMap::new();
    for scale in inspectorates.iter().flat_map(|i| &i.scales) {
        for grade in &scale.grades {
            for phrase in std::iter::once(&grade.name).chain(&grade.also) {
                places.entry(format!("{}\t{}", phrase.to_lowercase(), grade.name)).or_insert(&scale.place);
            }
        }
    }
    let rows = places.into_iter().map(|(row, place)| format!("{row}\t{place}\n")).collect();
    derived("ratings", "# columns\tphrase\tgrade\tplace\n", rows)
}

fn derived(name: &str, columns: &str, rows: BTreeSet<String>) -> List {
    let text = rows.into_iter().fold(columns.to_string(), |text, row| text + &row);
    List::parse(name, name, Cow::Owned(text), &mut Vec::new())
}

fn rule_stanzas(path: &str, text: &str, problems: &mut Vec<Problem>) -> Vec<Stanza> {
    let stanzas = stanza::parse(path, text);
    for stanza in stanzas.iter().filter(|s| s.kind() != "rule") {
        problems.push(Problem::at(path, stanza.line(), 1, "rule", "a stanza here starts with `rule ID`"));
    }
    stanzas
}

fn hash(files: &Files) -> String {
    let mut parts: Vec<&[u8]> = Vec::with_capacity(files.len() * 2);
    for (name, text) in files {
        parts.push(name.as_bytes());
        parts.push(text.as_bytes());
    }
    crate::id::hashed("lexicon", &parts)
}

fn index(lists: &[List]) -> (Vocabulary, Phrases, Vec<Traits>) {
    let room = lists.iter().map(|l| l.rows().len()).sum();
    // Rows share words: three rows have about two new ones.
    let mut vocabulary = Vocabulary::new(room * 2 / 3);
    let mut rows = Vec::with_capacity(room);
    let mut words = Vec::with_capacity(room * 2);
    let mut folded = String::new();
    for (n, list) in lists.iter().enumerate() {
        for row in list.rows() {
            let from = words.len();
            intern_phrase(list.phrase(row), &mut vocabulary, &mut folded, &mut words);
            rows.push((ListId(n as u16), row, from..words.len()));
        }
    }
    let words_known = vocabulary.len();
    let mut traits = vec![Traits::default(); words_known];
    for (list, row, range) in &rows {
        if let [word] = words[range.clone()] {
            traits[word.0 as usize].add(Traits::of_row(&lists[list.0 as usize], *list, *row));
        }
    }
    let phrases = rows.iter().map(|(list, row, range)| (&words[range.clone()], *list, *row));
    let phrases = phrases.filter(|(words, list, _)| words.len() > 1 || !traits::words_only(*list));
    (vocabulary, Phrases::new(words_known, phrases), traits)
}

fn intern_phrase(phrase: &str, vocabulary: &mut Vocabulary, folded: &mut String, words: &mut Vec<WordId>) {
    split(phrase, |start, end| {
        folded.clear();
        fold_into(&phrase[start..end], folded);
        words.push(vocabulary.intern(folded));
    });
}
