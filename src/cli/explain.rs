//! `spotcheck explain`: one article, and under each sentence why its claims are what they are.

use super::{Outcome, When, load, tell};
use anyhow::anyhow;
use clap::Args;
use spotcheck::explain::{Argument, Explanation, Linked, Named, Near, Refused, Sentence, Told, explain};
use spotcheck::read::{Article, Source, parse_bytes, read_file};
use std::io::{self, BufWriter, IsTerminal as _, Read as _, Write};
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "Examples:
  spotcheck explain article.txt
  spotcheck explain article.txt --color always | less -R
  spotcheck explain article.txt --lexicons my-lexicons --near 8
  echo 'Ofsted rated Oakfield School good.' | spotcheck explain -

Mentions are coloured or, without colour, bracketed: [ORG Ofsted]. A stretch that is not running text is
marked with its zone. Under a sentence stand its claims, with arguments, rule and what the rule matched;
matches that a guard refused; and the rules that came nearest, with the word at which they stopped.";

/// The flags of `explain`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// An article, or `-` for text on standard input
    file: PathBuf,
    /// Write one JSON object instead of text
    #[arg(long)]
    json: bool,
    /// Whether to use colour
    #[arg(long, value_enum, default_value = "auto")]
    color: When,
    /// How many near misses to show for each sentence
    #[arg(long, value_name = "N", default_value = "3")]
    near: usize,
    /// Also list the mentions of each sentence with their values and what found them
    #[arg(long)]
    mentions: bool,
    /// A folder of word lists, inspectorates and rules to use in place of, or beside, the built-in ones
    #[arg(long, value_name = "DIR")]
    lexicons: Option<PathBuf>,
    /// The publication date of an article that tells none (ISO, such as 2024-02-20)
    #[arg(long, value_name = "DATE", value_parser = super::extract::date)]
    published: Option<String>,
}

/// Runs `explain`.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let (extractor, faults) = load(arguments.lexicons.as_deref())?;
    let article = article(arguments)?;
    let explanation = explain(&extractor, &article, arguments.near);
    let mut out = BufWriter::new(io::stdout().lock());
    if arguments.json {
        serde_json::to_writer(&mut out, &explanation).map_err(io::Error::from)?;
        writeln!(out)?;
    } else {
        let style = Style { colour: colour(arguments.color), mentions: arguments.mentions };
        style.article(&article, &explanation, &mut out)?;
    }
    out.flush()?;
    Ok(if faults == 0 { Outcome::Done } else { Outcome::Problems })
}

fn article(arguments: &Arguments) -> anyhow::Result<Article> {
    let published = arguments.published.as_deref();
    let (article, problems) = if arguments.file == Path::new("-") {
        let mut raw = Vec::new();
        io::stdin().lock().read_to_end(&mut raw)?;
        parse_bytes("-", raw, published)
    } else {
        let name = arguments.file.display().to_string();
        read_file(&Source { name, path: arguments.file.clone() }, published)
    }
    .map_err(|problem| anyhow!("{problem}"))?;
    problems.iter().for_each(|problem| tell(format_args!("{problem}")));
    Ok(article)
}

/// Colour where it was asked for, or on a terminal whose user has not set `NO_COLOR` (see no-color.org).
fn colour(when: When) -> bool {
    let wanted = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
    when == When::Always || when == When::Auto && wanted
}

const BOLD: &str = "1";
const DIM: &str = "2";
/// Within quotation marks.
const QUOTED: &str = "3";
const CLAIM: &str = "1;32";
const REFUSED: &str = "31";

/// The colour of a label, as the number of an ANSI escape.
fn label_colour(label: &str) -> &'static str {
    match label {
        "PERSON" => "1;36",
        "ROLE" => "36",
        "ORG" => "1;34",
        "PLACE" => "34",
        "DATE" => "33",
        "RATING" => "1;35",
        "PERCENT" | "MONEY" | "QUANTITY" | "ORDINAL" => "1;33",
        "CUE" => "4",
        _ => QUOTED,
    }
}

/// How to write an explanation.
struct Style {
    colour: bool,
    mentions: bool,
}

impl Style {
    fn paint(&self, code: &str, text: &str) -> String {
        if self.colour { format!("\x1b[{code}m{text}\x1b[0m") } else { text.into() }
    }

    fn article(&self, article: &Article, whole: &Explanation, out: &mut impl Write) -> io::Result<()> {
        let date = whole.published.as_deref().unwrap_or("no publication date");
        writeln!(out, "{}  {}", self.paint(BOLD, &whole.path), self.paint(DIM, date))?;
        if self.colour {
            let labels = ["PERSON", "ROLE", "ORG", "PLACE", "DATE", "RATING", "QUANTITY", "QUOTE", "CUE"];
            writeln!(out, "{}", labels.map(|l| self.paint(label_colour(l), l)).join(" "))?;
        }
        whole.sentences.iter().try_for_each(|sentence| self.sentence(article, sentence, out))
    }

    fn sentence(&self, article: &Article, sentence: &Sentence, out: &mut impl Write) -> io::Result<()> {
        let zone = if sentence.zone == "body" { String::new() } else { format!("{}: ", sentence.zone) };
        let number = self.paint(DIM, &format!("{:4}", sentence.line));
        writeln!(out, "\n{number}  {}{}", self.paint(DIM, &zone), self.marked(article, sentence))?;
        for mention in sentence.mentions.iter().filter(|_| self.mentions) {
            self.mention(mention, out)?;
        }
        sentence.claims.iter().try_for_each(|claim| self.claim(claim, out))?;
        sentence.refused.iter().try_for_each(|refused| self.refused(refused, out))?;
        sentence.near.iter().try_for_each(|near| self.near(near, out))
    }

    /// The sentence with its mentions marked; line breaks inside it become spaces.
    fn marked(&self, article: &Article, sentence: &Sentence) -> String {
        if sentence.zone == "boilerplate" {
            return self.paint(DIM, &sentence.text.replace(['\n', '\r'], " "));
        }
        let marked =
            if self.colour { self.coloured(article, sentence) } else { bracketed(article, sentence) };
        marked.replace(['\n', '\r'], " ")
    }

    /// Each stretch in the colour of the shortest mention over it; quotations are slanted besides.
    fn coloured(&self, article: &Article, sentence: &Sentence) -> String {
        let span = sentence.span;
        let mut edges: Vec<u32> = sentence.mentions.iter().flat_map(|m| [m.span.start, m.span.end]).collect();
        edges.extend([span.start, span.end]);
        edges.retain(|edge| (span.start..=span.end).contains(edge));
        edges.sort_unstable();
        edges.dedup();
        let stretch = |edge: &[u32]| {
            let over =
                || sentence.mentions.iter().filter(|m| m.span.start <= edge[0] && edge[1] <= m.span.end);
            let text = &article.text[edge[0] as usize..edge[1] as usize];
            let quoted = if over().any(|m| m.label == "QUOTE") { Some(QUOTED) } else { None };
            let inner = over().filter(|m| m.label != "QUOTE").min_by_key(|m| m.span.len());
            let codes: Vec<&str> = quoted.into_iter().chain(inner.map(|m| label_colour(m.label))).collect();
            if codes.is_empty() { text.into() } else { self.paint(&codes.join(";"), text) }
        };
        edges.windows(2).map(stretch).collect()
    }

    fn mention(&self, mention: &Named, out: &mut impl Write) -> io::Result<()> {
        let label = self.paint(label_colour(mention.label), mention.label);
        let value = mention.value.as_deref().unwrap_or("-");
        let link = linked(mention.entity.as_ref());
        let rule = self.paint(DIM, &format!("{}{link}", mention.rule));
        writeln!(out, "      {label} {} = {value}  {rule}", flat(&mention.text))
    }

    fn claim(&self, claim: &Told, out: &mut impl Write) -> io::Result<()> {
        let flags: String = claim.flags.iter().map(|f| format!("  !{f}")).collect();
        let place = claim.place.as_ref().map_or("in code".into(), |p| format!("lexicons/{p}"));
        writeln!(
            out,
            "      {}  {}, {}, {} confidence{flags}  {}",
            self.paint(CLAIM, claim.kind),
            claim.modality,
            claim.attribution,
            claim.confidence,
            self.paint(DIM, &format!("{} {place}", claim.rule)),
        )?;
        for argument in &claim.arguments {
            writeln!(out, "      ├ {}", self.argument(argument))?;
        }
        let parts: Vec<_> =
            claim.captures.iter().map(|c| format!("[{} {}]", c.name, flat(&c.text))).collect();
        let matched = format!("matched “{}” {}", flat(&claim.matched), parts.join(" "));
        writeln!(out, "      └ {}", self.paint(DIM, matched.trim_end()))
    }

    fn argument(&self, argument: &Argument) -> String {
        let value = argument.value.as_deref().map(flat);
        let words = argument.text.as_deref().map(flat).filter(|text| Some(text) != value.as_ref());
        let words = words.map(|w| self.paint(DIM, &format!("  “{w}”"))).unwrap_or_default();
        let link = self.paint(DIM, &linked(argument.entity.as_ref()));
        format!("{:12} {}{words}{link}", argument.name, value.as_deref().unwrap_or("-"))
    }

    fn refused(&self, refused: &Refused, out: &mut impl Write) -> io::Result<()> {
        let rule = self.paint(DIM, &format!("{} lexicons/{}", refused.rule, refused.place));
        let no = self.paint(REFUSED, "no claim");
        writeln!(out, "      {no}  {rule}  “{}”: {}", flat(&refused.matched), refused.why)
    }

    fn near(&self, near: &Near, out: &mut impl Write) -> io::Result<()> {
        let stop = near.stopped_before.as_ref().map_or("the sentence's end".into(), |w| format!("“{w}”"));
        let line = format!(
            "near  {} lexicons/{}  matched “{}” and stopped at {stop}",
            near.rule,
            near.place,
            flat(&near.matched)
        );
        writeln!(out, "      {}", self.paint(DIM, &line))
    }
}

/// `  → person:ann-lee (part of the full name, medium)`: whom or what something was read as.
fn linked(entity: Option<&Linked>) -> String {
    entity.map_or(String::new(), |e| format!("  → {} ({}, {})", e.id, e.why, e.confidence))
}

/// `[ORG Ofsted]`, one within the other where mentions nest.
fn bracketed(article: &Article, sentence: &Sentence) -> String {
    let span = sentence.span;
    let mut marks: Vec<(u32, bool, u32, &str)> = Vec::new();
    for mention in sentence.mentions.iter().filter(|m| m.span.end <= span.end) {
        // At one place marks close before others open; the longer opens first and closes last.
        marks.push((mention.span.start, true, u32::MAX - mention.span.len(), mention.label));
        marks.push((mention.span.end, false, mention.span.len(), mention.label));
    }
    marks.sort_unstable();
    let (mut out, mut at) = (String::new(), span.start);
    for (place, opens, _, label) in marks {
        out.push_str(&article.text[at as usize..place as usize]);
        if opens {
            out.extend(["[", label, " "])
        } else {
            out.push(']')
        }
        at = place;
    }
    out + &article.text[at as usize..span.end as usize]
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
