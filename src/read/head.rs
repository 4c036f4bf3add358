//! The head of an article: headline, standfirst, byline and dateline, which stand in no fixed order before
//! the running text.

use super::captions;
use super::dateline::Dateline;
use super::furniture::Furniture;
use super::lines::Block;
use super::zone::Zone;
use super::zones::{Kind, stops};
use crate::span::Span;

/// Nothing below this many blocks belongs to the head.
const MOST_BLOCKS: usize = 25;

/// A headline is no longer than this, in bytes.
const LONGEST: usize = 200;

/// What the blocks of the head are.
#[derive(Debug, Default)]
pub(crate) struct Head {
    /// The block that is the headline.
    pub title: Option<usize>,
    zones: Vec<Option<Zone>>,
    /// Blocks whose date a "Published" on a line of its own labels.
    labelled: Vec<usize>,
}

impl Head {
    /// Reads the blocks down to the running text; further down it knows only datelines that say what they are.
    pub(crate) fn find(text: &str, blocks: &[Block], kinds: &[Kind]) -> Self {
        let reader = Reader { text, blocks, kinds };
        let start = reader.salutation().map_or(0, |n| n + 1);
        let title = reader.title(start);
        let end = reader.end(title.map_or(start, |n| n + 1));
        let mut head = Self { title, zones: vec![None; blocks.len()], labelled: Vec::new() };
        for at in 0..blocks.len() {
            head.zones[at] = reader.zone(&mut head, at, end);
        }
        reader.standfirst(&mut head, end);
        head
    }

    /// What block `at` is, if the head knows.
    pub(crate) fn zone(&self, at: usize) -> Option<Zone> {
        self.zones.get(at).copied().flatten()
    }

    /// Whether a word says that the date of dateline `at` is that of publication.
    pub(crate) fn labelled(&self, at: usize, dateline: &Dateline) -> bool {
        dateline.labelled || self.labelled.contains(&at)
    }
}

struct Reader<'a> {
    text: &'a str,
    blocks: &'a [Block],
    kinds: &'a [Kind],
}

impl<'a> Reader<'a> {
    fn body(&self, at: usize) -> &'a str {
        self.blocks.get(at).map_or("", |b| b.span.of(self.text))
    }

    /// The block with which a letter greets: its subject line, not its address, is the headline.
    fn salutation(&self) -> Option<usize> {
        (0..self.blocks.len().min(MOST_BLOCKS))
            .find(|n| self.body(*n).starts_with("Dear ") && self.body(*n).len() <= 80)
    }

    fn title(&self, start: usize) -> Option<usize> {
        let at = (start..self.blocks.len()).find(|n| {
            let skipped = matches!(self.kinds[*n], Kind::Furniture(_) | Kind::Dateline(_));
            !(skipped
                || by(self.body(*n))
                || labelled_line(self.body(*n))
                || !captions::parts(self.body(*n)).is_empty())
        })?;
        (at + 1 < self.blocks.len() && self.kinds[at] != Kind::Item && headline(self.body(at))).then_some(at)
    }

    /// The second block of prose after `start`: from there on it is running text.
    fn end(&self, start: usize) -> usize {
        let most = self.blocks.len().min(start + MOST_BLOCKS);
        (start..most).filter(|n| self.kinds[*n] == Kind::Prose).nth(1).unwrap_or(most)
    }

    fn zone(&self, head: &mut Head, at: usize, end: usize) -> Option<Zone> {
        if head.title == Some(at) {
            return Some(Zone::Headline);
        }
        match &self.kinds[at] {
            Kind::Dateline(dateline) => self.dateline(head, at, end, dateline).then_some(Zone::Dateline),
            Kind::Furniture(Furniture::Kicker) if at < end => Some(Zone::Headline),
            Kind::Short if (at < end || self.writes_aside(at)) && self.byline(head, at) => Some(Zone::Byline),
            _ => None,
        }
    }

    /// A second writer further down: "Analysis by Priya Nandakumar, home affairs reporter".
    fn writes_aside(&self, at: usize) -> bool {
        let body = self.body(at);
        body.starts_with("Analysis by ") || by(body) && (role(body) || body.contains(", "))
    }

    /// A labelled date stands anywhere; a bare one only in the head and not as the second day of a visit.
    fn dateline(&self, head: &mut Head, at: usize, end: usize, dateline: &Dateline) -> bool {
        let dated = dateline.published.is_some() || dateline.updated.is_some();
        let above = at.checked_sub(1);
        let label_above = above.is_some_and(|n| matches!(&self.kinds[n], Kind::Dateline(d) if d.labelled && d.published.is_none() && d.updated.is_none()));
        if dated && !dateline.labelled && label_above {
            head.labelled.push(at);
            return true;
        }
        let visit = above.is_some_and(|n| !self.blocks[at].apart && labelled_line(self.body(n)));
        dateline.labelled || at < end && !visit
    }

    fn byline(&self, head: &Head, at: usize) -> bool {
        let body = self.body(at);
        if stops(body) && !by(body) || body.len() > 100 {
            return false;
        }
        let after_title = head.title.is_some_and(|t| at > t);
        let goes_on = at > 0 && head.zone(at - 1) == Some(Zone::Byline);
        let bar = after_title && (1..=2).contains(&body.matches(" | ").count()) && !body.contains(": ");
        by(body)
            || after_title && (role(body) || body.starts_with('@') || bar)
            || after_title && name_only(body) && self.belongs(at + 1)
            || goes_on && !self.blocks[at].apart && !body.contains(':')
    }

    /// Whether what follows a lone name shows that it is the writer's.
    fn belongs(&self, at: usize) -> bool {
        let body = self.body(at);
        matches!(self.kinds.get(at), Some(Kind::Dateline(_))) || role(body) || body.starts_with('@')
    }

    /// The text between headline and byline or dateline.
    fn standfirst(&self, head: &mut Head, end: usize) {
        let Some(title) = head.title else { return };
        let meta = (title + 1..end).find(|n| matches!(head.zone(*n), Some(Zone::Byline | Zone::Dateline)));
        for at in title + 1..end.min(title + 3) {
            let body = self.body(at);
            let text = matches!(self.kinds[at], Kind::Prose | Kind::Short) && body.len() >= 40;
            let picture = !captions::parts(body).is_empty()
                || captions::doubled(body).is_some()
                || captions::repeats(body, self.body(at + 1));
            if head.zones[at].is_some() || !text || picture {
                return;
            }
            let bold = body.starts_with("**") && body.ends_with("**");
            if bold || meta.is_some_and(|m| m > at) {
                head.zones[at] = Some(Zone::Standfirst);
            }
        }
    }
}

/// Whether the line can be a headline: no sentence with a full stop, unless its words are all in capitals or
/// all capitalised.
fn headline(body: &str) -> bool {
    let full = body.ends_with(['.', ',', ';', ':']) && !body.ends_with("...");
    let long_words = || body.split(' ').filter(|w| w.len() > 4);
    let title_case =
        || long_words().count() >= 3 && long_words().all(|w| !w.starts_with(|c: char| c.is_lowercase()));
    body.len() <= LONGEST
        && body.contains(char::is_alphabetic)
        && (!full || body.ends_with('.') && title_case())
}

/// "By Dawn Ashby, Local Democracy Reporter", "Analysis by Priya Nandakumar".
fn by(body: &str) -> bool {
    let rest = body
        .strip_prefix("Analysis by ")
        .or_else(|| body.get(..3).filter(|b| b.eq_ignore_ascii_case("by ")).map(|_| &body[3..]));
    rest.is_some_and(|r| {
        r.starts_with(|c: char| c.is_uppercase()) && body.split(' ').count() <= 12 && !stops(body)
            || r.starts_with("our ")
    })
}

/// "Education correspondent, North Vale Tonight".
fn role(body: &str) -> bool {
    let lower = body.to_lowercase();
    let roles = ["reporter", "correspondent", "editor", "journalist", "local democracy", "staff writer"];
    body.split(' ').count() <= 9 && roles.iter().any(|r| lower.contains(r))
}

/// Two or three capitalised words.
fn name_only(body: &str) -> bool {
    let words = body.split(' ').count();
    (2..=4).contains(&words)
        && body
            .split(' ')
            .all(|w| w.starts_with(char::is_uppercase) && w.chars().skip(1).any(char::is_lowercase))
}

/// "Ref: CCC/19/311", "Date of inspection visit: 14 September 2021": a short label with its value.
fn labelled_line(body: &str) -> bool {
    body.split_once(": ").is_some_and(|(label, value)| {
        let lower = label.to_lowercase();
        label.split(' ').count() <= 5
            && (lower.contains("inspection") || lower.contains("visit"))
            && value.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// The writer's name in a byline, if it is one.
pub(crate) fn writer(text: &str, span: Span) -> Option<Span> {
    let body = span.of(text);
    let from = ["By ", "by ", "BY "].iter().find_map(|b| body.find(b).map(|n| n + b.len())).unwrap_or(0);
    let rest = &body[from..];
    let end = [",", " | ", " •", " on ", " in ", " for ", "@"]
        .iter()
        .filter_map(|cut| rest.find(cut))
        .min()
        .unwrap_or(rest.len());
    let name = rest[..end].trim_end();
    let start = span.start as usize + from;
    let fits = name.starts_with(char::is_uppercase) && !name.is_empty() && !role(name);
    fits.then(|| Span::from_range(start..start + name.len()))
}
