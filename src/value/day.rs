//! Days of the calendar, to be compared and counted.

use super::is_date;

/// A day, by its number: 1 January 1970 is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Day(i64);

impl Day {
    /// The day of a date, or of a date with a time, whatever its offset.
    pub(crate) fn of(text: &str) -> Option<Day> {
        let text = text.get(..10).filter(|day| is_date(day))?;
        let part = |from, to| text.get(from..to)?.parse::<i64>().ok();
        Some(Day(number(part(0, 4)?, part(5, 7)?, part(8, 10)?)))
    }

    /// How many days it is behind another.
    pub(crate) const fn after(self, other: Day) -> i64 {
        self.0 - other.0
    }

    /// How many days from the next one to another are neither Saturday nor Sunday; the other
    /// is later.
    pub(crate) fn business_days_to(self, other: Day) -> usize {
        (self.0 + 1..=other.0).filter(|day| !Day(*day).is_weekend()).count()
    }

    /// Saturday or Sunday.
    pub(crate) const fn is_weekend(self) -> bool {
        // 1 January 1970 was a Thursday.
        (self.0 + 4).rem_euclid(7) == 6 || (self.0 + 4).rem_euclid(7) == 0
    }
}

/// Days of the Gregorian calendar, counted in years that begin in March.
const fn number(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn days_are_counted_over_leap_years() {
        let day = |text| Day::of(text).unwrap();
        assert_eq!(day("1970-01-01"), Day(0));
        assert_eq!(day("2026-11-23T10:00:00+01:00").after(day("2026-01-01")), 326);
        assert_eq!(day("2024-03-01").after(day("2024-02-28")), 2);
        assert_eq!(day("2100-03-01").after(day("2100-02-28")), 1);
        assert_eq!(day("2001-01-01").after(day("2000-01-01T10:00:00")), 366);
        assert!(day("2026-11-21").is_weekend() && day("2026-11-22").is_weekend());
        assert_eq!(day("2026-11-20").business_days_to(day("2026-11-22")), 0);
        assert_eq!(day("2026-11-20").business_days_to(day("2026-11-24")), 2);
        assert!(!day("2026-11-23").is_weekend() && !day("2026-11-20").is_weekend());
    }

    #[test]
    fn other_texts_are_no_days() {
        for text in
            ["", "2026-13-01", "2026-02-30", "20261123", "2026-1-1", "ä026-01-01", "1.3.2026"]
        {
            assert_eq!(Day::of(text), None, "{text}");
        }
    }
}
