//! What is kept of an open context: its values and where they stand.

use super::{Spot, Where};
use crate::json::Kind;
use crate::source::MarkId;
use std::cell::Cell;

/// A stretch of the input that may be asked for.
#[derive(Debug, Default)]
pub(super) struct Stretch {
    /// Decoded offset.
    pub(super) at: u64,
    pub(super) length: u64,
    pub(super) mark: Option<MarkId>,
    /// The number under which its place was asked for; 0: nobody did.
    asked: Cell<u64>,
}

impl Stretch {
    pub(super) fn new(at: u64, length: usize) -> Stretch {
        Stretch { at, length: length as u64, mark: None, asked: Cell::new(0) }
    }

    pub(super) fn marked(mark: MarkId) -> Stretch {
        Stretch { mark: Some(mark), ..Stretch::default() }
    }

    /// The number under which its place was asked for.
    pub(super) fn asked(&self) -> Option<u64> {
        Some(self.asked.get()).filter(|number| *number > 0)
    }
}

/// No value.
const NONE: u32 = u32::MAX;

/// A value in a slot.
#[derive(Debug)]
pub(super) struct Filled {
    pub(super) stretch: Stretch,
    from: usize,
    to: usize,
    /// The next value in the slot.
    next: u32,
    pub(super) kind: Option<Kind>,
}

/// The first value in a slot and the last.
#[derive(Clone, Copy, Debug)]
struct Slot {
    first: u32,
    last: u32,
}

/// An open context. When it closes, its memory is used for the next one.
#[derive(Debug, Default)]
pub(super) struct Context {
    /// Its node among the watched paths.
    pub(super) watch: u32,
    pub(super) is_record: bool,
    /// Its start tag.
    pub(super) start: Stretch,
    pub(super) filled: Vec<Filled>,
    slots: Vec<Slot>,
    text: Vec<u8>,
    /// Some of its places are marked.
    is_marked: bool,
    /// How many places were asked for in the input so far.
    pub(super) given: Cell<u64>,
}

impl Context {
    /// Makes it the context at a node, with empty slots.
    pub(super) fn open(&mut self, watch: u32, slots: u32, is_record: bool, start: Stretch) {
        (self.watch, self.is_record, self.start) = (watch, is_record, start);
        self.filled.clear();
        self.text.clear();
        self.is_marked = false;
        self.slots.clear();
        self.slots.resize(slots as usize, Slot { first: NONE, last: NONE });
    }

    /// The first value in a slot.
    #[inline]
    pub(super) fn first(&self, slot: u32) -> Option<&Filled> {
        self.filled.get(self.slots.get(slot as usize)?.first as usize)
    }

    /// Puts a value into a slot; gives the copy that is kept.
    #[inline(always)]
    pub(super) fn fill(
        &mut self,
        slot: u32,
        value: &[u8],
        kind: Option<Kind>,
        stretch: Stretch,
    ) -> &mut [u8] {
        let from = self.text.len();
        self.text.extend_from_slice(value);
        self.is_marked |= stretch.mark.is_some();
        let index = self.filled.len() as u32;
        if let Some(slot) = self.slots.get_mut(slot as usize) {
            match self.filled.get_mut(slot.last as usize) {
                Some(last) => last.next = index,
                None => slot.first = index,
            }
            slot.last = index;
        }
        self.filled.push(Filled { stretch, from, to: self.text.len(), next: NONE, kind });
        &mut self.text[from..]
    }

    /// The values in a slot, in order.
    #[inline]
    pub(super) fn values(&self, slot: Option<u32>) -> impl Iterator<Item = &Filled> {
        let next = |filled: &&Filled| self.filled.get(filled.next as usize);
        std::iter::successors(slot.and_then(|slot| self.first(slot)), next)
    }

    #[inline]
    pub(super) fn text(&self, filled: &Filled) -> &[u8] {
        &self.text[filled.from..filled.to]
    }

    /// The place of a stretch of it, which is good while the record is open, or to the
    /// end of the input.
    pub(super) fn spot(&self, stretch: &Stretch) -> Spot {
        if self.is_record && stretch.mark.is_none() {
            return Spot(Where::InRecord(stretch.at, stretch.length));
        }
        if stretch.asked.get() == 0 {
            self.given.set(self.given.get() + 1);
            stretch.asked.set(self.given.get());
        }
        Spot(Where::Asked(stretch.asked.get()))
    }

    /// Whether places of it are marked or were asked for, when so many had been before.
    pub(super) fn has_places(&self, given: u64) -> bool {
        self.is_marked || self.given.get() != given
    }

    pub(super) fn stretches(&self) -> impl Iterator<Item = &Stretch> {
        self.filled.iter().map(|filled| &filled.stretch).chain([&self.start])
    }

    /// Those whose places are not marked, the last one first, to be marked.
    pub(super) fn unmarked(&mut self) -> impl Iterator<Item = &mut Stretch> {
        self.is_marked = true;
        let filled = self.filled.iter_mut().rev().map(|filled| &mut filled.stretch);
        let start = [&mut self.start].into_iter().filter(|start| start.mark.is_none());
        filled.take_while(|stretch| stretch.mark.is_none()).chain(start)
    }
}
