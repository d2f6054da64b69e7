//! The names of a schema as small numbers.

use crate::xml::Word;
use std::borrow::Cow;

/// A name of a schema: its index in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NameId(pub(crate) u32);

impl NameId {
    /// A name that the schema does not have.
    pub(crate) const UNKNOWN: NameId = NameId(u32::MAX);
}

#[derive(Debug)]
struct Entry {
    space: u16,
    /// Of an embedded schema a part of the binary.
    local: Cow<'static, str>,
    /// Its word; none of a long name and of one of another namespace.
    word: Word,
}

/// All element and attribute names of a schema, found by their bytes.
///
/// Open addressing, with fixed hashes: results may not depend on a seed, and the table
/// is asked once for every element.
#[derive(Debug)]
pub(crate) struct Names {
    /// Namespaces; index 0 is the target namespace.
    spaces: Vec<String>,
    entries: Vec<Entry>,
    /// The names that have words.
    words: Slots,
    /// The others.
    others: Slots,
}

/// Numbers of names, each at the first free slot from the one of its hash on.
#[derive(Debug)]
struct Slots {
    slots: Vec<u32>,
    used: usize,
}

/// A slot without a name; as a number it is that of the unknown name.
const FREE: u32 = NameId::UNKNOWN.0;

impl Slots {
    fn new(slots: usize) -> Slots {
        Slots { slots: vec![FREE; slots], used: 0 }
    }

    /// The number for which `is_it`, which has that hash.
    #[inline(always)]
    fn find(&self, hash: usize, is_it: impl Fn(u32) -> bool) -> NameId {
        let mask = self.slots.len() - 1;
        let mut slot = hash & mask;
        loop {
            let id = self.slots[slot];
            if id == FREE || is_it(id) {
                return NameId(id);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Adds the number of a name that is not there; `hash_of` gives the hash of each.
    fn add(&mut self, id: u32, hash_of: impl Fn(u32) -> usize) {
        self.used += 1;
        if self.used * 2 > self.slots.len() {
            let larger = vec![FREE; self.slots.len() * 2];
            let known = std::mem::replace(&mut self.slots, larger);
            known.into_iter().filter(|id| *id != FREE).for_each(|id| self.put(id, hash_of(id)));
        }
        self.put(id, hash_of(id));
    }

    fn put(&mut self, id: u32, hash: usize) {
        let mask = self.slots.len() - 1;
        let mut slot = hash & mask;
        while self.slots[slot] != FREE {
            slot = (slot + 1) & mask;
        }
        self.slots[slot] = id;
    }
}

impl Names {
    pub(crate) fn new(target_namespace: &str) -> Names {
        let spaces = vec![target_namespace.to_owned()];
        Names { spaces, entries: Vec::new(), words: Slots::new(512), others: Slots::new(32) }
    }

    pub(crate) fn spaces(&self) -> &[String] {
        &self.spaces
    }

    /// The number of a name, given out at first use.
    pub(crate) fn intern(&mut self, space: &str, local: impl Into<Cow<'static, str>>) -> NameId {
        let local = local.into();
        let space = self.spaces.iter().position(|s| s == space).unwrap_or_else(|| {
            self.spaces.push(space.to_owned());
            self.spaces.len() - 1
        }) as u16;
        let known = self.find(space, local.as_bytes());
        if known != NameId::UNKNOWN {
            return known;
        }
        let id = self.entries.len() as u32;
        let word = word_in(space, local.as_bytes());
        self.entries.push(Entry { space, local, word });
        let entry = |id: u32| &self.entries[id as usize];
        if word == Word::NONE {
            self.others.add(id, |id| hash(entry(id).local.as_bytes()));
        } else {
            self.words.add(id, |id| hash_of(entry(id).word));
        }
        NameId(id)
    }

    /// The number of a name in a namespace, or [`NameId::UNKNOWN`].
    pub(crate) fn named(&self, space: &str, local: &str) -> NameId {
        match self.spaces.iter().position(|s| s == space) {
            Some(space) => self.find(space as u16, local.as_bytes()),
            None => NameId::UNKNOWN,
        }
    }

    /// The number of a short name of the target namespace, or [`NameId::UNKNOWN`].
    #[inline]
    pub(crate) fn find_word(&self, word: Word) -> NameId {
        self.words.find(hash_of(word), |id| self.entries[id as usize].word == word)
    }

    /// The number of that name, or [`NameId::UNKNOWN`].
    #[inline]
    pub(crate) fn find(&self, space: u16, local: &[u8]) -> NameId {
        let word = word_in(space, local);
        if word != Word::NONE {
            return self.find_word(word);
        }
        self.others.find(hash(local), |id| {
            let entry = &self.entries[id as usize];
            entry.local.as_bytes() == local && entry.space == space
        })
    }

    /// The local part of a name of the target namespace.
    pub(crate) fn target_local(&self, id: NameId) -> Option<&str> {
        self.entries.get(id.0 as usize).filter(|entry| entry.space == 0).map(|e| &*e.local)
    }

    /// The local part of a name of no namespace.
    pub(crate) fn bare_local(&self, id: NameId) -> Option<&str> {
        let entry = self.entries.get(id.0 as usize)?;
        self.spaces[entry.space as usize].is_empty().then_some(&*entry.local)
    }

    /// The local part of a name.
    pub(crate) fn local(&self, id: NameId) -> &str {
        self.entries.get(id.0 as usize).map_or("", |entry| &entry.local)
    }
}

/// The word of a name of that namespace.
fn word_in(space: u16, local: &[u8]) -> Word {
    if space == 0 { Word::of(local) } else { Word::NONE }
}

#[inline]
fn hash_of(word: Word) -> usize {
    (word.hash() >> 32) as usize
}

/// FNV-1a: names are short.
#[inline]
fn hash(bytes: &[u8]) -> usize {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for &b in bytes {
        hash = (hash ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    (hash ^ (hash >> 29)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_again_after_growing() {
        let mut names = Names::new("urn:t");
        let ids: Vec<NameId> = (0..1_000).map(|i| names.intern("urn:t", format!("N{i}"))).collect();
        for (i, id) in ids.iter().enumerate() {
            assert_eq!(names.find(0, format!("N{i}").as_bytes()), *id);
            assert_eq!(names.local(*id), format!("N{i}"));
            assert_eq!(names.find_word(Word::of(format!("N{i}").as_bytes())), *id);
        }
        assert_eq!(names.find(0, b"N1000"), NameId::UNKNOWN);
        let other = names.intern("urn:u", "N1");
        assert_ne!(other, ids[1]);
        assert_eq!(names.find(1, b"N1"), other);
    }
}
