//! Where the user says a payload comes from.

use crate::playbook::{Direction, Environment, messages};

/// What the user declared of a payload. Without API and direction a payload shows only
/// that such a message is possible, never what a bank sends or takes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// The id of the API.
    pub api: Option<String>,
    /// Which way it went.
    pub direction: Option<Direction>,
    /// Where it was seen.
    pub environment: Option<Environment>,
    /// The day on which it was seen, year-month-day.
    pub observed: Option<String>,
    /// The exchange that it belongs to: a request and its answers have the same.
    pub exchange: Option<String>,
    /// The status of the HTTP answer.
    pub http_status: Option<u16>,
    /// The format that had been asked for, as a message id or a usual name.
    pub requested: Option<String>,
}

impl Provenance {
    /// Whether it is declared to be the answer of success (RFC 9110, 15.3), or to be none.
    #[must_use]
    pub fn success(&self) -> Option<bool> {
        self.http_status.map(|status| (200..300).contains(&status))
    }
}

/// A format as the catalogue names it: `CAMT_053_001_02` is `camt.053.001.02`, and
/// `SWIFT_MT940` is `MT940`. `None` if there is no such format.
///
/// ```
/// use isoproof::playbook::requested_format;
/// assert_eq!(requested_format("CAMT_053_001_02").as_deref(), Some("camt.053.001.02"));
/// assert_eq!(requested_format("SWIFT_MT940").as_deref(), Some("MT940"));
/// assert_eq!(requested_format("camt.99"), None);
/// ```
#[must_use]
pub fn requested_format(written: &str) -> Option<String> {
    let upper = written.to_ascii_uppercase();
    let own = upper.strip_prefix("SWIFT_").unwrap_or(&upper);
    let status = own.strip_prefix("PSRJ").or(own.strip_prefix("PSRX"));
    let is_status =
        |version: &str| version.len() == 2 && version.bytes().all(|b| b.is_ascii_digit());
    if messages::is_mt(own) || status.is_some_and(is_status) {
        return Some(own.to_owned());
    }
    let id = own.replace('_', ".").to_ascii_lowercase();
    messages::exists(&id).then_some(id)
}
