//! Balances in JSON, and the request for them.

use super::Say;
use super::range::check_range;
use super::shape::{Holds, MONEY, Shape, check, check_any, may, must};
use crate::json::Value;

const AMOUNT: Holds = Holds::Object(&[
    must("amount", MONEY),
    must("credit_debit_indicator", Holds::Code(&["CRDT", "DBIT"])),
]);

/// The public example has `AVLB` where this list stands, so it is no error.
const AVAILABLE: Holds = Holds::Object(&[
    must("balance_amount", AMOUNT),
    must("balance_type", Holds::Code(&["ITAV", "CLAV", "OPAV"])),
    may("availability_date", Holds::Moment),
]);

const BALANCE: Holds = Holds::Object(&[
    must(
        "current_balance",
        Holds::Object(&[
            must("balance_amount", AMOUNT),
            must("balance_type", Holds::Code(&["CLBD", "ITBD", "OPBD"])),
            may("date_time", Holds::Moment),
            may("last_change_date_time", Holds::Moment),
        ]),
    ),
    may("available_balance", AVAILABLE),
    may(
        "forward_available_balance",
        Holds::List(&Holds::Object(&[
            must("balance_amount", AMOUNT),
            must("balance_type", Holds::Code(&["FWAV"])),
            may("availability_date", Holds::Moment),
        ])),
    ),
]);

const ACCOUNT: Holds = Holds::Object(&[
    must("account_identification", Holds::Text),
    may("account_servicer", Holds::Bic),
    may("name", Holds::Text),
    may("owner_name", Holds::Text),
    must("currency", Holds::Currency),
    may("status", Holds::Text),
    may("credit_limit", MONEY),
    must("balances", Holds::List(&BALANCE)),
]);

pub(super) const RESPONSE: Shape = &[
    may("unavailable_accounts", Holds::List(&Holds::Text)),
    must("account_balance", Holds::List(&ACCOUNT)),
];

pub(super) const REQUEST: Shape = &[
    may("account_identifier", Holds::Text),
    may("branch_number", Holds::Text),
    may("base_currency", Holds::Currency),
    may("account_currency", Holds::Currency),
    may("from_date", Holds::Date),
    may("to_date", Holds::Date),
];

pub(super) fn check_balances(root: &Value, say: Say<'_>) {
    check(root, RESPONSE, say);
}

pub(super) fn check_balance_request(root: &Value, say: Say<'_>) {
    check_any(root, &["account_identifier", "branch_number"], say);
    check(root, REQUEST, say);
    check_range(root, "from_date", "to_date", say);
}
