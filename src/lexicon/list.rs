//! One word list: a TSV file with a mandatory header (`# what`, `# source`, `# licence`, `# checked`,
//! `# columns`) and one row a phrase. The first column is `phrase`; a column `group` makes sub-lists that
//! rules address as `@list.group`.

use crate::problem::Problem;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// A list's number, in order of file names; [`lists`] names those that code asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ListId(pub u16);

/// A row's number within its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId(pub u32);

macro_rules! known_lists {
    ($($constant:ident $name:literal)*) => {
        /// The lists that code (not only rules) asks for; each is there even when its file is not.
        pub mod lists {
            use super::ListId;
            /// Names in the order of their ids.
            pub const NAMES: &[&str] = &[$($name),*];
            #[allow(non_camel_case_types, clippy::upper_case_acronyms, dead_code, missing_docs)]
            enum Order { $($constant),* }
            $(#[doc = concat!("`", $name, ".tsv`")] pub const $constant: ListId = ListId(Order::$constant as u16);)*
        }
    };
}

known_lists! {
    ABBREVIATIONS "abbreviations"
    ACTIONS "actions"
    APPROXIMATORS "approximators"
    ASPECTS "aspects"
    BODY_CONTEXT "body_context"
    CHANGES "changes"
    CHANGE_WORDS "change_words"
    COMMON_WORDS "common_words"
    COUNCILS "councils"
    CUES "cues"
    CURRENCIES "currencies"
    DATE_WORDS "date_words"
    DEFINITE_NOUNS "definite_nouns"
    DEMONYMS "demonyms"
    ENFORCEMENT "enforcement"
    FINDING_CUES "finding_cues"
    FUNCTION_WORDS "function_words"
    GIVEN_NAMES "given_names"
    GRAMMAR "grammar"
    HONORIFICS "honorifics"
    INSPECTORATES "inspectorates"
    MEASURES "measures"
    NAME_CONTEXT "name_context"
    NAME_PARTICLES "name_particles"
    NOT_NAMES "not_names"
    NUMBER_LABELS "number_labels"
    NUMBER_WORDS "number_words"
    ORGANISATIONS "organisations"
    ORG_HEADS "org_heads"
    PLACES "places"
    PLACE_HEADS "place_heads"
    POLARITY "polarity"
    POSTNOMINALS "postnominals"
    QUANTITY_NOUNS "quantity_nouns"
    RATINGS "ratings"
    RATING_CUES "rating_cues"
    ROLES "roles"
    ROLE_MODIFIERS "role_modifiers"
    SENTENCE_STARTERS "sentence_starters"
    SPORTS "sports"
    SUMS "sums"
    SURNAMES "surnames"
    TENURE "tenure"
    UNITS "units"
    VERBS "verbs"
    VISITS "visits"
}

#[derive(Debug)]
struct Row {
    /// Where its line starts in the text.
    start: u32,
    line: u32,
    /// Bytes of its phrase.
    phrase: u32,
}

/// Columns of a list at most.
const MOST_COLUMNS: usize = 6;

/// A word list as loaded. Phrases are read out of the file's text on demand. The fields of the other columns are
/// few and asked for at every turn, so that each row holds numbers for them and equal ones are read at one place.
#[derive(Debug)]
pub struct List {
    /// The file's stem.
    pub name: String,
    columns: Vec<String>,
    text: Cow<'static, str>,
    rows: Vec<Row>,
    /// For each row the number of its field in each column but the first.
    fields: Vec<u32>,
    /// Every field once; the first is empty.
    values: Vec<Box<str>>,
}

impl List {
    /// A list without rows, for a known name without a file, or to be filled by [`List::add`].
    pub(crate) fn empty(name: &str) -> Self {
        let columns = vec!["phrase".into()];
        let (rows, fields, values) = (Vec::new(), Vec::new(), vec![Box::default()]);
        Self { name: name.into(), columns, text: Cow::Borrowed(""), rows, fields, values }
    }

    /// Parses a file; what is wrong with it is told by line, and the other rows are kept.
    pub(crate) fn parse(
        name: &str,
        path: &str,
        text: Cow<'static, str>,
        problems: &mut Vec<Problem>,
    ) -> Self {
        let mut list = Self { columns: Vec::new(), ..Self::empty(name) };
        let mut header = Vec::new();
        let mut known = FxHashMap::default();
        let mut at = 0;
        for (n, line) in text.split_inclusive('\n').enumerate() {
            let n = n as u32 + 1;
            let body = line.trim_end_matches(['\n', '\r']);
            if let Some(comment) = body.strip_prefix('#') {
                list.header_line(comment.trim_start(), &mut header);
            } else if !body.chars().all(char::is_whitespace) {
                list.check_row(path, n, body, problems);
                list.row(at, n, body, &mut known);
            }
            at += line.len();
        }
        for key in ["what", "source", "licence", "checked", "columns"] {
            if !header.iter().any(|h| h == key) {
                let message =
                    format!("the header lacks `# {key}`: add the line `# {key}<TAB>...` at the top");
                problems.push(Problem::at(path, 1, 1, "list-header", message));
            }
        }
        list.text = text;
        list
    }

    fn row<'t>(&mut self, start: usize, line: u32, body: &'t str, known: &mut FxHashMap<&'t str, u32>) {
        let (phrase, mut rest) = cut(body);
        for _ in 1..self.columns.len().min(MOST_COLUMNS) {
            let (field, more) = cut(rest);
            rest = more;
            let field = (!field.is_empty()).then_some(field);
            let number = field.map_or(0, |field| {
                *known.entry(field).or_insert_with(|| {
                    self.values.push(field.into());
                    self.values.len() as u32 - 1
                })
            });
            self.fields.push(number);
        }
        self.rows.push(Row { start: start as u32, line, phrase: phrase.len() as u32 });
    }

    fn header_line(&mut self, comment: &str, header: &mut Vec<String>) {
        let mut parts = comment.split('\t').map(str::trim);
        let key = parts.next().unwrap_or_default();
        if key == "columns" {
            self.columns = parts.map(String::from).collect();
        }
        header.push(key.to_string());
    }

    fn check_row(&self, path: &str, line: u32, body: &str, problems: &mut Vec<Problem>) {
        let fields = body.bytes().filter(|b| *b == b'\t').count() + 1;
        if fields > self.columns.len().clamp(1, MOST_COLUMNS) {
            let message = format!(
                "{fields} fields but {} columns: name the column in `# columns` or remove the field",
                self.columns.len()
            );
            problems.push(Problem::at(path, line, 1, "list-row", message));
        } else if body.len() > usize::from(u16::MAX) {
            problems.push(Problem::at(path, line, 1, "list-row", "a row of over 65,535 bytes: shorten it"));
        } else if is_padded(body) {
            problems.push(Problem::at(
                path,
                line,
                1,
                "list-row",
                "the phrase is empty or padded with spaces: remove them",
            ));
        }
    }

    /// All rows, in file order.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = RowId> + use<> {
        (0..self.rows.len() as u32).map(RowId)
    }

    /// The row's phrase as written.
    pub fn phrase(&self, row: RowId) -> &str {
        let row = &self.rows[row.0 as usize];
        &self.text[row.start as usize..][..row.phrase as usize]
    }

    /// The row's field in `column`, `""` if there is none. Inlined, so that the name of a column is compared as the
    /// constant it is.
    #[inline]
    pub fn field(&self, row: RowId, column: &str) -> &str {
        match self.columns.iter().position(|c| c == column) {
            Some(0) => self.phrase(row),
            Some(n) if n < MOST_COLUMNS => {
                let others = self.columns.len().min(MOST_COLUMNS) - 1;
                // None where the header names its columns only after some rows, which is told as a problem.
                let number = self.fields.get(row.0 as usize * others + n - 1);
                number.map_or("", |n| &self.values[*n as usize])
            }
            _ => "",
        }
    }

    /// The line of the file the row stands on, from 1.
    pub fn line(&self, row: RowId) -> u32 {
        self.rows[row.0 as usize].line
    }
}

/// A row's first field, and what follows its tab. Fields are short: looking at each byte is the fastest way.
fn cut(row: &str) -> (&str, &str) {
    row.bytes().position(|b| b == b'\t').map_or((row, ""), |tab| (&row[..tab], &row[tab + 1..]))
}

/// Whether the phrase is empty, or white space other than tabs stands at an edge of the row.
fn is_padded(row: &str) -> bool {
    let plain = |byte: Option<&u8>| byte.is_some_and(|b| b.is_ascii_graphic());
    let sound = plain(row.as_bytes().first()) && plain(row.as_bytes().last());
    !sound && (row.starts_with('\t') || row.trim() != row.trim_end_matches('\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_have_fields_and_faults_have_lines() {
        let text = "# what\tx\n# source\town\n# licence\tMIT\n# checked\t2026-11-22\n# columns\tphrase\tgroup\nsaid\tspeech\nadded\ntold\tspeech\tmore\n";
        let mut problems = Vec::new();
        let list = List::parse("cues", "words/cues.tsv", text.into(), &mut problems);
        let rows: Vec<_> = list.rows().map(|r| (list.phrase(r), list.field(r, "group"))).collect();
        assert_eq!(rows[..2], [("said", "speech"), ("added", "")]);
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].place, Some((8, 1)));
    }

    #[test]
    fn a_missing_header_is_told() {
        let mut problems = Vec::new();
        List::parse("x", "words/x.tsv", "# what\tx\nword\n".into(), &mut problems);
        assert!(problems.iter().any(|p| p.message.contains("`# licence`")));
    }
}
