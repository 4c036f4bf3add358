//! RATING mentions: grade words, but only where they are used as an inspection judgement.
//!
//! A grade word counts when the article speaks of inspections at all, when the word is a grade of an
//! inspectorate in view, and when something beside it shows a judgement: a verb ("was rated"), a noun ("an
//! inadequate rating"), a change ("from good to"), a line of a table, a list with another grade. Praise
//! ("outstanding services", "good progress") has none of these and stays ordinary English.

mod areas;
mod cues;
mod listed;
mod scene;

use super::{Label, Mention, Why};
use crate::lexicon::Lexicon;
use crate::text::Text;
pub(crate) use areas::areas;
pub(crate) use listed::LONGEST_ASPECT;
use scene::Scene;

pub(crate) fn find(text: &Text<'_>, lexicon: &Lexicon, found: &mut Vec<Mention>) {
    let Some(scene) = Scene::new(text, lexicon, found) else { return };
    let candidates = scene.candidates();
    let mut shown: Vec<bool> = candidates.iter().map(|c| scene.shows_judgement(c)).collect();
    scene.spread(&candidates, &mut shown);
    for (candidate, _) in candidates.into_iter().zip(shown).filter(|(_, shown)| *shown) {
        let why = Why::Row(candidate.list, candidate.row);
        found.push(Mention::new(Label::Rating, candidate.tokens, text, why).with_value(candidate.grade));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Article, parse};

    fn ratings(text: &str) -> Vec<String> {
        let (lexicon, _) = Lexicon::builtin();
        let article = parse(Article { text: text.into(), ..Article::default() }).unwrap();
        let text = Text::new(&article, &lexicon);
        let mut found = Vec::new();
        find(&text, &lexicon, &mut found);
        found.into_iter().map(|m| format!("{}={}", text.str(m.span), m.value.unwrap_or_default())).collect()
    }

    #[test]
    fn judgements_are_found() {
        for (text, want) in [
            ("Oakfield Primary was rated Good by Ofsted.", "Good=good"),
            (
                "Inspectors from the CQC rated the home 'requires improvement' for safety.",
                "requires improvement=requires improvement",
            ),
            ("The trust was no longer rated as inadequate, the CQC said.", "inadequate=inadequate"),
            ("Ofsted ruled the council's care was inadequate for the second time.", "inadequate=inadequate"),
            (
                "It was the third monitoring visit by Ofsted since the inadequate rating in 2019.",
                "inadequate=inadequate",
            ),
            ("The outstanding-rated nursery welcomed Ofsted inspectors.", "outstanding=outstanding"),
            (
                "Ofsted has moved the school from requires improvement to good.",
                "requires improvement=requires improvement|good=good",
            ),
            ("Ofsted judged three of them good or outstanding.", "good=good|outstanding=outstanding"),
            (
                "The academy was put in special measures after an inspection.",
                "special measures=special measures",
            ),
            (
                "Inspectors criticised teaching after visits by Ofsted, rating both schools inadequate in all areas.",
                "inadequate=inadequate",
            ),
            ("The café got a five-star food hygiene rating.", "five-star=5"),
            ("The takeaway was given a food hygiene rating of one.", "one=1"),
            ("The council was given a C3 grade by the Regulator of Social Housing.", "C3=C3"),
            (
                "Care Quality Commission report\n\nSafe: Inadequate\nCaring: Good\n",
                "Inadequate=inadequate|Good=good",
            ),
            (
                "Inspectors from HMI Prisons judged safety to be not sufficiently good.",
                "not sufficiently good=not sufficiently good",
            ),
            ("Ofsted says nine in ten schools are now judged at least good.", "good=good"),
        ] {
            assert_eq!(ratings(text).join("|"), want, "{text}");
        }
    }

    #[test]
    fn praise_is_no_grade() {
        for text in [
            "Ofsted inspectors saw good progress and outstanding work.",
            "The inspection found inadequate staff training and poor records.",
            "He said they deliver outstanding services, whatever the CQC says.",
            "The film was rated five stars by critics.",
            "Inspectors from Ofsted visited five schools and two nurseries.",
            "The watchdog fined the bank after its credit rating was cut.",
            "The CQC praised areas of outstanding practice.",
        ] {
            assert_eq!(ratings(text).join("|"), "", "{text}");
        }
    }
}
