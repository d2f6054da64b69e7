//! Rules on reports, statements and notifications of accounts: balances, totals, entries and
//! their details.

mod amounts;
mod balance;
mod chain;
pub(super) mod details;
pub(super) mod entries;
mod equation;
mod period;
pub(super) mod statement;
mod totals;
