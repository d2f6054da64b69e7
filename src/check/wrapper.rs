//! What stands around messages: texts in base64 that hold one, encrypted bodies,
//! signatures.

use super::carrier::{Carrier, Content};
use super::document::Foreign;
use super::engine::Engine;
use super::found::Found;
use super::inside;
use super::set::SchemaSet;
use super::sink::Draft;
use crate::diagnostic::{Inside, Payload, codes};
use crate::envelope::{self, Element};
use crate::value::nearest;
use crate::xml::{StartTag, TextToken};
use std::sync::Arc;

/// The wrapper that is being read.
#[derive(Debug, Default)]
pub(crate) struct Wrapper {
    /// The open elements whose text is a payload.
    open: Vec<Carrier>,
    /// How many elements there were that must hold one.
    count: usize,
    /// A payload stood there, whatever became of it.
    is_filled: bool,
}

impl Wrapper {
    /// An element starts that is no part of a message, and has its frame.
    pub(crate) fn open(&mut self, engine: &mut Engine<'_>, tag: &StartTag, found: &mut Found) {
        let depth = engine.reader.depth();
        let (name, namespace) = (engine.local(tag), engine.reader.namespace_of_tag(tag));
        let element = envelope::element(name, namespace);
        if depth == 1 {
            found.wrapper = envelope::wrapper(name, namespace);
        }
        match element {
            Some(Element::Carrier(kind)) => {
                found.wrapper.get_or_insert(kind);
                self.count += 1;
                self.say_repeated(engine, tag);
                self.open.push(Carrier::new(engine, true));
            }
            Some(Element::Encrypted) => {
                found.is_encrypted = true;
                say_encrypted(engine, tag);
            }
            None if depth == 1 && found.wrapper == Some(Payload::PaymentResponse) => {
                self.open.push(Carrier::new(engine, false));
            }
            None => {}
        }
    }

    fn say_repeated(&self, engine: &mut Engine<'_>, tag: &StartTag) {
        if self.count == 2 {
            let name = String::from_utf8_lossy(engine.local(tag)).into_owned();
            let message = format!("a second <{name}>; a wrapper holds one payload");
            let draft = Draft::new(&codes::PAYLOAD_REPEATED, message, engine.path())
                .expected(format!("one <{name}>"))
                .help("send each message in a request of its own")
                .reason(Some("FF01"));
            let mark = engine.mark_tag(tag);
            engine.say(draft, mark);
        }
    }

    /// An element starts, which may stand in the text of a payload.
    pub(crate) fn child(&mut self, engine: &mut Engine<'_>, tag: &StartTag) {
        let depth = engine.reader.depth();
        if let Some(carrier) = self.open.last_mut().filter(|c| c.depth + 1 == depth) {
            carrier.child(engine, tag);
        }
    }

    /// A stretch of text, directly in the innermost element.
    pub(crate) fn take(&mut self, engine: &mut Engine<'_>, text: &TextToken) {
        let depth = engine.reader.depth();
        if let Some(carrier) = self.open.last_mut().filter(|c| c.depth == depth) {
            carrier.take(engine, text);
        }
    }

    /// The innermost element ends: what it carried is read as an input of its own.
    pub(crate) fn close(
        &mut self,
        engine: &mut Engine<'_>,
        schemas: &SchemaSet,
        at: usize,
        found: &mut Found,
    ) {
        let depth = engine.reader.depth();
        let Some(carrier) = self.open.pop_if(|c| c.depth == depth) else { return };
        let path = engine.path();
        match carrier.finish(engine, at) {
            Content::Nothing => return,
            Content::Missing => {}
            Content::Undecoded => {
                let why = || format!("what {path} holds could not be decoded");
                found.unreadable.get_or_insert_with(why);
            }
            Content::Bytes(..) if !engine.above.is_empty() => {
                say_nested(engine, at);
                let why = || "a wrapper inside another was not opened".to_owned();
                found.unreadable.get_or_insert_with(why);
            }
            Content::Bytes(place, bytes) => {
                let inside = Arc::new(Inside { path, place, encoding: "base64" });
                inside::read(engine, schemas, bytes, &inside, found);
            }
        }
        self.is_filled = true;
    }

    /// The document is complete, and no schema declares its root element.
    pub(crate) fn finish(&self, engine: &mut Engine<'_>, root: &Foreign, found: &mut Found) {
        let is_empty = !self.is_filled && found.parts.is_empty() && !found.is_encrypted;
        let wanted = match found.wrapper.filter(|_| is_empty) {
            Some(Payload::PaymentRequest) => "paymentBase64",
            Some(Payload::PaymentResponse) => "psrDocument",
            _ => return,
        };
        let child = root.first_child.as_deref();
        let is_meant = |child: &str| !nearest(child, [wanted], 1).is_empty();
        if child.is_some_and(|child| child != "Signature" && !is_meant(child)) {
            // Another document with a root of that common name.
            found.wrapper = None;
            return;
        }
        let message = format!("<{}> holds no message", root.name);
        let help = match child.filter(|child| is_meant(child)) {
            Some(child) => format!("write <{wanted}>, not <{child}>; names are case-sensitive"),
            None => format!("put the message in base64 into <{wanted}>"),
        };
        let draft = Draft::new(&codes::PAYLOAD_MISSING, message, root.path.clone())
            .expected(format!("<{wanted}>"))
            .help(help)
            .reason(Some("FF01"));
        let mark = engine.reader.window.copy_mark(root.mark);
        engine.say(draft, mark);
    }
}

/// A wrapper inside the payload of another is not opened: nobody sends that, and it
/// could go on for ever.
fn say_nested(engine: &mut Engine<'_>, at: usize) {
    let message = "a wrapper inside the payload of a wrapper; what it holds was not checked";
    let draft = Draft::new(&codes::WRAPPER_NESTED, message, engine.path())
        .expected("a message")
        .help("encode the message itself, once");
    let mark = engine.mark(at, 1);
    engine.say(draft, mark);
}

impl Engine<'_> {
    /// Says of a signature that it was not verified.
    #[inline]
    pub(crate) fn note_signature(&mut self, tag: &StartTag) {
        let name = self.local(tag);
        if name == b"Signature" && envelope::is_signature(name, self.reader.namespace_of_tag(tag)) {
            self.say_signature(tag);
        }
    }

    #[cold]
    fn say_signature(&mut self, tag: &StartTag) {
        let message = "not run: signature; it stands here and was not verified";
        let draft = Draft::new(&codes::SIGNATURE_NOT_VERIFIED, message, self.path())
            .help("verify it with the sender's certificate");
        let mark = self.mark_tag(tag);
        self.say(draft, mark);
    }
}

fn say_encrypted(engine: &mut Engine<'_>, tag: &StartTag) {
    let message = "the body is encrypted; what is in it cannot be decided";
    let draft = Draft::new(&codes::ENCRYPTED, message, engine.path())
        .help("decrypt it with your own key and check what comes out");
    let mark = engine.mark_tag(tag);
    engine.say(draft, mark);
}
