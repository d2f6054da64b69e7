//! What the threads share: which segments were begun, and what came of them.

use super::basis::Basis;
use super::state::Passage;
use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// How many segments scouts may be ahead of the leader, so that passages do not pile up.
const LOOK_AHEAD: u64 = 64;

/// The segments of one file.
#[derive(Default)]
pub(crate) struct Plan {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    basis: Option<Arc<Basis>>,
    /// The segment behind the last that scouts may pass.
    end: u64,
    /// The first segment that nobody has begun.
    next: u64,
    /// The segment that the leader asked for last.
    asked: u64,
    /// What came of segments, if the leader has not asked for it: `None` of those that
    /// were not passed.
    done: BTreeMap<u64, Option<Box<Passage>>>,
    is_over: bool,
}

/// What is known of a segment.
pub(super) enum Answer {
    /// Nobody had begun it: it is the asker's now.
    Yours,
    /// A scout is on its way.
    Begun,
    /// A scout passed it, or gave it up.
    Done(Option<Box<Passage>>),
}

/// A segment that a scout passes. What it comes to is told when this is dropped, so that
/// the leader never waits in vain.
pub(super) struct Claim<'p> {
    plan: &'p Plan,
    pub(super) basis: Arc<Basis>,
    pub(super) segment: u64,
    pub(super) passage: Option<Box<Passage>>,
}

impl Drop for Claim<'_> {
    fn drop(&mut self) {
        let mut state = self.plan.state();
        if state.basis.as_ref().is_some_and(|current| Arc::ptr_eq(current, &self.basis)) {
            state.done.insert(self.segment, self.passage.take());
            self.plan.changed.notify_all();
        }
    }
}

impl Plan {
    /// Starts anew: scouts pass the segments from `first` on and before `end`.
    pub(super) fn publish(&self, basis: Arc<Basis>, first: u64, end: u64) {
        let mut state = self.state();
        let (basis, is_over) = (Some(basis), state.is_over);
        *state = State { basis, end, next: first, asked: first, is_over, ..State::default() };
        self.changed.notify_all();
    }

    /// A segment for a scout, as soon as there is one; `None` at the end of the work.
    pub(super) fn wait_for_segment(&self) -> Option<Claim<'_>> {
        let mut state = self.state();
        loop {
            if state.is_over {
                return None;
            }
            if let Some(claim) = self.claim_in(&mut state) {
                return Some(claim);
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// A segment for the leader to pass while it waits for another, if one is left.
    pub(super) fn claim(&self) -> Option<Claim<'_>> {
        self.claim_in(&mut self.state())
    }

    fn claim_in(&self, state: &mut State) -> Option<Claim<'_>> {
        let segment = state.next;
        if segment >= state.end || segment > state.asked + LOOK_AHEAD {
            return None;
        }
        let basis = Arc::clone(state.basis.as_ref()?);
        state.next += 1;
        Some(Claim { plan: self, basis, segment, passage: None })
    }

    /// Asks for a segment, and never again for one before it.
    pub(super) fn ask(&self, segment: u64) -> Answer {
        let mut state = self.state();
        state.asked = segment;
        state.done = state.done.split_off(&segment);
        self.changed.notify_all();
        if segment >= state.next {
            state.next = segment + 1;
            return Answer::Yours;
        }
        state.done.remove(&segment).map_or(Answer::Begun, Answer::Done)
    }

    /// Waits until something came of a segment that was begun.
    pub(super) fn wait_for(&self, segment: u64) {
        let state = self.state();
        let is_begun = |state: &mut State| !state.done.contains_key(&segment);
        drop(self.changed.wait_while(state, is_begun));
    }

    /// Tells the scouts to end, at the latest when what is returned is dropped.
    pub(super) fn end_when_dropped(&self) -> impl Drop + '_ {
        End(self)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct End<'p>(&'p Plan);

impl Drop for End<'_> {
    fn drop(&mut self) {
        self.0.state().is_over = true;
        self.0.changed.notify_all();
    }
}
