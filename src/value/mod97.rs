//! Remainders by 97 of numbers written with letters (ISO 7064, MOD 97-10).

/// So large that one more letter, or a row of digits, may overflow.
const LARGE: u64 = u64::MAX / (2 * ROW_VALUE);

/// Digits that are read together.
const ROW: usize = 8;
const ROW_VALUE: u64 = 100_000_000;

/// For each byte, by what a number before it is multiplied, and what is added: of a letter two
/// digits, where A is 10 and Z is 35; of what is neither letter nor digit nothing.
static STEPS: [(u8, u8); 256] = steps();

const fn steps() -> [(u8, u8); 256] {
    let mut steps = [(1, 0); 256];
    let mut byte = 0;
    while byte < 256 {
        let character = byte as u8;
        steps[byte] = match character {
            b'0'..=b'9' => (10, character - b'0'),
            b'A'..=b'Z' => (100, character - b'A' + 10),
            b'a'..=b'z' => (100, character - b'a' + 10),
            _ => (1, 0),
        };
        byte += 1;
    }
    steps
}

/// The remainder by 97 of the number that the digits and letters of some texts make together,
/// in either case; other characters are passed over.
#[inline]
pub(super) fn remainder(texts: &[&[u8]]) -> u8 {
    let mut number = 0_u64;
    for text in texts {
        let mut rest = *text;
        while let [character, behind @ ..] = rest {
            if let Some((row, behind)) = rest.split_first_chunk::<ROW>()
                && let Some(value) = digits(*row)
            {
                number = number * ROW_VALUE + value;
                rest = behind;
            } else {
                let (factor, digit) = STEPS[usize::from(*character)];
                number = number * u64::from(factor) + u64::from(digit);
                rest = behind;
            }
            if number > LARGE {
                number %= 97;
            }
        }
    }
    (number % 97) as u8
}

/// The number that a row of digits makes; `None` if there is something else in it.
#[inline(always)]
fn digits(row: [u8; ROW]) -> Option<u64> {
    let bytes = u64::from_le_bytes(row);
    // Of a digit the upper half is 3, also if 6 is added.
    let is_digits = |bytes: u64| bytes & 0xF0F0_F0F0_F0F0_F0F0 == 0x3030_3030_3030_3030;
    if !is_digits(bytes) || !is_digits(bytes.wrapping_add(0x0606_0606_0606_0606)) {
        return None;
    }
    // Neighbours are put together: to two digits, to four, to eight.
    let ones = bytes & 0x0F0F_0F0F_0F0F_0F0F;
    let pairs = (ones.wrapping_mul(2561) >> 8) & 0x00FF_00FF_00FF_00FF;
    let fours = (pairs.wrapping_mul(6_553_601) >> 16) & 0x0000_FFFF_0000_FFFF;
    Some(fours.wrapping_mul(42_949_672_960_001) >> 32)
}

#[cfg(test)]
mod tests {
    use super::{digits, remainder};

    #[test]
    fn rows_of_digits_are_read_together() {
        assert_eq!(digits(*b"12345678"), Some(12_345_678));
        assert_eq!(digits(*b"00000000"), Some(0));
        assert_eq!(digits(*b"99999999"), Some(99_999_999));
        for byte in (0..=u8::MAX).filter(|byte| !byte.is_ascii_digit()) {
            for at in 0..8 {
                let mut row = *b"90909090";
                row[at] = byte;
                assert_eq!(digits(row), None, "{byte} at {at}");
            }
        }
    }

    #[test]
    fn the_remainder_is_that_of_the_whole_number() {
        assert_eq!(remainder(&[b"97"]), 0);
        assert_eq!(remainder(&[b"A"]), 10);
        // 3214282912345698765432161182 of the standard's example.
        assert_eq!(remainder(&[b"321428291234", b"5698765432161182"]), 1);
        let long = [b'Z'; 100];
        let slowly = long.iter().fold(0_u64, |rest, _| (rest * 100 + 35) % 97);
        assert_eq!(u64::from(remainder(&[&long])), slowly);
    }
}
