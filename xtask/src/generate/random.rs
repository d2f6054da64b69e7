//! Draws that repeat: SplitMix64, seeded by the number of the record.

/// A stream of draws.
pub(crate) struct Random(u64);

impl Random {
    /// The stream of a record.
    pub(crate) fn of_record(record: u64) -> Random {
        let mut random = Random(record.wrapping_mul(0x2545_F491_4F6C_DD1D) ^ 0x1505_2002_2001_0003);
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`, which is not 0.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// True in `percent` of a hundred draws.
    pub(crate) fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of the items.
    pub(crate) fn pick<'i>(&mut self, items: &[&'i str]) -> &'i str {
        let index = self.below(items.len() as u64);
        items[usize::try_from(index).unwrap_or(0)]
    }
}
