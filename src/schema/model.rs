//! A schema as a value: what an XSD says, without how it is written.
//!
//! Every type lives in one arena and is named by its index, so that anonymous and
//! recursive types are no special case.

use crate::value::{Builtin, Facets};

/// Index of a type in [`Schema::types`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub u32);

/// An expanded name: namespace (empty for none) and local part.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QName {
    /// Namespace name; empty for no namespace.
    pub namespace: String,
    /// Local part.
    pub local: String,
}

/// All that one schema (with what it includes and imports) declares.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schema {
    /// The target namespace; empty for none.
    pub target_namespace: String,
    /// Global elements, in the order of the text.
    pub elements: Vec<Element>,
    /// Every type, global and anonymous.
    pub types: Vec<Type>,
}

/// An element declaration: a global one, or a local one inside a particle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Its name; a local unqualified element has no namespace.
    pub name: QName,
    /// Its type.
    pub type_id: TypeId,
    /// The value it must have if it has a value.
    pub fixed: Option<String>,
    /// The value that an empty one stands for.
    pub default: Option<String>,
}

/// A type definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Type {
    /// Its name; `None` for an anonymous type.
    pub name: Option<QName>,
    /// What it is.
    pub kind: TypeKind,
}

/// What a type is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypeKind {
    /// A value.
    Simple(SimpleType),
    /// A value or elements, with attributes.
    Complex(ComplexType),
}

/// A simple type: a restriction of a built-in or of another simple type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SimpleType {
    /// What it restricts.
    pub base: Base,
    /// The facets of this step.
    pub facets: Facets,
}

/// What a simple type restricts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// A built-in type.
    Builtin(Builtin),
    /// A simple type of the schema.
    Type(TypeId),
}

/// A complex type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComplexType {
    /// What stands between its tags.
    pub content: Content,
    /// Its attributes, in the order of the text.
    pub attributes: Vec<Attribute>,
}

/// What stands between the tags of an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Nothing, not even white space.
    Empty,
    /// A value of that simple type or built-in.
    Simple(Base),
    /// Elements, with white space between them.
    Elements(Particle),
    /// Elements with text between them.
    Mixed(Particle),
}

/// An attribute of a complex type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Its name; an unqualified one has no namespace.
    pub name: QName,
    /// Its type.
    pub base: Base,
    /// Whether it must stand there.
    pub required: bool,
    /// The value it must have.
    pub fixed: Option<String>,
    /// The value that its absence stands for.
    pub default: Option<String>,
}

/// A term with its occurrence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Particle {
    /// Least number of times.
    pub min: u32,
    /// Greatest number of times; `None` for unbounded.
    pub max: Option<u32>,
    /// What occurs.
    pub term: Term,
}

/// What a particle repeats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// One element.
    Element(Element),
    /// All of these, in order.
    Sequence(Vec<Particle>),
    /// One of these.
    Choice(Vec<Particle>),
    /// Any element of certain namespaces.
    Any(Wildcard),
}

/// A wildcard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wildcard {
    /// Which namespaces it admits.
    pub namespaces: Namespaces,
    /// How far what it admits is checked.
    pub process: Process,
}

/// The namespaces that a wildcard admits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Namespaces {
    /// `##any`.
    Any,
    /// `##other`: any but none and this one, the target namespace of the document.
    Other(String),
    /// A list, `##targetNamespace` resolved and `##local` as the empty name.
    Listed(Vec<String>),
}

/// How far the content of a wildcard is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Process {
    /// Well-formedness only.
    Skip,
    /// Against its declaration where there is one.
    Lax,
    /// Against its declaration, which must be there.
    Strict,
}

impl Schema {
    /// The type with that index. Every [`TypeId`] inside a schema is in range: the
    /// loader and the embedded set make no other.
    #[must_use]
    pub fn type_of(&self, id: TypeId) -> &Type {
        &self.types[id.0 as usize]
    }

    /// The built-in type on which a simple type rests in the end, and the facets of
    /// every step from there to it, the built-in's nearest first.
    #[must_use]
    pub fn derivation(&self, base: Base) -> (Builtin, Vec<&Facets>) {
        match base {
            Base::Builtin(builtin) => (builtin, Vec::new()),
            Base::Type(id) => match &self.type_of(id).kind {
                TypeKind::Simple(simple) => {
                    let (builtin, mut steps) = self.derivation(simple.base);
                    steps.push(&simple.facets);
                    (builtin, steps)
                }
                TypeKind::Complex(_) => (Builtin::AnySimpleType, Vec::new()),
            },
        }
    }
}
