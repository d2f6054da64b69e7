//! The equation of a statement: the opening balance with all booked entries is the closing
//! balance.

use super::amounts::shown;
use super::balance::Balance;
use super::period::Page;
use super::statement::{Statement, balance_place};
use super::totals::net_of_summary;
use crate::check::Record;
use crate::diagnostic::Severity;
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::payments::counts::counted;
use crate::value::Decimal;

/// Balances of one currency, each with its number among all.
type Numbered<'s> = Vec<(usize, &'s Balance)>;

/// Checks the equation for each currency in which there are balances.
pub(super) fn check(
    record: &Record<'_>,
    open: &Statement,
    page: Page,
    is_statement: bool,
    desk: &mut Desk<'_>,
) {
    let rule = if is_statement { id::BAL_EQUATION } else { id::BAL_EQUATION_INTRADAY };
    let mut currencies: Vec<&str> = open.balances.iter().map(|b| b.currency.as_str()).collect();
    currencies.sort_unstable();
    currencies.dedup();
    for currency in currencies {
        let own = open.balances.iter().enumerate();
        let own: Numbered<'_> =
            own.filter(|(_, b)| b.currency == currency && b.is_of_statement()).collect();
        let (Some(opening), Some(closing)) = (opening(&own), closing(&own)) else { continue };
        if opening.0 == closing.0 {
            continue;
        }
        prior(record, &own, rule, desk);
        let Some(moved) = moved(record, open, currency) else {
            desk.not_run(rule, "an entry lacks its amount or direction, or is in another currency");
            continue;
        };
        // A report without entries may be of balances alone.
        if moved.entries == 0 && moved.is_unknown && !is_statement {
            continue;
        }
        desk.applied(rule);
        let (Some(start), Some(end)) = (opening.1.amount, closing.1.amount) else { continue };
        let Some(expected) = start.checked_add(moved.net) else { continue };
        if expected != end {
            let difference = end.checked_sub(expected).map_or_else(String::new, shown);
            let message = format!(
                "the closing balance is {}; the opening balance of {} with {} of together {} gives \
                 {}, a difference of {difference}",
                shown(end),
                shown(start),
                counted(moved.entries, "booked entry").replace("entrys", "entries"),
                shown(moved.net),
                shown(expected),
            );
            let (place, path) = balance_place(record, closing.0);
            let is_doubtful = moved.is_unknown || !page.is_whole();
            let said = Said::new(message, path, place)
                .expected(shown(expected))
                .found(shown(end))
                .help("look for the entry that is missing, stands twice or has the wrong direction")
                .at_most(if is_doubtful { Severity::Warning } else { Severity::Error });
            desk.say(rule, said);
        }
    }
}

/// What moved a balance.
struct Moved {
    net: Decimal,
    entries: u64,
    /// No entry is listed, and no summary tells.
    is_unknown: bool,
}

/// What the entries, or without them the summary, say.
fn moved(record: &Record<'_>, open: &Statement, currency: &str) -> Option<Moved> {
    if open.totals.all.count == 0 {
        let net = net_of_summary(record);
        let is_unknown = net.is_none();
        return Some(Moved { net: net.unwrap_or(Decimal::ZERO), entries: 0, is_unknown });
    }
    let is_own = !open.is_mixed && open.currency.as_deref() == Some(currency);
    let net = open.booked.filter(|_| is_own)?;
    Some(Moved { net, entries: open.booked_count, is_unknown: false })
}

/// The opening balance: the booked one, else the prior closing one, else an interim one; of
/// several days the earliest.
fn opening<'s>(own: &Numbered<'s>) -> Option<(usize, &'s Balance)> {
    let earliest = |code: &str| {
        let of_code = own.iter().copied().filter(|(_, b)| b.code == code && b.sub_type != "CIBD");
        of_code.min_by_key(|(number, b)| (b.date, *number))
    };
    earliest("OPBD").or_else(|| earliest("PRCD")).or_else(|| interim(own, "OIBD", 0))
}

/// The closing balance: the booked one, else an interim one; of several days the latest.
fn closing<'s>(own: &Numbered<'s>) -> Option<(usize, &'s Balance)> {
    let of_code = own.iter().copied().filter(|(_, b)| b.code == "CLBD");
    let latest = of_code.max_by_key(|(number, b)| (b.date, *number));
    latest.or_else(|| interim(own, "CIBD", 1))
}

/// An interim balance of that kind, or that one of two.
fn interim<'s>(own: &Numbered<'s>, kind: &str, which: usize) -> Option<(usize, &'s Balance)> {
    let mut all = own.iter().copied().filter(|(_, b)| b.code == "ITBD");
    let named = all.clone().find(|(_, b)| b.sub_type == kind);
    named.or_else(|| (all.clone().count() == 2).then(|| all.nth(which)).flatten())
}

/// A prior closing balance beside an opening one is the same.
fn prior(
    record: &Record<'_>,
    own: &Numbered<'_>,
    rule: crate::rules::rule::RuleId,
    desk: &mut Desk<'_>,
) {
    let find = |code: &str| own.iter().find(|(_, b)| b.code == code);
    let (Some((number, prior)), Some((_, opening))) = (find("PRCD"), find("OPBD")) else { return };
    let (Some(before), Some(after)) = (prior.amount, opening.amount) else { return };
    if before != after {
        let (place, path) = balance_place(record, *number);
        let message = format!(
            "the closing balance before is {}, the opening balance {}",
            shown(before),
            shown(after)
        );
        let said = Said::new(message, path, place)
            .help("see whether a statement between them is missing")
            .at_most(Severity::Warning);
        desk.say(rule, said);
    }
}

/// A statement has an opening and a closing balance; a page of it the one that is on it.
pub(super) fn required(record: &Record<'_>, open: &Statement, page: Page, desk: &mut Desk<'_>) {
    let has = |codes: &[&str]| open.balances.iter().any(|b| codes.contains(&&b.code[..]));
    desk.applied(id::BAL_REQUIRED);
    let missing = match (
        has(&["OPBD", "PRCD", "ITBD"]) || !page.is_first,
        has(&["CLBD", "ITBD"]) || !page.is_last,
    ) {
        (true, true) => return,
        (false, true) => "no opening balance",
        (true, false) => "no closing balance",
        (false, false) => "neither an opening nor a closing balance",
    };
    let said = Said::new(format!("the statement has {missing}"), record.path(), record.start())
        .expected("OPBD or PRCD, and CLBD; or interim balances")
        .help("add the booked balances: without them the entries cannot be reconciled");
    desk.say(id::BAL_REQUIRED, said);
}
