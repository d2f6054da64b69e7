//! One document for each constraint of XML 1.0 and Namespaces in XML 1.0.

use super::second_reader;
use super::shared::{self, files, project};
use isoproof::check::{SchemaSet, Settings, Validator};
use isoproof::diagnostic::{Diagnostic, Verdict};
use std::fs;

/// A file, and the one finding that it gives as `code line column offset`, or "-".
struct Case {
    file: String,
    finding: String,
}

impl Case {
    fn bytes(&self) -> Vec<u8> {
        fs::read(project("tests/wellformed").join(&self.file)).unwrap()
    }

    fn is_right(&self) -> bool {
        self.finding == "-"
    }
}

fn cases() -> Vec<Case> {
    shared::table(&project("tests/wellformed/expected.tsv"))
        .into_iter()
        .map(|row| Case {
            file: row[0].clone(),
            finding: if row[1] == "-" { "-".to_owned() } else { row[1..5].join(" ") },
        })
        .collect()
}

fn described(finding: &Diagnostic) -> String {
    let place = finding.place;
    format!("{} {} {} {}", finding.code.id, place.line, place.column, place.offset)
}

#[test]
fn every_file_is_listed_once() {
    let mut listed: Vec<String> = cases().into_iter().map(|case| case.file).collect();
    listed.sort();
    assert_eq!(listed, files(&project("tests/wellformed"), ".xml"));
}

#[test]
fn each_defect_gives_its_finding_and_the_rest_none() {
    let validator = Validator::new(SchemaSet::embedded(), Settings::default());
    let mut wrong = Vec::new();
    for case in cases() {
        let report = validator.validate(&case.file, true, &case.bytes()[..]);
        let findings: Vec<String> = report.findings.iter().map(described).collect();
        let found = if findings.is_empty() { "-".to_owned() } else { findings.join(", ") };
        if found != case.finding || (report.verdict == Verdict::Valid) != case.is_right() {
            wrong.push(format!(
                "{}: {} expected, {found}, {:?}",
                case.file, case.finding, report.verdict
            ));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn quick_xml_reads_what_is_right() {
    let mut caught = (0, 0);
    for case in cases() {
        let bytes = case.bytes();
        let Ok(text) = str::from_utf8(&bytes) else { continue };
        let refused = second_reader::refuses(text);
        if case.is_right() {
            assert_eq!(refused, None, "{}", case.file);
        } else {
            caught = (caught.0 + usize::from(refused.is_some()), caught.1 + 1);
        }
    }
    println!(
        "quick-xml refuses {} of {} documents in UTF-8 that are not well formed",
        caught.0, caught.1
    );
}
