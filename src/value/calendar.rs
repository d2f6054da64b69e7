//! The lexical forms of dates and times, and the days that exist (Datatypes, 3.2.7
//! to 3.2.14).

mod common;
mod fault;
mod order;
#[cfg(test)]
mod tests;

pub(super) use common::is_common;
use fault::Fault;
pub(super) use fault::reason;

/// The built-ins of dates and times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Calendar {
    DateTime,
    Date,
    Time,
    GYear,
    GYearMonth,
    GMonth,
    GMonthDay,
    GDay,
}

/// Digits of a year that are read; Datatypes 3.2.7 lets a processor set such a limit, and
/// common ones stop at 64 bits.
const LONGEST_YEAR: usize = 18;

/// All of them, those with the most parts first.
const ALL: [Calendar; 8] = [
    Calendar::DateTime,
    Calendar::Date,
    Calendar::Time,
    Calendar::GYearMonth,
    Calendar::GMonthDay,
    Calendar::GYear,
    Calendar::GMonth,
    Calendar::GDay,
];

/// What a text says. Parts that its type does not have are those of the leap year
/// 1972, so that moments of one type can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment<'a> {
    before_year_one: bool,
    year: &'a [u8],
    month: u8,
    day: u8,
    hour: u8,
    minute: u8,
    second: u8,
    fraction: &'a [u8],
    /// Minutes ahead of UTC.
    zone: Option<i16>,
}

const REFERENCE: Moment<'static> = Moment {
    before_year_one: false,
    year: b"1972",
    month: 1,
    day: 1,
    hour: 0,
    minute: 0,
    second: 0,
    fraction: b"",
    zone: None,
};

/// Reads a trimmed text.
pub(super) fn parse(kind: Calendar, text: &[u8]) -> Result<Moment<'_>, Fault> {
    let mut reader = Reader { rest: text, moment: REFERENCE };
    if text.is_empty() {
        return Err(Fault::Empty);
    }
    match kind {
        Calendar::DateTime => {
            reader.date()?;
            reader.literal(b'T', Fault::NoT)?;
            reader.time()?;
        }
        Calendar::Date => reader.date()?,
        Calendar::Time => reader.time()?,
        Calendar::GYear => reader.year()?,
        Calendar::GYearMonth => reader.year_and_month()?,
        Calendar::GMonth => reader.lone_month()?,
        Calendar::GMonthDay => reader.month_and_day()?,
        Calendar::GDay => reader.lone_day()?,
    }
    reader.zone()?;
    Ok(reader.moment)
}

struct Reader<'a> {
    rest: &'a [u8],
    moment: Moment<'a>,
}

impl<'a> Reader<'a> {
    fn literal(&mut self, byte: u8, fault: Fault) -> Result<(), Fault> {
        match self.rest {
            [first, rest @ ..] if *first == byte => {
                self.rest = rest;
                Ok(())
            }
            _ => Err(fault),
        }
    }

    fn two_digits(&mut self, fault: Fault) -> Result<u8, Fault> {
        match self.rest {
            [tens @ b'0'..=b'9', units @ b'0'..=b'9', rest @ ..] => {
                self.rest = rest;
                Ok((tens - b'0') * 10 + (units - b'0'))
            }
            _ => Err(fault),
        }
    }

    /// All digits that follow.
    fn digits(&mut self) -> &'a [u8] {
        let end = self.rest.iter().position(|byte| !byte.is_ascii_digit());
        let (digits, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        digits
    }

    fn date(&mut self) -> Result<(), Fault> {
        self.year_and_month()?;
        self.literal(b'-', Fault::NoHyphen)?;
        self.day()?;
        self.existing_day(Some(is_leap(self.moment.year)))
    }

    fn year_and_month(&mut self) -> Result<(), Fault> {
        self.year()?;
        self.literal(b'-', Fault::NoHyphen)?;
        self.month()
    }

    /// At least four digits and no more than are read, a leading zero only among four, never 0000.
    fn year(&mut self) -> Result<(), Fault> {
        self.moment.before_year_one = self.literal(b'-', Fault::Year).is_ok();
        let year = self.digits();
        match year {
            [] => return Err(Fault::Year),
            [_] | [_, _] | [_, _, _] => return Err(Fault::ShortYear),
            b"0000" => return Err(Fault::YearZero),
            [b'0', _, _, _, _, ..] => return Err(Fault::PaddedYear),
            _ if year.len() > LONGEST_YEAR => return Err(Fault::LongYear),
            _ => self.moment.year = year,
        }
        Ok(())
    }

    fn month(&mut self) -> Result<(), Fault> {
        self.moment.month = self.two_digits(Fault::MonthDigits)?;
        within(1, self.moment.month, 12, Fault::Month)
    }

    fn day(&mut self) -> Result<(), Fault> {
        self.moment.day = self.two_digits(Fault::DayDigits)?;
        within(1, self.moment.day, 31, Fault::Day)
    }

    fn existing_day(&self, leap: Option<bool>) -> Result<(), Fault> {
        let Moment { month, day, .. } = self.moment;
        if day <= days_in(month, leap.unwrap_or(true)) {
            return Ok(());
        }
        Err(Fault::NoSuchDay { day, month, leap })
    }

    fn lone_month(&mut self) -> Result<(), Fault> {
        self.dashes(2)?;
        self.month()
    }

    fn month_and_day(&mut self) -> Result<(), Fault> {
        self.dashes(2)?;
        self.month()?;
        self.literal(b'-', Fault::NoHyphen)?;
        self.day()?;
        self.existing_day(None)
    }

    fn lone_day(&mut self) -> Result<(), Fault> {
        self.dashes(3)?;
        self.day()
    }

    /// The hyphens that stand for the parts left out.
    fn dashes(&mut self, count: u8) -> Result<(), Fault> {
        (0..count).try_for_each(|_| self.literal(b'-', Fault::Dashes(count)))
    }

    fn time(&mut self) -> Result<(), Fault> {
        self.moment.hour = self.two_digits(Fault::HourDigits)?;
        self.literal(b':', Fault::NoColon)?;
        self.moment.minute = self.two_digits(Fault::MinuteDigits)?;
        self.literal(b':', Fault::NoSeconds)?;
        self.moment.second = self.two_digits(Fault::SecondDigits)?;
        if self.literal(b'.', Fault::Fraction).is_ok() {
            self.moment.fraction = self.digits();
            if self.moment.fraction.is_empty() {
                return Err(Fault::Fraction);
            }
        }
        self.existing_time()
    }

    fn existing_time(&self) -> Result<(), Fault> {
        let Moment { hour, minute, second, fraction, .. } = self.moment;
        within(0, hour, 24, Fault::Hour)?;
        within(0, minute, 59, Fault::Minute)?;
        within(0, second, 59, Fault::Second)?;
        let midnight = minute == 0 && second == 0 && fraction.iter().all(|digit| *digit == b'0');
        if hour == 24 && !midnight { Err(Fault::BehindMidnight) } else { Ok(()) }
    }

    /// Nothing, `Z`, or an offset of at most 14 hours; then the end.
    fn zone(&mut self) -> Result<(), Fault> {
        match self.rest {
            [] => return Ok(()),
            [b'Z'] => self.moment.zone = Some(0),
            [b'+', rest @ ..] => {
                self.rest = rest;
                self.moment.zone = Some(self.offset()?);
            }
            [b'-', rest @ ..] => {
                self.rest = rest;
                self.moment.zone = Some(-self.offset()?);
            }
            _ => return Err(Fault::Trailing),
        }
        Ok(())
    }

    fn offset(&mut self) -> Result<i16, Fault> {
        let hours = self.two_digits(Fault::Offset)?;
        self.literal(b':', Fault::OffsetColon)?;
        let minutes = self.two_digits(Fault::Offset)?;
        if !self.rest.is_empty() {
            return Err(Fault::Trailing);
        }
        let total = i16::from(hours) * 60 + i16::from(minutes);
        if minutes > 59 || total > 14 * 60 {
            return Err(Fault::OffsetRange { hours, minutes });
        }
        Ok(total)
    }
}

fn within(least: u8, part: u8, greatest: u8, fault: fn(u8) -> Fault) -> Result<(), Fault> {
    if (least..=greatest).contains(&part) { Ok(()) } else { Err(fault(part)) }
}

/// Days of a month; 31 for a number that is no month.
const fn days_in(month: u8, leap: bool) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

/// The Gregorian rule, applied to the year as written, also before year one, as
/// appendix E of Datatypes does. Only the last four digits matter: 400 divides 10,000.
fn is_leap(year: &[u8]) -> bool {
    let last_four = &year[year.len().saturating_sub(4)..];
    let year = last_four.iter().fold(0_u16, |sum, digit| sum * 10 + u16::from(digit - b'0'));
    year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400)
}
