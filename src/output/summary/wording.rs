//! Words as a line needs them: which form a verb has, whether a noun is plural, which article or preposition goes
//! with it.

use super::super::record::Argument;
use super::amounts;

/// Which form of a verb stands in an article, as far as its ending tells.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Base,
    Third,
    /// A past that is the participle too: "closed", "put", "told".
    Either,
    /// A past that is no participle: "took".
    Past,
    Participle,
    Ing,
}

/// Pasts and participles that no ending tells.
const EITHER: &str = "put set hit cut shut quit let left led paid sent told spent sold bought built made held won lost brought said found \
    met kept sought fought caught taught spun hurt cast split laid fed bid";
const PASTS: &str = "took gave became began withdrew ran wrote chose drew grew went broke came got fell saw spoke did drove rose stood";
const PARTICIPLES: &str = "taken given become begun withdrawn run written chosen drawn grown gone broken come fallen seen spoken done driven risen";

/// The form of a verb as it stands in an article.
pub(super) fn form(action: &str) -> Form {
    let verb = action.split(' ').next().unwrap_or_default();
    let among = |list: &str| list.split_ascii_whitespace().any(|w| w.eq_ignore_ascii_case(verb));
    match verb {
        _ if among(EITHER) => Form::Either,
        _ if among(PASTS) => Form::Past,
        _ if among(PARTICIPLES) => Form::Participle,
        _ if verb.ends_with("ed") => Form::Either,
        _ if verb.ends_with("ing") => Form::Ing,
        _ if verb.ends_with('s') && !verb.ends_with("ss") => Form::Third,
        _ => Form::Base,
    }
}

/// Whether a verb as it stands can follow "was".
pub(super) fn is_participle(action: &str) -> bool {
    matches!(form(action), Form::Either | Form::Participle)
}

/// Whether the form may be the base as well, so that it tells nothing of being done: "put", "cut".
pub(super) fn is_base(action: &str) -> bool {
    form(action) == Form::Base || is_any(action, "put set hit cut shut quit let cost become come run")
}

/// "told", "ordered": verbs whose object is what somebody is to do.
pub(super) fn orders(action: &str) -> bool {
    ["told", "tell", "order", "ask", "urge", "instruct", "direct", "require"]
        .iter()
        .any(|v| action.starts_with(v))
}

fn is_any(action: &str, verbs: &str) -> bool {
    let verb = action.split(' ').next().unwrap_or_default();
    verbs.split_ascii_whitespace().any(|v| v == verb)
}

/// "banned", "barred": verbs that keep somebody from doing something.
pub(super) fn bars(action: &str) -> bool {
    is_any(action, "ban banned bar barred stop stopped prohibit prohibited")
}

/// "stripped": what is lost stands after "of".
pub(super) fn strips(action: &str) -> bool {
    is_any(action, "strip stripped strips")
}

/// Whether of a passive the thing may be told first: "the notice was served on the trust".
pub(super) fn goes_to(action: &str, object: &str) -> bool {
    let open = ["to ", "until ", "with ", "from "].iter().any(|w| object.starts_with(w));
    !orders(action) && !bars(action) && !strips(action) && !open
}

/// The preposition between a thing and who gets it.
pub(super) fn preposition(action: &str) -> &'static str {
    match action {
        _ if is_any(
            action,
            "serve served serves serving impose imposed imposes imposing spend spent spends spending",
        ) =>
        {
            "on"
        }
        _ if is_any(action, "put puts putting") => "into",
        _ if action.starts_with("set aside") => "for",
        _ => "to",
    }
}

/// Words that opened a sentence, inside another: "A warning notice" as "a warning notice".
pub(super) fn mid(words: &str, entity: bool) -> String {
    let determiner =
        ["A ", "An ", "The ", "Its ", "Their ", "His ", "Her "].iter().any(|d| words.starts_with(d));
    if entity && !determiner {
        return words.into();
    }
    let mut words = if determiner { words.to_string() } else { small(words) };
    if let Some(first) = words.get_mut(..1).filter(|_| determiner) {
        first.make_ascii_lowercase();
    }
    words
}

/// Whether a cue can stand between a speaker and what was said.
pub(super) fn reports(cue: &str) -> bool {
    const IRREGULAR: [&str; 11] =
        ["said", "told", "wrote", "found", "thought", "felt", "knew", "heard", "understood", "says", "saw"];
    !cue.contains(' ') && (cue.ends_with("ed") || IRREGULAR.contains(&cue))
}

/// Whether words name more than one; a body counts as one.
pub(super) fn is_plural(words: &str, argument: Option<&Argument<'_>>) -> bool {
    if argument.is_some_and(|a| a.entity.is_some()) {
        return false;
    }
    let links = [" of ", " in ", " at ", " for ", " from ", " who ", " with ", " on ", " by "];
    let head = links.iter().filter_map(|link| words.find(link)).min().map_or(words, |end| &words[..end]);
    let last = head.rsplit(' ').next().unwrap_or_default();
    let collective = ["people", "children", "staff", "police", "men", "women", "they", "we", "you"];
    head.contains(" and ")
        || collective.iter().any(|c| last.eq_ignore_ascii_case(c))
        || last.ends_with('s') && !["ss", "us", "is"].iter().any(|e| last.ends_with(e))
        || amounts::plural(last) == last
}

/// "a" or "an", by the first letter and a few sounds.
pub(super) fn article(words: &str) -> &'static str {
    let lower = words.to_ascii_lowercase();
    let starts = |list: &[&str]| list.iter().any(|s| lower.starts_with(s));
    let vowel = starts(&["a", "e", "i", "o", "u"]) && !starts(&["one", "uni", "use", "eu"]);
    if vowel || lower == "mp" || starts(&["mp ", "mp for", "hour", "honest", "honorary"]) {
        "an"
    } else {
        "a"
    }
}

/// Offices that many hold: "an inspector", but "leader".
pub(super) fn is_one_of_many(role: &str) -> bool {
    const MANY: &str = "inspector spokesperson spokesman spokeswoman teacher nurse doctor councillor mp parent governor trustee \
        resident adviser lawyer solicitor organiser officer carer researcher analyst consultant professor";
    const ONE: [&str; 8] = ["chief", "lead", "head", "senior", "deputy", "his", "her", "hm"];
    let office =
        [" of ", " for ", " at "].iter().filter_map(|l| role.find(l)).min().map_or(role, |end| &role[..end]);
    let noun = office.rsplit(' ').next().unwrap_or_default();
    let first = office.split(' ').next().unwrap_or_default();
    MANY.split_ascii_whitespace().any(|w| w == noun) && !ONE.contains(&first)
}

/// The preposition between an office and its body.
pub(super) fn office_preposition(role: &str) -> &'static str {
    if role.starts_with("spokes") || role == "mp" {
        "for"
    } else if role.contains(" of ") || role.contains(" for ") || is_one_of_many(role) {
        "at"
    } else {
        "of"
    }
}

/// Words from inside an article as they stand inside a sentence: "Medical director" as "medical director", but
/// "Regional Schools Commissioner".
pub(super) fn small(words: &str) -> String {
    let capitals = words.chars().filter(|c| c.is_uppercase()).count();
    let mut words = words.to_string();
    if capitals == 1
        && let Some(first) = words.get_mut(..1)
    {
        first.make_ascii_lowercase();
    }
    words
}

/// Names of bodies that take "the": "the Care Quality Commission", "the Department for Education".
pub(super) fn takes_article(name: &str) -> bool {
    const STARTS: [&str; 6] =
        ["Regulator of ", "Department ", "Ministry ", "Centers for ", "Office for ", "Office of "];
    const ENDS: &str = "Commission Inspectorate Agency Administration Authority Union Association Government Ombudsman \
        Office";
    let last = name.rsplit(' ').next().unwrap_or_default();
    let body = last.len() < name.len() && ENDS.split_ascii_whitespace().any(|e| e == last);
    STARTS.iter().any(|s| name.starts_with(s))
        || body && !name.starts_with("the ") && !name.starts_with("The ")
}
