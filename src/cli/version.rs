//! The edition of the tool and that of its data.

use super::manifest;
use crate::schema;

/// The version of the tool.
pub(crate) const TOOL: &str = env!("CARGO_PKG_VERSION");

/// What `--version` says: the tool, and how many schemas it has and of which day the
/// newest is.
pub(crate) fn line() -> String {
    let (count, newest) = (schema::messages().count(), manifest::newest());
    format!("isoproof {TOOL} ({count} message schemas, the newest of {newest})")
}
