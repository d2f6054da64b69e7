//! Strings: RFC 8259 section 7.

use super::reader::{Reader, Stop};
use super::{Fault, Span};
use crate::diagnostic::{Code, codes};

impl Reader<'_> {
    /// Reads the string that starts with the quote `"` or, wrongly, `'`. Of each kind of
    /// fault in one string, the first is said: the others have the same cause.
    pub(super) fn string(&mut self, quote: u8) -> Result<String, Stop> {
        let from = self.at;
        self.at += 1;
        let mut value = String::new();
        let mut said: Vec<&'static Code> = Vec::new();
        loop {
            let start = self.at;
            self.at += plain(&self.text[start..], quote);
            value.push_str(&String::from_utf8_lossy(&self.text[start..self.at]));
            match self.peek() {
                None => return Err(self.unclosed_string(from)),
                Some(b) if b == quote => break,
                Some(b'\\') => {
                    let (c, fault) = self.escape(quote);
                    value.extend(c);
                    if let Some(fault) = fault {
                        self.say_once(&mut said, fault);
                    }
                }
                Some(b'\n' | b'\r') if self.line_ends_string() => {
                    return Err(self.unclosed_string(from));
                }
                Some(b) => {
                    let fault = control(b, self.span(self.at, 1));
                    self.say_once(&mut said, fault);
                    value.push(b as char);
                    self.at += 1;
                }
            }
        }
        self.at += 1;
        if quote == b'\'' {
            let fault = Fault::new(&codes::QUOTES_WRONG, self.span_from(from), "single quotes")
                .expected("double quotes")
                .help("write \" instead of '");
            self.say(fault);
        }
        Ok(value)
    }

    fn say_once(&mut self, said: &mut Vec<&'static Code>, fault: Fault) {
        self.is_whole &= fault.code != &codes::ESCAPE_MALFORMED;
        if !said.contains(&fault.code) {
            said.push(fault.code);
            self.say(fault);
        }
    }

    /// A line end in a string: whether the next line goes on as if the string had ended,
    /// so that its quote was forgotten.
    fn line_ends_string(&self) -> bool {
        let before = self.text[..self.at].trim_ascii_end();
        let behind = self.text[self.at..].trim_ascii_start();
        match behind {
            [] | [b'}' | b']', ..] => true,
            [b'"', rest @ ..] => {
                // A quote alone on its line closes this string.
                let next = rest.trim_ascii_start().first();
                before.ends_with(b",") || !matches!(next, None | Some(b',' | b'}' | b']'))
            }
            _ => false,
        }
    }

    fn unclosed_string(&mut self, from: usize) -> Stop {
        let fault =
            Fault::new(&codes::STRING_UNCLOSED, self.span(from, 1), "this string is not closed")
                .expected("a closing quote")
                .help("write \" at its end");
        self.stop(fault)
    }

    /// The character for the escape at the reader, which passes it, and what is wrong.
    fn escape(&mut self, quote: u8) -> (Option<char>, Option<Fault>) {
        let from = self.at;
        self.at += 2;
        let simple = match self.text.get(from + 1) {
            Some(b'u') => return self.unicode_escape(from),
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'\'') if quote == b'\'' => '\'',
            Some(0..=0x1F) => return (None, Some(self.bad_escape(from))),
            next => {
                // What follows is read as text; at the end the string is not closed.
                self.at = from + 1;
                return (None, next.map(|_| self.bad_escape(from)));
            }
        };
        (Some(simple), None)
    }

    /// `\uXXXX`, or two of them for a character beyond U+FFFF.
    fn unicode_escape(&mut self, from: usize) -> (Option<char>, Option<Fault>) {
        let Some(first) = unit(self.text, from) else { return (None, Some(self.bad_escape(from))) };
        self.at = from + 6;
        if let Some(c) = char::from_u32(first) {
            return (Some(c), None);
        }
        let is_escape = self.text[self.at..].starts_with(b"\\u");
        let next = unit(self.text, self.at).filter(|_| is_escape);
        let low = next.filter(|low| first < 0xDC00 && (0xDC00..0xE000).contains(low));
        let pair = low.map(|low| 0x1_0000 + ((first & 0x3FF) << 10) + (low & 0x3FF));
        if let Some(c) = pair.and_then(char::from_u32) {
            self.at += 6;
            return (Some(c), None);
        }
        // If the other half is malformed, that is the fault.
        let is_alone = !is_escape || next.is_some();
        let fault = is_alone.then(|| lone_surrogate(first, self.span(from, 6)));
        (Some(char::REPLACEMENT_CHARACTER), fault)
    }

    fn bad_escape(&self, from: usize) -> Fault {
        let rest = String::from_utf8_lossy(&self.text[from..self.text.len().min(from + 12)]);
        let is_unicode = self.text.get(from + 1) == Some(&b'u');
        let found: String = rest.chars().take(if is_unicode { 6 } else { 2 }).collect();
        let fault = Fault::new(
            &codes::ESCAPE_MALFORMED,
            self.span(from, found.len().min(self.text.len() - from)),
            "a backslash that starts no escape",
        );
        let fault = if is_unicode {
            fault.expected("\\u and four hexadecimal digits")
        } else {
            fault
                .expected("one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u")
                .help("write a backslash itself as \\\\")
        };
        fault.found(found)
    }
}

/// How many bytes stand for themselves before a quote, an escape or a control.
fn plain(text: &[u8], quote: u8) -> usize {
    let special = |b: &u8| *b == quote || *b == b'\\' || *b < b' ';
    text.iter().position(special).unwrap_or(text.len())
}

/// The UTF-16 unit of the escape at that index.
fn unit(text: &[u8], at: usize) -> Option<u32> {
    let digits = text.get(at + 2..at + 6)?;
    let digits = str::from_utf8(digits).ok()?;
    let is_hex = digits.bytes().all(|b| b.is_ascii_hexdigit());
    u32::from_str_radix(digits, 16).ok().filter(|_| is_hex)
}

fn lone_surrogate(unit: u32, span: Span) -> Fault {
    let message = "half of a surrogate pair, which is no character";
    Fault::new(&codes::SURROGATE_LONE, span, message)
        .found(format!("\\u{unit:04X}"))
        .expected("both halves, or the character itself")
        .help("find where a text was cut in the middle of a character")
}

fn control(byte: u8, span: Span) -> Fault {
    let (name, escape) = match byte {
        b'\n' => ("a line feed", "\\n".to_owned()),
        b'\r' => ("a carriage return", "\\r".to_owned()),
        b'\t' => ("a tab", "\\t".to_owned()),
        _ => ("a control character", format!("\\u{byte:04x}")),
    };
    Fault::new(&codes::CONTROL_IN_STRING, span, format!("{name} inside a string"))
        .found(format!("U+{byte:04X}"))
        .expected(format!("the escape {escape}"))
        .help(format!("write {escape}"))
}
