//! JSON: what is read, what is refused and how, in pieces of any size and whatever comes.

use super::shared::{self, project};
use isoproof::check::{SchemaSet, Settings, Validator};
use isoproof::diagnostic::{FileReport, Layer, LayerStatus, Verdict};
use isoproof::json::{Data, Value, read};
use proptest::prelude::*;
use std::fs;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// One validator for each number of bytes read at a time; the first reads all at once.
static VALIDATORS: LazyLock<Vec<Validator>> = LazyLock::new(|| {
    let with_chunk = |chunk| {
        let settings = Settings { chunk, ..Settings::default() };
        Validator::new(SchemaSet::embedded(), settings)
    };
    [1 << 20, 1, 7, 4096].map(with_chunk).into()
});

fn validate(bytes: &[u8]) -> FileReport {
    let report = VALIDATORS[0].validate("x.json", true, bytes);
    for validator in VALIDATORS.iter() {
        assert_eq!(validator.validate("x.json", true, bytes), report);
    }
    report
}

fn is_read(report: &FileReport) -> bool {
    let status = |layer| report.layers.iter().find(|l| l.layer == layer).unwrap().status;
    let passed = LayerStatus::Passed;
    status(Layer::Encoding) == passed && status(Layer::Json) == passed
}

fn codes(report: &FileReport) -> String {
    let codes: Vec<&str> = report.findings.iter().map(|d| d.code.id).collect();
    if codes.is_empty() { "-".to_owned() } else { codes.join(",") }
}

/// A text of the table, where `%` and two digits are a byte.
fn bytes(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, behind @ ..] = rest {
        if *first == b'%' {
            let digits = std::str::from_utf8(&behind[..2]).unwrap();
            bytes.push(u8::from_str_radix(digits, 16).unwrap());
            rest = &behind[2..];
        } else {
            bytes.push(*first);
            rest = behind;
        }
    }
    bytes
}

#[test]
fn each_text_is_read_or_refused_as_the_table_says() {
    let mut wrong = Vec::new();
    let rows = shared::table(&project("tests/json/cases.tsv"));
    assert!(rows.len() > 300);
    for row in rows {
        let [class, expected, what, text] = &row[..] else { panic!("{row:?}") };
        let bytes = bytes(text);
        let report = validate(&bytes);
        let found = codes(&report);
        let reading = read(&bytes, 100, 10);
        let is_refused = reading.stopped.is_some()
            || reading
                .faults
                .iter()
                .any(|f| f.code.severity == isoproof::diagnostic::Severity::Error);
        let is_right = match class.as_str() {
            "y" => is_read(&report) && !is_refused,
            "n" => !is_read(&report) && is_refused,
            _ => class == "i",
        };
        let theirs = serde_json::from_slice::<serde_json::Value>(&bytes).is_ok();
        let agrees = class == "i" || theirs == (class == "y");
        if found != *expected || !is_right || !agrees {
            let messages: Vec<&str> = report.findings.iter().map(|d| d.message.as_str()).collect();
            wrong.push(format!(
                "{class}\t{found}\t{what}\t{text}\t({expected}, {agrees}, {messages:?})"
            ));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn public_payloads_are_read_if_and_only_if_they_are_json() {
    let Some(folder) = shared::folder() else { return };
    let corpus = folder.join("corpus");
    let rows = shared::table(&corpus.join("json_verdicts.tsv"));
    assert_eq!(rows.len(), 55);
    for row in rows {
        let bytes = fs::read(corpus.join(&row[0])).unwrap();
        let verdict = row.last().unwrap();
        let report = validate(&bytes);
        assert_eq!(
            is_read(&report),
            verdict == "json-ok",
            "{} {verdict}: {}",
            row[0],
            codes(&report)
        );
        // Where another reader stops for want of a value, that is the first finding.
        if let Some(place) = verdict.strip_prefix("json-bad: Expecting value: line ") {
            let first = report.findings[0].place;
            let ours = format!("{} column {} ", first.line, first.column);
            assert!(place.starts_with(&ours), "{}: {ours}, {place}", row[0]);
        }
    }
}

/// The value as serde_json has it; of members that stand twice, the last.
fn to_serde(value: &Value) -> serde_json::Value {
    match &value.data {
        Data::Null => serde_json::Value::Null,
        Data::Bool(value) => (*value).into(),
        Data::Number(digits) => serde_json::Value::Number(digits.parse().unwrap()),
        Data::String(text) => text.as_str().into(),
        Data::Array(items) => items.iter().map(to_serde).collect(),
        Data::Object(members) => serde_json::Value::Object(
            members.iter().map(|m| (m.name.clone(), to_serde(&m.value))).collect(),
        ),
    }
}

fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let scalar = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_filter("a number", |n| n.is_finite()).prop_map(Into::into),
        any::<String>().prop_map(Into::into),
    ];
    scalar.prop_recursive(5, 60, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::btree_map(any::<String>(), inner, 0..6)
                .prop_map(|members| serde_json::Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_another_writes_is_read_as_it_was(value in any_json(), pretty in any::<bool>()) {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
        let text = text.unwrap();
        let reading = read(text.as_bytes(), 100, 10);
        prop_assert!(reading.faults.is_empty() && reading.is_whole, "{:?}", reading.faults);
        prop_assert_eq!(to_serde(&reading.value.unwrap()), value);
    }

    #[test]
    fn a_changed_text_is_read_if_and_only_if_another_reads_it(
        value in any_json(),
        at in any::<prop::sample::Index>(),
        byte in prop::sample::select(b"{}[],:\"\\'0123456789.+-eEtrufalsn \n\t/*#\x00\xE4".to_vec()),
        kind in 0..3,
    ) {
        let mut text = serde_json::to_vec(&value).unwrap();
        let at = at.index(text.len());
        match kind {
            0 => text.insert(at, byte),
            1 => text[at] = byte,
            _ => drop(text.remove(at)),
        }
        let reading = read(&text, 100, 10);
        let errors = reading.faults.iter().filter(|f| f.code.severity.name() == "error").count();
        prop_assert!(errors > 0 || reading.is_whole);
        // serde_json refuses lone surrogates, what is no UTF-8, and numbers that are too
        // great for it.
        let theirs = serde_json::from_slice::<serde_json::Value>(&text);
        let lone = reading.faults.iter().any(|f| f.code.id == "JSON0205");
        let is_great = |error: &serde_json::Error| error.to_string().contains("out of range");
        let great = theirs.as_ref().is_err_and(is_great);
        if !lone && !great && std::str::from_utf8(&text).is_ok() {
            prop_assert_eq!(errors == 0, theirs.is_ok(), "{}", String::from_utf8_lossy(&text));
        }
        validate(&text);
    }

    #[test]
    fn any_bytes_are_read_alike_in_pieces(
        bytes in prop::collection::vec(
            prop::sample::select(b"{}[],:\"\\'0123456789.+-eEtrufalsn \r\n\t/*#$\x00\xE4\xC3\xA4".to_vec()), 0..80),
    ) {
        let text = [b"{".as_slice(), &bytes].concat();
        // A NUL in the second place means UTF-16, whose lines end otherwise.
        prop_assume!(bytes.first() != Some(&0));
        let report = validate(&text);
        for finding in &report.findings {
            prop_assert!(finding.place.offset <= text.len() as u64);
            let before = &text[..finding.place.offset as usize];
            let text = String::from_utf8_lossy(before).replace("\r\n", "\n").replace('\r', "\n");
            prop_assert_eq!(finding.place.line, 1 + text.matches('\n').count() as u64);
        }
    }
}

/// The codes of a text, and that it took no longer than any text may.
fn in_time(text: &[u8]) -> String {
    let start = Instant::now();
    let settings = Settings::default();
    let limits = isoproof::xml::Limits { json_length: 100_000_000, ..settings.limits };
    let validator = Validator::new(SchemaSet::embedded(), Settings { limits, ..settings });
    let report = validator.validate("x.json", true, text);
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
    codes(&report)
}

#[test]
fn hostile_texts_take_bounded_time_and_no_stack() {
    assert_eq!(in_time(&b"[".repeat(100_000)), "SRC0205");
    assert_eq!(in_time(&b"[{\"a\":".repeat(100_000)), "SRC0205");
    let long = |open: &str, middle: &str, close: &str, n: usize| {
        [open, &middle.repeat(n), close].concat().into_bytes()
    };
    assert_eq!(in_time(&long("[\"", "0123456789", "\"]", 5_000_000)), "-");
    assert_eq!(in_time(&long("[", "1234567890", "]", 1_000_000)), "-");
    assert_eq!(in_time(&long("[1e", "9", "]", 1_000_000)), "-");
    assert_eq!(in_time(&long("[\"", "\\u00e9", "\"]", 1_000_000)), "-");
    assert_eq!(in_time(&long("[1", ",1", "]", 1_000_000)), "-");
    assert_eq!(in_time(&long("[", &" ".repeat(10), "1]", 1_000_000)), "-");
    for middle in
        [",", "/**/", "{\"a\":1,\"a\":2},", "\"\\x\",", "\"\t\",", "nan,", "01,", "1 ", "\u{A0}"]
    {
        let text = long("[", middle, "1]", 100_000);
        assert!(!in_time(&text).is_empty(), "{middle}");
    }
    for middle in
        ["\"a\":1,", "\"password\":[", "\"password\":/*", "<password>", "\"token\" \"", "*/:"]
    {
        let text = long("{", middle, "\"b\":1}", 100_000);
        assert!(!in_time(&text).is_empty(), "{middle}");
    }
}

#[test]
fn the_limit_of_size_leaves_a_text_unchecked() {
    let settings = Settings::default();
    let limits = isoproof::xml::Limits { json_length: 10, ..settings.limits };
    let validator = Validator::new(SchemaSet::embedded(), Settings { limits, ..settings });
    let report = validator.validate("x.json", true, &b"[1,2,3,4,5,6]"[..]);
    assert_eq!((codes(&report).as_str(), report.verdict), ("SRC0206", Verdict::Unchecked));
    assert_eq!(report.bytes, 13);
    let report = validator.validate("x.json", true, &b"[1,2,3,45]"[..]);
    assert_eq!(codes(&report), "-");
}
