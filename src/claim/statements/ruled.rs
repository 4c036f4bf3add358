//! Statements that rules find: reporting by nouns, which has a shape a pattern can tell.

use super::extent::end_of;
use super::sayings::Said;
use super::speaker;
use super::view::View;
use crate::pattern::{Match, RuleSet};
use crate::text::Range;

/// Adds what the statement rules matched, where no reporting verb has said it already. The speaker is read as
/// any subject is, and the content ends as any indirect content does.
pub(super) fn find(view: &View<'_>, rules: &RuleSet, matches: &[Match], said: &mut Vec<Said>) {
    for found in matches {
        let rule = &rules.rules[found.rule as usize];
        if rule.means == "statement" && crate::claim::passes(view.context, rules, found) {
            said.extend(one(view, rules, found, &rule.id).filter(|s| !taken(said, s)));
        }
    }
}

fn one(view: &View<'_>, rules: &RuleSet, found: &Match, id: &str) -> Option<Said> {
    let capture = |name: &str| {
        let named = found.captures.iter().find(|c| rules.names[c.name as usize] == name);
        named.map(|c| c.tokens)
    };
    let (words, content) = (capture("speaker")?, capture("content")?);
    let number = view.units.partition_point(|u| u.tokens.end <= content.start);
    let unit = view.units.get(number).filter(|u| u.tokens.has(content.start))?;
    let content = Range::new(content.start, end_of(view, *unit, content.start));
    let mut said = Said::new(view, number as u32, content, id.to_string());
    said.cue = capture("cue");
    said.speaker = Some(speaker::read(view, words)).filter(|s| s.speaks);
    said.speaker.is_some().then_some(said)
}

fn taken(said: &[Said], one: &Said) -> bool {
    said.iter().any(|s| s.content.overlaps(one.content) && s.cue == one.cue || s.content == one.content)
}
