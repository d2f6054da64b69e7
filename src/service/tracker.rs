//! The view of a payment in the gpi tracker, and a status confirmation to it.

use super::Say;
use super::chain::check_chain;
use super::money::{Money, Settled, check_charges, check_exchange};
use super::shape::{Holds, MONEY, Shape, check, may, member, must, text};
use super::status::{Status, check_order, check_status, is_final};
use crate::diagnostic::codes;
use crate::json::{Data, Fault, Kind, Value};
use crate::value::{has_offset, order};
use std::cmp::Ordering;

const BEARERS: Holds = Holds::Code(&["SHAR", "CRED", "DEBT", "SLEV"]);

/// Newer versions put status and reason into an object.
const STATUS: Holds = Holds::Either(
    &Holds::Object(&[must("status", Holds::Text), may("reason", Holds::Text)]),
    &Holds::Text,
);

const AGENT: Holds = Holds::Either(&Holds::Object(&[may("bicfi", Holds::Bic)]), &Holds::Bic);

pub(super) const PAYMENT: Shape = &[
    must("uetr", Holds::Uetr),
    must("transaction_status", STATUS),
    may("transaction_status_reason", Holds::Text),
    may("initiation_time", Holds::DateTime),
    may("completion_time", Holds::DateTime),
    may("last_update_time", Holds::DateTime),
    must("payment_event", Holds::List(&Holds::Object(EVENT))),
];

const EVENT: Shape = &[
    may("network_reference", Holds::Text),
    may("tracker_event_type", Holds::Text),
    may("valid", Holds::Flag),
    may("transaction_status", STATUS),
    may("transaction_status_reason", Holds::Text),
    may("from", AGENT),
    may("to", AGENT),
    may("originator", AGENT),
    may("forwarded_to_agent", AGENT),
    may(
        "serial_parties",
        Holds::Object(&[may("debtor_agent", AGENT), may("creditor_agent", AGENT)]),
    ),
    may("sender_acknowledgement_receipt", Holds::DateTime),
    may("received_date", Holds::DateTime),
    may("last_update_time", Holds::DateTime),
    may("funds_available", Holds::DateTime),
    may("interbank_settlement_date", Holds::Moment),
    may("instructed_amount", MONEY),
    may("interbank_settlement_amount", MONEY),
    may("confirmed_amount", MONEY),
    may("charge_bearer", BEARERS),
    may("charge_amount", Holds::List(&MONEY)),
];

pub(super) const CONFIRMATION: Shape = &[
    must("from", Holds::Bic),
    must("transaction_status", STATUS),
    may("transaction_status_date", Holds::DateTime),
    may("transaction_status_reason", Holds::Text),
    may("tracker_informing_party", Holds::Bic),
    may("instruction_identification", Holds::Text),
    may("service_level", Holds::Text),
    may("payment_scenario", Holds::Text),
    may("settlement_method", Holds::Text),
    may("instructed_agent", AGENT),
    may("interbank_settlement_amount", MONEY),
    may("confirmed_amount", MONEY),
    may("charge_bearer", BEARERS),
    may(
        "charges_information",
        Holds::List(&Holds::Object(&[must("amount", MONEY), may("agent", AGENT)])),
    ),
];

pub(super) fn check_tracker(root: &Value, say: Say<'_>) {
    if let Some(changed) = member(root, "changed_payment_transactions_response") {
        for payment in member(changed, "payment_transaction").map_or(&[][..], Value::items) {
            check_payment(payment, say);
        }
        return;
    }
    let payment = member(root, "payment_transaction_details_response").unwrap_or(root);
    if member(payment, "payment_event").is_none() && member(payment, "uetr").is_none() {
        check(payment, CONFIRMATION, say);
        status(payment).iter().for_each(|status| check_status(status, say));
    } else {
        check_payment(payment, say);
    }
}

fn check_payment(payment: &Value, say: Say<'_>) {
    check(payment, PAYMENT, say);
    let events = in_order(member(payment, "payment_event").map_or(&[][..], Value::items));
    for holder in [payment].iter().chain(&events) {
        status(holder).iter().for_each(|status| check_status(status, say));
    }
    check_times(payment, &events, say);
    check_top(payment, &events, say);
    check_completion(payment, say);
    check_money(&events, say);
    check_chain(&events, say);
    check_order(valid(&events).filter_map(|event| Some(status(event)?.value)), say);
}

/// The status of a payment or an event, with its reasons.
fn status(holder: &Value) -> Option<Status<'_>> {
    let status = member(holder, "transaction_status")?;
    let (value, inner) = match status.kind() {
        Kind::Object => (member(status, "status")?, member(status, "reason")),
        _ => (status, None),
    };
    let beside = ["transaction_status_reason", "reject_return_reason"];
    let reasons = beside.iter().filter_map(|name| member(holder, name)).chain(inner).collect();
    Some(Status { value, reasons })
}

/// When an event was last changed, or came.
fn time(event: &Value) -> Option<&str> {
    ["last_update_time", "received_date"].iter().find_map(|name| text(event, name))
}

/// Events by time if each has one that can be compared, otherwise as they stand.
fn in_order(events: &[Value]) -> Vec<&Value> {
    let mut sorted: Vec<&Value> = events.iter().collect();
    let clear = |time: &str| has_offset(time) && order(time, time).is_some();
    if sorted.iter().all(|event| time(event).is_some_and(clear)) {
        let compare = |a, b| order(time(a)?, time(b)?);
        sorted.sort_by(|a, b| compare(a, b).unwrap_or(Ordering::Equal));
    }
    sorted
}

/// The events that the tracker does not call void.
fn valid<'a>(events: &'a [&'a Value]) -> impl DoubleEndedIterator<Item = &'a Value> {
    events.iter().copied().filter(|e| e.member("valid").is_none_or(|v| v.data != Data::Bool(false)))
}

/// Start, events and end follow each other. Of several events outside the first is said.
fn check_times(payment: &Value, events: &[&Value], say: Say<'_>) {
    let start = text(payment, "initiation_time");
    let end = text(payment, "completion_time");
    let is_before = |a: Option<&str>, b: Option<&str>| {
        a.zip(b).is_some_and(|(a, b)| order(a, b) == Some(Ordering::Less))
    };
    let mut wrong = |value: Option<&Value>, message: &str| {
        if let Some(value) = value {
            let found = value.text().unwrap_or_default();
            say(Fault::new(&codes::EVENT_TIMES, value.span, message).found(found));
        }
    };
    if is_before(end, start) {
        return wrong(member(payment, "completion_time"), "completed before it was initiated");
    }
    let times = || {
        let of = |event| ["received_date", "last_update_time"].map(|name| member(event, name));
        events.iter().copied().flat_map(of).flatten()
    };
    wrong(
        times().find(|t| is_before(t.text(), start)),
        "an event before the payment was initiated",
    );
    wrong(times().find(|t| is_before(end, t.text())), "an event after the payment was completed");
}

/// The status of the payment is that of its latest event that has one.
fn check_top(payment: &Value, events: &[&Value], say: Say<'_>) {
    let latest = valid(events).rev().find_map(status);
    let (Some(top), Some(latest)) = (status(payment), latest) else { return };
    if top.code() != latest.code() {
        let message = "the status of the payment is not that of its latest event";
        say(Fault::new(&codes::TOP_STATUS, top.value.span, message)
            .expected(latest.code())
            .found(top.code()));
    }
}

fn check_completion(payment: &Value, say: Say<'_>) {
    let Some(status) = status(payment) else { return };
    match (is_final(status.code()), member(payment, "completion_time")) {
        (true, None) => {
            let message = "a final status without the time of completion";
            say(Fault::new(&codes::COMPLETION_TIME, status.value.span, message)
                .expected("`completion_time`")
                .found(status.code()));
        }
        (false, Some(time)) => {
            let message = "a time of completion, though the status is not final";
            say(Fault::new(&codes::COMPLETION_TIME, time.span, message)
                .expected("no `completion_time`, or a final status"));
        }
        _ => {}
    }
}

/// Each event lists all charges up to it.
fn check_money(events: &[&Value], say: Say<'_>) {
    let money = |event, name| member(event, name).and_then(Money::of);
    let Some(instructed) = events.iter().find_map(|event| money(event, "instructed_amount")) else {
        return;
    };
    let told = events.iter().any(|event| member(event, "foreign_exchange_details").is_some());
    for event in events {
        let Some(confirmed) = money(event, "confirmed_amount") else { continue };
        check_exchange(instructed, confirmed, told, say);
        let listed = member(event, "charge_amount").map_or(&[][..], Value::items);
        let charges: Vec<Money<'_>> = listed.iter().filter_map(Money::of).collect();
        let bearer = text(event, "charge_bearer").unwrap_or_default();
        if !told && (!charges.is_empty() || bearer == "DEBT") {
            check_charges(&Settled { instructed, confirmed, charges, bearer }, say);
        }
    }
}
