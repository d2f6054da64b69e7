//! A catalogue: everything that is written of one provider.

use super::claim::{Claim, Shared};
use super::{Api, Category, Consideration, Contradiction, Overview, Peer, Provider, Row, Source};
use std::ops::Deref;

/// One file of a catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path, as findings name it.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// An entry, and the file in which it stands. The spans in it are of that file.
#[derive(Clone, Debug)]
pub struct Entry<T> {
    /// The index of its file in [`Catalog::files`].
    pub file: usize,
    /// What is written.
    pub data: T,
}

impl<T> Deref for Entry<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.data
    }
}

/// The catalogue of one provider. Its references have been checked: every id in it
/// names something.
#[derive(Clone, Debug)]
pub struct Catalog {
    /// Whose APIs these are.
    pub provider: Provider,
    /// What a page about them says as a whole.
    pub overview: Option<Entry<Overview>>,
    /// The documents that it rests on.
    pub sources: Vec<Entry<Source>>,
    /// The categories of the page.
    pub categories: Vec<Entry<Category>>,
    /// The APIs.
    pub apis: Vec<Entry<Api>>,
    /// The rows of the page's table.
    pub rows: Vec<Entry<Row>>,
    /// The claims.
    pub claims: Vec<Entry<Claim>>,
    /// What several claims ask for.
    pub conditions: Vec<Entry<Shared>>,
    /// Statements that cannot both be right.
    pub contradictions: Vec<Entry<Contradiction>>,
    /// What the page asks to think of.
    pub considerations: Vec<Entry<Consideration>>,
    /// Other providers' pages to compare with.
    pub peers: Vec<Entry<Peer>>,
    /// The files, in the order in which they were read.
    pub files: Vec<File>,
}

impl Catalog {
    /// The APIs, in the order of the files.
    pub fn apis(&self) -> impl Iterator<Item = &Api> {
        self.apis.iter().map(|entry| &entry.data)
    }

    /// The API of that id or other name.
    #[must_use]
    pub fn api(&self, name: &str) -> Option<&Api> {
        self.apis.iter().find(|api| api.is_called(name)).map(|entry| &entry.data)
    }

    /// The source of that id.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id.get_ref() == id).map(|entry| &entry.data)
    }

    /// The contradiction of that id.
    #[must_use]
    pub fn contradiction(&self, id: &str) -> Option<&Contradiction> {
        let mut all = self.contradictions.iter();
        all.find(|found| found.id.get_ref() == id).map(|entry| &entry.data)
    }

    /// The claim of that id, in any case of letters.
    #[must_use]
    pub fn claim(&self, id: &str) -> Option<&Entry<Claim>> {
        self.claims.iter().find(|claim| claim.id.get_ref().eq_ignore_ascii_case(id))
    }

    /// The shared condition of that id.
    #[must_use]
    pub fn condition(&self, id: &str) -> Option<&Shared> {
        self.conditions.iter().find(|found| found.id.get_ref() == id).map(|entry| &entry.data)
    }

    /// The row of the page's table that speaks of the API of that id, if one does.
    #[must_use]
    pub fn row(&self, api: &str) -> Option<&Row> {
        let mut rows = self.rows.iter();
        rows.find(|row| row.apis.iter().any(|own| own.get_ref() == api)).map(|entry| &entry.data)
    }

    /// The text of a span in the file of an entry.
    #[must_use]
    pub fn text<T>(&self, entry: &Entry<T>, span: std::ops::Range<usize>) -> &str {
        self.files.get(entry.file).and_then(|file| file.text.get(span)).unwrap_or_default()
    }
}
