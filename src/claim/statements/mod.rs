//! Statements: who said what, word for word or in the article's words.
//!
//! The text is read as units ([`view`]): sentences, joined where a quotation runs over their boundary. Each
//! reporting word ([`cue`]) has a subject ([`subject`]), which is resolved to a speaker ([`speaker`]), and
//! reports what follows or precedes it ([`content`]). Quotations that no reporting word governs go to whoever
//! spoke before them ([`quotation`]).

mod carried;
mod clauses;
mod content;
mod cue;
mod extent;
mod flags;
mod inverted;
mod lead;
mod preceding;
mod quotation;
mod ruled;
mod sayings;
mod sourced;
mod speaker;
mod subject;
#[cfg(test)]
mod tests;
mod usage;
mod view;

use super::{Argument, Attribution, Claim, ClaimType, Confidence, Context, Manner, Modality, Value};
use crate::lexicon::lists;
use crate::pattern::{Match, RuleSet};
use crate::read::Zone;
use crate::span::Span;
use crate::text::{Range, Shape};
use sayings::Said;
use view::View;

/// A statement. One that is an inspectorate's finding in indirect speech is no statement claim, but what lies inside its
/// content is still said by somebody.
#[derive(Clone, Debug)]
pub(super) struct Saying {
    pub content: Range,
    pub attribution: Attribution,
    /// The claim, until it is taken.
    pub claim: Option<Claim>,
    /// It is a finding.
    pub finding: bool,
}

impl Saying {
    fn flag(&mut self, flag: &'static str) {
        if let Some(claim) = self.claim.as_mut().filter(|c| !c.flags.contains(&flag)) {
            claim.flags.push(flag);
        }
    }
}

/// All statements of an article, in the order of their content.
pub(super) fn find(context: &Context<'_>, rules: &RuleSet, matches: &[Match]) -> Vec<Saying> {
    let view = View::new(context);
    let mut said = Vec::new();
    let notes = (0..view.units.len()).find(|n| heads_notes(&view, *n)).unwrap_or(view.units.len());
    for number in 0..notes {
        if view.units[number].zone != Zone::Boilerplate {
            let from = said.len();
            sayings::of_unit(&view, number, &mut said);
            quotation::left_over(&view, number, from, &mut said);
        }
    }
    quotation::look_ahead(&view, &mut said);
    ruled::find(&view, rules, matches, &mut said);
    said.sort_by_key(|s| (s.content.start, s.content.end));
    let mut sayings: Vec<Saying> = said.iter().map(|s| saying(&view, s, nested(&said, s))).collect();
    flags::shared(context.text, &mut sayings);
    sayings
}

/// Whether a line of its own heads what a release tells of its sender, where nobody is quoted: "Notes to editors".
fn heads_notes(view: &View<'_>, number: usize) -> bool {
    let unit = view.units[number].tokens;
    let heading = view.hits(unit.start, lists::CUES).find(|h| view.group(*h) == "notes");
    heading.is_some_and(|h| (h.range().end..unit.end).all(|t| view.shape(t).is(Shape::MARK)))
}

/// Whether another speaker's words hold it: "she said Ofsted had found that pupils were safe".
fn nested(said: &[Said], one: &Said) -> bool {
    said.iter().any(|s| s.content != one.content && s.content.contains(one.content))
}

fn saying(view: &View<'_>, said: &Said, nested: bool) -> Saying {
    let text = view.context.text;
    let cue = said.cue.map(|c| text.span(c));
    let speaker = said.speaker.as_ref();
    let manner = match (said.direct, said.quotes) {
        (true, _) => Manner::Direct,
        (false, true) => Manner::Mixed,
        (false, false) => Manner::Indirect,
    };
    let attribution = Attribution {
        manner,
        speaker: speaker.and_then(|s| s.argument.value.text()).map(String::from),
        entity: speaker.and_then(|s| s.argument.entity),
        role: speaker.and_then(|s| s.role.as_ref()?.value.text()).map(String::from),
        cue: cue.map(|c| text.str(c).to_string()),
    };
    let finding = !said.direct && !nested && speaker.is_some_and(|s| s.inspects);
    Saying { content: said.content, attribution, claim: Some(claim(view, said, cue)), finding }
}

fn claim(view: &View<'_>, said: &Said, cue: Option<Span>) -> Claim {
    let text = view.context.text;
    let unit = view.units[said.unit as usize];
    let plain =
        |span: Span| Argument { value: text.str(span).into(), span: Some(span), ..Argument::default() };
    let mut claim = Claim {
        kind: ClaimType::Statement,
        span: text.span(unit.tokens),
        tokens: said.content,
        args: Vec::new(),
        modality: Modality::Asserted,
        attribution: Attribution::default(),
        rule: said.rule.to_string(),
        confidence: confidence(said),
        flags: Vec::new(),
    };
    let speaker = said.speaker.clone().unwrap_or_default();
    claim.set("speaker", speaker.argument);
    claim.set("content", plain(text.span(said.content)));
    claim.set("direct", Argument { value: Value::Flag(said.direct), ..Argument::default() });
    claim.set("cue", cue.map_or_else(Argument::default, plain));
    let more = [
        ("role", speaker.role),
        ("addressee", said.addressee.map(|r| plain(text.span(r)))),
        ("medium", said.medium.map(|r| plain(text.span(r)))),
    ];
    for (name, argument) in more {
        if let Some(argument) = argument {
            claim.set(name, argument);
        }
    }
    if unit.zone == Zone::Headline && said.direct && !flags::verbatim(view.context.text, said.content) {
        claim.flags.push("headline_not_verbatim");
    }
    claim
}

/// A wish or belief, or a speaker taken from the words around, is less sure than a reporting clause of speech.
fn confidence(said: &Said) -> Confidence {
    let known = said.speaker.as_ref().is_some_and(|s| s.argument.value != Value::Null);
    match (known, said.inherited || said.thought) {
        (false, _) => Confidence::Low,
        (true, true) => Confidence::Medium,
        (true, false) => Confidence::High,
    }
}
