//! Rules on reports, statements and notifications of accounts: balances, totals, entries and
//! their details.

mod amounts;
mod balance;
mod batch;
mod chain;
mod charges;
mod code;
mod dates;
pub(super) mod details;
pub(super) mod entries;
mod equation;
mod exchange;
mod kind;
mod pages;
mod parts;
mod per_code;
mod period;
pub(super) mod statement;
mod totals;

pub(super) use chain::{Ends, Gap};
pub(super) use pages::StatedPage;
