//! One file on several threads.
//!
//! The file is cut into segments of one size. One thread, the leader, reads it in order
//! and says all there is to say. The others, scouts, pass segments ahead of it. A scout
//! cannot know what stands around the place where it begins, so it supposes it: a record
//! begins at the first start tag of its name in the segment, and the elements around it
//! are as they were around a record that the leader has seen. It goes on to the record
//! with which the next segment begins. If it found nothing to say on the way, the leader
//! gets a passage: from there, in that state, to here, in this state.
//!
//! The leader comes to each segment's beginning. Only if it stands just there, between
//! tags, in the very state that was supposed, it goes over to the end of the passage;
//! otherwise it reads the segment itself. So findings, their order, paths, lines and
//! counts are those of one thread, whatever the scouts did. The leader is never idle: a
//! segment that nobody has begun it reads itself, and while it waits for one that was
//! begun it is a scout.
//!
//! `plan` is what the threads share, `basis` what scouts suppose, `scout` passes a
//! segment, `state` compares and joins, `leader` decides.

mod basis;
mod leader;
mod plan;
mod scout;
mod state;
#[cfg(test)]
mod tests;

pub(crate) use leader::{Meeting, NOWHERE, Split};
pub(crate) use plan::Plan;

use crate::source::ReadAt;
use crate::xml::Limits;
use std::thread;

/// Bytes of a segment.
pub(crate) const SEGMENT: u64 = 1024 * 1024;

/// The fewest segments for which other threads are started.
const FEWEST: u64 = 4;

/// The most scouts: each has a window of its own.
const MOST_SCOUTS: usize = 31;

/// An input that is cut into segments, and how it is read.
#[derive(Clone, Copy)]
pub(crate) struct Cut<'s> {
    pub(crate) source: &'s dyn ReadAt,
    /// Bytes of a segment.
    pub(crate) segment: u64,
    pub(crate) limits: Limits,
    pub(crate) chunk: usize,
}

impl Cut<'_> {
    /// Whether it is long enough for several threads.
    pub(crate) fn pays(&self) -> bool {
        self.source.size() / self.segment >= FEWEST
    }

    /// How many scouts make sense if that many are asked for.
    fn scouts(&self, asked: usize) -> usize {
        asked.min(MOST_SCOUTS).min(usize::try_from(self.last()).unwrap_or(MOST_SCOUTS))
    }

    /// The number of the last segment, from 0. It may be longer than the others, nearly
    /// twice as long.
    fn last(&self) -> u64 {
        (self.source.size() / self.segment).saturating_sub(1)
    }
}

/// Calls `lead` on this thread while scouts on others follow the plan that it makes: as
/// many as are asked for, make sense, and can be started. With none it goes as well.
pub(crate) fn with_scouts<R>(cut: Cut<'_>, scouts: usize, lead: impl FnOnce(&Plan) -> R) -> R {
    let plan = Plan::default();
    let scouts = cut.scouts(scouts);
    thread::scope(|scope| {
        // The scouts end however the leader does.
        let _end = plan.end_when_dropped();
        let start = || {
            let scout = || scout::follow(&plan, cut);
            thread::Builder::new().spawn_scoped(scope, scout).is_ok()
        };
        let _ = (0..scouts).take_while(|_| start()).count();
        lead(&plan)
    })
}
