use crate::claim::{ClaimType, testing::claims};

#[test]
fn visits_have_a_kind_a_number_a_day_and_somebody_visited() {
    let names = ["subject", "visit_type", "ordinal", "count", "date"];
    for (text, want) in [
        (
            "Oakfield Primary School was inspected by Ofsted on 4 May 2023.",
            "subject=Oakfield Primary School; visit_type=inspection; date=2023-05-04",
        ),
        (
            "Ofsted made its third monitoring visit to Wexmoor Council in March 2021.",
            "subject=Wexmoor Council; visit_type=monitoring visit; ordinal=third; date=2021-03",
        ),
        (
            "Ofsted has now made three monitoring visits to Wexmoor Council.",
            "subject=Wexmoor Council; visit_type=monitoring visit; count=3",
        ),
        (
            "The CQC carried out an unannounced inspection of Royal Vale Hospital in June 2022.",
            "subject=Royal Vale Hospital; visit_type=unannounced inspection; date=2022-06",
        ),
        (
            "The CQC rated Elm Lodge Nursing Home good. It will be inspected again in 2027.",
            "subject=Elm Lodge Nursing Home; visit_type=inspection; date=2027",
        ),
        (
            "Ofsted said it would carry out a monitoring visit to Hill School in May 2024.",
            "subject=Hill School; visit_type=monitoring visit; date=2024-05",
        ),
        ("The council asked for a peer review, and Ofsted was told.", ""),
        ("The inspection report on Royal Vale Hospital was sent to the CQC.", ""),
    ] {
        assert_eq!(claims(ClaimType::Inspection, text, &names).join(" | "), want, "{text}");
    }
}
