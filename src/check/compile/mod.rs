//! From a schema to tables: names as numbers, values as datatypes, content as an
//! automaton over the elements that a type may hold.
//!
//! A schema has hundreds of types, a payload uses some dozens: each is compiled when it
//! is first met. Only names must be known before. A user's schema is compiled whole, since
//! what is wrong in it is to be said at once.

mod build;
mod model;
mod source;
#[cfg(test)]
mod tests;

pub(crate) use model::{ANY, Leaf, Model, Move, Op, UNBOUNDED};

use super::lane::Table;
use super::names::{NameId, Names};
use crate::schema::model::{QName, Schema, TypeId};
use crate::schema::{MessageEntry, message_id};
use crate::value::{Builtin, Datatype, FacetError};
use build::Builder;
use source::Source;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};

/// Index of a datatype in [`Compiled`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ValueId(pub(crate) u32);

/// Index of a type in [`Compiled`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NodeId(pub(crate) u32);

/// How many messages make it worth to have the table of the fast lane.
const MANY: u32 = 16;

/// A schema ready to judge, shared between threads.
#[derive(Debug)]
pub struct Compiled {
    source: Source,
    message: String,
    pub(crate) names: Names,
    /// By the numbers of the types. Few are used.
    nodes: Vec<OnceLock<Box<Node>>>,
    /// By the numbers of the types; then the built-ins.
    values: Vec<OnceLock<Arc<Datatype>>>,
    pub(crate) globals: Vec<Declared>,
    /// The namespaces that wildcards list.
    pub(crate) listed: Vec<String>,
    lane: OnceLock<Table>,
    /// How many messages were checked with it.
    uses: AtomicU32,
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

impl Node {
    fn empty() -> Node {
        Node { content: NodeContent::Empty, attributes: Vec::new() }
    }

    /// The datatypes of its text and attributes.
    fn values(&self) -> impl Iterator<Item = ValueId> {
        let text = match self.content {
            NodeContent::Value(id) => Some(id),
            _ => None,
        };
        text.into_iter().chain(self.attributes.iter().map(|attribute| attribute.value))
    }
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
    /// Compiles a schema, the whole of it.
    ///
    /// # Errors
    ///
    /// If the facets of a type make no sense for its base, or if a content model is
    /// ambiguous.
    pub fn new(schema: Schema) -> Result<Compiled, CompileError> {
        let compiled = Compiled::over(Source::Own(schema))?;
        let builder = compiled.builder();
        for (id, place) in (0..).zip(&compiled.nodes) {
            let node = builder.unambiguous(TypeId(id))?;
            for value in node.values() {
                let place = &compiled.values[value.0 as usize];
                if place.get().is_none() {
                    let datatype = Arc::new(builder.value(value)?);
                    place.get_or_init(|| datatype);
                }
            }
            place.get_or_init(|| Box::new(node));
        }
        Ok(compiled)
    }

    /// The schema of a published message, each type compiled when it is first used. `None`
    /// if it cannot be read, which no message of the pool is.
    pub(crate) fn embedded(message: MessageEntry) -> Option<Compiled> {
        Compiled::over(Source::embedded(message)?).ok()
    }

    /// With its names and global elements, no type compiled yet.
    fn over(source: Source) -> Result<Compiled, CompileError> {
        let (names, listed) = source.names();
        let types = source.types();
        let builder = Builder { source: &source, names: &names };
        let globals = builder.globals()?;
        let nodes = (0..types).map(|_| OnceLock::new()).collect();
        let values = (0..types + Builtin::ALL.len()).map(|_| OnceLock::new()).collect();
        let (lane, uses) = (OnceLock::new(), AtomicU32::new(0));
        let namespace = source.namespace();
        let message = message_id(namespace).unwrap_or(namespace).to_owned();
        Ok(Compiled { source, message, names, nodes, values, globals, listed, lane, uses })
    }

    fn builder(&self) -> Builder<'_> {
        Builder { source: &self.source, names: &self.names }
    }

    /// The target namespace.
    #[must_use]
    pub fn namespace(&self) -> &str {
        self.source.namespace()
    }

    /// The message id in the target namespace, or else the namespace.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// A message is checked with it.
    pub(crate) fn count_use(&self) {
        self.uses.fetch_add(1, Ordering::Relaxed);
    }

    /// Whether many messages were checked with it.
    #[inline]
    pub(crate) fn is_often_used(&self) -> bool {
        self.uses.load(Ordering::Relaxed) > MANY
    }

    /// The table of the fast lane, which is made now if there is none.
    pub(crate) fn lane(&self) -> &Table {
        self.lane.get_or_init(|| Table::new(self))
    }

    /// How many types it has.
    pub(crate) fn types(&self) -> usize {
        self.nodes.len()
    }

    /// The whole schema: to describe what is wrong, not to judge.
    pub(crate) fn schema(&self) -> &Schema {
        self.source.schema()
    }

    /// A type. A published one always compiles, as a test shows; if one did not, nothing
    /// could stand in it, and no value be of it.
    #[inline]
    pub(crate) fn node(&self, id: NodeId) -> &Node {
        let place = &self.nodes[id.0 as usize];
        match place.get() {
            Some(node) => node,
            None => self.first_node(place, id),
        }
    }

    /// Compiles a type. Apart, so that asking for it again stays small.
    #[cold]
    fn first_node<'s>(&self, place: &'s OnceLock<Box<Node>>, id: NodeId) -> &'s Node {
        place.get_or_init(|| {
            Box::new(self.builder().node(TypeId(id.0)).unwrap_or_else(|_| Node::empty()))
        })
    }

    #[inline]
    pub(crate) fn value(&self, id: ValueId) -> &Arc<Datatype> {
        let place = &self.values[id.0 as usize];
        match place.get() {
            Some(value) => value,
            None => self.first_value(place, id),
        }
    }

    #[cold]
    fn first_value<'s>(
        &self,
        place: &'s OnceLock<Arc<Datatype>>,
        id: ValueId,
    ) -> &'s Arc<Datatype> {
        place.get_or_init(|| {
            Arc::new(self.builder().value(id).unwrap_or_else(|_| Datatype::without_values()))
        })
    }

    /// The name of a type, if it has one.
    pub(crate) fn type_name(&self, id: NodeId) -> Option<&QName> {
        self.schema().types.get(id.0 as usize)?.name.as_ref()
    }

    /// The local name of a type; empty if it has none.
    pub(crate) fn type_local(&self, id: NodeId) -> &str {
        self.source.type_name(TypeId(id.0)).unwrap_or_default()
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
