//! What is wrong with a text that is no date or time, in words.

use super::super::whitespace::is_space;
use super::{ALL, Calendar, parse};

/// Where reading stopped. Numbers are parts of two digits, never more of the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Fault {
    Empty,
    Year,
    ShortYear,
    YearZero,
    PaddedYear,
    LongYear,
    NoHyphen,
    MonthDigits,
    Month(u8),
    DayDigits,
    Day(u8),
    /// `leap` where a year is stated.
    NoSuchDay {
        day: u8,
        month: u8,
        leap: Option<bool>,
    },
    /// So many hyphens must stand in front.
    Dashes(u8),
    NoT,
    HourDigits,
    Hour(u8),
    NoColon,
    MinuteDigits,
    Minute(u8),
    NoSeconds,
    SecondDigits,
    Second(u8),
    Fraction,
    BehindMidnight,
    Offset,
    OffsetColon,
    OffsetRange {
        hours: u8,
        minutes: u8,
    },
    Trailing,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Why a trimmed text that [`parse`] refuses is no such value.
pub(in super::super) fn reason(kind: Calendar, text: &[u8], fault: Fault) -> String {
    if let Some(habit) = habit(kind, text) {
        return habit.to_owned();
    }
    match ALL.into_iter().find(|other| parse(*other, text).is_ok()) {
        Some(other) => format!("{} where {} is expected", other.noun(), kind.noun()),
        None => fault.words(kind),
    }
}

impl Calendar {
    fn noun(self) -> &'static str {
        match self {
            Calendar::DateTime => "a date with time",
            Calendar::Date => "a date alone",
            Calendar::Time => "a time alone",
            Calendar::GYear => "a year alone",
            Calendar::GYearMonth => "a year and month",
            Calendar::GMonth => "a month alone",
            Calendar::GMonthDay => "a month and day",
            Calendar::GDay => "a day alone",
        }
    }
}

/// A common way to write dates and times that is not that of XML, if the text has it.
fn habit(kind: Calendar, text: &[u8]) -> Option<&'static str> {
    let with_date = matches!(kind, Calendar::DateTime | Calendar::Date);
    let shape = shape(text);
    if text.iter().any(u8::is_ascii_alphanumeric) && !text.is_ascii() {
        Some("a character that dates and times do not have")
    } else if with_date {
        date_habit(&shape).or_else(|| join_habit(kind, &shape))
    } else {
        None
    }
}

/// Each digit as 9, each letter as it is, white space as a blank.
fn shape(text: &[u8]) -> Vec<u8> {
    let class = |byte: &u8| match *byte {
        b'0'..=b'9' => b'9',
        byte if is_space(byte) => b' ',
        byte => byte,
    };
    text.iter().map(class).collect()
}

fn date_habit(shape: &[u8]) -> Option<&'static str> {
    const HABITS: [(&[u8], &str); 9] = [
        (b"99999999", "a date without hyphens"),
        (b"999999", "a date without century and without hyphens"),
        (b"99-99-99", "a date without century"),
        (b"99-99-9999", "a date with the year at the end"),
        (b"9999/99/99", "slashes where hyphens must be"),
        (b"99/99/9999", "a date with slashes and the year at the end"),
        (b"99/99/99", "a date with slashes and without century"),
        (b"9999.99.99", "dots where hyphens must be"),
        (b"99.99.9999", "a date with dots and the year at the end"),
    ];
    // The longest first: 99999999 also starts as 999999 does.
    HABITS.iter().find(|(habit, _)| starts_as(shape, habit)).map(|(_, words)| *words)
}

/// True if the shape starts so and no digit follows.
fn starts_as(shape: &[u8], start: &[u8]) -> bool {
    shape.strip_prefix(start).is_some_and(|rest| rest.first() != Some(&b'9'))
}

/// How date and time are joined, where the date itself is well written.
fn join_habit(kind: Calendar, shape: &[u8]) -> Option<&'static str> {
    let behind_date = shape.strip_prefix(b"9999-99-99")?;
    match (kind, behind_date) {
        (Calendar::DateTime, [b' ', b'9', ..]) => {
            Some("a blank where the letter T must be, between date and time")
        }
        (Calendar::DateTime, [b't', b'9', ..]) => {
            Some("a small t where a capital T must be, between date and time")
        }
        (Calendar::Date, [b'T' | b't' | b' ', b'9', ..]) => {
            Some("a date with time where a date alone is expected")
        }
        _ => None,
    }
}

impl Fault {
    fn words(self, kind: Calendar) -> String {
        match self {
            Fault::Month(month) => format!("the month is {month:02}"),
            Fault::Day(day) => format!("the day is {day:02}"),
            Fault::NoSuchDay { day, month, leap } => no_such_day(day, month, leap),
            Fault::Dashes(2) => "two hyphens must stand in front".to_owned(),
            Fault::Dashes(_) => "three hyphens must stand in front".to_owned(),
            Fault::Hour(hour) => format!("the hour is {hour:02}"),
            Fault::Minute(minute) => format!("the minute is {minute:02}"),
            Fault::Second(second) => format!("the second is {second:02}"),
            Fault::OffsetRange { hours, minutes } => {
                format!("an offset of {hours:02}:{minutes:02}; the widest is 14:00")
            }
            Fault::NoT if kind == Calendar::DateTime => {
                "no letter T between date and time".to_owned()
            }
            other => other.fixed_words().to_owned(),
        }
    }

    fn fixed_words(self) -> &'static str {
        match self {
            Fault::Empty => "it is empty",
            Fault::Year => "it does not start with the digits of the year",
            Fault::ShortYear => "a year of fewer than four digits",
            Fault::YearZero => "the year is 0000, which does not exist",
            Fault::LongYear => "a year of more than 18 digits",
            Fault::PaddedYear => "a year of more than four digits that starts with zero",
            Fault::NoHyphen => "a hyphen is missing between year, month and day",
            Fault::MonthDigits => "the month is not two digits",
            Fault::DayDigits => "the day is not two digits",
            Fault::HourDigits => "the hour is not two digits",
            Fault::NoColon => "a colon is missing between hour and minute",
            Fault::MinuteDigits => "the minute is not two digits",
            Fault::NoSeconds => "the seconds are missing",
            Fault::SecondDigits => "the second is not two digits",
            Fault::Fraction => "a point behind the seconds without digits",
            Fault::BehindMidnight => "a time behind 24:00:00, which is the end of the day",
            Fault::Offset => "the time zone is not Z, +hh:mm or -hh:mm",
            Fault::OffsetColon => "a colon is missing inside the time zone",
            _ => "something behind the value that is no time zone",
        }
    }
}

fn no_such_day(day: u8, month: u8, leap: Option<bool>) -> String {
    let name = MONTHS.get(usize::from(month).wrapping_sub(1)).unwrap_or(&"that month");
    match leap {
        Some(false) if day == 29 => format!("day 29 does not exist in {name} of a common year"),
        _ => format!("day {day} does not exist in {name}"),
    }
}
