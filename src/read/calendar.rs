//! Names and numbers of the calendar, word by word.

/// Names of months in English and, for the bilingual pages of Wales, in Welsh; the English ones may be cut
/// to three letters or more.
const MONTHS: [(&str, &str); 12] = [
    ("january", "ionawr"),
    ("february", "chwefror"),
    ("march", "mawrth"),
    ("april", "ebrill"),
    ("may", "mai"),
    ("june", "mehefin"),
    ("july", "gorffennaf"),
    ("august", "awst"),
    ("september", "medi"),
    ("october", "hydref"),
    ("november", "tachwedd"),
    ("december", "rhagfyr"),
];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Time zones that datelines name.
pub(super) const ZONES: [&str; 14] =
    ["gmt", "bst", "utc", "et", "est", "edt", "ct", "cst", "cdt", "pt", "pst", "pdt", "ist", "cet"];

/// A weekday's name, whole or cut to three letters or more.
pub(super) fn is_weekday(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    word.len() >= 3 && WEEKDAYS.iter().any(|d| *d == word || word.len() <= 5 && d.starts_with(&word))
}

/// A number of at most `most` digits.
pub(super) fn number(word: &str, most: usize) -> Option<u16> {
    let digits = !word.is_empty() && word.len() <= most && word.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| word.parse().ok()).flatten()
}

/// A day of the month: `3`, `3rd`.
pub(super) fn day(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = &word[digits.len()..];
    let fits = suffix.is_empty() || ["st", "nd", "rd", "th"].iter().any(|s| suffix.eq_ignore_ascii_case(s));
    number(digits, 2).filter(|n| fits && (1..=31).contains(n)).map(|n| n as i8)
}

/// A year of four digits.
pub(super) fn year(word: &str) -> Option<i16> {
    number(word, 4).filter(|n| (1900..2100).contains(n)).map(|n| n as i16)
}

/// The number of a month.
pub(super) fn month(word: &str) -> Option<i8> {
    let lower = word.to_ascii_lowercase();
    let fits = |(english, welsh): &(&str, &str)| {
        lower.len() >= 3 && english.starts_with(lower.as_str()) || lower == *welsh
    };
    MONTHS.iter().position(fits).map(|n| n as i8 + 1)
}

/// Parts `05am` into digits and the first letter of am or pm.
pub(super) fn meridiem(word: &str) -> (&str, &'static str) {
    let cut = word.len().saturating_sub(2);
    match word.get(cut..) {
        Some(suffix) if suffix.eq_ignore_ascii_case("am") => (&word[..cut], "a"),
        Some(suffix) if suffix.eq_ignore_ascii_case("pm") => (&word[..cut], "p"),
        _ => (word, ""),
    }
}
