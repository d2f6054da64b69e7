//! Claims: statements of public documents, made checkable.

mod comparison;
mod condition;
mod path;
mod written;

#[cfg(test)]
mod tests;

pub use comparison::{Comparison, Operator};
pub use condition::{
    Age, Agreement, Condition, Days, Environment, JsonType, Reach, Shared, Syntax, Test, ValueKind,
    ValueTest,
};
pub use path::{Filter, Name, Path, Step};

use super::api::{Confidence, Direction};
use super::named::named;
use serde::Deserialize;
use toml::Spanned;

named! {
    /// What a claim is about.
    ClaimKind {
        /// Which message, and which version of it.
        Version = "version",
        /// What a payload has in it.
        Structure = "structure",
        /// How many of something one payload may have.
        Cardinality = "cardinality",
        /// In which countries something is offered.
        Region = "region",
        /// How payloads follow each other, and what is around them.
        Protocol = "protocol",
        /// What the source calls something.
        Label = "label",
        /// What no payload can show.
        NotTestable = "not-testable",
    }
}

named! {
    /// How far a statement reaches.
    Quantifier {
        /// A general statement: one counterexample defeats it.
        All = "all",
        /// An existential statement: one witness is enough.
        Some = "some",
    }
}

named! {
    /// What a payload says about a claim.
    Verdict {
        /// It shows what the claim says.
        Supported = "supported",
        /// It shows what the claim says, with details that are off.
        SupportedWithDeviations = "supported-with-deviations",
        /// It does not defeat a general statement.
        Consistent = "consistent",
        /// It shows something that the claim excludes.
        Contradicted = "contradicted",
        /// It lacks what decides the claim.
        NotDecidable = "not-decidable",
    }
}

/// A statement of a public document, in our words, and what decides it.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "written::Claim")]
pub struct Claim {
    /// Its id (`CLM-BAL-02`).
    pub id: Spanned<String>,
    /// The ids of the APIs that it speaks of; none: a statement about no single API.
    pub apis: Vec<Spanned<String>>,
    /// What is claimed, one sentence.
    pub statement: Spanned<String>,
    /// What it is about.
    pub kind: ClaimKind,
    /// Whether one counterexample defeats it, or one witness is enough.
    pub quantifier: Quantifier,
    /// The ids of the sources that say so.
    pub sources: Vec<Spanned<String>>,
    /// The page of the first source.
    pub page: Option<String>,
    /// How sure it is, as `rated_by` rates it.
    pub confidence: Option<Confidence>,
    /// The id of the source that rates it.
    pub rated_by: Option<Spanned<String>>,
    /// What the source calls the format.
    pub label: Option<Spanned<String>>,
    /// The ids of the contradictions between sources that concern it.
    pub contradictions: Vec<Spanned<String>>,
    /// The names of business rules about the same matter.
    pub rules: Vec<String>,
    /// Which payload decides it, in words.
    pub evidence: Option<String>,
    /// How it is decided.
    pub decision: Decision,
}

/// How a claim is decided.
#[derive(Clone, Debug)]
pub enum Decision {
    /// By a payload.
    Tested(Tests),
    /// By no payload, and why.
    NotTestable(String),
}

/// What decides a claim.
#[derive(Clone, Debug)]
pub struct Tests {
    /// The payloads of the API that it speaks of.
    pub direction: Vec<Direction>,
    /// The cases, in order: the first whose condition holds gives the verdict.
    pub cases: Vec<Case>,
    /// Why nothing is decided if no case holds.
    pub otherwise: String,
    /// What makes a supported claim one that is supported with deviations.
    pub deviations: Vec<Deviation>,
    /// Whether the errors that validation finds are deviations too.
    pub findings_are_deviations: bool,
}

/// One outcome of a claim.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// What the claim comes to.
    pub verdict: Verdict,
    /// Why, and what that means.
    pub because: String,
    /// When.
    pub when: Spanned<Condition>,
}

/// A detail that is off although the claim is supported.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deviation {
    /// What is off.
    pub because: String,
    /// When.
    pub when: Spanned<Condition>,
}

impl Claim {
    /// What decides it, if a payload can.
    #[must_use]
    pub fn tests(&self) -> Option<&Tests> {
        match &self.decision {
            Decision::Tested(tests) => Some(tests),
            Decision::NotTestable(_) => None,
        }
    }

    /// Every condition of its cases and deviations.
    pub(super) fn conditions(&self) -> impl Iterator<Item = &Condition> {
        let tests = || self.tests().into_iter();
        let cases = tests().flat_map(|tests| &tests.cases).map(|case| &case.when);
        let deviations =
            tests().flat_map(|tests| &tests.deviations).map(|deviation| &deviation.when);
        cases.chain(deviations).map(Spanned::get_ref)
    }

    /// Whether it speaks of the API of that id.
    #[must_use]
    pub fn concerns(&self, api: &str) -> bool {
        self.apis.iter().any(|own| own.get_ref() == api)
    }
}
