//! From the root element to the payloads: the root itself, or the headers and
//! documents inside a wrapper.

use super::compile::NodeId;
use super::engine::{Engine, Outcome};
use super::found::Found;
use super::frame::{Frame, Kind};
use super::roots;
use super::set::{Loaded, SchemaSet};
use super::sink::Draft;
use super::texts::Texts;
use super::wrapper::Wrapper;
use crate::diagnostic::{Part, Root, codes};
use crate::source::MarkId;
use crate::xml::{StartTag, Token};
use std::sync::Arc;

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
    let mut document = Document::default();
    loop {
        let token = engine.token();
        if let (Token::Start(tag), []) = (&token, &document.found.documents[..]) {
            document.found.documents.push(root_of_document(engine, tag));
        }
        let outcome = match (token, schemas) {
            (Token::Start(tag), Some(schemas)) => document.start(engine, schemas, &tag),
            (Token::Start(tag), None) => {
                skip(engine, &tag);
                Outcome::Closed
            }
            (Token::Text(text), Some(_)) => {
                document.texts.take(engine, &text);
                document.wrapper.take(engine, &text);
                Outcome::Closed
            }
            (Token::Text(_), None) => Outcome::Closed,
            (Token::End(at), schemas) => document.end(engine, schemas, at),
            (Token::Complete, _) => {
                document.found.complete = true;
                break;
            }
            (Token::Stopped, _) => break,
        };
        if outcome == Outcome::Stopped {
            break;
        }
    }
    document.finish(engine)
}

/// A document on its way from the root to the payloads.
#[derive(Default)]
struct Document {
    found: Found,
    foreign: Vec<Foreign>,
    /// The depth of the foreign payload that is being passed.
    passing: Option<usize>,
    /// The text of elements that somebody watches.
    texts: Texts,
    wrapper: Wrapper,
}

impl Document {
    fn start(&mut self, engine: &mut Engine<'_>, schemas: &SchemaSet, tag: &StartTag) -> Outcome {
        self.note_first_child(engine, tag);
        self.wrapper.child(engine, tag);
        let declared = match self.passing {
            Some(_) => Declared::Foreign(None),
            None => declared(engine, schemas, tag),
        };
        match declared {
            Declared::Known(loaded, node) => read_part(engine, &loaded, tag, node, &mut self.found),
            Declared::Foreign(loaded) => {
                self.start_foreign(engine, tag, loaded);
                Outcome::Closed
            }
        }
    }

    fn start_foreign(
        &mut self,
        engine: &mut Engine<'_>,
        tag: &StartTag,
        loaded: Option<Arc<Loaded>>,
    ) {
        let depth = engine.reader.depth();
        let is_payload = self.passing.is_none()
            && (depth == 1 || looks_like_payload(engine, tag, &self.foreign));
        if is_payload && depth > 1 {
            self.passing = Some(depth);
        }
        if is_payload && !is_doubtful(engine, tag) {
            self.foreign.push(foreign_root(engine, tag, loaded));
        }
        skip(engine, tag);
        self.texts.open(engine, tag, is_payload);
        if self.passing.is_none() {
            self.wrapper.open(engine, tag, &mut self.found);
        }
    }

    fn end(&mut self, engine: &mut Engine<'_>, schemas: Option<&SchemaSet>, at: usize) -> Outcome {
        if let Some(schemas) = schemas {
            self.texts.close(engine, at);
            self.wrapper.close(engine, schemas, at, &mut self.found);
        }
        engine.frames.pop();
        self.passing = self.passing.filter(|depth| *depth != engine.reader.depth());
        engine.outcome()
    }

    fn finish(mut self, engine: &mut Engine<'_>) -> Found {
        if let ([root], true) = (&self.foreign[..], self.found.complete) {
            self.wrapper.finish(engine, root, &mut self.found);
        }
        say_foreign(engine, self.foreign, &mut self.found);
        self.found
    }

    fn note_first_child(&mut self, engine: &Engine<'_>, tag: &StartTag) {
        if let Some(last) = self.foreign.last_mut().filter(|f| f.first_child.is_none())
            && engine.reader.depth() == last.depth + 1
        {
            last.first_child = Some(local_name(engine, tag));
        }
    }
}

fn root_of_document(engine: &Engine<'_>, tag: &StartTag) -> Root {
    Root {
        name: local_name(engine, tag),
        namespace: engine.reader.namespace_of_tag(tag).to_owned(),
        line: engine.reader.line_of_open(0),
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
            _ if root.depth == 1 && found.is_wrapper() => found.foreign = Some(root.mark),
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
    loaded: &Arc<Loaded>,
    tag: &StartTag,
    node: NodeId,
    found: &mut Found,
) -> Outcome {
    // Elements of the wrapper stay on the path, but are no frames of the part.
    let outer = engine.reader.depth() - 1;
    let wrapper: Vec<Frame> = engine.frames.drain(..).collect();
    engine.outer = outer;
    let name = local_name(engine, tag);
    found.roots.push(engine.mark_tag(tag));
    found.parts.push(Part {
        message: loaded.compiled.message().to_owned(),
        path: engine.path_of_root(&name),
        line: engine.reader.line_of_open(outer),
        inside: None,
        schema: loaded.origin.clone(),
    });
    let outcome = engine.part(loaded, tag, node);
    engine.frames.clear();
    engine.frames.extend(wrapper);
    engine.outer = 0;
    outcome
}

fn skip(engine: &mut Engine<'_>, tag: &StartTag) {
    engine.open_unchecked(Kind::Skipped, tag);
    engine.say_inside();
}

fn undeclared_root(engine: &mut Engine<'_>, loaded: &Loaded, root: Foreign, found: &mut Found) {
    let name = root.name;
    let globals = &loaded.compiled.globals;
    let allowed: Vec<String> =
        globals.iter().map(|g| format!("<{}>", loaded.compiled.names.local(g.name))).collect();
    let allowed = allowed.join(" or ");
    let message = format!("<{name}> is no root element of {}", loaded.compiled.message());
    let draft = Draft::new(&codes::ROOT_ELEMENT_UNDECLARED, message, root.path.clone())
        .expected(allowed.clone())
        .found(format!("<{name}>"))
        .help(format!("write {allowed} as the root element"))
        .reason(engine.structure_reason(&loaded.compiled));
    found.roots.push(engine.reader.window.copy_mark(root.mark));
    engine.say(draft, root.mark);
    found.parts.push(Part {
        message: loaded.compiled.message().to_owned(),
        path: root.path,
        line: root.line,
        inside: None,
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
