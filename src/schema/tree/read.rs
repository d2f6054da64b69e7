//! From the bytes of a schema document to its tree, by the strict reader of `xml`.

use super::{Node, QName};
use crate::diagnostic::Place;
use crate::schema::error::SchemaError;
use crate::source::{MarkId, Window};
use crate::xml::{Attribute, Limits, Reader, StartTag, TextToken, Token};
use std::rc::Rc;

/// The deepest nesting of a schema document that is read. Deeper ones are an error, so
/// that reading them needs no more stack than there is.
const DEEPEST: usize = 200;

/// Reads a document to its root element. `location` is what errors call the document.
///
/// # Errors
///
/// It is not well formed, has a DOCTYPE, is deeper than 200 elements, or its bytes are
/// not of the encoding that it declares.
pub(crate) fn read(mut bytes: &[u8], location: &str) -> Result<Node, SchemaError> {
    let limits = Limits { depth: DEEPEST, ..Limits::default() };
    let reader = Reader::new(Window::open(&mut bytes), limits);
    Builder { document: location.into(), reader, open: Vec::new(), marks: Vec::new(), root: None }
        .run()
}

/// Builds the tree from the tokens of the reader.
struct Builder<'i> {
    document: Rc<str>,
    reader: Reader<'i>,
    open: Vec<Node>,
    /// The start tags of all elements so far, in the order of the text.
    marks: Vec<MarkId>,
    root: Option<Node>,
}

impl Builder<'_> {
    fn run(mut self) -> Result<Node, SchemaError> {
        loop {
            let token = self.reader.next_token();
            self.refuse_faults(&token)?;
            match token {
                Token::Start(tag) => self.start(&tag),
                Token::Text(text) => self.text(&text),
                Token::End(_) => self.end(),
                Token::Complete | Token::Stopped => break,
            }
        }
        self.reader.window.settle();
        let Some(mut root) = self.root.take() else {
            let place = Place { offset: 0, line: 1, column: 1, column_utf16: 1 };
            return Err(SchemaError::at(&self.document, place, "the document", "no root element"));
        };
        let mut places = self.marks.iter().map(|mark| self.reader.window.take(*mark).place);
        set_places(&mut root, &mut places);
        Ok(root)
    }

    /// The first thing that is not well formed is the error.
    fn refuse_faults(&mut self, token: &Token) -> Result<(), SchemaError> {
        let first = self.reader.faults().first().cloned();
        let at = match token {
            Token::Start(tag) => tag.at,
            Token::Text(text) => text.from,
            Token::End(at) => *at,
            Token::Complete | Token::Stopped => self.reader.position(),
        };
        let until = self.reader.window.offset(at);
        let blemish = self.reader.window.next_blemish(until);
        let (at, reason) = match (blemish, first) {
            (Some(blemish), _) => {
                let name = self.reader.window.detected().name;
                (blemish.at, format!("a character that is no character of {name} or of XML"))
            }
            (None, Some(fault)) => (fault.at, fault.message),
            (None, None) => return Ok(()),
        };
        let mark = self.reader.window.mark(at, 1);
        self.reader.window.settle();
        let place = self.reader.window.take(mark).place;
        Err(SchemaError::at(&self.document, place, "the document", reason))
    }

    fn start(&mut self, tag: &StartTag) {
        let at = self.reader.window.offset(tag.at);
        self.marks.push(self.reader.window.mark(at, 1));
        let scope = self.open.last().map(|node| node.scope.clone()).unwrap_or_default();
        let scope = scope.with(self.reader.declarations());
        let attributes = self.reader.attributes().iter().map(|a| self.attribute(a)).collect();
        let local = &self.reader.window.data()[tag.local.0..tag.local.1];
        self.open.push(Node {
            name: QName {
                namespace: self.reader.namespace_of_tag(tag).to_owned(),
                local: String::from_utf8_lossy(local).into_owned(),
            },
            attributes,
            children: Vec::new(),
            scope,
            document: self.document.clone(),
            place: Place::default(),
            has_text: false,
        });
    }

    fn attribute(&self, attribute: &Attribute) -> (QName, String) {
        let data = self.reader.window.data();
        let mut value = Vec::new();
        attribute.append(data, &mut value);
        let local = &data[attribute.local.0..attribute.local.1];
        let prefix = &data[attribute.at..attribute.local.0.saturating_sub(1).max(attribute.at)];
        let namespace = if prefix.is_empty() { None } else { self.reader.namespace_of(prefix) };
        let name = QName {
            namespace: namespace.unwrap_or_default().to_owned(),
            local: String::from_utf8_lossy(local).into_owned(),
        };
        (name, String::from_utf8_lossy(&value).into_owned())
    }

    fn text(&mut self, text: &TextToken) {
        if let Some(node) = self.open.last_mut() {
            node.has_text |= !text.blank;
        }
    }

    fn end(&mut self) {
        let Some(node) = self.open.pop() else { return };
        match self.open.last_mut() {
            Some(parent) => parent.children.push(node),
            None => self.root = Some(node),
        }
    }
}

fn set_places(node: &mut Node, places: &mut dyn Iterator<Item = Place>) {
    node.place = places.next().unwrap_or_default();
    for child in &mut node.children {
        set_places(child, places);
    }
}
