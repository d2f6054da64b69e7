//! The equation of a statement: the opening balance with all booked entries is the closing
//! balance.

use super::amounts::shown;
use super::balance::{Balance, CLOSING, OPENING};
use super::pages::Page;
use super::statement::{Statement, balance_place};
use super::totals::net_of_summary;
use crate::check::Record;
use crate::diagnostic::Severity;
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::rule::RuleId;
use crate::rules::words::counted;
use crate::value::Decimal;
use std::collections::BTreeMap;

/// A balance with its number among all.
pub(super) type Numbered<'s> = (usize, &'s Balance);

const UNKNOWN: &str = "a balance lacks its amount, its direction or its type";
const HUGE: &str = "the sum of the entries has more digits than can be held";

/// Checks the equation for each currency in which there are balances.
pub(super) fn check(
    record: &Record<'_>,
    open: &Statement,
    page: Page,
    is_statement: bool,
    desk: &mut Desk<'_>,
) {
    let rule = if is_statement { id::BAL_EQUATION } else { id::BAL_EQUATION_INTRADAY };
    if open.has_unclear_balances() {
        return desk.not_run(rule, UNKNOWN);
    }
    let sides = Equation { record, open, page, is_statement, rule };
    for (currency, own) in by_currency(open) {
        sides.check(currency, &own, desk);
    }
}

/// The balances of the whole statement, by their currency.
fn by_currency(open: &Statement) -> BTreeMap<&str, Vec<Numbered<'_>>> {
    let mut all: BTreeMap<&str, Vec<Numbered<'_>>> = BTreeMap::new();
    for (number, balance) in of_statement(open) {
        all.entry(&balance.currency).or_default().push((number, balance));
    }
    all
}

/// The balances of the whole statement.
pub(super) fn of_statement(open: &Statement) -> impl Iterator<Item = Numbered<'_>> {
    open.balances.iter().enumerate().filter(|(_, balance)| balance.is_of_statement())
}

struct Equation<'e> {
    record: &'e Record<'e>,
    open: &'e Statement,
    page: Page,
    is_statement: bool,
    rule: RuleId,
}

impl Equation<'_> {
    fn check(&self, currency: &str, own: &[Numbered<'_>], desk: &mut Desk<'_>) {
        let Some(opening) = opening(own) else { return };
        let only = if self.is_statement { None } else { only_interim(own) };
        let Some(closing) = closing(own).or(only).filter(|c| c.0 != opening.0) else { return };
        self.prior(own, desk);
        let moved = match self.moved(currency) {
            Ok(moved) => moved,
            Err(why) => return desk.not_run(self.rule, why),
        };
        // A report without entries may be of balances alone.
        if moved.is_unknown && !self.is_statement {
            return;
        }
        let (Some(start), Some(end)) = (opening.1.amount, closing.1.amount) else {
            return desk.not_run(self.rule, UNKNOWN);
        };
        let Some(expected) = start.checked_add(moved.net) else {
            return desk.not_run(self.rule, HUGE);
        };
        desk.applied(self.rule);
        if expected != end {
            let sides = Sides { start, end, expected, moved };
            desk.say(self.rule, self.said(closing.0, &sides));
        }
    }

    fn said(&self, closing: usize, sides: &Sides) -> Said {
        let Sides { start, end, expected, moved } = sides;
        let gap = end.checked_sub(*expected);
        let gap = gap.map_or_else(String::new, |gap| format!(", a difference of {}", shown(gap)));
        let message = format!(
            "the closing balance is {}; the opening balance of {} with {} of together {} gives \
             {}{gap}",
            shown(*end),
            shown(*start),
            moved.described(),
            shown(moved.net),
            shown(*expected),
        );
        let is_doubtful = moved.is_unknown || !self.page.is_whole();
        let (place, path) = balance_place(self.record, closing);
        Said::new(message, path, place)
            .expected(shown(*expected))
            .found(shown(*end))
            .help("look for the entry that is missing, stands twice or has the wrong direction")
            .at_most(if is_doubtful { Severity::Warning } else { Severity::Error })
    }

    /// What the entries, or without them the summary, say.
    fn moved(&self, currency: &str) -> Result<Moved, &'static str> {
        let open = self.open;
        if open.totals.all.count == 0 {
            let net = net_of_summary(self.record);
            let is_unknown = net.is_none();
            return Ok(Moved { net: net.unwrap_or(Decimal::ZERO), entries: 0, is_unknown });
        }
        if open.is_mixed || open.currency.as_deref() != Some(currency.as_bytes()) {
            return Err("an entry is in another currency than the balances");
        }
        Ok(Moved { net: open.booked?, entries: open.booked_count, is_unknown: false })
    }

    /// A prior closing balance beside an opening one is the same.
    fn prior(&self, own: &[Numbered<'_>], desk: &mut Desk<'_>) {
        let pair = earliest(own, "PRCD").zip(earliest(own, "OPBD"));
        let Some(((number, prior), (_, opening))) = pair else { return };
        let (Some(before), Some(after)) = (prior.amount, opening.amount) else { return };
        if before != after {
            let (place, path) = balance_place(self.record, number);
            let message = format!(
                "the closing balance before is {}, the opening balance {}",
                shown(before),
                shown(after)
            );
            let said = Said::new(message, path, place)
                .expected(shown(after))
                .found(shown(before))
                .help("see whether a statement between them is missing")
                .at_most(Severity::Warning);
            desk.say(self.rule, said);
        }
    }
}

/// The figures of an equation that does not hold.
struct Sides {
    start: Decimal,
    end: Decimal,
    expected: Decimal,
    moved: Moved,
}

/// What moved a balance.
struct Moved {
    net: Decimal,
    entries: u64,
    /// No entry is listed, and no summary tells.
    is_unknown: bool,
}

impl Moved {
    fn described(&self) -> String {
        counted(self.entries, "booked entry")
    }
}

/// The opening balance: the booked one, else the prior closing one, else an interim one; of
/// several days the earliest.
pub(super) fn opening<'s>(own: &[Numbered<'s>]) -> Option<Numbered<'s>> {
    let booked = earliest(own, "OPBD").or_else(|| earliest(own, "PRCD"));
    booked.or_else(|| interim(own, OPENING, 0))
}

/// The closing balance: the booked one, else an interim one; of several days the latest.
pub(super) fn closing<'s>(own: &[Numbered<'s>]) -> Option<Numbered<'s>> {
    let of_code = own.iter().copied().filter(|(_, b)| b.code == "CLBD");
    let latest = of_code.max_by_key(|(number, b)| (b.date, *number));
    latest.or_else(|| interim(own, CLOSING, 1))
}

pub(super) fn earliest<'s>(own: &[Numbered<'s>], code: &str) -> Option<Numbered<'s>> {
    let of_code = own.iter().copied().filter(|(_, b)| b.code == code);
    of_code.min_by_key(|(number, b)| (b.date, *number))
}

fn interims<'n, 's>(own: &'n [Numbered<'s>]) -> impl Iterator<Item = Numbered<'s>> + 'n {
    own.iter().copied().filter(|(_, b)| b.code == "ITBD")
}

/// An interim balance of that kind, or that one of two.
fn interim<'s>(own: &[Numbered<'s>], kind: &str, which: usize) -> Option<Numbered<'s>> {
    let named = interims(own).find(|(_, b)| b.sub_type == kind);
    named.or_else(|| (interims(own).count() == 2).then(|| interims(own).nth(which)).flatten())
}

/// The only interim balance: how the account stood when a report was made.
fn only_interim<'s>(own: &[Numbered<'s>]) -> Option<Numbered<'s>> {
    let mut all = interims(own);
    all.next().filter(|(_, b)| b.sub_type != OPENING && all.next().is_none())
}

/// A statement has an opening and a closing balance; a page of it the one that is on it.
pub(super) fn required(record: &Record<'_>, open: &Statement, page: Page, desk: &mut Desk<'_>) {
    if open.has_unclear_balances() {
        return desk.not_run(id::BAL_REQUIRED, UNKNOWN);
    }
    desk.applied(id::BAL_REQUIRED);
    let missing = match (has_opening(open) || !page.is_first, has_closing(open) || !page.is_last) {
        (true, true) => return,
        (false, true) => "no opening balance",
        (true, false) => "no closing balance",
        (false, false) => "neither an opening nor a closing balance",
    };
    let said = Said::of(record, format!("the statement has {missing}"))
        .expected("OPBD or PRCD, and CLBD; or interim balances")
        .help("add the booked balances: without them the entries cannot be reconciled");
    desk.say(id::BAL_REQUIRED, said);
}

fn has(open: &Statement, code: &str) -> bool {
    of_statement(open).any(|(_, balance)| balance.code == code)
}

fn has_opening(open: &Statement) -> bool {
    has(open, "OPBD") || has(open, "PRCD") || has_interim(open, OPENING, CLOSING, has(open, "CLBD"))
}

fn has_closing(open: &Statement) -> bool {
    has(open, "CLBD") || has_interim(open, CLOSING, OPENING, true)
}

/// There are two interim balances, or one of that kind, or `one` is enough and it is not of
/// the other kind.
fn has_interim(open: &Statement, kind: &str, other: &str, one: bool) -> bool {
    let own: Vec<Numbered<'_>> = of_statement(open).collect();
    let mut all = interims(&own);
    match (all.next(), all.next()) {
        (Some(_), Some(_)) => true,
        (Some((_, only)), None) => only.sub_type == kind || (one && only.sub_type != other),
        _ => false,
    }
}
