//! A content model as an automaton: from each element, which may come next.
//!
//! The states are "nothing yet" and "behind leaf i", where the leaves are the element
//! and wildcard particles in the order of the text (Glushkov's construction). An
//! element that repeats counts in its own state. A group that repeats a limited number
//! of times counts by guards on the moves, so that `maxOccurs="5000"` costs nothing.
//! XSD 1.0 requires that the name alone decides (Structures 3.8.6), so that one move
//! at most is open for a name, and nothing is ever taken back.

use super::{CompileError, Declared};
use crate::check::names::NameId;
use crate::schema::model::{Element, Particle, Term, Wildcard};

/// The name of a leaf that is a wildcard.
pub(crate) const ANY: NameId = NameId(u32::MAX - 1);

/// `maxOccurs="unbounded"`.
pub(crate) const UNBOUNDED: u32 = u32::MAX;

/// An element or wildcard of a content model.
#[derive(Debug)]
pub(crate) struct Leaf {
    /// Its name; [`ANY`] for a wildcard.
    pub(crate) name: NameId,
    /// Its declaration; `None` for a wildcard.
    pub(crate) declared: Option<Declared>,
    pub(crate) wildcard: Option<Wildcard>,
    pub(crate) min: u32,
    pub(crate) max: u32,
    /// The counter of its occurrences one after the other, where it repeats.
    pub(crate) run: Option<u16>,
    /// The counter of its occurrences in the parent, where it can stand there twice.
    pub(crate) total: Option<u16>,
    /// It has a fixed or default value.
    pub(crate) demands: bool,
    /// The choices that it stands in, outermost first, each with its branch.
    pub(crate) choices: Vec<(u16, u16)>,
}

/// A group that occurs a limited number of times.
#[derive(Debug)]
pub(crate) struct Group {
    pub(crate) min: u32,
    pub(crate) max: u32,
    pub(crate) counter: u16,
}

/// What a move does to a counted group, or needs of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Op {
    /// Starts its first round.
    Open(u16),
    /// Starts another round, if there may be one.
    Again(u16),
    /// Leaves it, if there were rounds enough.
    Close(u16),
}

/// A move to a leaf.
#[derive(Clone, Debug)]
pub(crate) struct Move {
    pub(crate) name: NameId,
    pub(crate) leaf: u16,
    pub(crate) ops: Vec<Op>,
}

/// The automaton of one type.
#[derive(Debug)]
pub(crate) struct Model {
    pub(crate) leaves: Vec<Leaf>,
    pub(crate) groups: Vec<Group>,
    /// For each state (0, then 1 + leaf), the moves.
    moves: Vec<Vec<Move>>,
    /// For each state, what is needed to end there; `None`: cannot end.
    ends: Vec<Option<Vec<Op>>>,
    /// How many counters a parent needs.
    pub(crate) counters: usize,
    /// One of the leaves is a wildcard.
    pub(crate) open: bool,
}

/// What a part of the model can start and end with.
#[derive(Clone, Default)]
struct Part {
    nullable: bool,
    first: Vec<(u16, Vec<Op>)>,
    last: Vec<(u16, Vec<Op>)>,
}

struct Builder<'d> {
    model: Model,
    choices: Vec<(u16, u16)>,
    next_choice: u16,
    /// Inside a group that repeats: a leaf can stand in the parent more than once.
    repeating: usize,
    declare: &'d mut dyn FnMut(&Element) -> Result<Declared, CompileError>,
}

impl Model {
    /// Builds the automaton of a particle; `declare` resolves the elements in it.
    pub(crate) fn new(
        particle: &Particle,
        declare: &mut dyn FnMut(&Element) -> Result<Declared, CompileError>,
    ) -> Result<Model, CompileError> {
        let model = Model {
            leaves: Vec::new(),
            groups: Vec::new(),
            moves: vec![Vec::new()],
            ends: vec![None],
            counters: 0,
            open: false,
        };
        let mut builder =
            Builder { model, choices: Vec::new(), next_choice: 0, repeating: 0, declare };
        let whole = builder.part(particle)?;
        let mut model = builder.model;
        if whole.nullable {
            model.ends[0] = Some(Vec::new());
        }
        for (leaf, ops) in whole.first {
            let name = model.leaves[leaf as usize].name;
            model.moves[0].push(Move { name, leaf, ops });
        }
        for (leaf, ops) in whole.last {
            model.ends[leaf as usize + 1].get_or_insert(ops);
        }
        for moves in &mut model.moves {
            moves.sort_by_key(|m| m.leaf);
        }
        Ok(model)
    }

    /// The name of an element that two leaves could take in one state.
    pub(crate) fn ambiguity(&self) -> Option<NameId> {
        (0..self.moves.len() as u16).find_map(|state| {
            let moves = self.moves(state);
            let own = self.leaf_of(state).filter(|leaf| leaf.min != leaf.max && leaf.max > 1);
            let own = own.map(|leaf| (state - 1, leaf.name));
            let mut taken: Vec<(u16, NameId)> = moves.iter().map(|m| (m.leaf, m.name)).collect();
            taken.extend(own);
            taken.sort_by_key(|(leaf, name)| (*name, *leaf));
            let twice = taken.windows(2).find(|w| w[0].1 == w[1].1 && w[0].0 != w[1].0);
            twice.map(|w| w[0].1).filter(|name| *name != ANY)
        })
    }

    /// The moves from a state, in the order of the leaves.
    #[inline]
    pub(crate) fn moves(&self, state: u16) -> &[Move] {
        &self.moves[state as usize]
    }

    /// What is needed to end in a state, if one can end there at all.
    #[inline]
    pub(crate) fn end(&self, state: u16) -> Option<&[Op]> {
        self.ends[state as usize].as_deref()
    }

    /// The leaf behind which a state stands.
    #[inline]
    pub(crate) fn leaf_of(&self, state: u16) -> Option<&Leaf> {
        self.leaves.get((state as usize).checked_sub(1)?)
    }

    /// Whether a group in it may come in another round.
    pub(crate) fn goes_back(&self) -> bool {
        let states = self.moves.iter().enumerate();
        states
            .flat_map(|(state, moves)| moves.iter().map(move |m| (state, m)))
            .any(|(state, to)| usize::from(to.leaf) < state)
    }

    /// The leaf of that name.
    pub(crate) fn leaf_named(&self, name: NameId) -> Option<u16> {
        self.leaves.iter().position(|l| l.name == name).map(|i| i as u16)
    }
}

impl Builder<'_> {
    fn part(&mut self, particle: &Particle) -> Result<Part, CompileError> {
        let max = particle.max.unwrap_or(UNBOUNDED);
        if max == 0 {
            return Ok(Part { nullable: true, ..Part::default() });
        }
        match &particle.term {
            Term::Element(element) => {
                let declared = (self.declare)(element)?;
                Ok(self.leaf(declared.name, Some(declared), None, particle.min, max))
            }
            Term::Any(wildcard) => {
                self.model.open = true;
                Ok(self.leaf(ANY, None, Some(wildcard.clone()), particle.min, max))
            }
            Term::Sequence(children) => {
                self.group(particle.min, max, |builder| builder.sequence(children))
            }
            Term::Choice(children) => {
                self.group(particle.min, max, |builder| builder.choice(children))
            }
        }
    }

    fn leaf(
        &mut self,
        name: NameId,
        declared: Option<Declared>,
        wildcard: Option<Wildcard>,
        min: u32,
        max: u32,
    ) -> Part {
        let index = self.model.leaves.len() as u16;
        let run = (max > 1).then(|| self.counter());
        let total = (max > 1 || self.repeating > 0).then(|| self.counter());
        let choices = self.choices.clone();
        let demands = declared.as_ref().is_some_and(|d| d.fixed.is_some() || d.default.is_some());
        self.model.leaves.push(Leaf {
            name,
            declared,
            wildcard,
            min,
            max,
            run,
            total,
            demands,
            choices,
        });
        self.model.moves.push(Vec::new());
        self.model.ends.push(None);
        let ends = vec![(index, Vec::new())];
        Part { nullable: min == 0, first: ends.clone(), last: ends }
    }

    fn counter(&mut self) -> u16 {
        self.model.counters += 1;
        (self.model.counters - 1) as u16
    }

    fn sequence(&mut self, children: &[Particle]) -> Result<Part, CompileError> {
        let mut whole = Part { nullable: true, ..Part::default() };
        for child in children {
            let part = self.part(child)?;
            self.link(&whole.last, &part.first);
            if whole.nullable {
                whole.first.extend(part.first);
            }
            if !part.nullable {
                whole.last.clear();
            }
            whole.last.extend(part.last);
            whole.nullable &= part.nullable;
        }
        Ok(whole)
    }

    fn choice(&mut self, children: &[Particle]) -> Result<Part, CompileError> {
        let choice = self.next_choice;
        self.next_choice += 1;
        let mut whole = Part { nullable: children.is_empty(), ..Part::default() };
        for (branch, child) in children.iter().enumerate() {
            self.choices.push((choice, branch as u16));
            let part = self.part(child)?;
            self.choices.pop();
            whole.nullable |= part.nullable;
            whole.first.extend(part.first);
            whole.last.extend(part.last);
        }
        Ok(whole)
    }

    /// A group with its occurrence.
    fn group(
        &mut self,
        min: u32,
        max: u32,
        body: impl FnOnce(&mut Self) -> Result<Part, CompileError>,
    ) -> Result<Part, CompileError> {
        self.repeating += usize::from(max > 1);
        let part = body(self);
        self.repeating -= usize::from(max > 1);
        let mut part = part?;
        if max == 1 {
            part.nullable |= min == 0;
        } else if max == UNBOUNDED && min <= 1 {
            self.link(&part.last.clone(), &part.first.clone());
            part.nullable |= min == 0;
        } else {
            self.count(&mut part, min, max);
        }
        Ok(part)
    }

    fn count(&mut self, part: &mut Part, min: u32, max: u32) {
        let group = self.model.groups.len() as u16;
        let counter = self.counter();
        // A round may be empty, so a nullable body needs no rounds.
        let min = if part.nullable { 0 } else { min };
        self.model.groups.push(Group { min, max, counter });
        for (from, before) in part.last.clone() {
            for (to, behind) in part.first.clone() {
                let ops = [&before[..], &[Op::Again(group)], &behind[..]].concat();
                self.add(from, to, ops);
            }
        }
        part.first.iter_mut().for_each(|(_, ops)| ops.insert(0, Op::Open(group)));
        part.last.iter_mut().for_each(|(_, ops)| ops.push(Op::Close(group)));
        part.nullable |= min == 0;
    }

    fn link(&mut self, last: &[(u16, Vec<Op>)], first: &[(u16, Vec<Op>)]) {
        for (from, before) in last {
            for (to, behind) in first {
                self.add(*from, *to, [&before[..], &behind[..]].concat());
            }
        }
    }

    fn add(&mut self, from: u16, to: u16, ops: Vec<Op>) {
        let name = self.model.leaves[to as usize].name;
        let moves = &mut self.model.moves[from as usize + 1];
        if !moves.iter().any(|m| m.leaf == to && m.ops == ops) {
            moves.push(Move { name, leaf: to, ops });
        }
    }
}
