//! Many bytes at a time, as numbers: short names and runs of text.

use crate::source::bytes::{self, sixteen};

/// A name of 1 to 15 bytes as one number, its first byte lowest; 0 for any other name.
///
/// Names of messages are short, so that most are compared and looked up as one number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Word(pub(crate) u128);

/// Longest name that is a word.
const LONGEST: usize = 15;

const LOW: u128 = u128::from_le_bytes([0x01; 16]);
const HIGH: u128 = u128::from_le_bytes([0x80; 16]);

impl Word {
    pub(crate) const NONE: Word = Word(0);

    pub(crate) fn of(name: &[u8]) -> Word {
        if name.len() > LONGEST || name.ends_with(b"\0") {
            return Word::NONE;
        }
        let mut bytes = [0; 16];
        bytes[..name.len()].copy_from_slice(name);
        Word(u128::from_le_bytes(bytes))
    }

    /// The name that ends at the first blank or `>` behind `from`, if it is a word and
    /// the text is long enough to look at once.
    #[inline]
    pub(crate) fn before_delimiter(text: &[u8], from: usize) -> Option<(Word, usize)> {
        let bytes = sixteen(text, from)?;
        let ends = zeros(bytes ^ splat(b'>')) | zeros(bytes ^ splat(b' '));
        let length = (ends.trailing_zeros() / 8) as usize;
        if length == 0 || length > LONGEST {
            return None;
        }
        let name = bytes & mask(length);
        // With a zero byte at its end it would be taken for the name without that.
        (name >> (8 * (length - 1)) != 0).then_some((Word(name), length))
    }

    /// Whether the word and then `>` stand at `from`.
    #[inline]
    pub(crate) fn closes(self, text: &[u8], from: usize, length: usize) -> bool {
        match sixteen(text, from) {
            Some(bytes) => bytes & mask(length + 1) == self.0 | (u128::from(b'>') << (8 * length)),
            None => false,
        }
    }
}

#[inline]
const fn splat(b: u8) -> u128 {
    LOW * b as u128
}

/// The highest bit of each zero byte; above the first one others may be set too.
#[inline]
const fn zeros(x: u128) -> u128 {
    x.wrapping_sub(LOW) & !x & HIGH
}

#[inline]
fn mask(length: usize) -> u128 {
    u128::MAX >> (128 - 8 * length)
}

/// Names that were found to be right, so that they need not be judged again.
#[derive(Debug)]
pub(crate) struct Judged(Box<[Word; 256]>);

impl Default for Judged {
    fn default() -> Judged {
        Judged(Box::new([Word::NONE; 256]))
    }
}

impl Judged {
    #[inline]
    pub(crate) fn has(&self, word: Word) -> bool {
        self.0[slot(word)] == word
    }

    pub(crate) fn add(&mut self, word: Word) {
        self.0[slot(word)] = word;
    }
}

#[inline]
fn slot(word: Word) -> usize {
    (word.hash() >> 56) as usize
}

impl Word {
    /// A fixed hash; its high bits are the best.
    #[inline]
    pub(crate) fn hash(self) -> u64 {
        let folded = (self.0 as u64) ^ ((self.0 >> 64) as u64).rotate_left(29);
        folded.wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }

    /// One of so many boxes, by which a name is told from most others.
    pub(crate) const BOXES: usize = 32;

    pub(crate) fn in_box(self) -> u8 {
        (self.hash() >> 59) as u8
    }
}

/// The first byte at or behind `from` that is not white space, or the length.
#[inline]
pub(crate) fn skip_white(text: &[u8], from: usize) -> usize {
    let mut at = from;
    loop {
        match text.get(at) {
            Some(b' ') => at = skip_blanks(text, at),
            Some(b'\n' | b'\r' | b'\t') => at += 1,
            _ => return at,
        }
    }
}

#[inline]
fn skip_blanks(text: &[u8], from: usize) -> usize {
    bytes::skip_run(text, from, b' ')
        .unwrap_or_else(|| from + text[from..].iter().take_while(|b| **b == b' ').count())
}

/// The first `<` at or behind `from`, or the length; and whether an ampersand, a CR or a
/// bracket stands before it (seldom also if one stands shortly behind it).
#[inline]
pub(crate) fn to_markup(text: &[u8], from: usize) -> (usize, bool) {
    let mut at = from;
    let mut special = false;
    while let Some(x) = bytes::eight(text, at) {
        let has = |byte| bytes::zeros(x ^ bytes::all(byte));
        let markup = has(b'<');
        let odd = has(b'&') | has(b'\r') | has(b']');
        if markup != 0 {
            let before = (markup & markup.wrapping_neg()) - 1;
            return (at + bytes::before(markup), special | (odd & before != 0));
        }
        special |= odd != 0;
        at += 8;
    }
    while let Some(&b) = text.get(at) {
        if b == b'<' {
            break;
        }
        special |= matches!(b, b'&' | b'\r' | b']');
        at += 1;
    }
    (at, special)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_where_names_do() {
        let text = b"<InstrId>ABC</InstrId>          ";
        let (word, length) = Word::before_delimiter(text, 1).unwrap();
        assert_eq!((word, length), (Word::of(b"InstrId"), 7));
        assert!(word.closes(text, 14, 7));
        assert!(!word.closes(text, 13, 7));
        assert!(Word::before_delimiter(b"ANameOfSixteenXX>    ", 0).is_none());
        assert!(Word::before_delimiter(b"short>", 0).is_none());
        assert_eq!(Word::of(b"ANameOfSixteenXX"), Word::NONE);
        assert_eq!(Word::of(b"Id\0"), Word::NONE);
        assert!(Word::before_delimiter(b"Id\0>            ", 0).is_none());
    }

    #[test]
    fn text_is_read_to_the_markup_at_any_alignment() {
        for length in 0..40 {
            for odd in [None, Some('&'), Some('\r'), Some(']')] {
                let mut text = "x".repeat(length);
                if let Some(odd) = odd {
                    text.push(odd);
                }
                let end = text.len();
                text.push_str("</x>  ");
                assert_eq!(to_markup(text.as_bytes(), 0), (end, odd.is_some()));
                assert_eq!(to_markup(&text.as_bytes()[..end], 0), (end, odd.is_some()));
            }
        }
    }

    #[test]
    fn white_space_is_skipped_at_any_length() {
        for length in 0..40 {
            let text = format!("\r\n\t{}<", " ".repeat(length));
            assert_eq!(skip_white(text.as_bytes(), 0), length + 3);
        }
    }
}
