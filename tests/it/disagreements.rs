//! What divides the engines: decided by the standard, class by class, as
//! `docs/disagreements.md` says.

use super::mutants::{self, Mutant};
use super::shared::{self, project};
use isoproof::check::{SchemaSet, Settings, Validator};
use isoproof::diagnostic::{FileReport, Verdict};
use std::collections::BTreeMap;
use std::fs;

/// A row of the document's table.
struct Class {
    /// `accepts`, `refuses: CODE or CODE`, `unchecked: CODE`, `accepts with CODE`.
    answer: String,
    mutants: usize,
}

fn classes() -> BTreeMap<String, Class> {
    let text = fs::read_to_string(project("docs/disagreements.md")).unwrap();
    let rows = text.lines().filter(|line| line.starts_with("| ")).skip(2);
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        assert_eq!(cells.len(), 6, "{row}");
        let class = Class { answer: cells[4].to_owned(), mutants: cells[5].parse().unwrap() };
        (cells[0].to_owned(), class)
    })
    .collect()
}

impl Class {
    /// Whether a report is what the document says.
    fn is_answered_by(&self, report: &FileReport) -> bool {
        let verdict = match self.answer.split([' ', ':']).next() {
            Some("accepts") => Verdict::Valid,
            Some("refuses") => Verdict::Invalid,
            Some("unchecked") => Verdict::Unchecked,
            other => panic!("no answer {other:?}"),
        };
        let codes: Vec<&str> = self
            .answer
            .split_whitespace()
            .filter(|word| word.len() == 7 && word.ends_with(|c: char| c.is_ascii_digit()))
            .collect();
        // A document type may come with what is wrong inside it or with the file.
        let fits = |code: &str| codes.is_empty() || codes.contains(&code) || codes == ["XML0201"];
        let found: Vec<&str> = report.findings.iter().map(|finding| finding.code.id).collect();
        report.verdict == verdict
            && found.iter().all(|code| fits(code))
            && found.is_empty() == codes.is_empty()
            && (codes != ["XML0201"] || found.contains(&"XML0201"))
    }
}

fn codes(report: &FileReport) -> Vec<String> {
    let finding = |d: &isoproof::diagnostic::Diagnostic| format!("{} {}", d.code.id, d.message);
    report.findings.iter().map(finding).collect()
}

/// The class of a mutant that divides the engines.
fn class_of(mutant: &Mutant) -> &'static str {
    let detail = mutant.detail.as_str();
    let word = detail.split_whitespace().next().unwrap_or_default();
    match (mutant.operator.as_str(), word) {
        ("doctype", _) => "document-type",
        ("long", _) => "length-in-characters",
        ("text_in_container", _) => "space-that-is-none",
        ("ws_ref_in_container", _) if detail.ends_with("&#160;") => "space-that-is-none",
        ("ws_ref_in_container", _) => "cdata-between-elements",
        ("val_date" | "val_dateTime", _) if detail.contains(r"\xa0") => "space-that-is-none",
        ("val_date", _) if detail.contains("='2147483648-") || detail.contains("='9999999999-") => {
            "year-of-ten-digits"
        }
        ("val_date" | "val_dateTime", _) => "date-white-space",
        ("xsi", _) => "schema-location",
        ("splmtry", _) => "nil-without-declaration",
        ("doc", "ebcdic") => "encoding-unsupported",
        ("doc", "trail_nul") => "nul-at-the-end",
        ("doc", "utf16_decl8") => "encoding-contradiction",
        ("doc", "xmlns_xml_bad" | "xmlns_xmlns") => "namespace-reserved",
        ("doc", "xmlns_prefix_empty") => "prefix-undeclaring",
        ("doc", "bad_uri_ns") => "namespace-no-uri",
        ("doc", "ver15") => "version-1.x",
        ("doc", "enc_utf8_alias") => "encoding-alias",
        other => panic!("no class for {other:?}"),
    }
}

#[test]
fn mutants_that_divide_the_engines_are_decided_by_the_standard() {
    let Some(all) = mutants::all() else { return };
    let classes = classes();
    let mut counts = BTreeMap::<&str, usize>::new();
    let mut wrong = Vec::new();
    for mutant in all.iter().filter(|mutant| !mutant.agreed) {
        let name = class_of(mutant);
        *counts.entry(name).or_default() += 1;
        if !classes[name].is_answered_by(&mutant.report) {
            wrong.push(format!("{name}: {}", mutant.describe()));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    for (name, class) in &classes {
        assert_eq!(counts.get(name.as_str()).copied().unwrap_or_default(), class.mutants, "{name}");
    }
}

/// The classes of the smallest examples: the start of their names, and the class.
const EXAMPLES: [(&str, &str); 37] = [
    ("01-", "date-white-space"),
    ("02-", "length-in-characters"),
    ("03-", "year-of-ten-digits"),
    ("04-", "decimal-of-many-zeros"),
    ("05-", "cdata-between-elements"),
    ("06-", "document-type"),
    ("07-", "document-type"),
    ("08-", "document-type"),
    ("09-encoding-declaration__utf16-bom-decl-utf8", "encoding-contradiction"),
    ("09-encoding-declaration__utf8-bom-decl-utf16", "encoding-contradiction"),
    ("09-encoding-declaration__ebcdic", "encoding-unsupported"),
    ("09-encoding-declaration__enc-UTF-7", "encoding-unsupported"),
    ("09-encoding-declaration__enc-macintosh", "encoding-of-one-byte"),
    ("09-encoding-declaration__enc-utf8", "encoding-alias"),
    ("09-encoding-declaration__enc-utf_8", "encoding-alias"),
    ("09-encoding-declaration__enc-unicode-1-1-utf-8", "encoding-alias"),
    ("10-version-1.x__ver1.5", "version-1.x"),
    ("10-version-1.x__ver1.2", "version-1.x"),
    ("10-version-1.x__ver1..", "version-no-number"),
    ("11-xml-1.1__ver11-ctl-ref", "version-1.1-character"),
    ("11-xml-1.1__ver11-NEL-between", "version-1.1-line-end"),
    ("11-xml-1.1__ver11-C1-raw", "version-1.1-control"),
    ("11-xml-1.1__ver11-prefix-undecl", "prefix-undeclaring"),
    ("12-", "names-fifth-edition"),
    ("13-namespace-uri-and-colons__ns-", "namespace-no-uri"),
    ("13-namespace-uri-and-colons__pi-colon.xml", "colon-in-name"),
    ("13-namespace-uri-and-colons__pi-colon-dtd", "document-type"),
    ("13-namespace-uri-and-colons__el-colon-first", "colon-in-name"),
    ("13-namespace-uri-and-colons__attr-unbound", "prefix-undeclared"),
    ("14-", "nul-at-the-end"),
    ("15-", "schema-location"),
    ("16-any-lax__any-xsi-nil-bad", "nil-no-boolean"),
    ("16-any-lax__any-xml-id-dup", "id-without-type"),
    ("17-", "large-but-legal"),
    ("00-real__camt.053.001.01", "date-white-space"),
    ("00-real__camt.054.001.01", "date-white-space"),
    ("00-real__pain.002.001.14", "namespace-no-uri"),
];

#[test]
fn the_smallest_examples_are_decided_by_the_standard() {
    let Some(shared) = shared::folder() else { return };
    let classes = classes();
    let validator = Validator::new(SchemaSet::embedded(), Settings::default());
    let mut wrong = Vec::new();
    for file in shared::files(&shared.join("disagreements"), ".xml") {
        let (_, name) = EXAMPLES.iter().find(|(start, _)| file.starts_with(start)).unwrap();
        let bytes = fs::read(shared.join("disagreements").join(&file)).unwrap();
        let report = validator.validate(&file, true, &bytes[..]);
        if !classes[*name].is_answered_by(&report) {
            wrong.push(format!("{name}: {file}: {:?} {:?}", report.verdict, codes(&report)));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
