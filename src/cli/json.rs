//! JSON documents of the listing commands.

use super::error::CliError;
use serde::Serialize;
use std::io::{self, Write};

/// Writes a document with one member, `name`, and a line break behind it.
pub(crate) fn write(
    out: &mut impl Write,
    name: &str,
    value: &impl Serialize,
) -> Result<(), CliError> {
    let document = serde_json::json!({ name: value });
    serde_json::to_writer_pretty(&mut *out, &document).map_err(io::Error::from)?;
    writeln!(out)?;
    Ok(())
}
