//! The manifest of the embedded schemas: where each comes from.

use serde::Serialize;
use std::collections::BTreeMap;

/// Tab-separated, one line a message, sorted by id, behind a line of column names.
const MANIFEST: &str = include_str!("../../schemas/manifest.tsv");

/// Where one embedded schema comes from.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Origin {
    /// The published copy that was read.
    pub(crate) source: &'static str,
    /// The day on which the standard's editor wrote the schema, year-month-day.
    pub(crate) date: &'static str,
    /// SHA-256 of the published file.
    pub(crate) published_sha256: &'static str,
    /// How many independent copies agree.
    pub(crate) copies: u32,
}

/// The origins of all embedded schemas, by message id.
pub(crate) fn origins() -> BTreeMap<&'static str, Origin> {
    MANIFEST.lines().skip(1).filter_map(line).collect()
}

/// The day of the newest of these schemas.
pub(crate) fn newest() -> &'static str {
    origins().values().map(|origin| origin.date).max().unwrap_or_default()
}

fn line(line: &'static str) -> Option<(&'static str, Origin)> {
    let mut columns = line.split('\t');
    let id = columns.next()?;
    let (source, date) = (columns.nth(2)?, columns.next()?);
    let (published_sha256, copies) = (columns.next()?, columns.next()?.parse().ok()?);
    Some((id, Origin { source, date, published_sha256, copies }))
}

#[cfg(test)]
mod tests {
    use super::{newest, origins};
    use crate::schema;

    #[test]
    fn every_embedded_schema_has_an_origin() {
        let origins = origins();
        assert!(schema::messages().map(|message| message.id()).eq(origins.keys().copied()));
        for (id, origin) in origins {
            assert_eq!(origin.published_sha256.len(), 64, "{id}");
            assert!(origin.date.len() == 10 && origin.copies > 0, "{id}");
        }
        assert!(newest() > "2020-01-01");
    }
}
