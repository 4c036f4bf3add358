//! Reading the words around a grade: what governs it on the left, what follows on the right, which line it
//! stands on.

use crate::lexicon::{Lexicon, ListId, lists};
use crate::text::{Gap, Hit, Range, Shape, Text};

/// Looks at words through the lexicon's eyes.
#[derive(Clone, Copy)]
pub(super) struct Cues<'a> {
    pub text: &'a Text<'a>,
    pub lexicon: &'a Lexicon,
}

/// Fillers between a verb and its grade: "was rated as 'good'", "has again been judged to be".
const MAX_FILLERS: usize = 7;
/// How far a rating verb reaches over its object: "rated the secondary school as".
const REACH: u32 = 20;

impl<'a> Cues<'a> {
    pub(super) fn group(&self, hit: Hit) -> &'a str {
        self.lexicon.field(hit.list, hit.row, "group")
    }

    /// The id of the inspectorate a hit names: by name, definite description, office or rating scheme.
    pub(super) fn names(&self, hit: Hit) -> Option<&'a str> {
        let shape = self.text.tokens[hit.start as usize].shape;
        let phrase = self.lexicon.list(hit.list).phrase(hit.row);
        let acronym = hit.len == 1 && !phrase.contains(|c: char| c.is_lowercase());
        let named = match self.group(hit) {
            "name" => !acronym || phrase.len() >= 4 || shape.all_capitals(),
            "possibly" => shape.all_capitals(),
            "watchdog" | "chief" | "scheme" => true,
            _ => false,
        };
        named.then(|| self.lexicon.field(hit.list, hit.row, "id"))
    }

    /// Whether the first token is written in capitals, as codes and acronyms are.
    pub(super) fn is_acronym(&self, tokens: Range) -> bool {
        self.shape(tokens.start).capitalised()
    }

    /// Whether `list` holds exactly these tokens in `group`.
    pub(super) fn has(&self, tokens: Range, list: ListId, group: &str) -> bool {
        self.text.hits.of(tokens.start, list).any(|h| h.range() == tokens && self.group(h) == group)
    }

    /// Whether a phrase of `list` in `group` starts at `token`; its length.
    pub(super) fn starts(&self, token: u32, list: ListId, group: &str) -> Option<u32> {
        self.text.hits.of(token, list).find(|h| self.group(*h) == group).map(|h| h.len as u32)
    }

    /// Whether a phrase of `list` in `group` ends just before `token`; its length.
    pub(super) fn ends(&self, token: u32, list: ListId, group: &str) -> Option<u32> {
        (1..=token.min(5)).rev().find(|n| self.has(Range::new(token - n, token), list, group))
    }

    pub(super) fn ends_any(&self, token: u32, list: ListId, groups: &[&str]) -> Option<u32> {
        groups.iter().find_map(|g| self.ends(token, list, g))
    }

    pub(super) fn shape(&self, token: u32) -> Shape {
        self.text.tokens[token as usize].shape
    }

    pub(super) fn is_mark(&self, token: u32, marks: &[&str]) -> bool {
        marks.contains(&self.text.token_str(token))
    }

    /// A quotation mark or apostrophe standing alone.
    pub(super) fn is_quote(&self, token: u32) -> bool {
        self.shape(token).is(Shape::MARK) && self.shape(token).any(Shape::DOUBLE | Shape::APOSTROPHE)
    }

    /// Numbers in words are at most `nought` long and listed by the number words; one token.
    pub(super) fn is_number_word(&self, token: u32, len: u16) -> bool {
        const WORDS: [&str; 7] = ["zero", "nought", "one", "two", "three", "four", "five"];
        len == 1 && WORDS.contains(&self.text.token_str(token).to_ascii_lowercase().as_str())
    }

    /// The sentence the tokens stand in.
    pub(super) fn sentence(&self, tokens: Range) -> Range {
        let n = self.text.sentence_of(tokens.start);
        self.text.sentences.get(n).map_or(tokens, |s| s.tokens)
    }

    /// The tokens of the line.
    pub(super) fn line(&self, tokens: Range) -> Range {
        let all = &self.text.tokens;
        let mut start = tokens.start;
        while start > 0 && all[start as usize].gap < Gap::Line {
            start -= 1;
        }
        let mut end = tokens.end;
        while (end as usize) < all.len() && all[end as usize].gap < Gap::Line {
            end += 1;
        }
        Range::new(start, end)
    }

    /// Whether the sentence speaks of inspecting or rating apart from the grade itself.
    pub(super) fn sentence_cue(&self, tokens: Range) -> bool {
        let sentence = self.sentence(tokens);
        let outside = |t: &u32| !tokens.has(*t);
        sentence.iter().filter(outside).any(|t| {
            self.text.hits.at(t).iter().any(|h| match h.list {
                lists::RATING_CUES => matches!(self.group(*h), "inspect" | "noun"),
                lists::INSPECTORATES => self.names(*h).is_some(),
                lists::VERBS => self.group(*h) == "rate" && self.text.token_str(t).ends_with("ed"),
                _ => false,
            })
        })
    }

    /// Whether the grade stands in quotation marks of its own.
    pub(super) fn quoted(&self, tokens: Range) -> bool {
        let mut end = tokens.end;
        if (end as usize) < self.text.tokens.len() && self.is_mark(end, &[",", "."]) {
            end += 1;
        }
        tokens.start > 0
            && self.is_quote(tokens.start - 1)
            && (end as usize) < self.text.tokens.len()
            && self.is_quote(end)
    }

    /// Whether it is capitalised where ordinary words are not: inside a sentence that is not all in capitals
    /// at each word.
    pub(super) fn capitalised(&self, tokens: Range) -> bool {
        let sentence = self.sentence(tokens);
        let first = sentence.start == tokens.start
            || (self.is_quote(tokens.start - 1) && tokens.start - 1 == sentence.start);
        if first || !self.shape(tokens.start).capitalised() {
            return false;
        }
        let words = sentence.iter().filter(|t| self.shape(*t).any(Shape::LETTER) && !tokens.has(*t));
        let (mut small, mut all) = (0, 0);
        for t in words {
            small += u32::from(!self.shape(t).capitalised());
            all += 1;
        }
        small * 2 > all
    }

    /// The token before the fillers on the left of `tokens`: exclusive end of what may govern the grade.
    pub(super) fn before_fillers(&self, tokens: Range) -> u32 {
        let from = self.sentence(tokens).start;
        let mut at = tokens.start;
        for _ in 0..MAX_FILLERS {
            if at <= from {
                break;
            }
            let mark = self.is_quote(at - 1) || self.is_mark(at - 1, &["("]);
            match mark.then_some(1).or_else(|| self.ends(at, lists::RATING_CUES, "filler")) {
                Some(n) => at -= n,
                None => break,
            }
        }
        at.max(from)
    }

    /// Whether a verb of one of `groups` ends at `at`.
    pub(super) fn verb_at(&self, at: u32, groups: &[&str]) -> bool {
        self.ends_any(at, lists::VERBS, groups).is_some()
    }

    /// Whether a form of "be" ends at `at`.
    pub(super) fn be_at(&self, at: u32) -> bool {
        self.ends(at, lists::GRAMMAR, "be").is_some()
    }

    /// "a rating of", "its grade is", "judgement:" just before `at`.
    pub(super) fn noun_of(&self, at: u32) -> bool {
        let noun = |end: u32| self.ends_any(end, lists::RATING_CUES, &["noun", "noun_weak"]).is_some();
        // "of" and "as" are fillers too, so they may stand to the right of `at`.
        if self.is_mark(at, &["of", "as"]) && noun(at) {
            return true;
        }
        let link = at > 0
            && (self.is_mark(at - 1, &["of", "is", "was", "were", ":", "as", "-", "–"]) || self.be_at(at));
        link && noun(at - 1) || self.be_at(at) && self.noun_further(at)
    }

    /// "the last rating for this service was": a noun for a rating with what hangs on it, before a verb at `at`.
    fn noun_further(&self, at: u32) -> bool {
        let low = at.saturating_sub(8).max(self.sentence(Range::new(at - 1, at)).start);
        (low..at).any(|t| {
            let noun = self.starts(t, lists::RATING_CUES, "noun");
            noun.is_some_and(|n| t + n < at && self.is_mark(t + n, &["for", "of", "at"]))
        }) && !(low..at).any(|t| self.is_mark(t, &[",", ";", ":"]))
    }

    /// A verb of `groups` further left in the same clause, over an object: "rated the school as".
    pub(super) fn distant_verb(&self, tokens: Range, groups: &[&str]) -> bool {
        let from = self.sentence(tokens).start.max(tokens.start.saturating_sub(REACH));
        let mut at = self.before_aspects(self.before_fillers(tokens), from);
        while at > from {
            let rating =
                groups.contains(&"rate") && self.ends(at, lists::RATING_CUES, "rating_verb").is_some();
            if rating || self.ends_any(at, lists::VERBS, groups).is_some() {
                return true;
            }
            if self.breaks(at - 1) {
                return false;
            }
            at -= 1;
        }
        false
    }

    pub(super) fn breaks(&self, token: u32) -> bool {
        let mark = self.is_mark(token, &[",", ";", ":", ".", "!", "?", "(", ")", "and", "but", "while"]);
        mark || self.is_quote(token) && self.shape(token).any(Shape::DOUBLE)
    }

    /// "return to good", "get back to being outstanding".
    pub(super) fn back_to(&self, tokens: Range) -> bool {
        let at = self.before_fillers(tokens);
        self.ends(at, lists::RATING_CUES, "back_to").is_some_and(|n| n > 1)
    }

    /// A change or a wish that leads to the grade: "improved from good to", "get back to".
    pub(super) fn change(&self, tokens: Range) -> bool {
        let at = self.before_fillers(tokens);
        if self.ends(at, lists::RATING_CUES, "back_to").is_some() {
            return true;
        }
        let to = at > 0 && self.is_mark(at - 1, &["to", "from", "at"]);
        to && (self.distant_verb(
            Range::new(at - 1, tokens.end),
            &["change_up", "change_down", "change", "rate", "keep"],
        ) || self.is_mark(at - 1, &["from"]))
    }

    /// Whether one of the words before `tokens` puts a provider in or out of a regime.
    pub(super) fn regime_verb(&self, tokens: Range) -> bool {
        let from = self.sentence(tokens).start.max(tokens.start.saturating_sub(3));
        (from..tokens.start).any(|t| self.starts(t, lists::RATING_CUES, "measures").is_some())
    }

    /// A number or star count next to words of hygiene and rating: "rating of one", "given a zero".
    pub(super) fn number_cue(&self, tokens: Range) -> bool {
        let at = self.before_fillers(tokens);
        let left = self
            .ends(at, lists::RATING_CUES, "number_cue")
            .or_else(|| self.ends(tokens.start, lists::RATING_CUES, "number_cue"));
        left.is_some() && self.scheme_in_sentence(tokens)
    }

    /// "scored 4", "gets zero", "given a 1", "a score of zero": a number as the object of a verb of getting or
    /// after a noun for a score.
    pub(super) fn scored(&self, tokens: Range) -> bool {
        let noun_of = tokens.start > 0 && self.is_mark(tokens.start - 1, &["of"]);
        self.verb_at(self.before_fillers(tokens), &["get", "give"])
            || noun_of && self.ends(tokens.start, lists::RATING_CUES, "number_cue").is_some()
    }

    /// "is now inadequate", "is still good": a form of "be" with a word that sets the day apart.
    pub(super) fn is_now(&self, tokens: Range) -> bool {
        let at = self.before_fillers(tokens);
        self.be_at(at) && (at..tokens.start).any(|t| self.is_mark(t, &["now", "still", "currently", "again"]))
    }

    /// Whether the sentence names the rating scheme that numbers belong to.
    pub(super) fn scheme_in_sentence(&self, tokens: Range) -> bool {
        let scheme = |h: &Hit| match h.list {
            lists::INSPECTORATES => self.group(*h) == "scheme",
            lists::RATING_CUES => {
                matches!(self.group(*h), "noun" | "star_noun") && h.start >= tokens.end
                    || self.group(*h) == "noun"
            }
            _ => false,
        };
        self.sentence(tokens)
            .iter()
            .filter(|t| !tokens.has(*t))
            .any(|t| self.text.hits.at(t).iter().any(scheme))
    }

    /// The token after the grade and its closing quotation mark.
    pub(super) fn after(&self, tokens: Range) -> u32 {
        let all = self.text.tokens.len() as u32;
        let mut at = tokens.end;
        if at + 1 < all
            && self.is_mark(at, &[",", "."])
            && self.is_quote(at + 1)
            && self.text.tokens[at as usize + 1].gap == Gap::None
        {
            at += 1;
        }
        if at < all && self.is_quote(at) { at + 1 } else { at }
    }

    /// Whether a rating noun follows: "an inadequate rating", "'good' Ofsted judgement"; weak nouns ("mark",
    /// "status") only where `weak`.
    pub(super) fn noun_follows(&self, tokens: Range, weak: bool) -> bool {
        let mut at = self.after(tokens);
        for _ in 0..4 {
            if at as usize >= self.text.tokens.len() || self.text.tokens[at as usize].gap >= Gap::Line {
                return false;
            }
            if self.starts(at, lists::RATING_CUES, "noun").is_some()
                || weak && self.starts(at, lists::RATING_CUES, "noun_weak").is_some()
            {
                return true;
            }
            let modifier = self.starts(at, lists::RATING_CUES, "noun_modifier");
            let body = || {
                self.text
                    .hits
                    .at(at)
                    .iter()
                    .find(|h| h.list == lists::INSPECTORATES && self.names(**h).is_some())
                    .map(|h| h.len as u32)
            };
            match modifier.or_else(body) {
                Some(n) => at += n,
                None => return false,
            }
        }
        false
    }

    /// "-rated" follows: "an outstanding-rated nursery".
    pub(super) fn rated_follows(&self, tokens: Range) -> bool {
        let at = self.after(tokens) as usize;
        let all = &self.text.tokens;
        at + 1 < all.len()
            && all[at].shape.any(Shape::DASH)
            && self.text.token_str(at as u32 + 1).eq_ignore_ascii_case("rated")
    }

    /// Whether the grade ends its phrase, so that it says something of a subject and does not describe the
    /// noun after it: "rated good by", not "good progress".
    pub(super) fn is_predicate(&self, tokens: Range) -> bool {
        let at = self.after(tokens);
        let Some(next) = self.text.tokens.get(at as usize) else { return true };
        if next.gap >= Gap::Line {
            return true;
        }
        if next.shape.any(Shape::MARK) {
            return !(next.shape.any(Shape::DASH) && next.gap == Gap::None);
        }
        // "outstanding A-level results": part of a compound.
        let dash = self.text.tokens.get(at as usize + 1).filter(|t| t.shape.any(Shape::DASH));
        if next.shape.any(Shape::POSSESSIVE) || dash.is_some_and(|t| t.gap == Gap::None) {
            return false;
        }
        let joint = |h: &Hit| match h.list {
            lists::GRAMMAR => {
                let group = self.group(*h);
                !matches!(group, "irregular" | "third" | "plural")
            }
            lists::RATING_CUES => self.group(*h) == "after",
            lists::DATE_WORDS => true,
            _ => false,
        };
        self.text.hits.at(at).iter().any(joint) || (next.shape.any(Shape::DIGIT) && next.gap != Gap::None)
    }
}
