//! Each claim beside payloads that bring it to each of its outcomes.

use super::shared::{files, project};
use isoproof::check::{SchemaSet, Settings, Validator};
use isoproof::playbook::{
    Catalog, Claim, ClaimVerdict, Decision, Direction, Environment, Examiner, Observed, Provenance,
    Verdict,
};
use isoproof::rules::Rulebook;
use serde::Deserialize;
use sha2::{Digest, Sha512};
use std::collections::BTreeSet;

/// `tests/claims/<claim id>.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fixture {
    case: Vec<Case>,
}

/// Payloads, and what the claim comes to with them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    verdict: Verdict,
    /// A part of the reason.
    because: Option<String>,
    /// Payload (from 1), line and column of the first pieces of evidence.
    places: Option<Vec<String>>,
    /// How many deviations are listed.
    deviations: Option<usize>,
    payload: Vec<Given>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    api: Option<String>,
    direction: Option<Direction>,
    environment: Option<Environment>,
    date: Option<String>,
    exchange: Option<String>,
    http_status: Option<u16>,
    requested: Option<String>,
    text: Option<String>,
    file: Option<String>,
}

impl Given {
    fn bytes(&self) -> Vec<u8> {
        match (&self.text, &self.file) {
            (Some(text), None) => text.clone().into_bytes(),
            (None, Some(file)) => std::fs::read(project(file)).unwrap(),
            _ => panic!("a payload has a text or a file"),
        }
    }

    fn provenance(&self) -> Provenance {
        Provenance {
            api: self.api.clone(),
            direction: self.direction,
            environment: self.environment,
            observed: self.date.clone(),
            exchange: self.exchange.clone(),
            http_status: self.http_status,
            requested: self.requested.clone(),
        }
    }
}

/// Outcomes that no payload can bring yet: there is no reader of MT text.
const OF_MT_TEXT: [(&str, &str); 1] = [("CLM-STM-03", "an MT940")];

fn catalog() -> Catalog {
    isoproof::playbook::embedded().unwrap()
}

/// Judges the claim by the payloads of the case.
fn judge<'c>(catalog: &'c Catalog, claim: &'c Claim, case: &Case) -> ClaimVerdict<'c> {
    let validator = Validator::new(SchemaSet::embedded(), Settings::default());
    let mut examiner = Examiner::default();
    examiner.add([claim], catalog.conditions.iter().map(|condition| &condition.data));
    let rules = Rulebook::new(examiner.rules());
    let mut given = case.payload.iter();
    let (_, mut verdicts) = examiner.examine(|observer| {
        let given = given.next()?;
        let bytes = given.bytes();
        let report = rules.check(&validator, "payload", true, &bytes[..], &mut [observer]);
        let sha512 = Sha512::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        Some(Observed { report, provenance: given.provenance(), sha512: Some(sha512) })
    });
    verdicts.remove(0)
}

/// What of the outcome is not as the case says.
fn fault(case: &Case, outcome: &ClaimVerdict<'_>) -> Option<String> {
    let leading = outcome.judgements.iter().find(|j| j.because == outcome.because);
    let places: Vec<String> = leading
        .iter()
        .flat_map(|judgement| &judgement.evidence)
        .map(|e| {
            let place = e.place.unwrap_or_default();
            format!("{}:{}:{}", e.payload + 1, place.line, place.column)
        })
        .collect();
    let deviations = leading.map_or(0, |judgement| judgement.deviations.len());
    let is_right = outcome.verdict == case.verdict
        && case.because.as_ref().is_none_or(|because| outcome.because.contains(because))
        && case.places.as_ref().is_none_or(|wanted| places.starts_with(wanted))
        && case.deviations.is_none_or(|wanted| deviations == wanted);
    (!is_right).then(|| {
        let judgements: Vec<_> =
            outcome.judgements.iter().map(|j| (j.verdict.name(), &j.because)).collect();
        format!(
            "{}: {} because {:?} at {places:?} with {deviations} deviations; {judgements:?}",
            case.name,
            outcome.verdict.name(),
            outcome.because,
        )
    })
}

fn fixture(id: &str) -> Option<Fixture> {
    let text = std::fs::read_to_string(project("tests/claims").join(format!("{id}.toml"))).ok()?;
    Some(toml::from_str(&text).unwrap_or_else(|error| panic!("{id}: {error}")))
}

#[test]
fn payloads_bring_each_claim_to_the_verdict_that_the_fixture_says() {
    let catalog = catalog();
    let mut faults = Vec::new();
    for claim in &catalog.claims {
        let id = claim.id.get_ref();
        for case in fixture(id).map(|fixture| fixture.case).unwrap_or_default() {
            let outcome = judge(&catalog, claim, &case);
            faults.extend(fault(&case, &outcome).map(|fault| format!("{id}: {fault}")));
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn each_outcome_of_each_testable_claim_has_a_payload() {
    let mut missing = Vec::new();
    for claim in &catalog().claims {
        let Decision::Tested(tests) = &claim.decision else { continue };
        let id = claim.id.get_ref().as_str();
        let cases = fixture(id).map(|fixture| fixture.case).unwrap_or_default();
        let shown = |verdict, because: &str| {
            let mut cases = cases.iter().filter(|case| case.verdict == verdict);
            cases.any(|case| case.because.as_ref().is_none_or(|part| because.contains(part)))
        };
        let mut outcomes: Vec<(Verdict, &str)> =
            tests.cases.iter().map(|case| (case.verdict, case.because.as_str())).collect();
        outcomes.push((Verdict::NotDecidable, &tests.otherwise));
        if !tests.deviations.is_empty() || tests.findings_are_deviations {
            // A claim that only ever holds with deviations has no plain support.
            let (shown_plain, with) = (Verdict::Supported, Verdict::SupportedWithDeviations);
            if !cases.iter().any(|case| case.verdict == with) {
                missing.push(format!("{id}: {}", with.name()));
            }
            outcomes.retain(|(verdict, because)| *verdict != shown_plain || !shown(with, because));
        }
        outcomes.retain(|(_, because)| !OF_MT_TEXT.contains(&(id, because)));
        let unshown = outcomes.iter().filter(|(verdict, because)| !shown(*verdict, because));
        missing.extend(unshown.map(|(v, because)| format!("{id}: {}: {because}", v.name())));
    }
    assert!(missing.is_empty(), "{} missing:\n{}", missing.len(), missing.join("\n"));
}

#[test]
fn every_fixture_belongs_to_a_claim_that_can_be_tested() {
    let catalog = catalog();
    let tested = catalog.claims.iter().filter(|claim| claim.tests().is_some());
    let ids: BTreeSet<&str> = tested.map(|claim| claim.id.get_ref().as_str()).collect();
    for file in files(&project("tests/claims"), ".toml") {
        assert!(ids.contains(file.trim_end_matches(".toml")), "{file}");
    }
}
