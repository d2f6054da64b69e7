//! The documents of a schema: the first one, and all that it includes and imports.

use super::{Resolver, read, unsupported};
use crate::schema::error::SchemaError;
use crate::schema::tree::{self, Node};
use std::collections::VecDeque;

/// One schema document.
pub(super) struct Document {
    /// Its root, `xs:schema`.
    pub(super) root: Node,
    /// The target namespace of its components, empty for none. A document without one
    /// takes that of the document that includes it (a "chameleon").
    pub(super) namespace: String,
    /// Whether it has taken its namespace from another document.
    pub(super) is_chameleon: bool,
    /// Whether local elements are in the target namespace.
    pub(super) elements_qualified: bool,
    /// Whether local attributes are in the target namespace.
    pub(super) attributes_qualified: bool,
    /// The namespaces to which it may refer beside its own.
    pub(super) imports: Vec<String>,
    bytes: Vec<u8>,
    location: String,
}

/// Why a document is read.
enum Reason {
    First,
    /// For the target namespace of the including document.
    Include(String),
    /// For that namespace.
    Import(String),
}

/// A document that is still to be read, and who asks for it.
struct Request {
    location: String,
    bytes: Vec<u8>,
    reason: Reason,
}

/// Reads the first document and all that it needs, each once for each target namespace,
/// whichever way and however often it is reached.
pub(super) fn collect(bytes: &[u8], resolver: &Resolver<'_>) -> Result<Vec<Document>, SchemaError> {
    let first = Request { location: String::new(), bytes: bytes.to_vec(), reason: Reason::First };
    let mut waiting = VecDeque::from([first]);
    let mut documents: Vec<Document> = Vec::new();
    while let Some(request) = waiting.pop_front() {
        let document = open(request)?;
        let is_known = |known: &Document| {
            known.namespace == document.namespace && known.bytes == document.bytes
        };
        if !documents.iter().any(is_known) {
            waiting.extend(references(&document, resolver)?);
            documents.push(document);
        }
    }
    Ok(documents)
}

/// Reads the root element of a document.
fn open(request: Request) -> Result<Document, SchemaError> {
    let root = tree::read(&request.bytes, &request.location)?;
    if root.construct() != "schema" {
        return Err(root.error("the root element is not xs:schema"));
    }
    read::admit(
        &root,
        &[
            "targetNamespace",
            "version",
            "elementFormDefault",
            "attributeFormDefault",
            "blockDefault",
            "finalDefault",
        ],
    )?;
    read::refuse_value(&root, "blockDefault")?;
    read::refuse_value(&root, "finalDefault")?;
    let (namespace, is_chameleon) = target_namespace(&root, &request.reason)?;
    Ok(Document {
        namespace,
        is_chameleon,
        elements_qualified: read::form(&root, "elementFormDefault")?.unwrap_or(false),
        attributes_qualified: read::form(&root, "attributeFormDefault")?.unwrap_or(false),
        imports: imports(&root)?,
        bytes: request.bytes,
        location: request.location,
        root,
    })
}

/// The target namespace, and whether it is that of the including document.
fn target_namespace(root: &Node, reason: &Reason) -> Result<(String, bool), SchemaError> {
    let own = root.attribute("targetNamespace").map(str::trim);
    if own == Some("") {
        return Err(root.error("the target namespace is empty"));
    }
    let own = own.unwrap_or_default();
    match reason {
        Reason::Include(wanted) if own.is_empty() => Ok((wanted.clone(), !wanted.is_empty())),
        Reason::Include(wanted) | Reason::Import(wanted) if own != wanted => Err(root.error(
            format!("its target namespace is \"{own}\", but \"{wanted}\" is wanted from it"),
        )),
        Reason::First | Reason::Include(_) | Reason::Import(_) => Ok((own.to_owned(), false)),
    }
}

/// The namespaces that a document imports.
fn imports(root: &Node) -> Result<Vec<String>, SchemaError> {
    let own = root.attribute("targetNamespace").map(str::trim).unwrap_or_default();
    let mut namespaces = Vec::new();
    for node in read::children(root).filter(|node| node.construct() == "import") {
        read::admit(node, &["namespace", "schemaLocation"])?;
        read::admit_no_children(node)?;
        let namespace = node.attribute("namespace").map(str::trim).unwrap_or_default();
        if namespace == own {
            return Err(node.error("it imports the target namespace itself"));
        }
        namespaces.push(namespace.to_owned());
    }
    Ok(namespaces)
}

/// The documents that a document includes and imports. An import without a location
/// only permits references to its namespace.
fn references(document: &Document, resolver: &Resolver<'_>) -> Result<Vec<Request>, SchemaError> {
    let mut requests = Vec::new();
    for node in read::children(&document.root) {
        let reason = match node.construct() {
            "include" => {
                read::admit(node, &["schemaLocation"])?;
                read::admit_no_children(node)?;
                read::required(node, "schemaLocation")?;
                Reason::Include(document.namespace.clone())
            }
            "import" => Reason::Import(
                node.attribute("namespace").map(str::trim).unwrap_or_default().to_owned(),
            ),
            "redefine" => return Err(unsupported::error(&document.root, node)),
            _ => break,
        };
        let Some(relative) = node.attribute("schemaLocation").map(str::trim) else { continue };
        let location = join(&document.location, relative);
        let bytes = resolver(&location)
            .map_err(|reason| node.error(format!("{location} cannot be read: {reason}")))?;
        requests.push(Request { location, bytes, reason });
    }
    Ok(requests)
}

/// A location relative to the document of another one.
fn join(base: &str, relative: &str) -> String {
    if relative.contains("://") || relative.starts_with('/') {
        return relative.to_owned();
    }
    let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut segments: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for segment in relative.split('/') {
        match segment {
            "" | "." => {}
            ".." if segments.last().is_some_and(|last| *last != "..") => {
                segments.pop();
            }
            _ => segments.push(segment),
        }
    }
    let root = if folder.starts_with('/') { "/" } else { "" };
    format!("{root}{}", segments.join("/"))
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn locations_are_relative_to_the_document_that_names_them() {
        for (base, relative, joined) in [
            ("", "a.xsd", "a.xsd"),
            ("", "./x/a.xsd", "x/a.xsd"),
            ("x/a.xsd", "b.xsd", "x/b.xsd"),
            ("x/a.xsd", "../b.xsd", "b.xsd"),
            ("a.xsd", "../b.xsd", "../b.xsd"),
            ("../a.xsd", "../b.xsd", "../../b.xsd"),
            ("x/a.xsd", "http://example.org/b.xsd", "http://example.org/b.xsd"),
            ("/x/a.xsd", "b.xsd", "/x/b.xsd"),
        ] {
            assert_eq!(join(base, relative), joined, "{base} {relative}");
        }
    }
}
