//! Which rules run, and how bad their findings are.

use super::Rule;
use crate::diagnostic::Severity;

/// Which rules run, and how bad their findings are.
#[derive(Clone, Debug, Default)]
pub struct Choice {}

impl Choice {
    /// Why a rule does not run; `None` if it does.
    #[must_use]
    pub fn off(&self, rule: &Rule) -> Option<String> {
        rule.profile.map(|name| format!("belongs to the profile {name}, which is not chosen"))
    }

    /// How bad a finding of a rule is.
    #[must_use]
    pub fn severity(&self, rule: &Rule) -> Severity {
        rule.code.severity
    }
}
