//! Names signed over an office, each on a line of its own, as letters and press releases have them.

use crate::claim::{Argument, Claim, ClaimType, Confidence, Context, Value};
use crate::claim::{Attribution, Modality};
use crate::lexicon::lists;
use crate::mention::{Label, Mention};
use crate::read::Zone;
use crate::text::{Gap, Range, Shape};

/// The role claims of all signatures: a line that is a name, then a line that is an office.
pub(in crate::claim) fn find(context: &Context<'_>) -> Vec<Claim> {
    let lines = context.text.sentences.windows(2);
    lines.filter_map(|pair| signature(context, pair[0].tokens, pair[1].tokens)).collect()
}

fn signature(context: &Context<'_>, name: Range, line: Range) -> Option<Claim> {
    let lined = context.text.tokens[line.start as usize].gap == Gap::Line;
    let furniture =
        matches!(context.text.zone(line.start), Zone::Boilerplate | Zone::Byline | Zone::Headline);
    let (office_number, office) = context.scene.starting(line.start).find(|(_, m)| m.label == Label::Role)?;
    let (number, person) = whole_line(context, name)?;
    if !lined
        || furniture
        || office.tokens.end < line.end && !names_body(context, office.tokens.end, line.end)
    {
        return None;
    }
    let mut claim = Claim {
        kind: ClaimType::Role,
        span: context.text.span(Range::new(name.start, line.end)),
        tokens: Range::new(name.start, line.end),
        args: Vec::new(),
        modality: Modality::Asserted,
        attribution: Attribution::default(),
        rule: "role-signed".into(),
        confidence: Confidence::High,
        flags: Vec::new(),
    };
    claim.set("person", argument(number, person, context.entities.get(person.entity?).name.clone()));
    claim.set("role", argument(office_number, office, context.text.str(office.span).into()));
    super::complete(context, &mut claim).then_some(claim)
}

fn argument(number: u32, mention: &Mention, value: String) -> Argument {
    Argument {
        value: Value::Text(value),
        span: Some(mention.span),
        entity: mention.entity,
        mention: Some(number),
        ..Argument::default()
    }
}

/// The person whose name, with honorifics and letters after it, is all of a line.
fn whole_line<'a>(context: &Context<'a>, line: Range) -> Option<(u32, &'a Mention)> {
    let (number, person) = context.scene.inside(line).find(|(_, m)| m.label == Label::Person)?;
    let extra = |t: u32| {
        let listed =
            context.text.hits.at(t).iter().any(|h| matches!(h.list, lists::HONORIFICS | lists::POSTNOMINALS));
        person.tokens.has(t) || listed || context.text.tokens[t as usize].shape.any(Shape::MARK)
    };
    line.iter().all(extra).then_some((number, person))
}

/// Whether the rest of an office's line is its body: "Headteacher, Oakfield Primary".
fn names_body(context: &Context<'_>, from: u32, end: u32) -> bool {
    let rest = Range::new(from, end);
    let named = |t: u32| context.labels_over(t).any(|l| matches!(l, Label::Org | Label::Place));
    let tie = |t: u32| {
        context.text.tokens[t as usize].shape.any(Shape::MARK)
            || context.look().is(t, &["of", "at", "for", "the"])
    };
    rest.iter().all(|t| named(t) || tie(t))
}
