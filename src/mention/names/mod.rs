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
mod premises;
mod roles;
mod scan;
mod seats;
mod segment;
mod short;
mod teams;
mod walk;

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
    short::find(&scan, &mut names);
    roles::find(&scan, &names, found);
    for name in names {
        let Some(label) = name.label else { continue };
        let mut mention = Mention::new(label, name.tokens, text, name.why);
        mention.kind = name.kind;
        mention.value = name.value;
        found.push(mention);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Article, parse};

    /// The names of a text, as `LABEL words`.
    fn names(text: &str) -> Vec<String> {
        let (lexicon, _) = Lexicon::builtin();
        let article = parse(Article { text: text.into(), ..Article::default() }).unwrap();
        let text = Text::new(&article, &lexicon);
        let mut found = Vec::new();
        find(&text, &lexicon, &mut found);
        found.sort_by_key(|m| m.span.start);
        found.iter().map(|m| format!("{} {}", m.label.name(), text.str(m.span))).collect()
    }

    fn all(table: &[(&str, &[&str])]) {
        for (text, want) in table {
            assert_eq!(names(text), *want, "{text}");
        }
    }

    #[test]
    fn people_are_found_whole_and_without_their_titles() {
        all(&[
            ("The visit was led by Sir Michael Wilshaw last week.", &["PERSON Michael Wilshaw"]),
            (
                "She met Ludwig van Beethoven and Jean-Claude Juncker there.",
                &["PERSON Ludwig van Beethoven", "PERSON Jean-Claude Juncker"],
            ),
            ("It was written by J. K. O'Brien in spring.", &["PERSON J. K. O'Brien"]),
            ("He was thanked by Coun aul Watson for that.", &["PERSON aul Watson"]),
            ("They spoke to Jill Colbert. Later Colbert left.", &["PERSON Jill Colbert", "PERSON Colbert"]),
            ("The role of Pope John Paul II was praised.", &["PERSON John Paul II"]),
            ("It was Ms van der Merwe who left.", &["PERSON van der Merwe"]),
            ("They met Margaret A. Hamburg there.", &["PERSON Margaret A. Hamburg"]),
            ("They took Gareth Thomas as Wales did.", &["PERSON Gareth Thomas", "PLACE Wales"]),
        ]);
    }

    #[test]
    fn roles_need_a_holder() {
        all(&[
            ("It was said by headteacher Ann Lee.", &["ROLE headteacher", "PERSON Ann Lee"]),
            (
                "We heard Ann Lee, director of children's services, today.",
                &["PERSON Ann Lee", "ROLE director of children's services"],
            ),
            (
                "Paul Eddery has been appointed interim director of it.",
                &["PERSON Paul Eddery", "ROLE interim director"],
            ),
            (
                "They met the chief executive of Sunderland City Council.",
                &["ROLE chief executive", "ORG Sunderland City Council"],
            ),
            ("A letter went to the Education Secretary on Friday.", &["ROLE Education Secretary"]),
            ("We heard group leader \"Akela\" Ann Lee.", &["ROLE group leader", "PERSON Ann Lee"]),
            ("It wants to recruit a headteacher and more social workers.", &[]),
            ("It was the view of professors and managers.", &[]),
        ]);
    }

    #[test]
    fn bodies_are_known_or_named_by_their_common_noun() {
        all(&[
            ("It went to Oakfield Primary School on Monday.", &["ORG Oakfield Primary School"]),
            ("It was built by the Ministry of Housing and Works.", &["ORG Ministry of Housing and Works"]),
            ("It asked Devon and Cornwall Police about that.", &["ORG Devon and Cornwall Police"]),
            (
                "It rated Phoenix Academy and Lakeside Academy low.",
                &["ORG Phoenix Academy", "ORG Lakeside Academy"],
            ),
            ("It is run by St Mary's Primary School there.", &["ORG St Mary's Primary School"]),
            ("The council and the trust want better schools.", &[]),
            ("Parents of pupils said the school was good.", &[]),
        ]);
    }

    #[test]
    fn premises_are_known_by_what_is_said_of_them() {
        let about =
            "Ofsted inspected the nursery. It said the nursery and its owner were told; the nursery is shut.";
        let cases: &[(&str, &[&str])] = &[
            ("Little Acorns, in Hove, was rated good.", &["ORG Little Acorns", "PLACE Hove"]),
            ("The nursery's owner, Busy Bees, apologised.", &["ORG Busy Bees"]),
            ("It visited the nursery The Beeches today.", &["ORG The Beeches"]),
            ("Parents met Emma Ing, who was sad.", &["PERSON Emma Ing"]),
            ("It is near Park View and the Civic Centre.", &["PLACE Park View"]),
        ];
        for (text, want) in cases {
            assert_eq!(names(&format!("{about}\n\n{text}"))[1..], **want, "{text}");
        }
    }

    #[test]
    fn the_names_of_providers_are_taken_whole() {
        let names_of = [
            "St Mary and St Joseph's Catholic Primary School",
            "St Wilfrid's Church of England Primary School",
            "Our Lady of Lourdes RC Primary School",
            "Gaelscoil na Camóige",
            "Co-op Academy Walkden",
            "1st Steps Pre-School",
            "Jack and Jill Pre-School",
            "Learning in Harmony Multi Academy Trust",
            "Tiny Tots Nursery",
            "Alderbrook Foods, LLC",
            "Marlsea Academy of Music",
            "Headteachers' Alliance",
        ];
        for name in names_of {
            assert_eq!(names(&format!("The letter went to {name} on Monday.")), [format!("ORG {name}")]);
        }
        let about =
            "Ofsted inspected the restaurant. It said the restaurant was dirty; the restaurant is shut.";
        for (text, want) in [
            ("Abdul's was given a hygiene rating of one.", "ORG Abdul's"),
            ("Inspectors found mice at Papa John's in May.", "ORG Papa John's"),
            ("Café 21 was given a hygiene rating of one.", "ORG Café 21"),
            ("Diners at The Red Lion complained.", "ORG The Red Lion"),
        ] {
            assert_eq!(names(&format!("{about}\n\n{text}"))[1..], [want], "{text}");
        }
        all(&[
            ("Tiny Tots Nursery was shut.", &["ORG Tiny Tots Nursery"]),
            ("Pupils of St. Petersburg's Institute left.", &["PLACE St. Petersburg"]),
            ("It cost Ann Lee's Labour Party votes.", &["PERSON Ann Lee", "ORG Labour Party"]),
        ]);
    }

    #[test]
    fn a_noun_in_the_plural_names_several_bodies() {
        all(&[
            ("He led Oakfield and Thornhill primary schools.", &["ORG Oakfield", "ORG Thornhill"]),
            ("He led Leeds and Bradford schools.", &["PLACE Leeds", "PLACE Bradford"]),
            ("He ran HMP Bure and Norwich prisons.", &["ORG HMP Bure", "ORG Norwich"]),
            (
                "Paul Lee ran Hebrew University of Jerusalem's labs.",
                &["PERSON Paul Lee", "ORG Hebrew University of Jerusalem"],
            ),
        ]);
    }

    #[test]
    fn landlords_are_known_by_a_word_where_housing_is_spoken_of() {
        let about = "The housing association is sorry. The landlord was told of it.";
        assert_eq!(names(&format!("{about}\n\nTenants of Clarion complained.")), ["ORG Clarion"]);
        assert_eq!(names("He rode from Hyde to Leeds."), ["PLACE Hyde", "PLACE Leeds"]);
    }

    #[test]
    fn a_body_named_in_full_is_known_by_its_first_words() {
        all(&[
            (
                "The Enlighten Learning Trust lost a school. It said Enlighten had failed.",
                &["ORG Enlighten Learning Trust", "ORG Enlighten"],
            ),
            (
                "It went to St Bede's RC Primary School. Pupils at St Bede's were glad.",
                &["ORG St Bede's RC Primary School", "ORG St Bede's"],
            ),
            (
                "It asked Tarnshire Fire and Rescue Service. Later Tarnshire Fire's chief left Tarnshire.",
                &["ORG Tarnshire Fire and Rescue Service", "ORG Tarnshire Fire", "PLACE Tarnshire"],
            ),
        ]);
    }

    #[test]
    fn wards_and_seats_are_places() {
        all(&[
            ("We heard Cllr Ann Lee (Lab, Harlow East) on it.", &["PERSON Ann Lee", "PLACE Harlow East"]),
            (
                "We heard Ann Lee, the Merrowby and Leven MP, on it.",
                &["PERSON Ann Lee", "PLACE Merrowby and Leven", "ROLE MP"],
            ),
            ("It was signed (Ann Lee, Harlow).", &["PERSON Ann Lee", "PLACE Harlow"]),
        ]);
    }

    #[test]
    fn teams_are_bodies_in_reports_of_sport_alone() {
        let table = "The fixtures and standings of the league at halftime of the championship matches:\n\nStoke 4 3 1 0\nBarnsley 3 3 0 0\n\nOnce Stoke beat Barnsley in Leeds.";
        let teams = ["ORG Stoke", "ORG Barnsley", "ORG Stoke", "ORG Barnsley", "PLACE Leeds"];
        assert_eq!(names(table), teams);
        all(&[(
            "It has more schools than Stoke, and Stoke beat Barnsley to it.",
            &["PLACE Stoke", "PLACE Stoke", "PLACE Barnsley"],
        )]);
    }

    #[test]
    fn places_go_by_their_form() {
        all(&[
            ("It happened in Sunderland and in County Durham.", &["PLACE Sunderland", "PLACE County Durham"]),
            (
                "The shop is at 125 Old Fort Rd., Spring Mills, PA 16875 now.",
                &["PLACE 125 Old Fort Rd., Spring Mills, PA 16875"],
            ),
            ("A plant in Framingham, Mass. was closed.", &["PLACE Framingham, Mass."]),
            ("The British team was there in March, on Good Friday.", &[]),
            ("They won the World Cup and the Education Act passed.", &[]),
        ]);
    }

    #[test]
    fn a_listing_names_its_premises_by_the_address_below() {
        let text = "Ratings this month\n\nThe list was long and it was read by all of us here.\n\nLucky Carp\n12 High Street, Fennick\n5\n";
        assert_eq!(names(text), ["ORG Lucky Carp", "PLACE 12 High Street, Fennick"]);
        let text = "The month's reports\n\nInspectors of the school said that all was well with it.\n\n\
                    Saltmere Primary School, Quay Road\n\nSaltmere was judged good.\n\nThe Drowned Bell, Quayside: 4 (May 28)\n";
        let want = [
            "ORG Saltmere Primary School",
            "PLACE Quay Road",
            "ORG Saltmere",
            "ORG The Drowned Bell",
            "PLACE Quayside",
        ];
        assert_eq!(names(text), want);
    }
}
