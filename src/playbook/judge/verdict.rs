//! The verdict on a claim: for each payload, and over all.

use super::answer::{Answer, Payloads, findings, is_rule, unread};
use super::gather::Gathered;
use super::provenance::Provenance;
use super::questions::{Check, Questions, SharedConditions};
use super::tally::Evidence;
use crate::check::Observer;
use crate::diagnostic::{Code, FileReport, Payload, Severity};
use crate::playbook::{
    Claim, Condition, Confidence, Decision, Environment, Quantifier, Shared, Syntax, Test, Tests,
    Verdict,
};
use crate::rules::{self, Choice};
use std::cmp::Reverse;

/// A payload that was checked, with what the user declared of it.
#[derive(Clone, Debug)]
pub struct Observed {
    /// What validation found.
    pub report: FileReport,
    /// What was declared.
    pub provenance: Provenance,
    /// SHA-512 of its bytes, lower-case hexadecimal.
    pub sha512: Option<String>,
}

/// What one payload says about a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The index of the payload.
    pub payload: usize,
    /// What it says.
    pub verdict: Verdict,
    /// Why.
    pub because: String,
    /// What was seen.
    pub evidence: Vec<Evidence>,
    /// What is off although the claim is supported.
    pub deviations: Vec<DeviationFound>,
    /// What it would say if its API and direction had been declared as the claim's; the
    /// evidence is for that.
    pub would_be: Option<WouldBe>,
}

/// What a payload would say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WouldBe {
    /// Its verdict.
    pub verdict: Verdict,
    /// Why.
    pub because: String,
}

/// A detail that is off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviationFound {
    /// What is off.
    pub because: String,
    /// Where.
    pub evidence: Vec<Evidence>,
}

/// What all payloads together say about a claim.
#[derive(Clone, Debug)]
pub struct ClaimVerdict<'c> {
    /// The claim.
    pub claim: &'c Claim,
    /// What they say.
    pub verdict: Verdict,
    /// Why.
    pub because: String,
    /// What each says that the claim speaks of, in the order of payloads.
    pub judgements: Vec<Judgement>,
    /// Whether its confidence might be rated anew. The rating itself is the source's.
    pub proposal: Option<Proposal>,
}

/// A proposal for who keeps the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proposal {
    /// Real business agrees with it.
    Raise,
    /// What the bank sent or took contradicts it.
    Lower,
}

impl Proposal {
    /// The name that reports use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Proposal::Raise => "raise",
            Proposal::Lower => "lower",
        }
    }
}

/// Judges claims by payloads.
///
/// The claims are made ready once ([`Examiner::add`]); [`Examiner::examine`] has each
/// payload read under its eyes, and judges when all are read.
#[derive(Default)]
pub struct Examiner<'c> {
    claims: Vec<Ready<'c>>,
    questions: Questions,
}

/// A claim whose conditions are ready.
struct Ready<'c> {
    claim: &'c Claim,
    /// In the order of its cases, and of its deviations.
    cases: Vec<Check>,
    deviations: Vec<Check>,
}

impl<'c> Examiner<'c> {
    /// Adds claims of one catalogue, which may use these conditions of it by name.
    pub fn add(
        &mut self,
        claims: impl IntoIterator<Item = &'c Claim>,
        shared: impl IntoIterator<Item = &'c Shared>,
    ) {
        let named = |one: &'c Shared| (one.id.get_ref().as_str(), one.when.get_ref());
        let mut shared: SharedConditions<'c> = shared.into_iter().map(named).collect();
        for claim in claims {
            let mut checks =
                |condition: &Condition| self.questions.condition(&mut shared, condition);
            let (cases, deviations) = match claim.tests() {
                None => Default::default(),
                Some(tests) => (
                    tests.cases.iter().map(|case| checks(case.when.get_ref())).collect(),
                    tests.deviations.iter().map(|one| checks(one.when.get_ref())).collect(),
                ),
            };
            self.claims.push(Ready { claim, cases, deviations });
        }
    }

    /// The rules that its claims name, and those of no profile: their findings are deviations
    /// of these claims.
    #[must_use]
    pub fn rules(&self) -> Choice {
        let named = self.claims.iter().flat_map(|ready| &ready.claim.rules);
        let rules = named.filter_map(|id| rules::find(id));
        let profiles = rules.flat_map(|rule| rule.profiles);
        profiles.fold(Choice::default(), |choice, profile| {
            choice.clone().profile(profile).unwrap_or(choice)
        })
    }

    /// Reads payloads, each by a call of `read` with the observer that must see it, until
    /// `read` has none; judges every claim, in the order of adding.
    pub fn examine(
        &self,
        mut read: impl FnMut(&mut dyn Observer) -> Option<Observed>,
    ) -> (Vec<Observed>, Vec<ClaimVerdict<'c>>) {
        let mut observed = Vec::new();
        let mut gathered = Vec::new();
        for index in 0.. {
            let mut answers = Gathered::new(&self.questions, index);
            let Some(payload) = read(&mut answers) else { break };
            observed.push(payload);
            gathered.push(answers);
        }
        let payloads = Payloads { observed: &observed, gathered: &gathered };
        let verdicts = self.claims.iter().map(|ready| ready.verdict(&payloads)).collect();
        (observed, verdicts)
    }
}

impl<'c> Ready<'c> {
    fn verdict(&self, payloads: &Payloads<'_, '_>) -> ClaimVerdict<'c> {
        let claim = self.claim;
        let tests = match &claim.decision {
            Decision::Tested(tests) => tests,
            Decision::NotTestable(why) => {
                let because = why.clone();
                let verdict = Verdict::NotDecidable;
                return ClaimVerdict {
                    claim,
                    verdict,
                    because,
                    judgements: Vec::new(),
                    proposal: None,
                };
            }
        };
        let all = 0..payloads.observed.len();
        let judgements: Vec<Judgement> =
            all.filter_map(|payload| self.judge(tests, payloads, payload)).collect();
        let (verdict, because) = match leading(&judgements, claim.quantifier) {
            Some(leading) => (leading.verdict, leading.because.clone()),
            None => (Verdict::NotDecidable, nothing_given(claim, tests)),
        };
        let proposal = proposal(claim, &judgements, payloads);
        ClaimVerdict { claim, verdict, because, judgements, proposal }
    }

    /// What a payload says about the claim; `None` if the claim does not speak of it.
    fn judge(
        &self,
        tests: &Tests,
        payloads: &Payloads<'_, '_>,
        payload: usize,
    ) -> Option<Judgement> {
        let provenance = &payloads.observed[payload].provenance;
        let (api, direction) = (provenance.api.as_deref(), provenance.direction);
        let speaks_of_api = |api| self.claim.apis.is_empty() || self.claim.concerns(api);
        if api.is_some_and(|api| !speaks_of_api(api))
            || direction.is_some_and(|way| !tests.direction.contains(&way))
        {
            return None;
        }
        let judged = match obstacle(tests, &payloads.observed[payload]) {
            Some(why) => Judgement::undecided(payload, why),
            None => self.by_cases(tests, payloads, payload),
        };
        if api.is_some() && direction.is_some() {
            return Some(judged);
        }
        let missing = match (api, direction) {
            (None, None) => "its API and direction were not declared",
            (None, Some(_)) => "its API was not declared",
            _ => "its direction was not declared",
        };
        let because = format!("{missing}: it shows only that such a payload is possible");
        let would_be = Some(WouldBe { verdict: judged.verdict, because: judged.because });
        Some(Judgement { verdict: Verdict::NotDecidable, because, would_be, ..judged })
    }

    fn by_cases(&self, tests: &Tests, payloads: &Payloads<'_, '_>, payload: usize) -> Judgement {
        let mut cases = tests.cases.iter().zip(&self.cases);
        let found = cases.find_map(|(case, check)| {
            let answer = payloads.answer(check, payload);
            answer.holds.then_some((case, answer))
        });
        let Some((case, Answer { evidence, .. })) = found else {
            return Judgement::undecided(payload, tests.otherwise.clone());
        };
        let (verdict, because) = (case.verdict, case.because.clone());
        let mut judgement = Judgement {
            payload,
            verdict,
            because,
            evidence,
            deviations: Vec::new(),
            would_be: None,
        };
        if matches!(verdict, Verdict::Supported | Verdict::SupportedWithDeviations) {
            judgement.deviations = self.deviations(tests, payloads, payload);
            if !judgement.deviations.is_empty() {
                judgement.verdict = Verdict::SupportedWithDeviations;
            }
        }
        judgement
    }

    fn deviations(
        &self,
        tests: &Tests,
        payloads: &Payloads<'_, '_>,
        payload: usize,
    ) -> Vec<DeviationFound> {
        let declared = tests.deviations.iter().zip(&self.deviations);
        let mut found: Vec<DeviationFound> = declared
            .filter_map(|(deviation, check)| {
                let Answer { holds, evidence } = payloads.answer(check, payload);
                holds.then(|| DeviationFound { because: deviation.because.clone(), evidence })
            })
            .collect();
        let report = &payloads.observed[payload].report;
        let is_named = |code: &Code| self.claim.rules.iter().any(|rule| rule == code.id);
        let is_error = |code: &Code| code.severity == Severity::Error && !is_rule(code);
        let is_meant = |code: &Code| {
            is_named(code) && is_rule(code) || tests.findings_are_deviations && is_error(code)
        };
        found.extend(findings(report, payload, is_meant).into_iter().map(|evidence| {
            let because = evidence.finding.as_ref().map_or("", |finding| finding.code.summary);
            DeviationFound { because: because.to_owned(), evidence: vec![evidence] }
        }));
        found
    }
}

impl Judgement {
    fn undecided(payload: usize, because: String) -> Judgement {
        let verdict = Verdict::NotDecidable;
        let (evidence, deviations) = (Vec::new(), Vec::new());
        Judgement { payload, verdict, because, evidence, deviations, would_be: None }
    }
}

/// Why a payload decides nothing, whatever the claim: unless the claim itself asks for
/// payloads of that kind.
fn obstacle(tests: &Tests, observed: &Observed) -> Option<String> {
    let Observed { report, provenance, .. } = observed;
    let conditions = || tests.cases.iter().map(|case| case.when.get_ref());
    let asks = |payload| conditions().any(|condition| asks_for(condition, payload));
    let is_failure =
        provenance.success() == Some(false) || report.payload == Payload::ErrorResponse;
    match report.payload {
        Payload::Encrypted if !asks(Payload::Encrypted) => {
            Some("encrypted: decrypt it first".to_owned())
        }
        Payload::Mt => Some("not run: no MT reader yet".to_owned()),
        Payload::Other => Some("it is no payload that can be read".to_owned()),
        Payload::Text if !asks(Payload::Text) && !is_failure => {
            Some("it is text of no known kind".to_owned())
        }
        _ if is_failure && !asks(Payload::ErrorResponse) => {
            Some("an error response says nothing of the format".to_owned())
        }
        Payload::Encrypted | Payload::Text => None,
        _ => {
            let syntax = unread(report)?;
            let first = report.findings.iter().find(|finding| finding.layer() == syntax.layer);
            Some(match first {
                Some(finding) => format!(
                    "it cannot be read: {} {} at line {}",
                    finding.code.id, finding.code.name, finding.place.line
                ),
                None => "it cannot be read".to_owned(),
            })
        }
    }
}

/// Whether the condition asks by name for payloads of that kind.
fn asks_for(condition: &Condition, payload: Payload) -> bool {
    condition.tests.iter().any(|test| match test {
        Test::Is(kinds) => kinds.iter().any(|kind| kind.get_ref() == payload.name()),
        Test::Syntax(of) => of.contains(&Syntax::Other) && payload == Payload::Text,
        Test::Any(of) | Test::All(of) => of.iter().any(|one| asks_for(one, payload)),
        _ => false,
    })
}

/// The judgement that decides the claim. A counterexample defeats a general statement,
/// and a witness proves an existential one.
fn leading(judgements: &[Judgement], quantifier: Quantifier) -> Option<&Judgement> {
    let weight = |judgement: &&Judgement| match (judgement.verdict, quantifier) {
        (Verdict::Contradicted, Quantifier::All) => 5,
        (Verdict::Supported, Quantifier::Some) => 4,
        (Verdict::SupportedWithDeviations, _) => 3,
        (Verdict::Supported, Quantifier::All) | (Verdict::Contradicted, Quantifier::Some) => 2,
        (Verdict::Consistent, _) => 1,
        (Verdict::NotDecidable, _) => 0,
    };
    // Of the weightiest, the first.
    judgements.iter().min_by_key(|judgement| Reverse(weight(judgement)))
}

fn nothing_given(claim: &Claim, tests: &Tests) -> String {
    let ways: Vec<&str> = tests.direction.iter().map(|way| way.name()).collect();
    let apis: Vec<&str> = claim.apis.iter().map(|api| api.get_ref().as_str()).collect();
    let of = if apis.is_empty() { String::new() } else { format!(" of {}", apis.join(" or ")) };
    format!("no {}{of} was given", ways.join(" or "))
}

/// A proposal needs a payload that the bank sent or took.
fn proposal(
    claim: &Claim,
    judgements: &[Judgement],
    payloads: &Payloads<'_, '_>,
) -> Option<Proposal> {
    let environment = |j: &Judgement| payloads.observed[j.payload].provenance.environment;
    let seen = |verdict, places: &[Environment]| {
        let mut of = judgements.iter().filter(|j| j.verdict == verdict);
        of.any(|j| environment(j).is_some_and(|e| places.contains(&e)))
    };
    if seen(Verdict::Contradicted, &[Environment::Production, Environment::Sandbox]) {
        return Some(Proposal::Lower);
    }
    let may_rise = claim.confidence.is_some_and(|rated| rated != Confidence::High);
    (may_rise && seen(Verdict::Supported, &[Environment::Production])).then_some(Proposal::Raise)
}
