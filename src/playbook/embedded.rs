//! The catalogue that is part of this program.

use super::catalog::{Catalog, File};
use super::fault::Fault;
use super::read;

/// Files of `catalog/`, by their paths there.
macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$((concat!("catalog/", $path), include_str!(concat!("../../catalog/", $path)))),*]
    };
}

const FILES: &[(&str, &str)] = files![
    "citiconnect/apis.toml",
    "citiconnect/claims/authentication.toml",
    "citiconnect/claims/balances.toml",
    "citiconnect/claims/conditions.toml",
    "citiconnect/claims/direct-debit.toml",
    "citiconnect/claims/envelopes.toml",
    "citiconnect/claims/gpi.toml",
    "citiconnect/claims/other-apis.toml",
    "citiconnect/claims/payments.toml",
    "citiconnect/claims/public-page.toml",
    "citiconnect/claims/statements.toml",
    "citiconnect/claims/status.toml",
    "citiconnect/comparison-page.toml",
    "citiconnect/contradictions.toml",
    "citiconnect/provider.toml",
];

/// The embedded catalogue.
///
/// # Errors
///
/// Never for a released program: the tests read the same text.
pub fn embedded() -> Result<Catalog, Vec<Fault>> {
    read(embedded_files())
}

/// The files of the embedded catalogue, as they are in the project.
#[must_use]
pub fn embedded_files() -> Vec<File> {
    let file = |&(name, text): &(&str, &str)| File { name: name.to_owned(), text: text.to_owned() };
    FILES.iter().map(file).collect()
}
