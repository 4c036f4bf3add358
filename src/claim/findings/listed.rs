//! Bullets under a lead-in.

use super::Desk;

impl Desk<'_> {
    /// Adds the findings that stand as items of lists.
    pub(super) fn listed(&mut self) {}
}
