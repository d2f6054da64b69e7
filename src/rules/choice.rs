//! Which rules run, and how bad their findings are.

use super::Rule;
use crate::codes::CodeSets;
use crate::diagnostic::Severity;

/// Which rules run, and how bad their findings are.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    profiles: Vec<String>,
}

impl Choice {
    /// The default rules and those of a profile.
    #[must_use]
    pub fn of_profile(name: &str) -> Choice {
        Choice { profiles: vec![name.to_owned()] }
    }

    /// Why a rule does not run; `None` if it does.
    #[must_use]
    pub fn off(&self, rule: &Rule) -> Option<String> {
        let name = rule.profile.filter(|name| !self.profiles.iter().any(|own| own == name))?;
        Some(format!("belongs to the profile {name}, which is not chosen"))
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

    /// How bad a finding of a rule is.
    #[must_use]
    pub fn severity(&self, rule: &Rule) -> Severity {
        rule.code.severity
    }
}
