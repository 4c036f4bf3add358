//! Deeds as the whole pipeline reads them.

use crate::claim::ClaimType;
use crate::claim::testing::claims;

const NAMES: &[&str] = &["actor", "action", "object", "recipient"];

#[test]
fn deeds_have_actor_object_and_recipient() {
    for (text, want) in [
        (
            "Oakfield Council is recruiting four carers.",
            &["actor=Oakfield Council; action=recruiting; object=four carers"][..],
        ),
        (
            "Ofsted banned Oakfield Nursery from admitting children.",
            &["actor=Ofsted; action=banned; object=admitting children; recipient=Oakfield Nursery"],
        ),
        (
            "Ofsted sent Oakfield Nursery a warning letter.",
            &["actor=Ofsted; action=sent; object=a warning letter; recipient=Oakfield Nursery"],
        ),
        (
            "Oakfield Council acted at once, appointing a new director.",
            &["actor=Oakfield Council; action=appointing; object=a new director"],
        ),
        (
            "Oakfield Council bought the home, then closed it.",
            &[
                "actor=Oakfield Council; action=bought; object=the home",
                "actor=Oakfield Council; action=closed; object=it",
            ],
        ),
        (
            "A council that left children at risk has appointed a new director.",
            &["actor=council; action=appointed; object=a new director"],
        ),
        (
            "Oakfield Council was served a hygiene improvement notice by Ofsted.",
            &["actor=Ofsted; action=served; object=a hygiene improvement notice; recipient=Oakfield Council"],
        ),
        (
            "Oakfield Council said sorry. The council served three improvement notices.",
            &["actor=Oakfield Council; action=served; object=three improvement notices"],
        ),
        (
            "Oakfield Council sent in 30 extra officers, closed the worst wing and hired four carers.",
            &[
                "actor=Oakfield Council; action=closed; object=the worst wing",
                "actor=Oakfield Council; action=hired; object=four carers",
            ],
        ),
        (
            "Alex Hopkins said Oakfield Council was deeply ashamed and had appointed a new director.",
            &["actor=Oakfield Council; action=appointed; object=a new director"],
        ),
        (
            "Oakfield Foods Ltd bought Milltown Foods Ltd. Oakfield Foods owner Alex Hopkins said the company had \
             hired four carers.",
            &["actor=Oakfield Foods Ltd; action=hired; object=four carers"],
        ),
        (
            "Oakfield Council voted on Monday to close the home.",
            &["actor=Oakfield Council; action=voted; object=to close the home"],
        ),
    ] {
        let found = claims(ClaimType::Action, text, NAMES);
        let missing: Vec<_> = want.iter().filter(|w| !found.iter().any(|f| f == *w)).collect();
        assert!(missing.is_empty(), "{text}\nwanted {missing:?}\nfound {found:?}");
    }
}

#[test]
fn grades_given_and_voices_raised_are_no_deeds() {
    for text in [
        "Oakfield Cafe has been slapped with a zero-star rating by the council.",
        "Two ratings have been handed to pubs.",
        "Staff raised concerns about training.",
        "Residents left in wet beds were upset.",
        "Oakfield Council appealed to parents for patience.",
        "Alex Hopkins admitted councillors had been misled.",
        "Alex Hopkins renewed his call for a ban.",
        "The council told reporters it had no wish to close the home.",
    ] {
        let found = claims(ClaimType::Action, text, NAMES);
        assert!(found.is_empty(), "{text}\n{found:?}");
    }
}
