//! From the root element to the payloads: the root itself, or the headers and
//! documents inside a wrapper.

use super::compile::NodeId;
use super::engine::{Engine, Outcome};
use super::frame::Kind;
use super::roots;
use super::set::{Loaded, SchemaSet};
use super::sink::Draft;
use crate::diagnostic::{Code, Part, codes};
use crate::source::MarkId;
use crate::xml::{StartTag, Token};
use std::sync::Arc;

/// What a document turned out to hold.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) parts: Vec<Part>,
    /// The document was read to its end.
    pub(crate) complete: bool,
    /// Where reading stopped: the line, and why.
    pub(crate) stopped: Option<(u64, &'static Code)>,
    /// Why nothing, or not all, could be read.
    pub(crate) unreadable: Option<&'static str>,
    /// The root element of the business document, or of the header where there is none.
    pub(crate) root: Option<MarkId>,
}

/// A root element that belongs to no known schema.
pub(crate) struct UnknownRoot {
    pub(crate) mark: MarkId,
    /// The line of its start tag, from 1.
    pub(crate) line: u64,
    pub(crate) name: String,
    pub(crate) namespace: String,
    /// The local name of its first child.
    pub(crate) first_child: Option<String>,
}

/// Reads a whole document; `schemas` is `None` where only its XML is asked for.
pub(crate) fn read(engine: &mut Engine<'_>, schemas: Option<&SchemaSet>) -> Found {
    let mut found = Found::default();
    let mut unknown: Option<UnknownRoot> = None;
    // The schema of the root's namespace, where it does not declare the root.
    let mut undeclared: Option<Arc<Loaded>> = None;
    loop {
        match engine.token() {
            Token::Start(tag) => {
                if let Some(root) = unknown.as_mut().filter(|root| root.first_child.is_none()) {
                    root.first_child = Some(local_name(engine, &tag));
                }
                let Some(schemas) = schemas else {
                    skip(engine);
                    continue;
                };
                match payload(engine, schemas, &tag) {
                    Payload::Known(loaded, node) => {
                        if read_part(engine, &loaded, &tag, node, &mut found) == Outcome::Stopped {
                            break;
                        }
                    }
                    Payload::Undeclared(loaded)
                        if engine.outer == 0 && engine.frames.is_empty() =>
                    {
                        unknown = Some(unknown_root(engine, &tag));
                        undeclared = (!engine.tag_faulty).then_some(loaded);
                        skip(engine);
                    }
                    Payload::Undeclared(_) | Payload::Unknown => {
                        if engine.reader.depth() == 1 && !has_unbound_prefix(engine, &tag) {
                            unknown = Some(unknown_root(engine, &tag));
                        }
                        skip(engine);
                    }
                }
            }
            Token::Text(_) => {}
            Token::End(_) => {
                engine.frames.pop();
            }
            Token::Complete => {
                found.complete = true;
                break;
            }
            Token::Stopped => break,
        }
    }
    if let Some(loaded) = undeclared.filter(|_| found.parts.is_empty()) {
        if let Some(root) = unknown {
            undeclared_root(engine, &loaded, root, &mut found);
        }
    } else if let Some(root) = unknown {
        roots::say(engine, root, !found.parts.is_empty(), found.complete);
    }
    found
}

enum Payload {
    /// A global element of a known schema.
    Known(Arc<Loaded>, NodeId),
    /// A known namespace without such an element.
    Undeclared(Arc<Loaded>),
    Unknown,
}

fn payload(engine: &mut Engine<'_>, schemas: &SchemaSet, tag: &StartTag) -> Payload {
    let Some(loaded) = schemas.find(engine.reader.namespace_of_tag(tag)) else {
        return Payload::Unknown;
    };
    let name = loaded.compiled.names.find(0, engine.local(tag));
    match loaded.compiled.global(name).map(|declared| declared.node) {
        Some(node) => Payload::Known(loaded, node),
        None => Payload::Undeclared(loaded),
    }
}

fn read_part(
    engine: &mut Engine<'_>,
    loaded: &Loaded,
    tag: &StartTag,
    node: NodeId,
    found: &mut Found,
) -> Outcome {
    // Elements of the wrapper stay on the path, but are no frames of the part.
    let outer = engine.reader.depth() - 1;
    let wrapper = std::mem::take(&mut engine.frames);
    engine.outer = outer;
    let name = local_name(engine, tag);
    let is_first_document = found.parts.iter().all(|p| p.message.starts_with("head.001."));
    if found.root.is_none() || (is_first_document && !loaded.message.starts_with("head.001.")) {
        found.root = Some(engine.mark_tag(tag));
    }
    found.parts.push(Part {
        message: loaded.message.clone(),
        path: engine.path_of_root(&name),
        line: engine.reader.line_of_open(outer),
        schema: loaded.origin.clone(),
    });
    let outcome = engine.part(&loaded.compiled, tag, node);
    engine.frames = wrapper;
    engine.outer = 0;
    outcome
}

fn skip(engine: &mut Engine<'_>) {
    engine.open_unchecked(Kind::Skipped);
    engine.say_inside();
}

fn undeclared_root(engine: &mut Engine<'_>, loaded: &Loaded, root: UnknownRoot, found: &mut Found) {
    let name = root.name;
    let globals = &loaded.compiled.globals;
    let allowed: Vec<String> =
        globals.iter().map(|g| format!("<{}>", loaded.compiled.names.local(g.name))).collect();
    let allowed = allowed.join(" or ");
    let message = format!("<{name}> is no root element of {}", loaded.message);
    let draft = Draft::new(&codes::ROOT_ELEMENT_UNDECLARED, message, format!("/{name}"))
        .expected(allowed.clone())
        .found(format!("<{name}>"))
        .help(format!("write {allowed} as the root element"))
        .reason(engine.structure_reason(&loaded.compiled));
    engine.say(draft, root.mark);
    found.parts.push(Part {
        message: loaded.message.clone(),
        path: format!("/{name}"),
        line: root.line,
        schema: loaded.origin.clone(),
    });
}

/// Whether the name has a prefix that nothing binds; that is the finding then.
fn has_unbound_prefix(engine: &Engine<'_>, tag: &StartTag) -> bool {
    tag.local.0 > tag.at + 1 && engine.reader.namespace_of_tag(tag).is_empty()
}

fn unknown_root(engine: &mut Engine<'_>, tag: &StartTag) -> UnknownRoot {
    UnknownRoot {
        mark: engine.mark_tag(tag),
        line: engine.reader.line_of_open(0),
        name: local_name(engine, tag),
        namespace: engine.reader.namespace_of_tag(tag).to_owned(),
        first_child: None,
    }
}

fn local_name(engine: &Engine<'_>, tag: &StartTag) -> String {
    String::from_utf8_lossy(engine.local(tag)).into_owned()
}
