//! Cutoff times and holidays. What the answers look like is not published, so each
//! member is judged by what its name is about.

use super::Say;
use super::words::{About, about};
use crate::diagnostic::codes;
use crate::json::{Data, Fault, Member, Value};
use crate::value::{TimeOfDay, has_offset, is_country, is_date, is_date_time, time_of_day};

/// Checks cutoff times, holidays, and the requests for them.
pub(super) fn check_calendar(root: &Value, say: Say<'_>) {
    let mut seen = Seen::default();
    each_member(root, &mut |member| seen.take(member, say));
    seen.say_notes(say);
}

/// Calls for every member anywhere in the value.
pub(super) fn each_member<'a>(value: &'a Value, call: &mut dyn FnMut(&'a Member)) {
    for member in value.members() {
        call(member);
        each_member(&member.value, call);
    }
    for item in value.items() {
        each_member(item, call);
    }
}

/// A value, or the items of an array of values.
fn each_scalar<'a>(value: &'a Value, call: &mut dyn FnMut(&'a Value)) {
    match &value.data {
        Data::Array(items) => items.iter().for_each(|item| each_scalar(item, call)),
        Data::Object(_) | Data::Null => {}
        _ => call(value),
    }
}

/// What is said once for the whole payload.
#[derive(Default)]
struct Seen<'a> {
    zone: bool,
    local_time: Option<&'a Value>,
    branch: Option<&'a Member>,
    method: Option<&'a Member>,
}

impl<'a> Seen<'a> {
    fn take(&mut self, member: &'a Member, say: Say<'_>) {
        match about(&member.name) {
            About::Date => each_scalar(&member.value, &mut |value| check_date(value, say)),
            About::Time => each_scalar(&member.value, &mut |value| self.take_time(value, say)),
            About::Country => each_scalar(&member.value, &mut |value| check_country(value, say)),
            About::Zone => self.zone = true,
            About::Branch => self.branch = self.branch.or(Some(member)),
            About::Method => self.method = self.method.or(Some(member)),
            About::Other => {}
        }
    }

    fn take_time(&mut self, value: &'a Value, say: Say<'_>) {
        let text = value.text().unwrap_or_default();
        let message = match time_of_day(text) {
            TimeOfDay::Time { offset: true } => return,
            TimeOfDay::Time { offset: false } => {
                self.local_time = self.local_time.or(Some(value));
                return;
            }
            TimeOfDay::EndOfDay => "24:00, which RFC 3339 does not have",
            TimeOfDay::None if is_moment(text) => return,
            TimeOfDay::None => "this is no time of RFC 3339",
        };
        say(Fault::new(&codes::TIME_FORM, value.span, message)
            .expected("hh:mm or hh:mm:ss, with or without an offset")
            .found(as_written(value)));
    }

    fn say_notes(&self, say: Say<'_>) {
        if let Some(value) = self.local_time.filter(|_| !self.zone) {
            let message = "a time without offset, and nothing names its time zone";
            let help = "branches lie in different zones: say in which one the time holds";
            say(Fault::new(&codes::TIME_ZONE_MISSING, value.span, message).help(help));
        }
        if let Some(branch) = self.branch {
            let message = "the calendar belongs to a branch, not to a country";
            say(Fault::new(&codes::BRANCH_KEY, branch.name_span, message));
        }
        if let Some(method) = self.method {
            let message = "the times depend on the payment method";
            say(Fault::new(&codes::PAYMENT_METHOD_KEY, method.name_span, message));
        }
    }
}

/// A date and time as RFC 3339 has it: with an offset.
fn is_moment(text: &str) -> bool {
    is_date_time(text) && has_offset(text)
}

fn check_date(value: &Value, say: Say<'_>) {
    let text = value.text().unwrap_or_default();
    if is_date(text) || is_moment(text) {
        return;
    }
    let message = if is_date_time(text) {
        "a date and time without offset"
    } else {
        "this is no date of RFC 3339"
    };
    say(Fault::new(&codes::DATE_FORM, value.span, message)
        .expected("YYYY-MM-DD, or a date and time with an offset")
        .found(as_written(value)));
}

fn check_country(value: &Value, say: Say<'_>) {
    if !value.text().is_some_and(is_country) {
        say(Fault::new(&codes::COUNTRY_CODE, value.span, "this is no country code")
            .expected("a code of two letters of ISO 3166-1")
            .found(as_written(value)));
    }
}

fn as_written(value: &Value) -> String {
    match &value.data {
        Data::String(text) | Data::Number(text) => text.clone(),
        Data::Bool(flag) => flag.to_string(),
        _ => String::new(),
    }
}
