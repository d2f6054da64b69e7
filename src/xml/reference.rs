//! References in text and attribute values: XML 1.0 section 4.1, and line ends: 2.11.

use super::fault::Fault;
use super::name::is_character;
use crate::diagnostic::codes;

/// What an ampersand starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reference {
    /// A character, and the length of the reference in bytes.
    Character(char, usize),
    /// A number that is no XML character; length.
    Illegal(usize),
    /// A name that nothing declares; length.
    Undeclared(usize),
    /// None of these.
    Malformed,
}

/// Reads the reference at the start of `text` (`text[0]` is the ampersand).
fn read(text: &[u8]) -> Reference {
    let body = &text[1..];
    if let Some(number) = body.strip_prefix(b"#") {
        return read_number(number);
    }
    // No declared name is longer than 4; an undeclared one is shown up to 64.
    let Some(length) = body.iter().take(64).position(|&b| b == b';') else {
        return Reference::Malformed;
    };
    let character = match &body[..length] {
        b"amp" => '&',
        b"lt" => '<',
        b"gt" => '>',
        b"quot" => '"',
        b"apos" => '\'',
        name if super::name::first_wrong(name).is_none() => {
            return Reference::Undeclared(length + 2);
        }
        _ => return Reference::Malformed,
    };
    Reference::Character(character, length + 2)
}

fn read_number(number: &[u8]) -> Reference {
    let (radix, digits, head) = match number.strip_prefix(b"x") {
        Some(hex) => (16, hex, 3),
        None => (10, number, 2),
    };
    let count = digits.iter().take_while(|b| char::from(**b).is_digit(radix)).count();
    if count == 0 || digits.get(count) != Some(&b';') {
        return Reference::Malformed;
    }
    let value = digits[..count].iter().try_fold(0_u32, |sum, &b| {
        sum.checked_mul(radix)?.checked_add(char::from(b).to_digit(radix)?)
    });
    let length = head + count + 1;
    match value.and_then(char::from_u32).filter(|c| is_character(*c)) {
        Some(c) => Reference::Character(c, length),
        None => Reference::Illegal(length),
    }
}

/// The faults of the references in `raw`, which starts at decoded offset `at`.
pub(crate) fn check(raw: &[u8], at: u64, mut fault: impl FnMut(Fault)) {
    for i in memchr::memchr_iter(b'&', raw) {
        let here = at + i as u64;
        let shown = |length: usize| String::from_utf8_lossy(&raw[i..i + length]).into_owned();
        match read(&raw[i..]) {
            Reference::Character(..) => {}
            Reference::Illegal(length) => fault(
                Fault::new(
                    &codes::CHARACTER_REFERENCE_ILLEGAL,
                    here,
                    length as u64,
                    "this reference stands for no XML character",
                )
                .found(shown(length))
                .expected("a number of a character that XML 1.0 allows")
                .help("remove the reference; control characters cannot be sent in XML at all"),
            ),
            Reference::Undeclared(length) => fault(
                Fault::new(
                    &codes::ENTITY_UNDECLARED,
                    here,
                    length as u64,
                    "this entity is not declared, and an ISO 20022 message can declare none",
                )
                .found(shown(length))
                .expected("&amp; &lt; &gt; &quot; &apos; or a character reference such as &#233;")
                .help("write the character itself, or its number"),
            ),
            Reference::Malformed => fault(
                Fault::new(
                    &codes::REFERENCE_MALFORMED,
                    here,
                    1,
                    "this ampersand starts no reference",
                )
                .expected("&amp; for the character itself")
                .help("write &amp; instead of &"),
            ),
        }
    }
}

/// Appends the text that `raw` stands for: references resolved, line ends as LF. What
/// is no reference stays as it is.
///
/// ```
/// let mut text = Vec::new();
/// isoproof::xml::decode(b"A &amp; B\r\n&#xE9;", &mut text);
/// assert_eq!(text, "A & B\né".as_bytes());
/// ```
pub fn decode(raw: &[u8], text: &mut Vec<u8>) {
    let mut rest = raw;
    while let Some(at) = memchr::memchr2(b'&', b'\r', rest) {
        text.extend_from_slice(&rest[..at]);
        rest = &rest[at..];
        let used = if rest[0] == b'\r' {
            text.push(b'\n');
            if rest.get(1) == Some(&b'\n') { 2 } else { 1 }
        } else if let Reference::Character(c, length) = read(rest) {
            text.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            length
        } else {
            text.push(b'&');
            1
        };
        rest = &rest[used..];
    }
    text.extend_from_slice(rest);
}

/// Appends the value that the raw text of an attribute stands for: XML 1.0 section
/// 3.3.3, white space as blanks, but characters from references as they are.
pub(crate) fn decode_attribute(raw: &[u8], value: &mut Vec<u8>) {
    let mut rest = raw;
    while let Some(at) = rest.iter().position(|b| matches!(b, b'&' | b'\r' | b'\n' | b'\t')) {
        value.extend_from_slice(&rest[..at]);
        rest = &rest[at..];
        let used = match (rest[0], rest.get(1)) {
            (b'&', _) => match read(rest) {
                Reference::Character(c, length) => {
                    value.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                    length
                }
                _ => {
                    value.push(b'&');
                    1
                }
            },
            (b'\r', Some(b'\n')) => {
                value.push(b' ');
                2
            }
            _ => {
                value.push(b' ');
                1
            }
        };
        rest = &rest[used..];
    }
    value.extend_from_slice(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names() {
        assert_eq!(read(b"&#233;"), Reference::Character('é', 6));
        assert_eq!(read(b"&#x1F600;"), Reference::Character('😀', 9));
        assert_eq!(read(b"&quot;x"), Reference::Character('"', 6));
        for illegal in ["&#0;", "&#x1F;", "&#xD800;", "&#xFFFE;", "&#x110000;", "&#99999999999;"] {
            assert!(matches!(read(illegal.as_bytes()), Reference::Illegal(_)), "{illegal}");
        }
        for malformed in ["&", "& ", "&;", "&amp", "&#;", "&#x;", "&#12a;", "&#X41;", "&a b;"] {
            assert_eq!(read(malformed.as_bytes()), Reference::Malformed, "{malformed}");
        }
        assert_eq!(read(b"&nbsp;"), Reference::Undeclared(6));
    }

    #[test]
    fn attribute_white_space_becomes_blanks() {
        let mut value = Vec::new();
        decode_attribute(b"a\tb\r\nc&#10;d", &mut value);
        assert_eq!(value, b"a b c\nd");
    }
}
