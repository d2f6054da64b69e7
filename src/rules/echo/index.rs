//! Where an identification occurs in the original.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// The numbers of what has an identification, by that identification.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Index(HashMap<Arc<str>, Hits>);

/// Numbers in rising order.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Hits {
    One(u32),
    Many(Vec<u32>),
}

/// What a search found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hit {
    None,
    One(u32),
    Many,
}

impl Index {
    /// Adds something. Numbers are added in rising order.
    pub(super) fn add(&mut self, id: &Arc<str>, number: u32) {
        match self.0.get_mut(id) {
            None => drop(self.0.insert(Arc::clone(id), Hits::One(number))),
            Some(Hits::Many(numbers)) => numbers.push(number),
            Some(hits) => {
                if let Hits::One(first) = *hits {
                    *hits = Hits::Many(vec![first, number]);
                }
            }
        }
    }

    /// What has that identification among these numbers.
    pub(super) fn find(&self, id: &str, among: &Range<u32>) -> Hit {
        let numbers = match self.0.get(id) {
            None => &[],
            Some(Hits::One(number)) => std::slice::from_ref(number),
            Some(Hits::Many(numbers)) => &numbers[..],
        };
        let start = numbers.partition_point(|number| *number < among.start);
        let end = numbers.partition_point(|number| *number < among.end);
        match numbers.get(start..end) {
            None | Some([]) => Hit::None,
            Some([one]) => Hit::One(*one),
            Some(_) => Hit::Many,
        }
    }

    /// Whether anything has that identification.
    pub(super) fn has(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }
}

#[cfg(test)]
mod tests {
    use super::{Hit, Index};
    use std::sync::Arc;

    #[test]
    fn an_identification_is_looked_for_in_a_range() {
        let mut index = Index::default();
        for (number, id) in ["A", "B", "A", "A"].into_iter().enumerate() {
            index.add(&Arc::from(id), number as u32);
        }
        assert_eq!(index.find("A", &(0..4)), Hit::Many);
        assert_eq!(index.find("A", &(1..3)), Hit::One(2));
        assert_eq!(index.find("B", &(2..4)), Hit::None);
        assert_eq!(index.find("C", &(0..4)), Hit::None);
        assert!(index.has("B") && !index.has("C"));
    }
}
