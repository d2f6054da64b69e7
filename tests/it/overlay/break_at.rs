//! Changing one place of a message.

use super::tree::Element;
use isoproof::value::Decimal;

/// A change at a place.
pub(in super::super) enum Change<'c> {
    /// A number is so much higher.
    Add(&'c str),
    /// The text is another.
    Set(&'c str),
    /// The text is that of another place.
    Like(&'c str),
    /// The element stands twice.
    Twice,
    /// The character at that place, from 1, is another digit.
    Digit(usize),
}

impl<'c> Change<'c> {
    /// Reads `add 100.00`, `set USD`, `like PATH`, `twice`, `digit 3`.
    pub(in super::super) fn parse(text: &'c str) -> Change<'c> {
        let (verb, rest) = text.split_once(' ').unwrap_or((text, ""));
        match verb {
            "add" => Change::Add(rest),
            "set" => Change::Set(rest),
            "like" => Change::Like(rest),
            "twice" => Change::Twice,
            "digit" => Change::Digit(rest.parse().unwrap()),
            _ => panic!("{text}"),
        }
    }

    /// Makes the change at a path from the message's own element; whether there is such a
    /// place.
    pub(super) fn make(&self, message: &mut Element, path: &str) -> bool {
        let other = match self {
            Change::Like(other) => match text(message, other) {
                Some(other) => other,
                None => return false,
            },
            _ => String::new(),
        };
        if matches!(self, Change::Twice) {
            return twice(message, path);
        }
        let Some(place) = text_mut(message, path) else { return false };
        match self {
            Change::Add(more) => {
                let number = |text: &str| Decimal::parse(text.trim().as_bytes()).unwrap();
                *place = number(place).checked_add(number(more)).unwrap().to_string();
            }
            Change::Set(text) => *place = (*text).to_owned(),
            Change::Like(_) => *place = other,
            Change::Digit(at) => {
                let digit = if &place[at - 1..*at] == "7" { "8" } else { "7" };
                place.replace_range(at - 1..*at, digit);
            }
            Change::Twice => {}
        }
        true
    }
}

/// A step of a path: a name, and which of that name: the n-th, or one in which that text
/// stands.
fn index(element: &Element, step: &str) -> Option<usize> {
    let (name, which) = step.split_once('[').unwrap_or((step, "1]"));
    let which = which.trim_end_matches(']');
    let mut named = element.children.iter().enumerate().filter(|(_, child)| child.name == name);
    let found = match which.strip_prefix('=') {
        Some(text) => named.find(|(_, child)| child.has_text(text)),
        None => named.nth(which.parse::<usize>().unwrap() - 1),
    };
    found.map(|(at, _)| at)
}

fn text(element: &Element, path: &str) -> Option<String> {
    let found = path
        .split('/')
        .try_fold(element, |element, step| Some(&element.children[index(element, step)?]))?;
    Some(found.text.clone())
}

fn text_mut<'e>(element: &'e mut Element, path: &str) -> Option<&'e mut String> {
    let (path, attribute) = path.split_once("/@").map_or((path, None), |(p, a)| (p, Some(a)));
    let found = path.split('/').try_fold(element, |element, step| {
        let at = index(element, step)?;
        Some(&mut element.children[at])
    })?;
    match attribute {
        None => Some(&mut found.text),
        Some(name) => found.attributes.iter_mut().find(|(n, _)| n == name).map(|(_, value)| value),
    }
}

fn twice(element: &mut Element, path: &str) -> bool {
    let (step, rest) = path.split_once('/').unwrap_or((path, ""));
    let Some(at) = index(element, step) else { return false };
    if !rest.is_empty() {
        return twice(&mut element.children[at], rest);
    }
    let copy = element.children[at].clone();
    element.children.insert(at, copy);
    true
}

impl Element {
    fn has_text(&self, text: &str) -> bool {
        self.text.trim() == text || self.children.iter().any(|child| child.has_text(text))
    }
}
