//! Remainders by 97 of numbers written with letters (ISO 7064, MOD 97-10).

/// So large that one more letter may overflow.
const LARGE: u64 = u64::MAX / 128;

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
        for character in *text {
            let (factor, digit) = STEPS[usize::from(*character)];
            number = number * u64::from(factor) + u64::from(digit);
            if number > LARGE {
                number %= 97;
            }
        }
    }
    (number % 97) as u8
}

#[cfg(test)]
mod tests {
    use super::remainder;

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
