//! From the text of a schema to its model.
//!
//! What is read is the part of XML Schema 1.0 that the model can say; every other
//! construct is an error that names it and its line. Documents that a schema includes
//! or imports come from the caller, since this layer touches no files.

mod attribute;
mod complex;
mod document;
mod element;
mod facet;
mod global;
mod particle;
mod read;
mod reference;
mod simple;
mod unsupported;

#[cfg(test)]
mod tests;

use super::error::SchemaError;
use super::model::{Element, QName, Schema, Type, TypeId, TypeKind};
use super::tree::{Node, XSD};
use crate::value::Builtin;
use attribute::AttributeUses;
use document::Document;
use global::Globals;
use particle::Groups;
use std::collections::BTreeMap;

/// Gives the bytes of the document at a location: a `schemaLocation`, relative to the
/// first document, or the reason why it cannot.
pub type Resolver<'a> = dyn Fn(&str) -> Result<Vec<u8>, String> + 'a;

/// Longest chain of types of which one restricts or extends the next.
const LONGEST_DERIVATION: usize = 100;

/// Reads a schema and all that it includes and imports.
///
/// Types are in the order of the text, those without a name behind them. A built-in
/// type that an element has is in the arena too, under its name.
///
/// # Errors
///
/// The schema is wrong or uses what this program does not check. Nothing is left out.
///
/// ```
/// use isoproof::schema::load;
/// let xsd = br#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
///     <xs:element name="Note" type="xs:string"/>
/// </xs:schema>"#;
/// let schema = load(xsd, &|location| Err(format!("{location} is not here"))).unwrap();
/// assert_eq!(schema.elements[0].name.local, "Note");
///
/// let union = br#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
///     <xs:simpleType name="T"><xs:union/></xs:simpleType>
/// </xs:schema>"#;
/// let error = load(union, &|_| Err(String::new())).unwrap_err();
/// assert_eq!((error.construct.as_str(), error.line), ("xs:union", 2));
/// ```
pub fn load(bytes: &[u8], resolver: &Resolver<'_>) -> Result<Schema, SchemaError> {
    let documents = document::collect(bytes, resolver)?;
    let globals = Globals::index(&documents)?;
    Loader::new(globals).run()
}

/// A component: its element and the document in which it stands.
#[derive(Clone, Copy)]
struct Part<'a> {
    document: &'a Document,
    node: &'a Node,
}

impl<'a> Part<'a> {
    /// An element of the same document.
    fn with(self, node: &'a Node) -> Part<'a> {
        Part { node, ..self }
    }

    /// Its child elements of XML Schema, annotations left out.
    fn children(self) -> impl Iterator<Item = Part<'a>> {
        read::children(self.node).map(move |node| self.with(node))
    }
}

/// A type on its way into the arena.
struct Slot<'a> {
    name: Option<QName>,
    state: State<'a>,
    /// The facets that a type derived from this one must not change.
    fixed_facets: Vec<&'static str>,
}

#[allow(clippy::large_enum_variant, reason = "most types are read soon, so a box saves nothing")]
enum State<'a> {
    /// Not yet read.
    Waiting(Part<'a>),
    /// Being read: what needs it now rests on itself.
    Open,
    /// Read.
    Done(TypeKind),
}

/// The work: types are allocated first and read one after the other, so that they may
/// name each other in any order.
struct Loader<'a> {
    globals: Globals<'a>,
    slots: Vec<Slot<'a>>,
    builtins: Vec<(Builtin, TypeId)>,
    elements: BTreeMap<QName, Element>,
    groups: Groups,
    attribute_groups: BTreeMap<QName, Option<AttributeUses>>,
    /// Elements with a default or fixed value, to be checked at the end.
    valued: Vec<(TypeId, &'a Node)>,
    /// Types being read, each because of the one before.
    depth: usize,
}

impl<'a> Loader<'a> {
    fn new(globals: Globals<'a>) -> Loader<'a> {
        let slots = globals
            .types
            .iter()
            .map(|(name, part)| Slot::waiting(Some(name.clone()), *part))
            .collect();
        Loader {
            globals,
            slots,
            builtins: Vec::new(),
            elements: BTreeMap::new(),
            groups: Groups::default(),
            attribute_groups: BTreeMap::new(),
            valued: Vec::new(),
            depth: 0,
        }
    }

    fn run(mut self) -> Result<Schema, SchemaError> {
        let mut elements = Vec::new();
        for (name, part) in self.globals.elements.clone() {
            let element = self.global_element(name.clone(), part)?;
            self.elements.insert(name, element.clone());
            elements.push(element);
        }
        self.read_types()?;
        self.read_unused()?;
        self.check_valued()?;
        let types = self.slots.into_iter().filter_map(Slot::finished).collect();
        Ok(Schema { target_namespace: self.globals.target_namespace, elements, types })
    }

    /// Reads the groups and attributes that nothing refers to: they may be wrong too.
    fn read_unused(&mut self) -> Result<(), SchemaError> {
        for part in self.globals.groups.clone().into_values() {
            self.group(part)?;
        }
        for part in self.globals.attribute_groups.clone().into_values() {
            self.attribute_group(part)?;
        }
        for part in self.globals.attributes.clone().into_values() {
            self.global_attribute(part)?;
        }
        self.read_types()
    }

    /// Reads all types, also those that come up meanwhile.
    fn read_types(&mut self) -> Result<(), SchemaError> {
        let mut next = 0;
        while next < self.slots.len() {
            self.kind(TypeId(next as u32))?;
            next += 1;
        }
        Ok(())
    }

    /// A new type without a name, to be read later.
    fn anonymous(&mut self, part: Part<'a>) -> TypeId {
        self.slots.push(Slot::waiting(None, part));
        TypeId((self.slots.len() - 1) as u32)
    }

    /// A new type without a name that is known already.
    fn finished(&mut self, kind: TypeKind) -> TypeId {
        let state = State::Done(kind);
        self.slots.push(Slot { name: None, state, fixed_facets: Vec::new() });
        TypeId((self.slots.len() - 1) as u32)
    }

    /// The type of an element that has a built-in type.
    fn builtin(&mut self, builtin: Builtin) -> TypeId {
        if let Some((_, id)) = self.builtins.iter().find(|(known, _)| *known == builtin) {
            return *id;
        }
        let id = self.finished(simple::of_builtin(builtin));
        self.slots[id.0 as usize].name =
            Some(QName { namespace: XSD.to_owned(), local: builtin.name().to_owned() });
        self.builtins.push((builtin, id));
        id
    }

    /// What a type is; reads it if that has not been done.
    fn kind(&mut self, id: TypeId) -> Result<&TypeKind, SchemaError> {
        let index = id.0 as usize;
        if let State::Waiting(part) = self.slots[index].state {
            self.slots[index].state = State::Open;
            self.depth += 1;
            if self.depth > LONGEST_DERIVATION {
                return Err(part.node.error("it rests on a chain of more than 100 types"));
            }
            let kind = if part.node.construct() == "simpleType" {
                TypeKind::Simple(self.simple_type(id, part)?)
            } else {
                TypeKind::Complex(self.complex_type(part)?)
            };
            self.depth -= 1;
            self.slots[index].state = State::Done(kind);
        }
        match &self.slots[index].state {
            State::Done(kind) => Ok(kind),
            State::Open | State::Waiting(_) => Err(self.circular(id)),
        }
    }

    fn circular(&self, id: TypeId) -> SchemaError {
        let name = self.slots[id.0 as usize].name.as_ref();
        let part = name.and_then(|name| self.globals.type_part(name));
        let reason = "the type rests on itself";
        match part {
            Some(part) => part.node.error(reason),
            None => {
                SchemaError::at("", crate::diagnostic::Place::default(), "xs:simpleType", reason)
            }
        }
    }
}

impl<'a> Slot<'a> {
    fn waiting(name: Option<QName>, part: Part<'a>) -> Slot<'a> {
        Slot { name, state: State::Waiting(part), fixed_facets: Vec::new() }
    }

    fn finished(self) -> Option<Type> {
        match self.state {
            State::Done(kind) => Some(Type { name: self.name, kind }),
            State::Open | State::Waiting(_) => None,
        }
    }
}
