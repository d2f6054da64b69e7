//! Parts of the bench: each checks some rules on contexts of a message.

use super::choice::Choice;
use super::desk::Desk;
use super::echo::{self, Original};
use super::message::Message;
use super::rule::RuleId;
use super::{accounts, across, conditions, payments, profiles, status};
use crate::check::{Interest, Record};
use std::sync::Arc;

/// Something that checks rules on contexts of one message.
pub(super) trait Part {
    /// The contexts that it wants to see close, and what it reads of them.
    fn interests(&self) -> Vec<Interest>;

    /// A context of that interest closed.
    fn closed(&mut self, interest: usize, record: &Record<'_>, desk: &mut Desk<'_>);

    /// The input is complete.
    fn finished(&mut self, desk: &mut Desk<'_>) {
        let _ = desk;
    }
}

/// What parts are made for.
pub(super) struct Task<'t> {
    pub(super) message: Message<'t>,
    pub(super) choice: &'t Choice,
    desk: &'t Desk<'t>,
}

impl<'t> Task<'t> {
    pub(super) fn new(message: Message<'t>, choice: &'t Choice, desk: &'t Desk<'t>) -> Task<'t> {
        Task { message, choice, desk }
    }

    /// Whether a rule is on and applies to the message.
    pub(super) fn is_on(&self, rule: RuleId) -> bool {
        self.desk.is_on(rule)
    }

    /// The payment that a status report answers, if it was given.
    pub(super) fn original(&self) -> Option<&Arc<Original>> {
        self.desk.original()
    }

    /// Whether any of some rules is.
    pub(super) fn is_any_on(&self, rules: &[RuleId]) -> bool {
        rules.iter().any(|rule| self.is_on(*rule))
    }
}

/// Makes a part for a message, if it has something to check there that is on.
pub(super) type Maker = fn(&Task<'_>) -> Option<Box<dyn Part>>;

/// Every part. Of contexts that close together, the first is told first.
pub(super) const MAKERS: &[Maker] = &[
    conditions::part,
    payments::counts::part,
    payments::unique::part,
    payments::duplicates::part,
    payments::dates::part,
    payments::pooling::part,
    payments::currencies::part,
    payments::agents::part,
    payments::members::part,
    payments::references::part,
    payments::remittance::part,
    payments::parties::part,
    accounts::statement::part,
    accounts::entries::part,
    accounts::details::part,
    status::part,
    profiles::sepa::part,
    profiles::collections::part,
    profiles::swiss::part,
    profiles::addresses::part,
    profiles::cbpr::part,
    profiles::citi::part,
    echo::part,
    across::messages,
    across::reports,
];
