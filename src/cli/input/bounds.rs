//! How much may come out of packed data, against those that are made to exhaust.

use crate::diagnostic::{Obstacle, codes};

/// So many bytes may come out whatever went in.
const FREE: u64 = 16 << 20;
/// Beyond that, so many bytes for one that went in. Payments shrink to a thirtieth; deflate
/// reaches 1032 on zeros.
const RATIO: u64 = 1_000;
/// So many bytes may come out of one input.
const MOST: u64 = 16 << 30;
/// So many members an archive may have.
pub(super) const MEMBERS: u64 = 100_000;

/// Counts what comes out.
#[derive(Debug, Default)]
pub(super) struct Bounds {
    unpacked: u64,
}

impl Bounds {
    /// Counts `count` bytes more, which with all before them came out of `packed` bytes.
    ///
    /// # Errors
    ///
    /// If that is more than may come out.
    pub(super) fn take(&mut self, count: u64, packed: u64) -> Result<(), Obstacle> {
        self.unpacked += count;
        let most = MOST.min(packed.saturating_mul(RATIO).max(FREE));
        if self.unpacked <= most {
            return Ok(());
        }
        let why = format!("the data unpack to more than {most} bytes");
        Err(limit(why).help("if they are what they should be, unpack them and check the file"))
    }
}

/// More of something than the limit.
pub(super) fn limit(why: String) -> Obstacle {
    Obstacle::new(&codes::PACKING_LIMIT, why)
}

#[cfg(test)]
mod tests {
    use super::{Bounds, FREE, MOST, RATIO};

    #[test]
    fn little_may_come_out_of_anything_and_much_only_of_much() {
        let mut bounds = Bounds::default();
        assert!(bounds.take(FREE, 1).is_ok());
        assert!(bounds.take(1, 1).is_err());
        let packed = FREE / RATIO + 1;
        assert!(bounds.take(packed * RATIO - FREE - 1, packed).is_ok());
        assert!(bounds.take(1, packed).is_err());
    }

    #[test]
    fn there_is_an_end_whatever_went_in() {
        let mut bounds = Bounds::default();
        assert!(bounds.take(MOST, u64::MAX).is_ok());
        assert!(bounds.take(1, u64::MAX).is_err());
    }
}
