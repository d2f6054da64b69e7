//! What keeps the program from doing its work. Findings are no errors.

use crate::playbook::Fault;
use std::io;

/// An error of the call or of its surroundings; the program says it in one line
/// and exits with 2.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CliError {
    /// The call itself cannot be met.
    #[error("{0}")]
    Usage(String),
    /// A file that the call needs, other than the inputs, cannot be read or written.
    #[error("{path}: {reason}")]
    File { path: String, reason: String },
    /// A catalogue is broken.
    #[error("{}", first(.0))]
    Catalog(Vec<Fault>),
    /// Standard output does not take the report.
    #[error("cannot write the output: {0}")]
    Output(#[from] io::Error),
}

impl CliError {
    /// For a file that cannot be read or written.
    pub(crate) fn file(path: &std::path::Path, reason: impl ToString) -> CliError {
        CliError::File { path: path.display().to_string(), reason: reason.to_string() }
    }
}

/// The first fault of a catalogue, and how many there are.
fn first(faults: &[Fault]) -> String {
    let Some(Fault { file, finding }) = faults.first() else {
        return "the catalogue is broken".into();
    };
    let place = format!("{file}:{}:{}", finding.place.line, finding.place.column);
    let rest = match faults.len() {
        1 => String::new(),
        n => format!("; {} more, `isoproof claims lint` shows all", n - 1),
    };
    format!("{place}: {}[{}]: {}{rest}", finding.code.name, finding.code.id, finding.message)
}
