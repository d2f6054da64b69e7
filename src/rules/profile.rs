//! Profiles: the rules of one market or bank, and how bad it takes those of all.

use super::Rule;
use crate::diagnostic::Severity;

/// What one market or bank asks for beyond the standard. Its own rules are those that name
/// it ([`Rule::profiles`]); of the others it may change the severity.
#[derive(Debug)]
pub struct Profile {
    /// The name that options use.
    pub name: &'static str,
    /// One line: what it is.
    pub title: &'static str,
    /// The edition of the documents on which it rests.
    pub edition: &'static str,
    /// From when on that edition holds, `YYYY-MM-DD`; `None` if its publisher does not say.
    pub valid_from: Option<&'static str>,
    /// The severities that it changes, by the id of the rule.
    pub severities: &'static [(&'static str, Severity)],
}

/// Every profile, by name.
pub static PROFILES: &[Profile] = &[
    Profile {
        name: "cbpr",
        title: "CBPR+: cross-border payments and reporting on the Swift network",
        edition: "Swift Standards Release 2026",
        valid_from: Some("2026-11-14"),
        severities: &[],
    },
    Profile {
        name: "citi",
        title: "what public documents show of the CitiConnect API",
        edition: "CitiConnect API Playbook, undated",
        valid_from: None,
        severities: &[],
    },
    Profile {
        name: "sepa",
        title: "SEPA credit transfers and direct debits",
        edition: "EPC rulebooks and implementation guidelines 2025",
        valid_from: Some("2025-10-05"),
        severities: &[("AMT-Positive", Severity::Error), ("CHR-Swift", Severity::Warning)],
    },
    Profile {
        name: "swiss",
        title: "Swiss payments: credit transfers, QR-bill, account reporting",
        edition: "Swiss Payment Standards 2026",
        valid_from: Some("2026-11-14"),
        severities: &[("AMT-Positive", Severity::Error)],
    },
];

impl Profile {
    /// The profile of that name, in any case of letters.
    ///
    /// ```
    /// use isoproof::rules::Profile;
    /// assert_eq!(Profile::find("SEPA").map(|profile| profile.valid_from), Some(Some("2025-10-05")));
    /// assert!(Profile::find("sapa").is_none());
    /// ```
    #[must_use]
    pub fn find(name: &str) -> Option<&'static Profile> {
        PROFILES.iter().find(|profile| profile.name.eq_ignore_ascii_case(name))
    }

    /// How bad it takes a rule, if it says so.
    pub(super) fn severity(&self, rule: &Rule) -> Option<Severity> {
        let own = self.severities.iter().find(|(id, _)| *id == rule.code.id)?;
        Some(own.1)
    }
}

#[cfg(test)]
mod tests {
    use super::PROFILES;
    use crate::rules::RULES;
    use crate::value::is_date;

    #[test]
    fn profiles_are_sorted_and_those_that_rules_name_exist() {
        assert!(PROFILES.is_sorted_by(|a, b| a.name < b.name));
        for rule in RULES {
            let exists = |name| PROFILES.iter().any(|profile| profile.name == name);
            assert!(rule.profiles.iter().copied().all(exists), "{}", rule.code.id);
        }
    }

    #[test]
    fn profiles_say_from_when_on_they_hold() {
        for profile in PROFILES {
            assert!(profile.valid_from.is_none_or(is_date), "{}", profile.name);
            assert!(!profile.title.is_empty() && !profile.edition.is_empty(), "{}", profile.name);
        }
    }
}
