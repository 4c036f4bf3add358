//! Statements by form: each row is a text and what is said in it, as `speaker | cue | direct | content`.

use crate::Extractor;
use crate::claim::{Claim, ClaimType, Manner, Value};
use crate::read::parse_bytes;
use std::sync::LazyLock;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::load(None).0);

fn claims(source: &str) -> Vec<Claim> {
    let article = parse_bytes("test.txt", source.as_bytes().to_vec(), None).unwrap().0;
    EXTRACTOR.extract(&article).claims
}

fn said(source: &str) -> Vec<String> {
    let statements = claims(source).into_iter().filter(|c| c.kind == ClaimType::Statement);
    let shown = statements.map(|c| {
        let part = |name: &str| c.text(name).unwrap_or("-").to_string();
        let direct = c.arg("direct").is_some_and(|a| a.value == Value::Flag(true));
        let how = if direct { "direct" } else { "indirect" };
        format!("{} | {} | {how} | {}", part("speaker"), part("cue"), part("content"))
    });
    shown.collect()
}

fn check(rows: &[(&str, &[&str])]) {
    for (text, want) in rows {
        assert_eq!(said(text), *want, "{text}");
    }
}

#[test]
fn the_reporting_clause_stands_before_after_or_inside() {
    check(&[
        (
            "Mary Hill said the trust had more to do.",
            &["Mary Hill | said | indirect | the trust had more to do"],
        ),
        (
            "Mary Hill said that, overall, the trust had improved.",
            &["Mary Hill | said | indirect | overall, the trust had improved"],
        ),
        (
            "The trust had more to do, Mary Hill said.",
            &["Mary Hill | said | indirect | The trust had more to do"],
        ),
        (
            "The trust, Mary Hill said, had more to do.",
            &["Mary Hill | said | indirect | The trust", "Mary Hill | said | indirect | had more to do"],
        ),
        (
            "According to Mary Hill, the trust had more to do.",
            &["Mary Hill | According to | indirect | the trust had more to do"],
        ),
        (
            "\"We have more to do,\" said trust chair Mary Hill.",
            &["Mary Hill | said | direct | \"We have more to do,\""],
        ),
        (
            "\"We have more to do,\" she said. \"It will take a year.\"",
            &["- | said | direct | \"We have more to do,\"", "- | said | direct | \"It will take a year.\""],
        ),
        ("\"Why now?\" Mary Hill asked.", &["Mary Hill | asked | direct | \"Why now?\""]),
        (
            "Mary Hill, chair of the trust, said: \"We have more to do.\"",
            &["Mary Hill | said | direct | \"We have more to do.\""],
        ),
    ]);
}

#[test]
fn quotations_are_whole_partial_or_mixed() {
    check(&[
        (
            "Mary Hill said the report was \"deeply unfair\" to staff.",
            &["Mary Hill | said | indirect | the report was \"deeply unfair\" to staff"],
        ),
        (
            "Mary Hill said it \"draws a line under our difficult history\".",
            &["Mary Hill | said | direct | \"draws a line under our difficult history\""],
        ),
        (
            "Mary Hill described it as a \"turning point for families\".",
            &["Mary Hill | described | direct | \"turning point for families\""],
        ),
        (
            "Mary Hill branded the report \"wholly inaccurate\".",
            &["Mary Hill | branded | indirect | the report \"wholly inaccurate\""],
        ),
        (
            "The plans \"are a step forward,\" Mary Hill said.",
            &["Mary Hill | said | indirect | The plans \"are a step forward,\""],
        ),
    ]);
}

#[test]
fn a_quotation_goes_on_in_the_next_paragraph() {
    check(&[
        (
            "Mary Hill said: \"We have more to do.\n\n\"It will take a year.\"",
            &[
                "Mary Hill | said | direct | \"We have more to do.",
                "Mary Hill | - | direct | \"It will take a year.\"",
            ],
        ),
        (
            "Mary Hill said the trust had improved.\n\n\"It will take a year to finish the work.\"",
            &[
                "Mary Hill | said | indirect | the trust had improved",
                "Mary Hill | - | direct | \"It will take a year to finish the work.\"",
            ],
        ),
    ]);
}

#[test]
fn content_ends_where_the_reporting_sentence_goes_on() {
    check(&[
        (
            "Mary Hill said the home was safe, adding that more would be done.",
            &[
                "Mary Hill | said | indirect | the home was safe",
                "Mary Hill | adding | indirect | more would be done",
            ],
        ),
        (
            "Mary Hill said the home was safe and warned that cuts would follow.",
            &[
                "Mary Hill | said | indirect | the home was safe",
                "Mary Hill | warned | indirect | cuts would follow",
            ],
        ),
        (
            "Mary Hill said the home was safe, but Tom Reed said cuts would follow.",
            &[
                "Mary Hill | said | indirect | the home was safe",
                "Tom Reed | said | indirect | cuts would follow",
            ],
        ),
        (
            "Mary Hill said the home - opened in May - was safe.",
            &["Mary Hill | said | indirect | the home - opened in May - was safe"],
        ),
    ]);
}

#[test]
fn a_spokesperson_speaks_for_the_body() {
    check(&[
        (
            "A spokesperson for Leeds City Council said the home would close.",
            &["Leeds City Council | said | indirect | the home would close"],
        ),
        (
            "A survey published by the charity found that parents were happy.",
            &["A survey | found | indirect | parents were happy"],
        ),
    ]);
}

#[test]
fn what_is_not_said_is_no_statement() {
    check(&[
        ("Mary Hill did not say when the home would open.", &[]),
        ("If the council says the home is unsafe, it will close.", &[]),
        ("Mary Hill could say that the home was safe.", &[]),
        ("Patients are seen according to medical need.", &[]),
        ("The ability to maintain clean rooms matters.", &[]),
        ("This top rating signals a venue's standards are good.", &[]),
        ("Ofsted inspectors said the home was good.", &[]),
        ("Dr Hill continues to see patients at the surgery.", &[]),
        ("Services deemed inadequate have improved.", &[]),
    ]);
}

#[test]
fn deeds_agreed_and_stances_taken_are_no_statements() {
    check(&[
        ("The council agreed to close the home.", &[]),
        ("Paul Reed asked the council to close the home.", &[]),
        ("The education secretary, Ann Hill, welcomed the report.", &[]),
        ("Oak Foods recalled more than 38,000 cases.", &[]),
        (
            "Paul Reed urged the council to \"think again\".",
            &["Paul Reed | urged | indirect | to \"think again\""],
        ),
        (
            "Tests were late, according to Dr. Ann Hill, a scientist.",
            &["Ann Hill | according to | indirect | Tests were late"],
        ),
    ]);
}

#[test]
fn hearers_offices_and_media_are_told() {
    let all =
        claims("In a letter to parents, headteacher Jane Bell told the Gazette that the school would close.");
    let claim = all.iter().find(|c| c.kind == ClaimType::Statement).unwrap();
    assert_eq!(claim.text("addressee"), Some("the Gazette"));
    assert_eq!(claim.text("role"), Some("headteacher"));
    let all = claims("The trust said in a statement that the school would close.");
    let claim = all.iter().find(|c| c.kind == ClaimType::Statement).unwrap();
    assert_eq!(claim.text("medium"), Some("a statement"));
}

#[test]
fn claims_inside_sayings_are_attributed() {
    let all = claims("Mary Hill said Oakfield Primary School was rated inadequate by Ofsted in May 2019.");
    let rating = all.iter().find(|c| c.kind == ClaimType::Rating).unwrap();
    assert_eq!(rating.attribution.manner, Manner::Indirect);
    assert_eq!(rating.attribution.speaker.as_deref(), Some("Mary Hill"));
    assert_eq!(rating.attribution.cue.as_deref(), Some("said"));
}

#[test]
fn a_headline_quotation_that_stands_nowhere_else_is_flagged() {
    let flags = |body: &str| {
        let all = claims(&format!("'Staff felt ignored for years', says watchdog\n\n{body}"));
        let claim = all.into_iter().find(|c| c.kind == ClaimType::Statement).unwrap();
        claim.flags.contains(&"headline_not_verbatim")
    };
    assert!(flags("The home was inspected in May. Its managers left in June."));
    assert!(!flags("The home was inspected in May. Its report said \"staff felt ignored for years\" there."));
}

#[test]
fn a_colon_in_the_paragraph_before_leads_in() {
    check(&[
        (
            "A school\n\nHeadteacher Mary Hill was pleased.\n\nShe added:\n\n\"We will keep going.\"",
            &["Mary Hill | added | direct | \"We will keep going.\""],
        ),
        (
            "A school\n\nThe school was pleased.\n\nMary Hill, headteacher:\n\n\"We will keep going.\"",
            &["Mary Hill | - | direct | \"We will keep going.\""],
        ),
    ]);
}

#[test]
fn quotations_joined_by_words_of_the_sentence_belong_together() {
    check(&[
        (
            "\"I like it,\" Mary Hill said, but \"it is small\".",
            &[
                "Mary Hill | said | direct | \"I like it,\"",
                "Mary Hill | said | indirect | but \"it is small\"",
            ],
        ),
        (
            "Mary Hill said that \"staff are kind\", that \"pupils are happy\" and that more would come.",
            &[
                "Mary Hill | said | direct | \"staff are kind\"",
                "Mary Hill | said | direct | \"pupils are happy\"",
                "Mary Hill | said | indirect | more would come",
            ],
        ),
    ]);
}

#[test]
fn what_ofsted_is_said_to_have_found_keeps_both_holders() {
    let found = claims("Mary Hill said Ofsted had found that pupils felt safe.");
    let inner = found.iter().find(|c| c.text("speaker") == Some("Ofsted")).unwrap();
    assert_eq!(inner.text("content"), Some("pupils felt safe"));
    assert_eq!(inner.attribution.speaker.as_deref(), Some("Mary Hill"));
}

#[test]
fn the_same_words_by_two_speakers_are_flagged() {
    let flagged = |source: &str| {
        let found = claims(source);
        found.iter().filter(|c| c.flags.contains(&"same_words_two_speakers")).count()
    };
    assert_eq!(
        flagged("Mary Hill said: \"We must do much better.\" Tom Reed said: \"We must do much better.\""),
        2
    );
    assert_eq!(
        flagged("Mary Hill said: \"We must do much better.\" Mary Hill added: \"We must do much better.\""),
        0
    );
}

#[test]
fn an_object_must_say_something() {
    check(&[
        ("The minister criticised Mary Hill.", &[]),
        ("The chairman called an emergency meeting.", &[]),
        ("The children read \"The Gruffalo\" to pupils.", &[]),
    ]);
}

#[test]
fn who_spoke_goes_on_speaking() {
    check(&[
        (
            "A council spokesman said the home was safe.\n\nThey added: \"An action plan is in place.\"",
            &[
                "A council spokesman | said | indirect | the home was safe",
                "A council spokesman | added | direct | \"An action plan is in place.\"",
            ],
        ),
        (
            "A resident's daughter said the home was dirty. She added that nobody came at night.",
            &[
                "A resident's daughter | said | indirect | the home was dirty",
                "A resident's daughter | added | indirect | nobody came at night",
            ],
        ),
        (
            "Mary Hill said in a letter to parents that the school would close.\n\n\"We are sorry,\" the letter says.",
            &[
                "Mary Hill | said | indirect | the school would close",
                "Mary Hill | says | direct | \"We are sorry,\"",
            ],
        ),
    ]);
}

#[test]
fn insertions_and_appositions_part_the_name_from_its_verb() {
    check(&[
        (
            "Cllr Dave Morley (Lab, Thornby East), a critic of the home, said the council had been warned.",
            &["Dave Morley | said | indirect | the council had been warned"],
        ),
        (
            "Residents said staff were kind, and the union's regional officer, Tom Reed, said the home was understaffed.",
            &[
                "Residents | said | indirect | staff were kind",
                "Tom Reed | said | indirect | the home was understaffed",
            ],
        ),
        (
            "The council's leader, Tom Reed, apologised and said the home would close.",
            &["Tom Reed | said | indirect | the home would close"],
        ),
    ]);
}

#[test]
fn somebody_else_speaks_for_a_person() {
    check(&[
        (
            "A spokesperson for Mary Hill said the ruling was unfair.",
            &["A spokesperson for Mary Hill | said | indirect | the ruling was unfair"],
        ),
        (
            "The inspector's letter to Mr Reed warned that the kitchen was unsafe.",
            &["The inspector's letter to Mr Reed | warned | indirect | the kitchen was unsafe"],
        ),
        (
            "A statement from Leeds City Council said the home would close.",
            &["Leeds City Council | said | indirect | the home would close"],
        ),
    ]);
}

#[test]
fn who_is_told_or_accused_is_not_who_says_so() {
    check(&[
        ("Care home told to improve after a visit.", &[]),
        ("The council was urged by Mary Hill to act.", &["Mary Hill | urged | indirect | to act"]),
        (
            "Mary Hill promised parents Northfield School would improve.",
            &["Mary Hill | promised | indirect | Northfield School would improve"],
        ),
        (
            "Mary Hill's claim that she was bullied has been rejected by the trust.",
            &["Mary Hill | claim | indirect | she was bullied"],
        ),
        ("She is clear about the qualities she hopes to show.", &[]),
    ]);
}

#[test]
fn a_dash_leads_to_who_said_it() {
    check(&[
        (
            "A school\n\n\"I loved it here\" – Mary Hill, parent",
            &["Mary Hill | - | direct | \"I loved it here\""],
        ),
        (
            "\"Pupils deserve better\" - Ofsted slams academy\n\nThe school was visited by Ofsted in May.",
            &["Ofsted | slams | direct | \"Pupils deserve better\""],
        ),
    ]);
}
