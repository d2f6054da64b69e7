//! Which encoding the bytes are in: XML 1.0 section 4.3.3 and appendix F. JSON starts
//! with other characters and is told in the same way.

use super::place::Width;
use encoding_rs::Encoding;

/// How bytes become characters.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Scheme {
    Utf8,
    Ascii,
    /// ISO 8859-1 proper, with the C1 controls, which encoding_rs would read as
    /// windows-1252.
    Latin1,
    /// One byte a character, by the table of encoding_rs.
    SingleByte(&'static Encoding),
    Utf16(&'static Encoding),
}

impl Scheme {
    pub(crate) fn width(self) -> Width {
        match self {
            Scheme::Utf8 => Width::Utf8,
            Scheme::Ascii | Scheme::Latin1 | Scheme::SingleByte(_) => Width::Single,
            Scheme::Utf16(_) => Width::Utf16,
        }
    }
}

/// What the first bytes tell.
#[derive(Clone, Debug)]
pub struct Detected {
    pub(crate) scheme: Scheme,
    /// Bytes of the byte order mark.
    pub bom: usize,
    /// The encoding name in the XML declaration, as written.
    pub declared: Option<String>,
    /// What is to be said about it.
    pub kind: Kind,
    /// The name of the encoding in which the input is read.
    pub name: &'static str,
}

impl Detected {
    /// Whether the text is the bytes.
    pub(crate) fn is_utf8(&self) -> bool {
        matches!(self.scheme, Scheme::Utf8)
    }
}

/// How declaration and bytes fit together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// They agree.
    Agreed,
    /// The name is understood, though it is not the registered one.
    Alias,
    /// They contradict each other.
    Contradiction,
    /// The name cannot be an encoding name.
    MalformedName,
    /// A known or unknown encoding that is not read here.
    Unsupported,
}

/// As many bytes as an XML declaration may take before the encoding is decided.
pub(crate) const HEAD: usize = 1024;

/// Decides from the first [`HEAD`] bytes (fewer where the input is shorter).
pub(crate) fn detect(head: &[u8]) -> Detected {
    match head {
        [0xEF, 0xBB, 0xBF, rest @ ..] => with_utf8_mark(rest),
        [0xFF, 0xFE, 0, 0, ..]
        | [0, 0, 0xFE, 0xFF, ..]
        | [0, 0, 0, b'<', ..]
        | [b'<', 0, 0, 0, ..] => unsupported("UTF-32"),
        [0xFE, 0xFF, rest @ ..] => utf16(encoding_rs::UTF_16BE, 2, rest),
        [0xFF, 0xFE, rest @ ..] => utf16(encoding_rs::UTF_16LE, 2, rest),
        [0, b'<' | b'{' | b'[', 0, _, ..] => utf16(encoding_rs::UTF_16BE, 0, head),
        [b'<' | b'{' | b'[', 0, _, 0, ..] => utf16(encoding_rs::UTF_16LE, 0, head),
        [0x4C, 0x6F, 0xA7, 0x94, ..] => unsupported("EBCDIC"),
        _ => by_name(declared_encoding(head)),
    }
}

fn detected(scheme: Scheme, name: &'static str, declared: Option<String>, kind: Kind) -> Detected {
    Detected { scheme, bom: 0, declared, kind, name }
}

fn unsupported(name: &'static str) -> Detected {
    detected(Scheme::Utf8, name, None, Kind::Unsupported)
}

fn with_utf8_mark(rest: &[u8]) -> Detected {
    let mut found = by_name(declared_encoding(rest));
    if !matches!(found.scheme, Scheme::Utf8) || found.kind == Kind::Unsupported {
        found.kind = Kind::Contradiction;
    }
    Detected { scheme: Scheme::Utf8, bom: 3, name: "UTF-8", ..found }
}

fn utf16(encoding: &'static Encoding, bom: usize, rest: &[u8]) -> Detected {
    let (text, _) = encoding.decode_without_bom_handling(&rest[..rest.len() & !1]);
    let declared = declared_encoding(text.as_bytes());
    let kind = match declared.as_deref() {
        Some(name) if name.eq_ignore_ascii_case("UTF-16") => Kind::Agreed,
        Some(name) if name.eq_ignore_ascii_case(encoding.name()) => Kind::Agreed,
        None if bom > 0 => Kind::Agreed,
        // Without a mark and without a declaration the entity had to be UTF-8.
        _ => Kind::Contradiction,
    };
    Detected { scheme: Scheme::Utf16(encoding), bom, declared, kind, name: encoding.name() }
}

/// The encoding for a declared name, where the bytes are ASCII-compatible.
fn by_name(declared: Option<String>) -> Detected {
    let Some(name) = declared else {
        return detected(Scheme::Utf8, "UTF-8", None, Kind::Agreed);
    };
    let lower = name.to_ascii_lowercase();
    let (scheme, read_as, kind) = match lower.as_str() {
        "utf-8" => (Scheme::Utf8, "UTF-8", Kind::Agreed),
        "utf8" | "utf_8" | "unicode-1-1-utf-8" => (Scheme::Utf8, "UTF-8", Kind::Alias),
        "us-ascii" | "ascii" | "iso646-us" | "ansi_x3.4-1968" => {
            (Scheme::Ascii, "US-ASCII", Kind::Agreed)
        }
        "iso-8859-1" | "iso_8859-1" | "latin1" | "l1" | "iso8859-1" => {
            (Scheme::Latin1, "ISO-8859-1", Kind::Agreed)
        }
        "utf-16" | "utf-16le" | "utf-16be" | "iso-10646-ucs-2" => {
            (Scheme::Utf8, "UTF-8", Kind::Contradiction)
        }
        _ if !is_encoding_name(&name) => (Scheme::Utf8, "UTF-8", Kind::MalformedName),
        _ => single_byte(&lower),
    };
    detected(scheme, read_as, Some(name), kind)
}

fn single_byte(label: &str) -> (Scheme, &'static str, Kind) {
    match Encoding::for_label(label.as_bytes()) {
        Some(encoding) if encoding.is_single_byte() && encoding.is_ascii_compatible() => {
            (Scheme::SingleByte(encoding), encoding.name(), Kind::Agreed)
        }
        _ => (Scheme::Utf8, "UTF-8", Kind::Unsupported),
    }
}

/// XML 1.0 \[81\]: `[A-Za-z] ([A-Za-z0-9._] | '-')*`.
fn is_encoding_name(name: &str) -> bool {
    let mut bytes = name.bytes();
    bytes.next().is_some_and(|b| b.is_ascii_alphabetic())
        && bytes.all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
}

/// The encoding name in an XML declaration, however the rest of it looks: whether the
/// declaration is well formed is for the reader to say.
fn declared_encoding(head: &[u8]) -> Option<String> {
    let body = head.strip_prefix(b"<?xml")?;
    let end = memchr::memmem::find(body, b"?>").unwrap_or(body.len());
    let body = &body[..end];
    let at = memchr::memmem::find(body, b"encoding")? + "encoding".len();
    let value = body[at..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let (&quote, value) = value.split_first()?;
    let length = memchr::memchr(quote, value)?;
    (quote == b'"' || quote == b'\'')
        .then(|| String::from_utf8_lossy(&value[..length]).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(head: &[u8]) -> (&'static str, usize, Kind) {
        let d = detect(head);
        (d.name, d.bom, d.kind)
    }

    #[test]
    fn marks_and_declarations() {
        let decl = |name: &str| format!("<?xml version='1.0' encoding = '{name}'?>").into_bytes();
        assert_eq!(seen(b"<a/>"), ("UTF-8", 0, Kind::Agreed));
        assert_eq!(seen(b"\xEF\xBB\xBF<a/>"), ("UTF-8", 3, Kind::Agreed));
        assert_eq!(seen(&decl("utf-8")), ("UTF-8", 0, Kind::Agreed));
        assert_eq!(seen(&decl("UTF8")), ("UTF-8", 0, Kind::Alias));
        assert_eq!(seen(&decl("ISO-8859-1")), ("ISO-8859-1", 0, Kind::Agreed));
        assert_eq!(seen(&decl("windows-1252")), ("windows-1252", 0, Kind::Agreed));
        assert_eq!(seen(&decl("ISO-8859-15")), ("ISO-8859-15", 0, Kind::Agreed));
        assert_eq!(seen(&decl("UTF-16")), ("UTF-8", 0, Kind::Contradiction));
        assert_eq!(seen(&decl("Shift_JIS")), ("UTF-8", 0, Kind::Unsupported));
        assert_eq!(seen(&decl("")), ("UTF-8", 0, Kind::MalformedName));
        assert_eq!(seen(&decl("8bit")), ("UTF-8", 0, Kind::MalformedName));
    }

    #[test]
    fn a_mark_stands_over_the_declaration() {
        let with = |mark: &[u8], rest: &str| [mark, rest.as_bytes()].concat();
        let contradicting = with(b"\xEF\xBB\xBF", "<?xml version='1.0' encoding='ISO-8859-1'?>");
        assert_eq!(seen(&contradicting), ("UTF-8", 3, Kind::Contradiction));
        let utf16: Vec<u8> = "<?xml version='1.0' encoding='utf-8'?>"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(
            seen(&[&[0xFF, 0xFE], &utf16[..]].concat()),
            ("UTF-16LE", 2, Kind::Contradiction)
        );
        assert_eq!(seen(&[0x4C, 0x6F, 0xA7, 0x94]), ("EBCDIC", 0, Kind::Unsupported));
    }
}
