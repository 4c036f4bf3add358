//! Where a clause ends: what a rule's `name:..` takes in and how far reported speech runs. No parser stands
//! behind it. A clause ends at strong marks, at a closing mark it did not open, and at those commas after which
//! closed-class words show that something new begins; what stands in brackets or in its own quotation marks
//! is passed over.

use super::Text;
use super::tokens::{Gap, Range, Shape};
use crate::lexicon::lists;

/// One past the last token of the clause that starts at token `from` of `sentence`. The marks that close it stay
/// outside. At least one token belongs to it.
pub fn clause_end(text: &Text<'_>, sentence: Range, from: u32) -> u32 {
    if from >= sentence.end {
        return from;
    }
    let reader = Reader { text, from, end: limit(text, sentence, from) };
    let mut at = reader.enclosed(from).unwrap_or(from + 1);
    while at < reader.end {
        if let Some(past) = reader.enclosed(at) {
            at = past;
        } else if reader.breaks(at) {
            break;
        } else {
            at += 1;
        }
    }
    reader.trimmed(at.min(reader.end))
}

/// The sentence's end, or the mark that closes the quotation or bracket in which the clause starts.
fn limit(text: &Text<'_>, sentence: Range, from: u32) -> u32 {
    let end = sentence.end.max(from + 1);
    let around =
        text.quotes.partition_point(|q| q.tokens.start < from).checked_sub(1).map(|n| text.quotes[n]);
    around.filter(|q| q.closed && q.tokens.end > from + 1).map_or(end, |q| end.min(q.tokens.end - 1))
}

/// Relatives and subordinators that begin a clause of their own after a comma.
const AFTER_COMMA: [&str; 31] = [
    "who",
    "which",
    "whose",
    "whom",
    "where",
    "while",
    "although",
    "though",
    "despite",
    "after",
    "before",
    "because",
    "since",
    "as",
    "when",
    "if",
    "unless",
    "until",
    "whereas",
    "amid",
    "following",
    "with",
    "according",
    "yet",
    "but",
    "even",
    "once",
    "whether",
    "prompting",
    "meaning",
    "except",
];

/// Those that do so without one.
const ANYWHERE: [&str; 4] = ["although", "though", "whereas", "despite"];

/// Subjects of one word.
const PRONOUNS: [&str; 11] = ["i", "he", "she", "it", "we", "they", "you", "there", "this", "these", "who"];

/// Finite forms that are verbs and little else.
const FINITE: [&str; 40] = [
    "is", "are", "was", "were", "has", "have", "had", "do", "does", "did", "will", "would", "can", "could",
    "may", "might", "must", "should", "isn't", "aren't", "wasn't", "weren't", "hasn't", "haven't", "hadn't",
    "won't", "can't", "don't", "doesn't", "didn't", "said", "says", "told", "found", "went", "took", "made",
    "gave", "became", "remains",
];

/// Verbs by which a speaker is named after what was said.
const SAID: [&str; 14] = [
    "said",
    "says",
    "added",
    "adds",
    "told",
    "wrote",
    "writes",
    "explained",
    "warned",
    "noted",
    "reported",
    "claimed",
    "argued",
    "concluded",
];

/// Words in `-ing` that are no participles, or that go on with what stands before them.
const NO_PARTICIPLE: [&str; 9] = [
    "including",
    "during",
    "regarding",
    "concerning",
    "nothing",
    "something",
    "anything",
    "everything",
    "evening",
];

/// Past participles that begin a remark after a comma.
const REMARKS: [&str; 8] =
    ["based", "described", "owned", "headed", "chaired", "published", "followed", "accompanied"];

struct Reader<'t, 'a> {
    text: &'t Text<'a>,
    from: u32,
    end: u32,
}

impl Reader<'_, '_> {
    fn word(&self, at: u32) -> &str {
        if at < self.end { self.text.token_str(at) } else { "" }
    }

    fn is_any(&self, at: u32, words: &[&str]) -> bool {
        let word = self.word(at);
        if word.is_ascii() {
            return words.iter().any(|w| w.eq_ignore_ascii_case(word));
        }
        let plain = word.replace('’', "'");
        words.iter().any(|w| w.eq_ignore_ascii_case(&plain))
    }

    fn shape(&self, at: u32) -> Shape {
        self.text.tokens[at as usize].shape
    }

    fn gap(&self, at: u32) -> Gap {
        self.text.tokens[at as usize].gap
    }

    fn spaced(&self, at: u32) -> bool {
        self.gap(at) != Gap::None && (at + 1 >= self.end || self.gap(at + 1) != Gap::None)
    }

    /// Past the brackets or the quotation that open at token `at`.
    fn enclosed(&self, at: u32) -> Option<u32> {
        if self.word(at) == "(" {
            return (at + 1..self.end).find(|n| self.word(*n) == ")").map(|n| n + 1);
        }
        if !self.shape(at).any(Shape::DOUBLE | Shape::APOSTROPHE) {
            return None;
        }
        let found = self.text.quotes.binary_search_by_key(&at, |q| q.tokens.start).ok()?;
        let quote = self.text.quotes[found];
        (quote.tokens.end <= self.end).then_some(quote.tokens.end)
    }

    fn breaks(&self, at: u32) -> bool {
        let shape = self.shape(at);
        if !shape.any(Shape::MARK) {
            return self.turns(at);
        }
        match self.word(at) {
            ";" | ")" | "]" => true,
            ":" => self.gap(at) == Gap::None && (at + 1 >= self.end || self.gap(at + 1) != Gap::None),
            "," => self.comma(at + 1),
            "--" | "—" => true,
            _ => shape.any(Shape::DASH) && self.spaced(at) && !self.between_numbers(at),
        }
    }

    fn between_numbers(&self, at: u32) -> bool {
        at + 1 < self.end && self.shape(at - 1).any(Shape::DIGIT) && self.shape(at + 1).any(Shape::DIGIT)
    }

    /// A word that begins a new clause without a comma: "although", or "but" before a subject or a verb.
    fn turns(&self, at: u32) -> bool {
        let word = self.word(at);
        if word.eq_ignore_ascii_case("but") {
            return self.is_any(at + 1, &PRONOUNS)
                || self.is_any(at + 1, &FINITE)
                || self.is_any(at + 1, &SAID);
        }
        self.is_any(at, &ANYWHERE)
    }

    /// Whether something new begins after a comma, at token `at`.
    fn comma(&self, at: u32) -> bool {
        if at >= self.end || [&AFTER_COMMA[..], &REMARKS, &FINITE].iter().any(|words| self.is_any(at, words))
        {
            return true;
        }
        if self.is_any(at, &["and", "so", "or", "nor"]) {
            return self.subject_and_verb(at + 1);
        }
        self.participle(at) || self.speaker(at)
    }

    /// ", calling for ...", but not the list ", staffing and training".
    fn participle(&self, at: u32) -> bool {
        let word = self.word(at);
        let ing = word.len() > 5
            && word.ends_with("ing")
            && !self.shape(at).capitalised()
            && !self.is_any(at, &NO_PARTICIPLE);
        let list = self.is_any(at + 1, &["and", "or", ","]) || at + 1 >= self.end;
        let before = at >= 2 && self.word(at - 2).ends_with("ing");
        ing && !list && !before
    }

    /// ", said Jill Colbert", ", he said", ", the report added".
    fn speaker(&self, at: u32) -> bool {
        let verb =
            (at..self.end.min(at + 8)).take_while(|n| self.word(*n) != ",").find(|n| self.is_any(*n, &SAID));
        verb.is_some_and(|v| {
            let rest = v + 1 >= self.end
                || matches!(
                    self.word(v + 1),
                    "," | "." | ":" | "on" | "in" | "at" | "of" | "yesterday" | "today"
                );
            v == at || rest
        })
    }

    /// Whether a subject and a finite verb follow, so that "and" joins clauses and no list.
    fn subject_and_verb(&self, at: u32) -> bool {
        if self.is_any(at, &PRONOUNS) {
            return true;
        }
        let stretch = (at + 1..self.end.min(at + 8)).take_while(|n| !matches!(self.word(*n), "," | ";"));
        let mut verbs = stretch.filter(|n| self.is_any(*n, &FINITE) || self.past(*n));
        verbs.next().is_some()
    }

    /// A past form of a verb the lexicon knows, not straight after a determiner.
    fn past(&self, at: u32) -> bool {
        let known = self.text.hits.is(at, lists::VERBS) || self.text.hits.is(at, lists::ACTIONS);
        known
            && self.word(at).ends_with("ed")
            && !self.is_any(at - 1, &["the", "a", "an", "its", "their", "be", "being"])
    }

    /// `at` without the marks that close the clause.
    fn trimmed(&self, mut at: u32) -> u32 {
        while at > self.from + 1 {
            let (shape, word) = (self.shape(at - 1), self.text.token_str(at - 1));
            let ends_here = self.text.quotes.binary_search_by_key(&at, |q| q.tokens.end);
            let own = ends_here
                .is_ok_and(|n| self.text.quotes[n].closed && self.text.quotes[n].tokens.start >= self.from);
            let quote = shape.is(Shape::MARK) && shape.any(Shape::DOUBLE | Shape::APOSTROPHE) && !own;
            let bracket = word == ")" && !(self.from..at - 1).any(|n| self.text.token_str(n) == "(");
            if !(quote
                || bracket
                || shape.is(Shape::STOP | Shape::MARK)
                || matches!(word, "," | ";" | ":")
                || shape.is(Shape::DASH | Shape::MARK))
            {
                break;
            }
            at -= 1;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::clause_end;
    use crate::text::tests::told;

    /// The clause that starts after `^` must end at `|`.
    fn check(examples: &[&str]) {
        for example in examples {
            let from = example.find('^').unwrap();
            let bare = example.replacen('^', "", 1);
            let want = bare[from..bare.find('|').unwrap()].trim_end().to_string();
            let source = bare.replacen('|', "", 1);
            let found = told(&source, |t| {
                let start = t.token_at(from as u32);
                let sentence = t.sentences[t.sentence_of(start)].tokens;
                t.str(t.span(crate::text::Range::new(start, clause_end(t, sentence, start)))).to_string()
            });
            assert_eq!(found, want, "{example}");
        }
    }

    #[test]
    fn strong_marks_end_a_clause() {
        check(&[
            "Inspectors said ^staff were kind|; leaders were not.",
            "Inspectors found ^that medicines were not safe|.",
            "The council said ^it had acted| - but more is needed.",
            "They were told to ^improve care| – and soon.",
            "It found ^that two areas were weak|: safety and care.",
            "They met from ^10:15 to 11:30 on 3-4 May|.",
        ]);
    }

    #[test]
    fn commas_end_a_clause_only_before_something_new() {
        check(&[
            "Ofsted said ^the school was good|, but behaviour was poor.",
            "Ofsted ruled ^care was inadequate|, calling for urgent action.",
            "They praised ^the manager|, who joined in May.",
            "They praised ^reading, writing and maths|.",
            "There were gaps in ^training, staffing and oversight|.",
            "They said ^staff were kind|, and they liked the food.",
            "They said ^staff were kind|, and the home was clean.",
            "They met ^parents, carers, children, and leaders|.",
            "They rated ^the home good|, with safety a concern.",
            "Caseloads ^fell to 16|, according to Ofsted.",
            "The home, ^which opened in 1987|, was shut.",
            "It needs ^better care, including at night|.",
        ]);
    }

    #[test]
    fn speakers_are_left_out() {
        check(&[
            "^Fire doors had been propped open|, the report said.",
            "^Staff were kind|, said Jill Colbert.",
            "^It was a good visit|, he added on Monday.",
        ]);
    }

    #[test]
    fn closing_marks_it_did_not_open_end_a_clause() {
        check(&[
            "He said: \"^We are sorry|,\" and left.",
            "It said care was ^\"good, but slow\" overall|.",
            "The home (^run by Bell Ltd|) closed.",
            "It was rated ^good (the second best grade)|, but fell.",
            "He called it ^a \"turning point\"|.",
        ]);
    }

    #[test]
    fn contrasts_end_a_clause_even_without_a_comma() {
        check(&[
            "They found ^it safe| but were worried by noise.",
            "They found ^kind but tired staff|.",
            "It said ^care was good| although records were poor.",
        ]);
    }
}
