//! What scouts suppose: where a segment begins, and what is open there.

use super::Cut;
use super::state::State;
use crate::check::compile::UNBOUNDED;
use crate::check::engine::Engine;
use crate::check::frame::Kind;
use crate::check::set::Loaded;
use crate::source::{Detected, Stretch};
use crate::xml::NsId;
use std::sync::{Arc, OnceLock};

/// The part of a segment in which its first record is looked for.
const REACH: u64 = 16;

/// What the leader has seen of the part that is read.
pub(super) struct Basis {
    pub(super) loaded: Arc<Loaded>,
    pub(super) detected: Detected,
    pub(super) spaces: Vec<NsId>,
    /// Elements above the part.
    pub(super) outer: usize,
    /// Records, outermost first: a file may have few batches of many payments or many of
    /// one.
    records: Vec<Record>,
    /// Where segments begin, as far as somebody has asked.
    starts: Vec<OnceLock<Option<Start>>>,
}

/// An element that may repeat without end.
struct Record {
    /// Its start tag.
    tag: Vec<u8>,
    /// What is before a further one.
    before: State,
}

/// The beginning of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Start {
    /// Its decoded offset.
    pub(super) at: u64,
    /// Which of the records begins there.
    record: usize,
}

impl Basis {
    /// Of what is open in the engine; `None` if that is no record.
    pub(super) fn of(engine: &Engine<'_>, loaded: &Arc<Loaded>, cut: Cut<'_>) -> Option<Basis> {
        let repeats = |level: &usize| is_in_repeated(engine, loaded, *level);
        let levels = (0..engine.frames.len().saturating_sub(1)).filter(repeats);
        let records: Vec<Record> = levels.map(|level| record(engine, level)).collect();
        (!records.is_empty()).then(|| Basis {
            loaded: Arc::clone(loaded),
            detected: engine.reader.window.detected().clone(),
            spaces: engine.spaces.clone(),
            outer: engine.outer,
            records,
            starts: (0..=cut.last()).map(|_| OnceLock::new()).collect(),
        })
    }

    /// Where a segment begins: with the outermost record that begins in its first bytes.
    /// The scouts of both its sides ask for it, and the leader.
    pub(super) fn start(&self, cut: Cut<'_>, segment: u64) -> Option<Start> {
        let known = self.starts.get(usize::try_from(segment).ok()?)?;
        *known.get_or_init(|| self.find_start(cut, segment))
    }

    fn find_start(&self, cut: Cut<'_>, segment: u64) -> Option<Start> {
        let from = segment.checked_mul(cut.segment)?;
        let reach = usize::try_from(cut.segment / REACH).ok()?;
        let head = Stretch::new(cut.source, self.byte(from), u64::MAX).take_all(reach).ok()?;
        self.records.iter().enumerate().find_map(|(record, Record { tag, .. })| {
            let at = memchr::memmem::find(&head, tag)?;
            Some(Start { at: from + at as u64, record })
        })
    }

    /// What is supposed to be before the record with which a segment begins.
    pub(super) fn supposed(&self, start: Start) -> &State {
        &self.records[start.record].before
    }

    /// The byte of the input at a decoded offset.
    pub(super) fn byte(&self, offset: u64) -> u64 {
        offset + self.detected.bom as u64
    }
}

/// Whether an element that may repeat without end is open in the frame at that level.
fn is_in_repeated(engine: &Engine<'_>, loaded: &Loaded, level: usize) -> bool {
    let (frame, child) = (&engine.frames[level], &engine.frames[level + 1]);
    let is_unwatched = frame.watch == 0 && child.watch == 0;
    if !is_unwatched || !frame.is_plain() || child.kind != Kind::Typed {
        return false;
    }
    let leaf = loaded.compiled.model(frame.node).zip(child.leaf);
    leaf.is_some_and(|(model, leaf)| model.leaves[leaf as usize].max == UNBOUNDED)
}

fn record(engine: &Engine<'_>, level: usize) -> Record {
    let depth = engine.outer + level + 1;
    let name = engine.reader.open_name(depth);
    Record { tag: [b"<", &name[..], b">"].concat(), before: State::around(engine, level) }
}
