//! The order the text gives its dates: "in place since October, before it opened in May" tells that the October is the one
//! before that May, even where a later October lies before publication.

use super::expr::{Expr, Found, Frame, Lean, Piece, Point};
use super::resolve::{Context, resolve};
use super::scan::Scan;

/// The date of the sentence that comes after the `n`th one in time, by "before" or "after" between the two.
pub(super) fn later(scan: &Scan<'_>, all: &[Found], n: usize) -> Option<usize> {
    let says = |a: &Found, b: &Found, word: &str| {
        (a.tokens.end..b.tokens.start).any(|t| scan.str(t).eq_ignore_ascii_case(word))
    };
    let own = all.get(n).filter(|f| unsaid(f).is_some())?;
    let next = all.get(n + 1).filter(|f| unsaid(f).is_some() && says(own, f, "before"));
    let last = n.checked_sub(1).filter(|m| unsaid(&all[*m]).is_some() && says(&all[*m], own, "after"));
    next.map(|_| n + 1).or(last)
}

/// A month, a day of one, a season or a holiday whose year is not said.
fn unsaid(found: &Found) -> Option<Point> {
    let Expr::Point(point) = found.expr else { return None };
    let dated =
        matches!(point.piece, Piece::Month(_) | Piece::Day(..) | Piece::Season(_) | Piece::Holiday(_));
    (dated && point.frame == Frame::Unknown(Lean::Tense)).then_some(point)
}

/// Makes the `n`th date the last such one before the `other` where it would come after it.
pub(super) fn keep(all: &mut [Found], n: usize, other: usize, context: &mut Context, bound: &Context) {
    let when = |at: usize, context: &Context| Some(resolve(unsaid(&all[at])?, context)?.0);
    let (Some(own), Some(later)) = (when(n, context), when(other, bound)) else { return };
    if own.first() > later.last()
        && let Expr::Point(point) = &mut all[n].expr
    {
        point.frame = Frame::Unknown(Lean::TextLast);
        context.anchor = Some(later);
    }
}
