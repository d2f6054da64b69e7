//! What a report says once although several payloads, or several claims, come to the same.

use super::model::{ClaimRow, ClaimsReport, EvidenceRow, JudgementRow, WouldBeRow};
use super::words::VERDICTS;

/// The payloads that say the same about a claim.
pub(super) struct Group<'r> {
    pub(super) verdict: &'static str,
    pub(super) because: &'r str,
    pub(super) would_be: Option<&'r WouldBeRow>,
    /// Their numbers.
    pub(super) payloads: Vec<usize>,
    /// What was seen, in the order of the payloads.
    pub(super) evidence: Vec<&'r EvidenceRow>,
    pub(super) deviations: Vec<Deviations<'r>>,
}

/// Details that are off in the same way.
pub(super) struct Deviations<'r> {
    pub(super) because: &'r str,
    pub(super) evidence: Vec<&'r EvidenceRow>,
}

/// What the payloads say about the claim: what decides it first, what decides nothing last.
pub(super) fn groups(claim: &ClaimRow) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for judgement in &claim.judgements {
        match groups.iter_mut().find(|group| group.says(judgement)) {
            Some(group) => group.add(judgement),
            None => {
                let mut group = Group::of(judgement);
                group.add(judgement);
                groups.push(group);
            }
        }
    }
    groups.sort_by_key(|group| (group.verdict != claim.verdict, rank(group.verdict)));
    groups
}

impl<'r> Group<'r> {
    fn of(judgement: &'r JudgementRow) -> Group<'r> {
        Group {
            verdict: judgement.verdict,
            because: &judgement.because,
            would_be: judgement.would_be.as_ref(),
            payloads: Vec::new(),
            evidence: Vec::new(),
            deviations: Vec::new(),
        }
    }

    fn says(&self, judgement: &JudgementRow) -> bool {
        self.verdict == judgement.verdict
            && self.because == judgement.because
            && self.would_be == judgement.would_be.as_ref()
    }

    fn add(&mut self, judgement: &'r JudgementRow) {
        self.payloads.push(judgement.payload);
        self.evidence.extend(&judgement.evidence);
        for deviation in &judgement.deviations {
            let because = deviation.because.as_str();
            match self.deviations.iter_mut().find(|known| known.because == because) {
                Some(known) => known.evidence.extend(&deviation.evidence),
                None => {
                    let evidence = deviation.evidence.iter().collect();
                    self.deviations.push(Deviations { because, evidence });
                }
            }
        }
    }
}

/// The claims of each verdict, the gravest first; verdicts that no claim has are left out.
pub(super) fn by_verdict(report: &ClaimsReport) -> Vec<(&'static str, Vec<&ClaimRow>)> {
    let of = |verdict: &'static str| {
        let claims = report.claims.iter().filter(|claim| claim.verdict == verdict);
        (verdict, claims.collect::<Vec<_>>())
    };
    VERDICTS.map(|verdict| of(verdict.name)).into_iter().filter(|(_, of)| !of.is_empty()).collect()
}

/// Claims that nothing decides, for the same reason.
pub(super) struct Undecided<'r> {
    pub(super) because: &'r str,
    /// By what a payload would say if it were declared; those that none would decide last.
    pub(super) claims: Vec<(Option<&'r WouldBeRow>, Vec<&'r ClaimRow>)>,
}

/// The claims by the reason for which nothing decides them.
pub(super) fn undecided<'r>(claims: &[&'r ClaimRow]) -> Vec<Undecided<'r>> {
    let mut all: Vec<Undecided<'r>> = Vec::new();
    for claim in claims {
        let because = claim.because.as_str();
        let index = all.iter().position(|of| of.because == because).unwrap_or_else(|| {
            all.push(Undecided { because, claims: Vec::new() });
            all.len() - 1
        });
        let would_be = would_be(claim);
        let known = &mut all[index].claims;
        match known.iter_mut().find(|(of, _)| *of == would_be) {
            Some((_, claims)) => claims.push(claim),
            None => known.push((would_be, vec![claim])),
        }
    }
    for of in &mut all {
        of.claims.sort_by_key(|(of, _)| of.map_or(usize::MAX, |of| rank(of.verdict)));
    }
    all
}

/// What the first payload would say that would say something.
fn would_be(claim: &ClaimRow) -> Option<&WouldBeRow> {
    let mut all = claim.judgements.iter().filter_map(|judgement| judgement.would_be.as_ref());
    all.find(|would_be| would_be.verdict != "not-decidable")
}

fn rank(verdict: &str) -> usize {
    VERDICTS.iter().position(|known| known.name == verdict).unwrap_or(VERDICTS.len())
}
