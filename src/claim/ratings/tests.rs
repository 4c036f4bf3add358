use crate::claim::{ClaimType, testing::claims};

fn ratings(text: &str, names: &[&str]) -> String {
    claims(ClaimType::Rating, text, names).join(" | ")
}

#[test]
fn parts_of_a_body_are_graded_apart() {
    for (text, want) in [
        (
            "The CQC rated Willowmere Hospital. The rating for maternity services at Willowmere Hospital dropped from \
             good to inadequate.",
            "subject=Willowmere Hospital; aspect=maternity services; rating=inadequate; previous=good",
        ),
        (
            "Urgent and emergency services at Royal Vale Hospital were rated good by the CQC, as was surgery.",
            "subject=Royal Vale Hospital; aspect=urgent and emergency services; rating=good | \
             subject=Royal Vale Hospital; aspect=surgery; rating=good",
        ),
        (
            "Royal Vale Hospital was seen by the CQC. Surgery was rated good and critical care outstanding.",
            "subject=Royal Vale Hospital; aspect=surgery; rating=good | \
             subject=Royal Vale Hospital; aspect=critical care; rating=outstanding",
        ),
        (
            "Ratings for caring and responsive at Royal Vale Hospital remain good, the CQC said.",
            "subject=Royal Vale Hospital; aspect=caring; rating=good | \
             subject=Royal Vale Hospital; aspect=responsive; rating=good",
        ),
    ] {
        assert_eq!(ratings(text, &["subject", "aspect", "rating", "previous"]), want, "{text}");
    }
}

#[test]
fn counted_areas_are_those_of_the_scale() {
    for (text, want) in [
        (
            "Westshire Fire and Rescue Service was graded good in all three areas in 2019, HMICFRS said.",
            "aspect=effectiveness | aspect=efficiency | aspect=people",
        ),
        (
            "Northshire Police was graded good in two areas, adequate in three and inadequate in one, HMICFRS said.",
            "aspect=two areas | aspect=three areas | aspect=one area",
        ),
    ] {
        assert_eq!(ratings(text, &["aspect"]), want, "{text}");
    }
}

#[test]
fn several_bodies_are_told_apart() {
    for (text, want) in [
        (
            "Greensand Trust runs nine schools, four of which are rated outstanding by Ofsted.",
            "subject=four schools; rating=outstanding",
        ),
        (
            "Ofsted inspected Brook Primary (good), Castle Primary (requires improvement) and Dale Nursery (good).",
            "subject=Brook Primary; rating=good | subject=Castle Primary; rating=requires improvement | \
             subject=Dale Nursery; rating=good",
        ),
    ] {
        assert_eq!(ratings(text, &["subject", "rating"]), want, "{text}");
    }
}

#[test]
fn columns_tell_the_year_and_rows_the_area() {
    let text = "Fenshire Constabulary has been graded by HMICFRS.\n\nArea | 2024 | 2022\n\
                Preventing crime | Outstanding | Good\nManaging offenders | Good | Inadequate\n";
    let want = "subject=Fenshire Constabulary; aspect=preventing crime; rating=outstanding; date=2024 | \
                subject=Fenshire Constabulary; aspect=preventing crime; rating=good; date=2022 | \
                subject=Fenshire Constabulary; aspect=managing offenders; rating=good; date=2024 | \
                subject=Fenshire Constabulary; aspect=managing offenders; rating=inadequate; date=2022";
    assert_eq!(ratings(text, &["subject", "aspect", "rating", "date"]), want);
}

#[test]
fn the_grade_before_told_in_brackets_is_a_claim_of_its_own() {
    for (text, want) in [
        (
            "The CQC has rated Elm Lodge Nursing Home inadequate (previously good).",
            "rating=inadequate; previous=good; modality=asserted | rating=good; modality=past",
        ),
        (
            "The Care Inspectorate gave Glen House a grade of 5 (very good) for leadership.",
            "rating=very good; modality=asserted",
        ),
    ] {
        assert_eq!(ratings(text, &["rating", "previous", "modality"]), want, "{text}");
    }
}

#[test]
fn parts_are_graded_beside_the_whole_and_in_lists_of_their_own() {
    for (text, want) in [
        (
            "Elm Lodge Nursing Home was rated inadequate overall and for being safe, the CQC said.",
            "rating=inadequate | aspect=being safe; rating=inadequate",
        ),
        (
            "HM Inspectorate of Prisons scored safety at HMP Hill as poor, respect as not sufficiently good and \
             purposeful activity as poor.",
            "aspect=safety; rating=poor | aspect=respect; rating=not sufficiently good | \
             aspect=purposeful activity; rating=poor",
        ),
        (
            "Golden Fry got a food hygiene rating of two. Management of food safety: improvement necessary. Hygienic \
             food handling: good.",
            "rating=2 | aspect=management of food safety; rating=improvement necessary | \
             aspect=hygienic food handling; rating=good",
        ),
        (
            "Behaviour and the sixth form at Hill School were both judged good by Ofsted, but said teaching was dull.",
            "aspect=behaviour; rating=good | aspect=sixth form; rating=good",
        ),
    ] {
        assert_eq!(ratings(text, &["aspect", "rating"]).to_lowercase(), want, "{text}");
    }
}

#[test]
fn who_is_graded_stands_beside_a_description_or_behind_the_visit() {
    for (text, want) in [
        (
            "A second home, Elm Lodge Nursing Home, was rated good by the CQC.",
            "subject=Elm Lodge Nursing Home",
        ),
        (
            "The CQC visited Elm Lodge Nursing Home. The home's overall rating remains good.",
            "subject=Elm Lodge Nursing Home",
        ),
        ("Ofsted visited Hill School. Safeguarding standards were met.", "subject=Hill School"),
        ("Ofsted visited Hill School and found a notice had been met.", ""),
    ] {
        assert_eq!(ratings(text, &["subject"]), want, "{text}");
    }
}

#[test]
fn the_mood_of_a_grade_is_that_of_its_clause() {
    for (text, want) in [
        ("Ofsted said Hill School had been placed in special measures.", "modality=asserted"),
        ("Hill School had been rated good by Ofsted.", "modality=past"),
        ("Ofsted no longer considers Hill School to be inadequate.", "modality=negated"),
        ("Estyn has removed Hill School from special measures.", "modality=negated"),
        ("Ofsted would have rated Hill School good.", "modality=hypothetical"),
        ("Hill School keeps its previous Ofsted rating of good.", "modality=asserted"),
        ("Outstanding is the highest grade Ofsted gives.", ""),
    ] {
        assert_eq!(ratings(text, &["modality"]), want, "{text}");
    }
}

#[test]
fn a_grade_before_keeps_its_own_day() {
    let text =
        "HMI Probation gave Hull Youth Justice Service a good rating, up from requires improvement in 2020.";
    assert_eq!(ratings(text, &["rating", "previous", "date"]), "rating=good; previous=requires improvement");
}
