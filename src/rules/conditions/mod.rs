//! Rules that are data: where some elements are there, or have some value, others must be
//! there, or must not.
//!
//! Each is a [`Condition`], a row of a table; one part checks all of them, by one interest a
//! context.

mod definition;
mod probe;
mod profiles;

use super::desk::{Desk, Said};
use super::part::{Part, Task};
use super::rule::RuleId;
use crate::check::{Interest, Record};
use crate::diagnostic::Severity;
pub(super) use probe::Probe;
use probe::Slots;

/// A rule, or a part of one, as data.
pub(super) struct Condition {
    pub(super) rule: RuleId,
    /// The families of messages, and in each the context below the message's own element;
    /// empty for the message itself.
    pub(super) contexts: &'static [(&'static str, &'static str)],
    /// It has something to check where all of these hold.
    pub(super) given: &'static [Probe],
    /// It is broken where all of these hold too.
    pub(super) broken: &'static [Probe],
    /// The path at which it is said, from the context; empty for the context itself.
    pub(super) place: &'static str,
    /// What is wrong.
    pub(super) message: &'static str,
    /// What to do.
    pub(super) help: &'static str,
    /// The reason code with which a bank would answer.
    pub(super) reason: Option<&'static str>,
    /// No worse than that.
    pub(super) at_most: Severity,
}

impl Condition {
    /// What those that say nothing else have.
    pub(super) const DEFAULT: Condition = Condition {
        rule: RuleId(u16::MAX),
        contexts: &[],
        given: &[],
        broken: &[],
        place: "",
        message: "",
        help: "",
        reason: None,
        at_most: Severity::Error,
    };
}

/// The conditions of all tables.
fn conditions() -> impl Iterator<Item = &'static Condition> {
    definition::TABLES.into_iter().chain([profiles::TABLE]).flatten()
}

/// Paths that records of a message have: its contexts are records if they are of these.
const RECORDS: &[&str] =
    &["CdtTrfTxInf", "DrctDbtTxInf", "TxInfAndSts", "TxInf", "TxDtls", "Bal", "BkTxCd"];

/// Conditions of one context.
struct Group {
    interest: Interest,
    rows: Vec<Row>,
}

/// A condition with the numbers of its paths in the interest.
struct Row {
    condition: &'static Condition,
    /// A path without which it has nothing to check.
    needed: Option<usize>,
    given: Slots,
    broken: Slots,
    place: Option<usize>,
}

struct Conditions {
    groups: Vec<Group>,
    /// For each path of the group that is asked whether it has a value.
    present: Vec<bool>,
}

/// The conditions on a message.
pub(super) fn part(task: &Task<'_>) -> Option<Box<dyn Part>> {
    let message = &task.message;
    let mut groups: Vec<Group> = Vec::new();
    for condition in conditions().filter(|c| task.is_on(c.rule)) {
        let own = condition.contexts.iter().filter(|(family, _)| *family == message.family);
        for (_, context) in own {
            add(&mut groups, message.path(context), condition);
        }
    }
    (!groups.is_empty())
        .then(|| Box::new(Conditions { groups, present: Vec::new() }) as Box<dyn Part>)
}

fn add(groups: &mut Vec<Group>, context: String, condition: &'static Condition) {
    let at = groups.iter().position(|group| group.interest.context == context);
    let at = at.unwrap_or_else(|| {
        let is_record = RECORDS.iter().any(|record| context.split('/').any(|step| step == *record));
        let interest = Interest { context, values: Vec::new(), is_record };
        groups.push(Group { interest, rows: Vec::new() });
        groups.len() - 1
    });
    let values = &mut groups[at].interest.values;
    let given = Slots::of(condition.given, values);
    let broken = Slots::of(condition.broken, values);
    let place = (!condition.place.is_empty()).then(|| probe::number(condition.place, values));
    let needed = given.needed(condition.given);
    groups[at].rows.push(Row { condition, needed, given, broken, place });
}

impl Part for Conditions {
    fn interests(&self) -> Vec<Interest> {
        self.groups.iter().map(|group| group.interest.clone()).collect()
    }

    fn closed(&mut self, interest: usize, record: &Record<'_>, desk: &mut Desk<'_>) {
        record.presence(&mut self.present);
        let present = &self.present;
        let is_due = |row: &&Row| row.needed.is_none_or(|needed| present[needed]);
        for row in self.groups[interest].rows.iter().filter(is_due) {
            row.check(record, present, desk);
        }
    }
}

impl Row {
    fn check(&self, record: &Record<'_>, present: &[bool], desk: &mut Desk<'_>) {
        let condition = self.condition;
        if !self.given.hold(condition.given, record, present) {
            return;
        }
        desk.applied(condition.rule);
        if self.broken.hold(condition.broken, record, present) {
            desk.say(condition.rule, self.said(record));
        }
    }

    fn said(&self, record: &Record<'_>) -> Said {
        let condition = self.condition;
        let place = self.place.filter(|place| record.value(*place).is_some());
        let mut said = match place {
            Some(place) => Said::at(record, place, condition.message),
            None => Said::of(record, condition.message),
        };
        said = said.at_most(condition.at_most);
        if !condition.help.is_empty() {
            said = said.help(condition.help);
        }
        match condition.reason {
            Some(reason) => said.reason(reason),
            None => said,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RULES;

    #[test]
    fn conditions_say_something_of_rules_that_exist() {
        for condition in conditions() {
            let rule = RULES[usize::from(condition.rule.0)].code.id;
            assert!(!condition.message.is_empty() && !condition.help.is_empty(), "{rule}");
            assert!(!condition.contexts.is_empty() && !condition.broken.is_empty(), "{rule}");
        }
    }
}
