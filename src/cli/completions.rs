//! `isoproof completions`: the completion script of a shell.

use super::args::Arguments;
use super::deferred;
use super::error::CliError;
use super::exit::Outcome;
use super::output;
use clap_complete::{Shell, generate};
use std::io::Write;

/// Writes the script to standard output.
pub(crate) fn run(shell: Shell) -> Result<Outcome, CliError> {
    // Into memory first: clap_complete panics if its writer fails.
    let mut script = Vec::new();
    generate(shell, &mut deferred::whole::<Arguments>(), "isoproof", &mut script);
    let mut out = output::stdout();
    out.write_all(&script)?;
    out.flush()?;
    Ok(Outcome::Clean)
}
