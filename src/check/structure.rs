//! Elements against the content model of their parent: the way that is right.

use super::compile::{ANY, Compiled, Model, NodeContent, NodeId};
use super::engine::Engine;
use super::frame::{Frame, Kind, Next};
use super::names::NameId;
use crate::schema::model::{Namespaces, Process, Wildcard};
use crate::xml::{NsId, StartTag, TextToken, Word};

/// What becomes of a child that has just started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// It is that leaf of its parent.
    Leaf(u16),
    /// It is likely that leaf under another name.
    Guess(u16),
    /// It is checked no further.
    Nowhere,
    /// The same; but if it holds what may stand in its place, that is checked as if
    /// its tags were not there.
    Beside,
}

impl Engine<'_> {
    /// Takes the start of an element inside the part.
    #[inline]
    pub(crate) fn start(&mut self, schema: &Compiled, tag: &StartTag) {
        let Some(parent) = self.frames.last_mut() else { return };
        parent.has_children = true;
        match parent.kind {
            Kind::Skipped => self.open_unchecked(Kind::Skipped, tag),
            Kind::Stranger => self.start_in_stranger(schema, tag),
            Kind::Lax => self.start_lax(schema, tag),
            Kind::Typed => match &schema.node(parent.node).content {
                NodeContent::Elements(model) | NodeContent::Mixed(model) => {
                    self.start_child(schema, model, tag);
                }
                NodeContent::Value(_) | NodeContent::Empty => self.child_in_value(schema, tag),
            },
        }
    }

    /// The first child of a stranger decides what it is: tags too many around right
    /// elements, or something else altogether.
    #[cold]
    fn start_in_stranger(&mut self, schema: &Compiled, tag: &StartTag) {
        let name = self.name_in(schema, tag);
        let depth = self.frames.len();
        let around = depth.checked_sub(2).map(|i| &self.frames[i]);
        let lent = around.filter(|f| matches!(f.kind, Kind::Typed)).and_then(|parent| {
            let model = schema.model(parent.node)?;
            parent.next(model, &self.counts, name)?;
            Some((parent.node, parent.state, parent.seen, parent.counters, model.counters))
        });
        let Some(stranger) = self.frames.last_mut() else { return };
        let Some((node, state, seen, from, counters)) = lent else {
            stranger.kind = Kind::Skipped;
            return self.open_unchecked(Kind::Skipped, tag);
        };
        (stranger.kind, stranger.node, stranger.state, stranger.seen) =
            (Kind::Typed, node, state, seen);
        stranger.lent = true;
        stranger.counters = self.counts.len();
        self.counts.extend_from_within(from..from + counters);
        self.start(schema, tag);
    }

    /// A stranger ends that was checked as if its tags were not there: what it holds
    /// stands in its parent.
    #[cold]
    pub(crate) fn give_back(&mut self) {
        let Some(stranger) = self.frames.pop() else { return };
        let counts = self.counts.split_off(stranger.counters);
        let Some(parent) = self.frames.last_mut() else { return };
        self.counts[parent.counters..parent.counters + counts.len()].copy_from_slice(&counts);
        (parent.state, parent.seen) = (stranger.state, stranger.seen);
        parent.lacking = stranger.lacking;
        if let Some(trouble) = stranger.trouble {
            parent.trouble.get_or_insert_default().problems.extend(trouble.problems);
        }
    }

    #[inline]
    fn start_child(&mut self, schema: &Compiled, model: &Model, tag: &StartTag) {
        let name = self.name_in(schema, tag);
        let Some(parent) = self.frames.last_mut() else { return };
        let next = parent
            .next(model, &self.counts, name)
            .or_else(|| model.open.then(|| self.through_wildcard(model, tag.ns)).flatten());
        let place = match next {
            Some(next) => {
                let Some(parent) = self.frames.last_mut() else { return };
                parent.lacking = None;
                Place::Leaf(parent.go(model, &mut self.counts, next))
            }
            None => self.unexpected(schema, model, tag, name),
        };
        match place {
            Place::Leaf(leaf) => self.open_leaf(schema, model, tag, leaf),
            Place::Guess(leaf) => {
                self.open_leaf(schema, model, tag, leaf);
                if let Some(frame) = self.frames.last_mut().filter(|f| f.leaf == Some(leaf)) {
                    frame.guessed = true;
                }
            }
            Place::Nowhere => self.open_unchecked(Kind::Skipped, tag),
            Place::Beside => self.open_unchecked(Kind::Stranger, tag),
        }
    }

    /// The number of an element's name in the schema.
    #[inline]
    fn name_in(&self, schema: &Compiled, tag: &StartTag) -> NameId {
        if self.spaces.first() == Some(&tag.ns) && tag.word != Word::NONE {
            return schema.names.find_word(tag.word);
        }
        match self.spaces.iter().position(|ns| *ns == tag.ns) {
            Some(space) => schema.names.find(space as u16, self.local(tag)),
            None => NameId::UNKNOWN,
        }
    }

    /// The move over a wildcard that admits the namespace.
    fn through_wildcard<'m>(&self, model: &'m Model, ns: NsId) -> Option<Next<'m>> {
        let parent = self.frames.last()?;
        let next = parent.next(model, &self.counts, ANY)?;
        let leaf = match next {
            Next::Same => parent.state - 1,
            Next::Move(found) => found.leaf,
        };
        let wildcard = model.leaves[leaf as usize].wildcard.as_ref()?;
        self.admits(wildcard, ns).then_some(next)
    }

    /// Structures 3.10.4 and 3.10.6: whether a wildcard admits a namespace.
    pub(crate) fn admits(&self, wildcard: &Wildcard, ns: NsId) -> bool {
        let uri = self.uri_of(ns);
        match &wildcard.namespaces {
            Namespaces::Any => true,
            Namespaces::Other(target) => uri.is_none_or(|u| !u.is_empty() && u != target),
            Namespaces::Listed(list) => uri.is_some_and(|u| list.iter().any(|l| l == u)),
        }
    }

    fn uri_of(&self, ns: NsId) -> Option<&str> {
        self.reader.uri_of(ns)
    }

    #[inline]
    fn open_leaf(&mut self, schema: &Compiled, model: &Model, tag: &StartTag, leaf: u16) {
        let found = &model.leaves[leaf as usize];
        let Some(declared) = &found.declared else {
            let process = found.wildcard.as_ref().map_or(Process::Skip, |w| w.process);
            return self.open_wild(schema, tag, leaf, process);
        };
        self.open_as(schema, tag, Some(leaf), declared.node);
    }

    /// Opens a child of that type; `leaf` is its leaf in the parent's model.
    #[inline]
    pub(crate) fn open_as(
        &mut self,
        schema: &Compiled,
        tag: &StartTag,
        leaf: Option<u16>,
        node: NodeId,
    ) {
        let at = self.reader.window.offset(tag.at);
        let mut frame = Frame::new(Kind::Typed, node, self.counts.len());
        frame.leaf = leaf;
        if let Some(parent) = self.frames.last() {
            if let (Some(leaf), Some(model)) = (leaf, schema.model(parent.node)) {
                let found = &model.leaves[leaf as usize];
                if let Some(total) = found.total {
                    frame.index = self.counts[parent.counters + total as usize];
                }
                frame.demands = found.demands;
            }
            if parent.watch != 0 {
                let name = &self.reader.window.data()[tag.local.0..tag.local.1];
                frame.watch = self.watching.enter(parent.watch, name, at);
                if !matches!(schema.node(node).content, NodeContent::Value(_)) {
                    self.watching.present(frame.watch, at, name.len() + 1);
                }
                self.release();
            }
        }
        match &schema.node(node).content {
            NodeContent::Elements(model) | NodeContent::Mixed(model) if model.counters > 0 => {
                self.counts.resize(frame.counters + model.counters, 0);
            }
            _ => {}
        }
        self.frames.push(frame);
        if !schema.node(node).attributes.is_empty() || !self.reader.attributes().is_empty() {
            self.attributes(schema, tag);
        }
    }

    fn open_wild(&mut self, schema: &Compiled, tag: &StartTag, leaf: u16, process: Process) {
        match process {
            Process::Skip => self.open_unchecked(Kind::Skipped, tag),
            Process::Lax => self.start_lax(schema, tag),
            Process::Strict => self.start_strict(schema, tag),
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.leaf = Some(leaf);
        }
    }

    /// Structures 3.10.1: against the declaration where there is one.
    fn start_lax(&mut self, schema: &Compiled, tag: &StartTag) {
        let name = self.name_in(schema, tag);
        if let Some(declared) = schema.global(name) {
            self.open_as(schema, tag, None, declared.node);
            return self.note_signature(tag);
        }
        self.open_unchecked(Kind::Lax, tag);
        self.lax_attributes(schema);
    }

    fn start_strict(&mut self, schema: &Compiled, tag: &StartTag) {
        let name = self.name_in(schema, tag);
        match schema.global(name) {
            Some(declared) => {
                self.open_as(schema, tag, None, declared.node);
                self.note_signature(tag);
            }
            None => {
                self.undeclared_in_strict(tag);
                self.open_unchecked(Kind::Skipped, tag);
            }
        }
    }

    /// Text between elements: white space only, however it is written.
    pub(crate) fn text_between(&mut self, schema: &Compiled, text: &TextToken) {
        self.scratch.clear();
        let data = self.reader.window.data();
        text.append(data, &mut self.scratch);
        let is_white = |b: &u8| matches!(b, b' ' | b'\t' | b'\n' | b'\r');
        let said = self.frames.last().is_none_or(|f| f.text_said);
        if text.faulty || said || self.scratch.iter().all(is_white) {
            return;
        }
        // What is no character at all is said to be so already.
        let blank = data[text.from..text.to].iter().take_while(|b| is_white(b)).count();
        let at = self.reader.window.offset(text.from + blank);
        if self.reader.window.blemished(at, at + 1) {
            return;
        }
        self.text_in_container(schema, text);
    }
}
