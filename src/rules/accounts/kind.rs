//! What kind of statement or report it is by what it holds (profile citi).

use super::statement::Statement;
use crate::check::Record;
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;

/// Checks the kind of a statement, or of a report.
pub(super) fn check(
    record: &Record<'_>,
    open: &Statement,
    is_statement: bool,
    desk: &mut Desk<'_>,
) {
    end_of_day(record, open, is_statement, desk);
    if !is_statement && record.is_whole() && !open.has_unclear_balances() {
        balances_only(record, open, desk);
    }
}

fn has(open: &Statement, codes: &[&str]) -> bool {
    open.balances.iter().any(|balance| codes.contains(&&balance.code[..]))
}

/// It is of the end of the day if it has a closing balance and booked entries alone, and
/// intraday if it has interim balances or entries that are not booked; otherwise it shows
/// neither.
fn end_of_day(record: &Record<'_>, open: &Statement, is_statement: bool, desk: &mut Desk<'_>) {
    let is_closed = has(open, &["CLBD"]);
    let is_interim = has(open, &["ITBD", "ITAV"]);
    let message = match (is_statement, is_closed, is_interim, open.has_unbooked) {
        (_, false, false, false) => return,
        (true, _, _, true) => "entries that are not booked make this a report of the day so far",
        (true, false, ..) => "interim balances make this a report of the day so far",
        (false, true, false, false) => {
            "a closing balance and booked entries make this a statement of the end of the day"
        }
        _ => "",
    };
    desk.applied(id::STM_END_OF_DAY);
    if !message.is_empty() {
        let said = Said::of(record, message)
            .expected(if is_statement { "camt.052" } else { "camt.053" })
            .help("see whether the API is to deliver reports (camt.052) or statements (camt.053)");
        desk.say(id::STM_END_OF_DAY, said);
    }
}

/// A balance report has a booked and an available balance, and no entries.
fn balances_only(record: &Record<'_>, open: &Statement, desk: &mut Desk<'_>) {
    let entries = open.totals.all.count;
    desk.applied(id::BAL_NO_ENTRIES_PROFILE);
    if entries > 0 {
        let what = if entries == 1 { "entry" } else { "entries" };
        let message = format!("a report of balances alone holds {entries} {what}");
        let said =
            Said::of(record, message).help("ask the bank whether this API returns entries too");
        return desk.say(id::BAL_NO_ENTRIES_PROFILE, said);
    }
    desk.applied(id::BAL_AVAILABLE_TYPES);
    let booked = has(open, &["OPBD", "CLBD", "ITBD", "PRCD"]);
    let available = has(open, &["OPAV", "CLAV", "ITAV", "FWAV"]);
    let missing = match (booked, available) {
        (true, true) => return,
        (false, true) => "a booked one",
        (true, false) => "an available one",
        (false, false) => "a booked and an available one",
    };
    let message = format!("of the balances that the API is to return, {missing} is missing");
    let said = Said::of(record, message).help("ask the bank which balances this account gets");
    desk.say(id::BAL_AVAILABLE_TYPES, said);
}
