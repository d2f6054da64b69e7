//! Rules as a whole: those that others have are accounted for, real payloads give what was
//! looked at, and defects that users meet are found once.

use super::shared::{self, files, project};
use isoproof::check::{SchemaSet, Settings, Validator};
use isoproof::diagnostic::{CODES, Diagnostic, Layer, LayerStatus};
use isoproof::rules::{Choice, RULES, Rulebook};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static VALIDATOR: LazyLock<Validator> =
    LazyLock::new(|| Validator::new(SchemaSet::embedded(), Settings::default()));

static RULEBOOK: LazyLock<Rulebook> = LazyLock::new(|| Rulebook::new(Choice::default()));

fn findings(text: &str) -> Vec<Diagnostic> {
    RULEBOOK.check(&VALIDATOR, "message.xml", true, text.as_bytes(), &mut []).findings
}

fn sample(path: &str) -> String {
    std::fs::read_to_string(project("samples/valid").join(path)).unwrap()
}

/// What the table of rules that others decide says: the id, and the code that decides it.
fn elsewhere() -> Vec<(String, String)> {
    let text = std::fs::read_to_string(project("docs/rules-by-schema.tsv")).unwrap();
    let rows = text.lines().skip(2).map(|line| line.split('\t').collect::<Vec<_>>());
    rows.map(|row| (row[0].to_owned(), row[2].to_owned())).collect()
}

#[test]
fn what_others_decide_is_decided_by_a_code_that_exists() {
    for (rule, code) in elsewhere() {
        assert!(!RULES.iter().any(|own| own.code.id == rule), "{rule} is a rule of its own");
        assert!(code == "-" || CODES.iter().any(|known| known.id == code), "{rule}: {code}");
    }
}

#[test]
fn every_rule_of_the_collection_is_accounted_for() {
    let Some(shared) = shared::folder() else { return };
    let text = std::fs::read_to_string(shared.join("domain/rules.md")).unwrap();
    let is_id = |id: &str| {
        id.split_once('-').is_some_and(|(family, name)| {
            (2..=4).contains(&family.len())
                && family.bytes().all(|b| b.is_ascii_uppercase())
                && name.starts_with(|c: char| c.is_ascii_uppercase())
        })
    };
    let cells = text.lines().filter_map(|line| line.strip_prefix("| ")?.split(" |").next());
    let ids: BTreeSet<&str> = cells.filter(|cell| is_id(cell)).collect();
    let own: BTreeSet<&str> = RULES.iter().map(|rule| rule.code.id).collect();
    let others: Vec<(String, String)> = elsewhere();
    let is_known = |id: &&str| own.contains(id) || others.iter().any(|(other, _)| other == id);
    let missing: Vec<&str> = ids.iter().copied().filter(|id| !is_known(id)).collect();
    assert_eq!((ids.len(), missing), (175, Vec::new()));
    assert!(ids.intersection(&own).count() >= 150);
}

/// Findings of rules on the payloads of the corpus that are valid by their schema: how many
/// of each severity and code. Each kind was looked at; a false alarm shows as a difference.
#[test]
fn real_payloads_give_the_findings_that_were_looked_at() {
    let Some(shared) = shared::folder() else { return };
    let folder = shared.join("corpus");
    let mut counts: BTreeMap<(String, &str), usize> = BTreeMap::new();
    let mut valid = 0;
    for path in files(&folder, ".xml") {
        let bytes = std::fs::read(folder.join(&path)).unwrap();
        let report = RULEBOOK.check(&VALIDATOR, &path, true, &bytes[..], &mut []);
        let is_passed = |l: &&isoproof::diagnostic::LayerReport| {
            l.layer == Layer::Schema && l.status == LayerStatus::Passed
        };
        if report.message.is_none() || !report.layers.iter().any(|l| is_passed(&l)) {
            continue;
        }
        valid += 1;
        for finding in report.findings.iter().filter(|f| f.code.layer == Layer::Rules) {
            *counts.entry((finding.severity.to_string(), finding.code.id)).or_default() += 1;
        }
    }
    let lines = counts.iter().map(|((severity, id), count)| format!("{severity}\t{id}\t{count}\n"));
    let text = format!("{valid} payloads\n{}", lines.collect::<String>());
    let path = project("tests/expected/corpus-rules.tsv");
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}

/// Five defects that users meet: each is found once, with its figures, at its place.
#[test]
fn everyday_defects_are_found_once() {
    let pain = sample("pain.001.001.03/small.xml");
    let swapped = {
        let (from, to) = (pain.find("<DbtrAcct>").unwrap(), pain.find("<DbtrAgt>").unwrap());
        let end = pain.find("</DbtrAgt>").unwrap() + "</DbtrAgt>".len();
        [&pain[..from], &pain[to..end], &pain[from..to], &pain[end..]].concat()
    };
    let cases = [
        ("swapped", swapped, "XSD0103", "", ""),
        ("account", pain.replace("NL17PQBX", "NL18PQBX"), "DT-IBAN", "NL18PQBX0123456789", "17"),
        (
            "sum",
            pain.replace("<CtrlSum>1250.00", "<CtrlSum>1350.00"),
            "SUM-GrpHdrCtrlSum",
            "1350.00",
            "1250.00",
        ),
        ("count", pain.replacen("<NbOfTxs>1<", "<NbOfTxs>2<", 1), "CNT-GrpHdrNbOfTxs", "2", "1"),
    ];
    for (name, text, code, found, expected) in cases {
        let all = findings(&text);
        let codes: Vec<&str> = all.iter().map(|finding| finding.code.id).collect();
        assert_eq!(codes, [code], "{name}");
        let one = &all[0];
        assert!(one.place.line > 1 && one.found.as_deref().unwrap_or_default().contains(found));
        assert!(one.expected.as_deref().unwrap_or_default().contains(expected), "{name}");
    }
    for message in ["camt.053.001.02", "camt.053.001.08"] {
        let text = sample(&format!("{message}/small.xml"));
        let all = findings(&text.replace("17000.40", "17000.04"));
        let codes: Vec<&str> = all.iter().map(|finding| finding.code.id).collect();
        assert_eq!(codes, ["BAL-Equation"], "{message}");
        assert_eq!(all[0].found.as_deref(), Some("17000.04 CRDT"));
        assert_eq!(all[0].expected.as_deref(), Some("17000.40 CRDT"));
        assert!(all[0].path.ends_with("/Stmt[1]/Bal[2]/Amt"), "{}", all[0].path);
    }
}

/// A defect that the schema names is not named again by rules, and hides none of others.
#[test]
fn rules_say_nothing_of_what_was_refused() {
    let pain = sample("pain.001.001.03/small.xml");
    for (text, code) in [
        (pain.replace("NL17PQBX0123456789", "NL17-PQBX-0123"), "XSD0305"),
        (pain.replace(">1250.00</InstdAmt>", ">1.250,00</InstdAmt>"), "XSD0301"),
        (
            pain.replace("<CdtTrfTxInf>", "<CdtTrfTxInfo>")
                .replace("</CdtTrfTxInf>", "</CdtTrfTxInfo>"),
            "XSD0104",
        ),
    ] {
        let codes: Vec<&str> = findings(&text).iter().map(|finding| finding.code.id).collect();
        assert_eq!(codes, [code]);
    }
    let two = pain
        .replace("NL17PQBX0123456789", "NL18PQBX0123456789")
        .replace("<EndToEndId>", "<EndToEndID>")
        .replace("</EndToEndId>", "</EndToEndID>");
    let codes: Vec<&str> = findings(&two).iter().map(|finding| finding.code.id).collect();
    assert_eq!(codes, ["XSD0104", "DT-IBAN"]);
}

/// A message long enough for the fast lane: payments right and wrong, many times.
fn long() -> String {
    let pain = sample("pain.001.001.03/small.xml");
    let from = pain.find("      <CdtTrfTxInf>").unwrap();
    let to = pain.find("    </PmtInf>").unwrap();
    let payment = &pain[from..to];
    let many = (0..400).map(|number| match number % 40 {
        3 => payment.replace("NL17PQBX", "NL18PQBX"),
        7 => payment.replace("Poldermolen", "Pölder &amp; Molen"),
        11 => payment.replace("1250.00", "1250.005"),
        13 => payment.replace("PQBXNL2AXXX", "PQBXUK2AXXX"),
        17 => payment.replace("<RmtInf>", "<Purp><Cd>SALY</Cd></Purp><RmtInf>"),
        23 => payment.replace("<EndToEndId>INV", "<!-- note --><EndToEndId>/INV"),
        _ => payment.replace("00417<", &format!("{number:05}<")),
    });
    let many: String = many.collect();
    [&pain[..from], &many, &pain[to..]].concat()
}

#[test]
fn the_fast_lane_and_the_general_way_say_the_same_of_rules() {
    let text = long();
    let report = |chunk| {
        let settings = Settings { chunk, ..Settings::default() };
        let validator = Validator::new(SchemaSet::embedded(), settings);
        RULEBOOK.check(&validator, "long.xml", true, text.as_bytes(), &mut [])
    };
    let fast = report(Settings::default().chunk);
    assert!(fast.findings.iter().filter(|f| f.code.layer == Layer::Rules).count() > 50);
    for chunk in [17, 4_096, 65_536] {
        let other = report(chunk);
        assert_eq!(fast.findings, other.findings, "{chunk}");
        assert_eq!(fast.rules, other.rules, "{chunk}");
    }
}
