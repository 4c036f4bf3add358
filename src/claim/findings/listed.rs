//! Bullets under a lead-in: "areas for improvement include", "leaders should", "facilities with no violations";
//! and the lists of violations of restaurant reports.

use super::examiners::Source;
use super::polarity::Polarity;
use super::{Desk, Draft};
use crate::claim::Argument;
use crate::lexicon::lists;
use crate::mention::Label;
use crate::read::Zone;
use crate::text::{Range, Shape};

/// Tokens of a heading at most; a longer lead-in must end in a colon or `including`.
const LONGEST_HEADING: u32 = 9;
/// Tokens of a lead-in that only points back at most.
const LONGEST_POINTER: u32 = 5;
/// Tokens of the name of a place at most.
const LONGEST_NAME: u32 = 12;
/// Lines above an item in which the name of the place it is about is looked for.
const HEADING_REACH: usize = 12;

/// What a lead-in makes of its items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lead {
    /// Each item is a content; its polarity is given, or read from the words. What words that judge nothing count as,
    /// where the lead-in says that they were found.
    Contents(Option<Polarity>, Option<Polarity>),
    /// Each item names who the lead-in is about.
    Names(Polarity),
}

impl Desk<'_> {
    /// Adds the findings that stand as items of lists.
    pub(super) fn listed(&mut self) {
        let items = self.items();
        let (mut at, mut last) = (0, None);
        while at < items.len() {
            let mut to = at + 1;
            while to < items.len() && self.only_furniture_between(items[to - 1].end, items[to].start) {
                to += 1;
            }
            last = self.list(&items[at..to], last);
            at = to;
        }
    }

    /// The items of all lists, without their marks.
    fn items(&self) -> Vec<Range> {
        let zones = self.context.article.zones.iter().filter(|z| z.zone == Zone::List);
        let items = zones.map(|z| {
            let mut item = self.look.text.range(z.span);
            while !item.is_empty() && self.is_marker(item.start) {
                item.start += 1;
            }
            item
        });
        items.filter(|i| !i.is_empty()).collect()
    }

    /// A bullet, a dash, or a number with its stop.
    fn is_marker(&self, at: u32) -> bool {
        let shape = self.look.text.tokens[at as usize].shape;
        let numbers = shape.is(Shape::DIGIT) && self.look.is(at + 1, &[".", ")"]);
        let closes = self.look.is(at, &[".", ")"]);
        shape.any(Shape::BULLET | Shape::DASH) || numbers || closes
    }

    /// A promotion may cut a list in two.
    fn only_furniture_between(&self, from: u32, to: u32) -> bool {
        let text = self.look.text;
        (from..to).all(|t| {
            let shape = text.tokens[t as usize].shape;
            text.zone(t) == Zone::Boilerplate || shape.any(Shape::STOP) || self.is_marker(t)
        })
    }

    /// Adds the findings of one list; what its lead-in made of the items, for a list that only goes on from it.
    fn list(&mut self, items: &[Range], last: Option<Lead>) -> Option<Lead> {
        let lead_in = self.lead_in(items[0].start);
        let lead = self.lead(lead_in).or_else(|| self.turned(lead_in, last?));
        for item in items {
            if let Some(violation) = self.violation(*item) {
                self.violated(violation);
            } else if let Some(lead) = lead {
                self.item(lead_in, lead, *item);
            }
        }
        lead
    }

    /// "However:" between two lists: what was found good after what was found bad, or the other way round.
    fn turned(&self, lead_in: Range, last: Lead) -> Option<Lead> {
        let turns = lead_in.len() <= LONGEST_POINTER && self.look.is(lead_in.start, &["however", "but"]);
        match last {
            Lead::Contents(given, otherwise) if turns => {
                let other = match given.or(otherwise)? {
                    Polarity::Strength => Polarity::Weakness,
                    Polarity::Weakness => Polarity::Strength,
                    Polarity::Neutral => return None,
                };
                Some(Lead::Contents(None, Some(other)))
            }
            _ => None,
        }
    }

    /// The sentence or line before the first item, furniture left out.
    fn lead_in(&self, item: u32) -> Range {
        let text = self.look.text;
        let mut end = item;
        while end > 0 && text.tokens[end as usize - 1].shape.any(Shape::BULLET | Shape::DASH) {
            end -= 1;
        }
        let mut number = text.sentence_of(end.saturating_sub(1));
        while number > 0 && text.sentences[number].zone == Zone::Boilerplate {
            number -= 1;
            end = text.sentences[number].tokens.end;
        }
        // "It has seven observations. Among them:" leads in what the sentence before names.
        let line = text.sentences[number].tokens;
        let points_back = line.len() <= LONGEST_POINTER
            && line.iter().any(|t| self.look.is(t, &["them", "these", "those"]));
        if points_back && number > 0 && text.sentences[number - 1].zone == Zone::Body {
            number -= 1;
        }
        Range::new(text.sentences[number].tokens.start.min(end), end)
    }

    /// What the lead-in says its items are; nothing if it leads in no findings.
    fn lead(&self, lead_in: Range) -> Option<Lead> {
        if lead_in.is_empty() {
            return None;
        }
        let last = lead_in.end - 1;
        let opens = self.look.is(last, &[":", "including", "include", "included", "are", "were", "to"]);
        if !opens && lead_in.len() > LONGEST_HEADING
            || self.look.holds(lead_in, lists::FINDING_CUES, &["covers"])
        {
            return None;
        }
        let verdicts = self.heading_verdicts(lead_in);
        let decides = |last: &Polarity| *last == Polarity::Neutral || verdicts.iter().all(|v| v == last);
        let given = verdicts.last().copied().filter(decides);
        if self.lists_names(lead_in) {
            return given.filter(|p| *p == Polarity::Strength).map(Lead::Names);
        }
        // "Among the other findings were:"
        let findings = self.look.holds(lead_in, lists::FINDING_CUES, &["found_things"]);
        let examiner = findings || self.examiner_in(lead_in).is_some() || self.examiners.author().is_some();
        let reports =
            examiner && self.look.holds(lead_in, lists::FINDING_CUES, &["finds", "tells", "concludes"]);
        let found = findings
            || examiner
                && (self.look.holds(lead_in, lists::FINDING_CUES, &["finds"])
                    || self.look.holds(lead_in, lists::VERBS, &["find_both"]));
        let otherwise = (found && verdicts.is_empty()).then_some(Polarity::Weakness);
        (!verdicts.is_empty() || reports).then_some(Lead::Contents(given, otherwise))
    }

    /// The verdicts that the words of a lead-in give its items, in order: one alone decides.
    fn heading_verdicts(&self, lead_in: Range) -> Vec<Polarity> {
        let groups = [
            ("criticism", Polarity::Weakness),
            ("recommend", Polarity::Neutral),
            ("praise", Polarity::Strength),
        ];
        let (mut verdicts, mut at) = (Vec::new(), lead_in.start);
        while at < lead_in.end {
            let hits = groups.iter().filter_map(|(group, polarity)| {
                let hit = self.look.starts(at, lists::FINDING_CUES, &[group])?;
                (hit.end <= lead_in.end).then_some((hit.end, *polarity))
            });
            match hits.max_by_key(|(end, _)| *end) {
                Some((end, polarity)) => {
                    verdicts.push(polarity);
                    at = end;
                }
                None => at += 1,
            }
        }
        verdicts
    }

    /// "Facilities with no violations:" leads in names.
    fn lists_names(&self, lead_in: Range) -> bool {
        let head = self.look.text.chunks.at(lead_in.start);
        head.is_some_and(|h| self.look.holds(h, lists::FINDING_CUES, &["establishments"]))
    }

    fn examiner_in(&self, range: Range) -> Option<Source> {
        range.iter().find_map(|t| self.examiners.source(self.look.text.chunks.at(t)?)).filter(|s| !s.person)
    }

    fn list_source(&self, lead_in: Range) -> Option<Source> {
        self.examiner_in(lead_in).or_else(|| self.examiners.unnamed(lead_in.start))
    }

    fn item(&mut self, lead_in: Range, lead: Lead, item: Range) {
        let Some(source) = self.list_source(lead_in) else { return };
        match lead {
            Lead::Contents(given, otherwise) => {
                let content = super::extent::trim(self.look, item);
                self.add(Draft { given, otherwise, ..Draft::new("finding-listed", &source, content) });
            }
            Lead::Names(polarity) => {
                let subject = Some(self.name_of(item));
                let draft =
                    Draft { given: Some(polarity), subject, ..Draft::new("finding-listed", &source, item) };
                self.add(Draft { words: Some(super::extent::trim(self.look, lead_in)), ..draft });
            }
        }
    }

    /// The name an item opens with: up to the first comma.
    fn name_of(&self, item: Range) -> Argument {
        let end = item.iter().find(|t| self.look.is(*t, &[","])).unwrap_or(item.end);
        self.context.words(self.look.text.span(Range::new(item.start, end.max(item.start + 1))))
    }

    /// What follows the label of a violation: `High Priority: ...`.
    fn violation(&self, item: Range) -> Option<Range> {
        let label = self.look.starts(item.start, lists::FINDING_CUES, &["severity"])?;
        let opened = label.end < item.end && self.look.is(label.end, &[":", "-", "–"]);
        opened.then(|| super::extent::trim(self.look, Range::new(label.end + 1, item.end)))
    }

    fn violated(&mut self, content: Range) {
        let Some(source) = self.examiners.unnamed(content.start) else { return };
        let subject = self.heading_above(content.start);
        self.add(Draft {
            given: Some(Polarity::Weakness),
            subject,
            ..Draft::new("finding-violation", &source, content)
        });
    }

    /// The nearest line above that reads like a name with an address below it: capitals, no colon, no number, not
    /// too long.
    fn heading_above(&self, at: u32) -> Option<Argument> {
        let text = self.look.text;
        let number = text.sentence_of(at);
        let from = number.saturating_sub(HEADING_REACH);
        let named = (from..number).rev().map(|n| (n, text.sentences[n])).find(|(n, line)| {
            let address = text.sentences[n + 1].tokens;
            let numbered = address.iter().any(|t| text.tokens[t as usize].shape.any(Shape::DIGIT));
            line.zone != Zone::List && numbered && self.reads_like_name(line.tokens)
        });
        named.map(|(_, line)| self.context.words(text.span(line.tokens)))
    }

    fn reads_like_name(&self, line: Range) -> bool {
        let tokens = &self.look.text.tokens;
        let plain =
            |t: u32| !tokens[t as usize].shape.any(Shape::DIGIT | Shape::STOP) && !self.look.is(t, &[":"]);
        let dated = self.context.scene.inside(line).any(|(_, m)| m.label == Label::Date);
        let last = tokens[line.end as usize - 1].shape;
        tokens[line.start as usize].shape.capitalised()
            && last.any(Shape::CAPITAL | Shape::INNER | Shape::MARK)
            && !dated
            && line.len() <= LONGEST_NAME
            && line.iter().all(plain)
    }
}
