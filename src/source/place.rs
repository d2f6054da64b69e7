//! From bytes to line and column, counted only once for each byte.

use crate::diagnostic::Place;

/// How many bytes of the original input a character took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Width {
    /// As many as in UTF-8.
    Utf8,
    /// One.
    Single,
    /// Two for each UTF-16 code unit.
    Utf16,
}

/// Walks over decoded text and knows the place where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Tracker {
    place: Place,
    width: Width,
    /// The last byte was a CR: an LF now belongs to the same line end.
    after_cr: bool,
    /// There may be bytes that are no characters.
    is_damaged: bool,
}

impl Tracker {
    /// Stands at the first character, behind a byte order mark of `skipped` bytes.
    pub(crate) fn new(width: Width, skipped: u64) -> Tracker {
        let place = Place { offset: skipped, line: 1, column: 1, column_utf16: 1 };
        Tracker { place, width, after_cr: false, is_damaged: false }
    }

    /// From now on there may be bytes that are no characters.
    pub(crate) fn expect_damage(&mut self) {
        self.is_damaged = true;
    }

    pub(crate) fn place(&self) -> Place {
        self.place
    }

    /// Goes on over what `behind` went over, which started at line 1, column 1, offset 0.
    pub(crate) fn continue_with(&mut self, behind: &Tracker) {
        let Place { offset, line, column, column_utf16 } = behind.place;
        if line == 1 {
            self.place.column += column - 1;
            self.place.column_utf16 += column_utf16 - 1;
        } else {
            (self.place.column, self.place.column_utf16) = (column, column_utf16);
        }
        self.place.line += line - 1;
        self.place.offset += offset;
        self.after_cr = behind.after_cr;
    }

    /// Goes over `text`, whole characters of UTF-8 but for what is damaged.
    pub(crate) fn advance(&mut self, text: &[u8]) {
        let Some(&last) = text.last() else { return };
        let lines = self.line_ends(text);
        let tail = match memchr::memrchr2(b'\n', b'\r', text) {
            Some(at) => {
                self.place.column = 1;
                self.place.column_utf16 = 1;
                &text[at + 1..]
            }
            None => text,
        };
        let (characters, astral) = self.count_characters(tail);
        self.place.line += lines;
        self.place.column += characters;
        self.place.column_utf16 += characters + astral;
        self.place.offset += self.original_length(text);
        self.after_cr = last == b'\r';
    }

    fn line_ends(&self, text: &[u8]) -> u64 {
        let lf = memchr::memchr_iter(b'\n', text).count() as u64;
        let joined_before = u64::from(self.after_cr && text.first() == Some(&b'\n'));
        if memchr::memchr(b'\r', text).is_none() {
            return lf - joined_before;
        }
        let cr = memchr::memchr_iter(b'\r', text).count() as u64;
        let pairs =
            text.iter().zip(&text[1..]).filter(|&(&a, &b)| a == b'\r' && b == b'\n').count();
        lf + cr - pairs as u64 - joined_before
    }

    fn original_length(&self, text: &[u8]) -> u64 {
        match self.width {
            Width::Utf8 => text.len() as u64,
            Width::Single => self.count_characters(text).0,
            Width::Utf16 => {
                let (characters, astral) = self.count_characters(text);
                2 * (characters + astral)
            }
        }
    }

    /// Characters in `text`, and how many of them need two UTF-16 units.
    ///
    /// A byte that starts no valid character counts as one character, as a reader that
    /// shows U+FFFD for it would count; only a damaged text takes that slower way.
    fn count_characters(&self, text: &[u8]) -> (u64, u64) {
        if text.is_ascii() {
            return (text.len() as u64, 0);
        }
        if !self.is_damaged {
            return (count(text, |b| b & 0xC0 != 0x80), count(text, |b| b >= 0xF0));
        }
        text.utf8_chunks().fold((0, 0), |(all, astral), chunk| {
            let valid = chunk.valid();
            let wide = valid.chars().filter(|c| c.len_utf16() == 2).count() as u64;
            let broken = u64::from(!chunk.invalid().is_empty());
            (all + valid.chars().count() as u64 + broken, astral + wide)
        })
    }
}

/// Bytes of that kind, added up in stretches so short that a byte holds their sum: so
/// many are counted at a time.
#[inline]
fn count(text: &[u8], is_counted: impl Fn(u8) -> bool) -> u64 {
    let sum = |stretch: &[u8]| stretch.iter().map(|b| u8::from(is_counted(*b))).sum::<u8>();
    text.chunks(192).map(|stretch| u64::from(sum(stretch))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at_end(width: Width, pieces: &[&str]) -> (u64, u64, u64, u64) {
        let mut tracker = Tracker::new(width, 0);
        for piece in pieces {
            tracker.advance(piece.as_bytes());
        }
        let p = tracker.place();
        (p.offset, p.line, p.column, p.column_utf16)
    }

    #[test]
    fn every_line_end_counts_once() {
        assert_eq!(at_end(Width::Utf8, &["a\nb\r\nc\rd"]), (8, 4, 2, 2));
        assert_eq!(at_end(Width::Utf8, &["a\r", "\nb"]), (4, 2, 2, 2));
        assert_eq!(at_end(Width::Utf8, &["a\r", "\rb", "\n\nc"]), (7, 5, 2, 2));
    }

    #[test]
    fn a_walk_in_two_parts_comes_to_the_same_place() {
        for (first, second) in [("a\nbü", "<c>"), ("a\nbü", "<\r\n\r"), ("", "<x>\n😀")] {
            let mut whole = Tracker::new(Width::Utf8, 3);
            whole.advance(first.as_bytes());
            let mut joined = whole.clone();
            whole.advance(second.as_bytes());
            let mut behind = Tracker::new(Width::Utf8, 0);
            behind.advance(second.as_bytes());
            joined.continue_with(&behind);
            assert_eq!((joined.place, joined.after_cr), (whole.place, whole.after_cr));
        }
    }

    #[test]
    fn columns_are_characters_and_utf16_units() {
        assert_eq!(at_end(Width::Utf8, &["x\nü😀\t"]), (9, 2, 4, 5));
        assert_eq!(at_end(Width::Single, &["ü\nüz"]), (4, 2, 3, 3));
        assert_eq!(at_end(Width::Utf16, &["ü😀"]), (6, 1, 3, 4));
    }

    #[test]
    fn a_stray_byte_is_one_character() {
        let mut tracker = Tracker::new(Width::Utf8, 0);
        tracker.expect_damage();
        tracker.advance(b"M\xFCller \x80!");
        assert_eq!(tracker.place().column, 10);
    }
}
