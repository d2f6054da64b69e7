//! `isoproof claims`: the statements of public documents, and what decides them.

mod check;
mod lint;
mod list;
mod show;
mod view;

use super::args::{ClaimsArgs, ClaimsCommand};
use super::catalogs;
use super::error::CliError;
use super::exit::Outcome;
use super::output::Color;

/// Does what the sub-command asks for.
pub(crate) fn run(args: ClaimsArgs, color: Color) -> Result<Outcome, CliError> {
    let load = || catalogs::load(&args.catalog);
    match args.command {
        ClaimsCommand::List(list) => list::run(&load()?, &list),
        ClaimsCommand::Show { id, format } => show::run(&load()?, &id, format),
        ClaimsCommand::Check(check) => check::run(&load()?, &check, color),
        ClaimsCommand::Lint(lint) => lint::run(&args.catalog, &lint, color),
    }
}
