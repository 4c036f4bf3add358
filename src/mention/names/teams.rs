//! Sports teams called by their town alone: "Stoke 4 Barnsley 0", "Leicestershire beat Somerset". In a report of
//! sport such a name is the team's, but for the places it says something happened in. Countries stay places.

use super::scan::Scan;
use super::{Label, Name, Why};
use crate::lexicon::{Traits, WordId, lists};
use crate::text::{Gap, Range, Shape};
use rustc_hash::FxHashSet;

/// Words of sport that make a report of it.
const ENOUGH: usize = 4;
/// Numbers in a row of a league table.
const COLUMNS: usize = 3;

/// Makes bodies of the names that some line or sentence of a sports report shows to be teams.
pub(super) fn settle(scan: &Scan<'_>, names: &mut [Name]) {
    let talk = scan.text.hits.all(lists::SPORTS).filter(|h| scan.field(*h, "group") == "talk");
    if talk.take(ENOUGH).count() < ENOUGH {
        return;
    }
    let teams: FxHashSet<WordId> = (0..names.len())
        .filter(|n| can_be(scan, &names[*n]) && !happens_in(scan, names[*n].tokens))
        .filter(|n| listed(scan, names, *n) || plays(scan, names[*n].tokens))
        .map(|n| scan.key(names[n].tokens))
        .collect();
    for name in names.iter_mut().filter(|n| can_be(scan, n)) {
        if teams.contains(&scan.key(name.tokens)) && !happens_in(scan, name.tokens) {
            *name = Name { titled: false, ..Name::new(name.tokens, Label::Org, Why::Pattern("name.team")) };
        }
    }
}

/// A town, a county, or one word that nothing else is known of.
fn can_be(scan: &Scan<'_>, name: &Name) -> bool {
    let open = name.tokens.len() == 1 && !name.titled && name.label.is_none_or(|l| l == Label::Person);
    let place = name.label == Some(Label::Place);
    let hit = scan.hit(name.tokens.start, lists::PLACES).filter(|h| h.range() == name.tokens);
    let land = hit.is_some_and(|h| {
        matches!(scan.field(h, "kind"), "country" | "nation" | "continent" | "world_region" | "water")
    });
    (open || place) && !land
}

/// "in Leicester", a line that opens with its ground or its date: where something was.
fn happens_in(scan: &Scan<'_>, tokens: Range) -> bool {
    let before = scan.before(tokens.start);
    let small = before.filter(|b| !scan.shape(*b).all_capitals());
    let inside = small.is_some_and(|b| scan.is(b, Traits::LOCATIVE) || scan.word(b) == scan.closed.at);
    let next = scan.text.token_str(tokens.end);
    let year = scan.shape(tokens.end).is(Shape::DIGIT) && next.len() == 4;
    inside || before.is_none() && (year || matches!(next, ":" | "(" | ","))
}

/// A row of a table, a result or a fixture: a name with its figures, or beside another name.
fn listed(scan: &Scan<'_>, names: &[Name], number: usize) -> bool {
    let tokens = names[number].tokens;
    let opens = scan.before(tokens.start).is_none();
    let row = opens && figures(scan, tokens.end) >= COLUMNS;
    let link = |first: Range, second: Range| first.end + 1 == second.start && pairs(scan, first.end);
    let next = names.get(number + 1).is_some_and(|n| link(tokens, n.tokens));
    let last = number > 0 && link(names[number - 1].tokens, tokens);
    row || next || last
}

/// How many numbers follow, with nothing between them but marks.
fn figures(scan: &Scan<'_>, from: u32) -> usize {
    let inside = |t: &u32| scan.gap(*t) < Gap::Line && !scan.shape(*t).any(Shape::LETTER);
    let rest = (from..from + 24).take_while(inside);
    rest.filter(|t| scan.shape(*t).any(Shape::DIGIT) && scan.gap(*t) == Gap::Space).count()
}

/// "Stoke 4 Barnsley 0", "Chelsea v Arsenal", "BOSTON AT OAKLAND": what stands between two teams.
fn pairs(scan: &Scan<'_>, at: u32) -> bool {
    let word = scan.text.token_str(at);
    let score = scan.shape(at).is(Shape::DIGIT) && word.len() <= 3;
    scan.gap(at + 1) == Gap::Space && (score || matches!(word, "v" | "vs" | "AT" | "V"))
}

/// "beat Somerset", "against Essex", "the Reds", "Surrey captain".
fn plays(scan: &Scan<'_>, tokens: Range) -> bool {
    let group = |t: u32| scan.hit(t, lists::SPORTS).map_or("", |h| scan.field(h, "group"));
    let mut before = scan.before(tokens.start);
    let article = before.filter(|b| scan.word(*b) == scan.closed.the);
    let plural = article.is_some() && scan.text.token_str(tokens.end - 1).ends_with('s');
    if let Some(the) = article {
        before = scan.before(the);
    }
    let object =
        before.is_some_and(|b| group(b) == "beat" || matches!(scan.text.token_str(b), "against" | "v"));
    let subject = group(tokens.end) == "beat"
        && (scan.capital(tokens.end + 1) || scan.shape(tokens.end + 1).is(Shape::LETTER));
    object
        || subject
        || plural && scan.hit(tokens.start, lists::PLACES).is_none()
        || group(tokens.end) == "player"
}
