//! `isoproof validate`: checks the inputs and reports on each, in their order.

use super::args::{OutputForm, ValidateArgs};
use super::digest::Digesting;
use super::error::CliError;
use super::exit::Outcome;
use super::input::{self, Bytes, Input, Payload};
use super::output::{self, Color};
use super::progress::Progress;
use super::settings::Settings;
use super::{answer, beside, original, pool, user_schemas, version};
use crate::check::{Given, Validator};
use crate::diagnostic::FileReport;
use crate::report::{self, Options, RunInfo, Summary};
use crate::rules::{Across, Choice, Facts, Rulebook};
use crate::source::ReadAt;
use sha2::Sha256;
use std::io::{self, IsTerminal, Read, Write};
use std::mem::ManuallyDrop;
use std::path::Path;

/// Bytes of a file from which on several threads may check it.
const LONG: u64 = 4 * 1024 * 1024;

/// Checks what the arguments name.
///
/// # Errors
///
/// If the arguments cannot be met. What is wrong with an input is no error: it is
/// in the report, and in the outcome.
pub(crate) fn run(args: ValidateArgs, color: Color) -> Result<Outcome, CliError> {
    let mut settings = Settings::new(args, color)?;
    let inputs = input::collect(&settings.paths)?;
    let schemas = user_schemas::load(&settings.schemas)?;
    let format = match settings.format {
        OutputForm::Report(format) => format,
        OutputForm::Answer(version) => {
            return answer::write(
                version,
                Validator::new(schemas, answer::check(&settings)),
                inputs,
                settings,
            );
        }
    };
    let progress = Progress::new(&inputs);
    let (mut out, is_watched) = (output::stdout(), io::stdout().is_terminal());
    let mut reporter = report::reporter(format, &options(&settings));
    let (jobs, threads) = (settings.jobs(inputs.len()), settings.threads(inputs.len()));
    // Never freed: the process ends with this run, and its memory goes at once.
    let validator = Validator::new(schemas, settings.check.clone());
    let rules = rulebook(&validator, settings.rules.take(), settings.original.as_deref())?;
    let checks = ManuallyDrop::new(Checks { validator, rules });
    let (mut outcome, mut summary) = (Outcome::Clean, Summary::default());
    reporter.begin(&mut out)?;
    let with_digest = format.prints_digest();
    let choice = checks.rules.as_ref().map(|rules| rules.choice().clone()).unwrap_or_default();
    let mut across = Across::new(&choice);
    let check = |input: Input, emit: &mut dyn FnMut((FileReport, Facts)) -> bool| {
        let watch = |count| progress.advance(count);
        let mut payloads = input.open(&watch);
        while let Some(payload) = payloads.next() {
            if !emit(checks.check(payload, with_digest, &threads)) {
                break;
            }
        }
    };
    pool::ordered(inputs, jobs, check, |(mut file, facts)| {
        across.join(&mut file, facts);
        outcome = outcome.max(Outcome::of(&file, settings.threshold));
        summary.add(&file);
        progress.aside(|| {
            reporter.file(&mut out, &file)?;
            if is_watched { out.flush() } else { Ok(()) }
        })
    })?;
    progress.end();
    reporter.end(&mut out, &summary)?;
    out.flush()?;
    Ok(outcome)
}

/// The rules that were chosen, and the payment with which status reports are compared.
fn rulebook(
    validator: &Validator,
    choice: Option<Choice>,
    original: Option<&Path>,
) -> Result<Option<Rulebook>, CliError> {
    let (Some(choice), Some(path)) = (&choice, original) else {
        return Ok(choice.map(Rulebook::new));
    };
    original::add(Rulebook::new(choice.clone()), validator, path).map(Some)
}

/// What is done with each payload.
struct Checks {
    validator: Validator,
    rules: Option<Rulebook>,
}

impl Checks {
    /// Checks a payload, with the digest of its bytes if that is printed. `threads` says
    /// how many threads may do it: rules see a file in order.
    fn check(
        &self,
        payload: Payload<'_>,
        with_digest: bool,
        threads: &dyn Fn() -> usize,
    ) -> (FileReport, Facts) {
        let Payload { path, named, bytes } = payload;
        let beside = beside::read(&path);
        let given = Given { path: &path, named, beside: beside.as_ref() };
        let is_plain = self.rules.is_none() && beside.is_none() && !with_digest;
        match bytes {
            Bytes::Plain(file) if is_plain && file.size() >= LONG => {
                let threads = threads();
                let report = self.validator.validate_with_threads(&path, named, &file, threads);
                (report, Facts::default())
            }
            bytes if with_digest => {
                let bytes = Digesting::<_, Sha256>::new(bytes);
                let check = |bytes: &mut dyn Read| self.read(given, bytes);
                let ((mut report, facts), bytes) = input::reading_ahead(bytes, threads, check);
                report.sha256 = bytes.finish().0;
                (report, facts)
            }
            Bytes::Whole(bytes) => self.read(given, bytes),
            Bytes::Plain(file) => self.read(given, file),
            Bytes::Passing(bytes) => {
                input::reading_ahead(bytes, threads, |bytes| self.read(given, bytes)).0
            }
        }
    }

    /// Checks bytes in order, with rules if they are asked for.
    fn read(&self, given: Given<'_>, bytes: impl Read) -> (FileReport, Facts) {
        match &self.rules {
            Some(rules) => rules.check_among(&self.validator, given, bytes, &mut []),
            None => (self.validator.check(given, bytes, None, &mut []), Facts::default()),
        }
    }
}

fn options(settings: &Settings) -> Options {
    let choice = settings.rules.as_ref();
    let run = RunInfo {
        version: version::TOOL.to_owned(),
        layers: settings.check.layers.clone(),
        profiles: choice
            .map(|choice| choice.profiles().iter().map(|p| p.name).collect())
            .unwrap_or_default(),
        config: settings.config.clone(),
    };
    Options { color: settings.color, mask: settings.mask, verbose: settings.verbose, run }
}
