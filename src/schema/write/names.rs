//! The names that a document uses for types, elements and namespaces.

use crate::schema::model::{
    Base, Content, Element, Particle, QName, Schema, Term, TypeId, TypeKind,
};
use crate::schema::tree::XSD;
use std::collections::BTreeSet;

/// Prefixes, and names for types that have none but need one.
pub(super) struct Names {
    target: String,
    /// Namespaces of components that stand elsewhere.
    foreign: Vec<String>,
    /// By type: the name that it has or gets.
    types: Vec<Option<QName>>,
}

impl Names {
    pub(super) fn new(schema: &Schema) -> Names {
        Names {
            target: schema.target_namespace.clone(),
            foreign: foreign(schema),
            types: type_names(schema),
        }
    }

    /// The name of a type; `None` for one that is written where it is used.
    pub(super) fn of_type(&self, id: TypeId) -> Option<&QName> {
        self.types.get(id.0 as usize)?.as_ref()
    }

    /// The namespaces to import.
    pub(super) fn imports(&self) -> impl Iterator<Item = &str> {
        self.foreign.iter().map(String::as_str)
    }

    /// The namespace declarations but that of `xs`: attribute names with namespaces.
    pub(super) fn declarations(&self) -> impl Iterator<Item = (String, &str)> {
        std::iter::once(self.target.as_str())
            .chain(self.imports())
            .filter(|namespace| !namespace.is_empty())
            .map(|namespace| match self.prefix(namespace).as_str() {
                "" => ("xmlns".to_owned(), namespace),
                prefix => (format!("xmlns:{prefix}"), namespace),
            })
    }

    /// A name with its prefix.
    pub(super) fn text(&self, name: &QName) -> String {
        match self.prefix(&name.namespace).as_str() {
            "" => name.local.clone(),
            prefix => format!("{prefix}:{}", name.local),
        }
    }

    /// The prefix of a namespace. The target namespace has none, unless names of no
    /// namespace need that.
    fn prefix(&self, namespace: &str) -> String {
        if namespace == XSD {
            return "xs".to_owned();
        }
        if namespace == self.target {
            let is_free = self.target.is_empty() || !self.foreign.iter().any(String::is_empty);
            return if is_free { String::new() } else { "t".to_owned() };
        }
        let index = self.foreign.iter().position(|one| one == namespace);
        index.filter(|_| !namespace.is_empty()).map_or(String::new(), |index| format!("n{index}"))
    }
}

/// Whether a local element is written as a reference to a global one: it is the same,
/// and there is no other way to say it.
pub(super) fn is_reference(schema: &Schema, element: &Element) -> bool {
    let is_own =
        element.name.namespace.is_empty() || element.name.namespace == schema.target_namespace;
    let is_named = schema.type_of(element.type_id).name.is_some();
    (!is_own || !is_named) && schema.elements.contains(element)
}

/// The namespaces of types, elements and attributes but the target's.
fn foreign(schema: &Schema) -> Vec<String> {
    let mut found = BTreeSet::new();
    let mut note = |name: &QName| {
        if name.namespace != XSD && name.namespace != schema.target_namespace {
            found.insert(name.namespace.clone());
        }
    };
    schema.elements.iter().for_each(|element| note(&element.name));
    for one in &schema.types {
        one.name.iter().for_each(&mut note);
        if let TypeKind::Complex(complex) = &one.kind {
            let qualified = |name: &&QName| !name.namespace.is_empty();
            complex.attributes.iter().map(|one| &one.name).filter(qualified).for_each(&mut note);
        }
    }
    found.into_iter().collect()
}

/// The names of types. One without a name gets one if it is used twice (which also
/// breaks every circle of types without names) or as the base of simple content.
fn type_names(schema: &Schema) -> Vec<Option<QName>> {
    let mut uses = vec![0_usize; schema.types.len()];
    for element in &schema.elements {
        uses[element.type_id.0 as usize] += 1;
    }
    for one in &schema.types {
        match &one.kind {
            TypeKind::Simple(simple) => count(&mut uses, simple.base, 1),
            TypeKind::Complex(complex) => {
                match &complex.content {
                    Content::Empty => {}
                    Content::Simple(base) => count(&mut uses, *base, 2),
                    Content::Elements(particle) | Content::Mixed(particle) => {
                        count_particle(schema, &mut uses, particle);
                    }
                }
                complex.attributes.iter().for_each(|one| count(&mut uses, one.base, 1));
            }
        }
    }
    let taken: BTreeSet<&QName> = schema.types.iter().filter_map(|one| one.name.as_ref()).collect();
    let mut fresh = (1..)
        .map(|number| QName {
            namespace: schema.target_namespace.clone(),
            local: format!("Anonymous{number}"),
        })
        .filter(|name| !taken.contains(name));
    let name = |(one, uses): (&crate::schema::model::Type, &usize)| {
        one.name.clone().or_else(|| if *uses > 1 { fresh.next() } else { None })
    };
    schema.types.iter().zip(&uses).map(name).collect()
}

fn count(uses: &mut [usize], base: Base, times: usize) {
    if let Base::Type(id) = base {
        uses[id.0 as usize] += times;
    }
}

fn count_particle(schema: &Schema, uses: &mut [usize], particle: &Particle) {
    match &particle.term {
        Term::Any(_) => {}
        Term::Element(element) if is_reference(schema, element) => {}
        Term::Element(element) => uses[element.type_id.0 as usize] += 1,
        Term::Sequence(members) | Term::Choice(members) => {
            members.iter().for_each(|member| count_particle(schema, uses, member));
        }
    }
}
