//! The order of holidays, and the range in which they lie.

use super::Say;
use super::calendar::check_calendar;
use super::range::{check_range, day};
use super::words::{About, about, words};
use crate::diagnostic::codes;
use crate::json::{Data, Fault, Member, Value};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check_holidays(root: &Value, say: Say<'_>) {
    check_calendar(root, say);
    each_list(root, &mut |items| check_list(items, say));
    if let Some((from, to)) = range(root) {
        check_range(root, &from.name, &to.name, say);
        check_inside(root, (from, to), say);
    }
}

/// Why the dates could not be compared with what was asked for.
pub(super) fn no_range(root: &Value) -> Option<&'static str> {
    range(root).is_none().then_some("the payload does not say for which range it was asked")
}

/// The members at the top that say from when to when.
fn range(root: &Value) -> Option<(&Member, &Member)> {
    let named = |words_of: [&str; 2]| {
        root.members().iter().find(|m| {
            about(&m.name) == About::Date
                && words(&m.name).iter().any(|w| words_of.contains(&w.as_str()))
        })
    };
    named(["from", "start"]).zip(named(["to", "end"]))
}

fn each_list<'a>(value: &'a Value, call: &mut dyn FnMut(&'a [Value])) {
    if !value.items().is_empty() {
        call(value.items());
    }
    let inner = value.members().iter().map(|m| &m.value).chain(value.items());
    inner.for_each(|value| each_list(value, call));
}

/// The date of an item of a list: the item itself, or its first member that is one.
fn date_of(item: &Value) -> Option<(&Value, &str)> {
    let value = match &item.data {
        Data::Object(members) => &members.iter().find(|m| about(&m.name) == About::Date)?.value,
        _ => item,
    };
    Some((value, day(value.text()?)?))
}

/// What a list may have several calendars of, in one text.
fn calendar_of(item: &Value) -> String {
    let is_key = |m: &&Member| {
        let own = words(&m.name);
        ["branch", "calendar", "country", "currency"].iter().any(|key| own.iter().any(|w| w == key))
    };
    let keys = item.members().iter().filter(is_key).filter_map(|m| m.value.text());
    keys.collect::<Vec<_>>().join("\n")
}

/// Says which dates stand twice, and the first that is earlier than the one before it.
fn check_list(items: &[Value], say: Say<'_>) {
    let mut seen: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    let mut sorted = true;
    for item in items {
        let Some((value, day)) = date_of(item) else { continue };
        let days = seen.entry(calendar_of(item)).or_default();
        let late = days.last().is_some_and(|last| day < *last);
        let message = if days.contains(day) {
            "the same day again"
        } else if late && std::mem::take(&mut sorted) {
            "a day earlier than the one before it"
        } else {
            days.insert(day);
            continue;
        };
        days.insert(day);
        say(Fault::new(&codes::HOLIDAY_ORDER, value.span, message).found(day));
    }
}

/// Says which dates lie outside of the range.
fn check_inside(root: &Value, (from, to): (&Member, &Member), say: Say<'_>) {
    let bound = |member: &'_ Member| member.value.text().and_then(day).map(str::to_owned);
    let Some((first, last)) = bound(from).zip(bound(to)) else { return };
    let mut check = |value: &Value| {
        let Some(day) = value.text().and_then(day) else { return };
        if day < first.as_str() || day > last.as_str() {
            let message = "a day outside of the range that was asked for";
            say(Fault::new(&codes::HOLIDAY_RANGE, value.span, message)
                .expected(format!("`{}` to `{}`", from.name, to.name))
                .found(day));
        }
    };
    each_list(root, &mut |items| {
        for (value, _) in items.iter().filter_map(date_of) {
            check(value);
        }
    });
}
