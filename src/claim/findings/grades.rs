//! What only grades judge: it is told as ratings, and is no finding.

use super::{Desk, extent, polarity};
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

    /// "the school was judged inadequate" is a rating, told as one: nothing but the grade judges, and it is the
    /// whole body that is graded.
    pub(super) fn is_rating_only(&self, content: Range) -> bool {
        let Some((_, grade)) = self.context.scene.inside(content).find(|(_, m)| m.label == Label::Rating)
        else {
            return false;
        };
        let before = polarity::of(self.look, Range::new(content.start, grade.tokens.start));
        let after = polarity::of(self.look, Range::new(grade.tokens.end, content.end));
        if self.judges_by_grades(content) {
            return true;
        }
        let changes = &["rate", "rated", "change", "change_up", "change_down", "keep"];
        let rated = self.look.holds(content, lists::VERBS, changes)
            || content.iter().any(|t| self.look.is(t, &["rating", "ratings", "judgement", "grade"]));
        content.len() < 5 || rated || self.is_about_body(content) && before.is_none() && after.is_none()
    }

    /// Whether two grades or more are all that judges: "it was good at this and outstanding at that".
    fn judges_by_grades(&self, content: Range) -> bool {
        let grades = self.context.scene.inside(content).filter(|(_, m)| m.label == Label::Rating);
        let (mut from, mut count) = (content.start, 0);
        for (_, grade) in grades {
            if polarity::of(self.look, Range::new(from, grade.tokens.start.max(from))).is_some() {
                return false;
            }
            (from, count) = (grade.tokens.end, count + 1);
        }
        count > 1 && polarity::of(self.look, Range::new(from, content.end.max(from))).is_none()
    }

    /// Whether the subject of the content's clause is a body by name.
    fn is_about_body(&self, content: Range) -> bool {
        let Some(subject) = extent::clause_subject(self.look, content) else { return false };
        self.context.scene.starting(subject.start).any(|(_, m)| m.label == Label::Org)
    }
}
