//! What an input turned out to hold.

use super::api::Thing;
use crate::diagnostic::{Code, Inside, LayerStatus, Part, Payload, Root};
use crate::source::MarkId;
use std::fmt;
use std::sync::Arc;

/// What an input turned out to hold.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) parts: Vec<Part>,
    /// The document was read to its end.
    pub(crate) complete: bool,
    /// Where reading stopped for good.
    pub(crate) stopped: Option<Stopped>,
    /// Why nothing, or not all, could be read.
    pub(crate) unreadable: Option<String>,
    /// The root elements of the parts.
    pub(crate) roots: Vec<MarkId>,
    /// The root element of the document, and those of documents decoded from its text.
    pub(crate) documents: Vec<Root>,
    /// What kind of thing an input is that is no XML.
    pub(crate) other: Option<Payload>,
    /// The input is JSON, not XML.
    pub(crate) is_json: bool,
    /// What became of the check of a JSON text's shape, if that was not done, and why.
    pub(crate) shape: Option<(LayerStatus, String)>,
    /// That rules were run; what of them could not be, and why.
    pub(crate) rules: Option<Option<String>>,
    /// The kind of wrapper that it is.
    pub(crate) wrapper: Option<Payload>,
    /// The root of a wrapper that holds no message.
    pub(crate) foreign: Option<MarkId>,
    /// A body is encrypted.
    pub(crate) is_encrypted: bool,
}

/// Where reading stopped for good, and why.
#[derive(Debug)]
pub(crate) struct Stopped {
    pub(crate) line: u64,
    pub(crate) code: &'static Code,
    /// Where the file holds the decoded text in which that is.
    pub(crate) inside: Option<Arc<Inside>>,
}

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Code { id, name, .. } = self.code;
        write!(f, "not run from line {}", self.line)?;
        if let Some(inside) = &self.inside {
            write!(f, " in {}", inside.path)?;
        }
        write!(f, ": reading stopped there ({id} {name})")
    }
}

impl Found {
    /// What kind of thing the input is.
    pub(crate) fn payload(&self) -> Payload {
        match self.other.or(self.wrapper) {
            _ if self.is_encrypted => Payload::Encrypted,
            Some(kind) => kind,
            None if self.parts.is_empty() => Payload::Xml,
            None => Payload::Message,
        }
    }

    /// The same, for comparing it with formats.
    pub(crate) fn thing(&self) -> Thing<'static> {
        let payload = self.payload();
        if self.is_json { Thing::Json(payload) } else { Thing::Xml(payload) }
    }

    /// The path of the whole payload where it holds no message.
    pub(crate) const fn root_path(&self) -> &'static str {
        if self.is_json { "$" } else { "" }
    }

    /// Whether the input is a wrapper of a known kind, or one around an encrypted body.
    pub(crate) fn is_wrapper(&self) -> bool {
        self.wrapper.is_some() || self.is_encrypted
    }

    /// Why not all was checked that is in the input.
    pub(crate) fn obstacle(&self) -> Option<String> {
        self.unreadable.clone().or_else(|| self.stopped.as_ref().map(Stopped::to_string))
    }

    /// Adds what a text turned out to hold that was decoded from the input.
    pub(crate) fn add(&mut self, inner: Found, inside: &Arc<Inside>) {
        self.is_encrypted |= inner.payload() == Payload::Encrypted;
        let located = |part| Part { inside: Some(Arc::clone(inside)), ..part };
        self.parts.extend(inner.parts.into_iter().map(located));
        self.roots.extend(inner.roots);
        self.documents.extend(inner.documents);
        let unreadable = inner.unreadable.or(inner.shape.map(|(_, why)| why));
        let unreadable = unreadable.map(|why| format!("in {}: {why}", inside.path));
        self.unreadable = self.unreadable.take().or(unreadable);
        let stopped =
            inner.stopped.map(|stopped| Stopped { inside: Some(Arc::clone(inside)), ..stopped });
        self.stopped = self.stopped.take().or(stopped);
    }
}
