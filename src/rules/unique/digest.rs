//! A fixed hash of 128 bits.

use xxhash_rust::xxh3::xxh3_128;

/// What a hash is made of: parts, each with its length, and ends of groups of them.
#[derive(Debug, Default)]
pub(in crate::rules) struct Parts(Vec<u8>);

/// Stands before the length of a part that is not shorter than [`END`].
const LONG: u8 = u8::MAX;

/// Stands where a group of parts ends.
const END: u8 = LONG - 1;

impl Parts {
    /// Adds a part.
    #[inline]
    pub(in crate::rules) fn add(&mut self, part: &[u8]) {
        match u8::try_from(part.len()) {
            Ok(length) if length < END => self.0.push(length),
            _ => {
                self.0.push(LONG);
                self.0.extend_from_slice(&(part.len() as u64).to_le_bytes());
            }
        }
        self.0.extend_from_slice(part);
    }

    /// Adds what others are made of.
    pub(in crate::rules) fn add_all(&mut self, others: &Parts) {
        self.0.extend_from_slice(&others.0);
    }

    /// What is added next is of another group.
    #[inline]
    pub(in crate::rules) fn end(&mut self) {
        self.0.push(END);
    }

    /// The hash of all parts, which are forgotten: XXH3 with 128 bits. It has no seed: what a
    /// file gives depends on the file alone. Two identifications that differ are alike by
    /// chance once in 10^15 files of five million, since 96 bits are kept.
    pub(super) fn digest(&mut self) -> u128 {
        let digest = xxh3_128(&self.0);
        self.0.clear();
        digest
    }
}

/// The hash of some parts.
pub(in crate::rules) fn digest(parts: &[&[u8]]) -> u128 {
    let mut all = Parts::default();
    parts.iter().for_each(|part| all.add(part));
    all.digest()
}

#[cfg(test)]
mod tests {
    use super::{Parts, digest};

    #[test]
    fn parts_are_told_apart() {
        assert_ne!(digest(&[b"A", b"BC"]), digest(&[b"AB", b"C"]));
        assert_ne!(digest(&[b"A", b""]), digest(&[b"A"]));
        let grouped = |groups: &[&[&[u8]]]| {
            let mut all = Parts::default();
            for group in groups {
                group.iter().for_each(|part| all.add(part));
                all.end();
            }
            all.digest()
        };
        assert_ne!(grouped(&[&[b"A"], &[]]), grouped(&[&[], &[b"A"]]));
        assert_ne!(grouped(&[&[b"A", b"B"], &[]]), grouped(&[&[b"A"], &[b"B"]]));
        let long = [b'A'; 300];
        assert_ne!(digest(&[&long[..254]]), grouped(&[&[], &[&long[..252], b""]]));
        assert_ne!(digest(&[&long[..254], &long[..1]]), digest(&[&long[..255]]));
        assert_ne!(digest(&[&long[..255], b"B"]), digest(&[&long[..256], b"B"]));
    }

    #[test]
    fn what_was_hashed_before_makes_no_difference() {
        let mut parts = Parts::default();
        parts.add(b"A longer one than the next");
        let first = parts.digest();
        parts.add(b"B");
        assert_eq!(parts.digest(), digest(&[b"B"]));
        parts.add(b"A longer one than the next");
        assert_eq!(parts.digest(), first);
    }
}
