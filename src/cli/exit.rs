//! Exit codes: what a run comes to.

use crate::diagnostic::{Code, Effect, FileReport, LayerStatus, Payload, Severity, Verdict, codes};
use std::process::ExitCode;

/// What a run comes to, the weightiest last: the maximum over all files decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// All was checked, and nothing is at or above the threshold.
    Clean,
    /// There is a finding at or above the threshold.
    Findings,
    /// Some of the work could not be done.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        ExitCode::from(match outcome {
            Outcome::Clean => 0,
            Outcome::Findings => 1,
            Outcome::Failed => 2,
        })
    }
}

impl Outcome {
    /// What one file comes to; `threshold` is the lowest severity that counts, if
    /// any does.
    ///
    /// A file that was not checked as asked is a failure, save one that is no
    /// payload and was only met in a folder.
    pub(crate) fn of(file: &FileReport, threshold: Option<Severity>) -> Outcome {
        if file.verdict == Verdict::Unchecked && was_stopped(file) {
            return if file.named || !is_foreign(file) { Outcome::Failed } else { Outcome::Clean };
        }
        let counts = |severity| threshold.is_some_and(|t| severity >= t);
        let severities = [Severity::Info, Severity::Warning, Severity::Error];
        let found = severities.into_iter().any(|s| counts(s) && file.count(s) > 0);
        if found { Outcome::Findings } else { Outcome::Clean }
    }
}

/// Whether something that was asked for was not done. A file is also `unchecked`
/// when the user wanted the lower layers only; then all was done.
fn was_stopped(file: &FileReport) -> bool {
    let blocked = file.findings.iter().any(|d| d.code.effect == Effect::Blocks);
    blocked || file.layers.iter().any(|l| l.requested && l.status == LayerStatus::NotRun)
}

/// Whether the input is no payload that this tool knows.
fn is_foreign(file: &FileReport) -> bool {
    let foreign: [&Code; 4] = [
        &codes::EMPTY_INPUT,
        &codes::NOT_XML,
        &codes::NAMESPACE_UNKNOWN,
        &codes::NAMESPACE_MISSING,
    ];
    let mut of_file = file.findings.iter().filter(|d| d.inside.is_none());
    let is_blocked = file.findings.iter().any(|d| d.code.effect == Effect::Blocks);
    of_file.any(|d| foreign.contains(&d.code)) || (file.payload == Payload::Json && !is_blocked)
}

#[cfg(test)]
mod tests {
    use super::Outcome;
    use crate::diagnostic::{
        Code, Diagnostic, Effect, Excerpt, FileReport, Layer, LayerReport, LayerStatus, Payload,
        Place, Severity, codes,
    };

    fn layer(
        layer: Layer,
        status: LayerStatus,
        [errors, warnings, infos]: [u64; 3],
    ) -> LayerReport {
        LayerReport { layer, requested: true, status, reason: None, errors, warnings, infos }
    }

    fn finding(code: &'static Code) -> Diagnostic {
        Diagnostic {
            code,
            severity: code.severity,
            message: String::new(),
            place: Place::default(),
            inside: None,
            path: String::new(),
            expected: None,
            found: None,
            help: None,
            bank_reason: None,
            excerpt: Excerpt::default(),
        }
    }

    fn file(named: bool, layers: Vec<LayerReport>, findings: Vec<Diagnostic>) -> FileReport {
        FileReport {
            path: "a.xml".into(),
            named,
            bytes: 0,
            sha256: None,
            payload: Payload::Message,
            roots: Vec::new(),
            message: None,
            parts: Vec::new(),
            verdict: FileReport::judge(&layers, &findings),
            layers,
            findings,
            omitted: Vec::new(),
            rules: Vec::new(),
            suppressed: Vec::new(),
            suppressed_more: 0,
        }
    }

    fn checked(counts: [u64; 3]) -> FileReport {
        let status = if counts[0] > 0 { LayerStatus::Failed } else { LayerStatus::Passed };
        let xml = layer(Layer::Xml, LayerStatus::Passed, [0; 3]);
        file(true, vec![xml, layer(Layer::Schema, status, counts)], Vec::new())
    }

    fn blocked(named: bool, code: &'static Code) -> FileReport {
        assert_eq!(code.effect, Effect::Blocks);
        let xml = layer(Layer::Xml, LayerStatus::NotRun, [1, 0, 0]);
        let schema = layer(Layer::Schema, LayerStatus::NotRun, [0; 3]);
        file(named, vec![xml, schema], vec![finding(code)])
    }

    #[test]
    fn the_threshold_decides_what_counts() {
        let (error, warning, info) = (checked([1, 0, 0]), checked([0, 2, 0]), checked([0, 0, 3]));
        let of = |threshold| [&error, &warning, &info].map(|f| Outcome::of(f, threshold));
        let (yes, no) = (Outcome::Findings, Outcome::Clean);
        assert_eq!(of(Some(Severity::Error)), [yes, no, no]);
        assert_eq!(of(Some(Severity::Warning)), [yes, yes, no]);
        assert_eq!(of(Some(Severity::Info)), [yes, yes, yes]);
        assert_eq!(of(None), [no, no, no]);
    }

    #[test]
    fn what_is_no_payload_matters_only_if_named() {
        for code in [
            &codes::EMPTY_INPUT,
            &codes::NOT_XML,
            &codes::NAMESPACE_UNKNOWN,
            &codes::NAMESPACE_MISSING,
        ] {
            assert_eq!(Outcome::of(&blocked(true, code), None), Outcome::Failed);
            assert_eq!(Outcome::of(&blocked(false, code), Some(Severity::Info)), Outcome::Clean);
        }
    }

    #[test]
    fn a_payload_that_could_not_be_checked_is_a_failure_in_a_folder_too() {
        for code in [&codes::UNREADABLE, &codes::DEPTH_LIMIT, &codes::MESSAGE_VERSION_UNKNOWN] {
            assert_eq!(Outcome::of(&blocked(false, code), None), Outcome::Failed, "{}", code.id);
        }
    }

    #[test]
    fn a_layer_that_was_not_asked_for_is_not_missed() {
        let mut schema = layer(Layer::Schema, LayerStatus::NotRun, [0; 3]);
        schema.requested = false;
        let xml = layer(Layer::Xml, LayerStatus::Passed, [0; 3]);
        let mut only_xml = file(true, vec![xml, schema], Vec::new());
        assert_eq!(Outcome::of(&only_xml, Some(Severity::Error)), Outcome::Clean);
        only_xml.layers[1].requested = true;
        assert_eq!(Outcome::of(&only_xml, Some(Severity::Error)), Outcome::Failed);
    }

    #[test]
    fn a_broken_file_is_a_finding_even_though_the_schema_did_not_run() {
        let xml = layer(Layer::Xml, LayerStatus::Failed, [1, 0, 0]);
        let schema = layer(Layer::Schema, LayerStatus::NotRun, [0; 3]);
        let broken = file(true, vec![xml, schema], Vec::new());
        assert_eq!(Outcome::of(&broken, Some(Severity::Error)), Outcome::Findings);
    }

    #[test]
    fn failure_outweighs_findings() {
        assert!(Outcome::Failed > Outcome::Findings && Outcome::Findings > Outcome::Clean);
    }
}
