//! The characters in classes that no set of a pattern tells apart.

use std::collections::BTreeMap;

use super::charset::CharSet;

/// Above this many intervals times sets, finding the classes costs too much.
const WORK_LIMIT: usize = 1_000_000;

/// The class of every character.
#[derive(Clone, Debug)]
pub(super) struct Alphabet {
    ascii: [u8; 128],
    /// Where each interval of one class starts.
    starts: Vec<u32>,
    /// The class of each interval.
    classes: Vec<u8>,
    width: usize,
}

impl Alphabet {
    /// The classes that the sets make, if there are at most 256.
    pub(super) fn new(sets: &[CharSet]) -> Option<Alphabet> {
        let starts = interval_starts(sets);
        if starts.len().saturating_mul(sets.len()) > WORK_LIMIT {
            return None;
        }
        let (classes, width) = numbered(&refined(sets, &starts))?;
        let mut alphabet = Alphabet { ascii: [0; 128], starts, classes, width };
        for byte in 0..128u8 {
            alphabet.ascii[usize::from(byte)] = alphabet.class_of(char::from(byte)) as u8;
        }
        Some(alphabet)
    }

    /// How many classes there are.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// The class of an ASCII byte.
    pub(super) fn class_of_byte(&self, byte: u8) -> usize {
        usize::from(self.ascii[usize::from(byte & 0x7F)])
    }

    pub(super) fn class_of(&self, c: char) -> usize {
        let behind = self.starts.partition_point(|start| *start <= c as u32);
        usize::from(self.classes[behind.saturating_sub(1)])
    }

    /// For each class, and in it for each set, whether the one lies in the other.
    pub(super) fn membership(&self, sets: &[CharSet]) -> Vec<bool> {
        let mut members = vec![false; self.width * sets.len()];
        for (start, class) in self.starts.iter().zip(&self.classes) {
            let Some(c) = char::from_u32(*start) else { continue };
            for (id, set) in sets.iter().enumerate() {
                members[usize::from(*class) * sets.len() + id] = set.contains(c);
            }
        }
        members
    }
}

/// Where some set starts or has ended, ascending, from 0 on.
fn interval_starts(sets: &[CharSet]) -> Vec<u32> {
    let edges = sets.iter().flat_map(CharSet::ranges).flat_map(|(low, high)| [*low, high + 1]);
    let mut starts: Vec<u32> = edges.chain([0]).collect();
    starts.sort_unstable();
    starts.dedup();
    starts
}

/// A number for each interval, equal where the same sets hold them.
fn refined(sets: &[CharSet], starts: &[u32]) -> Vec<u32> {
    let mut ids = vec![0; starts.len()];
    let mut next = 1;
    for set in sets {
        let mut inside: BTreeMap<u32, u32> = BTreeMap::new();
        for (low, high) in set.ranges() {
            let first = starts.partition_point(|start| start < low);
            let last = starts.partition_point(|start| start <= high);
            for id in &mut ids[first..last] {
                *id = *inside.entry(*id).or_insert_with(|| {
                    next += 1;
                    next
                });
            }
        }
    }
    ids
}

/// The same with numbers from 0 on, and how many there are.
fn numbered(ids: &[u32]) -> Option<(Vec<u8>, usize)> {
    let mut numbers: BTreeMap<u32, u8> = BTreeMap::new();
    let mut classes = Vec::with_capacity(ids.len());
    for id in ids {
        let fresh = numbers.len();
        let class = match numbers.get(id) {
            Some(class) => *class,
            None => u8::try_from(fresh).ok()?,
        };
        numbers.insert(*id, class);
        classes.push(class);
    }
    Some((classes, numbers.len()))
}
