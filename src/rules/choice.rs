//! Which rules run, and how bad their findings are.

use super::Rule;
use crate::codes::CodeSets;
use crate::diagnostic::Severity;

/// How many identifications are kept if nothing else is said.
const MAX_UNIQUE: usize = 5_000_000;

/// Which rules run, and how bad their findings are.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    profiles: Vec<String>,
    reference_date: Option<String>,
}

impl Choice {
    /// The default rules and those of a profile.
    #[must_use]
    pub fn of_profile(name: &str) -> Choice {
        Choice { profiles: vec![name.to_owned()], ..Choice::default() }
    }

    /// Why a rule does not run; `None` if it does.
    #[must_use]
    pub fn off(&self, rule: &Rule) -> Option<String> {
        let name = rule.profile.filter(|name| !self.profiles.iter().any(|own| own == name))?;
        Some(format!("belongs to the profile {name}, which is not chosen"))
    }

    /// The same with a day that stands for today (`2026-09-14`).
    #[must_use]
    pub fn on(self, date: &str) -> Choice {
        Choice { reference_date: Some(date.to_owned()), ..self }
    }

    /// Whether a profile was chosen.
    #[must_use]
    pub fn is_profile(&self, name: &str) -> bool {
        self.profiles.iter().any(|own| own == name)
    }

    /// The external code sets against which codes are checked.
    #[must_use]
    pub fn codes(&self) -> &CodeSets {
        CodeSets::embedded()
    }

    /// How many identifications are kept at most, of those that must be unique.
    #[must_use]
    pub fn max_unique(&self) -> usize {
        MAX_UNIQUE
    }

    /// The day that stands for today; `None` if none was given.
    #[must_use]
    pub fn reference_date(&self) -> Option<&str> {
        self.reference_date.as_deref()
    }

    /// How bad a finding of a rule is.
    #[must_use]
    pub fn severity(&self, rule: &Rule) -> Severity {
        rule.code.severity
    }
}
