//! `isoproof explain`: what the code of a finding means.

use super::args::ExplainArgs;
use super::error::CliError;
use super::exit::Outcome;
use super::output::{self, Color};
use super::{nearest, table};
use crate::diagnostic::{CODES, Code, find_code};
use crate::report;
use std::io::Write;

/// Prints the document of a code, or the list of all.
pub(crate) fn run(args: &ExplainArgs, color: Color) -> Result<Outcome, CliError> {
    let mut out = output::stdout();
    match &args.code {
        Some(wanted) => {
            out.write_all(report::explain(find(wanted)?, color.for_stdout()).as_bytes())?
        }
        None => list(&mut out)?,
    }
    out.flush()?;
    Ok(Outcome::Clean)
}

fn find(wanted: &str) -> Result<&'static Code, CliError> {
    find_code(wanted).ok_or_else(|| {
        let hint = nearest::hint(wanted, CODES.iter().flat_map(|code| [code.id, code.name]));
        let all = "`isoproof explain --list` shows all";
        CliError::Usage(format!("no code `{wanted}`{hint}; {all}"))
    })
}

fn list(out: &mut impl Write) -> Result<(), CliError> {
    let rows: Vec<_> = CODES
        .iter()
        .map(|code| [code.id, code.name, code.severity.name(), code.layer.name(), code.summary])
        .collect();
    Ok(table::write(out, &rows)?)
}
