//! What the engine knows of an open element.

use super::compile::{Model, Move, NodeId, Op, UNBOUNDED};
use super::names::NameId;
use super::sink::FindingId;
use super::trouble::Trouble;

/// How far an element is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Against the type of that node.
    Typed,
    /// Not yet known: its first child decides.
    Stranger,
    /// For well-formedness only: what stands around it is wrong, or a wildcard skips it.
    Skipped,
    /// Against a declaration where there is one.
    Lax,
}

/// An open element.
#[derive(Debug)]
pub(crate) struct Frame {
    pub(crate) kind: Kind,
    pub(crate) node: NodeId,
    /// The leaf of the parent's model as which it was taken.
    pub(crate) leaf: Option<u16>,
    /// Which of its kind it is in its parent, from 1; 0 where it cannot repeat.
    pub(crate) index: u32,
    /// State of its own model.
    pub(crate) state: u16,
    /// Where its counters start.
    pub(crate) counters: usize,
    /// The leaves that stood in it, for the first 64.
    pub(crate) seen: u64,
    /// Text stood between its elements, and that was said.
    pub(crate) text_said: bool,
    /// Elements stood in it.
    pub(crate) has_children: bool,
    /// Its value was judged, or is not to be.
    pub(crate) value_done: bool,
    /// Its value is being collected.
    pub(crate) collecting: bool,
    /// A child is broken itself, which was said; so what the element lacks is not.
    pub(crate) silent: bool,
    /// Its name was guessed: if its content has another shape, the guess was wrong.
    pub(crate) guessed: bool,
    /// What was said of its content being of the wrong shape.
    pub(crate) misshapen: Option<FindingId>,
    /// It stands in for its parent, whose model and state it has.
    pub(crate) lent: bool,
    /// Its declaration has a fixed or default value.
    pub(crate) demands: bool,
    /// The node of the observed paths; 0: nobody observes.
    pub(crate) watch: u32,
    /// What is wrong in it, not yet said.
    pub(crate) trouble: Option<Box<Trouble>>,
    /// The child closed last lacked something, and that was said.
    pub(crate) lacking: Option<Box<Lacking>>,
}

/// What the child closed last lacked.
#[derive(Debug)]
pub(crate) struct Lacking {
    pub(crate) finding: FindingId,
    /// The names, one of which was needed.
    pub(crate) names: Vec<NameId>,
    pub(crate) child: String,
    pub(crate) path: String,
}

impl Frame {
    pub(crate) fn new(kind: Kind, node: NodeId, counters: usize) -> Frame {
        Frame {
            kind,
            node,
            leaf: None,
            index: 0,
            state: 0,
            counters,
            seen: 0,
            text_said: false,
            has_children: false,
            value_done: false,
            collecting: false,
            silent: false,
            guessed: false,
            misshapen: None,
            lent: false,
            demands: false,
            watch: 0,
            trouble: None,
            lacking: None,
        }
    }

    /// Whether it is checked against a type.
    pub(crate) fn is_typed(&self) -> bool {
        self.kind == Kind::Typed
    }

    /// Whether nothing is to be remembered of it but its state.
    pub(crate) fn is_plain(&self) -> bool {
        self.kind == Kind::Typed
            && self.trouble.is_none()
            && self.lacking.is_none()
            && self.misshapen.is_none()
            && !self.guessed
            && !self.lent
    }

    /// The same as if nothing had been wrong in it: what would be said of it is.
    pub(crate) fn without_troubles(&self) -> Frame {
        Frame {
            trouble: None,
            lacking: None,
            misshapen: None,
            text_said: false,
            silent: false,
            ..*self
        }
    }

    /// The move for that name, if the model allows it now.
    #[inline]
    pub(crate) fn next<'m>(
        &self,
        model: &'m Model,
        counts: &[u32],
        name: NameId,
    ) -> Option<Next<'m>> {
        if let Some(leaf) = model.leaf_of(self.state) {
            let run = leaf.run.map_or(1, |slot| counts[self.counters + slot as usize]);
            if leaf.name == name && (leaf.max == UNBOUNDED || run < leaf.max) {
                return Some(Next::Same);
            }
            if run < leaf.min {
                return None;
            }
        }
        let moves = model.moves(self.state).iter();
        moves
            .filter(|m| m.name == name)
            .find(|m| self.admits(model, counts, &m.ops))
            .map(Next::Move)
    }

    /// Whether the element may end now.
    #[inline]
    pub(crate) fn may_end(&self, model: &Model, counts: &[u32]) -> bool {
        let enough = model.leaf_of(self.state).is_none_or(|leaf| {
            leaf.run.is_none_or(|slot| counts[self.counters + slot as usize] >= leaf.min)
        });
        enough && model.end(self.state).is_some_and(|ops| self.admits(model, counts, ops))
    }

    fn admits(&self, model: &Model, counts: &[u32], ops: &[Op]) -> bool {
        ops.iter().all(|op| match *op {
            Op::Open(_) => true,
            Op::Again(group) => {
                let group = &model.groups[group as usize];
                let rounds = counts[self.counters + group.counter as usize];
                group.max == UNBOUNDED || rounds < group.max
            }
            Op::Close(group) => {
                let group = &model.groups[group as usize];
                counts[self.counters + group.counter as usize] >= group.min
            }
        })
    }

    /// Makes the move; the leaf.
    #[inline]
    pub(crate) fn go(&mut self, model: &Model, counts: &mut [u32], next: Next<'_>) -> u16 {
        let leaf = match next {
            Next::Same => self.state - 1,
            Next::Move(found) => {
                if found.leaf < self.state {
                    self.forget_from(found.leaf);
                }
                for op in &found.ops {
                    match *op {
                        Op::Open(g) => {
                            counts[self.counters + model.groups[g as usize].counter as usize] = 1
                        }
                        Op::Again(g) => {
                            counts[self.counters + model.groups[g as usize].counter as usize] += 1
                        }
                        Op::Close(_) => {}
                    }
                }
                self.enter(model, counts, found.leaf);
                found.leaf
            }
        };
        self.occur(model, counts, leaf);
        leaf
    }

    /// Stands before that leaf, whatever came before.
    pub(crate) fn enter(&mut self, model: &Model, counts: &mut [u32], leaf: u16) {
        self.state = leaf + 1;
        if let Some(run) = model.leaves[leaf as usize].run {
            counts[self.counters + run as usize] = 0;
        }
    }

    /// Counts an occurrence of that leaf.
    #[inline]
    pub(crate) fn occur(&mut self, model: &Model, counts: &mut [u32], leaf: u16) {
        let found = &model.leaves[leaf as usize];
        if let Some(run) = found.run {
            counts[self.counters + run as usize] += 1;
        }
        if let Some(total) = found.total {
            counts[self.counters + total as usize] += 1;
        }
        if leaf < 64 {
            self.seen |= 1 << leaf;
        }
    }

    /// Another round of a group starts at that leaf: what stood in the last one does not
    /// stand in this.
    #[cold]
    fn forget_from(&mut self, leaf: u16) {
        self.seen &= 1_u64.checked_shl(u32::from(leaf)).map_or(u64::MAX, |bit| bit - 1);
    }

    /// How often that leaf stood in the element, as far as it matters.
    pub(crate) fn occurrences(&self, model: &Model, counts: &[u32], leaf: u16) -> u32 {
        match model.leaves[leaf as usize].total {
            Some(slot) => counts[self.counters + slot as usize],
            None => u32::from(self.has_seen(leaf)),
        }
    }

    /// Whether that leaf stood in the element.
    pub(crate) fn has_seen(&self, leaf: u16) -> bool {
        leaf < 64 && self.seen & (1 << leaf) != 0
    }
}

/// How a model goes on.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Next<'m> {
    /// The same leaf once more.
    Same,
    /// To another leaf, or to the same in another round of its group.
    Move(&'m Move),
}
