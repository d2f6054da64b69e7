//! 15,000 labelled mutants of real payloads, one fault each.

use super::shared;
use isoproof::check::{SchemaSet, Settings, Validator};
use isoproof::diagnostic::{FileReport, Verdict};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// A mutant: what was done to a payload, and what four engines say of it.
pub(crate) struct Mutant {
    pub(crate) file: String,
    pub(crate) operator: String,
    pub(crate) detail: String,
    /// `valid`, `invalid`, `notwf` or `error`.
    verdicts: Vec<String>,
    pub(crate) agreed: bool,
    /// The lines that libxml2 and Xerces report.
    lines: Vec<u64>,
    has_doctype: bool,
    pub(crate) report: FileReport,
}

impl Mutant {
    /// Whether this program accepts it.
    pub(crate) fn is_accepted(&self) -> bool {
        self.report.verdict == Verdict::Valid
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        fs::read(folder().join(&self.file)).unwrap()
    }

    fn all_accept(&self) -> bool {
        self.verdicts.iter().all(|verdict| verdict == "valid")
    }

    fn all_refuse(&self) -> bool {
        self.verdicts.iter().all(|verdict| verdict != "valid")
    }

    fn codes(&self) -> Vec<&'static str> {
        self.report.findings.iter().map(|finding| finding.code.id).collect()
    }

    pub(crate) fn describe(&self) -> String {
        let findings: Vec<String> = self
            .report
            .findings
            .iter()
            .map(|d| format!("{} {}:{} {}", d.code.id, d.place.line, d.place.column, d.path))
            .collect();
        format!(
            "{} {} {}: {} lines {:?}, {:?} {findings:?}",
            self.file,
            self.operator,
            self.detail,
            self.verdicts[0],
            self.lines,
            self.report.verdict
        )
    }
}

/// Where they are unpacked.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("mutants")
}

fn unpack(shared: &Path) {
    let folder = folder();
    fs::create_dir_all(&folder).unwrap();
    let status = Command::new("tar")
        .args(["-I", "zstd", "-xf"])
        .arg(shared.join("mutants/mutants.tar.zst"))
        .arg("-C")
        .arg(&folder)
        .status()
        .unwrap();
    assert!(status.success());
}

fn check(validator: &Validator, row: &[String]) -> Mutant {
    let file = format!("{}/{}", row[0], row[1]);
    let bytes = fs::read(folder().join(&file)).unwrap();
    Mutant {
        report: validator.validate(&file, true, &bytes[..]),
        file,
        operator: row[2].strip_prefix("op_").unwrap().to_owned(),
        detail: row[3].clone(),
        verdicts: row[4..8].to_vec(),
        agreed: row[8] == "agree",
        lines: row[9..11].iter().filter_map(|line| line.parse().ok()).collect(),
        has_doctype: bytes.windows(9).any(|window| window == b"<!DOCTYPE"),
    }
}

/// All mutants, checked once for all tests; `None` without the shared material.
pub(crate) fn all() -> Option<&'static [Mutant]> {
    static ALL: OnceLock<Option<Vec<Mutant>>> = OnceLock::new();
    ALL.get_or_init(|| {
        let shared = shared::folder()?;
        unpack(&shared);
        let rows = shared::table(&shared.join("mutants/labels.tsv"));
        let validator = Validator::new(SchemaSet::embedded(), Settings::default());
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        Some(std::thread::scope(|scope| {
            let workers: Vec<_> = rows
                .chunks(rows.len().div_ceil(threads))
                .map(|rows| {
                    let validator = &validator;
                    let check = |row: &Vec<String>| check(validator, row);
                    scope.spawn(move || rows.iter().map(check).collect::<Vec<_>>())
                })
                .collect();
            workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
        }))
    })
    .as_deref()
}

fn agreed() -> impl Iterator<Item = &'static Mutant> {
    all().unwrap_or_default().iter().filter(|mutant| mutant.agreed)
}

fn assert_none(what: &str, wrong: &[&Mutant], count: usize) {
    let list: Vec<String> = wrong.iter().take(40).map(|mutant| mutant.describe()).collect();
    assert!(wrong.is_empty(), "{what}: {} of {count} wrong\n{}", wrong.len(), list.join("\n"));
}

/// XML 1.0, fifth edition, 2.8: a document that says version 1.x is read as 1.0. Some
/// engines read 1.1 by other rules, but on these documents that makes no difference.
#[test]
fn agreed_mutants_get_the_same_verdict() {
    let compared: Vec<&Mutant> = agreed().filter(|mutant| !mutant.has_doctype).collect();
    let wrong: Vec<&Mutant> =
        compared.iter().copied().filter(|m| m.is_accepted() != m.all_accept()).collect();
    assert_none("verdicts", &wrong, compared.len());
    assert!(all().is_none() || compared.len() > 13_500, "{}", compared.len());
}

#[test]
fn every_document_type_is_refused_by_name() {
    let with: Vec<&Mutant> =
        all().unwrap_or_default().iter().filter(|mutant| mutant.has_doctype).collect();
    let wrong: Vec<&Mutant> = with
        .iter()
        .copied()
        .filter(|m| m.report.verdict != Verdict::Invalid || !m.codes().contains(&"XML0201"))
        .collect();
    assert_none("document types", &wrong, with.len());
    assert!(all().is_none() || with.len() > 600, "{}", with.len());
}

/// The operators that make one structural defect.
const STRUCTURAL: [&str; 10] = [
    "delete",
    "dup",
    "dup_far",
    "swap",
    "move_up",
    "rename",
    "unknown_el",
    "ns_child",
    "empty",
    "text_in_container",
];

/// A path without indices: `/A/B[2]/C` is `A/B/C`, as the labels write it.
fn plain(path: &str) -> String {
    let names = path.split('/').filter(|name| !name.is_empty());
    names.map(|name| name.split('[').next().unwrap_or_default()).collect::<Vec<_>>().join("/")
}

/// Whether there is one finding, on a line that libxml2 or Xerces report. For text
/// between elements they report a line of the parent, so its path is compared instead.
fn is_one_in_place(mutant: &Mutant) -> bool {
    let [finding] = &mutant.report.findings[..] else { return false };
    if mutant.operator == "text_in_container" {
        let element = mutant.detail.split_whitespace().next();
        return element == Some(&plain(&finding.path));
    }
    mutant.lines.contains(&finding.place.line)
}

#[test]
fn one_structural_defect_is_one_finding_in_its_place() {
    let mut counts = BTreeMap::<&str, (usize, usize)>::new();
    let mut wrong = Vec::new();
    for mutant in agreed().filter(|m| m.all_refuse() && STRUCTURAL.contains(&m.operator.as_str())) {
        let count = counts.entry(&mutant.operator).or_default();
        count.1 += 1;
        if is_one_in_place(mutant) {
            count.0 += 1;
        } else {
            wrong.push(mutant.describe());
        }
    }
    for (operator, (right, all)) in &counts {
        println!("{operator}: {right} of {all}");
    }
    println!("{}", wrong.join("\n"));
    let all: usize = counts.values().map(|count| count.1).sum();
    assert!(wrong.len() * 100 <= all * 3, "{} of {all} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
