//! The samples: verdict, codes and places as `samples/expected.tsv` says.

use super::shared::{self, files, project};
use isoproof::check::{SchemaSet, Settings, Validator};
use isoproof::diagnostic::{Diagnostic, FileReport};
use isoproof::rules::{Choice, Rulebook};
use std::fs;

fn joined(report: &FileReport, what: impl Fn(&Diagnostic) -> String) -> String {
    let words: Vec<String> = report.findings.iter().map(what).collect();
    if words.is_empty() { "-".to_owned() } else { words.join(",") }
}

/// A row of the table, as the report gives it.
fn row(report: &FileReport) -> Vec<String> {
    // The table names codes in their own order and places in the same one.
    let mut report = report.clone();
    report.findings.sort_by_key(|finding| finding.code.id);
    let place = |finding: &Diagnostic| format!("{}:{}", finding.place.line, finding.place.column);
    vec![
        report.path.clone(),
        report.verdict.name().to_owned(),
        joined(&report, |finding| finding.code.id.to_owned()),
        joined(&report, place),
    ]
}

#[test]
fn every_sample_is_listed_once() {
    let rows = shared::table(&project("samples/expected.tsv"));
    let mut listed: Vec<String> = rows.into_iter().map(|row| row[0].clone()).collect();
    listed.sort();
    let mut there: Vec<String> = ["valid", "invalid", "playbook"]
        .into_iter()
        .flat_map(|kind| {
            let names = files(&project("samples").join(kind), "");
            names.into_iter().map(move |name| format!("{kind}/{name}"))
        })
        .collect();
    // The playbook's table and its lists of evidence are no payloads.
    there.retain(|path| !path.ends_with("README.md") && !path.ends_with("evidence.toml"));
    there.sort();
    assert_eq!(listed, there);
}

#[test]
fn every_sample_gives_what_the_table_says() {
    let validator = Validator::new(SchemaSet::embedded(), Settings::default());
    let rules = Rulebook::new(Choice::default());
    let mut wrong = Vec::new();
    for expected in shared::table(&project("samples/expected.tsv")) {
        let bytes = fs::read(project("samples").join(&expected[0])).unwrap();
        let found = row(&rules.check(&validator, &expected[0], true, &bytes[..], &mut []));
        if found != expected {
            wrong.push(format!("{} expected\n  {}", expected.join(" "), found[1..].join(" ")));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Each sample, and its first half, in which everything stays open.
#[test]
fn what_was_checked_before_makes_no_difference() {
    let validator = || Validator::new(SchemaSet::embedded(), Settings::default());
    let used = validator();
    for sample in shared::table(&project("samples/expected.tsv")) {
        let bytes = fs::read(project("samples").join(&sample[0])).unwrap();
        for part in [&bytes[..bytes.len() / 2], &bytes] {
            let alone = validator().validate(&sample[0], true, part);
            assert_eq!(used.validate(&sample[0], true, part), alone, "{}", sample[0]);
        }
    }
}
