//! Identifications that must not repeat.

mod digest;
mod shard;

pub(super) use digest::{Parts, digest};
use shard::Shard;

/// Tables among which hashes are spread, so that only one of them is copied when it is made
/// larger.
const SHARDS: usize = 64;

/// Identifications that were seen, each by 96 bits of a hash and the number of the one that
/// had it first: at most 32 bytes each, however many they are.
#[derive(Debug, Default)]
pub(super) struct Unique {
    shards: Vec<Shard>,
    parts: Parts,
    count: u64,
    most: u64,
}

/// What became of an identification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Met {
    /// It is new.
    New,
    /// It was seen before, first with that number.
    Before(u32),
    /// It is not known: so many were seen that no more are kept.
    Unknown,
}

impl Unique {
    /// None so far; at most so many are kept.
    pub(super) fn new(most: u64) -> Unique {
        Unique { most, ..Unique::default() }
    }

    /// Meets an identification; `number` is its own, from 1.
    pub(super) fn meet(&mut self, id: &[u8], number: u32) -> Met {
        self.meet_parts(|parts| parts.add(id), number)
    }

    /// Meets one that consists of what is added.
    pub(super) fn meet_parts(&mut self, add: impl FnOnce(&mut Parts), number: u32) -> Met {
        if self.shards.is_empty() {
            self.shards.resize_with(SHARDS, Shard::default);
        }
        add(&mut self.parts);
        let hash = self.parts.digest();
        let is_full = self.count >= self.most;
        // The middle bits choose the table, the upper ones the place in it.
        let shard = &mut self.shards[(hash >> 32) as usize % SHARDS];
        let met = shard.meet(hash, number.max(1), is_full);
        self.count += u64::from(met == Met::New);
        met
    }

    /// Forgets all. What a long batch took is given back: a short one behind it would
    /// otherwise have to clear it.
    pub(super) fn clear(&mut self) {
        if self.count > 0 {
            *self = Unique::new(self.most);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::shard::Entry;
    use super::*;

    #[test]
    fn the_first_of_those_alike_is_named() {
        let mut unique = Unique::new(10);
        assert_eq!(unique.meet(b"A", 1), Met::New);
        assert_eq!(unique.meet(b"B", 2), Met::New);
        assert_eq!(unique.meet(b"A", 3), Met::Before(1));
        let both = |first: &'static [u8], second: &'static [u8]| {
            move |parts: &mut Parts| {
                parts.add(first);
                parts.add(second);
            }
        };
        assert_eq!(unique.meet_parts(both(b"A", b""), 4), Met::New);
        assert_eq!(unique.meet_parts(both(b"", b"A"), 5), Met::New);
        unique.clear();
        assert_eq!(unique.meet(b"A", 6), Met::New);
    }

    #[test]
    fn no_more_are_kept_than_asked_for() {
        let mut unique = Unique::new(1);
        assert_eq!(unique.meet(b"A", 1), Met::New);
        assert_eq!(unique.meet(b"B", 2), Met::Unknown);
        assert_eq!(unique.meet(b"A", 3), Met::Before(1));
        assert_eq!(Unique::new(0).meet(b"A", 1), Met::Unknown);
    }

    #[test]
    fn all_of_many_are_found_again() {
        let mut unique = Unique::new(u64::MAX);
        for number in 1..=100_000_u32 {
            assert_eq!(unique.meet(&number.to_le_bytes(), number), Met::New);
        }
        for number in 1..=100_000_u32 {
            assert_eq!(unique.meet(&number.to_le_bytes(), 1), Met::Before(number));
        }
    }

    #[test]
    fn hashes_that_differ_in_one_bit_are_different() {
        let mut shard = Shard::default();
        for bit in 32..128 {
            assert_eq!(shard.meet(1 << bit, bit + 1, false), Met::New);
        }
        assert_eq!(shard.meet(1 << 127, 500, false), Met::Before(128));
        assert_eq!(shard.meet(0, 500, false), Met::New);
    }

    #[test]
    fn an_identification_takes_at_most_32_bytes() {
        let mut unique = Unique::new(u64::MAX);
        for number in 1..=400_000_u32 {
            assert_eq!(unique.meet(&number.to_le_bytes(), number), Met::New);
            if number >= 20_000 && number.is_multiple_of(9_973) {
                let places: usize = unique.shards.iter().map(|s| s.entries.capacity()).sum();
                assert!(places * size_of::<Entry>() <= 32 * number as usize, "{number}");
            }
        }
    }
}
