//! The pass over one input: tokens in, findings out.

use super::compile::{Compiled, NodeContent, NodeId};
use super::frame::{Frame, Kind};
use super::json::JsonSchema;
use super::judge::OfValue;
use super::lane::Lane;
use super::observe::{Observed, Watching};
use super::set::Loaded;
use super::sink::{Draft, Sink};
use super::split::{Meeting, NOWHERE, Split};
use super::versions::Answers;
use super::workspace::Workspace;
use crate::diagnostic::codes;
use crate::source::{BlemishKind, MarkId, Window};
use crate::xml::{Fault, Limits, NsId, Reader, StartTag, TextToken, Token};
use std::sync::Arc;

/// Everything that one input needs while it is checked.
pub(crate) struct Engine<'i> {
    pub(crate) reader: Reader<'i>,
    pub(crate) sink: Sink,
    pub(crate) frames: Vec<Frame>,
    /// The counters of all open elements.
    pub(crate) counts: Vec<u32>,
    /// Elements above the part that is checked: the wrapper's.
    pub(crate) outer: usize,
    /// The path of the element whose text was decoded to this input; empty for a file.
    pub(crate) above: String,
    /// The value being collected.
    pub(crate) value: Vec<u8>,
    pub(crate) scratch: Vec<u8>,
    /// The namespaces of the schema in use, as the reader numbers them.
    pub(crate) spaces: Vec<NsId>,
    pub(crate) watching: Watching<'i>,
    /// The user's own JSON Schema.
    pub(crate) json_schema: Option<Arc<dyn JsonSchema>>,
    /// Whether rules are run.
    pub(crate) rules: bool,
    /// Stop at the first error.
    pub(crate) first_only: bool,
    pub(crate) lane: Lane,
    /// The decoded offset where it is to be seen what others have done of the input.
    pub(crate) halt: u64,
    /// The work of others, if this engine leads it.
    pub(crate) split: Option<Split<'i>>,
    /// What was asked of other versions of the message.
    pub(crate) answers: Answers,
    undecodable: Option<Undecodable>,
    /// A finding of this tag made its attributes or content doubtful.
    pub(crate) tag_faulty: bool,
    /// The attribute that belongs to the value that comes next.
    pub(crate) attribute: OfValue,
    /// Comments belong to the element whose start tag is being taken.
    pub(crate) heeding: bool,
}

/// The bytes that cannot be decoded are one defect of a file, said at the first place.
struct Undecodable {
    finding: Option<super::sink::FindingId>,
    message: String,
    more: u64,
}

/// How reading an element, a part or the whole came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The part's root element closed, or the document is complete.
    Closed,
    /// Reading stopped at a fault, or at the first error where that is enough.
    Stopped,
}

impl<'i> Engine<'i> {
    /// An engine that reads `window`, the buffer of which may be that of `workspace`.
    pub(crate) fn new(
        window: Window<'i>,
        limits: Limits,
        workspace: Workspace,
        cap: usize,
        first_only: bool,
    ) -> Engine<'i> {
        let Workspace { reader, frames, counts, value, scratch, spaces, lane, contexts } =
            workspace;
        Engine {
            reader: Reader::with_buffers(window, limits, reader),
            sink: Sink::new(cap),
            frames,
            counts,
            outer: 0,
            above: String::new(),
            value,
            scratch,
            spaces,
            watching: Watching::in_contexts(contexts),
            json_schema: None,
            rules: false,
            first_only,
            lane,
            halt: NOWHERE,
            split: None,
            answers: Answers::default(),
            undecodable: None,
            tag_faulty: false,
            attribute: OfValue::default(),
            heeding: false,
        }
    }

    /// The next token, after saying what is wrong before it.
    #[inline]
    pub(crate) fn token(&mut self) -> Token {
        let token = self.reader.next_token();
        self.tag_faulty = false;
        if !self.reader.faults().is_empty() || self.reader.window.damaged() {
            self.say_faults(&token);
        }
        if !self.reader.notes.is_empty() {
            self.heed(&token);
        }
        token
    }

    /// Checks the part whose root element has just started, to its end.
    pub(crate) fn part(&mut self, loaded: &Arc<Loaded>, tag: &StartTag, root: NodeId) -> Outcome {
        let schema = &loaded.compiled;
        let base = self.frames.len();
        self.answers = Answers::default();
        self.sink.suppressions.begin_part();
        self.begin_judging(schema, tag);
        self.spaces.clear();
        self.spaces.extend(schema.names.spaces().iter().map(|uri| self.reader.know(uri)));
        for uri in &schema.listed {
            self.reader.know(uri);
        }
        self.open_typed(schema, tag, root);
        self.say_inside();
        schema.count_use();
        self.content(loaded, base)
    }

    /// Checks what is in the frames from `base` on until they are closed; an engine that
    /// leads no others only until it comes to its halt.
    pub(crate) fn content(&mut self, loaded: &Arc<Loaded>, base: usize) -> Outcome {
        let schema = &loaded.compiled;
        let mut lane = None;
        while self.frames.len() > base {
            match lane {
                Some(table) => self.take_lane(table, schema.message(), base),
                None => lane = self.open_lane(loaded, base),
            }
            if self.is_near_halt() {
                match self.meet(loaded) {
                    Meeting::No => {}
                    Meeting::Joined => continue,
                    Meeting::End => return Outcome::Stopped,
                }
            }
            match self.token() {
                Token::Start(tag) => {
                    self.start(schema, &tag);
                    self.say_inside();
                }
                Token::Text(text) => self.text(schema, &text),
                Token::End(at) => self.end(schema, at),
                Token::Complete | Token::Stopped => {
                    self.tell_open(schema, base);
                    return Outcome::Stopped;
                }
            }
            if self.outcome() == Outcome::Stopped {
                return Outcome::Stopped;
            }
        }
        Outcome::Closed
    }

    /// Whether to go on.
    #[inline]
    pub(crate) fn outcome(&self) -> Outcome {
        let is_enough = self.first_only && self.sink.errors() > 0;
        if is_enough { Outcome::Stopped } else { Outcome::Closed }
    }

    /// Opens an element of that type.
    pub(crate) fn open_typed(&mut self, schema: &Compiled, tag: &StartTag, node: NodeId) {
        let at = self.reader.window.offset(tag.at);
        let mut frame = Frame::new(Kind::Typed, node, self.counts.len());
        if let Some(model) = schema.model(node) {
            self.counts.resize(self.counts.len() + model.counters, 0);
        }
        let name = &self.reader.window.data()[tag.local.0..tag.local.1];
        frame.watch = self.watching.start(0, name, at);
        if frame.watch != 0 {
            self.watching.mark(&mut self.reader.window);
        }
        self.reader.hold = self.watching.hold();
        self.frames.push(frame);
        self.note_signature(tag);
        self.attributes(schema, tag);
    }

    /// Opens an element that is not checked.
    pub(crate) fn open_unchecked(&mut self, kind: Kind, tag: &StartTag) {
        self.frames.push(Frame::new(kind, NodeId(0), self.counts.len()));
        self.note_signature(tag);
    }

    pub(crate) fn local(&self, tag: &StartTag) -> &[u8] {
        &self.reader.window.data()[tag.local.0..tag.local.1]
    }

    #[inline]
    fn text(&mut self, schema: &Compiled, text: &TextToken) {
        let Some(frame) = self.frames.last() else { return };
        if frame.kind != Kind::Typed {
            return;
        }
        match &schema.node(frame.node).content {
            NodeContent::Value(_) => self.value_text(schema, text),
            NodeContent::Elements(_) if text.blank => {}
            NodeContent::Elements(_) => self.text_between(schema, text),
            NodeContent::Mixed(_) => {}
            NodeContent::Empty => self.text_in_empty(text),
        }
    }

    #[inline]
    fn end(&mut self, schema: &Compiled, at: usize) {
        let Some(frame) = self.frames.last() else { return };
        if frame.lent {
            return self.give_back();
        }
        if frame.kind == Kind::Typed {
            match &schema.node(frame.node).content {
                NodeContent::Value(_) if !frame.value_done => self.value_end(schema, at),
                NodeContent::Elements(model) | NodeContent::Mixed(model)
                    if frame.trouble.is_some() || !frame.may_end(model, &self.counts) =>
                {
                    self.close_children(schema, model, at);
                }
                NodeContent::Elements(_) if !frame.has_children && !frame.text_said => {
                    self.judge_hollow(schema, at);
                }
                _ => {}
            }
        }
        if let Some(watch) = self.frames.last().map(|f| f.watch).filter(|watch| *watch != 0) {
            self.close_watched(schema.message(), watch);
        }
        let Some(frame) = self.frames.pop() else { return };
        self.counts.truncate(frame.counters);
    }

    /// A watched element ends, of that message if it is of one.
    pub(crate) fn close_watched(&mut self, message: &str, watch: u32) {
        let mut watching = std::mem::take(&mut self.watching);
        let closed = watching.leave(watch, message, &|| self.path());
        self.watching = watching;
        self.say_observed(closed);
        self.reader.hold = self.watching.hold();
    }

    /// Marks the places that observers may ask for, so that the window may leave the text of
    /// long contexts behind.
    pub(crate) fn release(&mut self) {
        self.watching.mark(&mut self.reader.window);
        self.reader.hold = self.watching.hold();
    }

    /// Says what observers found.
    pub(crate) fn say_observed(&mut self, closed: Observed) {
        let placed = self.watching.placed(closed, &mut self.reader.window);
        self.say_placed(placed);
    }

    pub(crate) fn say_placed(&mut self, found: Vec<(Draft, MarkId)>) {
        for (draft, mark) in found {
            self.say(draft, mark);
        }
    }

    /// Reading stopped inside the part: what was wrong in the open elements is said.
    fn tell_open(&mut self, schema: &Compiled, base: usize) {
        let is_unclosed = self.reader.stopped().is_some_and(|(_, c)| *c == codes::END_TAG_MISMATCH);
        let depth = self.frames.len();
        while self.frames.len() > base {
            // An element that was never closed swallows what follows: one defect.
            let swallowed = self.frames.last_mut().and_then(|f| f.misshapen.take());
            if let Some(said) = swallowed.filter(|_| is_unclosed && self.frames.len() + 2 > depth) {
                self.sink.retract(said, &mut self.reader.window);
            }
            let trouble = self.frames.last_mut().and_then(|f| f.trouble.take());
            let model = self.frames.last().and_then(|f| schema.model(f.node));
            if let (Some(trouble), Some(model)) = (trouble, model) {
                self.tell(schema, model, trouble.problems);
            }
            self.frames.pop();
        }
    }

    /// Marks a place in the current window.
    pub(crate) fn mark(&mut self, index: usize, length: usize) -> MarkId {
        let at = self.reader.window.offset(index);
        self.reader.window.mark(at, length as u64)
    }

    /// Says something at once.
    pub(crate) fn say(&mut self, draft: Draft, mark: MarkId) -> Option<super::sink::FindingId> {
        self.sink.push(draft, mark, &mut self.reader.window)
    }

    /// What is wrong before the token, in the order of the text.
    #[cold]
    fn say_faults(&mut self, token: &Token) {
        let inside = matches!(token, Token::Start(_));
        self.tag_faulty = inside && self.reader.faults().iter().any(|f| f.inside);
        let faults: Vec<Fault> = self.reader.faults().extract_if(.., |f| !f.inside).collect();
        for fault in faults {
            self.say_fault(fault);
        }
        let until = match token {
            Token::Start(tag) => tag.at,
            Token::Text(text) => text.from,
            Token::End(at) => *at,
            Token::Complete | Token::Stopped => self.reader.position(),
        };
        let until = self.reader.window.offset(until);
        self.say_blemishes(until);
    }

    /// What is wrong inside the start tag that was just taken.
    #[inline]
    pub(crate) fn say_inside(&mut self) {
        if self.tag_faulty {
            let faults = std::mem::take(self.reader.faults());
            for fault in faults {
                self.say_fault(fault);
            }
        }
        if self.heeding {
            self.heeded();
        }
    }

    #[cold]
    pub(crate) fn say_fault(&mut self, fault: Fault) {
        self.watching.damage();
        self.say_blemishes(fault.at);
        // Where an input could not be read on, its end is none.
        let is_early_end = [&codes::ELEMENT_UNCLOSED, &codes::ROOT_MISSING].contains(&fault.code);
        if is_early_end && self.reader.window.failure().is_some() {
            return;
        }
        let window = &mut self.reader.window;
        let mark = fault.mark.unwrap_or_else(|| window.mark(fault.at, fault.length));
        let draft = Draft {
            code: fault.code,
            severity: fault.code.severity,
            message: fault.message,
            path: self.path(),
            expected: fault.expected,
            found: fault.found,
            help: fault.help,
            bank_reason: Some("FF01"),
        };
        self.say(draft, mark);
    }

    /// Says what is wrong with single characters before that decoded offset.
    pub(crate) fn say_blemishes(&mut self, until: u64) {
        while let Some(blemish) = self.reader.window.next_blemish(until) {
            match blemish.kind {
                BlemishKind::Undecodable(bytes) => {
                    self.undecodable(blemish.at, &bytes, blemish.mark, self.path());
                }
                BlemishKind::Illegal(c) => {
                    let window = &mut self.reader.window;
                    let mark = blemish.mark.unwrap_or_else(|| window.mark(blemish.at, 1));
                    let draft = Draft::new(
                        &codes::CHARACTER_ILLEGAL,
                        format!("the character U+{c:04X} may not stand in XML"),
                        self.path(),
                    )
                    .found(format!("U+{c:04X}"))
                    .help("remove it; no reference can stand for it either")
                    .reason(Some("FF01"));
                    self.say(draft, mark);
                }
            }
        }
    }

    /// Says of the first bytes that are no character what they are, and counts the others.
    pub(crate) fn undecodable(
        &mut self,
        at: u64,
        bytes: &[u8],
        mark: Option<MarkId>,
        path: String,
    ) {
        let window = &mut self.reader.window;
        let mark = mark.unwrap_or_else(|| window.mark(at, bytes.len() as u64));
        if let Some(known) = &mut self.undecodable {
            known.more += 1;
            window.forget(mark);
            return;
        }
        let shown: Vec<String> = bytes.iter().map(|b| format!("{b:02X}")).collect();
        let name = self.reader.window.detected().name;
        let message = format!("bytes that are no character of {name}");
        let meant = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0;
        let mut draft = Draft::new(&codes::UNDECODABLE_BYTES, message.clone(), path)
            .found(format!("bytes {}", shown.join(" ")))
            .expected(format!("text in {name}, as the file declares or leaves to be understood"))
            .reason(Some("FF01"));
        if name == "UTF-8" {
            draft = draft.help(format!(
                "save the file as UTF-8; in windows-1252 these bytes would be {meant:?}"
            ));
        }
        let finding = self.say(draft, mark);
        self.undecodable = Some(Undecodable { finding, message, more: 0 });
    }

    /// Says at the end how often bytes could not be decoded.
    pub(crate) fn finish_undecodable(&mut self) {
        if let Some(Undecodable { finding: Some(id), message, more }) = self.undecodable.take()
            && more > 0
        {
            self.sink.amend(id, format!("{message}, here and at {more} more places"));
        }
    }
}
