//! Simple types: restrictions of built-in and of other simple types.

use super::{Loader, Part, State, facet, read, unsupported};
use crate::schema::error::SchemaError;
use crate::schema::model::{Base, SimpleType, TypeId, TypeKind};
use crate::schema::tree::Node;
use crate::value::{Builtin, Datatype, Facets};

/// A built-in type as a type of the arena.
pub(super) fn of_builtin(builtin: Builtin) -> TypeKind {
    TypeKind::Simple(SimpleType { base: Base::Builtin(builtin), facets: Facets::default() })
}

impl<'a> Loader<'a> {
    /// The simple type of a global or anonymous `xs:simpleType`.
    pub(super) fn simple_type(
        &mut self,
        id: TypeId,
        part: Part<'a>,
    ) -> Result<SimpleType, SchemaError> {
        read::admit(part.node, &["name", "final"])?;
        read::refuse_value(part.node, "final")?;
        let mut children = part.children();
        let restriction =
            children.next().ok_or_else(|| part.node.error("it has no restriction"))?;
        if restriction.node.construct() != "restriction" {
            return Err(unsupported::error(part.node, restriction.node));
        }
        if let Some(extra) = children.next() {
            return Err(unsupported::error(part.node, extra.node));
        }
        let (base, rest) = self.restricted(restriction)?;
        let (simple, fixed) = self.restriction(restriction, base, &rest)?;
        self.slots[id.0 as usize].fixed_facets = fixed;
        Ok(simple)
    }

    /// What an `xs:restriction` of a simple type restricts, by name or as its first
    /// child, and its other children.
    fn restricted(&mut self, part: Part<'a>) -> Result<(Base, Vec<Part<'a>>), SchemaError> {
        read::admit(part.node, &["base"])?;
        let mut rest: Vec<Part<'a>> = part.children().collect();
        let inner = rest.first().copied().filter(|child| child.node.construct() == "simpleType");
        let base = match (part.node.attribute("base"), inner) {
            (Some(_), Some(inner)) => return Err(inner.node.error("there is a base already")),
            (Some(value), None) => self.named_simple(part, value)?,
            (None, Some(inner)) => {
                rest.remove(0);
                self.anonymous_simple(inner)?
            }
            (None, None) => return Err(part.node.error("the attribute base is missing")),
        };
        if base == Base::Builtin(Builtin::AnySimpleType) {
            return Err(part.node.error("xs:anySimpleType cannot be restricted"));
        }
        Ok((base, rest))
    }

    /// An anonymous simple type, read at once.
    pub(super) fn anonymous_simple(&mut self, part: Part<'a>) -> Result<Base, SchemaError> {
        let id = self.anonymous(part);
        self.kind(id)?;
        Ok(Base::Type(id))
    }

    /// One step of restriction by the facets in `parts`, and the names of those that
    /// the schema fixes.
    pub(super) fn restriction(
        &mut self,
        part: Part<'a>,
        base: Base,
        parts: &[Part<'a>],
    ) -> Result<(SimpleType, Vec<&'static str>), SchemaError> {
        let stated = facet::read(part.node, parts)?;
        let steps = self.steps(base);
        for (below, fixed) in &steps {
            let changed = fixed.iter().find(|name| facet::changes(&stated.facets, below, name));
            if let Some(name) = changed {
                let mut nodes = parts.iter().map(|part| part.node);
                let culprit = nodes.find(|node| node.construct() == *name).unwrap_or(part.node);
                return Err(culprit.error("the base type fixes it at another value"));
            }
        }
        let below: Vec<&Facets> = steps.iter().map(|(facets, _)| *facets).collect();
        facet::check(part.node, parts, self.rests_on(base), &below, &stated.facets)?;
        Ok((SimpleType { base, facets: stated.facets }, stated.fixed))
    }

    /// Checks that a fixed or default value is a value of that type.
    pub(super) fn check_value(
        &self,
        node: &Node,
        base: Base,
        value: Option<&String>,
    ) -> Result<(), SchemaError> {
        let Some(value) = value else { return Ok(()) };
        let steps: Vec<&Facets> = self.steps(base).into_iter().map(|(facets, _)| facets).collect();
        let datatype = Datatype::compile(self.rests_on(base), &steps)
            .map_err(|error| node.error(error.to_string()))?;
        datatype
            .check(value.as_bytes())
            .map_err(|_| node.error(format!("\"{value}\" is no value of its type")))
    }

    /// The steps from the built-in type up to that type, the built-in's nearest first,
    /// with the names of the facets that each fixes.
    fn steps(&self, base: Base) -> Vec<(&Facets, &[&'static str])> {
        let mut steps = Vec::new();
        let mut next = base;
        while let Some((id, simple)) = self.simple(next) {
            steps.push((&simple.facets, self.slots[id.0 as usize].fixed_facets.as_slice()));
            next = simple.base;
        }
        steps.reverse();
        steps
    }

    /// The built-in type on which a type rests.
    fn rests_on(&self, base: Base) -> Builtin {
        let mut next = base;
        while let Some((_, simple)) = self.simple(next) {
            next = simple.base;
        }
        match next {
            Base::Builtin(builtin) => builtin,
            Base::Type(_) => Builtin::AnySimpleType,
        }
    }

    /// The simple type of the schema that a base is, read before.
    pub(super) fn simple(&self, base: Base) -> Option<(TypeId, &SimpleType)> {
        let Base::Type(id) = base else { return None };
        match &self.slots.get(id.0 as usize)?.state {
            State::Done(TypeKind::Simple(simple)) => Some((id, simple)),
            _ => None,
        }
    }
}
