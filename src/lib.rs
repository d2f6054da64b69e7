#![doc = include_str!("../README.md")]

pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod codes;
pub mod diagnostic;
mod envelope;
pub mod json;
#[cfg(feature = "cli")]
pub mod playbook;
#[cfg(feature = "cli")]
pub mod report;
pub mod rules;
pub mod schema;
pub mod service;
pub mod source;
pub mod value;
pub mod xml;
