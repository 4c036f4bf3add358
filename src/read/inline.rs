//! What has run together inside one block: sentences, list items, and words where a space was lost.

/// Where the last sentence of `text` begins, as far as stops and spaces tell.
pub(super) fn last_sentence(text: &str) -> usize {
    let ends = text.rmatch_indices(['.', '!', '?']).map(|(n, _)| n + 1);
    ends.into_iter().find(|n| text[*n..].starts_with(char::is_whitespace)).unwrap_or(0)
}

/// The next bullet inside `body` from byte `from`; its very start does not count, that is a list item's own.
pub(super) fn inner_bullet(body: &str, from: usize) -> Option<usize> {
    let mut at = from;
    while let Some(n) = body.as_bytes().get(at..)?.iter().position(|b| *b == BULLETS_LEAD) {
        at += n;
        if at > 0 && body[at..].starts_with(BULLETS) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// Marks that are nothing but bullets, all of three bytes, and the first of those bytes.
const BULLETS: [char; 5] = ['•', '‣', '⁃', '▪', '●'];
const BULLETS_LEAD: u8 = 0xE2;

/// Where in a list item the next sentence is glued on: `where these occur|The report added`. Its length if nowhere.
pub(super) fn glued(item: &str) -> usize {
    let bytes = item.as_bytes();
    for (at, pair) in bytes.windows(2).enumerate() {
        if !(pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase()) {
            continue;
        }
        let word = bytes[..=at].iter().rev().take_while(|b| b.is_ascii_alphabetic());
        let small = bytes[..=at].iter().rev().take_while(|b| b.is_ascii_lowercase()).count();
        let next = bytes[at + 1..].iter().take_while(|b| b.is_ascii_alphabetic()).count();
        if small >= 3 && word.count() == small && next >= 2 && bytes.get(at + 1 + next) == Some(&b' ') {
            return at + 1;
        }
    }
    item.len()
}
