//! What is known of one input after checking it.

use super::{Code, Diagnostic, Effect, Inside, Layer, Payload, Severity};
use std::sync::Arc;

/// The answer for one input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The grammar layers (xml or json, and schema) ran and passed, and no layer that
    /// was asked for failed to run.
    Valid,
    /// A layer that ran has an error.
    Invalid,
    /// Neither: something that was asked for could not be checked.
    Unchecked,
}

impl Verdict {
    /// The name that reports use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Verdict::Valid => "valid",
            Verdict::Invalid => "invalid",
            Verdict::Unchecked => "unchecked",
        }
    }
}

/// What became of one layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LayerStatus {
    /// Ran to the end of the input without an error.
    Passed,
    /// Ran, wholly or in part, and found an error.
    Failed,
    /// There is nothing for this layer to check in such an input.
    NotApplicable,
    /// Did not run, or stopped without an error of its own; `reason` says why.
    NotRun,
}

impl LayerStatus {
    /// The name that reports use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            LayerStatus::Passed => "passed",
            LayerStatus::Failed => "failed",
            LayerStatus::NotApplicable => "not-applicable",
            LayerStatus::NotRun => "not-run",
        }
    }
}

/// One layer's part of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayerReport {
    /// Which layer.
    pub layer: Layer,
    /// Whether the user asked for it, by name or as one below another.
    pub requested: bool,
    /// What became of it.
    pub status: LayerStatus,
    /// Why it did not run, or from which line on it did not ("not run from line 7: …").
    pub reason: Option<String>,
    /// Errors, counted before any cap.
    pub errors: u64,
    /// Warnings, counted before any cap.
    pub warnings: u64,
    /// Notes, counted before any cap.
    pub infos: u64,
}

/// A payload found in the input: the root itself, or a part of a wrapper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The message id (`pain.001.001.03`).
    pub message: String,
    /// Path of its root element from the root of the file.
    pub path: String,
    /// Line of its start tag, from 1: in the file, or in the text decoded from it.
    pub line: u64,
    /// Where the file holds the decoded text, if it is one.
    pub inside: Option<Arc<Inside>>,
    /// The schema that judged it.
    pub schema: SchemaUse,
}

/// The root element of an XML input, or of one that was found inside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
    /// Its local name.
    pub name: String,
    /// Its namespace, empty if it has none.
    pub namespace: String,
    /// The line of its start tag, from 1.
    pub line: u64,
}

/// Which schema judged a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaUse {
    /// The target namespace.
    pub namespace: String,
    /// `embedded`, or the file name of the user's own schema.
    pub origin: String,
    /// SHA-256 of the schema file, lower-case hexadecimal.
    pub sha256: String,
}

/// Everything known of one input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileReport {
    /// The path as the user gave it, or found below a folder; `-` for standard input. A
    /// file in an archive has the archive's, `!/` and its own.
    pub path: String,
    /// Whether the user named this very file (or standard input).
    pub named: bool,
    /// Size of the input in bytes, as it was unpacked, or as much of it as could be read.
    pub bytes: u64,
    /// SHA-256 of the input, as it was unpacked, if the output asked for prints it.
    pub sha256: Option<String>,
    /// What kind of thing it is.
    pub payload: Payload,
    /// The message id of the business document (not of its header), if known.
    pub message: Option<String>,
    /// The root elements of the input and of what was decoded from it.
    pub roots: Vec<Root>,
    /// The payloads in it, in order.
    pub parts: Vec<Part>,
    /// The answer.
    pub verdict: Verdict,
    /// Every layer, lowest first.
    pub layers: Vec<LayerReport>,
    /// The findings kept, in the total order of output.
    pub findings: Vec<Diagnostic>,
    /// Findings over the cap: layer, code id and how many, sorted by code id.
    pub omitted: Vec<(Layer, &'static str, u64)>,
    /// What became of each rule, in the order of the list; empty where no rules were run.
    pub rules: Vec<RuleReport>,
    /// Findings that a comment in the input or a file beside it suppressed, in the order of
    /// output.
    pub suppressed: Vec<Suppressed>,
    /// How many more were suppressed than are kept.
    pub suppressed_more: u64,
}

/// What became of one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleReport {
    /// Which rule, by its code.
    pub code: &'static Code,
    /// What became of it.
    pub outcome: RuleOutcome,
    /// How often it had something to check.
    pub applied: u64,
}

/// What became of one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleOutcome {
    /// It had something to check and found nothing wrong.
    Passed,
    /// It found something.
    Failed,
    /// There was nothing for it to check.
    NotApplicable,
    /// It was not to run, and why.
    Off(String),
    /// It could not run, or not to the end, and why.
    NotRun(String),
}

impl RuleOutcome {
    /// The name that reports use.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            RuleOutcome::Passed => "passed",
            RuleOutcome::Failed => "failed",
            RuleOutcome::NotApplicable => "not-applicable",
            RuleOutcome::Off(_) => "off",
            RuleOutcome::NotRun(_) => "not-run",
        }
    }

    /// Why it did not run.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        match self {
            RuleOutcome::Off(why) | RuleOutcome::NotRun(why) => Some(why),
            _ => None,
        }
    }
}

/// A finding that was suppressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppressed {
    /// What was found.
    pub finding: Diagnostic,
    /// Why it is not to be reported, in the words of who suppressed it.
    pub reason: String,
    /// It was suppressed in the input itself, not in a file beside it.
    pub in_source: bool,
}

impl FileReport {
    /// The verdict that the layers and findings give.
    ///
    /// A finding whose code blocks ([`Effect::Blocks`]) makes an input unchecked,
    /// not invalid: the tool stopped, the input may be right.
    #[must_use]
    pub fn judge(layers: &[LayerReport], findings: &[Diagnostic]) -> Verdict {
        let failed = layers.iter().any(|l| l.status == LayerStatus::Failed);
        let blocked = findings.iter().any(|d| d.code.effect == Effect::Blocks);
        let passed =
            |layer| layers.iter().any(|l| l.layer == layer && l.status == LayerStatus::Passed);
        let syntax = passed(Layer::Xml) || passed(Layer::Json);
        let missing = layers.iter().any(|l| l.requested && l.status == LayerStatus::NotRun);
        if failed {
            Verdict::Invalid
        } else if blocked || missing || !(syntax && passed(Layer::Schema)) {
            Verdict::Unchecked
        } else {
            Verdict::Valid
        }
    }

    /// Adds a finding that became known when all was read, in the order of output.
    pub(crate) fn add(&mut self, finding: Diagnostic) {
        if let Some(layer) = self.layers.iter_mut().find(|l| l.layer == finding.layer()) {
            let (count, status) = match finding.severity {
                Severity::Error => (&mut layer.errors, LayerStatus::Failed),
                Severity::Warning => (&mut layer.warnings, layer.status),
                Severity::Info => (&mut layer.infos, layer.status),
            };
            *count += 1;
            layer.status = status;
        }
        let at = self.findings.partition_point(|known| known.order(&finding).is_lt());
        self.findings.insert(at, finding);
        self.verdict = FileReport::judge(&self.layers, &self.findings);
    }

    /// How many findings of that severity there were, counted before any cap.
    #[must_use]
    pub fn count(&self, severity: Severity) -> u64 {
        self.layers
            .iter()
            .map(|l| match severity {
                Severity::Error => l.errors,
                Severity::Warning => l.warnings,
                Severity::Info => l.infos,
            })
            .sum()
    }
}
