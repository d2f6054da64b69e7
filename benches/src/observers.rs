//! Observers to measure with: what rules, claims and counters would look at, without
//! their work.

use isoproof::check::{Finding, Interest, Observer, Record};

/// The records of the messages that are generated, and in them the amounts, accounts and
/// identifiers. Each line is what one observer reads.
const SUBJECTS: [(&str, &[&str]); 10] = [
    (PAYMENT, &["Amt/InstdAmt", "Amt/InstdAmt/@Ccy"]),
    (PAYMENT, &["CdtrAcct/Id/IBAN"]),
    (PAYMENT, &["PmtId/EndToEndId"]),
    (PAYMENT, &["PmtId/InstrId"]),
    (PAYMENT, &["CdtrAgt/FinInstnId/BIC"]),
    (ENTRY, &["Amt", "Amt/@Ccy"]),
    (
        ENTRY,
        &[
            "NtryDtls/TxDtls/RltdPties/DbtrAcct/Id/IBAN",
            "NtryDtls/TxDtls/RltdPties/CdtrAcct/Id/IBAN",
        ],
    ),
    (ENTRY, &["NtryDtls/TxDtls/Refs/EndToEndId"]),
    (ENTRY, &["NtryDtls/TxDtls/Refs/TxId"]),
    (ENTRY, &["AcctSvcrRef", "NtryRef"]),
];
const PAYMENT: &str = "Document/CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf";
const ENTRY: &str = "Document/BkToCstmrStmt/Stmt/Ntry";

/// Reads one subject of each message, and adds up the lengths of what it sees.
///
/// ```
/// use isoproof::check::{SchemaSet, Settings, Validator};
/// use observers::Looker;
/// let xml = xtask::generate::message("pain.001", 5_000, &Default::default()).unwrap();
/// let mut lookers = Looker::some(20);
/// let validator = Validator::new(SchemaSet::embedded(), Settings::default());
/// validator.observe("payment.xml", true, &xml[..], &mut Looker::all(&mut lookers));
/// assert!(lookers.iter().all(|looker| looker.seen > 0));
/// ```
#[derive(Debug)]
pub struct Looker {
    subject: usize,
    /// How many values it reads of a record of each message.
    values: [usize; 2],
    /// The bytes of all values so far.
    pub seen: u64,
}

impl Looker {
    /// That many; each message has subjects for half of `SUBJECTS`, which they share.
    #[must_use]
    pub fn some(count: usize) -> Vec<Looker> {
        (0..count).map(|i| Looker::of(i % (SUBJECTS.len() / 2))).collect()
    }

    fn of(subject: usize) -> Looker {
        let values = Looker::subjects(subject).map(|(_, values)| values.len());
        Looker { subject, values, seen: 0 }
    }

    /// A subject of each message.
    fn subjects(subject: usize) -> [(&'static str, &'static [&'static str]); 2] {
        [subject, subject + SUBJECTS.len() / 2].map(|i| SUBJECTS[i])
    }

    /// As the validator takes them.
    pub fn all(lookers: &mut [Looker]) -> Vec<&mut dyn Observer> {
        lookers.iter_mut().map(|looker| looker as &mut dyn Observer).collect()
    }
}

impl Observer for Looker {
    fn interests(&self) -> Vec<Interest> {
        let subjects = Looker::subjects(self.subject);
        subjects.map(|(context, values)| Interest::new(context, values).record()).into()
    }

    fn closed(&mut self, interest: usize, record: &Record<'_>, _: &mut Vec<Finding>) {
        let values = (0..self.values[interest]).filter_map(|path| record.value(path));
        self.seen += values.map(|value| value.len() as u64).sum::<u64>();
    }
}
