//! Identifications that ascend: each is above the last one, and so is new.

/// Bytes that one may take on the average: a hash would take as many.
const MOST: usize = 16;

/// Bytes that the first few may take beyond that.
const FIRST: usize = 64;

/// Bytes that are given back together.
const STRETCH: usize = 4096;

/// Of each identification its number, and what it has not in common with the one before.
#[derive(Debug, Default)]
pub(super) struct Ascending {
    last: Vec<u8>,
    number: u32,
    count: usize,
    length: usize,
    /// For each how much its number is above the last, how many bytes it begins with that the
    /// last has, how many follow, and these.
    pub(super) rows: Vec<Vec<u8>>,
}

impl Ascending {
    /// Adds one; `false`, and nothing is added, if it is not above the last one, or is too
    /// different to be kept here.
    pub(super) fn add(&mut self, id: &[u8], number: u32) -> bool {
        let common = common(&self.last, id);
        let own = &id[common..];
        let is_above = own.first() > self.last.get(common);
        let head = [number.wrapping_sub(self.number) as usize, common, own.len()].map(u8::try_from);
        let [Ok(above), Ok(common), Ok(length)] = head else { return false };
        let is_short = self.length + own.len() <= MOST * self.count + FIRST;
        if !is_above || !is_short {
            return false;
        }
        let rows = match self.rows.last_mut().filter(|rows| rows.len() < STRETCH) {
            Some(rows) => rows,
            None => self.rows.push_mut(Vec::new()),
        };
        rows.extend_from_slice(&[above, common, length]);
        rows.extend_from_slice(own);
        self.length += 3 + own.len();
        self.last.truncate(usize::from(common));
        self.last.extend_from_slice(own);
        self.number = number;
        self.count += 1;
        true
    }

    /// Gives all back, each with its number.
    pub(super) fn each(self, mut take: impl FnMut(&[u8], u32)) {
        let (mut id, mut number) = (Vec::new(), 0_u32);
        for rows in self.rows {
            let mut rest = &rows[..];
            while let [above, common, length, behind @ ..] = rest {
                let (own, behind) = behind.split_at(usize::from(*length));
                number = number.wrapping_add(u32::from(*above));
                id.truncate(usize::from(*common));
                id.extend_from_slice(own);
                take(&id, number);
                rest = behind;
            }
        }
    }
}

/// With how many bytes both begin.
fn common(one: &[u8], other: &[u8]) -> usize {
    let (ones, _) = one.as_chunks::<8>();
    let (others, _) = other.as_chunks::<8>();
    let words = ones.iter().zip(others).take_while(|(one, other)| one == other).count();
    let rest = one[8 * words..].iter().zip(&other[8 * words..]);
    8 * words + rest.take_while(|(one, other)| one == other).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ascends_is_given_back() {
        let ids: [&[u8]; 7] =
            [b"A", b"AB", b"AC", b"PAYMENT-0001", b"PAYMENT-0002", b"PAYMENT-0010", b"Z"];
        let mut all = Ascending::default();
        for (number, id) in (3..).zip(ids) {
            assert!(all.add(id, number), "{number}");
        }
        for id in [&b"Z"[..], b"Y", b""] {
            assert!(!all.add(id, 20));
        }
        assert!(!all.add(b"ZZ", 1_000), "a number far above the last");
        let mut back = Vec::new();
        all.each(|id, number| back.push((id.to_vec(), number)));
        let expected: Vec<_> = ids.iter().map(|id| id.to_vec()).zip(3..).collect();
        assert_eq!(back, expected);
    }

    #[test]
    fn what_has_little_in_common_is_not_kept() {
        let mut all = Ascending::default();
        let many = (1..=255_u8).take_while(|byte| all.add(&[*byte; 20], u32::from(*byte)));
        assert!(many.count() < 20);
        assert!(!Ascending::default().add(&[b'A'; 300], 1));
    }

    #[test]
    fn words_and_bytes_are_compared() {
        for at in 0..20 {
            let (one, mut other) = ([b'A'; 20], [b'A'; 20]);
            other[at] = b'B';
            assert_eq!(common(&one, &other), at);
            assert_eq!(common(&one[..at], &other), at);
        }
        assert_eq!(common(b"", b""), 0);
    }
}
