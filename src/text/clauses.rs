//! Where a clause ends.

use super::Text;
use super::tokens::{Gap, Range, Shape};

/// One past the last token of the clause that starts at `from`: before the sentence's closing stop, a semicolon,
/// a spaced dash, or a comma that opens a new clause.
pub fn clause_end(text: &Text<'_>, sentence: Range, from: u32) -> u32 {
    let mut end = sentence.end;
    while end > from && text.tokens[end as usize - 1].shape.any(Shape::STOP) {
        end -= 1;
    }
    (from..end).find(|at| breaks(text, *at, end)).unwrap_or(end)
}

fn breaks(text: &Text<'_>, at: u32, end: u32) -> bool {
    let token = text.tokens[at as usize];
    if token.shape.any(Shape::DASH) {
        return token.gap != Gap::None && text.tokens.get(at as usize + 1).is_none_or(|t| t.gap != Gap::None);
    }
    match text.token_str(at) {
        ";" => true,
        "," => {
            at + 1 < end
                && matches!(
                    text.token_str(at + 1),
                    "but" | "who" | "which" | "while" | "although" | "with" | "after" | "and"
                )
        }
        _ => false,
    }
}
