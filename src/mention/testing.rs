//! For tests of taggers: an article made of a few words.

use crate::lexicon::Lexicon;
use crate::read::{Article, parse_bytes};
use crate::text::Text;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::builtin().0);

/// Calls `check` with `source` read and tokenised.
pub(crate) fn with_text<T>(source: &str, check: impl FnOnce(&Text<'_>, &Lexicon) -> T) -> T {
    with_article(source, None, |_, text, lexicon| check(text, lexicon))
}

/// The same with the article, published on `date` (ISO).
pub(crate) fn with_article<T>(
    source: &str,
    date: Option<&str>,
    check: impl FnOnce(&Article, &Text<'_>, &Lexicon) -> T,
) -> T {
    let mut article = parse_bytes("test.txt", source.as_bytes().to_vec(), None).unwrap().0;
    article.published.date = date.map(String::from);
    let text = Text::new(&article, &LEXICON);
    check(&article, &text, &LEXICON)
}
