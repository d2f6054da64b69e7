//! Where the user says a payload comes from.

use crate::playbook::{Direction, Environment};

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
