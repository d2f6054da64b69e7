//! The first look at an input: whether it is XML or JSON, and in which encoding.

use super::engine::Engine;
use super::sink::Draft;
use crate::diagnostic::{Code, Obstacle, Payload, codes};
use crate::source::{HEAD, Kind};
use crate::{envelope, json};

/// Kinds of input that are neither XML nor JSON, by how they start.
const OTHER_KINDS: [(&[u8], Payload, &str); 8] = [
    (b"{1:", Payload::Mt, "a SWIFT FIN message"),
    (b":20:", Payload::Mt, "a SWIFT MT statement"),
    (b"%PDF", Payload::Other, "a PDF document"),
    (b"PK\x03\x04", Payload::Other, "a ZIP archive or an office document"),
    (b"\x1F\x8B", Payload::Other, "gzip-compressed data"),
    (b"\x28\xB5\x2F\xFD", Payload::Other, "zstd-compressed data"),
    (b"BZh", Payload::Other, "bzip2-compressed data"),
    (b"-----BEGIN", Payload::Other, "PEM text (a key, a certificate or an encrypted message)"),
];

/// Why nothing more can be read of an input, and what kind of thing it is.
pub(crate) struct Unreadable {
    pub(crate) payload: Payload,
    pub(crate) why: &'static str,
}

/// The two syntaxes that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Syntax {
    Xml,
    Json,
}

/// Says what the first bytes tell. `Err` says why nothing more can be read.
pub(crate) fn look(engine: &mut Engine<'_>) -> Result<Syntax, Unreadable> {
    let unreadable = |payload, why| Err(Unreadable { payload, why });
    let window = &engine.reader.window;
    if window.failure().is_some() && window.data().is_empty() {
        return unreadable(Payload::Other, "the input could not be read");
    }
    let head = window.data();
    let blank = head.iter().take_while(|b| b.is_ascii_whitespace()).count();
    if blank == head.len() && window.ended() {
        let draft = draft(&codes::EMPTY_INPUT, "the input is empty").help("check how it was made");
        say_at(engine, draft, 0, 1);
        return unreadable(Payload::Other, "the input is empty");
    }
    if envelope::is_jwe(&head[blank..]) {
        let draft =
            draft(&codes::ENCRYPTED, "the input is encrypted; what is in it cannot be decided")
                .help("decrypt it with your own key and check what comes out");
        say_at(engine, draft, 0, 1);
        return unreadable(Payload::Encrypted, "the input is encrypted");
    }
    let is_whole = window.ended() && head.len() < HEAD;
    if is_json(&head[blank..], is_whole) {
        return Ok(Syntax::Json);
    }
    // UTF-32 and EBCDIC are known by their first bytes, and look like another kind.
    let is_known = window.detected().kind == Kind::Unsupported;
    if let Some((payload, kind)) = other_kind(&head[blank..]).filter(|_| !is_known) {
        let draft = draft(&codes::NOT_XML, "the input is neither XML nor JSON")
            .found(kind)
            .expected(
                "an XML document, which starts with <, or a JSON text, which starts with { or [",
            )
            .help("give the XML or JSON payload itself");
        say_at(engine, draft, 0, 1);
        return unreadable(payload, "the input is neither XML nor JSON");
    }
    match encoding(engine) {
        Ok(()) => Ok(Syntax::Xml),
        Err(why) => unreadable(Payload::Xml, why),
    }
}

/// Whether a text is meant as JSON: an array, an object, or nothing but one scalar.
fn is_json(head: &[u8], is_whole: bool) -> bool {
    let opens = matches!(head.first(), Some(b'{' | b'[')) && !head.starts_with(b"{1:");
    let scalar = || json::read(head, 1, 1);
    opens || (is_whole && scalar().value.is_some() && scalar().faults.is_empty())
}

/// What an input is that does not start as XML does; `None` where it may be XML with a
/// defect at its start.
fn other_kind(head: &[u8]) -> Option<(Payload, &'static str)> {
    if head.first() == Some(&b'<') {
        return None;
    }
    let known = OTHER_KINDS.iter().find(|(start, ..)| head.starts_with(start));
    if let Some((_, payload, kind)) = known {
        return Some((*payload, kind));
    }
    let head = &head[..head.len().min(1024)];
    let markup = [&b"<?xml"[..], b"xmlns"].iter().any(|m| memchr::memmem::find(head, m).is_some());
    let is_odd = |b: &&u8| **b < b' ' && !b.is_ascii_whitespace();
    let binary = head.iter().filter(is_odd).count() * 20 > head.len()
        || std::str::from_utf8(&head[..head.len().saturating_sub(3)]).is_err() && !markup;
    match (binary, markup) {
        (true, _) => Some((Payload::Other, "binary data")),
        (false, false) => Some((Payload::Text, "plain text")),
        (false, true) => None,
    }
}

/// Says how the encoding declaration fits the bytes.
fn encoding(engine: &mut Engine<'_>) -> Result<(), &'static str> {
    let detected = engine.reader.window.detected().clone();
    let declared = detected.declared.clone().unwrap_or_default();
    let name = detected.name;
    let (at, length) = declared_place(engine.reader.window.data(), &declared);
    let draft = match detected.kind {
        Kind::Agreed | Kind::MalformedName => return Ok(()),
        Kind::Alias => draft(&codes::ENCODING_ALIAS, "this is not the registered name of UTF-8")
            .expected("UTF-8")
            .help("write encoding=\"UTF-8\"; some readers refuse other spellings"),
        Kind::Contradiction if declared.is_empty() => {
            let message =
                format!("the bytes are {name}, and neither a mark nor a declaration says so");
            draft(&codes::ENCODING_CONTRADICTION, message)
                .expected("a byte order mark, or UTF-8")
                .help("save the file as UTF-8")
        }
        Kind::Contradiction => {
            let message =
                format!("the declaration says another encoding than the bytes, which are {name}");
            draft(&codes::ENCODING_CONTRADICTION, message)
                .expected(name)
                .help("declare the encoding in which the file is saved, best UTF-8")
        }
        Kind::Unsupported => {
            let shown = if declared.is_empty() { name.to_owned() } else { declared.clone() };
            let draft = draft(&codes::UNSUPPORTED_ENCODING, "this encoding is not read here")
                .found(shown)
                .expected("UTF-8, UTF-16, US-ASCII or a single-byte encoding such as ISO-8859-1")
                .help("save the file as UTF-8 and declare it so");
            say_at(engine, draft, at, length);
            return Err("the encoding is not read here");
        }
    };
    say_at(engine, draft.found(declared), at, length);
    Ok(())
}

/// Where the declared name stands, and its length.
fn declared_place(head: &[u8], declared: &str) -> (usize, usize) {
    let from = memchr::memmem::find(head, b"encoding").unwrap_or(0);
    match memchr::memmem::find(&head[from..], declared.as_bytes()) {
        Some(at) if !declared.is_empty() => (from + at, declared.len()),
        _ => (0, 1),
    }
}

/// Says that the input could not be read to its end; whether that was so.
pub(crate) fn say_failure(engine: &mut Engine<'_>) -> bool {
    let Some(error) = engine.reader.window.failure() else { return false };
    let draft = match Obstacle::of(error) {
        Some(&Obstacle { code, ref message, ref help }) => {
            Draft { help: help.clone(), ..draft(code, message.as_str()) }
        }
        None => draft(&codes::UNREADABLE, format!("the input cannot be read: {error}")),
    };
    let at = engine.reader.window.data().len();
    say_at(engine, draft, at, 1);
    true
}

fn draft(code: &'static Code, message: impl Into<String>) -> Draft {
    Draft::new(code, message, String::new())
}

fn say_at(engine: &mut Engine<'_>, draft: Draft, index: usize, length: usize) {
    let mark = engine.mark(index, length);
    engine.say(draft, mark);
}
