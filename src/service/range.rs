//! A range of dates.

use super::Say;
use super::shape::text;
use crate::diagnostic::codes;
use crate::json::{Fault, Value};
use crate::value::{is_date, is_date_time};

/// The calendar date of a date or of a date and time, as its text is ordered.
pub(super) fn day(text: &str) -> Option<&str> {
    if is_date(text) || is_date_time(text) { text.get(..10) } else { None }
}

/// Says it if a range ends before it starts.
pub(super) fn check_range(object: &Value, from: &str, to: &str, say: Say<'_>) {
    let (Some(start), Some(end)) = (text(object, from), text(object, to)) else { return };
    let (Some(first), Some(last)) = (day(start), day(end)) else { return };
    if first > last
        && let Some(value) = object.member(to)
    {
        let message = format!("`{to}` lies before `{from}`");
        say(Fault::new(&codes::RANGE_REVERSED, value.span, message)
            .expected(format!("`{from}` or later"))
            .found(end));
    }
}
