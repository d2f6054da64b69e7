//! Single values and empty elements, shown to the judge where the fast lane does not pass.

use super::compile::Compiled;
use super::engine::Engine;
use super::observe::{Beginning, Hollow, Leaf, Single, Spot};
use crate::source::MarkId;
use crate::xml::StartTag;

/// The attribute that belongs to the value that comes next.
#[derive(Debug, Default)]
pub(crate) struct OfValue {
    text: Vec<u8>,
    mark: Option<MarkId>,
    /// How many elements are open with the one that has it.
    depth: usize,
}

impl Engine<'_> {
    /// Tells the judge that a part starts with that tag.
    pub(crate) fn begin_judging(&mut self, schema: &Compiled, tag: &StartTag) {
        if !self.watching.has_judge() {
            return;
        }
        let name = String::from_utf8_lossy(self.local(tag)).into_owned();
        let place = Spot::here(self.reader.window.offset(tag.at), tag.local.1 - tag.at);
        let beginning = Beginning {
            message: schema.message(),
            is_first: true,
            encoding: self.reader.window.detected().name,
            path: &self.path_of_root(&name),
            place,
        };
        let findings = self.watching.begin(&beginning);
        let placed = self.watching.placed_now(findings, &mut self.reader.window);
        self.say_placed(placed);
    }

    /// Keeps the attribute of the innermost element, which the schema admits.
    pub(crate) fn keep_attribute(&mut self, value: &[u8], (from, to): (usize, usize)) {
        self.drop_attribute();
        self.attribute.text.extend_from_slice(value);
        self.attribute.mark = Some(self.mark(from, to - from));
        self.attribute.depth = self.frames.len();
    }

    fn drop_attribute(&mut self) {
        self.attribute.text.clear();
        if let Some(mark) = self.attribute.mark.take() {
            self.reader.window.forget(mark);
        }
    }

    /// Shows the judge the value of the innermost element, which the schema admits and which
    /// ends at `span`; `value` is given where it is not what stands there.
    pub(crate) fn judge_single(
        &mut self,
        schema: &Compiled,
        value: Option<&[u8]>,
        span: (usize, usize),
    ) {
        if self.attribute.depth != self.frames.len() {
            self.drop_attribute();
        }
        let Some(leaf) = self.leaf_in(schema) else { return };
        let role = self.watching.role(&leaf);
        if role == 0 {
            return;
        }
        let value = value.unwrap_or(&self.reader.window.data()[span.0..span.1]);
        if self.watching.admits(role, value, &self.attribute.text) {
            return;
        }
        let place = Spot::here(self.reader.window.offset(span.0), span.1 - span.0);
        let attribute_place = self.attribute.mark.map(|mark| self.watching.spot_of(mark));
        let single = Single {
            role,
            value,
            attribute: &self.attribute.text,
            message: schema.message(),
            path: &self.path(),
            place,
            attribute_place: attribute_place.unwrap_or(place),
        };
        let findings = self.watching.judged(&single);
        let placed = self.watching.placed_now(findings, &mut self.reader.window);
        if let Some(spot) = attribute_place {
            self.watching.forget(spot);
        }
        self.say_placed(placed);
    }

    /// Shows the judge that the innermost element has no content, and ends at `at`.
    #[cold]
    pub(crate) fn judge_hollow(&mut self, schema: &Compiled, at: usize) {
        if !self.watching.has_judge() {
            return;
        }
        let Some(leaf) = self.leaf_in(schema) else { return };
        let hollow = Hollow {
            leaf,
            is_required: self.is_required(schema),
            message: schema.message(),
            path: &self.path(),
            place: Spot::here(self.reader.window.offset(at), 2),
        };
        let findings = self.watching.hollow(&hollow);
        let placed = self.watching.placed_now(findings, &mut self.reader.window);
        self.say_placed(placed);
    }

    /// What the innermost element is in the schema.
    fn leaf_in<'s>(&self, schema: &'s Compiled) -> Option<Leaf<'s>> {
        let (frame, parent) = (self.frames.last()?, self.frames.iter().rev().nth(1)?);
        let model = schema.model(parent.node)?;
        let declared = model.leaves.get(frame.leaf? as usize)?.declared.as_ref()?;
        Some(Leaf {
            parent: schema.type_local(parent.node),
            name: schema.names.local(declared.name),
            type_name: schema.type_local(frame.node),
        })
    }

    /// Whether the schema demands the innermost element in the one around it.
    fn is_required(&self, schema: &Compiled) -> bool {
        let parts = self.frames.last().zip(self.frames.iter().rev().nth(1));
        let leaf = parts.and_then(|(frame, parent)| {
            schema.model(parent.node)?.leaves.get(frame.leaf? as usize)
        });
        leaf.is_some_and(|leaf| leaf.min > 0)
    }
}
