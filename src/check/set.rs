//! The schemas that a run may use: the embedded messages and the user's own.

use super::compile::{CompileError, Compiled};
use crate::diagnostic::SchemaUse;
use crate::schema::{self, SchemaError, load};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// A schema ready for use, and where it comes from.
#[derive(Debug)]
pub struct Loaded {
    /// The compiled schema.
    pub compiled: Compiled,
    /// Where it comes from.
    pub origin: SchemaUse,
}

/// The schemas that a run may use; a user's own stands before the embedded one of the
/// same namespace. Each is compiled at first use and shared between threads.
#[derive(Debug, Default)]
pub struct SchemaSet {
    own: BTreeMap<String, Arc<Loaded>>,
    embedded: Mutex<BTreeMap<String, Arc<Loaded>>>,
}

/// Why a user's schema cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum AddError {
    /// It is wrong, or has a construct that is not supported.
    #[error(transparent)]
    Schema(#[from] SchemaError),
    /// The facets of a type make no sense.
    #[error(transparent)]
    Compile(#[from] CompileError),
    /// Two schemas for one namespace.
    #[error("the namespace {0} has a schema already, from {1}")]
    Twice(String, String),
}

impl SchemaSet {
    /// All published messages.
    #[must_use]
    pub fn embedded() -> SchemaSet {
        SchemaSet::default()
    }

    /// Adds a user's schema; its target namespace says what it is for. `resolve` gives
    /// the bytes of what it includes or imports.
    ///
    /// # Errors
    ///
    /// If it is wrong or not supported, or if its namespace has a user's schema already.
    pub fn add(
        &mut self,
        origin: &str,
        sha256: &str,
        xsd: &[u8],
        resolve: &dyn Fn(&str) -> Result<Vec<u8>, String>,
    ) -> Result<(), AddError> {
        let compiled = Compiled::new(load(xsd, resolve)?)?;
        let namespace = compiled.namespace().to_owned();
        if let Some(known) = self.own.get(&namespace) {
            return Err(AddError::Twice(namespace, known.origin.origin.clone()));
        }
        let loaded = loaded(compiled, origin, sha256.to_owned());
        self.own.insert(namespace, Arc::new(loaded));
        Ok(())
    }

    /// The schema of a namespace.
    #[must_use]
    pub fn find(&self, namespace: &str) -> Option<Arc<Loaded>> {
        if let Some(own) = self.own.get(namespace) {
            return Some(Arc::clone(own));
        }
        let mut known = self.embedded.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(loaded) = known.get(namespace) {
            return Some(Arc::clone(loaded));
        }
        let entry = schema::find_namespace(namespace)?;
        // A test compiles all embedded schemas, so this never fails in a released binary.
        let compiled = Compiled::embedded(entry)?;
        let loaded = Arc::new(loaded(compiled, "embedded", entry.schema_sha256()));
        known.insert(namespace.to_owned(), Arc::clone(&loaded));
        Some(loaded)
    }
}

fn loaded(compiled: Compiled, origin: &str, sha256: String) -> Loaded {
    let namespace = compiled.namespace().to_owned();
    let origin = SchemaUse { namespace, origin: origin.to_owned(), sha256 };
    Loaded { compiled, origin }
}
