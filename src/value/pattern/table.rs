//! When the table of a pattern is worth its price.

use super::dfa::Dfa;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// So many values are matched by following the automaton, which takes less than to build
/// a table. A payload with few transactions matches each pattern a few times.
const FEW: u32 = 16;

/// The table of a pattern, built when many values have come.
#[derive(Debug, Default)]
pub(super) struct Table {
    asked: AtomicU32,
    /// `None` inside where it would be too large.
    built: OnceLock<Option<Dfa>>,
}

impl Table {
    /// The table for one more value, where there is one.
    #[inline]
    pub(super) fn for_one_more(&self, build: impl FnOnce() -> Option<Dfa>) -> Option<&Dfa> {
        match self.built.get() {
            Some(built) => built.as_ref(),
            // Threads may count in any order: which way is taken does not show.
            None if self.asked.fetch_add(1, Ordering::Relaxed) < FEW => None,
            None => self.built.get_or_init(build).as_ref(),
        }
    }
}

impl Clone for Table {
    fn clone(&self) -> Table {
        Table { asked: AtomicU32::new(0), built: self.built.clone() }
    }
}

#[cfg(test)]
mod tests {
    use crate::value::Pattern;

    #[test]
    fn the_table_is_built_for_many_values_and_says_the_same() {
        let pattern = Pattern::compile("[A-Z]{3}").unwrap();
        for round in 0..2 * super::FEW {
            assert_eq!(pattern.table.built.get().is_some(), round > super::FEW, "{round}");
            assert!(pattern.matches(if round % 2 == 0 { b"EUR" } else { b"CHF" }));
        }
        assert!(!pattern.matches(b"eur"));
    }
}
