//! What is open at a place, and whether that is as supposed.

use super::basis::Start;
use crate::check::compile::{Compiled, Model, UNBOUNDED};
use crate::check::engine::Engine;
use crate::check::frame::Frame;
use crate::source::Landing;
use crate::xml::Stack;
use std::io::Read;

/// What is open between two tags.
pub(super) struct State {
    frames: Vec<Frame>,
    counts: Vec<u32>,
    pub(super) open: Stack,
}

/// A stretch of a file of which there is nothing to say, if it begins as supposed.
pub(super) struct Passage {
    /// Where it begins.
    pub(super) start: Start,
    /// How many elements stay open all the way, those above the part included.
    kept: usize,
    /// Where it ends, and in which state.
    landing: Landing,
    end: State,
}

impl Passage {
    /// What an engine passed; `None` if it did not come to its halt, or if there is
    /// something to say, be it when an element closes.
    pub(super) fn of(engine: &Engine<'_>, start: Start) -> Option<Passage> {
        let has_arrived = engine.reader.offset() == engine.halt;
        let is_silent = !engine.sink.has_findings()
            && engine.sink.suppressions.is_empty()
            && engine.reader.notes.is_empty()
            && !engine.reader.window.damaged()
            && engine.frames.iter().all(Frame::is_plain);
        if !has_arrived || !is_silent {
            return None;
        }
        let (landing, open) = engine.reader.landing()?;
        let kept = open.opened_before(start.at);
        let frames = engine.frames.iter().map(Frame::without_troubles).collect();
        let end = State { frames, counts: engine.counts.clone(), open };
        Some(Passage { start, kept, landing, end })
    }

    /// Takes an engine that stands at the beginning over to the end, if what is open there
    /// is as supposed; whether it is. `input` gives the bytes of the file from a byte on.
    pub(super) fn join<'i>(
        &self,
        engine: &mut Engine<'i>,
        schema: &Compiled,
        supposed: &State,
        input: impl FnOnce(u64) -> Box<dyn Read + 'i>,
    ) -> bool {
        let Some(level) = self.kept.checked_sub(engine.outer + 1) else { return false };
        let is_joined = engine.reader.open().is_like(&supposed.open)
            && supposed.is_in(engine, schema, level)
            && self.take_over(engine, schema, supposed, level).is_some();
        if is_joined {
            engine.reader.land((&self.landing, &self.end.open, self.kept), input);
        }
        is_joined
    }

    /// Takes over what is open at the end but for the reader; the frame at `level` is the
    /// innermost that stayed open.
    fn take_over(
        &self,
        engine: &mut Engine<'_>,
        schema: &Compiled,
        supposed: &State,
        level: usize,
    ) -> Option<()> {
        let (end, before) = (self.end.frames.get(level)?, supposed.frames.get(level)?);
        let own = engine.frames.get_mut(level)?;
        let model = schema.model(own.node)?;
        own.seen = seen_after(own.seen, before.seen, end.seen, model)?;
        own.state = end.state;
        own.has_children |= end.has_children;
        let from = own.counters;
        let counts = self.counts_after(&engine.counts, &supposed.counts, from, model);
        let opened = self.end.frames[level + 1..].iter().map(Frame::without_troubles);
        engine.frames.truncate(level + 1);
        engine.frames.extend(opened);
        if let Some(child) = engine.frames.get_mut(level + 1)
            && let Some(slot) = child.leaf.and_then(|leaf| model.leaves[leaf as usize].total)
        {
            child.index = counts[from + slot as usize];
        }
        engine.counts = counts;
        Some(())
    }

    /// The counters at the end. Those of the innermost element that stayed open start at
    /// `from`, and of these, the ones that count the elements of a name go on counting.
    fn counts_after(&self, own: &[u32], supposed: &[u32], from: usize, model: &Model) -> Vec<u32> {
        let mut counts = self.end.counts.clone();
        counts[..from].copy_from_slice(&own[..from]);
        for total in model.leaves.iter().filter_map(|leaf| leaf.total) {
            let slot = from + total as usize;
            let passed = counts[slot].wrapping_sub(supposed[slot]);
            counts[slot] = own[slot].wrapping_add(passed);
        }
        counts
    }
}

impl State {
    /// What is around the element that is open in the frame at that level.
    pub(super) fn around(engine: &Engine<'_>, level: usize) -> State {
        State {
            frames: engine.frames[..=level].iter().map(Frame::without_troubles).collect(),
            counts: engine.counts[..engine.frames[level + 1].counters].to_vec(),
            open: engine.reader.open().outermost(engine.outer + level + 1),
        }
    }

    /// Makes that what is open in an engine, but for its reader.
    pub(super) fn stand_in(&self, engine: &mut Engine<'_>) {
        engine.frames = self.frames.iter().map(Frame::without_troubles).collect();
        engine.counts.clone_from(&self.counts);
    }

    /// Whether that is what is open in an engine, as far as it matters to a passage on
    /// which the frame at `level` is the innermost that stays open: what was said of its
    /// elements makes no difference where nothing is to be said.
    fn is_in(&self, engine: &Engine<'_>, schema: &Compiled, level: usize) -> bool {
        let same = |(own, other): (&Frame, &Frame)| {
            (own.node, own.leaf, own.counters) == (other.node, other.leaf, other.counters)
        };
        let frames = || engine.frames.iter().zip(&self.frames);
        engine.frames.len() == self.frames.len()
            && frames().all(same)
            && frames().skip(level).all(|(own, other)| {
                let (from, model) = (own.counters, schema.model(own.node));
                own.is_plain()
                    && own.watch == 0
                    && own.state == other.state
                    && model.is_some_and(|model| {
                        agree(model, own.state, &engine.counts[from..], &self.counts[from..])
                    })
            })
    }
}

/// Whether counters lead to the same answers. Of what may repeat without end, it is all
/// one how often it stood, once that is enough.
fn agree(model: &Model, state: u16, own: &[u32], other: &[u32]) -> bool {
    let agree = |slot: u16, min: u32, max: u32| {
        let (a, b) = (own[slot as usize], other[slot as usize]);
        a == b || (max == UNBOUNDED && a >= min && b >= min)
    };
    let leaf = model.leaf_of(state);
    let run = leaf.and_then(|leaf| Some(agree(leaf.run?, leaf.min, leaf.max)));
    run.unwrap_or(true) && model.groups.iter().all(|g| agree(g.counter, g.min, g.max))
}

/// The leaves that stood in an element at the end, from those at the beginning, and from
/// what they were supposed and came to be; `None` if that cannot be told, since another
/// round of a group forgets leaves.
fn seen_after(own: u64, supposed: u64, end: u64, model: &Model) -> Option<u64> {
    if own == supposed {
        return Some(end);
    }
    (!model.goes_back()).then_some(own | (end & !supposed))
}
