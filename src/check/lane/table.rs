//! The models of a schema as one table of states and edges.

use crate::check::compile::{
    Compiled, Leaf, Model, NodeAttribute, NodeContent, NodeId, UNBOUNDED, ValueId,
};
use crate::check::observe::{self as judged, Watching};
use crate::value::Datatype;
use crate::xml::Word;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What stands behind the name of an element that the lane passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Elements only.
    Elements,
    /// A value.
    Value,
    /// A value, and one attribute of that index.
    ValueAndAttribute(u16),
}

/// From a state to the next, by one element.
#[derive(Debug)]
pub(super) struct Edge {
    /// The local name and what ends it: `>`, or a blank before an attribute.
    key: u128,
    /// The bits that the key takes.
    mask: u128,
    pub(super) name: Word,
    /// The box of its name.
    pub(super) in_box: u8,
    /// The same with `>`, for the end tag.
    close: u128,
    /// The leaf's bit among those seen.
    pub(super) bit: u64,
    /// The state behind the element.
    pub(super) next: u32,
    /// The first state inside the element.
    pub(super) start: u32,
    /// The datatype of its value.
    pub(super) value: u32,
    /// How often it may stand one after the other.
    max: u32,
    /// The counter of that.
    run: Option<u16>,
    /// The counter of its occurrences in the parent.
    total: Option<u16>,
    pub(super) leaf: u16,
    /// How many counters its own children need.
    pub(super) counters: u16,
    /// Bytes of the key.
    pub(super) length: u8,
    pub(super) content: Content,
}

/// One of a type's states.
#[derive(Debug)]
struct State {
    /// Its edges.
    edges: (u32, u32),
    /// The element may end here.
    may_end: bool,
    node: NodeId,
}

/// The only attribute of a type, which must be there.
#[derive(Debug)]
pub(super) struct OneAttribute {
    /// The name, `=` and a double quote.
    key: u128,
    mask: u128,
    pub(super) length: usize,
    pub(super) value: u32,
    /// Its step in a path.
    pub(super) step: Word,
}

/// All models of a schema, for the lane. What it does not handle has no edge in it.
#[derive(Debug, Default)]
pub(crate) struct Table {
    states: Vec<State>,
    edges: Vec<Edge>,
    attributes: Vec<OneAttribute>,
    values: Vec<Arc<Datatype>>,
    /// Where the datatypes of the schema are among them.
    known: BTreeMap<ValueId, u32>,
    /// For each edge the type of the element around it, and its own.
    types: Vec<(NodeId, NodeId)>,
    /// For each type the number of its first state, if it holds elements.
    first: Vec<Option<u32>>,
    /// For each state one of its edges, or the one that nothing takes.
    likely: Vec<u32>,
}

impl Edge {
    /// An edge that no tag takes, since bits count that its mask leaves out.
    const NONE: Edge = Edge {
        key: u128::MAX,
        mask: 0,
        close: u128::MAX,
        name: Word::NONE,
        in_box: 0,
        bit: 0,
        next: 0,
        start: 0,
        value: 0,
        max: 0,
        run: None,
        total: None,
        leaf: 0,
        counters: 0,
        length: 0,
        content: Content::Value,
    };

    /// Whether the start tag whose local name begins those bytes takes this edge.
    #[inline(always)]
    pub(super) fn opens(&self, bytes: u128) -> bool {
        bytes & self.mask == self.key
    }

    /// Whether those bytes are the local name and the end of its end tag.
    #[inline(always)]
    pub(super) fn closes(&self, bytes: u128) -> bool {
        bytes & self.mask == self.close
    }

    /// Whether one more element may come; `again` if the last one was of the same leaf.
    #[inline]
    pub(super) fn may_come(&self, counts: &[u32], again: bool) -> bool {
        let run = self.run.and_then(|slot| counts.get(slot as usize));
        !again || self.max == UNBOUNDED || run.is_none_or(|run| *run < self.max)
    }

    /// Counts an element that may repeat; `again` if the last one was of the same leaf.
    /// False if there are enough.
    #[inline]
    pub(super) fn count(&self, counts: &mut [u32], again: bool) -> bool {
        let Some(run) = self.run.and_then(|slot| counts.get_mut(slot as usize)) else {
            return self.count_total(counts);
        };
        let before = if again { *run } else { 0 };
        if self.max != UNBOUNDED && before >= self.max {
            return false;
        }
        *run = before + 1;
        self.count_total(counts)
    }

    #[inline]
    fn count_total(&self, counts: &mut [u32]) -> bool {
        if let Some(total) = self.total.and_then(|slot| counts.get_mut(slot as usize)) {
            *total += 1;
        }
        true
    }

    /// Which of its kind an element is that was counted, from 1; 0 where it cannot repeat.
    pub(super) fn index(&self, counts: &[u32]) -> u32 {
        self.total.map_or(0, |slot| counts[slot as usize])
    }

    /// The local name.
    pub(super) fn local(&self) -> String {
        let bytes = self.name.0.to_le_bytes();
        String::from_utf8_lossy(&bytes[..usize::from(self.length) - 1]).into_owned()
    }

    /// Whether its occurrences are counted.
    #[inline(always)]
    pub(super) fn repeats(&self) -> bool {
        self.total.is_some()
    }
}

impl OneAttribute {
    #[inline(always)]
    pub(super) fn opens(&self, bytes: u128) -> bool {
        bytes & self.mask == self.key
    }
}

impl Table {
    pub(crate) fn new(schema: &Compiled) -> Table {
        let types = vec![(NodeId(0), NodeId(0))];
        let mut table = Table { edges: vec![Edge::NONE], types, ..Table::default() };
        let mut states = 0;
        let ids = || (0..schema.types() as u32).map(NodeId);
        for id in ids() {
            let model = table_model(schema, id);
            table.first.push(model.map(|_| states));
            states += model.map_or(0, |model| model.leaves.len() as u32 + 1);
        }
        for id in ids() {
            if let Some(model) = table_model(schema, id) {
                table.add(schema, id, model);
            }
        }
        table
    }

    fn add(&mut self, schema: &Compiled, node: NodeId, model: &Model) {
        let first = self.states.len() as u32;
        for state in 0..=model.leaves.len() as u16 {
            let from = self.edges.len() as u32;
            let own = model.leaf_of(state);
            // Behind an element that must repeat the general way counts.
            let is_free = own.is_none_or(|leaf| leaf.min <= 1);
            let again = own.filter(|leaf| leaf.max > 1).map(|_| state - 1);
            let moves = model.moves(state).iter();
            let onward = moves.clone().filter(|m| is_free && m.ops.is_empty() && m.leaf >= state);
            for leaf in again.into_iter().chain(onward.map(|m| m.leaf)) {
                let name = model.leaves[leaf as usize].name;
                let same = moves.clone().filter(|m| m.name == name).count();
                let is_again = again.is_some_and(|own| model.leaves[own as usize].name == name);
                if same + usize::from(is_again) == 1 {
                    let Some((edge, own)) = self.edge_over(schema, model, leaf, first) else {
                        continue;
                    };
                    self.edges.push(edge);
                    self.types.push((node, own));
                }
            }
            let may_end = is_free && model.end(state).is_some_and(<[_]>::is_empty);
            let edges = (from, self.edges.len() as u32);
            self.states.push(State { edges, may_end, node });
            self.likely.push(if edges.0 < edges.1 { from } else { 0 });
        }
    }

    /// The edge over a leaf, if the lane passes such elements.
    fn edge_over(
        &mut self,
        schema: &Compiled,
        model: &Model,
        index: u16,
        first: u32,
    ) -> Option<(Edge, NodeId)> {
        let leaf: &Leaf = &model.leaves[index as usize];
        let declared = leaf.declared.as_ref().filter(|_| !leaf.demands)?;
        let node = schema.node(declared.node);
        let required: Vec<_> = node.attributes.iter().filter(|a| a.required).collect();
        let (content, value, start) = match (&node.content, &required[..]) {
            (NodeContent::Elements(_), []) => {
                (Content::Elements, 0, self.first[declared.node.0 as usize]?)
            }
            (NodeContent::Value(value), []) => (Content::Value, self.value(schema, *value), 0),
            (NodeContent::Value(value), [only]) => {
                let one = self.attribute(schema, only)?;
                (Content::ValueAndAttribute(one), self.value(schema, *value), 0)
            }
            _ => return None,
        };
        let end = if matches!(content, Content::ValueAndAttribute(_)) { b' ' } else { b'>' };
        let name = schema.names.target_local(declared.name)?;
        let (key, mask) = key_of(name, end)?;
        let (close, _) = key_of(name, b'>')?;
        let counters = schema.model(declared.node).map_or(0, |model| model.counters);
        let edge = Edge {
            key,
            mask,
            close,
            name: Word::of(name.as_bytes()),
            in_box: Word::of(name.as_bytes()).in_box(),
            bit: 1_u64.checked_shl(u32::from(index)).unwrap_or(0),
            next: first + u32::from(index) + 1,
            start,
            value,
            max: leaf.max,
            run: leaf.run,
            total: leaf.total,
            leaf: index,
            counters: u16::try_from(counters).ok()?,
            length: name.len() as u8 + 1,
            content,
        };
        Some((edge, declared.node))
    }

    /// For each edge what the values of its element are to the judge.
    pub(super) fn roles(&self, schema: &Compiled, watching: &Watching<'_>) -> Vec<u16> {
        let role = |(edge, (parent, own)): (&Edge, &(NodeId, NodeId))| {
            let is_value = edge.length > 0 && edge.content != Content::Elements;
            let (parent, type_name) = (schema.type_local(*parent), schema.type_local(*own));
            let role = |name: &str| watching.role(&judged::Leaf { parent, name, type_name });
            if is_value { role(&edge.local()) } else { 0 }
        };
        self.edges.iter().zip(&self.types).map(role).collect()
    }
}

impl Table {
    /// The index of an attribute that the lane reads: of no namespace and a short name.
    fn attribute(&mut self, schema: &Compiled, attribute: &NodeAttribute) -> Option<u16> {
        let name = schema.names.bare_local(attribute.name)?;
        if attribute.fixed.is_some() || name.len() + 2 > 16 {
            return None;
        }
        let (key, mask) = word_of(&[name.as_bytes(), b"=\""].concat());
        let value = self.value(schema, attribute.value);
        let (length, step) = (name.len() + 2, Word::of(format!("@{name}").as_bytes()));
        self.attributes.push(OneAttribute { key, mask, length, value, step });
        u16::try_from(self.attributes.len() - 1).ok()
    }

    /// The index of a datatype.
    fn value(&mut self, schema: &Compiled, id: ValueId) -> u32 {
        *self.known.entry(id).or_insert_with(|| {
            self.values.push(Arc::clone(schema.value(id)));
            self.values.len() as u32 - 1
        })
    }

    #[inline(always)]
    pub(super) fn value_at(&self, index: u32) -> &Datatype {
        &self.values[index as usize]
    }

    #[inline(always)]
    pub(super) fn edge(&self, index: u32) -> &Edge {
        &self.edges[index as usize]
    }

    #[inline(always)]
    pub(super) fn attribute_at(&self, index: u16) -> &OneAttribute {
        &self.attributes[index as usize]
    }

    /// How many edges there are.
    pub(super) fn edges(&self) -> usize {
        self.edges.len()
    }

    /// The edge from a state that a start tag takes.
    #[inline(always)]
    pub(super) fn find(&self, state: u32, bytes: u128) -> Option<u32> {
        let (from, to) = self.states[state as usize].edges;
        let edges = self.edges.get(from as usize..to as usize)?;
        edges.iter().position(|edge| edge.opens(bytes)).map(|at| from + at as u32)
    }

    /// For each state the edge that is likely as long as nothing is known.
    pub(super) fn likely(&self) -> &[u32] {
        &self.likely
    }

    /// Whether an element may end in that state.
    #[inline(always)]
    pub(super) fn may_end(&self, state: u32) -> bool {
        self.states[state as usize].may_end
    }

    /// The number of a type's state, if the lane knows the type.
    pub(super) fn state(&self, node: NodeId, local: u16) -> Option<u32> {
        self.first[node.0 as usize].map(|first| first + u32::from(local))
    }

    /// The type that a state is of.
    pub(super) fn node(&self, state: u32) -> NodeId {
        self.states[state as usize].node
    }

    /// The number of a state within its type.
    pub(super) fn local_state(&self, state: u32) -> u16 {
        let node = self.node(state).0 as usize;
        (state - self.first[node].unwrap_or(state)) as u16
    }
}

/// The model of a type that the lane knows.
fn table_model(schema: &Compiled, id: NodeId) -> Option<&Model> {
    match &schema.node(id).content {
        NodeContent::Elements(model) => Some(model),
        NodeContent::Empty | NodeContent::Value(_) | NodeContent::Mixed(_) => None,
    }
}

/// A name and what ends it as one number, and the bits of it that count; `None` if it is
/// too long.
fn key_of(name: &str, end: u8) -> Option<(u128, u128)> {
    (name.len() < 16).then(|| word_of(&[name.as_bytes(), &[end]].concat()))
}

/// At most sixteen bytes.
pub(super) fn word_of(bytes: &[u8]) -> (u128, u128) {
    let fold = |word, byte: &u8| (word << 8) | u128::from(*byte);
    let key = bytes.iter().rev().fold(0, fold);
    let mask = bytes.iter().fold(0, |mask, _| (mask << 8) | 0xFF);
    (key, mask)
}
