//! Text of pictures: captions, their credits, and what pages leave behind when they are copied: the text for
//! screen readers glued to a credit, the same caption printed twice.

use super::zone::Zone;
use aho_corasick::{AhoCorasick, AhoCorasickBuilder};
use std::ops::Range;
use std::sync::LazyLock;

/// Captions are shorter than this, in bytes.
const LONGEST: usize = 350;

/// A credit after a caption is shorter than this.
const LONGEST_CREDIT: usize = 70;

/// Labels of captions as the BBC's pages leave them in the text; then words that open a credit.
const WORDS: &str = "image caption|media caption|facebook twitter pinterest|file photo:|file picture:|file image:|image source|image copyright|media playback is unsupported|\
    media playback is not supported|photo:|photos:|picture:|pictures:|pic:|image:|images:|photograph:|\
    photographs:|photo credit|image credit|picture credit|credit:|photo by|photos by|picture by|pictures by|photograph by|image by|photograph courtesy|reuters/|ap photo/|afp photo";

/// How many of `WORDS` label a caption, and how many after those a source.
const LABELS: usize = 6;
const SOURCES: usize = 4;

static TABLE: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasickBuilder::new().ascii_case_insensitive(true).build(WORDS.split('|')).ok());

/// The parts of a block that is a caption or holds one, in order: nothing for any other block.
pub(crate) fn parts(block: &str) -> Vec<(Zone, Range<usize>)> {
    if block.len() > LONGEST {
        return Vec::new();
    }
    let found: Vec<_> = TABLE.iter().flat_map(|t| t.find_iter(block)).collect();
    if let Some(label) = found.iter().rev().find(|m| m.pattern().as_usize() < LABELS) {
        let rest = block[label.end()..].trim_start_matches([',', ':', ' ', '\u{a0}', '-']);
        let text = block.len() - rest.len();
        let mut parts = vec![(Zone::Boilerplate, 0..label.end())];
        let rest = self::parts(rest);
        parts.extend(rest.iter().map(|(zone, range)| (*zone, text + range.start..text + range.end)));
        if rest.is_empty() {
            parts.push((Zone::Caption, text..block.len()));
        }
        return parts;
    }
    for credit in &found {
        let before = block[..credit.start()].trim_end();
        if credit.pattern().as_usize() < LABELS + SOURCES {
            return vec![(Zone::Boilerplate, 0..block.len())];
        }
        let apart = before.is_empty()
            || before.ends_with(['.', '(', '[', '|', ')', '!', '?', '*', '_', '"', '”', '’', '–', '-']);
        if apart && block.len() - credit.start() <= LONGEST_CREDIT {
            let end = before.trim_end_matches(['(', '[', '|', '-', '–', ' ']).len();
            return vec![(Zone::Caption, 0..end), (Zone::Boilerplate, end..block.len())];
        }
    }
    Vec::new()
}

/// Whether the block is one text printed twice without a space between.
pub(crate) fn doubled(block: &str) -> Option<&str> {
    let half = block.len() / 2;
    let fits = half >= 8
        && block.len().is_multiple_of(2)
        && block.is_char_boundary(half)
        && block[..half] == block[half..];
    fits.then(|| &block[..half])
}

/// Whether `next` prints `caption` once more, perhaps with a credit after it.
pub(crate) fn repeats(caption: &str, next: &str) -> bool {
    let Some(rest) = next.strip_prefix(caption).filter(|_| caption.len() >= 8 && caption.len() <= LONGEST)
    else {
        return false;
    };
    let rest = rest.trim_start_matches([' ', '(', '.']);
    rest.is_empty()
        || parts(rest).first().is_some_and(|(_, range)| range.start == 0 && rest.len() <= LONGEST_CREDIT)
}

/// Whether the block is a name and what its bearer does, with no verb: "Alex Hopkins, chief executive of X."
pub(crate) fn names_someone(block: &str) -> bool {
    let Some((name, rest)) = block.split_once(", ").filter(|_| block.len() <= 120) else { return false };
    let words: Vec<&str> = name.split(' ').collect();
    let named = !name.starts_with("By ")
        && (2..=4).contains(&words.len())
        && words.iter().all(|w| w.starts_with(char::is_uppercase) && !w.ends_with(':'));
    let verb = |w: &str| VERBS.contains(&w) || w.len() > 4 && w.ends_with("ed");
    named
        && rest.starts_with(char::is_lowercase)
        && !rest.split(' ').any(|w| verb(w.trim_end_matches(['.', ','])))
}

/// Verbs of which a sentence about a person nearly always holds one.
const VERBS: [&str; 33] = [
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did", "will", "would",
    "can", "could", "may", "might", "must", "should", "said", "says", "told", "tells", "wrote", "writes",
    "took", "takes", "went", "led", "found", "left", "runs",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn told(block: &str) -> String {
        let parts = parts(block);
        parts
            .iter()
            .map(|(zone, range)| format!("{}<{}>", zone.name(), block[range.clone()].trim()))
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn captions_part_from_their_credits() {
        for (block, want) in [
            (
                "Rowan Bank in Little Haverby. Photo: Google",
                "caption<Rowan Bank in Little Haverby.> boilerplate<Photo: Google>",
            ),
            (
                "St Aldhelm's Hospital (Picture: Avening Echo)",
                "caption<St Aldhelm's Hospital> boilerplate<(Picture: Avening Echo)>",
            ),
            (
                "Sunderland Civic CentreImage source, LDRS",
                "boilerplate<Sunderland Civic CentreImage source, LDRS>",
            ),
            ("Image caption, The home closed", "boilerplate<Image caption> caption<The home closed>"),
            (
                "Image copyright Getty Images Image caption The jail",
                "boilerplate<Image copyright Getty Images Image caption> caption<The jail>",
            ),
            (
                "Media playback is unsupported on your device Media caption It shut",
                "boilerplate<Media playback is unsupported on your device Media caption> caption<It shut>",
            ),
            (
                "Facebook Twitter Pinterest A home. Photograph: A/PA",
                "boilerplate<Facebook Twitter Pinterest> caption<A home.> boilerplate<Photograph: A/PA>",
            ),
            (
                "FILE PHOTO: A home in Hull, June 3. REUTERS/Jo Bell",
                "boilerplate<FILE PHOTO:> caption<A home in Hull, June 3.> boilerplate<REUTERS/Jo Bell>",
            ),
            ("Image copyright AP", "boilerplate<Image copyright AP>"),
            ("Photo by Jo Bloggs/PA", "caption<> boilerplate<Photo by Jo Bloggs/PA>"),
            ("The council has a poor public image: it is seen as slow.", ""),
            ("Good pictures: a teacher's guide", ""),
        ] {
            assert_eq!(told(block), want, "{block}");
        }
    }

    #[test]
    fn a_caption_printed_twice_is_known() {
        assert_eq!(
            doubled("Sunderland Civic CentreSunderland Civic Centre"),
            Some("Sunderland Civic Centre")
        );
        assert_eq!(doubled("bye bye "), None);
        assert!(repeats("The Civic Centre", "The Civic Centre"));
        assert!(repeats("St Aldhelm's Hospital", "St Aldhelm's Hospital (Picture: Avening Echo)"));
        assert!(!repeats("St Aldhelm's Hospital", "St Aldhelm's Hospital was praised."));
    }

    #[test]
    fn a_name_with_a_post_and_no_verb_is_a_caption() {
        assert!(names_someone("Alex Hopkins, chief executive of Together for Children."));
        for prose in [
            "Andy Beeson, Headteacher.",
            "Jill Colbert, who runs it, was pleased.",
            "In July, the home closed.",
            "Mary Smith, from Hull, agreed.",
        ] {
            assert!(!names_someone(prose), "{prose}");
        }
    }
}
