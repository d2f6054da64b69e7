//! The reader: RFC 8259, nothing more, and what to do where a text is something else.
//!
//! After a fault that leaves no doubt of what was meant (a comma too many, a comment,
//! single quotes) it reads on; after any other it stops. Nesting takes no stack: open
//! arrays and objects are a list.

use super::fault::Faults;
use super::path::{Step, path};
use super::{Data, Fault, Member, Span, Value, number};
use crate::diagnostic::{Code, codes};
use std::collections::BTreeMap;

/// What became of a text.
#[derive(Debug)]
pub struct Reading {
    /// The value; `None` where reading stopped before its end.
    pub value: Option<Value>,
    /// Whether every value is known as it was meant, so that its content may be judged.
    /// Faults between values do not change them.
    pub is_whole: bool,
    /// What is wrong, in no order; of each kind at most as many as were asked for.
    pub faults: Vec<Fault>,
    /// The kinds of which there were more, and how many.
    pub more: Vec<(&'static Code, u64)>,
    /// The offset at which reading stopped, and why.
    pub stopped: Option<(u64, &'static Code)>,
}

/// Values are never nested deeper, whatever limit is set: who walks over them may use
/// the stack.
const DEEPEST: usize = 1_000;

/// Reads a JSON text, decoded to UTF-8, of which values may be nested `depth` deep, and
/// keeps at most `cap` faults of a kind. Spans are indexes into `text`.
///
/// ```
/// use isoproof::json::read;
/// let reading = read(br#"{"expires_in": 1800, "scope": "/v1"}"#, 100, 10);
/// let value = reading.value.expect("no fault stops the reader");
/// assert_eq!(value.member("expires_in").and_then(|v| v.number()), Some("1800"));
///
/// let reading = read(br#"{"expires_in": 1800,}"#, 100, 10);
/// assert_eq!(reading.faults[0].code.name, "comma-trailing");
/// assert!(reading.is_whole);
/// ```
#[must_use]
pub fn read(text: &[u8], depth: usize, cap: usize) -> Reading {
    let mut reader = Reader {
        text,
        at: 0,
        depth: depth.min(DEEPEST),
        open: Vec::new(),
        faults: Faults::new(cap),
        is_whole: true,
        commas_until: 0,
        lines: None,
    };
    let value = reader.document();
    let stopped = value.as_ref().err().map(|Stop(code)| (reader.at as u64, *code));
    let Faults { kept, more, .. } = reader.faults;
    Reading {
        is_whole: reader.is_whole && value.is_ok(),
        value: value.ok(),
        faults: kept,
        more: more.into_values().collect(),
        stopped,
    }
}

/// Reading cannot go on; why is said.
#[derive(Debug)]
pub(super) struct Stop(&'static Code);

/// An array or object that is open.
#[derive(Debug)]
enum Open {
    Array { from: usize, items: Vec<Value> },
    Object { from: usize, members: Vec<Member>, name: (String, Span) },
}

impl Open {
    fn from(&self) -> usize {
        match self {
            Open::Array { from, .. } | Open::Object { from, .. } => *from,
        }
    }

    fn closing(&self) -> u8 {
        if matches!(self, Open::Array { .. }) { b']' } else { b'}' }
    }

    fn step(&self) -> Step<'_> {
        match self {
            Open::Array { items, .. } => Step::Item(items.len()),
            Open::Object { name, .. } => Step::Member(&name.0),
        }
    }

    /// No member has been named since the last one was complete.
    fn is_between_members(&self) -> bool {
        matches!(self, Open::Object { name, .. } if name.1 == Span::default())
    }
}

pub(super) struct Reader<'t> {
    pub(super) text: &'t [u8],
    pub(super) at: usize,
    depth: usize,
    open: Vec<Open>,
    faults: Faults,
    pub(super) is_whole: bool,
    /// Up to there commas and blanks stand, and no closing bracket follows.
    commas_until: usize,
    /// Where lines end, once somebody asked.
    lines: Option<Vec<usize>>,
}

impl Reader<'_> {
    /// The value and nothing else.
    fn document(&mut self) -> Result<Value, Stop> {
        let value = self.value()?;
        self.space()?;
        match self.peek() {
            None => Ok(value),
            Some(first) => Err(self.trailing(first)),
        }
    }

    /// A value, with all that is in it.
    fn value(&mut self) -> Result<Value, Stop> {
        loop {
            let mut complete = match self.start()? {
                Some(scalar) => scalar,
                None => match self.first()? {
                    Some(empty) => empty,
                    None => continue,
                },
            };
            loop {
                let Some(open) = self.open.last_mut() else { return Ok(complete) };
                match open {
                    Open::Array { items, .. } => items.push(complete),
                    Open::Object { members, name, .. } => {
                        let (name, name_span) = std::mem::take(name);
                        members.push(Member { name, name_span, value: complete });
                    }
                }
                match self.next()? {
                    Some(closed) => complete = closed,
                    None => break,
                }
            }
        }
    }

    /// Starts a value: a scalar is read, an array or object is opened (`None`).
    fn start(&mut self) -> Result<Option<Value>, Stop> {
        self.space()?;
        let from = self.at;
        let data = match self.peek() {
            Some(b'{') => return self.enter(true),
            Some(b'[') => return self.enter(false),
            Some(quote @ (b'"' | b'\'')) => Data::String(self.string(quote)?),
            Some(b'0'..=b'9' | b'-' | b'+' | b'.') => self.number()?,
            Some(b) if is_word(b) => self.literal()?,
            Some(b',') if !self.open.is_empty() => self.no_value(),
            found @ Some(b']' | b'}') if found == self.closing() => self.no_value(),
            Some(b']' | b'}') if !self.open.is_empty() => return Err(self.mismatch()),
            Some(_) => return Err(self.unexpected("a value")),
            None if self.open.is_empty() => return Err(self.no_text()),
            None => return Err(self.unclosed()),
        };
        self.glued_quote(from, &data)?;
        Ok(Some(Value { span: self.span_from(from), data }))
    }

    fn enter(&mut self, is_object: bool) -> Result<Option<Value>, Stop> {
        if self.open.len() >= self.depth {
            let message = format!("more than {} arrays and objects are nested", self.depth);
            let fault = Fault::new(&codes::JSON_DEPTH_LIMIT, self.span(self.at, 1), message)
                .help("raise --max-depth if the text is right");
            return Err(self.stop(fault));
        }
        let from = self.at;
        self.at += 1;
        self.open.push(if is_object {
            Open::Object { from, members: Vec::new(), name: Default::default() }
        } else {
            Open::Array { from, items: Vec::new() }
        });
        Ok(None)
    }

    /// Behind the bracket that opened: the value, if it closes at once.
    fn first(&mut self) -> Result<Option<Value>, Stop> {
        self.space()?;
        self.stray_commas()?;
        if self.peek() == self.closing() {
            return self.close().map(Some);
        }
        self.name().map(|()| None)
    }

    /// Behind an item or member: the array or object, if it closes.
    fn next(&mut self) -> Result<Option<Value>, Stop> {
        self.decimal_comma();
        self.space()?;
        match self.peek() {
            None => return Err(self.unclosed()),
            Some(b',') => self.comma()?,
            found if found == self.closing() => return self.close().map(Some),
            Some(b'}' | b']') => return Err(self.mismatch()),
            Some(b'"' | b'\'') => self.no_comma(),
            Some(b) if self.closing() == Some(b']') && starts_value(b) => self.no_comma(),
            Some(_) => return Err(self.unexpected(self.separators())),
        }
        self.stray_commas()?;
        if self.peek() == self.closing() {
            return self.close().map(Some);
        }
        self.name().map(|()| None)
    }

    /// A comma, and what may stand behind it.
    fn comma(&mut self) -> Result<(), Stop> {
        let comma = self.span(self.at, 1);
        self.at += 1;
        self.space()?;
        self.commas_before_close();
        if self.peek() == self.closing() {
            let message = format!("a comma before the closing {}", self.closing_name());
            let fault = Fault::new(&codes::COMMA_TRAILING, comma, message).help("remove it");
            let path = self.path_of_open();
            self.say(Fault { path, ..fault });
        }
        Ok(())
    }

    /// Passes commas between which nothing stands before a closing bracket.
    fn commas_before_close(&mut self) {
        let is_passed = |b: &&u8| matches!(b, b' ' | b'\t' | b'\n' | b'\r' | b',');
        if self.at < self.commas_until {
            return;
        }
        let length = self.text[self.at..].iter().take_while(is_passed).count();
        self.commas_until = self.at + length;
        if self.text.get(self.at + length).copied() == self.closing() {
            self.at += length;
        }
    }

    /// Commas where the first member or item must stand, or another member.
    fn stray_commas(&mut self) -> Result<(), Stop> {
        let from = self.at;
        let is_object = self.closing() == Some(b'}');
        self.commas_before_close();
        while is_object && self.peek() == Some(b',') {
            self.at += 1;
            self.space()?;
        }
        if self.at > from {
            let what = if is_object { "no member stands here" } else { "no item stands here" };
            let fault = Fault::new(&codes::VALUE_MISSING, self.span(from, 1), what)
                .expected(if is_object { "a name, a colon and a value" } else { "a value" })
                .help("remove the comma, or write what is missing");
            self.damaged(fault);
        }
        Ok(())
    }

    /// `12,50`: passes a comma that was meant as a decimal point, and the digits behind it.
    fn decimal_comma(&mut self) -> bool {
        let Some(Open::Object { members, .. }) = self.open.last() else { return false };
        let number = members.last().map(|m| &m.value).filter(|v| v.number().is_some());
        let Some(from) = number.filter(|n| n.span.to == self.at as u64).map(|n| n.span.from) else {
            return false;
        };
        let behind = self.text.get(self.at + 1..).unwrap_or_default();
        let digits = behind.iter().take_while(|b| b.is_ascii_digit()).count();
        if self.peek() != Some(b',') || digits == 0 {
            return false;
        }
        self.at += 1 + digits;
        let from = from as usize;
        let found = String::from_utf8_lossy(&self.text[from..self.at]).into_owned();
        let help = format!("write {}", found.replace(',', "."));
        let fault = Fault::new(&codes::NUMBER_MALFORMED, self.span_from(from), "a decimal comma")
            .expected("a decimal point")
            .found(found)
            .help(help);
        self.damaged(fault);
        true
    }

    /// In an object: the name of a member and its colon.
    fn name(&mut self) -> Result<(), Stop> {
        if self.closing() != Some(b'}') {
            return Ok(());
        }
        self.space()?;
        let from = self.at;
        let name = match self.peek() {
            Some(quote @ (b'"' | b'\'')) => self.string(quote)?,
            Some(b) if is_word(b) || b.is_ascii_digit() => self.bare_name()?,
            None => return Err(self.unclosed()),
            Some(_) => return Err(self.unexpected("the name of a member, in double quotes")),
        };
        let span = self.span_from(from);
        if let Some(Open::Object { name: open, .. }) = self.open.last_mut() {
            *open = (name, span);
        }
        self.colon(span)
    }

    fn colon(&mut self, name: Span) -> Result<(), Stop> {
        self.space()?;
        let found = self.peek();
        if found == Some(b':') {
            self.at += 1;
            return Ok(());
        }
        let is_bare = self.text.get(name.from as usize).is_some_and(|b| is_word(*b));
        if is_bare && matches!(found, Some(b',' | b'}')) {
            // That name was said: the text is a template that was not filled in.
            return Err(Stop(&codes::NAME_UNQUOTED));
        }
        let fault = Fault::new(&codes::COLON_MISSING, name, "no colon behind the name of a member")
            .expected(": and a value");
        match found {
            None => Err(self.unclosed()),
            Some(b'=') => {
                self.at += if self.text.get(self.at + 1) == Some(&b'>') { 2 } else { 1 };
                self.say(fault.help("write : instead of ="));
                Ok(())
            }
            Some(b',' | b'}') => Err(self.stop(fault)),
            Some(b'"' | b'{' | b'[' | b'-' | b'0'..=b'9') => {
                self.say(fault.help("write : behind the name"));
                Ok(())
            }
            Some(_) => Err(self.unexpected(": behind the name of the member")),
        }
    }

    /// A name without quotes.
    fn bare_name(&mut self) -> Result<String, Stop> {
        let from = self.at;
        let is_name = |b: &u8| is_word(*b) || b.is_ascii_digit() || b"-.".contains(b);
        self.at += self.text[from..].iter().take_while(|b| is_name(b)).count();
        let name = String::from_utf8_lossy(&self.text[from..self.at]).into_owned();
        if self.text.get(self.at) == Some(&b'"') {
            return Err(self.stray_quote(self.at));
        }
        let fault =
            Fault::new(&codes::NAME_UNQUOTED, self.span_from(from), "a name without quotes")
                .found(name.clone())
                .expected("the name of a member, in double quotes")
                .help(format!("write \"{name}\""));
        self.say(fault);
        Ok(name)
    }

    /// Closes the array or object opened last.
    fn close(&mut self) -> Result<Value, Stop> {
        self.at += 1;
        let (from, data) = match self.open.pop() {
            Some(Open::Array { from, items }) => (from, Data::Array(items)),
            Some(Open::Object { from, members, .. }) => {
                self.duplicates(&members);
                (from, Data::Object(members))
            }
            None => return Err(Stop(&codes::DATA_TRAILING)),
        };
        Ok(Value { span: self.span_from(from), data })
    }

    fn number(&mut self) -> Result<Data, Stop> {
        let from = self.at;
        self.at += number::length(&self.text[from..]);
        let written = String::from_utf8_lossy(&self.text[from..self.at]).into_owned();
        if matches!(written.as_str(), "-" | "+") {
            let rest = &self.text[self.at..];
            let blanks = rest.len() - rest.trim_ascii_start().len();
            let digits = rest[blanks..].iter().take_while(|b| b.is_ascii_digit()).count();
            self.at += if digits > 0 { blanks + digits } else { 0 };
        }
        if written.trim_start_matches(['+', '-']).starts_with(|c: char| c.is_ascii_alphabetic()) {
            self.at = from;
            return self.literal();
        }
        if written.bytes().all(|b| b == b'.') {
            self.at = from;
            return Err(self.unexpected("a value"));
        }
        if let Some(wrong) = number::fault(&written) {
            let fault = Fault::new(&codes::NUMBER_MALFORMED, self.span_from(from), wrong.message)
                .found(written.clone())
                .expected("a number as in -12.50 or 1.5e3")
                .help(wrong.help);
            self.damaged(fault);
        }
        Ok(Data::Number(written))
    }

    /// A word: `true`, `false`, `null`, or one that JSON does not have.
    fn literal(&mut self) -> Result<Data, Stop> {
        let from = self.at;
        let is_part = |b: &u8| is_word(*b) || b.is_ascii_digit();
        self.at += self.text[from..].iter().take_while(|b| is_part(b)).count();
        match &self.text[from..self.at] {
            b"true" => return Ok(Data::Bool(true)),
            b"false" => return Ok(Data::Bool(false)),
            b"null" => return Ok(Data::Null),
            _ => self.at = from,
        }
        // An expression of a program is one fault, up to where the value must end.
        let is_end = |b: &u8| b",]}[{\"'\n\r/#".contains(b);
        let rest = &self.text[from..];
        let length = match memchr::memchr(b'}', rest).filter(|_| rest.starts_with(b"${")) {
            Some(end) => end + 1,
            None => rest.iter().position(is_end).unwrap_or(rest.len()),
        };
        self.at += self.text[from..from + length].trim_ascii_end().len().max(1);
        let word = String::from_utf8_lossy(&self.text[from..self.at]).into_owned();
        let help = match word.to_ascii_lowercase().trim_start_matches(['+', '-']) {
            "none" | "nil" | "undefined" => "write null".to_owned(),
            "true" | "false" | "null" => format!("write {}", word.to_ascii_lowercase()),
            "nan" | "infinity" | "inf" => {
                "JSON has no such number: write null or a string".to_owned()
            }
            _ => "put it in double quotes if it is text".to_owned(),
        };
        let message = "a word that JSON does not have";
        let fault = Fault::new(&codes::LITERAL_UNKNOWN, self.span_from(from), message)
            .found(word)
            .expected("true, false, null, a number, a string, an array or an object")
            .help(help);
        self.damaged(fault);
        Ok(Data::Null)
    }

    fn no_value(&mut self) -> Data {
        let message = match self.open.last() {
            Some(Open::Object { .. }) => "the member has no value",
            _ => "no item stands here",
        };
        let fault = Fault::new(&codes::VALUE_MISSING, self.span(self.at, 1), message)
            .expected("a value")
            .help("write one (null if there is none), or remove the place for it");
        self.damaged(fault);
        Data::Null
    }

    /// A word directly behind a string: a quote stands inside it, or is missing.
    fn glued_quote(&mut self, from: usize, data: &Data) -> Result<(), Stop> {
        let is_glued = matches!(data, Data::String(_)) && self.peek().is_some_and(is_word);
        if is_glued { Err(self.stray_quote(from)) } else { Ok(()) }
    }

    fn stray_quote(&mut self, at: usize) -> Stop {
        let message = "the quotes from here on do not make strings";
        let fault = Fault::new(&codes::STRING_UNCLOSED, self.span(at, 1), message)
            .expected("a quote at the start and at the end of each string")
            .help("write a quote inside a string as \\\", or find the one that is missing");
        self.stop(fault)
    }

    fn no_comma(&mut self) {
        let kind = self.closing_name();
        let message =
            if kind == "]" { "no comma before this item" } else { "no comma before this member" };
        let fault = Fault::new(&codes::COMMA_MISSING, self.span(self.at, 1), message)
            .expected(self.separators())
            .help("write a comma before it");
        self.say(fault);
    }

    fn separators(&self) -> &'static str {
        if self.closing() == Some(b']') { "a comma or ]" } else { "a comma or }" }
    }

    fn mismatch(&mut self) -> Stop {
        let opened = self.open.last().map_or(0, Open::from);
        let line = self.line_of(opened);
        let (found, expected) = (self.shown(), self.closing_name());
        let what = if expected == "]" { "array" } else { "object" };
        let message = format!("{found} closes no {what}, and the {what} of line {line} is open");
        let fault = Fault::new(&codes::BRACKET_MISMATCH, self.span(self.at, 1), message)
            .found(found)
            .expected(expected);
        self.stop(Fault { path: self.path_of_open(), ..fault })
    }

    /// The text ends inside a value.
    fn unclosed(&mut self) -> Stop {
        let Some(opened) = self.open.last().map(Open::from) else { return self.no_text() };
        let what = if self.closing() == Some(b']') { "an array" } else { "an object" };
        let line = self.line_of(opened);
        let message = format!("the text ends inside {what} that starts on line {line}");
        let fault = Fault::new(&codes::JSON_UNCLOSED, self.span(self.text.len(), 1), message)
            .expected(self.closing_name())
            .help("check whether the text was cut off");
        self.stop(Fault { path: self.path_of_open(), ..fault })
    }

    fn no_text(&mut self) -> Stop {
        let fault = Fault::new(&codes::VALUE_MISSING, self.span(self.at, 1), "there is no value")
            .expected("a value");
        self.stop(fault)
    }

    fn trailing(&mut self, first: u8) -> Stop {
        let place = self.span(self.at, 1);
        let fault = match first {
            b'{' | b'[' => Fault::new(&codes::DOCUMENT_SECOND, place, "a second value starts here")
                .help("a text holds one value: put several into an array, or split the text"),
            b'}' | b']' => Fault::new(&codes::DATA_TRAILING, place, "one bracket too many")
                .found(self.shown())
                .help("remove it, or find the opening one that is missing"),
            _ => Fault::new(&codes::DATA_TRAILING, place, "the text goes on behind its value")
                .help("remove what stands behind the value"),
        };
        self.stop(fault.expected("the end of the text"))
    }

    fn unexpected(&mut self, expected: &str) -> Stop {
        let found = self.shown();
        let message = "a character that has no place here";
        let help = match found.as_str() {
            "\u{201C}" | "\u{201D}" | "\u{201E}" => Some("write the straight quote \""),
            "\\" => Some("the text was escaped: take it out of the string that held it"),
            "<" => Some("is this a page of HTML or an XML message instead of the answer?"),
            "U+0000" => Some("the text may be UTF-16: save it as UTF-8"),
            _ => None,
        };
        let width = self.character().map_or(1, char::len_utf8);
        let fault = Fault::new(&codes::CHARACTER_UNEXPECTED, self.span(self.at, width), message)
            .found(found)
            .expected(expected);
        self.stop(Fault { help: help.map(str::to_owned), ..fault })
    }

    /// Passes white space, and what others take for it.
    fn space(&mut self) -> Result<(), Stop> {
        loop {
            let rest = &self.text[self.at..];
            self.at +=
                rest.iter().take_while(|b| matches!(b, b' ' | b'\t' | b'\n' | b'\r')).count();
            match self.text[self.at..] {
                [b'/', b'/' | b'*', ..] | [b'#', ..] => self.comment()?,
                _ => match self.character() {
                    Some(c) if is_other_space(c) => self.other_space(c),
                    _ => return Ok(()),
                },
            }
        }
    }

    fn other_space(&mut self, c: char) {
        let from = self.at;
        while self.character().is_some_and(is_other_space) {
            self.at += self.character().map_or(1, char::len_utf8);
        }
        let message = "white space that JSON does not have";
        let fault = Fault::new(&codes::CHARACTER_UNEXPECTED, self.span_from(from), message)
            .found(format!("U+{:04X}", u32::from(c)))
            .expected("blank, tab, line feed or carriage return")
            .help("remove it");
        self.say(fault);
    }

    fn comment(&mut self) -> Result<(), Stop> {
        let from = self.at;
        let rest = &self.text[from..];
        let block = rest.starts_with(b"/*");
        let length = if block {
            memchr::memmem::find(&rest[2..], b"*/").map(|at| at + 4)
        } else {
            Some(memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len()))
        };
        let fault = |span| {
            Fault::new(&codes::COMMENT_IN_JSON, span, "a comment")
                .expected("a value, a comma or a bracket")
                .help("remove it: JSON has no comments")
        };
        let Some(length) = length else {
            let fault = fault(self.span(from, 2));
            return Err(self.stop(fault));
        };
        self.at += length;
        let fault = fault(self.span_from(from));
        self.say(fault);
        Ok(())
    }

    /// The second and each further member of a name in one object.
    fn duplicates(&mut self, members: &[Member]) {
        let mut first: BTreeMap<&str, u64> = BTreeMap::new();
        for member in members {
            let Some(&before) = first.get(member.name.as_str()) else {
                first.insert(&member.name, member.name_span.from);
                continue;
            };
            let line = self.line_of(before as usize);
            let open = &self.open;
            self.faults.push(&codes::MEMBER_DUPLICATE, || {
                let steps = open.iter().map(Open::step).chain([Step::Member(&member.name)]);
                let message = format!("the object has this member already, on line {line}");
                let fault = Fault::new(&codes::MEMBER_DUPLICATE, member.name_span, message)
                    .found(member.name.clone())
                    .expected("each name once in an object")
                    .help("remove one: readers differ in which of them they keep");
                Fault { path: path(steps), ..fault }
            });
        }
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn closing(&self) -> Option<u8> {
        self.open.last().map(Open::closing)
    }

    fn closing_name(&self) -> &'static str {
        if self.closing() == Some(b']') { "]" } else { "}" }
    }

    /// The character at the reader; U+FFFD for bytes that are none.
    fn character(&self) -> Option<char> {
        let rest = &self.text[self.at..self.text.len().min(self.at + 4)];
        rest.utf8_chunks().next()?.valid().chars().next().or(Some(char::REPLACEMENT_CHARACTER))
    }

    /// The character at the reader as findings show it.
    fn shown(&self) -> String {
        match self.character() {
            Some(c) if c.is_control() => format!("U+{:04X}", u32::from(c)),
            Some(c) => c.to_string(),
            None => String::new(),
        }
    }

    pub(super) fn span(&self, from: usize, length: usize) -> Span {
        Span { from: from as u64, to: (from + length) as u64 }
    }

    pub(super) fn span_from(&self, from: usize) -> Span {
        Span { from: from as u64, to: self.at as u64 }
    }

    /// Says a fault, of the value at the reader if it has no path.
    pub(super) fn say(&mut self, fault: Fault) {
        let open = &self.open;
        self.faults.push(fault.code, || {
            if !fault.path.is_empty() {
                return fault;
            }
            let steps = open.iter().filter(|o| !o.is_between_members()).map(Open::step);
            Fault { path: path(steps), ..fault }
        });
    }

    /// The path of the array or object opened last.
    fn path_of_open(&self) -> String {
        let outer = &self.open[..self.open.len().saturating_sub(1)];
        path(outer.iter().map(Open::step))
    }

    /// Says a fault after which the value is not what was meant.
    fn damaged(&mut self, fault: Fault) {
        self.is_whole = false;
        self.say(fault);
    }

    /// Says a fault after which nothing more can be read.
    pub(super) fn stop(&mut self, fault: Fault) -> Stop {
        self.at = fault.span.from as usize;
        let code = fault.code;
        self.say(fault);
        Stop(code)
    }

    /// The line of an index, from 1.
    fn line_of(&mut self, index: usize) -> usize {
        let text = self.text;
        let ends = self.lines.get_or_insert_with(|| {
            let is_end = |&at: &usize| text[at] == b'\n' || text.get(at + 1) != Some(&b'\n');
            memchr::memchr2_iter(b'\n', b'\r', text).filter(is_end).collect()
        });
        1 + ends.partition_point(|end| *end < index)
    }
}

/// Characters of words: those of names in programs.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_' || byte == b'$'
}

/// The first byte of a value, or of what may be meant as one.
fn starts_value(byte: u8) -> bool {
    is_word(byte) || byte.is_ascii_digit() || b"\"'{[-".contains(&byte)
}

/// White space of Unicode and of C that is none in JSON.
fn is_other_space(c: char) -> bool {
    c == '\u{FEFF}' || c.is_whitespace() && !matches!(c, ' ' | '\t' | '\n' | '\r')
}
