//! Sets of characters as sorted ranges of code points.

/// First and last code point.
pub(super) type Range = (u32, u32);

const LAST: u32 = char::MAX as u32;
const BEFORE_SURROGATES: u32 = 0xD7FF;
const BEHIND_SURROGATES: u32 = 0xE000;

/// A set of Unicode scalar values: ranges in ascending order that neither touch nor
/// overlap. Surrogates are in no set, so that complements never name one.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CharSet {
    ranges: Vec<Range>,
}

impl CharSet {
    /// Every character.
    pub(super) fn all() -> CharSet {
        CharSet { ranges: vec![(0, BEFORE_SURROGATES), (BEHIND_SURROGATES, LAST)] }
    }

    /// One character.
    pub(super) fn of(c: char) -> CharSet {
        CharSet { ranges: vec![(c as u32, c as u32)] }
    }

    /// The characters of ranges in any order, which may overlap.
    pub(super) fn from_ranges(mut ranges: Vec<Range>) -> CharSet {
        split_at_surrogates(&mut ranges);
        ranges.sort_unstable();
        let mut merged: Vec<Range> = Vec::with_capacity(ranges.len());
        for (low, high) in ranges {
            match merged.last_mut() {
                Some(last) if low <= last.1.saturating_add(1) => last.1 = last.1.max(high),
                _ => merged.push((low, high)),
            }
        }
        CharSet { ranges: merged }
    }

    /// The ranges, ascending.
    pub(super) fn ranges(&self) -> &[Range] {
        &self.ranges
    }

    pub(super) fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }

    /// How many characters it has.
    pub(super) fn len(&self) -> usize {
        self.ranges.iter().map(|(low, high)| (high - low) as usize + 1).sum()
    }

    pub(super) fn contains(&self, c: char) -> bool {
        let point = c as u32;
        let behind = self.ranges.partition_point(|(low, _)| *low <= point);
        behind > 0 && self.ranges[behind - 1].1 >= point
    }

    /// Its characters, ascending.
    pub(super) fn chars(&self) -> impl Iterator<Item = char> + '_ {
        self.ranges.iter().flat_map(|(low, high)| (*low..=*high).filter_map(char::from_u32))
    }

    /// The one character that it has.
    pub(super) fn single(&self) -> Option<char> {
        match self.ranges[..] {
            [(low, high)] if low == high => char::from_u32(low),
            _ => None,
        }
    }

    pub(super) fn union(&self, other: &CharSet) -> CharSet {
        CharSet::from_ranges(self.ranges.iter().chain(&other.ranges).copied().collect())
    }

    pub(super) fn minus(&self, other: &CharSet) -> CharSet {
        let mut kept = Vec::new();
        let mut next_cut = 0;
        for &(low, high) in &self.ranges {
            let mut low = low;
            while let Some(&(cut_low, cut_high)) = other.ranges.get(next_cut) {
                if cut_low > high {
                    break;
                }
                if cut_low > low {
                    kept.push((low, cut_low - 1));
                }
                low = low.max(cut_high + 1);
                if cut_high > high {
                    break;
                }
                next_cut += 1;
            }
            if low <= high {
                kept.push((low, high));
            }
        }
        CharSet { ranges: kept }
    }

    pub(super) fn complement(&self) -> CharSet {
        CharSet::all().minus(self)
    }
}

/// A range between two characters may span the surrogates, but not end in them.
fn split_at_surrogates(ranges: &mut Vec<Range>) {
    for at in 0..ranges.len() {
        let (low, high) = ranges[at];
        if low <= BEFORE_SURROGATES && high >= BEHIND_SURROGATES {
            ranges[at].1 = BEFORE_SURROGATES;
            ranges.push((BEHIND_SURROGATES, high));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn set() -> impl Strategy<Value = CharSet> {
        prop::collection::vec((0u32..40, 0u32..6), 0..6).prop_map(|pairs| {
            CharSet::from_ranges(pairs.into_iter().map(|(low, more)| (low, low + more)).collect())
        })
    }

    proptest! {
        #[test]
        fn operations_agree_with_membership(a in set(), b in set()) {
            let (union, minus, complement) = (a.union(&b), a.minus(&b), a.complement());
            for point in 0..60 {
                let c = char::from_u32(point).unwrap();
                prop_assert_eq!(union.contains(c), a.contains(c) || b.contains(c));
                prop_assert_eq!(minus.contains(c), a.contains(c) && !b.contains(c));
                prop_assert_eq!(complement.contains(c), !a.contains(c));
            }
            prop_assert_eq!(&complement.complement(), &a);
            prop_assert_eq!(union.len(), union.chars().count());
            prop_assert!(union.ranges().windows(2).all(|pair| pair[0].1 + 1 < pair[1].0));
        }
    }

    #[test]
    fn surrogates_are_in_no_set() {
        let wide = CharSet::from_ranges(vec![(0x61, 0x1_0000)]);
        assert_eq!(wide.ranges(), [(0x61, 0xD7FF), (0xE000, 0x1_0000)]);
        assert_eq!(wide.complement().ranges(), [(0, 0x60), (0x1_0001, 0x10_FFFF)]);
        assert!(CharSet::all().complement().is_empty());
    }
}
