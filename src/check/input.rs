//! One input: a file, or what a wrapper holds.

use super::document;
use super::engine::Engine;
use super::found::{Found, Stopped};
use super::opening::{self, Unreadable};
use super::set::SchemaSet;

/// Reads an input as far as it is asked for: its characters, its XML, and with `schemas`
/// what is in it.
pub(crate) fn read(
    engine: &mut Engine<'_>,
    is_xml_asked: bool,
    schemas: Option<&SchemaSet>,
) -> Found {
    let mut found = match opening::look(engine) {
        Err(Unreadable { payload, why }) => {
            let unreadable = Some(why.to_owned());
            Found { unreadable, other: Some(payload), ..Found::default() }
        }
        Ok(()) if is_xml_asked => document::read(engine, schemas),
        Ok(()) => {
            engine.reader.skip_to_end();
            Found { complete: true, ..Found::default() }
        }
    };
    if opening::say_failure(engine) {
        found.unreadable = Some("the input could not be read to its end".to_owned());
    }
    if let Some((line, code)) = engine.reader.stopped() {
        found.stopped = Some(Stopped { line, code, inside: None });
    }
    engine.say_blemishes(engine.reader.window.offset(engine.reader.position()));
    engine.finish_undecodable();
    found
}
