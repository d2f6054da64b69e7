//! Days, counted.

use crate::value::is_date;

/// The number of the day of a date or date-time (`2026-03-01…`) in the proleptic
/// Gregorian calendar, from an arbitrary first day; `None` if it does not start with a
/// real date.
pub(super) fn number(text: &str) -> Option<i64> {
    let day = text.trim().get(..10).filter(|day| is_date(day))?;
    let part = |from, to| day.get(from..to)?.parse::<i64>().ok();
    let (year, month, day) = (part(0, 4)?, part(5, 7)?, part(8, 10)?);
    // Years that start in March have their odd day at the end.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year / 4 - year / 100 + year / 400;
    Some(365 * year + leap_days + (153 * month + 2) / 5 + day)
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn days_between_dates() {
        let between = |from, to| number(to).unwrap() - number(from).unwrap();
        assert_eq!(between("2024-02-28", "2024-03-01"), 2);
        assert_eq!(between("2025-02-28", "2025-03-01"), 1);
        assert_eq!(between("2000-01-01T10:00:00", "2001-01-01"), 366);
        assert_eq!(between("2026-05-01", "2026-10-28"), 180);
        assert_eq!(number("2026-02-30"), None);
        assert_eq!(number("1.3.2026"), None);
    }
}
