//! The evidence file: which payloads there are, and where each comes from.

use super::provenance::{Provenance, requested_format};
use crate::playbook::{Direction, Environment};
use crate::value::is_date;
use serde::Deserialize;
use std::fmt;
use toml::Spanned;

/// One payload of an evidence file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    /// Its path, from the folder of the evidence file.
    pub file: String,
    /// What is declared of it.
    pub provenance: Provenance,
}

/// What is wrong with an evidence file, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {reason}")]
pub struct EvidenceError {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong there.
    pub reason: String,
}

fn at(text: &str, offset: usize, reason: String) -> EvidenceError {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let column = before.get(line_start..).unwrap_or("").chars().count() + 1;
    EvidenceError { line: before.matches('\n').count() + 1, column, reason }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    payload: Vec<Written>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    file: String,
    api: Option<Spanned<String>>,
    direction: Option<Direction>,
    environment: Option<Environment>,
    date: Option<Spanned<Day>>,
    exchange: Option<String>,
    http_status: Option<u16>,
    requested: Option<Spanned<String>>,
}

/// A date in quotes, or as TOML writes one.
#[derive(Deserialize)]
#[serde(untagged)]
enum Day {
    Text(String),
    Native(toml::value::Datetime),
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Day::Text(text) => f.write_str(text),
            Day::Native(date) => date.fmt(f),
        }
    }
}

/// Reads an evidence file. `api_id` has the id of the API that goes by a name, or says why
/// there is none.
///
/// ```
/// let text = "[[payload]]\nfile = 'answer.xml'\napi = 'balance-inquiry'\ndirection = 'response'";
/// let declared = isoproof::playbook::read_evidence(text, |name| Ok(name.to_owned()))?;
/// assert_eq!(declared[0].provenance.api.as_deref(), Some("balance-inquiry"));
/// # Ok::<(), isoproof::playbook::EvidenceError>(())
/// ```
///
/// # Errors
///
/// If it is no TOML, has unknown or missing fields, a date that is none, or an API or a
/// format that there is not.
pub fn read_evidence(
    text: &str,
    api_id: impl Fn(&str) -> Result<String, String>,
) -> Result<Vec<Declared>, EvidenceError> {
    let file: File = toml::from_str(text).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        at(text, start, error.message().to_owned())
    })?;
    file.payload.into_iter().map(|written| written.declared(text, &api_id)).collect()
}

impl Written {
    fn declared(
        self,
        text: &str,
        api_id: impl Fn(&str) -> Result<String, String>,
    ) -> Result<Declared, EvidenceError> {
        let day = |written: Spanned<Day>| match written.get_ref().to_string() {
            date if is_date(&date) => Ok(date),
            other => {
                let reason = format!("`{other}` is no date such as 2026-03-01");
                Err(at(text, written.span().start, reason))
            }
        };
        let format = |written: Spanned<String>| {
            requested_format(written.get_ref()).ok_or_else(|| {
                let reason =
                    format!("no format `{}`; name one as in camt.053.001.02", written.get_ref());
                at(text, written.span().start, reason)
            })
        };
        let id = |name: Spanned<String>| {
            api_id(name.get_ref()).map_err(|reason| at(text, name.span().start, reason))
        };
        let provenance = Provenance {
            api: self.api.map(id).transpose()?,
            direction: self.direction,
            environment: self.environment,
            observed: self.date.map(day).transpose()?,
            exchange: self.exchange,
            http_status: self.http_status,
            requested: self.requested.map(format).transpose()?,
        };
        Ok(Declared { file: self.file, provenance })
    }
}
