//! Short names of a body that the article names in full elsewhere: "Calder Vale" for Calder Vale Healthcare Ltd,
//! "Enlighten" for the Enlighten Multi-Academy Trust, "St Bede's" for St Bede's RC Primary. A reader knows them by
//! the full name alone, so that none of them needs a word of bodies or an unusual spelling.

use super::scan::{Case, Scan};
use super::{Label, Name, Why, evidence, places};
use crate::lexicon::{Traits, WordId, lists};
use crate::mention::Kind;
use crate::text::{Gap, Hit, Range, Shape};
use std::collections::BTreeMap;

/// A short form: where the full name has it, and of what kind of body it is.
type Forms = BTreeMap<WordId, Vec<(Range, Kind)>>;

/// Names every place that has a short form, where no name stands that is firm.
pub(super) fn find(scan: &Scan<'_>, names: &mut Vec<Name>) {
    let forms = forms(scan, names);
    if forms.is_empty() {
        return;
    }
    let mut found: Vec<Name> = Vec::new();
    let mut at = 0;
    while at < scan.text.tokens.len() as u32 {
        let form = forms.get(&scan.word(at)).and_then(|all| all.iter().find_map(|f| written(scan, at, *f)));
        match form.filter(|n| free(names, n.tokens)) {
            Some(name) => {
                at = name.tokens.end;
                found.push(name);
            }
            None => at += 1,
        }
    }
    let covered = |n: &Name| found.iter().any(|f| f.tokens.overlaps(n.tokens));
    names.retain(|n| !covered(n));
    names.extend(found);
    names.sort_by_key(|n| n.tokens.start);
}

/// The short forms of the article's bodies, the longest first.
fn forms(scan: &Scan<'_>, names: &[Name]) -> Forms {
    let mut forms = Forms::default();
    for name in names.iter().filter(|n| n.label == Some(Label::Org) && n.tokens.len() > 1) {
        let listed = matches!(name.why, Why::Pattern("name.listing"));
        let plain = (listed || scan.case(scan.text.sentence_of(name.tokens.start)) == Case::Plain)
            && !matches!(name.why, Why::Row(lists::ORGANISATIONS, _));
        for form in short_of(scan, name.tokens).filter(|_| plain) {
            let all = forms.entry(scan.word(form.start)).or_default();
            if !all.iter().any(|(f, _)| scan.key(*f) == scan.key(form)) {
                all.push((form, name.kind));
            }
        }
    }
    for all in forms.values_mut() {
        all.sort_by_key(|(f, _)| (u32::MAX - f.len(), f.start));
    }
    forms
}

/// The first words of a full name that can stand for it.
fn short_of<'s>(scan: &'s Scan<'_>, full: Range) -> impl Iterator<Item = Range> + 's {
    let stem = evidence::stem(scan, full).filter(|(s, _)| s.start == full.start);
    let ends = stem.map_or(full.end..full.end, |_| full.start + 1..full.end);
    ends.map(move |end| Range::new(full.start, end)).filter(move |form| {
        let Some((stem, label)) = stem else { return false };
        // What serves an area is called by more than the area's name.
        let by_area = label == Label::Place;
        let next = scan.text.token_str(form.end);
        let cut = scan.shape(form.end).is(Shape::POSSESSIVE)
            || matches!(next, "of" | "for" | "in" | "'" | "’" | "-");
        let last = scan.capital(form.end - 1) || scan.shape(form.end - 1).is(Shape::POSSESSIVE);
        let telling = form.len() > 1 && form.iter().any(|t| scan.capital(t) && !scan.plain_word(t));
        // A single word that may be a name by itself is a guess of its own, settled elsewhere.
        let lone =
            form.len() == 1 && !(scan.plain_word(form.start) && scan.shape(form.start).any(Shape::SMALL));
        let fits = if by_area { form.end > stem.end } else { telling || *form == stem };
        fits && last && !lone && !cut && !is_other(scan, *form)
    })
}

/// Whether the words name something of their own: a place, a person by a title, a body known by that name.
fn is_other(scan: &Scan<'_>, form: Range) -> bool {
    let place = places::known(scan, form.start, Case::Plain).is_some_and(|p| p.tokens == form);
    let known = |list| scan.hit(form.start, list).is_some_and(|h: Hit| h.range() == form);
    let area = scan.hit(form.start, lists::PLACE_HEADS).is_some_and(|h| scan.field(h, "side") == "before");
    let owned = scan.shape(form.end - 1).is(Shape::POSSESSIVE);
    let saint = area && owned;
    let people = form.iter().all(|t| scan.traits(t).any(Traits::DEMONYM | Traits::NOT_NAME));
    let closes = |h: Hit| scan.field(h, "kind") == "closer";
    let event = scan.hit(form.end - 1, lists::NOT_NAMES).is_some_and(closes);
    let shortened = scan.shape(form.end - 1).is(Shape::SINGLE);
    place
        || people
        || event
        || shortened
        || owned && !saint
        || known(lists::ORGANISATIONS)
        || known(lists::ROLES)
        || known(lists::NOT_NAMES)
        || known(lists::ORG_HEADS)
        || area && !saint
}

/// The short form at `at`, if it is written as a name there and no longer name goes on.
fn written(scan: &Scan<'_>, at: u32, (form, kind): (Range, Kind)) -> Option<Name> {
    let here = Range::new(at, at + form.len());
    let same = here.iter().zip(form.iter()).all(|(a, b)| scan.word(a) == scan.word(b));
    let case = scan.case(scan.text.sentence_of(at));
    if !same || case == Case::Lower || !scan.named(here, case) || !scan.capital(at) {
        return None;
    }
    let joined = |t: u32| scan.capital(t) && scan.gap(t) == Gap::Space && !scan.weak(t);
    let longer = joined(here.end) && scan.role(here.end).is_none();
    let before = scan.before(at).filter(|b| scan.capital(*b) && scan.gap(at) == Gap::Space);
    let inside = before.is_some_and(|b| !scan.weak(b) || scan.honorific(b).is_some())
        || here.iter().any(|t| scan.role(t).is_some_and(|r| r.range().end > here.end));
    let dashed = scan.shape(here.end).any(Shape::DASH) && scan.gap(here.end) == Gap::None;
    // "Enlighten" at the start of a sentence may be the verb.
    let plain = here.iter().all(|t| scan.plain_word(t)) && (scan.weak(at) || case != Case::Plain);
    let acts = scan.traits(here.end).any(Traits::LINK | Traits::SPEECH)
        || scan.shape(here.end).is(Shape::POSSESSIVE)
        || scan.word(here.end) == scan.closed.comma && scan.word(here.end + 1) == scan.closed.which;
    let fits = !longer && !inside && !dashed && (!plain || acts);
    fits.then(|| Name { kind, ..Name::new(here, Label::Org, Why::Pattern("name.short")) })
}

/// Whether no firm name stands there but one of exactly these words read by its form alone.
fn free(names: &[Name], tokens: Range) -> bool {
    let from = names.partition_point(|n| n.tokens.end <= tokens.start);
    let over = names[from..].iter().take_while(|n| n.tokens.start < tokens.end);
    let by_form = |n: &Name| {
        n.label == Some(Label::Person) && matches!(n.why, Why::Pattern("person.words" | "name.beside"))
    };
    let inside = |n: &Name| tokens.contains(n.tokens);
    { over }
        .all(|n| n.label.is_none() || inside(n) && (n.tokens.len() < tokens.len() || by_form(n) && !n.titled))
}
