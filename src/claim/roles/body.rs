//! Which body an office belongs to: named after it, before it, after the person, told by the title itself, or the
//! body in view that has such an office.

use crate::claim::{Argument, Confidence, Context, Value};
use crate::entity::Reference;
use crate::lexicon::lists;
use crate::mention::{Kind, Label, Mention};
use crate::text::{Hit, Range};

/// The body of the office at `office`, held by the person at `person`, both in `found`; and how sure that is.
pub(super) fn of(
    context: &Context<'_>,
    found: Range,
    office: Range,
    person: Range,
) -> Option<(Argument, Confidence)> {
    let label = |a: &Argument| a.mention.map(|m| context.mentions[m as usize].label);
    // "The CQC's director for the Midlands" is the CQC's.
    let area = |a: &Argument| label(a) == Some(Label::Place);
    let owner = || before(context, office).filter(|a| label(a) == Some(Label::Org));
    let behind = || after(context, person.end, 0).filter(|_| person.start >= office.end);
    let near = after(context, office.end, 0)
        .filter(|a| !area(a) || owner().is_none())
        .or_else(|| before(context, office))
        .or_else(|| seat(context, office, person))
        .or_else(behind);
    if let Some(argument) = near {
        let confidence = if argument.mention.is_some() { Confidence::High } else { Confidence::Medium };
        return Some((argument, confidence));
    }
    let titled = titled(context, office).map(|a| (a, Confidence::High));
    let appointed = || appointer(context, found).map(|a| (a, Confidence::Medium));
    titled
        .or_else(appointed)
        .or_else(|| own_body(context, office).map(|a| (a, Confidence::Medium)))
        .or_else(|| court(context, office).map(|a| (a, Confidence::Medium)))
        .or_else(|| in_place(context, office.end))
        .or_else(|| in_view(context, office, person))
}

/// What a member stands for, in brackets after the name: "MSP Ann Hill (SNP, Morran and the Isles)".
fn seat(context: &Context<'_>, office: Range, person: Range) -> Option<Argument> {
    let look = context.look();
    let open = person.end;
    if !look.is(open, &["("]) || !matches!(kind(context, office), "government" | "council") {
        return None;
    }
    let comma = (open + 1..open + 5).find(|t| look.is(*t, &[",", "-", "–"]))?;
    let close = (comma + 1..comma + LONGEST_NAME).find(|t| look.is(*t, &[")"]))?;
    body_at(context, comma + 1, close)
}

/// The body that the words of the office hold: "chairman of the fire authority", "head of the trust".
fn own_body(context: &Context<'_>, office: Range) -> Option<Argument> {
    let look = context.look();
    let of = office.iter().find(|t| look.is(*t, &["of"]) && look.is(t + 1, &["the"]))?;
    let argument = referred(context, Range::new(of + 1, office.end))?;
    // "Head of the company that owned the Enquirer" is not the one in view.
    if look.is(office.end, &["that", "which"]) || office.end < of + 4 && argument.entity.is_none() {
        return None;
    }
    let named = context.scene.starting(office.end).any(|(_, m)| m.label.is_name());
    let words = || context.words(context.text.span(Range::new(of + 2, office.end)));
    if office.end > of + 3 { (!named).then(words) } else { Some(argument) }
}

/// The court a judge sits in: the last one named in this sentence or in the one before.
fn court(context: &Context<'_>, office: Range) -> Option<Argument> {
    if kind(context, office) != "court" {
        return None;
    }
    let sentence = context.text.sentence_of(office.start);
    let from = context.text.sentences[sentence.saturating_sub(1)].tokens.start;
    let end = context.text.sentences[sentence].tokens.end;
    let sits = |m: &Mention| m.entity.is_some_and(|e| context.entities.get(e).sort == "court");
    let courts = context.scene.inside(Range::new(from, end)).filter(|(_, m)| sits(m));
    context.mentioned(courts.last()?.0)
}

/// Offices that follow one another before the body is named: "chief executive and director of X".
const MOST_OFFICES: u32 = 2;

/// `of X`, `at the X`, `for the city council`, from the token after an office or a name.
fn after(context: &Context<'_>, at: u32, passed: u32) -> Option<Argument> {
    let look = context.look();
    let comma = look.is(at, &[","]);
    if let Some(next) = coordinated(context, at).filter(|_| passed < MOST_OFFICES) {
        return after(context, next, passed + 1);
    }
    let tie = at + u32::from(comma);
    if !look.is(tie, &["of", "at", "for", "with", "from", "to", "on"])
        || comma && !look.is(tie, &["of", "at", "from"])
    {
        return None;
    }
    let limit = look.sentence(at.saturating_sub(1)).end;
    let argument = body_at(context, tie + 1, limit)?;
    // "leader, from Oakfield in Devon": a place after a comma is where somebody lives.
    let place = argument.mention.is_some_and(|m| context.mentions[m as usize].label == Label::Place);
    (!comma || !place).then_some(argument)
}

/// One past the next office, where "and" or a comma joins it to the one that ended at `at`.
fn coordinated(context: &Context<'_>, at: u32) -> Option<u32> {
    let look = context.look();
    let joined = (at..at + 3).take_while(|t| look.is(*t, &[",", "and", "&", "the"])).count() as u32;
    let office = context.scene.starting(at + joined).find(|(_, m)| m.label == Label::Role)?.1;
    (joined > 0 && !look.is(at + joined - 1, &[","])).then_some(office.tokens.end)
}

/// The named or described body at `at`, past a determiner.
fn body_at(context: &Context<'_>, at: u32, limit: u32) -> Option<Argument> {
    let look = context.look();
    let opened =
        look.starts(at, lists::FUNCTION_WORDS, &["determiner", "possessive"]).is_some_and(|w| w.len() == 1);
    let start = at + u32::from(opened);
    let named = context.scene.starting(start).find(|(_, m)| is_body(m) && m.tokens.end <= limit);
    if let Some((number, _)) = named {
        return context.mentioned(number);
    }
    let phrase = context.text.chunks.at(at).filter(|c| c.end <= limit)?;
    let inner = context.scene.inside(phrase).find(|(_, m)| m.label == Label::Org).map(|(n, _)| n);
    inner.and_then(|n| context.mentioned(n)).or_else(|| referred(context, phrase))
}

fn is_body(mention: &Mention) -> bool {
    matches!(mention.label, Label::Org | Label::Place) && mention.entity.is_some()
}

/// A description of a body, as the body it refers to; null where the text does not tell which.
fn referred(context: &Context<'_>, phrase: Range) -> Option<Argument> {
    let span = Some(context.text.span(phrase));
    let described = (phrase.start..phrase.end).any(|t| {
        context.text.hits.at(t).iter().any(|h| {
            h.list == lists::DEFINITE_NOUNS && h.range().end == phrase.end && is_kind_of_body(context, *h)
        })
    });
    let pronoun = phrase.len() == 1 && context.look().is(phrase.start, &["it", "its", "their", "our"]);
    if !described && !pronoun {
        return None;
    }
    let entity =
        context.entities.refer(context.text, context.lexicon, context.mentions, phrase).map(|r| r.entity);
    let value = match entity {
        Some(entity) => Value::Text(context.entities.get(entity).name.clone()),
        None => own_words(context, phrase),
    };
    Some(Argument { value, span, entity, ..Argument::default() })
}

/// What a description says by itself: "fire authority", "Government"; a bare "the trust" says nothing.
fn own_words(context: &Context<'_>, phrase: Range) -> Value {
    let core = context.trim_determiner(phrase);
    let telling = core.len() > 1 || context.text.tokens[core.start as usize].shape.capitalised();
    if telling { context.text.str(context.text.span(core)).into() } else { Value::Null }
}

fn is_kind_of_body(context: &Context<'_>, hit: Hit) -> bool {
    matches!(context.look().group(hit), "provider" | "body" | "inspectorate")
}

/// `X's`, `the council's`, `its`, or the bare name before an office: "Tottenham MP".
fn before(context: &Context<'_>, office: Range) -> Option<Argument> {
    let look = context.look();
    let floor = look.sentence(office.start).start;
    let mut at = office.start;
    while at > floor && modifies(context, at) {
        at -= 1;
    }
    if at == floor {
        return None;
    }
    if look.is(at - 1, &["our"]) {
        return context.provider_near(office).map(|e| context.entity_argument(e));
    }
    if look.is(at - 1, &["its", "their"]) {
        return referred(context, Range::new(at - 1, at)).filter(|a| a.entity.is_some());
    }
    let possessive = context.text.tokens[at as usize - 1].shape.any(crate::text::Shape::POSSESSIVE)
        || look.is(at - 1, &["'", "’"]);
    let end = if possessive { at - 1 } else { at };
    let named = context.ending(end, floor).find(|(_, m)| is_body(m));
    if let Some((number, _)) = named {
        return context.mentioned(number);
    }
    let start = (floor..end)
        .rev()
        .take(5)
        .find(|t| look.starts(*t, lists::FUNCTION_WORDS, &["determiner"]).is_some());
    let noun = (floor..end).rev().take(3).rfind(|t| described_from(context, *t, end));
    let start =
        if possessive { start.or(noun) } else { noun.filter(|n| at_phrase_start(context, *n, floor)) }?;
    referred(context, Range::new(start, end))
}

fn described_from(context: &Context<'_>, start: u32, end: u32) -> bool {
    let hits = context.text.hits.at(start).iter();
    { hits }.any(|h| h.list == lists::DEFINITE_NOUNS && h.range().end == end && is_kind_of_body(context, *h))
}

/// Whether a bare "Trust" or "council" opens its phrase: "Trust chief executive", not "a housing trust manager".
fn at_phrase_start(context: &Context<'_>, noun: u32, floor: u32) -> bool {
    let look = context.look();
    noun == floor
        || look
            .starts(noun - 1, lists::FUNCTION_WORDS, &["determiner", "conjunction", "preposition"])
            .is_some()
        || look.is(noun - 1, &[",", "\"", "”"])
}

/// Whether the word before `at` only describes the office: "new", "former", "acting", "first".
fn modifies(context: &Context<'_>, at: u32) -> bool {
    let look = context.look();
    look.ends(at, lists::ROLE_MODIFIERS, &["status", "past", "rank", "scope"]).is_some_and(|r| r.len() == 1)
        && !context.labels_over(at - 1).any(Label::is_name)
}

/// The inspectorate of somebody who led an inspection, by whatever title.
pub(super) fn inspectorate(context: &Context<'_>, at: Range) -> Option<Argument> {
    let number = context.facts.main.or(context.facts.inspectorate_at(at))?;
    Some(of_inspectorate(context, number))
}

fn of_inspectorate(context: &Context<'_>, number: u16) -> Argument {
    let entity =
        context.entities.list.iter().position(|e| e.detail == Kind::Inspectorate(number)).map(|n| n as u32);
    let name = &context.lexicon.inspectorates()[number as usize].name;
    Argument { value: Value::Text(name.clone()), entity, ..Argument::default() }
}

/// The inspectorate whose title an office is: "Chief Inspector of Hospitals", "lead inspector".
fn titled(context: &Context<'_>, office: Range) -> Option<Argument> {
    let all = context.lexicon.inspectorates();
    let titles = || {
        office
            .iter()
            .flat_map(|t| context.text.hits.at(t).iter())
            .filter(|h| h.list == lists::INSPECTORATES && h.range().end <= office.end)
    };
    let longest =
        titles().filter(|h| matches!(context.look().group(**h), "chief" | "inspector")).map(|h| h.len).max();
    let bearers = titles().filter(|h| Some(h.len) == longest).filter_map(|h| {
        let id = context.lexicon.field(h.list, h.row, "id");
        all.iter().position(|i| i.id == id).map(|n| n as u16)
    });
    let bearers: Vec<u16> = bearers.collect();
    let named = |n: &u16| context.facts.named.iter().any(|(m, _)| m == n);
    let generic = || {
        context
            .facts
            .inspectorate_at(office)
            .or(context.facts.main)
            .filter(|_| kind(context, office) == "inspect")
    };
    // Several inspectorates may have such a title: without a sign which, none.
    let only = bearers.first().copied().filter(|_| bearers.len() == 1);
    let number = { bearers.iter() }.find(|n| named(n)).copied().or_else(generic).or(only)?;
    Some(of_inspectorate(context, number))
}

/// Who gives the office: "the Department for Education appointed N as commissioner".
fn appointer(context: &Context<'_>, found: Range) -> Option<Argument> {
    let look = context.look();
    let floor = look.sentence(found.start).start;
    let near = Range::new(found.start.saturating_sub(3).max(floor), found.start + 1);
    let verb = near.iter().find(|t| look.starts(*t, lists::TENURE, &["named", "name"]).is_some())?;
    let before = context.scene.inside(Range::new(floor, verb)).filter(|(_, m)| m.label == Label::Org);
    context.mentioned(before.last()?.0)
}

/// "in England", "in Sunderland", where nothing nearer names the body.
fn in_place(context: &Context<'_>, at: u32) -> Option<(Argument, Confidence)> {
    let look = context.look();
    let limit = look.sentence(at.saturating_sub(1)).end;
    let argument = body_at(context, at + 1, limit).filter(|_| look.is(at, &["in"]))?;
    Some((argument, Confidence::Medium))
}

/// The body in view whose kind has such an office; a kind named earlier in the list goes before one named later.
fn in_view(context: &Context<'_>, office: Range, person: Range) -> Option<(Argument, Confidence)> {
    let kinds = bodies_with(kind(context, office))?;
    let at = office.start.min(person.start);
    let among = |kinds: &[&str], owner: Option<bool>| {
        let owns = |e: u32| owner.is_none_or(|o| context.entities.get(e).owns() == o);
        let fits = |e: u32| has_kind(context, e, kinds) && owns(e);
        context.entities.in_mind(context.text, context.mentions, at, fits)
    };
    // A company has directors, a home that it owns has a manager.
    let owner = match kind(context, office) {
        "company" => Some(true),
        "care" => Some(false),
        _ => None,
    };
    let alone = || {
        let sited = matches!(kind(context, office), "care" | "school");
        let only = context.entities.alone().filter(|e| sited && is_of_no_sort(context, *e));
        only.map(|entity| Reference { entity, certain: false })
    };
    let body = kinds.iter().find_map(|k| among(k, owner).or_else(|| among(k, None))).or_else(alone)?;
    let confidence = if body.certain { Confidence::Medium } else { Confidence::Low };
    Some((context.entity_argument(body.entity), confidence))
}

/// Whether a body's name tells no sort that has offices of its own: "Rajpoot Express" is no railway. The only one
/// that an article is about may have any office.
fn is_of_no_sort(context: &Context<'_>, entity: u32) -> bool {
    let sort = context.entities.get(entity).sort.as_str();
    let fields = ["school", "council", "justice", "police", "fire", "care", "company"];
    !fields.iter().filter_map(|f| bodies_with(f)).flatten().any(|sorts| sorts.contains(&sort))
}

/// Sorts of body that have offices of a field, the likeliest first; `""` is a body of which the name tells no sort.
/// `None` where the office needs no body or context cannot tell it.
fn bodies_with(field: &str) -> Option<&'static [&'static [&'static str]]> {
    Some(match field {
        "school" => &[&["school", "college", "university", "early_years"], &["trust_school", ""]],
        "council" => &[&["council"]],
        "justice" => &[&["prison"]],
        "police" => &[&["police"]],
        "fire" => &[&["fire"]],
        "care" => &[&["care", "hospital", "surgery", "early_years", "restaurant", "nhs", "housing", ""]],
        "company" | "" => &[
            &[
                "nhs",
                "company",
                "limited",
                "trust_school",
                "charity",
                "housing",
                "prison",
                "restaurant",
                "care",
                "services",
                "",
            ],
            &["council"],
        ],
        _ => return None,
    })
}

/// Whether a body is inspected and of one of these sorts.
fn has_kind(context: &Context<'_>, entity: u32, kinds: &[&str]) -> bool {
    let entity = context.entities.get(entity);
    let council = entity.detail == Kind::Council && kinds.contains(&"council");
    council || entity.inspected() && kinds.contains(&entity.sort.as_str())
}

/// The field an office belongs to, as the list of roles tells for the longest of its words it knows.
pub(super) fn kind<'a>(context: &Context<'a>, office: Range) -> &'a str {
    let hits = office
        .iter()
        .flat_map(|t| context.text.hits.at(t).iter())
        .filter(|h| h.list == lists::ROLES && h.range().end <= office.end);
    hits.max_by_key(|h| (h.len, u32::MAX - h.start))
        .map_or("", |h| context.lexicon.field(h.list, h.row, "kind"))
}

/// Tokens of the longest name looked for around a token.
const LONGEST_NAME: u32 = 16;

impl<'a> Context<'a> {
    /// The mentions that end just before `end` and start no earlier than `floor`, with their numbers.
    pub(in crate::claim) fn ending(
        &self,
        end: u32,
        floor: u32,
    ) -> impl Iterator<Item = (u32, &'a Mention)> + use<'a> {
        let from = floor.max(end.saturating_sub(LONGEST_NAME));
        self.scene.inside(Range::new(from, end)).filter(move |(_, m)| m.tokens.end == end)
    }

    /// The labels of the mentions that cover a token.
    pub(in crate::claim) fn labels_over(&self, token: u32) -> impl Iterator<Item = Label> + Clone + use<'a> {
        let around = Range::new(token.saturating_sub(LONGEST_NAME), token + LONGEST_NAME);
        let labels: Vec<Label> =
            self.scene.inside(around).filter(|(_, m)| m.tokens.has(token)).map(|(_, m)| m.label).collect();
        labels.into_iter()
    }

    /// A mention as an argument, under its entity's name.
    pub(in crate::claim) fn mentioned(&self, number: u32) -> Option<Argument> {
        let mention = &self.mentions[number as usize];
        let name = self.entities.get(mention.entity?).name.clone();
        Some(Argument {
            value: Value::Text(name),
            span: Some(mention.span),
            entity: mention.entity,
            mention: Some(number),
            ..Argument::default()
        })
    }
}
