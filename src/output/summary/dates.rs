//! Dates in plain English: `2024-02-20` as "on 20 February 2024".

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/// Codes of seasons and what they are called.
const SEASONS: [(&str, &str); 4] = [("SP", "spring"), ("SU", "summer"), ("FA", "autumn"), ("WI", "winter")];

/// A date with its preposition; the words as they are where the value is none that this can read.
pub(super) fn when(value: Option<&str>, words: Option<&str>) -> Option<String> {
    if let Some(words) = words.filter(|_| value.is_some_and(|v| v.starts_with('P'))) {
        return Some(format!("over {words}"));
    }
    value.and_then(read).or_else(|| words.or(value).map(as_told))
}

/// A date without a preposition, for "from X to Y".
pub(super) fn plain(value: Option<&str>, words: Option<&str>) -> Option<String> {
    value.and_then(point).map(|(_, text)| text).or_else(|| words.or(value).map(str::to_string))
}

fn read(value: &str) -> Option<String> {
    let Some((from, to)) = value.split_once('/') else {
        let (preposition, text) = point(value)?;
        return Some(format!("{preposition} {text}"));
    };
    match (from.parse::<u16>(), to.parse::<u16>()) {
        (Ok(first), Ok(second)) if second == first + 1 => Some(format!("in {first}/{:02}", second % 100)),
        _ => Some(range(&point(from)?.1, &point(to)?.1)),
    }
}

/// "on 25 and 26 April 2023", "from 3 May to 6 June 2023": what both ends share is told once.
fn range(from: &str, to: &str) -> String {
    let shared = from.match_indices(' ').map(|(n, _)| &from[n..]).find(|end| to.ends_with(end));
    let first = shared.map_or(from, |end| &from[..from.len() - end.len()]);
    let day = |words: &str| words.split(' ').next().and_then(|d| d.parse::<u16>().ok()).filter(|d| *d <= 31);
    let next = day(first).filter(|d| first.len() <= 2 && day(to) == Some(d + 1));
    if next.is_some() { format!("on {first} and {to}") } else { format!("from {first} to {to}") }
}

/// A point in time and the preposition that goes before it.
fn point(value: &str) -> Option<(&'static str, String)> {
    let (date, time) = value.split_once('T').unwrap_or((value, ""));
    let mut parts = date.split('-');
    let year = parts.next().filter(|y| y.len() == 4 && y.bytes().all(|b| b.is_ascii_digit()))?;
    let Some(month) = parts.next() else { return Some(("in", year.into())) };
    let name = month.parse::<usize>().ok().and_then(|m| MONTHS.get(m.checked_sub(1)?));
    let (preposition, text) = match (name, parts.next()) {
        (Some(name), None) => ("in", format!("{name} {year}")),
        (Some(name), Some(day)) => ("on", format!("{} {name} {year}", day.parse::<u8>().ok()?)),
        (None, None) => {
            let (_, season) = SEASONS.iter().find(|(code, _)| *code == month)?;
            ("in", format!("{season} {year}"))
        }
        _ => return None,
    };
    if time == "NI" { Some(("on", format!("the night of {text}"))) } else { Some((preposition, text)) }
}

/// "March" as "in March", "Monday" as "on Monday", "last week" as it is.
fn as_told(words: &str) -> String {
    let first = words.split_whitespace().next().unwrap_or_default();
    let preposition = match first {
        _ if MONTHS.contains(&first) => "in ",
        _ if WEEKDAYS.contains(&first) => "on ",
        _ if first.starts_with(|c: char| c.is_ascii_digit()) => "in ",
        _ => return super::wording::small(words),
    };
    format!("{preposition}{words}")
}
