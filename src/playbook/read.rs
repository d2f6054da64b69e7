//! Reading the catalogue's TOML.

use super::{Api, Confidence, Format, Provider, Source};
use serde::Deserialize;
use toml::Spanned;

/// The catalogue that is part of this program.
const EMBEDDED: &str = include_str!("../../catalog/citiconnect.toml");

/// What is wrong with a catalogue, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {reason}")]
pub struct CatalogError {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong there.
    pub reason: String,
}

/// A catalogue: the APIs of one provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalog {
    /// Whose APIs these are.
    pub provider: Provider,
    /// The APIs, in the order of the file.
    pub apis: Vec<Api>,
}

/// A catalogue as written: the APIs refer to their sources.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    provider: Provider,
    source: Vec<Source>,
    api: Vec<WrittenApi>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenApi {
    id: Spanned<String>,
    #[serde(default)]
    aliases: Vec<Spanned<String>>,
    name: String,
    does: String,
    #[serde(default)]
    notes: Vec<String>,
    confidence: Confidence,
    source: Spanned<String>,
    format: Vec<Format>,
}

/// The embedded catalogue.
///
/// # Errors
///
/// Never for a released program: the tests read the same text.
pub fn embedded() -> Result<Catalog, CatalogError> {
    read(EMBEDDED)
}

/// Reads a catalogue.
///
/// # Errors
///
/// If it is no TOML, has unknown or missing fields, gives two APIs one name, or
/// refers to a source that it does not have.
pub fn read(text: &str) -> Result<Catalog, CatalogError> {
    let written: Written = toml::from_str(text).map_err(|error| {
        at(text, error.span().map_or(0, |span| span.start), error.message().to_owned())
    })?;
    let mut apis: Vec<Api> = Vec::with_capacity(written.api.len());
    for api in written.api {
        let names = std::iter::once(&api.id).chain(&api.aliases);
        if let Some(taken) =
            names.into_iter().find(|n| apis.iter().any(|a| a.is_called(n.get_ref())))
        {
            let reason = format!("`{}` already names another API", taken.get_ref());
            return Err(at(text, taken.span().start, reason));
        }
        apis.push(api.resolved(&written.source).map_err(|(offset, why)| at(text, offset, why))?);
    }
    Ok(Catalog { provider: written.provider, apis })
}

impl WrittenApi {
    /// With its source, or the offset of the reference to one that is not there.
    fn resolved(self, sources: &[Source]) -> Result<Api, (usize, String)> {
        let id = self.source.get_ref();
        let Some(source) = sources.iter().find(|source| source.id == *id) else {
            return Err((self.source.span().start, format!("no source `{id}`")));
        };
        Ok(Api {
            id: self.id.into_inner(),
            aliases: self.aliases.into_iter().map(Spanned::into_inner).collect(),
            name: self.name,
            does: self.does,
            formats: self.format,
            notes: self.notes,
            confidence: self.confidence,
            source: source.clone(),
        })
    }
}

fn at(text: &str, offset: usize, reason: String) -> CatalogError {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let column = before.get(line_start..).unwrap_or("").chars().count() + 1;
    CatalogError { line: before.matches('\n').count() + 1, column, reason }
}
#[cfg(test)]
mod tests {
    use super::{embedded, read};
    use crate::playbook::{Confidence, Direction, Kind};

    const CATALOG: &str = r#"
[provider]
id = "zimtstern"
name = "Zimtstern Bank"

[[source]]
id = "handbook"
publisher = "Zimtstern Bank"
title = "Handbook"
kind = "PDF"
date = "undated"
last_verified = "2026-01-31"

[[api]]
id = "balance"
aliases = ["account-balance"]
name = "Balance"
does = "tells balances"
confidence = "low"
source = "handbook"
[[api.format]]
id = "camt.052"
kind = "iso20022"
direction = "push"
"#;

    fn error(changed: &str, to: &str) -> String {
        assert!(CATALOG.contains(changed));
        read(&CATALOG.replace(changed, to)).unwrap_err().to_string()
    }

    #[test]
    fn a_catalogue_is_read() {
        let catalog = read(CATALOG).unwrap();
        let [api] = catalog.apis.as_slice() else { panic!("one API") };
        assert!(api.is_called("Account-Balance") && !api.is_called("account"));
        assert_eq!((api.confidence, api.source.title.as_str()), (Confidence::Low, "Handbook"));
        assert_eq!(
            (api.formats[0].kind, api.formats[0].direction),
            (Kind::Iso20022, Direction::Push)
        );
        assert_eq!((catalog.provider.id.as_str(), api.confidence.name()), ("zimtstern", "low"));
    }

    #[test]
    fn errors_have_a_place() {
        for (changed, to, start) in [
            ("does =", "done =", "line 18, column 1: unknown field `done`"),
            ("name = \"Balance\"\n", "", "line 14, column 1: missing field `name`"),
            ("\"low\"", "\"lower\"", "line 19, column 14: unknown variant `lower`"),
            ("= \"Handbook\"", "= \"ä\" x", "line 9, column 13: "),
            ("= \"handbook\"\n[[", "= \"ä\"\n[[", "line 20, column 10: no source `ä`"),
        ] {
            let error = error(changed, to);
            assert!(error.starts_with(start), "{error}");
        }
    }

    #[test]
    fn a_name_is_given_once() {
        let again = &CATALOG[CATALOG.find("[[api]]").unwrap()..];
        let again = again.replace("\"balance\"", "\"other\"");
        let error = read(&format!("{CATALOG}{again}")).unwrap_err().to_string();
        assert_eq!(error, "line 27, column 12: `account-balance` already names another API");
    }

    #[test]
    fn the_embedded_catalogue_is_sound() {
        let catalog = embedded().unwrap();
        assert_eq!(catalog.apis.len(), 9);
        for (api, message) in catalog.apis.iter().flat_map(|a| a.messages().map(move |m| (a, m))) {
            let mut known = crate::schema::messages();
            assert!(known.any(|known| known.id().starts_with(message)), "{}: {message}", api.id);
        }
    }
}
