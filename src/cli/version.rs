//! The edition of the tool and that of its data.

use super::manifest;
use crate::codes::{CodeSets, TRANSACTION_EDITION};
use crate::rules::{PROFILES, RULES};
use crate::schema;
use crate::value::{COUNTRY_EDITION, CURRENCY_EDITION, IBAN_EDITION};

/// The version of the tool.
pub(crate) const TOOL: &str = env!("CARGO_PKG_VERSION");

/// What `--version` says: the tool, how many schemas it has and of which day the newest is;
/// and the editions of the other data, a line each.
pub(crate) fn line() -> String {
    let (count, newest) = (schema::messages().count(), manifest::newest());
    let codes = CodeSets::embedded();
    let profiles: Vec<String> =
        PROFILES.iter().map(|profile| format!("{} ({})", profile.name, profile.edition)).collect();
    format!(
        "isoproof {TOOL} ({count} message schemas, the newest of {newest})\n\
         external code sets: {} sets, edition {}\n\
         bank transaction codes: {TRANSACTION_EDITION}\n\
         accounts: {IBAN_EDITION}\n\
         currencies: {CURRENCY_EDITION}\n\
         countries: {COUNTRY_EDITION}\n\
         rules: {}; profiles: {}",
        codes.sets().len(),
        codes.edition(),
        RULES.len(),
        profiles.join(", ")
    )
}
