//! The indexed path of an element from the root of the file, made only when something is
//! said.

use super::engine::Engine;
use super::frame::Frame;
use crate::xml::Reader;

/// The open elements, as far as paths are made of them.
#[derive(Clone, Copy)]
pub(crate) struct Trail<'a> {
    pub(crate) above: &'a str,
    pub(crate) outer: usize,
    pub(crate) frames: &'a [Frame],
    pub(crate) reader: &'a Reader<'a>,
}

impl Trail<'_> {
    /// The path of the innermost of them.
    pub(crate) fn path(&self) -> String {
        let mut path = self.above.to_owned();
        for level in 0..self.outer + self.frames.len() {
            let frame = level.checked_sub(self.outer).and_then(|i| self.frames.get(i));
            add_step(&mut path, &name_of(self.reader, level), frame.map_or(0, |f| f.index));
        }
        path
    }
}

/// Adds the step to an element; its index is 0 where it cannot repeat.
pub(crate) fn add_step(path: &mut String, name: &str, index: u32) {
    path.push('/');
    path.push_str(name);
    if index > 0 {
        path.push_str(&format!("[{index}]"));
    }
}

fn name_of(reader: &Reader<'_>, level: usize) -> String {
    let name = reader.open_name(level);
    let local = memchr::memrchr(b':', &name).map_or(&name[..], |colon| &name[colon + 1..]);
    String::from_utf8_lossy(local).into_owned()
}

impl Engine<'_> {
    /// The path of the innermost open element.
    pub(crate) fn path(&self) -> String {
        self.path_to(self.frames.len())
    }

    /// The path of the root element of a part, which is open but has no frame yet.
    pub(crate) fn path_of_root(&self, name: &str) -> String {
        format!("{}/{name}", self.path_to(0))
    }

    fn path_to(&self, depth: usize) -> String {
        let Engine { above, outer, reader, .. } = self;
        Trail { above, outer: *outer, frames: &self.frames[..depth], reader }.path()
    }

    /// The path of a child of the innermost open element.
    pub(crate) fn path_of_child(&self, name: &str, index: u32) -> String {
        let mut path = self.path();
        add_step(&mut path, name, index);
        path
    }

    /// The names of the open elements of the part, from its root.
    pub(crate) fn names_of_part(&self) -> Vec<String> {
        (self.outer..self.outer + self.frames.len())
            .map(|level| name_of(&self.reader, level))
            .collect()
    }
}
