//! Amounts in plain English: `1940000 GBP` as "£1,940,000", `1 child` as "1 child", `2 child` as "2 children".

/// Nouns whose plural takes no `s`.
const IRREGULAR: [(&str, &str); 9] = [
    ("child", "children"),
    ("person", "people"),
    ("man", "men"),
    ("woman", "women"),
    ("midwife", "midwives"),
    ("foot", "feet"),
    ("people", "people"),
    ("staff", "staff"),
    ("police", "police"),
];

/// Signs that stand before their amount.
const SIGNS: [(&str, &str); 3] = [("GBP", "£"), ("USD", "$"), ("EUR", "€")];

/// A number with its unit.
pub(super) fn amount(value: &str, unit: &str) -> String {
    let number = grouped(value);
    if let Some((_, sign)) = SIGNS.iter().find(|(code, _)| *code == unit) {
        return format!("{sign}{number}");
    }
    match unit {
        "" => number,
        "percent" => format!("{number}%"),
        _ if value == "1" || unit.chars().all(|c| c.is_ascii_uppercase()) => format!("{number} {unit}"),
        _ => format!("{number} {}", plural(unit)),
    }
}

/// The words for how near a value is.
pub(super) fn approximator(code: Option<&str>) -> &'static str {
    match code.unwrap_or_default() {
        "about" => "about",
        "lt" => "less than",
        "gt" => "more than",
        "le" => "up to",
        "ge" => "at least",
        _ => "",
    }
}

/// Whether a measure says itself what is counted: "social workers" of the unit `worker`.
pub(super) fn counts(measure: &str, unit: &str) -> bool {
    let plural = plural(unit);
    !unit.is_empty()
        && measure
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| word.eq_ignore_ascii_case(unit) || word.eq_ignore_ascii_case(&plural))
}

/// The plural of a noun or of a noun phrase that ends in one.
pub(super) fn plural(noun: &str) -> String {
    let (start, last) =
        noun.rsplit_once(' ').map_or(("", noun), |(start, last)| (&noun[..start.len() + 1], last));
    let ended = |stem: &str, ending: &str| format!("{start}{stem}{ending}");
    if let Some((_, plural)) = IRREGULAR.iter().find(|(singular, _)| *singular == last) {
        return ended("", plural);
    }
    match last.strip_suffix('y') {
        _ if last.is_empty() => String::new(),
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => ended(stem, "ies"),
        _ if ["s", "x", "ch", "sh"].iter().any(|e| last.ends_with(e)) => {
            if last.ends_with('s') && !last.ends_with("ss") { noun.into() } else { ended(last, "es") }
        }
        _ => ended(last, "s"),
    }
}

/// Thousands parted by commas.
fn grouped(value: &str) -> String {
    let whole = value.split('.').next().unwrap_or_default();
    if whole.len() < 4 || !whole.bytes().all(|b| b.is_ascii_digit()) {
        return value.into();
    }
    let mut grouped = String::with_capacity(value.len() + 4);
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped.push_str(&value[whole.len()..]);
    grouped
}
