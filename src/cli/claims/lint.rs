//! `isoproof claims lint`: the catalogues against themselves.

use super::super::args::{CatalogArgs, LintArgs};
use super::super::error::CliError;
use super::super::exit::Outcome;
use super::super::output::{self, Color};
use super::super::{catalogs, digest, manifest, version};
use crate::diagnostic::{
    Diagnostic, FileReport, Layer, LayerReport, LayerStatus, Payload, Severity, Verdict,
};
use crate::playbook::{self, Fault, File};
use crate::report::{self, Options, RunInfo, Summary};
use std::io::Write;

/// Checks the catalogues of the arguments, or else the embedded one, and reports on
/// each of their files.
pub(super) fn run(
    catalogs: &CatalogArgs,
    args: &LintArgs,
    color: Color,
) -> Result<Outcome, CliError> {
    let (mut outcome, mut summary) = (Outcome::Clean, Summary::default());
    let version = version::TOOL.to_owned();
    let run = RunInfo { version, layers: vec![Layer::Playbook], ..RunInfo::default() };
    let options = Options { color: color.for_stdout(), mask: false, verbose: false, run };
    let mut reporter = report::reporter(args.format, &options);
    let mut out = output::stdout();
    let checked = checked(catalogs)?;
    reporter.begin(&mut out)?;
    for (file, findings) in checked {
        let report = report_on(file, findings, args.format.prints_digest());
        outcome = outcome.max(Outcome::of(&report, args.fail_on.threshold()));
        summary.add(&report);
        reporter.file(&mut out, &report)?;
    }
    reporter.end(&mut out, &summary)?;
    out.flush()?;
    Ok(outcome)
}

/// The files of the catalogues, each with what was found in it.
fn checked(args: &CatalogArgs) -> Result<Vec<(File, Vec<Diagnostic>)>, CliError> {
    let mut all = Vec::new();
    for folder in &args.catalog {
        all.push(catalogs::files(folder)?);
    }
    if all.is_empty() {
        all.push(playbook::embedded_files());
    }
    Ok(all.into_iter().flat_map(check).collect())
}

fn check(files: Vec<File>) -> Vec<(File, Vec<Diagnostic>)> {
    let origins = manifest::origins();
    let since = |id: &str| origins.get(id).map(|origin| origin.date.to_owned());
    let faults = match playbook::read(files.clone()) {
        Ok(catalog) => playbook::lint(&catalog, &since),
        Err(faults) => faults,
    };
    let with_findings = |file: File| {
        let found = findings(&faults, &file.name);
        (file, found)
    };
    files.into_iter().map(with_findings).collect()
}

fn findings(faults: &[Fault], file: &str) -> Vec<Diagnostic> {
    faults.iter().filter(|fault| fault.file == file).map(|fault| fault.finding.clone()).collect()
}

fn report_on(file: File, findings: Vec<Diagnostic>, with_digest: bool) -> FileReport {
    let bytes = file.text.as_bytes();
    let layers: Vec<LayerReport> = Layer::ALL.map(|layer| layer_report(layer, &findings)).into();
    let failed = layers.iter().any(|layer| layer.status == LayerStatus::Failed);
    FileReport {
        path: file.name,
        named: true,
        bytes: bytes.len() as u64,
        sha256: with_digest.then(|| digest::sha256(bytes)),
        payload: Payload::Other,
        message: None,
        parts: Vec::new(),
        roots: Vec::new(),
        verdict: if failed { Verdict::Invalid } else { Verdict::Valid },
        layers,
        findings,
        omitted: Vec::new(),
        rules: Vec::new(),
        suppressed: Vec::new(),
        suppressed_more: 0,
    }
}

/// A catalogue has something for the playbook layer only.
fn layer_report(layer: Layer, findings: &[Diagnostic]) -> LayerReport {
    let count = |severity| {
        findings.iter().filter(|f| f.layer() == layer && f.severity == severity).count() as u64
    };
    let [errors, warnings, infos] = [Severity::Error, Severity::Warning, Severity::Info].map(count);
    let status = match layer {
        Layer::Playbook if errors > 0 => LayerStatus::Failed,
        Layer::Playbook => LayerStatus::Passed,
        _ => LayerStatus::NotApplicable,
    };
    let requested = layer == Layer::Playbook;
    LayerReport { layer, requested, status, reason: None, errors, warnings, infos }
}
