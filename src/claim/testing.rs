//! For tests: what the whole pipeline claims of a few sentences.

use super::{Claim, ClaimType};
use crate::Extractor;
use crate::read::Article;
use std::sync::OnceLock;

/// The claims of one type, each as `name=value` of the arguments (and the modality) asked for, joined by `; `.
pub(super) fn claims(kind: ClaimType, text: &str, names: &[&str]) -> Vec<String> {
    static EXTRACTOR: OnceLock<Extractor> = OnceLock::new();
    let extractor = EXTRACTOR.get_or_init(|| Extractor::load(None).0);
    let article = Article { text: text.into(), ..Article::default() };
    let found = extractor.extract(&article).claims;
    let show = |c: &Claim| {
        let value = |n: &str| if n == "modality" { Some(c.modality.name()) } else { c.text(n) };
        let told = names.iter().filter_map(|n| Some(format!("{n}={}", value(n)?)));
        told.collect::<Vec<_>>().join("; ")
    };
    found.iter().filter(|c| c.kind == kind).map(show).collect()
}
