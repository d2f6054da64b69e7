//! The codes of an enumeration, for looking one up.

/// Longest code that fits, with its length, into one word.
const PACKED: usize = 7;

/// The values of an enumeration that are compared as text. Nearly all codes of
/// ISO 20022 have four characters: as whole words they are found without following a
/// pointer for each comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Codes {
    short: Vec<u64>,
    long: Vec<Box<[u8]>>,
}

impl Codes {
    pub(super) fn new(values: &[String]) -> Codes {
        let mut codes = Codes::default();
        for value in values {
            match packed(value.as_bytes()) {
                Some(word) => codes.short.push(word),
                None => codes.long.push(value.as_bytes().into()),
            }
        }
        codes.short.sort_unstable();
        codes.long.sort_unstable();
        codes
    }

    pub(super) fn contain(&self, text: &[u8]) -> bool {
        match packed(text) {
            Some(word) => self.short.binary_search(&word).is_ok(),
            None => self.long.binary_search_by(|code| (**code).cmp(text)).is_ok(),
        }
    }
}

/// The bytes of a short text and their number in one word.
fn packed(text: &[u8]) -> Option<u64> {
    if text.len() > PACKED {
        return None;
    }
    let bytes = match text {
        [a, b, c, d] => u64::from(u32::from_be_bytes([*a, *b, *c, *d])),
        _ => text.iter().fold(0, |word, byte| (word << 8) | u64::from(*byte)),
    };
    Some((bytes << 8) | text.len() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_all_lengths_are_found_and_no_others() {
        let words = ["", "A", "\0A", "AB", "ABCDEFG", "ABCDEFGH", "BBCDEFGH", "\u{ff}AB"];
        let codes = Codes::new(&words.map(str::to_owned));
        for word in words {
            assert!(codes.contain(word.as_bytes()), "{word}");
        }
        for other in ["\0", "B", "a", "BA", "ABCDEF", "ABCDEFH", "ABCDEFGI", "ABCDEFGHI"] {
            assert!(!codes.contain(other.as_bytes()), "{other}");
        }
    }
}
