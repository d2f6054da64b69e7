//! What rules say of a payload does not show its values when the report is masked.

use super::overlay::{examples, laid, newest};
use isoproof::diagnostic::FileReport;
use isoproof::report::mask::mask;
use isoproof::rules::RULES;

/// Texts of a message that are no codes, numbers or dates: names, accounts, identifications.
fn texts(message: &str) -> Vec<&str> {
    let leaves = message.split('<').filter_map(|part| Some(part.split_once('>')?.1.trim()));
    let is_told = |text: &&str| {
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let is_message = text.starts_with("pain.") || text.starts_with("camt.");
        text.len() > 5 && letters > 1 && !is_message && !text.contains("T0")
    };
    leaves.filter(is_told).collect()
}

/// What a report says in words.
fn words(report: &FileReport) -> String {
    let findings = report.findings.iter();
    let all = findings.map(|f| {
        let parts = [&f.expected, &f.found, &f.help].map(|part| part.as_deref().unwrap_or(""));
        format!("{} {} {} {}\n", f.code.id, f.message, parts.join(" "), f.path)
    });
    all.collect()
}

#[test]
fn findings_of_rules_show_no_values_when_masked() {
    let mut leaks = Vec::new();
    let mut checked = 0;
    for rule in RULES {
        let all = examples(rule.code.document);
        for example in all.iter().filter(|example| example.is_invalid) {
            let id = newest(&example.family);
            if rule.coverage(id).is_none() || !example.admits(id) {
                continue;
            }
            let text = laid(&example.text, id);
            let said = words(&mask(&example.check(&text, id)));
            checked += 1;
            let shown = texts(&text).into_iter().filter(|text| said.contains(text));
            leaks.extend(shown.map(|text| format!("{}: {text} in {said}", rule.code.id)));
        }
    }
    assert!(leaks.is_empty(), "{}", leaks.join("\n"));
    assert!(checked > 150, "{checked}");
}
