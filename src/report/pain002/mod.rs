//! The answer that a bank would give to a payment: a status report (pain.002) made from the
//! findings.
//!
//! What breaks the grammar, or stands outside the batches, rejects the whole message; what
//! stands in a batch or in a transaction rejects that. Only errors reject. The identifications
//! of the report are made from that of the payment, so that the same payment gets the same
//! answer.

mod faults;
mod identification;
mod outcome;
mod reason;
mod xml;

use crate::diagnostic::{FileReport, Severity, Verdict};
use crate::rules::{Original, Totals};
use crate::value::is_date_time;
use faults::{BatchFaults, Faults};
use identification::Identification;
use outcome::{Outcome, Status};
use reason::Reason;
use std::fmt;
use xml::Xml;

/// The version of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pain002 {
    /// pain.002.001.03, of 2009.
    #[default]
    V03,
    /// pain.002.001.10, of 2019: with `OrgnlUETR`.
    V10,
}

/// Why a payment gets no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unanswerable {
    /// It was not checked to its end.
    Unchecked,
    /// There were more errors than the report keeps.
    Omitted,
    /// The time of creation is no `YYYY-MM-DDThh:mm:ss`.
    Time,
}

impl fmt::Display for Unanswerable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Unanswerable::Unchecked => "the payment was not checked to its end",
            Unanswerable::Omitted => "the payment has more errors than are kept",
            Unanswerable::Time => "the time of creation is no date and time",
        })
    }
}

impl std::error::Error for Unanswerable {}

impl Pain002 {
    /// Its message id.
    #[must_use]
    pub const fn message(self) -> &'static str {
        match self {
            Pain002::V03 => "pain.002.001.03",
            Pain002::V10 => "pain.002.001.10",
        }
    }

    /// The answer to a payment, from its report; `created` is the time of the answer.
    ///
    /// ```
    /// use isoproof::check::{SchemaSet, Settings, Validator};
    /// use isoproof::report::Pain002;
    /// use isoproof::rules::{Original, Rulebook};
    /// let validator = Validator::new(SchemaSet::embedded(), Settings::default());
    /// let payment = include_bytes!("../../../samples/valid/pain.001.001.03/small.xml");
    /// let rules = Rulebook::default();
    /// let (original, report) = Original::read(&validator, &rules, "payment.xml", &payment[..]);
    /// let answer = Pain002::V03.answer(&report, &original.unwrap(), "2026-09-14T09:45:00Z");
    /// assert!(answer.unwrap().contains("<GrpSts>ACTC</GrpSts>"));
    /// ```
    ///
    /// # Errors
    /// The report does not tell of every error of the payment, or the time is none.
    pub fn answer(
        self,
        report: &FileReport,
        original: &Original,
        created: &str,
    ) -> Result<String, Unanswerable> {
        if !is_date_time(created) {
            return Err(Unanswerable::Time);
        }
        if report.verdict == Verdict::Unchecked {
            return Err(Unanswerable::Unchecked);
        }
        let kept = report.findings.iter().filter(|f| f.severity == Severity::Error).count();
        if report.count(Severity::Error) > kept as u64 {
            return Err(Unanswerable::Omitted);
        }
        let faults = Faults::of(report, original);
        let ids = Identification::of(original.header().id.as_deref());
        let mut answer = Answer { version: self, original, ids, xml: Xml::default() };
        answer.document(&faults, created);
        Ok(answer.xml.finish())
    }
}

/// What stands where the payment has no identification that could be repeated.
const NOT_PROVIDED: &str = "NOTPROVIDED";

/// An answer that is being written.
struct Answer<'o> {
    version: Pain002,
    original: &'o Original,
    ids: Identification,
    xml: Xml,
}

impl Answer<'_> {
    fn document(&mut self, faults: &Faults<'_>, created: &str) {
        let namespace = format!("urn:iso:std:iso:20022:tech:xsd:{}", self.version.message());
        self.xml.root(&namespace);
        self.xml.open("CstmrPmtStsRpt");
        self.xml.open("GrpHdr");
        self.xml.leaf("MsgId", &self.ids.message());
        self.xml.leaf("CreDtTm", created);
        self.xml.close("GrpHdr");
        let all = Outcome::of_all(self.original, faults);
        self.group(faults, &all);
        for (number, batch) in (0..).zip(self.original.batches()) {
            let own = faults.batches.get(&number);
            // Of a message that is rejected as a whole only what is wrong is worth a word.
            if !faults.reject_all() || own.is_some() {
                let transactions = batch.transactions.clone();
                let outcome = match faults.reject_all() {
                    true => Outcome::rejected(transactions.len()),
                    false => Outcome::of(transactions.len(), own),
                };
                self.batch(number, own, outcome);
            }
        }
        self.xml.close("CstmrPmtStsRpt");
    }

    fn group(&mut self, faults: &Faults<'_>, outcome: &Outcome) {
        let original = self.original;
        let header = original.header();
        self.xml.open("OrgnlGrpInfAndSts");
        self.xml.leaf("OrgnlMsgId", header.id.as_deref().unwrap_or(NOT_PROVIDED));
        self.xml.leaf("OrgnlMsgNmId", original.message());
        if let Some(created) = &header.created {
            self.xml.leaf("OrgnlCreDtTm", created);
        }
        self.totals(header.stated);
        self.xml.leaf("GrpSts", outcome.status.code());
        self.reasons(&faults.reasons());
        self.counts(outcome);
        self.xml.close("OrgnlGrpInfAndSts");
    }

    fn batch(&mut self, number: u32, faults: Option<&BatchFaults<'_>>, outcome: Outcome) {
        let Some(batch) = self.original.batches().get(number as usize) else { return };
        self.xml.open("OrgnlPmtInfAndSts");
        self.xml.leaf("OrgnlPmtInfId", batch.id.as_deref().unwrap_or(NOT_PROVIDED));
        self.totals(batch.stated);
        self.xml.leaf("PmtInfSts", outcome.status.code());
        if let Some(faults) = faults {
            self.reasons(&reason::of(&faults.own));
        }
        self.counts(&outcome);
        for (transaction, findings) in faults.iter().flat_map(|faults| &faults.transactions) {
            let reasons = reason::of(findings);
            self.transaction(
                number,
                batch.transactions.start + transaction,
                *transaction,
                &reasons,
            );
        }
        self.xml.close("OrgnlPmtInfAndSts");
    }

    /// A transaction that is rejected, by its number in the message and in its batch.
    fn transaction(&mut self, batch: u32, number: u32, in_batch: u32, reasons: &[Reason]) {
        let Some(transaction) = self.original.transactions().get(number as usize) else { return };
        self.xml.open("TxInfAndSts");
        self.xml.leaf("StsId", &self.ids.status(batch, in_batch));
        let uetr = transaction.uetr.as_deref().filter(|_| self.version == Pain002::V10);
        let instruction = transaction.instruction.as_deref();
        // Where the payment has none, the answer says so.
        let end_to_end = transaction.end_to_end.as_deref();
        let end_to_end = end_to_end.or(instruction.is_none().then_some(NOT_PROVIDED));
        for (name, id) in
            [("OrgnlInstrId", instruction), ("OrgnlEndToEndId", end_to_end), ("OrgnlUETR", uetr)]
        {
            if let Some(id) = id {
                self.xml.leaf(name, id);
            }
        }
        self.xml.leaf("TxSts", Status::Rejected.code());
        self.reasons(reasons);
        self.xml.close("TxInfAndSts");
    }

    fn totals(&mut self, stated: Totals) {
        if let Some(count) = stated.count {
            self.xml.leaf("OrgnlNbOfTxs", &count.to_string());
        }
        if let Some(sum) = stated.sum {
            self.xml.leaf("OrgnlCtrlSum", &sum.to_string());
        }
    }

    fn reasons(&mut self, reasons: &[Reason]) {
        for reason in reasons {
            self.xml.open("StsRsnInf");
            self.xml.open("Rsn");
            self.xml.leaf("Cd", reason.code);
            self.xml.close("Rsn");
            self.xml.leaf("AddtlInf", &reason.text);
            self.xml.close("StsRsnInf");
        }
    }

    /// How many transactions have which status, where they have not all the same.
    fn counts(&mut self, outcome: &Outcome) {
        if outcome.status != Status::Partly {
            return;
        }
        for (status, count) in
            [(Status::Rejected, outcome.rejected), (Status::Accepted, outcome.accepted)]
        {
            self.xml.open("NbOfTxsPerSts");
            self.xml.leaf("DtldNbOfTxs", &count.to_string());
            self.xml.leaf("DtldSts", status.code());
            self.xml.close("NbOfTxsPerSts");
        }
    }
}
