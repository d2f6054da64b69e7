//! Identifications that must not repeat.

mod ascending;
mod digest;
mod shard;
mod tags;

use ascending::Ascending;
pub(super) use digest::{Parts, digest, parts};
use shard::{Entry, Shard, entry};
use tags::Tags;

/// Tables among which hashes are spread, so that only one of them is copied when it is made
/// larger.
const SHARDS: usize = 64;

/// Hashes in a row that are given back together.
const STRETCH: usize = 1024;

/// Identifications that were seen, each by 96 bits of a hash and the number of the one that
/// had it first: at most 32 bytes each, however many they are.
#[derive(Debug, Default)]
pub(super) struct Unique {
    stage: Stage,
    ascending: Ascending,
    /// The hashes of all with their numbers, until they are in the shards.
    log: Vec<Vec<Entry>>,
    tags: Tags,
    shards: Vec<Shard>,
    count: u64,
    most: u64,
}

/// How it is known that an identification is new.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stage {
    /// All that came ascend: what is above the last one is new, so that no table is needed.
    #[default]
    Ascending,
    /// Its tag is that of none.
    Tagged,
    /// Two tags were alike: it is looked up, with those that it may be.
    Exact,
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
        let is_ascending = self.stage == Stage::Ascending && self.count < self.most;
        if is_ascending && self.ascending.add(id, number) {
            self.count += 1;
            return Met::New;
        }
        self.meet_parts(parts([id]), number)
    }

    /// Meets one that consists of parts.
    pub(super) fn meet_parts(&mut self, parts: Parts, number: u32) -> Met {
        if self.stage == Stage::Ascending {
            self.tag_from_now_on();
        }
        let entry = entry(parts.digest(), number);
        if self.stage == Stage::Tagged {
            if self.count < self.most && self.tags.add(entry, &self.log) {
                self.keep(entry);
                self.count += 1;
                return Met::New;
            }
            self.look_up_from_now_on();
        }
        let met = self.meet_entry(entry, self.count >= self.most);
        self.count += u64::from(met == Met::New);
        met
    }

    /// Adds one to the log.
    fn keep(&mut self, entry: Entry) {
        match self.log.last_mut().filter(|stretch| stretch.len() < STRETCH) {
            Some(stretch) => stretch.push(entry),
            None => self.log.push(vec![entry]),
        }
    }

    #[cold]
    fn tag_from_now_on(&mut self) {
        self.stage = Stage::Tagged;
        std::mem::take(&mut self.ascending).each(|id, number| {
            self.keep(entry(digest(&[id]), number));
        });
    }

    #[cold]
    fn look_up_from_now_on(&mut self) {
        self.stage = Stage::Exact;
        self.tags = Tags::default();
        self.shards.resize_with(SHARDS, Shard::default);
        // Each stretch is given back when it is in the tables.
        for known in std::mem::take(&mut self.log).into_iter().flatten() {
            self.meet_entry(known, false);
        }
    }

    fn meet_entry(&mut self, entry: Entry, is_full: bool) -> Met {
        // The middle bits choose the table, the upper ones the place in it.
        self.shards[(entry >> 32) as usize % SHARDS].meet(entry, is_full)
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
    use super::*;

    #[test]
    fn the_first_of_those_alike_is_named() {
        let mut unique = Unique::new(10);
        assert_eq!(unique.meet(b"A", 1), Met::New);
        assert_eq!(unique.meet(b"B", 2), Met::New);
        assert_eq!(unique.meet(b"A", 3), Met::Before(1));
        assert_eq!(unique.meet_parts(parts([&b"A"[..], b""]), 4), Met::New);
        assert_eq!(unique.meet_parts(parts([&b""[..], b"A"]), 5), Met::New);
        assert_eq!(unique.meet_parts(parts([&b"A"[..], b""]), 6), Met::Before(4));
        unique.clear();
        assert_eq!(unique.meet(b"A", 7), Met::New);
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
    fn what_ascends_is_found_again_too() {
        let mut unique = Unique::new(1_000);
        for number in 1..=1_000_u32 {
            assert_eq!(unique.meet(&number.to_be_bytes(), number), Met::New);
        }
        assert_eq!(unique.stage, Stage::Ascending);
        assert!(unique.log.is_empty());
        assert_eq!(unique.meet(&1_001_u32.to_be_bytes(), 1_001), Met::Unknown);
        for number in 1..=1_000_u32 {
            assert_eq!(unique.meet(&number.to_be_bytes(), 1_002), Met::Before(number));
        }
    }

    #[test]
    fn hashes_that_differ_in_one_bit_are_different() {
        let mut shard = Shard::default();
        for bit in 32..128 {
            assert_eq!(shard.meet(entry(1 << bit, bit + 1), false), Met::New);
        }
        assert_eq!(shard.meet(entry(1 << 127, 500), false), Met::Before(128));
        assert_eq!(shard.meet(entry(0, 500), false), Met::New);
    }

    #[test]
    fn tags_that_are_alike_are_looked_up() {
        let mut unique = Unique::new(u64::MAX);
        for number in (1..=2_000_u32).rev() {
            assert_eq!(unique.meet(&number.to_be_bytes(), number), Met::New);
        }
        assert_eq!(unique.stage, Stage::Tagged);
        assert_eq!(unique.meet(&1_u32.to_be_bytes(), 9_999), Met::Before(1));
        assert_eq!(unique.stage, Stage::Exact);
        for number in 1..=2_000_u32 {
            assert_eq!(unique.meet(&number.to_be_bytes(), 9_999), Met::Before(number));
        }
        assert_eq!(unique.meet(&2_001_u32.to_be_bytes(), 2_001), Met::New);
    }

    /// All that is kept of a number of identifications.
    fn size(unique: &Unique) -> usize {
        let rows = unique.log.iter().map(Vec::capacity);
        let places = unique.shards.iter().map(|s| s.entries.capacity()).chain(rows);
        let tags = unique.tags.tags.capacity() * size_of::<u32>();
        places.sum::<usize>() * size_of::<Entry>()
            + tags
            + unique.ascending.rows.iter().map(Vec::capacity).sum::<usize>()
    }

    #[test]
    fn an_identification_takes_at_most_32_bytes() {
        let mut unique = Unique::new(u64::MAX);
        for number in 1..=600_000_u32 {
            // They ascend up to the 100,000th; the 300,000th comes twice.
            let id = if number > 100_000 { u32::MAX - number } else { number };
            assert_eq!(unique.meet(&id.to_be_bytes(), number), Met::New);
            if number == 300_000 {
                assert_eq!(unique.meet(&id.to_be_bytes(), number), Met::Before(number));
            }
            if number >= 20_000 && number.is_multiple_of(9_973) {
                assert!(size(&unique) <= 32 * number as usize, "{number}");
            }
        }
    }
}
