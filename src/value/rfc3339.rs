//! Dates and times as RFC 3339 writes them: a part of the forms that XML Schema has,
//! whose parser reads them.

use super::calendar::{Calendar, parse};
use std::cmp::Ordering;

/// Length of `YYYY-MM-DD`.
const DATE: usize = 10;

/// Whether a text is a day that exists, as `YYYY-MM-DD`.
///
/// ```
/// use isoproof::value::is_date;
/// assert!(is_date("2026-02-28") && !is_date("2026-02-30") && !is_date("20260228"));
/// ```
#[must_use]
pub fn is_date(text: &str) -> bool {
    text.len() == DATE && parse(Calendar::Date, text.as_bytes()).is_ok()
}

/// Whether a text is a date and time, as `YYYY-MM-DDThh:mm:ss`, with or without decimals
/// of the second; the offset from UTC, which RFC 3339 demands and ISO 20022 does not,
/// may be missing.
#[must_use]
pub fn is_date_time(text: &str) -> bool {
    text.get(..DATE).is_some_and(is_date)
        && !text[DATE..].starts_with("T24")
        && parse(Calendar::DateTime, text.as_bytes()).is_ok()
}

/// Whether a date and time, or a time, ends in `Z` or an offset.
#[must_use]
pub fn has_offset(text: &str) -> bool {
    let time = text.rsplit('T').next().unwrap_or(text);
    time.contains(['Z', '+', '-'])
}

/// The order of two dates and times on one time line; `None` where one is none, or
/// where the offset that one of them lacks decides.
pub(crate) fn order(a: &str, b: &str) -> Option<Ordering> {
    let read = |text| parse(Calendar::DateTime, str::as_bytes(text)).ok();
    read(a)?.order(&read(b)?, Calendar::DateTime)
}

/// What a text says of a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TimeOfDay {
    /// A time; whether with `Z` or an offset.
    Time { offset: bool },
    /// `24:00`, which RFC 3339 does not have.
    EndOfDay,
    /// Something else.
    None,
}

/// Reads `hh:mm` or `hh:mm:ss`, with or without an offset.
pub(crate) fn time_of_day(text: &str) -> TimeOfDay {
    let whole = match text.as_bytes() {
        [_, _, b':', _, _] => format!("{text}:00"),
        [_, _, b':', _, _, b'Z' | b'+' | b'-', ..] => format!("{}:00{}", &text[..5], &text[5..]),
        _ => text.to_owned(),
    };
    match parse(Calendar::Time, whole.as_bytes()) {
        Err(_) => TimeOfDay::None,
        Ok(_) if whole.starts_with("24") => TimeOfDay::EndOfDay,
        Ok(_) => TimeOfDay::Time { offset: has_offset(text) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times_have_one_form() {
        for text in ["2024-02-29", "0001-01-01"] {
            assert!(is_date(text), "{text}");
        }
        for text in
            ["2026-02-29", "2026-2-3", "26-02-03", "2026-02-03Z", "2026-W10-1", "", "é026-02-0"]
        {
            assert!(!is_date(text), "{text}");
        }
        for text in ["2026-03-02T09:30:00Z", "2026-03-02T09:30:00.125+08:00", "2026-03-02T09:30:00"]
        {
            assert!(is_date_time(text), "{text}");
        }
        for text in
            ["2026-03-02", "2026-03-02T24:00:00Z", "2026-03-02 09:30:00Z", "2026-03-02T09:30Z", "é"]
        {
            assert!(!is_date_time(text), "{text}");
        }
        assert!(has_offset("2026-03-02T09:30:00-05:00") && !has_offset("2026-03-02T09:30:00"));
    }

    #[test]
    fn moments_are_ordered_across_offsets() {
        let utc = "2026-03-02T09:30:00.5Z";
        assert_eq!(order(utc, "2026-03-02T10:30:00.50+01:00"), Some(Ordering::Equal));
        assert_eq!(order(utc, "2026-03-02T10:30:00-05:00"), Some(Ordering::Less));
        assert_eq!(order(utc, "2026-03-02T09:30:00"), None);
        assert_eq!(order(utc, "yesterday"), None);
    }

    #[test]
    fn times_of_day_are_read() {
        for (text, offset) in [
            ("16:30", false),
            ("16:30:00", false),
            ("16:30Z", true),
            ("16:30+08:00", true),
            ("16:30:15.5-05:00", true),
        ] {
            assert_eq!(time_of_day(text), TimeOfDay::Time { offset }, "{text}");
        }
        for text in ["24:00", "24:00:00", "24:00Z"] {
            assert_eq!(time_of_day(text), TimeOfDay::EndOfDay, "{text}");
        }
        for text in ["25:00", "16.30", "4pm", "1630", "16:3", "24:30", "", "é:00", "16:30Zé"] {
            assert_eq!(time_of_day(text), TimeOfDay::None, "{text}");
        }
    }
}
