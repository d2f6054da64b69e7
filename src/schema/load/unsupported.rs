//! Constructs that are not read, and elements where none may stand.

use crate::schema::error::SchemaError;
use crate::schema::tree::{Node, XSD};

/// Constructs of XML Schema 1.0 that this program does not check.
const UNSUPPORTED: [&str; 11] = [
    "all",
    "anyAttribute",
    "complexContent",
    "field",
    "key",
    "keyref",
    "list",
    "notation",
    "redefine",
    "union",
    "unique",
];

/// The error about a child that its parent does not admit.
pub(super) fn error(parent: &Node, child: &Node) -> SchemaError {
    if UNSUPPORTED.contains(&child.construct()) {
        child.error("not supported by this program")
    } else if child.name.namespace == XSD {
        child.error(format!("has no place in {}", parent.label()))
    } else {
        child.error(format!("an element of another namespace has no place in {}", parent.label()))
    }
}
