//! The samples of the playbook: each is declared and described, and the claims come to
//! the verdicts that its description says.

use super::shared::{files, project};
use isoproof::check::{SchemaSet, Settings, Validator};
use isoproof::playbook::{Declared, Examiner, Observed, Provenance, embedded, read_evidence};
use isoproof::rules::Rulebook;
use sha2::{Digest, Sha512};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const PLAYBOOK: &str = "samples/playbook";

/// The payloads, as paths from the folder of the playbook.
fn payloads() -> Vec<String> {
    let mut found = files(&project(PLAYBOOK), "");
    found.retain(|path| !path.ends_with("evidence.toml") && path != "README.md");
    found
}

/// What the evidence file of a folder declares, by the path from that of the playbook.
fn declared(folder: &str) -> BTreeMap<String, Provenance> {
    let file = project(PLAYBOOK).join(folder).join("evidence.toml");
    let path = |file: String| match file.strip_prefix("../") {
        Some(other) => other.to_owned(),
        None => Path::new(folder).join(file).to_str().unwrap().replace('\\', "/"),
    };
    let text = fs::read_to_string(file).unwrap();
    let listed = read_evidence(&text, |api| Ok(api.to_owned())).unwrap();
    listed.into_iter().map(|Declared { file, provenance }| (path(file), provenance)).collect()
}

/// The verdicts that the table of the README gives, by payload: claim and verdict.
fn described() -> BTreeMap<String, Vec<(String, String)>> {
    let readme = fs::read_to_string(project(PLAYBOOK).join("README.md")).unwrap();
    let rows = readme.lines().filter_map(|line| line.strip_prefix("| [`"));
    let row = |row: &str| {
        let file = row.split(['(', ')']).nth(1).unwrap().to_owned();
        let verdicts = row.trim_end_matches(" |").rsplit(" | ").next().unwrap();
        (file, verdicts.split("; ").flat_map(clause).collect())
    };
    rows.map(row).collect()
}

/// `CLM-BAL-01, CLM-BAL-02 not decidable`; a dash has no claim.
fn clause(clause: &str) -> Vec<(String, String)> {
    let is_claim = |word: &&str| word.starts_with("CLM-");
    let (claims, verdict): (Vec<&str>, Vec<&str>) = clause.split(' ').partition(is_claim);
    let verdict = verdict.join("-");
    let pair = |claim: &str| (claim.trim_end_matches(',').to_owned(), verdict.clone());
    claims.into_iter().map(pair).collect()
}

#[test]
fn every_payload_is_declared() {
    let all = declared("");
    assert!(all.keys().eq(&payloads()));
    for path in payloads() {
        let (folder, _) = path.split_once('/').unwrap();
        let own = declared(folder);
        assert!(own.contains_key(&path), "{path}");
        assert!(own.iter().all(|(path, provenance)| all.get(path) == Some(provenance)), "{folder}");
    }
}

#[test]
fn every_payload_is_described() {
    assert!(described().keys().eq(&payloads()));
}

#[test]
fn claims_come_to_the_verdicts_that_the_description_says() {
    let catalog = embedded().unwrap();
    let validator = Validator::new(SchemaSet::embedded(), Settings::default());
    let given: Vec<(String, Provenance)> = declared("").into_iter().collect();
    let mut examiner = Examiner::default();
    let claims = catalog.claims.iter().map(|claim| &claim.data);
    examiner.add(claims, catalog.conditions.iter().map(|condition| &condition.data));
    let rules = Rulebook::new(examiner.rules());
    let mut next = given.iter();
    let (_, verdicts) = examiner.examine(|observer| {
        let (path, provenance) = next.next()?;
        let bytes = fs::read(project(PLAYBOOK).join(path)).unwrap();
        let report = rules.check(&validator, path, true, &bytes[..], &mut [observer]);
        let sha512 = Sha512::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        Some(Observed { report, provenance: provenance.clone(), sha512: Some(sha512) })
    });
    let mut wrong = Vec::new();
    for (index, (path, _)) in given.iter().enumerate() {
        for (claim, expected) in &described()[path] {
            let outcome = verdicts.iter().find(|outcome| outcome.claim.id.get_ref() == claim);
            let judgements = outcome.map_or(&[][..], |outcome| &outcome.judgements);
            let judgement = judgements.iter().find(|judgement| judgement.payload == index);
            let verdict = judgement.map_or("none", |judgement| judgement.verdict.name());
            if verdict != expected {
                let because = judgement.map_or("", |judgement| &judgement.because);
                wrong.push(format!("{path}: {claim} is {verdict}, not {expected}: {because}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    // What only rules can see is a deviation too.
    let customised = given.iter().position(|(path, _)| path.ends_with("response-customised.xml"));
    let all = verdicts.iter().flat_map(|outcome| &outcome.judgements);
    let own = all.filter(|judgement| Some(judgement.payload) == customised);
    let evidence = own.flat_map(|judgement| &judgement.deviations).flat_map(|d| &d.evidence);
    let found: Vec<&str> =
        evidence.filter_map(|seen| Some(seen.finding.as_ref()?.code.id)).collect();
    for rule in ["BAL-PerDayChain", "ACC-OthrLooksLikeIBAN"] {
        assert!(found.contains(&rule), "{rule} is not in {found:?}");
    }
}
