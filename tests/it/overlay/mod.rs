//! The examples of rules: fragments that are laid over a base message, in the oldest and the
//! newest version to which the rule applies.
//!
//! A fragment holds elements of the message's own element. They meet those of the same name
//! in the base, the n-th the n-th; what the base lacks is added, as a copy of the last one of
//! the name if there is one. `remove=""` takes an element away, `empty=""` empties it,
//! `alone=""` leaves it with what the fragment states. Names are those of the newest version;
//! older ones are written where a version has them. Counts, sums and closing balances that a
//! fragment does not state are put right. A block `original=NAME` that is neither valid nor
//! invalid is the payment that the status reports with that option answer; a block `file=NAME`
//! is the message that was given before those with `after=NAME`.

mod adapt;
mod base;
mod break_at;
mod example;
mod lay;
mod settle;
mod tree;

pub(super) use base::FAMILIES;
pub(super) use break_at::Change;
pub(super) use example::{Example, examples};

use isoproof::diagnostic::FileReport;
use isoproof::rules::{RULES, Rule};
use tree::Element;

/// The message that a fragment makes of the base of its family, in that version.
pub(super) fn laid(fragment: &str, message: &str) -> String {
    let fragment = Element::parse(&format!("<Fragment>{fragment}</Fragment>"));
    base::laid(&fragment, message)
}

/// The same of a whole message of that id.
pub(super) fn laid_over(text: &str, fragment: &str, message: &str) -> String {
    let fragment = Element::parse(&format!("<Fragment>{fragment}</Fragment>"));
    let base = Element::parse(text).children.pop().expect("a message");
    base::laid_over(base, &fragment, message)
}

/// A whole message with a change at a path; `None` if it has no such place.
pub(super) fn changed(text: &str, path: &str, change: &Change<'_>) -> Option<String> {
    let mut document = Element::parse(text);
    let message = document.children.last_mut().expect("a message");
    let is_made = change.make(message, path);
    let mut changed = String::new();
    document.write(0, &mut changed);
    is_made.then_some(changed)
}

/// The newest version as which the base of a family can be written.
pub(super) fn newest(family: &str) -> &'static str {
    base::versions(family).last().expect("a version")
}

/// The versions of a family to which a rule applies, oldest first.
fn versions(rule: &Rule, family: &str) -> Vec<&'static str> {
    base::versions(family).filter(|id| rule.coverage(id).is_some()).collect()
}

/// The oldest and the newest version of an example.
fn ends(rule: &Rule, example: &Example) -> Vec<&'static str> {
    let mut ids = versions(rule, &example.family);
    ids.retain(|id| example.admits(id));
    match (ids.first().copied(), ids.last().copied()) {
        (Some(first), Some(last)) if first != last => vec![first, last],
        (Some(only), _) => vec![only],
        _ => Vec::new(),
    }
}

/// Only the documents whose id begins like this, for who writes them.
const ONLY: &str = "ISOPROOF_RULE";

fn faults(rule: &'static Rule) -> Vec<String> {
    let mut faults = Vec::new();
    for (number, example) in (1..).zip(examples(rule.code.document)) {
        let ids = ends(rule, &example);
        if ids.is_empty() {
            faults.push(format!("{} example {number}: applies to no version", rule.code.id));
        }
        for id in ids {
            let text = laid(&example.text, id);
            let report = example.check(&text, id);
            let codes = example.codes(&report);
            let expected = if example.is_invalid { vec![rule.code.id] } else { Vec::new() };
            if codes != expected {
                faults.push(format!(
                    "{} example {number} in {id}: {codes:?}, not {expected:?}\n{}",
                    rule.code.id,
                    shown(&report, &text)
                ));
            }
        }
    }
    faults
}

fn shown(report: &FileReport, text: &str) -> String {
    let findings = report.findings.iter();
    let lines: Vec<String> = findings
        .map(|f| format!("    {} {}: {} {:?}", f.code.id, f.path, f.message, f.found))
        .collect();
    let text = if std::env::var_os(ONLY).is_some() { text } else { "" };
    format!("{}\n{text}", lines.join("\n"))
}

#[test]
fn every_example_of_a_rule_gives_its_code_or_nothing() {
    let only = std::env::var(ONLY).unwrap_or_default();
    let rules = RULES.iter().filter(|rule| rule.code.id.starts_with(&only));
    let faults: Vec<String> = rules.flat_map(|rule| faults(rule)).collect();
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_rule_has_an_invalid_and_a_valid_example_in_its_document() {
    // Of what stands before the message no fragment can tell: whole documents do.
    for rule in RULES.iter().filter(|rule| rule.code.id != "XML-Encoding") {
        let examples = examples(rule.code.document);
        assert!(examples.iter().any(|e| e.is_invalid), "{}", rule.code.id);
        assert!(examples.iter().any(|e| !e.is_invalid), "{}", rule.code.id);
    }
}

#[test]
fn fragments_meet_elements_by_name_and_number() {
    let text = laid(
        r#"<GrpHdr><CtrlSum remove=""/></GrpHdr><PmtInf><CdtTrfTxInf/>
           <CdtTrfTxInf><Amt><InstdAmt Ccy="USD">0.05</InstdAmt></Amt></CdtTrfTxInf></PmtInf>"#,
        "pain.001.001.03",
    );
    assert_eq!(text.matches("<CdtTrfTxInf>").count(), 2);
    assert!(text.contains("<InstdAmt Ccy=\"USD\">0.05<") && text.contains("<NbOfTxs>2<"));
    assert_eq!(text.matches("<CtrlSum>").count(), 1);
    assert!(text.contains("<EndToEndId>INV-2026-00417-2<"), "{text}");
    assert!(text.contains("<ReqdExctnDt>2026-") && text.contains("<BIC>"));
}

#[test]
fn a_stated_branch_stands_instead_of_the_other() {
    let fragment = "<PmtInf><DbtrAcct><Id><Othr><Id>4711</Id></Othr></Id></DbtrAcct></PmtInf>";
    for message in ["pain.001.001.03", "pain.001.001.13"] {
        let text = laid(fragment, message);
        let account = &text[text.find("<DbtrAcct>").unwrap()..text.find("</DbtrAcct>").unwrap()];
        assert!(account.contains("<Othr>") && !account.contains("<IBAN>"), "{account}");
    }
}
