//! Status, tracker, balances, statements, and what is asked for them.

use super::{expect, faults};

const UETR: &str = "6f1c9f0a-2d54-4b7e-9c31-0e8a5d7b42f6";

/// A status answer of one transaction.
fn status(rest: &str) -> String {
    format!(
        r#"{{"created_date_time": "2026-03-02T16:05:12.5Z",
        "transactions": [{{"uetr": "{UETR}", {rest}}}]}}"#
    )
}

/// A tracker view of a payment with these events.
fn tracked(top: &str, events: &str) -> String {
    format!(r#"{{"uetr": "{UETR}", {top}, "payment_event": [{events}]}}"#)
}

#[test]
fn a_status_with_all_its_members_has_no_findings() {
    expect(
        &status(
            r#""end_to_end_identification": "INV-4711", "service_type_indicator": "003",
            "transaction_status": {"status": "ACSC"}, "event_time": "2026-03-02T15:00:00Z",
            "originator": "EXMPDEFFXXX",
            "instructed_amount": {"currency": "EUR", "amount": "1000.00"},
            "confirmed_amount": {"currency": "EUR", "amount": "990.00"},
            "debtor": {"name": "x", "country": "DE"}, "creditor_agent": {"any_bic": "EXMPFRPP"},
            "payment_event": [
              {"from": "EXMPDEFF", "to": "EXMPFRPP", "charge_bearer": "CRED",
               "charge_amount": {"currency": "EUR", "amount": "4.00"}},
              {"from": "EXMPFRPPXXX", "to": "EXMPITMM", "charge_bearer": "CRED",
               "charge_amount": {"currency": "EUR", "amount": "6.00"}}]"#,
        ),
        &[],
    );
}

#[test]
fn a_status_is_judged_by_shape_and_rules() {
    for (rest, findings) in [
        (
            r#""transaction_status": {"status": "DONE"}"#,
            &["code-unlisted $.transactions[0].transaction_status.status"][..],
        ),
        (
            r#""transaction_status": {"status": "ACCC"}"#,
            &["status-beyond-report $.transactions[0].transaction_status.status"],
        ),
        (r#""transaction_status": "ACSP""#, &["member-type $.transactions[0].transaction_status"]),
        (r#""x": 1"#, &["member-missing $.transactions[0]"]),
        (
            r#""transaction_status": {"status": "RJCT", "status_reason_information": [{"reason": "G002"}]}"#,
            &[
                "progress-reason-status $.transactions[0].transaction_status.status_reason_information[0].reason",
            ],
        ),
        (
            r#""transaction_status": {"status": "PDNG", "status_reason_information": [{"reason": "G007"}]}"#,
            &[],
        ),
        (
            r#""transaction_status": {"status": "ACSP"}, "service_type_indicator": "3""#,
            &["code-unlisted $.transactions[0].service_type_indicator"],
        ),
        (
            r#""transaction_status": {"status": "ACSP"}, "instructed_amount": {"currency": "EUR", "amount": 12.5}"#,
            &["member-type $.transactions[0].instructed_amount.amount"],
        ),
        (
            r#""transaction_status": {"status": "ACSP"}, "instructed_amount": {"currency": "eur", "amount": "-1"}"#,
            &[
                "member-value $.transactions[0].instructed_amount.currency",
                "amount-form $.transactions[0].instructed_amount.amount",
            ],
        ),
    ] {
        expect(&status(rest), findings);
    }
}

#[test]
fn a_uetr_has_one_form() {
    let query = |uetr: &str| format!(r#"{{"uetr": "{uetr}"}}"#);
    expect(&query(UETR), &[]);
    for wrong in [
        "6F1C9F0A-2D54-4B7E-9C31-0E8A5D7B42F6",
        "6f1c9f0a-2d54-1b7e-9c31-0e8a5d7b42f6",
        "00000000-0000-0000-0000-000000000000",
    ] {
        expect(&query(wrong), &["uetr-form $.uetr"]);
    }
    expect(&query("00000000-0000-4000-8000-000000000000"), &["uetr-test-value $.uetr"]);
    expect(r#"{"transaction_flow_indicator": "DR"}"#, &["member-missing $"]);
}

#[test]
fn amounts_have_the_decimals_of_their_currency() {
    for (amount, currency, findings) in [
        ("900.00", "EUR", &[][..]),
        ("1000.", "EUR", &[]),
        ("900.000", "EUR", &[]),
        ("900.001", "EUR", &["amount-decimals"]),
        ("900.5", "JPY", &["amount-decimals"]),
        ("900.005", "KWD", &[]),
        ("900.12345", "XAU", &[]),
        ("900,00", "EUR", &["amount-form"]),
        ("1 000", "EUR", &["amount-form"]),
        ("+5", "EUR", &["amount-form"]),
        ("-0.005", "EUR", &["amount-form"]),
        (".", "EUR", &["amount-form"]),
    ] {
        let money = format!(r#"{{"currency": "{currency}", "amount": "{amount}"}}"#);
        let rest =
            format!(r#""transaction_status": {{"status": "ACSP"}}, "instructed_amount": {money}"#);
        let found: Vec<&str> = faults(&status(&rest)).iter().map(|fault| fault.code.name).collect();
        assert_eq!(found, findings, "{amount} {currency}");
    }
}

/// The public sample of the tracker: a transfer, a status update that says to whom it
/// was passed on, a second transfer, the confirmation; charges listed up to each event.
#[test]
fn the_way_of_a_payment_agrees_with_itself() {
    let charge = |amount: &str| format!(r#"{{"currency": "USD", "amount": "{amount}"}}"#);
    let charges = |list: &[&str]| list.iter().map(|a| charge(a)).collect::<Vec<_>>().join(",");
    let events = |confirmed: &str, second: &str| {
        format!(
            r#"{{"tracker_event_type": "CTPT", "from": "EXMPBEBBXXX", "to": "EXMPUS33XXX", "valid": true,
              "transaction_status": {{"status": "ACSP", "reason": "G000"}},
              "received_date": "2026-03-02T09:30:00Z", "last_update_time": "2026-03-02T09:30:00Z",
              "instructed_amount": {}, "charge_bearer": "CRED", "charge_amount": [{}]}},
            {{"tracker_event_type": "CTSU", "from": "EXMPUS33XXX", "to": "TRCKCHZZXXX",
              "forwarded_to_agent": "EXNPUS33XXX", "transaction_status": {{"status": "ACSP", "reason": "G000"}},
              "last_update_time": "2026-03-02T10:00:00Z", "charge_bearer": "CRED",
              "confirmed_amount": {}, "charge_amount": [{}]}},
            {{"tracker_event_type": "CTPT", "from": "{second}", "to": "EXMPJPJTXXX",
              "transaction_status": {{"status": "ACSP", "reason": "G000"}},
              "last_update_time": "2026-03-02T10:30:00Z"}},
            {{"tracker_event_type": "CTSU", "from": "EXMPJPJTXXX", "transaction_status": {{"status": "ACCC"}},
              "last_update_time": "2026-03-02T17:00:00Z", "charge_bearer": "CRED",
              "confirmed_amount": {}, "charge_amount": [{}]}}"#,
            charge("1000"),
            charges(&["10"]),
            charge("970"),
            charges(&["10", "20"]),
            charge(confirmed),
            charges(&["10", "20", "30", "40"]),
        )
    };
    let top = r#""transaction_status": {"status": "ACCC"}, "initiation_time": "2026-03-02T09:00:00Z",
        "completion_time": "2026-03-02T17:00:00Z""#;
    expect(&tracked(top, &events("900", "EXNPUS33")), &[]);
    expect(
        &tracked(top, &events("910", "EXNPUS33")),
        &["charges-sum $.payment_event[3].confirmed_amount.amount"],
    );
    expect(&tracked(top, &events("900", "EXMPGB2L")), &["event-chain $.payment_event[2].from"]);
    let wrapped = format!(
        r#"{{"changed_payment_transactions_response": {{"payment_transaction": [{}]}}}}"#,
        tracked(top, &events("910", "EXNPUS33")),
    );
    let at = "$.changed_payment_transactions_response.payment_transaction[0]";
    expect(&wrapped, &[&format!("charges-sum {at}.payment_event[3].confirmed_amount.amount")]);
}

#[test]
fn times_and_statuses_of_the_tracker_agree() {
    let event = |status: &str, time: &str| {
        format!(r#"{{"transaction_status": "{status}", "last_update_time": "2026-03-02T{time}"}}"#)
    };
    let two = |a: &str, b: &str| format!("{a}, {b}");
    let open = r#""transaction_status": "ACSP", "initiation_time": "2026-03-02T09:00:00Z""#;
    let done = r#""transaction_status": "ACCC", "initiation_time": "2026-03-02T09:00:00Z",
        "completion_time": "2026-03-02T15:00:00Z""#;
    let (early, mid) = (event("ACSP", "09:30:00Z"), event("ACCC", "15:00:00Z"));
    // Newest first is as good as oldest first.
    expect(&tracked(done, &two(&mid, &early)), &[]);
    expect(&tracked(open, &two(&early, &mid)), &["top-status $.transaction_status"]);
    expect(
        &tracked(done, &two(&mid, &event("ACSP", "08:00:00Z"))),
        &["event-times $.payment_event[1].last_update_time"],
    );
    // 16:30 in Singapore is before 9:00 in London.
    expect(
        &tracked(done, &two(&event("ACSP", "16:30:00+08:00"), &mid)),
        &["event-times $.payment_event[0].last_update_time"],
    );
    expect(
        &tracked(done, &event("ACCC", "16:00:00Z")),
        &["event-times $.payment_event[0].last_update_time"],
    );
    let after = two(&mid, &event("ACSP", "15:00:01Z"));
    expect(&tracked(open, &after), &["status-after-end $.payment_event[1].transaction_status"]);
    let void = mid.replacen('{', r#"{"valid": false, "#, 1);
    expect(&tracked(open, &two(&early, &void)), &[]);
    expect(
        &tracked(r#""transaction_status": "ACCC""#, &mid),
        &["completion-time $.transaction_status"],
    );
    let early_end = format!(r#"{open}, "completion_time": "2026-03-02T08:00:00Z""#);
    expect(
        &tracked(&early_end, &early),
        &["event-times $.completion_time", "completion-time $.completion_time"],
    );
    expect(
        &tracked(r#""transaction_status": "RJCT", "completion_time": "2026-03-02T10:00:00Z""#, ""),
        &["reject-reason-missing $.transaction_status"],
    );
}

#[test]
fn who_bears_the_charges_decides_what_arrives() {
    for (bearer, confirmed, agrees) in [
        ("CRED", "90", true),
        ("CRED", "100", false),
        ("DEBT", "100.00", true),
        ("DEBT", "90", false),
        ("SHAR", "95", true),
        ("SHAR", "89.99", false),
        ("SHAR", "100.01", false),
    ] {
        let money = |amount: &str| format!(r#"{{"currency": "EUR", "amount": "{amount}"}}"#);
        let rest = format!(
            r#""transaction_status": {{"status": "ACSC"}}, "instructed_amount": {},
            "confirmed_amount": {}, "payment_event": [{{"charge_bearer": "{bearer}", "charge_amount": {}}}]"#,
            money("100"),
            money(confirmed),
            money("10"),
        );
        let at = "charges-sum $.transactions[0].confirmed_amount.amount";
        let findings: &[&str] = if agrees { &[] } else { &[at] };
        expect(&status(&rest), findings);
    }
}

#[test]
fn a_change_of_currency_needs_its_rate() {
    let rest = |details: &str| {
        format!(
            r#""transaction_status": {{"status": "ACSC"}},
            "instructed_amount": {{"currency": "EUR", "amount": "100"}},
            "confirmed_amount": {{"currency": "USD", "amount": "108"}},
            "payment_event": [{{"from": "EXMPDEFF"{details}}}]"#
        )
    };
    let at = "exchange-missing $.transactions[0].confirmed_amount.amount";
    expect(&status(&rest("")), &[at]);
    expect(&status(&rest(r#", "foreign_exchange_details": {"exchange_rate": "1.08"}"#)), &[]);
}

#[test]
fn a_confirmation_to_the_tracker_has_its_own_shape() {
    expect(
        r#"{"from": "EXMPFRPPX", "transaction_status": "ACSP", "transaction_status_reason": "G000",
        "transaction_status_date": "2026-03-02T15:00:00Z", "service_level": "G001",
        "instructed_agent": {"bicfi": "EXMPFRPP"}}"#,
        &["bic-form $.from", "gpi-service-level $.service_level"],
    );
}

#[test]
fn balances_are_judged_by_their_shape() {
    let answer = |kind: &str, amount: &str, indicator: &str| {
        format!(
            r#"{{"unavailable_accounts": ["1"], "account_balance": [{{"account_identification": "9900778800",
            "account_servicer": "EXMPDEFF", "name": "x", "currency": "EUR", "balances": [{{
            "current_balance": {{"balance_amount": {{"amount": {{"amount": "10", "currency": "EUR"}},
              "credit_debit_indicator": "CRDT"}}, "balance_type": "CLBD", "date_time": "2026-03-02"}},
            "available_balance": {{"balance_amount": {{"amount": {{"amount": "{amount}", "currency": "EUR"}},
              {indicator}}}, "balance_type": "{kind}"}}}}]}}]}}"#
        )
    };
    let direction = r#""credit_debit_indicator": "DBIT""#;
    let at = "$.account_balance[0].balances[0].available_balance";
    expect(&answer("CLAV", "12.50", direction), &[]);
    expect(&answer("AVLB", "12.50", direction), &[&format!("code-unlisted {at}.balance_type")]);
    expect(
        &answer("CLAV", "-5", direction),
        &[&format!("amount-form {at}.balance_amount.amount.amount")],
    );
    expect(&answer("CLAV", "5", "\"x\": 1"), &[&format!("member-missing {at}.balance_amount")]);
    expect(r#"{"unavailable_accounts": []}"#, &["member-missing $"]);
}

#[test]
fn requests_are_judged_by_their_shape() {
    expect(r#"{"base_currency": "EUR", "branch_number": "600", "to_date": "2026-03-02"}"#, &[]);
    expect(
        r#"{"account_identifier": "1", "from_date": "2026-03-02T00:00:00Z", "to_date": "2026-02-30"}"#,
        &["date-form $.from_date", "date-form $.to_date"],
    );
    expect(
        r#"{"account_identifier": "1", "from_date": "2026-03-02", "to_date": "2026-03-01"}"#,
        &["range-reversed $.to_date"],
    );
    expect(
        r#"{"accountNumber": ["1", 2], "formatName": "CAMT_053", "fromDate": "2026-03-02"}"#,
        &["member-missing $", "member-type $.accountNumber[1]", "code-unlisted $.formatName"],
    );
    expect(r#"{"statementId": 7}"#, &["member-type $.statementId"]);
    expect(
        r#"{"requestType": "CREATE", "format": "CSV", "creditDebitIndicator": "BOTH",
        "accountIdentification": "1", "branchIdentification": "032", "fromAmount": "1,00"}"#,
        &["code-unlisted $.format", "amount-form $.fromAmount"],
    );
    expect(&format!(r#"{{"uetr": "{UETR}", "reason": "DUPL"}}"#), &[]);
    expect(r#"{"citi_reference": "1", "reason": "DUPL"}"#, &["member-missing $"]);
    expect(r#"{"transaction_status": {"status": "ACCP", "type": "x"}}"#, &[]);
}

#[test]
fn a_uetr_in_a_text_is_noted() {
    let rest = |text: &str| {
        format!(
            r#""transaction_status": {{"status": "ACSP"}}, "unstructured_remittance_information": "{text}""#
        )
    };
    let at = "$.transactions[0].unstructured_remittance_information";
    expect(&status(&rest(&format!("UETR/{UETR}/SvcTpIdr/003"))), &[&format!("uetr-in-text {at}")]);
    let capital = UETR.to_uppercase();
    expect(&status(&rest(&format!("see {capital}"))), &[&format!("uetr-capital {at}")]);
    expect(&status(&rest("INV 4711")), &[]);
}
