//! Balances of one day after those of another, balances that stand twice, and statements of an
//! account after others.

use super::amounts::shown;
use super::balance::Balance;
use super::equation::{Numbered, closing, of_statement, opening};
use super::pages::{Page, StatedPage};
use super::statement::{ACCOUNT, CURRENCY, FROM, ID, SEQUENCE, Statement, TO, balance_place};
use crate::check::Record;
use crate::diagnostic::Severity;
use crate::rules::across::{Fact, Stated, Told, What};
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::message::Message;
use crate::rules::unique::{Met, Unique, digest, parts};
use crate::value::Day;
use crate::value::Decimal;
use std::collections::{BTreeMap, HashMap};

/// Balances of one code in one currency, by their day; of a day the last.
type Days<'s> = BTreeMap<Day, Numbered<'s>>;

/// The closing balance of a day is the opening balance of the next one that is stated.
pub(super) fn per_day(record: &Record<'_>, open: &Statement, desk: &mut Desk<'_>) {
    let mut all: BTreeMap<&str, [Days<'_>; 2]> = BTreeMap::new();
    for (number, balance) in of_statement(open) {
        let kind = usize::from(balance.code == "CLBD");
        if let Some(day) = balance.date.filter(|_| matches!(&balance.code[..], "OPBD" | "CLBD")) {
            all.entry(&balance.currency).or_default()[kind].insert(day, (number, balance));
        }
    }
    for [openings, closings] in all.values() {
        for (before, after) in follows(openings, closings) {
            chained(record, before, after, desk);
        }
    }
}

/// Each closing balance with the opening balance behind it, if no other closing balance is
/// between them.
///
/// Opening balances may carry the day before: that is so where the first and the last lie
/// before the first and the last closing balance, and then one of the same day is behind a
/// closing balance.
fn follows<'d, 's>(
    openings: &'d Days<'s>,
    closings: &'d Days<'s>,
) -> impl Iterator<Item = (Numbered<'s>, Numbered<'s>)> + 'd {
    let carries_day_before = openings.keys().next() < closings.keys().next()
        && openings.keys().next_back() < closings.keys().next_back();
    let is_behind = move |opening: Day, closing: Day| {
        opening > closing || (carries_day_before && opening == closing)
    };
    openings.iter().filter_map(move |(day, after)| {
        let before = closings.range(..=*day).rev().find(|(closed, _)| is_behind(*day, **closed))?;
        let first = openings.range(*before.0..).find(|(opened, _)| is_behind(**opened, *before.0));
        first.is_some_and(|(opened, _)| opened == day).then_some((*before.1, *after))
    })
}

fn chained(record: &Record<'_>, before: Numbered<'_>, after: Numbered<'_>, desk: &mut Desk<'_>) {
    let (Some(closed), Some(opened)) = (before.1.amount, after.1.amount) else { return };
    desk.applied(id::BAL_PER_DAY_CHAIN);
    if closed != opened {
        let (place, path) = balance_place(record, after.0);
        let message = format!(
            "the day opens with {}, the one before closed with {}",
            shown(opened),
            shown(closed)
        );
        let said = Said::new(message, path, place)
            .expected(shown(closed))
            .found(shown(opened))
            .help("look for a day that is missing, or a digit that changed places");
        desk.say(id::BAL_PER_DAY_CHAIN, said);
    }
}

/// A balance of one type, date and currency stands once.
pub(super) fn unique(record: &Record<'_>, open: &Statement, desk: &mut Desk<'_>) {
    let interim = open.balances.iter().filter(|b| b.code == "ITBD").count();
    let is_looked_at = |balance: &Balance| {
        let is_known = !balance.is_proprietary && !balance.is_unclear && balance.date.is_some();
        // Two interim balances are the opening and the closing one.
        is_known && balance.code != "INFO" && !(balance.code == "ITBD" && interim == 2)
    };
    let mut seen: HashMap<_, &Balance> = HashMap::new();
    for (number, balance) in open.balances.iter().enumerate().filter(|(_, b)| is_looked_at(b)) {
        desk.applied(id::BAL_UNIQUE);
        let is_booked = matches!(&balance.code[..], "OPBD" | "CLBD");
        // Of others there may be several in the course of a day.
        let moment = if is_booked { "" } else { &balance.moment[..] };
        let key = (&balance.code, &balance.sub_type, balance.date, moment, &balance.currency);
        let Some(first) = seen.insert(key, balance) else { continue };
        let is_other = first.amount.zip(balance.amount).is_some_and(|(a, b)| a != b);
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
    /// The id of the message.
    message: String,
    ids: Unique,
    periods: Unique,
    /// The last statement of each account and currency.
    last: HashMap<u128, Ends>,
    most: u64,
    number: u32,
    /// Notifications of one account and period may be of several kinds.
    may_share_period: bool,
}

/// How a statement begins and ends.
#[derive(Clone, Copy, Debug)]
pub(in crate::rules) struct Ends {
    opening: Option<Decimal>,
    pub(in crate::rules) closing: Option<Decimal>,
    sequence: Option<u64>,
}

impl Accounts {
    pub(super) fn new(message: &Message<'_>, most: u64) -> Accounts {
        let unique = || Unique::new(most);
        let (ids, periods) = (unique(), unique());
        let may_share_period = message.is(&["camt.054"]);
        let message = message.id.to_owned();
        Accounts { message, ids, periods, last: HashMap::new(), most, number: 0, may_share_period }
    }

    /// A statement closes.
    pub(super) fn statement(
        &mut self,
        record: &Record<'_>,
        open: &Statement,
        (page, stated): (Page, Option<StatedPage>),
        desk: &mut Desk<'_>,
    ) {
        self.number = self.number.saturating_add(1);
        let account = ACCOUNT.iter().find_map(|at| record.sound(*at));
        // Pages of one statement share what names it.
        if page.is_whole()
            && !self.has_known_id(record, desk)
            && let Some(account) = account.filter(|_| !self.may_share_period)
        {
            self.period(record, account, desk);
        }
        if let Some(account) = account {
            self.chain(record, account, open, (page, stated), desk);
        }
    }

    fn meet(&mut self, record: &Record<'_>, desk: &mut Desk<'_>) -> Option<u32> {
        let text = record.sound(ID)?;
        desk.applied(id::STM_ID_UNIQUE);
        match self.ids.meet(text.as_bytes(), self.number) {
            Met::New => None,
            Met::Before(first) => Some(first),
            Met::Unknown => {
                desk.not_run(id::STM_ID_UNIQUE, self.too_many());
                None
            }
        }
    }

    fn too_many(&self) -> String {
        format!("not run past {} statements (--max-unique)", self.most)
    }

    /// Whether the statement has the identification of another, which is said.
    fn has_known_id(&mut self, record: &Record<'_>, desk: &mut Desk<'_>) -> bool {
        let Some(first) = self.meet(record, desk) else { return false };
        let message = format!("the identification is that of number {first} of the message too");
        let said =
            Said::at(record, ID, message).help("give each statement an identification of its own");
        desk.say(id::STM_ID_UNIQUE, said);
        true
    }

    fn period(&mut self, record: &Record<'_>, account: &str, desk: &mut Desk<'_>) {
        let (Some(from), Some(to)) = (record.sound(FROM), record.sound(TO)) else { return };
        // One number may be that of an account in several currencies.
        let currency = record.sound(CURRENCY).unwrap_or_default();
        let own = [account, currency, from, to];
        let own = parts(own.map(str::as_bytes));
        if let Met::Before(first) = self.periods.meet_parts(own, self.number) {
            let message =
                format!("account and period are those of number {first} of the message too");
            let said = Said::at(record, FROM, message).help("see whether one of the two is a copy");
            desk.say(id::STM_ID_UNIQUE, said);
        }
    }

    /// A statement opens as the one before of the account closed, with the next number.
    fn chain(
        &mut self,
        record: &Record<'_>,
        account: &str,
        open: &Statement,
        (page, stated): (Page, Option<StatedPage>),
        desk: &mut Desk<'_>,
    ) {
        let all: Vec<Numbered<'_>> = of_statement(open).filter(|(_, b)| b.code != "ITBD").collect();
        let first = opening(&all).filter(|_| page.is_first);
        let last = closing(&all).filter(|_| page.is_last);
        let currency = first.or(last).map(|(_, balance)| balance.currency.as_str());
        let currency = record.sound(CURRENCY).or(currency).unwrap_or_default();
        let key = digest(&[account.as_bytes(), currency.as_bytes()]);
        let own = Ends {
            opening: first.and_then(|(_, balance)| balance.amount),
            closing: last.and_then(|(_, balance)| balance.amount),
            sequence: record.number(SEQUENCE),
        };
        let (place, path) = match first {
            Some((number, _)) => balance_place(record, number),
            None => (record.start(), record.path()),
        };
        let fact = Fact {
            message: self.message.clone(),
            what: What::Statement(Stated {
                account: key,
                ends: own,
                is_first: page.is_first,
                page: stated,
            }),
            place: Told { path, spot: place, located: None },
        };
        desk.tell(id::BAL_CROSS_STATEMENT_CHAIN, fact);
        let is_full = self.last.len() as u64 >= self.most;
        match self.last.get_mut(&key) {
            Some(ends) if page.is_first => {
                desk.applied(id::BAL_CROSS_STATEMENT_CHAIN);
                if let Some(gap) = Gap::between(*ends, own) {
                    say_gap(record, gap, first.map(|(number, _)| number), desk);
                }
                *ends = own;
            }
            // A later page ends the statement that an earlier one began.
            Some(ends) => ends.closing = own.closing,
            None if is_full => desk.not_run(id::BAL_CROSS_STATEMENT_CHAIN, self.too_many()),
            None => {
                self.last.insert(key, own);
            }
        }
    }
}

/// How a statement does not follow the one before.
#[derive(Debug)]
pub(in crate::rules) struct Gap {
    pub(in crate::rules) message: String,
    /// The balance with which it should open, and the one with which it does; `None` if the
    /// numbers are apart.
    pub(in crate::rules) expected: Option<String>,
    pub(in crate::rules) found: Option<String>,
}

impl Gap {
    pub(in crate::rules) const HELP: &'static str =
        "look for a statement that is missing between the two or there twice, or a wrong balance";

    /// Between two statements of an account; by their numbers the second may be the earlier
    /// one.
    pub(in crate::rules) fn between(last: Ends, own: Ends) -> Option<Gap> {
        let is_backward = last.sequence.zip(own.sequence).is_some_and(|(last, own)| own < last);
        let (earlier, later) = if is_backward { (own, last) } else { (last, own) };
        let balances = earlier.closing.zip(later.opening).filter(|(before, after)| before != after);
        let apart = balances.map(|(before, after)| {
            format!(
                "statement opens with {}, the earlier one closed with {}",
                shown(after),
                shown(before)
            )
        });
        if let Some((before, after)) = earlier.sequence.zip(later.sequence)
            && before.checked_add(1) != Some(after)
        {
            let apart = apart.map_or_else(String::new, |apart| format!("; the later {apart}"));
            let message =
                format!("statement {after} follows statement {before} of the account{apart}");
            return Some(Gap { message, expected: None, found: None });
        }
        let (apart, (before, after)) = apart.zip(balances)?;
        Some(Gap {
            message: format!("of two statements of the account the later {apart}"),
            expected: Some(shown(before)),
            found: Some(shown(after)),
        })
    }
}

/// Says how a statement does not follow the one before: at its number, or at its opening
/// balance.
fn say_gap(record: &Record<'_>, gap: Gap, at: Option<usize>, desk: &mut Desk<'_>) {
    let Gap { message, expected, found } = gap;
    let said = match (expected, found) {
        (Some(expected), Some(found)) => {
            let own = at.map(|number| balance_place(record, number));
            let (place, path) = own.unwrap_or_else(|| (record.start(), record.path()));
            Said::new(message, path, place).expected(expected).found(found)
        }
        _ => Said::at(record, SEQUENCE, message),
    };
    desk.say(id::BAL_CROSS_STATEMENT_CHAIN, said.help(Gap::HELP));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days<'s>(texts: &[&str], balance: &'s Balance) -> Days<'s> {
        let all = texts.iter().enumerate();
        all.map(|(number, text)| (Day::of(text).unwrap(), (number, balance))).collect()
    }

    fn pairs(openings: &[&str], closings: &[&str]) -> Vec<(usize, usize)> {
        let balance = Balance::default();
        let (openings, closings) = (days(openings, &balance), days(closings, &balance));
        let all = follows(&openings, &closings);
        all.map(|(before, after)| (before.0, after.0)).collect()
    }

    #[test]
    fn a_closing_balance_meets_the_opening_balance_behind_it() {
        let days = ["2026-09-14", "2026-09-15", "2026-09-18"];
        assert_eq!(pairs(&days, &days), [(0, 1), (1, 2)]);
        assert!(pairs(&days[..1], &days[..1]).is_empty());
        assert_eq!(pairs(&days[2..], &days[..2]), [(1, 0)]);
        assert!(pairs(&days, &[]).is_empty());
    }

    #[test]
    fn opening_balances_may_carry_the_day_before() {
        let openings = ["2026-09-11", "2026-09-14", "2026-09-15"];
        let closings = ["2026-09-14", "2026-09-15", "2026-09-16"];
        assert_eq!(pairs(&openings, &closings), [(0, 1), (1, 2)]);
        // Here the first day lacks its closing balance.
        assert!(pairs(&["2026-09-14", "2026-09-15"], &["2026-09-15"]).is_empty());
    }
}
