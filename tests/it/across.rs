//! Rules on files that are given together.

use super::overlay::laid;
use isoproof::check::{Given, SchemaSet, Settings, Validator};
use isoproof::diagnostic::{FileReport, RuleOutcome, Severity};
use isoproof::rules::{Across, Choice, Rulebook};

/// The reports on messages that are given together, named `1.xml`, `2.xml` and so on.
fn together(choice: Choice, messages: &[String]) -> Vec<FileReport> {
    let validator = Validator::new(SchemaSet::embedded(), Settings::default());
    let rules = Rulebook::new(choice);
    let mut across = Across::new(rules.choice());
    let check = |(number, text): (usize, &String)| {
        let path = format!("{number}.xml");
        let given = Given { path: &path, named: true, beside: None };
        let (mut report, facts) = rules.check_among(&validator, given, text.as_bytes(), &mut []);
        across.join(&mut report, facts);
        report
    };
    (1..).zip(messages).map(check).collect()
}

/// What was found of a rule: the file, how bad it is, and what is said.
fn said(reports: &[FileReport], rule: &str) -> Vec<(String, Severity, String)> {
    let of = |report: &FileReport| {
        let own = report.findings.iter().filter(|finding| finding.code.id == rule);
        let said = own.map(|f| (report.path.clone(), f.severity, f.message.clone()));
        said.collect::<Vec<_>>()
    };
    reports.iter().flat_map(of).collect()
}

fn payment(id: &str, sender: &str) -> String {
    let fragment =
        format!("<GrpHdr><MsgId>{id}</MsgId><InitgPty><Nm>{sender}</Nm></InitgPty></GrpHdr>");
    laid(&fragment, "pain.001.001.03")
}

#[test]
fn an_identification_is_one_of_a_sender() {
    let all = [
        payment("RUN-1", "Hansekontor"),
        payment("RUN-1", "Zimtstern"),
        payment("RUN-2", "Hansekontor"),
        payment("RUN-1", "Hansekontor"),
    ];
    let reports = together(Choice::default(), &all);
    let found = said(&reports, "UNI-MsgIdAcrossFiles");
    let message = "the identification is that of 1.xml too".to_owned();
    assert_eq!(found, [("4.xml".to_owned(), Severity::Warning, message)]);
    let finding = reports[3].findings.iter().find(|f| f.bank_reason == Some("DU01")).unwrap();
    assert_eq!(finding.path, "/Document/CstmrCdtTrfInitn/GrpHdr/MsgId");
    assert!(finding.place.line > 1 && finding.excerpt.text.contains("RUN-1"), "{finding:?}");
    let outcome = |report: &FileReport| {
        let own = report.rules.iter().find(|r| r.code.id == "UNI-MsgIdAcrossFiles").unwrap();
        own.outcome.clone()
    };
    assert_eq!(outcome(&reports[2]), RuleOutcome::Passed);
    assert_eq!(outcome(&reports[3]), RuleOutcome::Failed);
    let ignored = Choice::default().ignore(&["UNI-*"], "--ignore").unwrap();
    assert!(said(&together(ignored, &all), "UNI-MsgIdAcrossFiles").is_empty());
}

/// A page of statement 181.
fn page(number: u64, is_last: bool) -> String {
    let fragment = format!(
        "<GrpHdr><MsgId>PAGE-{number}</MsgId><MsgPgntn><PgNb>{number}</PgNb>\
         <LastPgInd>{is_last}</LastPgInd></MsgPgntn></GrpHdr>"
    );
    laid(&fragment, "camt.053.001.02")
}

#[test]
fn pages_are_there_once_and_one_is_the_last() {
    let apart = |pages: &[(u64, bool)]| {
        let all: Vec<String> = pages.iter().map(|(number, last)| page(*number, *last)).collect();
        let found = said(&together(Choice::default(), &all), "STM-Pagination");
        // That a file is a page is a note in each.
        let worse = found.into_iter().filter(|(_, severity, _)| *severity > Severity::Info);
        worse.map(|(file, severity, _)| (file, severity)).collect::<Vec<_>>()
    };
    let at = |file: &str, severity| vec![(file.to_owned(), severity)];
    assert!(apart(&[(1, false), (2, false), (3, true)]).is_empty());
    assert!(apart(&[(2, true)]).is_empty());
    assert_eq!(apart(&[(1, false), (1, false)]), at("2.xml", Severity::Error));
    assert_eq!(apart(&[(1, true), (2, true)]), at("2.xml", Severity::Error));
    assert_eq!(apart(&[(1, false), (3, true)]), at("2.xml", Severity::Warning));
}

/// A statement of that number, which opens with that balance.
fn statement(number: u64, opening: &str) -> String {
    let fragment = format!(
        "<GrpHdr><MsgId>STATEMENT-{number}</MsgId></GrpHdr><Stmt>\
         <ElctrncSeqNb>{number}</ElctrncSeqNb><Bal><Amt>{opening}</Amt></Bal></Stmt>"
    );
    laid(&fragment, "camt.053.001.08")
}

#[test]
fn statements_follow_each_other_from_file_to_file() {
    let closing = "17500.40";
    let first = || laid("<Stmt><ElctrncSeqNb>181</ElctrncSeqNb></Stmt>", "camt.053.001.08");
    let apart = |second: String| {
        let found =
            said(&together(Choice::default(), &[first(), second]), "BAL-CrossStatementChain");
        found.into_iter().map(|(file, _, message)| format!("{file} {message}")).collect::<Vec<_>>()
    };
    assert!(apart(statement(182, closing)).is_empty());
    assert_eq!(
        apart(statement(182, "17500.04")),
        ["2.xml of two statements of the account the later statement opens with 17500.04 CRDT, \
          the earlier one closed with 17500.40 CRDT (after 1.xml)"]
    );
    assert_eq!(
        apart(statement(184, closing)),
        ["2.xml statement 184 follows statement 181 of the account (after 1.xml)"]
    );
}

#[test]
fn of_very_many_statements_not_all_are_compared_with_other_files() {
    let one = laid("", "camt.053.001.08");
    let (from, to) = (one.find("<Stmt>").unwrap(), one.find("</Stmt>").unwrap() + 7);
    let account = one.find("<IBAN>").map(|at| &one[at..at + 24]).unwrap();
    let own = |number: u32| {
        let other = format!("<IBAN>NL17PQBX{number:010}");
        one[from..to].replacen(account, &other, 1)
    };
    let report = |count: u32| {
        let statements: String = (0..count).map(own).collect();
        let text = [&one[..from], &statements, &one[to..]].concat();
        let choice = Choice::default().select(&["BAL-Cross*"]).unwrap();
        let reports = together(choice, &[text, statement(182, "17500.40")]);
        let rules = reports.into_iter().next().unwrap().rules;
        rules.into_iter().find(|rule| rule.code.id == "BAL-CrossStatementChain").unwrap().outcome
    };
    assert_eq!(report(10), RuleOutcome::NotApplicable);
    assert!(matches!(report(10_001), RuleOutcome::NotRun(why) if why.contains("not all")));
}
