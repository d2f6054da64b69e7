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
}

/// All element and attribute names of a schema, found by their bytes.
///
/// Open addressing, with a fixed hash: results may not depend on a seed, and the table
/// is asked once for every element.
#[derive(Debug)]
pub(crate) struct Names {
    /// Namespaces; index 0 is the target namespace.
    spaces: Vec<String>,
    entries: Vec<Entry>,
    slots: Vec<u32>,
    /// The words of the names; none of long ones and of other namespaces.
    words: Vec<Word>,
    /// The short names of the target namespace by their words.
    word_slots: Vec<u32>,
}

/// A slot without a name; as a number it is that of the unknown name.
const FREE: u32 = NameId::UNKNOWN.0;

impl Names {
    pub(crate) fn new(target_namespace: &str) -> Names {
        let spaces = vec![target_namespace.to_owned()];
        Names {
            spaces,
            entries: Vec::new(),
            slots: vec![FREE; 256],
            words: Vec::new(),
            word_slots: vec![FREE; 512],
        }
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
        let word = if space == 0 { Word::of(local.as_bytes()) } else { Word::NONE };
        self.entries.push(Entry { space, local });
        self.add_word(word);
        if self.entries.len() * 2 > self.slots.len() {
            self.grow();
        } else {
            self.insert(id);
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

    /// Adds the word of the last name.
    fn add_word(&mut self, word: Word) {
        self.words.push(word);
        if self.words.len() * 2 > self.word_slots.len() {
            self.word_slots = vec![FREE; 2 * self.word_slots.len()];
            (0..self.words.len() as u32).for_each(|id| self.put_word(id));
        } else {
            self.put_word(self.words.len() as u32 - 1);
        }
    }

    fn put_word(&mut self, id: u32) {
        let word = self.words[id as usize];
        if word == Word::NONE {
            return;
        }
        let mask = self.word_slots.len() - 1;
        let mut slot = (word.hash() >> 32) as usize & mask;
        while self.word_slots[slot] != FREE {
            slot = (slot + 1) & mask;
        }
        self.word_slots[slot] = id;
    }

    /// The number of a short name of the target namespace, or [`NameId::UNKNOWN`].
    #[inline]
    pub(crate) fn find_word(&self, word: Word) -> NameId {
        let mask = self.word_slots.len() - 1;
        let mut slot = (word.hash() >> 32) as usize & mask;
        loop {
            let id = self.word_slots[slot];
            if id == FREE || self.words[id as usize] == word {
                return NameId(id);
            }
            slot = (slot + 1) & mask;
        }
    }

    fn grow(&mut self) {
        self.slots = vec![FREE; self.slots.len() * 2];
        for id in 0..self.entries.len() as u32 {
            self.insert(id);
        }
    }

    fn insert(&mut self, id: u32) {
        let mask = self.slots.len() - 1;
        let mut slot = hash(self.entries[id as usize].local.as_bytes()) & mask;
        while self.slots[slot] != FREE {
            slot = (slot + 1) & mask;
        }
        self.slots[slot] = id;
    }

    /// The number of that name, or [`NameId::UNKNOWN`].
    #[inline]
    pub(crate) fn find(&self, space: u16, local: &[u8]) -> NameId {
        let mask = self.slots.len() - 1;
        let mut slot = hash(local) & mask;
        loop {
            let id = self.slots[slot];
            if id == FREE {
                return NameId::UNKNOWN;
            }
            let entry = &self.entries[id as usize];
            if entry.local.as_bytes() == local && entry.space == space {
                return NameId(id);
            }
            slot = (slot + 1) & mask;
        }
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
