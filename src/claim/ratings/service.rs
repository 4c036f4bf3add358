//! Councils are graded for the services they run.

use super::super::{Claim, Context, Value};
use crate::entity::Entity;
use crate::lexicon::lists;
use crate::mention::Kind;

/// Says for which service a council is graded: "Kelbury Council's children's services", where its inspectorate
/// inspects such services and the article names them.
pub(super) fn tell(context: &Context<'_>, claim: &mut Claim) {
    let Some(name) = claim.text("inspectorate") else { return };
    let Some(inspectorate) = context.lexicon.inspectorates().iter().find(|i| i.name == name) else { return };
    let Some(subject) = claim.arg("subject") else { return };
    // "A care home in Kelbury" is not the council of Kelbury.
    let named = |e: &&Entity| e.detail == Kind::Council && subject.value.text() == Some(e.name.as_str());
    let Some(council) = subject.entity.map(|e| context.entities.get(e)).filter(named) else { return };
    let Some(service) = service(context, &inspectorate.providers) else { return };
    let owner = if council.name.ends_with('s') { "’" } else { "’s" };
    let value = format!("{}{owner} {service}", council.name);
    if let Some((_, subject)) = claim.args.iter_mut().find(|(n, _)| *n == "subject") {
        subject.value = Value::Text(value);
    }
}

/// The first service the article names that councils run and these `providers` include.
fn service<'a>(context: &Context<'a>, providers: &[String]) -> Option<&'a str> {
    let mut nouns = context
        .text
        .hits
        .all(lists::DEFINITE_NOUNS)
        .filter(|h| context.lexicon.field(h.list, h.row, "refers") == "services council")
        .map(|h| context.lexicon.list(h.list).phrase(h.row));
    nouns.find(|noun| providers.iter().any(|p| p.eq_ignore_ascii_case(noun)))
}
