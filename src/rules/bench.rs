//! The rules at work on one input.

use super::across::Facts;
use super::choice::Choice;
use super::desk::{Desk, Ledger};
use super::echo::Original;
use super::message::Message;
use super::part::{MAKERS, Part, Task};
use super::values::Values;
use crate::check::{
    Beginning, Finding, Given, Hollow, Interest, Judge, Kept, Leaf, Located, Observer, Record,
    Single, Spot, Validator,
};
use crate::diagnostic::{Code, FileReport};
use std::io::Read;
use std::sync::Arc;

/// The rules of a run: which are on, and what is made ready once for all inputs.
///
/// ```
/// use isoproof::check::{SchemaSet, Settings, Validator};
/// use isoproof::rules::{Choice, Rulebook};
/// let validator = Validator::new(SchemaSet::embedded(), Settings::default());
/// let rules = Rulebook::new(Choice::default());
/// let message = include_bytes!("../../samples/valid/pain.001.001.03/small.xml");
/// let report = rules.check(&validator, "payment.xml", true, &message[..], &mut []);
/// assert!(report.rules.iter().any(|rule| rule.code.id == "CNT-GrpHdrNbOfTxs" && rule.applied == 1));
/// ```
#[derive(Debug, Default)]
pub struct Rulebook {
    choice: Choice,
    original: Option<Arc<Original>>,
    kept: Kept,
}

impl Rulebook {
    /// Rules as they were chosen.
    #[must_use]
    pub fn new(choice: Choice) -> Rulebook {
        Rulebook { choice, original: None, kept: Kept::default() }
    }

    /// The same rules, and those that compare status reports with this payment.
    #[must_use]
    pub fn with_original(self, original: impl Into<Arc<Original>>) -> Rulebook {
        Rulebook { original: Some(original.into()), kept: Kept::default(), ..self }
    }

    /// What was chosen.
    #[must_use]
    pub fn choice(&self) -> &Choice {
        &self.choice
    }

    /// Checks an input to its end, with its rules. `path` is what the report calls it;
    /// `named` says that the user named this very input.
    pub fn check(
        &self,
        validator: &Validator,
        path: &str,
        named: bool,
        input: impl Read,
        observers: &mut [&mut dyn Observer],
    ) -> FileReport {
        self.check_given(validator, Given { path, named, beside: None }, input, observers)
    }

    /// The same of an input beside which something stands.
    pub fn check_given(
        &self,
        validator: &Validator,
        given: Given<'_>,
        input: impl Read,
        observers: &mut [&mut dyn Observer],
    ) -> FileReport {
        self.check_among(validator, given, input, observers).0
    }

    /// The same of one of several inputs that are given together: with what [`Across`](super::Across) wants
    /// to know of it.
    pub fn check_among(
        &self,
        validator: &Validator,
        given: Given<'_>,
        input: impl Read,
        observers: &mut [&mut dyn Observer],
    ) -> (FileReport, Facts) {
        let mut bench = self.bench();
        let mut report = validator.check(given, input, Some(&mut bench), observers);
        let is_due = bench.is_due;
        let (rules, facts) = bench.ledger.reports();
        if is_due {
            report.rules = rules;
        }
        (report, facts)
    }

    /// The rules for one input.
    #[must_use]
    pub fn bench(&self) -> Bench<'_> {
        Bench {
            book: self,
            ledger: Ledger::new(&self.choice, self.original.clone()),
            values: Values::new(&self.choice),
            parts: Vec::new(),
            messages: Vec::new(),
            current: 0,
            numbers: Vec::new(),
            is_due: false,
        }
    }
}

/// The rules at work on one input.
pub struct Bench<'b> {
    book: &'b Rulebook,
    ledger: Ledger,
    values: Values<'b>,
    /// The parts at work, and the message of each.
    parts: Vec<(usize, Box<dyn Part>)>,
    /// The messages that came.
    messages: Vec<String>,
    /// The one of them that the record is about.
    current: usize,
    /// For each interest, the part whose it is and its number there.
    numbers: Vec<(usize, usize)>,
    /// A message came to which rules apply.
    is_due: bool,
}

impl Bench<'_> {
    /// A part at work, and the desk that it works at.
    fn at_work<'d>(
        &'d mut self,
        part: usize,
        findings: &'d mut Vec<Finding>,
    ) -> Option<(&'d mut dyn Part, Desk<'d>)> {
        let (message, part) = self.parts.get_mut(part)?;
        if self.current != *message {
            self.current = *message;
            self.ledger.begin(&self.messages[*message]);
        }
        Some((&mut **part, Desk { ledger: &mut self.ledger, findings }))
    }
}

impl Observer for Bench<'_> {
    fn interests(&self) -> Vec<Interest> {
        Vec::new()
    }

    fn closed(&mut self, interest: usize, record: &Record<'_>, findings: &mut Vec<Finding>) {
        let Some((part, number)) = self.numbers.get(interest).copied() else { return };
        if let Some((part, mut desk)) = self.at_work(part, findings) {
            part.closed(number, record, &mut desk);
        }
    }

    fn located(&mut self, place: &mut dyn FnMut(Spot) -> Located) {
        self.ledger.facts.locate(place);
    }

    fn finished(&mut self, findings: &mut Vec<Finding>) {
        self.values.settle(&mut Desk { ledger: &mut self.ledger, findings });
        for part in 0..self.parts.len() {
            if let Some((part, mut desk)) = self.at_work(part, findings) {
                part.finished(&mut desk);
            }
        }
    }
}

impl Judge for Bench<'_> {
    fn begins(&mut self, beginning: &Beginning<'_>, findings: &mut Vec<Finding>) -> Vec<Interest> {
        let known = self.messages.iter().position(|id| id == beginning.message);
        let message = Message::of(beginning.message);
        self.is_due |= message.is_some();
        self.current = known.unwrap_or(self.messages.len());
        if known.is_none() {
            self.messages.push(beginning.message.to_owned());
        }
        self.ledger.begin(beginning.message);
        let mut desk = Desk { ledger: &mut self.ledger, findings };
        self.values.begin(message.as_ref(), &mut desk);
        self.values.encoding(beginning, &mut desk);
        let Some(message) = message else { return Vec::new() };
        let task = Task::new(message, &self.book.choice, &desk);
        let parts: Vec<_> = MAKERS.iter().filter_map(|make| make(&task)).collect();
        if known.is_some() {
            // Another message of that id: what parts know of the one before is not of it.
            let own = self.parts.iter_mut().filter(|(of, _)| *of == self.current);
            for ((_, part), new) in own.zip(parts) {
                std::mem::replace(part, new).finished(&mut desk);
            }
            return Vec::new();
        }
        let mut interests = Vec::new();
        for part in parts {
            let wanted = part.interests();
            let number = self.parts.len();
            self.numbers.extend((0..wanted.len()).map(|own| (number, own)));
            interests.extend(wanted);
            self.parts.push((self.current, part));
        }
        interests
    }

    fn kept(&self) -> Option<&Kept> {
        Some(&self.book.kept)
    }

    fn has_rules(&self) -> bool {
        self.is_due
    }

    fn runs(&self, code: &Code) -> bool {
        self.ledger.runs(code)
    }

    fn role(&self, leaf: &Leaf<'_>) -> u16 {
        self.values.role(leaf)
    }

    #[inline]
    fn admits(&mut self, role: u16, value: &[u8], attribute: &[u8]) -> bool {
        self.values.admits(role, value, attribute)
    }

    fn judge(&mut self, single: &Single<'_>, findings: &mut Vec<Finding>) {
        let mut desk = Desk { ledger: &mut self.ledger, findings };
        self.values.judge(single, &mut desk);
    }

    fn hollow(&mut self, hollow: &Hollow<'_>, findings: &mut Vec<Finding>) {
        let mut desk = Desk { ledger: &mut self.ledger, findings };
        self.values.hollow(hollow, &mut desk);
    }
}
