//! From the root element to the payloads: the root itself, or the headers and
//! documents inside a wrapper.

use super::compile::NodeId;
use super::engine::{Engine, Outcome};
use super::frame::Kind;
use super::roots;
use super::set::{Loaded, SchemaSet};
use super::sink::Draft;
use crate::diagnostic::{Code, Part, Payload, Root, codes};
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
    /// The root elements of the parts.
    pub(crate) roots: Vec<MarkId>,
    /// The root element of the document.
    pub(crate) root: Option<Root>,
    /// What kind of thing an input is that is no XML.
    pub(crate) other: Option<Payload>,
}

impl Found {
    /// What kind of thing the input is.
    pub(crate) fn payload(&self) -> Payload {
        match self.other {
            Some(other) => other,
            None if self.parts.is_empty() => Payload::Xml,
            None => Payload::Message,
        }
    }
}

/// An element that is a root, or looks like that of a payload, and that no schema
/// declares.
pub(crate) struct Foreign {
    pub(crate) mark: MarkId,
    pub(crate) path: String,
    /// The line of its start tag, from 1.
    line: u64,
    pub(crate) name: String,
    pub(crate) namespace: String,
    /// The local name of its first child.
    pub(crate) first_child: Option<String>,
    /// The schema of its namespace, which does not declare it.
    loaded: Option<Arc<Loaded>>,
    /// How many elements are open with it.
    depth: usize,
}

/// Reads a whole document; `schemas` is `None` where only its XML is asked for.
pub(crate) fn read(engine: &mut Engine<'_>, schemas: Option<&SchemaSet>) -> Found {
    let mut found = Found::default();
    let mut foreign: Vec<Foreign> = Vec::new();
    // The depth of the foreign payload that is being passed.
    let mut passing: Option<usize> = None;
    loop {
        match engine.token() {
            Token::Start(tag) => {
                found.root.get_or_insert_with(|| root_of_document(engine, &tag));
                note_first_child(engine, &tag, &mut foreign);
                let Some(schemas) = schemas.filter(|_| passing.is_none()) else {
                    skip(engine);
                    continue;
                };
                match declared(engine, schemas, &tag) {
                    Declared::Known(loaded, node) => {
                        if read_part(engine, &loaded, &tag, node, &mut found) == Outcome::Stopped {
                            break;
                        }
                    }
                    Declared::Foreign(loaded) => {
                        let depth = engine.reader.depth();
                        if depth > 1 && looks_like_payload(engine, &tag, &foreign) {
                            passing = Some(depth);
                        }
                        if (depth == 1 || passing.is_some()) && !is_doubtful(engine, &tag) {
                            foreign.push(foreign_root(engine, &tag, loaded));
                        }
                        skip(engine);
                    }
                }
            }
            Token::Text(_) => {}
            Token::End(_) => {
                engine.frames.pop();
                passing = passing.filter(|depth| *depth != engine.reader.depth());
            }
            Token::Complete => {
                found.complete = true;
                break;
            }
            Token::Stopped => break,
        }
    }
    let seen = engine.watching.finish();
    engine.say_observed(seen);
    say_foreign(engine, foreign, &mut found);
    found
}

fn root_of_document(engine: &Engine<'_>, tag: &StartTag) -> Root {
    Root {
        name: local_name(engine, tag),
        namespace: engine.reader.namespace_of_tag(tag).to_owned(),
        line: engine.reader.line_of_open(0),
    }
}

fn note_first_child(engine: &Engine<'_>, tag: &StartTag, foreign: &mut [Foreign]) {
    if let Some(last) = foreign.last_mut().filter(|f| f.first_child.is_none())
        && engine.reader.depth() == last.depth + 1
    {
        last.first_child = Some(local_name(engine, tag));
    }
}

/// Below a wrapper: an element that is meant to be checked, though no schema has it.
/// What is of the namespace of a foreign root is its content.
fn looks_like_payload(engine: &Engine<'_>, tag: &StartTag, foreign: &[Foreign]) -> bool {
    let name = engine.local(tag);
    let namespace = engine.reader.namespace_of_tag(tag);
    let is_named = |n: &str| name.eq_ignore_ascii_case(n.as_bytes());
    let is_content = foreign.first().is_some_and(|root| root.namespace == namespace);
    let is_message = namespace.starts_with(roots::MESSAGES) && !is_content;
    is_message || is_named("Document") || is_named("AppHdr")
}

/// Says what the foreign elements are; around payloads, the root is a wrapper.
fn say_foreign(engine: &mut Engine<'_>, foreign: Vec<Foreign>, found: &mut Found) {
    let is_wrapper = !found.parts.is_empty() || foreign.len() > 1;
    for root in foreign {
        match &root.loaded {
            _ if root.depth == 1 && is_wrapper => roots::say_wrapper(engine, root),
            Some(loaded) => undeclared_root(engine, &Arc::clone(loaded), root, found),
            None => roots::say(engine, root, found.complete),
        }
    }
}

enum Declared {
    /// A global element of a known schema.
    Known(Arc<Loaded>, NodeId),
    /// An element that no schema declares; the schema of its namespace, if there is one.
    Foreign(Option<Arc<Loaded>>),
}

fn declared(engine: &mut Engine<'_>, schemas: &SchemaSet, tag: &StartTag) -> Declared {
    let Some(loaded) = schemas.find(engine.reader.namespace_of_tag(tag)) else {
        return Declared::Foreign(None);
    };
    let name = loaded.compiled.names.find(0, engine.local(tag));
    match loaded.compiled.global(name).map(|declared| declared.node) {
        Some(node) => Declared::Known(loaded, node),
        None => Declared::Foreign(Some(loaded)),
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
    found.roots.push(engine.mark_tag(tag));
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

fn undeclared_root(engine: &mut Engine<'_>, loaded: &Loaded, root: Foreign, found: &mut Found) {
    let name = root.name;
    let globals = &loaded.compiled.globals;
    let allowed: Vec<String> =
        globals.iter().map(|g| format!("<{}>", loaded.compiled.names.local(g.name))).collect();
    let allowed = allowed.join(" or ");
    let message = format!("<{name}> is no root element of {}", loaded.message);
    let draft = Draft::new(&codes::ROOT_ELEMENT_UNDECLARED, message, root.path.clone())
        .expected(allowed.clone())
        .found(format!("<{name}>"))
        .help(format!("write {allowed} as the root element"))
        .reason(engine.structure_reason(&loaded.compiled));
    found.roots.push(engine.reader.window.copy_mark(root.mark));
    engine.say(draft, root.mark);
    found.parts.push(Part {
        message: loaded.message.clone(),
        path: root.path,
        line: root.line,
        schema: loaded.origin.clone(),
    });
}

/// Whether the tag has a finding of its own, so that it proves nothing of the namespace.
fn is_doubtful(engine: &Engine<'_>, tag: &StartTag) -> bool {
    engine.tag_faulty || engine.reader.namespace_of_tag(tag).contains('\u{FFFD}')
}

fn foreign_root(engine: &mut Engine<'_>, tag: &StartTag, loaded: Option<Arc<Loaded>>) -> Foreign {
    let depth = engine.reader.depth();
    let name = local_name(engine, tag);
    Foreign {
        mark: engine.mark_tag(tag),
        path: engine.path_of_child(&name, 0),
        line: engine.reader.line_of_open(depth - 1),
        name,
        namespace: engine.reader.namespace_of_tag(tag).to_owned(),
        first_child: None,
        loaded,
        depth,
    }
}

fn local_name(engine: &Engine<'_>, tag: &StartTag) -> String {
    String::from_utf8_lossy(engine.local(tag)).into_owned()
}
