//! The leader: reads a file in order, and goes over passages.

use super::basis::Basis;
use super::plan::{Answer, Plan};
use super::{Cut, scout};
use crate::check::engine::Engine;
use crate::check::frame::Frame;
use crate::check::set::Loaded;
use crate::check::workspace::Workspace;
use crate::source::Stretch;
use std::sync::Arc;

/// How far before its halt an engine begins to look for it: as much white space may stand
/// there.
const NEAR: u64 = 256;

/// Never.
pub(crate) const NOWHERE: u64 = u64::MAX;

/// How often it may be tried to find something to suppose.
const MOST_TRIES: u32 = 64;

/// What the leader knows of the work of others.
pub(crate) struct Split<'i> {
    cut: Cut<'i>,
    plan: &'i Plan,
    basis: Option<Arc<Basis>>,
    /// How often one was looked for.
    tries: u32,
    /// The segment at whose beginning the engine halts.
    segment: u64,
    workspace: Workspace,
}

/// What became of a halt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meeting {
    /// Reading goes on where it is.
    No,
    /// It goes on elsewhere.
    Joined,
    /// It is over.
    End,
}

impl<'i> Engine<'i> {
    /// Whether it may be that the engine comes to its halt now.
    #[inline]
    pub(crate) fn is_near_halt(&self) -> bool {
        self.reader.offset() >= self.halt.saturating_sub(NEAR)
    }

    /// How much of the text in the window may be read in wide steps: up to the halt.
    pub(crate) fn readable(&self) -> usize {
        let length = self.reader.window.data().len();
        self.reader.window.index(self.halt).map_or(length, |halt| halt.min(length))
    }

    /// Comes near its halt.
    #[cold]
    pub(crate) fn meet(&mut self, loaded: &Arc<Loaded>) -> Meeting {
        match self.split.take() {
            Some(mut split) => {
                let meeting = split.meet(self, loaded);
                self.split = Some(split);
                meeting
            }
            None if self.reader.comes_to(self.halt) || self.is_behind_halt() => Meeting::End,
            None => Meeting::No,
        }
    }

    fn is_behind_halt(&self) -> bool {
        self.reader.offset() > self.halt
    }
}

impl<'i> Split<'i> {
    /// Of the leader of that plan.
    pub(crate) fn new(cut: Cut<'i>, plan: &'i Plan) -> Split<'i> {
        Split { cut, plan, basis: None, tries: 0, segment: 0, workspace: Workspace::default() }
    }

    /// Where the engine halts first: when it has seen something of the file.
    pub(crate) fn first_halt(&self) -> u64 {
        self.cut.segment / 2
    }

    fn meet(&mut self, engine: &mut Engine<'i>, loaded: &Arc<Loaded>) -> Meeting {
        match self.basis.clone() {
            None => self.begin(engine, loaded),
            // Another part than the one that the scouts were told of.
            Some(basis) if !Arc::ptr_eq(&basis.loaded, loaded) => self.begin(engine, loaded),
            Some(basis) if engine.is_behind_halt() => self.seek(engine, &basis, self.segment + 1),
            Some(basis) => return self.halt(engine, &basis),
        }
        Meeting::No
    }

    /// Tells the scouts what to suppose, if something can be supposed where the engine
    /// stands, and the records that it stands among go on.
    fn begin(&mut self, engine: &mut Engine<'i>, loaded: &Arc<Loaded>) {
        let first = engine.reader.offset() / self.cut.segment + 1;
        self.later(engine);
        if engine.halt == NOWHERE {
            return;
        }
        let basis = Basis::of(engine, loaded, self.cut);
        if let Some(basis) = basis.filter(|basis| basis.start(self.cut, first).is_some()) {
            let basis = Arc::new(basis);
            self.plan.publish(Arc::clone(&basis), first, self.cut.last());
            self.seek(engine, &basis, first);
            self.basis = Some(basis);
        }
    }

    /// Begins anew a little later, and with every try later than that, though not for ever:
    /// it may just have been between two records, or before the first. In text that is not
    /// UTF-8 never: of what is decoded nobody knows at which byte it stands.
    fn later(&mut self, engine: &mut Engine<'i>) {
        self.basis = None;
        let wait = (self.cut.segment >> 10 << self.tries.min(10)).max(1);
        self.tries += 1;
        let may_be_cut = engine.reader.window.detected().is_utf8() && self.tries < MOST_TRIES;
        let later = engine.reader.offset() + NEAR + wait;
        engine.halt = if may_be_cut { later } else { NOWHERE };
    }

    /// Sets the halt to the beginning of that segment, or of the next that has one.
    fn seek(&mut self, engine: &mut Engine<'i>, basis: &Basis, segment: u64) {
        let at = engine.reader.offset();
        let starts = (segment..self.cut.last())
            .filter_map(|segment| Some((segment, basis.start(self.cut, segment)?.at)));
        let mut ahead = starts.skip_while(|(_, start)| *start < at);
        (self.segment, engine.halt) = ahead.next().unwrap_or((segment, NOWHERE));
    }

    /// Goes over passages as long as there are some, where the engine stands at the
    /// beginning of a segment.
    fn halt(&mut self, engine: &mut Engine<'i>, basis: &Arc<Basis>) -> Meeting {
        let mut meeting = Meeting::No;
        while engine.reader.comes_to(engine.halt) {
            match self.plan.ask(self.segment) {
                Answer::Begun => {
                    self.help();
                    continue;
                }
                Answer::Done(Some(passage)) => {
                    let supposed = basis.supposed(passage.start);
                    let (source, end) = (self.cut.source, u64::MAX);
                    let input = |byte| Box::new(Stretch::new(source, byte, end)) as Box<_>;
                    if passage.join(engine, &basis.loaded.compiled, supposed, input) {
                        meeting = Meeting::Joined;
                        #[cfg(test)]
                        super::tests::joined();
                    } else if engine.frames.last().is_some_and(Frame::is_plain) {
                        // What was supposed does not hold any more.
                        self.later(engine);
                        return meeting;
                    }
                }
                Answer::Done(None) | Answer::Yours => {}
            }
            self.seek(engine, basis, self.segment + 1);
        }
        meeting
    }

    /// Does a scout's work, or waits if there is none.
    fn help(&mut self) {
        match self.plan.claim() {
            Some(claim) => scout::pass(claim, self.cut, &mut self.workspace),
            None => self.plan.wait_for(self.segment),
        }
    }
}
