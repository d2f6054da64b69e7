//! The request for the enhanced status of a payment.

use super::Say;
use super::shape::{Holds, Shape, check, check_any, may};
use crate::json::Value;

pub(super) const REQUEST: Shape = &[
    may("uetr", Holds::Uetr),
    may("end_to_end_identification", Holds::Text),
    may("transaction_flow_indicator", Holds::Code(&["DR", "CR"])),
];

pub(super) fn check_inquiry(root: &Value, say: Say<'_>) {
    check_any(root, &["uetr", "end_to_end_identification"], say);
    check(root, REQUEST, say);
}
