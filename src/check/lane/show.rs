//! What observers see in the lane.

use super::Lane;
use super::run::{Level, Path};
use super::table::{Content, Edge, Table};
use crate::check::observe::Watching;
use crate::check::path::add_step;
use crate::xml::decode;
use std::ops::Range;

/// A watched element with a value, which was found right, and of which more is watched than
/// that, or whose value is to be decoded.
pub(super) struct Leaf<'a> {
    pub(super) edge: &'a Edge,
    pub(super) watch: u32,
    /// Index of its start tag.
    pub(super) at: usize,
    /// Behind its name and what ends that.
    pub(super) from: usize,
    /// Where its text stands.
    pub(super) text: (usize, usize),
    /// Whether references stand in it.
    pub(super) coded: Coded,
    /// Where the counters of the element around it start.
    pub(super) counters: usize,
}

/// Whether references stand in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coded {
    No,
    Yes,
    /// They do, and what was decoded last is what it stands for.
    Decoded,
}

/// Shows an element with a value.
#[inline(never)]
pub(super) fn leaf(
    path: &Path<'_>,
    lane: &mut Lane,
    watching: &mut Watching<'_>,
    counts: &[u32],
    leaf: &Leaf<'_>,
) {
    let Leaf { edge, watch, from: behind_name, text: (from, to), .. } = *leaf;
    let offset = |index: usize| path.offset + index as u64;
    let is_context = watching.is_context(watch);
    if is_context {
        watching.open(watch, offset(leaf.at), usize::from(edge.length));
    }
    let attribute = attribute_node(path.table, edge, watching, watch);
    if attribute != 0 {
        let value = attribute_value(path.table, edge, behind_name, from);
        watching.value(attribute, &path.data[value.clone()], offset(value.start), false);
    }
    let text = match leaf.coded {
        Coded::Decoded => &lane.decoded,
        coded => decoded(&mut lane.decoded, &path.data[from..to], coded == Coded::Yes),
    };
    watching.value(watch, text, offset(from), false);
    if is_context {
        let own = || {
            let mut text = path_of(path, &lane.levels, counts);
            add_edge(&mut text, edge, leaf.counters, counts);
            text
        };
        watching.close(watch, path.message, &own, &mut lane.seen);
    }
}

/// A text with its references resolved, if it has some.
#[inline(always)]
pub(super) fn decoded<'t>(room: &'t mut Vec<u8>, text: &'t [u8], is_coded: bool) -> &'t [u8] {
    if !is_coded {
        return text;
    }
    room.clear();
    decode(text, room);
    room
}

/// The node of the attribute of an element at that node; 0 if nobody watches it.
pub(super) fn attribute_node(
    table: &Table,
    edge: &Edge,
    watching: &Watching<'_>,
    node: u32,
) -> u32 {
    let Content::ValueAndAttribute(one) = edge.content else { return 0 };
    let step = table.attribute_at(one).step;
    watching.in_lane(node, step, step.in_box()).unwrap_or(0)
}

/// Where the value of an element's attribute stands: behind its name, and before the text.
#[inline(always)]
pub(super) fn attribute_value(
    table: &Table,
    edge: &Edge,
    behind_name: usize,
    text: usize,
) -> Range<usize> {
    let length = match edge.content {
        Content::ValueAndAttribute(one) => table.attribute_at(one).length,
        _ => 0,
    };
    // A quote and `>` stand before the text.
    behind_name + length..text - 2
}

/// The innermost element, which the lane opened, ends: it is a context.
#[inline(never)]
pub(super) fn close(
    path: &Path<'_>,
    lane: &mut Lane,
    watching: &mut Watching<'_>,
    counts: &[u32],
    watch: u32,
) {
    let own = || path_of(path, &lane.levels, counts);
    watching.close(watch, path.message, &own, &mut lane.seen);
}

/// The path of the innermost element that the lane opened.
fn path_of(path: &Path<'_>, levels: &[Level], counts: &[u32]) -> String {
    let mut text = path.outside.path();
    for level in levels {
        add_edge(&mut text, path.table.edge(level.edge), level.counters, counts);
    }
    text
}

fn add_edge(text: &mut String, edge: &Edge, counters: usize, counts: &[u32]) {
    add_step(text, &edge.local(), edge.index(&counts[counters..]));
}
