//! `isoproof claims`: the statements of public documents, and what decides them.

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
pub(crate) fn run(args: &ClaimsArgs, color: Color) -> Result<Outcome, CliError> {
    match &args.command {
        ClaimsCommand::List(list) => list::run(&catalogs::load(&args.catalog)?, list),
        ClaimsCommand::Show { id, format } => {
            show::run(&catalogs::load(&args.catalog)?, id, *format)
        }
        ClaimsCommand::Lint(lint) => lint::run(&args.catalog, lint, color),
    }
}
