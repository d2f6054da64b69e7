//! Where a value leaves a pattern, in words.

use std::collections::VecDeque;

use super::charset::CharSet;
use super::nfa::{ACCEPT, Nfa, State, StateSet};
use super::noun::Noun;

/// Up to how many missing characters it is found out whether more could follow.
const EXACT_LIMIT: u32 = 100;

/// How far a state is from the end, if it cannot reach it.
const NEVER: u32 = u32::MAX;

/// Says where a value that does not match stops matching.
pub(super) fn explain(nfa: &Nfa, sets: &[CharSet], value: &[u8]) -> String {
    let distances = distances(nfa, sets);
    let search = Search { nfa, sets, distances };
    let now = nfa.first();
    if search.distance(&now) == NEVER {
        return "no value can match".to_owned();
    }
    search.walk(now, value)
}

/// The least number of characters from each state to the end.
fn distances(nfa: &Nfa, sets: &[CharSet]) -> Vec<u32> {
    let sources = sources(nfa, sets);
    let mut distances = vec![NEVER; nfa.states.len()];
    let mut queue = VecDeque::from([(ACCEPT, 0)]);
    while let Some((state, distance)) = queue.pop_front() {
        if distances[state as usize] <= distance {
            continue;
        }
        distances[state as usize] = distance;
        for source in &sources[state as usize] {
            match nfa.states[*source as usize] {
                State::Set { .. } => queue.push_back((*source, distance + 1)),
                _ => queue.push_front((*source, distance)),
            }
        }
    }
    distances
}

/// For each state, those that lead to it.
fn sources(nfa: &Nfa, sets: &[CharSet]) -> Vec<Vec<u32>> {
    let mut sources = vec![Vec::new(); nfa.states.len()];
    for (source, state) in (0..).zip(&nfa.states) {
        match *state {
            State::Set { set, next } if !sets[set as usize].is_empty() => {
                sources[next as usize].push(source);
            }
            State::Split(a, b) => {
                sources[a as usize].push(source);
                sources[b as usize].push(source);
            }
            _ => {}
        }
    }
    sources
}

struct Search<'a> {
    nfa: &'a Nfa,
    sets: &'a [CharSet],
    distances: Vec<u32>,
}

impl Search<'_> {
    /// The least number of characters from a set of states to the end.
    fn distance(&self, states: &StateSet) -> u32 {
        states.iter().map(|state| self.distances[state as usize]).min().unwrap_or(NEVER)
    }

    fn walk(&self, mut now: StateSet, value: &[u8]) -> String {
        let (text, whole) = valid_part(value);
        let mut then = StateSet::new(self.nfa.states.len());
        let mut count = 0;
        for c in text.chars() {
            self.nfa.step(&now, &mut then, |set| self.sets[set as usize].contains(c));
            if self.distance(&then) == NEVER {
                return self.refused(&now, count, text, whole);
            }
            std::mem::swap(&mut now, &mut then);
            count += 1;
        }
        if whole { self.too_short(&now, count) } else { not_utf8(count) }
    }

    /// The character behind the first `count` ones fits nowhere.
    fn refused(&self, states: &StateSet, count: usize, text: &str, whole: bool) -> String {
        let next = self.next_chars(states);
        let may_end = states.contains(ACCEPT);
        if next.is_empty() && !whole {
            return not_utf8(text.chars().count());
        }
        if next.is_empty() {
            return too_long(count, text.chars().count());
        }
        let place = count + 1;
        let Some(noun) = Noun::of(&next) else {
            return format!("character {place} is not one that may stand there");
        };
        let end = match (may_end, count) {
            (false, _) => String::new(),
            (true, 0) => ", or the value must be empty".to_owned(),
            (true, _) => format!(", or the value must end after {}", characters(count)),
        };
        format!("character {place} must be {}{end}", noun.one())
    }

    /// The characters that lead on from these states.
    fn next_chars(&self, states: &StateSet) -> CharSet {
        let mut next: Vec<u32> = states.iter().filter_map(|state| self.leading_on(state)).collect();
        next.sort_unstable();
        next.dedup();
        let ranges = next.iter().flat_map(|set| self.sets[*set as usize].ranges());
        CharSet::from_ranges(ranges.copied().collect())
    }

    /// The set of a state that takes a character and can reach the end behind it.
    fn leading_on(&self, state: u32) -> Option<u32> {
        match self.nfa.states[state as usize] {
            State::Set { set, next } if self.distances[next as usize] != NEVER => Some(set),
            _ => None,
        }
    }

    fn too_short(&self, states: &StateSet, count: usize) -> String {
        let missing = self.distance(states);
        let begin = match count {
            0 => "is empty".to_owned(),
            _ => format!("ends after {}", characters(count)),
        };
        let least = if self.is_exact(states, missing) { "" } else { "at least " };
        let more = match (count, missing) {
            (0, 1) => "1 character is".to_owned(),
            (0, _) => format!("{missing} characters are"),
            (_, 1) => "1 more is".to_owned(),
            _ => format!("{missing} more are"),
        };
        let next = Noun::of(&self.next_chars(states));
        let next = next.map_or(String::new(), |noun| format!("; next must be {}", noun.one()));
        format!("{begin}, {least}{more} required{next}")
    }

    /// Whether the value must end behind exactly that many more characters.
    fn is_exact(&self, states: &StateSet, missing: u32) -> bool {
        if missing > EXACT_LIMIT {
            return false;
        }
        let mut now = states.clone();
        let mut then = StateSet::new(self.nfa.states.len());
        for _ in 0..missing {
            self.nfa.step(&now, &mut then, |set| !self.sets[set as usize].is_empty());
            std::mem::swap(&mut now, &mut then);
        }
        now.iter().all(|state| self.leading_on(state).is_none())
    }
}

/// The part of a value before the first byte that is no UTF-8, and whether it is all.
fn valid_part(value: &[u8]) -> (&str, bool) {
    match std::str::from_utf8(value) {
        Ok(text) => (text, true),
        Err(error) => {
            let valid = value.get(..error.valid_up_to()).unwrap_or_default();
            (std::str::from_utf8(valid).unwrap_or_default(), false)
        }
    }
}

fn not_utf8(before: usize) -> String {
    format!("character {} is not valid UTF-8", before + 1)
}

fn too_long(allowed: usize, found: usize) -> String {
    match allowed {
        0 => format!("must be empty, found {}", characters(found)),
        _ => format!("must end after {}, found {found}", characters(allowed)),
    }
}

fn characters(count: usize) -> String {
    match count {
        1 => "1 character".to_owned(),
        _ => format!("{count} characters"),
    }
}
