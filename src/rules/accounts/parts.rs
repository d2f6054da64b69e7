//! What the details of an entry add up to.

use super::amounts::signed;
use crate::value::Decimal;

/// What details add up to, each with its own direction; those without one have that of the
/// entry.
#[derive(Clone, Debug)]
pub(super) struct Parts {
    directed: Decimal,
    undirected: Decimal,
    /// The currency of all of them; `None` before the first.
    currency: Option<Box<[u8]>>,
    unknown: Option<Unknown>,
}

/// Why the sum of details is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unknown {
    /// One has no amount, or one in another currency.
    Amount,
    /// It has more digits than can be held.
    Digits,
}

/// The amount of a detail.
pub(super) struct Part<'d> {
    pub(super) amount: Decimal,
    pub(super) currency: &'d [u8],
    /// Its sign is known; otherwise it has that of the entry.
    pub(super) is_directed: bool,
}

impl Parts {
    pub(super) const NONE: Parts =
        Parts { directed: Decimal::ZERO, undirected: Decimal::ZERO, currency: None, unknown: None };

    pub(super) fn add(&mut self, part: Option<&Part<'_>>) {
        let known = self.currency.as_deref();
        match part.filter(|part| known.is_none_or(|known| known == part.currency)) {
            None => self.unknown = self.unknown.or(Some(Unknown::Amount)),
            Some(part) => {
                if known.is_none() {
                    self.currency = Some(part.currency.into());
                }
                let sum = if part.is_directed { &mut self.directed } else { &mut self.undirected };
                match sum.checked_add(part.amount) {
                    Some(more) => *sum = more,
                    None => self.unknown = self.unknown.or(Some(Unknown::Digits)),
                }
            }
        }
    }

    /// The sum in that currency, of an entry of that direction.
    pub(super) fn in_entry(
        &self,
        currency: Option<&[u8]>,
        direction: Option<&[u8]>,
    ) -> Result<Decimal, Unknown> {
        if let Some(unknown) = self.unknown {
            return Err(unknown);
        }
        if self.currency.as_deref() != currency {
            return Err(Unknown::Amount);
        }
        let undirected = signed(self.undirected, direction).ok_or(Unknown::Amount)?;
        self.directed.checked_add(undirected).ok_or(Unknown::Digits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text.as_bytes()).unwrap()
    }

    fn part(amount: &str, is_directed: bool) -> Part<'static> {
        Part { amount: decimal(amount), currency: b"EUR", is_directed }
    }

    fn sum(parts: &[Part<'_>], direction: &str) -> Result<Decimal, Unknown> {
        let mut sum = Parts::NONE;
        parts.iter().for_each(|part| sum.add(Some(part)));
        sum.in_entry(Some(b"EUR"), Some(direction.as_bytes()))
    }

    #[test]
    fn parts_without_direction_have_that_of_the_entry() {
        assert_eq!(sum(&[part("60", false), part("40", false)], "DBIT"), Ok(decimal("-100")));
        assert_eq!(sum(&[part("60", false), part("-40", true)], "CRDT"), Ok(decimal("20")));
        assert_eq!(sum(&[part("60", false), part("-40", true)], "DBIT"), Ok(decimal("-100")));
    }

    #[test]
    fn a_million_of_the_longest_amounts_are_held() {
        let mut sum = Parts::NONE;
        let longest = part("9999999999999.99999", false);
        (0..1_000_000).for_each(|_| sum.add(Some(&longest)));
        assert_eq!(sum.in_entry(Some(b"EUR"), Some(b"CRDT")), Ok(decimal("9999999999999999990")));
    }

    #[test]
    fn what_cannot_be_held_or_compared_is_not_known() {
        let huge = "9".repeat(38);
        assert_eq!(sum(&[part(&huge, false), part(&huge, false)], "CRDT"), Err(Unknown::Digits));
        let other = Part { currency: b"USD", ..part("1", false) };
        assert_eq!(sum(&[part("1", false), other], "CRDT"), Err(Unknown::Amount));
        let mut none = Parts::NONE;
        none.add(None);
        assert_eq!(none.in_entry(None, Some(b"CRDT")), Err(Unknown::Amount));
    }
}
