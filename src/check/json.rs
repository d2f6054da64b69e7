//! JSON payloads: read whole, shown to observers, judged by the shape of their kind.

use super::engine::Engine;
use super::found::{Found, Stopped};
use super::observe::Watching;
use super::sink::Draft;
use crate::diagnostic::{Layer, LayerStatus, Payload, codes};
use crate::json::{self, Data, Fault, Reading, Span, Step, Value, path, path_to};
use crate::service;
use crate::source::{Anchor, BlemishKind, Window};

/// A JSON Schema of the user's own.
pub trait JsonSchema: std::fmt::Debug + Send + Sync {
    /// What the schema does not allow in a JSON text.
    fn check(&self, value: &Value) -> Vec<Fault>;
}

/// Reads a JSON text as far as it is asked for: its characters, its syntax, its shape.
pub(crate) fn read(engine: &mut Engine<'_>, is_syntax_asked: bool, is_shape_asked: bool) -> Found {
    let mut found = Found { is_json: true, other: Some(Payload::Json), ..Found::default() };
    say_encoding(engine);
    let limits = engine.reader.limits();
    let limit = limits.json_length;
    if !engine.reader.window.hold_all(limit) {
        let message = format!("a JSON text of more than {limit} bytes");
        let draft = Draft::new(&codes::JSON_SIZE_LIMIT, message, "$".to_owned())
            .help("raise --max-json-length if the text is right");
        let mark = engine.mark(0, 1);
        engine.say(draft, mark);
        found.stopped = Some(Stopped { line: 1, code: &codes::JSON_SIZE_LIMIT, inside: None });
        return found;
    }
    let window = &engine.reader.window;
    if window.failure().is_some() {
        return found; // The beginning of a JSON text is none.
    }
    let mut reading = json::read(window.data(), limits.depth, engine.sink.cap());
    engine.reader.window.conceal();
    if !is_syntax_asked {
        reading.faults.clear();
        reading.more.clear();
    }
    found.stopped = reading.stopped.map(|(at, code)| Stopped {
        line: line_of(&engine.reader.window, at),
        code,
        inside: None,
    });
    let is_whole = reading.is_whole && !engine.reader.window.damaged();
    let root = say_syntax(engine, reading);
    match root.filter(|_| is_whole) {
        Some(root) => {
            let payload = service::recognise(&root);
            found.other = Some(payload);
            found.foreign = Some(engine.reader.window.mark(root.span.from, 1));
            if is_shape_asked {
                found.shape = judge(engine, payload, &root);
                let has_rules = engine.rules && service::has_rules(payload);
                found.rules = has_rules.then(|| service::not_run(payload, &root));
            }
            show(engine, &root, payload);
        }
        None => {
            let why = "the JSON has a defect that changes its values".to_owned();
            found.shape = Some((LayerStatus::NotRun, why));
        }
    }
    found
}

/// RFC 8259, 8.1: UTF-8 without a mark.
fn say_encoding(engine: &mut Engine<'_>) {
    let detected = engine.reader.window.detected();
    let (name, has_mark) = (detected.name, detected.bom > 0);
    let message = match (name, has_mark) {
        ("UTF-8", false) => return,
        ("UTF-8", true) => "a byte order mark before the JSON text".to_owned(),
        _ => format!("the JSON text is in {name}"),
    };
    let draft = Draft::new(&codes::JSON_ENCODING, message, "$".to_owned())
        .expected("UTF-8 without a byte order mark")
        .help("save the text as UTF-8 without a mark; many readers refuse anything else");
    let mark = engine.mark(0, 1);
    engine.say(draft, mark);
}

/// Says what is wrong with the syntax and with single bytes; gives the value that was
/// read.
fn say_syntax(engine: &mut Engine<'_>, reading: Reading) -> Option<Value> {
    let Reading { value, faults, more, .. } = reading;
    for fault in faults {
        let Span { from, to } = fault.span;
        // Bytes that are no character are said as such.
        let is_undecodable = fault.code == &codes::CHARACTER_UNEXPECTED
            && fault.found.as_deref() == Some("\u{FFFD}")
            && engine.reader.window.blemished(from, to);
        if !is_undecodable {
            say(engine, fault);
        }
    }
    for (code, count) in more {
        engine.sink.omit(code, count);
    }
    while let Some(blemish) = engine.reader.window.next_blemish(u64::MAX) {
        if let BlemishKind::Undecodable(bytes) = blemish.kind {
            let span = Span { from: blemish.at, to: blemish.at + bytes.len() as u64 };
            let path = value.as_ref().map_or_else(|| "$".to_owned(), |root| path_to(root, span));
            engine.undecodable(blemish.at, &bytes, blemish.mark, path);
        }
    }
    value
}

fn say(engine: &mut Engine<'_>, fault: Fault) {
    let Fault { code, span, path, message, expected, found, help } = fault;
    let mark = engine.reader.window.mark(span.from, span.length());
    let severity = code.severity;
    engine.say(
        Draft { code, severity, message, path, expected, found, help, bank_reason: None },
        mark,
    );
}

/// Checks the value against the shape and the rules of its kind and against the user's
/// own schema; why no shape could be checked, if none could.
fn judge(engine: &mut Engine<'_>, payload: Payload, root: &Value) -> Option<(LayerStatus, String)> {
    service::check(payload, root, &mut |fault| {
        if engine.rules || fault.code.layer != Layer::Rules {
            say(engine, fault);
        }
    });
    if let Some(schema) = engine.json_schema.clone() {
        for fault in schema.check(root) {
            let path = path_to(root, fault.span);
            say(engine, Fault { path, ..fault });
        }
        return None;
    }
    match payload {
        Payload::Json => Some((LayerStatus::NotRun, "no published shape for this JSON".to_owned())),
        _ if service::has_shape(payload) => None,
        known => {
            let why = format!("the shape of {} is not published", known.name());
            Some((LayerStatus::NotApplicable, why))
        }
    }
}

fn line_of(window: &Window<'_>, at: u64) -> u64 {
    window.line_of(&Anchor { at, line: 0 })
}

/// Shows a value to the observers: a member is a step of the path, an array is none, so
/// that its items repeat the step.
fn show(engine: &mut Engine<'_>, root: &Value, payload: Payload) {
    let watching = std::mem::take(&mut engine.watching);
    let mut show = Show { engine, watching, payload, steps: Vec::new() };
    show.value(0, root);
    engine.watching = show.watching;
}

struct Show<'e, 'i, 'v> {
    engine: &'e mut Engine<'i>,
    watching: Watching<'i>,
    payload: Payload,
    steps: Vec<Step<'v>>,
}

impl<'v> Show<'_, '_, 'v> {
    fn value(&mut self, node: u32, value: &'v Value) {
        match &value.data {
            Data::Array(items) => {
                for (i, item) in items.iter().enumerate() {
                    self.steps.push(Step::Item(i));
                    self.value(node, item);
                    self.steps.pop();
                }
            }
            _ => self.occurrence(node, value),
        }
    }

    fn occurrence(&mut self, node: u32, value: &'v Value) {
        let text = match &value.data {
            Data::Bool(true) => "true",
            Data::Bool(false) => "false",
            Data::Number(text) | Data::String(text) => text,
            Data::Null | Data::Array(_) | Data::Object(_) => "",
        };
        self.watching.json(node, text.as_bytes(), value.span, value.kind());
        for member in value.members() {
            let child = self.watching.child(node, member.name.as_bytes());
            if let Some(child) = child {
                self.steps.push(Step::Member(&member.name));
                self.value(child, &member.value);
                self.steps.pop();
            }
        }
        self.watching.mark(&mut self.engine.reader.window);
        let path = || path(self.steps.iter().copied());
        let seen = self.watching.leave(node, self.payload.name(), &path);
        let placed = self.watching.placed(seen, &mut self.engine.reader.window);
        self.engine.say_placed(placed);
    }
}
