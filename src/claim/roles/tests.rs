//! Offices as the whole pipeline reads them.

use crate::claim::ClaimType;
use crate::claim::testing::claims;

const NAMES: &[&str] = &["person", "role", "organisation", "status"];

#[test]
fn offices_have_holder_body_and_tenure() {
    for (text, want) in [
        (
            "Alex Hopkins, chief executive of Oakfield Council.",
            &["person=Alex Hopkins; role=chief executive; organisation=Oakfield Council; status=current"][..],
        ),
        (
            "Tottenham MP David Lammy agreed.",
            &["person=David Lammy; role=MP; organisation=Tottenham; status=current"],
        ),
        (
            "Former headteacher Tom Ashdown thanked Oakfield Primary School staff.",
            &["person=Tom Ashdown; role=headteacher; organisation=Oakfield Primary School; status=former"],
        ),
        (
            "Alex Hopkins resigned as leader of Oakfield Council.",
            &["person=Alex Hopkins; role=leader; organisation=Oakfield Council; status=former"],
        ),
        (
            "Ofsted inspected the school. Tom Ashdown, who led the inspection team, wrote to parents.",
            &["person=Tom Ashdown; role=lead inspector; organisation=Ofsted; status=current"],
        ),
        (
            "Alex Hopkins, 47, a teaching assistant at Oakfield Primary School, agreed.",
            &[
                "person=Alex Hopkins; role=teaching assistant; organisation=Oakfield Primary School; status=current",
            ],
        ),
        (
            "MSP Alex Hopkins (SNP, Sunderland) agreed.",
            &["person=Alex Hopkins; role=MSP; organisation=Sunderland; status=current"],
        ),
        (
            "At Sunderland Crown Court, Judge Alex Hopkins fined the firm.",
            &["person=Alex Hopkins; role=Judge; organisation=Sunderland Crown Court; status=current"],
        ),
        (
            "Alex Hopkins, chairman of the fire authority, agreed.",
            &[
                "person=Alex Hopkins; role=chairman of the fire authority; organisation=fire authority; status=current",
            ],
        ),
        (
            "Oakfield Council chief executive Alex Hopkins said two directors resigned.",
            &["person=Alex Hopkins; role=chief executive; organisation=Oakfield Council; status=current"],
        ),
        (
            "Headteacher Mary Hill leads Oakfield Primary School. Her predecessor, Tom Ashdown, retired.",
            &[
                "person=Mary Hill; role=Headteacher; organisation=Oakfield Primary School; status=current",
                "person=Tom Ashdown; role=Headteacher; organisation=Oakfield Primary School; status=former",
            ],
        ),
        (
            "But Labour councillor Tom Ashdown disagreed.",
            &["person=Tom Ashdown; role=councillor; organisation=Labour Party; status=current"],
        ),
    ] {
        assert_eq!(claims(ClaimType::Role, text, NAMES), want, "{text}");
    }
}

#[test]
fn one_claim_for_one_person_and_post() {
    let text =
        "Alex Hopkins, chief executive of Oakfield Council, agreed.\n\nChief executive Alex Hopkins said so.";
    assert_eq!(claims(ClaimType::Role, text, NAMES).len(), 1);
}

#[test]
fn a_person_near_an_office_does_not_hold_it() {
    for text in [
        "Alex Hopkins, who was pleased, thanked the headteacher.",
        "In a letter to the headteacher, Alex Hopkins said more was needed.",
        "The chief executive thanked Alex Hopkins.",
    ] {
        assert!(claims(ClaimType::Role, text, NAMES).is_empty(), "{text}");
    }
}
