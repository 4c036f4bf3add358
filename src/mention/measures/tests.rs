//! The table of measures.

use super::find;
use crate::mention::numbers::Numbers;
use crate::mention::testing::with_article;
use crate::mention::{Label, Mention, dates};

fn all(source: &str) -> Vec<(String, Mention)> {
    with_article(source, Some("2019-11-06"), |article, text, lexicon| {
        let numbers = Numbers::new(text, lexicon);
        let mut mentions: Vec<Mention> = Vec::new();
        dates::find(article, text, lexicon, &numbers, &mut mentions);
        find(text, lexicon, &numbers, &mut mentions);
        mentions.sort_by_key(|m| m.span);
        mentions.into_iter().map(|m| (text.str(m.span).to_string(), m)).collect()
    })
}

fn check(label: Label, cases: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (source, want) in cases {
        let show = |(text, m): (String, Mention)| {
            let bent = m.modifier.map(|x| format!(" {}", x.name())).unwrap_or_default();
            let sub = m.sub.map(|s| format!(" {s}")).unwrap_or_default();
            format!("{text}={}{sub}{bent}", m.value.as_deref().unwrap_or("-"))
        };
        let got: Vec<String> = all(source).into_iter().filter(|(_, m)| m.label == label).map(show).collect();
        if got.join("; ") != *want {
            wrong.push(format!("{source}\n  want {want}\n  got  {}", got.join("; ")));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn shares() {
    check(
        Label::Percent,
        &[
            ("It rose to 12 per cent.", "12 per cent=12"),
            ("It rose by 3.4 percentage points to 60%.", "3.4 percentage points=3.4; 60%=60"),
            ("About 60pc failed, nearly two-thirds.", "60pc=60 about; two-thirds=66.67 fraction lt"),
            ("A 5-15 percent cut.", "5=5; 15 percent=15"),
            ("More than a quarter of staff left.", "a quarter=25 fraction gt"),
            ("Half of the homes failed.", "Half=50 fraction"),
            (
                "One in five schools failed, three out of ten passed.",
                "One in five=20 fraction; three out of ten=30 fraction",
            ),
            ("Growth was minus 5% or -0.3%.", "minus 5%=-5; -0.3%=-0.3"),
            ("3/4 of the homes and ⅔ of staff.", "3/4=75 fraction; ⅔=66.67 fraction"),
            ("It fell by a third.", "a third=33.33 fraction"),
            ("A third inspection took place in the first half.", ""),
            ("The third quarter and half an hour.", ""),
            ("Half-term and the quarter-final.", ""),
            ("It scored three out of five.", ""),
        ],
    );
}

#[test]
fn sums() {
    check(
        Label::Money,
        &[
            ("It cost more than £7m.", "£7m=7000000 GBP gt"),
            ("A £60 million plan and £1,000.50.", "£60 million=60000000 GBP; £1,000.50=1000.5 GBP"),
            (
                "It lost US$2.5 billion and 60 million pounds.",
                "US$2.5 billion=2500000000 USD; 60 million pounds=60000000 GBP",
            ),
            ("Bids of £30-40m.", "£30=30000000 GBP; 40m=40000000 GBP"),
            (
                "It cost 50p, or thirteen dollars and forty-five cents.",
                "50p=0.5 GBP; thirteen dollars and forty-five cents=13.45 USD",
            ),
            ("He paid half a million pounds.", "half a million pounds=500000 GBP"),
            ("Six pounds of meat.", ""),
            ("He had 10 $ and 3 CAD 3 cents.", "10 $=10 USD; 3 CAD 3 cents=3.03 CAD"),
            ("It costs two pounds fifty, 20 pounds for 50.", "two pounds fifty=2.5 GBP; 20 pounds=20 GBP"),
            (
                "Worth EUR20m, 75 USD million, 6 Swiss francs.",
                "EUR20m=20000000 EUR; 75 USD million=75000000 USD; 6 Swiss francs=6 CHF",
            ),
            ("He won a $4m deal, A$5m and 10 usd.", "$4m=4000000 USD; A$5m=5000000 AUD; 10 usd=10 USD"),
            ("A £4.8bn bill; 10 grand; 20 EUR.", "£4.8bn=4800000000 GBP; 10 grand=10000 GBP; 20 EUR=20 EUR"),
        ],
    );
}

#[test]
fn counts() {
    check(
        Label::Quantity,
        &[
            (
                "It hired eight additional permanent social workers.",
                "eight additional permanent social workers=8 worker",
            ),
            (
                "It hired 18 newly qualified social workers in May.",
                "18 newly qualified social workers=18 worker",
            ),
            ("About 34 people live there.", "34 people=34 people about"),
            ("Two of the hospital's medical wards closed.", "Two of the hospital's medical wards=2 ward"),
            (
                "Five additional doctors and consultants came.",
                "Five additional doctors and consultants=5 doctor",
            ),
            ("Children get 6 to 8 hours a day.", "6 to 8 hours=6-8 hour"),
            ("It holds between 20 and 30 patients.", "20 and 30 patients=20-30 patient"),
            ("It hit 10 to 15 million people.", "10 to 15 million people=10000000-15000000 people"),
            ("Of the 120 Year 6 pupils most passed.", "120 Year 6 pupils=120 pupil"),
            ("It was found 23 times, three times as often.", "23 times=23 time"),
            ("The 51 current residents may stay.", "51 current residents=51 resident"),
            ("The merger with Three Counties HA ended.", ""),
            ("It moved 1,000 U.S. troops.", "1,000 U.S. troops=1000 troop"),
            ("One commode was dirty.", "One commode=1 commode"),
            ("They drank less than 400ml of water.", "400ml=400 ml lt"),
            (
                "Up to 4.8 million people in six counties.",
                "4.8 million people=4800000 people le; six counties=6 county",
            ),
            ("Inspectors saw two 'near-misses'.", "two 'near-misses=2 near-miss"),
            ("The unit sees 500 hundred patients.", "500 hundred patients=500 patient"),
            ("The one child and that one resident.", "one child=1 child; one resident=1 resident"),
            ("Meet at 134 Sports Camp Drive for 80mg/ml and five stars.", ""),
            ("Three heads of department left.", "Three heads=3 head"),
            ("There were dozens of complaints.", "dozens of complaints=- about"),
            ("The one who knows; one of the best; no one; one day.", ""),
            ("Regulation 17 and Section 12 of the Act; Year 6; Key Stage 2.", ""),
            ("A 12-year-old, aged 12, and Smith, 34, called 999.", ""),
            ("It won 5-4 on the third visit.", ""),
            ("Heated to 40C after two hours.", ""),
        ],
    );
}

#[test]
fn counts_without_their_noun() {
    check(
        Label::Quantity,
        &[
            (
                "Agency workers had been reduced from167 in 2016-17 to just one.",
                "167=167 worker; one=1 worker",
            ),
            ("Checks were late on 3,200 of its 8,650 homes.", "3,200=3200 home; 8,650 homes=8650 home"),
            ("In March, 20 of 45 homes failed.", "20=20 home; 45 homes=45 home"),
            ("Complaints rose by 40 per cent to 213 in the year to May.", "213=213 complaint"),
            ("Just four out of 31 actions were done.", "four=4 action; 31 actions=31 action"),
            ("It took 25 minutes in May, compared with 31 in June.", ""),
            (
                "The number of looked-after children, which peaked at 702 in 2020, was 561.",
                "702=702 child; 561=561 child",
            ),
            ("Caseloads are down from 29 to 14 children.", "29=29 child; 14 children=14 child"),
            ("Of the 318 homes, 251 (79%) have the top mark.", "318 homes=318 home; 251=251 home"),
            ("It needs 96 officers but there were 65 in post.", "96 officers=96 officer; 65=65 officer"),
            ("It teaches 412 children aged from four to 11.", "412 children=412 child"),
            ("Assaults rose from 61 to 127.", "61=61 assault; 127=127 assault"),
            ("It holds 812 men but was built for 540.", "812 men=812 man; 540=540 man"),
            ("It reports for 61 of Oldshire's 67 counties.", "61=61 county; 67 counties=67 county"),
            ("It failed 11 areas. Six were adequate.", "11 areas=11 area; Six=6 area"),
            ("Alarm calls: it cut calls from 2,310 to 75.", "2,310=2310 call; 75=75 call"),
            ("Homes are rated from five to zero.", ""),
            ("Of the 30 homes inspected, 14 were rated good.", "30 homes=30 home; 14=14 home"),
            ("It is 12 on the list, at number 7.", ""),
        ],
    );
}

#[test]
fn ranks() {
    check(
        Label::Ordinal,
        &[
            ("For the second time and the 21st visit.", "second=2; 21st=21"),
            ("On 21st May it was 30 seconds late.", ""),
        ],
    );
}
