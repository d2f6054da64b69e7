//! The answer to a payment is itself checked: by its schema, by all rules, and against the
//! payment.

use super::overlay::{Change, FAMILIES, changed, examples, laid};
use super::shared::{files, project};
use isoproof::check::{SchemaSet, Settings, Validator};
use isoproof::diagnostic::{FileReport, RuleOutcome, Severity, Verdict};
use isoproof::report::{Pain002, Unanswerable};
use isoproof::rules::{Original, RULES, Rulebook};
use std::collections::BTreeSet;
use std::sync::LazyLock;

static VALIDATOR: LazyLock<Validator> =
    LazyLock::new(|| Validator::new(SchemaSet::embedded(), Settings::default()));

const NOW: &str = "2026-09-14T09:45:00+02:00";

fn read(payment: &str) -> (Original, FileReport) {
    let rules = Rulebook::default();
    let (original, report) = Original::read(&VALIDATOR, &rules, "payment", payment.as_bytes());
    (original.unwrap_or_else(|why| panic!("{why}: {payment}")), report)
}

/// The answer to a payment, which has been checked.
fn answer(payment: &str, version: Pain002) -> String {
    let (original, report) = read(payment);
    let answer = version.answer(&report, &original, NOW).unwrap();
    let rules = Rulebook::default().with_original(original);
    let checked = rules.check(&VALIDATOR, "answer", true, answer.as_bytes(), &mut []);
    let findings = checked.findings.iter();
    let bad: Vec<String> = findings
        .filter(|f| f.severity > Severity::Info)
        .map(|f| format!("{} {} {}", f.code.id, f.path, f.message))
        .collect();
    assert!(bad.is_empty(), "{bad:#?}\n{answer}\n{payment}");
    assert_eq!(checked.verdict, Verdict::Valid, "{answer}");
    assert_eq!(answer.contains("RJCT"), report.verdict == Verdict::Invalid, "{answer}");
    answer
}

/// A fragment over the base of pain.001 as a bank answers it.
fn answered(fragment: &str, version: Pain002) -> String {
    answer(&laid(fragment, "pain.001.001.09"), version)
}

/// Two batches, of two transactions and of one.
const BATCHES: &str = "<PmtInf><CdtTrfTxInf/><CdtTrfTxInf/></PmtInf><PmtInf/>";

#[test]
fn what_is_right_is_accepted() {
    let text = answered("<PmtInf><CdtTrfTxInf/></PmtInf>", Pain002::V03);
    assert!(text.contains("<MsgId>STS-HK-20260914-0101</MsgId>"), "{text}");
    assert!(text.contains("<OrgnlMsgId>HK-20260914-0101</OrgnlMsgId>"), "{text}");
    assert!(text.contains("<OrgnlNbOfTxs>1</OrgnlNbOfTxs>"), "{text}");
    assert_eq!(text.matches("ACTC").count(), 2, "{text}");
    assert!(!text.contains("<StsRsnInf>") && !text.contains("<NbOfTxsPerSts>"), "{text}");
}

#[test]
fn a_wrong_transaction_rejects_itself() {
    let wrong = "<PmtInf><CdtTrfTxInf/><CdtTrfTxInf><CdtrAcct><Id><IBAN>NL18PQBX0123456789</IBAN>\
                 </Id></CdtrAcct></CdtTrfTxInf></PmtInf>\
                 <PmtInf><CdtTrfTxInf/><CdtTrfTxInf remove=\"\"/></PmtInf>";
    for version in [Pain002::V03, Pain002::V10] {
        let text = answered(wrong, version);
        assert!(text.contains("<GrpSts>PART</GrpSts>"), "{text}");
        assert_eq!(text.matches("<PmtInfSts>PART</PmtInfSts>").count(), 1, "{text}");
        assert_eq!(text.matches("<PmtInfSts>ACTC</PmtInfSts>").count(), 1, "{text}");
        assert_eq!(text.matches("<TxInfAndSts>").count(), 1, "{text}");
        assert!(text.contains("<OrgnlEndToEndId>INV-2026-00417-2<"), "{text}");
        assert!(text.contains("<Cd>AC03</Cd>") && text.contains("DT-IBAN: "), "{text}");
        assert_eq!(text.contains("<OrgnlUETR>"), version == Pain002::V10, "{text}");
    }
}

#[test]
fn a_wrong_batch_rejects_its_transactions() {
    let wrong = "<PmtInf><ChrgsAcctAgt><FinInstnId><BICFI>ALQBDEHHXXX</BICFI></FinInstnId>\
                 </ChrgsAcctAgt><CdtTrfTxInf/><CdtTrfTxInf/></PmtInf>";
    // The source of the rule covers the versions before that of 2019.
    let answered = |fragment: &str| answer(&laid(fragment, "pain.001.001.03"), Pain002::V03);
    let alone = answered(wrong);
    assert!(alone.contains("<GrpSts>RJCT</GrpSts>"), "{alone}");
    assert!(alone.contains("<PmtInfSts>RJCT</PmtInfSts>") && !alone.contains("<TxInfAndSts>"));
    let other = "<PmtInf><ChrgsAcctAgt remove=\"\"/></PmtInf>";
    let both = answered(&format!("{wrong}{other}"));
    assert!(both.contains("<GrpSts>PART</GrpSts>"), "{both}");
    assert!(both.contains("<DtldNbOfTxs>2</DtldNbOfTxs>"), "{both}");
}

#[test]
fn a_wrong_header_or_a_broken_grammar_rejects_everything() {
    let count = format!("<GrpHdr><NbOfTxs>7</NbOfTxs></GrpHdr>{BATCHES}");
    let text = answered(&count, Pain002::V03);
    let rules = RULES.iter().any(|rule| rule.code.id == "CNT-GrpHdrNbOfTxs");
    assert!(rules && text.contains("<OrgnlNbOfTxs>7<"), "{text}");
    let broken = "<PmtInf><CdtTrfTxInf/><CdtTrfTxInf><PmtId><InstrId empty=\"\"/></PmtId>\
                  </CdtTrfTxInf></PmtInf>";
    let text = answered(broken, Pain002::V10);
    assert!(text.contains("<GrpSts>RJCT</GrpSts>") && text.contains("<Cd>FF01</Cd>"), "{text}");
    assert_eq!(text.matches("<TxInfAndSts>").count(), 1, "{text}");
    assert!(text.contains("<OrgnlEndToEndId>INV-2026-00417-2<"), "{text}");
}

/// The message ends within a transaction.
#[test]
fn what_breaks_off_is_rejected() {
    let whole = laid(BATCHES, "pain.001.001.03");
    let text = answer(&whole[..whole.rfind("<RmtInf>").unwrap()], Pain002::V03);
    assert!(text.contains("<GrpSts>RJCT</GrpSts>"), "{text}");
    assert!(text.contains("<OrgnlMsgNmId>pain.001.001.03<"), "{text}");
}

#[test]
fn markup_in_identifications_stays_text() {
    let text = answered("<GrpHdr><MsgId>A&amp;B&lt;C&gt;</MsgId></GrpHdr>", Pain002::V03);
    assert!(text.contains("<OrgnlMsgId>A&amp;B&lt;C&gt;</OrgnlMsgId>"), "{text}");
}

#[test]
fn what_is_not_known_is_not_answered() {
    let payment = laid(BATCHES, "pain.001.001.03");
    let (original, mut report) = read(&payment);
    let answer = |report: &FileReport, at: &str| Pain002::V03.answer(report, &original, at);
    assert_eq!(answer(&report, "14.9.2026"), Err(Unanswerable::Time));
    report.layers[0].errors += 1;
    assert_eq!(answer(&report, NOW), Err(Unanswerable::Omitted));
    report.verdict = Verdict::Unchecked;
    assert_eq!(answer(&report, NOW), Err(Unanswerable::Unchecked));
}

/// Whatever is wrong with a payment, its answer is right.
#[test]
fn the_answer_to_every_example_is_valid() {
    let mut count = 0;
    for (rule, example) in
        RULES.iter().flat_map(|r| examples(r.code.document).into_iter().map(move |e| (r, e)))
    {
        let is_payment = ["pain.001", "pain.008"].contains(&example.family.as_str());
        assert!(FAMILIES.contains(&example.family.as_str()));
        if !is_payment {
            continue;
        }
        let versions = if example.family == "pain.001" { ["03", "09"] } else { ["02", "08"] };
        for (version, answers) in versions.iter().zip([Pain002::V03, Pain002::V10]) {
            let message = format!("{}.001.{version}", example.family);
            if rule.coverage(&message).is_some() {
                answer(&laid(&example.text, &message), answers);
                count += 1;
            }
        }
    }
    assert!(count > 50, "{count}");
}

/// As many transactions as a month has, and a report on each: none is looked for by walking
/// through all others.
#[test]
fn large_payments_are_compared_in_one_pass() {
    const MANY: usize = 20_000;
    let payment = laid("", "pain.001.001.03");
    let (start, end) = ("<CdtTrfTxInf>", "</CdtTrfTxInf>");
    let from = payment.find(start).unwrap();
    let to = payment.find(end).unwrap() + end.len();
    let one = &payment[from..to];
    let all: String =
        (0..MANY).map(|n| one.replace("INV-2026-00417", &format!("INV-{n}"))).collect();
    let (original, _) = read(&(payment[..from].to_owned() + &all + &payment[to..]));
    assert_eq!(original.transactions().len(), MANY);
    let report = laid("", "pain.002.001.03");
    let (start, end) = ("<TxInfAndSts>", "</TxInfAndSts>");
    let from = report.find(start).unwrap();
    let to = report.find(end).unwrap() + end.len();
    let one = &report[from..to];
    let all: String =
        (0..MANY).map(|n| one.replace("INV-2026-00417", &format!("INV-{}", n + 1))).collect();
    let report = report[..from].to_owned() + &all + &report[to..];
    let rules = Rulebook::default().with_original(original);
    let report = rules.check(&VALIDATOR, "report", true, report.as_bytes(), &mut []);
    let rule = report.rules.iter().find(|rule| rule.code.id == "ECHO-Tx").unwrap();
    assert_eq!((rule.applied, &rule.outcome), (MANY as u64, &RuleOutcome::Failed));
    let found = report.findings.iter().filter(|f| f.code.id == "ECHO-Tx").count();
    assert_eq!(found, 1);
}

/// Without a payment the rules that need one say so.
#[test]
fn without_an_original_nothing_is_compared() {
    let report = laid("", "pain.002.001.03");
    let report = Rulebook::default().check(&VALIDATOR, "r", true, report.as_bytes(), &mut []);
    let echo: Vec<_> = report.rules.iter().filter(|r| r.code.id.starts_with("ECHO-")).collect();
    assert_eq!(echo.len(), 5);
    assert!(echo.iter().all(|rule| rule.outcome.name() == "off"));
    assert!(echo.iter().all(|rule| rule.outcome.reason().unwrap().contains("--original")));
}

/// The pair that a bank publishes: two digits of the identification differ.
#[test]
fn the_worldlink_report_is_on_another_transaction() {
    let read = |name| {
        let folder = super::shared::project("samples/playbook/worldlink-payment");
        std::fs::read_to_string(folder.join(name)).unwrap()
    };
    let (original, _) = Original::read(
        &VALIDATOR,
        &Rulebook::default(),
        "pain.001.xml",
        read("pain.001.xml").as_bytes(),
    );
    let rules = Rulebook::default().with_original(original.unwrap());
    let report = read("pain.002.xml");
    let report = rules.check(&VALIDATOR, "pain.002.xml", true, report.as_bytes(), &mut []);
    let ids = report.findings.iter().map(|f| f.code.id).filter(|id| id.starts_with("ECHO-"));
    assert_eq!(ids.collect::<Vec<_>>(), ["ECHO-Tx"]);
}

/// A change of an answer by which it does not answer its payment any more.
const CHANGES: [(&str, &str, &str); 6] = [
    ("ECHO-MsgId", "OrgnlGrpInfAndSts/OrgnlMsgId", "set ANOTHER"),
    ("ECHO-MsgId", "OrgnlGrpInfAndSts/OrgnlMsgNmId", "set pain.007.001.02"),
    ("ECHO-Counts", "OrgnlGrpInfAndSts/OrgnlNbOfTxs", "add 1"),
    ("ECHO-Counts", "OrgnlGrpInfAndSts/OrgnlCtrlSum", "add 100.00"),
    ("ECHO-PmtInf", "OrgnlPmtInfAndSts/OrgnlPmtInfId", "set ANOTHER"),
    ("ECHO-Tx", "OrgnlPmtInfAndSts/TxInfAndSts/OrgnlEndToEndId", "set ANOTHER"),
];

/// The accounts of those who are paid or who pay, one of which is wrong.
const ACCOUNTS: [&str; 2] =
    ["PmtInf/CdtTrfTxInf/CdtrAcct/Id/IBAN", "PmtInf/DrctDbtTxInf/DbtrAcct/Id/IBAN"];

#[test]
fn an_answer_that_is_changed_in_one_place_is_not_one_to_its_payment() {
    let mut met = BTreeSet::new();
    let samples = files(&project("samples/valid"), "xml");
    for sample in samples.into_iter().filter(|name| name.starts_with("pain.00")) {
        let text = std::fs::read_to_string(project("samples/valid").join(&sample)).unwrap();
        let wrong = ACCOUNTS.iter().find_map(|path| changed(&text, path, &Change::Digit(3)));
        let Some(payment) = wrong else { continue };
        let (original, report) = read(&payment);
        let answer = Pain002::V03.answer(&report, &original, NOW).unwrap();
        let rules = Rulebook::default().with_original(original);
        let codes = |text: &str| -> BTreeSet<&str> {
            let report = rules.check(&VALIDATOR, "answer", true, text.as_bytes(), &mut []);
            report.findings.iter().map(|finding| finding.code.id).collect()
        };
        let before = codes(&answer);
        for (code, path, change) in CHANGES {
            let Some(other) = changed(&answer, path, &Change::parse(change)) else { continue };
            let new: Vec<&str> = codes(&other).difference(&before).copied().collect();
            assert_eq!(new, [code], "{path} {change} in the answer to {sample}");
            met.insert(path);
        }
    }
    assert_eq!(met.len(), CHANGES.len(), "{met:?}");
}
