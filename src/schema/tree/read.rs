//! From the bytes of a schema document to its tree.
//!
//! The only place that knows which reader of XML stands behind.

use super::{Node, QName, Scope};
use crate::diagnostic::Place;
use crate::schema::error::SchemaError;
use std::rc::Rc;

/// The deepest nesting of a schema document that is read. Deeper ones are an error, so
/// that reading them needs no more stack than there is.
const DEEPEST: usize = 200;

/// Reads a document to its root element. `location` is what errors call the document.
///
/// # Errors
///
/// It is not UTF-8, not well-formed, has a DOCTYPE, or is deeper than 200 elements.
pub(crate) fn read(bytes: &[u8], location: &str) -> Result<Node, SchemaError> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let place = Counter::default().advance(&String::from_utf8_lossy(before));
        SchemaError::at(location, place, "the document", "it is not UTF-8")
    })?;
    Builder::new(text.strip_prefix('\u{feff}').unwrap_or(text), location).run()
}

/// Builds the tree from the events of quick-xml.
struct Builder<'a> {
    document: Rc<str>,
    text: &'a str,
    reader: quick_xml::Reader<&'a [u8]>,
    counter: Counter,
    counted: usize,
    open: Vec<Node>,
    root: Option<Node>,
}

impl<'a> Builder<'a> {
    fn new(text: &'a str, location: &str) -> Builder<'a> {
        Builder {
            document: location.into(),
            text,
            reader: quick_xml::Reader::from_str(text),
            counter: Counter::default(),
            counted: 0,
            open: Vec::new(),
            root: None,
        }
    }

    fn run(mut self) -> Result<Node, SchemaError> {
        use quick_xml::events::Event;
        loop {
            let start = self.reader.buffer_position() as usize;
            match self.reader.read_event() {
                Ok(Event::Start(tag)) => self.start(start, &tag)?,
                Ok(Event::Empty(tag)) => {
                    self.start(start, &tag)?;
                    self.end();
                }
                Ok(Event::End(_)) => self.end(),
                Ok(Event::Text(text)) => self.note_text(start, !text.trim().is_empty())?,
                Ok(Event::CData(_) | Event::GeneralRef(_)) => self.note_text(start, true)?,
                Ok(Event::DocType(_)) => return Err(self.error(start, "a DOCTYPE is not read")),
                Ok(Event::Eof) => break,
                Ok(_) => {}
                Err(error) => {
                    let offset = self.reader.error_position() as usize;
                    return Err(self.error(offset, &error.to_string()));
                }
            }
        }
        let end = self.text.len();
        match (self.open.pop(), self.root.take()) {
            (Some(node), _) => Err(node.error("never closed")),
            (None, Some(root)) => Ok(root),
            (None, None) => Err(self.error(end, "no root element")),
        }
    }

    fn error(&mut self, offset: usize, reason: &str) -> SchemaError {
        let place = self.place(offset);
        SchemaError::at(&self.document, place, "the document", reason)
    }

    /// The place of an offset, which never goes back.
    fn place(&mut self, offset: usize) -> Place {
        let passed = self.text.get(self.counted..offset).unwrap_or_default();
        self.counted = self.counted.max(offset);
        self.counter.advance(passed)
    }

    fn start(
        &mut self,
        offset: usize,
        tag: &quick_xml::events::BytesStart<'_>,
    ) -> Result<(), SchemaError> {
        let place = self.place(offset);
        if self.open.len() >= DEEPEST {
            return Err(self.error(offset, "elements are nested deeper than 200"));
        }
        if self.root.is_some() {
            return Err(self.error(offset, "a second root element"));
        }
        let node = self
            .node(tag, place)
            .map_err(|reason| SchemaError::at(&self.document, place, "the document", reason))?;
        self.open.push(node);
        Ok(())
    }

    fn end(&mut self) {
        let Some(node) = self.open.pop() else { return };
        match self.open.last_mut() {
            Some(parent) => parent.children.push(node),
            None => self.root = Some(node),
        }
    }

    fn note_text(&mut self, offset: usize, has_text: bool) -> Result<(), SchemaError> {
        match self.open.last_mut() {
            Some(node) => node.has_text |= has_text,
            None if has_text => return Err(self.error(offset, "text outside the root element")),
            None => {}
        }
        Ok(())
    }

    /// The element of a start tag.
    fn node(&self, tag: &quick_xml::events::BytesStart<'_>, place: Place) -> Result<Node, String> {
        let (bindings, raw) = split_attributes(tag)?;
        let scope =
            self.open.last().map(|node| &node.scope).unwrap_or(&Scope::default()).with(bindings);
        let attributes = raw
            .into_iter()
            .map(|(name, value)| Ok((expand(&scope, &name, false)?, value)))
            .collect::<Result<_, String>>()?;
        Ok(Node {
            name: expand(&scope, tag.name().as_ref(), true)?,
            attributes,
            children: Vec::new(),
            scope,
            document: self.document.clone(),
            place,
            has_text: false,
        })
    }
}

/// Names as written, with values.
type Pairs = Vec<(String, String)>;

/// The namespace declarations of a tag (prefix, namespace) and its other attributes.
fn split_attributes(tag: &quick_xml::events::BytesStart<'_>) -> Result<(Pairs, Pairs), String> {
    let mut bindings = Vec::new();
    let mut attributes = Vec::new();
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let value = attribute
            .normalized_value(quick_xml::XmlVersion::Implicit1_0)
            .map_err(|error| error.to_string())?
            .into_owned();
        let name: &str = attribute.key.as_ref();
        match name.strip_prefix("xmlns") {
            Some("") => bindings.push((String::new(), value)),
            Some(rest) if rest.starts_with(':') => bindings.push((rest[1..].to_owned(), value)),
            _ => attributes.push((name.to_owned(), value)),
        }
    }
    Ok((bindings, attributes))
}

/// The expanded name of a tag or an attribute.
fn expand(scope: &Scope, name: &str, is_element: bool) -> Result<QName, String> {
    let (prefix, local) = name.split_once(':').unwrap_or(("", name));
    let namespace = if prefix.is_empty() && !is_element {
        ""
    } else {
        scope.namespace(prefix).ok_or_else(|| format!("the prefix {prefix} is not declared"))?
    };
    Ok(QName { namespace: namespace.to_owned(), local: local.to_owned() })
}

/// Counts lines and columns.
struct Counter {
    place: Place,
    after_cr: bool,
}

impl Default for Counter {
    fn default() -> Counter {
        let place = Place { offset: 0, line: 1, column: 1, column_utf16: 1 };
        Counter { place, after_cr: false }
    }
}

impl Counter {
    /// The place behind that text.
    fn advance(&mut self, text: &str) -> Place {
        for character in text.chars() {
            self.place.offset += character.len_utf8() as u64;
            match character {
                '\n' if self.after_cr => {}
                '\n' | '\r' => {
                    self.place.line += 1;
                    self.place.column = 1;
                    self.place.column_utf16 = 1;
                }
                _ => {
                    self.place.column += 1;
                    self.place.column_utf16 += character.len_utf16() as u64;
                }
            }
            self.after_cr = character == '\r';
        }
        self.place
    }
}
