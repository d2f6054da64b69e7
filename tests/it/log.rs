//! An observer that writes down all that it sees, of the tests and of the fuzz target.

use isoproof::check::{Finding, Interest, Located, Observer, Record, Spot};
use isoproof::diagnostic::codes;

/// Contexts and values of the samples: a context in another, one that has a value itself,
/// values with attributes, and values that repeat.
pub(crate) const WATCHED: [(&str, &[&str]); 11] = [
    ("Document/CstmrCdtTrfInitn", &["GrpHdr/MsgId", "PmtInf/CdtTrfTxInf/Amt/InstdAmt"]),
    ("Document/CstmrCdtTrfInitn/PmtInf", &["PmtInfId", "DbtrAcct/Id/IBAN", "Dbtr/Nm"]),
    (
        "Document/CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf",
        &["Amt/InstdAmt", "Amt/InstdAmt/@Ccy", "Cdtr/Nm", "RmtInf/Ustrd", "PmtId/EndToEndId"],
    ),
    ("Document/CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/Amt/InstdAmt", &["", "@Ccy"]),
    ("Document/CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/Cdtr/Nm", &[""]),
    ("Document/CstmrPmtStsRpt/OrgnlPmtInfAndSts", &["OrgnlPmtInfId", "TxInfAndSts/TxSts"]),
    ("Document/CstmrPmtStsRpt/OrgnlPmtInfAndSts/TxInfAndSts", &["TxSts", "StsRsnInf/AddtlInf"]),
    ("Document/BkToCstmrStmt/Stmt/Bal", &["Amt", "Amt/@Ccy", "Tp/CdOrPrtry/Cd"]),
    ("Document/BkToCstmrStmt/Stmt/Ntry", &["Amt", "NtryDtls/TxDtls/Refs/EndToEndId"]),
    ("Document/BkToCstmrStmt/Stmt/Acct/*", &["", "IBAN", "*"]),
    ("Document/CstmrDrctDbtInitn/PmtInf/DrctDbtTxInf", &["InstdAmt", "PmtId/*", "Dbtr/Nm"]),
];

/// What is seen as records, or as contexts that may be as long as the file.
pub(crate) struct Log {
    are_records: bool,
    pub(crate) lines: Vec<String>,
    spots: Vec<Spot>,
}

impl Log {
    pub(crate) fn new(are_records: bool) -> Log {
        Log { are_records, lines: Vec::new(), spots: Vec::new() }
    }
}

impl Observer for Log {
    fn interests(&self) -> Vec<Interest> {
        let interest = |(context, values): &(&str, &[&str])| {
            let wanted = Interest::new(context, values);
            let is_record = self.are_records && context.matches('/').count() > 2;
            if is_record { wanted.record() } else { wanted }
        };
        WATCHED.iter().map(interest).collect()
    }

    fn closed(&mut self, interest: usize, record: &Record<'_>, findings: &mut Vec<Finding>) {
        let mut line = format!("{interest} {} {}", record.message, record.path());
        for path in 0..WATCHED[interest].1.len() {
            for value in record.values(path) {
                line += &format!(" {path}={}", String::from_utf8_lossy(value.text));
                if !self.are_records {
                    self.spots.push(value.place());
                }
            }
            assert_eq!(record.value(path), record.values(path).next().map(|value| value.text));
        }
        findings.push(Finding {
            code: &codes::VALUE_RANGE,
            severity: codes::VALUE_RANGE.severity,
            message: line.clone(),
            path: record.path(),
            expected: None,
            found: None,
            help: None,
            bank_reason: None,
            // The place of a value that is told at the end cannot be asked for twice.
            place: record.place(0).filter(|_| self.are_records).unwrap_or(record.start()),
        });
        self.lines.push(line);
    }

    fn located(&mut self, place: &mut dyn FnMut(Spot) -> Located) {
        let places = self.spots.drain(..).map(|spot| format!("{:?}", place(spot).place));
        self.lines.extend(places);
    }
}
