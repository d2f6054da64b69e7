//! The order of dates and times (Datatypes, 3.2.7.4): total among values that all
//! have a time zone or all have none, otherwise open within 14 hours.

use super::{Calendar, Moment, days_in, is_leap};
use std::cmp::Ordering;

const DAY: i128 = 86_400;
const WIDEST_OFFSET: i128 = 14 * 3600;
/// Years of more digits are no further apart for an `i128` of seconds.
const YEAR_DIGITS: usize = 28;
const BEYOND: [u8; YEAR_DIGITS + 1] = [b'9'; YEAR_DIGITS + 1];

impl Moment<'_> {
    /// True if the year is so long that the order of two such years is unknown.
    pub(in super::super) const fn is_beyond_order(&self) -> bool {
        self.year.len() > YEAR_DIGITS
    }

    /// The order of two values of one type; `None` where the time zone that one of
    /// them lacks decides.
    pub(in super::super) fn order(&self, other: &Moment<'_>, kind: Calendar) -> Option<Ordering> {
        let (a, b) = (self.seconds(kind), other.seconds(kind));
        match (self.zone, other.zone) {
            (Some(_), None) => beyond_doubt(a, b),
            (None, Some(_)) => beyond_doubt(b, a).map(Ordering::reverse),
            _ => Some(a.cmp(&b).then_with(|| self.order_of_fractions(other))),
        }
    }

    fn order_of_fractions(&self, other: &Moment<'_>) -> Ordering {
        let places = self.fraction.len().max(other.fraction.len());
        let digits = |fraction: &[u8], at: usize| fraction.get(at).copied().unwrap_or(b'0');
        (0..places)
            .map(|at| digits(self.fraction, at).cmp(&digits(other.fraction, at)))
            .find(|order| order.is_ne())
            .unwrap_or(Ordering::Equal)
    }

    /// Whole seconds on one time line, in UTC where the zone is known. Of a time of
    /// day, 24:00:00 is 00:00:00.
    pub(super) fn seconds(&self, kind: Calendar) -> i128 {
        let hour = if kind == Calendar::Time { self.hour % 24 } else { self.hour };
        let time = (i128::from(hour) * 60 + i128::from(self.minute)) * 60 + i128::from(self.second);
        self.days() * DAY + time - i128::from(self.zone.unwrap_or(0)) * 60
    }

    /// Days since 0001-01-01. The formula has a leap year 0, which XML Schema 1.0 has
    /// not: year -1 is followed by year 1.
    fn days(&self) -> i128 {
        let past = self.year_number() - 1;
        let leap_days = past.div_euclid(4) - past.div_euclid(100) + past.div_euclid(400);
        let no_year_zero = if self.before_year_one { 366 } else { 0 };
        let in_year = days_before(self.month, is_leap(self.year)) + i128::from(self.day) - 1;
        past * 365 + leap_days + no_year_zero + in_year
    }

    /// The year; one of too many digits becomes one beyond all others.
    fn year_number(&self) -> i128 {
        let digits = if self.is_beyond_order() { &BEYOND[..] } else { self.year };
        let year = digits.iter().fold(0, |sum, digit| sum * 10 + i128::from(digit - b'0'));
        if self.before_year_one { -year } else { year }
    }
}

/// Days of a year before that month.
fn days_before(month: u8, leap: bool) -> i128 {
    (1..month).map(|earlier| i128::from(days_in(earlier, leap))).sum()
}

/// The order of a value in UTC and one of no known zone, if no zone can change it.
fn beyond_doubt(zoned: i128, unzoned: i128) -> Option<Ordering> {
    if zoned < unzoned - WIDEST_OFFSET {
        Some(Ordering::Less)
    } else if zoned > unzoned + WIDEST_OFFSET {
        Some(Ordering::Greater)
    } else {
        None
    }
}
