//! Amounts with the direction that stands beside them.

use crate::rules::words::money;
use crate::value::Decimal;

/// An amount with its sign: credits are positive. The direction is that of the booking; a
/// reversal does not turn it.
pub(super) fn signed(amount: Decimal, direction: Option<&[u8]>) -> Option<Decimal> {
    match direction? {
        b"CRDT" => Some(amount),
        b"DBIT" => amount.checked_neg(),
        _ => None,
    }
}

/// A sum with its direction, as statements write it: `750.00 DBIT`.
pub(super) fn shown(amount: Decimal) -> String {
    match amount.checked_neg().filter(|other| *other > Decimal::ZERO) {
        Some(debit) => format!("{} DBIT", money(debit)),
        None => format!("{} CRDT", money(amount)),
    }
}
