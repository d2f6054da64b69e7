//! Counts over all files of a run.

use crate::diagnostic::{FileReport, Severity, Verdict, find_code};
use std::collections::BTreeMap;

/// What a run found, in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files with the verdict `valid`.
    pub valid: u64,
    /// Files with the verdict `invalid`.
    pub invalid: u64,
    /// Files with the verdict `unchecked`.
    pub unchecked: u64,
    /// Those of the unchecked that the user did not name, found in a folder.
    pub unchecked_unnamed: u64,
    /// Errors, before any cap.
    pub errors: u64,
    /// Warnings, before any cap.
    pub warnings: u64,
    /// Notes, before any cap.
    pub infos: u64,
    /// Findings by code id, before any cap.
    pub codes: BTreeMap<&'static str, u64>,
    /// Findings that were suppressed; they are in no other count.
    pub suppressed: u64,
    /// Findings that a cap left out of the report.
    pub omitted: u64,
}

impl Summary {
    /// How many files there were.
    #[must_use]
    pub fn files(&self) -> u64 {
        self.valid + self.invalid + self.unchecked
    }

    /// Counts one more file.
    pub fn add(&mut self, report: &FileReport) {
        match report.verdict {
            Verdict::Valid => self.valid += 1,
            Verdict::Invalid => self.invalid += 1,
            Verdict::Unchecked => {
                self.unchecked += 1;
                self.unchecked_unnamed += u64::from(!report.named);
            }
        }
        self.errors += report.count(Severity::Error);
        self.warnings += report.count(Severity::Warning);
        self.infos += report.count(Severity::Info);
        self.suppressed += report.suppressed.len() as u64 + report.suppressed_more;
        for finding in &report.findings {
            *self.codes.entry(finding.code.id).or_default() += 1;
        }
        for &(_, id, count) in &report.omitted {
            *self.codes.entry(id).or_default() += count;
            self.omitted += count;
        }
    }

    /// The sentence on the files: `3 files: 1 valid, 2 unchecked (1 not named)`.
    pub(super) fn files_line(&self) -> String {
        let mut line = counted(self.files(), "file");
        let verdicts =
            [(self.valid, "valid"), (self.invalid, "invalid"), (self.unchecked, "unchecked")];
        let parts: Vec<String> =
            verdicts.iter().filter(|v| v.0 > 0).map(|(n, word)| format!("{n} {word}")).collect();
        if !parts.is_empty() {
            line = format!("{line}: {}", parts.join(", "));
        }
        if self.unchecked_unnamed > 0 {
            line = format!("{line} ({} not named)", self.unchecked_unnamed);
        }
        line
    }

    /// The codes with their names and counts, the most frequent first.
    pub(super) fn codes_line(&self) -> String {
        let mut codes: Vec<(&str, u64)> = self.codes.iter().map(|(id, n)| (*id, *n)).collect();
        codes.sort_by_key(|&(id, n)| (std::cmp::Reverse(n), id));
        let parts: Vec<String> = codes.iter().map(|&(id, n)| code_count(id, n)).collect();
        parts.join(", ")
    }
}

/// `2 errors, 1 warning`; empty where there is nothing.
pub(super) fn severities(errors: u64, warnings: u64, infos: u64) -> String {
    [(errors, "error"), (warnings, "warning"), (infos, "note")]
        .into_iter()
        .filter(|&(n, _)| n > 0)
        .map(|(n, word)| counted(n, word))
        .collect::<Vec<_>>()
        .join(", ")
}

/// `2 XSD0101 element-missing`.
pub(super) fn code_count(id: &str, count: u64) -> String {
    match find_code(id) {
        Some(code) => format!("{count} {id} {}", code.name),
        None => format!("{count} {id}"),
    }
}

/// `1 file`, `2 files`.
fn counted(n: u64, word: &str) -> String {
    if n == 1 { format!("1 {word}") } else { format!("{n} {word}s") }
}
