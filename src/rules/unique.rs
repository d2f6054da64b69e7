//! Identifications that must not repeat.

use std::collections::HashMap;
use std::collections::hash_map::{DefaultHasher, Entry};
use std::hash::{BuildHasherDefault, Hasher};

/// Identifications that were seen, each by a hash of 96 bits and the number of the one that
/// had it first: 16 bytes in a table of which at least seven sixteenths are used.
#[derive(Debug, Default)]
pub(super) struct Unique {
    first: HashMap<Digest, u32, BuildHasherDefault<Leading>>,
    most: usize,
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

type Digest = [u32; 3];

impl Unique {
    /// None so far; at most so many are kept.
    pub(super) fn new(most: u64) -> Unique {
        Unique { first: HashMap::default(), most: usize::try_from(most).unwrap_or(usize::MAX) }
    }

    /// Meets an identification that consists of some parts; `number` is its own.
    pub(super) fn meet(&mut self, parts: &[&[u8]], number: u32) -> Met {
        let is_full = self.first.len() >= self.most;
        match self.first.entry(digest(parts)) {
            Entry::Occupied(known) => Met::Before(*known.get()),
            Entry::Vacant(_) if is_full => Met::Unknown,
            Entry::Vacant(place) => {
                place.insert(number);
                Met::New
            }
        }
    }

    /// Forgets all.
    pub(super) fn clear(&mut self) {
        self.first.clear();
    }
}

/// A hash of 96 bits: even among a hundred million, two that differ are never alike.
fn digest(parts: &[&[u8]]) -> Digest {
    let half = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        hasher.write_u8(salt);
        for part in parts {
            hasher.write_usize(part.len());
            hasher.write(part);
        }
        hasher.finish()
    };
    let (first, second) = (half(0), half(1));
    [first as u32, (first >> 32) as u32, second as u32]
}

/// The first bits of a digest are a hash already.
#[derive(Clone, Copy, Debug, Default)]
struct Leading(u64);

impl Hasher for Leading {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        if let Some(bytes) = bytes.first_chunk() {
            self.0 = u64::from_le_bytes(*bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_those_alike_is_named() {
        let mut unique = Unique::new(10);
        assert_eq!(unique.meet(&[b"A"], 1), Met::New);
        assert_eq!(unique.meet(&[b"B"], 2), Met::New);
        assert_eq!(unique.meet(&[b"A"], 3), Met::Before(1));
        assert_eq!(unique.meet(&[b"A", b""], 4), Met::New);
        assert_eq!(unique.meet(&[b"", b"A"], 5), Met::New);
        unique.clear();
        assert_eq!(unique.meet(&[b"A"], 6), Met::New);
    }

    #[test]
    fn no_more_are_kept_than_asked_for() {
        let mut unique = Unique::new(1);
        assert_eq!(unique.meet(&[b"A"], 1), Met::New);
        assert_eq!(unique.meet(&[b"B"], 2), Met::Unknown);
        assert_eq!(unique.meet(&[b"A"], 3), Met::Before(1));
    }

    #[test]
    fn an_identification_takes_at_most_32_bytes() {
        let mut unique = Unique::new(u64::MAX);
        for number in 0..100_000_u32 {
            assert_eq!(unique.meet(&[&number.to_le_bytes()], number), Met::New);
        }
        // Each place has a byte of its own beside the entry.
        let places = unique.first.capacity().next_power_of_two();
        let bytes = places * (size_of::<(Digest, u32)>() + 1);
        assert!(bytes <= 32 * 100_000, "{bytes}");
    }
}
