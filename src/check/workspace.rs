//! The memory in which an engine works, kept from one input for the next: of many small
//! files, each would make and free dozens of small buffers.

use super::engine::Engine;
use super::frame::Frame;
use super::lane::Lane;
use super::observe::Context;
use crate::xml::{Buffers, NsId};
use std::fmt;
use std::sync::{Mutex, PoisonError};

/// Bytes of a buffer up to which it is kept.
pub(in crate::check) const LARGEST: usize = 64 * 1024;

/// The buffers of an engine, without what they held but for what is the same again.
#[derive(Default)]
pub(crate) struct Workspace {
    pub(super) reader: Buffers,
    pub(super) frames: Vec<Frame>,
    pub(super) counts: Vec<u32>,
    pub(super) value: Vec<u8>,
    pub(super) scratch: Vec<u8>,
    pub(super) spaces: Vec<NsId>,
    pub(super) lane: Lane,
    pub(super) contexts: Vec<Context>,
}

impl Engine<'_> {
    /// Its buffers, for another engine of the same validator.
    pub(crate) fn into_workspace(self) -> Workspace {
        let Engine { mut frames, mut counts, value, scratch, spaces, lane, .. } = self;
        frames.clear();
        counts.clear();
        Workspace {
            reader: self.reader.into_buffers(),
            frames,
            counts,
            value: emptied(value),
            scratch: emptied(scratch),
            spaces,
            lane,
            contexts: self.watching.into_contexts(),
        }
    }
}

fn emptied(mut buffer: Vec<u8>) -> Vec<u8> {
    buffer.clear();
    if buffer.capacity() > LARGEST { Vec::new() } else { buffer }
}

/// The workspaces in which nobody works: never more than there were threads at once.
#[derive(Default)]
pub(crate) struct Workspaces(Mutex<Vec<Workspace>>);

impl Workspaces {
    /// One to work in.
    pub(crate) fn take(&self) -> Workspace {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default()
    }

    /// Puts one back.
    pub(crate) fn put(&self, workspace: Workspace) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(workspace);
    }
}

impl fmt::Debug for Workspaces {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Workspaces")
    }
}
