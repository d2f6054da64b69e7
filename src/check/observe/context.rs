//! What is kept of an open context: its values and where they stand.

use super::slots::{self, Slots};
use super::{Spot, Where};
use crate::check::workspace::LARGEST;
use crate::json::Kind;
use crate::source::{MarkId, Window, secret};
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

/// A value of a slot.
#[derive(Debug)]
pub(super) struct Filled {
    pub(super) stretch: Stretch,
    /// Where its text is kept.
    from: usize,
    to: usize,
    /// Among the values of slots that are more than one: the next of the slot, and if this is
    /// its first, the last.
    next: u32,
    last: u32,
    pub(super) kind: Option<Kind>,
    /// The schema refused it.
    pub(super) is_refused: bool,
}

impl Filled {
    #[inline(always)]
    fn new(stretch: Stretch, (from, to): (usize, usize), kind: Option<Kind>) -> Filled {
        Filled { stretch, from, to, next: NONE, last: NONE, kind, is_refused: false }
    }
}

/// An open context. When it closes, its memory is used for the next one.
#[derive(Debug, Default)]
pub(crate) struct Context {
    /// Its node among the watched paths.
    pub(super) watch: u32,
    pub(super) is_record: bool,
    /// It is longer than what is held in the window of contexts that are no records.
    pub(super) is_long: bool,
    /// Its start tag.
    pub(super) start: Stretch,
    /// For each slot a bit: whether it has a value.
    filled: Vec<u64>,
    /// The first value of each slot that has one.
    firsts: Vec<Filled>,
    /// The values of slots behind their first ones.
    more: Vec<Filled>,
    text: Text,
    /// How many values were put into it.
    count: usize,
    /// Some of its places are marked.
    is_marked: bool,
    /// Some of them were asked for.
    is_asked: Cell<bool>,
    /// Something is wrong with the elements in it.
    pub(super) is_damaged: bool,
}

impl Context {
    /// Makes it the context at a node, with empty slots.
    pub(super) fn open(&mut self, watch: u32, slots: u32, is_record: bool, start: Stretch) {
        (self.watch, self.is_record, self.start) = (watch, is_record, start);
        self.more.clear();
        self.text.clear();
        self.count = 0;
        (self.is_marked, self.is_long, self.is_damaged) = (false, false, false);
        self.is_asked.set(false);
        self.filled.clear();
        self.filled.resize(slots::words(slots), 0);
        let slots = slots as usize;
        // What stands in slots without a value does not matter.
        if self.firsts.len() < slots {
            self.firsts.resize_with(slots, || Filled::new(Stretch::default(), (0, 0), None));
        }
    }

    /// Its memory is little enough to be kept for another input.
    pub(super) fn is_small(&self) -> bool {
        self.text.room.capacity() <= LARGEST
            && self.more.capacity() * size_of::<Filled>() <= LARGEST
    }

    /// The text of the first value of a slot.
    #[inline]
    pub(super) fn text(&self, slot: u32) -> Option<&[u8]> {
        Some(self.text_of(self.first(slot)?))
    }

    /// Whether a slot has a value.
    #[inline]
    pub(super) fn has(&self, slot: u32) -> bool {
        let (word, bit) = slots::place(slot);
        self.filled.get(word).is_some_and(|word| word & bit != 0)
    }

    /// Whether one of some slots has a value.
    #[inline(always)]
    pub(super) fn has_one(&self, slots: &Slots) -> bool {
        slots.are_in(&self.filled)
    }

    /// Adds which slots have a value, and whether something is wrong with the elements: what
    /// is the same in most contexts of a node.
    pub(super) fn add_shape(&self, shape: &mut Vec<u64>) {
        shape.extend_from_slice(&self.filled);
        shape.push(u64::from(self.is_damaged));
    }

    /// What is behind the shape of this context in a shape that begins with it; `None` if it
    /// does not.
    #[inline(always)]
    pub(super) fn behind_shape<'s>(&self, shape: &'s [u64]) -> Option<&'s [u64]> {
        let (filled, behind) = shape.split_at_checked(self.filled.len())?;
        let (is_damaged, behind) = behind.split_first()?;
        let is_it = filled.iter().zip(&self.filled).all(|(one, other)| one == other);
        (is_it && *is_damaged == u64::from(self.is_damaged)).then_some(behind)
    }

    /// The text of the first value of a slot, if the schema did not refuse it.
    #[inline]
    pub(super) fn sound(&self, slot: u32) -> Option<&[u8]> {
        let first = self.first(slot).filter(|first| !first.is_refused)?;
        Some(self.text_of(first))
    }

    /// The values of slots that are their first.
    fn firsts(&self) -> impl Iterator<Item = &Filled> {
        slots::of_words(&self.filled).map(|slot| &self.firsts[slot])
    }

    /// The first value of a slot.
    #[inline(always)]
    pub(super) fn first(&self, slot: u32) -> Option<&Filled> {
        self.firsts.get(slot as usize).filter(|_| self.has(slot))
    }

    /// How many values were put into it, and how long they are together: it grows with each.
    #[inline]
    pub(super) fn length(&self) -> usize {
        self.text.length + self.count
    }

    /// Overwrites secrets in its values.
    #[inline]
    pub(super) fn conceal(&mut self) {
        // A look at all of them at once is most often the last.
        if secret::may_stand_in(self.text.of(0, self.text.length)) {
            self.conceal_each();
        }
    }

    fn conceal_each(&mut self) {
        let spans = self.firsts().chain(&self.more).map(|filled| filled.from..filled.to);
        for span in spans.collect::<Vec<_>>() {
            secret::conceal(&mut self.text.room[span]);
        }
    }

    /// Puts a value into a slot: so many of the first bytes of `text`.
    #[inline(always)]
    pub(super) fn fill(
        &mut self,
        slot: u32,
        (text, length): (&[u8], usize),
        kind: Option<Kind>,
        stretch: Stretch,
    ) {
        self.is_marked |= stretch.mark.is_some();
        self.count += 1;
        let span = self.text.append(text, length);
        let (word, bit) = slots::place(slot);
        let word = self.filled.get_mut(word);
        if let (Some(word), Some(first)) = (word, self.firsts.get_mut(slot as usize)) {
            if *word & bit == 0 {
                *word |= bit;
                *first = Filled::new(stretch, span, kind);
            } else {
                add(&mut self.more, first, Filled::new(stretch, span, kind));
            }
        }
    }

    /// Overwrites the value that was put into a slot last.
    pub(super) fn overwrite_last(&mut self) {
        secret::overwrite(&mut self.text.room[self.text.last..self.text.length]);
    }

    /// The values of a slot, in order.
    #[inline]
    pub(super) fn values(&self, slot: Option<u32>) -> impl Iterator<Item = &Filled> {
        let first = slot.and_then(|slot| self.first(slot));
        let next = |filled: &&Filled| self.more.get(filled.next as usize);
        std::iter::successors(first, next)
    }

    #[inline]
    pub(super) fn text_of(&self, filled: &Filled) -> &[u8] {
        self.text.of(filled.from, filled.to)
    }

    /// The place of a stretch of it, which is good while the record is open, or to the
    /// end of the input.
    pub(super) fn spot(&self, stretch: &Stretch, given: &Cell<u64>) -> Spot {
        if self.is_record && stretch.mark.is_none() {
            return Spot(Where::InRecord(stretch.at, stretch.length));
        }
        if stretch.asked.get() == 0 {
            given.set(given.get() + 1);
            stretch.asked.set(given.get());
            self.is_asked.set(true);
        }
        Spot(Where::Asked(stretch.asked.get()))
    }

    /// Whether places of it are marked or were asked for.
    pub(super) fn has_places(&self) -> bool {
        self.is_marked || self.is_asked.get()
    }

    /// Says that the schema refused the value that was put last into a slot.
    pub(super) fn refuse(&mut self, slot: u32) {
        let Some(first) = self.firsts.get_mut(slot as usize) else { return };
        let last = self.more.get_mut(first.last as usize).unwrap_or(first);
        last.is_refused = true;
    }

    pub(super) fn stretches(&self) -> impl Iterator<Item = &Stretch> {
        self.firsts().chain(&self.more).map(|filled| &filled.stretch).chain([&self.start])
    }

    /// Marks those that are not marked. Marks of values that are first in their slots are
    /// spare ones: they are few.
    pub(super) fn mark(&mut self, window: &mut Window<'_>) {
        self.is_marked = true;
        let is_new = |stretch: &&mut Stretch| stretch.mark.is_none();
        let mut mark = |stretch: &mut Stretch| {
            stretch.mark = Some(window.mark_spare(stretch.at, stretch.length));
        };
        Some(&mut self.start).filter(is_new).map(&mut mark);
        for slot in slots::of_words(&self.filled) {
            Some(&mut self.firsts[slot].stretch).filter(is_new).map(&mut mark);
        }
        // The last ones are the new ones: the others need not be looked at each time.
        let more = self.more.iter_mut().rev().map(|filled| &mut filled.stretch);
        for stretch in more.take_while(is_new) {
            stretch.mark = Some(window.mark(stretch.at, stretch.length));
        }
    }
}

/// Bytes that are copied at once.
const SHORT: usize = 64;

/// The texts of values, one behind the other.
#[derive(Debug, Default)]
struct Text {
    /// What is behind them is of no meaning.
    room: Vec<u8>,
    length: usize,
    /// Where the last one starts.
    last: usize,
}

impl Text {
    fn clear(&mut self) {
        (self.length, self.last) = (0, 0);
    }

    #[inline(always)]
    fn of(&self, from: usize, to: usize) -> &[u8] {
        &self.room[from..to]
    }

    /// Appends the first bytes of a text; where they are now. Most values are short, and text
    /// stands behind them: to copy that too takes less time than a copy of the right length.
    #[inline(always)]
    fn append(&mut self, text: &[u8], length: usize) -> (usize, usize) {
        let (from, to) = (self.length, self.length + length);
        let room = self.room.get_mut(from..).and_then(<[u8]>::first_chunk_mut::<SHORT>);
        match (room, text.first_chunk::<SHORT>()) {
            _ if length == 0 => {}
            (Some(room), Some(chunk)) if length <= SHORT => *room = *chunk,
            _ => self.append_any(&text[..length]),
        }
        (self.last, self.length) = (from, to);
        (from, to)
    }

    #[inline(never)]
    fn append_any(&mut self, text: &[u8]) {
        let to = self.length + text.len();
        if self.room.len() < to + SHORT {
            self.room.resize((to + SHORT).max(2 * self.room.len()), 0);
        }
        self.room[self.length..to].copy_from_slice(text);
    }
}

/// Puts a value behind those that a slot has, the first of which is given.
#[cold]
fn add(more: &mut Vec<Filled>, first: &mut Filled, filled: Filled) {
    let index = more.len() as u32;
    match more.get_mut(first.last as usize) {
        Some(last) => last.next = index,
        None => first.next = index,
    }
    first.last = index;
    more.push(filled);
}

#[cfg(test)]
mod tests {
    use super::{SHORT, Text};

    #[test]
    fn values_of_any_length_are_appended() {
        let text: Vec<u8> = (0..2 * SHORT as u8).collect();
        for (length, behind) in (0..=text.len()).flat_map(|l| [(l, 0), (l, SHORT)]) {
            let mut into = Text::default();
            into.append(b"before", 6);
            let (from, to) = into.append(&text[..text.len().min(length + behind)], length);
            assert_eq!(into.of(from, to), &text[..length]);
            assert_eq!(into.of(0, to), [b"before", &text[..length]].concat());
        }
    }
}
