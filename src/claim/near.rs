//! Looking around a claim: the examiner, the provider in view, the date that belongs to it.

use super::{Argument, Context, Value};
use crate::lexicon::lists;
use crate::mention::{Kind, Label, Mention};
use crate::span::Span;
use crate::text::{Gap, Range, Shape};

impl Context<'_> {
    /// Whether a phrase names or describes an examiner: an inspectorate, its people, its reports.
    pub(super) fn examines(&self, range: Range) -> bool {
        let look = self.look();
        let named = self.scene.inside(range).any(|(_, m)| matches!(m.kind, Kind::Inspectorate(_)));
        let described = range.iter().any(|t| {
            look.starts(t, lists::INSPECTORATES, &["watchdog", "chief", "inspector", "name"]).is_some()
                || look.starts(t, lists::FINDING_CUES, &["examiner", "document"]).is_some()
        });
        if named || described {
            return true;
        }
        let reference = self.entities.refer(self.text, self.lexicon, self.mentions, range);
        reference.is_some_and(|r| matches!(self.entities.get(r.entity).detail, Kind::Inspectorate(_)))
    }

    /// Whether words of these groups of the grammar stand in `range` outside dates: "in May" is no "may".
    pub(super) fn says(&self, range: Range, groups: &[&str]) -> bool {
        let dated = |t: u32| {
            let near = Range::new(t.saturating_sub(5), t + 6);
            self.scene.inside(near).any(|(_, m)| m.label == Label::Date && m.tokens.has(t))
        };
        range.iter().any(|t| {
            let found = self.look().starts(t, lists::GRAMMAR, groups);
            found.is_some_and(|r| r.end <= range.end) && !dated(t)
        })
    }

    /// The inspected body in view at `at`.
    pub(super) fn provider_near(&self, at: Range) -> Option<u32> {
        self.entities.in_view(self.text, self.mentions, at.start)
    }

    /// The first line of the block of lines that `at` stands in, up to its first comma: the name that heads an
    /// entry of a list.
    pub(super) fn heading_above(&self, at: u32) -> Option<Range> {
        let mut first = self.line_start(at);
        while first > 0 && self.text.tokens[first as usize].gap < Gap::Paragraph {
            first = self.line_start(first - 1);
        }
        // A line of prose heads nothing.
        loop {
            let end = (first + 1..at).find(|t| self.text.tokens[*t as usize].gap >= Gap::Line)?;
            if !self.text.tokens[end as usize - 1].shape.any(Shape::STOP) {
                return Some(self.opening_of(Range::new(first, end)));
            }
            first = end;
        }
    }

    /// The part of a line before its first comma, dash or colon, without its bullet.
    pub(super) fn opening_of(&self, line: Range) -> Range {
        let look = self.look();
        let bullet = u32::from(self.text.tokens[line.start as usize].shape.any(Shape::MARK));
        let start = (line.start + bullet).min(line.end - 1);
        let spaced = |t: u32| self.text.tokens[t as usize].gap != Gap::None;
        let stop = (start + 1..line.end)
            .find(|t| look.is(*t, &[",", ":", "|"]) || look.is(*t, &["-", "–", "—"]) && spaced(*t));
        Range::new(start, stop.unwrap_or(line.end))
    }

    /// An entity known from context, without words of its own.
    pub(super) fn entity_argument(&self, entity: u32) -> Argument {
        let value = Value::Text(self.entities.get(entity).name.clone());
        Argument { value, entity: Some(entity), ..Argument::default() }
    }

    /// A span as an argument that quotes itself.
    pub(super) fn words(&self, span: Span) -> Argument {
        Argument { value: self.text.str(span).into(), span: Some(span), ..Argument::default() }
    }

    /// The point in time that belongs to `at`: after it in `clause`, else before it there, else at the very
    /// start of the sentence. "Since 2012" tells of the time after, and is none.
    pub(super) fn date_in(&self, clause: Range, at: Range) -> Option<Argument> {
        let sentence = self.look().sentence(at.start);
        let since = |m: &Mention| m.tokens.start > 0 && self.look().is(m.tokens.start - 1, &["since"]);
        let point = |m: &Mention| {
            m.label == Label::Date && !matches!(m.sub, Some("duration" | "set" | "vague")) && !since(m)
        };
        let dates: Vec<(u32, &Mention)> = self.scene.inside(sentence).filter(|(_, m)| point(m)).collect();
        let after = dates.iter().find(|(_, m)| m.tokens.start >= at.end && m.tokens.end <= clause.end);
        let before =
            || dates.iter().rev().find(|(_, m)| m.tokens.end <= at.start && m.tokens.start >= clause.start);
        let first = || dates.iter().find(|(_, m)| m.tokens.start <= sentence.start + 2);
        let (number, _) = after.or_else(before).or_else(first)?;
        Some(self.mention_argument(*number))
    }

    /// A mention that is no entity as an argument.
    pub(super) fn mention_argument(&self, number: u32) -> Argument {
        let mention = &self.mentions[number as usize];
        let value = mention.value.clone().map_or(Value::Null, Value::Text);
        Argument { value, span: Some(mention.span), mention: Some(number), ..Argument::default() }
    }
}
