//! What APIs exchange besides messages: tokens, errors, balances, the status and the way
//! of a payment, statements, calendars. Payloads are told by their content; those whose
//! shape is published are checked against it, and all against the rules that hold for
//! them.
//!
//! A finding never holds the value of a token.

mod balance;
mod calendar;
mod chain;
mod error;
mod holidays;
mod inquiry;
mod money;
mod payment_status;
mod range;
mod recognise;
mod reference;
mod shape;
mod statement;
mod status;
mod stop;
mod subscription;
#[cfg(test)]
mod tests;
mod token;
mod token_request;
mod tracker;
mod words;

pub use recognise::recognise;

use crate::diagnostic::Payload;
use crate::json::{Fault, Value, path_to};

/// Where findings go.
type Say<'a> = &'a mut dyn FnMut(Fault);

/// Checks a payload of that kind: its shape where it is published, and its rules. The
/// findings come in no particular order, each with the path of its value.
pub(crate) fn check(payload: Payload, root: &Value, say: Say<'_>) {
    let say = &mut |mut fault: Fault| {
        fault.path = path_to(root, fault.span);
        say(fault);
    };
    match payload {
        Payload::TokenResponse => token::check_token_response(root, say),
        Payload::TokenRequest => token_request::check_token_request(root, say),
        Payload::ErrorResponse => error::check_error(root, say),
        Payload::BalanceResponse => balance::check_balances(root, say),
        Payload::BalanceRequest => balance::check_balance_request(root, say),
        Payload::PaymentStatusResponse => payment_status::check_payment_status(root, say),
        Payload::EnhancedStatusRequest => inquiry::check_inquiry(root, say),
        Payload::GpiTracker => tracker::check_tracker(root, say),
        Payload::StatementRequest => statement::check_statement_request(root, say),
        Payload::StatementReference => statement::check_reference(root, say),
        Payload::StatementRetrievalResponse => statement::check_retrieval(root, say),
        Payload::EntrySubscription => subscription::check_subscription(root, say),
        Payload::PaymentStop => stop::check_stop(root, say),
        Payload::CutoffRequest | Payload::CutoffTimes => calendar::check_calendar(root, say),
        Payload::HolidayRequest | Payload::HolidaySchedule => holidays::check_holidays(root, say),
        _ => {}
    }
    if has_references(payload) {
        reference::check_references(root, say);
        status::explain_service_level(root, say);
    }
}

/// Whether a payload is about single payments.
fn has_references(payload: Payload) -> bool {
    matches!(
        payload,
        Payload::PaymentStatusResponse
            | Payload::EnhancedStatusRequest
            | Payload::GpiTracker
            | Payload::PaymentStop
    )
}

/// Whether anybody published what a payload of that kind looks like in JSON. Without,
/// its shape cannot be checked, and it cannot be called valid.
#[must_use]
pub fn has_shape(payload: Payload) -> bool {
    !matches!(
        payload,
        Payload::Json
            | Payload::CutoffTimes
            | Payload::HolidaySchedule
            | Payload::FxRate
            | Payload::RequestToPay
    )
}

/// Whether there are rules for payloads of that kind.
#[must_use]
pub fn has_rules(payload: Payload) -> bool {
    !matches!(payload, Payload::Json | Payload::FxRate | Payload::RequestToPay)
}

/// A rule that could not be applied to a payload, and why.
pub(crate) fn not_run(payload: Payload, root: &Value) -> Option<String> {
    let why = holidays::no_range(root).filter(|_| payload == Payload::HolidaySchedule)?;
    Some(format!("holiday-range not run: {why}"))
}

/// The shapes that are published.
#[cfg(feature = "cli")]
const SHAPES: &[shape::Shape] = &[
    balance::RESPONSE,
    balance::REQUEST,
    error::GATEWAY,
    error::SERVICE,
    inquiry::REQUEST,
    payment_status::RESPONSE,
    statement::REQUEST,
    statement::RETRIEVAL,
    stop::REQUEST,
    stop::RESPONSE,
    subscription::REQUEST,
    subscription::RESPONSE,
    tracker::PAYMENT,
    tracker::CONFIRMATION,
];

/// Members that no shape has, since their checks are more than a shape.
#[cfg(feature = "cli")]
const MEMBERS: [&str; 15] = [
    "access_token",
    "token_type",
    "expires_in",
    "scope",
    "refresh_token",
    "token",
    "oAuthToken",
    "grantType",
    "grant_type",
    "error",
    "error_description",
    "error_uri",
    "payment_transaction_details_response",
    "changed_payment_transactions_response",
    "payment_transaction",
];

/// Whether a name is one that public documents show, and so no text of a payload.
#[cfg(feature = "cli")]
pub(crate) fn is_name(name: &str) -> bool {
    MEMBERS.contains(&name) || SHAPES.iter().any(|shape| shape::has_name(shape, name))
}
