//! What a record says at a path, where the schema did not refuse it.

use crate::check::{Record, Value};
use crate::value::Decimal;

/// Values of a record, by the numbers of their paths.
#[derive(Clone, Copy)]
pub(super) struct Seen<'r, 'a>(pub(super) &'r Record<'a>);

impl<'r> Seen<'r, '_> {
    /// The first value, if it says something that the schema allows.
    pub(super) fn value(self, path: usize) -> Option<Value<'r>> {
        self.0.values(path).next().filter(|v| !v.is_refused() && !v.text.trim_ascii().is_empty())
    }

    /// Its text.
    pub(super) fn text(self, path: usize) -> Option<&'r str> {
        std::str::from_utf8(self.value(path)?.text.trim_ascii()).ok()
    }

    /// It as a number.
    pub(super) fn decimal(self, path: usize) -> Option<Decimal> {
        Decimal::parse(self.text(path)?.as_bytes())
    }

    /// The path that has a value first, and the value.
    pub(super) fn first(self, paths: impl IntoIterator<Item = usize>) -> Option<(usize, &'r str)> {
        paths.into_iter().find_map(|path| Some((path, self.text(path)?)))
    }

    /// The schema refused what stands there, or it may have been lost.
    pub(super) fn is_lost(self, path: usize) -> bool {
        self.value(path).is_none() && !self.0.is_absent(path)
    }
}
