//! What each token is known to be, and what its capital is worth.

use crate::lexicon::{Lexicon, ListId, Traits, WordId, lists};
use crate::text::{Gap, Hit, Range, Shape, Text};

/// How capitals are used in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// Names are capitalised, other words are not.
    Plain,
    /// Nearly every word is capitalised: a headline.
    Title,
    /// All letters are capitals.
    Upper,
    /// No capitals at all, in an article without them.
    Lower,
}

/// Words that code compares with, numbered once an article.
#[derive(Clone, Copy, Debug)]
pub(super) struct Closed {
    pub of: WordId,
    pub r#for: WordId,
    pub and: WordId,
    pub ampersand: WordId,
    pub the: WordId,
    pub comma: WordId,
    pub stop: WordId,
    pub at: WordId,
    pub a: WordId,
    pub an: WordId,
    pub from: WordId,
    pub to: WordId,
    pub slash: WordId,
    pub open: WordId,
    pub apostrophe: WordId,
    pub by: WordId,
    pub who: WordId,
    pub which: WordId,
}

impl Closed {
    fn new(lexicon: &Lexicon) -> Self {
        let word = |w| lexicon.word(w);
        Self {
            of: word("of"),
            r#for: word("for"),
            and: word("and"),
            ampersand: word("&"),
            the: word("the"),
            comma: word(","),
            stop: word("."),
            at: word("at"),
            a: word("a"),
            an: word("an"),
            from: word("from"),
            to: word("to"),
            slash: word("/"),
            open: word("("),
            apostrophe: word("'"),
            by: word("by"),
            who: word("who"),
            which: word("which"),
        }
    }
}

/// An article's tokens with all that reading names needs to know of them.
#[derive(Debug)]
pub(super) struct Scan<'a> {
    pub text: &'a Text<'a>,
    pub lexicon: &'a Lexicon,
    pub closed: Closed,
    traits: Vec<Traits>,
    /// Tokens whose capital says nothing: the first of a sentence or of a quotation.
    weak: Vec<bool>,
    cases: Vec<Case>,
    /// Titles of works in quotation marks, by their first token.
    works: Vec<Range>,
}

impl<'a> Scan<'a> {
    pub fn new(text: &'a Text<'a>, lexicon: &'a Lexicon) -> Self {
        let traits = text.tokens.iter().map(|t| lexicon.traits(t.word)).collect();
        let (weak, cases, works) = (Vec::new(), Vec::new(), Vec::new());
        let mut scan = Self { text, lexicon, closed: Closed::new(lexicon), traits, weak, cases, works };
        scan.weak = vec![false; text.tokens.len()];
        let small = scan.without_capitals();
        for sentence in &text.sentences {
            let case = scan.case_of(sentence.tokens, small);
            scan.cases.push(case);
            scan.mark_weak(sentence.tokens);
        }
        let works = text.quotes.iter().map(|q| q.inside()).filter(|q| scan.reads_as_title(*q));
        scan.works = works.collect();
        scan
    }

    /// Whether the article's writer used no capitals but at the start of sentences.
    fn without_capitals(&self) -> bool {
        let words = self.text.tokens.iter().filter(|t| t.shape.any(Shape::LETTER)).count();
        let inside = self.text.sentences.iter().flat_map(|s| s.tokens.iter().skip(1));
        let capitals = inside.filter(|t| self.shape(*t).capitalised()).count();
        words >= 40 && capitals * 100 < words
    }

    /// Whether quoted words are the title of a book, film or programme: capitals throughout, and everyday words
    /// among them.
    fn reads_as_title(&self, range: Range) -> bool {
        let fits = |t: u32| self.capital(t) || !self.shape(t).any(Shape::LETTER) || self.small_inside(t);
        let stop = |t: u32| self.shape(t).any(Shape::STOP);
        let everyday = |t: u32| self.capital(t) && (self.plain_word(t) || self.is(t, Traits::OPENER));
        (2..=9).contains(&range.len())
            && range.iter().all(fits)
            && !range.iter().any(stop)
            && range.iter().filter(|t| self.capital(*t)).count() >= 2
            && range.iter().any(everyday)
    }

    /// Where the title of a work that starts at `token` ends.
    pub fn title_of_work(&self, token: u32) -> Option<u32> {
        let number = self.works.binary_search_by_key(&token, |w| w.start).ok()?;
        Some(self.works[number].end)
    }

    fn case_of(&self, range: Range, small: bool) -> Case {
        let (mut words, mut capitals, mut upper, mut short) = (0, 0, 0, 0);
        for token in range.iter().filter(|t| self.shape(*t).any(Shape::LETTER)) {
            let shape = self.shape(token);
            words += 1;
            capitals += u32::from(shape.capitalised());
            upper += u32::from(shape.all_capitals() || shape.is(Shape::CAPITAL | Shape::SINGLE));
            short += u32::from(!shape.capitalised() && self.is(token, Traits::OPENER));
        }
        if small {
            return Case::Lower;
        }
        if upper * 10 >= words * 8 && words >= 2 {
            return Case::Upper;
        }
        let stopped = range.end.checked_sub(1).is_some_and(|t| self.shape(t).any(Shape::STOP));
        let titled = words >= 4 && capitals > 3 && (capitals + short) * 10 >= words * 9 && !stopped;
        if titled && self.everyday_capitals(range) >= 2 { Case::Title } else { Case::Plain }
    }

    /// Capitalised everyday words after the first: what a headline has and a list of names has not.
    fn everyday_capitals(&self, range: Range) -> usize {
        let everyday = |t: &u32| {
            self.capital(*t)
                && self.is(*t, Traits::COMMON)
                && !self.traits(*t).any(Traits::GIVEN | Traits::SURNAME)
        };
        range.iter().skip(1).filter(everyday).count()
    }

    fn mark_weak(&mut self, range: Range) {
        let mut opens = true;
        for token in range.iter() {
            let shape = self.shape(token);
            let mark = shape.any(Shape::MARK);
            if !mark {
                self.weak[token as usize] = opens;
            }
            let quote = shape.any(Shape::DOUBLE | Shape::APOSTROPHE | Shape::BULLET);
            let colon = mark && self.text.token_str(token) == ":";
            opens = (mark && opens) || quote || colon;
        }
    }

    pub fn traits(&self, token: u32) -> Traits {
        self.traits.get(token as usize).copied().unwrap_or_default()
    }

    pub fn is(&self, token: u32, traits: u16) -> bool {
        self.traits(token).is(traits)
    }

    pub fn shape(&self, token: u32) -> Shape {
        self.text.tokens.get(token as usize).map_or(Shape::default(), |t| t.shape)
    }

    pub fn gap(&self, token: u32) -> Gap {
        self.text.tokens.get(token as usize).map_or(Gap::Paragraph, |t| t.gap)
    }

    pub fn word(&self, token: u32) -> WordId {
        self.text.tokens.get(token as usize).map_or(WordId::default(), |t| t.word)
    }

    /// A word that starts with a capital, or has one inside (`iPlayer`).
    pub fn capital(&self, token: u32) -> bool {
        self.shape(token).any(Shape::CAPITAL | Shape::INNER) && !self.shape(token).any(Shape::MARK)
    }

    /// Whether the token opens a sentence or a quotation, so that its capital says nothing.
    pub fn weak(&self, token: u32) -> bool {
        self.weak.get(token as usize).copied().unwrap_or(false)
    }

    pub fn case(&self, sentence: usize) -> Case {
        self.cases.get(sentence).copied().unwrap_or(Case::Plain)
    }

    /// An everyday word and no name that people bear first of all.
    pub fn everyday(&self, token: u32) -> bool {
        let traits = self.traits(token);
        traits.is(Traits::COMMON)
            && (traits.is(Traits::WORDLY) || !traits.any(Traits::GIVEN | Traits::SURNAME))
    }

    /// An everyday word that is no name at all.
    pub fn plain_word(&self, token: u32) -> bool {
        self.is(token, Traits::COMMON) && !self.traits(token).any(Traits::GIVEN | Traits::SURNAME)
    }

    /// What stands for a stretch of words: the word's id, or a mix of several.
    pub fn key(&self, tokens: Range) -> WordId {
        if tokens.len() == 1 {
            return self.word(tokens.start);
        }
        WordId(tokens.iter().fold(17u32, |sum, t| sum.rotate_left(5) ^ self.word(t).0))
    }

    /// The longest phrase of `list` at `token`.
    pub fn hit(&self, token: u32, list: ListId) -> Option<Hit> {
        self.text.hits.find(token, list)
    }

    /// A field of a hit's row.
    pub fn field(&self, hit: Hit, column: &str) -> &'a str {
        self.lexicon.field(hit.list, hit.row, column)
    }

    /// Whether a phrase's words are written as a name's: capitalised but for the small words inside.
    pub fn named(&self, range: Range, case: Case) -> bool {
        if range.iter().skip(1).any(|t| self.gap(t) >= Gap::Line) {
            return false;
        }
        case == Case::Lower
            || range.iter().all(|t| {
                self.capital(t)
                    || !self.shape(t).any(Shape::LETTER)
                    || self.glued_after(t, Shape::DIGIT)
                    || (t > range.start && self.small_inside(t))
                    || (t == range.start
                        && self.is(t, Traits::PARTICLE)
                        && self.glued_after(t + 1, Shape::LETTER))
            })
    }

    /// Whether a token touches one before it of the given kind: the `th` of "20th".
    fn glued_after(&self, token: u32, kind: u16) -> bool {
        token > 0 && self.gap(token) == Gap::None && self.shape(token - 1).any(kind)
    }

    /// A small word that stands inside names: of, and, the, upon, `'s`.
    pub fn small_inside(&self, token: u32) -> bool {
        let traits = self.traits(token);
        traits.any(Traits::OPENER | Traits::PARTICLE) || self.shape(token).is(Shape::POSSESSIVE)
    }

    /// The longest role at `token`: one of the list, or a title of an inspectorate's people.
    pub fn role(&self, token: u32) -> Option<Hit> {
        let role = |h: &Hit| match h.list {
            lists::ROLES => self.acronym_kept(*h),
            lists::INSPECTORATES => matches!(self.field(*h, "group"), "chief" | "inspector"),
            _ => false,
        };
        self.text.hits.among(token, [lists::ROLES, lists::INSPECTORATES]).find(role)
    }

    /// A phrase written without small letters ("MS", "PCC") is met only in capitals.
    fn acronym_kept(&self, hit: Hit) -> bool {
        let phrase = self.lexicon.list(hit.list).phrase(hit.row);
        phrase.bytes().any(|b| b.is_ascii_lowercase()) || self.shape(hit.start).all_capitals()
    }

    /// Whether the word is a noun by which an article refers back to a thing of `group`.
    pub fn refers(&self, token: u32, group: &str) -> bool {
        self.hit(token, lists::DEFINITE_NOUNS).is_some_and(|h| self.field(h, "group") == group)
    }

    /// Whether the article refers back to bodies of that kind more than once: "the housing association".
    pub fn speaks_of(&self, kind: &str) -> bool {
        let nouns = self.text.hits.all(lists::DEFINITE_NOUNS);
        nouns.filter(|h| self.field(*h, "refers") == kind).nth(1).is_some()
    }

    /// A title of learning or courtesy, which stays outside a person's extent and is no role.
    pub fn honorific(&self, token: u32) -> Option<Hit> {
        self.hit(token, lists::HONORIFICS)
    }

    /// Whether the token before `token` is the last of its sentence.
    pub fn ends_sentence(&self, token: u32) -> bool {
        self.text
            .sentences
            .get(self.text.sentence_of(token.saturating_sub(1)))
            .is_none_or(|s| s.tokens.end == token)
    }

    /// The token before, if it is in the same line.
    pub fn before(&self, token: u32) -> Option<u32> {
        let before = token.checked_sub(1)?;
        (self.gap(token) < Gap::Line).then_some(before)
    }
}
