//! A line as it is written: words with single spaces, verbs in the claim's modality, and at last who says so.

use super::super::record::{Argument, Claim, Value};
use super::wording::{Form, form, is_plural, takes_article};
use super::{argument, dates};

/// The forms of a verb that a modality may ask for.
#[derive(Clone, Copy)]
pub(super) struct Verb {
    base: &'static str,
    past: &'static str,
    participle: &'static str,
}

impl Verb {
    pub(super) const fn new(base: &'static str, past: &'static str, participle: &'static str) -> Self {
        Self { base, past, participle }
    }
}

/// The line of one claim.
pub(super) struct Line<'a> {
    claim: &'a Claim<'a>,
    out: String,
}

impl<'a> Line<'a> {
    pub(super) fn new(claim: &'a Claim<'_>) -> Self {
        Self { claim, out: String::with_capacity(120) }
    }

    pub(super) fn get(&self, name: &str) -> Option<&'a Argument<'a>> {
        argument(self.claim, name)
    }

    /// What an argument is called, if it is known.
    pub(super) fn text(&self, name: &str) -> Option<&'a str> {
        self.get(name).and_then(words)
    }

    /// Appends words, parted by single spaces.
    pub(super) fn say(&mut self, words: &str) {
        for word in words.split_whitespace() {
            if !self.out.is_empty() {
                self.out.push(' ');
            }
            self.out.push_str(word);
        }
    }

    /// A name, with its article where it takes one.
    pub(super) fn name(&mut self, name: &str) {
        self.say(if takes_article(name) { "the" } else { "" });
        self.say(name);
    }

    pub(super) fn argument(&mut self, name: &str) {
        self.say(self.text(name).unwrap_or_default());
    }

    pub(super) fn pair(&mut self, preposition: &str, words: &str) {
        self.say(preposition);
        self.say(words);
    }

    /// "(previously good)"
    pub(super) fn aside(&mut self, before: &str, words: &str) {
        self.say(&format!("({before}{words})"));
    }

    pub(super) fn between_commas(&mut self, words: &str) {
        self.out.push(',');
        self.say(words);
        self.out.push(',');
    }

    /// "Hollins Homecare, agency spending:"
    pub(super) fn label(&mut self, subject: Option<&str>, measure: Option<&str>) {
        self.name(subject.unwrap_or_default());
        if let Some(measure) = measure {
            if subject.is_some() {
                self.out.push(',');
            }
            self.say(measure);
        }
        if subject.or(measure).is_some() {
            self.out.push(':');
        }
    }

    /// A date, unless its words stand in the line already.
    pub(super) fn date(&mut self, name: &str) {
        let Some(argument) = self.get(name) else { return };
        let words = argument.text.as_deref();
        if words.is_none_or(|w| !self.out.contains(w)) {
            self.say(&dates::when(value(argument), words).unwrap_or_default());
        }
    }

    /// "(as of February 2017)"
    pub(super) fn as_of(&mut self, name: &str) {
        self.plain_date("as of ", name);
    }

    /// "(February 2017)"
    pub(super) fn dated(&mut self, name: &str) {
        self.plain_date("", name);
    }

    fn plain_date(&mut self, before: &str, name: &str) {
        let date = self.get(name).and_then(|a| dates::plain(value(a), a.text.as_deref()));
        if let Some(date) = date {
            self.aside(before, &date);
        }
    }

    /// "between 2019 and 2021", "since 2019"
    pub(super) fn period(&mut self, [from, to]: [&str; 2]) {
        let date = |name| self.get(name).and_then(|a| dates::plain(value(a), a.text.as_deref()));
        let (from, to) = (date(from), date(to));
        match (from, to) {
            (Some(from), Some(to)) => self.say(&format!("between {from} and {to}")),
            (Some(from), None) => self.say(&format!("since {from}")),
            (None, Some(to)) => self.say(&format!("by {to}")),
            (None, None) => {}
        }
    }

    /// After a colon, what somebody said or found, cut short at a word.
    pub(super) fn content(&mut self, content: &str, longest: usize) {
        let content = content.trim();
        if content.is_empty() {
            return;
        }
        self.out.push(':');
        let cut = if content.len() > longest { content.char_indices().nth(longest) } else { None };
        let Some((end, _)) = cut else { return self.say(content) };
        let cut = content[..end].rfind(char::is_whitespace).unwrap_or(end);
        self.say(content[..cut].trim_end_matches([',', ';', ':', '.']));
        self.out.push('…');
        self.out.push_str(match content.chars().next() {
            Some('“') => "”",
            Some('‘') => "’",
            Some('"') => "\"",
            _ => "",
        });
    }

    /// Whether the claim tells what is to come or may be.
    pub(super) fn is_ahead(&self) -> bool {
        matches!(self.modality(), "planned" | "hypothetical" | "negated")
    }

    fn modality(&self) -> &'a str {
        &self.claim.modality
    }

    /// A verb whose forms are known, with its auxiliaries.
    pub(super) fn active(&mut self, verb: Verb) {
        let (before, form) = match self.modality() {
            "past" => ("earlier", verb.past),
            "negated" => ("did not", verb.base),
            "hypothetical" => ("may", verb.base),
            "planned" => ("will", verb.base),
            "hedged" => ("reportedly", verb.past),
            _ => ("", verb.past),
        };
        self.pair(before, form);
    }

    /// As [`Self::active`], of what holds until it changes: a grade that is lost, or never was, without a day.
    pub(super) fn standing(&mut self, verb: Verb) {
        if self.is_denied() { self.pair("does not", verb.base) } else { self.active(verb) }
    }

    pub(super) fn standing_passive(&mut self, verb: Verb) {
        if self.is_denied() { self.pair("is not", verb.participle) } else { self.passive(verb) }
    }

    /// Whether something is denied without a day.
    fn is_denied(&self) -> bool {
        self.modality() == "negated" && self.text("date").is_none()
    }

    pub(super) fn passive(&mut self, verb: Verb) {
        self.undergo("was", verb.participle);
    }

    fn undergo(&mut self, was: &str, participle: &str) {
        match self.modality() {
            "hypothetical" => self.say("may be"),
            "planned" => self.say("will be"),
            mood => {
                self.say(was);
                self.say(match mood {
                    "past" => "earlier",
                    "negated" => "not",
                    "hedged" => "reportedly",
                    _ => "",
                });
            }
        }
        self.say(participle);
    }

    /// A form of "be" between somebody and an office.
    pub(super) fn copula(&mut self, is: &str) {
        match self.modality() {
            "past" => self.say("was"),
            "negated" => self.say("is not"),
            "hypothetical" => self.say("may be"),
            "planned" => self.say("is to be"),
            "hedged" => self.pair(is, "reportedly"),
            _ => self.say(is),
        }
    }

    /// A verb as the article has it, with its subject before it.
    pub(super) fn deed(&mut self, action: &str) {
        use Form::{Base, Either, Ing, Participle, Past, Third};
        let plural = self.text("actor").is_some_and(|a| is_plural(a, self.get("actor")));
        let before = match (self.modality(), form(action)) {
            ("planned" | "hypothetical" | "negated", Third | Past) => return self.prefaced(action),
            ("planned", Either | Participle) => "will have",
            ("planned", Ing) => "will be",
            ("planned", Base) => "will",
            ("hypothetical", Either | Participle) => "may have",
            ("hypothetical", Ing) => "may be",
            ("hypothetical", Base) => "may",
            ("negated", Either | Participle) => "had not",
            ("negated", Ing) if plural => "were not",
            ("negated", Ing) => "was not",
            ("negated", Base) => "did not",
            ("hedged", _) => "reportedly",
            ("past", Either | Past) => "earlier",
            (_, Participle) => "had",
            (_, Ing) if plural => "were",
            (_, Ing) => "was",
            (_, Base) if plural => "were to",
            (_, Base) => "was to",
            (_, Either | Past | Third) => "",
        };
        self.pair(before, action);
    }

    /// What was done to somebody, as the article has it.
    pub(super) fn undergone(&mut self, action: &str, argument: &str) {
        let plural = self.text(argument).is_some_and(|a| is_plural(a, self.get(argument)));
        self.undergo(if plural { "were" } else { "was" }, action);
    }

    /// The verb as it is, its modality told before all.
    fn prefaced(&mut self, action: &str) {
        self.say(action);
        self.mood();
    }

    /// The modality of a clause whose verb is not changed, told before it.
    pub(super) fn mood(&mut self) {
        let mood = match self.modality() {
            "past" => "Earlier:",
            "negated" => "Denied:",
            "hypothetical" => "Perhaps:",
            "planned" => "Planned:",
            "hedged" => "Reportedly:",
            _ => return,
        };
        let rest = std::mem::replace(&mut self.out, mood.into());
        self.say(&rest);
    }

    /// Who says so, unless that is told already.
    pub(super) fn attribution(&mut self) {
        let attribution = &self.claim.attribution;
        let named = |name: &str| self.claim.args.0.iter().any(|(_, a)| words(a) == Some(name));
        match (&*attribution.manner, attribution.speaker.as_deref()) {
            ("headline", _) => self.say("(headline)"),
            ("caption", _) => self.say("(caption)"),
            _ if self.claim.kind == "statement" => {}
            ("direct" | "indirect" | "mixed", Some(speaker)) if !named(speaker) => {
                self.out.push_str(", according to");
                self.name(speaker);
            }
            ("direct", None) => {
                self.out.push_str(", according to a speaker not named");
            }
            _ => {}
        }
    }

    /// The line, with a capital at its start.
    pub(super) fn finish(mut self) -> String {
        if self.modality() == "question" {
            self.out.insert_str(0, "it is asked whether ");
        }
        if let Some(first) = self.out.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        self.out
    }
}

fn value<'a>(argument: &'a Argument<'_>) -> Option<&'a str> {
    if let Some(Value::Text(text)) = &argument.value { Some(text) } else { None }
}

/// What an argument is called: its value; for what is no entity, the words where they only add an article to it.
pub(super) fn words<'a>(argument: &'a Argument<'_>) -> Option<&'a str> {
    let words = argument.text.as_deref();
    let Some(value) = value(argument) else { return words };
    let added = words.and_then(|w| w.strip_suffix(value)).map_or("", str::trim_end);
    let article = ["a", "an", "the"].iter().any(|a| added.eq_ignore_ascii_case(a));
    if argument.entity.is_none() && article { words } else { Some(value) }
}

/// Whether an argument is an entity of that kind.
pub(super) fn is_entity(argument: &Argument<'_>, kind: &str) -> bool {
    argument.entity.as_deref().is_some_and(|id| id.split(':').next() == Some(kind))
}
