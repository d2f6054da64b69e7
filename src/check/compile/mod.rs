//! From a schema to tables: names as numbers, values as datatypes, content as an
//! automaton over the elements that a type may hold.

mod model;

pub(crate) use model::{ANY, Leaf, Model, Move, Op, UNBOUNDED};

use super::lane::Table;
use super::names::{NameId, Names};
use crate::schema::message_id;
use crate::schema::model::{
    Attribute, Base, Content, Element, Namespaces, QName, Schema, TypeId, TypeKind,
};
use crate::value::{Datatype, FacetError, Facets};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

/// Index of a datatype in [`Compiled`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ValueId(pub(crate) u32);

/// Index of a type in [`Compiled`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NodeId(pub(crate) u32);

/// A schema ready to judge, shared between threads.
#[derive(Debug)]
pub struct Compiled {
    pub(crate) schema: Schema,
    pub(crate) names: Names,
    pub(crate) nodes: Vec<Node>,
    pub(crate) values: Vec<Datatype>,
    pub(crate) globals: Vec<Declared>,
    /// The namespaces that wildcards list.
    pub(crate) listed: Vec<String>,
    lane: OnceLock<Table>,
    /// A message was checked with it.
    is_used: AtomicBool,
}

/// A type: what stands between the tags, and the attributes.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) content: NodeContent,
    pub(crate) attributes: Vec<NodeAttribute>,
}

/// What stands between the tags.
#[derive(Debug)]
pub(crate) enum NodeContent {
    Empty,
    Value(ValueId),
    Elements(Model),
    Mixed(Model),
}

#[derive(Debug)]
pub(crate) struct NodeAttribute {
    pub(crate) name: NameId,
    pub(crate) value: ValueId,
    pub(crate) required: bool,
    pub(crate) fixed: Option<Arc<Fixed>>,
}

/// A value that is fixed.
#[derive(Debug)]
pub(crate) struct Fixed {
    pub(crate) text: String,
    /// The type, restricted to that one value, so that values are compared as values.
    only: Datatype,
}

impl Fixed {
    /// Whether a value of the type is the fixed one.
    pub(crate) fn is(&self, value: &[u8]) -> bool {
        self.only.check(value).is_ok()
    }
}

/// An element declaration, global or as a leaf of a model.
#[derive(Clone, Debug)]
pub(crate) struct Declared {
    pub(crate) name: NameId,
    pub(crate) node: NodeId,
    pub(crate) fixed: Option<Arc<Fixed>>,
    pub(crate) default: Option<String>,
}

/// A type of a schema that cannot be compiled.
#[derive(Debug, thiserror::Error)]
pub enum CompileError {
    /// Its facets contradict each other or the base.
    #[error("type {type_name}: {source}")]
    Facet {
        /// The name of the type; `(anonymous)` where it has none.
        type_name: String,
        /// What is wrong.
        source: FacetError,
    },
    /// Structures 3.8.6, Unique Particle Attribution: where an element stands, it must be
    /// clear which of the declarations it is.
    #[error("type {type_name}: the content model is ambiguous: <{element}> may be either of two")]
    Ambiguous {
        /// The name of the type; `(anonymous)` where it has none.
        type_name: String,
        /// The local name of the element.
        element: String,
    },
}

impl Compiled {
    /// Compiles a schema.
    ///
    /// # Errors
    ///
    /// If the facets of a type make no sense for its base.
    pub fn new(schema: Schema) -> Result<Compiled, CompileError> {
        let mut builder = Builder {
            names: Names::new(&schema.target_namespace),
            values: Vec::new(),
            known: BTreeMap::new(),
            schema: &schema,
        };
        let nodes = (0..schema.types.len() as u32)
            .map(|i| builder.node(TypeId(i)))
            .collect::<Result<Vec<Node>, CompileError>>()?;
        let globals = schema
            .elements
            .iter()
            .map(|element| builder.declared(element))
            .collect::<Result<Vec<Declared>, CompileError>>()?;
        let Builder { names, values, .. } = builder;
        let listed = listed_namespaces(&nodes);
        let (lane, is_used) = (OnceLock::new(), AtomicBool::new(false));
        Ok(Compiled { schema, names, nodes, values, globals, listed, lane, is_used })
    }

    /// The target namespace.
    #[must_use]
    pub fn namespace(&self) -> &str {
        &self.schema.target_namespace
    }

    /// The message id in the target namespace, or else the namespace.
    #[must_use]
    pub fn message(&self) -> &str {
        message_id(self.namespace()).unwrap_or(self.namespace())
    }

    /// The table of the fast lane, which is made when it pays: for an input that is
    /// `long`, or for the second one.
    pub(crate) fn lane(&self, long: bool) -> Option<&Table> {
        let pays = self.is_used.swap(true, Ordering::Relaxed) || long;
        pays.then(|| self.lane.get_or_init(|| Table::new(self)))
    }

    pub(crate) fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    pub(crate) fn value(&self, id: ValueId) -> &Datatype {
        &self.values[id.0 as usize]
    }

    /// The name of a type, if it has one.
    pub(crate) fn type_name(&self, id: NodeId) -> Option<&QName> {
        self.schema.types.get(id.0 as usize)?.name.as_ref()
    }

    /// The global element of that name.
    pub(crate) fn global(&self, name: NameId) -> Option<&Declared> {
        self.globals.iter().find(|g| g.name == name && name != NameId::UNKNOWN)
    }

    /// The model of a type that holds elements.
    pub(crate) fn model(&self, id: NodeId) -> Option<&Model> {
        match &self.node(id).content {
            NodeContent::Elements(model) | NodeContent::Mixed(model) => Some(model),
            NodeContent::Empty | NodeContent::Value(_) => None,
        }
    }
}

fn listed_namespaces(nodes: &[Node]) -> Vec<String> {
    let mut listed: Vec<String> = nodes
        .iter()
        .filter_map(|node| match &node.content {
            NodeContent::Elements(model) | NodeContent::Mixed(model) => Some(model),
            NodeContent::Empty | NodeContent::Value(_) => None,
        })
        .flat_map(|model| model.leaves.iter().filter_map(|l| l.wildcard.as_ref()))
        .filter_map(|wildcard| match &wildcard.namespaces {
            Namespaces::Listed(list) => Some(list.clone()),
            Namespaces::Any | Namespaces::Other(_) => None,
        })
        .flatten()
        .collect();
    listed.sort();
    listed.dedup();
    listed
}

struct Builder<'s> {
    schema: &'s Schema,
    names: Names,
    values: Vec<Datatype>,
    /// Datatypes made so far: by type, or by the name of the built-in.
    known: BTreeMap<(Option<TypeId>, &'static str), ValueId>,
}

impl Builder<'_> {
    fn node(&mut self, id: TypeId) -> Result<Node, CompileError> {
        match &self.schema.type_of(id).kind {
            TypeKind::Simple(_) => {
                let value = self.value(Base::Type(id))?;
                Ok(Node { content: NodeContent::Value(value), attributes: Vec::new() })
            }
            TypeKind::Complex(complex) => Ok(Node {
                content: self.unambiguous(id, &complex.content)?,
                attributes: complex
                    .attributes
                    .iter()
                    .map(|a| self.attribute(a))
                    .collect::<Result<_, _>>()?,
            }),
        }
    }

    fn unambiguous(&mut self, id: TypeId, content: &Content) -> Result<NodeContent, CompileError> {
        let content = self.content(content)?;
        if let NodeContent::Elements(model) | NodeContent::Mixed(model) = &content
            && let Some(name) = model.ambiguity()
        {
            return Err(CompileError::Ambiguous {
                type_name: self.type_name(Base::Type(id)),
                element: self.names.local(name).to_owned(),
            });
        }
        Ok(content)
    }

    fn content(&mut self, content: &Content) -> Result<NodeContent, CompileError> {
        Ok(match content {
            Content::Empty => NodeContent::Empty,
            Content::Simple(base) => NodeContent::Value(self.value(*base)?),
            Content::Elements(particle) => NodeContent::Elements(self.model(particle)?),
            Content::Mixed(particle) => NodeContent::Mixed(self.model(particle)?),
        })
    }

    fn model(&mut self, particle: &crate::schema::model::Particle) -> Result<Model, CompileError> {
        Model::new(particle, &mut |element| self.declared(element))
    }

    fn declared(&mut self, element: &Element) -> Result<Declared, CompileError> {
        Ok(Declared {
            name: self.names.intern(&element.name.namespace, &element.name.local),
            node: NodeId(element.type_id.0),
            fixed: self.fixed(element.fixed.as_deref(), self.base_of(element.type_id))?,
            default: element.default.clone(),
        })
    }

    fn attribute(&mut self, attribute: &Attribute) -> Result<NodeAttribute, CompileError> {
        Ok(NodeAttribute {
            name: self.names.intern(&attribute.name.namespace, &attribute.name.local),
            value: self.value(attribute.base)?,
            required: attribute.required,
            fixed: self.fixed(attribute.fixed.as_deref(), Some(attribute.base))?,
        })
    }

    /// The simple type of the value of an element of that type, if it has one.
    fn base_of(&self, id: TypeId) -> Option<Base> {
        match &self.schema.type_of(id).kind {
            TypeKind::Simple(_) => Some(Base::Type(id)),
            TypeKind::Complex(complex) => match complex.content {
                Content::Simple(base) => Some(base),
                _ => None,
            },
        }
    }

    fn fixed(
        &self,
        text: Option<&str>,
        base: Option<Base>,
    ) -> Result<Option<Arc<Fixed>>, CompileError> {
        let (Some(text), Some(base)) = (text, base) else { return Ok(None) };
        let (builtin, mut steps) = self.schema.derivation(base);
        let only = Facets { enumerations: vec![text.to_owned()], ..Facets::default() };
        steps.push(&only);
        let only = Datatype::compile(builtin, &steps)
            .map_err(|source| CompileError::Facet { type_name: self.type_name(base), source })?;
        Ok(Some(Arc::new(Fixed { text: text.to_owned(), only })))
    }

    fn value(&mut self, base: Base) -> Result<ValueId, CompileError> {
        let key = match base {
            Base::Type(id) => (Some(id), ""),
            Base::Builtin(builtin) => (None, builtin.name()),
        };
        if let Some(&id) = self.known.get(&key) {
            return Ok(id);
        }
        let (builtin, steps) = self.schema.derivation(base);
        let datatype = Datatype::compile(builtin, &steps)
            .map_err(|source| CompileError::Facet { type_name: self.type_name(base), source })?;
        let id = ValueId(self.values.len() as u32);
        self.values.push(datatype);
        self.known.insert(key, id);
        Ok(id)
    }

    fn type_name(&self, base: Base) -> String {
        match base {
            Base::Builtin(builtin) => format!("xs:{}", builtin.name()),
            Base::Type(id) => {
                let name = self.schema.type_of(id).name.as_ref();
                name.map_or_else(|| "(anonymous)".to_owned(), |n| n.local.clone())
            }
        }
    }
}
