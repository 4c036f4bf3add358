//! Whom "I", "we" and "it" mean inside what somebody says: the speaker, or the body the speaker speaks for.

use super::{Argument, Claim, ClaimType, Context, Manner, Modality};
use crate::entity::EntityKind;
use crate::mention::Kind;

/// The bodies that people hold office in, by the role claims of the article.
pub(super) fn bodies(claims: &[Claim]) -> Vec<(u32, Argument)> {
    let roles = claims.iter().filter(|c| c.kind == ClaimType::Role);
    let held = |c: &Claim| Some((c.arg("person")?.entity?, c.arg("organisation")?.clone()));
    roles.filter_map(held).filter(|(_, body)| body.entity.is_some()).collect()
}

/// Reads the pronouns among the claim's arguments as the one who makes the claim means them. "We" of a speaker
/// who is not known is nobody known.
pub(super) fn tell(context: &Context<'_>, bodies: &[(u32, Argument)], claim: &mut Claim) {
    if !matches!(claim.attribution.manner, Manner::Direct | Manner::Mixed | Manner::Indirect) {
        return;
    }
    let speaker = claim.attribution.entity;
    let is_body = |e: &u32| context.entities.get(*e).kind == EntityKind::Organisation;
    let office = || bodies.iter().rfind(|(holder, _)| Some(*holder) == speaker).and_then(|(_, b)| b.entity);
    let itself = speaker.filter(is_body);
    let body = itself.or_else(office);
    let judge = |e: u32| matches!(context.entities.get(e).detail, Kind::Inspectorate(_));
    let name = claim.attribution.speaker.as_deref().filter(|_| itself.is_some());
    for (role, argument) in &mut claim.args {
        let Some(span) = argument.span else { continue };
        let words = context.text.str(span);
        let is = |pronouns: [&str; 2]| pronouns.iter().any(|p| words.eq_ignore_ascii_case(p));
        let quoted = || context.text.quotes.iter().any(|q| q.span.contains(span));
        // "A spokesperson for the trust" acts as the trust.
        let spokesperson =
            || *role == "actor" && name.is_some_and(|n| words.len() > n.len() && words.ends_with(n));
        let meant = if is(["i", "me"]) && quoted() {
            speaker
        } else if is(["we", "us"]) && quoted() {
            if speaker.is_none() {
                *argument = Argument { span: Some(span), ..Argument::default() };
            }
            body
        } else if is(["it", "they"]) && !quoted() {
            // What an inspectorate says "it" of is mostly whom it inspects.
            itself.filter(|e| *role != "subject" || !judge(*e))
        } else {
            itself.filter(|_| spokesperson())
        };
        if let Some(meant) = meant {
            *argument = Argument { span: Some(span), ..context.entity_argument(meant) };
        }
    }
}

/// Whether an inspectorate says the claim: the article's own "we" in a letter or summary; of a visit to come also
/// one who is quoted and holds office in an inspectorate.
pub(super) fn inspects(context: &Context<'_>, bodies: &[(u32, Argument)], claim: &Claim) -> bool {
    let quoted = context.text.quotes.iter().any(|q| q.tokens.has(claim.tokens.start));
    if !quoted && matches!(claim.attribution.manner, Manner::Narrator) {
        return true;
    }
    let judge = |e: u32| matches!(context.entities.get(e).detail, Kind::Inspectorate(_));
    let planned = claim.modality == Modality::Planned;
    let Some(speaker) = claim.attribution.entity.filter(|_| planned) else { return false };
    judge(speaker) || bodies.iter().any(|(holder, body)| *holder == speaker && body.entity.is_some_and(judge))
}

#[cfg(test)]
mod tests {
    use crate::claim::ClaimType;
    use crate::claim::testing::claims;

    #[test]
    fn pronouns_mean_whom_the_speaker_means() {
        let actors = |text: &str| {
            let inspected = "Ofsted rated Hill Top School inadequate.\n\n";
            claims(ClaimType::Action, &format!("{inspected}{text}"), &["actor", "action"]).join(", ")
        };
        let rows = [
            ("A Ministry of Justice spokesperson said: \"We have hired ten guards.\"", "Ministry of Justice"),
            (
                "Jane Cole, chair of Larkrise Learning Trust, said: \"We have hired ten teachers.\"",
                "Larkrise",
            ),
            (
                "Jane Cole, head teacher of Hill Top School, said: \"I hired ten teachers in May.\"",
                "Jane Cole",
            ),
            ("Larkrise Learning Trust said it had hired ten teachers.", "Larkrise Learning Trust"),
        ];
        for (text, actor) in rows {
            let found = actors(text);
            assert!(found.contains(&format!("actor={actor}")) && found.contains("hired"), "{text}\n{found}");
        }
        let told = "Larkrise Learning Trust said Ofsted had fined a teacher of Larkrise Learning Trust.";
        let objects = claims(ClaimType::Action, told, &["object"]);
        assert_eq!(objects, ["object=a teacher of Larkrise Learning Trust"]);
        let nobody = actors("\"We have hired ten teachers,\" a spokesman said.");
        assert_eq!(nobody, "action=hired");
    }
}
