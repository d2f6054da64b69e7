//! Rules on several inputs that are given together.
//!
//! While an input is checked, parts of the bench tell what later inputs may repeat or
//! contradict ([`Facts`]). [`Across`] takes the facts of one input after the other, in the
//! order in which they were given, and adds what it finds to the report of the later one.

mod message;
mod reports;
mod statements;

pub(super) use statements::Stated;
pub(super) use {message::part as messages, reports::part as reports};

use super::choice::Choice;
use super::list::{RULES, id};
use super::rule::{Coverage, RuleId};
use crate::check::{Located, Spot};
use crate::diagnostic::{Diagnostic, FileReport, RuleOutcome, Severity};
use reports::Reports;
use statements::Statements;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

/// What one input says that others may repeat or contradict.
#[derive(Debug, Default)]
pub struct Facts(Vec<Fact>);

/// Something that a message says.
#[derive(Debug)]
pub(super) struct Fact {
    /// The id of the message: `camt.053.001.02`.
    pub(super) message: String,
    pub(super) what: What,
    /// Where it says so.
    pub(super) place: Told,
}

/// A path, and the place there once all was read.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) path: String,
    pub(super) spot: Spot,
    pub(super) located: Option<Located>,
}

/// What is said.
#[derive(Debug)]
pub(super) enum What {
    /// A message identification, by a hash of it and of the sender.
    Message { key: u128, id: String },
    /// A statement.
    Statement(Stated),
    /// The status of a transaction.
    Status(reports::Said),
}

/// Facts of one input that are kept.
const MOST: usize = 10_000;

impl Facts {
    /// Keeps a fact; whether there was room for it.
    pub(super) fn tell(&mut self, fact: Fact) -> bool {
        let has_room = self.0.len() < MOST;
        if has_room {
            self.0.push(fact);
        }
        has_room
    }

    /// Asks for the places.
    pub(super) fn locate(&mut self, place: &mut dyn FnMut(Spot) -> Located) {
        let mut known: HashMap<Spot, Located> = HashMap::new();
        for told in self.0.iter_mut().map(|fact| &mut fact.place) {
            let located = known.entry(told.spot).or_insert_with(|| place(told.spot));
            told.located = Some(located.clone());
        }
    }
}

/// What was said by the inputs so far.
///
/// ```
/// use isoproof::check::{Given, SchemaSet, Settings, Validator};
/// use isoproof::rules::{Across, Choice, Rulebook};
/// let validator = Validator::new(SchemaSet::embedded(), Settings::default());
/// let rules = Rulebook::new(Choice::default());
/// let message = include_bytes!("../../../samples/valid/pain.001.001.03/small.xml");
/// let mut across = Across::new(rules.choice());
/// let mut codes = Vec::new();
/// for path in ["a.xml", "b.xml"] {
///     let given = Given { path, named: true, beside: None };
///     let (mut report, facts) = rules.check_among(&validator, given, &message[..], &mut []);
///     across.join(&mut report, facts);
///     codes.push(report.findings.iter().filter(|f| f.code.id == "UNI-MsgIdAcrossFiles").count());
/// }
/// assert_eq!(codes, [0, 1]);
/// ```
#[derive(Debug)]
pub struct Across<'c> {
    choice: &'c Choice,
    /// The file in which each message identification came first.
    messages: HashMap<u128, String>,
    statements: Statements,
    reports: Reports,
}

impl<'c> Across<'c> {
    /// Of no input so far, with rules as they were chosen.
    #[must_use]
    pub fn new(choice: &'c Choice) -> Across<'c> {
        let (statements, reports) = (Statements::default(), Reports::default());
        Across { choice, messages: HashMap::new(), statements, reports }
    }

    /// Takes the facts of the next input, and adds to its report what they contradict.
    pub fn join(&mut self, report: &mut FileReport, facts: Facts) {
        let file: Arc<str> = Arc::from(report.path.as_str());
        for Fact { message, what, place } in facts.0 {
            let mut findings = Vec::new();
            match what {
                What::Message { key, id } => self.message(key, id, report, &mut findings),
                What::Statement(stated) => {
                    self.statements.join(stated, &report.path, self.choice, &mut findings);
                }
                What::Status(said) => {
                    self.reports.join(said, &file, self.choice.max_unique(), &mut findings);
                }
            }
            for finding in findings {
                add(self.choice, report, &message, &place, finding);
            }
        }
    }

    fn message(&mut self, key: u128, id: String, report: &FileReport, found: &mut Vec<Found>) {
        let is_full = self.messages.len() as u64 >= self.choice.max_unique();
        match self.messages.entry(key) {
            Entry::Vacant(_) if is_full => {}
            Entry::Vacant(free) => {
                free.insert(report.path.clone());
                found.push(Found::nothing(id::UNI_MSG_ID_ACROSS_FILES));
            }
            Entry::Occupied(known) => {
                let message = format!("the identification is that of {} too", known.get());
                found.push(Found {
                    said: Some(message),
                    found: Some(id),
                    help: "give each message an identification of its own, or send the file once",
                    reason: Some("DU01"),
                    ..Found::nothing(id::UNI_MSG_ID_ACROSS_FILES)
                });
            }
        }
    }
}

/// What a rule finds between inputs.
struct Found {
    rule: RuleId,
    /// What is wrong; `None` if nothing is.
    said: Option<String>,
    expected: Option<String>,
    found: Option<String>,
    help: &'static str,
    reason: Option<&'static str>,
    at_most: Severity,
}

impl Found {
    /// The rule had something to check.
    const fn nothing(rule: RuleId) -> Found {
        Found {
            rule,
            said: None,
            expected: None,
            found: None,
            help: "",
            reason: None,
            at_most: Severity::Error,
        }
    }
}

/// Adds a finding to a report, if its rule is on and applies to the message.
fn add(choice: &Choice, report: &mut FileReport, message: &str, place: &Told, found: Found) {
    let rule = RULES[usize::from(found.rule.0)];
    let Some(coverage) = rule.coverage(message).filter(|_| choice.off(rule).is_none()) else {
        return;
    };
    if let Some(own) = report.rules.iter_mut().find(|own| own.code == rule.code) {
        own.applied += 1;
        let is_failed = found.said.is_some() || own.outcome == RuleOutcome::Failed;
        own.outcome = if is_failed { RuleOutcome::Failed } else { RuleOutcome::Passed };
    }
    let (Some(mut text), Some(located)) = (found.said, &place.located) else { return };
    let is_carried = coverage == Coverage::CarriedForward;
    if is_carried {
        text.push_str(super::desk::CARRIED);
    }
    let cap = if is_carried { Severity::Warning } else { Severity::Error };
    report.add(Diagnostic {
        code: rule.code,
        severity: choice.severity(rule).min(found.at_most).min(cap),
        message: text,
        place: located.place,
        inside: located.inside.clone(),
        path: place.path.clone(),
        expected: found.expected,
        found: found.found,
        help: Some(found.help.to_owned()),
        bank_reason: found.reason,
        excerpt: located.excerpt.clone(),
    });
}
