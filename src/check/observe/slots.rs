//! Sets of slots of a context, as the bits of these.

/// Slots whose bits are in one word.
const BITS: usize = u64::BITS as usize;

/// The word of a slot's bit, and the bit in it.
#[inline(always)]
pub(super) fn place(slot: u32) -> (usize, u64) {
    (slot as usize / BITS, 1 << (slot as usize % BITS))
}

/// How many words the bits of so many slots take.
pub(super) fn words(slots: u32) -> usize {
    (slots as usize).div_ceil(BITS)
}

/// The slots of these words.
pub(super) fn of_words(words: &[u64]) -> impl Iterator<Item = usize> {
    let some = words.iter().enumerate().filter(|(_, word)| **word != 0);
    some.flat_map(|(at, word)| bits(*word).map(move |bit| at * BITS + bit))
}

/// The bits of a word that are set.
fn bits(mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = (word != 0).then(|| word.trailing_zeros() as usize);
        word &= word.wrapping_sub(1);
        bit
    })
}

/// Some slots.
#[derive(Clone, Debug, Default)]
pub(super) struct Slots(Vec<(usize, u64)>);

impl Slots {
    pub(super) fn of(slots: impl Iterator<Item = u32>) -> Slots {
        let mut all: Vec<(usize, u64)> = Vec::new();
        for (word, bit) in slots.map(place) {
            match all.iter_mut().find(|(known, _)| *known == word) {
                Some((_, bits)) => *bits |= bit,
                None => all.push((word, bit)),
            }
        }
        Slots(all)
    }

    /// Each so many numbers later.
    pub(super) fn behind(&self, first: u32) -> Slots {
        let slots = self.0.iter().flat_map(|(at, word)| bits(*word).map(move |b| at * BITS + b));
        Slots::of(slots.map(|slot| slot as u32 + first))
    }

    #[inline(always)]
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one of them is set in these words.
    #[inline(always)]
    pub(super) fn are_in(&self, words: &[u64]) -> bool {
        self.0.iter().any(|(at, bits)| words.get(*at).is_some_and(|word| word & bits != 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_found_in_words() {
        let some = Slots::of([3, 70, 5].into_iter());
        assert!(some.are_in(&[1 << 5, 0]) && some.are_in(&[0, 1 << 6]) && some.are_in(&[8]));
        assert!(!some.are_in(&[!(8 | 32), !(1 << 6)]) && !some.are_in(&[]));
        let behind = some.behind(64);
        assert!(behind.are_in(&[0, 8]) && behind.are_in(&[0, 0, 1 << 6]) && !behind.are_in(&[8]));
        assert_eq!(of_words(&[8, 1 << 6]).collect::<Vec<_>>(), [3, 70]);
    }
}
