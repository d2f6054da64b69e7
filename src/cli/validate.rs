//! `isoproof validate`: checks the inputs and reports on each, in their order.

use super::args::ValidateArgs;
use super::digest::Digesting;
use super::error::CliError;
use super::exit::Outcome;
use super::input::{self, Bytes, Input, Payload};
use super::output::{self, Color};
use super::progress::Progress;
use super::settings::Settings;
use super::{pool, user_schemas, version};
use crate::check::Validator;
use crate::diagnostic::FileReport;
use crate::report::{self, Options, RunInfo, Summary};
use crate::rules::Rulebook;
use crate::source::ReadAt;
use sha2::Sha256;
use std::io::{self, IsTerminal, Read, Write};
use std::mem::ManuallyDrop;

/// Bytes of a file from which on several threads may check it.
const LONG: u64 = 4 * 1024 * 1024;

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
    let (mut out, is_watched) = (output::stdout(), io::stdout().is_terminal());
    let mut reporter = report::reporter(settings.format, &options(&settings));
    let (jobs, threads) = (settings.jobs(inputs.len()), settings.threads(inputs.len()));
    // Never freed: the process ends with this run, and its memory goes at once.
    let checker = ManuallyDrop::new(Checker {
        validator: Validator::new(schemas, settings.check),
        rules: settings.rules.map(Rulebook::new),
        with_digest: settings.format.prints_digest(),
    });
    let (mut outcome, mut summary) = (Outcome::Clean, Summary::default());
    reporter.begin(&mut out)?;
    let check = |input: Input, emit: &mut dyn FnMut(FileReport) -> bool| {
        let watch = |count| progress.advance(count);
        let mut payloads = input.open(&watch);
        while let Some(payload) = payloads.next() {
            if !emit(checker.check(payload, &threads)) {
                break;
            }
        }
    };
    pool::ordered(inputs, jobs, check, |file| {
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

/// What checks payloads.
struct Checker {
    validator: Validator,
    /// The rules, if they are to run.
    rules: Option<Rulebook>,
    /// Whether the digest of the bytes is printed.
    with_digest: bool,
}

impl Checker {
    /// Checks a payload. `threads` says how many threads may do it.
    fn check(&self, payload: Payload<'_>, threads: &dyn Fn() -> usize) -> FileReport {
        let Payload { path, named, bytes } = payload;
        match bytes {
            Bytes::Plain(file)
                if !self.with_digest && self.rules.is_none() && file.size() >= LONG =>
            {
                self.validator.validate_with_threads(&path, named, &file, threads())
            }
            bytes if self.with_digest => {
                let bytes = Digesting::<_, Sha256>::new(bytes);
                let (mut report, bytes) =
                    input::reading_ahead(bytes, threads, |bytes| self.read(&path, named, bytes));
                report.sha256 = bytes.finish().0;
                report
            }
            Bytes::Whole(bytes) => self.read(&path, named, bytes),
            Bytes::Plain(file) => self.read(&path, named, file),
            Bytes::Passing(bytes) => {
                input::reading_ahead(bytes, threads, |bytes| self.read(&path, named, bytes)).0
            }
        }
    }

    /// Checks what comes from a reader, with the rules if they are to run.
    fn read(&self, path: &str, named: bool, bytes: impl Read) -> FileReport {
        match &self.rules {
            Some(rules) => rules.check(&self.validator, path, named, bytes, &mut []),
            None => self.validator.validate(path, named, bytes),
        }
    }
}

fn options(settings: &Settings) -> Options {
    let run = RunInfo { version: version::TOOL.to_owned(), layers: settings.check.layers.clone() };
    Options { color: settings.color, mask: settings.mask, run }
}
