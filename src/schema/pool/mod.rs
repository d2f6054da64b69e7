//! The schemas of all published messages, inside the binary.
//!
//! Types are versioned in ISO 20022, so most are the same in many messages: the pool
//! holds each once, and for each message the list of its types. Nothing is decoded at
//! the start, and of a message each type alone.

mod names;
mod pack;
mod unpack;

#[cfg(test)]
mod tests;

use super::model::Schema;
use super::write;
pub(crate) use names::Named;
pub use pack::{PackError, Packed, pack};
use std::collections::BTreeSet;
use std::sync::OnceLock;
use unpack::{Message, Pool, Types};

/// What the namespace of every message begins with; the message id follows.
pub const NAMESPACE_PREFIX: &str = "urn:iso:std:iso:20022:tech:xsd:";

/// The pool, as `cargo run -p xtask -- pool` writes it from `schemas/`.
const POOL: Pool<'static> = Pool::new(include_bytes!("../../../schemas/pool.bin"));

/// The types of one published message.
pub(crate) type MessageTypes = Types<'static>;

/// One published message.
///
/// ```
/// let message = isoproof::schema::find("pain.001.001.03").unwrap();
/// assert_eq!(message.name(), "CustomerCreditTransferInitiationV03");
/// assert_eq!(message.area(), "pain");
/// assert_eq!(message.namespace(), "urn:iso:std:iso:20022:tech:xsd:pain.001.001.03");
/// let schema = message.schema();
/// assert_eq!(schema.elements[0].name.local, message.root_element());
/// ```
#[derive(Clone, Copy, Debug)]
pub struct MessageEntry {
    message: Message<'static>,
}

impl MessageEntry {
    /// The message definition identifier: `pain.001.001.03`.
    #[must_use]
    pub fn id(&self) -> &'static str {
        self.message.id
    }

    /// The name: `CustomerCreditTransferInitiationV03`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.message.name
    }

    /// The local name of the root element, nearly always `Document`.
    #[must_use]
    pub fn root_element(&self) -> &'static str {
        self.message.root_element
    }

    /// The business area: `pain`.
    #[must_use]
    pub fn area(&self) -> &'static str {
        self.id().split('.').next().unwrap_or_default()
    }

    /// The namespace of its elements.
    #[must_use]
    pub fn namespace(&self) -> String {
        format!("{NAMESPACE_PREFIX}{}", self.id())
    }

    /// Its schema, with the types in alphabetical order.
    ///
    /// The bytes are part of the program and a test decodes all of them; bytes that
    /// cannot be decoded would give an empty schema.
    #[must_use]
    pub fn schema(&self) -> Schema {
        POOL.schema(&self.message).unwrap_or_default()
    }

    /// Its types, each to be read when it is needed; `None` where bytes of the pool are wrong.
    pub(crate) fn types(&self) -> Option<MessageTypes> {
        POOL.types(&self.message)
    }

    /// The SHA-256 of its schema file, 64 lower-case hexadecimal digits.
    #[must_use]
    pub fn schema_sha256(&self) -> String {
        self.message.sha256.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The text of its schema file.
    #[must_use]
    pub fn xsd(&self) -> String {
        write(&self.schema())
    }
}

/// All messages, by id.
pub fn messages() -> impl Iterator<Item = MessageEntry> {
    POOL.messages().map(|message| MessageEntry { message })
}

/// The message of that id.
#[must_use]
pub fn find(id: &str) -> Option<MessageEntry> {
    POOL.find(id).map(|message| MessageEntry { message })
}

/// The message of that namespace.
///
/// ```
/// use isoproof::schema::find_namespace;
/// let namespace = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.02";
/// assert_eq!(find_namespace(namespace).unwrap().id(), "camt.053.001.02");
/// assert!(find_namespace("urn:example").is_none());
/// ```
#[must_use]
pub fn find_namespace(namespace: &str) -> Option<MessageEntry> {
    namespace_id(namespace).and_then(find)
}

/// The message id in a namespace, known or not; `None` for a namespace of another form.
#[must_use]
pub fn namespace_id(namespace: &str) -> Option<&str> {
    namespace.strip_prefix(NAMESPACE_PREFIX)
}

/// Whether a message id is that id, or goes on behind it with a dot: `camt.053.001.02` is
/// of the family `camt.053`.
pub(crate) fn is_of_family(id: &str, family: &str) -> bool {
    id.strip_prefix(family).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// The message id inside any namespace, with the suffix of a market's variant.
///
/// ```
/// use isoproof::schema::message_id;
/// assert_eq!(message_id("urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"), Some("camt.053.001.02"));
/// assert_eq!(message_id("http://example.org/pain.001.001.03.ch.02.xsd"), Some("pain.001.001.03.ch.02"));
/// assert_eq!(message_id("urn:example"), None);
/// ```
#[must_use]
pub fn message_id(namespace: &str) -> Option<&str> {
    const ID: &[u8] = b"aaaa.000.000.00";
    const SUFFIX: &[u8] = b".aa.00";
    let has_form = |text: &[u8], form: &[u8]| {
        text.len() >= form.len()
            && text.iter().zip(form).all(|(b, f)| match f {
                b'a' => b.is_ascii_lowercase(),
                b'0' => b.is_ascii_digit(),
                _ => b == f,
            })
    };
    let bytes = namespace.as_bytes();
    let at = (0..bytes.len()).find(|&at| has_form(&bytes[at..], ID))?;
    let end = at + ID.len();
    let end = if has_form(&bytes[end..], SUFFIX) { end + SUFFIX.len() } else { end };
    namespace.get(at..end)
}

/// All versions of the message of that id, oldest first, itself included. The version
/// in the id need not exist.
///
/// ```
/// use isoproof::schema::family;
/// let ids: Vec<_> = family("pain.001.001.99").map(|message| message.id()).collect();
/// assert!(ids.contains(&"pain.001.001.03") && ids.contains(&"pain.001.001.09"));
/// ```
pub fn family(id: &str) -> impl Iterator<Item = MessageEntry> {
    let stem = id.rsplit_once('.').map_or(String::new(), |(stem, _)| stem.to_owned());
    messages().filter(move |message| {
        message.id().rsplit_once('.').is_some_and(|(known, _)| known == stem)
    })
}

/// Whether any published message has an element of that name.
///
/// ```
/// use isoproof::schema::is_element_name;
/// assert!(is_element_name("CdtTrfTxInf") && is_element_name("Document"));
/// assert!(!is_element_name("Max"));
/// ```
#[must_use]
pub fn is_element_name(name: &str) -> bool {
    static NAMES: OnceLock<BTreeSet<&'static str>> = OnceLock::new();
    NAMES.get_or_init(|| messages().flat_map(element_names).collect()).contains(name)
}

fn element_names(message: MessageEntry) -> Vec<&'static str> {
    let mut names = vec![message.root_element()];
    if let Some(types) = message.types() {
        types.names(&mut |named| {
            if let Named::Element(name) = named {
                names.push(name);
            }
        });
    }
    names
}
