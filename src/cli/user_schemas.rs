//! The user's own schemas: files and folders of them.

use super::digest;
use super::error::CliError;
use crate::check::{AddError, SchemaSet};
use crate::schema;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The embedded schemas, and those at `paths` over them.
///
/// # Errors
///
/// If a schema cannot be read, has what this tool does not support, or is for a
/// namespace that another already is for.
pub(crate) fn load(paths: &[PathBuf]) -> Result<SchemaSet, CliError> {
    let mut set = SchemaSet::embedded();
    for path in paths {
        if path.is_dir() {
            add_folder(&mut set, path)?;
        } else {
            add(&mut set, path)?.map_err(|e| CliError::file(path, e))?;
        }
    }
    Ok(set)
}

/// Adds every `.xsd` directly in the folder. Those that others include are parts of
/// these, and are added only if they are for a namespace of their own.
fn add_folder(set: &mut SchemaSet, folder: &Path) -> Result<(), CliError> {
    let files = xsd_files(folder)?;
    let used = used_by_others(folder, &files)?;
    let (parts, wholes): (Vec<_>, Vec<_>) = files.iter().partition(|file| used.contains(*file));
    for file in wholes {
        add(set, file)?.map_err(|e| CliError::file(file, e))?;
    }
    for file in parts {
        match add(set, file)? {
            Ok(()) | Err(AddError::Twice(..)) => {}
            Err(other) => return Err(CliError::file(file, other)),
        }
    }
    Ok(())
}

fn add(set: &mut SchemaSet, file: &Path) -> Result<Result<(), AddError>, CliError> {
    let xsd = read(file)?;
    let origin = file.display().to_string();
    let folder = folder_of(file);
    Ok(set.add(&origin, &digest::sha256(&xsd), &xsd, &|location| beside(folder, location)))
}

/// The `.xsd` files directly in the folder, sorted by name.
fn xsd_files(folder: &Path) -> Result<Vec<PathBuf>, CliError> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let mut files: Vec<PathBuf> = entries
        .map_err(|e| CliError::file(folder, e))?
        .into_iter()
        .map(|entry| entry.path())
        .filter(|file| is_xsd(file) && file.is_file())
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(CliError::file(folder, "no .xsd file in this folder"));
    }
    Ok(files)
}

fn is_xsd(file: &Path) -> bool {
    file.extension().is_some_and(|e| e.eq_ignore_ascii_case("xsd"))
}

/// What the files include or import. What is wrong with them is said when they are
/// added.
fn used_by_others(folder: &Path, files: &[PathBuf]) -> Result<BTreeSet<PathBuf>, CliError> {
    let used = RefCell::new(BTreeSet::new());
    let noting = |location: &str| {
        used.borrow_mut().insert(folder.join(location));
        beside(folder, location)
    };
    for file in files {
        let _ = schema::load(&read(file)?, &noting);
    }
    Ok(used.into_inner())
}

fn read(file: &Path) -> Result<Vec<u8>, CliError> {
    fs::read(file).map_err(|e| CliError::file(file, e))
}

fn folder_of(file: &Path) -> &Path {
    file.parent().unwrap_or(Path::new(""))
}

/// The bytes at the `schemaLocation` of an include or import.
fn beside(folder: &Path, location: &str) -> Result<Vec<u8>, String> {
    if location.contains("://") {
        return Err("only local files are read, never the network".into());
    }
    fs::read(folder.join(location)).map_err(|e| e.to_string())
}
