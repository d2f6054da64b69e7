//! An element whose text is a payload in base64.

use super::engine::Engine;
use super::sink::Draft;
use crate::diagnostic::{Place, codes};
use crate::envelope::Base64;
use crate::source::MarkId;
use crate::xml::{StartTag, TextToken, too_long};

/// An open element whose text is a payload.
#[derive(Debug)]
pub(crate) struct Carrier {
    /// How many elements are open with it.
    pub(crate) depth: usize,
    /// It is there for its text, and may not be without one.
    must_hold: bool,
    base64: Base64,
    /// Bytes of the text so far.
    length: usize,
    /// Where the text starts.
    place: Option<Place>,
    /// Its last character that is no white space.
    last: Option<MarkId>,
    /// The text is none that can be decoded, and that was said.
    is_spoilt: bool,
}

/// What such an element held.
#[derive(Debug)]
pub(crate) enum Content {
    /// No text, and it needs none.
    Nothing,
    /// No text, though it must hold one, which was said.
    Missing,
    /// A text that cannot be decoded, which was said.
    Undecoded,
    /// What its text stands for, and where that starts.
    Bytes(Place, Vec<u8>),
}

impl Carrier {
    /// For the innermost element, which has just started.
    pub(crate) fn new(engine: &Engine<'_>, must_hold: bool) -> Carrier {
        Carrier {
            depth: engine.reader.depth(),
            must_hold,
            base64: Base64::default(),
            length: 0,
            place: None,
            last: None,
            is_spoilt: false,
        }
    }

    /// An element starts directly in it, where text must stand.
    pub(crate) fn child(&mut self, engine: &mut Engine<'_>, tag: &StartTag) {
        let is_text = self.must_hold || self.place.is_some();
        if !is_text || std::mem::replace(&mut self.is_spoilt, true) {
            return;
        }
        let name = String::from_utf8_lossy(engine.local(tag)).into_owned();
        let draft = malformed(engine, &format!("<{name}> is an element, not text"))
            .found(format!("<{name}>"))
            .help("write the message, from its declaration or root element to its end, in base64");
        let mark = engine.mark_tag(tag);
        engine.say(draft, mark);
    }

    /// A stretch of its text.
    pub(crate) fn take(&mut self, engine: &mut Engine<'_>, text: &TextToken) {
        let raw = &engine.reader.window.data()[text.from..text.to];
        let is_sign = |b: &u8| !matches!(b, b' ' | b'\t' | b'\r' | b'\n');
        let Some(first) = raw.iter().position(is_sign).filter(|_| !self.is_spoilt) else { return };
        let last = raw.iter().rposition(is_sign).unwrap_or(first);
        let window = &engine.reader.window;
        self.place.get_or_insert_with(|| window.place_of(text.from + first));
        self.length += raw.len();
        let limit = engine.reader.limits().text_length;
        if self.length > limit {
            self.is_spoilt = true;
            return engine.say_fault(too_long(window.offset(text.from + first), limit));
        }
        let decoded = decode(&mut self.base64, raw, text);
        self.is_spoilt = decoded.is_err() || text.faulty;
        match decoded {
            _ if text.faulty => {}
            Err((index, why)) => say_wrong(engine, text.from + index, why),
            Ok(()) => {
                let mark = engine.mark(text.from + last, 1);
                if let Some(before) = self.last.replace(mark) {
                    let _ = engine.reader.window.take(before);
                }
            }
        }
    }

    /// It ends, at index `at`.
    pub(crate) fn finish(self, engine: &mut Engine<'_>, at: usize) -> Content {
        match (self.place, self.last) {
            _ if self.is_spoilt => {}
            (None, _) if !self.must_hold => return Content::Nothing,
            (Some(place), Some(last)) => match self.base64.finish() {
                Ok(bytes) => {
                    let _ = engine.reader.window.take(last);
                    return Content::Bytes(place, bytes);
                }
                Err(why) => {
                    let draft = malformed(engine, why);
                    engine.say(draft, last);
                }
            },
            _ => {
                say_empty(engine, at);
                return Content::Missing;
            }
        }
        Content::Undecoded
    }
}

/// Decodes a stretch of text as it is written; `Err` has the index of what is wrong.
fn decode(base64: &mut Base64, raw: &[u8], text: &TextToken) -> Result<(), (usize, &'static str)> {
    let mut from = 0;
    while let Some(length) = memchr::memchr(b'&', &raw[from..]).filter(|_| !text.cdata) {
        let reference = from + length;
        base64.push(&raw[from..reference]).map_err(|(i, why)| (from + i, why))?;
        let length = memchr::memchr(b';', &raw[reference..]).map(|i| i + 1);
        from = length.map_or(raw.len(), |length| reference + length);
        let mut characters = Vec::new();
        TextToken { from: reference, to: from, ..*text }.append(raw, &mut characters);
        base64.push(&characters).map_err(|(_, why)| (reference, why))?;
    }
    base64.push(&raw[from..]).map_err(|(i, why)| (from + i, why))
}

/// Says what is wrong with the character at an index.
fn say_wrong(engine: &mut Engine<'_>, index: usize, why: &str) {
    let window = &engine.reader.window;
    let at = window.offset(index);
    // What is no character is said to be so already.
    if window.blemished(at, at + 1) {
        return;
    }
    let data = window.data();
    let rest = String::from_utf8_lossy(&data[index..data.len().min(index + 4)]).into_owned();
    let character = rest.chars().next().unwrap_or_default();
    let draft = malformed(engine, why).found(character);
    let mark = engine.mark(index, character.len_utf8());
    engine.say(draft, mark);
}

fn say_empty(engine: &mut Engine<'_>, at: usize) {
    let path = engine.path();
    let name = path.rsplit('/').next().unwrap_or_default();
    let draft = Draft::new(&codes::PAYLOAD_MISSING, format!("<{name}> is empty"), path.clone())
        .expected("a message in base64")
        .reason(Some("FF01"));
    let mark = engine.mark(at, 1);
    engine.say(draft, mark);
}

fn malformed(engine: &Engine<'_>, why: &str) -> Draft {
    Draft::new(&codes::BASE64_MALFORMED, format!("this is no base64: {why}"), engine.path())
        .expected("base64 as in RFC 4648, section 4")
        .reason(Some("FF01"))
}
