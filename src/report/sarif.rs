//! SARIF 2.1.0: one log with one run.
//!
//! Results are written as they come. What stands behind them is collected: the
//! rules used, and for each file a short entry with its verdict and layers. The
//! members of the run are in the order in which they are known, which JSON allows.
//!
//! A region gives its end column, since SARIF reads a region without one as reaching
//! to the end of the line. A masked report leaves the end out: the length of a value
//! is not to be seen. The byte offset is a property of the result: in a region it
//! would need a length in bytes of the original encoding, since both ways of naming
//! a region must mean the same (3.30.4). Regions are of the file: where a finding is in
//! a text decoded from it, the region is the start of that text, and the place there is
//! in the message and the properties.

use super::escape::visible;
use super::json::{LayerJson, PartJson, indented, omitted};
use super::sarif_model::{
    Artifact, ArtifactLocation, ArtifactProperties, Configuration, Decoded, Driver, Help,
    Invocation, Location, LogicalLocation, Message, Notification, PhysicalLocation, Region,
    ResultObject, ResultProperties, Rule, RuleProperties, RunProperties, Suppression, Tool,
};
use super::{Options, Reporter, Summary, explain, uri};
use crate::diagnostic::{
    Code, Diagnostic, FileReport, LayerReport, LayerStatus, Place, Severity, Suppressed, Verdict,
};
use std::io::{self, Write};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Writes the SARIF log.
pub(super) struct Sarif {
    options: Options,
    first: bool,
    rules: Vec<&'static Code>,
    artifacts: Vec<Artifact>,
    notifications: Vec<Notification>,
}

impl Sarif {
    pub(super) fn new(options: &Options) -> Self {
        Sarif {
            options: options.clone(),
            first: true,
            rules: Vec::new(),
            artifacts: Vec::new(),
            notifications: Vec::new(),
        }
    }

    /// The place of the code among the rules used so far, where it is put if new.
    fn rule_index(&mut self, code: &'static Code) -> usize {
        let known = self.rules.iter().position(|c| c.id == code.id);
        known.unwrap_or_else(|| {
            self.rules.push(code);
            self.rules.len() - 1
        })
    }

    fn result<'a>(&mut self, finding: &'a Diagnostic, file: &ArtifactLocation) -> ResultObject<'a> {
        ResultObject {
            rule_id: finding.code.id,
            rule_index: self.rule_index(finding.code),
            level: level(finding.severity),
            message: Message { text: message_text(finding) },
            locations: [self.location(finding, file)],
            suppressions: Vec::new(),
            properties: ResultProperties {
                layer: finding.layer().name(),
                offset: finding.place_in_file().offset,
                decoded: decoded(finding),
                expected: finding.expected.as_deref(),
                found: finding.found.as_deref(),
                help: finding.help.as_deref(),
                bank_reason: finding.bank_reason,
            },
        }
    }

    fn write(&mut self, out: &mut dyn Write, result: &ResultObject<'_>) -> io::Result<()> {
        let comma = if std::mem::take(&mut self.first) { "" } else { "," };
        write!(out, "{comma}\n        {}", indented(result, 4)?)
    }

    fn location(&self, finding: &Diagnostic, file: &ArtifactLocation) -> Location {
        let region = region(finding, self.options.mask);
        let name = Some(finding.path.clone()).filter(|p| !p.is_empty());
        Location {
            physical_location: PhysicalLocation {
                artifact_location: file.clone(),
                region: Some(region),
            },
            logical_locations: name
                .map(|fully_qualified_name| LogicalLocation {
                    kind: if fully_qualified_name.starts_with('$') { "value" } else { "element" },
                    fully_qualified_name,
                })
                .into_iter()
                .collect(),
        }
    }

    /// The layers of an unchecked file that were asked for and did not run.
    fn notify(&mut self, report: &FileReport, file: &ArtifactLocation) {
        let level = if report.named { "error" } else { "note" };
        let not_run = |l: &&LayerReport| l.requested && l.status == LayerStatus::NotRun;
        for layer in report.layers.iter().filter(not_run) {
            let reason = layer.reason.as_deref().map(|r| format!(": {r}")).unwrap_or_default();
            let text = braces(&format!("layer {} did not run{reason}", layer.layer));
            let physical_location =
                PhysicalLocation { artifact_location: file.clone(), region: None };
            let locations = [Location { physical_location, logical_locations: Vec::new() }];
            self.notifications.push(Notification { level, message: Message { text }, locations });
        }
    }
}

impl Reporter for Sarif {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "{{\n  \"$schema\": \"{SCHEMA}\",\n  \"version\": \"2.1.0\",\n  \"runs\": [")?;
        write!(out, "\n    {{\n      \"columnKind\": \"utf16CodeUnits\",\n      \"results\": [")
    }

    fn file(&mut self, out: &mut dyn Write, report: &FileReport) -> io::Result<()> {
        let file =
            ArtifactLocation { uri: uri::from_path(&report.path), index: self.artifacts.len() };
        for finding in &report.findings {
            let result = self.result(finding, &file);
            self.write(out, &result)?;
        }
        for suppressed in &report.suppressed {
            let suppressions = vec![suppression(suppressed)];
            let result = ResultObject { suppressions, ..self.result(&suppressed.finding, &file) };
            self.write(out, &result)?;
        }
        if report.verdict == Verdict::Unchecked {
            self.notify(report, &file);
        }
        self.artifacts.push(artifact(report, file)?);
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        let close = if self.first { "]" } else { "\n      ]" };
        let invocation = Invocation {
            execution_successful: summary.unchecked == summary.unchecked_unnamed,
            tool_execution_notifications: std::mem::take(&mut self.notifications),
        };
        let run = &self.options.run;
        let properties = RunProperties {
            layers: run.layers.iter().map(|l| l.name()).collect(),
            masked: self.options.mask,
        };
        let tool = tool(&run.version, &self.rules);
        write!(out, "{close},\n      \"artifacts\": {}", indented(&self.artifacts, 3)?)?;
        write!(out, ",\n      \"invocations\": {}", indented(&[invocation], 3)?)?;
        write!(out, ",\n      \"tool\": {}", indented(&tool, 3)?)?;
        writeln!(out, ",\n      \"properties\": {}\n    }}\n  ]\n}}", indented(&properties, 3)?)
    }
}

fn suppression(suppressed: &Suppressed) -> Suppression<'_> {
    let kind = if suppressed.in_source { "inSource" } else { "external" };
    Suppression { kind, justification: &suppressed.reason }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// All that the finding says, since viewers show little else than this text.
fn message_text(finding: &Diagnostic) -> String {
    let mut text = finding.message.clone();
    let decoded = decoded(finding).map(|d| format!("line {}, column {}", d.line, d.column));
    let details = [
        ("in the decoded text", decoded.as_deref()),
        ("found", finding.found.as_deref()),
        ("expected", finding.expected.as_deref()),
        ("help", finding.help.as_deref()),
        ("bank reason", finding.bank_reason),
    ];
    for (label, detail) in details {
        if let Some(detail) = detail {
            text = format!("{text}\n{label}: {}", visible(detail));
        }
    }
    braces(&text)
}

/// Doubles braces, which otherwise are placeholders (SARIF 2.1.0, 3.11.5).
fn braces(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

fn decoded(finding: &Diagnostic) -> Option<Decoded> {
    let Place { line, column, offset, .. } = finding.place;
    let inside = finding.inside.as_ref()?;
    Some(Decoded { encoding: inside.encoding, line, column, offset })
}

/// In the file; of a decoded text the first character.
fn region(finding: &Diagnostic, masked: bool) -> Region {
    let place = finding.place_in_file();
    let marked = finding.excerpt.text.chars().skip(finding.excerpt.caret);
    let units: usize = marked.take(finding.excerpt.marked).map(char::len_utf16).sum();
    let units = if finding.inside.is_some() { 1 } else { units };
    let width = u64::try_from(units).unwrap_or(u64::MAX);
    Region {
        start_line: place.line,
        start_column: place.column_utf16,
        end_column: (!masked).then(|| place.column_utf16.saturating_add(width)),
    }
}

fn artifact(report: &FileReport, location: ArtifactLocation) -> io::Result<Artifact> {
    let properties = ArtifactProperties {
        named: report.named,
        verdict: report.verdict.name(),
        payload: report.payload.name(),
        message: report.message.as_deref(),
        parts: report.parts.iter().map(PartJson::from).collect(),
        layers: report.layers.iter().map(LayerJson::from).collect(),
        omitted: omitted(report),
    };
    Ok(Artifact {
        location,
        length: report.bytes,
        roles: ["analysisTarget"],
        hashes: report.sha256.clone().map(|digest| ("sha-256", digest)).into_iter().collect(),
        properties: serde_json::to_value(properties)?,
    })
}

fn tool(version: &str, rules: &[&'static Code]) -> Tool {
    Tool {
        driver: Driver {
            name: env!("CARGO_PKG_NAME"),
            semantic_version: version.to_owned(),
            rules: rules.iter().copied().map(rule).collect(),
        },
    }
}

fn rule(code: &'static Code) -> Rule {
    Rule {
        id: code.id,
        name: code.name,
        short_description: Message { text: code.summary.to_owned() },
        help: Help { text: explain(code, false), markdown: code.document },
        default_configuration: Configuration { level: level(code.severity) },
        properties: RuleProperties { layer: code.layer.name(), source: code.source },
    }
}
