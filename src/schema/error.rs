//! Why a schema cannot be used.

use crate::diagnostic::Place;

/// A schema document that cannot be used: it is wrong, or it uses a construct of
/// XML Schema that this program does not check. Nothing is ever left out silently.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}line {line}, column {column}: {construct}: {reason}", prefix(document))]
pub struct SchemaError {
    /// The location of the document, as its `schemaLocation` says it, relative to the
    /// first one; empty for the first document.
    pub document: String,
    /// Line of the construct, from 1.
    pub line: u64,
    /// Column in characters, from 1.
    pub column: u64,
    /// What it is about: `xs:union`, or `the document`.
    pub construct: String,
    /// What is wrong with it.
    pub reason: String,
}

fn prefix(document: &str) -> String {
    if document.is_empty() { String::new() } else { format!("{document}, ") }
}

impl SchemaError {
    /// An error at a place of the document of that location.
    pub(crate) fn at(
        document: &str,
        place: Place,
        construct: impl Into<String>,
        reason: impl Into<String>,
    ) -> SchemaError {
        SchemaError {
            document: document.to_owned(),
            line: place.line,
            column: place.column,
            construct: construct.into(),
            reason: reason.into(),
        }
    }
}
