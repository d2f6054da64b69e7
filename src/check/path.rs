//! The indexed path of an element from the root of the file, made only when something is
//! said.

use super::engine::Engine;

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
        let mut path = self.above.clone();
        for level in 0..self.outer + depth {
            path.push('/');
            path.push_str(&self.name_of(level));
            let frame = level.checked_sub(self.outer).and_then(|i| self.frames.get(i));
            if let Some(frame) = frame.filter(|f| f.index > 0) {
                path.push_str(&format!("[{}]", frame.index));
            }
        }
        path
    }

    /// The path of a child of the innermost open element.
    pub(crate) fn path_of_child(&self, name: &str, index: u32) -> String {
        let path = self.path();
        if index > 0 { format!("{path}/{name}[{index}]") } else { format!("{path}/{name}") }
    }

    /// The names of the open elements of the part, from its root.
    pub(crate) fn names_of_part(&self) -> Vec<String> {
        (self.outer..self.outer + self.frames.len()).map(|level| self.name_of(level)).collect()
    }

    fn name_of(&self, level: usize) -> String {
        let name = self.reader.open_name(level);
        let local = memchr::memrchr(b':', &name).map_or(&name[..], |colon| &name[colon + 1..]);
        String::from_utf8_lossy(local).into_owned()
    }
}
