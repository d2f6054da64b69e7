//! Balances of one day after those of another, and statements of an account after others.

use super::amounts::shown;
use super::balance::Balance;
use super::period::Page;
use super::statement::{ACCOUNT, SEQUENCE, Statement, balance_place, said};
use crate::check::Record;
use crate::diagnostic::Severity;
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::unique::{Met, Unique};
use crate::value::Decimal;
use std::collections::HashMap;

/// The closing balance of a day is the opening balance of the next one that is stated.
pub(super) fn per_day(record: &Record<'_>, open: &Statement, desk: &mut Desk<'_>) {
    let of_code = |code: &'static str| {
        let all = open.balances.iter().enumerate();
        all.filter(move |(_, b)| b.code == code && b.is_of_statement())
    };
    for (_, closing) in of_code("CLBD") {
        let follows =
            |(_, b): &(usize, &Balance)| b.currency == closing.currency && b.date > closing.date;
        let next = of_code("OPBD").filter(follows).min_by_key(|(_, b)| b.date);
        let Some((number, opening)) = next else { continue };
        let (Some(before), Some(after)) = (closing.amount, opening.amount) else { continue };
        desk.applied(id::BAL_PER_DAY_CHAIN);
        if before != after {
            let (place, path) = balance_place(record, number);
            let message = format!(
                "the day opens with {}, the one before closed with {}",
                shown(after),
                shown(before)
            );
            let said = Said::new(message, path, place)
                .expected(shown(before))
                .help("look for a day that is missing, or a digit that changed places");
            desk.say(id::BAL_PER_DAY_CHAIN, said);
        }
    }
}

/// A balance of one type, date and currency stands once.
pub(super) fn unique(record: &Record<'_>, open: &Statement, desk: &mut Desk<'_>) {
    let is_looked_at = |b: &&Balance| !b.is_proprietary && !matches!(&b.code[..], "" | "INFO");
    let interim = open.balances.iter().filter(|b| b.code == "ITBD").count();
    let mut seen: HashMap<_, &Balance> = HashMap::new();
    for (number, balance) in open.balances.iter().enumerate().filter(|(_, b)| is_looked_at(b)) {
        // Two interim balances are the opening and the closing one.
        if balance.code == "ITBD" && interim == 2 {
            continue;
        }
        desk.applied(id::BAL_UNIQUE);
        let key = (&balance.code, &balance.sub_type, balance.date, &balance.currency);
        let Some(first) = seen.insert(key, balance) else { continue };
        let is_other = first.amount != balance.amount;
        let is_booked = matches!(&balance.code[..], "OPBD" | "CLBD");
        let message = match is_other {
            true => "a second balance of this type, date and currency, with another amount",
            false => "a second balance of this type, date and currency",
        };
        let (place, path) = balance_place(record, number);
        let said = Said::new(message, path, place)
            .found(balance.code.clone())
            .help("keep the one that is right")
            .at_most(if is_other && is_booked { Severity::Error } else { Severity::Warning });
        desk.say(id::BAL_UNIQUE, said);
    }
}

/// The statements of a message, account by account.
pub(super) struct Accounts {
    ids: Unique,
    periods: Unique,
    /// How the last statement of each account ended.
    last: HashMap<(String, String), Last>,
    most: u64,
    number: u32,
}

struct Last {
    closing: Option<Decimal>,
    sequence: Option<u64>,
}

impl Accounts {
    pub(super) fn new(most: u64) -> Accounts {
        let unique = || Unique::new(most);
        Accounts { ids: unique(), periods: unique(), last: HashMap::new(), most, number: 0 }
    }

    /// A statement closes.
    pub(super) fn statement(
        &mut self,
        record: &Record<'_>,
        open: &Statement,
        page: Page,
        desk: &mut Desk<'_>,
    ) {
        self.number = self.number.saturating_add(1);
        self.identification(record, desk);
        let Some(account) = ACCOUNT.iter().find_map(|at| record.sound(*at)) else { return };
        if page.is_whole() {
            self.period(record, account, desk);
        }
        self.chain(record, account, open, desk);
    }

    fn identification(&mut self, record: &Record<'_>, desk: &mut Desk<'_>) {
        let Some(text) = record.sound(0) else { return };
        desk.applied(id::STM_ID_UNIQUE);
        if let Met::Before(first) = self.ids.meet(&[text.as_bytes()], self.number) {
            let message =
                format!("the identification is that of number {first} of the message too");
            let said = said(record, 0, "Id", message)
                .help("give each statement an identification of its own");
            desk.say(id::STM_ID_UNIQUE, said);
        }
    }

    fn period(&mut self, record: &Record<'_>, account: &str, desk: &mut Desk<'_>) {
        let (Some(from), Some(to)) = (record.sound(5), record.sound(6)) else { return };
        let parts = [account.as_bytes(), from.as_bytes(), to.as_bytes()];
        if let Met::Before(first) = self.periods.meet(&parts, self.number) {
            let message =
                format!("account and period are those of number {first} of the message too");
            let said = said(record, 5, "FrToDt/FrDtTm", message)
                .help("see whether one of the two is a copy");
            desk.say(id::STM_ID_UNIQUE, said);
        }
    }

    /// A statement opens as the one before of the account closed, with the next number.
    fn chain(&mut self, record: &Record<'_>, account: &str, open: &Statement, desk: &mut Desk<'_>) {
        let find = |codes: &[&str]| {
            let is_one = |b: &&Balance| codes.contains(&&b.code[..]) && b.is_of_statement();
            open.balances.iter().enumerate().find(|(_, b)| is_one(b))
        };
        let opening = find(&["OPBD"]).or_else(|| find(&["PRCD"]));
        let closing = find(&["CLBD"]);
        let currency = opening.or(closing).map_or("", |(_, b)| &b.currency).to_owned();
        let sequence = record.sound(SEQUENCE).and_then(|text| text.parse::<u64>().ok());
        let key = (account.to_owned(), currency);
        if let Some(last) = self.last.get(&key) {
            desk.applied(id::BAL_CROSS_STATEMENT_CHAIN);
            follow(record, last, opening, sequence, desk);
        }
        if (self.last.len() as u64) < self.most {
            let closing = closing.and_then(|(_, b)| b.amount);
            self.last.insert(key, Last { closing, sequence });
        }
    }
}

fn follow(
    record: &Record<'_>,
    last: &Last,
    opening: Option<(usize, &Balance)>,
    sequence: Option<u64>,
    desk: &mut Desk<'_>,
) {
    let after = opening.and_then(|(_, b)| b.amount);
    if let (Some(before), Some(after), Some((number, _))) = (last.closing, after, opening)
        && before != after
    {
        let (place, path) = balance_place(record, number);
        let message = format!(
            "the statement opens with {}, the one before of the account closed with {}",
            shown(after),
            shown(before)
        );
        let said = Said::new(message, path, place)
            .expected(shown(before))
            .help("look for a statement that is missing between the two");
        desk.say(id::BAL_CROSS_STATEMENT_CHAIN, said);
    }
    if let (Some(before), Some(after)) = (last.sequence, sequence)
        && before.checked_add(1) != Some(after)
    {
        let message = format!("statement {after} follows statement {before} of the account");
        let said = said(record, SEQUENCE, "ElctrncSeqNb", message)
            .expected(before.saturating_add(1).to_string())
            .help("look for a statement that is missing, or the order of the statements");
        desk.say(id::BAL_CROSS_STATEMENT_CHAIN, said);
    }
}
