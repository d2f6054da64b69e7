//! Which rules run, and how bad their findings are.

use super::Rule;
use super::pick::{ChoiceError, Pick};
use super::profile::Profile;
use crate::codes::CodeSets;
use crate::diagnostic::Severity;
use crate::value::is_date;
use std::sync::Arc;

/// Identifications of which it is remembered, if nothing is said, that they were there.
const MAX_UNIQUE: u64 = 5_000_000;

/// Which rules run, and how bad their findings are.
///
/// ```
/// use isoproof::diagnostic::Severity;
/// use isoproof::rules::{Choice, find};
/// let choice = Choice::default()
///     .select(&["identifiers", "counts"])?
///     .ignore(&["DT-LEI"], "--ignore")?
///     .severity_of("DT-*", Severity::Warning)?;
/// let rule = |id| find(id).unwrap();
/// assert_eq!(choice.off(rule("DT-LEI")), Some("ignored by --ignore".to_owned()));
/// assert_eq!(choice.off(rule("COD-External")), Some("not selected".to_owned()));
/// assert_eq!(choice.off(rule("DT-IBAN")), None);
/// assert_eq!(choice.severity(rule("DT-IBAN")), Severity::Warning);
/// # Ok::<(), isoproof::rules::ChoiceError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Choice {
    profiles: Vec<&'static Profile>,
    /// `None`: all.
    selected: Option<Vec<Pick>>,
    ignored: Vec<(Pick, String)>,
    /// The last that names a rule decides.
    severities: Vec<(Pick, Severity)>,
    reference_date: Option<String>,
    max_unique: u64,
    /// Another edition of the external code sets than the embedded one.
    codes: Option<Arc<CodeSets>>,
}

impl Default for Choice {
    fn default() -> Choice {
        Choice {
            profiles: Vec::new(),
            selected: None,
            ignored: Vec::new(),
            severities: Vec::new(),
            reference_date: None,
            max_unique: MAX_UNIQUE,
            codes: None,
        }
    }
}

impl Choice {
    /// The default rules and those of a profile, if there is one of that name.
    #[must_use]
    pub fn of_profile(name: &str) -> Choice {
        Choice { profiles: Profile::find(name).into_iter().collect(), ..Choice::default() }
    }

    /// Adds a profile.
    ///
    /// # Errors
    ///
    /// If there is none of that name.
    pub fn profile(mut self, name: &str) -> Result<Choice, ChoiceError> {
        let none = || ChoiceError::Profile { name: name.to_owned() };
        let profile = Profile::find(name).ok_or_else(none)?;
        if !self.is_profile(profile.name) {
            self.profiles.push(profile);
        }
        Ok(self)
    }

    /// Runs only these rules: ids, beginnings of ids (`DT-*`), families, `all`.
    ///
    /// # Errors
    ///
    /// If one of them names no rule.
    pub fn select<S: AsRef<str>>(mut self, names: &[S]) -> Result<Choice, ChoiceError> {
        let picks: Result<Vec<Pick>, _> = names.iter().map(|n| Pick::parse(n.as_ref())).collect();
        self.selected.get_or_insert_default().extend(picks?);
        Ok(self)
    }

    /// Leaves these rules out, named as in [`Choice::select`]; `by` says in reports who
    /// asked for that.
    ///
    /// # Errors
    ///
    /// If one of them names no rule.
    pub fn ignore<S: AsRef<str>>(mut self, names: &[S], by: &str) -> Result<Choice, ChoiceError> {
        for name in names {
            self.ignored.push((Pick::parse(name.as_ref())?, by.to_owned()));
        }
        Ok(self)
    }

    /// Gives the rules of that name (as in [`Choice::select`]) another severity. What is
    /// said later holds.
    ///
    /// # Errors
    ///
    /// If it names no rule.
    pub fn severity_of(mut self, name: &str, severity: Severity) -> Result<Choice, ChoiceError> {
        self.severities.push((Pick::parse(name)?, severity));
        Ok(self)
    }

    /// Sets the day against which dates are judged, `YYYY-MM-DD`.
    ///
    /// # Errors
    ///
    /// If it is no day.
    pub fn on_day(self, day: &str) -> Result<Choice, ChoiceError> {
        // A date of XML Schema may have an offset; a day has none.
        let is_day = day.len() == "YYYY-MM-DD".len() && is_date(day);
        let day = Some(day).filter(|_| is_day).ok_or_else(|| ChoiceError::Date(day.to_owned()))?;
        Ok(Choice { reference_date: Some(day.to_owned()), ..self })
    }

    /// Sets how many identifications are remembered at most.
    #[must_use]
    pub fn at_most_unique(self, max_unique: u64) -> Choice {
        Choice { max_unique, ..self }
    }

    /// Why a rule does not run; `None` if it does.
    #[must_use]
    pub fn off(&self, rule: &Rule) -> Option<String> {
        if !rule.profiles.is_empty() && !rule.profiles.iter().any(|name| self.is_profile(name)) {
            let names = rule.profiles.join(" or ");
            return Some(format!("belongs to the profile {names}, which is not chosen"));
        }
        if let Some((_, by)) = self.ignored.iter().find(|(pick, _)| pick.names(rule)) {
            return Some(format!("ignored by {by}"));
        }
        let is_selected =
            self.selected.as_ref().is_none_or(|picks| picks.iter().any(|pick| pick.names(rule)));
        (!is_selected).then(|| "not selected".to_owned())
    }

    /// How bad a finding of a rule is: as said, or as the last profile has it that says
    /// something of it, or as always.
    #[must_use]
    pub fn severity(&self, rule: &Rule) -> Severity {
        let said = self.severities.iter().rev().find(|(pick, _)| pick.names(rule));
        let of_profile = || self.profiles.iter().rev().find_map(|profile| profile.severity(rule));
        said.map(|(_, severity)| *severity).or_else(of_profile).unwrap_or(rule.code.severity)
    }

    /// Whether a profile was chosen.
    #[must_use]
    pub fn is_profile(&self, name: &str) -> bool {
        self.profiles.iter().any(|own| own.name == name)
    }

    /// The profiles that were chosen.
    #[must_use]
    pub fn profiles(&self) -> &[&'static Profile] {
        &self.profiles
    }

    /// The day against which dates are judged, `YYYY-MM-DD`; `None`: none was given, and
    /// nothing asks the clock.
    #[must_use]
    pub fn reference_date(&self) -> Option<&str> {
        self.reference_date.as_deref()
    }

    /// How many identifications are remembered at most, to find those that repeat.
    #[must_use]
    pub fn max_unique(&self) -> u64 {
        self.max_unique
    }

    /// Checks codes against another edition of the external code sets.
    #[must_use]
    pub fn with_codes(self, codes: CodeSets) -> Choice {
        Choice { codes: Some(Arc::new(codes)), ..self }
    }

    /// The external code sets against which codes are checked.
    #[must_use]
    pub fn codes(&self) -> &CodeSets {
        self.codes.as_deref().unwrap_or_else(|| CodeSets::embedded())
    }
}

#[cfg(test)]
mod tests {
    use super::{Choice, ChoiceError};
    use crate::diagnostic::Severity;
    use crate::rules::{RULES, find};

    #[test]
    fn without_a_choice_the_rules_of_no_profile_run() {
        let choice = Choice::default();
        for rule in RULES {
            assert_eq!(choice.off(rule).is_some(), !rule.profiles.is_empty(), "{}", rule.code.id);
            assert_eq!(choice.severity(rule), rule.code.severity, "{}", rule.code.id);
        }
    }

    #[test]
    fn the_later_severity_holds_and_stands_over_the_profile() {
        let rule = find("CHR-Swift").unwrap();
        let choice = Choice::of_profile("sepa");
        assert_eq!(choice.severity(rule), Severity::Warning);
        let choice = choice.severity_of("CHR-*", Severity::Error).unwrap();
        assert_eq!(choice.severity(rule), Severity::Error);
        let choice = choice.severity_of("chr-swift", Severity::Info).unwrap();
        assert_eq!(choice.severity(rule), Severity::Info);
    }

    #[test]
    fn what_is_ignored_does_not_run_even_if_selected() {
        let choice = Choice::default().select(&["DT-IBAN"]).unwrap();
        assert_eq!(choice.off(find("DT-IBAN").unwrap()), None);
        assert_eq!(choice.off(find("DT-BIC").unwrap()).as_deref(), Some("not selected"));
        let choice = choice.ignore(&["all"], "--ignore").unwrap();
        assert_eq!(choice.off(find("DT-IBAN").unwrap()).as_deref(), Some("ignored by --ignore"));
    }

    #[test]
    fn profiles_and_days_must_exist() {
        let error = Choice::default().profile("sapa").unwrap_err();
        assert_eq!(error.to_string(), "no profile `sapa`; there are cbpr, citi, sepa, swiss");
        let twice = Choice::of_profile("sepa").profile("SEPA").unwrap();
        assert_eq!(twice.profiles().len(), 1);
        for day in ["2026-02-30", "2026-3-1", "today", "2026-03-01Z", ""] {
            assert_eq!(Choice::default().on_day(day).err(), Some(ChoiceError::Date(day.into())));
        }
        let choice = Choice::default().on_day("2026-02-28").unwrap().at_most_unique(7);
        assert_eq!((choice.reference_date(), choice.max_unique()), (Some("2026-02-28"), 7));
    }
}
