//! Namespace declarations and prefixes of a tag: Namespaces 1.0, sections 3 to 5.

use super::fault::Fault;
use super::namespace::{self, NsId, Scope};
use super::reader::View;
use super::tag::{Attribute, RawAttribute};
use crate::diagnostic::codes;

pub(crate) fn bind(
    scope: &mut Scope,
    view: View<'_>,
    raw: &RawAttribute,
    prefix: &[u8],
    depth: usize,
    faults: &mut Vec<Fault>,
) {
    let attribute = Attribute {
        at: raw.name.0,
        local: (raw.local, raw.name.1),
        ns: namespace::XMLNS,
        value: raw.value,
        coded: raw.coded,
        faulty: raw.faulty,
    };
    let mut value = Vec::new();
    attribute.append(view.data, &mut value);
    let uri = String::from_utf8_lossy(&value).into_owned();
    let at = view.offset(raw.name.0);
    let length = (raw.name.1 - raw.name.0) as u64;
    let fault = if let Some(message) = namespace::misuse(prefix, &uri) {
        Fault::new(&codes::NAMESPACE_RESERVED, at, length, message)
    } else if uri.is_empty() && !prefix.is_empty() {
        let message = "a prefix cannot be bound to no namespace";
        Fault::new(&codes::PREFIX_UNDECLARING, at, length, message)
    } else {
        scope.bind(prefix, uri, depth);
        return;
    };
    faults.push(fault.found(uri).inside());
    if prefix != b"xml" && prefix != b"xmlns" {
        scope.bind(prefix, String::new(), depth);
    }
}

pub(crate) fn attribute_namespace(
    scope: &Scope,
    view: View<'_>,
    raw: &RawAttribute,
    faults: &mut Vec<Fault>,
) -> NsId {
    if raw.local == raw.name.0 {
        return namespace::NONE;
    }
    let prefix = &view.data[raw.name.0..raw.local - 1];
    scope.prefix(prefix).unwrap_or_else(|| {
        faults.push(undeclared(view, raw.name.0, raw.name.1, prefix));
        namespace::UNKNOWN
    })
}

pub(crate) fn undeclared(view: View<'_>, from: usize, to: usize, prefix: &[u8]) -> Fault {
    let prefix = String::from_utf8_lossy(prefix);
    Fault::new(
        &codes::PREFIX_UNDECLARED,
        view.offset(from),
        (to - from) as u64,
        format!("nothing declares the prefix {prefix}"),
    )
    .found(format!("{prefix}:"))
    .help(format!("add xmlns:{prefix}=\"…\" to this element or to one around it"))
    .inside()
}
