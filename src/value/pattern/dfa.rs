//! The automaton as a table, where that is small: one look-up a character.

use std::collections::BTreeMap;

use super::alphabet::Alphabet;
use super::charset::CharSet;
use super::nfa::{ACCEPT, Nfa, State, StateSet};

/// How many entries a table may have: 64 kB.
const CELL_LIMIT: usize = 32_768;

/// How many states of the NFA may be visited to build it: a few milliseconds.
const WORK_LIMIT: usize = 500_000;

/// Row of the state from which nothing matches.
const DEAD: u16 = 0;

/// A transition table over classes of characters. A state is named by the index of its
/// row's first entry.
#[derive(Clone, Debug)]
pub(super) struct Dfa {
    alphabet: Alphabet,
    start: u16,
    table: Vec<u16>,
    accepting: Vec<bool>,
}

impl Dfa {
    /// The table of an automaton, if it keeps within the limits.
    pub(super) fn new(nfa: &Nfa, sets: &[CharSet]) -> Option<Dfa> {
        let alphabet = Alphabet::new(sets)?;
        let mut build = Build::new(nfa, alphabet.width());
        let dead = build.row(&StateSet::new(nfa.states.len()))?;
        debug_assert_eq!(dead, DEAD);
        let start = build.row(&nfa.first())?;
        let members = alphabet.membership(sets);
        build.fill(&members, sets.len())?;
        Some(Dfa { alphabet, start, table: build.table, accepting: build.accepting })
    }

    /// Whether the whole value matches.
    pub(super) fn matches(&self, value: &[u8]) -> bool {
        let mut row = self.start;
        for (at, &byte) in value.iter().enumerate() {
            if !byte.is_ascii() {
                return self.matches_rest(row, &value[at..]);
            }
            row = self.table[usize::from(row) + self.alphabet.class_of_byte(byte)];
            if row == DEAD {
                return false;
            }
        }
        self.accepts(row)
    }

    #[cold]
    fn matches_rest(&self, mut row: u16, rest: &[u8]) -> bool {
        let Ok(rest) = std::str::from_utf8(rest) else {
            return false;
        };
        for c in rest.chars() {
            row = self.table[usize::from(row) + self.alphabet.class_of(c)];
            if row == DEAD {
                return false;
            }
        }
        self.accepts(row)
    }

    fn accepts(&self, row: u16) -> bool {
        self.accepting[usize::from(row) / self.alphabet.width()]
    }
}

/// A table while its rows are found.
struct Build<'a> {
    nfa: &'a Nfa,
    width: usize,
    table: Vec<u16>,
    accepting: Vec<bool>,
    rows: BTreeMap<Vec<u32>, u16>,
    /// The states of the rows in their order.
    found: Vec<Vec<u32>>,
    work: usize,
}

impl<'a> Build<'a> {
    fn new(nfa: &'a Nfa, width: usize) -> Build<'a> {
        let (table, accepting) = (Vec::new(), Vec::new());
        Build { nfa, width, table, accepting, rows: BTreeMap::new(), found: Vec::new(), work: 0 }
    }

    /// The row for a set of states, new or known.
    fn row(&mut self, set: &StateSet) -> Option<u16> {
        self.work += set.len() + 1;
        let mut key: Vec<u32> = set.iter().filter(|state| !self.is_split(*state)).collect();
        key.sort_unstable();
        if let Some(row) = self.rows.get(&key) {
            return Some(*row);
        }
        let row = self.table.len();
        if row + self.width > CELL_LIMIT || self.work > WORK_LIMIT {
            return None;
        }
        self.table.resize(row + self.width, DEAD);
        self.accepting.push(set.contains(ACCEPT));
        self.found.push(key.clone());
        self.rows.insert(key, row as u16);
        Some(row as u16)
    }

    fn is_split(&self, state: u32) -> bool {
        matches!(self.nfa.states[state as usize], State::Split(..))
    }

    /// Fills every row, with the rows that they lead to.
    fn fill(&mut self, members: &[bool], sets: usize) -> Option<()> {
        let mut from = StateSet::new(self.nfa.states.len());
        let mut to = from.clone();
        let mut at = 0;
        while let Some(states) = self.found.get(at) {
            from.clear();
            states.iter().for_each(|state| from.insert(*state));
            for class in 0..self.width {
                self.work += from.len();
                self.nfa.step(&from, &mut to, |set| members[class * sets + set as usize]);
                let row = self.row(&to)?;
                self.table[at * self.width + class] = row;
            }
            at += 1;
        }
        Some(())
    }
}
