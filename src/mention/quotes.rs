//! QUOTE mentions from the paired quotation marks, and CUE mentions.

use super::{Label, Mention, Why};
use crate::lexicon::{Lexicon, lists};
use crate::text::Text;

pub(crate) fn find(text: &Text<'_>, lexicon: &Lexicon, found: &mut Vec<Mention>) {
    for quote in &text.quotes {
        if quote.inside().len() >= 2 {
            let mention = Mention::new(Label::Quote, quote.tokens, text, Why::Pattern("quote.marks"));
            found.push(mention);
        }
    }
    let group = |h: &crate::text::Hit| lexicon.field(h.list, h.row, "group");
    let reports =
        |h: &crate::text::Hit| h.list == lists::CUES && matches!(group(h), "speech" | "thought" | "evidence");
    for hit in text.hits.iter().filter(reports) {
        found.push(Mention::new(Label::Cue, hit.range(), text, Why::Row(hit.list, hit.row)));
    }
}
