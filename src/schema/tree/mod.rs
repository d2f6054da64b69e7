//! A schema document in memory: elements with their attributes, namespaces and
//! places. Text is dropped, since no construct of a schema has any; only the place of
//! the first one is kept.

use super::error::SchemaError;
use super::model::QName;
use crate::diagnostic::Place;
use std::rc::Rc;

mod read;

pub(crate) use read::read;

/// The namespace of XML Schema.
pub(crate) const XSD: &str = "http://www.w3.org/2001/XMLSchema";

/// The namespace of the prefix `xml`.
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// One element.
#[derive(Debug)]
pub(crate) struct Node {
    /// Its expanded name.
    pub(crate) name: QName,
    /// Its attributes but the namespace declarations, in the order of the text, values
    /// normalised as XML 1.0 section 3.3.3 says.
    pub(crate) attributes: Vec<(QName, String)>,
    /// Its child elements.
    pub(crate) children: Vec<Node>,
    /// The namespace bindings in scope.
    pub(crate) scope: Scope,
    /// The location of its document; empty for the first one.
    pub(crate) document: Rc<str>,
    /// Where its start tag begins.
    pub(crate) place: Place,
    /// Whether there is text in it that is not white space.
    pub(crate) has_text: bool,
}

/// The namespace bindings in scope of an element.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scope(Option<Rc<Level>>);

/// What one element declares, and the scope around it.
#[derive(Debug)]
struct Level {
    /// Prefixes with their namespaces; both may be empty.
    bindings: Vec<(String, String)>,
    outer: Scope,
}

impl Scope {
    /// This scope with the declarations of one more element.
    fn with(&self, bindings: Vec<(String, String)>) -> Scope {
        if bindings.is_empty() {
            return self.clone();
        }
        Scope(Some(Rc::new(Level { bindings, outer: self.clone() })))
    }

    /// The namespace of a prefix; the empty prefix is the default namespace, which is
    /// empty if there is none. `None` if the prefix is not declared.
    pub(crate) fn namespace(&self, prefix: &str) -> Option<&str> {
        let mut scope = self;
        while let Some(level) = &scope.0 {
            if let Some((_, namespace)) = level.bindings.iter().find(|(name, _)| name == prefix) {
                let declared = !namespace.is_empty() || prefix.is_empty();
                return declared.then_some(namespace.as_str());
            }
            scope = &level.outer;
        }
        match prefix {
            "" => Some(""),
            "xml" => Some(XML),
            _ => None,
        }
    }
}

impl Node {
    /// Its name as people write it: `xs:element`, or the local name of a foreign one.
    pub(crate) fn label(&self) -> String {
        if self.name.namespace == XSD {
            format!("xs:{}", self.name.local)
        } else {
            self.name.local.clone()
        }
    }

    /// Its local name if it is an element of XML Schema, otherwise the empty text.
    pub(crate) fn construct(&self) -> &str {
        if self.name.namespace == XSD { &self.name.local } else { "" }
    }

    /// The attribute of that name and no namespace.
    pub(crate) fn attribute(&self, local: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(name, _)| name.namespace.is_empty() && name.local == local)
            .map(|(_, value)| value.as_str())
    }

    /// An error about this element.
    pub(crate) fn error(&self, reason: impl Into<String>) -> SchemaError {
        SchemaError::at(&self.document, self.place, self.label(), reason)
    }
}

#[cfg(test)]
mod tests;
