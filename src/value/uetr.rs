//! The unique end-to-end transaction reference of a payment: a UUID of version 4 in
//! lower case (RFC 9562, 5.4; ISO 20022 `UUIDv4Identifier`).

const LENGTH: usize = 36;
const HYPHENS: [usize; 4] = [8, 13, 18, 23];
/// Where the digits of the version and of the variant stand.
const VERSION: usize = 14;
const VARIANT: usize = 19;

/// Whether a text is a UETR.
///
/// ```
/// use isoproof::value::is_uetr;
/// assert!(is_uetr("6f1c9f0a-2d54-4b7e-9c31-0e8a5d7b42f6"));
/// assert!(!is_uetr("6F1C9F0A-2D54-4B7E-9C31-0E8A5D7B42F6"));
/// ```
#[must_use]
pub fn is_uetr(text: &str) -> bool {
    is_uuid_4(text.as_bytes()) && !text.bytes().any(|byte| byte.is_ascii_uppercase())
}

/// Why a text is no UETR.
pub(crate) fn uetr_fault(text: &str) -> &'static str {
    let bytes = text.as_bytes();
    let has_form = |at: usize| HYPHENS.contains(&at) == (bytes[at] == b'-');
    if bytes.len() != LENGTH {
        "it does not have 36 characters"
    } else if !(0..LENGTH).all(|at| has_form(at) && (bytes[at] == b'-' || is_hex(bytes[at]))) {
        "it is no hexadecimal digits in groups of 8, 4, 4, 4 and 12"
    } else if bytes.iter().all(|byte| matches!(byte, b'-' | b'0')) {
        "it is the nil UUID, which stands for none"
    } else if bytes[VERSION] != b'4' {
        "its 15th character is not 4: it is a UUID of another version"
    } else if !is_uuid_4(bytes) {
        "its 20th character is none of 8, 9, a, b"
    } else {
        "it has capital letters"
    }
}

/// Whether a UETR was typed rather than drawn: one digit throughout, or digits that
/// count up within each group, apart from the two that the form demands.
pub(crate) fn is_test_uetr(text: &str) -> bool {
    let bytes = text.as_bytes();
    let free: Vec<(usize, u8)> = (0..bytes.len().min(LENGTH))
        .filter(|at| !HYPHENS.contains(at) && *at != VERSION && *at != VARIANT)
        .map(|at| (at, bytes[at].to_ascii_lowercase()))
        .collect();
    let pairs = || free.windows(2).map(|pair| (pair[0], pair[1]));
    let counts = |(a, b): ((usize, u8), (usize, u8))| b.0 != a.0 + 1 || follows(a.1, b.1);
    pairs().all(|(a, b)| a.1 == b.1) || pairs().all(counts)
}

/// Whether a digit is the next one, in tens or in sixteens.
const fn follows(a: u8, b: u8) -> bool {
    matches!((a, b), (b'9', b'0' | b'a') | (b'f', b'0')) || b == a + 1
}

/// A UETR inside a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Embedded<'a> {
    pub(crate) uetr: &'a str,
    /// It is written with capital letters, as a UETR may not be.
    pub(crate) capital: bool,
}

/// The first UETR inside a text, in any case of letters.
pub(crate) fn embedded_uetr(text: &str) -> Option<Embedded<'_>> {
    let bytes = text.as_bytes();
    let free = |at: Option<&u8>| at.is_none_or(|byte| !is_hex(*byte) && *byte != b'-');
    (0..(bytes.len() + 1).saturating_sub(LENGTH))
        .filter(|from| free(bytes[..*from].last()) && free(bytes.get(from + LENGTH)))
        .find(|from| is_uuid_4(&bytes[*from..from + LENGTH]))
        .and_then(|from| text.get(from..from + LENGTH))
        .map(|uetr| Embedded { uetr, capital: !is_uetr(uetr) })
}

fn is_uuid_4(bytes: &[u8]) -> bool {
    let fits = |at: usize, byte: u8| match at {
        at if HYPHENS.contains(&at) => byte == b'-',
        VERSION => byte == b'4',
        VARIANT => matches!(byte, b'8' | b'9' | b'a' | b'b' | b'A' | b'B'),
        _ => is_hex(byte),
    };
    bytes.len() == LENGTH && bytes.iter().enumerate().all(|(at, byte)| fits(at, *byte))
}

const fn is_hex(byte: u8) -> bool {
    byte.is_ascii_hexdigit()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "6f1c9f0a-2d54-4b7e-9c31-0e8a5d7b42f6";

    #[test]
    fn faults_say_what_is_wrong() {
        assert!(is_uetr(GOOD));
        for (text, fault) in [
            ("6f1c9f0a2d544b7e9c310e8a5d7b42f6", "36 characters"),
            ("6f1c9f0a-2d54-4b7e-9c310-e8a5d7b42f6", "groups"),
            ("6g1c9f0a-2d54-4b7e-9c31-0e8a5d7b42f6", "groups"),
            ("00000000-0000-0000-0000-000000000000", "nil"),
            ("6f1c9f0a-2d54-1b7e-9c31-0e8a5d7b42f6", "15th"),
            ("6f1c9f0a-2d54-4b7e-7c31-0e8a5d7b42f6", "20th"),
            ("6F1C9F0A-2D54-4B7E-9C31-0E8A5D7B42F6", "capital"),
            ("", "36 characters"),
        ] {
            assert!(!is_uetr(text), "{text}");
            assert!(uetr_fault(text).contains(fault), "{text}: {}", uetr_fault(text));
        }
    }

    #[test]
    fn typed_ones_are_told_from_drawn_ones() {
        for text in [
            "00000000-0000-4000-8000-000000000000",
            "11111111-1111-4111-9111-111111111111",
            "12345678-1234-4123-8123-123456789012",
            "01234567-89ab-4cde-8f01-23456789abcd",
        ] {
            assert!(is_uetr(text) && is_test_uetr(text), "{text}");
        }
        for text in [GOOD, "11111111-1111-4111-9111-111111111112"] {
            assert!(!is_test_uetr(text), "{text}");
        }
    }

    #[test]
    fn one_in_a_text_is_found() {
        let found = |text: &str| embedded_uetr(text).map(|e| (e.uetr.to_owned(), e.capital));
        let capital = GOOD.to_uppercase();
        assert_eq!(found(&format!("UETR/{GOOD}/SvcTpIdr/003")), Some((GOOD.to_owned(), false)));
        assert_eq!(found(&format!("é {capital}.")), Some((capital, true)));
        assert_eq!(found(&format!("a{GOOD}")), None);
        assert_eq!(found(&format!("{GOOD}0")), None);
        assert_eq!(found("no reference here, and a long text all the same"), None);
        assert_eq!(found(""), None);
    }
}
