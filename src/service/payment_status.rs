//! The enhanced status of payments in JSON (format PSRJ03).

use super::Say;
use super::chain::check_chain;
use super::money::{Money, Settled, check_charges, check_exchange};
use super::shape::{Holds, MONEY, Shape, check, may, member, must, text};
use super::status::{Status, check_status};
use crate::diagnostic::codes;
use crate::json::{Fault, Value};

/// The document lists more members as required. A payment that is still pending cannot
/// have all of them, so only those are asked for that make it a status at all.
pub(super) const RESPONSE: Shape = &[
    must("created_date_time", Holds::DateTime),
    may("transactions", Holds::List(&Holds::Object(TRANSACTION))),
];

const TRANSACTION: Shape = &[
    must("uetr", Holds::Uetr),
    may("end_to_end_identification", Holds::Text),
    may("instruction_identification", Holds::Text),
    may("account_servicer_reference", Holds::Text),
    may("clearing_system_reference", Holds::Text),
    may("service_type_indicator", Holds::Code(&["003", "007"])),
    must("transaction_status", Holds::Object(STATUS)),
    may("event_time", Holds::DateTime),
    may("originator", Holds::Bic),
    may("instructed_amount", MONEY),
    may("confirmed_amount", MONEY),
    may("requested_execution_date", Holds::Date),
    may("request_execution_date", Holds::Date),
    may("interbank_settlement_date", Holds::Date),
    may("debtor", PARTY),
    may("debtor_agent", AGENT),
    may("creditor", PARTY),
    may("creditor_agent", AGENT),
    may("payment_event", Holds::List(&Holds::Object(EVENT))),
];

const STATUS: Shape = &[
    must("status", Holds::Code(&["PDNG", "ACCP", "ACSC", "ACSP", "ACCC", "RJCT"])),
    may("status_reason_information", Holds::List(&Holds::Object(&[must("reason", Holds::Text)]))),
];

const PARTY: Holds = Holds::Object(&[may("any_bic", Holds::Bic), may("country", Holds::Country)]);

const AGENT: Holds = Holds::Object(&[may("any_bic", Holds::Bic)]);

const EVENT: Shape = &[
    may("from", Holds::Bic),
    may("to", Holds::Bic),
    may("charge_bearer", Holds::Code(&["DEBT", "CRED", "SHAR", "SLEV"])),
    may("charge_amount", MONEY),
    may("date_time", Holds::DateTime),
    may(
        "foreign_exchange_details",
        Holds::Object(&[
            may("source_currency", Holds::Currency),
            may("target_currency", Holds::Currency),
            may("exchange_rate", Holds::Text),
        ]),
    ),
];

/// Statuses that pain.002.001.03 does not have.
const BEYOND_REPORT: [&str; 1] = ["ACCC"];

pub(super) fn check_payment_status(root: &Value, say: Say<'_>) {
    check(root, RESPONSE, say);
    for transaction in member(root, "transactions").map_or(&[][..], Value::items) {
        check_transaction(transaction, say);
    }
}

fn check_transaction(transaction: &Value, say: Say<'_>) {
    if let Some(status) = member(transaction, "transaction_status").and_then(status) {
        if BEYOND_REPORT.contains(&status.code()) {
            let message = "a status that pain.002.001.03 does not have";
            say(Fault::new(&codes::STATUS_BEYOND_REPORT, status.value.span, message)
                .found(status.code()));
        }
        check_status(&status, say);
    }
    let events: Vec<&Value> =
        member(transaction, "payment_event").map_or(&[][..], Value::items).iter().collect();
    check_chain(&events, say);
    check_money(transaction, &events, say);
}

/// The status of a transaction with its reasons.
fn status(object: &Value) -> Option<Status<'_>> {
    let list = member(object, "status_reason_information").map_or(&[][..], Value::items);
    let reasons = list.iter().filter_map(|item| member(item, "reason")).collect();
    Some(Status { value: member(object, "status")?, reasons })
}

/// Each event has the charge of its own agent.
fn check_money(transaction: &Value, events: &[&Value], say: Say<'_>) {
    let money = |name| member(transaction, name).and_then(Money::of);
    let (Some(instructed), Some(confirmed)) =
        (money("instructed_amount"), money("confirmed_amount"))
    else {
        return;
    };
    let told = events.iter().any(|event| member(event, "foreign_exchange_details").is_some());
    check_exchange(instructed, confirmed, told, say);
    let charges: Vec<Money<'_>> =
        events.iter().filter_map(|event| Money::of(member(event, "charge_amount")?)).collect();
    let mut bearers = events.iter().filter_map(|event| text(event, "charge_bearer"));
    let bearer = bearers.next().unwrap_or_default();
    if !told && !charges.is_empty() && bearers.all(|other| other == bearer) {
        check_charges(&Settled { instructed, confirmed, charges, bearer }, say);
    }
}
