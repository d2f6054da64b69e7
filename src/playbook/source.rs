//! The documents that a catalogue rests on.

use super::named::named;
use crate::value::{Builtin, Datatype};
use serde::{Deserialize, Serialize};
use std::fmt;
use toml::Spanned;

/// Whose APIs a catalogue describes.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub name: String,
}

/// A public document.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its id in the catalogue.
    pub id: Spanned<String>,
    /// Who published it.
    pub publisher: String,
    /// Its title.
    pub title: String,
    /// What it is (`PDF`).
    pub kind: String,
    /// When it was published.
    pub date: Date,
    /// Where it was read, if not in the original.
    pub read_on: Option<String>,
    /// When its statements were last compared, if they were.
    pub last_verified: Option<Date>,
    /// How near it is to who must know.
    pub trust: Trust,
    /// What it can be trusted for.
    pub used_for: String,
    /// Whether it is a second opinion, behind the sources that a claim mostly rests on.
    #[serde(default)]
    pub lower: bool,
}

named! {
    /// How near a source is to who must know.
    Trust {
        /// The provider's own words, read in the original.
        Primary = "primary",
        /// Somebody who read the original and says what is in it.
        Secondary = "secondary",
        /// The provider's own words, read in somebody else's copy.
        ThirdPartyCopy = "third-party-copy",
        /// Somebody else's work with the provider's APIs.
        ThirdParty = "third-party",
    }
}

/// A date as far as it is known: `2024-10-28`, `2025-11`, `2020` or `undated`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date(String);

impl Date {
    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Date {
    type Error = String;

    fn try_from(text: String) -> Result<Date, String> {
        // Time zones, which XML Schema lets a date have, do not fit these lengths.
        let builtin = match text.len() {
            4 => Some(Builtin::GYear),
            7 => Some(Builtin::GYearMonth),
            10 => Some(Builtin::Date),
            _ => None,
        };
        let is_date = builtin
            .and_then(|builtin| Datatype::compile(builtin, &[]).ok())
            .is_some_and(|datatype| datatype.check(text.as_bytes()).is_ok());
        if is_date || text == "undated" {
            Ok(Date(text))
        } else {
            Err(format!("`{text}` is no date: year-month-day, year-month, year or `undated`"))
        }
    }
}

impl From<Date> for String {
    fn from(date: Date) -> String {
        date.0
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Source {
    /// `Publisher, Title (kind, date), as read on …`.
    #[must_use]
    pub fn in_words(&self) -> String {
        let Source { publisher, title, kind, date, .. } = self;
        let read_on = self.read_on.as_ref().map(|place| format!(", as read on {place}"));
        format!("{publisher}, {title} ({kind}, {date}){}", read_on.unwrap_or_default())
    }

    /// The same, with what it can be taken for.
    #[must_use]
    pub fn in_full(&self) -> String {
        let opinion = if self.lower { ", second opinion" } else { "" };
        let verified = match &self.last_verified {
            Some(day) => format!("last verified {day}"),
            None => "not verified since".to_owned(),
        };
        format!("{}; {}{opinion}; {verified}", self.in_words(), self.trust.name())
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn dates_are_as_exact_as_they_are_known() {
        for right in ["2024-10-28", "2025-11", "2020", "undated"] {
            assert_eq!(Date::try_from(right.to_owned()).unwrap().as_str(), right);
        }
        for wrong in ["", "2024-13", "2024-02-30", "28.10.2024", "20", "2024Z", "2024-10Z", "?"] {
            assert!(Date::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }
}
