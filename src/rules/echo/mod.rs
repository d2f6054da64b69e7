//! A status report against the payment that it answers.
//!
//! An [`Original`] is what is remembered of the payment: [`OriginalReader`] takes it in the
//! pass in which the payment is checked. A [`part`] of the bench then compares a status report
//! with it, level by level: the message ([`header`]), its batches ([`batch`]) and their
//! transactions ([`transaction`]).

mod account;
mod batch;
mod header;
mod index;
mod name;
mod original;
mod part;
mod reader;
mod seen;
mod sentinel;
mod time;
mod totals;
mod transaction;

pub use original::{Batch, Header, Original, Totals, Transaction};
pub(super) use part::part;
pub use reader::{NoOriginal, OriginalReader};

use super::rule::{Family, Rule};

/// Why a rule does not run for want of an original; `None` if it needs none.
pub(super) fn lacks_original(rule: &Rule) -> Option<String> {
    let is_echo = rule.family == Family::Echo;
    is_echo.then(|| "no original was given (--original FILE)".to_owned())
}
