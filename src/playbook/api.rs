//! What is known of one API.

use super::named::named;
use serde::{Deserialize, Serialize};

/// An API of a bank, as a public document describes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Api {
    /// Its id, lower-case words with hyphens (`payment-initiation`).
    pub id: String,
    /// Further ids under which it is found.
    pub aliases: Vec<String>,
    /// Its name for people.
    pub name: String,
    /// What it does, in a few words.
    pub does: String,
    /// The payload formats that the document names.
    pub formats: Vec<Format>,
    /// What else the document says that matters to a payload, and what it leaves open.
    pub notes: Vec<String>,
    /// How sure the statements are.
    pub confidence: Confidence,
    /// Who says so.
    pub source: Source,
}

/// A payload format that an API names.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Format {
    /// A message id (`pain.001.001.03`), its beginning where the document leaves the
    /// version open (`camt.052`), or the usual name of another format (`MT940`).
    pub id: String,
    /// Which kind of format it is.
    pub kind: Kind,
    /// Which way it goes.
    pub direction: Direction,
}

named! {
    /// Kinds of payload formats.
    Kind {
        /// An ISO 20022 message in XML.
        Iso20022 = "iso20022",
        /// A SWIFT MT message.
        Mt = "mt",
        /// JSON of the bank's own.
        Json = "json",
        /// OAuth 2.0 tokens.
        OAuth2 = "oauth2",
        /// Something else.
        Other = "other",
    }
}

named! {
    /// Which way a payload goes.
    Direction {
        /// The client sends it.
        Request = "request",
        /// The bank answers with it.
        Response = "response",
        /// The bank sends it unasked.
        Push = "push",
    }
}

named! {
    /// How sure the statements of the catalogue are.
    Confidence {
        /// Said outright.
        High = "high",
        /// Said, with details that vary.
        Medium = "medium",
        /// Mentioned only.
        Low = "low",
    }
}

/// Whose APIs a catalogue describes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub name: String,
}

/// A public document.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its id in the catalogue.
    pub id: String,
    /// Who published it.
    pub publisher: String,
    /// Its title.
    pub title: String,
    /// What it is (`PDF`).
    pub kind: String,
    /// Its date, year-month-day, or `undated`.
    pub date: String,
    /// Where it was read, if not in the original.
    pub read_on: Option<String>,
    /// The day on which its statements were last compared, year-month-day.
    pub last_verified: String,
}

impl Api {
    /// Whether that is its id or another name of it, in any case of letters.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        self.names().any(|own| own.eq_ignore_ascii_case(name))
    }

    /// Its id and its aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.id).chain(&self.aliases).map(String::as_str)
    }

    /// The messages that its formats name: message ids, or their beginnings where the
    /// version is open.
    ///
    /// ```
    /// let apis = isoproof::playbook::embedded()?.apis;
    /// let api = apis.iter().find(|api| api.is_called("statement-inquiry"));
    /// let messages = api.map(|api| api.messages().collect::<Vec<_>>());
    /// assert_eq!(messages, Some(vec!["camt.053"])); // and MT940, which is no message id
    /// # Ok::<(), isoproof::playbook::CatalogError>(())
    /// ```
    pub fn messages(&self) -> impl Iterator<Item = &str> {
        let iso20022 = self.formats.iter().filter(|format| format.kind == Kind::Iso20022);
        let mut ids: Vec<&str> = iso20022.map(|format| format.id.as_str()).collect();
        ids.dedup();
        ids.into_iter()
    }
}
