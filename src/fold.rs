//! The folded view on which all matching is done: lower case, straight quotation marks, plain dashes and
//! spaces. Text itself is never changed; folding goes into a buffer of the caller's.

/// Appends the folded form of `text` to `out`.
pub fn fold_into(text: &str, out: &mut String) {
    if text.is_ascii() {
        let from = out.len();
        out.push_str(text);
        if let Some(added) = out.get_mut(from..) {
            added.make_ascii_lowercase();
        }
        return;
    }
    for c in text.chars() {
        match fold_mark(c) {
            Some(plain) => out.push(plain),
            None => out.extend(c.to_lowercase()),
        }
    }
}

/// The folded form of `text` as a new string.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// Whether two texts have the same folded form.
pub fn alike(one: &str, other: &str) -> bool {
    if one.is_ascii() && other.is_ascii() {
        return one.eq_ignore_ascii_case(other);
    }
    fold(one) == fold(other)
}

/// The plain form of a typographic mark: quotation marks, apostrophes, dashes and odd spaces.
pub fn fold_mark(c: char) -> Option<char> {
    Some(match c {
        '‘' | '’' | '‚' | '‛' | '′' | '`' | '´' | '\u{2bc}' => '\'',
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{200a}' | '\u{202f}' => ' ',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{alike, fold};

    #[test]
    fn folds_case_marks_and_spaces() {
        assert_eq!(fold("Children’s “CARE” – a\u{a0}b"), "children's \"care\" - a b");
        assert_eq!(fold("École"), "école");
        assert!(alike("It's", "IT’S") && alike("Good", "good") && !alike("good", "god"));
    }
}
