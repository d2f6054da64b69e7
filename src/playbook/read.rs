//! Reading the files of a catalogue.

use super::catalog::{Catalog, Entry, File};
use super::fault::{Draft, Fault, placed};
use super::references;
use super::{
    Api, Category, Claim, Consideration, Contradiction, Overview, Peer, Provider, Row, Shared,
    Source,
};
use crate::diagnostic::codes;
use serde::de::DeserializeOwned;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Error, ValueDeserializer};

/// Reads the catalogue that these files make together.
///
/// # Errors
///
/// If a file is no TOML, an entry has unknown, missing or malformed fields, an id is
/// given twice, or one refers to what is not there: all that is wrong, in the order of
/// the files. An entry that is malformed is not looked at further.
pub fn read(files: Vec<File>) -> Result<Catalog, Vec<Fault>> {
    let mut parts = Parts::default();
    for (index, file) in files.iter().enumerate() {
        parts.read(index, &file.text);
    }
    let (catalog, mut drafts) = parts.into_catalog();
    // A reference to an entry that is malformed is no second defect.
    if drafts.is_empty() {
        drafts = references::check(&catalog);
    }
    if !drafts.is_empty() {
        return Err(placed(drafts, &files));
    }
    Ok(Catalog { files, ..catalog })
}

/// What has been read so far.
#[derive(Default)]
struct Parts {
    providers: Vec<Entry<Spanned<Provider>>>,
    overviews: Vec<Entry<Spanned<Overview>>>,
    sources: Vec<Entry<Source>>,
    categories: Vec<Entry<Category>>,
    apis: Vec<Entry<Api>>,
    rows: Vec<Entry<Row>>,
    claims: Vec<Entry<Claim>>,
    conditions: Vec<Entry<Shared>>,
    contradictions: Vec<Entry<Contradiction>>,
    considerations: Vec<Entry<Consideration>>,
    peers: Vec<Entry<Peer>>,
    faults: Vec<Draft>,
}

/// The tables that a file may have, as an error names them.
const TABLES: &str = "provider, overview, source, category, api, row, claim, condition, \
    contradiction, consideration, peer";

impl Parts {
    fn read(&mut self, file: usize, text: &str) {
        let table = match DeTable::parse(text) {
            Ok(table) => table.into_inner(),
            Err(error) => return self.faults.push(malformed(file, &error, 0..0)),
        };
        for (key, value) in table {
            let faults = &mut self.faults;
            match key.get_ref().as_ref() {
                "provider" => one(file, value, &mut self.providers, faults),
                "overview" => one(file, value, &mut self.overviews, faults),
                "source" => many(file, value, &mut self.sources, faults),
                "category" => many(file, value, &mut self.categories, faults),
                "api" => many(file, value, &mut self.apis, faults),
                "row" => many(file, value, &mut self.rows, faults),
                "claim" => many(file, value, &mut self.claims, faults),
                "condition" => many(file, value, &mut self.conditions, faults),
                "contradiction" => many(file, value, &mut self.contradictions, faults),
                "consideration" => many(file, value, &mut self.considerations, faults),
                "peer" => many(file, value, &mut self.peers, faults),
                other => {
                    let message = format!("unknown table `{other}`, expected one of {TABLES}");
                    faults.push(fault(file, key.span(), message));
                }
            }
        }
    }

    /// The catalogue without its files, and what is wrong so far.
    fn into_catalog(mut self) -> (Catalog, Vec<Draft>) {
        if self.providers.is_empty() {
            let message = "no file has a [provider]".to_owned();
            self.faults.push(fault(0, 0..0, message));
        }
        for again in self.providers.iter().skip(1) {
            self.faults.push(twice(again.file, again.data.span(), "provider"));
        }
        for again in self.overviews.iter().skip(1) {
            self.faults.push(twice(again.file, again.data.span(), "overview"));
        }
        let provider = self.providers.into_iter().next().map(|entry| entry.data.into_inner());
        let overview = self.overviews.into_iter().next();
        let overview =
            overview.map(|entry| Entry { file: entry.file, data: entry.data.into_inner() });
        let catalog = Catalog {
            provider: provider.unwrap_or_default(),
            overview,
            sources: self.sources,
            categories: self.categories,
            apis: self.apis,
            rows: self.rows,
            claims: self.claims,
            conditions: self.conditions,
            contradictions: self.contradictions,
            considerations: self.considerations,
            peers: self.peers,
            files: Vec::new(),
        };
        (catalog, self.faults)
    }
}

/// Reads a table.
fn one<T: DeserializeOwned>(
    file: usize,
    value: Spanned<DeValue<'_>>,
    into: &mut Vec<Entry<T>>,
    faults: &mut Vec<Draft>,
) {
    let span = value.span();
    match T::deserialize(ValueDeserializer::from(value)) {
        Ok(data) => into.push(Entry { file, data }),
        Err(error) => faults.push(malformed(file, &error, span)),
    }
}

/// Reads a list of tables, each for itself.
fn many<T: DeserializeOwned>(
    file: usize,
    value: Spanned<DeValue<'_>>,
    into: &mut Vec<Entry<T>>,
    faults: &mut Vec<Draft>,
) {
    let span = value.span();
    match value.into_inner() {
        DeValue::Array(items) => {
            items.into_iter().for_each(|item| one(file, item, into, faults));
        }
        _ => faults.push(fault(file, span, "expected a list of tables, [[…]]".to_owned())),
    }
}

fn malformed(file: usize, error: &Error, entry: Range<usize>) -> Draft {
    fault(file, error.span().unwrap_or(entry), error.message().to_owned())
}

fn twice(file: usize, span: Range<usize>, what: &str) -> Draft {
    fault(file, span, format!("a second [{what}]; a catalogue has one"))
}

fn fault(file: usize, span: Range<usize>, message: String) -> Draft {
    Draft { code: &codes::CATALOGUE_MALFORMED, file, span, message, help: None }
}
