//! Rules on payments where one message is not all of the input, or not all of it is known.

use super::overlay::laid;
use isoproof::check::{SchemaSet, Settings, Validator};
use isoproof::diagnostic::{FileReport, Layer, Severity};
use isoproof::rules::{Choice, Rulebook};

fn check(choice: Choice, text: &str) -> FileReport {
    let validator = Validator::new(SchemaSet::embedded(), Settings::default());
    Rulebook::new(choice).check(&validator, "payment", true, text.as_bytes(), &mut [])
}

/// What became of a rule, and why if it did not run.
fn outcome<'r>(report: &'r FileReport, id: &str) -> (&'static str, Option<&'r str>) {
    let rule = report.rules.iter().find(|rule| rule.code.id == id).unwrap();
    (rule.outcome.name(), rule.outcome.reason())
}

#[test]
fn messages_of_one_kind_in_one_input_are_judged_each_by_itself() {
    for message in ["pain.001.001.03", "pain.008.001.08", "pacs.008.001.08", "camt.053.001.08"] {
        let one = laid("", message);
        let report = check(Choice::default(), &format!("<Exchange>{one}{one}</Exchange>"));
        let rules = report.findings.iter().filter(|f| f.code.layer == Layer::Rules);
        let found: Vec<_> = rules.map(|f| (f.code.id, &f.message)).collect();
        assert!(found.is_empty(), "{message}: {found:?}");
        assert!(report.rules.iter().any(|rule| rule.applied == 2), "{message}");
    }
}

#[test]
fn totals_of_the_second_message_are_checked_too() {
    let right = laid("", "pain.001.001.09");
    let wrong = laid("<GrpHdr><CtrlSum>1250.01</CtrlSum></GrpHdr>", "pain.001.001.09");
    let report = check(Choice::default(), &format!("<Exchange>{right}{wrong}</Exchange>"));
    let sums = report.findings.iter().filter(|f| f.code.id == "SUM-GrpHdrCtrlSum");
    assert_eq!(sums.count(), 1, "{:?}", report.findings);
}

#[test]
fn sums_of_amounts_that_were_refused_or_lost_are_not_compared() {
    let two = "<GrpHdr><CtrlSum>7</CtrlSum></GrpHdr>
               <PmtInf><CtrlSum>7</CtrlSum><CdtTrfTxInf/><CdtTrfTxInf/></PmtInf>";
    let payment = laid(two, "pain.001.001.09");
    let amount = "<InstdAmt Ccy=\"EUR\">1250.00</InstdAmt>";
    assert_eq!(payment.matches(amount).count(), 2);
    for other in
        ["<InstdAmt Ccy=\"EUR\">1.250,00</InstdAmt>", "<InstAmt Ccy=\"EUR\">1250.00</InstAmt>", ""]
    {
        let report = check(Choice::default(), &payment.replacen(amount, other, 1));
        for id in ["SUM-GrpHdrCtrlSum", "SUM-PmtInfCtrlSum"] {
            let (outcome, why) = outcome(&report, id);
            assert_eq!(outcome, "not-run", "{id} {other}");
            assert_eq!(why, Some("an amount is missing or refused"), "{id} {other}");
        }
        assert_eq!(outcome(&report, "CNT-GrpHdrNbOfTxs").0, "passed", "{other}");
    }
}

#[test]
fn totals_that_cannot_be_read_are_not_compared() {
    let payment = laid("", "pain.001.001.03");
    let sum = payment.replacen("<CtrlSum>1250.00<", "<CtrlSum>1.250,00<", 1);
    let report = check(Choice::default(), &sum);
    let why = Some("the schema refused what is stated");
    assert_eq!(outcome(&report, "SUM-GrpHdrCtrlSum"), ("not-run", why));
    assert_eq!(outcome(&report, "SUM-PmtInfCtrlSum").0, "passed");
    let count = payment.replacen("<NbOfTxs>1<", "<NbOfTxs>one<", 1);
    let report = check(Choice::default(), &count);
    assert_eq!(outcome(&report, "CNT-GrpHdrNbOfTxs"), ("not-run", why));
}

#[test]
fn totals_of_a_message_without_end_are_not_compared() {
    let payment = laid("", "pain.001.001.03");
    let cut = &payment[..payment.find("</PmtInf>").unwrap()];
    let report = check(Choice::default(), cut);
    for id in ["CNT-GrpHdrNbOfTxs", "SUM-GrpHdrCtrlSum", "CNT-PmtInfNbOfTxs"] {
        assert_eq!(outcome(&report, id), ("not-run", Some("the message does not end")), "{id}");
    }
}

#[test]
fn repeated_identifications_are_as_bad_as_was_asked_for() {
    let id = "<PmtId><EndToEndId>A</EndToEndId></PmtId>";
    let two =
        format!("<PmtInf><CdtTrfTxInf>{id}</CdtTrfTxInf><CdtTrfTxInf>{id}</CdtTrfTxInf></PmtInf>");
    let payment = laid(&two, "pain.001.001.03");
    let severity = |choice: Choice| {
        let report = check(choice, &payment);
        let found = report.findings.iter().find(|f| f.code.id == "UNI-EndToEndId");
        found.map(|found| found.severity)
    };
    assert_eq!(severity(Choice::default()), Some(Severity::Warning));
    let raised = Choice::default().severity_of("UNI-*", Severity::Error).unwrap();
    assert_eq!(severity(raised), Some(Severity::Error));
}
