//! The payment that status reports answer.

use super::error::CliError;
use super::input::{self, Payload, is_unread};
use crate::check::Validator;
use crate::diagnostic::FileReport;
use crate::rules::{Original, Rulebook};
use std::path::Path;

/// The rules with those that compare status reports with the payment in that file.
///
/// # Errors
///
/// If the file cannot be read, or holds something else than one payment message.
pub(crate) fn add(
    rules: Rulebook,
    validator: &Validator,
    path: &Path,
) -> Result<Rulebook, CliError> {
    if path.is_dir() {
        return Err(CliError::file(path, "a folder is no payment message"));
    }
    let mut inputs = input::collect(&[path.to_owned()])?;
    let none = || CliError::file(path, "nothing to read");
    let mut payloads = inputs.pop().ok_or_else(none)?.open(&|_| ());
    let (original, report) = {
        let Payload { path: name, bytes, .. } = payloads.next().ok_or_else(none)?;
        Original::read(validator, &rules, &name, bytes)
    };
    if payloads.next().is_some() {
        return Err(CliError::file(path, "holds several files"));
    }
    match (original, obstacle(&report)) {
        (_, Some(why)) => Err(CliError::file(path, why)),
        (Err(error), _) => Err(CliError::file(path, error)),
        (Ok(original), None) => Ok(rules.with_original(original)),
    }
}

fn obstacle(report: &FileReport) -> Option<String> {
    let found = report.findings.iter().find(|finding| is_unread(finding.code))?;
    Some(format!("{}[{}]: {}", found.code.name, found.code.id, found.message))
}
