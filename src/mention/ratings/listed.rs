//! Grades in tables and lists: which line they stand on and which other grade they stand beside.

use super::areas;
use super::cues::Cues;
use crate::lexicon::lists;
use crate::text::{Gap, Hit, Look, Range, Shape};

/// Words of an aspect at most: "experiences and progress of children who need help and protection".
pub(crate) const LONGEST_ASPECT: u32 = 12;

impl Cues<'_> {
    /// Whether the tokens stand in a table or list of grades: "Safe: Good", "Oakfield Primary - Good", a
    /// line of their own.
    pub(super) fn is_table_entry(&self, tokens: Range) -> bool {
        let line = self.line(tokens);
        let mut end = self.after(tokens);
        if end < line.end && self.is_mark(end, &["again", "overall"]) {
            end += 1;
        }
        let bracket = || self.is_mark(end, &["("]) && self.is_mark(line.end - 1, &[")"]);
        let closed = end >= line.end
            || bracket()
            || self.is_mark(end, &["|", ";"])
            || (end + 1 == line.end && self.is_mark(end, &["."]));
        if !closed || tokens.start - line.start > 24 {
            return false;
        }
        if tokens.start == line.start {
            return self.shape(tokens.start).capitalised() && (end >= line.end || bracket());
        }
        let before = tokens.start - 1;
        if self.is_mark(before, &[":", "|", "–", "—", "-", "\t"]) {
            return self.text.tokens[tokens.start as usize].gap != Gap::None
                || self.is_mark(before, &[":", "|"]);
        }
        self.shape(tokens.start).capitalised() && self.opens_with_aspect(line)
    }

    /// Whether a number closes a line of a list of scores: "Crab Pot, Quay Road - 5", also with a day in brackets behind it, or
    /// alone below a name.
    pub(super) fn is_score_line(&self, tokens: Range) -> bool {
        let line = self.line(tokens);
        // "Crab Pot, 4 Quay Road: 5 (June 3)"
        let noted = || {
            self.is_mark(tokens.end, &["("])
                && (tokens.end..line.end).find(|t| self.is_mark(*t, &[")"])) == Some(line.end - 1)
        };
        if tokens.end < line.end && !noted() || tokens.start - line.start > 24 {
            return false;
        }
        if tokens.start == line.start {
            return line.start > 0 && self.text.tokens[line.start as usize].gap == Gap::Line;
        }
        let before = tokens.start - 1;
        self.shape(line.start).capitalised()
            && tokens.start - line.start > 2
            && self.is_mark(before, &[":", "|", "–", "—", "-", "★", "☆"])
    }

    /// Whether a grade opens a line of a list, before the name: "Rated 5: Bluebell Tea Rooms at Mill Lane".
    pub(super) fn opens_line(&self, tokens: Range) -> bool {
        let line = self.line(tokens);
        let verb = |t: u32| ["rate", "rated"].iter().any(|g| self.starts(t, lists::VERBS, g).is_some());
        let bullet = |t: u32| self.shape(t).any(Shape::BULLET | Shape::DASH);
        let mut lead = line.start..tokens.start;
        let colon = self.is_mark(tokens.end, &[":"]);
        // "Rated 5" alone, above the names
        let alone = tokens.end + u32::from(colon) >= line.end
            && self.text.tokens.get(line.end as usize).is_some_and(|t| t.gap == Gap::Line);
        (alone || colon && tokens.end + 1 < line.end)
            && lead.clone().any(verb)
            && lead.all(|t| verb(t) || bullet(t))
    }

    /// "Good (previously inadequate)": a grade in the brackets right behind another.
    pub(super) fn brackets_previous(&self, left: Range, right: Range) -> bool {
        let close = self.after(right);
        self.is_mark(left.end, &["("]) && self.is_mark(close, &[")"]) && right.start - left.end <= 3
    }

    fn opens_with_aspect(&self, line: Range) -> bool {
        let numbering =
            |t: &u32| self.shape(*t).any(Shape::DIGIT | Shape::MARK) && !self.shape(*t).any(Shape::LETTER);
        let article = |t: &u32| self.is_mark(*t, &["The", "the"]);
        let Some(first) = line.iter().find(|t| !numbering(t) && !article(t)) else { return false };
        self.aspect_at(first) || self.starts(first, lists::RATING_CUES, "open").is_some()
    }

    /// "critical care outstanding": an aspect right before the grade, in a list of such.
    pub(super) fn aspect_before(&self, tokens: Range) -> bool {
        let at = self.before_fillers(tokens);
        let from = self.sentence(tokens).start;
        self.aspect_ending(at, from).is_some_and(|a| {
            let mark = a.start > from && self.is_mark(a.start - 1, &["the", "its", "their"]);
            let link = a.start - u32::from(mark);
            link > from && self.is_mark(link - 1, &["and", ",", ";", "but", "while", "with"])
        }) && self.is_predicate(tokens)
    }

    /// "leadership also requires improvement": an aspect is the subject of a grade that is a verb.
    pub(super) fn verb_of_aspect(&self, tokens: Range) -> bool {
        let first = self.text.token_str(tokens.start).to_ascii_lowercase();
        let verb = first.starts_with("require") || first == "needs";
        verb && self.aspect_ending(self.before_fillers(tokens), self.sentence(tokens).start).is_some()
    }

    /// The start of the list of aspects that ends at `at`: "behaviour, the sixth form and leadership".
    pub(super) fn before_aspects(&self, at: u32, from: u32) -> u32 {
        let (mut first, mut end) = (at, at);
        while let Some(aspect) = self.aspect_ending(end, from) {
            first = aspect.start;
            end = first;
            while end > from && self.is_mark(end - 1, &["and", ",", "the", "its", "their"]) {
                end -= 1;
            }
        }
        first
    }

    /// "people – inadequate": an aspect and a colon or dash right before the grade, wherever on its line.
    pub(super) fn labelled_by_aspect(&self, tokens: Range) -> bool {
        let quote = u32::from(tokens.start > 0 && self.is_quote(tokens.start - 1));
        let Some(mark) = (tokens.start - quote).checked_sub(1) else { return false };
        self.is_mark(mark, &[":", "-", "–", "—"])
            && self.aspect_ending(mark, self.sentence(tokens).start).is_some()
    }

    fn aspect_ending(&self, end: u32, from: u32) -> Option<Range> {
        let aspect = |h: &Hit| {
            (h.list == lists::ASPECTS || h.list == lists::INSPECTORATES && self.group(*h) == "aspect")
                && h.range().end == end
        };
        (from.max(end.saturating_sub(LONGEST_ASPECT))..end)
            .find_map(|t| self.text.hits.at(t).iter().copied().find(aspect))
            .map(Hit::range)
    }

    /// "Brook Primary (good)": alone in brackets after a capitalised word or an aspect.
    pub(super) fn bracketed(&self, tokens: Range) -> bool {
        let end = self.after(tokens);
        let open = tokens.start.saturating_sub(1);
        let open = if open > 0 && self.is_quote(open) { open - 1 } else { open };
        let name = || {
            self.shape(open - 1).capitalised()
                || self.aspect_ending(open, self.sentence(tokens).start).is_some()
        };
        open > 0 && self.is_mark(open, &["("]) && self.is_mark(end, &[")"]) && name()
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
        let counted = areas(Look { text: self.text, lexicon: self.lexicon }, after).is_some();
        let at = self.before_fillers(tokens);
        let made = tokens.start > 0 && self.is_mark(tokens.start - 1, &["made", "making", "makes"]);
        if counted && (made || self.be_at(at) || self.be_at(tokens.start)) {
            return true;
        }
        let skip = |t: u32| t + u32::from(self.is_mark(t, &["the", "its", "their", "being", "how"]));
        if self.is_mark(after, &["for", "at", "in", "on"]) && self.aspect_at(skip(after + 1)) {
            return true;
        }
        let verb = self.ends_any(at, lists::VERBS, &["rate_weak"]).unwrap_or(0);
        let at = at - verb;
        let Some(be) = self.ends(at, lists::GRAMMAR, "be") else { return false };
        let comma = u32::from(at > be && self.is_mark(at - be - 1, &[","]));
        let aspect = self.aspect_ending(at - be - comma, self.sentence(tokens).start);
        let most =
            |a: Range| a.start > 0 && self.is_mark(a.start - 1, &["most", "some", "much", "more", "any"]);
        aspect.is_some_and(|a| !most(a)) && !self.told_to_examiners(tokens)
    }

    /// "Care is good, families told the CQC": the examiner hears it and does not say it.
    fn told_to_examiners(&self, tokens: Range) -> bool {
        let sentence = self.sentence(tokens);
        let examiner = |t: u32| {
            let named = |h: &Hit| match h.list {
                lists::INSPECTORATES => self.names(*h).is_some(),
                lists::RATING_CUES => self.group(*h) == "inspect",
                _ => false,
            };
            self.text.hits.at(t).iter().any(named)
        };
        sentence
            .iter()
            .any(|t| self.is_mark(t, &["told"]) && (t + 1..(t + 3).min(sentence.end)).any(examiner))
    }

    /// "four ratings": a number that counts grades.
    pub(super) fn counts_noun(&self, tokens: Range) -> bool {
        let noun = self.after(tokens);
        self.starts(noun, lists::RATING_CUES, "noun").is_some() && self.text.token_str(noun).ends_with('s')
    }

    /// Whether the grade stands in somebody's words: inside a quotation of more than the grade.
    pub(super) fn is_told(&self, tokens: Range) -> bool {
        self.text.quotes.iter().any(|q| q.tokens.contains(tokens) && q.tokens.len() > tokens.len() + 4)
    }

    /// The token before "has", "had", adverbs and the like that lead up to a form of "be".
    pub(super) fn before_helpers(&self, at: u32) -> u32 {
        let helper =
            |t: u32| self.ends(t, lists::GRAMMAR, "have").or_else(|| self.ends(t, lists::GRAMMAR, "adverb"));
        let mut at = at;
        while let Some(n) = helper(at) {
            at -= n;
        }
        at
    }

    /// Whether the sentence speaks of ratings that no inspectorate gives: of credit, of energy, of reviewers.
    pub(super) fn of_other_ratings(&self, tokens: Range) -> bool {
        self.sentence(tokens).iter().any(|t| self.starts(t, lists::RATING_CUES, "elsewhere").is_some())
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
