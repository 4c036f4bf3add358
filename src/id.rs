//! Ids that come from content alone, so that an article extracted on any machine gets the same ones.

use crate::fold::fold;

/// `article:` and 16 hexadecimal digits of the BLAKE3 hash of the raw bytes.
pub fn article_id(raw: &[u8]) -> String {
    hashed("article", &[raw])
}

/// `prefix:` and 16 hexadecimal digits of the hash of `parts`, each part closed off from the next.
pub fn hashed(prefix: &str, parts: &[&[u8]]) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    let hex = hasher.finalize().to_hex();
    let mut id = String::with_capacity(prefix.len() + 17);
    for piece in [prefix, ":", &hex[..16]] {
        id.push_str(piece);
    }
    id
}

/// A readable id such as `person:jill-colbert`: the folded name, its runs of letters and digits joined by `-`.
/// A name without any gets its hash.
pub fn named(prefix: &str, name: &str) -> String {
    let folded = fold(name);
    let mut slug = String::with_capacity(prefix.len() + folded.len() + 1);
    for word in folded.replace('\'', "").split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
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
