//! The summary of a statement against its entries.

use super::amounts::{shown, signed};
use super::pages::Page;
use super::per_code;
use super::statement::{SUMMARY, Statement};
use crate::check::Record;
use crate::diagnostic::Severity;
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::words::{counted, money};
use crate::value::Decimal;

const COUNT: usize = 16;
const SUM: usize = 17;
const NET: [usize; 2] = [18, 20];
const NET_DIRECTION: [usize; 2] = [19, 21];
const CREDIT_COUNT: usize = 22;
const CREDIT_SUM: usize = 23;
const DEBIT_COUNT: usize = 24;
const DEBIT_SUM: usize = 25;

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
    pub(super) fn add(&mut self, amount: Option<Decimal>) {
        self.add_all(Sum { count: 1, sum: amount });
    }

    pub(super) fn add_all(&mut self, other: Sum) {
        self.count = self.count.saturating_add(other.count);
        self.sum = self.sum.zip(other.sum).and_then(|(sum, one)| sum.checked_add(one));
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
    pub(super) fn add(&mut self, amount: Option<Decimal>, direction: Option<&[u8]>) {
        self.all.add(amount);
        match direction {
            Some(b"CRDT") => self.credit.add(amount),
            Some(b"DBIT") => self.debit.add(amount),
            _ => self.is_unclear = true,
        }
    }

    /// Credits less debits.
    fn net(&self) -> Option<Decimal> {
        self.credit.sum?.checked_sub(self.debit.sum?).filter(|_| !self.is_unclear)
    }
}

/// The net of the summary, if it states one with its direction; nothing has none.
pub(super) fn net_of_summary(record: &Record<'_>) -> Option<Decimal> {
    let net = NET.iter().zip(NET_DIRECTION).find_map(|(at, direction)| {
        let net = record.decimal(*at)?;
        if net == Decimal::ZERO { Some(net) } else { signed(net, record.sound_bytes(direction)) }
    });
    net.or_else(|| net_of_sums(record))
}

/// Credits less debits, by their sums; some write the sum of debits with a sign.
fn net_of_sums(record: &Record<'_>) -> Option<Decimal> {
    record.decimal(CREDIT_SUM)?.checked_sub(record.decimal(DEBIT_SUM)?.checked_abs()?)
}

/// The totals of a statement cannot be compared.
pub(super) fn not_run(why: &str, desk: &mut Desk<'_>) {
    let rules =
        [id::TTL_NB_OF_NTRIES, id::TTL_SUM, id::TTL_NET, id::TTL_COUNTS_ADD, id::TTL_PER_CODE];
    for rule in rules {
        desk.not_run(rule, why);
    }
}

/// Checks the summary.
pub(super) fn check(record: &Record<'_>, open: &Statement, page: Page, desk: &mut Desk<'_>) {
    if !record.has(SUMMARY) {
        return;
    }
    if !page.is_whole() {
        return not_run("a page of several does not hold all entries", desk);
    }
    if open.totals.all.count == 0 {
        counts_add(record, desk);
    }
    net(record, &open.totals, desk);
    if open.totals.all.count > 0 {
        by_direction(record, &open.totals, desk);
        per_code::check(record, open, desk);
    }
}

/// The numbers and the sums of all entries, of credits and of debits.
fn by_direction(record: &Record<'_>, totals: &Totals, desk: &mut Desk<'_>) {
    count(record, COUNT, totals.all.count, "entry", desk);
    sum(record, (SUM, "entries"), totals.all, totals, desk);
    let parts = [
        (CREDIT_COUNT, CREDIT_SUM, totals.credit, "credit"),
        (DEBIT_COUNT, DEBIT_SUM, totals.debit, "debit"),
    ];
    if totals.is_unclear {
        for rule in [id::TTL_NB_OF_NTRIES, id::TTL_SUM] {
            desk.not_run(rule, "an entry lacks its direction");
        }
        return;
    }
    for (count_at, sum_at, own, what) in parts {
        count(record, count_at, own.count, what, desk);
        sum(record, (sum_at, &format!("{what}s")), own, totals, desk);
    }
}

fn count(record: &Record<'_>, at: usize, own: u64, what: &str, desk: &mut Desk<'_>) {
    let Some(stated) = record.number(at) else { return };
    desk.applied(id::TTL_NB_OF_NTRIES);
    if stated != own {
        let message = format!("the summary states {}, there are {own}", counted(stated, what));
        let said = Said::at(record, at, message)
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
    let Some(stated) = record.decimal(at) else { return };
    let Some(own) = own.sum else {
        return desk.not_run(id::TTL_SUM, "an entry lacks its amount, or the sum cannot be held");
    };
    desk.applied(id::TTL_SUM);
    if stated == own {
        return;
    }
    let is_net = is_net(at, stated, own, totals);
    let message = format!(
        "the summary states a sum of {} for the {what}, they add up to {}{}",
        money(stated),
        money(own),
        if is_net { "; the net is reported as gross" } else { "" }
    );
    let said = Said::at(record, at, message)
        .expected(money(own))
        .help("add the amounts without their directions")
        .at_most(if is_net { Severity::Warning } else { Severity::Error });
    desk.say(id::TTL_SUM, said);
}

/// The sum is the net of all entries, or that of debits with their sign.
fn is_net(at: usize, stated: Decimal, own: Decimal, totals: &Totals) -> bool {
    match at {
        SUM => {
            let net = totals.net();
            net == Some(stated) || net.and_then(Decimal::checked_abs) == Some(stated)
        }
        DEBIT_SUM => stated.checked_neg() == Some(own),
        _ => false,
    }
}

/// The net is credits less debits, by the entries or, without them, by the two sums.
fn net(record: &Record<'_>, totals: &Totals, desk: &mut Desk<'_>) {
    let stated = NET.iter().zip(NET_DIRECTION).find(|(at, _)| record.sound(**at).is_some());
    let Some((at, direction)) = stated else { return };
    let Some(stated) = record.decimal(*at) else { return };
    let own = match totals.all.count {
        0 => net_of_sums(record),
        _ => totals.net(),
    };
    let Some(own) = own else { return };
    desk.applied(id::TTL_NET);
    let magnitude = own.checked_abs().unwrap_or(own);
    let is_magnitude = stated.checked_abs() == Some(magnitude);
    let is_right = match record.sound_bytes(direction) {
        None => is_magnitude,
        _ if own == Decimal::ZERO => is_magnitude,
        direction => signed(stated, direction) == Some(own),
    };
    if !is_right {
        // A debit that is also written with a minus sign says the same twice.
        let is_twice = stated == own && record.sound(direction) == Some("DBIT");
        let direction = record.sound(direction).unwrap_or("no direction");
        let message = format!(
            "the summary states a net of {} with {direction}, credits less debits are {}",
            money(stated),
            shown(own)
        );
        let said = Said::at(record, *at, message)
            .expected(shown(own))
            .help("state the net without sign, and its direction in CdtDbtInd")
            .at_most(if is_twice { Severity::Warning } else { Severity::Error });
        desk.say(id::TTL_NET, said);
    }
}

/// Credits and debits together are all entries; asked where no entries are listed with which
/// each of the numbers is compared.
fn counts_add(record: &Record<'_>, desk: &mut Desk<'_>) {
    let (Some(all), Some(credits), Some(debits)) =
        (record.number(COUNT), record.number(CREDIT_COUNT), record.number(DEBIT_COUNT))
    else {
        return;
    };
    desk.applied(id::TTL_COUNTS_ADD);
    if credits.checked_add(debits) != Some(all) {
        let message =
            format!("the summary states {credits} credits and {debits} debits, but {all} entries");
        let said = Said::at(record, COUNT, message)
            .expected(credits.saturating_add(debits).to_string())
            .help("correct the number that is wrong");
        desk.say(id::TTL_COUNTS_ADD, said);
    }
}
