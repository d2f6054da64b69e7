//! Cutoff times and holidays.

use super::super::not_run;
use super::{expect, tree};
use crate::diagnostic::Payload;

#[test]
fn dates_and_times_are_judged_by_their_names() {
    expect(
        r#"{"payment_date": "2026-03-02", "payment_cutoff_time": "2026-03-02T23:59:00+00:00",
        "bank_country": "GB", "currency": "GBP", "cutoffDays": 2}"#,
        &[],
    );
    expect(
        r#"{"valueDate": "20260302", "payDate": "2026-03-02T10:00:00", "cutoffTime": "24:00Z",
        "lateCutoff": 1600, "country": "UK", "lastUpdate": "yesterday"}"#,
        &[
            "date-form $.valueDate",
            "date-form $.payDate",
            "time-form $.cutoffTime",
            "time-form $.lateCutoff",
            "country-code $.country",
        ],
    );
}

#[test]
fn what_holds_for_the_whole_calendar_is_said_once() {
    expect(
        r#"{"branchCode": "600", "cutoffs": [
        {"PaymentMethod": "ACH", "cutoffTime": "15:30"},
        {"PaymentMethod": "WIRE", "cutoffTime": "17:00"}]}"#,
        &[
            "branch-key $.branchCode",
            "payment-method-key $.cutoffs[0].PaymentMethod",
            "time-zone-missing $.cutoffs[0].cutoffTime",
        ],
    );
    expect(r#"{"timeZone": "Asia/Singapore", "cutoffTime": "15:30"}"#, &[]);
    expect(r#"{"cutoffTime": "15:30+08:00"}"#, &[]);
}

#[test]
fn holidays_are_unique_and_in_order_within_a_calendar() {
    expect(r#"{"holidays": ["2026-01-01", "2026-04-03"]}"#, &[]);
    expect(
        r#"{"holidays": ["2026-04-03", "2026-01-01", "2026-04-03", "2026-01-02"]}"#,
        &["holiday-order $.holidays[1]", "holiday-order $.holidays[2]"],
    );
    expect(
        r#"{"holidays": [
        {"calendar": "600", "date": "2026-04-03", "name": "x"},
        {"calendar": "601", "date": "2026-04-03"},
        {"calendar": "600", "date": "2026-04-03"}]}"#,
        &["holiday-order $.holidays[2].date"],
    );
}

#[test]
fn holidays_lie_in_the_range_that_the_payload_names() {
    let inside =
        r#"{"fromDate": "2026-01-01", "toDate": "2026-06-30", "holidays": ["2026-01-01"]}"#;
    let without = r#"{"holidays": ["2026-01-01"]}"#;
    expect(inside, &[]);
    expect(
        r#"{"fromDate": "2026-01-01", "toDate": "2026-06-30", "holidays": ["2025-12-31", "2026-07-01"]}"#,
        &["holiday-range $.holidays[0]", "holiday-range $.holidays[1]"],
    );
    expect(
        r#"{"branchCode": "600", "fromDate": "2026-06-30", "toDate": "2026-01-01"}"#,
        &["branch-key $.branchCode", "range-reversed $.toDate"],
    );
    assert_eq!(not_run(Payload::HolidaySchedule, &tree(inside)), None);
    let why = not_run(Payload::HolidaySchedule, &tree(without)).unwrap();
    assert!(why.starts_with("holiday-range not run"), "{why}");
}
