//! The period of a statement, and its pages.

use crate::check::Record;
use crate::rules::day::Day;
use crate::value::Decimal;

/// Which page a message is, if it says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Page {
    /// It is the first.
    pub(super) is_first: bool,
    /// It is the last.
    pub(super) is_last: bool,
}

impl Page {
    /// By the number of the page and whether it is the last, of the message or of the
    /// statement; a message without pages is a whole.
    pub(super) fn of(record: &Record<'_>, numbers: [usize; 2], last: [usize; 2]) -> Page {
        let number = numbers.iter().find_map(|at| record.sound(*at));
        let is_last = last.iter().find_map(|at| record.sound(*at));
        let number = number.and_then(|text| Decimal::parse(text.as_bytes()));
        let one = Decimal::parse(b"1");
        Page {
            is_first: number.is_none() || number == one,
            is_last: is_last.is_none_or(|text| matches!(text, "true" | "1")),
        }
    }

    /// The message is the whole statement.
    pub(super) const fn is_whole(self) -> bool {
        self.is_first && self.is_last
    }
}

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
