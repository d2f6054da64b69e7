//! Names: XML 1.0 (fifth edition) \[4\] \[4a\] \[5\].

use crate::value::{is_name_char, is_name_start};

/// What a byte is in a name: bits of [`scan`]'s answer.
const LETTER: u8 = 1;
const DIGIT: u8 = 2;
const COLON: u8 = 4;
/// Not ASCII, or an ASCII character that no name may hold.
const OTHER: u8 = 8;
/// White space and the delimiters of tags end the run of bytes that is read as a name.
/// What the run may hold is judged afterwards, so that one odd character in a name is
/// one finding.
const END: u8 = 16;

const CLASS: [u8; 256] = {
    let mut table = [OTHER; 256];
    let mut b = 0;
    while b < 128 {
        let c = b as u8;
        table[b] = match c {
            b'A'..=b'Z' | b'a'..=b'z' | b'_' => LETTER,
            b'0'..=b'9' | b'-' | b'.' => DIGIT,
            b':' => COLON,
            b' ' | b'\t' | b'\r' | b'\n' | b'/' | b'>' | b'=' | b'<' | b'"' | b'\'' => END,
            _ => OTHER,
        };
        b += 1;
    }
    table
};

/// A run of bytes that stands where a name must.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    /// The index behind it; the length of the text if nothing ends it.
    pub(crate) end: usize,
    seen: u8,
}

impl Run {
    /// True if it has no colon and nothing unusual behind its first byte.
    #[inline]
    pub(crate) fn is_plain(self) -> bool {
        self.seen & (COLON | OTHER) == 0
    }
}

/// Reads to the end of a name.
#[inline]
pub(crate) fn scan(text: &[u8], from: usize) -> Run {
    let mut end = from;
    let mut seen = 0;
    while let Some(&b) = text.get(end) {
        let class = CLASS[b as usize];
        if class == END {
            break;
        }
        seen |= class;
        end += 1;
    }
    Run { end, seen }
}

/// True if a plain run that starts with this byte is a name.
#[inline]
pub(crate) fn starts_plain(b: u8) -> bool {
    CLASS[b as usize] == LETTER
}

/// The index in `name` of the first character that may not stand there; `None` if it
/// is a Name. Stray bytes and illegal characters are left to the check of characters.
pub(crate) fn first_wrong(name: &[u8]) -> Option<usize> {
    let text = String::from_utf8_lossy(name);
    let wrong = text.char_indices().find(|&(i, c)| {
        is_character(c)
            && c != '\u{FFFD}'
            && if i == 0 { !is_name_start(c) } else { !is_name_char(c) }
    });
    match wrong {
        Some((i, _)) => Some(i.min(name.len())),
        None if name.is_empty() => Some(0),
        None => None,
    }
}

/// XML 1.0 \[2\] Char.
pub(crate) fn is_character(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// Whether a name has bytes that the check of characters reports.
pub(crate) fn has_strays(name: &[u8]) -> bool {
    std::str::from_utf8(name).is_err() || name.iter().any(|b| *b < b' ')
}

/// Where the local part starts, for a name of the form `local` or `prefix:local`
/// (Namespaces 1.0 \[7\]); `None` if its colons are elsewhere or too many.
pub(crate) fn split(name: &[u8]) -> Option<usize> {
    match memchr::memchr(b':', name) {
        None => Some(0),
        Some(0) => None,
        Some(colon) => {
            let local = &name[colon + 1..];
            let starts = std::str::from_utf8(local).ok().and_then(|l| l.chars().next());
            (starts.is_some_and(is_name_start) && !local.contains(&b':')).then_some(colon + 1)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_fifth_edition() {
        for good in ["a", "_", "Dcmnt.v1-2", "é", "\u{132}x", "\u{2170}", "\u{10000}", "a\u{B7}"] {
            assert_eq!(first_wrong(good.as_bytes()), None, "{good}");
        }
        for (bad, at) in [("", 0), ("1a", 0), ("-a", 0), ("a$b", 1), ("a\u{D7}", 1), ("\u{B7}", 0)]
        {
            assert_eq!(first_wrong(bad.as_bytes()), Some(at), "{bad}");
        }
    }

    #[test]
    fn one_colon_between_two_names() {
        assert_eq!(split(b"a"), Some(0));
        assert_eq!(split(b"p:a"), Some(2));
        for bad in [":a", "a:", "a:b:c", "a::b", "a:1"] {
            assert_eq!(split(bad.as_bytes()), None, "{bad}");
        }
    }
}
