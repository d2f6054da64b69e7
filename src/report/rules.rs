//! What is said of rules as a whole, and of findings that were suppressed.

use super::summary::code_count;
use crate::diagnostic::{FileReport, RuleOutcome, RuleReport};
use std::collections::BTreeMap;

/// The outcomes in the order in which they are said.
const OUTCOMES: [&str; 5] = ["passed", "failed", "not-applicable", "off", "not-run"];

/// `141 passed, 2 failed, 30 not applicable`; empty where no rules were run.
pub(super) fn counts(rules: &[RuleReport]) -> String {
    let count = |name: &&str| rules.iter().filter(|rule| rule.outcome.name() == *name).count();
    let parts = OUTCOMES.iter().map(|name| (count(name), name.replace('-', " ")));
    let parts =
        parts.filter(|(count, _)| *count > 0).map(|(count, name)| format!("{count} {name}"));
    parts.collect::<Vec<String>>().join(", ")
}

/// The rules that did not pass, by what became of them and why: `off, not selected`, and
/// their ids.
pub(super) fn not_passed(rules: &[RuleReport]) -> Vec<(String, Vec<&'static str>)> {
    let mut groups: Vec<(String, Vec<&'static str>)> = Vec::new();
    for name in OUTCOMES.into_iter().skip(1) {
        for rule in rules.iter().filter(|rule| rule.outcome.name() == name) {
            let words = words(&rule.outcome);
            match groups.iter_mut().find(|(known, _)| *known == words) {
                Some((_, ids)) => ids.push(rule.code.id),
                None => groups.push((words, vec![rule.code.id])),
            }
        }
    }
    groups
}

/// `off, not selected`.
fn words(outcome: &RuleOutcome) -> String {
    let name = outcome.name().replace('-', " ");
    match outcome.reason() {
        Some(why) => format!("{name}, {why}"),
        None => name,
    }
}

/// `2 DT-IBAN iban-invalid, 1 XSD0303 value-pattern`; empty where nothing was suppressed.
pub(super) fn suppressed(report: &FileReport) -> String {
    let mut codes: BTreeMap<&str, u64> = BTreeMap::new();
    for one in &report.suppressed {
        *codes.entry(one.finding.code.id).or_default() += 1;
    }
    let mut parts: Vec<String> = codes.iter().map(|(id, n)| code_count(id, *n)).collect();
    if report.suppressed_more > 0 {
        parts.push(format!("{} more that are not kept", report.suppressed_more));
    }
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::{counts, not_passed};
    use crate::diagnostic::{RuleOutcome, RuleReport, codes};

    fn rule(outcome: RuleOutcome) -> RuleReport {
        RuleReport { code: &codes::DT_IBAN, outcome, applied: 0 }
    }

    #[test]
    fn rules_are_counted_by_what_became_of_them_and_why() {
        let off = |why: &str| rule(RuleOutcome::Off(why.to_owned()));
        let rules = [
            off("not selected"),
            rule(RuleOutcome::Passed),
            rule(RuleOutcome::Failed),
            off("ignored by --ignore"),
            off("not selected"),
            rule(RuleOutcome::NotApplicable),
            rule(RuleOutcome::NotRun("no day".to_owned())),
        ];
        assert_eq!(counts(&rules), "1 passed, 1 failed, 1 not applicable, 3 off, 1 not run");
        assert_eq!(counts(&[]), "");
        let groups = not_passed(&rules);
        let words: Vec<(&str, usize)> = groups.iter().map(|(w, ids)| (&w[..], ids.len())).collect();
        assert_eq!(
            words,
            [
                ("failed", 1),
                ("not applicable", 1),
                ("off, not selected", 2),
                ("off, ignored by --ignore", 1),
                ("not run, no day", 1),
            ]
        );
    }
}
