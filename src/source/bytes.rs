//! Eight or sixteen bytes at a time, as numbers.

const LOW: u64 = 0x0101_0101_0101_0101;
pub(crate) const HIGH: u64 = 0x8080_8080_8080_8080;

/// Eight bytes at `at` as one number, the first one lowest.
#[inline(always)]
pub(crate) fn eight(text: &[u8], at: usize) -> Option<u64> {
    text.get(at..)?.first_chunk().map(|bytes| u64::from_le_bytes(*bytes))
}

/// Sixteen bytes at `at` as one number, the first one lowest.
#[inline(always)]
pub(crate) fn sixteen(text: &[u8], at: usize) -> Option<u128> {
    text.get(at..)?.first_chunk().map(|bytes| u128::from_le_bytes(*bytes))
}

/// Eight times that byte.
#[inline(always)]
pub(crate) const fn all(byte: u8) -> u64 {
    LOW * byte as u64
}

/// The highest bit of each zero byte; above the first one others may be set too.
#[inline(always)]
pub(crate) const fn zeros(x: u64) -> u64 {
    x.wrapping_sub(LOW) & !x & HIGH
}

/// How many bytes stand before the first one of which a bit is set.
#[inline(always)]
pub(crate) const fn before(bits: u64) -> usize {
    (bits.trailing_zeros() / 8) as usize
}

/// The first byte behind `from` that is another one than the `blank` that stands there;
/// `None` if the text ends before, or shortly behind.
#[inline(always)]
pub(crate) fn skip_run(text: &[u8], from: usize, blank: u8) -> Option<usize> {
    let mut at = from;
    loop {
        let other = eight(text, at)? ^ all(blank);
        if other != 0 {
            return Some(at + before(other));
        }
        at += 8;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_zero_byte_is_found() {
        for length in 0..8 {
            for other in [1, 0x7F, 0x80, 0xFF] {
                let mut text = [other; 8];
                assert_eq!(zeros(u64::from_le_bytes(text)), 0);
                text[length..].fill(0);
                assert_eq!(before(zeros(u64::from_le_bytes(text))), length);
            }
        }
    }

    #[test]
    fn a_run_is_skipped_at_any_length() {
        for length in 1..40 {
            let text = format!("{}<1234567", " ".repeat(length));
            assert_eq!(skip_run(text.as_bytes(), 0, b' '), Some(length));
            assert_eq!(skip_run(&text.as_bytes()[..length], 0, b' '), None);
        }
    }
}
