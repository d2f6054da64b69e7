//! The JSON report: one document, described by `docs/report.schema.json`.
//!
//! Every member is always there, `null` where there is nothing to say. The document
//! is written as it goes: the opening, one object a file, the closing.

use super::escape::json_visible;
use super::{Options, Reporter, Summary};
use crate::diagnostic::{
    Diagnostic, FileReport, Inside, LayerReport, Part, Place, RuleReport, SchemaUse, Suppressed,
    find_code,
};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

/// The version of the form of the report. It grows with any change of the schema.
const VERSION: u32 = 1;

/// Writes the JSON document.
pub(super) struct Json {
    options: Options,
    first: bool,
}

impl Json {
    pub(super) fn new(options: &Options) -> Self {
        Json { options: options.clone(), first: true }
    }
}

impl Reporter for Json {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let run = &self.options.run;
        let tool = ToolJson { name: env!("CARGO_PKG_NAME"), version: &run.version };
        let layers = run.layers.iter().map(|l| l.name()).collect();
        let (profiles, config) = (&run.profiles, run.config.as_deref());
        let run = RunJson { layers, profiles, config, masked: self.options.mask };
        write!(out, "{{\n  \"format\": \"isoproof-report\",\n  \"version\": {VERSION},")?;
        write!(out, "\n  \"tool\": {},", indented(&tool, 1)?)?;
        write!(out, "\n  \"run\": {},\n  \"files\": [", indented(&run, 1)?)
    }

    fn file(&mut self, out: &mut dyn Write, report: &FileReport) -> io::Result<()> {
        let comma = if std::mem::take(&mut self.first) { "" } else { "," };
        write!(out, "{comma}\n    {}", indented(&FileJson::from(report), 2)?)
    }

    fn end(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        let close = if self.first { "]" } else { "\n  ]" };
        let summary = indented(&SummaryJson::from(summary), 1)?;
        writeln!(out, "{close},\n  \"summary\": {summary}\n}}")
    }
}

/// The value as JSON whose further lines stand `depth` levels in.
pub(super) fn indented(value: &impl Serialize, depth: usize) -> io::Result<String> {
    let json = serde_json::to_string_pretty(value)?;
    let line = format!("\n{}", "  ".repeat(depth));
    Ok(json_visible(&json).replace('\n', &line))
}

#[derive(Serialize)]
struct ToolJson<'a> {
    name: &'static str,
    version: &'a str,
}

#[derive(Serialize)]
struct RunJson<'a> {
    layers: Vec<&'static str>,
    profiles: &'a [&'static str],
    config: Option<&'a str>,
    masked: bool,
}

#[derive(Serialize)]
struct FileJson<'a> {
    path: &'a str,
    named: bool,
    payload: &'static str,
    message: Option<&'a str>,
    verdict: &'static str,
    bytes: u64,
    sha256: Option<&'a str>,
    parts: Vec<PartJson<'a>>,
    layers: Vec<LayerJson<'a>>,
    findings: Vec<FindingJson<'a>>,
    omitted: Vec<OmittedJson>,
    rules: Vec<RuleJson<'a>>,
    suppressed: Vec<SuppressedJson<'a>>,
    suppressed_more: u64,
}

impl<'a> From<&'a FileReport> for FileJson<'a> {
    fn from(report: &'a FileReport) -> Self {
        FileJson {
            path: &report.path,
            named: report.named,
            payload: report.payload.name(),
            message: report.message.as_deref(),
            verdict: report.verdict.name(),
            bytes: report.bytes,
            sha256: report.sha256.as_deref(),
            parts: report.parts.iter().map(PartJson::from).collect(),
            layers: report.layers.iter().map(LayerJson::from).collect(),
            findings: report.findings.iter().map(FindingJson::from).collect(),
            omitted: omitted(report),
            rules: report.rules.iter().map(RuleJson::from).collect(),
            suppressed: report.suppressed.iter().map(SuppressedJson::from).collect(),
            suppressed_more: report.suppressed_more,
        }
    }
}

/// What became of a rule.
#[derive(Serialize)]
struct RuleJson<'a> {
    id: &'static str,
    outcome: &'static str,
    applied: u64,
    reason: Option<&'a str>,
}

impl<'a> From<&'a RuleReport> for RuleJson<'a> {
    fn from(rule: &'a RuleReport) -> Self {
        RuleJson {
            id: rule.code.id,
            outcome: rule.outcome.name(),
            applied: rule.applied,
            reason: rule.outcome.reason(),
        }
    }
}

/// A finding that does not count, who says so, and why.
#[derive(Serialize)]
struct SuppressedJson<'a> {
    finding: FindingJson<'a>,
    by: &'static str,
    reason: &'a str,
}

impl<'a> From<&'a Suppressed> for SuppressedJson<'a> {
    fn from(suppressed: &'a Suppressed) -> Self {
        SuppressedJson {
            finding: FindingJson::from(&suppressed.finding),
            by: if suppressed.in_source { "comment" } else { "file" },
            reason: &suppressed.reason,
        }
    }
}

#[derive(Serialize)]
pub(super) struct PartJson<'a> {
    message: &'a str,
    path: &'a str,
    line: u64,
    inside: Option<InsideJson<'a>>,
    schema: SchemaJson<'a>,
}

/// Where the file holds a decoded text.
#[derive(Serialize)]
struct InsideJson<'a> {
    path: &'a str,
    encoding: &'static str,
    line: u64,
    column: u64,
    offset: u64,
}

impl<'a> InsideJson<'a> {
    fn new(inside: Option<&'a Arc<Inside>>) -> Option<Self> {
        let Inside { path, place, encoding } = inside?.as_ref();
        let Place { line, column, offset, .. } = *place;
        Some(InsideJson { path, encoding, line, column, offset })
    }
}

#[derive(Serialize)]
struct SchemaJson<'a> {
    namespace: &'a str,
    origin: &'a str,
    sha256: &'a str,
}

impl<'a> From<&'a Part> for PartJson<'a> {
    fn from(part: &'a Part) -> Self {
        let SchemaUse { namespace, origin, sha256 } = &part.schema;
        let schema = SchemaJson { namespace, origin, sha256 };
        let inside = InsideJson::new(part.inside.as_ref());
        PartJson { message: &part.message, path: &part.path, line: part.line, inside, schema }
    }
}

#[derive(Serialize)]
pub(super) struct LayerJson<'a> {
    layer: &'static str,
    requested: bool,
    status: &'static str,
    reason: Option<&'a str>,
    errors: u64,
    warnings: u64,
    infos: u64,
}

impl<'a> From<&'a LayerReport> for LayerJson<'a> {
    fn from(layer: &'a LayerReport) -> Self {
        LayerJson {
            layer: layer.layer.name(),
            requested: layer.requested,
            status: layer.status.name(),
            reason: layer.reason.as_deref(),
            errors: layer.errors,
            warnings: layer.warnings,
            infos: layer.infos,
        }
    }
}

#[derive(Serialize)]
struct FindingJson<'a> {
    code: &'static str,
    name: &'static str,
    severity: &'static str,
    layer: &'static str,
    message: &'a str,
    line: u64,
    column: u64,
    offset: u64,
    inside: Option<InsideJson<'a>>,
    path: Option<&'a str>,
    expected: Option<&'a str>,
    found: Option<&'a str>,
    help: Option<&'a str>,
    bank_reason: Option<&'static str>,
}

impl<'a> From<&'a Diagnostic> for FindingJson<'a> {
    fn from(finding: &'a Diagnostic) -> Self {
        FindingJson {
            code: finding.code.id,
            name: finding.code.name,
            severity: finding.severity.name(),
            layer: finding.layer().name(),
            message: &finding.message,
            line: finding.place.line,
            column: finding.place.column,
            offset: finding.place.offset,
            inside: InsideJson::new(finding.inside.as_ref()),
            path: Some(finding.path.as_str()).filter(|p| !p.is_empty()),
            expected: finding.expected.as_deref(),
            found: finding.found.as_deref(),
            help: finding.help.as_deref(),
            bank_reason: finding.bank_reason,
        }
    }
}

#[derive(Serialize)]
pub(super) struct OmittedJson {
    layer: &'static str,
    code: &'static str,
    name: &'static str,
    count: u64,
}

/// The findings over the cap, by layer and code.
pub(super) fn omitted(report: &FileReport) -> Vec<OmittedJson> {
    let one = |&(layer, code, count): &(crate::diagnostic::Layer, &'static str, u64)| OmittedJson {
        layer: layer.name(),
        code,
        name: find_code(code).map_or("", |c| c.name),
        count,
    };
    report.omitted.iter().map(one).collect()
}

#[derive(Serialize)]
struct SummaryJson<'a> {
    files: FilesJson,
    findings: FindingsJson<'a>,
}

#[derive(Serialize)]
struct FilesJson {
    total: u64,
    valid: u64,
    invalid: u64,
    unchecked: u64,
    unchecked_unnamed: u64,
}

#[derive(Serialize)]
struct FindingsJson<'a> {
    errors: u64,
    warnings: u64,
    infos: u64,
    omitted: u64,
    suppressed: u64,
    codes: &'a BTreeMap<&'static str, u64>,
}

impl<'a> From<&'a Summary> for SummaryJson<'a> {
    fn from(summary: &'a Summary) -> Self {
        let Summary { valid, invalid, unchecked, unchecked_unnamed, .. } = *summary;
        let Summary { errors, warnings, infos, omitted, suppressed, ref codes, .. } = *summary;
        let total = summary.files();
        SummaryJson {
            files: FilesJson { total, valid, invalid, unchecked, unchecked_unnamed },
            findings: FindingsJson { errors, warnings, infos, omitted, suppressed, codes },
        }
    }
}
