//! Days and moments, as a report repeats them.

use crate::value::{has_offset, order};
use std::cmp::Ordering;

/// Letters of a calendar date.
const DATE: usize = 10;

/// The calendar date that a date, or a date and time, states in its own offset.
pub(super) fn day(text: &str) -> Option<&str> {
    text.get(..DATE).filter(|_| crate::value::is_date(&text[..DATE]))
}

/// Whether two texts are one moment; `None` where that cannot be told, since one has an offset
/// and the other has none.
///
/// Systems cut decimals of a second: they count only where both have some.
pub(super) fn is_same_moment(a: &str, b: &str) -> Option<bool> {
    let whole = !(has_fraction(a) && has_fraction(b));
    let (a, b) =
        if whole { (without_fraction(a), without_fraction(b)) } else { (a.into(), b.into()) };
    match order(&a, &b) {
        Some(order) => Some(order == Ordering::Equal),
        None if has_offset(&a) != has_offset(&b) && local(&a) == local(&b) => Some(true),
        None => None,
    }
}

fn has_fraction(text: &str) -> bool {
    text.contains('.')
}

fn without_fraction(text: &str) -> String {
    match text.split_once('.') {
        None => text.to_owned(),
        Some((whole, rest)) => {
            whole.to_owned() + rest.trim_start_matches(|digit: char| digit.is_ascii_digit())
        }
    }
}

/// A date and time without its offset.
fn local(text: &str) -> &str {
    let end = text.rfind(['Z', '+']).or_else(|| text.rfind('-').filter(|at| *at > DATE));
    &text[..end.unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::{day, is_same_moment};

    #[test]
    fn moments_compare_on_one_time_line() {
        for (a, b, same) in [
            ("2026-09-14T09:30:00+02:00", "2026-09-14T07:30:00Z", Some(true)),
            ("2026-09-14T09:30:00.123+02:00", "2026-09-14T07:30:00Z", Some(true)),
            ("2026-09-14T09:30:00.1Z", "2026-09-14T09:30:00.2Z", Some(false)),
            ("2026-09-14T09:30:00-02:00", "2026-09-14T09:30:00", Some(true)),
            ("2026-09-14T09:30:00+02:00", "2026-09-14T07:30:00", None),
            ("2026-09-14T09:30:00+02:00", "2026-09-16T07:30:00", Some(false)),
            ("2026-09-14T09:30:00", "2026-09-14T09:30:01", Some(false)),
        ] {
            assert_eq!(is_same_moment(a, b), same, "{a} {b}");
        }
    }

    #[test]
    fn a_day_is_that_of_the_calendar() {
        assert_eq!(day("2026-09-14+02:00"), Some("2026-09-14"));
        assert_eq!(day("2026-09-14T23:59:00Z"), Some("2026-09-14"));
        assert_eq!(day("2026-02-30"), None);
    }
}
