//! The dates of balances against the period of the statement.

use super::period::Period;
use super::statement::{BALANCE_DATES, FROM, Statement, TO, below};
use crate::check::Record;
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::value::Day;
use crate::value::order;
use std::cmp::Ordering;
use std::collections::HashMap;

/// An opening balance is of the first day of the period or before, a closing one not after
/// the last; the period ends after it began.
pub(super) fn check(record: &Record<'_>, open: &Statement, desk: &mut Desk<'_>) {
    ends_after_it_began(record, desk);
    let Period { from, to } = Period::of(record, FROM, TO);
    if let Some(from) = from {
        for (number, day) in earliest(open) {
            desk.applied(id::BAL_DATE_IN_PERIOD);
            if day > from {
                let message = "the opening balance is of a day after the period began";
                say(record, open, number, message, desk);
            }
        }
    }
    if let Some(to) = to {
        for (number, day) in dated(open, "CLBD") {
            desk.applied(id::BAL_DATE_IN_PERIOD);
            if day > to {
                let message = "the closing balance is of a day after the period ended";
                say(record, open, number, message, desk);
            }
        }
    }
}

/// Balances of a code with their days.
fn dated<'s>(open: &'s Statement, code: &'s str) -> impl Iterator<Item = (usize, Day)> + 's {
    let of_code = open.balances.iter().enumerate().filter(move |(_, b)| b.code == code);
    of_code.filter_map(|(number, b)| Some((number, b.date?)))
}

/// The first opening balance of each currency: a statement over several days has one a day.
fn earliest(open: &Statement) -> Vec<(usize, Day)> {
    let mut first: HashMap<&str, (Day, usize)> = HashMap::new();
    for (number, day) in dated(open, "OPBD") {
        let own = first.entry(&open.balances[number].currency).or_insert((day, number));
        *own = (*own).min((day, number));
    }
    let mut all: Vec<_> = first.into_values().map(|(day, number)| (number, day)).collect();
    all.sort_unstable();
    all
}

fn say(record: &Record<'_>, open: &Statement, number: usize, message: &str, desk: &mut Desk<'_>) {
    let (place, path) = below(record, BALANCE_DATES, number, "Dt");
    let found = open.balances.get(number).map_or("", |balance| balance.moment.as_str());
    let said = Said::new(message, path, place)
        .found(found)
        .help("compare the date of the balance with FrToDt");
    desk.say(id::BAL_DATE_IN_PERIOD, said);
}

fn ends_after_it_began(record: &Record<'_>, desk: &mut Desk<'_>) {
    let (Some(from), Some(to)) = (record.sound(FROM), record.sound(TO)) else { return };
    desk.applied(id::BAL_DATE_IN_PERIOD);
    // Without offset on one of the two only days can be compared.
    let is_before = match order(from, to) {
        Some(order) => order == Ordering::Greater,
        None => Day::of(from).zip(Day::of(to)).is_some_and(|(from, to)| from > to),
    };
    if is_before {
        let message = "the period of the statement ends before it begins".to_owned();
        let said = Said::at(record, TO, message).help("exchange the two dates");
        desk.say(id::BAL_DATE_IN_PERIOD, said);
    }
}
