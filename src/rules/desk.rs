//! The desk: takes what parts find, and knows which rules are on and how bad they are.

use super::across::{Fact, Facts};
use super::choice::Choice;
use super::echo::{Original, lacks_original};
use super::list::RULES;
use super::rule::{Coverage, Rule, RuleId};
use crate::check::{Finding, Record, Spot};
use crate::diagnostic::{Code, RuleOutcome, RuleReport, Severity};
use std::sync::Arc;

/// Behind what is said of a version that the rule's source does not cover.
pub(super) const CARRIED: &str = " (carried forward: the rule's source covers other versions)";

/// What became of each rule in one input.
#[derive(Debug)]
pub(super) struct Ledger {
    rules: Vec<State>,
    /// How often each had something to check, and whether it is on and applies to the message.
    applied: Vec<u64>,
    is_on: Vec<bool>,
    original: Option<Arc<Original>>,
    /// What later inputs may repeat or contradict.
    pub(super) facts: Facts,
}

#[derive(Clone, Debug)]
struct State {
    /// Why it is off in the whole run.
    off: Option<String>,
    severity: Severity,
    /// How far its source covers the message; `None` where it does not apply.
    coverage: Option<Coverage>,
    /// It applied to some message of the input.
    was_due: bool,
    failed: u64,
    not_run: Option<String>,
}

impl Ledger {
    /// Of rules as they were chosen, before any message is known, and the original with
    /// which a status report is compared.
    pub(super) fn new(choice: &Choice, original: Option<Arc<Original>>) -> Ledger {
        let lacks = |rule: &Rule| original.is_none().then(|| lacks_original(rule)).flatten();
        let state = |rule: &&Rule| State {
            off: choice.off(rule).or_else(|| lacks(rule)),
            severity: choice.severity(rule),
            coverage: None,
            was_due: false,
            failed: 0,
            not_run: None,
        };
        Ledger {
            rules: RULES.iter().map(state).collect(),
            applied: vec![0; RULES.len()],
            is_on: vec![false; RULES.len()],
            original,
            facts: Facts::default(),
        }
    }

    /// From now on the rules look at that message.
    pub(super) fn begin(&mut self, message: &str) {
        for ((state, rule), is_on) in self.rules.iter_mut().zip(RULES).zip(&mut self.is_on) {
            state.coverage = rule.coverage(message);
            state.was_due |= state.coverage.is_some();
            *is_on = state.is_on();
        }
    }

    /// Whether a rule ran, by its code; what is no rule is not ours.
    pub(super) fn runs(&self, code: &Code) -> bool {
        let of_code = |(_, rule): &(&State, &&Rule)| rule.code == code;
        let state = self.rules.iter().zip(RULES).find(of_code);
        state.is_none_or(|(state, _)| state.off.is_none() && state.not_run.is_none())
    }

    /// What became of the rules, in the order of the list; and what is told to later inputs.
    pub(super) fn reports(self) -> (Vec<RuleReport>, Facts) {
        let report = |((state, applied), rule): ((State, u64), &&'static Rule)| RuleReport {
            code: rule.code,
            applied,
            outcome: state.outcome(applied),
        };
        let states = self.rules.into_iter().zip(self.applied);
        (states.zip(RULES).map(report).collect(), self.facts)
    }
}

impl State {
    fn is_on(&self) -> bool {
        self.off.is_none() && self.coverage.is_some()
    }

    fn outcome(self, applied: u64) -> RuleOutcome {
        match (self.off, self.not_run) {
            (Some(why), _) => RuleOutcome::Off(why),
            _ if !self.was_due => RuleOutcome::NotApplicable,
            _ if self.failed > 0 => RuleOutcome::Failed,
            (None, Some(why)) => RuleOutcome::NotRun(why),
            _ if applied == 0 => RuleOutcome::NotApplicable,
            _ => RuleOutcome::Passed,
        }
    }
}

/// Takes what parts find.
pub(super) struct Desk<'d> {
    pub(super) ledger: &'d mut Ledger,
    pub(super) findings: &'d mut Vec<Finding>,
}

impl Desk<'_> {
    /// Whether a rule is on and applies to the message.
    pub(super) fn is_on(&self, rule: RuleId) -> bool {
        self.ledger.is_on[usize::from(rule.0)]
    }

    /// The payment that a status report is said to answer, if it was given.
    pub(super) fn original(&self) -> Option<&Arc<Original>> {
        self.ledger.original.as_ref()
    }

    /// Something that later inputs may repeat or contradict.
    pub(super) fn tell(&mut self, rule: RuleId, fact: Fact) {
        if !self.ledger.facts.tell(fact) {
            self.not_run(
                rule,
                "not all that so large a file says can be compared with other files",
            );
        }
    }

    /// A rule had something to check.
    #[inline]
    pub(super) fn applied(&mut self, rule: RuleId) {
        self.applied_times(rule, 1);
    }

    /// A rule had so many things to check.
    #[inline]
    pub(super) fn applied_times(&mut self, rule: RuleId, times: u64) {
        let at = usize::from(rule.0);
        self.ledger.applied[at] += times * u64::from(self.ledger.is_on[at]);
    }

    /// A rule could not be run to its end.
    pub(super) fn not_run(&mut self, rule: RuleId, why: impl Into<String>) {
        if let Some(state) = self.state(rule) {
            state.not_run.get_or_insert_with(|| why.into());
        }
    }

    /// A rule found something.
    pub(super) fn say(&mut self, rule: RuleId, said: Said) {
        let Some(state) = self.state(rule) else { return };
        state.failed += 1;
        let is_carried = state.coverage == Some(Coverage::CarriedForward);
        let cap = if is_carried { Severity::Warning } else { Severity::Error };
        let severity = state.severity.min(said.at_most).min(cap);
        let mut message = said.message;
        if is_carried {
            message.push_str(CARRIED);
        }
        self.findings.push(Finding {
            code: RULES[usize::from(rule.0)].code,
            severity,
            message,
            path: said.path,
            expected: said.expected,
            found: said.found,
            help: said.help,
            bank_reason: said.reason,
            place: said.place,
        });
    }

    /// The state of a rule that is on.
    fn state(&mut self, rule: RuleId) -> Option<&mut State> {
        let is_on = self.is_on(rule);
        self.ledger.rules.get_mut(usize::from(rule.0)).filter(|_| is_on)
    }
}

/// What a rule says.
#[derive(Debug)]
pub(super) struct Said {
    message: String,
    path: String,
    place: Spot,
    expected: Option<String>,
    found: Option<String>,
    help: Option<String>,
    reason: Option<&'static str>,
    at_most: Severity,
}

impl Said {
    /// What is wrong, at an element of that path.
    pub(super) fn new(message: impl Into<String>, path: impl Into<String>, place: Spot) -> Said {
        Said {
            message: message.into(),
            path: path.into(),
            place,
            expected: None,
            found: None,
            help: None,
            reason: None,
            at_most: Severity::Error,
        }
    }

    /// What is wrong with the context of a record as a whole.
    pub(super) fn of(record: &Record<'_>, message: impl Into<String>) -> Said {
        Said::new(message, record.path(), record.start())
    }

    /// What is wrong at a path of a record: at its first value, which is shown, or where it
    /// is missing.
    pub(super) fn at(record: &Record<'_>, path: usize, message: impl Into<String>) -> Said {
        let place = record.place(path).unwrap_or_else(|| record.start());
        let said = Said::new(message, record.path_of(path), place);
        let found = record.sound(path).filter(|found| !found.is_empty());
        Said { found: found.map(str::to_owned), ..said }
    }

    /// What is allowed.
    pub(super) fn expected(self, text: impl Into<String>) -> Said {
        Said { expected: Some(text.into()), ..self }
    }

    /// What stands there.
    pub(super) fn found(self, text: impl Into<String>) -> Said {
        Said { found: Some(text.into()), ..self }
    }

    /// What to do.
    pub(super) fn help(self, text: impl Into<String>) -> Said {
        Said { help: Some(text.into()), ..self }
    }

    /// The reason code with which a bank would answer.
    pub(super) fn reason(self, code: &'static str) -> Said {
        Said { reason: Some(code), ..self }
    }

    /// It is no worse than that.
    pub(super) fn at_most(self, severity: Severity) -> Said {
        Said { at_most: severity, ..self }
    }
}
