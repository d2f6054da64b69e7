//! Which stretches of an excerpt may be shown.
//!
//! The excerpt starts anywhere: in text, in a tag, in a comment. So a stretch is
//! shown only if what stands before it in the excerpt proves what it is; and if the
//! end of a comment, CDATA section or instruction comes without its start, all before
//! it is hidden.

use super::{is_known_name, is_listed, is_plain};

/// A stretch of characters, from `start` to before `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) hidden: bool,
}

/// Divides the whole excerpt into pieces; no two hidden ones in a row.
pub(super) fn pieces(chars: &[char], listed_text: bool) -> Vec<Piece> {
    let mut scan = Scan { chars, listed_text, at: 0, open: None, pieces: Vec::new() };
    while scan.at < chars.len() {
        scan.step();
    }
    scan.pieces
}

const ENDS: [&str; 3] = ["-->", "]]>", "?>"];
const SECTIONS: [(&str, &str); 3] = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")];

struct Scan<'a> {
    chars: &'a [char],
    listed_text: bool,
    at: usize,
    /// The name of the start tag that ends right here.
    open: Option<String>,
    pieces: Vec<Piece>,
}

impl Scan<'_> {
    /// Takes a tag, a section, a text, or what is none of them up to the next `<`.
    fn step(&mut self) {
        let open = self.open.take();
        if self.peek(0) != Some('<') {
            self.text(open.as_deref());
        } else if let Some((start, end)) = SECTIONS.into_iter().find(|(s, _)| self.looking_at(s)) {
            self.section(start, end);
        } else if let Some(tag) = Tag::read(self.chars, self.at) {
            self.tag(tag);
        } else {
            let end = self.next_markup(self.at + 1);
            self.unproved(end, true);
        }
    }

    fn text(&mut self, open: Option<&str>) {
        let end = self.next_markup(self.at);
        let text: String = self.slice(self.at, end);
        let listed = self.listed_text && open.is_some_and(is_listed) && is_plain(&text);
        let blank = text.chars().all(|c| matches!(c, ' ' | '\t' | '\r'));
        self.unproved(end, !(blank || listed));
    }

    /// Text up to `end`; a section's end in it tells that all before it is of that
    /// section.
    fn unproved(&mut self, end: usize, hidden: bool) {
        let text: String = self.slice(self.at, end);
        if ENDS.iter().any(|e| text.contains(e)) {
            self.pieces.clear();
            self.at = 0;
        }
        self.push(end, hidden);
    }

    /// A comment, CDATA section or processing instruction.
    fn section(&mut self, start: &str, end: &str) {
        self.push(self.at + start.len(), false);
        let from = self.at;
        let close = (from..self.chars.len()).find(|&i| self.looking_at_from(i, end));
        self.push(close.unwrap_or(self.chars.len()), true);
        if close.is_some() {
            self.push(self.at + end.len(), false);
        }
    }

    fn tag(&mut self, tag: Tag) {
        if !is_known_name(&tag.name) {
            // What looks like a tag may be a text with angle brackets.
            return self.push(tag.end, true);
        }
        for (start, end) in tag.values {
            self.push(start, false);
            self.push(end, true);
        }
        self.push(tag.proved, false);
        self.push(tag.end, true);
        self.open = tag.opens;
    }

    fn push(&mut self, end: usize, hidden: bool) {
        let start = self.at;
        self.at = end;
        match self.pieces.last_mut() {
            _ if start == end => {}
            Some(last) if last.hidden == hidden => last.end = end,
            _ => self.pieces.push(Piece { start, end, hidden }),
        }
    }

    fn next_markup(&self, from: usize) -> usize {
        (from..self.chars.len())
            .find(|&i| self.chars.get(i) == Some(&'<'))
            .unwrap_or(self.chars.len())
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn looking_at(&self, text: &str) -> bool {
        self.looking_at_from(self.at, text)
    }

    fn looking_at_from(&self, from: usize, text: &str) -> bool {
        text.chars().enumerate().all(|(i, c)| self.chars.get(from + i) == Some(&c))
    }

    fn slice(&self, from: usize, to: usize) -> String {
        self.chars.get(from..to).unwrap_or_default().iter().collect()
    }
}

/// A start or end tag, complete or cut off by the end of the excerpt.
struct Tag {
    /// The attribute values to hide, without their quotes.
    values: Vec<(usize, usize)>,
    /// Up to here the tag is what it seems.
    proved: usize,
    /// Where it ends; behind `proved` only if it is cut off.
    end: usize,
    name: String,
    /// The name, if what follows is the content of this element.
    opens: Option<String>,
}

impl Tag {
    /// The tag that starts at `start`, unless something in it belongs to no tag.
    fn read(chars: &[char], start: usize) -> Option<Tag> {
        let mut cursor = Cursor { chars, at: start + 1 };
        let closing = cursor.eat('/');
        let name = cursor.name()?;
        let mut tag = Tag {
            values: Vec::new(),
            proved: cursor.at,
            end: chars.len(),
            name: name.clone(),
            opens: None,
        };
        loop {
            let spaced = cursor.spaces();
            match cursor.peek() {
                None => return Some(tag),
                Some('>') => {
                    (tag.proved, tag.end) = (cursor.at + 1, cursor.at + 1);
                    tag.opens = (!closing).then_some(name);
                    return Some(tag);
                }
                Some('/') if !closing => {
                    cursor.at += 1;
                    match cursor.peek() {
                        None => return Some(tag),
                        Some('>') => (tag.proved, tag.end) = (cursor.at + 1, cursor.at + 1),
                        Some(_) => return None,
                    }
                    return Some(tag);
                }
                Some(_) if spaced && !closing => {
                    if !tag.attribute(&mut cursor)? {
                        return Some(tag);
                    }
                }
                Some(_) => return None,
            }
        }
    }

    /// Reads one attribute; false if the excerpt ends in it, `None` if it is none.
    fn attribute(&mut self, cursor: &mut Cursor) -> Option<bool> {
        let name = cursor.name()?;
        cursor.spaces();
        if cursor.peek().is_none() {
            return Some(false);
        }
        cursor.eat('=').then_some(())?;
        cursor.spaces();
        let Some(quote) = cursor.peek() else { return Some(false) };
        matches!(quote, '"' | '\'').then_some(())?;
        let from = cursor.at + 1;
        let length = cursor.chars.get(from..)?.iter().position(|&c| c == quote || c == '<');
        let Some(length) = length else { return Some(false) };
        let to = from + length;
        (cursor.chars.get(to) == Some(&quote)).then_some(())?;
        let value: String = cursor.chars.get(from..to)?.iter().collect();
        if ENDS.iter().any(|end| value.contains(end)) {
            return None;
        }
        if !value_is_shown(&name, &value) {
            self.values.push((from, to));
        }
        cursor.at = to + 1;
        self.proved = cursor.at;
        Some(true)
    }
}

/// The currency, and the declaration of a namespace.
fn value_is_shown(name: &str, value: &str) -> bool {
    if name == "Ccy" {
        return value.len() <= 3 && is_plain(value);
    }
    let declares = name == "xmlns" || name.starts_with("xmlns:");
    declares && super::is_name_or_namespace(value)
}

struct Cursor<'a> {
    chars: &'a [char],
    at: usize,
}

impl Cursor<'_> {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn eat(&mut self, c: char) -> bool {
        let there = self.peek() == Some(c);
        self.at += usize::from(there);
        there
    }

    fn spaces(&mut self) -> bool {
        let from = self.at;
        while matches!(self.peek(), Some(' ' | '\t' | '\r' | '\n')) {
            self.at += 1;
        }
        self.at > from
    }

    /// A name; `None` if there is none.
    fn name(&mut self) -> Option<String> {
        let from = self.at;
        if !self.peek().is_some_and(|c| c.is_alphabetic() || c == '_') {
            return None;
        }
        while self.peek().is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | ':' | '-' | '.'))
        {
            self.at += 1;
        }
        self.chars.get(from..self.at).map(|name| name.iter().collect())
    }
}
