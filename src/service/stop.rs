//! The request to stop a payment, and the answer to it.

use super::Say;
use super::shape::{Holds, Shape, check, check_any, may, member, must};
use crate::json::Value;

pub(super) const REQUEST: Shape = &[
    may("uetr", Holds::Uetr),
    may("citi_reference", Holds::Text),
    may("end_to_end_id", Holds::Text),
    may("instruction_id", Holds::Text),
    may("interbank_settlement_date", Holds::Date),
    must("reason", Holds::Text),
    may("reason_description", Holds::Text),
];

pub(super) const RESPONSE: Shape = &[must(
    "transaction_status",
    Holds::Object(&[must("status", Holds::Text), may("type", Holds::Text)]),
)];

pub(super) fn check_stop(root: &Value, say: Say<'_>) {
    if member(root, "transaction_status").is_some() {
        return check(root, RESPONSE, say);
    }
    check(root, REQUEST, say);
    // Any reference but the UETR names a payment of one day only.
    if member(root, "uetr").is_none() {
        check_any(root, &["citi_reference", "end_to_end_id", "instruction_id"], say);
        check_any(root, &["interbank_settlement_date"], say);
    }
}
