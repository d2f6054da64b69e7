//! Rules that are data: where some elements are there, or have some value, others must be
//! there, or must not.
//!
//! Each is a [`Condition`], a row of a table; one part checks all of them, by one interest a
//! context.

mod definition;
mod probe;
mod profiles;
mod shapes;

use super::desk::{Desk, Said};
use super::part::{Part, Task};
use super::rule::RuleId;
use crate::check::{Interest, Record};
use crate::diagnostic::Severity;
use probe::Asked;
pub(super) use probe::Probe;
use shapes::Shapes;

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
    /// What they ask, each once.
    asked: Vec<Asked>,
    rows: Vec<Row>,
    shapes: Shapes,
}

/// A condition with the numbers of what it asks, and of the path at which it is said.
struct Row {
    condition: &'static Condition,
    given: Vec<usize>,
    broken: Vec<usize>,
    place: Option<usize>,
}

struct Conditions {
    groups: Vec<Group>,
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
    (!groups.is_empty()).then(|| Box::new(Conditions { groups }) as Box<dyn Part>)
}

fn add(groups: &mut Vec<Group>, context: String, condition: &'static Condition) {
    let at = groups.iter().position(|group| group.interest.context == context);
    let at = at.unwrap_or_else(|| {
        groups.push(Group::new(context));
        groups.len() - 1
    });
    groups[at].add(condition);
}

impl Group {
    fn new(context: String) -> Group {
        let is_record = RECORDS.iter().any(|record| context.split('/').any(|step| step == *record));
        let interest = Interest { context, is_record, ..Interest::default() };
        Group { interest, asked: Vec::new(), rows: Vec::new(), shapes: Shapes::default() }
    }

    fn add(&mut self, condition: &'static Condition) {
        let given = condition.given.iter().map(|probe| self.ask(probe)).collect();
        let broken = condition.broken.iter().map(|probe| self.ask(probe)).collect();
        let values = &mut self.interest.values;
        let place = (!condition.place.is_empty()).then(|| probe::number(condition.place, values));
        self.rows.push(Row { condition, given, broken, place });
    }

    /// The number of a probe among what is asked.
    fn ask(&mut self, probe: &Probe) -> usize {
        self.asked.iter().position(|asked| asked.is(probe)).unwrap_or_else(|| {
            self.asked.push(Asked::new(*probe, &mut self.interest.values));
            self.asked.len() - 1
        })
    }
}

impl Part for Conditions {
    fn interests(&self) -> Vec<Interest> {
        self.groups.iter().map(|group| group.interest.clone()).collect()
    }

    fn closed(&mut self, interest: usize, record: &Record<'_>, desk: &mut Desk<'_>) {
        let Group { asked, rows, shapes, .. } = &mut self.groups[interest];
        let outcome = shapes.of(record, asked, rows).outcome(record, asked, rows);
        for row in &outcome.broken {
            desk.say(rows[*row].condition.rule, rows[*row].said(record));
        }
    }

    fn finished(&mut self, desk: &mut Desk<'_>) {
        for group in &mut self.groups {
            for (row, times) in group.shapes.applied() {
                desk.applied_times(group.rows[row].condition.rule, times);
            }
        }
    }
}

impl Row {
    fn said(&self, record: &Record<'_>) -> Said {
        let condition = self.condition;
        let place = self.place.filter(|place| record.has(*place));
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
