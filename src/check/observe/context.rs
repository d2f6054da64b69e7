//! What is kept of an open context: its values and where they stand.

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

/// Slots whose bits are in one word.
const BITS: usize = u64::BITS as usize;

/// Where the text of a value is kept.
#[derive(Clone, Copy, Debug)]
struct Span {
    from: usize,
    to: usize,
}

impl Span {
    const EMPTY: Span = Span { from: 0, to: 0 };
}

/// A value of a slot.
#[derive(Debug)]
pub(super) struct Filled {
    pub(super) stretch: Stretch,
    span: Span,
    /// The next value of the slot among those that are more than one.
    next: u32,
    pub(super) kind: Option<Kind>,
    /// The schema refused it.
    pub(super) is_refused: bool,
}

impl Filled {
    fn new(stretch: Stretch, span: Span, kind: Option<Kind>) -> Filled {
        Filled { stretch, span, next: NONE, kind, is_refused: false }
    }
}

/// What a slot holds, if it has a value.
#[derive(Debug)]
struct Held {
    first: Filled,
    /// The last of those that follow.
    last: u32,
}

impl Held {
    fn empty() -> Held {
        Held { first: Filled::new(Stretch::default(), Span::EMPTY, None), last: NONE }
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
    /// Where the first value of a slot is that has one: most observers ask for no more.
    spans: Vec<Span>,
    slots: Vec<Held>,
    /// The values of slots behind their first ones.
    more: Vec<Filled>,
    text: Vec<u8>,
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
        (self.is_marked, self.is_long, self.is_damaged) = (false, false, false);
        self.is_asked.set(false);
        let slots = slots as usize;
        self.filled.clear();
        self.filled.resize(slots.div_ceil(BITS), 0);
        // What stands in slots without a value does not matter.
        if self.slots.len() < slots {
            self.spans.resize(slots, Span::EMPTY);
            self.slots.resize_with(slots, Held::empty);
        }
    }

    /// Its memory is little enough to be kept for another input.
    pub(super) fn is_small(&self) -> bool {
        self.text.capacity() <= LARGEST && self.more.capacity() * size_of::<Filled>() <= LARGEST
    }

    /// The text of the first value of a slot.
    #[inline]
    pub(super) fn text(&self, slot: u32) -> Option<&[u8]> {
        let span = self.spans.get(slot as usize).filter(|_| self.has(slot))?;
        self.text.get(span.from..span.to)
    }

    /// Whether a slot has a value.
    #[inline]
    pub(super) fn has(&self, slot: u32) -> bool {
        let (word, bit) = (slot as usize / BITS, slot as usize % BITS);
        self.filled.get(word).is_some_and(|word| word >> bit & 1 == 1)
    }

    /// Adds which slots have a value, and whether something is wrong with the elements: what
    /// is the same in most contexts of a node.
    pub(super) fn add_shape(&self, shape: &mut Vec<u64>) {
        shape.extend_from_slice(&self.filled);
        shape.push(u64::from(self.is_damaged));
    }

    /// What is behind the shape of this context in a shape that begins with it; `None` if it
    /// does not.
    #[inline]
    pub(super) fn behind_shape<'s>(&self, shape: &'s [u64]) -> Option<&'s [u64]> {
        let (filled, behind) = shape.split_at_checked(self.filled.len())?;
        let (is_damaged, behind) = behind.split_first()?;
        (filled == self.filled && *is_damaged == u64::from(self.is_damaged)).then_some(behind)
    }

    /// The text of the first value of a slot, if the schema did not refuse it.
    #[inline]
    pub(super) fn sound(&self, slot: u32) -> Option<&[u8]> {
        let text = self.text(slot)?;
        let is_refused = self.slots.get(slot as usize)?.first.is_refused;
        (!is_refused).then_some(text)
    }

    /// The slots that have a value.
    fn full(&self) -> impl Iterator<Item = usize> {
        let words = self.filled.iter().enumerate().filter(|(_, word)| **word != 0);
        words.flat_map(|(at, word)| bits(*word).map(move |bit| at * BITS + bit))
    }

    /// The values of slots that are their first.
    fn firsts(&self) -> impl Iterator<Item = &Filled> {
        self.full().map(|slot| &self.slots[slot].first)
    }

    /// Overwrites secrets in its values.
    #[inline]
    pub(super) fn conceal(&mut self) {
        // A look at all of them at once is most often the last.
        if secret::may_stand_in(&self.text) {
            self.conceal_each();
        }
    }

    fn conceal_each(&mut self) {
        let spans: Vec<Span> = self.firsts().chain(&self.more).map(|filled| filled.span).collect();
        for span in spans {
            secret::conceal(&mut self.text[span.from..span.to]);
        }
    }

    /// Puts a value into a slot: so many of the first bytes of `text`. Gives the copy that
    /// is kept.
    #[inline(always)]
    pub(super) fn fill(
        &mut self,
        slot: u32,
        (text, length): (&[u8], usize),
        kind: Option<Kind>,
        stretch: Stretch,
    ) -> &mut [u8] {
        let from = self.text.len();
        append(&mut self.text, text, length);
        self.is_marked |= stretch.mark.is_some();
        let span = Span { from, to: self.text.len() };
        let index = slot as usize;
        let bit = 1 << (index % BITS);
        let word = self.filled.get_mut(index / BITS);
        let place = self.spans.get_mut(index).zip(self.slots.get_mut(index));
        if let (Some(word), Some((first, slot))) = (word, place) {
            if *word & bit == 0 {
                *word |= bit;
                // Written where it stays: a copy of it would wait for each of its parts.
                *first = span;
                slot.first = Filled::new(stretch, span, kind);
                slot.last = NONE;
            } else {
                add(&mut self.more, slot, Filled::new(stretch, span, kind));
            }
        }
        &mut self.text[from..]
    }

    /// The values of a slot, in order.
    #[inline]
    pub(super) fn values(&self, slot: Option<u32>) -> impl Iterator<Item = &Filled> {
        let first =
            slot.filter(|slot| self.has(*slot)).map(|slot| &self.slots[slot as usize].first);
        let next = |filled: &&Filled| self.more.get(filled.next as usize);
        std::iter::successors(first, next)
    }

    #[inline]
    pub(super) fn text_of(&self, filled: &Filled) -> &[u8] {
        &self.text[filled.span.from..filled.span.to]
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
        let Some(slot) = self.slots.get_mut(slot as usize) else { return };
        let last = self.more.get_mut(slot.last as usize).unwrap_or(&mut slot.first);
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
        let words = self.filled.iter().zip(self.slots.chunks_mut(BITS));
        let is_full = |word: u64, bit: usize| word >> bit & 1 == 1;
        let slots = words.filter(|(word, _)| **word != 0).flat_map(move |(word, slots)| {
            let all = slots.iter_mut().enumerate();
            all.filter(move |(bit, _)| is_full(*word, *bit)).map(|(_, slot)| slot)
        });
        let first = slots.map(|slot| &mut slot.first.stretch).chain([&mut self.start]);
        // The last ones are the new ones: the others need not be looked at each time.
        let more = self.more.iter_mut().rev().map(|filled| &mut filled.stretch);
        for stretch in first.filter(is_new) {
            stretch.mark = Some(window.mark_spare(stretch.at, stretch.length));
        }
        for stretch in more.take_while(is_new) {
            stretch.mark = Some(window.mark(stretch.at, stretch.length));
        }
    }
}

/// The bits of a word that are set.
fn bits(mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = (word != 0).then(|| word.trailing_zeros() as usize);
        word &= word.wrapping_sub(1);
        bit
    })
}

/// Bytes that are copied at once.
const SHORT: usize = 32;

/// Appends the first bytes of a text. Most values are short, and text stands behind them:
/// to copy that too takes less time than a copy of the right length.
#[inline(always)]
fn append(into: &mut Vec<u8>, text: &[u8], length: usize) {
    match text.first_chunk::<SHORT>().filter(|_| length <= SHORT) {
        Some(chunk) => {
            let end = into.len() + length;
            into.extend_from_slice(chunk);
            into.truncate(end);
        }
        None => into.extend_from_slice(&text[..length]),
    }
}

/// Puts a value behind those that a slot has.
#[cold]
fn add(more: &mut Vec<Filled>, slot: &mut Held, filled: Filled) {
    let index = more.len() as u32;
    match more.get_mut(slot.last as usize) {
        Some(last) => last.next = index,
        None => slot.first.next = index,
    }
    slot.last = index;
    more.push(filled);
}

#[cfg(test)]
mod tests {
    use super::{SHORT, append};

    #[test]
    fn values_of_any_length_are_appended() {
        let text: Vec<u8> = (0..2 * SHORT as u8).collect();
        for (length, behind) in (0..=text.len()).flat_map(|l| [(l, 0), (l, SHORT)]) {
            let mut into = b"before".to_vec();
            append(&mut into, &text[..text.len().min(length + behind)], length);
            assert_eq!(into, [b"before", &text[..length]].concat());
        }
    }
}
