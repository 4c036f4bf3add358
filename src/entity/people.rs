//! Who is one person: a surname, a given name or a slip of the pen after (or before) a full name.

use super::Bond;
use super::link::cased;
use crate::fold::fold;
use crate::lexicon::{Lexicon, Traits, lists};
use crate::mention::{Kind, Label, Mention};
use crate::text::{Range, Text};
use std::collections::BTreeMap;

/// A name of several words that the article gives.
#[derive(Debug)]
struct Full {
    words: Vec<String>,
    name: String,
    gender: Kind,
    at: u32,
}

/// The persons of an article, by mention.
#[derive(Debug, Default)]
pub(super) struct People {
    names: BTreeMap<usize, (String, Bond)>,
    genders: BTreeMap<usize, Kind>,
}

impl People {
    pub fn read(text: &Text<'_>, lexicon: &Lexicon, mentions: &[Mention]) -> Self {
        let mut people = Self::default();
        let mut full: Vec<Full> = Vec::new();
        let persons = || mentions.iter().enumerate().filter(|(_, m)| m.label == Label::Person);
        for (_, mention) in persons() {
            enter(text, lexicon, mention, &mut full);
        }
        for (number, mention) in persons() {
            let told = told_gender(text, lexicon, mention.tokens);
            let words = words(text.str(mention.span));
            let start = mention.tokens.start;
            let ends = |t: u32| text.hits.find(t, lists::HONORIFICS).is_some_and(|h| h.range().end == start);
            let titled = (1..=3).filter_map(|n| start.checked_sub(n)).any(ends);
            let meant = meant(&full, &words, told, titled, start);
            let gender = meant.map_or(told, |(f, _)| if told == Kind::Plain { f.gender } else { told });
            people.genders.insert(number, gender);
            if let Some((full, bond)) = meant {
                people.names.insert(number, (full.name.clone(), bond));
            }
        }
        people
    }

    /// The fullest name of who is meant, where the article gives one, and why.
    pub fn name(&self, mention: usize) -> Option<(String, Bond)> {
        self.names.get(&mention).cloned()
    }

    /// Female or male where a title or the given name tells, else plain.
    pub fn gender(&self, mention: usize) -> Kind {
        self.genders.get(&mention).copied().unwrap_or_default()
    }
}

fn words(name: &str) -> Vec<String> {
    let word = |w: &str| fold(w.trim_matches(|c: char| !c.is_alphanumeric()));
    name.split(|c: char| c.is_whitespace() || c == '-').map(word).filter(|w| !w.is_empty()).collect()
}

/// Enters a name of several words, or a fuller form of one.
fn enter(text: &Text<'_>, lexicon: &Lexicon, mention: &Mention, full: &mut Vec<Full>) {
    let name = cased(text.str(mention.span), lexicon);
    let words = words(&name);
    if words.len() < 2 {
        return;
    }
    let gender = match told_gender(text, lexicon, mention.tokens) {
        Kind::Plain => given_gender(lexicon, &words[0]),
        told => told,
    };
    let at = mention.tokens.start;
    match full.iter_mut().find(|f| same(&f.words, &words)) {
        Some(known) if fuller(&words, &known.words) => {
            (known.words, known.name) = (words, name);
        }
        Some(_) => {}
        None => full.push(Full { words, name, gender, at }),
    }
}

/// Whether a form of a name tells more than another: more words, or a given name for an initial.
fn fuller(words: &[String], than: &[String]) -> bool {
    let initial = |name: &[String]| name.first().is_some_and(|w| w.chars().count() == 1);
    words.len() > than.len() || words.len() == than.len() && initial(than) && !initial(words)
}

/// Whether two full names are one person's: equal surnames, and given names that agree or abbreviate.
fn same(a: &[String], b: &[String]) -> bool {
    let ((Some(last_a), Some(last_b)), (Some(first_a), Some(first_b))) =
        ((a.last(), b.last()), (a.first(), b.first()))
    else {
        return false;
    };
    let initial = |x: &str, y: &str| x.chars().count() == 1 && y.starts_with(x);
    last_a == last_b && (first_a == first_b || initial(first_a, first_b) || initial(first_b, first_a))
}

/// The full name a mention means, and why: its own, or the nearest one before it that it can be short for.
fn meant<'f>(
    full: &'f [Full],
    words: &[String],
    told: Kind,
    titled: bool,
    at: u32,
) -> Option<(&'f Full, Bond)> {
    if words.len() > 1 {
        let own = full.iter().find(|f| same(&f.words, words));
        let slip = || full.iter().find(|f| is_slip(&f.words, words) && f.words != words);
        let ends = |f: &&Full| f.words.len() > words.len() && f.words.ends_with(words);
        let longer = own.filter(|o| o.words != words).or_else(|| full.iter().find(ends));
        return longer
            .map(|f| (f, Bond::Part))
            .or_else(|| slip().map(|f| (f, Bond::Slip)))
            .or(own.map(|f| (f, Bond::Own)));
    }
    let word = words.first()?;
    let agrees = |f: &&Full| told == Kind::Plain || f.gender == Kind::Plain || f.gender == told;
    let surname =
        |f: &&Full| f.words.last() == Some(word) || (f.words.len() > 2 && f.words[1..].contains(word));
    let given = |f: &&Full| f.words.first() == Some(word);
    let part = nearest(full.iter().filter(surname).filter(agrees), at)
        .or_else(|| nearest(full.iter().filter(given), at));
    part.map(|f| (f, Bond::Part)).or_else(|| misspelt(full, word, told, titled).map(|f| (f, Bond::Slip)))
}

/// The only person whose surname differs by one letter from one written after a title: "Ms Hoult" for Kirsty Holt.
fn misspelt<'f>(full: &'f [Full], surname: &str, told: Kind, titled: bool) -> Option<&'f Full> {
    let alike = |f: &&Full| {
        let last =
            f.words.last().is_some_and(|l| l.len() > 3 && surname.len() > 3 && one_letter_apart(l, surname));
        last && (told == Kind::Plain || f.gender == told || f.gender == Kind::Plain)
    };
    let mut found = full.iter().filter(alike).filter(|_| titled);
    found.next().filter(|_| found.next().is_none())
}

/// The last one before `at`, else the first one after.
fn nearest<'f>(candidates: impl Iterator<Item = &'f Full>, at: u32) -> Option<&'f Full> {
    candidates.min_by_key(|f| if f.at <= at { (0, at - f.at) } else { (1, f.at - at) })
}

/// One letter lost, added or changed in the given name of somebody with the same surname: "aul Watson".
fn is_slip(full: &[String], words: &[String]) -> bool {
    let (Some(given), Some(written)) = (full.first(), words.first()) else { return false };
    full.len() == words.len()
        && full[1..] == words[1..]
        && given.len() > 3
        && one_letter_apart(given, written)
}

/// Whether one insertion or one deletion makes two words equal.
pub(crate) fn one_letter_apart(a: &str, b: &str) -> bool {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    long.len() == short.len() + 1
        && (0..long.len()).any(|n| {
            long.is_char_boundary(n)
                && long.is_char_boundary(n + 1)
                && [&long[..n], &long[n + 1..]].concat() == short
        })
}

fn given_gender(lexicon: &Lexicon, given: &str) -> Kind {
    let traits = lexicon.traits(lexicon.word(given));
    match (traits.is(Traits::FEMALE), traits.is(Traits::MALE)) {
        (true, false) => Kind::Female,
        (false, true) => Kind::Male,
        _ => Kind::Plain,
    }
}

/// The gender that honorifics right before the name state.
fn told_gender(text: &Text<'_>, lexicon: &Lexicon, tokens: Range) -> Kind {
    for back in 1..=3 {
        let Some(start) = tokens.start.checked_sub(back) else { break };
        let hit = text.hits.find(start, lists::HONORIFICS).filter(|h| h.range().end == tokens.start);
        match hit.map(|h| lexicon.field(h.list, h.row, "gender")) {
            Some("f") => return Kind::Female,
            Some("m") => return Kind::Male,
            _ => {}
        }
    }
    Kind::Plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_and_middle_names_are_one_person() {
        for (a, b, want) in [
            ("Jill Colbert", "J Colbert", true),
            ("Jill Colbert", "Jill Mary Colbert", true),
            ("Jill Colbert", "John Colbert", false),
            ("Jill Colbert", "Jill Jones", false),
        ] {
            assert_eq!(same(&words(a), &words(b)), want, "{a} / {b}");
        }
    }

    #[test]
    fn a_lost_letter_is_a_slip_and_another_name_is_not() {
        for (a, b, want) in [
            ("Paul Watson", "aul Watson", true),
            ("Louise Farthing", "Louse Farthing", true),
            ("Paul Watson", "Saul Watson", false),
            ("Ann Lee", "An Lee", false),
            ("Paul Watson", "aul Smith", false),
        ] {
            assert_eq!(is_slip(&words(a), &words(b)), want, "{a} / {b}");
        }
    }
}
