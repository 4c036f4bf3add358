//! PERSON, ROLE, ORG and PLACE: the names of an article.
//!
//! The four are read together, since one word can be any of them ("Lancaster", "Wells", "Head"). [`Scan`] tells
//! for each token what its word is known to be and whether its capital says anything (in a headline or a text
//! all in small letters it does not). [`segment`] walks each sentence and asks at every token that can open a
//! name which reading is the longest: a body ([`organisations`]), a person ([`people`]) or a place ([`places`]).
//! A single word that stays open is a guess; [`evidence`] settles guesses over the whole article, so that
//! "Colbert" is a person everywhere once "Jill Colbert" stood somewhere. [`roles`] come last, as they need to
//! know the names beside them.

mod context;
mod evidence;
mod listing;
mod organisations;
mod people;
mod places;
mod roles;
mod scan;
mod segment;

use super::{Kind, Label, Mention, Why};
use crate::lexicon::Lexicon;
use crate::text::{Range, Text};
use scan::Scan;

/// A name as read from its form, before the whole article is looked at.
#[derive(Clone, Debug)]
struct Name {
    tokens: Range,
    /// `None` while it is a guess.
    label: Option<Label>,
    kind: Kind,
    why: Why,
    /// Canonical name, where the lexicon has one.
    value: Option<String>,
    /// An honorific or role stands before it.
    titled: bool,
}

impl Name {
    fn new(tokens: Range, label: Label, why: Why) -> Self {
        Self { tokens, label: Some(label), kind: Kind::Plain, why, value: None, titled: false }
    }

    fn guess(tokens: Range) -> Self {
        Self { label: None, ..Self::new(tokens, Label::Person, Why::Pattern("name.guess")) }
    }
}

pub(crate) fn find(text: &Text<'_>, lexicon: &Lexicon, found: &mut Vec<Mention>) {
    let scan = Scan::new(text, lexicon);
    let mut names = segment::names(&scan);
    evidence::settle(&scan, &mut names);
    roles::find(&scan, &names, found);
    for name in names {
        let Some(label) = name.label else { continue };
        let mut mention = Mention::new(label, name.tokens, text, name.why);
        mention.kind = name.kind;
        mention.value = name.value;
        found.push(mention);
    }
}
