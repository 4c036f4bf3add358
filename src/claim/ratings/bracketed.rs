//! The grade before, told in brackets: "Surgery: Outstanding (Good)", "rated good (previously inadequate)".

use super::super::{Claim, Context, Modality, merge};
use super::scale;
use crate::lexicon::lists;
use crate::mention::{Label, Mention};
use crate::text::{Gap, Range};

/// The builder's name, and the mark of a claim that stays beside the one that replaced it.
pub(in crate::claim) const RULE: &str = "rating-bracketed";

/// The number of the grade that `grade` replaced, where brackets behind it tell: in a line of a table bare, in prose
/// with a word for the past.
fn replaced(context: &Context<'_>, grade: Range) -> Option<u32> {
    let look = context.look();
    let open = grade.end + quote(context, grade.end);
    let told = look.is(open, &["("]).then(|| past_end(context, open + 1))?;
    let first = told + quote(context, told);
    let (number, found) = context.scene.starting(first).find(|(_, m)| m.label == Label::Rating)?;
    let close = found.tokens.end + quote(context, found.tokens.end);
    let close = close + 2 * u32::from(closes_date(context, close));
    let next = context.text.tokens.get(close as usize + 1);
    let line = || next.is_none_or(|t| t.gap >= Gap::Line);
    (look.is(close, &[")"]) && (told > open + 1 || line())).then_some(number)
}

fn quote(context: &Context<'_>, at: u32) -> u32 {
    u32::from(context.look().is(at, &["'", "‘", "’", "\"", "“", "”"]))
}

/// "previously", "down from", "was": the token after such words at `at`.
fn past_end(context: &Context<'_>, at: u32) -> u32 {
    let look = context.look();
    let mut end = at;
    while let Some(word) = look
        .starts(end, lists::GRAMMAR, &["past"])
        .or_else(|| look.starts(end, lists::VERBS, &["rated"]))
        .or_else(|| look.is(end, &["was", "up", "down", "from"]).then(|| Range::new(end, end + 1)))
    {
        end = word.end;
    }
    end
}

/// "good in 2019)", "good, 2019)"
fn closes_date(context: &Context<'_>, at: u32) -> bool {
    let tied = |m: &Mention| m.label == Label::Date && m.tokens.len() == 1;
    context.look().is(at, &["in", ","]) && context.scene.starting(at + 1).any(|(_, m)| tied(m))
}

/// Sets `previous` from the brackets behind a grade.
pub(super) fn tell(context: &Context<'_>, claim: &mut Claim, grade: Range) {
    if let Some(number) = replaced(context, grade) {
        claim.set("previous", context.mention_argument(number));
    }
}

/// The grade that one in brackets was replaced by.
pub(super) fn successor(context: &Context<'_>, grade: Range) -> Option<Range> {
    let near = Range::new(grade.start.saturating_sub(8), grade.start);
    let mut before = context.scene.inside(near).filter(|(_, m)| m.label == Label::Rating);
    let is_own = |n: u32| context.mentions[n as usize].tokens == grade;
    before.find(|(_, m)| replaced(context, m.tokens).is_some_and(is_own)).map(|(_, m)| m.tokens)
}

/// "5 - very good", "three (generally satisfactory)": a grade told again in words or as a number.
pub(super) fn restates(context: &Context<'_>, grade: Range) -> bool {
    let look = context.look();
    let near = Range::new(grade.start.saturating_sub(4), grade.start);
    let before = context.scene.inside(near).map(|(_, m)| m).filter(|m| m.label == Label::Rating).last();
    let number = |value: &str| {
        let grades = context.lexicon.inspectorates().iter().flat_map(|i| &i.scales).flat_map(|s| &s.grades);
        let same = |name: &str| name.eq_ignore_ascii_case(value);
        { grades }
            .filter(|g| same(&g.name) || g.also.iter().any(|a| same(a)))
            .filter_map(|g| g.number.clone())
            .collect::<Vec<_>>()
    };
    let numbers = |range: Range| number(&context.lower(range));
    let mark = |t: u32| quote(context, t) > 0 || look.is(t, &["-", "–", "—", "(", ":", "or"]);
    before.is_some_and(|b| {
        let other = numbers(b.tokens);
        let gap = b.tokens.end..grade.start;
        !gap.is_empty() && gap.clone().all(mark) && numbers(grade).iter().any(|n| other.contains(n))
    })
}

/// The claim of the grade in brackets, beside that of the one that replaced it.
pub(super) fn earlier(context: &Context<'_>, claim: &Claim, grade: Range) -> Option<Claim> {
    let number = replaced(context, grade)?;
    let mut earlier = claim.clone();
    earlier.args.retain(|(n, _)| !matches!(*n, "previous" | "date" | "occurrence"));
    earlier.set("rating", context.mention_argument(number));
    earlier.modality = Modality::Past;
    earlier.rule = RULE.into();
    earlier.flags.retain(|f| *f == merge::SPLIT);
    scale::place(context, &mut earlier);
    Some(earlier)
}
