use super::*;
use std::cmp::Ordering;

fn reason_of(kind: Calendar, text: &str) -> String {
    let fault = parse(kind, text.as_bytes()).expect_err(text);
    reason(kind, text.as_bytes(), fault)
}

fn accepts(kind: Calendar, texts: &[&str]) {
    for text in texts {
        assert!(parse(kind, text.as_bytes()).is_ok(), "{kind:?} {text}");
    }
}

fn refuses(kind: Calendar, texts: &[&str]) {
    for text in texts {
        assert!(parse(kind, text.as_bytes()).is_err(), "{kind:?} {text}");
    }
}

#[test]
fn dates() {
    accepts(
        Calendar::Date,
        &[
            "2024-02-29",
            "2000-02-29",
            "0001-01-01",
            "9999-12-31",
            "12345-01-31",
            "-0001-12-31",
            "-0004-02-29",
            "999999999999999999-04-30",
            "2024-02-29Z",
            "2024-02-29+14:00",
            "2024-02-29-14:00",
            "2024-02-29+00:00",
            "2024-02-29-00:00",
            "2024-02-29+13:59",
            "20000-02-29",
        ],
    );
    refuses(
        Calendar::Date,
        &[
            "",
            "2023-02-29",
            "1900-02-29",
            "2024-02-30",
            "2024-04-31",
            "2024-13-01",
            "2024-00-10",
            "2024-01-00",
            "2024-01-32",
            "0000-01-01",
            "-0000-01-01",
            "00000-01-01",
            "02024-01-01",
            "024-01-01",
            "+2024-01-01",
            "2024-1-01",
            "2024-01-1",
            "2024-01",
            "20240101",
            "2024/01/01",
            "2024-01-01z",
            "2024-01-01+14:01",
            "2024-01-01+15:00",
            "2024-01-01+01:60",
            "2024-01-01+1:00",
            "2024-01-01+01",
            "2024-01-01+0100",
            "2024-01-01ZZ",
            "2024-01-01+01:00Z",
            "2024-01-01T00:00:00",
            "2024-01-01 ",
            "２024-01-01",
            "-2023-02-29",
            "2024-01-01Z+01:00",
            "21900-02-29",
            "--2024-01-01",
        ],
    );
}

#[test]
fn times() {
    accepts(
        Calendar::Time,
        &[
            "00:00:00",
            "23:59:59",
            "24:00:00",
            "24:00:00.000",
            "12:00:00.1",
            "12:00:00.123456789012345678901234567890",
            "12:00:00Z",
            "12:00:00.5-03:30",
            "24:00:00+01:00",
        ],
    );
    refuses(
        Calendar::Time,
        &[
            "",
            "24:00:01",
            "24:01:00",
            "24:00:00.001",
            "25:00:00",
            "12:60:00",
            "12:00:60",
            "12:00",
            "12:00:00.",
            "12:00:00.Z",
            "1:00:00",
            "12:0:00",
            "12:00:0",
            "12.00.00",
            "120000",
            "12:00:00,5",
            "12:00:00 Z",
            "-12:00:00",
            "12:00:00.5x",
        ],
    );
}

#[test]
fn dates_with_times() {
    accepts(
        Calendar::DateTime,
        &[
            "2024-02-29T12:30:45",
            "2024-02-29T12:30:45.123+01:00",
            "2024-12-31T24:00:00Z",
            "-12345-01-01T00:00:00",
        ],
    );
    refuses(
        Calendar::DateTime,
        &[
            "2024-02-29",
            "12:30:45",
            "2024-02-29 12:30:45",
            "2024-02-29t12:30:45",
            "2024-02-29T12:30",
            "2023-02-29T12:30:45",
            "2024-02-29ZT12:30:45",
            "2024-02-29T",
            "2024-02-29T12:30:45T",
        ],
    );
}

#[test]
fn parts_of_dates() {
    accepts(Calendar::GYear, &["2024", "-0001", "12345", "2024Z", "2024-05:00", "2024+14:00"]);
    refuses(Calendar::GYear, &["", "0000", "24", "2024-01", "02024", "+2024", "2024-15:00"]);
    accepts(Calendar::GYearMonth, &["2024-12", "-0001-01", "2024-01-05:00", "2024-01Z"]);
    refuses(Calendar::GYearMonth, &["2024", "2024-13", "2024-00", "2024-01-01", "0000-01"]);
    accepts(Calendar::GMonth, &["--01", "--12Z", "--05-05:00"]);
    refuses(Calendar::GMonth, &["01", "-01", "--13", "--00", "--1", "--01--", "--01-01"]);
    accepts(Calendar::GMonthDay, &["--02-29", "--12-31Z", "--04-30+02:00"]);
    refuses(Calendar::GMonthDay, &["--02-30", "--04-31", "--13-01", "--01-00", "02-29", "--0229"]);
    accepts(Calendar::GDay, &["---01", "---31", "---31+01:00"]);
    refuses(Calendar::GDay, &["---00", "---32", "--01", "01", "---1", "----01"]);
}

#[test]
fn reasons_name_the_part() {
    for (kind, text, words) in [
        (Calendar::Date, "", "it is empty"),
        (Calendar::Date, "2024-13-01", "the month is 13"),
        (Calendar::Date, "2024-01-32", "the day is 32"),
        (Calendar::Date, "2024-02-30", "day 30 does not exist in February"),
        (Calendar::Date, "2023-02-29", "day 29 does not exist in February of a common year"),
        (Calendar::Date, "2024-06-31", "day 31 does not exist in June"),
        (Calendar::Date, "24-01-31", "a date without century"),
        (Calendar::Date, "240131", "a date without century and without hyphens"),
        (Calendar::Date, "20240131", "a date without hyphens"),
        (Calendar::Date, "31.01.2024", "a date with dots and the year at the end"),
        (Calendar::Date, "2024/01/31", "slashes where hyphens must be"),
        (Calendar::Date, "2024-01-31T10:00:00", "a date with time where a date alone is expected"),
        (Calendar::Date, "2024-01-31T10:00", "a date with time where a date alone is expected"),
        (Calendar::Date, "2024-01", "a year and month where a date alone is expected"),
        (Calendar::Date, "2024-01-31+15:00", "an offset of 15:00; the widest is 14:00"),
        (Calendar::Date, "2024-01-31+0100", "a colon is missing inside the time zone"),
        (Calendar::Date, "2024-1-31", "the month is not two digits"),
        (Calendar::Date, "0000-01-31", "the year is 0000, which does not exist"),
        (Calendar::Date, "tomorrow", "it does not start with the digits of the year"),
        (Calendar::Date, "2024-01-31X", "something behind the value that is no time zone"),
        (Calendar::Date, "2024‑01‑31", "a character that dates and times do not have"),
        (Calendar::DateTime, "2024-01-31", "a date alone where a date with time is expected"),
        (
            Calendar::DateTime,
            "2024-01-31 10:00:00",
            "a blank where the letter T must be, between date and time",
        ),
        (
            Calendar::DateTime,
            "2024-01-31t10:00:00",
            "a small t where a capital T must be, between date and time",
        ),
        (Calendar::DateTime, "2024-01-31T10:00", "the seconds are missing"),
        (Calendar::DateTime, "2024-01-31T25:00:00", "the hour is 25"),
        (Calendar::DateTime, "2024-01-31T10:00:60", "the second is 60"),
        (
            Calendar::DateTime,
            "2024-01-31T24:00:01",
            "a time behind 24:00:00, which is the end of the day",
        ),
        (Calendar::DateTime, "2024-01-31T10:00:00.", "a point behind the seconds without digits"),
        (Calendar::DateTime, "2024-01-31X", "no letter T between date and time"),
        (Calendar::Time, "10:60:00", "the minute is 60"),
        (Calendar::GYear, "24", "a year of fewer than four digits"),
        (Calendar::GMonth, "05", "two hyphens must stand in front"),
        (Calendar::GDay, "05", "three hyphens must stand in front"),
    ] {
        assert_eq!(reason_of(kind, text), words, "{text}");
    }
}

#[test]
fn any_bytes_get_a_reason() {
    for kind in ALL {
        for text in [
            &[0xFF, 0xFE][..],
            &[b'2', 0x80],
            b"\0",
            b"-",
            b"--",
            b"2024-",
            b"2024-01-31+",
            b"2024-01-31T10:00:00.1+1",
        ] {
            let fault = parse(kind, text).unwrap_err();
            assert!(!reason(kind, text, fault).is_empty());
        }
    }
}

fn order(kind: Calendar, a: &str, b: &str) -> Option<Ordering> {
    parse(kind, a.as_bytes()).unwrap().order(&parse(kind, b.as_bytes()).unwrap(), kind)
}

#[test]
fn moments_are_ordered_on_one_time_line() {
    let ascending = [
        "-12345-01-01T00:00:00",
        "-0004-02-29T00:00:00",
        "-0001-12-31T23:59:59.9",
        "0001-01-01T00:00:00",
        "1999-12-31T23:59:59",
        "2000-01-01T00:00:00",
        "2000-01-01T00:00:00.05",
        "2000-01-01T00:00:00.1",
        "2000-03-01T00:00:00",
        "2024-12-31T24:00:01",
        "999999999999999999-01-01T00:00:00",
    ];
    let ascending =
        ascending.map(|text| text.replace("2024-12-31T24:00:01", "2025-01-01T00:00:01"));
    for (i, a) in ascending.iter().enumerate() {
        for (j, b) in ascending.iter().enumerate() {
            assert_eq!(order(Calendar::DateTime, a, b), Some(i.cmp(&j)), "{a} {b}");
        }
    }
}

#[test]
fn equal_moments_are_equal_however_written() {
    for (kind, a, b) in [
        (Calendar::DateTime, "2024-12-31T24:00:00", "2025-01-01T00:00:00.000"),
        (Calendar::DateTime, "2024-02-28T23:30:00-01:00", "2024-02-29T00:30:00Z"),
        (Calendar::DateTime, "-0001-12-31T23:00:00-05:00", "0001-01-01T04:00:00Z"),
        (Calendar::DateTime, "-0004-02-29T23:00:00-05:00", "-0004-03-01T04:00:00Z"),
        (Calendar::Time, "24:00:00", "00:00:00"),
        (Calendar::Date, "2024-01-01Z", "2024-01-01+00:00"),
    ] {
        assert_eq!(order(kind, a, b), Some(Ordering::Equal), "{a} {b}");
    }
}

#[test]
fn a_missing_zone_leaves_the_order_open_within_fourteen_hours() {
    let local = "2024-01-02T12:00:00";
    assert_eq!(order(Calendar::DateTime, "2024-01-01T21:59:59Z", local), Some(Ordering::Less));
    assert_eq!(order(Calendar::DateTime, "2024-01-01T22:00:00Z", local), None);
    assert_eq!(order(Calendar::DateTime, "2024-01-03T02:00:00Z", local), None);
    assert_eq!(order(Calendar::DateTime, "2024-01-03T02:00:01Z", local), Some(Ordering::Greater));
    assert_eq!(order(Calendar::DateTime, local, "2024-01-03T02:00:01Z"), Some(Ordering::Less));
}

#[test]
fn the_day_count_agrees_with_walking_through_the_years() {
    let seconds = |year: i32| {
        let sign = if year < 0 { "-" } else { "" };
        let text = format!("{sign}{:04}-01-01", year.abs());
        parse(Calendar::Date, text.as_bytes()).unwrap().seconds(Calendar::Date)
    };
    let mut expected = seconds(-900);
    for year in (-900_i32..2500).filter(|year| *year != 0) {
        assert_eq!(seconds(year), expected, "{year}");
        let leap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0;
        expected += if leap { 366 } else { 365 } * 86_400;
    }
}

/// Texts one edit away from common ones, for and against.
fn near_common() -> Vec<String> {
    let mut texts = Vec::new();
    for base in ["2024-02-28", "2024-12-01T23:59:59", "2024-01-10T00:00:00Z"] {
        texts.push(base.to_owned());
        for at in 0..base.len() {
            for byte in "0123456789-:TZ/ ".chars() {
                texts.push(format!("{}{byte}{}", &base[..at], &base[at + 1..]));
            }
            texts.push(format!("{}{}", &base[..at], &base[at + 1..]));
        }
    }
    texts
}

#[test]
fn what_is_common_is_a_value() {
    for kind in ALL {
        let texts = near_common();
        let common = texts.iter().filter(|text| is_common(kind, text.as_bytes()));
        let count = common.inspect(|text| accepts(kind, &[text])).count();
        let expected = matches!(kind, Calendar::Date | Calendar::DateTime);
        assert_eq!(count > 0, expected, "{kind:?}");
    }
    assert!(is_common(Calendar::Date, b"2024-02-28"));
    assert!(is_common(Calendar::DateTime, b"2024-02-28T12:30:45Z"));
}
