//! A look at hashes that is short: most are new, and 32 bits of each are enough to see that.

use super::shard::{Entry, place};

/// For each hash 32 bits of it, in a table that is at least two fifths full and small enough to be
/// near; 0 where there is none.
#[derive(Debug, Default)]
pub(super) struct Tags {
    pub(super) tags: Vec<u32>,
    count: usize,
}

impl Tags {
    /// Adds a hash to those of the log, which are all here; `false`, and nothing is added, if
    /// one of them may be the same.
    pub(super) fn add(&mut self, entry: Entry, log: &[Vec<Entry>]) -> bool {
        if (self.count + 1) * 5 > self.tags.len() * 4 {
            self.grow(log);
        }
        self.add_here(entry)
    }

    fn add_here(&mut self, entry: Entry) -> bool {
        let tag = tag(entry);
        let at = place(entry, self.tags.len());
        let Some((before, behind)) = self.tags.split_at_mut_checked(at) else { return false };
        let found = behind.iter_mut().chain(before).find(|own| **own == 0 || **own == tag);
        match found {
            Some(free) if *free == 0 => {
                *free = tag;
                self.count += 1;
                true
            }
            _ => false,
        }
    }

    /// Room for as many again as the log has.
    fn grow(&mut self, log: &[Vec<Entry>]) {
        let count: usize = log.iter().map(Vec::len).sum();
        let length = (2 * count + 8) * 5 / 4;
        self.tags = Vec::new();
        self.tags.resize(length, 0);
        self.count = 0;
        // Two that are alike here take one place.
        log.iter().flatten().for_each(|entry| _ = self.add_here(*entry));
    }
}

/// The lowest bits of the hash: the upper ones choose the place.
fn tag(entry: Entry) -> u32 {
    ((entry >> 32) as u32).max(1)
}
