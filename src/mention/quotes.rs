//! QUOTE mentions from the paired quotation marks, and CUE mentions.
//!
//! Marks do not only hold speech: they hold grades, titles, nicknames and words the writer keeps at arm's
//! length. A quotation is a QUOTE when somebody can have said it: it reads like a sentence, or its own sentence
//! reports something.

use super::{Label, Mention, Why};
use crate::lexicon::{Lexicon, lists};
use crate::read::Zone;
use crate::text::{Gap, Hit, Quote, Range, Shape, Text};

/// Words up to which a quotation without a closing mark inside needs a reporting word beside it.
const SHORT: u32 = 3;

pub(crate) fn find(text: &Text<'_>, lexicon: &Lexicon, found: &mut Vec<Mention>) {
    let grades: Vec<Range> = found.iter().filter(|m| m.label == Label::Rating).map(|m| m.tokens).collect();
    for quote in &text.quotes {
        if speech(text, lexicon, quote, &grades) {
            let mut mention = Mention::new(Label::Quote, quote.tokens, text, Why::Pattern("quote.marks"));
            mention.sub = Some(if whole(text, quote) { "full" } else { "partial" });
            found.push(mention);
        }
    }
    for hit in text.hits.all(lists::CUES).filter(|h| reports(lexicon, h)) {
        found.push(Mention::new(Label::Cue, hit.range(), text, Why::Row(hit.list, hit.row)));
    }
}

/// A verb, adjective or noun of reporting, not a noun that can only be a speaker or a medium.
fn reports(lexicon: &Lexicon, hit: &Hit) -> bool {
    matches!(lexicon.field(hit.list, hit.row, "group"), "speech" | "thought" | "evidence")
}

/// Whether somebody can have said what stands between the marks.
fn speech(text: &Text<'_>, lexicon: &Lexicon, quote: &Quote, grades: &[Range]) -> bool {
    let inside = without_marks(text, quote.inside());
    let words = words(text, inside);
    if words < 2 || grades.iter().any(|g| g.contains(inside)) || title(text, lexicon, inside) {
        return false;
    }
    let ended = inside.end < quote.inside().end || !quote.closed;
    words > SHORT || ended || reported(text, lexicon, quote)
}

/// The tokens without the marks at their end.
fn without_marks(text: &Text<'_>, range: Range) -> Range {
    let mark = |t: &u32| !text.tokens[*t as usize].shape.is(Shape::MARK);
    Range::new(range.start, range.iter().rev().find(mark).map_or(range.start, |t| t + 1))
}

/// Words as a reader counts them: what a hyphen ties together is one.
fn words(text: &Text<'_>, range: Range) -> u32 {
    let starts = |t: &u32| {
        let token = text.tokens[*t as usize];
        !token.shape.is(Shape::MARK) && (token.gap != Gap::None || *t == range.start)
    };
    range.iter().filter(starts).count() as u32
}

/// A title or name: all its longer words have capitals, more than the first, outside headlines.
fn title(text: &Text<'_>, lexicon: &Lexicon, range: Range) -> bool {
    let small = |t: u32| {
        text.hits.is(t, lists::FUNCTION_WORDS)
            && !matches!(lexicon_group(text, lexicon, t), "pronoun" | "auxiliary")
    };
    let plain = |t: u32| {
        let shape = text.tokens[t as usize].shape;
        shape.any(Shape::LETTER) && !shape.capitalised() && !small(t)
    };
    let capitals = range.iter().filter(|t| text.tokens[*t as usize].shape.capitalised()).count();
    capitals > 1 && text.zone(range.start) != Zone::Headline && !range.iter().any(plain)
}

fn lexicon_group<'l>(text: &Text<'_>, lexicon: &'l Lexicon, token: u32) -> &'l str {
    text.hits.find(token, lists::FUNCTION_WORDS).map_or("", |h| lexicon.field(h.list, h.row, "group"))
}

/// Whether the sentence around a quotation has a finite reporting word outside it.
fn reported(text: &Text<'_>, lexicon: &Lexicon, quote: &Quote) -> bool {
    let number = text.sentence_of(quote.tokens.start);
    let Some(sentence) = text.sentences.get(number) else { return false };
    let finite = |h: &Hit| {
        let form = lexicon.field(h.list, h.row, "form");
        h.list == lists::CUES && reports(lexicon, h) && !matches!(form, "ing" | "noun" | "adjective")
    };
    let outside = sentence.tokens.iter().filter(|t| !quote.tokens.has(*t));
    outside.into_iter().any(|t| text.hits.at(t).iter().any(&finite))
}

/// Whether the quotation is a sentence or more, not a part of the writer's.
fn whole(text: &Text<'_>, quote: &Quote) -> bool {
    let inside = quote.inside();
    let first = text.tokens[inside.start as usize].shape.capitalised();
    let last = text.tokens[inside.end as usize - 1];
    first && (!quote.closed || last.shape.is(Shape::MARK))
}
