//! What kind of payload a JSON text is, by its members.

use super::shape::member;
use super::words::{About, about, speaks_of_cutoff, speaks_of_holiday, words};
use crate::diagnostic::Payload;
use crate::json::{Kind, Value};

/// The kind of a payload, told by its content; [`Payload::Json`] where nothing tells it.
#[must_use]
pub fn recognise(root: &Value) -> Payload {
    KINDS.iter().find(|(_, is)| is(root)).map_or(Payload::Json, |(kind, _)| *kind)
}

type Test = fn(&Value) -> bool;

/// How each kind is told, the surest first.
const KINDS: [(Payload, Test); 19] = [
    (Payload::TokenResponse, |v| is_token(v) || member(v, "token").is_some_and(is_token)),
    (Payload::TokenRequest, |v| has_any(v, &["oAuthToken", "grantType", "grant_type"])),
    (Payload::PaymentStatusResponse, is_payment_status),
    (Payload::GpiTracker, is_tracker),
    (Payload::BalanceResponse, |v| has_any(v, &["account_balance", "unavailable_accounts"])),
    (Payload::ErrorResponse, is_error),
    (Payload::BalanceRequest, is_balance_request),
    (Payload::StatementRetrievalResponse, |v| has_all(v, &["statementId", "fileCheckSum"])),
    (Payload::StatementReference, |v| has_any(v, &["statementId"])),
    (Payload::StatementRequest, is_statement_request),
    (Payload::EntrySubscription, is_subscription),
    (Payload::PaymentStop, is_stop),
    (Payload::EnhancedStatusRequest, is_status_request),
    (Payload::HolidayRequest, |v| is_calendar_request(v, &[About::Branch, About::Date])),
    (Payload::CutoffRequest, |v| is_calendar_request(v, &[About::Branch, About::Method])),
    (Payload::CutoffTimes, |v| any_name(v, &speaks_of_cutoff)),
    (Payload::HolidaySchedule, |v| any_name(v, &speaks_of_holiday)),
    (Payload::FxRate, is_rate),
    (Payload::RequestToPay, |v| any_name(v, &|name| words(name).iter().any(|w| w == "vpa"))),
];

fn has_any(value: &Value, names: &[&str]) -> bool {
    names.iter().any(|name| member(value, name).is_some())
}

fn has_all(value: &Value, names: &[&str]) -> bool {
    names.iter().all(|name| member(value, name).is_some())
}

/// Whether one of the members has that kind of value.
fn is(value: &Value, name: &str, kind: Kind) -> bool {
    member(value, name).is_some_and(|value| value.kind() == kind)
}

fn is_token(value: &Value) -> bool {
    value.member("access_token").is_some() || has_all(value, &["token_type", "expires_in"])
}

fn is_payment_status(value: &Value) -> bool {
    let item = member(value, "transactions").and_then(|list| list.items().first());
    item.is_some_and(|item| has_any(item, &["uetr", "transaction_status"]))
        || (has_any(value, &["created_date_time"]) && is(value, "transactions", Kind::Array))
}

/// The view of a payment in any version of the tracker, or a confirmation to it.
fn is_tracker(value: &Value) -> bool {
    let details = ["payment_transaction_details_response", "changed_payment_transactions_response"];
    is(value, "payment_event", Kind::Array)
        || has_any(value, &details)
        || (has_any(value, &["transaction_status"])
            && has_any(value, &["tracker_informing_party", "transaction_status_date"]))
}

/// The error of RFC 6749, or one of the shapes of the bank.
fn is_error(value: &Value) -> bool {
    is(value, "error", Kind::String)
        || is(value, "errors", Kind::Array)
        || has_any(value, &["httpCode", "httpMessage", "http_code"])
        || (has_any(value, &["correlationId"]) && has_any(value, &["message", "statusMessage"]))
}

fn is_balance_request(value: &Value) -> bool {
    has_any(value, &["account_identifier", "branch_number"])
        && has_any(value, &["base_currency", "account_currency", "from_date", "to_date"])
}

fn is_statement_request(value: &Value) -> bool {
    has_any(value, &["accountNumber"]) && has_any(value, &["formatName", "templateName"])
}

/// An order to be told of entries, or the answer to it.
fn is_subscription(value: &Value) -> bool {
    has_all(value, &["requestType", "creditDebitIndicator"])
        || is(value, "SubscriptionResponse", Kind::Object)
}

/// A request to stop a payment, or the answer to it.
fn is_stop(value: &Value) -> bool {
    let names = ["uetr", "citi_reference", "end_to_end_id", "instruction_id"];
    (has_any(value, &["reason"]) && has_any(value, &names))
        || (value.members().len() == 1 && is(value, "transaction_status", Kind::Object))
}

fn is_status_request(value: &Value) -> bool {
    let names = ["uetr", "end_to_end_identification", "transaction_flow_indicator"];
    has_any(value, &names) && value.members().iter().all(|m| names.contains(&m.name.as_str()))
}

/// A few values that say what is asked for, all of these sorts, and nothing else.
fn is_calendar_request(value: &Value, sorts: &[About]) -> bool {
    let members = value.members();
    let is_text = |value: &Value| matches!(value.kind(), Kind::String | Kind::Null);
    sorts.iter().all(|sort| members.iter().any(|m| about(&m.name) == *sort))
        && members.iter().all(|m| sorts.contains(&about(&m.name)) && is_text(&m.value))
}

/// A rate beside the two currencies, or the interchange format of the payments desk.
fn is_rate(value: &Value) -> bool {
    let speaks_of = |word: &str| {
        value.members().iter().filter(|m| words(&m.name).iter().any(|w| w == word)).count()
    };
    is(value, "IFX", Kind::Object) || (speaks_of("rate") > 0 && speaks_of("currency") > 1)
}

/// Whether a member anywhere has such a name.
fn any_name(value: &Value, is: &dyn Fn(&str) -> bool) -> bool {
    value.members().iter().any(|m| is(&m.name) || any_name(&m.value, is))
        || value.items().iter().any(|item| any_name(item, is))
}
