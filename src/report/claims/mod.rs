//! The report on claims: a matrix of claims and payloads, the verdicts, and their
//! evidence, for people, for programs, and to hand on.
//!
//! One model ([`ClaimsReport`]) is written in every format, so that none says more than
//! another.

mod model;
mod text;

pub use model::{
    CatalogueRow, ClaimRow, ClaimsReport, DeclaredRow, DeviationRow, EvidenceRow, InsideRow,
    JudgementRow, NotRun, PayloadRow, SourceRow, Totals,
};

use super::json::indented;
use std::io::{self, Write};

/// How a report on claims is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClaimsFormat {
    /// For people, on a terminal.
    Text,
    /// One JSON document, described by `docs/claims.schema.json`.
    Json,
}

impl ClaimsFormat {
    /// Every format, in the order in which help names them.
    pub const ALL: &[ClaimsFormat] = &[ClaimsFormat::Text, ClaimsFormat::Json];

    /// The name that options use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            ClaimsFormat::Text => "text",
            ClaimsFormat::Json => "json",
        }
    }
}

/// Writes a report on claims. `color` is for a terminal.
///
/// # Errors
///
/// If `out` cannot be written to.
pub fn write_claims(
    format: ClaimsFormat,
    color: bool,
    report: &ClaimsReport,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        ClaimsFormat::Text => text::write(report, color, out),
        ClaimsFormat::Json => writeln!(out, "{}", indented(report, 0)?),
    }
}
