//! The characters of a text, by one look at its bytes.

/// What kinds of characters stand in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Kinds(u8);

/// A slash, of which identifications may have some.
const SLASH: u8 = 1;
/// A character outside of the SWIFT X set.
const OUTSIDE: u8 = 2;
/// A byte of a character beyond ASCII.
const BEYOND: u8 = 4;
/// A blank.
const BLANK: u8 = 8;
/// A question mark, which may stand for what was lost.
const QUESTION: u8 = 16;

/// For each byte what its character is.
static KINDS: [u8; 256] = kinds();

const fn kinds() -> [u8; 256] {
    let mut kinds = [OUTSIDE; 256];
    let mut byte = 0;
    while byte < 256 {
        let character = byte as u8;
        kinds[byte] = match character {
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => 0,
            b'?' => QUESTION,
            b'/' => SLASH,
            b' ' => BLANK,
            b'-' | b':' | b'(' | b')' | b'.' | b',' | b'\'' | b'+' | b'\r' | b'\n' => 0,
            0x80.. => BEYOND | OUTSIDE,
            _ => OUTSIDE,
        };
        byte += 1;
    }
    kinds
}

impl Kinds {
    /// Of all characters of a text.
    #[inline]
    pub(super) fn of(text: &[u8]) -> Kinds {
        Kinds(text.iter().fold(0, |kinds, byte| kinds | KINDS[usize::from(*byte)]))
    }

    /// All are of the SWIFT X set.
    #[inline]
    pub(super) fn are_swift(self) -> bool {
        self.0 & OUTSIDE == 0
    }

    /// All are of it, and no question mark is among them.
    #[inline]
    pub(super) fn are_sound(self) -> bool {
        self.0 & (OUTSIDE | QUESTION) == 0
    }

    /// There are only letters, digits and plain marks: no question mark, slash or blank.
    #[inline]
    pub(super) fn are_plain(self) -> bool {
        self.0 == 0
    }

    /// There are slashes.
    #[inline]
    pub(super) fn have_slash(self) -> bool {
        self.0 & SLASH != 0
    }
}

/// Whether a character is of the SWIFT X set.
pub(super) fn is_swift(character: char) -> bool {
    u8::try_from(character).is_ok_and(|byte| KINDS[usize::from(byte)] & OUTSIDE == 0)
}

/// Whether it is worth to look for garbled characters: there is one with which they begin, Â,
/// Ã or â, or a row of question marks.
#[inline]
pub(super) fn may_be_garbled(kinds: Kinds, text: &[u8]) -> bool {
    let is_lead = |at: usize| matches!(text.get(at + 1), Some(0x82 | 0x83 | 0xA2));
    kinds.0 & BEYOND != 0 && memchr::memchr_iter(0xC3, text).any(is_lead)
        || kinds.0 & QUESTION != 0 && text.windows(LOST.len()).any(|row| row == LOST.as_bytes())
}

/// The first characters that another encoding made of UTF-8, or the question marks that a
/// lossy conversion left; `None` if the text looks sound.
pub(super) fn garbled(text: &str) -> Option<&str> {
    let questions = || {
        let from = text.find(LOST)?;
        Some(&text[from..from + LOST.len()])
    };
    misread(text).or_else(questions)
}

/// Question marks in such a row stand for what was lost: nobody asks like that.
const LOST: &str = "????";

/// Two characters that Windows-1252 or ISO-8859-1 shows where UTF-8 has one.
fn misread(text: &str) -> Option<&str> {
    let mut characters = text.char_indices().peekable();
    while let Some((from, first)) = characters.next() {
        let Some((_, second)) = characters.peek().copied() else { break };
        let is_lead = matches!(first, '\u{C2}' | '\u{C3}') && is_continuation(second);
        let is_punctuation = first == '\u{E2}' && matches!(second, '\u{20AC}' | '\u{80}');
        if is_lead || is_punctuation {
            let to = from + first.len_utf8() + second.len_utf8();
            return text.get(from..to);
        }
    }
    None
}

/// What is shown of a byte from 80 to BF, apart from letters that may follow by right.
fn is_continuation(character: char) -> bool {
    matches!(character, '\u{80}'..='\u{BF}' | '\u{20AC}' | '\u{201A}' | '\u{201E}' | '\u{2026}'
        | '\u{2020}' | '\u{2021}' | '\u{2030}' | '\u{2039}' | '\u{2018}'..='\u{201D}'
        | '\u{2022}' | '\u{2013}' | '\u{2014}' | '\u{2122}' | '\u{203A}' | '\u{178}'
        | '\u{152}' | '\u{153}' | '\u{160}' | '\u{161}' | '\u{17D}' | '\u{17E}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_swift_set_is_as_published() {
        let set: String = (0..=0x7F_u8).map(char::from).filter(|c| is_swift(*c)).collect();
        let letters: String = ('0'..='9').chain('A'..='Z').chain('a'..='z').collect();
        let mut expected: Vec<char> = format!("{letters}/-?:().,'+ \r\n").chars().collect();
        expected.sort_unstable();
        assert_eq!(set.chars().collect::<Vec<_>>(), expected);
        assert!(!is_swift('ü') && !is_swift('中'));
    }

    #[test]
    fn one_look_tells_what_stands_in_a_text() {
        let swift = Kinds::of(b"INV-1, PART (2)");
        assert!(swift.are_swift() && !swift.are_plain());
        assert!(Kinds::of(b"INV-1.2").are_plain());
        assert!(Kinds::of(b"A/B C.").are_sound() && !Kinds::of(b"A?").are_sound());
        assert!(!Kinds::of("Müller".as_bytes()).are_sound() && !Kinds::of(b"A&B").are_sound());
        assert!(Kinds::of(b"A/B").have_slash() && !Kinds::of(b"A?").are_plain());
        assert!(!Kinds::of("Müller".as_bytes()).are_swift());
        assert!(!Kinds::of(b"A & B").are_swift());
    }

    #[test]
    fn garbled_texts_are_told_from_sound_ones() {
        for text in [
            "M\u{C3}\u{BC}ller",
            "caf\u{C3}\u{A9}",
            "it\u{E2}\u{20AC}\u{2122}s",
            "????",
            "a ??????",
        ] {
            assert!(garbled(text).is_some(), "{text}");
            assert!(may_be_garbled(Kinds::of(text.as_bytes()), text.as_bytes()), "{text}");
        }
        for text in ["Müller", "what???", "Ã", "São Paulo", "ÂNGELA", "中国", "5 €", "Ça"]
        {
            assert!(garbled(text).is_none(), "{text}");
        }
        for text in ["Müller", "what???", "中国", "5 €", "A & B"] {
            assert!(!may_be_garbled(Kinds::of(text.as_bytes()), text.as_bytes()), "{text}");
        }
    }
}
