//! `apis`, `playbook` and `claims`.

use crate::cli::{Folder, isoproof};
use crate::shared::project;
use serde_json::Value;

/// The document that a command prints.
fn json(arguments: &str) -> Value {
    let run = isoproof(&format!("{arguments} --format json"));
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{arguments}");
    serde_json::from_str(&run.out).expect("JSON")
}

/// A text without its line breaks.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a command prints, with single spaces.
fn text(arguments: &str) -> String {
    let run = isoproof(arguments);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{arguments}");
    flat(&run.out)
}

fn zimtstern() -> String {
    project("catalog/examples/zimtstern").to_str().unwrap().to_owned()
}

#[test]
fn the_apis_are_listed_and_shown_alike() {
    let listed = json("apis");
    let apis = listed["apis"].as_array().unwrap();
    assert_eq!(apis.len(), 19);
    assert_eq!(apis.iter().filter(|api| api["on_page"] == true).count(), 11);
    let text = isoproof("apis").out;
    for api in apis {
        let id = api["id"].as_str().unwrap();
        assert!(text.lines().any(|line| line.starts_with(id)), "{id}");
        assert_eq!(&json(&format!("apis show {id}"))["api"], api);
        assert_eq!(api["confidence"].is_null(), api["on_page"] == false, "{id}");
    }
}

#[test]
fn an_api_is_shown_with_what_is_known_and_who_says_so() {
    let shown = text("apis show balance-inquiry");
    for part in [
        "format camt.052 (response), by api-playbook, called \"customised camt.052\"",
        "second opinion camt.052.001.02 (response), by developer-specs",
        "confidence medium, as rated by comparison-page",
        "api-playbook, page 8: Citi, CitiConnect API Playbook (PDF, undated); primary; last \
         verified 2026-04-02",
        "POST /accountstatementservices/v3/balance/inquiry",
        "CLM-BAL-02: ",
        "contradiction K3: ",
        "onboarding ",
        "legal review ",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert!(text("apis show liquidity-reports").contains("format none named"));
    assert!(text("apis show liquidity-reports").contains("not rated"));
}

#[test]
fn an_api_of_old_names_still_checks_payloads() {
    let folder = Folder::new("old-names");
    let path = project("samples/valid/camt.053.001.02/small.xml");
    for api in ["statement-inquiry", "statement-retrieval", "citiconnect/statement-retrieval"] {
        let run = folder.run(["validate", path.to_str().unwrap(), "--api", api]);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{api}: {}", run.out);
    }
}

#[test]
fn the_page_is_shown_topic_by_topic() {
    for (topic, count, part) in [
        ("categories", 4, "Payments initiation (scope varies)"),
        ("rows", 9, "Cutoff Times and Holiday Schedule"),
        ("considerations", 6, "Eligibility and entitlements"),
        ("contradictions", 13, "K13"),
        ("sources", 18, "video-page"),
        ("peers", 3, "J.P. Morgan Payments developer portal"),
    ] {
        let shown = text(&format!("playbook {topic}"));
        assert!(shown.contains(part), "{shown}");
        assert!(shown.contains("last verified 2026-04-02") && shown.contains("legal review is"));
        let pages = json(&format!("playbook {topic}"));
        assert_eq!(pages["playbook"][0][topic].as_array().map(Vec::len), Some(count), "{topic}");
        assert_eq!(pages["playbook"][0]["last_verified"], "2026-04-02");
    }
    let overview = &json("playbook")["playbook"][0]["overview"];
    assert_eq!(overview["at_a_glance"].as_array().map(Vec::len), Some(4));
    assert_eq!(overview["confidence"], "medium");
}

#[test]
fn claims_are_listed_by_what_is_asked() {
    let count = |filter: &str| {
        let listed = json(&format!("claims list {filter}"));
        listed["claims"].as_array().unwrap().len()
    };
    let all = count("");
    assert!(all >= 60, "{all}");
    assert_eq!(count("--testable") + count("--not-testable"), all);
    assert_eq!(count("--kind not-testable"), count("--not-testable"));
    let high = json("claims list --api direct-debit --confidence high");
    for claim in high["claims"].as_array().unwrap() {
        assert_eq!(
            (&claim["confidence"], &claim["apis"][0]),
            (&"high".into(), &"direct-debit".into())
        );
    }
}

#[test]
fn a_claim_is_shown_with_what_decides_it() {
    let shown = text("claims show clm-bal-02");
    for part in [
        "api-playbook, page 8: Citi, CitiConnect API Playbook",
        "confidence medium, as rated by comparison-page",
        "one counterexample defeats it",
        "contradicted ",
        "not-decidable ",
        "contradiction K3: ",
        "legal review ",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let claim = &json("claims show CLM-BAL-02")["claim"];
    assert_eq!((&claim["testable"], &claim["kind"]), (&true.into(), &"structure".into()));
    for case in claim["cases"].as_array().unwrap() {
        assert!(case["when"].as_str().unwrap().starts_with('{'), "{case}");
    }
    let untestable = json("claims list --not-testable")["claims"][0].clone();
    assert!(untestable["not_testable"].is_string() && untestable["otherwise"].is_null());
}

#[test]
fn the_documents_are_checked_against_themselves() {
    let run = isoproof("claims lint --format concise");
    assert_eq!(run.code, 0, "{}", run.err);
    for part in [
        "LINE: warning[CAT0101] label-direction: the label says credit, but pain.008.001.02 is a \
         direct debit",
        "LINE: warning[CAT0102] label-version: the label says version 53, but camt.053.001.02 is \
         version 2",
        "LINE: warning[CAT0103] format-version-open: camt.052 has no version",
        "LINE: info[CAT0105] format-succeeded: pain.008.001.02 has 10 successors, the first \
         pain.008.001.03, since 2012-06-07",
    ] {
        let rest = part.strip_prefix("LINE").unwrap();
        let line = run.out.lines().find(|line| line.contains(rest));
        let line = line.unwrap_or_else(|| panic!("{part}: {}", run.out));
        assert!(line.starts_with("catalog/citiconnect/apis.toml:"), "{line}");
    }
    assert_eq!(isoproof("claims lint --fail-on warning").code, 1);
    let report = json("claims lint");
    assert_eq!(report["summary"]["verdicts"]["invalid"].as_u64().unwrap_or(0), 0);
}

#[test]
fn another_bank_is_added_and_its_names_are_told_apart() {
    let run = |arguments: &str| {
        let zimtstern = zimtstern();
        let arguments = arguments.split(' ').chain(["--catalog", zimtstern.as_str()]);
        Folder::new("zimtstern").run(arguments)
    };
    let listed = run("apis");
    assert!(listed.out.contains("Citi, CitiConnect API") && listed.out.contains("Zimtstern Bank"));
    assert_eq!(run("apis show statements").code, 0);
    assert_eq!(run("claims show CLM-ZIM-03").code, 0);
    let both = run("apis show payment-initiation");
    assert_eq!(both.code, 2);
    let names = "citiconnect/payment-initiation, zimtstern/payment-initiation";
    assert!(both.err.contains(names), "{}", both.err);
    assert!(run("apis show zimtstern/payment-initiation").out.contains("pain.001.001.09"));
    assert!(run("apis show citiconnect/payment-initiation").out.contains("pain.001.001.03"));
    let sample = project("samples/valid/pain.001.001.09/small.xml");
    let sample = sample.to_str().unwrap();
    assert_eq!(run(&format!("validate {sample} --api zimtstern/payments")).code, 0);
    assert_eq!(run(&format!("validate {sample} --api citiconnect/payment-initiation")).code, 1);
    let linted = run("claims lint --format concise").out;
    assert!(linted.contains("CAT0103") && !linted.contains("citiconnect"), "{linted}");
}

#[test]
fn a_catalogue_of_the_same_provider_takes_its_place() {
    let own = "[provider]\nid = \"citiconnect\"\nname = \"My copy\"\n";
    let folder = Folder::new("own-catalogue").with("mine/a.toml", own);
    let run = folder.isoproof("apis --catalog mine");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.starts_with("My copy") && !run.out.contains("payment-initiation"));
}

#[test]
fn a_broken_catalogue_is_told_with_its_places() {
    let provider = "[provider]\nid = \"x\"\nname = \"X\"\n";
    let broken = "[[contradiction]]\nid = \"A\"\nstatement = \"a\"\nsources = [\"s\"]\napis = [\"p\"]\npayload = \"b\"\n";
    let folder =
        Folder::new("broken-catalogue").with("x/a.toml", provider).with("x/b.toml", broken);
    let run = folder.isoproof("apis --catalog x");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert_eq!(
        run.err,
        "isoproof: x/b.toml:4:12: catalogue-id-unknown[CAT0002]: there is no source `s`; 1 more, \
         `isoproof claims lint` shows all\n"
    );
    let run = folder.isoproof("claims lint --catalog x --format concise");
    assert_eq!(run.code, 1);
    for line in ["x/a.toml: valid", "x/b.toml:4:12: error[CAT0002]", "x/b.toml:5:9: error[CAT0002]"]
    {
        assert!(run.out.contains(line), "{}", run.out);
    }
}

#[test]
fn an_api_that_names_json_or_tokens_judges_such_payloads() {
    let folder = Folder::new("service-formats");
    for (api, sample, code, status) in [
        ("cutoff-times", "valid/cutoff-times/small.json", 0, "passed"),
        ("cutoff-times", "valid/camt.053.001.02/small.xml", 1, "failed"),
        ("authentication-service", "valid/token-response/small.json", 0, "passed"),
        ("authentication-service", "valid/error-response/oauth.json", 0, "not-applicable"),
        ("payment-initiation", "valid/token-response/small.json", 1, "failed"),
        ("payment-initiation", "valid/error-response/service.json", 0, "not-applicable"),
    ] {
        let path = project("samples").join(sample);
        let path = path.to_str().unwrap();
        let run = folder.run(["validate", path, "--api", api, "--format", "json"]);
        let report: Value = serde_json::from_str(&run.out).unwrap();
        let layers = report["files"][0]["layers"].as_array().unwrap();
        let playbook = layers.iter().find(|layer| layer["layer"] == "playbook").unwrap();
        assert_eq!((run.code, &playbook["status"]), (code, &Value::from(status)), "{api} {sample}");
    }
}
