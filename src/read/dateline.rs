//! Publication dates as pages print them: "Tuesday, 3rd March 2020, 9:05 am", "Published 12 May 2021",
//! "By Hattie Osgood on June 18, 2024 in Children". A dateline is a line that holds nothing else; a date
//! inside running prose is none. Relative ages ("2 days ago") give no date, since nobody knows from when.

use super::calendar::{ZONES, day, is_weekday, meridiem, month, number, year};
use jiff::civil::{Date, DateTime};

/// What a dateline tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Dateline {
    /// ISO date or date-time of publication.
    pub published: Option<String>,
    /// The same of the last change.
    pub updated: Option<String>,
    /// Whether a word such as "Published" says what the date is.
    pub labelled: bool,
    /// Whether it names a writer too.
    pub byline: bool,
    /// Whether a name, of a paper or a place, stands before the date.
    pub named: bool,
}

/// Lines longer than this are prose.
const LONGEST: usize = 160;

/// Reads `line`, trimmed, as a dateline; nothing if some of it is neither date nor byline.
pub(crate) fn parse(line: &str) -> Option<Dateline> {
    // Without a digit it can only be a label ("Published") or "an hour ago".
    if line.len() > LONGEST || line.len() > 40 && !line.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let words = split(line);
    let mut reader = Reader {
        words: &words,
        at: 0,
        found: Dateline::default(),
        updated: false,
        time: None,
        dates: 0,
        said: false,
    };
    while reader.at < words.len() {
        if !reader.element() {
            return None;
        }
    }
    (reader.said || reader.dates > 0).then_some(reader.found)
}

/// The date in an agency's dateline at the head of its first paragraph: "ELLERMOUTH, Friday 17 March 2023
/// (NNA) – A unit ...", "HARLAN FALLS, Minn. (Feb. 21, 2022) -- A home ...".
pub(crate) fn agency(paragraph: &str) -> Option<String> {
    let end = [" – ", " — ", " -- ", " - "]
        .iter()
        .filter_map(|dash| paragraph.find(dash))
        .min()
        .filter(|n| *n <= 90)?;
    let words = split(&paragraph[..end]);
    let place = words.first().is_some_and(|w| w.len() >= 3 && w.chars().all(char::is_uppercase));
    (0..words.len())
        .filter(|_| place)
        .find_map(|at| Reader::new(&words, at).any_date())
        .map(|date| date.to_string())
}

/// The ISO form of a date or date-time given as ISO or in words with its year.
pub fn iso_date(given: &str) -> Option<String> {
    let iso = given.replacen(' ', "T", 1);
    if given.parse::<Date>().is_ok() && given.len() == 10 {
        return Some(given.to_string());
    }
    if iso.parse::<DateTime>().is_ok() || iso.parse::<jiff::Timestamp>().is_ok() {
        return Some(iso);
    }
    parse(given).filter(|d| !d.byline && d.updated.is_none()).and_then(|d| d.published)
}

/// Runs of letters and digits, and single marks; white space is dropped. A word that a page glues to the year
/// before it ("2025Updated") is a word of its own.
fn split(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let end = match c.is_alphanumeric() {
            true => {
                glued_year(rest).or_else(|| rest.find(|c: char| !c.is_alphanumeric())).unwrap_or(rest.len())
            }
            false => c.len_utf8(),
        };
        if !c.is_whitespace() {
            words.push(&rest[..end]);
        }
        rest = &rest[end..];
    }
    words
}

/// The end of a year that a scraped page runs into the next word: "12 FEB 2026Updated 09:12".
fn glued_year(rest: &str) -> Option<usize> {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    (digits == 4 && rest.as_bytes().get(4).is_some_and(u8::is_ascii_uppercase)).then_some(4)
}

/// Words before a date of publication, longest first.
const PUBLISHED: &[&str] = &[
    "for immediate release",
    "date of publication",
    "publication date",
    "date published",
    "first published",
    "originally published",
    "published online",
    "published",
    "posted",
    "release date",
    "released",
    "issued",
    "uploaded",
    "date",
    "dyddiad cyhoeddi",
    "cyhoeddwyd",
];

/// Words before the date of the last change, longest first.
const UPDATED: &[&str] = &[
    "page last updated",
    "last updated",
    "last modified",
    "last edited",
    "updated",
    "modified",
    "diweddarwyd",
];

struct Reader<'a> {
    words: &'a [&'a str],
    at: usize,
    found: Dateline,
    /// Whether the next date is that of a change.
    updated: bool,
    /// A time that stands before its date.
    time: Option<(u8, u8)>,
    dates: u32,
    /// A label or a relative age was read.
    said: bool,
}

impl<'a> Reader<'a> {
    fn new(words: &'a [&'a str], at: usize) -> Self {
        Self { words, at, found: Dateline::default(), updated: false, time: None, dates: 0, said: false }
    }

    fn any_date(&self) -> Option<Date> {
        self.day_first().or_else(|| self.month_first()).or_else(|| self.numeric()).map(|(date, _)| date)
    }

    fn word(&self, n: usize) -> &str {
        self.words.get(self.at + n).copied().unwrap_or_default()
    }

    fn is(&self, n: usize, word: &str) -> bool {
        self.word(n).eq_ignore_ascii_case(word)
    }

    fn take(&mut self, n: usize) -> bool {
        self.at += n;
        n > 0
    }

    /// Reads one element of a dateline, whichever fits.
    fn element(&mut self) -> bool {
        self.label(PUBLISHED, false)
            || self.label(UPDATED, true)
            || self.relative()
            || self.date()
            || self.time_of_day()
            || self.weekday()
            || self.filler()
            || self.byline()
            || self.publisher()
            || self.paper()
    }

    fn label(&mut self, labels: &[&str], updated: bool) -> bool {
        let len = labels.iter().find_map(|l| {
            let fits = l.split(' ').enumerate().all(|(n, w)| self.is(n, w));
            fits.then(|| l.split(' ').count())
        });
        let Some(len) = len else { return false };
        self.updated = updated;
        self.said = true;
        self.found.labelled = true;
        self.take(len)
    }

    /// "2 days ago", "an hour ago".
    fn relative(&mut self) -> bool {
        let unit = self.word(1).trim_end_matches('s').to_ascii_lowercase();
        let unit = matches!(
            unit.as_str(),
            "second" | "minute" | "min" | "hour" | "hr" | "day" | "week" | "month" | "year"
        );
        let count = self.is(0, "a") || self.is(0, "an") || number(self.word(0), 4).is_some();
        if !(count && unit && self.is(2, "ago")) {
            return false;
        }
        self.said = true;
        self.take(3)
    }

    fn date(&mut self) -> bool {
        let Some((date, len)) = self.day_first().or_else(|| self.month_first()).or_else(|| self.numeric())
        else {
            return false;
        };
        self.at += len;
        self.dates += 1;
        let updated = self.updated;
        let time = self.time.take();
        let place = if updated { &mut self.found.updated } else { &mut self.found.published };
        if place.is_none() {
            *place = Some(match time {
                Some((h, m)) => format!("{date}T{h:02}:{m:02}"),
                None => date.to_string(),
            });
        }
        true
    }

    /// `3rd March 2020`, `5 Rhagfyr / December 2019`.
    fn day_first(&self) -> Option<(Date, usize)> {
        let the = usize::from(self.is(0, "the"));
        let day = day(self.word(the))?;
        let mut at = the + 1 + usize::from(self.is(the + 1, "of"));
        let mut month_number = month(self.word(at))?;
        if self.word(at + 1) == "/" && month(self.word(at + 2)) == Some(month_number) {
            at += 2;
            month_number = month(self.word(at))?;
        }
        at = self.past_marks(at + 1);
        Some((Date::new(year(self.word(at))?, month_number, day).ok()?, at + 1))
    }

    /// `June 14, 2018`, `Oct. 26, 2012`.
    fn month_first(&self) -> Option<(Date, usize)> {
        let month = month(self.word(0))?;
        let at = self.past_marks(1);
        let day = day(self.word(at))?;
        let at = self.past_marks(at + 1);
        Some((Date::new(year(self.word(at))?, month, day).ok()?, at + 1))
    }

    /// `12/05/2021` in British order (where only the American one can be, in that), `2021-05-12`.
    fn numeric(&self) -> Option<(Date, usize)> {
        let mark = self.word(1);
        if !matches!(mark, "/" | "." | "-") || self.word(3) != mark {
            return None;
        }
        let parts = [number(self.word(0), 4)?, number(self.word(2), 2)?, number(self.word(4), 4)?];
        let date = |y: u16, m: u16, d: u16| {
            let year = if y < 100 && self.word(4).len() == 2 { 2000 + y } else { y };
            Date::new(year as i16, m as i8, d as i8).ok().filter(|d| (1900..2100).contains(&d.year()))
        };
        let [a, b, c] = parts;
        let date = if a > 31 { date(a, b, c) } else { date(c, b, a).or_else(|| date(c, a, b)) };
        Some((date?, 5))
    }

    fn past_marks(&self, mut at: usize) -> usize {
        while matches!(self.word(at), "." | ",") {
            at += 1;
        }
        at
    }

    /// `9:05 am`, `16:20 GMT`, `5.00`, `5pm`: kept with the date it stands beside.
    fn time_of_day(&mut self) -> bool {
        let Some((hour, minute, mut len)) = self.clock() else { return false };
        if ZONES.iter().any(|z| self.is(len, z)) {
            len += 1;
        } else if matches!(self.word(len), "+" | "-") && self.word(len + 1).len() == 4 {
            len += 2;
        }
        let updated = self.updated;
        let place = if updated { &mut self.found.updated } else { &mut self.found.published };
        match place {
            Some(date) if date.len() == 10 => *date = format!("{date}T{hour:02}:{minute:02}"),
            _ => self.time = Some((hour, minute)),
        }
        self.take(len)
    }

    fn clock(&self) -> Option<(u8, u8, usize)> {
        let (first, glued) = meridiem(self.word(0));
        let mut hour = number(first, 2)? as u8;
        let (mut minute, mut half, mut len) = (0, glued, 1);
        if glued.is_empty() && matches!(self.word(1), ":" | ".") {
            let (digits, glued) = meridiem(self.word(2));
            minute = number(digits, 2).filter(|_| digits.len() == 2)? as u8;
            (half, len) = (glued, 3);
            if self.word(3) == ":" && number(self.word(4), 2).is_some() {
                len = 5;
            }
        }
        if half.is_empty() {
            let (letters, words) = self.half_day(len);
            (half, len) = (letters, len + words);
        }
        if half.is_empty() && len == 1 {
            return None;
        }
        match half {
            "p" if hour < 12 => hour += 12,
            "a" if hour == 12 => hour = 0,
            _ => {}
        }
        (hour < 24 && minute < 60).then_some((hour, minute, len))
    }

    /// `am`, `p.m.` at word `n`: its first letter and its length in words.
    fn half_day(&self, n: usize) -> (&'static str, usize) {
        for (letter, whole) in [("a", "am"), ("p", "pm")] {
            if self.is(n, whole) {
                return (letter, 1);
            }
            if self.is(n, letter) && self.word(n + 1) == "." && self.is(n + 2, "m") {
                return (letter, 3 + usize::from(self.word(n + 3) == "."));
            }
        }
        ("", 0)
    }

    fn weekday(&mut self) -> bool {
        self.take(usize::from(is_weekday(self.word(0))))
    }

    fn filler(&mut self) -> bool {
        let marks = matches!(
            self.word(0),
            "," | ":" | "|" | "•" | "·" | "-" | "–" | "—" | "(" | ")" | "." | ";" | "*" | "/"
        );
        let words =
            ["at", "on"].iter().any(|w| self.is(0, w)) && (self.said || self.dates > 0 || self.found.byline);
        self.take(usize::from(marks || words))
    }

    /// "By" and up to eight words, to a bar, to "on" before a date or to the end; after it also "in Children".
    fn byline(&mut self) -> bool {
        let section = self.is(0, "in") && self.found.byline && self.dates > 0;
        if !section && !self.is(0, "by") {
            return false;
        }
        let rest = &self.words[self.at..];
        let dated = |n: usize| {
            let mut date = Reader::new(rest, n);
            while date.weekday() || date.filler() {}
            date.any_date().is_some()
        };
        let ends = |n: usize| {
            matches!(rest[n], "|" | "•" | "·")
                || dated(n)
                || (rest[n] == "," || rest[n].eq_ignore_ascii_case("on")) && dated(n + 1)
        };
        let len = (1..rest.len()).find(|n| ends(*n)).unwrap_or(rest.len());
        self.found.byline = true;
        self.take(if (2..=9).contains(&len) { len } else { 0 })
    }

    /// A name at the head of the line, parted from the date by a comma or a bar: "Strathlorne Courier, Fri 4 Mar 2022".
    fn paper(&mut self) -> bool {
        let len = self.words.iter().position(|w| matches!(*w, "," | "|" | "-" | "–" | "—")).unwrap_or(0);
        let name = self.at == 0 && self.words[..len].iter().all(|w| w.starts_with(char::is_uppercase));
        self.found.named |= name && len <= 5;
        self.take(if name && len <= 5 { len } else { 0 })
    }

    /// A name between bars after that of the writer ("By Lorna Quigley | Pharma Wire | Sept 18, 2024"); after the
    /// date whatever stands behind a bar ("· 11 comments · filed under: council") or a name behind a comma.
    fn publisher(&mut self) -> bool {
        let Some(mark) = self.at.checked_sub(1).map(|n| self.words[n]) else { return false };
        let bar = |w: &str| matches!(w, "|" | "•" | "·");
        let rest = &self.words[self.at..];
        let len = rest.iter().position(|w| bar(w)).unwrap_or(rest.len());
        let name = rest[..len].iter().all(|w| w.starts_with(char::is_uppercase)) && len <= 5;
        let length = rest.get(1).is_some_and(|w| w.starts_with("min")) && len <= 3;
        let page = self.is(0, "page") && len == 2;
        let fits = if self.dates > 0 {
            bar(mark) && len <= 8 || mark == "," && (name || page) || length
        } else {
            bar(mark) && name && self.found.byline && len < rest.len()
        };
        self.take(if fits { len } else { 0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_give_their_dates() {
        for (line, published, updated) in [
            ("Tuesday, 3rd March 2020, 9:05 am", Some("2020-03-03T09:05"), None),
            ("Updated Wednesday, 4th March 2020, 10:15 am", None, Some("2020-03-04T10:15")),
            ("Thursday, June 14, 2018", Some("2018-06-14"), None),
            ("Published 12 May 2021", Some("2021-05-12"), None),
            ("• Published", None, None),
            ("• Published • 9 February 2024", Some("2024-02-09"), None),
            ("12:04, 24 Nov 2025", Some("2025-11-24T12:04"), None),
            (
                "12:04, 24 Nov 2025Updated 13:10, 24 Nov 2025",
                Some("2025-11-24T12:04"),
                Some("2025-11-24T13:10"),
            ),
            ("By Dawlby Reporter, Friday August 8, 2025", Some("2025-08-08"), None),
            ("posted 9 December 2024 · 11 comments · filed under: SEND, council", Some("2024-12-09"), None),
            ("Wednesday May 12 2021, 12.01am BST, The Times", Some("2021-05-12T00:01"), None),
            ("Wednesday 12 May 2021 10:15, UK", Some("2021-05-12T10:15"), None),
            ("Wednesday 12 May 2021 at 6:13pm", Some("2021-05-12T18:13"), None),
            ("Published 6:14 AM EDT, August 21, 2024", Some("2024-08-21T06:14"), None),
            ("Wed, 12 May 2021 10:15:00 +0000", Some("2021-05-12T10:15"), None),
            ("MAY 12, 2021 AT 10:15 AM", Some("2021-05-12T10:15"), None),
            ("Last modified on Mon 12 May 2021 10.15 BST", None, Some("2021-05-12T10:15")),
            ("By Jo Bell, Local Democracy Reporter • 12 May 2021", Some("2021-05-12"), None),
            ("Wexmoor Gazette, Thursday 9 March 2023, page 5", Some("2023-03-09"), None),
            ("Jo Bell - 12 May 2021", Some("2021-05-12"), None),
            ("By Jo Bell 12 May 2021", Some("2021-05-12"), None),
            ("By Jo Bell 12 May 2021 3 min read", Some("2021-05-12"), None),
            ("Date: 12.05.21", Some("2021-05-12"), None),
            (
                "PUBLISHED: 10:15 12 May 2021 | UPDATED: 11:00 12 May 2021",
                Some("2021-05-12T10:15"),
                Some("2021-05-12T11:00"),
            ),
            ("Posted on 1 Sept. 2019 at 5.30pm", Some("2019-09-01T17:30"), None),
            (
                "Published: 06:00, 22 September 2022 | Updated: 11:42, 22 September 2022",
                Some("2022-09-22T06:00"),
                Some("2022-09-22T11:42"),
            ),
            ("26 February 2025 | By Joel Prentice", Some("2025-02-26"), None),
            ("By Hattie Osgood on June 18, 2024 in Children, Inspections", Some("2024-06-18"), None),
            ("Fri 9 Dec 2022, 5.00", Some("2022-12-09T05:00"), None),
            ("For Immediate Release: Oct. 26, 2012", Some("2012-10-26"), None),
            ("5 Rhagfyr / December 2019, 16:20 GMT", Some("2019-12-05T16:20"), None),
            ("Published: 6 July 2023 Page last updated: 7 July 2023", Some("2023-07-06"), Some("2023-07-07")),
            ("Date of publication: 3 November 2021", Some("2021-11-03"), None),
            ("Published: 12/05/2021", Some("2021-05-12"), None),
            ("05/14/2021", Some("2021-05-14"), None),
            ("2021-05-12", Some("2021-05-12"), None),
            ("Published 2 days ago", None, None),
            ("By Lorna Quigley | Pharma Wire | Sept 18, 2024 10:42am", Some("2024-09-18T10:42"), None),
            ("posted by probation desk, 3rd october 2023", Some("2023-10-03"), None),
            ("12:15 a.m. EST, March 1, 2019", Some("2019-03-01T00:15"), None),
        ] {
            let found = parse(line).unwrap_or_default();
            assert_eq!(
                (found.published.as_deref(), found.updated.as_deref()),
                (published, updated),
                "{line}"
            );
        }
    }

    #[test]
    fn agencies_put_the_date_into_the_first_paragraph() {
        for (paragraph, want) in [
            ("ELLERMOUTH, Friday 17 March 2023 (NNA) – A maternity unit has been told", Some("2023-03-17")),
            ("HARLAN FALLS, Minn. (Feb. 21, 2022) -- A home has been fined", Some("2022-02-21")),
            ("HARRISBURG — In the fall of 2016, Karen Murphy", None),
            ("A home rated good on 3 March 2020 - its best grade yet", None),
        ] {
            assert_eq!(agency(paragraph).as_deref(), want, "{paragraph}");
        }
        assert!(
            parse("Strathlorne Courier, Fri 4 Mar 2022")
                .is_some_and(|d| d.named && d.published.as_deref() == Some("2022-03-04"))
        );
    }

    #[test]
    fn prose_is_no_dateline() {
        for line in [
            "The report was published on 12 May 2021.",
            "Published in 2019, the report was damning",
            "By 2019 it had closed",
            "Inspected on 3 March 2020",
            "May 2021",
            "3 March",
            "Date of inspection visit: 14 September 2021",
            "By Dawn Ashby",
            "31 February 2020",
            "",
            "5",
            "Monday to Friday",
        ] {
            let dated = parse(line).filter(|d| d.published.is_some() || d.updated.is_some());
            assert_eq!(dated, None, "{line}");
        }
    }

    #[test]
    fn given_dates_are_made_iso() {
        for (given, want) in [
            ("2024-05-31", Some("2024-05-31")),
            ("2021-05-12T14:20:00+01:00", Some("2021-05-12T14:20:00+01:00")),
            ("2024-05-31 09:00:00", Some("2024-05-31T09:00:00")),
            ("2024-05-31T09:00:00Z", Some("2024-05-31T09:00:00Z")),
            ("31 May 2024", Some("2024-05-31")),
            ("2024-13-01", None),
            ("yesterday", None),
            ("", None),
        ] {
            assert_eq!(iso_date(given).as_deref(), want, "{given}");
        }
    }
}
