//! Remainders by 97 of numbers written with letters (ISO 7064, MOD 97-10).

/// So large that one more letter may overflow.
const LARGE: u64 = u64::MAX / 128;

/// The remainder by 97 of the number that digits and letters make, where A is 10 and Z is 35,
/// in either case; other characters are passed over.
#[inline]
pub(super) fn remainder(characters: impl Iterator<Item = u8>) -> u8 {
    let mut number = 0_u64;
    for character in characters {
        number = match character {
            b'0'..=b'9' => number * 10 + u64::from(character - b'0'),
            b'A'..=b'Z' => number * 100 + u64::from(character - b'A') + 10,
            b'a'..=b'z' => number * 100 + u64::from(character - b'a') + 10,
            _ => number,
        };
        if number > LARGE {
            number %= 97;
        }
    }
    (number % 97) as u8
}

#[cfg(test)]
mod tests {
    use super::remainder;

    #[test]
    fn the_remainder_is_that_of_the_whole_number() {
        assert_eq!(remainder(b"97".iter().copied()), 0);
        assert_eq!(remainder(b"A".iter().copied()), 10);
        // 3214282912345698765432161182 of the standard's example.
        assert_eq!(remainder(b"3214282912345698765432161182".iter().copied()), 1);
        let long = [b'Z'; 100];
        let slowly = long.iter().fold(0_u64, |rest, _| (rest * 100 + 35) % 97);
        assert_eq!(u64::from(remainder(long.iter().copied())), slowly);
    }
}
