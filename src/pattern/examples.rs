//! Runs a rule's examples: every `yes` must match with exactly the bracketed arguments, no `no` may match.

use super::compile::{Rule, RuleSet};
use super::matcher::Match;
use super::scene::Scene;
use crate::problem::Problem;

/// An example without its brackets, and what they say: argument name and text, in order.
pub(crate) fn unbracket(example: &str) -> (String, Vec<(String, String)>) {
    let (mut plain, mut wanted) = (String::new(), Vec::new());
    let mut rest = example;
    while let Some(open) = rest.find('[') {
        let Some(close) = rest[open..].find(']').map(|c| open + c) else { break };
        plain.push_str(&rest[..open]);
        match rest[open + 1..close].split_once(' ') {
            Some((name, text)) => {
                plain.push_str(text);
                wanted.push((name.to_string(), text.to_string()));
            }
            None => plain.push_str(&rest[open..=close]),
        }
        rest = &rest[close + 1..];
    }
    plain.push_str(rest);
    (plain, wanted)
}

/// Shows a tagged example to a closure, with the guards that a match must pass.
pub type Look<'l> = dyn FnMut(&Scene<'_>, &dyn Fn(&Match) -> bool) + 'l;

/// Checks all examples of all rules; `with_scene` tags a text and shows it to the closure.
pub fn check(rules: &RuleSet, mut with_scene: impl FnMut(&str, &mut Look<'_>)) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (number, rule) in rules.rules.iter().enumerate() {
        for (positive, line) in &rule.examples {
            let (plain, wanted) = unbracket(&line.value);
            let mut found: Vec<Vec<(String, String)>> = Vec::new();
            with_scene(&plain, &mut |scene, holds| found = arguments(rules, number as u16, scene, holds));
            if let Some(message) = verdict(*positive, wanted, &found) {
                problems.push(Problem::at(
                    file_of(rule),
                    line.line,
                    line.column,
                    "example",
                    format!("rule `{}`: {message}", rule.id),
                ));
            }
        }
    }
    problems
}

fn file_of(rule: &Rule) -> &str {
    rule.place.rsplit_once(':').map_or("", |(file, _)| file)
}

/// The captures of each match of one rule, sorted as text.
fn arguments(
    rules: &RuleSet,
    number: u16,
    scene: &Scene<'_>,
    holds: &dyn Fn(&Match) -> bool,
) -> Vec<Vec<(String, String)>> {
    let matches = rules.find(scene).into_iter().filter(|m| m.rule == number && holds(m));
    let one = |c: &super::Capture| {
        let span = c
            .mention
            .filter(|m| exact(scene, *m))
            .map_or(scene.text.span(c.tokens), |m| scene.mentions[m as usize].span);
        (rules.names[c.name as usize].clone(), scene.text.str(span).to_string())
    };
    matches.map(|m| m.captures.iter().map(one).collect()).collect()
}

/// Labels whose argument is the mention itself, not the phrase around it.
fn exact(scene: &Scene<'_>, mention: u32) -> bool {
    use crate::mention::Label::{Date, Rating};
    matches!(scene.mentions[mention as usize].label, Rating | Date)
}

fn verdict(
    positive: bool,
    mut wanted: Vec<(String, String)>,
    found: &[Vec<(String, String)>],
) -> Option<String> {
    if !positive {
        return found.first().map(|f| format!("must not match here, but does with {}", show(f)));
    }
    wanted.sort();
    let fits = |f: &Vec<(String, String)>| {
        let mut f = f.clone();
        f.sort();
        f == wanted
    };
    if found.iter().any(fits) {
        return None;
    }
    match found.first() {
        None => Some("does not match here".into()),
        Some(other) => Some(format!("gives {} instead of {}", show(other), show(&wanted))),
    }
}

fn show(arguments: &[(String, String)]) -> String {
    arguments.iter().map(|(n, t)| format!("[{n} {t}]")).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::unbracket;

    #[test]
    fn brackets_name_the_arguments() {
        let (plain, wanted) = unbracket("[subject Oakfield Primary] was rated [rating Good].");
        assert_eq!(plain, "Oakfield Primary was rated Good.");
        assert_eq!(wanted[1], ("rating".into(), "Good".into()));
    }
}
