//! Findings that comments suppress: the same ones whichever way a message is read.

use crate::payment::{HEAD, TAIL};
use isoproof::check::{Beside, Given, SchemaSet, Settings, Suppression, Validator};
use isoproof::diagnostic::{FileReport, Verdict};

/// A reference longer than the 35 characters that are allowed.
const LONG: &str = "PAY-1-THAT-HAS-A-REFERENCE-WHICH-IS-LONGER";

fn payment(before: &str, first: &str, reference: &str) -> String {
    format!(
        "      {before}<CdtTrfTxInf>{first}
        <PmtId><EndToEndId>{reference}</EndToEndId></PmtId>
        <Amt><InstdAmt Ccy=\"EUR\">10.00</InstdAmt></Amt>
        <Cdtr><Nm>Mohnblume Verlag</Nm></Cdtr>
      </CdtTrfTxInf>\n"
    )
}

fn message(payments: &[String]) -> String {
    [HEAD, &payments.concat(), TAIL].concat()
}

const NOTE: &str = "<!-- isoproof:ignore XSD0302 as agreed -->";

/// Many payments, of which some are wrong, with a comment or without.
fn many(count: usize) -> String {
    let payments = (0..count).map(|i| match i % 40 {
        7 => payment(NOTE, "", LONG),
        17 => payment("", NOTE, LONG),
        27 => payment("", "", LONG),
        37 => payment(NOTE, "", "PAY-1"),
        _ => payment("", "", "PAY-1"),
    });
    message(&payments.collect::<Vec<String>>())
}

fn validator(chunk: usize, segment: u64) -> Validator {
    Validator::new(SchemaSet::embedded(), Settings { chunk, segment, ..Settings::default() })
}

fn counts(report: &FileReport) -> (usize, usize) {
    (report.findings.len(), report.suppressed.len())
}

#[test]
fn every_way_of_reading_hears_the_same_comments() {
    let text = many(2_000);
    assert!(text.len() > 256 * 1024);
    let expected = validator(1 << 20, 1 << 20).validate("a.xml", true, text.as_bytes());
    // As many are of no use as are missing.
    assert_eq!(counts(&expected), (100, 100));
    assert!(expected.suppressed.iter().all(|s| s.in_source && s.reason == "as agreed"));
    for chunk in [31, 4_096] {
        let report = validator(chunk, 1 << 20).validate("a.xml", true, text.as_bytes());
        assert!(report == expected, "in chunks of {chunk}");
    }
    for segment in [4_096, 20_000] {
        let bytes: &[u8] = text.as_bytes();
        let report = validator(8_192, segment).validate_with_threads("a.xml", true, &bytes, 3);
        assert!(report == expected, "in segments of {segment}");
    }
}

#[test]
fn the_short_answer_is_that_of_the_report() {
    for text in [
        message(&[payment(NOTE, "", LONG)]),
        message(&[payment("", NOTE, LONG), payment("", "", "PAY-2")]),
        message(&[payment(NOTE, "", LONG), payment("", "", LONG)]),
        message(&[payment("", "", LONG)]).replace("<Document", &format!("{NOTE}<Document")),
        message(&[payment("", "", "PAY-1")]),
        many(200),
    ] {
        let validator = validator(1 << 16, 1 << 20);
        let report = validator.validate("a.xml", true, text.as_bytes());
        let is_valid = report.verdict == Verdict::Valid;
        assert_eq!(validator.is_valid(text.as_bytes()), is_valid, "{text}");
    }
}

#[test]
fn of_two_messages_in_a_wrapper_only_the_one_with_the_comment_is_meant() {
    let wrong = message(&[payment("", "", LONG)]);
    let commented = message(&[payment(NOTE, "", LONG)]);
    let text = format!("<Envelope>{commented}{wrong}</Envelope>");
    let report = validator(1 << 16, 1 << 20).validate("a.xml", true, text.as_bytes());
    let first = report.suppressed.iter().map(|s| s.finding.place.line);
    let others = report.findings.iter().map(|f| (f.code.id, f.place.line));
    let line = 1 + HEAD.matches('\n').count() as u64 + 1;
    let second = line + commented.matches('\n').count() as u64;
    assert_eq!(first.collect::<Vec<u64>>(), [line]);
    assert_eq!(others.collect::<Vec<_>>(), [("ENV0002", 1), ("XSD0302", second)]);
    assert_eq!(report.verdict, Verdict::Invalid);
}

#[test]
fn at_most_the_findings_of_the_cap_are_kept_and_the_others_counted() {
    let wrong = payment("", "", LONG).repeat(30);
    let text = message(&[wrong]).replace("<PmtInf>", &format!("{NOTE}<PmtInf>"));
    let settings = Settings { max_findings: 10, ..Settings::default() };
    let report =
        Validator::new(SchemaSet::embedded(), settings).validate("a", true, text.as_bytes());
    assert_eq!((counts(&report), report.suppressed_more), ((0, 10), 20));
    assert_eq!((report.verdict, report.omitted.len()), (Verdict::Valid, 0));
}

#[test]
fn more_comments_than_are_heard_are_said_once() {
    let payments: Vec<String> = (0..1_010).map(|_| payment(NOTE, "", LONG)).collect();
    let settings = Settings { max_findings: 2_000, ..Settings::default() };
    let validator = Validator::new(SchemaSet::embedded(), settings);
    let report = validator.validate("a.xml", true, message(&payments).as_bytes());
    let ids: Vec<&str> = report.findings.iter().map(|f| f.code.id).collect();
    assert_eq!((ids.len(), report.suppressed.len()), (11, 1_000));
    assert_eq!(ids.iter().filter(|id| **id == "SUP0001").count(), 1);
}

#[test]
fn what_is_suppressed_in_json_is_named_by_its_path() {
    let text = r#"{"access_token": 5, "token_type": "Bearer", "expires_in": 1800}"#;
    let entry = |path: &str| Suppression {
        code: "member-type".to_owned(),
        path: path.to_owned(),
        reason: "an old service".to_owned(),
        line: 1,
    };
    let validator = validator(1 << 16, 1 << 20);
    let check = |path: &str| {
        let beside =
            Beside { name: "a".to_owned(), entries: vec![entry(path)], faults: Vec::new() };
        let given = Given { path: "a.json", named: true, beside: Some(&beside) };
        counts(&validator.check(given, text.as_bytes(), None, &mut []))
    };
    let (all, none) = (check("$"), check("$.scope"));
    assert_eq!((all.1, none.1, check("$.access_token").1), (1, 0, 1));
    assert!(none.0 > all.0);
}
