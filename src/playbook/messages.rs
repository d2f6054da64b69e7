//! The ISO 20022 messages that exist, as far as this program knows them.

use crate::schema::{self, MessageEntry};

/// The ids of all messages.
pub(super) fn ids() -> impl Iterator<Item = &'static str> {
    schema::messages().map(|message| message.id())
}

/// Whether a message has that id, or one that goes on behind it with a dot.
pub(super) fn exists(id: &str) -> bool {
    of(id).next().is_some()
}

/// The messages of that id, or of ids that go on behind it with a dot.
pub(super) fn of(id: &str) -> impl Iterator<Item = MessageEntry> {
    schema::messages().filter(move |message| schema::is_of_family(message.id(), id))
}

/// The message ids in a text, and the beginnings of such (`camt.052`), in order.
pub(super) fn named_in(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '.'));
    words.map(|word| word.trim_end_matches('.')).filter(|word| is_id(word))
}

/// Whether a text has the form of a message id, of which the variant and the version
/// may be missing.
pub(super) fn is_id(text: &str) -> bool {
    let mut parts = text.split('.');
    let area = parts.next().unwrap_or_default();
    let is_number = |part: &str, digits| {
        part.len() == digits && part.bytes().all(|digit| digit.is_ascii_digit())
    };
    let rest: Vec<&str> = parts.collect();
    let lengths: &[usize] = match rest.len() {
        1 => &[3],
        3 => &[3, 3, 2],
        _ => return false,
    };
    area.len() == 4
        && area.bytes().all(|letter| letter.is_ascii_lowercase())
        && rest.iter().zip(lengths).all(|(part, digits)| is_number(part, *digits))
}

/// Whether a text has the form of the name of an MT message (`MT940`).
pub(super) fn is_mt(text: &str) -> bool {
    let number = text.strip_prefix("MT").unwrap_or_default();
    number.len() == 3 && number.bytes().all(|digit| digit.is_ascii_digit())
}

/// The version of a message, if the id has one.
pub(super) fn version(id: &str) -> Option<u32> {
    id.splitn(4, '.').nth(3)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{exists, named_in, version};

    #[test]
    fn ids_are_found_in_a_text() {
        let text = "ISO XML Credit v3 (pain.008.001.02), camt.053. Not Pain.001 or v1.2.";
        assert_eq!(named_in(text).collect::<Vec<_>>(), ["pain.008.001.02", "camt.053"]);
        assert_eq!((version("pain.008.001.02"), version("camt.053")), (Some(2), None));
    }

    #[test]
    fn a_beginning_ends_at_a_dot() {
        for known in ["camt", "camt.053", "camt.053.001", "camt.053.001.02"] {
            assert!(exists(known), "{known}");
        }
        for unknown in ["camt.05", "camt.053.001.0", "pain.001.001.99", ""] {
            assert!(!exists(unknown), "{unknown}");
        }
    }
}
