//! `isoproof validate`: checks the inputs and reports on each, in their order.

use super::args::ValidateArgs;
use super::digest::Digesting;
use super::error::CliError;
use super::exit::Outcome;
use super::input::{self, Input, Payload};
use super::output::{self, Color};
use super::progress::Progress;
use super::settings::Settings;
use super::{pool, user_schemas, version};
use crate::check::Validator;
use crate::diagnostic::FileReport;
use crate::report::{self, Options, RunInfo, Summary};
use sha2::Sha256;
use std::io::Write;
use std::mem::ManuallyDrop;

/// Checks what the arguments name.
///
/// # Errors
///
/// If the arguments cannot be met. What is wrong with an input is no error: it is
/// in the report, and in the outcome.
pub(crate) fn run(args: ValidateArgs, color: Color) -> Result<Outcome, CliError> {
    let settings = Settings::new(args, color)?;
    let inputs = input::collect(&settings.paths)?;
    let schemas = user_schemas::load(&settings.schemas)?;
    let progress = Progress::new(&inputs);
    let mut out = output::stdout();
    let mut reporter = report::reporter(settings.format, &options(&settings));
    let jobs = settings.jobs(inputs.len());
    // Never freed: the process ends with this run, and its memory goes at once.
    let validator = ManuallyDrop::new(Validator::new(schemas, settings.check));
    let (mut outcome, mut summary) = (Outcome::Clean, Summary::default());
    reporter.begin(&mut out)?;
    let with_digest = settings.format.prints_digest();
    let check = |input: Input, emit: &mut dyn FnMut(FileReport) -> bool| {
        let watch = |count| progress.advance(count);
        let mut payloads = input.open(&watch);
        while let Some(payload) = payloads.next() {
            if !emit(check(&validator, payload, with_digest)) {
                break;
            }
        }
    };
    pool::ordered(inputs, jobs, check, |file| {
        outcome = outcome.max(Outcome::of(&file, settings.threshold));
        summary.add(&file);
        progress.aside(|| {
            reporter.file(&mut out, &file)?;
            out.flush()
        })
    })?;
    progress.end();
    reporter.end(&mut out, &summary)?;
    out.flush()?;
    Ok(outcome)
}

fn check(validator: &Validator, payload: Payload<'_>, with_digest: bool) -> FileReport {
    let Payload { path, named, bytes } = payload;
    if !with_digest {
        return validator.validate(&path, named, bytes);
    }
    let mut bytes = Digesting::<_, Sha256>::new(bytes);
    let mut report = validator.validate(&path, named, &mut bytes);
    report.sha256 = bytes.finish().0;
    report
}

fn options(settings: &Settings) -> Options {
    let run = RunInfo { version: version::TOOL.to_owned(), layers: settings.check.layers.clone() };
    Options { color: settings.color, mask: settings.mask, run }
}
