//! Many bytes at a time.

use crate::source::bytes;

/// Bytes of a tag that are looked at together.
#[derive(Clone, Copy)]
pub(super) struct Tag<'a>(&'a [u8; 18]);

impl<'a> Tag<'a> {
    /// The bytes at `at`, if so many are left.
    #[inline(always)]
    pub(super) fn at(data: &'a [u8], at: usize) -> Option<Tag<'a>> {
        data.get(at..)?.first_chunk().map(Tag)
    }

    #[inline(always)]
    pub(super) fn is_tag(self) -> bool {
        self.0[0] == b'<'
    }

    /// Whether it is an end tag, if it is a tag.
    #[inline(always)]
    pub(super) fn is_end(self) -> bool {
        self.0[1] == b'/'
    }

    /// Sixteen bytes behind `<`.
    #[inline(always)]
    pub(super) fn behind_open(self) -> u128 {
        let [_, bytes @ .., _] = *self.0;
        u128::from_le_bytes(bytes)
    }

    /// Sixteen bytes behind `</`.
    #[inline(always)]
    pub(super) fn behind_slash(self) -> u128 {
        let [_, _, bytes @ ..] = *self.0;
        u128::from_le_bytes(bytes)
    }
}

/// The first byte at or behind `from` that is `<`, `>`, `&` or a control character (tab
/// and line ends among them); `None` if the text ends before.
#[inline(always)]
pub(super) fn to_special(data: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let x = bytes::eight(data, at)?;
        // `<` and `>` differ in one bit.
        let tags = bytes::zeros((x | bytes::all(0x02)) ^ bytes::all(b'>'));
        let references = bytes::zeros(x ^ bytes::all(b'&'));
        let controls = x.wrapping_sub(bytes::all(0x20)) & !x & bytes::HIGH;
        let found = tags | references | controls;
        if found != 0 {
            return Some(at + bytes::before(found));
        }
        at += 8;
    }
}

/// The first byte at or behind `from` that is no white space; `None` if the text ends
/// before.
#[inline(always)]
pub(super) fn skip_white(data: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        match data.get(at)? {
            b'<' => return Some(at),
            b'\n' | b'\r' => at += 1,
            blank @ (b' ' | b'\t') => at = bytes::skip_run(data, at, *blank)?,
            _ => return Some(at),
        }
    }
}

/// The length of the predefined reference (XML 1.0, 4.6) that starts with the ampersand
/// at `from`.
pub(super) fn reference(data: &[u8], from: usize) -> Option<usize> {
    let rest = data.get(from..from + 6)?;
    [&b"&amp;"[..], b"&lt;", b"&gt;", b"&apos;", b"&quot;"]
        .iter()
        .find(|reference| rest.starts_with(reference))
        .map(|reference| reference.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_passed_to_the_first_byte_that_means_something() {
        for length in 0..40 {
            for special in [b'<', b'>', b'&', b'\n', b'\r', b'\t', 0, 0x1F] {
                for plain in ["x", "=", ";", " ", "\u{7f}", "ä", "€", "😀", "?"] {
                    let mut text = plain.repeat(length).into_bytes();
                    let end = text.len();
                    assert_eq!(to_special(&text, 0), None);
                    text.push(special);
                    text.extend_from_slice(b"12345678");
                    assert_eq!(to_special(&text, 0), Some(end), "{plain} {special}");
                }
            }
        }
    }

    #[test]
    fn white_space_is_skipped_at_any_length() {
        for length in 0..40 {
            for blank in [" ", "\t", "\r\n", " \t\n"] {
                let text = format!("{}<abcdefgh", blank.repeat(length));
                assert_eq!(skip_white(text.as_bytes(), 0), Some(blank.len() * length));
            }
        }
        assert_eq!(skip_white(b"   ", 0), None);
    }

    #[test]
    fn predefined_references_are_known() {
        for text in ["&amp;", "&lt;", "&gt;", "&apos;", "&quot;"] {
            assert_eq!(reference(format!("{text}  ").as_bytes(), 0), Some(text.len()));
        }
        for text in ["&am;", "&#38;", "&AMP;", "&&amp;"] {
            assert_eq!(reference(format!("{text}   ").as_bytes(), 0), None);
        }
    }
}
