//! What observers see of elements outside messages: those of wrappers, and of documents
//! that no schema here declares.

use super::engine::Engine;
use crate::source::MarkId;
use crate::xml::{StartTag, TextToken};

/// The text of the open elements whose value somebody reads.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    open: Vec<Text>,
}

#[derive(Debug)]
struct Text {
    /// How many elements are open with its element.
    depth: usize,
    value: Vec<u8>,
    /// Where it starts.
    mark: Option<MarkId>,
}

impl Texts {
    /// An element starts, whose frame is open; `is_top` says that paths begin with it.
    pub(crate) fn open(&mut self, engine: &mut Engine<'_>, tag: &StartTag, is_top: bool) {
        let depth = engine.reader.depth();
        let parent = engine.frames.len().checked_sub(2).and_then(|i| engine.frames.get_mut(i));
        let above = parent.map_or(0, |parent| {
            parent.has_children = true;
            parent.watch
        });
        if above == 0 && !is_top {
            return;
        }
        let above = if is_top { 0 } else { above };
        let name = &engine.reader.window.data()[tag.local.0..tag.local.1];
        let at = engine.reader.window.offset(tag.at);
        let watch = engine.watching.start(above, name, at);
        if watch == 0 {
            return;
        }
        if let Some(frame) = engine.frames.last_mut() {
            frame.watch = watch;
        }
        engine.show_attributes(watch);
        engine.release();
        if engine.watching.is_read(watch) {
            self.open.push(Text { depth, value: Vec::new(), mark: None });
        }
    }

    /// A stretch of text, directly in the innermost element.
    pub(crate) fn take(&mut self, engine: &mut Engine<'_>, text: &TextToken) {
        let Some(open) = self.open.last_mut().filter(|t| t.depth == engine.reader.depth()) else {
            return;
        };
        text.append(engine.reader.window.data(), &mut open.value);
        open.mark.get_or_insert_with(|| engine.mark(text.from, text.to - text.from));
        if !text.last {
            engine.release();
        }
    }

    /// The innermost element ends.
    pub(crate) fn close(&mut self, engine: &mut Engine<'_>, at: usize) {
        let Some(frame) = engine.frames.last().filter(|frame| frame.watch != 0) else { return };
        let (watch, has_children) = (frame.watch, frame.has_children);
        if let Some(text) = self.open.pop_if(|t| t.depth == engine.reader.depth()) {
            let mark = text.mark.unwrap_or_else(|| engine.mark(at, 0));
            // White space between elements is no value.
            if !has_children || !text.value.trim_ascii().is_empty() {
                let window = &mut engine.reader.window;
                engine.watching.marked_value(watch, &text.value, mark, window);
            }
            engine.reader.window.forget(mark);
        }
        engine.close_watched("", watch);
    }
}

impl Engine<'_> {
    /// Shows the attributes of the element that has just started.
    fn show_attributes(&mut self, watch: u32) {
        for i in 0..self.reader.attributes().len() {
            let attribute = self.reader.attributes()[i];
            let data = self.reader.window.data();
            let mut value = Vec::new();
            attribute.append(data, &mut value);
            let name = String::from_utf8_lossy(&data[attribute.local.0..attribute.local.1]);
            let at = self.reader.window.offset(attribute.value.0);
            self.watching.attribute(watch, &name, &value, at, false);
        }
    }
}
