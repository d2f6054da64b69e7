//! Claims as they are written.

use super::{Claim, Decision, Reach, Test, ValueTest, Verdict};

const CLAIM: &str = r#"
[[claim]]
id = "CLM-Z-01"
apis = ["balance"]
statement = "Balances only."
kind = "structure"
quantifier = "all"
sources = ["handbook"]
evidence = "a balance response"
direction = ["response"]
otherwise = "the report has no balance"

[[claim.case]]
verdict = "contradicted"
because = "the report lists entries"
when = { path = "Document/BkToCstmrAcctRpt/Rpt/Ntry" }

[[claim.case]]
verdict = "consistent"
because = "balances and no entries"
when = { all = [
    { is = ["camt.052"] },
    { each = "Document/BkToCstmrAcctRpt/Rpt", holds = { path = "Bal", count = ">= 1" } },
] }
"#;

#[derive(Debug, serde::Deserialize)]
struct File {
    claim: Vec<Claim>,
}

fn read(text: &str) -> Result<Claim, toml::de::Error> {
    toml::from_str::<File>(text).map(|mut file| file.claim.remove(0))
}

/// The line and the message of the error that a change makes.
fn error(changed: &str, to: &str) -> String {
    assert!(CLAIM.contains(changed), "{changed}");
    let text = CLAIM.replacen(changed, to, 1);
    let error = read(&text).unwrap_err();
    let line = text[..error.span().unwrap().start].matches('\n').count() + 1;
    format!("{line}: {}", error.message())
}

#[test]
fn a_claim_is_read_with_its_cases() {
    let claim = read(CLAIM).unwrap();
    let tests = claim.tests().unwrap();
    assert_eq!(
        tests.cases.iter().map(|c| c.verdict).collect::<Vec<_>>(),
        [Verdict::Contradicted, Verdict::Consistent]
    );
    let [Test::All(all)] = &tests.cases[1].when.get_ref().tests[..] else { panic!("all") };
    let [Test::Within(Reach::All, path, holds)] = &all[1].tests[..] else { panic!("each") };
    assert_eq!(path.get_ref().as_str(), "Document/BkToCstmrAcctRpt/Rpt");
    assert_eq!(&CLAIM[path.span()], "\"Document/BkToCstmrAcctRpt/Rpt\"");
    assert!(matches!(&holds.tests[..], [Test::Path(_, tests)]
        if matches!(tests[..], [ValueTest::Count(_)])));
}

#[test]
fn a_wrong_condition_is_an_error_at_its_line() {
    for (changed, to, expected) in [
        ("{ path = \"Doc", "{ pth = \"Doc", "16: unknown field `pth`"),
        ("Rpt/Ntry", "Rpt//Ntry", "16: `Document/BkToCstmrAcctRpt/Rpt//Ntry` is no path"),
        ("\">= 1\"", "\"1\"", "23: `1` is no comparison"),
        ("path = \"Bal\", ", "", "23: a test of values needs a path"),
        ("each = \"Document/BkToCstmrAcctRpt/Rpt\", ", "", "23: holds needs each or some"),
        ("{ is = [\"camt.052\"] }", "{ }", "22: a condition has one key"),
        ("count = \">= 1\"", "in = []", "23: a set has one value"),
        ("count = \">= 1\"", "country = [\"Australia\"]", "23: `Australia` is no country code"),
        ("count = \">= 1\"", "is_a = \"day\"", "23: unknown variant `day`"),
        ("count = \">= 1\"", "matches = \"^A\"", "23: a pattern is for the whole value"),
        ("count = \">= 1\"", "matches = \"(A\"", "23: "),
    ] {
        let error = error(changed, to);
        assert!(error.starts_with(expected), "{error}");
    }
}

#[test]
fn a_claim_is_testable_or_says_why_not() {
    for (changed, to, expected) in [
        (
            "kind = \"structure\"",
            "kind = \"not-testable\"",
            "2: a claim that is not testable says why",
        ),
        ("evidence = ", "not_testable = ", "2: not_testable is for claims of kind not-testable"),
        ("evidence = \"a balance response\"\n", "", "2: a testable claim says in evidence"),
        ("direction = [\"response\"]\n", "", "2: a testable claim has a direction"),
        ("otherwise = \"the report has no balance\"\n", "", "2: a testable claim has an otherwise"),
        ("sources = [\"handbook\"]", "sources = []", "2: a claim rests on one source"),
        ("evidence = ", "confidence = \"low\"\nevidence = ", "2: confidence and rated_by"),
    ] {
        let error = error(changed, to);
        assert!(error.starts_with(expected), "{error}");
    }
    let both =
        CLAIM.replace("kind = \"structure\"", "kind = \"not-testable\"\nnot_testable = \"price\"");
    assert!(read(&both).unwrap_err().message().contains("has no direction, case"));
    let end = both.find("evidence").unwrap();
    let claim = read(&both[..end]).unwrap();
    assert!(matches!(claim.decision, Decision::NotTestable(why) if why == "price"));
}
