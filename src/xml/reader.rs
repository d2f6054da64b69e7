//! The reader: from the window, one token after another.

use super::binding::{attribute_namespace, bind, undeclared};
use super::fault::{Fault, second_root, text_outside, too_deep, too_long};
use super::markup::{
    comment, end_of_instruction, forbidden_declaration, misplaced, wrong_instruction,
};
use super::namespace::{self, NsId};
use super::stack::Stack;
use super::tag::{self, Attribute, RawAttribute, RawTag, StartTag};
use super::text::{self, TextToken};
use super::word::{Judged, Word, skip_white};
use super::{declaration, name};
use crate::diagnostic::{Code, codes};
use crate::source::{Anchor, Landing, MarkId, Window};
use std::io::Read;

/// What a file may have at most before it is left unchecked. All but `depth` are
/// counts of bytes or attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Elements, or arrays and objects, open at once; of these never more than 1,000.
    pub depth: usize,
    /// Bytes of one name.
    pub name_length: usize,
    /// Attributes of one tag, namespace declarations included.
    pub attributes: usize,
    /// Bytes of one text, comment, CDATA section, processing instruction or attribute
    /// value as written.
    pub text_length: usize,
    /// Bytes of a JSON text, which is held whole.
    pub json_length: usize,
}

impl Default for Limits {
    /// Far above any real message; the text fits the 10 MB of `Max10MbBinary` in base64.
    fn default() -> Limits {
        Limits {
            depth: 1_000,
            name_length: 100_000,
            attributes: 20_000,
            text_length: 20_000_000,
            json_length: 20_000_000,
        }
    }
}

/// What the reader came to. Indexes are good until the next call.
#[derive(Clone, Copy, Debug)]
pub enum Token {
    /// An element starts; [`Reader::attributes`] are its attributes.
    Start(StartTag),
    /// Character data inside the root element.
    Text(TextToken),
    /// The element opened last ends; the index is that of its end tag, or of the tag
    /// itself where it is empty.
    End(usize),
    /// The document is complete.
    Complete,
    /// A fault left no way to go on; nothing more comes.
    Stopped,
}

/// A comment that is meant for this program: it starts with `isoproof:`.
#[derive(Debug)]
pub(crate) struct Note {
    pub(crate) mark: MarkId,
    /// Its text, without what makes it a comment.
    pub(crate) text: String,
}

/// Text that may be read, and where it stands.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) data: &'a [u8],
    pub(crate) base: u64,
    /// Nothing follows `data`.
    pub(crate) ended: bool,
}

impl View<'_> {
    pub(crate) fn offset(&self, index: usize) -> u64 {
        self.base + index as u64
    }
}

/// Why a construct could not be read.
#[derive(Debug)]
pub(crate) enum Stop {
    /// The text ends inside it.
    Short(&'static str),
    /// It leaves no way to go on.
    Fatal(Box<Fault>),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Stop {
        Stop::Fatal(Box::new(fault))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Prolog,
    Content,
    Epilog,
    Over,
}

/// What one step came to.
enum Step {
    Token(Token),
    /// Something was passed that is no token.
    Passed,
}

/// The buffers of a reader, kept from one input for the next.
#[derive(Debug, Default)]
pub(crate) struct Buffers {
    pub(crate) text: Vec<u8>,
    open: Stack,
    judged: Judged,
    raw: RawTag,
    attributes: Vec<Attribute>,
}

/// Reads a document strictly.
pub struct Reader<'i> {
    /// The input.
    pub window: Window<'i>,
    /// Decoded offset from which text must stay in the window, if before the reader.
    pub hold: Option<u64>,
    /// The comments passed that are meant for this program, until they are taken.
    pub(crate) notes: Vec<Note>,
    limits: Limits,
    at: usize,
    phase: Phase,
    open: Stack,
    judged: Judged,
    raw: RawTag,
    attributes: Vec<Attribute>,
    /// The element opened last was an empty-element tag at this index.
    closing: Option<usize>,
    /// The element opened last has ended; its name and bindings hold until the next token.
    leaving: bool,
    stopped: Option<(u64, &'static Code)>,
    /// Text stood before the root element, and that was said: what it moved out of
    /// place is the same defect.
    text_said: bool,
    faults: Vec<Fault>,
}

impl<'i> Reader<'i> {
    /// Reads from the start of `window`.
    pub fn new(window: Window<'i>, limits: Limits) -> Reader<'i> {
        Reader::with_buffers(window, limits, Buffers::default())
    }

    /// The same in buffers that another reader had, whose `text` may be in `window`.
    pub(crate) fn with_buffers(window: Window<'i>, limits: Limits, buffers: Buffers) -> Reader<'i> {
        let Buffers { text: _, open, judged, raw, attributes } = buffers;
        Reader {
            window,
            hold: None,
            notes: Vec::new(),
            limits,
            at: 0,
            phase: Phase::Prolog,
            open,
            judged,
            raw,
            attributes,
            closing: None,
            leaving: false,
            stopped: None,
            text_said: false,
            faults: Vec::new(),
        }
    }

    /// Reads on in the middle of an input, between tags inside the root element: the window
    /// starts there, and these elements are open.
    pub(crate) fn resume(&mut self, open: Stack) {
        self.open = open;
        self.phase = Phase::Content;
    }

    /// Its buffers, for another reader.
    pub(crate) fn into_buffers(mut self) -> Buffers {
        let Reader { mut open, judged, raw, attributes, .. } = self;
        open.clear();
        Buffers { text: self.window.take_room(), open, judged, raw, attributes }
    }

    /// The next token.
    pub fn next_token(&mut self) -> Token {
        if std::mem::take(&mut self.leaving) {
            self.leave();
        }
        if let Some(at) = self.closing.take() {
            self.leaving = true;
            return Token::End(at);
        }
        loop {
            let faults = self.faults.len();
            match self.step() {
                Ok(Step::Token(token)) => return token,
                Ok(Step::Passed) => {}
                Err(Stop::Short(what)) => {
                    self.faults.truncate(faults);
                    if self.window.ended() {
                        return self.end_inside(what);
                    }
                    if self.window.data().len() - self.at > self.limits.text_length {
                        let at = self.window.offset(self.at);
                        return self.stop(too_long(at, self.limits.text_length));
                    }
                    self.fill();
                }
                Err(Stop::Fatal(fault)) => return self.stop(*fault),
            }
        }
    }

    fn fill(&mut self) {
        // Much may be passed before the next token, with which they are said.
        for fault in self.faults.iter_mut().filter(|fault| fault.mark.is_none()) {
            fault.mark = Some(self.window.mark(fault.at, fault.length));
        }
        let hold = self.hold.and_then(|at| self.window.index(at));
        let keep = hold.map_or(self.at, |index| index.min(self.at));
        let dropped = self.window.fill(keep, &mut self.open.elements);
        self.at -= dropped;
    }

    fn stop(&mut self, fault: Fault) -> Token {
        self.phase = Phase::Over;
        let line = self.window.line_of(&Anchor { at: fault.at, line: 0 });
        self.stopped = Some((line, fault.code));
        self.faults.push(fault);
        Token::Stopped
    }

    #[inline(always)]
    fn step(&mut self) -> Result<Step, Stop> {
        match self.phase {
            Phase::Content => self.content(),
            Phase::Prolog | Phase::Epilog => self.outside(),
            Phase::Over => Ok(Step::Token(Token::Stopped)),
        }
    }

    /// Inside the root element. White space before a start tag means nothing: where it
    /// would be a value, the tag is the defect.
    #[inline(always)]
    fn content(&mut self) -> Result<Step, Stop> {
        let view = view(&self.window);
        let next = skip_white(view.data, self.at);
        if let [b'<', b, ..] = view.data[next..]
            && (next == self.at || !matches!(b, b'/' | b'!' | b'?'))
        {
            self.at = next;
            return self.markup();
        }
        if view.data.get(self.at) == Some(&b'<') {
            return Err(Stop::Short("a tag"));
        }
        if self.at == view.data.len() {
            return Err(Stop::Short("an element"));
        }
        let token = text::read(view, self.at, &mut self.faults)?;
        if token.to - token.from > self.limits.text_length {
            return Err(too_long(view.offset(token.from), self.limits.text_length).into());
        }
        self.at = token.to;
        Ok(Step::Token(Token::Text(token)))
    }

    #[inline(always)]
    fn markup(&mut self) -> Result<Step, Stop> {
        let view = view(&self.window);
        match view.data.get(self.at + 1) {
            None => Err(Stop::Short("a tag")),
            Some(b'/') => self.end_tag(),
            Some(b'!') => self.declaration(),
            Some(b'?') => self.instruction(),
            Some(_) => self.start_tag(),
        }
    }

    #[inline(always)]
    fn start_tag(&mut self) -> Result<Step, Stop> {
        let view = view(&self.window);
        let at = self.at;
        tag::read(view, at, &self.limits, &mut self.judged, &mut self.raw, &mut self.faults)?;
        if self.phase == Phase::Epilog {
            return Err(second_root(view.offset(at)).into());
        }
        if self.open.elements.len() >= self.limits.depth {
            return Err(too_deep(view.offset(at), self.limits.depth).into());
        }
        let (from, to) = self.raw.name;
        let word = self.raw.word;
        let anchor = Anchor { at: view.offset(at), line: 0 };
        let misnamed = self.raw.is_misnamed || self.raw.has_strays;
        self.open.push(anchor, word, &self.window.data()[from..to], misnamed);
        self.attributes.clear();
        if !self.raw.attributes.is_empty() {
            self.resolve_attributes();
        }
        let ns = if self.raw.local == from {
            self.open.scope.default()
        } else {
            self.prefix_of_element()
        };
        self.phase = Phase::Content;
        self.at = self.raw.end;
        self.closing = self.raw.empty.then_some(at);
        Ok(Step::Token(Token::Start(StartTag {
            at,
            local: (self.raw.local, to),
            ns,
            word: self.local_word(),
        })))
    }

    #[inline]
    fn local_word(&self) -> Word {
        if self.raw.local == self.raw.name.0 {
            return self.raw.word;
        }
        Word::of(&self.window.data()[self.raw.local..self.raw.name.1])
    }

    fn prefix_of_element(&mut self) -> NsId {
        let view = view(&self.window);
        let (from, to) = self.raw.name;
        let prefix = &view.data[from..self.raw.local - 1];
        if prefix == b"xmlns" {
            let message = "an element may not have the prefix xmlns";
            let at = view.offset(from - 1);
            self.faults.push(
                Fault::new(&codes::NAMESPACE_RESERVED, at, (to - from + 1) as u64, message)
                    .inside(),
            );
            return namespace::UNKNOWN;
        }
        match self.open.scope.prefix(prefix) {
            Some(ns) => ns,
            None => {
                self.faults.push(undeclared(view, from - 1, to, prefix));
                namespace::UNKNOWN
            }
        }
    }

    /// Declarations first, since they hold for the whole tag, then the other attributes.
    fn resolve_attributes(&mut self) {
        let view = view(&self.window);
        let depth = self.open.elements.len();
        for raw in &self.raw.attributes {
            let name = &view.data[raw.name.0..raw.name.1];
            let prefix = match name.strip_prefix(b"xmlns") {
                Some(b"") => &b""[..],
                Some([b':', prefix @ ..]) if !prefix.is_empty() => prefix,
                _ => continue,
            };
            bind(&mut self.open.scope, view, raw, prefix, depth, &mut self.faults);
        }
        for raw in &self.raw.attributes {
            let name = &view.data[raw.name.0..raw.name.1];
            if name == b"xmlns" || name.starts_with(b"xmlns:") {
                continue;
            }
            let before = self.faults.len();
            let ns = attribute_namespace(&self.open.scope, view, raw, &mut self.faults);
            self.attributes.push(Attribute {
                at: raw.name.0,
                local: (raw.local, raw.name.1),
                ns,
                value: raw.value,
                coded: raw.coded,
                faulty: raw.faulty || self.faults.len() > before,
            });
        }
        self.find_same_expanded();
    }

    /// Namespaces 1.0 section 6.3: no two attributes with one expanded name.
    fn find_same_expanded(&mut self) {
        let view = view(&self.window);
        let prefixed =
            |a: &RawAttribute| a.local != a.name.0 && !view.data[a.name.0..].starts_with(b"xmlns:");
        let with_prefix: Vec<&RawAttribute> =
            self.raw.attributes.iter().filter(|a| prefixed(a)).collect();
        let expanded = |a: &RawAttribute| {
            let prefix = &view.data[a.name.0..a.local - 1];
            (self.open.scope.uri(prefix).unwrap_or_default(), &view.data[a.local..a.name.1])
        };
        let mut names: Vec<_> = with_prefix
            .iter()
            .map(|a| (expanded(a), a.name))
            .filter(|((uri, _), _)| !uri.is_empty())
            .collect();
        names.sort();
        for pair in names.windows(2).filter(|w| w[0].0 == w[1].0) {
            self.faults.push(tag::duplicate(view, pair[1].1.0, pair[1].1.1));
        }
    }

    #[inline(always)]
    fn end_tag(&mut self) -> Result<Step, Stop> {
        let view = view(&self.window);
        let at = self.at;
        if let Some(open) = self.open.elements.last()
            && open.word != Word::NONE
            && open.word.closes(view.data, at + 2, open.length)
        {
            self.at = at + 2 + open.length + 1;
            self.leaving = true;
            return Ok(Step::Token(Token::End(at)));
        }
        self.unusual_end_tag()
    }

    /// Whether the reader stands behind a whole tag inside the root element, with nothing
    /// to be said.
    pub(crate) fn is_between_tags(&mut self) -> bool {
        if std::mem::take(&mut self.leaving) {
            self.leave();
        }
        self.phase == Phase::Content
            && self.closing.is_none()
            && self.faults.is_empty()
            && self.notes.is_empty()
    }

    /// Whether names with that prefix, colon included, are of that namespace here.
    pub(crate) fn binds(&self, prefix: &[u8], ns: Option<NsId>) -> bool {
        let bound = match prefix.split_last() {
            Some((_, prefix)) => self.open.scope.prefix(prefix),
            None => Some(self.open.scope.default()),
        };
        bound.is_some() && bound == ns
    }

    /// Passes the end tag at that index, between tags, if it is the plain one of the
    /// element opened last.
    pub(crate) fn close_plainly(&mut self, at: usize) -> bool {
        let data = self.window.data();
        let closed =
            self.open.elements.last().filter(|open| {
                open.word != Word::NONE && open.word.closes(data, at + 2, open.length)
            });
        let Some(length) = closed.map(|open| open.length) else { return false };
        self.at = at + 2 + length + 1;
        self.leave();
        true
    }

    /// Opens the element whose start tag, without attributes, is at index `at`, its name
    /// being at `name`.
    pub(crate) fn open_plainly(&mut self, at: usize, name: (usize, usize)) {
        let written = &self.window.data()[name.0..name.1];
        let word = Word::of(written);
        let anchor = Anchor { at: self.window.offset(at), line: 0 };
        self.open.push(anchor, word, written, false);
    }

    /// Goes on at that index, between tags.
    pub(crate) fn go_to(&mut self, at: usize) {
        self.at = at;
    }

    /// Goes on at decoded offset `to` if it stands between tags and only white space
    /// stands before that.
    pub(crate) fn comes_to(&mut self, to: u64) -> bool {
        let Some(to) = self.window.index(to).filter(|to| *to >= self.at) else { return false };
        let is_there = skip_white(&self.window.data()[..to], self.at) == to;
        if is_there && self.is_between_tags() {
            self.at = to;
            return true;
        }
        false
    }

    /// What is open.
    pub(crate) fn open(&self) -> &Stack {
        &self.open
    }

    /// Where another reader may go on, and with what open; `None` if that needs text that
    /// is no longer here. Lines are those of the window.
    pub(crate) fn landing(&self) -> Option<(Landing, Stack)> {
        let landing = self.window.landing(self.at)?;
        let mut open = self.open.clone();
        open.find_lines(&self.window);
        Some((landing, open))
    }

    /// Goes over to where another reader landed that was resumed here: `kept` elements
    /// stayed open, and behind them those of `open` are. `input` gives the bytes of the
    /// input from a byte on.
    pub(crate) fn land(
        &mut self,
        (landing, open, kept): (&Landing, &Stack, usize),
        input: impl FnOnce(u64) -> Box<dyn Read + 'i>,
    ) {
        let line = self.window.place_of(self.at).line;
        self.open.find_lines(&self.window);
        self.open.replace_from(kept, open, line);
        self.at = self.window.land(self.at, landing, input);
    }

    #[cold]
    fn unusual_end_tag(&mut self) -> Result<Step, Stop> {
        let view = view(&self.window);
        let at = self.at;
        let run = name::scan(view.data, at + 2);
        let mut end = run.end;
        while view.data.get(end).is_some_and(|b| matches!(b, b' ' | b'\t' | b'\n' | b'\r')) {
            end += 1;
        }
        let Some(&closing) = view.data.get(end) else { return Err(Stop::Short("an end tag")) };
        let name = &view.data[at + 2..run.end];
        let length = (end + 1 - at) as u64;
        let offset = view.offset(at);
        if self.open.elements.is_empty() {
            let message = "this end tag closes nothing: no element is open";
            return Err(Fault::new(&codes::END_TAG_UNEXPECTED, offset, length, message).into());
        }
        let open = self.open.name(self.open.elements.len() - 1);
        if closing != b'>' || name.is_empty() {
            let message = "an end tag is </, the name of the open element, and >";
            let open = String::from_utf8_lossy(&open);
            return Err(Fault::new(
                &codes::TAG_MALFORMED,
                offset,
                (end - at).max(2) as u64,
                message,
            )
            .expected(format!("</{open}>"))
            .into());
        }
        let is_excused = self.open.elements.last().is_some_and(|open| open.misnamed);
        if name != open.as_slice() && !is_excused && !name::has_strays(name) {
            return Err(self.mismatch(offset, length, name).into());
        }
        self.at = end + 1;
        self.leaving = true;
        Ok(Step::Token(Token::End(at)))
    }

    fn mismatch(&self, at: u64, length: u64, name: &[u8]) -> Fault {
        let open = self.open_name(self.open.elements.len().saturating_sub(1));
        let open = String::from_utf8_lossy(&open);
        let name = String::from_utf8_lossy(name);
        let line = self.open.elements.last().map_or(0, |open| self.window.line_of(&open.anchor));
        Fault::new(
            &codes::END_TAG_MISMATCH,
            at,
            length,
            format!("</{name}> stands where </{open}> must close the <{open}> of line {line}"),
        )
        .found(format!("</{name}>"))
        .expected(format!("</{open}>"))
        .help("close the elements in the reverse order of opening; names are case-sensitive")
    }

    #[inline]
    fn leave(&mut self) {
        self.open.pop();
        if self.open.elements.is_empty() {
            self.phase = Phase::Epilog;
        }
    }

    /// Comments, CDATA sections, and what may not stand in a message.
    fn declaration(&mut self) -> Result<Step, Stop> {
        let view = view(&self.window);
        let at = self.at;
        let rest = &view.data[at..];
        if rest.starts_with(b"<!--") {
            self.at = comment(view, at, &mut self.faults)?;
            let step = self.pass(at)?;
            self.note(at);
            return Ok(step);
        }
        if rest.starts_with(b"<![CDATA[") && self.phase == Phase::Content {
            let (token, end) = text::read_cdata(view, at)?;
            self.at = end;
            self.pass(at)?;
            return Ok(Step::Token(Token::Text(token)));
        }
        const OPENINGS: [&[u8]; 3] = [b"<!--", b"<![CDATA[", b"<!DOCTYPE"];
        if OPENINGS.iter().any(|o| o.len() > rest.len() && o.starts_with(rest)) {
            return Err(Stop::Short("markup"));
        }
        Err(forbidden_declaration(view.offset(at), rest).into())
    }

    /// Keeps the comment from index `from` to here if it is meant for this program.
    fn note(&mut self, from: usize) {
        let text = &self.window.data()[from + "<!--".len()..self.at - "-->".len()];
        if text.trim_ascii_start().starts_with(b"isoproof:") {
            let text = String::from_utf8_lossy(text).into_owned();
            let length = (self.at - from) as u64;
            let mark = self.window.mark(self.window.offset(from), length);
            self.notes.push(Note { mark, text });
        }
    }

    /// Checks the length of something passed that started at index `from`.
    fn pass(&mut self, from: usize) -> Result<Step, Stop> {
        if self.at - from > self.limits.text_length {
            let at = self.window.offset(from);
            return Err(too_long(at, self.limits.text_length).into());
        }
        Ok(Step::Passed)
    }

    fn instruction(&mut self) -> Result<Step, Stop> {
        let view = view(&self.window);
        let at = self.at;
        let target = name::scan(view.data, at + 2);
        let Some(&behind) = view.data.get(target.end) else {
            return Err(Stop::Short("a processing instruction"));
        };
        let name = &view.data[at + 2..target.end];
        if name == b"xml" && behind != b'>' || name == b"xml?" && behind == b'>' {
            if view.offset(at) == 0 {
                self.at = declaration::read(view, at, &mut self.faults)?;
                return Ok(Step::Passed);
            }
            self.at = end_of_instruction(view, at)?;
            if !self.text_said {
                self.faults.push(misplaced(view.offset(at)));
            }
            return Ok(Step::Passed);
        }
        let end = end_of_instruction(view, at)?;
        if let Some(fault) = wrong_instruction(view, at, end) {
            self.faults.push(fault);
        }
        self.at = end;
        self.pass(at)
    }

    /// Before and behind the root element.
    fn outside(&mut self) -> Result<Step, Stop> {
        let view = view(&self.window);
        let rest = &view.data[self.at..];
        let blank = rest.iter().take_while(|b| is_blank_outside(**b)).count();
        let Some(&next) = rest.get(blank) else {
            self.at += blank;
            if view.ended {
                return self.end_outside();
            }
            return Err(Stop::Short("the document"));
        };
        self.at += blank;
        if next == b'<' {
            let is_cdata = view.data[self.at..].starts_with(b"<![CDATA[");
            if is_cdata {
                return Err(text_outside(view.offset(self.at), 9).into());
            }
            if view.data.get(self.at + 1) == Some(&b'/') && self.phase == Phase::Epilog {
                return self.unusual_end_tag();
            }
            return self.markup();
        }
        let length = memchr::memchr(b'<', &view.data[self.at..]);
        if length.is_none() && !view.ended {
            return Err(Stop::Short("the document"));
        }
        let length = length.unwrap_or(view.data.len() - self.at);
        let at = view.offset(self.at);
        // What is no character is said to be so; that it stands outside adds nothing.
        if !self.window.blemished(at, at + 1) {
            self.faults.push(text_outside(at, length as u64));
            self.text_said = true;
        }
        self.at += length;
        Ok(Step::Passed)
    }

    fn end_outside(&mut self) -> Result<Step, Stop> {
        if self.phase == Phase::Epilog {
            self.phase = Phase::Over;
            return Ok(Step::Token(Token::Complete));
        }
        if self.text_said {
            self.phase = Phase::Over;
            return Ok(Step::Token(Token::Stopped));
        }
        let at = self.window.offset(self.at);
        Err(Fault::new(&codes::ROOT_MISSING, at, 1, "the document has no root element")
            .expected("one element, such as <Document>, around everything")
            .into())
    }

    /// The input ends where something is not complete.
    fn end_inside(&mut self, what: &str) -> Token {
        let at = self.window.offset(self.window.data().len());
        let open = self.open_names(3);
        let message = match (self.open.elements.len(), what) {
            (0, what) => format!("the input ends inside {what}"),
            (_, "text" | "an element") => format!("the input ends before {open} is closed"),
            (_, what) => format!("the input ends inside {what}, before {open} is closed"),
        };
        self.stop(
            Fault::new(&codes::ELEMENT_UNCLOSED, at, 1, message)
                .help("the file may have been cut off: ask for it again, or close what is open"),
        )
    }

    /// The innermost open elements with their lines, innermost first.
    fn open_names(&self, most: usize) -> String {
        let mut shown = Vec::new();
        for level in (0..self.open.elements.len()).rev().take(most) {
            let name = self.open_name(level);
            let line = self.window.line_of(&self.open.elements[level].anchor);
            shown.push(format!("<{}> of line {line}", String::from_utf8_lossy(&name)));
        }
        shown.join(", ")
    }

    /// What was found since the last call, in the order of finding.
    pub fn faults(&mut self) -> &mut Vec<Fault> {
        &mut self.faults
    }

    /// The attributes of the element started last, without namespace declarations.
    pub fn attributes(&self) -> &[Attribute] {
        &self.attributes
    }

    /// A number for a namespace, the same from now on.
    pub fn know(&mut self, uri: &str) -> NsId {
        self.open.scope.know(uri)
    }

    /// The namespace name of a prefix in scope; of the empty one, the default namespace.
    pub fn namespace_of(&self, prefix: &[u8]) -> Option<&str> {
        self.open.scope.uri(prefix)
    }

    /// The prefixes and namespaces that the element started last declares.
    pub fn declarations(&self) -> Vec<(String, String)> {
        self.open.scope.declared(self.open.elements.len())
    }

    /// The namespace name of the element that `tag` started.
    pub fn namespace_of_tag(&self, tag: &StartTag) -> &str {
        let data = self.window.data();
        let prefix =
            if tag.local.0 == tag.at + 1 { &[][..] } else { &data[tag.at + 1..tag.local.0 - 1] };
        self.open.scope.uri(prefix).unwrap_or_default()
    }

    /// What a file may have at most.
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// The line at which reading stopped for good, and why.
    pub fn stopped(&self) -> Option<(u64, &'static Code)> {
        self.stopped
    }

    /// Passes a stretch without reading it as XML, so that its characters are checked; false
    /// at the end.
    pub fn skip(&mut self) -> bool {
        self.at = self.window.data().len();
        let goes_on = !self.window.ended();
        if goes_on {
            self.fill();
        }
        goes_on
    }

    /// The name of a namespace that somebody asked to know.
    pub fn uri_of(&self, id: NsId) -> Option<&str> {
        self.open.scope.uri_of(id)
    }

    /// The name of the open element at that depth, from 0, as written; empty if there
    /// is none.
    pub fn open_name(&self, depth: usize) -> Vec<u8> {
        self.open.name(depth)
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.open.elements.len()
    }

    /// The line of the start tag of the open element at that depth, from 0.
    pub fn line_of_open(&self, depth: usize) -> u64 {
        self.open.elements.get(depth).map_or(0, |open| self.window.line_of(&open.anchor))
    }

    /// The decoded offset where reading goes on.
    #[inline]
    pub(crate) fn offset(&self) -> u64 {
        self.window.offset(self.at)
    }

    /// The index where reading goes on.
    pub fn position(&self) -> usize {
        self.at
    }
}

fn view<'a>(window: &'a Window<'_>) -> View<'a> {
    View { data: window.data(), base: window.offset(0), ended: window.ended() }
}

/// White space, and the control characters that the check of characters reports.
fn is_blank_outside(b: u8) -> bool {
    b <= b' '
}
