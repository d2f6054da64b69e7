//! What names rules in options: an id, ids that begin alike, a family, all.

use super::list::RULES;
use super::profile::PROFILES;
use super::rule::{Family, Rule, find};
use crate::diagnostic::find_code;
use crate::value::nearest;

/// How many names an error offers.
const OFFERED: usize = 3;

/// What names rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Pick {
    All,
    Family(Family),
    /// The beginning of ids, in small letters.
    Prefix(String),
    Id(&'static str),
}

impl Pick {
    /// Reads `all`, the name of a family, `DT-*`, or the id or name of a rule, in any case
    /// of letters.
    pub(super) fn parse(text: &str) -> Result<Pick, ChoiceError> {
        let text = text.trim();
        if text.eq_ignore_ascii_case("all") || text == "*" {
            return Ok(Pick::All);
        }
        let family =
            Family::ALL.into_iter().find(|family| family.name().eq_ignore_ascii_case(text));
        if let Some(family) = family {
            return Ok(Pick::Family(family));
        }
        let prefix = text.strip_suffix('*').map(|start| Pick::Prefix(start.to_ascii_lowercase()));
        if let Some(prefix) = prefix {
            let is_used = RULES.iter().any(|rule| prefix.names(rule));
            return if is_used { Ok(prefix) } else { Err(unknown(text)) };
        }
        let rule = find(text).or_else(|| find(find_code(text)?.id));
        rule.map(|rule| Pick::Id(rule.code.id)).ok_or_else(|| unknown(text))
    }

    /// Whether it names a rule.
    pub(super) fn names(&self, rule: &Rule) -> bool {
        match self {
            Pick::All => true,
            Pick::Family(family) => rule.family == *family,
            Pick::Prefix(start) => rule.code.id.to_ascii_lowercase().starts_with(start),
            Pick::Id(id) => rule.code.id == *id,
        }
    }
}

/// Why a choice cannot be met.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChoiceError {
    /// No rule has that id, and no family that name.
    #[error("no rule or family of rules `{name}`{hint}", hint = hint(.nearest))]
    Unknown {
        /// What was written.
        name: String,
        /// The nearest that there are.
        nearest: Vec<&'static str>,
    },
    /// It is the code of a finding that no rule makes.
    #[error("{0} is of the grammar, not of a rule: it can be neither left out nor changed")]
    NoRule(&'static str),
    /// There is no such profile.
    #[error("no profile `{name}`; there are {all}", all = profiles())]
    Profile {
        /// What was written.
        name: String,
    },
    /// A day is no day.
    #[error("`{0}` is no date such as 2026-03-01")]
    Date(String),
}

fn hint(nearest: &[&str]) -> String {
    if nearest.is_empty() { String::new() } else { format!("; nearest: {}", nearest.join(", ")) }
}

fn profiles() -> String {
    let names: Vec<&str> = PROFILES.iter().map(|profile| profile.name).collect();
    names.join(", ")
}

fn unknown(text: &str) -> ChoiceError {
    if let Some(code) = find_code(text) {
        return ChoiceError::NoRule(code.id);
    }
    let ids = RULES.iter().flat_map(|rule| [rule.code.id, rule.code.name]);
    let families = Family::ALL.into_iter().map(Family::name);
    let start = text.trim_end_matches('*').to_ascii_lowercase();
    let near = nearest(&start, ids.clone().chain(families), OFFERED);
    let within = ids.filter(|id| id.to_ascii_lowercase().contains(&start)).take(OFFERED);
    let nearest = if near.is_empty() && !start.is_empty() { within.collect() } else { near };
    ChoiceError::Unknown { name: text.to_owned(), nearest }
}

#[cfg(test)]
mod tests {
    use super::{ChoiceError, Pick};
    use crate::rules::{Family, find};

    #[test]
    fn rules_are_named_by_id_name_prefix_and_family() {
        let iban = find("DT-IBAN").unwrap();
        let count = find("CNT-GrpHdrNbOfTxs").unwrap();
        for (text, names) in [
            ("all", (true, true)),
            ("*", (true, true)),
            ("dt-iban", (true, false)),
            (iban.code.name, (true, false)),
            ("DT-*", (true, false)),
            ("CNT-*", (false, true)),
            ("Counts", (false, true)),
        ] {
            let pick = Pick::parse(text).unwrap();
            assert_eq!((pick.names(iban), pick.names(count)), names, "{text}");
        }
        assert_eq!(Pick::parse("identifiers"), Ok(Pick::Family(Family::Identifiers)));
    }

    #[test]
    fn what_names_nothing_is_an_error_with_the_nearest_names() {
        let said = |text| Pick::parse(text).unwrap_err().to_string();
        let iban = said("DT-IBN");
        assert!(
            iban.starts_with("no rule or family of rules `DT-IBN`; nearest: DT-IBAN"),
            "{iban}"
        );
        assert!(said("count").contains("nearest: counts"), "{}", said("count"));
        assert!(said("ZZ-*").starts_with("no rule or family of rules `ZZ-*`"));
        assert_eq!(Pick::parse("element-missing"), Err(ChoiceError::NoRule("XSD0101")));
    }
}
