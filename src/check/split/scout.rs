//! A scout: passes a segment on a supposition.

use super::Cut;
use super::basis::Basis;
use super::plan::{Claim, Plan};
use super::state::Passage;
use crate::check::engine::Engine;
use crate::source::{Stretch, Window};
use crate::xml::Reader;

/// Bytes read behind the end of a passage, so that it is reached in wide steps.
const BEHIND: u64 = 64;

/// Passes segments until the plan is over.
pub(super) fn follow(plan: &Plan, cut: Cut<'_>) {
    let mut room = Vec::new();
    while let Some(claim) = plan.wait_for_segment() {
        pass(claim, cut, &mut room);
    }
}

/// Passes the segment that was claimed. `room` is a buffer, kept for the next one.
pub(super) fn pass(mut claim: Claim<'_>, cut: Cut<'_>, room: &mut Vec<u8>) {
    claim.passage = passage(&claim.basis, cut, claim.segment, room).map(Box::new);
}

/// Passes a segment, if there is nothing to say of it.
fn passage(basis: &Basis, cut: Cut<'_>, segment: u64, room: &mut Vec<u8>) -> Option<Passage> {
    let start = basis.start(cut, segment)?;
    let end = basis.start(cut, segment + 1)?;
    let supposed = basis.supposed(start);
    let input = Stretch::new(cut.source, basis.byte(start.at), basis.byte(end.at) + BEHIND);
    let room_taken = std::mem::take(room);
    let window = Window::resume(input, basis.detected.clone(), start.at, cut.chunk, room_taken);
    let reader = Reader::resume(window, cut.limits, supposed.open.clone());
    let mut engine = Engine::new(reader, 0, true);
    engine.outer = basis.outer;
    engine.spaces.clone_from(&basis.spaces);
    engine.halt = end.at;
    supposed.stand_in(&mut engine);
    engine.content(&basis.loaded, 0);
    let passage = Passage::of(&engine, start);
    *room = engine.reader.window.into_room();
    passage
}
