//! Lengths of texts, in characters.

/// Characters of a text in UTF-8. In broken UTF-8 every byte that starts or stands
/// for a character counts.
pub(super) fn characters(text: &[u8]) -> u64 {
    let starts = |byte: &&u8| !is_continuation(**byte);
    text.iter().filter(starts).count() as u64
}

const fn is_continuation(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_code_points() {
        for (text, count) in
            [("", 0), ("abc", 3), ("äöü", 3), ("€", 1), ("😀😀", 2), ("e\u{301}", 2)]
        {
            assert_eq!(characters(text.as_bytes()), count, "{text}");
        }
    }
}
