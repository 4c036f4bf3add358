//! Ids that come from content alone, so that an article extracted on any machine gets the same ones.

use crate::fold::fold;
use crate::span::Span;

/// `article:` and 16 hexadecimal digits of the BLAKE3 hash of the raw bytes.
pub fn article_id(raw: &[u8]) -> String {
    hashed("article", &[raw])
}

/// `prefix:` and 16 hexadecimal digits of the hash of `parts`, each part closed off from the next.
pub fn hashed(prefix: &str, parts: &[&[u8]]) -> String {
    let mut joined = Vec::with_capacity(parts.iter().map(|p| p.len() + size_of::<u64>()).sum());
    for part in parts {
        joined.extend_from_slice(&(part.len() as u64).to_le_bytes());
        joined.extend_from_slice(part);
    }
    let mut id = String::with_capacity(prefix.len() + 17);
    id.push_str(prefix);
    id.push(':');
    for byte in &blake3::hash(&joined).as_bytes()[..8] {
        for half in [byte >> 4, byte & 15] {
            id.push(char::from_digit(half.into(), 16).unwrap_or_default());
        }
    }
    id
}

/// Appends the decimal digits of a number: ids are made of many, and the general way of writing takes longer.
pub fn push_number(mut number: u64, out: &mut Vec<u8>) {
    let mut digits = [0; 20];
    let mut from = digits.len();
    loop {
        from -= 1;
        digits[from] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            return out.extend_from_slice(&digits[from..]);
        }
    }
}

/// Appends a stretch as `start:end`.
pub fn push_span(span: Span, out: &mut Vec<u8>) {
    push_number(span.start.into(), out);
    out.push(b':');
    push_number(span.end.into(), out);
}

/// A readable id such as `person:jill-colbert`: the folded name, its runs of letters and digits joined by `-`.
/// A name without any gets its hash.
pub fn named(prefix: &str, name: &str) -> String {
    let folded = fold(name);
    let mut slug = String::with_capacity(prefix.len() + folded.len() + 1);
    let mut parted = false;
    for c in folded.chars().filter(|c| *c != '\'') {
        if !c.is_alphanumeric() {
            parted = !slug.is_empty();
            continue;
        }
        if std::mem::take(&mut parted) {
            slug.push('-');
        }
        slug.push(c);
    }
    if slug.is_empty() { hashed(prefix, &[name.as_bytes()]) } else { format!("{prefix}:{slug}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_readable_and_stable() {
        assert_eq!(named("person", "Jill O’Hara-Smith"), "person:jill-ohara-smith");
        assert_eq!(article_id(b"x"), article_id(b"x"));
        assert_ne!(hashed("claim", &[b"ab", b"c"]), hashed("claim", &[b"a", b"bc"]));
        assert!(named("place", "!!!").starts_with("place:"));
    }
}
