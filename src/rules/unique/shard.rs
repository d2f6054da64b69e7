//! Hashes with numbers, in tables that are always nearly full.

use super::Met;

/// A hash in four parts, and the number that it had first; 0 where there is none.
pub(super) type Entry = [u32; 5];

/// A table of hashes. Of five places at most four are taken; of a larger one at least three.
#[derive(Debug, Default)]
pub(super) struct Shard {
    pub(super) entries: Vec<Entry>,
    count: usize,
}

impl Shard {
    pub(super) fn meet(&mut self, hash: u128, number: u32, is_full: bool) -> Met {
        if !is_full && (self.count + 1) * 5 > self.entries.len() * 4 {
            self.grow();
        }
        match self.find(hash) {
            Some(known) if known[4] > 0 => Met::Before(known[4]),
            Some(free) if !is_full => {
                *free = packed(hash, number);
                self.count += 1;
                Met::New
            }
            _ => Met::Unknown,
        }
    }

    /// The entry of a hash, or the free one where it belongs; `None` where there are none.
    fn find(&mut self, hash: u128) -> Option<&mut Entry> {
        let wanted = packed(hash, 0);
        let at = place(hash, self.entries.len());
        let (before, behind) = self.entries.split_at_mut_checked(at)?;
        let is_it = |entry: &&mut Entry| entry[4] == 0 || entry[..4] == wanted[..4];
        behind.iter_mut().chain(before).find(is_it)
    }

    /// A quarter more room.
    fn grow(&mut self) {
        let length = self.entries.len() + self.entries.len() / 4 + 4;
        let mut larger = Vec::new();
        larger.reserve_exact(length);
        larger.resize(length, Entry::default());
        for entry in std::mem::replace(&mut self.entries, larger) {
            if entry[4] > 0
                && let Some(free) = self.find(unpacked(&entry))
            {
                *free = entry;
            }
        }
    }
}

/// Where a hash belongs in a table of that length: its lower half, scaled.
fn place(hash: u128, length: usize) -> usize {
    ((u128::from(hash as u64) * length as u128) >> 64) as usize
}

fn packed(hash: u128, number: u32) -> Entry {
    let part = |at: u32| (hash >> (32 * at)) as u32;
    [part(0), part(1), part(2), part(3), number]
}

fn unpacked(entry: &Entry) -> u128 {
    entry[..4].iter().rev().fold(0, |hash, part| (hash << 32) | u128::from(*part))
}
