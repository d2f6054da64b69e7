//! Integration tests: one binary, one module a subject.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod across;
mod breaking;
#[cfg(feature = "cli")]
mod catalog;
#[cfg(feature = "cli")]
mod claims;
#[cfg(feature = "cli")]
mod cli;
#[cfg(feature = "cli")]
mod cli_archives;
#[cfg(feature = "cli")]
mod cli_claims;
#[cfg(feature = "cli")]
mod cli_first_minute;
#[cfg(feature = "cli")]
mod cli_json;
#[cfg(feature = "cli")]
mod cli_lists;
#[cfg(feature = "cli")]
mod cli_playbook;
#[cfg(feature = "cli")]
mod cli_rules;
#[cfg(feature = "cli")]
mod cli_schema;
#[cfg(feature = "cli")]
mod cli_usage;
#[cfg(feature = "cli")]
mod cli_validate;
mod corpus;
mod disagreements;
mod documents;
mod echo;
mod envelope;
mod identifiers;
mod json;
mod lanes;
mod log;
#[cfg(feature = "cli")]
mod masking;
mod mutants;
mod observers;
mod overlay;
mod own_schemas;
#[cfg(feature = "cli")]
mod packed;
#[cfg(feature = "cli")]
mod pain002;
mod payment;
mod payments;
#[cfg(feature = "cli")]
mod playbook_samples;
mod properties;
mod recovery;
mod rules;
mod samples;
mod schema_cases;
mod schemas;
mod second_reader;
mod shared;
mod suppressions;
mod wellformed;
