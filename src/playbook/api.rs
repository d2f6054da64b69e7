//! What is known of one API.

use super::named::named;
use serde::{Deserialize, Serialize};
use toml::Spanned;

/// An API of a bank, as public documents describe it.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Api {
    /// Its id, lower-case words with hyphens (`payment-initiation`).
    pub id: Spanned<String>,
    /// Further ids under which it is found.
    #[serde(default)]
    pub aliases: Vec<Spanned<String>>,
    /// Its name for people.
    pub name: String,
    /// What it does, in a few words.
    pub does: String,
    /// How it answers, where that is said.
    #[serde(default)]
    pub modes: Vec<Mode>,
    /// How many of its things one request may be about, where that is said.
    pub per_request: Option<String>,
    /// The id of the API that brings what this one orders.
    pub delivered_by: Option<Spanned<String>>,
    /// What else the documents say that matters to a payload.
    #[serde(default)]
    pub notes: Vec<String>,
    /// What is public of it.
    pub public: Vec<String>,
    /// What only onboarding tells.
    #[serde(default)]
    pub onboarding: Vec<String>,
    /// The ids of the sources, the one that it mostly rests on first.
    pub sources: Vec<Spanned<String>>,
    /// The page of the first source.
    pub page: Option<String>,
    /// The payload formats that the documents name.
    #[serde(default, rename = "format")]
    pub formats: Vec<Format>,
    /// Its operations, where they are public.
    #[serde(default, rename = "operation")]
    pub operations: Vec<Operation>,
}

/// A payload format that a source names.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Format {
    /// A message id (`pain.001.001.03`), its beginning where the document leaves the
    /// version open (`camt.052`), or the usual name of another format (`MT940`).
    pub id: Spanned<String>,
    /// Which kind of format it is.
    pub kind: Kind,
    /// Which way it goes.
    pub direction: Direction,
    /// The id of the source that names it.
    pub source: Spanned<String>,
    /// What the source calls it.
    pub label: Option<Spanned<String>>,
    /// What it is used for, where there are several.
    pub note: Option<String>,
}

/// One call of an API.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// The HTTP method.
    pub verb: String,
    /// The path behind the host and the environment.
    pub path: String,
    /// The media types that the client may send.
    #[serde(default)]
    pub request: Vec<String>,
    /// The media types that the bank may answer with.
    #[serde(default)]
    pub response: Vec<String>,
    /// What goes there and comes back.
    pub note: Option<String>,
    /// The id of the source that publishes it.
    pub source: Spanned<String>,
}

named! {
    /// How an API answers.
    Mode {
        /// At once.
        Sync = "sync",
        /// Later; the client asks again.
        Async = "async",
        /// Later; the bank calls.
        Push = "push",
    }
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
        /// XML of the bank's own.
        Xml = "xml",
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
    /// How sure a statement is, as a source rates it.
    Confidence {
        /// Said outright.
        High = "high",
        /// Said, with details that vary.
        Medium = "medium",
        /// Mentioned only.
        Low = "low",
    }
}

impl Api {
    /// Whether that is its id or another name of it, in any case of letters.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        self.names().any(|own| own.get_ref().eq_ignore_ascii_case(name))
    }

    /// Its id and its aliases.
    pub fn names(&self) -> impl Iterator<Item = &Spanned<String>> {
        std::iter::once(&self.id).chain(&self.aliases)
    }

    /// The messages that its formats name, whichever source names them: message ids, or
    /// their beginnings where the version is open.
    ///
    /// ```
    /// let catalog = isoproof::playbook::embedded().unwrap();
    /// let messages = catalog.api("statement-retrieval").map(|api| api.messages());
    /// // MT940 is no message id.
    /// assert_eq!(messages, Some(vec!["camt.053.001.02", "camt.052.001.02"]));
    /// ```
    #[must_use]
    pub fn messages(&self) -> Vec<&str> {
        let mut ids = Vec::new();
        for format in self.formats.iter().filter(|format| format.kind == Kind::Iso20022) {
            let id = format.id.get_ref().as_str();
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }
}
