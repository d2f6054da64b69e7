//! The user's own schemas: files and folders of them.

use super::digest;
use super::error::CliError;
use crate::check::SchemaSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The embedded schemas, and those at `paths` over them.
///
/// # Errors
///
/// If a schema cannot be read, or has what this tool does not support.
pub(crate) fn load(paths: &[PathBuf]) -> Result<SchemaSet, CliError> {
    let mut set = SchemaSet::embedded();
    for path in paths {
        for file in files(path)? {
            let xsd = fs::read(&file).map_err(|e| CliError::file(&file, e))?;
            let origin = file.display().to_string();
            let folder = file.parent().unwrap_or(Path::new(""));
            let sha256 = digest::sha256(&xsd);
            set.add(&origin, &sha256, &xsd, &|location| beside(folder, location))
                .map_err(|e| CliError::file(&file, e))?;
        }
    }
    Ok(set)
}

/// The file itself, or every `.xsd` directly in the folder, sorted by name.
fn files(path: &Path) -> Result<Vec<PathBuf>, CliError> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let entries = fs::read_dir(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let mut files: Vec<PathBuf> = entries
        .map_err(|e| CliError::file(path, e))?
        .into_iter()
        .map(|entry| entry.path())
        .filter(|file| is_xsd(file) && file.is_file())
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(CliError::file(path, "no .xsd file in this folder"));
    }
    Ok(files)
}

fn is_xsd(file: &Path) -> bool {
    file.extension().is_some_and(|e| e.eq_ignore_ascii_case("xsd"))
}

/// The bytes at the `schemaLocation` of an include or import.
fn beside(folder: &Path, location: &str) -> Result<Vec<u8>, String> {
    if location.contains("://") {
        return Err("only local files are read, never the network".into());
    }
    fs::read(folder.join(location)).map_err(|e| e.to_string())
}
