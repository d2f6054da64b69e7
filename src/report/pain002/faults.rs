//! The errors of a payment, by what they reject.

use super::reason::{self, Reason};
use crate::diagnostic::{Diagnostic, FileReport, Layer, Severity};
use crate::rules::Original;
use std::collections::BTreeMap;

/// The errors of a payment.
#[derive(Debug, Default)]
pub(super) struct Faults<'r> {
    /// Those outside the batches.
    group: Vec<&'r Diagnostic>,
    /// Some error breaks the grammar.
    is_malformed: bool,
    /// Those of batches, by the number of the batch, from 0.
    pub(super) batches: BTreeMap<u32, BatchFaults<'r>>,
}

/// The errors of a batch.
#[derive(Debug, Default)]
pub(super) struct BatchFaults<'r> {
    /// Those outside its transactions.
    pub(super) own: Vec<&'r Diagnostic>,
    /// Those of transactions, by the number of the transaction in the batch, from 0.
    pub(super) transactions: BTreeMap<u32, Vec<&'r Diagnostic>>,
}

impl<'r> Faults<'r> {
    /// Those of a report.
    pub(super) fn of(report: &'r FileReport, original: &Original) -> Faults<'r> {
        let mut faults = Faults::default();
        for finding in report.findings.iter().filter(|f| f.severity == Severity::Error) {
            faults.is_malformed |= is_grammar(finding);
            faults.add(finding, original);
        }
        faults
    }

    /// Adds an error to the least thing that the payment is known to have where it stands.
    fn add(&mut self, finding: &'r Diagnostic, original: &Original) {
        let (batch, transaction) = place(&finding.path);
        let known = batch.and_then(|batch| Some((batch, original.batches().get(batch as usize)?)));
        let Some((batch, known)) = known else { return self.group.push(finding) };
        let faults = self.batches.entry(batch).or_default();
        match transaction.filter(|number| (*number as usize) < known.transactions.len()) {
            Some(number) => faults.transactions.entry(number).or_default().push(finding),
            None => faults.own.push(finding),
        }
    }

    /// Whether the message is rejected as a whole.
    pub(super) fn reject_all(&self) -> bool {
        self.is_malformed || !self.group.is_empty()
    }

    /// Why it is.
    pub(super) fn reasons(&self) -> Vec<Reason> {
        let mut reasons = reason::of(&self.group);
        if self.is_malformed && !self.group.iter().any(|finding| is_grammar(finding)) {
            reasons.insert(0, Reason::malformed());
        }
        reasons
    }
}

/// Whether a finding is about the grammar of the file, not about what it means.
pub(super) fn is_grammar(finding: &Diagnostic) -> bool {
    finding.layer() <= Layer::Schema
}

/// The number of the batch and of the transaction in it that a path leads to, from 0.
fn place(path: &str) -> (Option<u32>, Option<u32>) {
    let mut steps = path.split('/').skip_while(|step| number(step, "PmtInf").is_none());
    let batch = steps.next().and_then(|step| number(step, "PmtInf"));
    let transaction = steps
        .next()
        .and_then(|step| number(step, "CdtTrfTxInf").or_else(|| number(step, "DrctDbtTxInf")));
    (batch, transaction)
}

/// The number of a step of that name, from 0; a step without an index is the first.
fn number(step: &str, name: &str) -> Option<u32> {
    match step.strip_prefix(name)? {
        "" => Some(0),
        rest => rest.strip_prefix('[')?.strip_suffix(']')?.parse::<u32>().ok()?.checked_sub(1),
    }
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn a_path_says_what_an_error_rejects() {
        for (path, found) in [
            ("/Document/CstmrCdtTrfInitn/GrpHdr/NbOfTxs", (None, None)),
            ("/Document/CstmrCdtTrfInitn/PmtInf[2]/PmtInfId", (Some(1), None)),
            ("/Document/CstmrCdtTrfInitn/PmtInf[2]/CdtTrfTxInf[13]/Amt", (Some(1), Some(12))),
            ("/Document/CstmrDrctDbtInitn/PmtInf[1]/DrctDbtTxInf[1]", (Some(0), Some(0))),
            ("/Document/CstmrDrctDbtInitn/PmtInf/DrctDbtTxInf", (Some(0), Some(0))),
            ("/Document/CstmrDrctDbtInitn/PmtInfo[1]", (None, None)),
            ("", (None, None)),
        ] {
            assert_eq!(place(path), found, "{path}");
        }
    }
}
