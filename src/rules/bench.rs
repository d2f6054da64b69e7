//! The rules at work on one input.

use super::choice::Choice;
use super::desk::{self, Desk};
use super::message::Message;
use super::part::{MAKERS, Part};
use crate::check::{
    Finding, Hollow, Interest, Judge, Kept, Leaf, Observer, Record, Single, Validator,
};
use crate::diagnostic::{FileReport, RuleReport};
use std::io::Read;

/// The rules of a run: which are on, and what is made ready once for all inputs.
///
/// ```
/// use isoproof::check::{SchemaSet, Settings, Validator};
/// use isoproof::rules::{Choice, Rulebook};
/// let validator = Validator::new(SchemaSet::embedded(), Settings::default());
/// let rules = Rulebook::new(Choice::default());
/// let message = include_bytes!("../../samples/valid/pain.001.001.03/credit-transfer.xml");
/// let report = rules.check(&validator, "payment.xml", true, &message[..], &mut []);
/// assert!(report.rules.iter().any(|rule| rule.code.id == "CNT-GrpHdrNbOfTxs" && rule.applied == 1));
/// ```
#[derive(Debug, Default)]
pub struct Rulebook {
    choice: Choice,
    kept: Kept,
}

impl Rulebook {
    /// Rules as they were chosen.
    #[must_use]
    pub fn new(choice: Choice) -> Rulebook {
        Rulebook { choice, kept: Kept::default() }
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
        let mut bench = self.bench();
        let mut report = validator.judge(path, named, input, &mut bench, observers);
        if bench.is_due {
            report.rules = bench.reports();
        }
        report
    }

    /// The rules for one input.
    #[must_use]
    pub fn bench(&self) -> Bench<'_> {
        Bench {
            book: self,
            record: desk::Record::new(&self.choice),
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
    record: desk::Record,
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
    /// What became of the rules, in the order of the list.
    #[must_use]
    pub fn reports(self) -> Vec<RuleReport> {
        self.record.reports()
    }

    /// A part at work, and the desk that it works at.
    fn at_work<'d>(
        &'d mut self,
        part: usize,
        findings: &'d mut Vec<Finding>,
    ) -> Option<(&'d mut dyn Part, Desk<'d>)> {
        let (message, part) = self.parts.get_mut(part)?;
        if self.current != *message {
            self.current = *message;
            self.record.begin(&self.messages[*message]);
        }
        Some((&mut **part, Desk { record: &mut self.record, findings }))
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

    fn finished(&mut self, findings: &mut Vec<Finding>) {
        for part in 0..self.parts.len() {
            if let Some((part, mut desk)) = self.at_work(part, findings) {
                part.finished(&mut desk);
            }
        }
    }
}

impl Judge for Bench<'_> {
    fn begins(&mut self, message: &str) -> Vec<Interest> {
        let Some(message) = Message::of(message) else { return Vec::new() };
        self.is_due = true;
        self.current = self.messages.len();
        self.messages.push(message.id.to_owned());
        self.record.begin(message.id);
        let mut findings = Vec::new();
        let desk = Desk { record: &mut self.record, findings: &mut findings };
        let mut interests = Vec::new();
        for part in MAKERS.iter().filter_map(|make| make(&message, &desk)) {
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

    fn role(&self, _: &Leaf<'_>) -> u16 {
        0
    }

    fn admits(&mut self, _: u16, _: &[u8], _: &[u8]) -> bool {
        true
    }

    fn judge(&mut self, _: &Single<'_>, _: &mut Vec<Finding>) {}

    fn hollow(&mut self, _: &Hollow<'_>, _: &mut Vec<Finding>) {}
}
