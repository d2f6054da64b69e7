//! One input: a file, or what a wrapper holds.

use super::document;
use super::engine::Engine;
use super::found::{Found, Stopped};
use super::json;
use super::opening::{self, Syntax, Unreadable};
use super::set::SchemaSet;

/// Reads an input as far as it is asked for: its characters, its syntax, and with
/// `schemas` what is in it.
pub(crate) fn read(
    engine: &mut Engine<'_>,
    is_syntax_asked: bool,
    schemas: Option<&SchemaSet>,
) -> Found {
    let mut found = match opening::look(engine) {
        Err(Unreadable { payload, why }) => {
            let unreadable = Some(why.to_owned());
            Found { unreadable, other: Some(payload), ..Found::default() }
        }
        Ok(Syntax::Json) => json::read(engine, is_syntax_asked, schemas.is_some()),
        Ok(Syntax::Xml) if is_syntax_asked => document::read(engine, schemas),
        Ok(Syntax::Xml) => {
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
