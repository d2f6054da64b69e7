//! Where types come from: a schema that was read whole, or the pool, which is read type by
//! type.

use crate::check::names::Names;
use crate::schema::model::{
    Base, ComplexType, Content, Element, Namespaces, Particle, Schema, Term, TypeId, TypeKind,
    Wildcard,
};
use crate::schema::{MessageEntry, MessageTypes, Named};
use crate::value::{Builtin, Facets};
use std::borrow::Cow;
use std::sync::OnceLock;

/// What stands for a type that cannot be read, of which the pool has none.
const NOTHING: TypeKind =
    TypeKind::Complex(ComplexType { content: Content::Empty, attributes: Vec::new() });

/// The types of one schema.
#[derive(Debug)]
pub(super) enum Source {
    Own(Schema),
    Embedded {
        message: MessageEntry,
        types: Box<MessageTypes>,
        root: Vec<Element>,
        /// All of it, where that is asked for.
        whole: OnceLock<Schema>,
    },
}

impl Source {
    pub(super) fn embedded(message: MessageEntry) -> Option<Source> {
        let types = Box::new(message.types()?);
        let root = vec![types.root()?];
        Some(Source::Embedded { message, types, root, whole: OnceLock::new() })
    }

    pub(super) fn schema(&self) -> &Schema {
        match self {
            Source::Own(schema) => schema,
            Source::Embedded { message, whole, .. } => whole.get_or_init(|| message.schema()),
        }
    }

    pub(super) fn namespace(&self) -> &str {
        match self {
            Source::Own(schema) => &schema.target_namespace,
            Source::Embedded { types, .. } => types.namespace(),
        }
    }

    /// The global elements.
    pub(super) fn elements(&self) -> &[Element] {
        match self {
            Source::Own(schema) => &schema.elements,
            Source::Embedded { root, .. } => root,
        }
    }

    /// How many types there are.
    pub(super) fn types(&self) -> usize {
        match self {
            Source::Own(schema) => schema.types.len(),
            Source::Embedded { types, .. } => types.count(),
        }
    }

    /// The local name of a type, if it has one.
    pub(super) fn type_name(&self, id: TypeId) -> Option<&str> {
        match self {
            Source::Own(schema) => Some(&schema.types.get(id.0 as usize)?.name.as_ref()?.local),
            Source::Embedded { types, .. } => types.name(id),
        }
    }

    /// A type.
    pub(super) fn kind(&self, id: TypeId) -> Cow<'_, TypeKind> {
        match self {
            Source::Own(schema) => Cow::Borrowed(&schema.type_of(id).kind),
            Source::Embedded { types, .. } => Cow::Owned(types.kind(id).unwrap_or(NOTHING)),
        }
    }

    /// The built-in type on which a simple type rests, and the facets of the steps to it.
    pub(super) fn derivation(&self, base: Base) -> (Builtin, Vec<Cow<'_, Facets>>) {
        let id = match (self, base) {
            (_, Base::Builtin(builtin)) => return (builtin, Vec::new()),
            (Source::Own(schema), base) => {
                let (builtin, steps) = schema.derivation(base);
                return (builtin, steps.into_iter().map(Cow::Borrowed).collect());
            }
            (Source::Embedded { .. }, Base::Type(id)) => id,
        };
        match self.kind(id).into_owned() {
            TypeKind::Simple(simple) => {
                let (builtin, mut steps) = self.derivation(simple.base);
                steps.push(Cow::Owned(simple.facets));
                (builtin, steps)
            }
            TypeKind::Complex(_) => (Builtin::AnySimpleType, Vec::new()),
        }
    }

    /// The names of all elements and attributes, and the namespaces that wildcards list.
    pub(super) fn names(&self) -> (Names, Vec<String>) {
        let mut names = Names::new(self.namespace());
        let mut listed = Vec::new();
        match self {
            Source::Own(schema) => own_names(schema, &mut names, &mut listed),
            Source::Embedded { types, .. } => {
                types.names(&mut |named| match named {
                    Named::Element(local) => {
                        names.intern(types.namespace(), local);
                    }
                    Named::Attribute(local) => {
                        names.intern("", local);
                    }
                    Named::Namespace(uri) => listed.push(uri.to_owned()),
                });
            }
        }
        for element in self.elements() {
            names.intern(&element.name.namespace, element.name.local.clone());
        }
        listed.sort();
        listed.dedup();
        (names, listed)
    }
}

fn own_names(schema: &Schema, names: &mut Names, listed: &mut Vec<String>) {
    for kind in schema.types.iter().map(|t| &t.kind) {
        let TypeKind::Complex(complex) = kind else { continue };
        if let Content::Elements(particle) | Content::Mixed(particle) = &complex.content {
            names_in(particle, names, listed);
        }
        for attribute in &complex.attributes {
            names.intern(&attribute.name.namespace, attribute.name.local.clone());
        }
    }
}

/// The names in a particle. What may occur no times at all is no part of the type.
fn names_in(particle: &Particle, names: &mut Names, listed: &mut Vec<String>) {
    match &particle.term {
        _ if particle.max == Some(0) => {}
        Term::Element(element) => {
            names.intern(&element.name.namespace, element.name.local.clone());
        }
        Term::Sequence(children) | Term::Choice(children) => {
            children.iter().for_each(|child| names_in(child, names, listed));
        }
        Term::Any(Wildcard { namespaces: Namespaces::Listed(list), .. }) => {
            listed.extend(list.iter().cloned());
        }
        Term::Any(_) => {}
    }
}
