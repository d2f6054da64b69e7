//! Rules on payments: counts and sums, identifications, dates, currencies, agents, references.

pub(super) mod agents;
pub(super) mod counts;
pub(super) mod currencies;
pub(super) mod dates;
pub(super) mod duplicates;
pub(super) mod members;
pub(super) mod parties;
pub(super) mod pooling;
pub(super) mod references;
pub(super) mod remittance;
pub(super) mod unique;

use super::message::Message;

/// The path of the transactions of a payment, from the message's own element.
pub(super) fn transactions(message: &Message<'_>) -> Option<String> {
    Some(match message.family {
        "pain.001" => "PmtInf/CdtTrfTxInf",
        "pain.008" => "PmtInf/DrctDbtTxInf",
        "pacs.008" => "CdtTrfTxInf",
        _ => return None,
    })
    .map(|below| message.path(below))
}
