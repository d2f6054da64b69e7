//! Places to be shown later, resolved while their bytes are still in the window.

use super::place::Tracker;
use super::secret;
use crate::diagnostic::{Excerpt, Inside, Place};
use std::collections::BTreeMap;
use std::num::NonZeroU64;
use std::ops::Range;
use std::sync::Arc;

/// Names a place that was marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MarkId(NonZeroU64);

/// Characters shown before and behind a place.
const BEFORE: usize = 60;
const BEHIND: usize = 100;

/// Bytes before a place in which the name of a secret is looked for.
const LOOK_BACK: usize = 2048;

/// Bytes that the window keeps behind the reader, so that a mark set there can still
/// be shown; at least `4 * BEFORE` plus [`AHEAD`] plus [`LOOK_BACK`].
pub(crate) const KEEP: usize = 1024 + LOOK_BACK;

/// Bytes that must follow a place before it is shown (or the end of the input), so
/// that what is shown does not depend on how the input was cut into chunks.
pub(crate) const AHEAD: usize = 512;

/// A marked place and what stands around it.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// Where it is.
    pub place: Place,
    /// Its surroundings.
    pub excerpt: Excerpt,
    /// Where the file holds the decoded text in which it is.
    pub inside: Option<Arc<Inside>>,
}

#[derive(Clone, Debug)]
enum Mark {
    Pending {
        at: u64,
        length: u64,
        is_spare: bool,
    },
    /// A spare one, of which it is not known whether it will be shown.
    Spare(Box<Surroundings>),
    Resolved(Box<Shown>),
}

/// What a mark is shown from: to look for secrets in it takes long.
#[derive(Clone, Debug)]
struct Surroundings {
    around: Vec<u8>,
    /// Index and length of what is marked.
    at: usize,
    length: usize,
    place: Place,
}

impl Surroundings {
    fn shown(&self) -> Shown {
        shown(&self.around, self.at, self.length, self.place)
    }
}

/// The marked places of one input.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    marks: BTreeMap<MarkId, Mark>,
    /// Pending marks by decoded offset, so that resolving is one walk.
    pending: BTreeMap<(u64, MarkId), ()>,
    /// The number of the last one.
    last: u64,
}

impl Marks {
    pub(crate) fn set(&mut self, at: u64, length: u64) -> MarkId {
        self.set_pending(at, length, false)
    }

    /// Marks what will hardly ever be shown. What stands around it is kept until it is
    /// forgotten or copied.
    pub(crate) fn set_spare(&mut self, at: u64, length: u64) -> MarkId {
        self.set_pending(at, length, true)
    }

    fn set_pending(&mut self, at: u64, length: u64, is_spare: bool) -> MarkId {
        let id = self.insert(Mark::Pending { at, length, is_spare });
        self.pending.insert((at, id), ());
        id
    }

    fn insert(&mut self, mark: Mark) -> MarkId {
        self.last += 1;
        let id = MarkId(NonZeroU64::new(self.last).unwrap_or(NonZeroU64::MAX));
        self.marks.insert(id, mark);
        id
    }

    /// A second mark of the same place, which is no spare one.
    pub(crate) fn copy(&mut self, id: MarkId) -> MarkId {
        match self.marks.get(&id) {
            Some(&Mark::Pending { at, length, .. }) => self.set(at, length),
            Some(Mark::Spare(around)) => self.insert(Mark::Resolved(Box::new(around.shown()))),
            Some(Mark::Resolved(shown)) => self.insert(Mark::Resolved(shown.clone())),
            None => id,
        }
    }

    /// Takes the place out; a mark that was never resolved gives the default.
    pub(crate) fn take(&mut self, id: MarkId) -> Shown {
        match self.remove(id) {
            Some(Mark::Resolved(shown)) => *shown,
            Some(Mark::Spare(around)) => around.shown(),
            Some(Mark::Pending { .. }) | None => Default::default(),
        }
    }

    /// Nobody wants to see that place.
    pub(crate) fn forget(&mut self, id: MarkId) {
        self.remove(id);
    }

    fn remove(&mut self, id: MarkId) -> Option<Mark> {
        let mark = self.marks.remove(&id)?;
        if let Mark::Pending { at, .. } = mark {
            self.pending.remove(&(at, id));
        }
        Some(mark)
    }

    /// Decoded offset of the last mark that is not resolved.
    pub(crate) fn last_pending(&self) -> Option<u64> {
        self.pending.last_key_value().map(|(&(at, _), ())| at)
    }

    /// Marks of a text decoded from that of `outer`, named apart from its marks.
    pub(crate) fn below(outer: &Marks) -> Marks {
        Marks { last: outer.last, ..Marks::default() }
    }

    /// Takes over the resolved marks of a decoded text of that many bytes.
    pub(crate) fn adopt(&mut self, inner: Marks, bytes: u64, inside: &Arc<Inside>) {
        self.last = inner.last;
        for (id, mark) in inner.marks {
            let mut shown = match mark {
                Mark::Resolved(shown) => shown,
                Mark::Spare(around) => Box::new(around.shown()),
                Mark::Pending { .. } => continue,
            };
            shown.place.offset = shown.place.offset.min(bytes);
            shown.inside = Some(Arc::clone(inside));
            self.marks.insert(id, Mark::Resolved(shown));
        }
    }

    /// Resolves what lies in `text`, which starts at decoded offset `base` where
    /// `tracker` stands, and has enough behind it (or is the end: `last`).
    pub(crate) fn resolve(&mut self, text: &[u8], base: u64, tracker: &Tracker, last: bool) {
        let end = base + text.len() as u64;
        let until = if last { u64::MAX } else { end.saturating_sub(AHEAD as u64) };
        let mut tracker = tracker.clone();
        let mut walked = 0;
        while let Some((&(at, id), ())) = self.pending.first_key_value() {
            if at >= until && !last {
                break;
            }
            self.pending.remove(&(at, id));
            let index = usize::try_from(at.saturating_sub(base)).unwrap_or(0).min(text.len());
            tracker.advance(&text[walked..index.max(walked)]);
            walked = index.max(walked);
            let Some(mark) = self.marks.get_mut(&id) else { continue };
            let Mark::Pending { length, is_spare, .. } = *mark else { continue };
            let length = usize::try_from(length).unwrap_or(usize::MAX);
            let from = index.saturating_sub(LOOK_BACK);
            let around = &text[from..text.len().min(index + AHEAD)];
            let (at, place) = (index - from, tracker.place());
            *mark = if is_spare {
                let around = around.to_vec();
                Mark::Spare(Box::new(Surroundings { around, at, length, place }))
            } else {
                Mark::Resolved(Box::new(shown(around, at, length, place)))
            };
        }
    }
}

/// What is shown of `length` bytes at `at`, with that around them.
fn shown(around: &[u8], at: usize, length: usize, place: Place) -> Shown {
    let excerpt = match without_secrets(around, at) {
        Some(around) => excerpt(&around, at, length),
        None => excerpt(around, at, length),
    };
    Shown { place, excerpt, inside: None }
}

/// What stands around `at` with its secrets overwritten; `None` where there are none.
fn without_secrets(around: &[u8], at: usize) -> Option<Vec<u8>> {
    let mut secrets = secret::stretches(around);
    if at == LOOK_BACK {
        secrets.push(0..secret::cut_off(around));
    }
    if secrets.iter().all(Range::is_empty) {
        return None;
    }
    let mut text = around.to_vec();
    for stretch in secrets {
        secret::overwrite(&mut text[stretch]);
    }
    Some(text)
}

/// The stretch of the line around `at`, of which `length` bytes are marked.
fn excerpt(text: &[u8], at: usize, length: usize) -> Excerpt {
    let is_end = |b: &u8| matches!(b, b'\n' | b'\r');
    let line_start = text[..at].iter().rposition(is_end);
    let from = line_start.map_or(0, |p| p + 1);
    let line_end = text[at..].iter().take(AHEAD).position(is_end).map(|p| at + p);
    let to = line_end.unwrap_or_else(|| text.len().min(at + AHEAD));
    let before: Vec<char> = String::from_utf8_lossy(&text[from..at]).chars().collect();
    let behind: Vec<char> = String::from_utf8_lossy(&text[at..to]).chars().collect();
    let marked_bytes = &text[at..at.saturating_add(length).min(to)];
    let marked = String::from_utf8_lossy(marked_bytes).chars().count();
    let shown_before = &before[before.len().saturating_sub(BEFORE)..];
    let shown_behind = &behind[..behind.len().min(BEHIND)];
    Excerpt {
        text: shown_before.iter().chain(shown_behind).collect(),
        caret: shown_before.len(),
        marked: marked.min(shown_behind.len()).max(1),
        cut_before: shown_before.len() < before.len(),
        cut_behind: shown_behind.len() < behind.len(),
    }
}
