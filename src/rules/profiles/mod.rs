//! Rules of profiles that are no conditions: limits of SEPA, Swiss references, addresses.

pub(super) mod addresses;
pub(super) mod cbpr;
pub(super) mod citi;
pub(super) mod collections;
pub(super) mod sepa;
pub(super) mod swiss;
