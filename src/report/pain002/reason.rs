//! Why something is rejected: a code of the external set, and the finding in words.

use super::faults::is_grammar;
use crate::diagnostic::Diagnostic;

/// Why something is rejected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reason {
    pub(super) code: &'static str,
    pub(super) text: String,
}

/// The file does not have the form that was agreed.
const FORMAT: &str = "FF01";

/// The reason stands in words only.
const NARRATIVE: &str = "NARR";

/// Letters of `AddtlInf`.
const TEXT: usize = 105;

/// Reasons that an element has at most: who corrects them checks the file again anyway.
const MOST: usize = 10;

impl Reason {
    /// The message is malformed somewhere in its batches.
    pub(super) fn malformed() -> Reason {
        Reason { code: FORMAT, text: "the message does not meet its schema".to_owned() }
    }

    fn of(finding: &Diagnostic) -> Reason {
        let usual = if is_grammar(finding) { FORMAT } else { NARRATIVE };
        let text = format!("{}: {}", finding.code.id, finding.message);
        Reason { code: finding.bank_reason.unwrap_or(usual), text: short(&text) }
    }
}

/// The reasons for which findings reject something, each once.
pub(super) fn of(findings: &[&Diagnostic]) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = Vec::new();
    for reason in findings.iter().map(|finding| Reason::of(finding)) {
        if reasons.len() == MOST {
            break;
        }
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    reasons
}

/// A text in the characters that every bank takes, cut where it is too long.
fn short(text: &str) -> String {
    let plain = text.chars().map(|c| if c == ' ' || c.is_ascii_graphic() { c } else { '?' });
    plain.take(TEXT).collect::<String>().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{TEXT, short};

    #[test]
    fn a_text_fits_its_element() {
        assert_eq!(short("CNT: 3 – 2\n"), "CNT: 3 ? 2?");
        assert_eq!(short(&"x".repeat(300)).len(), TEXT);
    }
}
