//! The loop of the lane.

use super::scan::Tag;
use super::show::{self, Coded, Leaf};
use super::table::{Content, Edge, Table};
use super::{Lane, Use, Watched, scan};
use crate::check::observe::Watching;
use crate::check::path::Trail;
use crate::source::bytes::sixteen;
use std::ops::Range;

/// Longest value of an attribute that the lane reads.
const LONGEST_ATTRIBUTE: usize = 7;

/// What the loop looks things up in.
pub(super) struct Path<'a> {
    pub(super) table: &'a Table,
    /// The message that is read.
    pub(super) message: &'a str,
    /// The text in the window.
    pub(super) data: &'a [u8],
    /// Its decoded offset.
    pub(super) offset: u64,
    /// How many elements may be open at once.
    pub(super) deepest: usize,
    /// The elements that were open when the lane was entered.
    pub(super) outside: Trail<'a>,
}

/// Where the loop stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor {
    /// Index into the window.
    pub(super) at: usize,
    /// The state of the innermost element.
    pub(super) state: u32,
    /// The leaves that stood in it.
    pub(super) seen: u64,
    /// Where its counters start.
    pub(super) counters: usize,
    /// The node of the observed paths that it is; 0: none.
    pub(super) watch: u32,
}

/// An element that the lane opened, and what is to be known again behind it.
#[derive(Debug)]
pub(super) struct Level {
    pub(super) edge: u32,
    /// Index of its start tag.
    pub(super) at: usize,
    /// Of the element around it.
    pub(super) seen: u64,
    pub(super) counters: usize,
    pub(super) watch: u32,
}

/// Why the loop ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Left {
    /// Something is not plain, or not right, or the window ends.
    Unusual,
    /// The end tag of the element in which the loop began may stand here.
    AtEnd,
}

/// Passes elements from the cursor on; where it left, and why.
pub(super) fn run(
    path: &Path<'_>,
    lane: &mut Lane,
    watching: &mut Watching<'_>,
    counts: &mut Vec<u32>,
    mut cursor: Cursor,
) -> (Cursor, Left) {
    let prefix = Prefix::new(&lane.prefix);
    let left = loop {
        match step(path, lane, &prefix, watching, counts, &mut cursor) {
            Some(()) => {}
            None if is_end_of_outermost(lane, path.data, &mut cursor) => break Left::AtEnd,
            None => break Left::Unusual,
        }
    };
    (cursor, left)
}

#[cold]
fn is_end_of_outermost(lane: &Lane, data: &[u8], cursor: &mut Cursor) -> bool {
    let Some(at) = scan::skip_white(data, cursor.at).filter(|_| lane.levels.is_empty()) else {
        return false;
    };
    let is_end = data[at..].starts_with(b"</");
    if is_end {
        cursor.at = at;
    }
    is_end
}

/// Passes one tag, or one element with its value; `None`, and nothing changed, if it is
/// not plain and right.
#[inline(always)]
fn step(
    path: &Path<'_>,
    lane: &mut Lane,
    prefix: &Prefix,
    watching: &mut Watching<'_>,
    counts: &mut Vec<u32>,
    cursor: &mut Cursor,
) -> Option<()> {
    let data = path.data;
    let at = scan::skip_white(data, cursor.at)?;
    let tag = Tag::at(data, at).filter(|tag| tag.is_tag())?;
    if tag.is_end() {
        return close(path, lane, prefix, watching, counts, cursor, (at, tag));
    }
    let (name, bytes) = prefix.skip(data, at + 1, tag.behind_open())?;
    let likely = lane.likely.get_mut(cursor.state as usize)?;
    let mut edge = path.table.edge(*likely);
    if !edge.opens(bytes) {
        *likely = path.table.find(cursor.state, bytes)?;
        edge = path.table.edge(*likely);
    }
    let index = *likely;
    let watch = match cursor.watch {
        0 => 0,
        parent => match lane.watched.get(index as usize) {
            // Most often its parent is the same node as the last time.
            Some(known) if known.parent == parent => known.node,
            _ => look_up(path.table, lane, watching, parent, index)?,
        },
    };
    let from = name + usize::from(edge.length);
    let (text, Passed { behind, is_coded }) = match edge.content {
        Content::Elements => {
            if lane.levels.len() >= path.deepest {
                return None;
            }
            (from, Passed { behind: from, is_coded: false })
        }
        Content::Value => (from, value(path, prefix, edge, from)?),
        Content::ValueAndAttribute(one) => {
            let text = attribute(path, one, from)?;
            (text, value(path, prefix, edge, text)?)
        }
    };
    let role = lane.roles.get(index as usize).copied().unwrap_or(0);
    if role != 0 {
        let again = cursor.state == edge.next;
        if !edge.may_come(&counts[cursor.counters..], again) {
            return None;
        }
        let to = behind - (2 + prefix.length + usize::from(edge.length));
        let attribute = match edge.content {
            Content::ValueAndAttribute(_) => {
                data.get(show::attribute_value(path.table, edge, from, text)).unwrap_or_default()
            }
            _ => &[],
        };
        let value = show::decoded(&mut lane.decoded, &data[text..to], is_coded);
        if !watching.admits(role, value, attribute) {
            return None;
        }
    }
    if edge.repeats() && !edge.count(&mut counts[cursor.counters..], cursor.state == edge.next) {
        return None;
    }
    cursor.seen |= edge.bit;
    cursor.at = behind;
    if edge.content == Content::Elements {
        let Cursor { seen, counters, watch: outer, .. } = *cursor;
        lane.levels.push(Level { edge: index, at, seen, counters, watch: outer });
        cursor.state = edge.start;
        (cursor.seen, cursor.watch) = (0, watch);
        cursor.counters = counts.len();
        if edge.counters > 0 {
            counts.resize(counts.len() + usize::from(edge.counters), 0);
        }
        if watch != 0 {
            let watched = lane.uses[index as usize];
            let (at, length) = (path.offset + at as u64, usize::from(edge.length));
            if watched.is_special {
                watching.open(watch, at, length);
                watching.present(watch, at, length);
            } else if let Some(slot) = watched.slot {
                watching.plain_present(slot, at, length);
            }
        }
    } else {
        if watch != 0 {
            let watched = lane.uses[index as usize];
            let to = behind - (2 + prefix.length + usize::from(edge.length));
            if watched.is_special || is_coded {
                let (text, counters) = ((text, to), cursor.counters);
                let coded = match (is_coded, role) {
                    (false, _) => Coded::No,
                    (true, 0) => Coded::Yes,
                    (true, _) => Coded::Decoded,
                };
                let leaf = Leaf { edge, watch, at, from, text, coded, counters };
                show::leaf(path, lane, watching, counts, &leaf);
            } else {
                let mut fill = |slot, Range { start, end }: Range<usize>| {
                    let at = path.offset + start as u64;
                    watching.plain_value(slot, &data[start..], end - start, at);
                };
                if let Some(slot) = watched.attribute {
                    fill(slot, show::attribute_value(path.table, edge, from, text));
                }
                if let Some(slot) = watched.slot {
                    fill(slot, text..to);
                }
            }
        }
        cursor.state = edge.next;
    }
    Some(())
}

/// What a child of a watched element is, from now on too; `None` if the general way is to
/// find it.
#[cold]
fn look_up(
    table: &Table,
    lane: &mut Lane,
    watching: &Watching<'_>,
    parent: u32,
    index: u32,
) -> Option<u32> {
    let edge = table.edge(index);
    let node = watching.in_lane(parent, edge.name, edge.in_box)?;
    let slot = watching.only_slot(node);
    let attribute = show::attribute_node(table, edge, watching, node);
    let of_attribute = Some(attribute).filter(|a| *a != 0).and_then(|a| watching.only_slot(a));
    let is_plain = node == 0
        || !watching.is_context(node)
            && match edge.content {
                Content::Elements => slot.is_some() || !watching.is_read(node),
                Content::Value | Content::ValueAndAttribute(_) => slot.is_some(),
            }
            && (attribute == 0 || of_attribute.is_some());
    lane.watched.resize(table.edges(), Watched::default());
    lane.uses.resize(table.edges(), Use::default());
    lane.watched[index as usize] = Watched { parent, node };
    lane.uses[index as usize] = Use { slot, attribute: of_attribute, is_special: !is_plain };
    Some(node)
}

#[inline(always)]
fn close(
    path: &Path<'_>,
    lane: &mut Lane,
    prefix: &Prefix,
    watching: &mut Watching<'_>,
    counts: &mut Vec<u32>,
    cursor: &mut Cursor,
    (at, tag): (usize, Tag<'_>),
) -> Option<()> {
    let edge = path.table.edge(lane.levels.last()?.edge);
    let is_hollow = cursor.state == edge.start && !lane.roles.is_empty();
    if !path.table.may_end(cursor.state) || is_hollow {
        return None;
    }
    cursor.at = end_tag(prefix, edge, path.data, at, tag)?;
    if cursor.watch != 0 && watching.is_context(cursor.watch) {
        show::close(path, lane, watching, counts, cursor.watch);
    }
    let level = lane.levels.pop()?;
    counts.truncate(cursor.counters);
    cursor.state = edge.next;
    (cursor.seen, cursor.counters, cursor.watch) = (level.seen, level.counters, level.watch);
    Some(())
}

/// The index behind the tag at `at` if it is the end tag of an edge's element.
#[inline(always)]
fn end_tag(prefix: &Prefix, edge: &Edge, data: &[u8], at: usize, tag: Tag<'_>) -> Option<usize> {
    let (name, bytes) = prefix.skip(data, at + 2, tag.behind_slash())?;
    let is_end = tag.is_end() && edge.closes(bytes);
    is_end.then_some(name + usize::from(edge.length))
}

/// An element with a value that was passed.
struct Passed {
    /// The index behind its end tag.
    behind: usize,
    /// References stand in its text.
    is_coded: bool,
}

/// Passes an element whose text begins at `from`, if the text is a value of its type.
#[inline(always)]
fn value(path: &Path<'_>, prefix: &Prefix, edge: &Edge, from: usize) -> Option<Passed> {
    let data = path.data;
    let datatype = path.table.value_at(edge.value);
    let to = scan::to_special(data, from)?;
    if data[to] == b'<' {
        let behind = end_tag(prefix, edge, data, to, Tag::at(data, to)?)?;
        let value = &data[from..to];
        let is_right = datatype.surely_admits(value) || datatype.check(value).is_ok();
        return is_right.then_some(Passed { behind, is_coded: false });
    }
    let (to, spared) = with_references(data, from, to)?;
    let behind = end_tag(prefix, edge, data, to, Tag::at(data, to)?)?;
    let is_right = datatype.surely_admits_coded(&data[from..to], spared);
    is_right.then_some(Passed { behind, is_coded: true })
}

/// Where a text ends in which predefined references stand, the first special byte being
/// at `at`; and how many characters more it has than its value.
#[cold]
fn with_references(data: &[u8], from: usize, mut at: usize) -> Option<(usize, usize)> {
    debug_assert!(from <= at);
    let mut spared = 0;
    while data[at] == b'&' {
        let length = scan::reference(data, at)?;
        spared += length - 1;
        at = scan::to_special(data, at + length)?;
    }
    (data[at] == b'<').then_some((at, spared))
}

/// The index behind a start tag whose one attribute begins at `from`.
#[inline(always)]
fn attribute(path: &Path<'_>, one: u16, from: usize) -> Option<usize> {
    let data = path.data;
    let attribute = path.table.attribute_at(one);
    if !attribute.opens(sixteen(data, from)?) {
        return None;
    }
    let from = from + attribute.length;
    let rest = data.get(from..from + LONGEST_ATTRIBUTE + 2)?;
    let length = rest.iter().position(|b| !b.is_ascii_alphanumeric())?;
    let value = &rest[..length];
    let is_right = rest[length..].starts_with(b"\">")
        && path.table.value_at(attribute.value).check(value).is_ok();
    is_right.then_some(from + length + 2)
}

/// The prefix with its colon that stands before every name.
struct Prefix {
    bytes: u128,
    mask: u128,
    length: usize,
}

impl Prefix {
    fn new(prefix: &[u8]) -> Prefix {
        let (bytes, mask) = super::table::word_of(prefix);
        Prefix { bytes, mask, length: prefix.len() }
    }

    /// The index behind the prefix that stands at `at`, where `bytes` are, and sixteen bytes
    /// from there.
    #[inline(always)]
    fn skip(&self, data: &[u8], at: usize, bytes: u128) -> Option<(usize, u128)> {
        if self.length == 0 {
            return Some((at, bytes));
        }
        if bytes & self.mask != self.bytes {
            return None;
        }
        Some((at + self.length, sixteen(data, at + self.length)?))
    }
}
