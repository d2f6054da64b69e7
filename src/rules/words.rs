//! Words of messages, and amounts and numbers in them.

use crate::value::Decimal;

/// What stands for an identification that does not exist.
pub(super) const NOT_PROVIDED: &[u8] = b"NOTPROVIDED";

/// With two decimals at least, as amounts are written.
pub(super) fn money(amount: Decimal) -> String {
    let text = amount.to_string();
    match text.split_once('.') {
        None => format!("{text}.00"),
        Some((_, fraction)) if fraction.len() == 1 => format!("{text}0"),
        Some(_) => text,
    }
}

/// `1 transaction`, `3 transactions`, `2 entries`.
pub(super) fn counted(number: u64, what: &str) -> String {
    match (number, what.strip_suffix('y').filter(|stem| !stem.ends_with(VOWELS))) {
        (1, _) => format!("1 {what}"),
        (_, Some(stem)) => format!("{number} {stem}ies"),
        (_, None) => format!("{number} {what}s"),
    }
}

/// A `y` behind one of these stays.
const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];

/// `is` or `are`.
pub(super) const fn are(number: u64) -> &'static str {
    if number == 1 { "is" } else { "are" }
}

#[cfg(test)]
mod tests {
    use super::{counted, money};
    use crate::value::Decimal;

    #[test]
    fn amounts_have_two_decimals_at_least() {
        for (text, shown) in
            [("1250", "1250.00"), ("0.5", "0.50"), ("1.005", "1.005"), ("-7.25", "-7.25")]
        {
            assert_eq!(money(Decimal::parse(text.as_bytes()).unwrap()), shown);
        }
    }

    #[test]
    fn several_are_in_the_plural() {
        assert_eq!(counted(1, "entry"), "1 entry");
        assert_eq!(counted(0, "booked entry"), "0 booked entries");
        assert_eq!(counted(2, "day"), "2 days");
        assert_eq!(counted(3, "transaction"), "3 transactions");
    }
}
