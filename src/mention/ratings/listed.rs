//! Grades in tables and lists: which line they stand on and which other grade they stand beside.

use super::cues::Cues;
use crate::lexicon::lists;
use crate::text::{Gap, Hit, Range, Shape};

impl Cues<'_> {
    /// Whether the tokens stand in a table or list of grades: "Safe: Good", "Oakfield Primary - Good", a
    /// line of their own.
    pub(super) fn is_table_entry(&self, tokens: Range) -> bool {
        let line = self.line(tokens);
        let end = self.after(tokens);
        let closed = end >= line.end
            || self.is_mark(end, &["|", ";"])
            || (end + 1 == line.end && self.is_mark(end, &["."]));
        if !closed || tokens.start - line.start > 24 {
            return false;
        }
        if tokens.start == line.start {
            return self.shape(tokens.start).capitalised() && end >= line.end;
        }
        let before = tokens.start - 1;
        if self.is_mark(before, &[":", "|", "–", "—", "-", "\t"]) {
            return self.text.tokens[tokens.start as usize].gap != Gap::None
                || self.is_mark(before, &[":", "|"]);
        }
        self.shape(tokens.start).capitalised() && self.opens_with_aspect(line)
    }

    /// Whether a number closes a line of a list of scores: "Crab Pot, Quay Road - 5", or alone below a name.
    pub(super) fn is_score_line(&self, tokens: Range) -> bool {
        let line = self.line(tokens);
        if tokens.end < line.end || tokens.start - line.start > 24 {
            return false;
        }
        if tokens.start == line.start {
            return line.start > 0 && self.text.tokens[line.start as usize].gap == Gap::Line;
        }
        let before = tokens.start - 1;
        self.shape(line.start).capitalised()
            && tokens.start - line.start > 2
            && self.is_mark(before, &[":", "|", "–", "—", "-"])
    }

    fn opens_with_aspect(&self, line: Range) -> bool {
        let numbering =
            |t: &u32| self.shape(*t).any(Shape::DIGIT | Shape::MARK) && !self.shape(*t).any(Shape::LETTER);
        let article = |t: &u32| self.is_mark(*t, &["The", "the"]);
        let Some(first) = line.iter().find(|t| !numbering(t) && !article(t)) else { return false };
        self.aspect_at(first) || self.starts(first, lists::RATING_CUES, "open").is_some()
    }

    /// Whether something that is graded apart starts here: "safety", "leadership and management".
    fn aspect_at(&self, token: u32) -> bool {
        let aspect = |h: &Hit| {
            h.list == lists::ASPECTS || h.list == lists::INSPECTORATES && self.group(*h) == "aspect"
        };
        self.text.hits.at(token).iter().any(aspect)
    }

    /// An aspect governs or follows the grade: "responding to incidents was good", "good at effectiveness".
    pub(super) fn aspect_beside(&self, tokens: Range) -> bool {
        let after = self.after(tokens);
        let skip = |t: u32| t + u32::from(self.is_mark(t, &["the", "its", "their", "being", "how"]));
        if self.is_mark(after, &["for", "at", "in", "on"]) && self.aspect_at(skip(after + 1)) {
            return true;
        }
        let at = self.before_fillers(tokens);
        let Some(be) = self.ends(at, lists::GRAMMAR, "be") else { return false };
        let end = at - be;
        let from = self.sentence(tokens).start.max(end.saturating_sub(8));
        let aspect = |h: &Hit| {
            (h.list == lists::ASPECTS || h.list == lists::INSPECTORATES && self.group(*h) == "aspect")
                && h.range().end == end
        };
        (from..end).any(|t| self.text.hits.at(t).iter().any(aspect))
    }

    /// "hope to be good again", "will be good by 2026": a wish, a form of "be", and a point in time.
    pub(super) fn wished(&self, tokens: Range) -> bool {
        let at = self.before_fillers(tokens);
        let from = self.sentence(tokens).start.max(at.saturating_sub(5));
        let after = self.after(tokens);
        let when = self.is_mark(after, &["again", "by", "next"]);
        when && (from..at).any(|t| self.starts(t, lists::RATING_CUES, "wish").is_some())
    }

    /// A count just before the grade, over a form of "be": "six were adequate", "two good".
    pub(super) fn counted(&self, tokens: Range) -> bool {
        let mut at = self.before_fillers(tokens);
        at -= self.ends(at, lists::GRAMMAR, "be").unwrap_or(0);
        let Some(last) = at.checked_sub(1) else { return false };
        self.shape(last).is(Shape::DIGIT)
            || self.text.hits.find(last, lists::NUMBER_WORDS).is_some()
            || self.is_number_word(last, 1)
    }

    /// "from" before and "to" between: "from inadequate to good".
    pub(super) fn is_change(&self, left: Range, right: Range) -> bool {
        let from = self.before_fillers(left);
        let between = self.after(left)..right.start;
        let to = between.clone().any(|t| self.is_mark(t, &["to"])) && right.start - left.end <= 5;
        from > 0 && self.is_mark(from - 1, &["from"]) && to && self.sentence(left) == self.sentence(right)
    }

    /// "now outstanding" at the end of a headline or line.
    pub(super) fn headline_now(&self, tokens: Range) -> bool {
        let line = self.line(tokens);
        self.after(tokens) >= line.end && self.ends(tokens.start, lists::RATING_CUES, "now").is_some()
    }

    /// "good for efficiency and inadequate for the way": two grades of one verb, each with its aspect.
    fn are_parallel(&self, left: Range, right: Range) -> bool {
        let by_aspect = |r: Range| {
            let after = self.after(r);
            self.is_mark(after, &["for", "at", "in", "on", "across", "overall"])
        };
        let at = self.before_fillers(right);
        let joined = at > 0 && self.is_mark(at - 1, &[",", "and", "but", ";"])
            || self.is_mark(right.start - 1, &[",", "and", "but"]);
        joined && by_aspect(left) && by_aspect(right) && right.start - left.end <= 14
    }

    /// Whether two grades stand in one list or a change: only commas, "or", "and", "to" and marks between.
    pub(super) fn are_listed(&self, left: Range, right: Range) -> bool {
        if self.sentence(left) != self.sentence(right) {
            return false;
        }
        if self.are_parallel(left, right) {
            return true;
        }
        if right.start - left.end > 5 {
            return false;
        }
        let joins = |t: u32| {
            self.is_quote(t)
                || self.is_mark(
                    t,
                    &[
                        ",", "/", "or", "and", "to", "than", "rather", "either", "even", "a", "an", "not",
                        "through", "then", "(", ")",
                    ],
                )
        };
        let joined = right.start > left.end && (left.end..right.start).all(joins);
        joined
            && (self.is_predicate(right)
                || self.noun_follows(right, true)
                || self.shape(right.end).any(Shape::MARK))
    }
}
