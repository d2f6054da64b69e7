//! The forms that nearly all payments use, recognised without taking them apart.

use super::Calendar;

/// True for `YYYY-MM-DD` up to day 28 and that with `Thh:mm:ss`, with or without `Z`,
/// where they are values of the type. False says nothing.
pub(in super::super) fn is_common(kind: Calendar, text: &[u8]) -> bool {
    match (kind, text) {
        (Calendar::Date, date) => is_date(date),
        (Calendar::DateTime, [date @ .., b'T', h1, h2, b':', m1, m2, b':', s1, s2])
        | (Calendar::DateTime, [date @ .., b'T', h1, h2, b':', m1, m2, b':', s1, s2, b'Z']) => {
            is_date(date) && number(*h1, *h2) < 24 && number(*m1, *m2) < 60 && number(*s1, *s2) < 60
        }
        _ => false,
    }
}

fn is_date(text: &[u8]) -> bool {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text else { return false };
    let (century, year) = (number(*y1, *y2), number(*y3, *y4));
    (1..100).contains(&century)
        && year < 100
        && (1..=12).contains(&number(*m1, *m2))
        && (1..=28).contains(&number(*d1, *d2))
}

/// The number of two digits; at least 100 if one is none.
fn number(tens: u8, units: u8) -> u32 {
    let (tens, units) = (tens.wrapping_sub(b'0'), units.wrapping_sub(b'0'));
    if tens > 9 || units > 9 { 100 } else { u32::from(tens) * 10 + u32::from(units) }
}
