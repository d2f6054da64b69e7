//! Identifications of an answer, made from that of the payment.

/// The identifications of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Identification {
    original: String,
    /// A number that stands for the original identification.
    print: u32,
}

const PREFIX: &str = "STS-";

/// Letters of an identification.
const LONGEST: usize = 35;

/// Letters of the original identification that are kept where it does not fit.
const KEPT: usize = 20;

impl Identification {
    /// Those of the answer to a message.
    pub(super) fn of(original: Option<&str>) -> Identification {
        let original = original.unwrap_or_default().to_owned();
        Identification { print: print(original.as_bytes()), original }
    }

    /// That of the answer: the original one behind a prefix, or, where it is too long or has
    /// characters that banks refuse in identifications, its beginning and a number.
    pub(super) fn message(&self) -> String {
        let Identification { original, print } = self;
        let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let fits = PREFIX.len() + original.len() <= LONGEST && !original.is_empty();
        if fits && original.chars().all(is_plain) {
            return format!("{PREFIX}{original}");
        }
        let kept: String =
            original.chars().filter(char::is_ascii_alphanumeric).take(KEPT).collect();
        let hyphen = if kept.is_empty() { "" } else { "-" };
        format!("{PREFIX}{kept}{hyphen}{print:08x}")
    }

    /// That of the status of a transaction, by its batch and its number there, from 0.
    pub(super) fn status(&self, batch: u32, transaction: u32) -> String {
        let (batch, transaction) = (u64::from(batch) + 1, u64::from(transaction) + 1);
        format!("{:08x}-{batch}-{transaction}", self.print)
    }
}

/// FNV-1a, 32 bits: the same in every build.
fn print(text: &[u8]) -> u32 {
    text.iter().fold(0x811c_9dc5, |print, byte| (print ^ u32::from(*byte)).wrapping_mul(16_777_619))
}

#[cfg(test)]
mod tests {
    use super::{Identification, LONGEST, print};

    #[test]
    fn identifications_follow_from_that_of_the_payment() {
        let of = |id| Identification::of(Some(id));
        assert_eq!(of("HK-20260914-0101").message(), "STS-HK-20260914-0101");
        let long = of("HK/20260914/0101/0123456789/ABCDEFG");
        assert!(long.message().starts_with("STS-HK202609140101012345-"), "{}", long.message());
        assert!(long.message().len() <= LONGEST);
        assert_ne!(long.message(), of("HK/20260914/0101/0123456789/ABCDEFX").message());
        assert!(Identification::of(None).message().len() <= LONGEST);
        assert!(long.status(u32::MAX, u32::MAX).len() <= LONGEST);
    }

    #[test]
    fn the_number_is_that_of_the_published_function() {
        assert_eq!(print(b""), 0x811c_9dc5);
        assert_eq!(print(b"a"), 0xe40c_292c);
        assert_eq!(print(b"foobar"), 0xbf9c_f968);
    }
}
