//! Constraints of the message definition reports, by their published names.

use super::{Condition, Probe};
use crate::rules::list::id;

/// Transactions of payments.
const TRANSACTIONS: &[(&str, &str)] =
    &[("pain.001", "PmtInf/CdtTrfTxInf"), ("pain.008", "PmtInf/DrctDbtTxInf")];

pub(super) const TABLE: &[Condition] = &[Condition {
    rule: id::MDR_PAYMENT_TYPE_INFORMATION,
    contexts: TRANSACTIONS,
    given: &[Probe::has("../PmtTpInf")],
    broken: &[Probe::has("PmtTpInf")],
    place: "PmtTpInf",
    message: "the payment type stands on the batch and on this transaction",
    help: "keep PmtTpInf on PmtInf, or on each transaction, not on both",
    reason: Some("FF01"),
    ..Condition::DEFAULT
}];
