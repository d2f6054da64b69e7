//! The lexical forms of `xs:base64Binary` and `xs:hexBinary`.

use super::whitespace::is_space;

/// Bytes that a base64 text stands for, or why it is none (Datatypes, 3.2.16).
/// White space may stand anywhere.
pub(super) fn base64_length(text: &[u8]) -> Result<u64, &'static str> {
    let mut sextets = Sextets::default();
    for byte in text {
        sextets.take(*byte)?;
    }
    sextets.bytes()
}

/// A base64 text, character by character (RFC 4648, section 4).
#[derive(Debug, Default)]
pub(crate) struct Sextets {
    count: u64,
    padding: u64,
    last: u8,
}

impl Sextets {
    /// The six bits of the next character; `None` for white space and padding.
    #[inline]
    pub(crate) fn take(&mut self, byte: u8) -> Result<Option<u8>, &'static str> {
        match sextet(byte) {
            Some(_) if self.padding > 0 => return Err("padding before the end"),
            Some(value) => {
                (self.count, self.last) = (self.count + 1, value);
                return Ok(Some(value));
            }
            None if byte == b'=' => self.padding += 1,
            None if is_space(byte) => {}
            None => return Err(alphabet_fault(byte)),
        }
        Ok(None)
    }

    /// How many bytes the text stands for that is complete now.
    pub(crate) fn bytes(&self) -> Result<u64, &'static str> {
        whole_quanta(self.count, self.padding, self.last)
    }
}

/// Four characters make three bytes; at the end two or three characters and padding
/// may stand, whose last one has no bit set that reaches beyond the last byte.
fn whole_quanta(count: u64, padding: u64, last: u8) -> Result<u64, &'static str> {
    match (count % 4, padding) {
        (0, 0) => Ok(count / 4 * 3),
        (2, 2) if last & 0x0F == 0 => Ok(count / 4 * 3 + 1),
        (3, 1) if last & 0x03 == 0 => Ok(count / 4 * 3 + 2),
        (2, 2) | (3, 1) => Err("the last character before the padding has bits left over"),
        (2 | 3, 0) => Err("the padding is missing"),
        (_, 0) => Err("the number of characters is no multiple of 4"),
        _ => Err("the wrong amount of padding"),
    }
}

const fn sextet(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

const fn alphabet_fault(byte: u8) -> &'static str {
    match byte {
        b'-' | b'_' => "the URL-safe alphabet; the standard one has plus and slash",
        _ => "a character that base64 does not have",
    }
}

/// Bytes that a hexadecimal text stands for, or why it is none (Datatypes, 3.2.15).
pub(super) fn hex_length(text: &[u8]) -> Result<u64, &'static str> {
    if text.iter().any(|byte| is_space(*byte)) {
        Err("white space inside")
    } else if !text.iter().all(u8::is_ascii_hexdigit) {
        Err("a character that is no hexadecimal digit")
    } else if text.len() % 2 == 1 {
        Err("an odd number of digits; two make a byte")
    } else {
        Ok(text.len() as u64 / 2)
    }
}

/// True if two base64 texts stand for the same bytes: they are canonical but for
/// white space.
pub(super) fn same_base64(a: &[u8], b: &[u8]) -> bool {
    let characters =
        |text: &[u8]| -> Vec<u8> { text.iter().copied().filter(|byte| !is_space(*byte)).collect() };
    characters(a) == characters(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_counts_bytes() {
        for (text, bytes) in [
            ("", 0),
            ("AAAA", 3),
            ("AA==", 1),
            ("AAA=", 2),
            ("Zm9vYmFy", 6),
            ("Zm 9v\nYg ==", 4),
            ("AQ==", 1),
            ("Ag==", 1),
            ("Aw==", 1),
            ("AAE=", 2),
            ("AA8=", 2),
            (" A A A = ", 2),
            ("/+/+", 3),
            ("AA= =", 1),
        ] {
            assert_eq!(base64_length(text.as_bytes()), Ok(bytes), "{text}");
        }
    }

    #[test]
    fn base64_says_what_is_wrong() {
        for (text, reason) in [
            ("A", "the number of characters is no multiple of 4"),
            ("AA", "the padding is missing"),
            ("AAA", "the padding is missing"),
            ("AA=", "the wrong amount of padding"),
            ("AAAA=", "the wrong amount of padding"),
            ("AAAA====", "the wrong amount of padding"),
            ("=", "the wrong amount of padding"),
            ("AB==", "the last character before the padding has bits left over"),
            ("AAB=", "the last character before the padding has bits left over"),
            ("AA==AAAA", "padding before the end"),
            ("AA-_", "the URL-safe alphabet; the standard one has plus and slash"),
            ("AA!A", "a character that base64 does not have"),
            ("ÄAA", "a character that base64 does not have"),
        ] {
            assert_eq!(base64_length(text.as_bytes()), Err(reason), "{text}");
        }
    }

    #[test]
    fn hex_counts_bytes() {
        assert_eq!(hex_length(b""), Ok(0));
        assert_eq!(hex_length(b"0fA9"), Ok(2));
        for text in ["0", "0g", "0 0", "00 00", "é0"] {
            assert!(hex_length(text.as_bytes()).is_err(), "{text}");
        }
    }

    #[test]
    fn base64_is_compared_by_bytes() {
        assert!(same_base64(b"AA ==", b"AA=="));
        assert!(!same_base64(b"AA==", b"AQ=="));
    }
}
