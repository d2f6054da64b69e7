//! Rules on the command line: which run, how bad they are, what is suppressed.

use crate::cli::{Folder, Run, isoproof};
use crate::payment::PAYMENT;
use serde_json::Value;
use std::sync::LazyLock;

const IBAN: &str = "<IBAN>DE88370400440532013000</IBAN>";

/// A credit transfer of which one rule finds something: a wrong IBAN, beside a right BIC.
static WRONG: LazyLock<String> = LazyLock::new(|| {
    PAYMENT
        .replace("NL17PQBX0123456789", "DE88370400440532013000")
        .replace("<FinInstnId/>", "<FinInstnId><BIC>PQBXNL2AXXX</BIC></FinInstnId>")
});

fn json(run: &Run) -> Value {
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {run:?}"))
}

/// The codes of the findings, then those of what was suppressed.
fn codes(run: &Run) -> (Vec<String>, Vec<String>) {
    let file = &json(run)["files"][0];
    let ids = |list: &Value, member: &str| {
        let list = list.as_array().unwrap().iter();
        list.map(|one| one.pointer(member).unwrap().as_str().unwrap().to_owned()).collect()
    };
    (ids(&file["findings"], "/code"), ids(&file["suppressed"], "/finding/code"))
}

/// What became of a rule, and why.
fn outcome(run: &Run, id: &str) -> (String, Option<String>) {
    let rules = json(run)["files"][0]["rules"].as_array().unwrap().clone();
    let rule = rules.iter().find(|rule| rule["id"] == id).unwrap();
    let text = |name: &str| rule[name].as_str().map(str::to_owned);
    (text("outcome").unwrap(), text("reason"))
}

fn off(why: &str) -> (String, Option<String>) {
    ("off".to_owned(), Some(why.to_owned()))
}

#[test]
fn rules_run_unless_left_out_and_reports_say_which_did() {
    let folder = Folder::new("rules-run").with("a.xml", &*WRONG);
    let run = |options: &str| folder.isoproof(&format!("validate a.xml --format json {options}"));
    let plain = run("");
    assert_eq!(plain.code, 1);
    assert_eq!(codes(&plain).0, ["DT-IBAN"]);
    assert_eq!(outcome(&plain, "DT-IBAN"), ("failed".to_owned(), None));
    assert_eq!(outcome(&plain, "DT-BIC").0, "passed");
    assert_eq!(outcome(&plain, "DT-LEI").0, "not-applicable");

    let ignored = run("--ignore DT-IBAN");
    assert_eq!((ignored.code, codes(&ignored).0.len()), (0, 0));
    assert_eq!(outcome(&ignored, "DT-IBAN"), off("ignored by --ignore"));
    let selected = run("--select dt-bic,CNT-*");
    assert_eq!((selected.code, codes(&selected).0.len()), (0, 0));
    assert_eq!(outcome(&selected, "DT-IBAN"), off("not selected"));
    assert_eq!(outcome(&selected, "DT-BIC").0, "passed");
    assert_eq!(run("--select identifiers").code, 1);
    let grammar = run("--layers schema");
    assert_eq!(
        (grammar.code, json(&grammar)["files"][0]["rules"].as_array().unwrap().len()),
        (0, 0)
    );
}

#[test]
fn a_severity_of_ones_own_decides_the_exit_code() {
    let folder = Folder::new("rules-severity").with("a.xml", &*WRONG);
    let run = |options: &str| folder.isoproof(&format!("validate a.xml --format json {options}"));
    let warning = run("--severity DT-IBAN=warning");
    assert_eq!((warning.code, codes(&warning).0), (0, vec!["DT-IBAN".to_owned()]));
    assert_eq!(json(&warning)["files"][0]["findings"][0]["severity"], "warning");
    assert_eq!(run("--severity DT-*=info --severity DT-IBAN=error").code, 1);
    assert_eq!(run("--severity DT-IBAN=error --severity identifiers=info").code, 0);
}

#[test]
fn what_names_no_rule_is_an_error_with_the_nearest_name() {
    let folder = Folder::new("rules-unknown").with("a.xml", &*WRONG);
    for (options, said) in [
        ("--select DT-IBN", "no rule or family of rules `DT-IBN`; nearest: DT-IBAN"),
        ("--ignore identifers", "nearest: identifiers"),
        ("--severity DT-IBAN=high", "the severity is error, warning or info"),
        ("--severity DT-IBAN", "expected RULES=SEVERITY"),
        ("--profile sapa", "[possible values: cbpr, citi, sepa, swiss]"),
        ("--reference-date 2026-02-30", "`2026-02-30` is no date"),
        ("--ignore XSD0101", "XSD0101 is of the grammar"),
        ("--layers schema --profile sepa", "--profile needs the layer rules"),
        ("--config missing.toml", "missing.toml: "),
        ("--config a.toml --no-config", "cannot be used with"),
    ] {
        let run = folder.isoproof(&format!("validate a.xml {options}"));
        assert!(run.code == 2 && run.err.contains(said), "{options}: {run:?}");
    }
}

#[test]
fn a_profile_is_chosen_by_name() {
    let folder = Folder::new("rules-profile").with("a.xml", &*WRONG);
    let run = folder.isoproof("validate a.xml --format json --profile swiss --profile sepa");
    assert_eq!(json(&run)["run"]["profiles"], serde_json::json!(["swiss", "sepa"]));
    let name = WRONG.replace("Mohnblume Verlag", "M\u{f6}hnblume");
    let folder = folder.with("name.xml", name);
    let severity = |options: &str| {
        let run =
            folder.isoproof(&format!("validate name.xml --format json --select CHR-* {options}"));
        json(&run)["files"][0]["findings"][0]["severity"].clone()
    };
    assert_eq!((severity(""), severity("--profile sepa")), ("info".into(), "warning".into()));
}

#[test]
fn the_configuration_is_found_and_the_command_line_stands_over_it() {
    let config = "[rules]\nignore = [\"DT-IBAN\"]\nprofile = \"sepa\"\n";
    let folder = Folder::new("rules-config")
        .with(".git/HEAD", "")
        .with("isoproof.toml", config)
        .with("in/a.xml", &*WRONG)
        .with("other.toml", "[rules.severity]\nDT-IBAN = \"warning\"\n")
        .with("wrong.toml", "[rules]\nignor = []\n")
        .with("in/top/.git", "gitdir: elsewhere")
        .with("in/top/a.xml", &*WRONG);
    let run = |from: &str, arguments: &str| -> Run {
        let mut command = crate::cli::command();
        command.current_dir(folder.path(from)).args(arguments.split_whitespace());
        command.output().unwrap().into()
    };
    assert_eq!(run(".", "validate in/a.xml").code, 0);
    let below = run("in", "validate a.xml --format json");
    assert_eq!((below.code, outcome(&below, "DT-IBAN")), (0, off("ignored by ../isoproof.toml")));
    assert_eq!(json(&below)["run"]["config"], "../isoproof.toml");
    assert_eq!(json(&below)["run"]["profiles"][0], "sepa");
    let said = run("in", "validate a.xml -v");
    assert!(
        said.out.starts_with("configuration: ../isoproof.toml; profiles: sepa\n"),
        "{}",
        said.out
    );
    assert!(said.out.contains("     off, ignored by ../isoproof.toml: DT-IBAN\n"), "{}", said.out);

    assert_eq!(run("in", "validate a.xml --ignore DT-BIC").code, 1);
    assert_eq!(run("in", "validate a.xml --no-config").code, 1);
    assert_eq!(run("in", "validate a.xml --config ../other.toml").code, 0);
    // The search ends at the top of a working copy.
    assert_eq!(run("in/top", "validate a.xml").code, 1);
    let wrong = run("in", "validate a.xml --config ../wrong.toml");
    let said = "isoproof: ../wrong.toml:2:1: unknown key `ignor`; nearest: ignore\n";
    assert_eq!((wrong.code, wrong.err.as_str()), (2, said));
}

#[test]
fn files_for_this_program_are_no_payloads() {
    let folder = Folder::new("rules-own-files")
        .with("in/a.xml", &*WRONG)
        .with("in/isoproof.toml", "[rules]\n")
        .with("in/a.xml.isoproof.toml", "");
    let run = folder.isoproof("validate in --format json");
    assert_eq!(json(&run)["summary"]["files"]["total"], 1);
    assert!(folder.isoproof("validate in/isoproof.toml").out.contains("isoproof.toml"));
}

/// Where a comment that suppresses the wrong IBAN can stand.
#[test]
fn a_comment_suppresses_what_is_in_the_next_element_or_in_its_own() {
    let note = "<!-- isoproof:ignore DT-IBAN a test account -->";
    let before = |tag: &str| WRONG.replacen(tag, &format!("{note}{tag}"), 1);
    let inside = |tag: &str| WRONG.replacen(tag, &format!("{tag}\n {note} "), 1);
    let last = format!("{note}{IBAN}");
    for text in [
        WRONG.replace(IBAN, &last),
        WRONG.replace(IBAN, &IBAN.replace(">DE", &format!(">{note}DE"))),
        before("<CdtrAcct>"),
        before("<CdtTrfTxInf>"),
        before("<CdtTrfTxInf>").replace(note, &format!("{note} <!-- another -->\n <?also this?>")),
        inside("<CdtTrfTxInf>"),
        inside("<PmtInf>"),
        before("<Document"),
        WRONG.replace(IBAN, &last.replace("DT-IBAN", "DT-BIC, iban-wrong")),
    ] {
        let folder = Folder::new("rules-comment").with("a.xml", &text);
        let run = folder.isoproof("validate a.xml --format json --fail-on error");
        let (found, suppressed) = codes(&run);
        let found: Vec<&String> = found.iter().filter(|code| *code != "SUP0002").collect();
        assert_eq!((run.code, found.len()), (0, 0), "{text}\n{}", run.out);
        assert_eq!(suppressed, ["DT-IBAN"], "{text}");
        let one = &json(&run)["files"][0]["suppressed"][0];
        assert_eq!((&one["by"], &one["reason"]), (&"comment".into(), &"a test account".into()));
    }
    for text in [
        WRONG.replace(IBAN, &format!("{IBAN}{note}")),
        before("<Cdtr>"),
        before("<Amt>"),
        WRONG.replace(IBAN, &IBAN.replace("3000<", &format!("3000{note}<"))),
        format!("{}{note}", *WRONG),
    ] {
        let folder = Folder::new("rules-comment").with("a.xml", &text);
        let run = folder.isoproof("validate a.xml --format json");
        let (mut found, suppressed) = codes(&run);
        found.sort();
        assert_eq!((run.code, found), (1, vec!["DT-IBAN".into(), "SUP0002".into()]), "{text}");
        assert!(suppressed.is_empty(), "{text}");
    }
}

#[test]
fn every_report_shows_what_was_suppressed_and_why() {
    let note = "<!-- isoproof:ignore DT-IBAN a test account -->";
    let folder =
        Folder::new("rules-reports").with("a.xml", WRONG.replace(IBAN, &format!("{note}{IBAN}")));
    let out = |options: &str| {
        let run = folder.isoproof(&format!("validate a.xml {options}"));
        assert_eq!(run.code, 0, "{options}");
        run.out
    };
    let text = out("");
    assert!(text.contains("a.xml: valid pain.001.001.03 (1 suppressed)\n"), "{text}");
    assert!(text.contains("   suppressed: 1 DT-IBAN iban-wrong\n"), "{text}");
    let words: Vec<String> = out("-v").split_whitespace().map(str::to_owned).collect();
    assert!(!text.contains("a test"), "{text}");
    assert!(words.join(" ").contains("/CdtrAcct/Id/IBAN: a test account"), "{words:?}");
    assert!(out("--format concise").contains("a.xml: suppressed: 1 DT-IBAN iban-wrong\n"));
    assert!(out("--format junit").contains("suppressed[DT-IBAN] iban-wrong: a test account"));
    let sarif: Value = serde_json::from_str(&out("--format sarif")).unwrap();
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!(result["suppressions"][0]["kind"], "inSource");
    assert_eq!(result["suppressions"][0]["justification"], "a test account");
    assert!(!out("--format json --mask").contains("a test account"));
    assert_eq!(
        json(&folder.isoproof("validate a.xml --format json"))["summary"]["findings"]["suppressed"],
        1
    );
}

/// The entries of a side file.
fn entry(code: &str, path: &str) -> String {
    format!("[[suppress]]\ncode = \"{code}\"\npath = \"{path}\"\nreason = \"known\"\n")
}

#[test]
fn a_file_beside_the_payload_suppresses_by_paths() {
    let root = "/Document/CstmrCdtTrfInitn";
    let run = |beside: &str| {
        let folder =
            Folder::new("rules-beside").with("a.xml", &*WRONG).with("a.xml.isoproof.toml", beside);
        folder.isoproof("validate a.xml --format json")
    };
    for path in [
        "/PmtInf[1]/CdtTrfTxInf[1]/CdtrAcct/Id/IBAN",
        "/PmtInf/CdtTrfTxInf/CdtrAcct",
        "/PmtInf/CdtTrfTxInf[1]",
        "",
    ] {
        let run = run(&entry("DT-IBAN", &format!("{root}{path}")));
        assert_eq!((run.code, codes(&run)), (0, (vec![], vec!["DT-IBAN".into()])), "{path}");
        assert_eq!(json(&run)["files"][0]["suppressed"][0]["by"], "file");
    }
    for path in ["/PmtInf[2]", "/PmtInf/CdtTrfTxInf/CdtrAcc", "/PmtInf/DbtrAcct"] {
        let run = run(&entry("DT-IBAN", &format!("{root}{path}")));
        let (found, suppressed) = codes(&run);
        assert_eq!((run.code, found, suppressed), {
            (1, vec!["SUP0002".into(), "DT-IBAN".into()], vec![])
        });
    }
    for (beside, said) in [
        (entry("DT-IBN", root), "line 1 of a.xml.isoproof.toml suppresses nothing"),
        (entry("XML0301", root), "findings of XML0301 cannot be suppressed"),
        (entry("DT-IBAN", root).replace("known", " "), "it gives no reason"),
        (entry("DT-IBAN", root).replace("reason", "raeson"), "nearest: reason"),
        ("[[suppress".to_owned(), "line 1 of a.xml.isoproof.toml"),
    ] {
        let run = run(&beside);
        let (found, suppressed) = codes(&run);
        assert_eq!(found, ["SUP0001", "DT-IBAN"], "{beside}");
        assert!(suppressed.is_empty() && run.code == 1, "{beside}");
        let message = json(&run)["files"][0]["findings"][0]["message"].clone();
        assert!(message.as_str().unwrap().contains(said), "{message}");
    }
}

#[test]
fn findings_of_the_schema_are_suppressed_without_rules_too() {
    let wrong =
        WRONG.replace("<PmtMtd>TRF", "<!-- isoproof:ignore XSD0306 as agreed --><PmtMtd>CASH");
    let folder = Folder::new("rules-schema").with("a.xml", wrong);
    let run = folder.isoproof("validate a.xml --format json --layers schema");
    let (found, suppressed) = codes(&run);
    assert_eq!((run.code, found.len(), suppressed.len()), (0, 0, 1), "{}", run.out);
    assert_eq!(json(&run)["files"][0]["verdict"], "valid");
}

#[test]
fn a_rule_that_is_off_leaves_no_suppression_unused() {
    let note = "<!-- isoproof:ignore DT-IBAN a test account -->";
    let folder =
        Folder::new("rules-off").with("a.xml", WRONG.replace(IBAN, &format!("{note}{IBAN}")));
    for options in ["--ignore DT-IBAN", "--layers schema", "--layers xml"] {
        let run = folder.isoproof(&format!("validate a.xml --format json {options}"));
        assert_eq!((run.code, codes(&run)), (0, (vec![], vec![])), "{options}");
    }
}

#[test]
fn rules_are_listed_by_what_is_asked_for() {
    let ids = |options: &str| -> Vec<String> {
        let run = isoproof(&format!("rules list --format json {options}"));
        assert_eq!(run.code, 0, "{run:?}");
        let rules = json(&run)["rules"].as_array().unwrap().clone();
        rules.iter().map(|rule| rule["id"].as_str().unwrap().to_owned()).collect()
    };
    let has = |options: &str, id: &str| ids(options).iter().any(|known| known == id);
    let all = ids("").len();
    assert_eq!(isoproof("rules list").out.lines().count(), all + 1);
    assert!(has("--message pain.001.001.09", "DT-IBAN") && has("--message camt.053", "DT-IBAN"));
    assert!(!has("--message camt.053", "CHR-Swift") && !has("--family codes", "DT-IBAN"));
    assert!(has("--severity error --family identifiers", "DT-IBAN"));
    assert!(!has("--severity info", "DT-IBAN") && ids("--profile citi").len() < all);
    let run = isoproof("rules list --message pain.001.001.99");
    assert!(run.code == 2 && run.err.contains("nearest: pain.001.001.09"), "{run:?}");
    let known = json(&isoproof("rules list --message pain.001.001.13 --format json"));
    let rules = known["rules"].as_array().unwrap();
    let swift = rules.iter().find(|rule| rule["id"] == "CHR-Swift").unwrap();
    assert_eq!(swift["coverage"], "carried-forward");
}

#[test]
fn a_rule_is_shown_with_its_document() {
    let shown = isoproof("rules show iban-wrong");
    assert!(shown.code == 0 && shown.out.contains("\nHow to fix\n"), "{shown:?}");
    assert!(shown.out.contains("family   identifiers\n"), "{}", shown.out);
    let known = json(&isoproof("rules show DT-IBAN --format json"));
    let rule = &known["rule"];
    assert!(rule["document"].as_str().unwrap().starts_with("# DT-IBAN "));
    assert_eq!((&rule["severity"], &rule["profile"]), (&"error".into(), &Value::Null));
    let run = isoproof("rules show DT-IBN");
    assert!(run.code == 2 && run.err.contains("no rule `DT-IBN`; nearest: DT-IBAN"), "{run:?}");
    let run = isoproof("rules show XSD0101");
    assert!(run.code == 2 && run.err.contains("`isoproof explain` shows it"), "{run:?}");
}
