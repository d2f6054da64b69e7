//! The catalogues: the embedded one, and the user's.

use super::args::CatalogArgs;
use super::error::CliError;
use super::{nearest, text_file};
use crate::playbook::{self, Api, Catalog, Claim, Entry, File};
use std::fs;
use std::path::{Path, PathBuf};

/// The sub-folder of a catalogue in which claims may stand.
const CLAIMS: &str = "claims";

/// Catalogues of different providers.
pub(crate) struct Catalogs(Vec<Catalog>);

/// The embedded catalogue and those of the arguments; a later one takes the place of
/// an earlier one for the same provider.
///
/// # Errors
///
/// If a folder cannot be read, or a catalogue is broken.
pub(crate) fn load(args: &CatalogArgs) -> Result<Catalogs, CliError> {
    let mut catalogs = vec![playbook::embedded().map_err(CliError::Catalog)?];
    for folder in &args.catalog {
        let catalog = playbook::read(files(folder)?).map_err(CliError::Catalog)?;
        catalogs.retain(|other| other.provider.id != catalog.provider.id);
        catalogs.push(catalog);
    }
    Ok(Catalogs(catalogs))
}

impl Catalogs {
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Catalog> {
        self.0.iter()
    }

    /// The API of that name; where several providers have one, the name of the provider
    /// and a slash stand before it.
    ///
    /// # Errors
    ///
    /// If there is none, or more than one.
    pub(crate) fn api(&self, name: &str) -> Result<(&Catalog, &Api), CliError> {
        let names = |catalog: &Catalog| {
            let names = catalog.apis.iter().flat_map(|api| api.names());
            names.map(|name| name.get_ref().clone()).collect()
        };
        self.find(name, "API", "apis", Catalog::api, names)
    }

    /// The claim of that id; a provider may stand before it as for an API.
    ///
    /// # Errors
    ///
    /// If there is none, or more than one.
    pub(crate) fn claim(&self, id: &str) -> Result<(&Catalog, &Entry<Claim>), CliError> {
        let ids = |catalog: &Catalog| {
            catalog.claims.iter().map(|claim| claim.id.get_ref().clone()).collect()
        };
        self.find(id, "claim", "claims list", Catalog::claim, ids)
    }

    fn find<'a, T: 'a>(
        &'a self,
        name: &str,
        what: &str,
        lists: &str,
        find: impl Fn(&'a Catalog, &str) -> Option<T>,
        names: impl Fn(&Catalog) -> Vec<String>,
    ) -> Result<(&'a Catalog, T), CliError> {
        let (provider, own) = match name.split_once('/') {
            Some((provider, own)) => (Some(provider), own),
            None => (None, name),
        };
        let asked = || self.iter().filter(|c| provider.is_none_or(|id| id == c.provider.id));
        let mut found: Vec<(&Catalog, T)> =
            asked().filter_map(|catalog| Some((catalog, find(catalog, own)?))).collect();
        if found.len() > 1 {
            let of = found.iter().map(|(catalog, _)| format!("{}/{own}", catalog.provider.id));
            let of: Vec<String> = of.collect();
            let why = format!("several providers have the {what} `{own}`: {}", of.join(", "));
            return Err(CliError::Usage(why));
        }
        found.pop().ok_or_else(|| {
            let known: Vec<String> = asked().flat_map(names).collect();
            let hint = nearest::hint(own, known.iter().map(String::as_str));
            CliError::Usage(format!("no {what} `{name}`{hint}; `isoproof {lists}` lists all"))
        })
    }
}

/// The files of a catalogue: `*.toml` in the folder and in its sub-folder `claims`,
/// sorted by path.
///
/// # Errors
///
/// If one cannot be read, or there is none.
pub(crate) fn files(folder: &Path) -> Result<Vec<File>, CliError> {
    let mut paths = toml_files(folder)?;
    let claims = folder.join(CLAIMS);
    if claims.is_dir() {
        paths.extend(toml_files(&claims)?);
    }
    paths.sort();
    if paths.is_empty() {
        return Err(CliError::file(folder, "no .toml file in this folder"));
    }
    paths.iter().map(|path| file(path)).collect()
}

fn file(path: &Path) -> Result<File, CliError> {
    Ok(File { name: path.display().to_string(), text: text_file::read(path)? })
}

fn toml_files(folder: &Path) -> Result<Vec<PathBuf>, CliError> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let paths = entries.map_err(|e| CliError::file(folder, e))?.into_iter().map(|e| e.path());
    let is_toml = |path: &PathBuf| path.extension().is_some_and(|e| e == "toml");
    Ok(paths.filter(|path| is_toml(path) && path.is_file()).collect())
}
