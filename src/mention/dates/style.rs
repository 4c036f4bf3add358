//! Whether an article writes the month first in figures, as Americans do.

use super::words::{Word, Words};
use crate::lexicon::{Lexicon, lists};
use crate::read::Zone;
use crate::text::{Shape, Text};

/// Only what the article itself shows counts: a figure over twelve in second place, or in its head a written date in
/// the American order ("June 29, 2026"), an American state ("HARLAN FALLS, Minn.") or agency. Everything else is
/// British.
pub(crate) fn month_first(text: &Text<'_>, lexicon: &Lexicon, words: &Words) -> bool {
    let mut american = false;
    for at in 0..text.tokens.len() as u32 {
        if let Some(first) = figures(text, at) {
            return first;
        }
        american = american || (head(text, at) && (written(text, words, at) || state(text, lexicon, at)));
    }
    american
}

/// `05/31/2024` (true) or `31/05/2024` (false) at a token.
fn figures(text: &Text<'_>, at: u32) -> Option<bool> {
    let token = text.tokens.get(at as usize)?;
    if !token.shape.any(Shape::DIGIT) || text.tokens.get(at as usize + 4)?.span.end - token.span.start > 10 {
        return None;
    }
    let slash = |t: u32| text.token_str(t) == "/";
    let number = |t: u32| text.token_str(t).parse::<u16>().ok();
    let (a, b, c) = (number(at)?, number(at + 2)?, number(at + 4)?);
    let date = slash(at + 1) && slash(at + 3) && a <= 31 && b <= 31 && (c < 100 || (1900..2100).contains(&c));
    match (date, a > 12, b > 12) {
        (true, false, true) => Some(true),
        (true, true, false) => Some(false),
        _ => None,
    }
}

fn head(text: &Text<'_>, at: u32) -> bool {
    at < 120 && matches!(text.zone(at), Zone::Dateline | Zone::Byline | Zone::Headline | Zone::Standfirst)
        || at < 60
}

/// "June 29, 2026".
fn written(text: &Text<'_>, words: &Words, at: u32) -> bool {
    let month = words.at(at).any(|s| matches!(s.word, Word::Month(..) | Word::ShortMonth(_)));
    let digits = |t: u32, len: usize| {
        text.tokens.get(t as usize).is_some_and(|_| {
            text.token_str(t).len() == len && text.token_str(t).bytes().all(|b| b.is_ascii_digit())
        })
    };
    let comma = text.tokens.get(at as usize + 2).is_some_and(|_| text.token_str(at + 2) == ",");
    month && comma && (digits(at + 1, 1) || digits(at + 1, 2)) && digits(at + 3, 4)
}

/// "Minn." and "(AP)" in a dateline.
fn state(text: &Text<'_>, lexicon: &Lexicon, at: u32) -> bool {
    let mark = |t: u32, mark: &str| text.tokens.get(t as usize).is_some_and(|_| text.token_str(t) == mark);
    let place = text
        .hits
        .of(at, lists::ABBREVIATIONS)
        .any(|h| h.len == 1 && lexicon.field(h.list, h.row, "group") == "state");
    let comma = at > 0 && mark(at - 1, ",");
    place && comma && mark(at + 1, ".")
        || text.token_str(at) == "AP" && at > 0 && mark(at - 1, "(") && mark(at + 1, ")")
}
