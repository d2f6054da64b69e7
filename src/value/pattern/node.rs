//! A pattern as a tree.

use super::charset::CharSet;

/// A parsed pattern: its tree, and the sets of characters that the tree names by index.
#[derive(Clone, Debug)]
pub(super) struct Regex {
    pub(super) root: Node,
    pub(super) sets: Vec<CharSet>,
}

/// A part of a pattern. Pieces that match only the empty string are dropped from
/// sequences, so that the work to copy a part is bounded by its positions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// The empty string.
    Empty,
    /// One character of the set with that index.
    Set(u32),
    /// All of these, in order.
    Sequence(Vec<Node>),
    /// One of these.
    Choice(Vec<Node>),
    /// The node, `min` to `max` times; `None` for unbounded.
    Repeat { node: Box<Node>, min: u32, max: Option<u32> },
}

impl Node {
    pub(super) fn sequence(mut nodes: Vec<Node>) -> Node {
        match nodes.len() {
            0 => Node::Empty,
            1 => nodes.remove(0),
            _ => Node::Sequence(nodes),
        }
    }

    pub(super) fn choice(mut branches: Vec<Node>) -> Node {
        match branches.len() {
            1 => branches.remove(0),
            _ if branches.iter().all(|branch| *branch == Node::Empty) => Node::Empty,
            _ => Node::Choice(branches),
        }
    }

    /// A node under a quantifier, simplified where that costs nothing.
    pub(super) fn repeat(node: Node, min: u32, max: Option<u32>) -> Node {
        match (&node, min, max) {
            (Node::Empty, _, _) | (_, _, Some(0)) => Node::Empty,
            (_, 1, Some(1)) => node,
            _ => Node::Repeat { node: Box::new(node), min, max },
        }
    }

    /// How many states the matcher needs for it.
    pub(super) fn positions(&self) -> u64 {
        match self {
            Node::Empty => 0,
            Node::Set(_) => 1,
            Node::Sequence(nodes) => total(nodes),
            Node::Choice(nodes) => total(nodes).saturating_add(nodes.len() as u64 - 1),
            Node::Repeat { node, min, max: None } => {
                node.positions().saturating_mul(u64::from(*min).max(1)).saturating_add(1)
            }
            Node::Repeat { node, min, max: Some(max) } => {
                let optional = u64::from(max.saturating_sub(*min));
                node.positions().saturating_mul(u64::from(*max)).saturating_add(optional)
            }
        }
    }
}

fn total(nodes: &[Node]) -> u64 {
    nodes.iter().fold(0, |sum, node| sum.saturating_add(node.positions()))
}
