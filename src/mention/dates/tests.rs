//! The table of dates: what is found, and what it means on one reference date, Wednesday 6 November 2019.

use super::find;
use crate::mention::Mention;
use crate::mention::numbers::Numbers;
use crate::mention::testing::with_article;

const PUBLISHED: &str = "2019-11-06";

fn found(source: &str, published: Option<&str>) -> String {
    with_article(source, published, |article, text, lexicon| {
        let numbers = Numbers::new(text, lexicon);
        let mut mentions: Vec<Mention> = Vec::new();
        find(article, text, lexicon, &numbers, &mut mentions);
        let show = |m: &Mention| {
            let sub = m.sub.map(|s| format!(" {s}")).unwrap_or_default();
            let modifier = m.modifier.map(|m| format!(" {}", m.name())).unwrap_or_default();
            format!("{}={}{sub}{modifier}", text.str(m.span), m.value.as_deref().unwrap_or("-"))
        };
        mentions.iter().map(show).collect::<Vec<_>>().join("; ")
    })
}

fn check(cases: &[(&str, &str)]) {
    let wrong = cases.iter().filter_map(|(source, want)| {
        let got = found(source, Some(PUBLISHED));
        (got != *want).then(|| format!("{source}\n  want {want}\n  got  {got}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn written_dates() {
    check(&[
        ("It was inspected on 14 May 2018.", "14 May 2018=2018-05-14"),
        ("It was inspected on the 5th of May, 2018.", "the 5th of May, 2018=2018-05-05"),
        ("It was inspected on May 14, 2018.", "May 14, 2018=2018-05-14"),
        ("It was inspected on Friday 26th October.", "Friday 26th October=2018-10-26"),
        ("It was rated good in May 2018.", "May 2018=2018-05"),
        ("It was rated good in May.", "May=2019-05"),
        ("It was rated good in December.", "December=2018-12"),
        ("It will be inspected in December.", "December=2019-12"),
        ("It was visited on 12 March.", "12 March=2019-03-12"),
        ("A meeting is due on 12 March.", "12 March=2020-03-12"),
        ("Inspectors came on Monday.", "Monday=2019-11-04"),
        ("The council will meet on Monday.", "Monday=2019-11-11"),
        ("Inspectors came in April last year.", "April last year=2018-04"),
        ("It opened in Sept '99.", "Sept '99=1999-09"),
        ("It closed on 31 June 2018 and September 31.", "31 June 2018=-; September 31=-"),
        ("By the end of May the Second Army held it.", "the end of May=2019-05"),
    ]);
}

#[test]
fn days_together() {
    check(&[
        ("Inspected on 20 and 21 February 2024.", "20 and 21 February 2024=2024-02-20/2024-02-21"),
        ("They came on 9 and 11 February.", "9=2019-02-09; 11 February=2019-02-11"),
        ("It ran between 3 and 14 June.", "3 and 14 June=2019-06-03/2019-06-14"),
        ("They visited on April 25 and 26.", "April 25 and 26=2019-04-25/2019-04-26"),
        ("Visits were made on June 29-July 5, 2018.", "June 29-July 5, 2018=2018-06-29/2018-07-05"),
        ("It ran from the 13th to the 15th of July.", "the 13th to the 15th of July=2019-07-13/2019-07-15"),
        ("It ran from the 13 to the 15 July.", "the 13 to the 15 July=2019-07-13/2019-07-15"),
        ("It rose from April to September.", "April to September=2019-04/2019-09"),
        ("It fell between October 2016 and March.", "October 2016 and March=2016-10/2017-03"),
        ("Visits took place in March and June 2018.", "March=2018-03; June 2018=2018-06"),
        ("On May 4 and 5 homes were closed.", "May 4=2019-05-04"),
        ("In March, 20 of 45 homes failed.", "March=2019-03"),
        (
            "Inspectors came on Tuesday and Wednesday 4-5 June.",
            "Tuesday and Wednesday 4-5 June=2019-06-04/2019-06-05",
        ),
        (
            "They came on Tuesday 4 and Wednesday 5 June.",
            "Tuesday 4 and Wednesday 5 June=2019-06-04/2019-06-05",
        ),
        ("They came on 24/25 June.", "24/25 June=2019-06-24/2019-06-25"),
    ]);
}

#[test]
fn figures() {
    check(&[
        ("It was seen on 05/06/2018.", "05/06/2018=2018-06-05"),
        ("It was seen on 14.5.18.", "14.5.18=2018-05-14"),
        ("It was seen on 2018-05-14.", "2018-05-14=2018-05-14"),
        ("Last inspected 04/25/2018, then 05/06/2018.", "04/25/2018=2018-04-25; 05/06/2018=2018-05-06"),
        ("Call 01632 960 2015 or 0300-123-2018 today.", "today=2019-11-06"),
        ("It won 5-4 with 15/20 in the test.", ""),
        ("HARLAN FALLS, Minn. (AP) - It closed 05/06/2018.", "05/06/2018=2018-05-06"),
        ("LEEDS, Yorks. - It closed 05/06/2018.", "05/06/2018=2018-06-05"),
    ]);
}

#[test]
fn years() {
    check(&[
        ("It opened in 2015 and again in the 1990s.", "2015=2015; the 1990s=199X"),
        ("Agency staff fell from 167 in 2016-17 to one.", "2016-17=2016/2017"),
        (
            "In FY2019, FY 2017-18 and the fiscal year 2018.",
            "FY2019=2019; FY 2017-18=2017/2018; the fiscal year 2018=2018",
        ),
        ("It dates back to 1865 and stood from 1870 to 1890.", "1865=1865; 1870=1870; 1890=1890"),
        ("GCSE 2019 results rose.", "2019=2019"),
        ("Under the Children Act 1989 and the Children (Wales) Order 1995 it must act in 2020.", "2020=2020"),
        ("Profits fell in FY24.", "FY24=2024"),
        ("Cases peaked in week 32 of 2018.", "week 32 of 2018=2018-W32"),
        ("Spending in the 2016/17 financial year rose.", "the 2016/17 financial year=2016/2017"),
        ("It was built in the 19th century.", "the 19th century=18XX"),
        ("It has stood since mid-1996.", "mid-1996=1996"),
        ("A total of 2015 pupils sat in room 2011.", ""),
        ("The 2018 inspection cost £2015.", "2018=2018"),
        ("It grew between 1985 and 1987.", "1985=1985; 1987=1987"),
        ("In the nineties and the late 1970s.", "the nineties=199X; the late 1970s=197X"),
        ("She is in her seventies.", ""),
    ]);
}

#[test]
fn seasons_and_quarters() {
    check(&[
        ("It closed last summer.", "last summer=2019-SU"),
        ("It grew last financial year.", "last financial year=2018/2019"),
        (
            "This academic year and the next school year.",
            "This academic year=2019/2020; the next school year=2020/2021",
        ),
        ("It reopens in the new year.", "the new year=2020"),
        ("The new school year began.", "The new school year=2019/2020"),
        ("She was in the New Year Honours.", "New Year=2019-01-01"),
        ("It will close next spring.", "next spring=2020-SP"),
        ("In the autumn term attendance fell.", "the autumn term=2019-FA"),
        ("Waits grew in the third quarter of 2018.", "the third quarter of 2018=2018-Q3"),
        ("Waits grew in the first half of 2018.", "the first half of 2018=2018-H1"),
        ("Inspectors came in April, and it requires improvement to be good.", "April=2019-04"),
        ("It has been shown since 1 December.", "1 December=2018-12-01"),
        ("It reopened at Easter.", "Easter=2019-04-21"),
        ("They came in the week of 24 June.", "the week of 24 June=2019-W26"),
        ("A fall in the bathroom led to a fine.", ""),
    ]);
}

#[test]
fn relative_dates() {
    check(&[
        ("It was published yesterday.", "yesterday=2019-11-05"),
        ("It was rated inadequate last month.", "last month=2019-10"),
        ("It was rated inadequate last week.", "last week=2019-W44"),
        ("Earlier this year it improved.", "Earlier this year=2019"),
        ("Two years ago it failed.", "Two years ago=2017"),
        ("Six weeks ago it failed.", "Six weeks ago=2019-W39"),
        ("It failed two weeks and two days ago.", "two weeks and two days ago=2019-10-21"),
        (
            "It lay idle for the last three months and two days ago it opened.",
            "the last three months=P3M duration; two days ago=2019-11-04",
        ),
        ("It will return in two weeks.", "two weeks=2019-W47"),
        ("It improved in just over two years.", "two years=P2Y duration gt"),
        ("It will return in two years' time.", "two years' time=2021"),
        ("It opened last September.", "last September=2019-09"),
        ("It will open next March.", "next March=2020-03"),
        ("It came last Wednesday.", "last Wednesday=2019-10-30"),
        ("It met on Tuesday last week.", "Tuesday last week=2019-10-29"),
        ("It met late on Monday night.", "Monday night=2019-11-04TNI"),
        ("It will be ready by the end of May.", "the end of May=2020-05"),
    ]);
}

#[test]
fn ranks_in_months_and_years() {
    check(&[
        ("It met in the first week of June 2018.", "the first week of June 2018=2018-W23"),
        ("It met in the last week of March.", "the last week of March=2019-W13"),
        ("They came on the last weekend of May 2019.", "the last weekend of May 2019=2019-W21-WE"),
        ("It met on the second Monday in October.", "the second Monday in October=2019-10-14"),
        ("It closed on the last day of March 2018.", "the last day of March 2018=2018-03-31"),
        ("It closed in the first week of 2015.", "the first week of 2015=2015-W01"),
        ("It closed on the 20th of last month.", "the 20th of last month=2019-10-20"),
        ("It closed last week.", "last week=2019-W44"),
        ("On the second day of the visit it rained.", ""),
    ]);
}

#[test]
fn the_text_orders_its_dates() {
    check(&[
        ("In place since October, before it opened in May.", "October=2018-10; May=2019-05"),
        ("It reopened in May after it closed in October.", "May=2019-05; October=2018-10"),
        ("In place since March, before it opened in June.", "March=2019-03; June=2019-06"),
        (
            "Later in the year, or earlier in the week.",
            "Later in the year=2019; earlier in the week=2019-W45",
        ),
        ("By December it was full.", "December=2018-12"),
        ("It must be full by December.", "December=2019-12"),
    ]);
}

#[test]
fn dates_anchored_in_the_text() {
    check(&[
        (
            "In May 2018 it failed and seven months later it passed.",
            "May 2018=2018-05; seven months later=2018-12",
        ),
        (
            "It was seen on 3 June 2018 and the following day.",
            "3 June 2018=2018-06-03; the following day=2018-06-04",
        ),
        ("In 2018 it failed and seven months later it passed.", "2018=2018; seven months later=-"),
        (
            "It was 13% in 2017-18, up from 11% the year before and high.",
            "2017-18=2017/2018; the year before=2016/2017",
        ),
        ("It shut in June 2018. The May before, it had opened.", "June 2018=2018-06; The May before=2018-05"),
        (
            "It made £2m in the third quarter, up from £1m a year earlier.",
            "the third quarter=2019-Q3; a year earlier=2018-Q3",
        ),
        ("Doors open at 10.30am on 3 June 2018.", "10.30am=2018-06-03T10:30 time; 3 June 2018=2018-06-03"),
        ("Doors open at 10.30am.", "10.30am=T10:30 time"),
    ]);
}

#[test]
fn without_a_publication_date_nothing_is_guessed() {
    for (source, want) in [
        ("It was rated inadequate last month.", "last month=-"),
        ("It was rated inadequate in September.", "September=-"),
        ("It was rated inadequate on Friday.", "Friday=-"),
        ("It failed two years ago.", "two years ago=-"),
        (
            "It failed in July 2015, and the next month it closed.",
            "July 2015=2015-07; the next month=2015-08",
        ),
        ("It took two months.", "two months=P2M duration"),
    ] {
        assert_eq!(found(source, None), want, "{source}");
    }
}

#[test]
fn a_story_of_the_past_goes_on_from_date_to_date() {
    let years = "It stood in 1901, 1902, 1903, 1904, 1905, 1906 and 1907. ";
    for (source, want) in [
        (
            "In May 1908 it burned. On 3 June it was sold, and in January it reopened.",
            "1908-05; 1908-06-03; 1909-01",
        ),
        ("In 1908 it burned. In October it was sold.", "1908; 1908-10"),
        (
            "In May 1908 it burned. On Monday, today and yesterday they met. In October it was sold.",
            "2018-10",
        ),
    ] {
        let all = found(&format!("{years}{source}"), Some("2019-09-06"));
        let values: Vec<&str> = all.split("; ").filter_map(|m| m.split('=').nth(1)).collect();
        assert!(values.join("; ").ends_with(want), "{source}\n  want {want}\n  got  {all}");
    }
}

#[test]
fn lengths_and_sets() {
    check(&[
        ("Over the next three years it waits.", "the next three years=P3Y duration"),
        ("It took more than two years.", "two years=P2Y duration gt"),
        (
            "A two-year wait, half an hour and 2 1/2 years.",
            "two-year=P2Y duration; half an hour=PT30M duration; 2 1/2 years=P2Y6M duration",
        ),
        ("It took several weeks.", "several weeks=PXW duration"),
        ("It met 12 in the year to March.", "the year to March=2018-04/2019-03"),
        ("It fell in the three months to 30 June.", "the three months to 30 June=2019-04-01/2019-06-30"),
        (
            "It was seen over two days, and closed for over two years.",
            "two days=P2D duration; two years=P2Y duration gt",
        ),
        ("Three heads left in as many years.", ""),
        ("The 120 Year 6 pupils did well.", ""),
        ("A £300-a-week fee.", "a-week=P1W set"),
        ("It took two years and three months.", "two years and three months=P2Y3M duration"),
        ("Staff meet every week and each Thursday.", "every week=P1W set; each Thursday=XXXX-WXX-4 set"),
        ("It costs £300 a week.", "a week=P1W set"),
        ("It is now better.", "now=PRESENT_REF vague"),
        ("Its annual report is out.", ""),
    ]);
}

#[test]
fn false_friends() {
    check(&[
        ("Theresa May said staff may march on. The Sun sat on it.", ""),
        ("A 12-year-old aged 12 in Year 6, 12 years old.", ""),
        ("A second visit, the second of three.", ""),
        ("The day centre has a night shift at the last minute.", ""),
        ("The Sunday Times and Sheffield Wednesday.", ""),
        ("April Jones and June Smith said so.", ""),
        ("Children get 20 hours a week of teaching.", "a week=P1W set"),
    ]);
}
