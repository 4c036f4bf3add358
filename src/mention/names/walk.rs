//! The walk over a name that closes with a word of bodies ("Oakfield Primary School"): which small words and marks
//! join two words of one name.

use super::organisations::{body_word, head, known, opened, small_head};
use super::scan::{Case, Scan};
use crate::lexicon::{Traits, lists};
use crate::text::{Gap, Hit, Range, Shape};

/// The name from `at` to the last word of bodies in reach, and that word; `known` is where a known name ends that
/// starts here.
pub(super) fn to_head(scan: &Scan<'_>, at: u32, limit: u32, case: Case, known: u32) -> Option<(Range, Hit)> {
    let mut walk = Walk { scan, at, case, end: at, head: None, best: at, known };
    while walk.end < limit && (walk.end == at || scan.gap(walk.end) < Gap::Line) && walk.step() {}
    let head = walk.head?;
    // "Brooklyn | Academy of Music": a closing word that opens the rest.
    let rest = opened(scan, head.start, limit, case).map_or(walk.best, |b| b.tokens.end);
    Some((Range::new(at, walk.best.max(rest)), head))
}

/// Walks over the words of a name that may close with a word of bodies.
struct Walk<'s, 'a> {
    scan: &'s Scan<'a>,
    at: u32,
    case: Case,
    end: u32,
    /// The last word of bodies met, and where it ends.
    head: Option<Hit>,
    best: u32,
    /// Where a known name ends that starts here; what follows it belongs only to a word of bodies.
    known: u32,
}

impl Walk<'_, '_> {
    /// Takes the next word; false when the name ends before it.
    fn step(&mut self) -> bool {
        if let Some(hit) = self.next_head() {
            if hit.range().end > self.best {
                self.head = Some(hit);
                self.best = hit.range().end;
            }
            self.end += 1;
            return true;
        }
        if body_word(self.scan, self.end, self.case) {
            let stop = self.end > self.at && self.title_here();
            self.end += u32::from(!stop);
            return !stop;
        }
        match self.joint() {
            0 => false,
            step => {
                self.end += step;
                true
            }
        }
    }

    fn next_head(&self) -> Option<Hit> {
        if self.end == self.at {
            return None;
        }
        let inside = self.end < self.best;
        head(self.scan, self.end, "after", self.case)
            .or_else(|| if inside { None } else { small_head(self.scan, self.at, self.end) })
    }

    /// A role or honorific that starts a person's mention: "Oakfield College Principal Ann Lee".
    fn title_here(&self) -> bool {
        let roles = self.scan.role(self.end).filter(|h| self.scan.named(h.range(), self.case));
        let person = roles.map(|h| h.range().end).filter(|e| self.scan.capital(*e));
        person.is_some_and(|e| self.scan.traits(e).any(Traits::GIVEN)) && self.head.is_some()
    }

    /// How many small words or marks join the next word to the name, 0 for none.
    fn joint(&self) -> u32 {
        if self.end == self.at {
            return if ordinal(self.scan, self.at) && self.goes_on(2) { 2 } else { 0 };
        }
        self.by_mark().unwrap_or_else(|| self.by_word())
    }

    /// Whether a word of the name stands that many tokens on.
    fn goes_on(&self, step: u32) -> bool {
        body_word(self.scan, self.end + step, self.case) && self.scan.gap(self.end + step) < Gap::Line
    }

    /// A mark or `'s` that joins: "St Mary's", "Pupils' Union", "Co-op", "Police/Fire", "Alderbrook, LLC".
    fn by_mark(&self) -> Option<u32> {
        let (scan, at) = (self.scan, self.end);
        let (word, shape, closed) = (scan.word(at), scan.shape(at), &scan.closed);
        let glued = scan.gap(at) == Gap::None;
        let firm =
            |t: u32| head(scan, t, "after", self.case).is_some_and(|h| scan.field(h, "kind") == "limited");
        if shape.is(Shape::POSSESSIVE) {
            return Some(u32::from(self.goes_on(1) && self.owned()));
        }
        if word == closed.comma {
            let open = self.head.is_none() || self.head_before(at);
            return Some(u32::from(open && scan.gap(at + 1) == Gap::Space && firm(at + 1)));
        }
        if word == closed.apostrophe && glued && scan.gap(at + 1) == Gap::Space {
            return Some(u32::from(self.goes_on(1)));
        }
        if shape.any(Shape::DASH) && glued && !scan.capital(at + 1) {
            let word = scan.gap(at + 1) == Gap::None
                && scan.shape(at + 1).any(Shape::LETTER)
                && scan.capital(at - 1);
            return Some(if word { 2 } else { 0 });
        }
        if (shape.any(Shape::DASH) || word == closed.slash) && glued {
            return Some(u32::from(self.goes_on(1) && scan.gap(at + 1) == Gap::None));
        }
        // "Sylvan (Kettlesby) Ltd".
        if word == closed.open && scan.text.token_str(at + 2) == ")" && scan.capital(at + 1) {
            return Some(if firm(at + 3) { 3 } else { 0 });
        }
        let short = word == closed.stop && glued && scan.text.token_str(at - 1).len() <= 2;
        short.then(|| u32::from(self.goes_on(1)))
    }

    /// A small word that joins: "Devon and Cornwall Police", "Our Lady of Lourdes School", "Academy of Music".
    fn by_word(&self) -> u32 {
        let (scan, at) = (self.scan, self.end);
        let (word, closed) = (scan.word(at), &scan.closed);
        if scan.is(at, Traits::PARTICLE) && !scan.capital(at) && self.head.is_none() && word != closed.of {
            return u32::from(self.goes_on(1));
        }
        if word == closed.ampersand || word == closed.and {
            return u32::from(self.goes_on(1) && self.pairs(at + 1));
        }
        let step = if scan.word(at + 1) == closed.the { 2 } else { 1 };
        let named_for = self.head.is_none() && saint(scan, self.at);
        if named_for && [closed.of, closed.the].contains(&word) {
            return if self.goes_on(step) { step } else { 0 };
        }
        if self.motto(at) {
            return u32::from(self.goes_on(1));
        }
        let part = word == closed.of && self.head_before(at);
        if part && self.goes_on(step) && known(scan, at + step, self.case).is_none() { step } else { 0 }
    }

    /// Whether a name goes on after `'s`: "St Mary's School", not "Sunderland's Oakfield School".
    fn owned(&self) -> bool {
        let scan = self.scan;
        let whole = |h: Hit| h.range().end == self.end;
        let saint = saint(scan, self.at);
        // "St Helen's School", but not "St Petersburg's Institute".
        let city = |h: Hit| scan.field(h, "kind").ends_with("city");
        let place = scan.hit(self.at, lists::PLACES).is_some_and(|h| whole(h) && (!saint || city(h)));
        let month = scan.hit(self.at, lists::NOT_NAMES).is_some_and(whole);
        // "St Wilfrid's Church of England School", but not "Ann Lee's Fox News".
        let goes_on = |end: u32| head(scan, end, "after", self.case).is_some();
        let own = known(scan, self.end + 1, self.case).is_none_or(|k| goes_on(k.tokens.end));
        let free = !place && !month && own && self.known < self.end;
        free && (saint || self.end - self.at <= 3) && !scan.is(self.at, Traits::DEMONYM)
    }

    /// Whether `and` joins two words of one name: "Devon and Cornwall Police".
    fn pairs(&self, next: u32) -> bool {
        if self.head.is_some() || self.known > self.at || self.end - self.at > 3 {
            return self.head_before(self.end) && head(self.scan, next, "after", self.case).is_some();
        }
        let shared = [
            "police", "fire", "nhs", "council", "company", "limited", "party", "union", "culture", "charity",
        ];
        let close =
            (next..next + 6).find_map(|t| head(self.scan, t, "after", self.case).filter(|_| t > next));
        let signed = self.scan.word(next - 1) == self.scan.closed.ampersand;
        close.is_some_and(|h| {
            let inspected = self.scan.field(h, "provider") == "y";
            signed || shared.contains(&self.scan.field(h, "kind")) || inspected && self.two_people(next)
        }) && known(self.scan, next, self.case).is_none()
    }

    /// "Learning in Harmony Multi Academy Trust", "Head in the Clouds Nursery": an everyday word with a capital that
    /// no sentence gives it, and a small word after it.
    fn motto(&self, at: u32) -> bool {
        let scan = self.scan;
        let opens = |list| scan.hit(self.at, list).is_some();
        let free =
            self.head.is_none() && at == self.at + 1 && self.known <= self.at && self.case == Case::Plain;
        let everyday = scan.plain_word(self.at) && !scan.weak(self.at) && !scan.is(self.at, Traits::NOT_NAME);
        let named = opens(lists::ORG_HEADS) || opens(lists::DEFINITE_NOUNS) || scan.role(self.at).is_some();
        let joint = matches!(scan.text.token_str(at), "in" | "to" | "of" | "for");
        let close = || (at + 2..at + 6).find_map(|t| head(scan, t, "after", self.case));
        let sort = |h: Hit| matches!(scan.field(h, "kind"), "trust_school" | "early_years");
        free && everyday && !named && joint && close().is_some_and(sort)
    }

    /// "St Mary and St Joseph's", "Jack and Jill": two saints, or two given names, that one name is made of.
    fn two_people(&self, next: u32) -> bool {
        let given = |t: u32| self.scan.is(t, Traits::GIVEN);
        let saints = saint(self.scan, self.at) && (saint(self.scan, next) || given(next));
        saints || self.end == self.at + 1 && given(self.at) && given(next)
    }

    fn head_before(&self, at: u32) -> bool {
        self.head.is_some_and(|h| h.range().end == at) && self.best == at
    }
}

/// "1st", "2nd" before a capital.
fn ordinal(scan: &Scan<'_>, at: u32) -> bool {
    let letters = scan.gap(at + 1) == Gap::None && scan.shape(at + 1).any(Shape::LETTER);
    scan.shape(at).is(Shape::DIGIT) && letters && !scan.capital(at + 1) && scan.gap(at + 2) == Gap::Space
}

/// Whether a saint, or what else churches and their schools are called after, is named from `token` on.
fn saint(scan: &Scan<'_>, token: u32) -> bool {
    let hits = scan.text.hits.of(token, lists::BODY_CONTEXT);
    { hits }.any(|h| scan.field(h, "group") == "saint") && scan.capital(token)
}
