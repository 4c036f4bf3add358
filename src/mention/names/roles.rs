//! ROLE: offices and functions, where a name, a named body or an unnamed speaker gives them a holder.

use super::Name;
use super::scan::Scan;
use crate::lexicon::{Traits, lists};
use crate::mention::{Label, Mention, Why};
use crate::text::{Gap, Hit, Range, Shape, Text};

pub(super) fn find(scan: &Scan<'_>, names: &[Name], found: &mut Vec<Mention>) {
    let roles = Roles { scan, names };
    let (mut at, mut last) = (0, None);
    while at < scan.text.tokens.len() as u32 {
        match scan.role(at).filter(|h| roles.is_role(*h)) {
            Some(hit) => {
                let range = roles.extent(hit);
                if roles.held(hit, range) || last.is_some_and(|l| roles.second(l, range)) {
                    found.push(mention(scan.text, range, hit));
                    last = Some(range);
                }
                at = hit.range().end;
            }
            None => at += 1,
        }
    }
}

fn mention(text: &Text<'_>, range: Range, hit: Hit) -> Mention {
    let mention = Mention::new(Label::Role, range, text, Why::Row(hit.list, hit.row));
    let value = text.str(mention.span);
    mention.with_value(value)
}

struct Roles<'s, 'a> {
    scan: &'s Scan<'a>,
    /// Sorted, without overlap.
    names: &'s [Name],
}

impl Roles<'_, '_> {
    fn is_role(&self, hit: Hit) -> bool {
        let inside = self.names.iter().skip(self.index(hit.start).saturating_sub(1)).take(2);
        let named = inside.filter(|n| n.label.is_some()).any(|n| n.tokens.overlaps(hit.range()));
        !named && self.scan.field(hit, "kind") != "relation" && !self.courtesy(hit)
    }

    /// "Professor Mike Richards": a title, not a role.
    fn courtesy(&self, hit: Hit) -> bool {
        let kind = self.scan.honorific(hit.start).filter(|h| h.range() == hit.range());
        let polite = kind
            .is_some_and(|h| matches!(self.scan.field(h, "kind"), "civil" | "learned" | "council" | "title"));
        let mayor = ["mayor", "provost"]
            .iter()
            .any(|w| self.scan.text.token_str(hit.range().end - 1).eq_ignore_ascii_case(w));
        polite && !mayor && self.starting(hit.range().end).is_some_and(|n| n.label == Some(Label::Person))
    }

    /// The number of the first name that starts at or after `token`.
    fn index(&self, token: u32) -> usize {
        self.names.partition_point(|n| n.tokens.start < token)
    }

    fn starting(&self, token: u32) -> Option<&Name> {
        let name = self.names.get(self.index(token))?;
        (name.tokens.start == token && name.label.is_some()).then_some(name)
    }

    fn ending(&self, token: u32) -> Option<&Name> {
        let name = self.names.get(self.index(token).checked_sub(1)?)?;
        (name.tokens.end == token && name.label.is_some()).then_some(name)
    }

    /// The role with its modifiers before and its topic after: "interim | director | of housing".
    fn extent(&self, hit: Hit) -> Range {
        let mut start = hit.start;
        while let Some(before) = self.modifier_before(start) {
            start = before;
        }
        Range::new(start, self.topic(hit))
    }

    fn modifier_before(&self, start: u32) -> Option<u32> {
        let before = self.scan.before(start)?;
        let dash = self.scan.shape(before).any(Shape::DASH) && self.scan.gap(start) == Gap::None;
        let from = if dash { before.checked_sub(1)? } else { before };
        let hit = self.scan.hit(from, lists::ROLE_MODIFIERS)?;
        let fits = hit.range().end == start || (dash && hit.range().end >= before);
        let told = matches!(self.scan.field(hit, "group"), "team" | "past" | "post");
        (fits && !told && self.ending(start).is_none()).then_some(from)
    }

    /// Takes "for children's services" after a role, up to a name, a verb or a mark.
    fn topic(&self, hit: Hit) -> u32 {
        let (scan, end) = (self.scan, hit.range().end);
        let joint = scan.word(end);
        if hit.range().iter().skip(1).any(|t| [scan.closed.of, scan.closed.r#for].contains(&scan.word(t))) {
            return end;
        }
        if joint != scan.closed.of && joint != scan.closed.r#for {
            return end;
        }
        let article = scan.word(end + 1) == scan.closed.the && self.starting(end + 2).is_none();
        let first = if article { end + 2 } else { end + 1 };
        let voice = scan.field(hit, "kind") == "voice";
        if (article || voice) && scan.capital(first) && !scan.capital(end - 1) {
            return end;
        }
        let mut next = first;
        let mut last = end;
        while scan.gap(next) < Gap::Line && self.starting(next).is_none() && next - end <= 8 {
            if self.topic_word(next) {
                last = next + 1;
            } else if !(last > end && self.topic_joint(next)) {
                break;
            }
            next += 1;
        }
        last
    }

    fn topic_word(&self, token: u32) -> bool {
        let scan = self.scan;
        let shape = scan.shape(token);
        if shape.is(Shape::POSSESSIVE) {
            return true;
        }
        let closing = scan.traits(token).any(Traits::SPEECH | Traits::DEED | Traits::OPENER);
        let mut hits = scan.text.hits.of(token, lists::BODY_CONTEXT);
        let topic = closing && !scan.weak(token) && hits.any(|h| scan.field(h, "group") == "topic");
        let named = shape.capitalised() && !scan.is(token, Traits::COMMON);
        shape.any(Shape::LETTER) && (!closing || topic) && !named && scan.role(token).is_none()
    }

    fn topic_joint(&self, token: u32) -> bool {
        let closed = &self.scan.closed;
        let word = self.scan.word(token);
        let listed = word == closed.and
            || word == closed.ampersand
            || word == closed.apostrophe
            || word == closed.comma && self.lists_topics(token);
        listed
            && self.topic_word(token + 1)
            && self.starting(token + 1).is_none()
            && self.scan.gap(token + 1) < Gap::Line
    }

    /// "children, young people and partnerships": a comma that leads on to "and" with topics alone between.
    fn lists_topics(&self, comma: u32) -> bool {
        let mut next = comma + 1;
        while next - comma <= 4 && self.topic_word(next) && self.starting(next).is_none() {
            next += 1;
        }
        next > comma + 1 && self.scan.word(next) == self.scan.closed.and && self.topic_word(next + 1)
    }

    /// Whether somebody holds it: a name beside, a named body, an office of state, or an unnamed speaker.
    fn held(&self, hit: Hit, range: Range) -> bool {
        let kind = self.scan.field(hit, "kind");
        kind == "voice"
            || self.person_after(range.end)
            || self.person_before(range.start)
            || self.of_body(range) && !self.open_post(range)
            || self.state_office(hit, range, kind)
    }

    /// "chief executive of X and | director of services": an office joined to one that is held.
    fn second(&self, held: Range, range: Range) -> bool {
        let mut at = range.start;
        while let Some(before) = self.scan.before(at).filter(|_| at > held.end) {
            let word = self.scan.word(before);
            if word != self.scan.closed.and && word != self.scan.closed.the {
                break;
            }
            at = before;
        }
        at < range.start && (held.end == at || self.owner_after(held.end) == Some(at))
    }

    fn person_after(&self, end: u32) -> bool {
        let scan = self.scan;
        let mut next = end;
        if let Some(owner) = self.owner_after(next) {
            next = owner;
        }
        for _ in 0..4 {
            if self.starting(next).is_some_and(|n| n.label == Some(Label::Person)) {
                return true;
            }
            let comma = scan.word(next) == scan.closed.comma;
            next = self.past_nickname(next);
            if self.starting(next).is_some_and(|n| n.label == Some(Label::Person)) {
                return true;
            }
            let title = scan.hit(next, lists::HONORIFICS).filter(|h| scan.capital(h.start));
            next = match title {
                Some(h) => h.range().end,
                None if scan.word(next) == scan.closed.the && scan.honorific(next + 1).is_some() => next + 1,
                None if comma && scan.gap(next + 1) < Gap::Line => next + 1,
                None => return false,
            };
        }
        false
    }

    /// "Group leader | "Akela" | Andy Bellis".
    fn past_nickname(&self, at: u32) -> u32 {
        let mark = |t: u32| self.scan.shape(t).any(Shape::DOUBLE | Shape::APOSTROPHE);
        let close = (at + 2..at + 5).find(|t| mark(*t)).filter(|_| mark(at) && self.scan.capital(at + 1));
        close.map_or(at, |c| c + 1)
    }

    /// Where "of X" or "at X" after a role ends, X being a named body or place.
    fn owner_after(&self, end: u32) -> Option<u32> {
        let closed = &self.scan.closed;
        if ![closed.of, closed.at, closed.r#for, closed.from].contains(&self.scan.word(end)) {
            return None;
        }
        let start = if self.scan.word(end + 1) == closed.the { end + 2 } else { end + 1 };
        let owner = self.starting(start).filter(|n| matches!(n.label, Some(Label::Org | Label::Place)))?;
        Some(owner.tokens.end)
    }

    /// "Ann Lee, (the) (X's) head", "Ann Lee has been appointed head", and a name on the line above.
    fn person_before(&self, start: u32) -> bool {
        let scan = self.scan;
        let person = |end: u32| self.ending(end).is_some_and(|n| n.label == Some(Label::Person));
        if scan.gap(start) >= Gap::Line {
            return scan.gap(start) == Gap::Line && person(start);
        }
        let mut at = self.body_before(start);
        for _ in 0..6 {
            let Some(before) = scan.before(at) else { return false };
            if at < start && (person(at) || self.aside_before(at).is_some_and(person)) {
                return true;
            }
            let traits = scan.traits(before);
            let mark = scan.shape(before).any(Shape::DASH)
                || [scan.closed.comma, scan.closed.open].contains(&scan.word(before));
            if !(mark || traits.any(Traits::LINK | Traits::DEMONYM)) {
                return false;
            }
            at = before;
        }
        false
    }

    /// Where an aside starts that ends with the comma before a verb: "N, | previously his deputy, | has been".
    fn aside_before(&self, verb: u32) -> Option<u32> {
        let scan = self.scan;
        let close = verb.checked_sub(1).filter(|c| scan.word(*c) == scan.closed.comma)?;
        let from = close.saturating_sub(8);
        let open = (from..close).rev().find(|t| scan.word(*t) == scan.closed.comma)?;
        scan.is(verb, Traits::LINK).then_some(open)
    }

    /// Where a named body or place before the role starts: "Sunderland's | head"; `start` if there is none.
    fn owner_before(&self, start: u32) -> u32 {
        let clitic = start > 0
            && (self.scan.shape(start - 1).is(Shape::POSSESSIVE)
                || self.scan.word(start - 1) == self.scan.closed.apostrophe);
        let end = if clitic { start - 1 } else { start };
        match self.ending(end) {
            Some(n)
                if matches!(n.label, Some(Label::Org | Label::Place)) && self.scan.gap(start) < Gap::Line =>
            {
                n.tokens.start
            }
            _ => start,
        }
    }

    /// The same, or "the council's" where no name stands.
    fn body_before(&self, start: u32) -> u32 {
        let named = self.owner_before(start);
        let clitic = start > 1 && self.scan.shape(start - 1).is(Shape::POSSESSIVE);
        let noun =
            clitic && ["provider", "inspectorate", "body"].iter().any(|g| self.scan.refers(start - 2, g));
        if named == start && noun { start - 2 } else { named }
    }

    fn of_body(&self, range: Range) -> bool {
        self.owner_after(range.end).is_some() || self.owner_before(range.start) < range.start
    }

    /// "a new chief executive of X": a post to be filled.
    fn open_post(&self, range: Range) -> bool {
        let start = self.owner_before(range.start);
        let Some(before) = self.scan.before(start) else { return false };
        let word = self.scan.word(before);
        word == self.scan.closed.a || word == self.scan.closed.an
    }

    fn state_office(&self, hit: Hit, range: Range, kind: &str) -> bool {
        let definite =
            self.scan.before(range.start).is_some_and(|b| self.scan.word(b) == self.scan.closed.the);
        let capital = self.scan.capital(hit.start) && !self.scan.weak(hit.start);
        match kind {
            "government" => hit.len >= 2 && (definite || capital),
            "inspect" => hit.len >= 2 && definite && range.len() > hit.len as u32,
            _ if hit.list == lists::INSPECTORATES => of_crown(self.scan, hit),
            _ => false,
        }
    }
}

/// "Her Majesty's Chief Inspector": an office of the Crown.
fn of_crown(scan: &Scan<'_>, hit: Hit) -> bool {
    let majesty = hit.range().iter().any(|t| scan.text.token_str(t).eq_ignore_ascii_case("majesty"));
    majesty && scan.field(hit, "group") == "chief"
}
