//! Accounts, of which only so much is kept that two can be compared.

use crate::rules::unique::digest;

/// An account by a number that stands for its identification.
///
/// The identification itself is not kept: an original of millions of transactions stays
/// small, and no account number stays in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Account {
    is_iban: bool,
    print: u128,
}

/// What masks an account number.
const MASK: &[u8] = b"*";

impl Account {
    /// Of an IBAN; `None` if it is masked.
    pub(super) fn iban(text: &[u8]) -> Option<Account> {
        Account::of(text, true)
    }

    /// Of an identification of another kind; `None` if it is masked. Blanks, hyphens and
    /// zeros in front are left out, by which systems differ.
    pub(super) fn other(text: &[u8]) -> Option<Account> {
        Account::of(text, false)
    }

    fn of(text: &[u8], is_iban: bool) -> Option<Account> {
        if text.iter().any(|byte| MASK.contains(byte)) {
            return None;
        }
        let letters = text.iter().filter(|byte| !b" -".contains(byte));
        let letters = letters.skip_while(|letter| !is_iban && **letter == b'0');
        let letters: Vec<u8> = letters.map(u8::to_ascii_uppercase).collect();
        Some(Account { is_iban, print: digest(&[&letters]) })
    }

    /// Whether another is the same account; `None` if they are identified in different ways.
    pub(super) fn is_same(self, other: Account) -> Option<bool> {
        (self.is_iban == other.is_iban).then_some(self.print == other.print)
    }
}

#[cfg(test)]
mod tests {
    use super::Account;

    #[test]
    fn accounts_compare_without_regard_to_how_they_are_written() {
        let same = |a: &[u8], b: &[u8]| {
            Account::other(a).zip(Account::other(b)).and_then(|(a, b)| a.is_same(b))
        };
        assert_eq!(same(b"0012-345 6", b"123456"), Some(true));
        assert_eq!(same(b"123456", b"123465"), Some(false));
        assert_eq!(same(b"****3456", b"123456"), None);
        let iban = Account::iban(b"DE63999000010012345678");
        assert_eq!(iban.zip(Account::other(b"12345678")).and_then(|(a, b)| a.is_same(b)), None);
    }
}
