//! Tables of claims and their lines.

use super::of;
use crate::output::record::Claim;
use serde_json::{Value, json};

/// Checks claims told in short: arguments as `name: value`, with the modality or the manner where it is another
/// than the common one.
fn check(kind: &str, rows: &[(Value, &str)]) {
    for (given, want) in rows {
        let mut given = given.clone();
        let fields = given.as_object_mut().unwrap();
        let mut take = |key, or: &str| fields.remove(key).unwrap_or_else(|| or.into());
        let (modality, manner) = (take("modality", "asserted"), take("manner", "narrator"));
        let by = fields.remove("by");
        let argument = |(name, value): (String, Value)| {
            let full = if value.is_object() { value } else { json!({ "value": value }) };
            (name, full)
        };
        let args: serde_json::Map<String, Value> = std::mem::take(fields).into_iter().map(argument).collect();
        let claim: Claim<'_> = serde_json::from_value(json!({
            "id": "claim:1", "article": "article:1", "type": kind, "start": 0, "end": 1, "byte_start": 0, "byte_end": 1,
            "text": "?", "args": args, "modality": modality, "rule": "r", "confidence": "high", "flags": [],
            "attribution": {"manner": manner, "speaker": by, "speaker_entity": null, "role": null, "cue": null},
        }))
        .unwrap();
        assert_eq!(of(&claim), *want, "{kind}");
    }
}

#[test]
fn ratings() {
    let base = json!({"subject": "Oakfield School", "rating": "inadequate", "inspectorate": "Ofsted"});
    let with = |more: Value| {
        let mut all = base.clone();
        for (key, value) in more.as_object().unwrap() {
            all[key] = value.clone();
        }
        all
    };
    check(
        "rating",
        &[
            (
                with(json!({"date": "2024-02-20", "previous": "good"})),
                "Ofsted rated Oakfield School inadequate on 20 February 2024 (previously good)",
            ),
            (with(json!({"aspect": "sixth form"})), "Ofsted rated Oakfield School inadequate for sixth form"),
            (
                with(json!({"aspect": "every category", "occurrence": "for the second time running"})),
                "Ofsted rated Oakfield School inadequate in every category for the second time running",
            ),
            (
                with(json!({"rating": "special measures", "modality": "past", "date": "2016"})),
                "Ofsted earlier placed Oakfield School in special measures in 2016",
            ),
            (
                with(json!({"rating": "3", "inspectorate": "Food Standards Agency"})),
                "The Food Standards Agency gave Oakfield School 3",
            ),
            (with(json!({"modality": "negated"})), "Ofsted does not rate Oakfield School inadequate"),
            (
                with(json!({"modality": "negated", "date": "2019"})),
                "Ofsted did not rate Oakfield School inadequate in 2019",
            ),
            (
                with(json!({"modality": "hypothetical", "manner": "indirect", "by": "Jane Smith"})),
                "Ofsted may rate Oakfield School inadequate, according to Jane Smith",
            ),
            (with(json!({"modality": "planned", "rating": "good"})), "Ofsted will rate Oakfield School good"),
            (
                with(json!({"modality": "question"})),
                "It is asked whether Ofsted rated Oakfield School inadequate",
            ),
            (with(json!({"manner": "headline"})), "Ofsted rated Oakfield School inadequate (headline)"),
            (
                json!({"subject": "Oakfield School", "rating": "good", "modality": "hedged"}),
                "Oakfield School was reportedly rated good",
            ),
            (json!({"inspectorate": "Ofsted", "rating": "good"}), "Ofsted rated an unnamed provider good"),
            (json!({"rating": "good", "modality": "negated"}), "An unnamed provider is not rated good"),
        ],
    );
}

#[test]
fn inspections() {
    check(
        "inspection",
        &[
            (
                json!({"inspectorate": "Care Quality Commission", "subject": "Rowan Bank", "visit_type": "unannounced visit",
                    "date": "2021-05-03/2021-05-05"}),
                "The Care Quality Commission carried out an unannounced visit to Rowan Bank from 3 to 5 May 2021",
            ),
            (
                json!({"inspectorate": "Ofsted", "subject": "Oakfield School", "visit_type": "monitoring visit",
                    "ordinal": "third", "since": "Easter"}),
                "Ofsted carried out the third monitoring visit to Oakfield School since Easter",
            ),
            (
                json!({"inspectorate": "Ofsted", "visit_type": "inspection", "modality": "planned", "date": "2023-SP"}),
                "Ofsted will carry out an inspection in spring 2023",
            ),
            (
                json!({"subject": "HMP Blackmoor", "visit_type": "inspections", "count": "2"}),
                "HMP Blackmoor had 2 inspections",
            ),
            (
                json!({"inspectorate": "HM Inspectorate of Prisons", "subject": "HMP Blackmoor",
                    "visit_type": "independent review of progress"}),
                "HM Inspectorate of Prisons carried out an independent review of progress of HMP Blackmoor",
            ),
        ],
    );
}

#[test]
fn findings_and_statements() {
    let home = json!({"value": "Rowan Bank", "entity": "organisation:rowan-bank"});
    check(
        "finding",
        &[
            (
                json!({"source": "Ofsted", "subject": home, "polarity": "weakness", "content": "call bells\nwent unanswered"}),
                "Ofsted found a weakness at Rowan Bank: call bells went unanswered",
            ),
            (
                json!({"source": "Jane Smith", "polarity": "strength", "content": "staff were kind", "subject": "staff",
                    "manner": "indirect", "by": "Jane Smith"}),
                "Jane Smith found a strength: staff were kind",
            ),
            (
                json!({"polarity": "neutral", "content": "leaders should train staff", "manner": "direct", "by": "Ann Hill"}),
                "Inspectors recommended action: leaders should train staff, according to Ann Hill",
            ),
        ],
    );
    let long = "“word word word ".repeat(20);
    check(
        "statement",
        &[
            (
                json!({"speaker": "Jane Smith", "role": "headteacher", "cue": "told", "addressee": "the Chronicle",
                    "content": "“We will appeal.”", "direct": true, "by": "Jane Smith"}),
                "Jane Smith, headteacher, told the Chronicle: “We will appeal.”",
            ),
            (json!({"cue": "told", "content": "it was wrong"}), "Somebody not named said: it was wrong"),
            (
                json!({"speaker": {"value": null, "text": "they"}, "cue": "a statement", "medium": "a statement",
                    "content": "“Sorry.”"}),
                "They said in a statement: “Sorry.”",
            ),
            (
                json!({"speaker": "Jane Smith", "content": long}),
                "Jane Smith said: “word word word “word word word “word word word “word word word “word word word “word word \
                 word “word word word “word word word “word word word “word word word…”",
            ),
        ],
    );
}

#[test]
fn quantities() {
    check(
        "quantity",
        &[
            (
                json!({"subject": "Marchmere Police", "measure": "call handlers", "unit": "handler", "value": "1042", "mod": "gt",
                    "as_of": "2022-06"}),
                "Marchmere Police: more than 1,042 call handlers in June 2022",
            ),
            (
                json!({"subject": "Rowan Bank", "measure": "agency spending", "unit": "GBP", "from": "61000", "to": "14000",
                    "value": "14000", "direction": "down", "from_date": "2019", "to_date": "2021"}),
                "Rowan Bank, agency spending: down from £61,000 to £14,000 between 2019 and 2021",
            ),
            (
                json!({"subject": "Oakfield School", "measure": "attendance", "unit": "percent", "value": "93.1", "scope": "in year 6"}),
                "Oakfield School, attendance: 93.1% in year 6",
            ),
            (
                json!({"measure": "suspensions", "unit": "percent", "value": "75", "direction": "down", "as_of": "2021/2022"}),
                "Suspensions: down by 75% in 2021/22",
            ),
            (json!({"unit": "child", "value": "2"}), "2 children"),
            (
                json!({"subject": "Fire Brigades Union", "measure": "waited", "unit": "hour", "value": "1", "modality": "negated"}),
                "Denied: the Fire Brigades Union, waited: 1 hour",
            ),
        ],
    );
}

#[test]
fn roles_and_relations() {
    check(
        "role",
        &[
            (
                json!({"person": "Ann Hill", "role": "Headteacher", "organisation": "Oakfield School", "status": "former"}),
                "Ann Hill was formerly headteacher of Oakfield School",
            ),
            (
                json!({"person": "Ann Hill", "role": "inspector", "organisation": "Ofsted"}),
                "Ann Hill is an inspector at Ofsted",
            ),
            (
                json!({"person": "Ann Hill", "role": "manager", "status": "interim", "as_of": "2017-02"}),
                "Ann Hill is interim manager (as of February 2017)",
            ),
            (
                json!({"person": "Ann Hill", "role": "Director of Housing", "organisation": "Moor Council", "status": "incoming"}),
                "Ann Hill is to be Director of Housing at Moor Council",
            ),
        ],
    );
    check(
        "relation",
        &[
            (
                json!({"subject": "Vale Trust", "relation": "took_over_from", "object": "Moor Council", "date": "2011"}),
                "Vale Trust took over from Moor Council in 2011",
            ),
            (
                json!({"subject": "Vale Trust", "relation": "owns", "object": "Oakfield School", "date": "2019-03"}),
                "Vale Trust owns Oakfield School (March 2019)",
            ),
            (
                json!({"subject": "CQC", "relation": "alias_of", "object": "Care Quality Commission"}),
                "CQC is another name for the Care Quality Commission",
            ),
            (
                json!({"subject": "Vale Trust", "relation": "runs", "object": "Oakfield School", "modality": "planned"}),
                "Planned: Vale Trust runs Oakfield School",
            ),
        ],
    );
}

#[test]
fn actions() {
    check(
        "action",
        &[
            (
                json!({"actor": "Ofsted", "action": "issued", "object": "a notice", "recipient": "Rowan Bank", "date": "2021-05",
                    "enforcement": "warning notice"}),
                "Ofsted issued a notice to Rowan Bank (warning notice) in May 2021",
            ),
            (
                json!({"object": "two homes", "action": "closed", "date": {"value": null, "text": "March"}}),
                "Two homes were closed in March",
            ),
            (
                json!({"object": "the home", "action": "closed", "modality": "planned"}),
                "The home will be closed",
            ),
            (
                json!({"recipient": "Rowan Bank", "action": "told", "object": "to improve", "modality": "negated"}),
                "Rowan Bank was not told to improve",
            ),
            (
                json!({"actor": "Ofsted", "action": "told", "recipient": "the trust", "object": "improve"}),
                "Ofsted told the trust to improve",
            ),
            (
                json!({"actor": "Moor Council", "action": "close", "object": "a home", "modality": "planned"}),
                "Moor Council will close a home",
            ),
            (
                json!({"actor": "Moor Council", "action": "taken on", "object": "staff"}),
                "Moor Council had taken on staff",
            ),
            (
                json!({"actor": "Moor Council", "action": "takes over", "object": "a home", "modality": "hypothetical"}),
                "Perhaps: Moor Council takes over a home",
            ),
            (
                json!({"actor": "trustees", "action": "closing", "object": "a home"}),
                "Trustees were closing a home",
            ),
            (
                json!({"actor": "Ann Hill", "action": "resigned", "object": "last week", "date": {"value": "2024-W36", "text": "last week"}}),
                "Ann Hill resigned last week",
            ),
            (
                json!({"action": "stop", "object": "admissions", "modality": "planned"}),
                "Somebody not named will stop admissions",
            ),
        ],
    );
}

#[test]
fn dates() {
    for (value, words, want) in [
        ("2023-04-25/2023-04-26", "", "on 25 and 26 April 2023"),
        ("2018-02-20/2018-03-09", "", "from 20 February to 9 March 2018"),
        ("2024-02/2024-04", "", "from February to April 2024"),
        ("2016/2017", "", "in 2016/17"),
        ("2015/2019", "", "from 2015 to 2019"),
        ("2022-03-03TNI", "", "on the night of 3 March 2022"),
        ("2020-03-03T09:05", "", "on 3 March 2020"),
        ("P3W", "three weeks", "over three weeks"),
        ("2024-W36", "last week", "last week"),
        ("", "March", "in March"),
        ("", "Monday", "on Monday"),
        ("", "Tonight", "tonight"),
    ] {
        let some = |text: &'static str| Some(text).filter(|t| !t.is_empty());
        assert_eq!(super::dates::when(some(value), some(words)).as_deref(), Some(want), "{value} {words}");
    }
}
