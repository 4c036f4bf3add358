//! What only grades judge: it is told as ratings, and is no finding.

use super::{Desk, polarity};
use crate::lexicon::lists;
use crate::mention::Label;
use crate::text::Range;

impl Desk<'_> {
    pub(super) fn opens_with_grade(&self, content: Range) -> bool {
        self.context.scene.starting(content.start).any(|(_, m)| m.label == Label::Rating)
    }

    pub(super) fn is_graded(&self, content: Range) -> bool {
        self.context.scene.inside(content).any(|(_, m)| m.label == Label::Rating)
    }

    /// "the school was judged inadequate" is a rating, told as one: nothing but the grade judges.
    pub(super) fn is_rating_only(&self, content: Range) -> bool {
        if !self.is_graded(content) {
            return false;
        }
        let changes = &["rate", "rated", "change", "change_up", "change_down", "keep"];
        let rated = self.look.holds(content, lists::VERBS, changes)
            || content.iter().any(|t| self.look.is(t, &["rating", "ratings", "judgement", "grade"]));
        content.len() < 5 || rated || self.judges_by_grades(content)
    }

    /// Whether grades are all that judges: "it was good at this and outstanding at that".
    fn judges_by_grades(&self, content: Range) -> bool {
        let grades = self.context.scene.inside(content).filter(|(_, m)| m.label == Label::Rating);
        let mut from = content.start;
        for (_, grade) in grades {
            if polarity::of(self.look, Range::new(from, grade.tokens.start.max(from))).is_some() {
                return false;
            }
            from = grade.tokens.end;
        }
        polarity::of(self.look, Range::new(from, content.end.max(from))).is_none()
    }
}
