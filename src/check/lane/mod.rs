//! The fast lane: a matcher that the schema directs.
//!
//! The reader asks what comes next; the lane knows it. After an element, the schema
//! leaves a few names, and of these the one that stood here last time is the likely one:
//! it is compared as one number, the text behind it is passed eight bytes at a time, and
//! its end tag is compared in the same way. What is plain and right leaves nothing
//! behind but a count where an element repeats. Anything else (a comment, an attribute,
//! a reference that is not predefined, another prefix, a wrong value, the end of the
//! window) is left to the general way at the element where it stands, with the open
//! elements put as if that way had been taken all along; behind it the lane is entered
//! again. So there is one verdict and one set of findings.

mod run;
mod scan;
mod show;
mod table;

pub(crate) use table::Table;

use super::engine::Engine;
use super::frame::{Frame, Kind};
use super::observe::{Observed, Slot};
use super::path::Trail;
use super::set::Loaded;
use run::{Cursor, Left, Level, Path};
use std::sync::Arc;

/// The shortest text behind the reader for which the lane is entered.
const SHORTEST: usize = 64;

/// The size of input from which on the lane is taken even if its table must be made first.
const LONG: u64 = 64 * 1024;

/// Bytes of the longest prefix that the lane knows.
const LONGEST_PREFIX: usize = 15;

/// What the lane remembers between its visits to one part; and what is likely also from one
/// input to the next.
#[derive(Default)]
pub(crate) struct Lane {
    /// For each state, the edge that was taken there last.
    likely: Vec<u32>,
    /// For each edge where it was watched last; empty as long as nothing was.
    watched: Vec<Watched>,
    /// And what is done with it there.
    uses: Vec<Use>,
    /// For each edge what its values are to the judge; empty without one.
    roles: Vec<u16>,
    levels: Vec<Level>,
    /// The prefix of the part's root element, with its colon.
    prefix: Vec<u8>,
    /// The schema for which that is likely.
    schema: Option<Arc<Loaded>>,
    /// What observers found since the lane was entered.
    seen: Observed,
    /// A value whose references are resolved.
    decoded: Vec<u8>,
}

/// Which node an element is of the watched paths.
#[derive(Clone, Copy, Default)]
struct Watched {
    /// The node of its parent, which is watched; 0: nothing is known.
    parent: u32,
    /// Its own; 0: nobody watches it.
    node: u32,
}

/// What is done with a watched element.
#[derive(Clone, Copy, Default)]
struct Use {
    /// The slot that it fills.
    slot: Option<Slot>,
    /// The slot that the value of its attribute fills.
    attribute: Option<Slot>,
    /// More is watched of it than that, or something else.
    is_special: bool,
}

impl Engine<'_> {
    /// Makes the lane ready for the part whose root is the frame at `base`, if it pays to
    /// make its table: the input is long, or the schema is used for many.
    #[inline]
    pub(crate) fn open_lane<'s>(
        &mut self,
        loaded: &'s Arc<Loaded>,
        base: usize,
    ) -> Option<&'s Table> {
        let schema = &loaded.compiled;
        let window = &self.reader.window;
        let pays = window.chunk() >= SHORTEST && (window.bytes() >= LONG || schema.is_often_used());
        pays.then(|| self.make_lane(loaded, base))
    }

    #[cold]
    fn make_lane<'s>(&mut self, loaded: &'s Arc<Loaded>, base: usize) -> &'s Table {
        let name = self.reader.open_name(self.outer + base);
        let prefix = name.iter().position(|b| *b == b':').map_or(0, |at| at + 1);
        let schema = &loaded.compiled;
        let table = schema.lane();
        let lane = &mut self.lane;
        lane.prefix.clear();
        lane.prefix.extend_from_slice(&name[..prefix]);
        lane.watched.clear();
        if !lane.schema.as_ref().is_some_and(|known| Arc::ptr_eq(known, loaded)) {
            lane.likely.clear();
            lane.likely.extend_from_slice(table.likely());
            lane.schema = Some(Arc::clone(loaded));
            lane.roles.clear();
        }
        if !self.watching.has_judge() {
            lane.roles.clear();
        } else if lane.roles.is_empty() {
            lane.roles = table.roles(schema, &self.watching);
        }
        table
    }

    /// Passes what is plain and right in the part whose root is the frame at `base`.
    pub(crate) fn take_lane(&mut self, table: &Table, message: &str, base: usize) {
        if !self.may_take_lane() {
            return;
        }
        while let Some(cursor) = self.cursor(table) {
            let from = cursor.at;
            let (deepest, readable) = (self.deepest(), self.readable());
            let Engine { above, outer, frames, reader, lane, watching, counts, .. } = self;
            let (data, offset) = (&reader.window.data()[..readable], reader.window.offset(0));
            let outside = Trail { above, outer: *outer, frames, reader };
            let path = Path { table, message, data, offset, deepest, outside };
            let (cursor, left) = run::run(&path, lane, watching, counts, cursor);
            self.settle_observed();
            let is_closed = left == Left::AtEnd
                && self.frames.len() > base + 1
                && table.may_end(cursor.state)
                && !self.is_hollow(table, &cursor)
                && self.close_adopted(&cursor);
            if !is_closed {
                if cursor.at != from {
                    self.leave_lane(table, &cursor);
                }
                return;
            }
        }
    }

    /// Whether everything is as the lane takes it to be: nothing was said of characters,
    /// no limit is near, and the names of the schema are written as at the part's root.
    fn may_take_lane(&mut self) -> bool {
        let limits = self.reader.limits();
        let length = self.reader.window.data().len();
        self.reader.is_between_tags()
            && self.readable().saturating_sub(self.reader.position()) >= SHORTEST
            && !self.reader.window.damaged()
            && limits.text_length >= length
            && limits.name_length >= 64
            && limits.attributes > 0
            && self.lane.prefix.len() <= LONGEST_PREFIX
            && self.reader.depth() == self.outer + self.frames.len()
            && self.reader.binds(&self.lane.prefix, self.spaces.first().copied())
    }

    /// Says what observers found in the lane, and sees to it that the places stay known that
    /// they may ask for, now that the window may move.
    fn settle_observed(&mut self) {
        let seen = std::mem::take(&mut self.lane.seen);
        self.say_observed(seen);
        self.release();
    }

    /// How many elements may be open in the lane, above those that are.
    fn deepest(&self) -> usize {
        self.reader.limits().depth.saturating_sub(self.reader.depth())
    }

    /// Where the reader stands in the innermost element, if nothing is to be remembered
    /// of it but its state.
    fn cursor(&self, table: &Table) -> Option<Cursor> {
        let frame = self.frames.last()?;
        let state = table.state(frame.node, frame.state).filter(|_| frame.is_plain())?;
        Some(Cursor {
            at: self.reader.position(),
            state,
            seen: frame.seen,
            counters: frame.counters,
            watch: frame.watch,
        })
    }

    /// Whether nothing stands in the innermost element, which is for the judge.
    fn is_hollow(&self, table: &Table, cursor: &Cursor) -> bool {
        let has_children = self.frames.last().is_some_and(|frame| frame.has_children);
        !self.lane.roles.is_empty() && !has_children && table.local_state(cursor.state) == 0
    }

    /// Closes the innermost element if its end tag stands at the cursor, as written.
    fn close_adopted(&mut self, cursor: &Cursor) -> bool {
        if self.watching.is_context(cursor.watch) || !self.reader.close_plainly(cursor.at) {
            return false;
        }
        self.frames.pop();
        self.counts.truncate(cursor.counters);
        true
    }

    /// Puts everything as if the general way had come to the cursor.
    fn leave_lane(&mut self, table: &Table, cursor: &Cursor) {
        let levels = std::mem::take(&mut self.lane.levels);
        let mut outside = levels.iter();
        self.settle_frame(table, outside.next(), cursor);
        let mut counters = self.frames.last().map_or(0, |frame| frame.counters);
        for (i, level) in levels.iter().enumerate() {
            let edge = table.edge(level.edge);
            let inner = levels.get(i + 1);
            let (own, watch) = match inner {
                Some(inner) => (inner.counters, inner.watch),
                None => (cursor.counters, cursor.watch),
            };
            let mut frame = Frame::new(Kind::Typed, table.node(edge.start), own);
            frame.watch = watch;
            frame.leaf = Some(edge.leaf);
            frame.index = edge.index(&self.counts[counters..]);
            counters = own;
            self.frames.push(frame);
            self.settle_frame(table, inner, cursor);
            let name = level.at + 1;
            let length = self.lane.prefix.len() + edge.length as usize - 1;
            self.reader.open_plainly(level.at, (name, name + length));
        }
        self.reader.go_to(cursor.at);
        self.lane.levels = levels;
        self.lane.levels.clear();
    }

    /// Tells the innermost frame what stood in it: it stands where its open child was
    /// entered, or at the cursor.
    fn settle_frame(&mut self, table: &Table, child: Option<&Level>, cursor: &Cursor) {
        let Some(frame) = self.frames.last_mut() else { return };
        let (state, seen) = match child {
            Some(child) => (table.edge(child.edge).next, child.seen),
            None => (cursor.state, cursor.seen),
        };
        frame.state = table.local_state(state);
        frame.seen = seen;
        frame.has_children |= frame.state != 0;
    }
}
