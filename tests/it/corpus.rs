//! Real payloads that others wrote: the same answer as five engines that agree.

use super::shared;
use isoproof::check::{SchemaSet, Settings, Validator};
use isoproof::diagnostic::{Diagnostic, FileReport, Severity};
use isoproof::schema;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What the engines say of one part of a file.
struct Row {
    part: String,
    message: String,
    verdicts: Vec<String>,
}

impl Row {
    /// Whether it is a payload in a published namespace on which all engines agree.
    fn is_decided(&self) -> bool {
        let first = &self.verdicts[0];
        let name = self.part.trim_end_matches(|c: char| c.is_ascii_digit());
        ["root", "AppHdr", "Document"].contains(&name)
            && schema::find(&self.message).is_some()
            && ["valid", "invalid", "notwf"].contains(&first.as_str())
            && self.verdicts.iter().all(|verdict| verdict == first)
    }

    fn is_accepted(&self) -> bool {
        self.verdicts[0] == "valid"
    }
}

fn rows(shared: &Path) -> BTreeMap<String, Vec<Row>> {
    let mut files = BTreeMap::<String, Vec<Row>>::new();
    for row in shared::table(&shared.join("corpus/verdicts.tsv")) {
        files.entry(row[0].clone()).or_default().push(Row {
            part: row[1].clone(),
            message: row[2].clone(),
            verdicts: row[3..8].to_vec(),
        });
    }
    files
}

/// Whether xml and schema accept a part: the whole file for `root`, otherwise the
/// part of an envelope with the number at the end of the name.
fn accepts(report: &FileReport, part: &str) -> bool {
    let number = part.trim_start_matches(|c: char| !c.is_ascii_digit()).parse::<usize>();
    let path = match number {
        Err(_) => "",
        Ok(number) => match report.parts.get(number) {
            Some(part) => part.path.as_str(),
            None => return false,
        },
    };
    // Codes of the family ENV compare parts; no schema does.
    let counts = |d: &&Diagnostic| d.severity == Severity::Error && !d.code.id.starts_with("ENV");
    !report.findings.iter().filter(counts).any(|d| d.path.starts_with(path))
}

#[test]
fn payloads_get_the_verdict_on_which_the_engines_agree() {
    let Some(shared) = shared::folder() else { return };
    let validator = Validator::new(SchemaSet::embedded(), Settings::default());
    let mut wrong = Vec::new();
    let mut count = 0;
    for (file, rows) in rows(&shared) {
        let decided: Vec<&Row> = rows.iter().filter(|row| row.is_decided()).collect();
        if decided.is_empty() {
            continue;
        }
        let bytes = fs::read(shared.join("corpus").join(&file)).unwrap();
        let report = validator.validate(&file, true, &bytes[..]);
        for row in decided {
            count += 1;
            if accepts(&report, &row.part) != row.is_accepted() {
                let first = report.findings.first().map(|d| (d.code.id, d.place.line, &d.message));
                wrong.push(format!("{file} {}: {} {first:?}", row.part, row.verdicts[0]));
            }
        }
    }
    println!("{count} parts compared");
    assert!(wrong.is_empty(), "{} of {count} differ:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count > 250, "only {count} parts");
}
