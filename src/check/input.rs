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
            // As they come, since the window moves on.
            engine.say_blemishes(u64::MAX);
            while engine.reader.skip() {
                engine.say_blemishes(u64::MAX);
            }
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

#[cfg(test)]
mod tests {
    use crate::check::{SchemaSet, Settings, Validator};
    use crate::diagnostic::{Obstacle, Verdict, codes};
    use std::io::{self, Read};

    /// Fails with an obstacle.
    struct Broken;

    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(Obstacle::new(&codes::PACKING_DAMAGED, "cut off").help("fetch it again").into())
        }
    }

    #[test]
    fn what_could_not_be_read_on_is_no_defect_of_the_text() {
        let validator = Validator::new(SchemaSet::embedded(), Settings::default());
        let message = r#"<Document xmlns="urn:iso:std:iso:20022:tech:xsd:admi.004.001.02">
            <SysEvtNtfctn><EvtInf><EvtCd>LATE</EvtCd></EvtInf></SysEvtNtfctn></Document>"#;
        for text in [message, r#"{"status": "ACSP"}"#] {
            for end in 0..=text.len() {
                let report = validator.validate("in", true, text.as_bytes()[..end].chain(Broken));
                let ids: Vec<&str> = report.findings.iter().map(|f| f.code.id).collect();
                assert_eq!(ids, ["SRC0301"], "{end}");
                assert_eq!(report.verdict, Verdict::Unchecked, "{end}");
                let said = report.findings.iter().find(|f| f.code.id == "SRC0301").unwrap();
                assert_eq!(
                    (&said.message[..], said.help.as_deref()),
                    ("cut off", Some("fetch it again"))
                );
            }
        }
    }
}
