//! Zones: what each stretch of an article is. Boilerplate is labelled, never cut out.
//!
//! Two passes over the blocks of a text: the first asks of each block alone what it is (furniture, dateline,
//! list item, prose or a short line), the second reads them in order, since a headline, a byline or a caption
//! is known by what stands around it. A subhead counts as a headline: it too is no sentence of the article.

use super::captions;
use super::dateline::{self, Dateline};
use super::furniture::{self, Furniture};
use super::head::Head;
use super::inline::{glued, inner_bullet, last_sentence};
use super::lines::{Block, blocks, bullet};
use super::zone::{Zone, ZoneSpan};
use crate::span::Span;
use std::ops::Range;

/// What the layout of a text tells.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    /// In order, without overlap.
    pub zones: Vec<ZoneSpan>,
    /// The headline.
    pub title: Option<Span>,
    /// The writer's name.
    pub byline: Option<Span>,
    /// ISO date or date-time of the dateline.
    pub published: Option<String>,
    /// The same of the last change.
    pub updated: Option<String>,
}

/// What a block is by itself.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    /// Page furniture.
    Furniture(Furniture),
    /// A date with at most a name beside it.
    Dateline(Dateline),
    /// A list item.
    Item,
    /// One or more sentences.
    Prose,
    /// Anything else: a title, a name, a cell of a table.
    Short,
}

/// Shorter blocks are looked at for furniture, dates and captions.
const SHORT: usize = 400;

/// Labels all of `text`; what lies before byte `start` is front matter.
pub(crate) fn label(text: &str, start: usize) -> Layout {
    let blocks = blocks(text, start);
    let anywhere = furniture::anywhere(text, start);
    let kinds: Vec<Kind> = blocks.iter().map(|b| kind(text, *b, &anywhere)).collect();
    let head = Head::find(text, &blocks, &kinds);
    let mut page = Page {
        text,
        blocks: &blocks,
        kinds: &kinds,
        anywhere: &anywhere,
        head: &head,
        layout: Layout::default(),
        links: false,
        rest: false,
    };
    page.front_matter(start);
    let mut at = 0;
    while at < blocks.len() {
        at += page.block(at);
    }
    page.layout.title = head.title.map(|n| plain(text, blocks[n].span));
    page.dates();
    page.layout.zones = fill(text, std::mem::take(&mut page.layout.zones));
    page.layout
}

/// Gives what stands between two zones and is no white space, the markup of headings and bold type, a zone of
/// its own.
fn fill(text: &str, zones: Vec<ZoneSpan>) -> Vec<ZoneSpan> {
    let mut filled = Vec::with_capacity(zones.len());
    let mut at = 0;
    let between = |filled: &mut Vec<ZoneSpan>, from: u32, to: u32| {
        for body in text[from as usize..to as usize].lines().map(str::trim).filter(|b| !b.is_empty()) {
            let start = body.as_ptr() as usize - text.as_ptr() as usize;
            filled.push(ZoneSpan {
                zone: Zone::Boilerplate,
                span: Span::from_range(start..start + body.len()),
            });
        }
    };
    for zone in zones {
        between(&mut filled, at, zone.span.start);
        at = zone.span.end;
        filled.push(zone);
    }
    between(&mut filled, at, text.len() as u32);
    filled
}

fn kind(text: &str, block: Block, anywhere: &[Span]) -> Kind {
    let body = block.span.of(text);
    match furniture::of_block(text, block.span) {
        Some(furniture) if body.len() <= SHORT || furniture == Furniture::Rest => {
            return Kind::Furniture(furniture);
        }
        _ => {}
    }
    if body.len() <= SHORT {
        if within(anywhere, block.span).iter().any(|phrase| is_furniture(text, block.span, *phrase)) {
            return Kind::Furniture(Furniture::Here);
        }
        if let Some(dateline) = dateline::parse(body) {
            return Kind::Dateline(dateline);
        }
    }
    match body {
        _ if bullet(body) > 0 => Kind::Item,
        _ if body.len() > SHORT || body.len() >= 60 && stops(body) => Kind::Prose,
        _ => Kind::Short,
    }
}

/// Whether a phrase makes the whole of a short block furniture: not if sentences of prose stand before it.
fn is_furniture(text: &str, block: Span, phrase: Span) -> bool {
    last_sentence(&text[block.start as usize..phrase.start as usize]) < 60
}

/// Those of the sorted `spans` that start inside `block`.
fn within(spans: &[Span], block: Span) -> &[Span] {
    let from = spans.partition_point(|s| s.start < block.start);
    let to = spans.partition_point(|s| s.start < block.end);
    &spans[from..to]
}

/// Whether the text ends as a sentence does.
pub(crate) fn stops(body: &str) -> bool {
    body.trim_end_matches(['"', '”', '\'', '’', ')', ']', '*', '_']).ends_with(['.', '!', '?', '…'])
}

/// A span without the markup of a Markdown heading or of bold type.
fn plain(text: &str, span: Span) -> Span {
    let body = span.of(text);
    let inner = body
        .trim_start_matches('#')
        .trim_start_matches([' ', '*', '_'])
        .trim_end_matches(['*', '_', '#', ' ']);
    if inner.is_empty() || !body.starts_with(['#', '*', '_']) {
        return span;
    }
    let start = inner.as_ptr() as usize - body.as_ptr() as usize + span.start as usize;
    Span::from_range(start..start + inner.len())
}

struct Page<'a> {
    text: &'a str,
    blocks: &'a [Block],
    kinds: &'a [Kind],
    anywhere: &'a [Span],
    head: &'a Head,
    layout: Layout,
    /// Inside a list of links.
    links: bool,
    /// Inside a footer that runs to the end.
    rest: bool,
}

impl Page<'_> {
    fn body(&self, at: usize) -> &str {
        self.blocks.get(at).map_or("", |b| b.span.of(self.text))
    }

    fn push(&mut self, zone: Zone, span: Span) {
        if !span.is_empty() {
            self.layout.zones.push(ZoneSpan { zone, span });
        }
    }

    fn front_matter(&mut self, start: usize) {
        for block in blocks(&self.text[..start], 0) {
            self.push(Zone::Boilerplate, block.span);
        }
    }

    /// Labels block `at` and those that belong to it; gives their number.
    fn block(&mut self, at: usize) -> usize {
        let span = self.blocks[at].span;
        self.rest |= self.kinds[at] == Kind::Furniture(Furniture::Rest);
        self.links = self.links && self.kinds[at] != Kind::Prose
            || self.kinds[at] == Kind::Furniture(Furniture::Links);
        if self.rest || self.links {
            self.push(Zone::Boilerplate, span);
            return 1;
        }
        match self.head.zone(at) {
            Some(Zone::Byline) => self.byline(at),
            Some(zone) => self.push(zone, plain(self.text, span)),
            None if self.kinds[at] == Kind::Furniture(Furniture::Here) => return self.furniture(at),
            None => return self.picture(at).unwrap_or_else(|| self.words(at)),
        }
        1
    }

    fn byline(&mut self, at: usize) {
        let span = self.blocks[at].span;
        self.layout.byline = self.layout.byline.or_else(|| super::head::writer(self.text, span));
        self.push(Zone::Byline, span);
    }

    /// Furniture; after "Image caption," on a line of its own comes the caption.
    fn furniture(&mut self, at: usize) -> usize {
        let span = self.blocks[at].span;
        self.push(Zone::Boilerplate, span);
        let label = self.body(at).trim_end_matches([',', ':']).to_ascii_lowercase();
        if matches!(label.as_str(), "image caption" | "media caption") && at + 1 < self.blocks.len() {
            self.push(Zone::Caption, self.blocks[at + 1].span);
            return 2;
        }
        1
    }

    /// Captions and all that belongs to a picture; nothing if the block is none.
    fn picture(&mut self, at: usize) -> Option<usize> {
        let (body, span) = (self.body(at), self.blocks[at].span);
        if body.len() > SHORT * 2 {
            return None;
        }
        if body.starts_with("![") {
            self.push(Zone::Boilerplate, span);
            return Some(1 + self.italic_caption(at + 1));
        }
        let once = captions::doubled(body).unwrap_or(body).to_string();
        if captions::repeats(&once, self.body(at + 1)) {
            self.push(Zone::Boilerplate, span);
            let parts = captions::parts(self.body(at + 1));
            self.parts(at + 1, if parts.is_empty() { vec![(Zone::Caption, 0..once.len())] } else { parts });
            return Some(2);
        }
        let parts = match captions::doubled(body) {
            Some(_) => {
                vec![(Zone::Boilerplate, 0..body.len() / 2), (Zone::Caption, body.len() / 2..body.len())]
            }
            None if self.blocks[at].apart && captions::names_someone(body) => {
                vec![(Zone::Caption, 0..body.len())]
            }
            None => captions::parts(body),
        };
        if parts.is_empty() {
            return None;
        }
        self.parts(at, parts);
        Some(1)
    }

    /// The caption in italics that Markdown pages put under a picture: 1 if there is one.
    fn italic_caption(&mut self, at: usize) -> usize {
        let body = self.body(at);
        if !(body.len() > 2 && body.starts_with('*') && body.ends_with('*')) {
            return 0;
        }
        let inner = &body[1..body.len() - 1];
        let mut parts = captions::parts(inner);
        if parts.is_empty() {
            parts.push((Zone::Caption, 0..inner.len()));
        }
        self.parts(
            at,
            parts.into_iter().map(|(zone, range)| (zone, range.start + 1..range.end + 1)).collect(),
        );
        1
    }

    fn parts(&mut self, at: usize, parts: Vec<(Zone, Range<usize>)>) {
        let start = self.blocks[at].span.start as usize;
        for (zone, range) in parts {
            self.trimmed(zone, start + range.start..start + range.end);
        }
    }

    fn trimmed(&mut self, zone: Zone, range: Range<usize>) {
        let body = &self.text[range.clone()];
        let start = range.start + body.len() - body.trim_start().len();
        self.push(zone, Span::from_range(start..start + body.trim().len()));
    }

    /// Running text, list items, subheads, and what of them is furniture.
    fn words(&mut self, at: usize) -> usize {
        let (body, span) = (self.body(at), self.blocks[at].span);
        let bulleted = inner_bullet(body, 0).is_some();
        let within = within(self.anywhere, span);
        let zone = if self.kinds[at] == Kind::Item { Zone::List } else { Zone::Body };
        if !within.is_empty() {
            self.around(span, within);
        } else if bulleted {
            self.inline_list(span);
        } else if self.subhead(at) {
            self.push(Zone::Headline, plain(self.text, span));
        } else {
            self.push(zone, span);
        }
        1
    }

    /// A long block with furniture in it: only those sentences are furniture.
    fn around(&mut self, span: Span, phrases: &[Span]) {
        let (mut at, end) = (span.start as usize, span.end as usize);
        for phrase in phrases.iter().filter(|p| p.start >= span.start) {
            if (phrase.start as usize) < at {
                continue;
            }
            let from = at + last_sentence(&self.text[at..phrase.start as usize]);
            let after = &self.text[phrase.end as usize..end];
            let to = after.find(['.', '!', '?']).map_or(end, |n| phrase.end as usize + n + 1);
            self.trimmed(Zone::Body, at..from);
            self.trimmed(Zone::Boilerplate, from..to);
            at = to;
        }
        self.trimmed(Zone::Body, at..end);
    }

    /// Items run together on one line: `including:• one• two• threeThe report added`.
    fn inline_list(&mut self, span: Span) {
        let (start, body) = (span.start as usize, span.of(self.text));
        let (mut at, mut zone) = (0, if bullet(body) > 0 { Zone::List } else { Zone::Body });
        while let Some(next) = inner_bullet(body, at + if at > 0 { 3 } else { 0 }) {
            self.trimmed(zone, start + at..start + next);
            (at, zone) = (next, Zone::List);
        }
        let end = if zone == Zone::List { at + glued(&body[at..]) } else { body.len() };
        self.trimmed(zone, start + at..start + end);
        self.trimmed(Zone::Body, start + end..start + body.len());
    }

    /// A short line without a stop between paragraphs.
    fn subhead(&self, at: usize) -> bool {
        let body = self.body(at);
        let next = self.body(at + 1);
        let capital = body
            .trim_start_matches(['#', ' ', '*', '\'', '"', '‘', '“'])
            .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let shout = !body.contains(char::is_lowercase);
        let close = body.ends_with([',', ';', ':']) || stops(body) && !body.ends_with('?') && !shout;
        let alone = self.blocks[at].apart || at > 0 && self.kinds[at - 1] == Kind::Prose;
        let counts =
            body.starts_with(|c: char| c.is_ascii_digit()) && self.kinds.get(at + 1) == Some(&Kind::Item);
        let before_prose = stops(next) && !next.is_empty() || next.len() >= 100;
        let short = self.kinds[at] == Kind::Short && body.len() <= 90 && at > 0;
        body.starts_with("##") || short && alone && capital && !close && !counts && before_prose
    }

    /// The dates that datelines tell: a labelled one before a bare one.
    fn dates(&mut self) {
        let (head, kinds) = (self.head, self.kinds);
        let told = |labelled: bool| {
            kinds.iter().enumerate().filter_map(move |(n, kind)| match kind {
                Kind::Dateline(d)
                    if head.zone(n) == Some(Zone::Dateline) && head.labelled(n, d) == labelled =>
                {
                    Some(d)
                }
                _ => None,
            })
        };
        let agency =
            kinds.iter().position(|k| *k == Kind::Prose).and_then(|n| dateline::agency(self.body(n)));
        let published = told(true).chain(told(false)).find_map(|d| d.published.clone()).or(agency);
        let updated = told(true).find_map(|d| d.updated.clone());
        (self.layout.published, self.layout.updated) = (published, updated);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The zones of `text`, one a line: its name's first letter and the text.
    fn zones(text: &str) -> String {
        label(text, 0)
            .zones
            .iter()
            .map(|z| format!("{}: {}\n", z.zone.name(), z.span.of(text).replace('\n', " / ")))
            .collect()
    }

    fn check(text: &str, want: &str) {
        let want: String = want.trim().lines().map(|l| format!("{}\n", l.trim())).collect();
        assert_eq!(zones(text), want, "\n--- {text}");
    }

    const PROSE: &str = "A care home near the coast has been told that it must improve by the end of May.";

    #[test]
    fn the_head_of_a_local_paper() {
        check(
            &format!(
                "Home 'left residents thirsty'\n\nBy Dawn Ashby, Local Democracy Reporter\nTuesday, 3rd March 2020, 9:05 am\nUpdated Wednesday, 4th March 2020\n\n{PROSE}\nLanehead House, the homeLanehead House, the home\nLanehead House, the home\n\nHide Ad\nHide Ad\n{PROSE}\n"
            ),
            &format!(
                "headline: Home 'left residents thirsty'\nbyline: By Dawn Ashby, Local Democracy Reporter\ndateline: Tuesday, 3rd March 2020, 9:05 am\ndateline: Updated Wednesday, 4th March 2020\nbody: {PROSE}\nboilerplate: Lanehead House, the homeLanehead House, the home\ncaption: Lanehead House, the home\nboilerplate: Hide Ad\nboilerplate: Hide Ad\nbody: {PROSE}"
            ),
        );
    }

    #[test]
    fn the_head_of_a_broadcaster() {
        check(
            &format!(
                "Services now outstanding\n\n  • Published\n    14 July 2022\nSunderland Civic CentreImage source, LDRS\nImage caption,\n\nThe council handed over its services in 2017\n\n{PROSE}\n\n'Significant milestone'\n\n{PROSE}\n\nRelated internet links\n\nOfsted\n27 January\n\nThe BBC is not responsible for the content of external sites.\n"
            ),
            &format!(
                "headline: Services now outstanding\ndateline: • Published\ndateline: 14 July 2022\nboilerplate: Sunderland Civic CentreImage source, LDRS\nboilerplate: Image caption,\ncaption: The council handed over its services in 2017\nbody: {PROSE}\nheadline: 'Significant milestone'\nbody: {PROSE}\nboilerplate: Related internet links\nboilerplate: Ofsted\nboilerplate: 27 January\nboilerplate: The BBC is not responsible for the content of external sites."
            ),
        );
    }

    #[test]
    fn the_head_of_a_letter_and_of_a_page_in_markdown() {
        check(
            &format!(
                "4 February 2020\n\nMrs Gwen Arkwright\nHeadteacher\n\nDear Mrs Arkwright\n\nSecond monitoring inspection\n\n{PROSE}\n"
            ),
            &format!(
                "dateline: 4 February 2020\nbody: Mrs Gwen Arkwright\nbody: Headteacher\nbody: Dear Mrs Arkwright\nheadline: Second monitoring inspection\nbody: {PROSE}"
            ),
        );
        check(
            &format!(
                "# Greensand to take on school\n\n**A school that was judged inadequate will join a trust.**\n\n{PROSE}\n\n![Pupils](a.jpg)\n*Pupils outside. Picture: Chronicle archive*\n\n## 'Too long'\n\n{PROSE}\n"
            ),
            &format!(
                "boilerplate: #\nheadline: Greensand to take on school\nboilerplate: **\nstandfirst: A school that was judged inadequate will join a trust.\nboilerplate: **\nbody: {PROSE}\nboilerplate: ![Pupils](a.jpg)\nboilerplate: *\ncaption: Pupils outside.\nboilerplate: Picture: Chronicle archive\nboilerplate: *\nboilerplate: ##\nheadline: 'Too long'\nbody: {PROSE}"
            ),
        );
    }

    #[test]
    fn lists_with_furniture_in_their_midst() {
        check(
            "They found:\n• fewer staff\n• dirt\nHide Ad\n• noise",
            "body: They found:\nlist: • fewer staff\nlist: • dirt\nboilerplate: Hide Ad\nlist: • noise",
        );
        check(
            "Areas for improvement, including:• More rigour in oversight• Fewer delays where these occurThe report added: \"Morale is good.\"",
            "body: Areas for improvement, including:\nlist: • More rigour in oversight\nlist: • Fewer delays where these occur\nbody: The report added: \"Morale is good.\"",
        );
    }

    #[test]
    fn one_sentence_of_a_long_block_can_be_furniture() {
        let text = format!(
            "{} Don't forget to subscribe to our news for updates! More to come soon.",
            [PROSE; 6].join(" ")
        );
        let zones = label(&text, 0).zones;
        assert_eq!(
            zones.iter().map(|z| z.zone).collect::<Vec<_>>(),
            [Zone::Body, Zone::Boilerplate, Zone::Body]
        );
        assert_eq!(zones[1].span.of(&text), "Don't forget to subscribe to our news for updates!");
    }

    #[test]
    fn a_bare_date_below_the_head_is_no_dateline() {
        let text = format!(
            "Inspections this week\n\n{PROSE}\n\n{PROSE}\n\nWoodward Camp\n134 Camp Dr.\nJune 29, 2026\n\n1 violation\n"
        );
        assert_eq!(label(&text, 0).published, None);
        let visit = "Larchmount House\nInspection report\n\nDate of inspection visit: 14 September 2021\n20 September 2021\n\nDate of publication: 3 November 2021\n";
        assert_eq!(label(visit, 0).published.as_deref(), Some("2021-11-03"));
    }
}
