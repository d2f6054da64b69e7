//! The period of a statement.

use crate::check::Record;
use crate::value::Day;

/// From the first to the last day of a statement, as far as it says so.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Period {
    pub(super) from: Option<Day>,
    pub(super) to: Option<Day>,
}

impl Period {
    pub(super) fn of(record: &Record<'_>, from: usize, to: usize) -> Period {
        let day = |at| record.sound(at).and_then(Day::of);
        Period { from: day(from), to: day(to) }
    }

    /// A day lies before it or after it.
    pub(super) fn excludes(self, day: Day) -> bool {
        self.from.is_some_and(|from| day < from) || self.to.is_some_and(|to| day > to)
    }
}
