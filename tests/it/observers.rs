//! Observers see headers, batches and records as they pass, whatever the chunks.

use isoproof::check::{
    Finding, Interest, Located, Observer, Record, SchemaSet, Settings, Spot, Validator,
};
use isoproof::diagnostic::{FileReport, codes};
use isoproof::value::Decimal;

fn interests() -> Vec<Interest> {
    let payment = ["Amt/InstdAmt", "Amt/InstdAmt/@Ccy", "RmtInf/Ustrd", "PmtId/EndToEndId"];
    vec![
        Interest::new("Document/CstmrCdtTrfInitn", &["GrpHdr/NbOfTxs", "GrpHdr/CtrlSum"]),
        Interest::new("Document/CstmrCdtTrfInitn/PmtInf", &["PmtInfId"]),
        Interest::new("Document/CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf", &payment).record(),
    ]
}

#[derive(Default)]
struct Seen {
    sum: Option<Decimal>,
    currencies: Vec<String>,
    remittance_lines: usize,
    batches: Vec<String>,
    header: Vec<String>,
}

impl Observer for Seen {
    fn interests(&self) -> Vec<Interest> {
        interests()
    }

    fn closed(&mut self, interest: usize, record: &Record<'_>, findings: &mut Vec<Finding>) {
        let text = |path| record.value(path).map(|v| String::from_utf8(v.to_vec()).unwrap());
        match interest {
            0 => self.header = [text(0), text(1)].into_iter().flatten().collect(),
            1 => self.batches.extend(text(0)),
            _ => {
                // An equivalent amount stands in another element.
                let amount = record.value(0).map_or(Decimal::ZERO, |v| Decimal::parse(v).unwrap());
                let sum = self.sum.unwrap_or(Decimal::ZERO);
                self.sum = sum.checked_add(amount);
                self.currencies.extend(text(1));
                self.remittance_lines += record.values(2).count();
                // A finding about each record, at the place of one of its values.
                findings.push(Finding {
                    code: &codes::VALUE_RANGE,
                    severity: codes::VALUE_RANGE.severity,
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

/// More messages than make it worth to have the table of the fast lane.
const MANY: usize = 20;

/// Of an input read some bytes at a time, which never enters the fast lane, or of one read
/// at once, which does.
fn observe(chunk: usize, xml: &str) -> (Seen, FileReport) {
    let mut seen = Seen::default();
    let settings = Settings { chunk, ..Settings::default() };
    let validator = Validator::new(SchemaSet::embedded(), settings);
    (0..MANY).for_each(|_| drop(validator.validate("x", true, xml.as_bytes())));
    let report = validator.observe("observed.xml", true, xml.as_bytes(), &mut [&mut seen]);
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
        assert_eq!((&seen.currencies, &seen.batches), (&whole.currencies, &whole.batches));
        assert_eq!(seen.remittance_lines, whole.remittance_lines);
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

/// The places of contexts and of their values, as they are told at the end.
#[derive(Default)]
struct Places {
    spots: Vec<Spot>,
    lines: Vec<u64>,
}

impl Observer for Places {
    fn interests(&self) -> Vec<Interest> {
        let batch = "Document/CstmrCdtTrfInitn/PmtInf";
        // A value that is a context of its own, and a batch with one of its values.
        vec![Interest::new(&format!("{batch}/PmtInfId"), &[""]), Interest::new(batch, &["PmtMtd"])]
    }

    fn closed(&mut self, interest: usize, record: &Record<'_>, _: &mut Vec<Finding>) {
        assert!(record.value(0).is_some());
        let value = record.values(0).next().map(|value| value.place());
        self.spots.extend(if interest == 0 { value } else { Some(record.start()) });
    }

    fn located(&mut self, place: &mut dyn FnMut(Spot) -> Located) {
        self.lines = self.spots.drain(..).map(|spot| place(spot).place.line).collect();
    }
}

#[test]
fn places_outside_records_are_told_at_the_end() {
    let xml = sample();
    let lines_with = |text: &str| {
        let found = xml.lines().zip(1..).filter(|(line, _)| line.contains(text));
        found.map(|(_, number)| number).collect::<Vec<u64>>()
    };
    let mut expected = [lines_with("<PmtInf>"), lines_with("<PmtInfId>")].concat();
    expected.sort_unstable();
    for chunk in [1, 300, 1 << 18] {
        let settings = Settings { chunk, ..Settings::default() };
        let mut seen = Places::default();
        let validator = Validator::new(SchemaSet::embedded(), settings);
        validator.observe("observed.xml", true, xml.as_bytes(), &mut [&mut seen]);
        seen.lines.sort_unstable();
        assert_eq!(seen.lines, expected, "chunk {chunk}");
    }
}

/// Counts how often each of its contexts closes.
struct Counts(Vec<&'static str>, Vec<usize>);

impl Observer for Counts {
    fn interests(&self) -> Vec<Interest> {
        self.0.iter().map(|path| Interest::new(path, &["", "*", "PmtInfId"])).collect()
    }

    fn closed(&mut self, interest: usize, record: &Record<'_>, _: &mut Vec<Finding>) {
        self.1.resize(self.0.len(), 0);
        self.1[interest] += 1;
        let is_batch =
            record.path().contains("/PmtInf[") && record.path().matches('/').count() == 3;
        assert_eq!(record.value(2).is_some(), is_batch, "{}", record.path());
        // What is asked of any child is told of a named one too.
        assert!(record.value(1).is_some() >= is_batch);
    }
}

#[test]
fn a_step_of_any_name_is_every_name() {
    let xml = sample();
    let count = |text: &str| xml.matches(text).count();
    let paths = vec!["*", "Document/*/PmtInf", "Document/*/*", "*/CstmrCdtTrfInitn/PmtInf"];
    let mut seen = Counts(paths, Vec::new());
    let validator = Validator::new(SchemaSet::embedded(), Settings::default());
    validator.observe("observed.xml", true, xml.as_bytes(), &mut [&mut seen]);
    let batches = count("<PmtInf>");
    assert_eq!(seen.1, [1, batches, batches + 1, batches]);
}

/// Writes down what it sees of JSON.
#[derive(Default)]
struct Written {
    lines: Vec<String>,
    spots: Vec<Spot>,
}

impl Observer for Written {
    fn interests(&self) -> Vec<Interest> {
        vec![
            Interest::new("", &["uetr", "access_token", "body", "events/from", "events"]),
            Interest::new("events", &["from", "amount/value", "amount", "final", "flags", ""]),
        ]
    }

    fn closed(&mut self, interest: usize, record: &Record<'_>, _: &mut Vec<Finding>) {
        let mut line = format!("{} {}", record.message, record.path());
        for (i, path) in self.interests()[interest].values.iter().enumerate() {
            for value in record.values(i) {
                let kind = value.kind.unwrap().name();
                line += &format!(" {path}={}:{kind}", String::from_utf8_lossy(value.text));
                self.spots.push(value.place());
            }
        }
        self.lines.push(line);
    }

    fn located(&mut self, locate: &mut dyn FnMut(Spot) -> Located) {
        for spot in self.spots.drain(..) {
            let at = locate(spot).place;
            self.lines.push(format!("{}:{}", at.line, at.column));
        }
    }
}

/// Payments with an instruction identification; their end-to-end identifications.
struct Instructed(Vec<String>);

impl Observer for Instructed {
    fn interests(&self) -> Vec<Interest> {
        let payment = "Document/CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf";
        let interest = Interest::new(payment, &["PmtId/EndToEndId"]).record();
        vec![interest.only_with(&["PmtId/InstrId", "PmtId/UETR"])]
    }

    fn closed(&mut self, _: usize, record: &Record<'_>, _: &mut Vec<Finding>) {
        self.0.extend(record.sound(0).map(str::to_owned));
    }
}

/// The second payment has what is asked for, the third has an element that is wrong.
#[test]
fn contexts_without_what_is_asked_for_are_not_told() {
    let payment = |own: &str, number: u32, more: &str| {
        format!(
            "<CdtTrfTxInf>{more}<PmtId>{own}<EndToEndId>E{number}</EndToEndId></PmtId>\
             <Amt><InstdAmt Ccy=\"EUR\">1</InstdAmt></Amt></CdtTrfTxInf>\n"
        )
    };
    let payments = [
        payment("", 1, ""),
        payment("<InstrId>I2</InstrId>", 2, ""),
        payment("", 3, "<Unknown/>"),
        payment("", 4, ""),
    ];
    let xml = format!(
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.03\"><CstmrCdtTrfInitn>\
         <PmtInf>{}</PmtInf></CstmrCdtTrfInitn></Document>",
        payments.concat()
    );
    for chunk in [1, 32, 1 << 20] {
        let mut seen = Instructed(Vec::new());
        let settings = Settings { chunk, ..Settings::default() };
        let validator = Validator::new(SchemaSet::embedded(), settings);
        (0..MANY).for_each(|_| drop(validator.validate("x", true, xml.as_bytes())));
        validator.observe("x", true, xml.as_bytes(), &mut [&mut seen]);
        assert_eq!(seen.0, ["E2", "E3"], "{chunk}");
    }
}

#[test]
fn json_is_seen_as_xml_is() {
    let text = br#"{
  "uetr": "x", "access_token": "abcd",
  "events": [
    {"from": "A\u0042", "amount": {"value": 1.50}, "final": true, "flags": ["a", null]},
    {"from": "C", "amount": null}
  ],
  "body": "{\"password\":\"abcd\"}"
}"#;
    let validator = Validator::new(SchemaSet::embedded(), Settings::default());
    let mut written = Written::default();
    validator.observe("x.json", true, &text[..], &mut [&mut written]);
    assert_eq!(
        written.lines,
        [
            "token-response $.events[0] from=AB:string amount/value=1.50:number amount=:object \
             final=true:boolean flags=a:string flags=:null =:object",
            "token-response $.events[1] from=C:string amount=:null =:object",
            "token-response $ uetr=x:string access_token=****:string body={\"password\":\"****\"}:string \
             events/from=AB:string events/from=C:string events=:object events=:object",
            "4:14",
            "4:45",
            "4:35",
            "4:61",
            "4:77",
            "4:82",
            "4:5",
            "5:14",
            "5:29",
            "5:5",
            "2:11",
            "2:32",
            "7:11",
            "4:14",
            "5:14",
            "4:5",
            "5:5",
        ]
    );
    let mut written = Written::default();
    validator.observe("x.json", true, &b"{\"uetr\": nan}"[..], &mut [&mut written]);
    assert_eq!(written.lines, [""; 0], "what is broken shows nothing");
}
