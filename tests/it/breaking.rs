//! Valid samples in which one rule is broken at a time.

use super::overlay::{Change, Example, FAMILIES, changed, examples, laid, laid_over, newest};
use super::shared::{files, project, table};
use isoproof::check::{SchemaSet, Settings, Validator};
use isoproof::diagnostic::Severity;
use isoproof::rules::{Choice, RULES, Rule, Rulebook};
use std::fs;

/// A valid sample of a message, or a base of the documents' examples in its newest version.
struct Sample {
    name: String,
    message: String,
    text: String,
}

fn samples() -> Vec<Sample> {
    let folder = project("samples/valid");
    let read = |name: String| {
        let message = name.split('/').next()?.to_owned();
        isoproof::schema::find(&message)?;
        let text = fs::read_to_string(folder.join(&name)).unwrap();
        Some(Sample { name, message, text })
    };
    let bases = FAMILIES.iter().map(|family| newest(family)).map(|message| Sample {
        name: format!("the base of {message}"),
        message: message.to_owned(),
        text: laid("", message),
    });
    files(&folder, "xml").into_iter().filter_map(read).chain(bases).collect()
}

impl Sample {
    fn is_of(&self, rule: &Rule, family: &str) -> bool {
        self.message.starts_with(family) && rule.coverage(&self.message).is_some()
    }
}

/// How often a rule was broken, and what else was found then, or not found.
#[derive(Default)]
struct Broken {
    count: usize,
    faults: Vec<String>,
}

impl Broken {
    fn note(&mut self, rule: &Rule, how: &str, sample: &Sample, new: &[&str]) {
        self.count += 1;
        if new != [rule.code.id] {
            self.faults.push(format!("{} by {how} in {}: {new:?}", rule.code.id, sample.name));
        }
    }
}

/// Breaks a rule by the fragments of its document, in samples over which those that keep the
/// rule can be laid and nothing more is found.
fn by_documents(rule: &'static Rule, samples: &[Sample], broken: &mut Broken) {
    let all = examples(rule.code.document);
    for (number, example) in (1..).zip(&all).filter(|(_, example)| example.is_invalid) {
        let is_due = |s: &&Sample| s.is_of(rule, &example.family) && example.admits(&s.message);
        for sample in samples.iter().filter(is_due) {
            let codes = |fragment: &str| {
                let text = laid_over(&sample.text, fragment, &sample.message);
                example.codes(&example.check(&text, &sample.name))
            };
            let plain = codes("");
            let is_kept = |kept: &&Example| {
                !kept.is_invalid && kept.family == example.family && kept.admits(&sample.message)
            };
            let kept: Vec<Vec<&str>> =
                all.iter().filter(is_kept).map(|kept| codes(&kept.text)).collect();
            if kept.iter().flatten().all(|code| plain.contains(code)) {
                let before = kept.first().unwrap_or(&plain);
                let mut new = codes(&example.text);
                new.retain(|code| !before.contains(code));
                // What is no message any more was laid over something else than it meant.
                if !new.iter().any(|code| code.starts_with("XSD")) {
                    broken.note(rule, &format!("example {number}"), sample, &new);
                }
            }
        }
    }
}

/// Breaks a rule by the changes of the table.
fn by_changes(rule: &Rule, changes: &[Vec<String>], samples: &[Sample], broken: &mut Broken) {
    let validator = Validator::new(SchemaSet::embedded(), Settings::default());
    let rules = Rulebook::new(Choice::default());
    let codes = |text: &str| -> Vec<&str> {
        let report = rules.check(&validator, "changed.xml", true, text.as_bytes(), &mut []);
        let mut codes: Vec<&str> = report.findings.iter().map(|f| f.code.id).collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    };
    for change in changes {
        let [_, family, path, how] = change.as_slice() else { panic!("{change:?}") };
        for sample in samples.iter().filter(|sample| sample.is_of(rule, family)) {
            let Some(text) = changed(&sample.text, path, &Change::parse(how)) else { continue };
            let before = codes(&sample.text);
            let mut new = codes(&text);
            new.retain(|code| !before.contains(code));
            broken.note(rule, &format!("{path} {how}"), sample, &new);
        }
    }
}

/// Rules on two messages: the tests of answers break them.
const ON_TWO: &str = "ECHO-";

#[test]
fn a_rule_that_is_broken_in_a_sample_says_so_and_no_other() {
    let samples = samples();
    let table = table(&project("tests/breaking.tsv"));
    let is_error = |rule: &&&Rule| rule.code.severity == Severity::Error;
    let mut faults = Vec::new();
    let mut count = 0;
    for rule in RULES.iter().filter(is_error).filter(|rule| !rule.code.id.starts_with(ON_TWO)) {
        let mut broken = Broken::default();
        let changes: Vec<Vec<String>> =
            table.iter().filter(|row| row[0] == rule.code.id).cloned().collect();
        if changes.is_empty() {
            by_documents(rule, &samples, &mut broken);
        } else {
            by_changes(rule, &changes, &samples, &mut broken);
        }
        if broken.count == 0 {
            faults.push(format!("{} is broken in no sample", rule.code.id));
        }
        count += broken.count;
        faults.extend(broken.faults);
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
    assert!(count > 200, "{count}");
}
