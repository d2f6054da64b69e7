//! `pool`: packs `schemas/` into `schemas/pool.bin`.

use crate::schemas::{read, write};
use isoproof::schema::{self, Packed};
use sha2::{Digest, Sha256};
use std::path::Path;

/// Writes the pool; gives a summary.
pub(crate) fn write_pool(folder: &Path) -> Result<String, String> {
    let manifest = read(&folder.join("manifest.tsv"))?;
    let manifest = String::from_utf8(manifest).map_err(|error| error.to_string())?;
    let messages = manifest
        .lines()
        .skip(1)
        .map(|line| message(folder, line))
        .collect::<Result<Vec<_>, _>>()?;
    let bytes = schema::pack(&messages).map_err(|error| error.to_string())?;
    write(&folder.join("pool.bin"), &bytes)?;
    Ok(format!("{} messages in {} bytes", messages.len(), bytes.len()))
}

fn message(folder: &Path, line: &str) -> Result<Packed, String> {
    let mut cells = line.split('\t');
    let id = cells.next().unwrap_or_default().to_owned();
    let name = cells.next().ok_or_else(|| format!("{id} has no name"))?.to_owned();
    let area = id.split('.').next().unwrap_or_default();
    let text = read(&folder.join(area).join(format!("{id}.xsd")))?;
    let schema = schema::load(&text, &|location| Err(format!("{location} is not expected")))
        .map_err(|error| format!("{id}: {error}"))?;
    Ok(Packed { id, name, schema, sha256: Sha256::digest(&text).into() })
}
