//! Figures as the whole pipeline reads them.

use crate::claim::ClaimType;
use crate::claim::testing::claims;

const NAMES: &[&str] = &["measure", "value", "unit", "from", "to", "direction", "mod"];

#[test]
fn figures_have_value_unit_and_measure() {
    for (text, want) in [
        ("Ofsted said staff turnover was 60%.", &["measure=staff turnover; value=60; unit=percent"][..]),
        (
            "Ofsted cited 3 serious, 7 minor and 4 technical breaches.",
            &[
                "measure=serious; value=3; unit=breach",
                "measure=minor; value=7; unit=breach",
                "measure=technical breaches; value=4; unit=breach",
            ],
        ),
        ("Ofsted graded the 1,120-pupil school good.", &["measure=pupil; value=1120; unit=pupil"]),
        ("Inspectors found prisoners locked up for 22 hours a day.", &["measure=hours; value=22; unit=hour"]),
        (
            "The vacancy rate has fallen from 31% in 2020 to 9% now, Ofsted said.",
            &["measure=vacancy rate; value=9; unit=percent; from=31; to=9; direction=down"],
        ),
        (
            "Ofsted said the trust spent £60,000 on refurbishment.",
            &["measure=spending on refurbishment; value=60000; unit=GBP"],
        ),
        (
            "Ofsted found that 55% of staff had completed training.",
            &["measure=staff who had completed training; value=55; unit=percent"],
        ),
        (
            "Attendance was 94%, down from 96% in 2019, Ofsted said.",
            &["measure=Attendance; value=94; unit=percent; from=96; to=94; direction=down"],
        ),
    ] {
        assert_eq!(claims(ClaimType::Quantity, text, NAMES), want, "{text}");
    }
}

#[test]
fn numbers_that_measure_no_service_are_no_figures() {
    for text in [
        "Subscribe to our Ofsted news for £3 a month.",
        "Ofsted found one thing on the first three days.",
        "The team won by 21 goals, 62% of them late.",
        "Ofsted said the home is at 134 Sports Camp Drive.",
        "Mary Hill told Ofsted she had waited 14 months.",
    ] {
        assert!(claims(ClaimType::Quantity, text, NAMES).is_empty(), "{text}");
    }
}
