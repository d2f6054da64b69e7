//! Hashes with numbers, in tables that are always nearly full.

use super::Met;

/// The upper 96 bits of a hash, and below them the number that it had first; 0 where there is
/// none.
pub(super) type Entry = u128;

/// The bits of a number.
const NUMBER: u32 = u32::BITS;

/// A table of hashes. Of five places at most four are taken, and of a larger one more than
/// half.
#[derive(Debug, Default)]
pub(super) struct Shard {
    pub(super) entries: Vec<Entry>,
    count: usize,
}

/// The entry of a hash and a number.
pub(super) fn entry(hash: u128, number: u32) -> Entry {
    (hash >> NUMBER << NUMBER) | u128::from(number.max(1))
}

impl Shard {
    pub(super) fn meet(&mut self, entry: Entry, is_full: bool) -> Met {
        if !is_full && (self.count + 1) * 5 > self.entries.len() * 4 {
            self.grow();
        }
        match self.find(entry) {
            Some(known) if *known as u32 > 0 => Met::Before(*known as u32),
            Some(free) if !is_full => {
                *free = entry;
                self.count += 1;
                Met::New
            }
            _ => Met::Unknown,
        }
    }

    /// That of the same hash, or the free one where it belongs; `None` where there are none.
    #[inline]
    fn find(&mut self, entry: Entry) -> Option<&mut Entry> {
        let at = place(entry, self.entries.len());
        let (before, behind) = self.entries.split_at_mut_checked(at)?;
        let is_it = |own: &&mut Entry| **own == 0 || (**own ^ entry) >> NUMBER == 0;
        behind.iter_mut().chain(before).find(is_it)
    }

    /// Half as much room again.
    fn grow(&mut self) {
        let length = self.entries.len() + self.entries.len() / 2 + 4;
        let mut larger = Vec::new();
        larger.reserve_exact(length);
        larger.resize(length, 0);
        for entry in std::mem::replace(&mut self.entries, larger) {
            if entry != 0
                && let Some(free) = self.find(entry)
            {
                *free = entry;
            }
        }
    }
}

/// Where an entry belongs in a table of that length: its upper half, scaled.
pub(super) fn place(entry: Entry, length: usize) -> usize {
    (((entry >> 64) * length as u128) >> 64) as usize
}
