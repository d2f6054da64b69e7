//! JUnit XML: a test suite a file, a test case a layer.
//!
//! Written here and not with the crate quick-junit: that one holds the report of all
//! files until its end and writes an attribute (`skipped` of `testsuites`) that the
//! schema of the Jenkins plugin, against which the tests check, does not have. There
//! are no times and no durations, so that the same input gives the same bytes.
//!
//! A layer that failed is a failure that lists its findings, one that did not run or
//! has nothing to check is skipped with the reason. An unchecked file has one more
//! test case, `verdict`, which is an error, so that it cannot pass unseen; it is
//! skipped if the user did not name the file.

use super::escape::visible;
use super::place::place;
use super::summary::code_count;
use super::xml_text::{attribute, escaped};
use super::{Reporter, Summary, rules};
use crate::diagnostic::{
    Diagnostic, Effect, FileReport, Layer, LayerReport, LayerStatus, Suppressed, Verdict,
};
use std::fmt::Write as _;
use std::io::{self, Write};

/// Writes the JUnit document.
pub(super) struct Junit;

impl Reporter for Junit {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        writeln!(out, "<testsuites name=\"{}\">", env!("CARGO_PKG_NAME"))
    }

    fn file(&mut self, out: &mut dyn Write, report: &FileReport) -> io::Result<()> {
        let cases = cases(report);
        let count = |is: fn(&Outcome) -> bool| cases.iter().filter(|c| is(&c.outcome)).count();
        let path = attribute(&report.path);
        writeln!(
            out,
            "  <testsuite name=\"{path}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\">",
            cases.len(),
            count(|o| matches!(o, Outcome::Failure(..))),
            count(|o| matches!(o, Outcome::Error(..))),
            count(|o| matches!(o, Outcome::Skipped(..))),
        )?;
        write_properties(out, report)?;
        for case in &cases {
            write_case(out, &path, case)?;
        }
        writeln!(out, "  </testsuite>")
    }

    fn end(&mut self, out: &mut dyn Write, _summary: &Summary) -> io::Result<()> {
        writeln!(out, "</testsuites>")
    }
}

struct Case {
    name: &'static str,
    outcome: Outcome,
}

/// What became of it; the last string lists findings, the one before says it in a line.
enum Outcome {
    Passed(String),
    Failure(String, String),
    Error(String, String),
    Skipped(String, String),
}

fn cases(report: &FileReport) -> Vec<Case> {
    let mut cases: Vec<Case> =
        report.layers.iter().map(|layer| layer_case(report, layer)).collect();
    if report.verdict == Verdict::Unchecked {
        cases.push(Case { name: "verdict", outcome: unchecked(report) });
    }
    cases
}

fn layer_case(report: &FileReport, layer: &LayerReport) -> Case {
    let listed = || {
        let found = findings(report, |d| d.layer() == layer.layer, Some(layer));
        found + &suppressed(report, layer)
    };
    let reason = || layer.reason.clone().unwrap_or_else(|| layer.status.name().replace('-', " "));
    let outcome = match layer.status {
        LayerStatus::Passed => Outcome::Passed(listed()),
        LayerStatus::Failed => Outcome::Failure(counts(layer), listed()),
        LayerStatus::NotApplicable | LayerStatus::NotRun => Outcome::Skipped(reason(), listed()),
    };
    Case { name: layer.layer.name(), outcome }
}

fn counts(layer: &LayerReport) -> String {
    super::summary::severities(layer.errors, layer.warnings, layer.infos)
}

/// Why the file could not be judged: what blocked, and what did not run.
fn unchecked(report: &FileReport) -> Outcome {
    let mut why = findings(report, |d| d.code.effect == Effect::Blocks, None);
    let needed = |l: &&LayerReport| {
        l.requested || matches!(l.layer, Layer::Xml | Layer::Json | Layer::Schema)
    };
    let missing = report.layers.iter().filter(|l| l.status == LayerStatus::NotRun);
    for layer in missing.filter(needed) {
        let reason = visible(layer.reason.as_deref().unwrap_or("not run"));
        // Writing to a string cannot fail.
        let _ = writeln!(why, "{}: {reason}", layer.layer);
    }
    let message = "the file could not be judged".to_owned();
    if report.named { Outcome::Error(message, why) } else { Outcome::Skipped(message, why) }
}

/// The findings that `which` admits, one block each; with what the cap left out of
/// the layer, if one is given.
fn findings(
    report: &FileReport,
    which: impl Fn(&Diagnostic) -> bool,
    layer: Option<&LayerReport>,
) -> String {
    let mut out = String::new();
    for finding in report.findings.iter().filter(|d| which(d)) {
        push_finding(&mut out, &report.path, finding);
    }
    let capped = report.omitted.iter().filter(|o| layer.is_some_and(|l| l.layer == o.0));
    for &(_, id, count) in capped {
        let _ = writeln!(out, "not shown: {}", code_count(id, count));
    }
    out
}

/// What was suppressed in a layer, one line each.
fn suppressed(report: &FileReport, layer: &LayerReport) -> String {
    let of_layer = report.suppressed.iter().filter(|s| s.finding.layer() == layer.layer);
    let line = |Suppressed { finding, reason, .. }: &Suppressed| {
        let (path, code, reason) = (visible(&report.path), finding.code, visible(reason));
        let place = place(finding);
        format!("{path}:{place}: suppressed[{}] {}: {reason}\n", code.id, code.name)
    };
    of_layer.map(line).collect()
}

fn push_finding(out: &mut String, path: &str, finding: &Diagnostic) {
    let Diagnostic { code, severity, message, .. } = finding;
    let _ = writeln!(
        out,
        "{}:{}: {severity}[{}] {}: {}",
        visible(path),
        place(finding),
        code.id,
        code.name,
        visible(message)
    );
    let path = Some(finding.path.as_str()).filter(|p| !p.is_empty());
    let details = [
        ("at", path),
        ("found", finding.found.as_deref()),
        ("expected", finding.expected.as_deref()),
        ("help", finding.help.as_deref()),
        ("bank reason", finding.bank_reason),
    ];
    for (label, text) in details.iter().filter_map(|(label, text)| text.map(|t| (label, t))) {
        let _ = writeln!(out, "  {label}: {}", visible(text));
    }
}

fn write_properties(out: &mut dyn Write, report: &FileReport) -> io::Result<()> {
    writeln!(out, "    <properties>")?;
    let verdict = Some(report.verdict.name());
    let payload = Some(report.payload.name());
    let message = report.message.as_deref();
    let (rules, suppressed) = (rules::counts(&report.rules), rules::suppressed(report));
    let said = [
        ("verdict", verdict),
        ("payload", payload),
        ("message", message),
        ("rules", Some(rules.as_str()).filter(|text| !text.is_empty())),
        ("suppressed", Some(suppressed.as_str()).filter(|text| !text.is_empty())),
    ];
    for (name, value) in said {
        let Some(value) = value.map(attribute) else { continue };
        writeln!(out, "      <property name=\"{name}\" value=\"{value}\"/>")?;
    }
    writeln!(out, "    </properties>")
}

fn write_case(out: &mut dyn Write, path: &str, case: &Case) -> io::Result<()> {
    let open = format!("    <testcase name=\"{}\" classname=\"{path}\"", case.name);
    let (child, message, body) = match &case.outcome {
        Outcome::Passed(notes) if notes.is_empty() => return writeln!(out, "{open}/>"),
        Outcome::Passed(notes) => ("system-out", None, notes.as_str()),
        Outcome::Failure(message, body) => ("failure", Some(message), body.as_str()),
        Outcome::Error(message, body) => ("error", Some(message), body.as_str()),
        Outcome::Skipped(message, body) => ("skipped", Some(message), body.as_str()),
    };
    let message = message.map(|m| format!(" message=\"{}\"", attribute(m))).unwrap_or_default();
    writeln!(out, "{open}>\n      <{child}{message}>{}</{child}>", escaped(body))?;
    writeln!(out, "    </testcase>")
}
