//! Observers see headers, batches and records as they pass, whatever the chunks.

use isoproof::check::{Finding, Interest, Observer, Record, SchemaSet, Settings, Validator};
use isoproof::diagnostic::{FileReport, codes};
use isoproof::value::Decimal;
use std::sync::{Arc, Mutex};

const INTERESTS: [Interest; 3] = [
    Interest {
        context: "Document/CstmrCdtTrfInitn",
        values: &["GrpHdr/NbOfTxs", "GrpHdr/CtrlSum"],
        record: false,
    },
    Interest { context: "Document/CstmrCdtTrfInitn/PmtInf", values: &["PmtInfId"], record: false },
    Interest {
        context: "Document/CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf",
        values: &["Amt/InstdAmt", "Amt/InstdAmt/@Ccy", "RmtInf/Ustrd", "PmtId/EndToEndId"],
        record: true,
    },
];

#[derive(Default)]
struct Seen {
    sum: Option<Decimal>,
    currencies: Vec<String>,
    remittance_lines: usize,
    batches: Vec<String>,
    header: Vec<String>,
}

struct Counter(Arc<Mutex<Seen>>);

impl Observer for Counter {
    fn interests(&self) -> &[Interest] {
        &INTERESTS
    }

    fn closed(&mut self, interest: usize, record: &Record<'_>, findings: &mut Vec<Finding>) {
        let mut seen = self.0.lock().unwrap();
        let text = |path| record.value(path).map(|v| String::from_utf8(v.to_vec()).unwrap());
        match interest {
            0 => seen.header = [text(0), text(1)].into_iter().flatten().collect(),
            1 => seen.batches.extend(text(0)),
            _ => {
                // An equivalent amount stands in another element.
                let amount = record.value(0).map_or(Decimal::ZERO, |v| Decimal::parse(v).unwrap());
                let sum = seen.sum.unwrap_or(Decimal::ZERO);
                seen.sum = sum.checked_add(amount);
                seen.currencies.extend(text(1));
                seen.remittance_lines += record.values(2).count();
                // A finding about each record, at the place of one of its values.
                findings.push(Finding {
                    code: &codes::VALUE_RANGE,
                    message: "observed".to_owned(),
                    path: String::new(),
                    expected: None,
                    found: text(3),
                    help: None,
                    bank_reason: None,
                    place: record.place(3).unwrap(),
                });
            }
        }
    }
}

fn observe(chunk: usize, xml: &str) -> (Seen, FileReport) {
    let seen = Arc::new(Mutex::new(Seen::default()));
    let settings = Settings { chunk, ..Settings::default() };
    let validator = Validator::new(SchemaSet::embedded(), settings);
    let observers: Vec<Box<dyn Observer>> = vec![Box::new(Counter(Arc::clone(&seen)))];
    let report = validator.observe("observed.xml", true, xml.as_bytes(), observers);
    let seen = std::mem::take(&mut *seen.lock().unwrap());
    (seen, report)
}

fn sample() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/valid/pain.001.001.03/rich.xml");
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn slots_hold_what_the_record_says() {
    let xml = sample();
    let (seen, report) = observe(1 << 18, &xml);
    let records = xml.matches("<CdtTrfTxInf>").count();
    assert!(records > 1);
    assert_eq!(seen.header[0], records.to_string());
    let instructed = xml.split("<InstdAmt Ccy=\"").skip(1).map(|rest| {
        let amount = &rest[rest.find('>').unwrap() + 1..rest.find('<').unwrap()];
        Decimal::parse(amount.as_bytes()).unwrap()
    });
    let sum = instructed.fold(Decimal::ZERO, |sum, amount| sum.checked_add(amount).unwrap());
    assert_eq!(seen.sum, Some(sum));
    assert_eq!(seen.batches.len(), xml.matches("<PmtInf>").count());
    assert_eq!(seen.currencies.len(), xml.matches("<InstdAmt Ccy=").count());
    assert_eq!(seen.remittance_lines, xml.matches("<Ustrd>").count());
    assert_eq!(report.findings.len(), records);
    for finding in &report.findings {
        let line = xml.lines().nth(finding.place.line as usize - 1).unwrap();
        assert!(line.contains(finding.found.as_deref().unwrap()), "{line}");
    }
}

#[test]
fn chunks_do_not_change_what_is_seen() {
    let xml = sample();
    let (whole, report) = observe(1 << 18, &xml);
    for chunk in [1, 13, 300, 5_000] {
        let (seen, again) = observe(chunk, &xml);
        assert_eq!(seen.sum, whole.sum);
        assert_eq!(seen.header, whole.header);
        assert_eq!(again, report, "chunk {chunk}");
    }
}

/// A record longer than any window the reader keeps by itself.
#[test]
fn a_long_record_keeps_its_places() {
    let xml = sample().replacen("<RmtInf>", &format!("<!--{}--><RmtInf>", "x".repeat(5_000)), 1);
    let (_, report) = observe(64, &xml);
    let (_, whole) = observe(1 << 18, &xml);
    assert_eq!(report, whole);
    assert!(report.findings.iter().all(|f| f.place.line > 1 && !f.excerpt.text.is_empty()));
}
