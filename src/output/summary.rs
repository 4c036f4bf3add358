//! A claim in one line of plain English, made from its arguments alone.
//!
//! One function for each type writes the clause; [`Line`] puts its verb into the claim's modality and leaves out
//! what is not known; who says so comes last. Nothing here looks at the article, so that a line never tells more
//! than its record.

mod amounts;
mod dates;
mod line;
#[cfg(test)]
mod tests;
mod wording;

use super::record::{Argument, Claim, Value};
use line::{Line, Verb, is_entity, words};

/// The longest content that is told whole, in characters.
const CONTENT: usize = 160;

/// The summary of a claim.
pub(super) fn of(claim: &Claim<'_>) -> String {
    let mut line = Line::new(claim);
    match &*claim.kind {
        "rating" => rating(&mut line),
        "inspection" => inspection(&mut line),
        "finding" => finding(&mut line),
        "statement" => statement(&mut line),
        "quantity" => quantity(&mut line),
        "role" => role(&mut line),
        "relation" => relation(&mut line),
        _ => action(&mut line),
    }
    line.attribution();
    line.finish()
}

/// "Ofsted rated Oakfield School inadequate for safety on 20 February 2024 (previously good)".
fn rating(line: &mut Line<'_>) {
    let grade = line.text("rating").unwrap_or("in words not told");
    let measures = grade == "special measures";
    let counts = grade.starts_with(|c: char| c.is_ascii_digit()) || grade.contains(" star");
    let verb = match grade {
        _ if measures => Verb::new("place", "placed", "placed"),
        _ if counts => Verb::new("give", "gave", "given"),
        _ => Verb::new("rate", "rated", "rated"),
    };
    let subject = line.text("subject").unwrap_or("an unnamed provider");
    match line.text("inspectorate").filter(|i| *i != subject) {
        Some(inspectorate) => {
            line.name(inspectorate);
            line.standing(verb);
            line.name(subject);
        }
        None => {
            line.name(subject);
            line.standing_passive(verb);
        }
    }
    if measures {
        line.say("in");
    }
    line.say(grade);
    if let Some(aspect) = line.text("aspect") {
        let all = ["every", "all"].iter().any(|word| aspect.starts_with(word));
        let tied = ["in ", "for ", "across "].iter().any(|tie| aspect.starts_with(tie));
        line.say(if tied {
            ""
        } else if all {
            "in"
        } else {
            "for"
        });
        line.say(aspect);
    }
    line.argument("occurrence");
    line.date("date");
    if let Some(previous) = line.text("previous") {
        line.aside("previously ", previous);
    }
}

/// "The Care Quality Commission carried out the second monitoring visit to Oakfield in May 2021".
fn inspection(line: &mut Line<'_>) {
    let visit = line.text("visit_type").unwrap_or("inspection");
    match (line.text("inspectorate"), line.text("subject")) {
        (None, Some(subject)) => {
            line.name(subject);
            line.active(Verb::new("have", "had", "had"));
        }
        (inspectorate, _) => {
            line.name(inspectorate.unwrap_or("inspectors"));
            line.active(Verb::new("carry out", "carried out", "carried out"));
        }
    }
    match (line.text("count"), line.text("ordinal")) {
        (Some(count), _) => line.say(count),
        (None, Some(ordinal)) => {
            line.say("the");
            line.say(ordinal);
        }
        _ if wording::is_plural(visit, None) => {}
        _ => line.say(wording::article(visit)),
    }
    match line.text("count") {
        Some(count) if count != "1" => line.say(&amounts::plural(visit)),
        _ => line.say(visit),
    }
    if let Some(subject) = line.text("subject").filter(|_| line.text("inspectorate").is_some()) {
        line.say(if visit.trim_end_matches('s').ends_with("visit") { "to" } else { "of" });
        line.name(subject);
    }
    if let Some(since) = line.text("since") {
        line.say("since");
        line.say(since);
    }
    line.date("date");
}

/// "Ofsted found a weakness at Oakfield School: pupils' learning was disrupted".
fn finding(line: &mut Line<'_>) {
    line.name(line.text("source").unwrap_or("inspectors"));
    let (verb, what) = match line.text("polarity") {
        Some("strength") => (Verb::new("find", "found", "found"), "a strength"),
        Some("weakness") => (Verb::new("find", "found", "found"), "a weakness"),
        // By the contract advice is neutral.
        _ => (Verb::new("recommend", "recommended", "recommended"), "action"),
    };
    line.active(verb);
    line.say(what);
    let content = line.text("content").unwrap_or_default();
    let of_whom = line.get("subject").filter(|a| is_entity(a, "organisation"));
    if let Some(subject) = of_whom.and_then(words).filter(|s| !content.contains(s)) {
        line.say("at");
        line.name(subject);
    }
    line.content(content, CONTENT);
}

/// "Jane Smith, headteacher, told the Chronicle: "We will appeal."".
fn statement(line: &mut Line<'_>) {
    line.name(line.text("speaker").unwrap_or("somebody not named"));
    if let Some(role) = line.text("role") {
        line.between_commas(role);
    }
    let cue = line.text("cue").filter(|cue| wording::reports(cue)).unwrap_or("said");
    match line.text("addressee") {
        Some(addressee) if matches!(cue, "told" | "tells" | "said" | "wrote") => {
            line.say(if cue == "said" { "told" } else { cue });
            line.say(addressee);
        }
        _ => line.say(if cue == "told" { "said" } else { cue }),
    }
    if let Some(medium) = line.text("medium") {
        line.say("in");
        line.say(medium);
    }
    line.content(line.text("content").unwrap_or_default(), CONTENT);
}

/// "Marchmere Police: 42 call handlers in June 2022", "Hollins Homecare, agency spending: down from 9% to 4%".
fn quantity(line: &mut Line<'_>) {
    let unit = line.text("unit").unwrap_or_default();
    let measure = line.text("measure");
    let counted = measure.is_some_and(|m| amounts::counts(m, unit));
    line.mood();
    let subject = line.text("subject");
    let label = measure.filter(|_| !counted || line.get("direction").is_some());
    line.label(subject, label);
    let unit = if counted { "" } else { unit };
    let amount = |name| line.text(name).map(|value| amounts::amount(value, unit));
    let (from, to, value) = (amount("from"), amount("to"), amount("value"));
    line.argument("direction");
    match (from, to, value) {
        (Some(from), to, value) => {
            line.pair("from", &from);
            if let Some(to) = to.or(value) {
                line.pair("to", &to);
            }
        }
        (None, Some(to), _) => line.pair("to", &to),
        (None, None, Some(value)) => {
            if line.get("direction").is_some() {
                line.say("by");
            }
            line.say(amounts::approximator(line.text("mod")));
            line.say(&value);
            if let Some(measure) = measure.filter(|_| counted && label.is_none()) {
                line.say(measure);
            }
        }
        (None, None, None) => {}
    }
    line.argument("scope");
    line.period(["from_date", "to_date"]);
    line.date("as_of");
}

/// "Fiona Millns is director of children's services at Sunderland City Council".
fn role(line: &mut Line<'_>) {
    line.say(line.text("person").unwrap_or("somebody not named"));
    let role = line.text("role").unwrap_or_default();
    let status = line.text("status").unwrap_or("current");
    line.copula(match status {
        "former" => "was formerly",
        "incoming" => "is to be",
        _ => "is",
    });
    let lower = role.to_lowercase();
    let said = lower.contains(status);
    line.say(match status {
        "interim" if !said => "interim",
        "acting" if !said => "acting",
        _ if wording::is_one_of_many(&lower) => wording::article(role),
        _ => "",
    });
    line.say(&wording::small(role));
    if let Some(organisation) = line.text("organisation") {
        line.say(wording::office_preposition(&lower));
        line.name(organisation);
    }
    line.as_of("as_of");
}

/// "Larkrise Learning Trust took over from Harnshire County Council in 2011".
fn relation(line: &mut Line<'_>) {
    line.mood();
    line.name(line.text("subject").unwrap_or("a body not named"));
    line.say(match line.text("relation").unwrap_or_default() {
        "owns" => "owns",
        "runs" => "runs",
        "formed_by" => "was formed by",
        "took_over_from" => "took over from",
        "part_of" => "is part of",
        "alias_of" => "is another name for",
        "successor_of" => "succeeded",
        _ => "is related to",
    });
    line.name(line.text("object").unwrap_or("a body not named"));
    // Of a state, the date may be its beginning: when it was bought, not only when it was so.
    match line.text("relation") {
        Some("formed_by" | "took_over_from" | "successor_of") => line.date("date"),
        _ => line.dated("date"),
    }
}

/// "Ofsted issued a warning notice to Oakfield in May 2021", "the home was closed".
fn action(line: &mut Line<'_>) {
    let action = line.text("action").unwrap_or("acted");
    let object = line.text("object");
    let object_entity = line.get("object").is_some_and(|o| o.entity.is_some());
    match (line.text("actor"), line.text("recipient"), object) {
        (Some(actor), recipient, object)
            if line.is_ahead() && wording::is_participle(action) && !wording::is_base(action) =>
        {
            let (patient, name) = recipient.map_or((object, "object"), |r| (Some(r), "recipient"));
            line.name(patient.unwrap_or("somebody not named"));
            line.undergone(action, name);
            line.say(recipient.and(object).unwrap_or_default());
            line.say("by");
            line.name(actor);
        }
        (Some(actor), _, _) => {
            line.name(actor);
            line.deed(action);
            told(line, action);
        }
        (None, ..) if !wording::is_participle(action) => {
            line.say("somebody not named");
            line.deed(action);
            told(line, action);
        }
        (None, Some(recipient), Some(object)) if wording::goes_to(action, object) => {
            line.say(&wording::mid(object, object_entity));
            line.undergone(action, "object");
            line.pair(wording::preposition(action), "");
            line.name(recipient);
        }
        (None, Some(recipient), object) => {
            line.name(recipient);
            line.undergone(action, "recipient");
            line.say(match action {
                _ if wording::bars(action) => "from",
                _ if wording::strips(action) => "of",
                _ => "",
            });
            line.say(object.unwrap_or_default());
        }
        (None, None, object) => {
            line.say(object.unwrap_or("somebody not named"));
            line.undergone(action, "object");
        }
    }
    let enforcement = line.text("enforcement");
    let known = |word: &str| object.is_some_and(|o| o.to_lowercase().contains(word));
    if let Some(enforcement) = enforcement.filter(|e| !known(e)) {
        line.aside("", enforcement);
    }
    line.date("date");
}

/// The object and who got it: orders go to somebody "to" do something, things go "to" somebody.
fn told(line: &mut Line<'_>, action: &str) {
    let object = line.text("object").unwrap_or_default();
    match line.text("recipient") {
        Some(recipient) if wording::orders(action) => {
            line.name(recipient);
            line.say("to");
            line.say(object.strip_prefix("to ").unwrap_or(object));
        }
        recipient => {
            let entity = line.get("object").is_some_and(|o| o.entity.is_some());
            line.say(&wording::mid(object, entity));
            if let Some(recipient) = recipient {
                line.say(wording::preposition(action));
                line.name(recipient);
            }
        }
    }
}

/// An argument's text: its value, or the words where there is none.
fn argument<'a>(claim: &'a Claim<'_>, name: &str) -> Option<&'a Argument<'a>> {
    let (_, argument) = claim.args.0.iter().find(|(n, _)| n == name)?;
    (!matches!(argument.value, Some(Value::Flag(_)))).then_some(argument)
}
