//! A scout: passes a segment on a supposition.

use super::Cut;
use super::basis::Basis;
use super::plan::{Claim, Plan};
use super::state::Passage;
use crate::check::engine::Engine;
use crate::check::workspace::Workspace;
use crate::source::{Stretch, Window};

/// Bytes read behind the end of a passage, so that it is reached in wide steps.
const BEHIND: u64 = 64;

/// Passes segments until the plan is over.
pub(super) fn follow(plan: &Plan, cut: Cut<'_>) {
    let mut workspace = Workspace::default();
    while let Some(claim) = plan.wait_for_segment() {
        pass(claim, cut, &mut workspace);
    }
}

/// Passes the segment that was claimed; the workspace is kept for the next one.
pub(super) fn pass(mut claim: Claim<'_>, cut: Cut<'_>, workspace: &mut Workspace) {
    claim.passage = passage(&claim.basis, cut, claim.segment, workspace).map(Box::new);
}

/// Passes a segment, if there is nothing to say of it.
fn passage(
    basis: &Basis,
    cut: Cut<'_>,
    segment: u64,
    workspace: &mut Workspace,
) -> Option<Passage> {
    let start = basis.start(cut, segment)?;
    let end = basis.start(cut, segment + 1)?;
    let supposed = basis.supposed(start);
    let input = Stretch::new(cut.source, basis.byte(start.at), basis.byte(end.at) + BEHIND);
    let mut workspace_taken = std::mem::take(workspace);
    let room = std::mem::take(&mut workspace_taken.reader.text);
    let window = Window::resume(input, basis.detected.clone(), start.at, cut.chunk, room);
    let mut engine = Engine::new(window, cut.limits, workspace_taken, 0, true);
    engine.reader.resume(supposed.open.clone());
    engine.outer = basis.outer;
    engine.spaces.clone_from(&basis.spaces);
    engine.halt = end.at;
    supposed.stand_in(&mut engine);
    engine.content(&basis.loaded, 0);
    let passage = Passage::of(&engine, start);
    *workspace = engine.into_workspace();
    passage
}
