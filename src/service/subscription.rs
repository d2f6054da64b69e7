//! The order to be told of entries, and the answer to it.

use super::Say;
use super::shape::{Holds, Shape, check, may, member, must};
use crate::json::Value;

pub(super) const REQUEST: Shape = &[
    must("requestType", Holds::Code(&["CREATE", "MODIFY", "DELETE"])),
    must("format", Holds::Code(&["XML", "JSON"])),
    must("creditDebitIndicator", Holds::Code(&["DBIT", "CRDT", "BOTH"])),
    must("accountIdentification", Holds::Text),
    must("branchIdentification", Holds::Text),
    may("fromAmount", Holds::Amount),
    may("toAmount", Holds::Amount),
];

pub(super) const RESPONSE: Shape =
    &[must("SubscriptionResponse", Holds::Object(&[must("Info", Holds::Text)]))];

pub(super) fn check_subscription(root: &Value, say: Say<'_>) {
    let is_answer = member(root, "SubscriptionResponse").is_some();
    check(root, if is_answer { RESPONSE } else { REQUEST }, say);
}
