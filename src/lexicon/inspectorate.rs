//! Inspectorates as data: who inspects what, under which names, on which scale at which time.

use super::stanza::Stanza;
use crate::problem::Problem;

/// A body that inspects and publishes judgements.
#[derive(Clone, Debug, Default)]
pub struct Inspectorate {
    /// Stable id, such as `ofsted`.
    pub id: String,
    /// The usual name, used as canonical value.
    pub name: String,
    /// Other names that mean this body and no other.
    pub aliases: Vec<String>,
    /// Acronyms shared with another body; context decides.
    pub possibly: Vec<String>,
    /// Definite descriptions: `education watchdog`.
    pub watchdogs: Vec<String>,
    /// Titles of its head.
    pub chiefs: Vec<String>,
    /// Titles of its inspectors.
    pub inspectors: Vec<String>,
    /// Countries it works in.
    pub nations: Vec<String>,
    /// Nouns for what it inspects.
    pub providers: Vec<String>,
    /// Names of its visits.
    pub visits: Vec<String>,
    /// Names of its enforcement steps.
    pub enforcement: Vec<String>,
    /// Names of its rating scheme, where the public knows that better than the body.
    pub schemes: Vec<String>,
    /// First day it worked under this name, ISO, as exact as known.
    pub from: Option<String>,
    /// First day it no longer did.
    pub to: Option<String>,
    /// Id of the body that took over.
    pub successor: Option<String>,
    /// Its rating scales.
    pub scales: Vec<Scale>,
    /// `file:line` of the stanza.
    pub place: String,
}

/// A rating scale and when it was in force.
#[derive(Clone, Debug, Default)]
pub struct Scale {
    /// Stable id, such as `ofsted-schools-2012`.
    pub id: String,
    /// Nouns for what is graded on it; empty for all providers of the inspectorate.
    pub of: Vec<String>,
    /// Grades, best first.
    pub grades: Vec<Grade>,
    /// What may be graded apart from, or instead of, the whole.
    pub aspects: Vec<String>,
    /// Whether an official overall grade exists.
    pub overall: bool,
    /// First day without an official overall grade, ISO.
    pub overall_until: Option<String>,
    /// First day it was in force, ISO, as exact as known.
    pub from: Option<String>,
    /// First day it no longer was.
    pub to: Option<String>,
    /// `file:line` of the stanza.
    pub place: String,
}

/// One step of a scale.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grade {
    /// Canonical name.
    pub name: String,
    /// Other ways to write it.
    pub also: Vec<String>,
    /// Its official number, where it has one.
    pub number: Option<String>,
}

const INSPECTORATE_KEYS: &[&str] = &[
    "inspectorate",
    "id",
    "name",
    "alias",
    "possibly",
    "watchdog",
    "chief",
    "inspector",
    "nation",
    "provider",
    "visit",
    "enforcement",
    "scheme",
    "from",
    "to",
    "successor",
    "source",
    "note",
];
const SCALE_KEYS: &[&str] =
    &["scale", "of", "grade", "aspect", "overall", "overall_until", "from", "to", "source", "note"];

/// Reads the stanzas of one file: an `inspectorate`, then its `scale`s.
pub(crate) fn parse(stanzas: &[Stanza], problems: &mut Vec<Problem>) -> Vec<Inspectorate> {
    let mut found: Vec<Inspectorate> = Vec::new();
    for stanza in stanzas {
        match stanza.kind() {
            "inspectorate" => found.push(inspectorate(stanza, problems)),
            "scale" => match found.last_mut() {
                Some(owner) => owner.scales.push(scale(stanza, problems)),
                None => problems.push(fault(stanza, "a `scale` before any `inspectorate`: move it below")),
            },
            _ => problems.push(fault(stanza, "a stanza here starts with `inspectorate` or `scale`")),
        }
    }
    found
}

fn fault(stanza: &Stanza, message: &str) -> Problem {
    Problem::at(&stanza.file, stanza.line(), 1, "inspectorate", message)
}

fn inspectorate(stanza: &Stanza, problems: &mut Vec<Problem>) -> Inspectorate {
    stanza.unknown_keys(INSPECTORATE_KEYS, problems);
    if stanza.value("id").is_none() || stanza.value("source").is_none() {
        problems.push(fault(stanza, "an inspectorate needs an `id` and a `source`"));
    }
    let all = |key| stanza.values(key).map(String::from).collect();
    let one = |key| stanza.value(key).filter(|v| !v.is_empty()).map(String::from);
    let mut aliases: Vec<String> = all("alias");
    aliases.extend(one("name"));
    Inspectorate {
        id: one("id").unwrap_or_default(),
        name: stanza.head().into(),
        aliases,
        possibly: all("possibly"),
        watchdogs: all("watchdog"),
        chiefs: all("chief"),
        inspectors: all("inspector"),
        nations: all("nation"),
        providers: all("provider"),
        visits: all("visit"),
        enforcement: all("enforcement"),
        schemes: all("scheme"),
        from: one("from"),
        to: one("to"),
        successor: one("successor"),
        scales: Vec::new(),
        place: format!("{}:{}", stanza.file, stanza.line()),
    }
}

fn scale(stanza: &Stanza, problems: &mut Vec<Problem>) -> Scale {
    stanza.unknown_keys(SCALE_KEYS, problems);
    let grades: Vec<Grade> = stanza.values("grade").map(grade).collect();
    if grades.len() < 2 {
        problems.push(fault(stanza, "a scale needs at least two `grade` lines, best first"));
    }
    let one = |key| stanza.value(key).filter(|v| !v.is_empty()).map(String::from);
    let of = stanza.value("of").map(|v| v.split(',').map(|s| s.trim().to_string()).collect());
    Scale {
        id: stanza.head().into(),
        of: of.unwrap_or_default(),
        grades,
        aspects: stanza.values("aspect").map(String::from).collect(),
        overall: stanza.value("overall") == Some("yes"),
        overall_until: one("overall_until"),
        from: one("from"),
        to: one("to"),
        place: format!("{}:{}", stanza.file, stanza.line()),
    }
}

/// `requires improvement = requires improvement to be good : 3`
fn grade(value: &str) -> Grade {
    let (names, number) = match value.rsplit_once(" : ") {
        Some((names, number)) => (names, Some(number.trim().to_string())),
        None => (value, None),
    };
    let mut names = names.split(" = ").map(|n| n.trim().to_string());
    Grade { name: names.next().unwrap_or_default(), also: names.collect(), number }
}

impl Scale {
    /// Rank of a grade, 1 the best, and the number of grades; `name` folded.
    pub fn rank(&self, name: &str) -> Option<(usize, usize)> {
        let same = |g: &Grade| {
            g.name.eq_ignore_ascii_case(name) || g.also.iter().any(|a| a.eq_ignore_ascii_case(name))
        };
        self.grades.iter().position(same).map(|n| (n + 1, self.grades.len()))
    }

    /// Whether the scale was in force on an ISO date given to the year, month or day. A date too coarse to
    /// tell counts as in force.
    pub fn in_force(&self, date: &str) -> bool {
        let common = |bound: &str| date.len().min(bound.len());
        let after = self.from.as_deref().is_none_or(|f| date[..common(f)] >= f[..common(f)]);
        let before = self.to.as_deref().is_none_or(|t| {
            let (day, bound) = (&date[..common(t)], &t[..common(t)]);
            day < bound || (day == bound && date.len() < t.len())
        });
        after && before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_have_aliases_and_numbers() {
        let g = grade("requires improvement = requires improvement to be good : 3");
        assert_eq!(g.name, "requires improvement");
        assert_eq!((g.also.len(), g.number.as_deref()), (1, Some("3")));
    }

    #[test]
    fn a_scale_is_in_force_between_its_dates() {
        let scale = Scale { from: Some("2012-09".into()), to: Some("2025-11".into()), ..Scale::default() };
        for (date, want) in [
            ("2012-08-31", false),
            ("2012-09-01", true),
            ("2012", true),
            ("2025-10", true),
            ("2025-11-03", false),
            ("2025", true),
            ("2026", false),
        ] {
            assert_eq!(scale.in_force(date), want, "{date}");
        }
    }
}
