//! The command line: arguments, files, threads, standard output and exit codes.
//!
//! This is the only part of the crate that touches files, the environment and the
//! terminal; the rest is functions from bytes to findings. `args` holds what was
//! typed, `settings` what it means, and each command has a file.

mod answer;
mod apis;
mod args;
mod beside;
mod catalogs;
mod claims;
mod completions;
mod config;
mod deferred;
mod digest;
mod error;
mod exit;
mod explain;
mod input;
mod json;
mod json_schema;
mod manifest;
mod nearest;
mod original;
mod output;
mod playbook;
mod pool;
mod progress;
mod rules;
mod schemas;
mod settings;
mod sheet;
mod table;
mod text_file;
mod usage;
mod user_schemas;
mod validate;
mod version;

use args::{Arguments, Command};
use clap::Parser;
use error::CliError;
use exit::Outcome;
use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the program: reads `arguments` (the first is its own name), does what they
/// ask for, and gives the exit code.
///
/// 0: nothing at or above the threshold; 1: findings; 2: the work could not be
/// done. See `isoproof --help`.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return usage::answer(&error).into(),
    };
    match run(arguments) {
        Ok(outcome) => outcome,
        Err(error) => usage::fail(&error),
    }
    .into()
}

fn run(arguments: Arguments) -> Result<Outcome, CliError> {
    match arguments.command {
        Command::Validate(args) => validate::run(*args.0, arguments.color),
        Command::Schemas(args) => schemas::run(&args.0),
        Command::Apis(args) => apis::run(&args.0),
        Command::Playbook(args) => playbook::run(&args.0),
        Command::Claims(args) => claims::run(*args.0, arguments.color),
        Command::Rules(args) => rules::run(&args.0, arguments.color),
        Command::Explain(args) => explain::run(&args.0, arguments.color),
        Command::Completions { shell } => completions::run(shell),
    }
}
