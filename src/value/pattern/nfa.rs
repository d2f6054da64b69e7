//! The automaton of a pattern, and its simulation: linear in the value, whatever the
//! pattern.

use super::charset::CharSet;
use super::node::{Node, Regex};

/// A state of the automaton.
#[derive(Clone, Copy, Debug)]
pub(super) enum State {
    /// The end of the pattern.
    Accept,
    /// Takes one character of a set.
    Set { set: u32, next: u32 },
    /// Goes on in both.
    Split(u32, u32),
}

/// A Thompson automaton, built from its end.
#[derive(Clone, Debug)]
pub(super) struct Nfa {
    pub(super) states: Vec<State>,
    pub(super) start: u32,
}

/// A state's place among the states; the position limit keeps it small.
pub(super) const ACCEPT: u32 = 0;

impl Nfa {
    pub(super) fn new(regex: &Regex) -> Nfa {
        let mut nfa = Nfa { states: vec![State::Accept], start: ACCEPT };
        nfa.start = nfa.add(&regex.root, ACCEPT);
        nfa
    }

    fn push(&mut self, state: State) -> u32 {
        self.states.push(state);
        (self.states.len() - 1) as u32
    }

    /// Adds what matches the node and goes on to `next`; answers where it starts.
    fn add(&mut self, node: &Node, next: u32) -> u32 {
        match node {
            Node::Empty => next,
            Node::Set(set) => self.push(State::Set { set: *set, next }),
            Node::Sequence(nodes) => {
                nodes.iter().rev().fold(next, |next, node| self.add(node, next))
            }
            Node::Choice(branches) => {
                let starts: Vec<u32> = branches.iter().map(|node| self.add(node, next)).collect();
                let chain = starts.into_iter().reduce(|a, b| self.push(State::Split(a, b)));
                chain.unwrap_or(next)
            }
            Node::Repeat { node, min, max: None } => self.add_loop(node, *min, next),
            Node::Repeat { node, min, max: Some(max) } => {
                let optional = (*min..*max).fold(next, |inner, _| {
                    let start = self.add(node, inner);
                    self.push(State::Split(start, next))
                });
                (0..*min).fold(optional, |next, _| self.add(node, next))
            }
        }
    }

    fn add_loop(&mut self, node: &Node, min: u32, next: u32) -> u32 {
        let split = self.push(State::Split(next, next));
        let body = self.add(node, split);
        self.states[split as usize] = State::Split(body, next);
        let start = if min == 0 { split } else { body };
        (1..min).fold(start, |next, _| self.add(node, next))
    }

    /// The states before the first character.
    pub(super) fn first(&self) -> StateSet {
        let mut set = StateSet::new(self.states.len());
        set.insert(self.start);
        self.close(&mut set);
        set
    }

    /// The states behind one character, where `takes` says which sets hold it.
    pub(super) fn step(&self, from: &StateSet, to: &mut StateSet, takes: impl Fn(u32) -> bool) {
        to.clear();
        for state in from.iter() {
            if let State::Set { set, next } = self.states[state as usize]
                && !to.contains(next)
                && takes(set)
            {
                to.insert(next);
            }
        }
        self.close(to);
    }

    /// Adds what is reached without a character.
    pub(super) fn close(&self, set: &mut StateSet) {
        let mut at = 0;
        while at < set.len() {
            if let State::Split(a, b) = self.states[set.members[at] as usize] {
                set.insert(a);
                set.insert(b);
            }
            at += 1;
        }
    }

    /// Whether the whole value matches.
    pub(super) fn matches(&self, sets: &[CharSet], value: &[u8]) -> bool {
        let Ok(value) = std::str::from_utf8(value) else {
            return false;
        };
        let mut now = self.first();
        let mut then = StateSet::new(self.states.len());
        for c in value.chars() {
            self.step(&now, &mut then, |set| sets[set as usize].contains(c));
            std::mem::swap(&mut now, &mut then);
            if now.len() == 0 {
                return false;
            }
        }
        now.contains(ACCEPT)
    }
}

/// A set of states that is cleared at once and listed in the order of insertion.
#[derive(Clone, Debug)]
pub(super) struct StateSet {
    members: Vec<u32>,
    place: Vec<u32>,
}

impl StateSet {
    pub(super) fn new(states: usize) -> StateSet {
        StateSet { members: Vec::new(), place: vec![0; states] }
    }

    pub(super) fn insert(&mut self, state: u32) {
        if !self.contains(state) {
            self.place[state as usize] = self.members.len() as u32;
            self.members.push(state);
        }
    }

    pub(super) fn contains(&self, state: u32) -> bool {
        self.members.get(self.place[state as usize] as usize) == Some(&state)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.members.iter().copied()
    }

    pub(super) fn len(&self) -> usize {
        self.members.len()
    }

    pub(super) fn clear(&mut self) {
        self.members.clear();
    }
}
