//! Tables with cells: a grade's column tells its year or aspect, the first cell of its row what is graded.

use super::super::{Context, Modality};
use super::aspects::is_whole_aspect;
use super::subject::{holds_org, providers_noun};
use crate::lexicon::lists;
use crate::mention::Label;
use crate::text::{Gap, Range};

/// A grade's place in a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    /// The first cell of its row.
    pub row: Range,
    /// The cell above it in the table's first line, where that line has as many cells and no grade.
    pub head: Option<Range>,
    /// The first cell of that line.
    corner: Option<Range>,
}

impl Cell {
    /// Whether the rows are bodies and not aspects of one.
    pub(super) fn is_of_bodies(&self, context: &Context<'_>) -> bool {
        let corner = self.corner.is_some_and(|c| providers_noun(context, c));
        corner || holds_org(context, self.row) && !is_whole_aspect(context, self.row)
    }

    /// The number of the date mention that heads the column.
    pub(super) fn date(&self, context: &Context<'_>) -> Option<u32> {
        context.scene.inside(self.head?).find(|(_, m)| m.label == Label::Date).map(|(number, _)| number)
    }

    /// Past in a column of an earlier year or of previous grades.
    pub(super) fn modality(&self, context: &Context<'_>) -> Modality {
        let Some(head) = self.head else { return Modality::Asserted };
        let date = |range: Range| context.scene.inside(range).find(|(_, m)| m.label == Label::Date);
        let value = |range: Range| date(range).and_then(|(_, m)| m.value.clone());
        let line = Range::new(context.line_start(head.start), context.line_end(head.start));
        let newest = context.scene.inside(line).filter(|(_, m)| m.label == Label::Date);
        let newest = newest.filter_map(|(_, m)| m.value.clone()).max();
        let earlier = value(head).zip(newest).is_some_and(|(own, newest)| own < newest);
        let past = context.look().holds(head, lists::GRAMMAR, &["past"]);
        if earlier || past { Modality::Past } else { Modality::Asserted }
    }
}

/// The cell that is this grade, in a line whose cells "|" or tabs part.
pub(super) fn cell(context: &Context<'_>, grade: Range) -> Option<Cell> {
    let row = cells(context, grade.start);
    let column = row.iter().position(|c| c.contains(grade))?;
    if column == 0 || row.len() < 2 {
        return None;
    }
    let mut first = context.line_start(grade.start);
    while first > 0
        && context.text.tokens[first as usize].gap < Gap::Paragraph
        && cells(context, first - 1).len() > 1
    {
        first = context.line_start(first - 1);
    }
    let head = cells(context, first);
    let graded = head.iter().any(|c| context.scene.inside(*c).any(|(_, m)| m.label == Label::Rating));
    let fits = head.len() == row.len() && !graded;
    Some(Cell {
        row: row[0],
        head: head.get(column).copied().filter(|_| fits),
        corner: head.first().copied().filter(|_| fits),
    })
}

/// The cells of the line that `at` stands on.
fn cells(context: &Context<'_>, at: u32) -> Vec<Range> {
    let line = Range::new(context.line_start(at), context.line_end(at));
    let mut found = Vec::new();
    let mut start = line.start;
    for bar in line.iter().filter(|t| context.look().is(*t, &["|"])).chain([line.end]) {
        if bar > start {
            found.push(Range::new(start, bar));
        }
        start = bar + 1;
    }
    found
}
