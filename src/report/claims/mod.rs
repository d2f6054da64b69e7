//! The report on claims: a matrix of claims and payloads, the verdicts, and their
//! evidence, for people, for programs, and to hand on.
//!
//! One model ([`ClaimsReport`]) is written in every format, so that none says more than
//! another.

mod build;
mod group;
mod html;
mod markdown;
mod model;
mod text;
mod words;

pub use model::{
    CatalogueRow, ClaimRow, ClaimsReport, DeclaredRow, DeviationRow, EvidenceRow, FindingRow,
    InsideRow, JudgementRow, NotRun, PayloadRow, SourceRow, Tool, Totals, WouldBeRow,
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
    /// GitHub Flavored Markdown, to hand on.
    Markdown,
    /// One HTML file, to hand on.
    Html,
}

impl ClaimsFormat {
    /// Every format, in the order in which help names them.
    pub const ALL: &[ClaimsFormat] =
        &[ClaimsFormat::Text, ClaimsFormat::Json, ClaimsFormat::Markdown, ClaimsFormat::Html];

    /// The name that options use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            ClaimsFormat::Text => "text",
            ClaimsFormat::Json => "json",
            ClaimsFormat::Markdown => "markdown",
            ClaimsFormat::Html => "html",
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
        ClaimsFormat::Markdown => markdown::write(report, out),
        ClaimsFormat::Html => html::write(report, out),
    }
}
