//! Namespace bindings in scope: Namespaces 1.0 (third edition).

/// A namespace name, as a small number where somebody asked to know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NsId(pub u32);

/// No namespace.
pub(crate) const NONE: NsId = NsId(0);
/// The namespace of `xml:`.
pub(crate) const XML: NsId = NsId(1);
/// The namespace of namespace declarations.
pub(crate) const XMLNS: NsId = NsId(2);
/// The namespace of `xsi:type`, `xsi:nil` and the schema locations.
pub const XSI: NsId = NsId(3);
/// Any namespace that nobody asked to know.
pub(crate) const UNKNOWN: NsId = NsId(u32::MAX);

const ALWAYS: [&str; 4] = [
    "",
    "http://www.w3.org/XML/1998/namespace",
    "http://www.w3.org/2000/xmlns/",
    "http://www.w3.org/2001/XMLSchema-instance",
];

#[derive(Clone, Debug, PartialEq, Eq)]
struct Binding {
    prefix: Vec<u8>,
    uri: String,
    id: NsId,
    depth: usize,
}

/// The bindings in scope and the namespaces that somebody asked to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Scope {
    known: Vec<String>,
    bindings: Vec<Binding>,
    /// Index of the binding of the empty prefix, or `None`.
    default: Option<usize>,
}

impl Default for Scope {
    fn default() -> Scope {
        Scope { known: ALWAYS.map(str::to_owned).to_vec(), bindings: Vec::new(), default: None }
    }
}

impl Scope {
    /// Forgets everything.
    pub(crate) fn clear(&mut self) {
        self.known.truncate(ALWAYS.len());
        self.bindings.clear();
        self.default = None;
    }

    /// A number for that namespace, the same from now on.
    pub(crate) fn know(&mut self, uri: &str) -> NsId {
        let id = self.id_of(uri);
        if id != UNKNOWN {
            return id;
        }
        let id = NsId(self.known.len() as u32);
        self.known.push(uri.to_owned());
        for binding in self.bindings.iter_mut().filter(|b| b.uri == uri) {
            binding.id = id;
        }
        id
    }

    /// The namespace of a number given out by [`Scope::know`].
    pub(crate) fn uri_of(&self, id: NsId) -> Option<&str> {
        self.known.get(id.0 as usize).map(String::as_str)
    }

    fn id_of(&self, uri: &str) -> NsId {
        self.known.iter().position(|k| k == uri).map_or(UNKNOWN, |i| NsId(i as u32))
    }

    pub(crate) fn bind(&mut self, prefix: &[u8], uri: String, depth: usize) {
        let id = self.id_of(&uri);
        if prefix.is_empty() {
            self.default = Some(self.bindings.len());
        }
        self.bindings.push(Binding { prefix: prefix.to_vec(), uri, id, depth });
    }

    /// Forgets what was bound at `depth` or deeper.
    #[inline]
    pub(crate) fn leave(&mut self, depth: usize) {
        if self.bindings.last().is_some_and(|b| b.depth >= depth) {
            self.bindings.retain(|b| b.depth < depth);
            self.default = self.bindings.iter().rposition(|b| b.prefix.is_empty());
        }
    }

    /// What was bound at that depth.
    pub(crate) fn declared(&self, depth: usize) -> Vec<(String, String)> {
        let here = self.bindings.iter().filter(|b| b.depth == depth);
        here.map(|b| (String::from_utf8_lossy(&b.prefix).into_owned(), b.uri.clone())).collect()
    }

    /// The namespace of elements without a prefix.
    #[inline]
    pub(crate) fn default(&self) -> NsId {
        self.default.map_or(NONE, |i| self.bindings[i].id)
    }

    /// The namespace of a prefix, if it is bound.
    pub(crate) fn prefix(&self, prefix: &[u8]) -> Option<NsId> {
        if prefix == b"xml" {
            return Some(XML);
        }
        self.binding(prefix).map(|b| b.id)
    }

    /// The namespace name of a prefix (empty: the default one), if it is bound.
    pub(crate) fn uri(&self, prefix: &[u8]) -> Option<&str> {
        if prefix == b"xml" {
            return Some(ALWAYS[XML.0 as usize]);
        }
        self.binding(prefix).map(|b| b.uri.as_str())
    }

    fn binding(&self, prefix: &[u8]) -> Option<&Binding> {
        self.bindings.iter().rev().find(|b| b.prefix == prefix)
    }
}

/// What Namespaces 1.0 section 3 forbids of a declaration, in words.
pub(crate) fn misuse(prefix: &[u8], uri: &str) -> Option<&'static str> {
    let xml = uri == ALWAYS[XML.0 as usize];
    let xmlns = uri == ALWAYS[XMLNS.0 as usize];
    match prefix {
        b"xmlns" => Some("the prefix xmlns must not be declared"),
        b"xml" if !xml => Some("the prefix xml is bound to another namespace"),
        b"xml" => None,
        _ if xml => Some("the namespace of xml is bound to another prefix"),
        _ if xmlns => Some("the namespace of xmlns must not be bound"),
        _ => None,
    }
}
