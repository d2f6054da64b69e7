//! Single types to tables.

use super::source::Source;
use super::{
    CompileError, Declared, Fixed, Model, Node, NodeAttribute, NodeContent, NodeId, ValueId,
};
use crate::check::names::Names;
use crate::schema::model::{Attribute, Base, Content, Element, Particle, TypeId, TypeKind};
use crate::value::{Builtin, Datatype, Facets};
use std::borrow::Cow;
use std::sync::Arc;

/// A schema and its names, which are all known.
pub(super) struct Builder<'s> {
    pub(super) source: &'s Source,
    pub(super) names: &'s Names,
}

impl Builder<'_> {
    pub(super) fn globals(&self) -> Result<Vec<Declared>, CompileError> {
        self.source.elements().iter().map(|element| self.declared(element)).collect()
    }

    pub(super) fn node(&self, id: TypeId) -> Result<Node, CompileError> {
        match self.source.kind(id).as_ref() {
            TypeKind::Simple(_) => {
                let value = self.value_id(Base::Type(id));
                Ok(Node { content: NodeContent::Value(value), attributes: Vec::new() })
            }
            TypeKind::Complex(complex) => Ok(Node {
                content: self.content(&complex.content)?,
                attributes: complex
                    .attributes
                    .iter()
                    .map(|a| self.attribute(a))
                    .collect::<Result<_, _>>()?,
            }),
        }
    }

    /// The same, if it is clear which declaration each element is of.
    pub(super) fn unambiguous(&self, id: TypeId) -> Result<Node, CompileError> {
        let node = self.node(id)?;
        if let NodeContent::Elements(model) | NodeContent::Mixed(model) = &node.content
            && let Some(name) = model.ambiguity()
        {
            return Err(CompileError::Ambiguous {
                type_name: self.type_name(Base::Type(id)),
                element: self.names.local(name).to_owned(),
            });
        }
        Ok(node)
    }

    fn content(&self, content: &Content) -> Result<NodeContent, CompileError> {
        Ok(match content {
            Content::Empty => NodeContent::Empty,
            Content::Simple(base) => NodeContent::Value(self.value_id(*base)),
            Content::Elements(particle) => NodeContent::Elements(self.model(particle)?),
            Content::Mixed(particle) => NodeContent::Mixed(self.model(particle)?),
        })
    }

    fn model(&self, particle: &Particle) -> Result<Model, CompileError> {
        Model::new(particle, &mut |element| self.declared(element))
    }

    fn declared(&self, element: &Element) -> Result<Declared, CompileError> {
        let text = element.fixed.as_deref();
        let fixed = text.and_then(|text| Some(self.fixed(text, self.base_of(element.type_id)?)));
        Ok(Declared {
            name: self.names.named(&element.name.namespace, &element.name.local),
            node: NodeId(element.type_id.0),
            fixed: fixed.transpose()?,
            default: element.default.clone(),
        })
    }

    fn attribute(&self, attribute: &Attribute) -> Result<NodeAttribute, CompileError> {
        let fixed = attribute.fixed.as_deref().map(|text| self.fixed(text, attribute.base));
        Ok(NodeAttribute {
            name: self.names.named(&attribute.name.namespace, &attribute.name.local),
            value: self.value_id(attribute.base),
            required: attribute.required,
            fixed: fixed.transpose()?,
        })
    }

    /// The simple type of the value of an element of that type, if it has one.
    fn base_of(&self, id: TypeId) -> Option<Base> {
        match self.source.kind(id).as_ref() {
            TypeKind::Simple(_) => Some(Base::Type(id)),
            TypeKind::Complex(complex) => match complex.content {
                Content::Simple(base) => Some(base),
                _ => None,
            },
        }
    }

    fn fixed(&self, text: &str, base: Base) -> Result<Arc<Fixed>, CompileError> {
        let only = Facets { enumerations: vec![text.to_owned()], ..Facets::default() };
        let only = self.datatype(base, Some(only))?;
        Ok(Arc::new(Fixed { text: text.to_owned(), only }))
    }

    /// The number of a simple type or built-in.
    fn value_id(&self, base: Base) -> ValueId {
        ValueId(match base {
            Base::Type(id) => id.0,
            Base::Builtin(builtin) => (self.source.types() + builtin as usize) as u32,
        })
    }

    pub(super) fn value(&self, id: ValueId) -> Result<Datatype, CompileError> {
        let behind = (id.0 as usize).checked_sub(self.source.types());
        let builtin = behind.and_then(|index| Builtin::ALL.get(index));
        self.datatype(builtin.map_or(Base::Type(TypeId(id.0)), |b| Base::Builtin(*b)), None)
    }

    fn datatype(&self, base: Base, only: Option<Facets>) -> Result<Datatype, CompileError> {
        let (builtin, mut steps) = self.source.derivation(base);
        steps.extend(only.map(Cow::Owned));
        let steps: Vec<&Facets> = steps.iter().map(AsRef::as_ref).collect();
        Datatype::compile(builtin, &steps)
            .map_err(|source| CompileError::Facet { type_name: self.type_name(base), source })
    }

    fn type_name(&self, base: Base) -> String {
        match base {
            Base::Builtin(builtin) => format!("xs:{}", builtin.name()),
            Base::Type(id) => {
                let name = self.source.schema().type_of(id).name.as_ref();
                name.map_or_else(|| "(anonymous)".to_owned(), |n| n.local.clone())
            }
        }
    }
}
