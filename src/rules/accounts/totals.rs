//! The summary of a statement against its entries.

use super::amounts::{amount, shown, signed};
use super::statement::{PATHS, Statement, said};
use crate::check::Record;
use crate::diagnostic::Severity;
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::payments::counts::{counted, money};
use crate::value::Decimal;
use std::collections::BTreeMap;

const COUNT: usize = 16;
const SUM: usize = 17;
const NET: [usize; 2] = [18, 20];
const NET_DIRECTION: [usize; 2] = [19, 21];
const CREDIT_COUNT: usize = 22;
const CREDIT_SUM: usize = 23;
const DEBIT_COUNT: usize = 24;
const DEBIT_SUM: usize = 25;
const PER_CODE: usize = 26;

/// How many entries there are, and what they add up to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sum {
    pub(super) count: u64,
    /// `None` if an amount is not known, or the sum cannot be held.
    pub(super) sum: Option<Decimal>,
}

impl Default for Sum {
    fn default() -> Sum {
        Sum { count: 0, sum: Some(Decimal::ZERO) }
    }
}

impl Sum {
    fn add(&mut self, amount: Option<Decimal>) {
        self.count += 1;
        self.sum = self.sum.zip(amount).and_then(|(sum, one)| sum.checked_add(one));
    }
}

/// What the entries of a statement add up to.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Totals {
    pub(super) all: Sum,
    credit: Sum,
    debit: Sum,
    /// The direction of an entry is not known.
    is_unclear: bool,
}

impl Totals {
    pub(super) fn add(&mut self, amount: Option<Decimal>, direction: Option<&str>) {
        self.all.add(amount);
        match direction {
            Some("CRDT") => self.credit.add(amount),
            Some("DBIT") => self.debit.add(amount),
            _ => self.is_unclear = true,
        }
    }

    /// Credits less debits.
    fn net(&self) -> Option<Decimal> {
        self.credit.sum?.checked_sub(self.debit.sum?).filter(|_| !self.is_unclear)
    }
}

/// Sums by bank transaction code: the code of the standard, and the bank's own.
#[derive(Debug, Default)]
pub(super) struct Codes(BTreeMap<(String, String), Sum>);

/// Codes of a statement that are kept: there are fewer.
const MOST: usize = 20_000;

impl Codes {
    pub(super) fn add(&mut self, record: &Record<'_>, amount: Option<Decimal>) {
        if self.0.len() < MOST {
            self.0.entry(code(record, 5)).or_default().add(amount);
        }
    }
}

/// A bank transaction code, of which the first part is read at that number.
fn code(record: &Record<'_>, first: usize) -> (String, String) {
    let text = |at: usize| record.sound(at).unwrap_or_default();
    let standard = match text(first) {
        "" => String::new(),
        domain => format!("{domain}/{}/{}", text(first + 1), text(first + 2)),
    };
    (standard, text(first + 3).to_owned())
}

/// What a summary states of one bank transaction code.
#[derive(Debug)]
pub(super) struct Group {
    count: Option<u64>,
    sum: Option<Decimal>,
    code: (String, String),
}

impl Group {
    pub(super) fn of(record: &Record<'_>) -> Group {
        let count = record.sound(0).and_then(|text| text.parse().ok());
        Group { count, sum: amount(record, 1), code: code(record, 2) }
    }
}

/// The net of the summary, if it states one with its direction.
pub(super) fn net_of_summary(record: &Record<'_>) -> Option<Decimal> {
    let net = NET
        .iter()
        .zip(NET_DIRECTION)
        .find_map(|(at, direction)| signed(amount(record, *at)?, record.sound(direction)));
    net.or_else(|| amount(record, CREDIT_SUM)?.checked_sub(amount(record, DEBIT_SUM)?))
}

/// Checks the summary.
pub(super) fn check(record: &Record<'_>, open: &Statement, desk: &mut Desk<'_>) {
    counts_add(record, desk);
    net(record, &open.totals, desk);
    if open.totals.all.count == 0 {
        return;
    }
    let Totals { all, credit, debit, .. } = open.totals;
    for (at, sum, what) in
        [(COUNT, all, "entry"), (CREDIT_COUNT, credit, "credit"), (DEBIT_COUNT, debit, "debit")]
    {
        count(record, at, sum.count, what, desk);
    }
    let totals = &open.totals;
    for (at, own, what) in
        [(SUM, all, "entries"), (CREDIT_SUM, credit, "credits"), (DEBIT_SUM, debit, "debits")]
    {
        sum(record, (at, what), own, totals, desk);
    }
    per_code(record, open, desk);
}

fn count(record: &Record<'_>, at: usize, own: u64, what: &str, desk: &mut Desk<'_>) {
    let Some(stated) = record.sound(at).and_then(|text| text.parse::<u64>().ok()) else { return };
    desk.applied(id::TTL_NB_OF_NTRIES);
    if stated != own {
        let plural = |number| counted(number, what).replace("entrys", "entries");
        let message = format!("the summary states {}, there are {own}", plural(stated));
        let said = said(record, at, PATHS[at], message)
            .expected(own.to_string())
            .help("correct the number, or look for the entry that is missing");
        desk.say(id::TTL_NB_OF_NTRIES, said);
    }
}

fn sum(
    record: &Record<'_>,
    (at, what): (usize, &str),
    own: Sum,
    totals: &Totals,
    desk: &mut Desk<'_>,
) {
    let Some(stated) = amount(record, at) else { return };
    let Some(own) = own.sum else {
        return desk.not_run(id::TTL_SUM, "an entry lacks its amount, or the sum cannot be held");
    };
    desk.applied(id::TTL_SUM);
    if stated == own {
        return;
    }
    let net = totals.net().filter(|_| at == SUM);
    let is_net = net == Some(stated) || net.and_then(Decimal::checked_abs) == Some(stated);
    let is_negative = at == DEBIT_SUM && stated.checked_neg() == Some(own);
    let is_known = is_net || is_negative;
    let message = match is_known {
        true => {
            format!("the summary states the net of the {what}, {}, as their sum", money(stated))
        }
        false => format!(
            "the summary states a sum of {} for the {what}, they add up to {}",
            money(stated),
            money(own)
        ),
    };
    let said = said(record, at, PATHS[at], message)
        .expected(money(own))
        .help("add the amounts without their directions")
        .at_most(if is_known { Severity::Warning } else { Severity::Error });
    desk.say(id::TTL_SUM, said);
}

/// The net is credits less debits, by the entries or, without them, by the two sums.
fn net(record: &Record<'_>, totals: &Totals, desk: &mut Desk<'_>) {
    let stated = NET.iter().zip(NET_DIRECTION).find(|(at, _)| record.sound(**at).is_some());
    let Some((at, direction)) = stated else { return };
    let Some(stated) = amount(record, *at) else { return };
    let own = match totals.all.count {
        0 => amount(record, CREDIT_SUM)
            .zip(amount(record, DEBIT_SUM))
            .and_then(|(credit, debit)| credit.checked_sub(debit)),
        _ => totals.net(),
    };
    let Some(own) = own else { return };
    desk.applied(id::TTL_NET);
    let magnitude = own.checked_abs().unwrap_or(own);
    let is_right = match record.sound(direction) {
        _ if stated != magnitude => false,
        None => true,
        Some(direction) => own == Decimal::ZERO || signed(stated, Some(direction)) == Some(own),
    };
    if !is_right {
        let direction = record.sound(direction).unwrap_or("no direction");
        let message = format!(
            "the summary states a net of {} with {direction}, credits less debits are {}",
            money(stated),
            shown(own)
        );
        let said = said(record, *at, PATHS[*at], message)
            .expected(shown(own))
            .help("state the net without sign, and its direction in CdtDbtInd");
        desk.say(id::TTL_NET, said);
    }
}

/// Credits and debits together are all entries.
fn counts_add(record: &Record<'_>, desk: &mut Desk<'_>) {
    let number = |at: usize| record.sound(at).and_then(|text| text.parse::<u64>().ok());
    let (Some(all), Some(credits), Some(debits)) =
        (number(COUNT), number(CREDIT_COUNT), number(DEBIT_COUNT))
    else {
        return;
    };
    desk.applied(id::TTL_COUNTS_ADD);
    if credits.checked_add(debits) != Some(all) {
        let message =
            format!("the summary states {credits} credits and {debits} debits, but {all} entries");
        let said = said(record, COUNT, PATHS[COUNT], message)
            .expected(credits.saturating_add(debits).to_string())
            .help("correct the number that is wrong");
        desk.say(id::TTL_COUNTS_ADD, said);
    }
}

fn per_code(record: &Record<'_>, open: &Statement, desk: &mut Desk<'_>) {
    for (number, group) in open.groups.iter().enumerate() {
        let is_of = |code: &&(String, String)| {
            let (standard, own) = &group.code;
            (standard.is_empty() || *standard == code.0) && (own.is_empty() || *own == code.1)
        };
        let mut found = Sum::default();
        for (_, sum) in open.codes.0.iter().filter(|(code, _)| is_of(code)) {
            found.count += sum.count;
            found.sum = found.sum.zip(sum.sum).and_then(|(a, b)| a.checked_add(b));
        }
        desk.applied(id::TTL_PER_CODE);
        let message = match (group.count, group.sum, found.sum) {
            (Some(stated), ..) if stated != found.count => format!(
                "the summary states {} of this code, there are {}",
                counted(stated, "entry").replace("entrys", "entries"),
                found.count
            ),
            (_, Some(stated), Some(own)) if stated != own => format!(
                "the summary states a sum of {} for this code, the entries add up to {}",
                money(stated),
                money(own)
            ),
            _ => continue,
        };
        let place = record.values(PER_CODE).nth(number).map(|value| value.place());
        let path = format!("{}/{}[{}]", record.path(), PATHS[PER_CODE], number + 1);
        let said = Said::new(message, path, place.unwrap_or_else(|| record.start()))
            .help("compare the totals with the entries of that code");
        desk.say(id::TTL_PER_CODE, said);
    }
}
