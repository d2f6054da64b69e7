//! `isoproof validate --format pain002`: the status report with which a bank would answer a
//! payment.

use super::error::CliError;
use super::exit::Outcome;
use super::input::{Input, Payload};
use super::output;
use super::settings::Settings;
use crate::check::{self, Validator};
use crate::report::Pain002;
use crate::rules::{Original, Rulebook};
use std::io::Write;

/// An answer names every transaction that is wrong, so more findings are kept than a person
/// reads.
const MOST: usize = 1_000_000;

/// The settings of the check, with room for more findings.
pub(super) fn check(settings: &Settings) -> check::Settings {
    check::Settings { max_findings: MOST, ..settings.check.clone() }
}

/// Writes the answer to the one payment that was named.
///
/// # Errors
///
/// If that is not one payment, or it could not be checked to its end.
pub(super) fn write(
    version: Pain002,
    validator: Validator,
    mut inputs: Vec<Input>,
    settings: Settings,
) -> Result<Outcome, CliError> {
    let (Some(input), true) = (inputs.pop(), inputs.is_empty()) else {
        return Err(CliError::Usage("--format pain002 answers one payment".into()));
    };
    let rules = Rulebook::new(settings.rules.unwrap_or_default());
    let watch = |_| {};
    let mut payloads = input.open(&watch);
    let payload = payloads.next().ok_or_else(|| CliError::Usage("there is no payment".into()))?;
    let Payload { path, bytes, .. } = payload;
    let (original, report) = Original::read(&validator, &rules, &path, bytes);
    let fail = |reason: String| CliError::File { path: path.to_string(), reason };
    let original = original.map_err(|error| fail(error.to_string()))?;
    let created = original.header().created.clone();
    let created =
        created.ok_or_else(|| fail("the payment does not say when it was made".into()))?;
    let answer = version.answer(&report, &original, &created);
    let answer = answer.map_err(|error| fail(error.to_string()))?;
    let mut out = output::stdout();
    out.write_all(answer.as_bytes())?;
    out.flush()?;
    Ok(Outcome::of(&report, settings.threshold))
}
