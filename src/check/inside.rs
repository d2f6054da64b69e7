//! A payload that was decoded from the text of a wrapper, read as an input of its own.

use super::engine::Engine;
use super::found::Found;
use super::input;
use super::set::SchemaSet;
use super::workspace::Workspace;
use crate::diagnostic::Inside;
use std::sync::Arc;

/// Reads the bytes; what is found in them is said to be inside.
pub(crate) fn read(
    engine: &mut Engine<'_>,
    schemas: &SchemaSet,
    bytes: Vec<u8>,
    inside: &Arc<Inside>,
    found: &mut Found,
) {
    let window = engine.reader.window.open_inside(bytes);
    let limits = engine.reader.limits();
    let mut inner = Engine::new(window, limits, Workspace::default(), 0, engine.first_only);
    inner.above = inside.path.clone();
    inner.json_schema = engine.json_schema.clone();
    inner.rules = engine.rules;
    // One set of findings and of observers for the file.
    std::mem::swap(&mut inner.sink, &mut engine.sink);
    std::mem::swap(&mut inner.watching, &mut engine.watching);
    let above = inner.watching.descend(&mut engine.reader.window);

    let inner_found = input::read(&mut inner, true, Some(schemas));
    inner.reader.window.settle();

    inner.watching.ascend(above);
    engine.watching = inner.watching;
    engine.sink = inner.sink;
    engine.reader.window.adopt(inner.reader.window, inside);
    found.add(inner_found, inside);
}
