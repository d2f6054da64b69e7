//! Each shape with payloads that are right and wrong; all invented. The documents of the
//! codes, which are run too, have one of each for every code.

mod calendars;
mod payments;
mod tokens;

use super::{check, recognise};
use crate::diagnostic::Payload;
use crate::json::{Fault, Value, read};

fn tree(text: &str) -> Value {
    read(text.as_bytes(), 100, 10).value.unwrap_or_else(|| panic!("no JSON: {text}"))
}

fn faults(text: &str) -> Vec<Fault> {
    let root = tree(text);
    let mut faults = Vec::new();
    check(recognise(&root), &root, &mut |fault| faults.push(fault));
    faults.sort_by_key(|fault| (fault.span.from, fault.code.id));
    faults
}

/// What is found: the name of the code and the path of the value.
fn found(text: &str) -> Vec<(&'static str, String)> {
    faults(text).into_iter().map(|fault| (fault.code.name, fault.path)).collect()
}

/// Expects these findings, each as `name path`.
fn expect(text: &str, findings: &[&str]) {
    let found: Vec<String> =
        found(text).into_iter().map(|(name, path)| format!("{name} {path}")).collect();
    assert_eq!(found, findings, "{text}");
}

#[test]
fn payloads_are_told_by_their_content() {
    for (text, kind) in [
        (r#"{"access_token": "x"}"#, Payload::TokenResponse),
        (r#"{"access_token": null, "token_type": "Bearer"}"#, Payload::TokenResponse),
        (r#"{"token": {"token_type": "Bearer", "expires_in": 1800}}"#, Payload::TokenResponse),
        (r#"{"oAuthToken": {"grantType": "x"}}"#, Payload::TokenRequest),
        (r#"{"grantType": "client_credentials", "scope": "x"}"#, Payload::TokenRequest),
        (r#"{"grant_type": "client_credentials"}"#, Payload::TokenRequest),
        (r#"{"error": "invalid_client"}"#, Payload::ErrorResponse),
        (r#"{"httpCode": "401", "httpMessage": "x"}"#, Payload::ErrorResponse),
        (
            r#"{"ref_id": "x", "status": "FAILURE", "http_code": 400, "errors": []}"#,
            Payload::ErrorResponse,
        ),
        (r#"{"errors": [{"issue": "x", "action": "y"}]}"#, Payload::ErrorResponse),
        (r#"{"correlationId": "x", "message": "y", "status": "400"}"#, Payload::ErrorResponse),
        (r#"{"created_date_time": "x", "transactions": []}"#, Payload::PaymentStatusResponse),
        (r#"{"transactions": [{"uetr": "x"}]}"#, Payload::PaymentStatusResponse),
        (r#"{"uetr": "x", "payment_event": []}"#, Payload::GpiTracker),
        (r#"{"payment_transaction_details_response": {}}"#, Payload::GpiTracker),
        (
            r#"{"from": "x", "transaction_status": "ACSP", "transaction_status_date": "x"}"#,
            Payload::GpiTracker,
        ),
        (r#"{"account_balance": []}"#, Payload::BalanceResponse),
        (r#"{"account_identifier": "1", "base_currency": "EUR"}"#, Payload::BalanceRequest),
        (r#"{"statementId": "1"}"#, Payload::StatementReference),
        (r#"{"statementId": "1", "fileCheckSum": "x"}"#, Payload::StatementRetrievalResponse),
        (r#"{"accountNumber": ["1"], "formatName": "SWIFT_MT940"}"#, Payload::StatementRequest),
        (
            r#"{"requestType": "CREATE", "creditDebitIndicator": "BOTH"}"#,
            Payload::EntrySubscription,
        ),
        (r#"{"SubscriptionResponse": {"Info": "x"}}"#, Payload::EntrySubscription),
        (r#"{"uetr": "x", "reason": "DUPL"}"#, Payload::PaymentStop),
        (r#"{"transaction_status": {"status": "ACCP"}}"#, Payload::PaymentStop),
        (r#"{"uetr": "x"}"#, Payload::EnhancedStatusRequest),
        (
            r#"{"end_to_end_identification": "x", "transaction_flow_indicator": "CR"}"#,
            Payload::EnhancedStatusRequest,
        ),
        (r#"{"branchCode": "600", "fromDate": "x", "toDate": "x"}"#, Payload::HolidayRequest),
        (r#"{"branchCode": "600", "PaymentMethod": "ACH"}"#, Payload::CutoffRequest),
        (r#"[{"method": "ACH", "cutOffTime": "16:00"}]"#, Payload::CutoffTimes),
        (r#"{"data": {"branchHolidays": []}}"#, Payload::HolidaySchedule),
        (r#"{"IFX": {"BankSvcRs": {}}}"#, Payload::FxRate),
        (r#"{"rate": "1.1", "source_currency": "EUR", "target_currency": "USD"}"#, Payload::FxRate),
        (r#"{"body": {"PayerVPA": "x@y"}}"#, Payload::RequestToPay),
    ] {
        assert_eq!(recognise(&tree(text)), kind, "{text}");
    }
}

#[test]
fn what_nothing_tells_stays_json() {
    for text in [
        "{}",
        "[]",
        "null",
        "\"access_token\"",
        "[1, 2]",
        r#"{"token": "x"}"#,
        r#"{"branchCode": "600"}"#,
        r#"{"uetr": "x", "amount": 10000.00, "currency": "USD", "origin": "A"}"#,
        r#"{"message": "hello", "status": "ok"}"#,
        r#"{"rate": "1.1"}"#,
        r#"{"error": {"reason": "x"}}"#,
    ] {
        assert_eq!(recognise(&tree(text)), Payload::Json, "{text}");
        expect(text, &[]);
    }
}

/// Whatever a member of a known payload holds, there is an answer.
#[test]
fn values_of_any_kind_are_judged() {
    let values =
        ["null", "true", "-1.5e3", "\"\"", "\"é\"", "[]", "[[1]]", "{}", "[{}]", "{\"a\": {}}"];
    let shapes = [
        ["access_token", "token_type", "expires_in", "scope", "refresh_token"],
        ["created_date_time", "transactions", "uetr", "debtor", "payment_event"],
        ["uetr", "transaction_status", "payment_event", "completion_time", "initiation_time"],
        ["account_balance", "unavailable_accounts", "balances", "currency", "amount"],
        ["cutoffTime", "holidayDates", "fromDate", "toDate", "branchCode"],
        ["error", "errors", "httpCode", "error_description", "http_code"],
        ["accountNumber", "formatName", "fromDate", "toDate", "statementId"],
        ["from", "transaction_status", "transaction_status_date", "reason", "service_level"],
    ];
    for names in shapes {
        for value in values {
            let members: Vec<String> = names.map(|name| format!("\"{name}\": {value}")).into();
            let flat = format!("{{{}}}", members.join(", "));
            for text in [format!("{{\"transactions\": [{flat}]}}"), flat] {
                for fault in faults(&text) {
                    assert!(fault.path.starts_with('$') && !fault.message.is_empty(), "{text}");
                }
            }
        }
    }
}
