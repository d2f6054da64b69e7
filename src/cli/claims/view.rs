//! A claim as JSON tells it.

use crate::playbook::{
    Catalog, Claim, ClaimKind, Confidence, Decision, Direction, Entry, Quantifier, Verdict,
};
use serde::Serialize;
use toml::Spanned;

/// A claim; every member is always there.
#[derive(Serialize)]
pub(super) struct View<'a> {
    provider: &'a str,
    id: &'a str,
    apis: &'a [Spanned<String>],
    statement: &'a str,
    kind: ClaimKind,
    quantifier: Quantifier,
    sources: &'a [Spanned<String>],
    page: Option<&'a str>,
    confidence: Option<Confidence>,
    rated_by: Option<&'a str>,
    label: Option<&'a str>,
    contradictions: &'a [Spanned<String>],
    rules: &'a [String],
    evidence: Option<&'a str>,
    testable: bool,
    not_testable: Option<&'a str>,
    direction: &'a [Direction],
    cases: Vec<Outcome<'a>>,
    otherwise: Option<&'a str>,
    deviations: Vec<&'a str>,
}

/// What a case comes to.
#[derive(Serialize)]
pub(super) struct Outcome<'a> {
    pub(super) verdict: Verdict,
    pub(super) because: &'a str,
    /// The condition, as the catalogue has it.
    pub(super) when: &'a str,
}

impl<'a> View<'a> {
    pub(super) fn of(catalog: &'a Catalog, claim: &'a Entry<Claim>) -> View<'a> {
        let tests = claim.tests();
        let text = |text: &'a Option<Spanned<String>>| text.as_ref().map(|t| t.get_ref().as_str());
        View {
            provider: &catalog.provider.id,
            id: claim.id.get_ref(),
            apis: &claim.apis,
            statement: claim.statement.get_ref(),
            kind: claim.kind,
            quantifier: claim.quantifier,
            sources: &claim.sources,
            page: claim.page.as_deref(),
            confidence: claim.confidence,
            rated_by: text(&claim.rated_by),
            label: text(&claim.label),
            contradictions: &claim.contradictions,
            rules: &claim.rules,
            evidence: claim.evidence.as_deref(),
            testable: tests.is_some(),
            not_testable: not_testable(claim),
            direction: tests.map_or(&[], |tests| &tests.direction),
            cases: outcomes(catalog, claim),
            otherwise: tests.map(|tests| tests.otherwise.as_str()),
            deviations: deviations(claim),
        }
    }
}

/// What each case comes to, in their order.
pub(super) fn outcomes<'a>(catalog: &'a Catalog, claim: &'a Entry<Claim>) -> Vec<Outcome<'a>> {
    let cases = claim.tests().into_iter().flat_map(|tests| &tests.cases);
    cases
        .map(|case| Outcome {
            verdict: case.verdict,
            because: &case.because,
            when: catalog.text(claim, case.when.span()),
        })
        .collect()
}

/// Why no payload can decide it, if none can.
pub(super) fn not_testable(claim: &Claim) -> Option<&str> {
    match &claim.decision {
        Decision::NotTestable(why) => Some(why),
        Decision::Tested(_) => None,
    }
}

/// What makes it supported with deviations.
pub(super) fn deviations(claim: &Claim) -> Vec<&str> {
    let deviations = claim.tests().into_iter().flat_map(|tests| &tests.deviations);
    deviations.map(|deviation| deviation.because.as_str()).collect()
}
