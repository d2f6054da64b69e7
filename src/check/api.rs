//! The payload formats that an API names.

use crate::diagnostic::Payload;
use crate::schema::is_of_family;

/// The payload formats that an API names.
#[derive(Clone, Debug)]
pub struct ApiFormats {
    /// The API's id.
    pub name: String,
    /// Its formats, in any order.
    pub formats: Vec<ApiFormat>,
}

/// A payload format that an API names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiFormat {
    /// An ISO 20022 message: its id, or the start of ids where the API names a family
    /// (`camt.053`).
    Message(String),
    /// JSON of any kind.
    Json,
    /// XML that is no ISO 20022 message.
    Xml,
    /// An OAuth 2.0 token, or the request for one.
    OAuth2,
}

/// What is compared with the formats.
#[derive(Clone, Copy)]
pub(super) enum Thing<'a> {
    /// A message, with its id.
    Message(&'a str),
    /// A payload that holds no message.
    Json(Payload),
    /// The same in XML.
    Xml(Payload),
}

impl<'a> Thing<'a> {
    pub(super) const fn name(self) -> &'a str {
        match self {
            Thing::Message(id) => id,
            Thing::Json(payload) | Thing::Xml(payload) => payload.name(),
        }
    }

    /// Whether it says that a request failed.
    pub(super) const fn is_error(self) -> bool {
        matches!(self, Thing::Json(Payload::ErrorResponse) | Thing::Xml(Payload::ErrorResponse))
    }
}

impl ApiFormats {
    /// Why nothing can be compared with the formats.
    pub(super) fn obstacle(&self) -> Option<String> {
        let why = || format!("the API {} names no format to check a payload against", self.name);
        self.formats.is_empty().then(why)
    }

    /// Whether a payload is of one of the formats. An error says nothing about them.
    pub(super) fn admit(&self, thing: Thing<'_>) -> bool {
        thing.is_error() || self.formats.iter().any(|format| format.admits(thing))
    }

    /// `pain.001.001.03 or JSON`
    pub(super) fn words(&self) -> String {
        let mut words: Vec<&str> = self.formats.iter().map(ApiFormat::words).collect();
        words.dedup();
        words.join(" or ")
    }
}

impl ApiFormat {
    pub(super) fn admits(&self, thing: Thing<'_>) -> bool {
        match (self, thing) {
            (ApiFormat::Message(format), Thing::Message(id)) => is_of_family(id, format),
            (ApiFormat::Json, Thing::Json(_)) | (ApiFormat::Xml, Thing::Xml(_)) => true,
            (ApiFormat::OAuth2, Thing::Json(payload) | Thing::Xml(payload)) => {
                matches!(payload, Payload::TokenRequest | Payload::TokenResponse)
            }
            _ => false,
        }
    }

    fn words(&self) -> &str {
        match self {
            ApiFormat::Message(id) => id,
            ApiFormat::Json => "JSON",
            ApiFormat::Xml => "XML of the bank's own",
            ApiFormat::OAuth2 => "an OAuth 2.0 token",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_admit_what_they_name() {
        let family = ApiFormat::Message("camt.053".into());
        for (format, thing, admits) in [
            (&family, Thing::Message("camt.053.001.02"), true),
            (&family, Thing::Message("camt.053"), true),
            (&family, Thing::Message("camt.0531.001.02"), false),
            (&family, Thing::Json(Payload::Json), false),
            (&ApiFormat::Json, Thing::Json(Payload::CutoffTimes), true),
            (&ApiFormat::Json, Thing::Message("camt.053.001.02"), false),
            (&ApiFormat::Xml, Thing::Xml(Payload::BalanceRequest), true),
            (&ApiFormat::Xml, Thing::Json(Payload::BalanceRequest), false),
            (&ApiFormat::OAuth2, Thing::Json(Payload::TokenResponse), true),
            (&ApiFormat::OAuth2, Thing::Xml(Payload::TokenRequest), true),
            (&ApiFormat::OAuth2, Thing::Json(Payload::BalanceResponse), false),
        ] {
            assert_eq!(format.admits(thing), admits, "{format:?} {}", thing.name());
        }
    }

    #[test]
    fn an_error_is_not_judged() {
        let api = ApiFormats { name: "x".into(), formats: vec![ApiFormat::Json] };
        assert!(api.admit(Thing::Xml(Payload::ErrorResponse)));
        assert!(api.admit(Thing::Json(Payload::Json)) && !api.admit(Thing::Xml(Payload::Xml)));
        assert_eq!(api.words(), "JSON");
    }
}
