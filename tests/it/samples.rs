//! The samples: verdict, codes and places as `samples/expected.tsv` says.

use super::shared::{self, files, project};
use isoproof::check::{SchemaSet, Settings, Validator};
use isoproof::diagnostic::{Diagnostic, FileReport};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

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
    let there: Vec<String> = ["valid", "invalid"]
        .into_iter()
        .flat_map(|kind| {
            let names = files(&project("samples").join(kind), "");
            names.into_iter().map(move |name| format!("{kind}/{name}"))
        })
        .collect();
    let mut there = there;
    there.sort();
    assert_eq!(listed, there);
}

#[test]
fn every_sample_gives_what_the_table_says() {
    let validator = Validator::new(SchemaSet::embedded(), Settings::default());
    let mut wrong = Vec::new();
    for expected in shared::table(&project("samples/expected.tsv")) {
        let bytes = fs::read(project("samples").join(&expected[0])).unwrap();
        let found = row(&validator.validate(&expected[0], true, &bytes[..]));
        if found != expected {
            wrong.push(format!("{} expected\n  {}", expected.join(" "), found[1..].join(" ")));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// The payloads that an evidence file declares: the path of each, from the folder of the
/// playbook, and the lines of its declaration.
fn evidence(folder: &str) -> BTreeMap<String, String> {
    let playbook = project("samples/playbook");
    let text = fs::read_to_string(playbook.join(folder).join("evidence.toml")).unwrap();
    let declared = text.split("[[payload]]\n").skip(1).map(|payload| {
        let (file, rest) = payload.split_once('\n').unwrap();
        let file = file.strip_prefix("file = \"").unwrap().strip_suffix('"').unwrap();
        let path = match file.strip_prefix("../") {
            Some(other) => other.to_owned(),
            None => Path::new(folder).join(file).to_str().unwrap().replace('\\', "/"),
        };
        (path, rest.trim_end().to_owned())
    });
    declared.collect()
}

/// The payloads of the playbook, as paths from its folder.
fn payloads() -> Vec<String> {
    let mut found = files(&project("samples/playbook"), "");
    found.retain(|path| !path.ends_with("evidence.toml") && path != "README.md");
    found
}

#[test]
fn every_payload_of_the_playbook_is_declared() {
    let all = evidence("");
    assert_eq!(all.keys().collect::<Vec<_>>(), payloads().iter().collect::<Vec<_>>());
    for path in payloads() {
        let (folder, _) = path.split_once('/').unwrap();
        let own = evidence(folder);
        assert_eq!(own.get(&path), all.get(&path), "{path}");
        assert!(own.iter().all(|(path, lines)| all.get(path) == Some(lines)), "{folder}");
    }
}

#[test]
fn every_payload_of_the_playbook_is_described() {
    let table = fs::read_to_string(project("samples/playbook/README.md")).unwrap();
    let file = |line: &str| Some(line.strip_prefix("| [`")?.split(['(', ')']).nth(1)?.to_owned());
    let mut described: Vec<String> = table.lines().filter_map(file).collect();
    described.sort();
    assert_eq!(described, payloads());
}
