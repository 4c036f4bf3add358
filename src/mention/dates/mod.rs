//! DATE mentions: points, stretches, lengths and sets of time, with values in ISO 8601, EDTF and TIMEX3 codes.
//!
//! Reading and reckoning are apart. The patterns (`written`, `lists`, `nth`, `numeric`, `years`, `seasons`, `relative`,
//! `lengths`, `clock`, joined in `reader`) say what stands there, sentence by sentence; `resolve` then says which day is meant, by
//! the day of publication, the date named last, and the clause's `tense`. What none of these settles keeps its
//! `relative` form and no value.

mod calendar;
mod clock;
mod codes;
mod expr;
mod lengths;
mod lists;
mod nth;
mod numeric;
mod order;
mod reader;
mod relative;
mod resolve;
mod scan;
mod seasons;
mod starts;
mod story;
mod style;
mod tense;
#[cfg(test)]
mod tests;
mod value;
mod words;
mod written;
mod years;

use super::numbers::Numbers;
use super::{DateDetail, Label, Mention, Why};
use crate::lexicon::Lexicon;
use crate::read::Article;
use crate::text::Text;
use calendar::When;
use expr::{Expr, Found, Piece, Point};
use jiff::civil::Date;
use resolve::Context;
use scan::Scan;
use tense::Tense;
use words::Words;

/// Finds the dates of an article.
pub(crate) fn find(
    article: &Article,
    text: &Text<'_>,
    lexicon: &Lexicon,
    numbers: &Numbers,
    found: &mut Vec<Mention>,
) {
    let words = Words::new(text, lexicon);
    let month_first = style::month_first(text, lexicon, &words);
    let published =
        article.published.date.as_deref().and_then(|d| d.get(..10)).and_then(|d| d.parse::<Date>().ok());
    let story = published.is_some_and(|day| story::of_past_years(numbers, text, &words, day.year()));
    let mut reckoner = Reckoner { published, story, anchor: None, quarter: None };
    let mut expressions = Vec::new();
    for sentence in &text.sentences {
        let (start, end) = (sentence.tokens.start, sentence.tokens.end);
        let scan = Scan { text, lexicon, numbers, words: &words, start, end, month_first };
        expressions.clear();
        reader::read(&scan, &mut expressions);
        reckoner.sentence(&scan, &mut expressions, sentence.paragraph, found);
    }
}

/// A date named in the text, by which later ones may be reckoned.
#[derive(Clone, Copy)]
struct Anchor {
    when: When,
    paragraph: u32,
}

struct Reckoner {
    published: Option<Date>,
    /// Whether the article tells of years long past: its dates then follow one another, not the publication.
    story: bool,
    anchor: Option<Anchor>,
    /// The quarter or half-year named last.
    quarter: Option<When>,
}

impl Reckoner {
    /// Resolves the expressions of one sentence and makes mentions of them.
    fn sentence(
        &mut self,
        scan: &Scan<'_>,
        expressions: &mut [Found],
        paragraph: u32,
        mentions: &mut Vec<Mention>,
    ) {
        share_years(scan, expressions);
        let timed = expressions.iter().any(|e| e.rule == "date.clock");
        let day = if timed { self.clock_day(scan, expressions) } else { None };
        for n in 0..expressions.len() {
            let mut context = self.context(scan, &expressions[n], paragraph);
            if let Some(other) = order::later(scan, expressions, n) {
                let bound = self.context(scan, &expressions[other], paragraph);
                order::keep(&mut expressions[..], n, other, &mut context, &bound);
            }
            let found = &expressions[n];
            let (mention, when) = mention(scan, found, &context, day);
            let aside = self.story && counted_from_publication(&mention);
            if let Some(when) = when.filter(|_| !found.fuzzy && !compares(found) && !aside) {
                self.anchor = Some(Anchor { when, paragraph });
                if matches!(when, When::Quarter(..) | When::Half(..)) {
                    self.quarter = Some(when);
                }
            }
            mentions.push(mention);
        }
    }

    /// What is known where an expression stands.
    fn context(&self, scan: &Scan<'_>, found: &Found, paragraph: u32) -> Context {
        let reach = if self.story { story::PARAGRAPHS } else { 1 };
        let near = self.anchor.filter(|a| paragraph.saturating_sub(a.paragraph) <= reach);
        Context {
            published: self.published,
            story: self.story,
            anchor: near.map(|a| a.when),
            quarter: self.quarter,
            compares: compares(found),
            tense: if open(&found.expr) { tense::tense(scan, found.tokens) } else { Tense::Unknown },
        }
    }

    /// The one day the sentence names, which its clock times then belong to.
    fn clock_day(&self, scan: &Scan<'_>, expressions: &[Found]) -> Option<When> {
        expressions.iter().find_map(|found| {
            let Expr::Point(point) = found.expr else { return None };
            let context = Context {
                published: self.published,
                story: false,
                anchor: None,
                quarter: None,
                compares: false,
                tense: tense::tense(scan, found.tokens),
            };
            let (when, _) = resolve::resolve(point, &context)?;
            matches!(when, When::Day(_)).then_some(when)
        })
    }
}

/// A story of the past is not moved on by "today".
fn counted_from_publication(mention: &Mention) -> bool {
    mention.date.as_ref().is_some_and(|d| d.anchor == Some("published"))
}

/// "a year ago", "a year earlier": what it compares with is not what the text goes on about.
fn compares(found: &Found) -> bool {
    let back =
        |p: &Point| matches!(p.frame, expr::Frame::Moved(m) if m.steps == -1 && m.unit == words::Unit::Year);
    matches!(found.rule, "date.shift" | "date.year-ago") && matches!(&found.expr, Expr::Point(p) if back(p))
}

fn open(expr: &Expr) -> bool {
    let unsaid = |p: &Point| matches!(p.frame, expr::Frame::Unknown(expr::Lean::Tense));
    match expr {
        Expr::Point(point) => unsaid(point),
        Expr::Between(from, to) => unsaid(from) || unsaid(to),
        Expr::Until(_, to) => unsaid(to),
        _ => false,
    }
}

/// "March and June 2019", "in July, August or September last year": what stands before a year shares it.
fn share_years(scan: &Scan<'_>, expressions: &mut [Found]) {
    for n in (1..expressions.len()).rev() {
        let (left, right) = expressions.split_at_mut(n);
        let (Some(before), Some(after)) = (left.last_mut(), right.first()) else { continue };
        let (Expr::Point(first), Expr::Point(second)) = (&mut before.expr, &after.expr) else { continue };
        let joined = (before.tokens.end..after.tokens.start)
            .all(|t| scan.mark(t, ",") || scan.prep(t).is_some_and(|(p, _)| p == words::Prep::And));
        let unsaid = matches!(first.frame, expr::Frame::Unknown(expr::Lean::Tense));
        let alike = matches!(
            (first.piece, second.piece),
            (Piece::Month(_), Piece::Month(_))
                | (Piece::Day(..), Piece::Day(..))
                | (Piece::Season(_), Piece::Season(_))
        );
        if joined && unsaid && alike && after.tokens.start > before.tokens.end {
            first.frame = second.frame;
        }
    }
}

/// What is told beside the value of a point.
fn told(point: &Point, known: Option<(When, Option<&'static str>)>) -> DateDetail {
    DateDetail {
        grain: known.map(|k| k.0.grain()),
        relative: value::relative(point),
        anchor: known.and_then(|k| k.1),
    }
}

/// The mention of an expression, and the stretch it means where that is known.
fn mention(scan: &Scan<'_>, found: &Found, context: &Context, day: Option<When>) -> (Mention, Option<When>) {
    let mut mention = Mention::new(Label::Date, found.tokens, scan.text, Why::Pattern(found.rule));
    mention.modifier = found.modifier;
    let mut detail = DateDetail::default();
    let mut when = None;
    match &found.expr {
        Expr::Point(point) if found.rule == "date.clock" => {
            mention.sub = Some("time");
            let clock = point.clock.unwrap_or_default();
            let time = format!("T{:02}:{:02}", clock.0, clock.1.unwrap_or(0));
            mention.value = Some(day.map_or_else(|| time.clone(), |d| format!("{d}{time}")));
            detail.grain = Some("time");
        }
        Expr::Point(point) => {
            let known = resolve::resolve(*point, context);
            when = known.map(|k| k.0);
            mention.value = when.map(|w| value::point(point, w));
            detail = told(point, known);
        }
        Expr::Between(from, to) => {
            let known = resolve::resolve_between(*from, *to, context);
            when = known.map(|k| k.1);
            mention.value = known.map(|k| format!("{}/{}", k.0, k.1));
            let said = |p: &Point| value::relative(p).unwrap_or_else(|| String::from(".."));
            let open = value::relative(from).is_some() || value::relative(to).is_some();
            detail.relative = open.then(|| format!("{}/{}", said(from), said(to)));
            detail.grain = when.map(When::grain);
            detail.anchor = known.and_then(|k| k.2);
        }
        Expr::Until(length, to) => {
            let known = resolve::resolve(*to, context);
            when = known.map(|k| k.0);
            mention.value = when.and_then(|w| Some(format!("{}/{w}", lengths::start_of(length, w)?)));
            detail = told(to, known);
        }
        Expr::Length(length) => {
            mention.sub = Some("duration");
            mention.value = value::length(length);
        }
        Expr::Every(every) => {
            mention.sub = Some("set");
            mention.value = value::every(every);
        }
        Expr::Vague(reference) => {
            mention.sub = Some("vague");
            mention.value = Some(value::reference(*reference).into());
        }
    }
    if found.fuzzy {
        mention.sub = Some("vague");
    }
    if detail != DateDetail::default() {
        mention.date = Some(Box::new(detail));
    }
    (mention, when)
}
