//! Status reports against payments of which not everything is known.

use super::overlay::laid;
use isoproof::check::{SchemaSet, Settings, Validator};
use isoproof::diagnostic::FileReport;
use isoproof::rules::{NoOriginal, Original, Rulebook};

fn validator() -> Validator {
    Validator::new(SchemaSet::embedded(), Settings::default())
}

fn original(payment: &str) -> Result<Original, NoOriginal> {
    Original::read(&validator(), &Rulebook::default(), "payment", payment.as_bytes()).0
}

/// The report of a status report, laid over the base, on a payment.
fn compared(payment: &str, status: &str) -> FileReport {
    let rules = Rulebook::default().with_original(original(payment).unwrap());
    let status = laid(status, "pain.002.001.03");
    rules.check(&validator(), "status", true, status.as_bytes(), &mut [])
}

/// What became of a rule, and why if it did not run.
fn outcome<'r>(report: &'r FileReport, id: &str) -> (&'static str, Option<&'r str>) {
    let rule = report.rules.iter().find(|rule| rule.code.id == id).unwrap();
    (rule.outcome.name(), rule.outcome.reason())
}

#[test]
fn what_is_lost_of_a_payment_is_not_missed_in_it() {
    let broken = "<PmtInf><CdtTrfTxInf><PmtId><InstrId/><EndToEndId empty=\"\"/></PmtId>\
                  </CdtTrfTxInf></PmtInf>";
    let payment = laid(broken, "pain.001.001.09").replace("HK-0101-1", &"x".repeat(50));
    let report = compared(&payment, "");
    let (outcome, why) = outcome(&report, "ECHO-Tx");
    assert_eq!(outcome, "not-run");
    assert!(why.unwrap().contains("could not be read"), "{why:?}");
}

#[test]
fn payments_of_one_identification_are_told_apart_by_the_other() {
    let two = "<PmtInf><CdtTrfTxInf/><CdtTrfTxInf><PmtId><EndToEndId>INV-2026-00417</EndToEndId>\
               </PmtId><Amt><InstdAmt Ccy=\"EUR\">7.00</InstdAmt></Amt></CdtTrfTxInf></PmtInf>";
    let payment = laid(two, "pain.001.001.09");
    let status = |instruction: &str| {
        format!(
            "<OrgnlPmtInfAndSts><TxInfAndSts>{instruction}<OrgnlTxRef><Amt>\
             <InstdAmt Ccy=\"EUR\">7.00</InstdAmt></Amt></OrgnlTxRef></TxInfAndSts>\
             </OrgnlPmtInfAndSts>"
        )
    };
    let second = "<OrgnlInstrId>HK-0101-1-2</OrgnlInstrId>";
    let report = compared(&payment, &status(second));
    assert_eq!(outcome(&report, "ECHO-Tx").0, "passed", "{:?}", report.findings);
    let report = compared(&payment, &status("<OrgnlInstrId remove=\"\"/>"));
    assert_eq!(outcome(&report, "ECHO-Tx").0, "not-run");
}

#[test]
fn a_report_on_another_payment_has_one_finding() {
    let payment = laid("<GrpHdr><MsgId>OTHER-1</MsgId></GrpHdr>", "pain.008.001.08");
    let report = compared(&payment, "");
    let ids: Vec<_> = report.findings.iter().map(|finding| finding.code.id).collect();
    assert_eq!(ids, ["ECHO-MsgId"]);
    for id in ["ECHO-Counts", "ECHO-PmtInf", "ECHO-Tx", "ECHO-CreDtTm"] {
        assert_eq!(outcome(&report, id).0, "not-run", "{id}");
    }
}

#[test]
fn an_original_is_one_payment() {
    assert_eq!(original(&laid("", "pain.002.001.03")), Err(NoOriginal::None));
    assert_eq!(original("no message"), Err(NoOriginal::None));
    let first = original(&laid("", "pain.001.001.03")).unwrap();
    assert_eq!((first.message(), first.batches().len()), ("pain.001.001.03", 1));
    assert_eq!(first.header().stated, first.header().computed);
}
