//! A small tree of elements, to put messages together.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An element: with children, or with text.
#[derive(Clone, Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) text: String,
    pub(super) children: Vec<Element>,
    /// It, or its text, was stated by a fragment.
    pub(super) is_stated: bool,
    /// A fragment took it away.
    pub(super) is_removed: bool,
}

impl Element {
    pub(super) fn named(name: &str) -> Element {
        Element { name: name.to_owned(), ..Element::default() }
    }

    /// Reads a text with one root element.
    pub(super) fn parse(text: &str) -> Element {
        let mut reader = Reader::from_str(text);
        let mut open = vec![Element::default()];
        loop {
            match reader.read_event().unwrap_or_else(|e| panic!("{e} in {text}")) {
                Event::Start(tag) => open.push(start(&tag)),
                Event::Empty(tag) => {
                    open.last_mut().unwrap().children.push(start(&tag));
                }
                Event::End(_) => {
                    let done = open.pop().unwrap();
                    open.last_mut().unwrap().children.push(done);
                }
                Event::Text(text) => open.last_mut().unwrap().text += &text,
                Event::CData(text) => open.last_mut().unwrap().text += &text,
                Event::GeneralRef(name) => {
                    let named = format!("&{};", &*name);
                    let text = quick_xml::escape::unescape(&named).unwrap().into_owned();
                    open.last_mut().unwrap().text += &text;
                }
                Event::Eof => break,
                _ => {}
            }
        }
        let mut root = open.pop().unwrap().children.pop().unwrap_or_else(|| panic!("{text}"));
        root.tidy();
        root
    }

    /// White space between elements is no text.
    fn tidy(&mut self) {
        if !self.children.is_empty() {
            self.text.clear();
        }
        self.children.iter_mut().for_each(Element::tidy);
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    pub(super) fn child_mut(&mut self, name: &str) -> Option<&mut Element> {
        self.children.iter_mut().find(|child| child.name == name)
    }

    pub(super) fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Element> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The element at a path of first children.
    pub(super) fn at(&self, path: &str) -> Option<&Element> {
        path.split('/').try_fold(self, |element, step| element.child(step))
    }

    /// The same, to be changed.
    pub(super) fn at_mut(&mut self, path: &str) -> Option<&mut Element> {
        path.split('/').try_fold(self, |element, step| element.child_mut(step))
    }

    /// Writes it with its children.
    pub(super) fn write(&self, depth: usize, out: &mut String) {
        let indent = "  ".repeat(depth);
        out.push_str(&format!("{indent}<{}", self.name));
        for (name, value) in &self.attributes {
            out.push_str(&format!(" {name}=\"{}\"", quick_xml::escape::escape(value.as_str())));
        }
        out.push('>');
        if self.children.is_empty() {
            out.push_str(&quick_xml::escape::escape(self.text.as_str()));
        } else {
            out.push('\n');
            self.children.iter().for_each(|child| child.write(depth + 1, out));
            out.push_str(&indent);
        }
        out.push_str(&format!("</{}>\n", self.name));
    }
}

fn start(tag: &BytesStart<'_>) -> Element {
    let text = |text: &str| text.to_owned();
    let attributes = tag.attributes().map(|attribute| {
        let attribute = attribute.unwrap();
        let value = quick_xml::escape::unescape(&text(&attribute.value)).unwrap().into_owned();
        (text(attribute.key.as_ref()), value)
    });
    Element {
        name: text(tag.name().as_ref()),
        attributes: attributes.collect(),
        ..Element::default()
    }
}
