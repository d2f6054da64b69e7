//! The ends of a range.

use super::kind::Kind;
use super::number::Number;
use std::cmp::Ordering;

/// Which end of a range a bound is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Lower,
    Upper,
}

/// One end of a range, kept as text: it is read again for each comparison, which for
/// the `0` of amounts costs less than a number of its own form would.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bound {
    pub(super) end: End,
    pub(super) text: String,
    /// True if the bound itself is allowed.
    pub(super) inclusive: bool,
}

impl Bound {
    /// True if a value is on the right side. A date whose order to the bound its
    /// missing time zone leaves open is not.
    pub(super) fn admits(&self, kind: Kind, value: &[u8]) -> bool {
        self.admits_order(kind.order(value, self.text.as_bytes()))
    }

    /// The same for a number that has been read.
    pub(super) fn admits_number(&self, value: &Number<'_>) -> bool {
        let bound = Number::parse(self.text.as_bytes());
        self.admits_order(bound.map(|bound| value.order(&bound)))
    }

    fn admits_order(&self, order: Option<Ordering>) -> bool {
        match order {
            Some(Ordering::Equal) => self.inclusive,
            Some(Ordering::Greater) => self.end == End::Lower,
            Some(Ordering::Less) => self.end == End::Upper,
            None => false,
        }
    }

    /// The facet that states it.
    pub(super) const fn facet(&self) -> &'static str {
        match (self.end, self.inclusive) {
            (End::Lower, true) => "minInclusive",
            (End::Lower, false) => "minExclusive",
            (End::Upper, true) => "maxInclusive",
            (End::Upper, false) => "maxExclusive",
        }
    }

    /// The bound in words: `at least 0`.
    pub(super) fn words(&self, kind: Kind) -> String {
        let relation = match (kind, self.end, self.inclusive) {
            (Kind::Calendar(_), End::Lower, true) => "not before",
            (Kind::Calendar(_), End::Lower, false) => "after",
            (Kind::Calendar(_), End::Upper, true) => "not after",
            (Kind::Calendar(_), End::Upper, false) => "before",
            (_, End::Lower, true) => "at least",
            (_, End::Lower, false) => "more than",
            (_, End::Upper, true) => "at most",
            (_, End::Upper, false) => "less than",
        };
        format!("{relation} {}", self.text)
    }
}
